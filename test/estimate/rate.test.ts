import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perThousand } from "../../src/estimate/per-thousand.ts";
import { type RateOptions, rate } from "../../src/estimate/rate.ts";
import { poissonLower, poissonUpper } from "../../src/internal/poisson.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

describe("rate()", () => {
	it("rate() carries what it was made of", () => {
		expect(rate(12, 6000, { confidence: [95, 0.998] })).toMatchObject({
			kind: "rate",
			value: 2,
			count: 12,
			exposure: 6000,
			per: 1000,
			confidence: 0.95,
			method: "exact",
			weighted: false,
		});
	});

	it("rate() of a whole product is the nearest double", () => {
		expect(rate(43, 5000).value).toBe(8.6);
		expect(rate(22, 25_000).value).toBe(0.88);
	});

	it("rate() of 0 events is 0 with an upper limit", () => {
		const { value, lower, upper } = rate(0, 1000);
		expect([value, lower]).toEqual([0, 0]);
		expectNear(upper, -Math.log(0.025));
	});

	it("rate() accepts a fractional count only when it is weighted", () => {
		expect(rate(12.5, 4000, { weighted: true }).value).toBe(3.125);
		expect(rate(0.25, 1000, { weighted: true }).lower).toBeGreaterThan(0);
		expect(thrownBy(() => rate(12.5, 4000))).toEqual([
			"RangeError",
			"not-a-whole-number",
			"Cannot compute the rate: count must be a whole number, current value is 12.5",
		]);
	});

	it("rate() has exact limits that leave the stated probability outside", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 100_000 }),
				fc.constantFrom(0.5, 0.95, 0.998),
				(count, confidence) => {
					const { lower, upper } = rate(count, 1000, { confidence });
					expectNear(poissonUpper(count, lower), (1 - confidence) / 2, 1e-10);
					expectNear(poissonLower(count, upper), (1 - confidence) / 2, 1e-10);
				},
			),
		);
	});

	it("rate() lies inside its interval, wider levels contain narrower ones, and results are plain", () => {
		const method = fc.constantFrom("exact", "byar", "exact-below-10-then-byar");
		fc.assert(
			fc.property(
				fc.nat(3_000_000),
				fc.integer({ min: 1, max: 60_000_000 }),
				method,
				(count, exposure, method) => {
					const result = rate(count, exposure, { method, confidence: [0.998, 0.95, 90] });
					for (const { lower, upper } of result.intervals) {
						expect(lower).toBeLessThanOrEqual(result.value);
						expect(upper).toBeGreaterThan(result.value);
					}
					const [wide, middle, narrow] = result.intervals;
					if (wide === undefined || middle === undefined || narrow === undefined)
						throw new Error("three levels");
					expect(wide.upper).toBeGreaterThan(middle.upper);
					expect(middle.upper).toBeGreaterThan(narrow.upper);
					expect(wide.lower).toBeLessThanOrEqual(middle.lower);
					expect(middle.lower).toBeLessThanOrEqual(narrow.lower);
					expectPlain(result);
				},
			),
		);
	});

	it("rate() is linear in the base and unchanged by the scale of the confidence level", () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.integer({ min: 1, max: 1_000_000 }), (count, exposure) => {
				const one = rate(count, exposure, { per: 1, confidence: 0.95 });
				const many = rate(count, exposure, { per: 100_000, confidence: 95 });
				expectNear(many.value, one.value * 100_000, 1e-15);
				expectNear(many.upper, one.upper * 100_000, 1e-15);
				expect(many.confidence).toBe(one.confidence);
			}),
		);
	});

	it("rate() by Byar's method has a lower limit of 0 where the bracket is negative", () => {
		expect(rate(1, 1000, { method: "byar", confidence: 0.9999999 }).lower).toBe(0);
		expect(rate(0, 1000, { method: "byar" }).lower).toBe(0);
	});

	it("rate() switches to Byar's method at 10 by the English convention only", () => {
		const parity: RateOptions = { method: "exact-below-10-then-byar" };
		expect(rate(9, 1000, parity).lower).toBe(rate(9, 1000).lower);
		expect(rate(10, 1000, parity).lower).toBe(rate(10, 1000, { method: "byar" }).lower);
		expect(rate(9, 1000, { method: "byar" }).lower).not.toBe(rate(9, 1000).lower);
	});

	it("rate() does not change its options", () => {
		const options = Object.freeze({ confidence: Object.freeze([0.95, 0.998]) });
		expect(rate(5, 100, options).intervals).toHaveLength(2);
	});

	const refused: [
		count: number,
		exposure: number,
		options: RateOptions,
		name: string,
		code: string,
		text: string,
	][] = [
		[-1, 10, {}, "RangeError", "out-of-range", "count must be 0 or more, current value is -1"],
		[Number.NaN, 10, {}, "RangeError", "not-a-number", "count must be a finite number, current value is NaN"],
		[
			Infinity,
			10,
			{},
			"RangeError",
			"not-a-number",
			"count must be a finite number, current value is Infinity",
		],
		["5" as never, 10, {}, "TypeError", "wrong-type", 'count must be a number, current value is "5"'],
		[null as never, 10, {}, "TypeError", "wrong-type", "count must be a number, current value is null"],
		[1, 0, {}, "RangeError", "out-of-range", "exposure must be above 0, current value is 0"],
		[1, -5, {}, "RangeError", "out-of-range", "exposure must be above 0, current value is -5"],
		[
			1,
			Number.NaN,
			{},
			"RangeError",
			"not-a-number",
			"exposure must be a finite number, current value is NaN",
		],
		[
			1,
			-Infinity,
			{},
			"RangeError",
			"not-a-number",
			"exposure must be a finite number, current value is -Infinity",
		],
		[
			1,
			undefined as never,
			{},
			"TypeError",
			"wrong-type",
			"exposure must be a number, current value is undefined",
		],
		[1, 10, { per: 0 }, "RangeError", "out-of-range", "per must be above 0, current value is 0"],
		[
			1,
			1e-300,
			{ per: 1e10 },
			"RangeError",
			"not-a-number",
			"the rate must be a finite number, current value is Infinity",
		],
		[
			-0.5,
			10,
			{ weighted: true },
			"RangeError",
			"out-of-range",
			"count must be 0 or more, current value is -0.5",
		],
		[
			1,
			10,
			{ method: "exakt" as "exact" },
			"RangeError",
			"unknown-option",
			'method must be one of exact, byar, exact-below-10-then-byar, current value is "exakt"',
		],
		[
			1,
			10,
			{ confidence: 1 },
			"RangeError",
			"out-of-range",
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 1",
		],
		[
			1,
			10,
			{ confidence: [0.95, 100] },
			"RangeError",
			"out-of-range",
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 100",
		],
		[
			1,
			10,
			{ confidence: [] },
			"RangeError",
			"out-of-range",
			"confidence must hold at least one level, current value is []",
		],
		[
			1,
			10,
			{ confidence: "95" as never },
			"TypeError",
			"wrong-type",
			'confidence must be a number, current value is "95"',
		],
	];
	it.each(refused)("rate() refuses %s over %s with %j", (count, exposure, options, name, code, text) => {
		expect(thrownBy(() => rate(count, exposure, options))).toEqual([
			name,
			code,
			`Cannot compute the rate: ${text}`,
		]);
	});
});

describe("perThousand()", () => {
	it("perThousand() is the value of rate()", () => {
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 1 }), (count, population) => {
				expect(perThousand(count, population)).toBe(rate(count, population).value);
			}),
		);
	});

	it.each([
		[-1, 10, "RangeError", "out-of-range", "count must be 0 or more, current value is -1"],
		[1.5, 10, "RangeError", "not-a-whole-number", "count must be a whole number, current value is 1.5"],
		[1, 0, "RangeError", "out-of-range", "population must be above 0, current value is 0"],
		[
			1,
			Infinity,
			"RangeError",
			"not-a-number",
			"population must be a finite number, current value is Infinity",
		],
		[1, 5e-324, "RangeError", "not-a-number", "the rate must be a finite number, current value is Infinity"],
	])("perThousand() refuses %s over %s", (count, population, name, code, text) => {
		expect(thrownBy(() => perThousand(count, population))).toEqual([
			name,
			code,
			`Cannot compute the rate per 1,000: ${text}`,
		]);
	});
});
