import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, type EstimateWithInterval } from "../../src/estimate/difference.ts";
import { type MeanWithInterval, meanEstimate } from "../../src/estimate/mean-estimate.ts";
import { pool } from "../../src/estimate/pool.ts";
import { proportion } from "../../src/estimate/proportion.ts";
import { rate } from "../../src/estimate/rate.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

function estimated(
	values: readonly number[],
	confidence: number | readonly number[] = 0.95,
): MeanWithInterval {
	const result = meanEstimate(values, { confidence });
	if (result.status !== "estimated") throw new Error("no interval");
	return result;
}

describe("meanEstimate()", () => {
	it("meanEstimate() gives Student's interval", () => {
		const result = estimated([30, 40, 50, 60], [95, 99.8]);
		expect(result).toMatchObject({ kind: "mean", value: 45, size: 4, method: "student-t", confidence: 0.95 });
		expectNear(result.standardDeviation, 12.909944487358056);
		expectNear(result.lower, 24.457397432394792);
		expectNear(result.upper, 65.5426025676052);
		expect(result.intervals).toHaveLength(2);
		expectPlain(result);
	});

	it("meanEstimate() from the summary is the same", () => {
		const { value: mean, standardDeviation, size, ...rest } = estimated([2.5, 9, 4, 30, 8]);
		const summary = Object.freeze({ mean, standardDeviation, size });
		expect(meanEstimate(summary)).toEqual({ value: mean, standardDeviation, size, ...rest });
	});

	it("meanEstimate() of one value has no interval and says why", () => {
		const result = meanEstimate([7]);
		expect(result).toEqual({
			kind: "mean",
			status: "no-interval",
			value: 7,
			size: 1,
			standardDeviation: null,
			standardError: null,
			lower: null,
			upper: null,
			confidence: null,
			intervals: [],
			method: "student-t",
			reasons: [{ code: "one-value" }],
		});
		expectPlain(result);
	});

	it("meanEstimate() checks the level also where there is no interval", () => {
		expect(thrownBy(() => meanEstimate([7], { confidence: 2 }))?.[1]).toBe("out-of-range");
	});

	it("meanEstimate() of equal values has no width", () => {
		expect(estimated([0.1, 0.1, 0.1])).toMatchObject({
			value: 0.1,
			lower: 0.1,
			upper: 0.1,
			standardDeviation: 0,
		});
	});

	it("meanEstimate() moves with its values and is not moved by their order", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 }),
				(values) => {
					const one = estimated(Object.freeze(values));
					const other = estimated([...values].reverse().map((value) => value + 5000));
					expectNear(other.value, one.value + 5000, 1e-13);
					expectNear(other.lower, one.lower + 5000, 1e-12);
					expectPlain(one);
				},
			),
		);
	});

	it("meanEstimate() carries the rounding of small values beside large ones", () => {
		expectNear(estimated([1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3]).standardDeviation, 0.1, 1e-6);
	});

	it.each([
		[[], "RangeError", "out-of-range", "values must hold at least one value, current value is []"],
		[
			[1, Number.NaN],
			"RangeError",
			"not-a-number",
			"values[1] must be a finite number, current value is NaN",
		],
		[[1, null as never], "TypeError", "wrong-type", "values[1] must be a number, current value is null"],
		[
			[1e308, -1e308],
			"RangeError",
			"not-a-number",
			"mean must be a finite number, current value is -Infinity",
		],
		[
			{ mean: 1, standardDeviation: -1, size: 5 },
			"RangeError",
			"out-of-range",
			"standardDeviation must be 0 or more, current value is -1",
		],
		[
			{ mean: 1, standardDeviation: 1, size: 1 },
			"RangeError",
			"out-of-range",
			"size must be 2 or more, current value is 1",
		],
		[
			{ mean: 1, standardDeviation: 1, size: 2.5 },
			"RangeError",
			"not-a-whole-number",
			"size must be a whole number, current value is 2.5",
		],
		[
			{ mean: Infinity, standardDeviation: 1, size: 3 },
			"RangeError",
			"not-a-number",
			"mean must be a finite number, current value is Infinity",
		],
		[
			{ mean: 0, standardDeviation: null as never, size: 3 },
			"TypeError",
			"wrong-type",
			"standardDeviation must be a number, current value is null",
		],
		[
			{ mean: 0, standardDeviation: 1e308, size: 2 },
			"RangeError",
			"not-a-number",
			"lower must be a finite number, current value is -Infinity",
		],
	])("meanEstimate() refuses %j", (values, name, code, text) => {
		expect(thrownBy(() => meanEstimate(values))).toEqual([name, code, `Cannot estimate the mean: ${text}`]);
	});
});

describe("difference()", () => {
	// Newcombe (1998), table II, method 10.
	it.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[10, 10, 0, 20, 0.6791, 1],
	])("difference() gives Newcombe's interval for %s/%s and %s/%s", (x1, n1, x0, n0, lower, upper) => {
		const result = difference(proportion(x1, n1), proportion(x0, n0));
		expect(Math.abs(result.lower - lower)).toBeLessThan(0.00005);
		expect(Math.abs(result.upper - upper)).toBeLessThan(0.00005);
	});

	it("difference() turned around changes sign, and contains 0 where there is none", () => {
		fc.assert(
			fc.property(fc.nat(400), fc.nat(400), (x1, x0) => {
				const confidence = [0.95, 0.998];
				const [a, b] = [rate(x1, 900, { confidence }), rate(x0, 1000, { confidence })];
				const [one, other] = [difference(Object.freeze(a), Object.freeze(b)), difference(b, a)];
				expect(one.intervals.map(({ lower }) => lower)).toEqual(other.intervals.map(({ upper }) => -upper));
				expect(one.lower).toBeLessThan(one.value);
				expect(one.upper).toBeGreaterThan(one.value);
				expect(one.confidence).toBe(0.95);
				const same = difference(a, a);
				expect(same.lower).toBeLessThan(0);
				expect(same.upper).toBeGreaterThan(0);
				expectPlain(JSON.parse(JSON.stringify(one)));
			}),
		);
	});

	it("difference() of means and of rates carries what it was made of", () => {
		const [now, before] = [estimated([4, 5, 6]), estimated([1, 2, 3])];
		const result = difference(now, before);
		expect(result).toMatchObject({
			kind: "difference",
			value: 3,
			method: "square-and-add",
			current: now,
			reference: before,
		});
		expectNear(result.upper - 3, Math.hypot(now.upper - now.value, before.value - before.lower));
		expect(result.intervals).toEqual([{ confidence: 0.95, lower: result.lower, upper: result.upper }]);
	});

	it.each([
		[
			'reference must be a rate per 1000, current value is "proportion per 1"',
			rate(1, 10),
			proportion(1, 10),
		],
		[
			'reference must be a rate per 1000, current value is "rate per 100"',
			rate(1, 10),
			rate(1, 10, { per: 100 }),
		],
		['reference must be a mean, current value is "rate per 1000"', estimated([1, 2]), rate(1, 10)],
		[
			'both estimates must have intervals at the same levels of confidence, current value is "0.95 and 0.9"',
			rate(1, 10),
			rate(1, 10, { confidence: 90 }),
		],
		[
			'both estimates must have intervals at the same levels of confidence, current value is "none and 0.95"',
			proportion(1, 10, { method: "none" }) as never,
			proportion(1, 10),
		],
		[
			'both estimates must have intervals at the same levels of confidence, current value is "none and none"',
			proportion(1, 10, { method: "none" }) as never,
			proportion(2, 10, { method: "none" }) as never,
		],
		[
			'both estimates must have intervals at the same levels of confidence, current value is "0.95 and none"',
			proportion(1, 10),
			proportion(1, 10, { method: "none" }) as never,
		],
	])("difference() says that %s", (text, current, reference) => {
		const call = () => difference<EstimateWithInterval>(current, reference);
		expect(thrownBy(call)).toEqual(["RangeError", "out-of-range", `Cannot compute the difference: ${text}`]);
	});
});

describe("pool()", () => {
	const row = fc.record({ count: fc.nat(500), exposure: fc.integer({ min: 1, max: 50_000 }) });

	it("pool() is the rate of the sums, in any order", () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
				const result = pool(Object.freeze(rows), { confidence: [0.95, 0.998] });
				expect(pool([...rows].reverse(), { confidence: [0.95, 0.998] })).toEqual(result);
				const { parts, ...rest } = result;
				expect(parts).toBe(rows.length);
				expect(rest).toEqual(rate(rest.count, rest.exposure, { confidence: [0.95, 0.998] }));
				expectPlain(result);
			}),
		);
	});

	it("pool() adds fractions without losing any, where they are accepted", () => {
		const rows = Array.from({ length: 10 }, () => ({ count: 0.1, exposure: 1 }));
		expect(pool(rows, { weighted: true }).count).toBe(1);
	});

	it.each([
		[[], "RangeError", "out-of-range", "rows must hold at least one row, current value is []"],
		[
			[
				{ count: 1, exposure: 1 },
				{ count: 1, exposure: 0 },
			],
			"RangeError",
			"out-of-range",
			"rows[1].exposure must be above 0, current value is 0",
		],
		[
			[{ count: 0.5, exposure: 1 }],
			"RangeError",
			"not-a-whole-number",
			"rows[0].count must be a whole number, current value is 0.5",
		],
		[
			[{ count: null as never, exposure: 1 }],
			"TypeError",
			"wrong-type",
			"rows[0].count must be a number, current value is null",
		],
	])("pool() refuses %j", (rows, name, code, text) => {
		expect(thrownBy(() => pool(rows))).toEqual([name, code, `Cannot pool the counts: ${text}`]);
	});
});
