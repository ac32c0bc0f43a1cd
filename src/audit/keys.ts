import { argumentError } from "../internal/errors.ts";
import type { Claim } from "./claim.ts";
import type { PublishedCheck } from "./published-claim.ts";

type KeysOf<T> = T extends unknown ? Exclude<keyof T, "kind" | "judgement" | "rounding"> : never;

/** The keys that every kind of check must have and those that it may have, besides `kind` and `rounding`. */
export const checkKeys: {
	readonly [Kind in PublishedCheck["kind"]]: readonly [
		must: readonly KeysOf<Extract<PublishedCheck, { readonly kind: Kind }>>[],
		may: readonly KeysOf<Extract<PublishedCheck, { readonly kind: Kind }>>[],
	];
} = {
	computed: [["printed", "computed"], ["otherPopulations"]],
	counts: [
		["printed", "population"],
		["multiplier", "max"],
	],
	"percent-change": [["current", "previous", "change"], []],
	difference: [["current", "previous", "difference"], []],
	implied: [["difference", "change"], ["current"]],
	total: [["parts", "total"], ["additivity"]],
	shares: [["parts", "structure"], ["whole"]],
	"rate-and-change": [
		["rate", "change", "population"],
		["previousPopulation", "basis"],
	],
	order: [["figure", "reference", "says"], []],
	judgement: [["claim"], []],
	every: [["of"], ["alsoSays"]],
	"not-printed": [["because"], []],
};

/** The keys that a claim of each judgement can have, besides `judgement` and `rounding`. */
export const claimKeys: {
	readonly [Judgement in Claim["judgement"]]: readonly KeysOf<
		Extract<Claim, { readonly judgement: Judgement }>
	>[];
} = {
	direction: ["says", "current", "previous", "change", "basis", "options"],
	benchmark: ["says", "area", "benchmark", "options"],
	"percentage-change": ["says", "current", "previous", "basis"],
	"levelling-off": ["says", "from", "series", "options"],
};

/** The keys that a window of each kind can have. */
export const windowKeys = {
	rate: ["rate", "population", "per", "period"],
	count: ["count", "population", "per", "period"],
	proportion: ["proportion", "denominator", "per", "period"],
	value: ["value", "standardError", "period"],
	population: ["population", "period"],
} as const;

/** Refuses a key that is not known, so that a misspelt one is never left out of account. */
export function refuseOtherKeys(
	doing: string,
	name: string,
	record: object,
	known: readonly PropertyKey[],
): void {
	for (const [key, value] of Object.entries(record))
		if (value !== undefined && !known.includes(key))
			throw argumentError(
				TypeError,
				"not-applicable",
				doing,
				`${name} must have no key but ${known.join(", ")}`,
				key,
			);
}
