import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareValues, directionOfTravel } from "../../src/direction/index.ts";
import { type MeanWithInterval, meanEstimate } from "../../src/estimate/index.ts";
import { frozen, thrownBy } from "./helpers.ts";

const values = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);

describe("compareValues()", () => {
	it("compareValues() tests values with standard errors", () => {
		const answer = compareValues(
			frozen({ value: 53, standardError: 3 }),
			frozen({ value: 43, standardError: 4 }),
			frozen({ confidence: [95, 80] }),
		);
		expect(answer).toEqual({
			kind: "values",
			basis: "standard-errors",
			method: "z",
			difference: 10,
			percentageChange: 1000 / 43,
			pValue: expect.closeTo(0.0455002638963584, 15),
			statistic: 2,
			confidence: 0.95,
			lower: expect.closeTo(10 - 5 * 1.95996398454005, 13),
			upper: expect.closeTo(10 + 5 * 1.95996398454005, 13),
			intervals: [
				{ confidence: 0.95, lower: answer.lower, upper: answer.upper },
				{ confidence: 0.8, lower: expect.closeTo(3.59224, 5), upper: expect.closeTo(16.40776, 5) },
			],
			tolerance: null,
			withinTolerance: null,
			currentValue: 53,
			currentStandardError: 3,
			previousValue: 43,
			previousStandardError: 4,
			degreesOfFreedom: null,
			reasons: [],
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it("compareValues() holds values without standard errors against the tolerance", () => {
		const answer = compareValues(
			frozen({ value: 62 }),
			frozen({ value: 64 }),
			frozen({ tolerance: { relative: 0.05 } }),
		);
		expect(answer).toEqual({
			kind: "values",
			basis: "tolerance",
			method: null,
			difference: -2,
			percentageChange: -3.125,
			pValue: null,
			statistic: null,
			confidence: null,
			lower: null,
			upper: null,
			intervals: [],
			tolerance: { relative: 0.05 },
			withinTolerance: true,
			currentValue: 62,
			currentStandardError: null,
			previousValue: 64,
			previousStandardError: null,
			degreesOfFreedom: null,
			reasons: [],
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it("compareValues() counts a change of just the tolerance as within it, whatever the doubles make of it", () => {
		const within = (value: number, other: number, tolerance: { relative: number } | { absolute: number }) =>
			compareValues({ value }, { value: other }, { tolerance }).withinTolerance;
		// In doubles 0.66 - 0.6 is 0.06000000000000005 and 8.8 - 8 is 0.8000000000000007.
		expect(within(0.66, 0.6, { relative: 0.1 })).toBe(true);
		expect(within(8.8, 8, { relative: 0.1 })).toBe(true);
		expect(within(0.3, 0.2, { absolute: 0.1 })).toBe(true);
		expect(within(0.3001, 0.2, { absolute: 0.1 })).toBe(false);
		expect(within(62, 64, { absolute: 2 })).toBe(true);
		expect(within(61.99, 64, { absolute: 2 })).toBe(false);
		expect(within(64, 64, { absolute: 0 })).toBe(true);
	});

	it("compareValues() says why there is no percentage", () => {
		const from = (value: number) => compareValues({ value: 3 }, { value }, { tolerance: { relative: 0.1 } });
		expect(from(0)).toMatchObject({
			percentageChange: null,
			withinTolerance: false,
			reasons: [{ code: "previous-is-zero" }],
		});
		expect(from(-2)).toMatchObject({
			percentageChange: null,
			difference: 5,
			reasons: [{ code: "previous-is-negative" }],
		});
		expect(
			compareValues({ value: -2.1 }, { value: -2 }, { tolerance: { relative: 0.1 } }).withinTolerance,
		).toBe(true);
	});

	it("compareValues() makes 0 of -0, which JSON does not keep", () => {
		const answer = compareValues({ value: -0 }, { value: 0 }, { tolerance: { absolute: 0 } });
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it("compareValues() is the same at any level of both values, and turns round with them", () => {
		fc.assert(
			fc.property(
				values,
				values,
				fc.double({ min: 0.01, max: 1e3, noNaN: true }),
				(value, other, standardError) => {
					const one = compareValues({ value, standardError }, { value: other, standardError: 0 });
					const back = compareValues({ value: other, standardError: 0 }, { value, standardError });
					expect(back.pValue).toBe(one.pValue);
					expect([back.lower, back.upper]).toEqual([-(one.upper ?? 0), -(one.lower ?? 0)]);
					expect((one.lower ?? 0) <= one.difference && one.difference <= (one.upper ?? 0)).toBe(true);
					expect((one.lower ?? 0) > 0 || (one.upper ?? 0) < 0).toBe((one.pValue ?? 1) < 0.05);
				},
			),
		);
	});

	it("compareValues() tests means of few values as t.test() of R does, by Welch", () => {
		const welch = compareValues(
			frozen(meanEstimate([7.1, 8.4, 6.6]) as MeanWithInterval),
			frozen(meanEstimate([5.2, 5.9, 4.4, 5.0]) as MeanWithInterval),
			{ confidence: [0.95, 0.9] },
		);
		// scipy.stats.ttest_ind(equal_var=False)
		expect(welch).toMatchObject({
			method: "student-t",
			statistic: expect.closeTo(3.620290381338105, 12),
			degreesOfFreedom: expect.closeTo(3.306582989194123, 12),
			pValue: expect.closeTo(0.030843788023061737, 13),
			lower: expect.closeTo(0.37054652214750905, 12),
			upper: expect.closeTo(4.112786811185825, 12),
		});
		expect(welch.intervals[1]).toMatchObject({
			lower: expect.closeTo(0.8379398171853847, 12),
			upper: expect.closeTo(3.6453935161479487, 12),
		});
		expect(JSON.parse(JSON.stringify(welch))).toEqual(welch);
	});

	it("compareValues() takes the degrees of freedom of a mean alone beside a figure that is known better", () => {
		const mean = meanEstimate([7.1, 8.4, 6.6]) as MeanWithInterval;
		// scipy.stats.ttest_1samp
		const one = compareValues(mean, { value: 5, standardError: 0 });
		expect([one.degreesOfFreedom, one.method]).toEqual([2, "student-t"]);
		expect(one.pValue).toBeCloseTo(0.04773019948086566, 13);
		expect(one.lower).toBeCloseTo(0.058511917179894, 12);
		// An estimate with a standard error of its own that has no size is taken as known: (1 + 1)^2 / (1^2 / 2).
		const beside = { value: 5, standardError: mean.standardError };
		expect(compareValues(mean, beside).degreesOfFreedom).toBeCloseTo(8, 12);
		expect(compareValues(beside, mean).degreesOfFreedom).toBeCloseTo(8, 12);
		const tiny = { value: 5, standardError: 1e-200, size: 2 };
		expect(compareValues(mean, tiny).degreesOfFreedom).toBe(2);
	});

	it("directionOfTravel() calls two samples of one normal changed as often as it says, or less often", () => {
		let state = 1;
		const random = () => {
			state = (state * 48_271) % 2_147_483_647;
			return state / 2_147_483_647;
		};
		const sample = (size: number) =>
			meanEstimate(
				Array.from(
					{ length: size },
					() => 50 + Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()),
				),
			) as MeanWithInterval;
		for (const size of [2, 3, 5, 10]) {
			let changed = 0;
			for (let draw = 0; draw < 2_000; draw++)
				if (directionOfTravel(sample(size), sample(size), { minimumChange: 0 }).direction !== "similar")
					changed++;
			// Before sizes were looked at: 0.18, 0.12, 0.09 and 0.06. Three standard errors of a share of 0.05 are 0.015.
			expect(changed / 2_000).toBeLessThan(0.065);
		}
	});

	it.each([
		[
			() => compareValues({ value: 1, standardError: 1, size: 1 }, { value: 2, standardError: 0 }),
			RangeError,
			"out-of-range",
			"current.size must be 2 or more, current value is 1",
		],
		[
			() => compareValues({ value: 1, standardError: 0 }, { value: 2, standardError: 1, size: 2.5 }),
			RangeError,
			"not-a-whole-number",
			"previous.size must be a whole number, current value is 2.5",
		],
		[
			// One value does not say how far values differ.
			() => compareValues(meanEstimate([3]) as never, { value: 2, standardError: 1 }),
			TypeError,
			"wrong-type",
			"current.standardError must be a number, current value is null",
		],
		[
			() => compareValues({ value: 1 }, { value: 2 }),
			TypeError,
			"not-applicable",
			"tolerance must be given for values without standard errors, current value is undefined",
		],
		[
			() => compareValues({ value: 1 }, { value: 2 }, { tolerance: { absolute: 1 }, confidence: 0.95 }),
			TypeError,
			"not-applicable",
			"confidence must come with standard errors, current value is 0.95",
		],
		[
			() =>
				compareValues(
					{ value: 1, standardError: 1 },
					{ value: 2, standardError: 1 },
					{ tolerance: { absolute: 1 } },
				),
			TypeError,
			"not-applicable",
			"tolerance must not stand beside standard errors, current value is an object",
		],
		[
			() => compareValues({ value: 1, standardError: 1 }, { value: 2 }),
			TypeError,
			"not-applicable",
			"standardError must be given for both values or for neither, 0 for an exact one, current value is 1",
		],
		[
			() => compareValues({ value: 1 }, { value: 2, standardError: 3 }),
			TypeError,
			"not-applicable",
			"standardError must be given for both values or for neither, 0 for an exact one, current value is 3",
		],
		[
			() => compareValues({ value: 1, standardError: 1 }, { value: 2, standardError: -1 }),
			RangeError,
			"out-of-range",
			"previous.standardError must be 0 or more, current value is -1",
		],
		[
			() => compareValues({ value: 1, standardError: 0 }, { value: 2, standardError: 0 }),
			RangeError,
			"out-of-range",
			"one standardError must be above 0, or a tolerance be given instead of both, current value is 0",
		],
		[
			() => compareValues({ value: 1, standardError: 1e-310 }, { value: 2, standardError: 0 }),
			RangeError,
			"not-a-number",
			"difference over its standard error must be a finite number, current value is -Infinity",
		],
		[
			() => compareValues({ value: Number.NaN }, { value: 2 }),
			RangeError,
			"not-a-number",
			"current.value must be a finite number, current value is NaN",
		],
		[
			() => compareValues({ value: 1 }, { value: "2" as never }),
			TypeError,
			"wrong-type",
			'previous.value must be a number, current value is "2"',
		],
		[
			() => compareValues({ value: 1.7e308 }, { value: -1.7e308 }, { tolerance: { absolute: 1 } }),
			RangeError,
			"not-a-number",
			"the difference must be a finite number, current value is Infinity",
		],
		[
			() => compareValues({ value: 1 }, { value: 2 }, { tolerance: { absolute: -1 } }),
			RangeError,
			"out-of-range",
			"tolerance.absolute must be 0 or more, current value is -1",
		],
		[
			() => compareValues({ value: 1 }, { value: 2 }, { tolerance: { relative: Number.NaN } }),
			RangeError,
			"not-a-number",
			"tolerance.relative must be a finite number, current value is NaN",
		],
		[
			() => compareValues({ value: 1 }, { value: 2 }, { tolerance: { relative: 0.1, absolute: 1 } as never }),
			TypeError,
			"wrong-type",
			"tolerance must have relative or absolute, and just one of them, current value is an object",
		],
		[
			() => compareValues({ value: 1 }, { value: 2 }, { tolerance: 0.05 as never }),
			TypeError,
			"wrong-type",
			"tolerance must have relative or absolute, and just one of them, current value is 0.05",
		],
	] as const)("compareValues() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot compare the values: ${must}` });
	});
});
