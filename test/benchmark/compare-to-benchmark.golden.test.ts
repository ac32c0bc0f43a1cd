import { expect, it } from "vitest";
import {
	type BenchmarkComparison,
	type BenchmarkMethod,
	compareToBenchmark,
	type Polarity,
} from "../../src/benchmark/index.ts";
import { rate } from "../../src/estimate/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain } from "./helpers.ts";

/** Every field that a case of this file can have; each method has its own. */
interface Input {
	readonly polarity: string;
	readonly benchmark: number;
	readonly benchmarkCount: number;
	readonly benchmarkDenominator: number;
	readonly benchmarkLower95: number;
	readonly benchmarkProportion: number;
	readonly benchmarkUpper95: number;
	readonly count: number;
	readonly count1: number;
	readonly count2: number;
	readonly denominator: number;
	readonly denominator1: number;
	readonly denominator2: number;
	readonly lower95: number | null;
	readonly lower99_8: number | null;
	readonly multiplier: number;
	readonly proportion: number;
	readonly tailProbability: number;
	readonly upper95: number | null;
	readonly upper99_8: number | null;
	readonly value: number;
}

interface Expected {
	readonly benchmark: number;
	readonly calibratedOutcome: string;
	readonly expectedCount: number;
	readonly fingertipsLower: number;
	readonly fingertipsOutcome: string;
	readonly fingertipsUpper: number;
	readonly intervalsOverlap: boolean;
	readonly lower: number;
	readonly lower95: number;
	readonly lower99_8: number;
	readonly outcome: string;
	readonly outcome95: string;
	readonly outcomeTwoLevels: string;
	readonly pValue: number;
	readonly significantAt5Percent: boolean;
	readonly upper: number;
	readonly upper95: number;
	readonly upper99_8: number;
	readonly value: number;
}

interface Golden {
	readonly cases: readonly {
		readonly id: string;
		readonly method: string;
		readonly input: Input;
		readonly expected: Expected;
	}[];
}

const file = "golden/benchmark-comparison.json";

const polarities: Readonly<Record<string, Polarity>> = {
	highIsGood: "higher-is-better",
	lowIsGood: "lower-is-better",
	noJudgement: "neutral",
};

/** The outcome in the words of the shared file, which has one word for position, judgement and level together. */
function outcome(answer: BenchmarkComparison, polarity: string): string {
	if (answer.status === "not-compared") return "notCompared";
	if (answer.position === "in-line") return "similar";
	if (polarity === "noJudgement") return answer.position;
	const strict = answer.levels.length > 1 && answer.evidence === Math.max(...answer.levels);
	if (answer.performance === "better") return strict ? "best" : "better";
	return strict ? "worst" : "worse";
}

function near(found: number, expected: number, relative = 1e-12): void {
	expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describeShared("compareToBenchmark() on the shared cases", file, () => {
	const { cases } = sharedJson<Golden>(file);
	const of = (method: string) => cases.filter((one) => one.method === method);
	let used = 0;
	const each = (method: string, check: (one: Golden["cases"][number]) => void) => {
		for (const one of of(method)) {
			used++;
			it(`compareToBenchmark() gives the outcome of ${method}: ${one.id}`, () => check(one));
		}
	};
	const compare = (
		area: Parameters<typeof compareToBenchmark>[0],
		benchmark: Parameters<typeof compareToBenchmark>[1],
		polarity: string,
		method: BenchmarkMethod,
		confidence?: number | readonly number[],
	) => {
		const answer = compareToBenchmark(area, benchmark, {
			polarity: polarities[polarity] ?? "neutral",
			method,
			...(confidence === undefined ? {} : { confidence }),
		});
		expectPlain(answer);
		return answer;
	};

	each("areaIntervalVsBenchmarkValue", ({ input, expected }) => {
		const area = {
			value: input.value,
			lower: input.lower95,
			upper: input.upper95,
		};
		const answer = compare(area, { value: input.benchmark }, input.polarity, "interval");
		expect(outcome(answer, input.polarity)).toBe(expected.outcome);
	});

	each("areaIntervalTwoLevels", ({ input, expected }) => {
		const area = {
			value: input.value,
			intervals: [
				{ confidence: 95, lower: input.lower95, upper: input.upper95 },
				{ confidence: 99.8, lower: input.lower99_8, upper: input.upper99_8 },
			],
		};
		const answer = compare(area, { value: input.benchmark }, input.polarity, "interval");
		expect(outcome(answer, input.polarity)).toBe(expected.outcome);
	});

	each("bothIntervals", ({ input, expected }) => {
		const area = {
			value: input.value,
			lower: input.lower95,
			upper: input.upper95,
		};
		const benchmark = {
			value: input.benchmark,
			lower: input.benchmarkLower95,
			upper: input.benchmarkUpper95,
		};
		const answer = compare(area, benchmark, input.polarity, "overlap");
		expect(outcome(answer, input.polarity)).toBe(expected.outcome);
	});

	each("ratesFromCounts", ({ input, expected }) => {
		const counts = { count: input.count, exposure: input.denominator };
		const group = { count: input.benchmarkCount, exposure: input.benchmarkDenominator };
		const given = rate(input.count, input.denominator, {
			per: input.multiplier,
			method: "exact-below-10-then-byar",
			confidence: [95, 99.8],
		});
		near(given.lower, expected.lower95);
		near(given.upper, expected.upper95);
		near(given.intervals[1]?.lower ?? 0, expected.lower99_8);
		near(given.intervals[1]?.upper ?? 0, expected.upper99_8);
		for (const area of [given, counts]) {
			const one = compare(area, group, input.polarity, "interval", 0.95);
			const two = compare(area, group, input.polarity, "interval", [0.95, 0.998]);
			expect(outcome(one, input.polarity)).toBe(expected.outcome95);
			expect(outcome(two, input.polarity)).toBe(expected.outcomeTwoLevels);
			if (two.status !== "compared") throw new Error("not compared");
			near(two.value, expected.value);
			near(two.benchmark, expected.benchmark);
			expect(two.own).toBe("out");
			if (area === given) expect(two.intervals).toEqual(given.intervals);
		}
	});

	each("spcProportion", ({ id, input, expected }) => {
		const denominator = input.denominator;
		const area = { count: Math.round(input.proportion * denominator), denominator };
		const level = id.endsWith("99.8") ? 0.998 : 0.95;
		const benchmark = { value: input.benchmarkProportion };
		const answer = compare(area, benchmark, input.polarity, "control-limits", level);
		expect(outcome(answer, input.polarity)).toBe(expected.outcome);
		if (answer.status !== "compared") throw new Error("not compared");
		near(answer.limits[0]?.lower ?? 0, expected.lower);
		near(answer.limits[0]?.upper ?? 0, expected.upper);
	});

	each("spcPoisson", ({ input, expected }) => {
		const area = { count: input.count, exposure: input.denominator };
		const benchmark = { value: input.benchmark, per: input.multiplier };
		const level = 1 - 2 * input.tailProbability;
		const answer = compare(area, benchmark, input.polarity, "control-limits", level);
		if (answer.status !== "compared") throw new Error("not compared");
		near(answer.expected ?? 0, expected.expectedCount);
		near(answer.limits[0]?.lower ?? 0, expected.fingertipsLower);
		near(answer.limits[0]?.upper ?? 0, expected.fingertipsUpper);
		expect(outcome(answer, input.polarity)).toBe(expected.fingertipsOutcome);
		for (const method of ["mid-p", "exact"] as const)
			expect(outcome(compare(area, benchmark, input.polarity, method, level), input.polarity)).toBe(
				expected.calibratedOutcome,
			);
	});

	each("overlapIsNotATest", ({ input, expected }) => {
		const area = { count: input.count1, exposure: input.denominator1 };
		const group = { count: input.count2, exposure: input.denominator2 };
		const overlap = compare(area, group, "lowIsGood", "overlap");
		expect(overlap.position === "in-line").toBe(expected.intervalsOverlap);
		const test = compare(area, group, "lowIsGood", "mid-p");
		if (test.status !== "compared") throw new Error("not compared");
		expect(test.position !== "in-line").toBe(expected.significantAt5Percent);
		// The expected p-value sums the less likely splits; twice the smaller mid-p tail is close to it, not equal.
		near(test.pValue ?? 0, expected.pValue, 0.06);
	});

	it("compareToBenchmark() is held against every case that is its own", () => {
		const elsewhere = ["targetValue", "targetInterval", "targetRange", "mostSimilarGroup"];
		expect(used).toBe(cases.filter(({ method }) => !elsewhere.includes(method)).length);
		expect(used).toBeGreaterThan(20);
	});
});
