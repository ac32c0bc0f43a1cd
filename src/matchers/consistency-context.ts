import { optionsOf } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { ShareStructure } from "../published/check-shares.ts";
import type { Additivity } from "../published/check-total.ts";
import type { PopulationRange } from "../published/count-range.ts";
import type { Figure } from "../published/figure.ts";

/** A printed rate or percentage beside its population: is there a whole count that prints so? @since 0.1.0 */
export interface PopulationContext {
	/** What the counts are divided by, a whole number above 0, or the range that it is known to lie in. */
	readonly population: number | PopulationRange;
	/** What the rate is per. Default: what the figure says (100 for per cent, its `per`), otherwise 1,000. */
	readonly multiplier?: number;
	/** The largest count that can be. Default: none. */
	readonly max?: number;
}

/** A printed rate or percentage beside its count and its population. @since 0.1.0 */
export interface CountContext {
	/** Events, a whole number of 0 or more. */
	readonly count: number;
	/** What they are divided by, a whole number above 0. */
	readonly population: number;
	/** What the rate is per, a whole number. Default: what the figure says, otherwise 1,000. */
	readonly multiplier?: number;
}

/** A printed change beside the two figures it is between. @since 0.1.0 */
export interface ChangeContext {
	/** The current figure as it is printed. */
	readonly current: Figure;
	/** The previous figure as it is printed, in the same unit. */
	readonly previous: Figure;
	/**
	 * What the change is. Default: by its unit, per cent or a difference (percentage points, a rate, pounds). A plain
	 * number can be either, and must be told.
	 */
	readonly as?: "percent-change" | "difference";
}

/** A printed total beside its parts. @since 0.1.0 */
export interface PartsContext {
	/** The parts as they are printed, at least one. */
	readonly parts: readonly Figure[];
	/** What the total was added up from. Default `from-unrounded`. */
	readonly additivity?: Additivity;
}

/** Printed shares of one whole. @since 0.1.0 */
export interface StructureContext {
	/** How the shares make up the whole. */
	readonly structure: ShareStructure;
	/** The whole, 1 or more. Default 100, for shares in per cent. */
	readonly total?: number;
}

/** What a printed figure is held against: which check it is follows from the keys. @since 0.1.0 */
export type ConsistencyContext =
	| PopulationContext
	| CountContext
	| ChangeContext
	| PartsContext
	| StructureContext;

/** The context with the name of its kind. */
export type NamedContext =
	| { readonly kind: "population"; readonly context: PopulationContext }
	| { readonly kind: "count"; readonly context: CountContext }
	| { readonly kind: "change"; readonly context: ChangeContext }
	| { readonly kind: "parts"; readonly context: PartsContext }
	| { readonly kind: "structure"; readonly context: StructureContext };

/** The keys of each kind: those that tell it, and those that may come with them. The first that is told counts. */
const kinds = [
	["count", ["count", "population"], ["multiplier"]],
	["population", ["population"], ["multiplier", "max"]],
	["change", ["current", "previous"], ["as"]],
	["parts", ["parts"], ["additivity"]],
	["structure", ["structure"], ["total"]],
] as const;

/** Which kind of context it is, or the clear error where its keys do not tell or do not belong together. */
export function readContext(doing: string, context: ConsistencyContext): NamedContext {
	const keys = Object.entries(context ?? {})
		.filter(([, value]) => value !== undefined)
		.map(([key]) => key);
	const found = kinds.find(([, told]) => told.every((key) => keys.includes(key)));
	if (found === undefined)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the context must have population, count and population, current and previous, parts, or structure",
			context,
		);
	const [kind, told, more] = found;
	const known: readonly string[] = [...told, ...more];
	for (const key of keys)
		if (!known.includes(key))
			throw argumentError(
				TypeError,
				"not-applicable",
				doing,
				`${key} must be left out beside ${told.join(" and ")}`,
				context[key as keyof ConsistencyContext],
			);
	return { kind, context: optionsOf(context, keys as (keyof ConsistencyContext)[]) } as NamedContext;
}
