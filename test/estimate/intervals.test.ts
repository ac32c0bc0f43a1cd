import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annualise } from "../../src/estimate/annualise.ts";
import { binomialInterval } from "../../src/estimate/binomial-interval.ts";
import { poissonInterval } from "../../src/estimate/poisson-interval.ts";
import { proportion } from "../../src/estimate/proportion.ts";
import { rate } from "../../src/estimate/rate.ts";
import { binomialLower, binomialUpper } from "../../src/internal/binomial.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

describe("poissonInterval()", () => {
	it("poissonInterval() is the interval of the rate before it is scaled", () => {
		const interval = poissonInterval(17, { confidence: [95, 99.8] });
		expect(interval).toMatchObject({ kind: "poisson-interval", count: 17, method: "exact", weighted: false });
		const { lower, upper } = rate(17, 1, { per: 1 });
		expect([interval.lower, interval.upper]).toEqual([lower, upper]);
		expectPlain(interval);
	});

	it("poissonInterval() gives the table of Garwood for 10 events", () => {
		expectNear(poissonInterval(10).lower, 4.7953886961324335);
		expectNear(poissonInterval(10).upper, 18.390356042017775);
		expectNear(poissonInterval(1e7).lower, 9993802.9968842678, 1e-12);
	});

	it("poissonInterval() covers the mean at least as often as it says", () => {
		for (const mean of [0.7, 3.2, 14.5, 60]) {
			let covered = 0;
			let probability = Math.exp(-mean);
			for (let count = 0; count < 200; count++, probability *= mean / count) {
				const { lower, upper } = poissonInterval(count);
				if (lower <= mean && mean <= upper) covered += probability;
			}
			expect(covered).toBeGreaterThanOrEqual(0.95);
			expect(covered).toBeLessThan(1);
		}
	});

	it("poissonInterval() leaves the stated probability outside at both ends", () => {
		/** P(X <= count) for a mean, term by term. */
		const upTo = (count: number, mean: number) => {
			let [term, sum] = [Math.exp(-mean), 0];
			for (let k = 0; k <= count; k++, term *= mean / k) sum += term;
			return sum;
		};
		fc.assert(
			fc.property(fc.nat(150), fc.constantFrom(0.5, 0.95, 0.998), (count, confidence) => {
				const { lower, upper } = poissonInterval(count, { confidence });
				const tail = (1 - confidence) / 2;
				expectNear(upTo(count, upper), tail, 1e-9);
				if (count === 0) expect(lower).toBe(0);
				else expectNear(1 - upTo(count - 1, lower), tail, 1e-9);
			}),
		);
	});

	it("poissonInterval() holds its count, grows with it, and is wider at a higher level, by every method", () => {
		const levels = [0.5, 0.8, 0.95, 0.998];
		fc.assert(
			fc.property(
				fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.integer({ min: 0, max: 2 ** 40 })),
				fc.constantFrom("exact", "byar", "exact-below-10-then-byar"),
				(count, method) => {
					const options = { method, confidence: levels, weighted: true };
					const { intervals } = poissonInterval(count, options);
					for (const [index, { lower, upper }] of intervals.entries()) {
						const inner = index === 0 ? { lower: count, upper: count } : intervals[index - 1];
						expect(lower).toBeGreaterThanOrEqual(0);
						expect(lower).toBeLessThanOrEqual(inner?.lower ?? Number.NaN);
						expect(upper).toBeGreaterThan(inner?.upper ?? Number.NaN);
					}
					const more = poissonInterval(count + 1, options).intervals;
					// The two methods of the third differ by a little where it goes from one to the other.
					if (method === "exact-below-10-then-byar" && count < 10) return;
					for (const [index, { lower, upper }] of intervals.entries()) {
						expect(more[index]?.lower).toBeGreaterThanOrEqual(lower);
						expect(more[index]?.upper).toBeGreaterThan(upper);
					}
				},
			),
		);
	});

	it("poissonInterval() refuses a fractional count and an unknown method", () => {
		expect(thrownBy(() => poissonInterval(1.5))).toEqual([
			"RangeError",
			"not-a-whole-number",
			"Cannot compute the interval of the count: count must be a whole number, current value is 1.5",
		]);
		expect(poissonInterval(1.5, { weighted: true }).weighted).toBe(true);
		expect(thrownBy(() => poissonInterval(1, { method: "wald" as "byar" }))?.[1]).toBe("unknown-option");
	});
});

describe("annualise()", () => {
	it("annualise() scales half a year and says so", () => {
		const result = annualise(52, 6, { confidence: [0.95, 0.9] });
		expect(result).toMatchObject({ kind: "annualised-count", value: 104, count: 52, months: 6, factor: 2 });
		const { lower, upper } = poissonInterval(52);
		expect([result.lower, result.upper]).toEqual([lower * 2, upper * 2]);
		expectPlain(result);
	});

	it("annualise() is the count and its interval at the pace of the months, whatever the number of them", () => {
		fc.assert(
			fc.property(
				fc.nat(5000),
				fc.integer({ min: 1, max: 12 }),
				fc.constantFrom("exact", "byar"),
				(count, months, method) => {
					const year = annualise(count, months, { method, confidence: [0.95, 0.998] });
					expectNear(year.value * months, 12 * count);
					const { intervals } = poissonInterval(count, { method, confidence: [0.95, 0.998] });
					for (const [index, { lower, upper }] of intervals.entries()) {
						expectNear((year.intervals[index]?.lower ?? Number.NaN) * months, 12 * lower);
						expectNear((year.intervals[index]?.upper ?? Number.NaN) * months, 12 * upper);
					}
					// The same pace kept up for twice as long is the same year, and is better known.
					if (months > 6) return;
					const longer = annualise(2 * count, 2 * months, { method });
					expectNear(longer.value, year.value);
					expect(longer.upper - longer.lower).toBeLessThan(year.upper - year.lower);
				},
			),
		);
	});

	it("annualise() of twelve months is the count", () => {
		expect(annualise(31, 12).value).toBe(31);
		expect(annualise(0, 1)).toMatchObject({ value: 0, lower: 0 });
	});

	it.each([
		[5, 0, "RangeError", "out-of-range", "months must be a whole number from 1 to 12, current value is 0"],
		[5, 13, "RangeError", "out-of-range", "months must be a whole number from 1 to 12, current value is 13"],
		[5, 2.5, "RangeError", "not-a-whole-number", "months must be a whole number, current value is 2.5"],
		[-5, 6, "RangeError", "out-of-range", "count must be 0 or more, current value is -5"],
		[0.5, 6, "RangeError", "not-a-whole-number", "count must be a whole number, current value is 0.5"],
	])("annualise() refuses %s over %s months", (count, months, name, code, text) => {
		expect(thrownBy(() => annualise(count, months))).toEqual([
			name,
			code,
			`Cannot annualise the count: ${text}`,
		]);
	});
});

const pair = fc.integer({ min: 1, max: 200_000 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

describe("binomialInterval()", () => {
	it("binomialInterval() is the interval of the proportion", () => {
		const interval = binomialInterval(37, 128, { method: "clopper-pearson" });
		const { lower, upper } = proportion(37, 128, { method: "clopper-pearson" });
		expect(interval).toMatchObject({ kind: "binomial-interval", count: 37, denominator: 128, lower, upper });
		expectPlain(interval);
	});

	it("binomialInterval() by Clopper and Pearson leaves the stated probability outside", () => {
		fc.assert(
			fc.property(pair, ([count, n]) => {
				const { lower, upper } = binomialInterval(count, n, { method: "clopper-pearson" });
				if (count > 0) expectNear(binomialUpper(count, n, lower), 0.025, 1e-9);
				else expect(lower).toBe(0);
				if (count < n) expectNear(binomialLower(count, n, upper), 0.025, 1e-9);
				else expect(upper).toBe(1);
			}),
		);
	});

	it("binomialInterval() by Wilson is where the score test is on its limit", () => {
		fc.assert(
			fc.property(pair, ([count, n]) => {
				for (const [index, limit] of [binomialInterval(count, n)]
					.flatMap(({ lower, upper }) => [lower, upper])
					.entries()) {
					if (limit === 0 || limit === 1) {
						expect(count).toBe(index * n);
						continue;
					}
					const score = (count - n * limit) / Math.sqrt(n * limit * (1 - limit));
					expectNear(Math.abs(score), 1.959963984540054, 1e-6);
				}
			}),
		);
	});

	it("binomialInterval() by Wilson keeps a small lower limit to the last digits", () => {
		// 50-digit arithmetic; the difference of the textbook formula keeps 12 digits here.
		expectNear(binomialInterval(1, 100_000_000).lower, 1.76526e-9, 1e-5);
		const exactly = (x: number, n: number, z2: number) =>
			(2 * x * x) / n / (2 * x + z2 + Math.sqrt(z2 * (z2 + 4 * x * (1 - x / n))));
		expectNear(binomialInterval(1, 1e8).lower, exactly(1, 1e8, 1.959963984540054 ** 2), 1e-14);
	});

	it("binomialInterval() mirrors", () => {
		fc.assert(
			fc.property(pair, fc.constantFrom("wilson", "clopper-pearson"), ([count, n], method) => {
				const one = binomialInterval(count, n, { method });
				const other = binomialInterval(n - count, n, { method });
				expectNear(one.lower, 1 - other.upper, 1e-9);
			}),
		);
	});

	it("binomialInterval() refuses a fractional denominator", () => {
		expect(thrownBy(() => binomialInterval(1, 2.5))).toEqual([
			"RangeError",
			"not-a-whole-number",
			"Cannot compute the interval of the proportion: denominator must be a whole number, current value is 2.5",
		]);
	});
});

describe("proportion()", () => {
	it("proportion() has closed limits at none and at all", () => {
		for (const method of ["wilson", "clopper-pearson"] as const) {
			expect(proportion(0, 20, { per: 100, method })).toMatchObject({ value: 0, lower: 0 });
			expect(proportion(20, 20, { per: 100, method })).toMatchObject({ value: 100, upper: 100 });
			expect(proportion(0, 20, { method }).upper).toBeLessThan(1);
			expect(proportion(20, 20, { method }).lower).toBeGreaterThan(0);
		}
	});

	it("proportion() without an interval says null and nothing else", () => {
		const result = proportion(9, 10, { method: "none", per: 100 });
		expect(result).toEqual({
			kind: "proportion",
			value: 90,
			count: 9,
			denominator: 10,
			per: 100,
			lower: null,
			upper: null,
			confidence: null,
			intervals: [],
			method: "none",
		});
		expectPlain(result);
	});

	it("proportion() lies inside its interval, inside 0 and per, and is plain", () => {
		fc.assert(
			fc.property(pair, fc.constantFrom("wilson", "clopper-pearson"), ([count, n], method) => {
				const result = proportion(count, n, { per: 100, method, confidence: [99.9999, 0.95] });
				for (const { lower, upper } of result.intervals) {
					expect(lower).toBeGreaterThanOrEqual(0);
					expect(lower).toBeLessThanOrEqual(result.value);
					expect(upper).toBeGreaterThanOrEqual(result.value);
					expect(upper).toBeLessThanOrEqual(100);
				}
				expectPlain(result);
			}),
		);
	});

	it.each([
		[
			11,
			10,
			{},
			"RangeError",
			"out-of-range",
			"count must be at most the denominator, which is 10, current value is 11",
		],
		[-1, 10, {}, "RangeError", "out-of-range", "count must be 0 or more, current value is -1"],
		[1.5, 10, {}, "RangeError", "not-a-whole-number", "count must be a whole number, current value is 1.5"],
		[0, 0, {}, "RangeError", "out-of-range", "denominator must be above 0, current value is 0"],
		[1, -4, {}, "RangeError", "out-of-range", "denominator must be above 0, current value is -4"],
		[
			1,
			Number.NaN,
			{},
			"RangeError",
			"not-a-number",
			"denominator must be a finite number, current value is NaN",
		],
		[
			1,
			Infinity,
			{},
			"RangeError",
			"not-a-number",
			"denominator must be a finite number, current value is Infinity",
		],
		[1, null as never, {}, "TypeError", "wrong-type", "denominator must be a number, current value is null"],
		[1, 4, { per: -100 }, "RangeError", "out-of-range", "per must be above 0, current value is -100"],
		[
			3,
			4,
			{ per: 1e308 },
			"RangeError",
			"not-a-number",
			"the proportion must be a finite number, current value is Infinity",
		],
		[
			1,
			4,
			{ method: "none", confidence: 0.95 } as never,
			"RangeError",
			"out-of-range",
			"confidence must be left out where the method is none, current value is 0.95",
		],
		[
			1,
			4,
			{ method: "wald" as "wilson" },
			"RangeError",
			"unknown-option",
			'method must be one of wilson, clopper-pearson, none, current value is "wald"',
		],
		[
			1,
			4,
			{ confidence: 0 },
			"RangeError",
			"out-of-range",
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 0",
		],
	])("proportion() refuses %s of %s with %j", (count, denominator, options, name, code, text) => {
		expect(thrownBy(() => proportion(count, denominator, options))).toEqual([
			name,
			code,
			`Cannot compute the proportion: ${text}`,
		]);
	});

	it("proportion() by its own method list only reaches binomialInterval() without none", () => {
		expect(thrownBy(() => binomialInterval(1, 4, { method: "none" as "wilson" }))?.[2]).toBe(
			'Cannot compute the interval of the proportion: method must be one of wilson, clopper-pearson, current value is "none"',
		);
	});
});
