import { expect, it } from "vitest";
import {
	type CheckDifferenceOptions,
	type CheckRateAndChangeOptions,
	type CheckSharesOptions,
	type Computed,
	type ConsistentCountsOptions,
	type ConsistentTotalsOptions,
	checkDifference,
	checkPercentChange,
	checkRateAndChange,
	checkShares,
	checkTotal,
	compareAsPrinted,
	consistentCounts,
	consistentTotals,
	type Figure,
	impliedPrevious,
	parsePublished,
	reproduces,
	unround,
} from "../../src/published/index.ts";
import { describeShared, sharedJson } from "../shared.ts";

interface Pair {
	readonly current: Figure;
	readonly previous: Figure;
}

interface Case {
	readonly id: string;
	readonly op: string;
	readonly input: never;
	readonly expected: Record<string, unknown>;
}

const file = "golden/published-figures.json";

/** Ops that belong to the disclosure room. */
const elsewhere = ["roundToBase", "suppressSmall", "secondarySuppression"];

/** Bounds of the file as this library writes them: `{ num, den }` is a fraction in lowest terms. */
function exactText(value: unknown): unknown {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	if ("num" in value && "den" in value)
		return value.den === "1" ? value.num : decimal(String(value.num), String(value.den));
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, exactText(inner)]));
}

/** No fraction of the file is a finite decimal unless its denominator is made of twos and fives. */
function decimal(num: string, den: string): string {
	let rest = Number(den);
	for (const factor of [2, 5]) while (rest % factor === 0) rest /= factor;
	expect(rest).not.toBe(1);
	return `${num}/${den}`;
}

const computedOf = (input: Record<string, Computed>): Computed => {
	const { number, decimal: text, ...parts } = input;
	return (number ?? text ?? parts) as Computed;
};

/** What the functions answer, in the words of the file. */
const answers: Record<string, (input: never) => Record<string, unknown>> = {
	parse: ({ text, ...options }: { text: string }) => {
		const { text: _, ...said } = parsePublished(text, options) as unknown as Record<string, unknown>;
		return said;
	},
	unround: ({ text, ...options }: { text: string }) => {
		const { lower, upper, lowerInclusive, upperInclusive } = unround(text, options) as never;
		return { interval: { lower, upper, lowerInclusive, upperInclusive } };
	},
	reproduces: ({ computed, printed }: { computed: Record<string, Computed>; printed: string }) => {
		const result = reproduces(computedOf(computed), printed);
		if (result.status === "not-checkable") return result as never;
		const under = new Set<string>(result.reproducesUnder);
		expect(result.status === "reproduces").toBe(under.has("nearest"));
		if (result.byMode === null)
			return { reproduces: { nearest: under.has("nearest") }, ...qualifier(printed) };
		const names = ["nearest", ...Object.keys(result.byMode)];
		return {
			roundsTo: result.byMode,
			reproduces: Object.fromEntries(names.map((name) => [name, under.has(name)])),
			tie: result.tie,
			unitsOff: result.unitsOff,
		};
	},
	consistentCounts: ({ printed, ...options }: { printed: string } & ConsistentCountsOptions) =>
		verdict(consistentCounts(printed, options)),
	consistentTotals: ({ shares, ...options }: { shares: string[] } & ConsistentTotalsOptions) =>
		verdict(consistentTotals(shares, options)),
	shares: ({ parts, ...options }: { parts: string[] } & CheckSharesOptions) =>
		verdict(checkShares(parts, options)),
	total: ({ parts, total, ...options }: { parts: Figure[]; total: Figure }) =>
		verdict(checkTotal(parts, total, options)),
	difference: ({ current, previous, ...options }: Pair & CheckDifferenceOptions) =>
		verdict(checkDifference(current, previous, options)),
	percentChange: ({ current, previous, ...options }: Pair) => {
		const result = checkPercentChange(current, previous, options);
		return result.status === "not-checkable"
			? { defined: false, reasons: result.reasons.map((reason) => reason.code) }
			: { defined: true, ...verdict(result) };
	},
	impliedPrevious: ({ current, change, ...options }: { current: Figure; change: Figure }) =>
		verdict(impliedPrevious(current, change, options)),
	rateAndChange: ({
		rate,
		change,
		...options
	}: { rate: Figure; change: Figure } & CheckRateAndChangeOptions) =>
		verdict(checkRateAndChange(rate, change, options)),
	direction: ({ current, reference, ...options }: { current: Figure; reference: Figure }) =>
		verdict(compareAsPrinted(current, reference, options)),
};

const verdict = (result: { readonly status: string }) => ({
	...result,
	consistent: result.status === "consistent",
});

const qualifier = (printed: Figure) => {
	const read = parsePublished(String(printed));
	return read.kind === "value" ? { qualifier: read.qualifier } : {};
};

describeShared("the published figures of the golden file", file, () => {
	const cases = sharedJson<{ cases: readonly Case[] }>(file).cases.filter(
		({ op }) => !elsewhere.includes(op),
	);

	it("are of every kind that the room answers", () => {
		expect(new Set(cases.map(({ op }) => op))).toEqual(new Set(Object.keys(answers)));
		expect(cases.length).toBe(86);
	});

	for (const { id, op, input, expected } of cases)
		it(`${id} is answered exactly`, () => {
			const answer = answers[op]?.(input) ?? {};
			const wanted = exactText(expected) as Record<string, unknown>;
			expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, answer[key]]))).toEqual(wanted);
		});
});
