import {
	annualise,
	compareToBenchmark,
	directlyStandardisedRate,
	type EstimatedDirectRate,
	projectedTotal,
	type RegionalAverageEstimate,
	regionalAverage,
	repeatEventRate,
} from "../src/index.ts";

/** The crude rate of the second rises from 25 to 29.25; with the standard population it falls from 37 to 33.3. */
const standardised = (young: readonly [number, number], old: readonly [number, number]) =>
	directlyStandardisedRate([
		{ count: young[0], exposure: young[1], standardPopulation: 70_000 },
		{ count: old[0], exposure: old[1], standardPopulation: 30_000 },
	]) as EstimatedDirectRate;
export const before = standardised([500, 50_000], [1_000, 10_000]);
export const now = standardised([405, 45_000], [1_350, 15_000]);
export const refused = directlyStandardisedRate([{ count: 3, exposure: 1_000, standardPopulation: 1 }]);

export const repeats = repeatEventRate([{ events: 8, people: 10 }], 10_000);
const districts = (large: number, small: number) => [
	{ area: "Ashby", count: large, exposure: 10_000 },
	{ area: "Oadby", count: small, exposure: 1_000 },
];
export const meanOf = (large: number, small: number) =>
	regionalAverage(districts(large, small), { method: "mean-of-rates" }) as RegionalAverageEstimate;
export const pooledOf = (large: number, small: number) =>
	regionalAverage(districts(large, small)) as RegionalAverageEstimate;
export const sharesOf = (one: number, other: number) =>
	regionalAverage([
		{ area: "Ashby", count: one, denominator: 100 },
		{ area: "Oadby", count: other, denominator: 100 },
	]) as RegionalAverageEstimate;

/** Answers with a count and an exposure that do not tell their value or their chance. */
export const apart: readonly (readonly [kind: string, answer: never])[] = [
	now,
	refused,
	repeats,
	meanOf(100, 3),
	sharesOf(95, 90),
	{ ...annualise(52, 6), exposure: 1_000 },
	{ ...projectedTotal(52, 6), exposure: 1_000 },
	compareToBenchmark({ count: 30, denominator: 100 }, { value: 0.5 }),
].map((answer) => [answer.kind, answer as never]);

/** What a function that tests by counts says of them. */
export const refusal = (doing: string, name: string, kind: string) => ({
	Kind: TypeError,
	code: "not-applicable",
	message: `Cannot ${doing}: ${name} must be judged by its own interval, as difference does, and not by its counts, current value is "${kind}"`,
});
