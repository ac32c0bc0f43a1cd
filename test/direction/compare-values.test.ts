import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareValues } from "../../src/direction/index.ts";
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

	it.each([
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
