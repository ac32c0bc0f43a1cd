import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type BenchmarkedArea,
	type CompareToTargetOptions,
	compareToTarget,
	type Target,
} from "../../src/benchmark/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const high = { polarity: "higher-is-better" } as const;
const low = { polarity: "lower-is-better" } as const;

function outcome(area: BenchmarkedArea, target: Target, options: CompareToTargetOptions): string {
	const answer = compareToTarget(frozen(area), frozen(target), frozen(options));
	expectPlain(answer);
	return answer.outcome;
}

describe("compareToTarget()", () => {
	it("compareToTarget() meets a figure that is equalled, whichever way is better", () => {
		for (const options of [high, low]) expect(outcome({ value: 95 }, { value: 95 }, options)).toBe("met");
		expect(outcome({ value: 94.9 }, { value: 95 }, high)).toBe("missed");
		expect(outcome({ value: 94.9 }, { value: 95 }, low)).toBe("met");
		expect(outcome({ value: 95.1 }, { value: 95 }, low)).toBe("missed");
	});

	it("compareToTarget() tells the target from the value, on one base", () => {
		const answer = compareToTarget(
			{ area: "Ashby", count: 90, exposure: 10_000 },
			{ value: 800, per: 100_000 },
			low,
		);
		expect(answer).toEqual({
			kind: "target-comparison",
			status: "compared",
			area: "Ashby",
			outcome: "missed",
			performance: "worse",
			polarity: "lower-is-better",
			method: "value",
			rules: "symmetric",
			value: 900,
			target: 800,
			threshold: null,
			per: 100_000,
			difference: 100,
			lower: null,
			upper: null,
			confidence: null,
		});
		const percent = compareToTarget({ count: 1, denominator: 4 }, { value: 20, per: 100 }, high);
		expect(percent).toMatchObject({ value: 25, outcome: "met", performance: "better", per: 100 });
		expect(compareToTarget({ count: 1, denominator: 4 }, { value: 0.2 }, high)).toMatchObject({
			value: 0.25,
			per: 1,
		});
		expect(compareToTarget({ count: 1, exposure: 4 }, { value: 300 }, low)).toMatchObject({
			value: 250,
			per: 1000,
		});
		expect(compareToTarget({ value: 1, per: 100 }, { value: 10, per: 1000 }, low)).toMatchObject({
			value: 10,
		});
	});

	it("compareToTarget() wants the whole interval on the better side when it goes by interval", () => {
		const by = "interval";
		const area = { value: 94, lower: 93, upper: 95 };
		expect(outcome(area, { value: 93 }, { ...high, by })).toBe("met");
		expect(outcome(area, { value: 95 }, { ...high, by })).toBe("in-between");
		expect(outcome(area, { value: 95.1 }, { ...high, by })).toBe("missed");
		expect(outcome(area, { value: 95 }, { ...low, by })).toBe("met");
		expect(outcome(area, { value: 93 }, { ...low, by })).toBe("in-between");
		expect(outcome(area, { value: 92.9 }, { ...low, by })).toBe("missed");
		const exact = compareToTarget(
			{ count: 10, exposure: 1000 },
			{ value: 5 },
			{ ...low, by, confidence: 99.8 },
		);
		expect(exact).toMatchObject({
			outcome: "in-between",
			performance: "similar",
			confidence: 0.998,
			method: "interval",
		});
		expect(exact.status === "compared" && exact.lower).toBeCloseTo(2.9605203727, 9);
	});

	it("compareToTarget() meets a range at its better end and misses it beyond the other", () => {
		const range = { lower: 90, upper: 95 };
		const at = (options: CompareToTargetOptions) =>
			[89.9, 90, 92, 95, 95.1].map((value) => outcome({ value }, range, options));
		expect(at(high)).toEqual(["missed", "in-between", "in-between", "met", "met"]);
		expect(at(low)).toEqual(["met", "met", "in-between", "in-between", "missed"]);
		const answer = compareToTarget({ value: 92 }, range, low);
		expect(answer).toMatchObject({
			target: 90,
			threshold: 95,
			difference: 2,
			method: "range",
			performance: "similar",
		});
		expect(compareToTarget({ value: 92 }, range, high)).toMatchObject({
			target: 95,
			threshold: 90,
			difference: -3,
		});
	});

	it("compareToTarget() has the Fingertips rules for equality by name", () => {
		const options = { ...low, rules: "fingertips" } as const;
		const range = { lower: 90, upper: 95 };
		expect([89.9, 90, 92, 95, 95.1].map((value) => outcome({ value }, range, options))).toEqual([
			"met",
			"in-between",
			"in-between",
			"missed",
			"missed",
		]);
		expect(outcome({ value: 95 }, { value: 95 }, options)).toBe("met");
		const area = { value: 94, lower: 93, upper: 95 };
		const interval = { ...options, by: "interval" } as const;
		expect([92.9, 93, 94, 95, 95.1].map((value) => outcome(area, { value }, interval))).toEqual([
			"missed",
			"missed",
			"in-between",
			"in-between",
			"met",
		]);
		// The value of the year before is to be kept or exceeded there even where lower is better.
		expect(outcome({ value: 6 }, { previousValue: 5 }, options)).toBe("met");
		expect(outcome({ value: 6 }, { previousValue: 5 }, low)).toBe("missed");
		expect(outcome({ value: 4 }, { previousValue: 5 }, options)).toBe("missed");
		expect(outcome({ value: 95 }, range, { ...high, rules: "fingertips" })).toBe("met");
	});

	it("compareToTarget() keeps or betters the value of the year before", () => {
		expect(outcome({ value: 5 }, { previousValue: 5 }, high)).toBe("met");
		expect(outcome({ value: 5 }, { previousValue: 5 }, low)).toBe("met");
		expect(outcome({ value: 5 }, { previousValue: 6 }, high)).toBe("missed");
		expect(compareToTarget({ value: 5 }, { previousValue: 6 }, low)).toMatchObject({
			method: "previous-value",
			target: 6,
		});
	});

	it("compareToTarget() takes percentiles of the values of all areas, type 7", () => {
		// R: quantile(c(1, 2, 4, 8, 16), c(.25, .9)) is 2 and 12.8
		const target = { lowerPercentile: 25, upperPercentile: 90, among: [16, null, 2, 4, 8, 1] };
		const answer = compareToTarget({ value: 12.9 }, target, high);
		expect(answer).toMatchObject({ method: "percentile-range", outcome: "met", threshold: 2 });
		expect(answer.status === "compared" && answer.target).toBeCloseTo(12.8, 12);
		expect(outcome({ value: 12.7 }, target, high)).toBe("in-between");
		expect(outcome({ value: 1 }, target, high)).toBe("missed");
	});

	it.each([
		[{ value: null }, { value: 5 }, high, "value-missing"],
		[{ count: null, withheld: { from: 1, to: 4 }, exposure: 5 }, { value: 5 }, high, "count-withheld"],
		[{ value: 5 }, { value: null }, high, "target-missing"],
		[{ value: 5 }, { previousValue: null }, high, "target-missing"],
		[{ value: 5 }, { value: 5 }, { ...high, by: "interval" }, "interval-missing"],
		[{ value: 5, lower: 4, upper: null }, { value: 5 }, { ...high, by: "interval" }, "interval-missing"],
		[
			{ value: 5 },
			{ lowerPercentile: 25, upperPercentile: 75, among: [1, 2, 3, null] },
			high,
			"too-few-values",
		],
	] as const)("compareToTarget() of %j with %j, %j says %s", (area, target, options, code) => {
		const answer = compareToTarget(area, target, options);
		expectPlain(answer);
		expect(answer).toMatchObject({
			status: "not-compared",
			outcome: "not-compared",
			performance: "not-judged",
		});
		expect(answer.status === "not-compared" && answer.reasons).toEqual([{ code }]);
	});

	it("compareToTarget() mirrors: turning every sign and the polarity leaves the outcome", () => {
		const figure = fc.integer({ min: -20, max: 20 });
		fc.assert(
			fc.property(figure, figure, figure, (value, one, other) => {
				const range = { lower: Math.min(one, other), upper: Math.max(one, other) };
				const mirrored = { lower: -range.upper, upper: -range.lower };
				expect(outcome({ value: -value }, mirrored, low)).toBe(outcome({ value }, range, high));
			}),
		);
	});

	it("compareToTarget() refuses a target that no rate or proportion on its base can have", () => {
		const part = { count: 345, denominator: 1_000 };
		const refuses = (area: BenchmarkedArea, target: Target, must: string) =>
			expectRefusal(
				() => compareToTarget(area, target, low),
				RangeError,
				"out-of-range",
				`Cannot compare with the target: the target must be ${must}`,
			);
		refuses(part, { value: 40 }, "at most 1, current value is 40");
		refuses(part, { previousValue: 30 }, "at most 1, current value is 30");
		refuses(part, { lower: 0.3, upper: 40 }, "at most 1, current value is 40");
		refuses(part, { value: 101, per: 100 }, "at most 100, current value is 101");
		refuses({ count: 4, exposure: 1_000 }, { lower: -1, upper: 2 }, "0 or more, current value is -1");
		expect(outcome(part, { value: 40, per: 100 }, low)).toBe("met");
		expect(outcome(part, { value: 1 }, high)).toBe("missed");
		expect(outcome({ count: 4, exposure: 1_000 }, { value: 4_000 }, low)).toBe("met");
		expect(outcome({ value: -3 }, { value: -2 }, low)).toBe("met");
	});

	it("compareToTarget() refuses wrong arguments", () => {
		const doing = "Cannot compare with the target:";
		const refuses = (target: Target, options: object, Kind: new () => Error, code: string, message: string) =>
			expectRefusal(
				() => compareToTarget({ value: 1 }, target, options as CompareToTargetOptions),
				Kind,
				code,
				`${doing} ${message}`,
			);
		refuses(
			{ value: 1 },
			{ polarity: "neutral" },
			RangeError,
			"unknown-option",
			'polarity must be one of lower-is-better, higher-is-better, current value is "neutral"',
		);
		refuses(
			{ value: 1 },
			{ ...high, rules: "ours" },
			RangeError,
			"unknown-option",
			'rules must be one of symmetric, fingertips, current value is "ours"',
		);
		refuses(
			{ value: 1 },
			{ ...high, by: "both" },
			RangeError,
			"unknown-option",
			'by must be one of value, interval, current value is "both"',
		);
		refuses(
			{ previousValue: 1 },
			{ ...high, by: "value" },
			TypeError,
			"not-applicable",
			'by must come with a figure to reach, current value is "value"',
		);
		refuses(
			{ value: 1 },
			{ ...high, confidence: 0.95 },
			TypeError,
			"not-applicable",
			"confidence must come with by interval, current value is 0.95",
		);
		refuses(
			{ value: 1 },
			{ ...high, by: "interval", confidence: 2 },
			RangeError,
			"out-of-range",
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 2",
		);
		refuses(
			{ value: Number.NaN },
			high,
			RangeError,
			"not-a-number",
			"value of the target must be a finite number, current value is NaN",
		);
		refuses(
			{ previousValue: Number.NaN },
			high,
			RangeError,
			"not-a-number",
			"previousValue of the target must be a finite number, current value is NaN",
		);
		refuses(
			{ value: 1, per: -1 },
			high,
			RangeError,
			"out-of-range",
			"per of the target must be above 0, current value is -1",
		);
		refuses(
			{ lower: 2, upper: 1 },
			high,
			RangeError,
			"out-of-range",
			"upper of the target must be at least lower of the target, 2, current value is 1",
		);
		refuses(
			{ lowerPercentile: 75, upperPercentile: 25, among: [] },
			high,
			RangeError,
			"out-of-range",
			"upperPercentile must be at least lowerPercentile, 75, current value is 25",
		);
		refuses(
			{ lowerPercentile: 5, upperPercentile: 101, among: [] },
			high,
			RangeError,
			"out-of-range",
			"percentiles must be from 0 to 100, current value is [5, 101]",
		);
		refuses(
			{ lowerPercentile: -5, upperPercentile: 10, among: [] },
			high,
			RangeError,
			"out-of-range",
			"percentiles must be from 0 to 100, current value is [-5, 10]",
		);
		refuses(
			{ lowerPercentile: 5, upperPercentile: 10, among: [Number.NaN] },
			high,
			RangeError,
			"not-a-number",
			"a value of among must be a finite number, current value is NaN",
		);
	});
});

const file = "golden/benchmark-comparison.json";

describeShared("compareToTarget() on the shared cases", file, () => {
	const { cases } = sharedJson<{
		readonly cases: readonly {
			readonly id: string;
			readonly method: string;
			readonly input: {
				readonly polarity: string;
				readonly value?: number;
				readonly target: number;
				readonly lower95: number;
				readonly upper95: number;
				readonly lowerTarget: number;
				readonly upperTarget: number;
			};
			readonly expected: { readonly outcome: string };
		}[];
	}>(file);
	const targets = cases.filter(({ method }) => method.startsWith("target"));

	it("compareToTarget() finds its three cases", () => {
		expect(targets.map(({ method }) => method)).toEqual(["targetValue", "targetInterval", "targetRange"]);
	});

	it.each(targets)("compareToTarget() gives the outcome of $id", ({ method, input, expected }) => {
		const { value = 94, target, lower95, upper95, lowerTarget, upperTarget } = input;
		expect(input.polarity).toBe("highIsGood");
		for (const rules of ["symmetric", "fingertips"] as const) {
			const options = { ...high, rules, ...(method === "targetInterval" ? { by: "interval" as const } : {}) };
			const answer = compareToTarget(
				method === "targetInterval" ? { value, lower: lower95, upper: upper95 } : { value },
				method === "targetRange" ? { lower: lowerTarget, upper: upperTarget } : { value: target },
				options,
			);
			expect(answer.performance).toBe(expected.outcome);
		}
	});
});
