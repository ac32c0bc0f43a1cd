import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rate } from "../../src/estimate/rate.ts";
import { type CountOverExposure, type RateRatioOptions, rateRatio } from "../../src/estimate/rate-ratio.ts";
import { binomialPoint } from "../../src/internal/binomial.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

/** P(X >= x) of a binomial by adding points up, with the point at x counted by `weight`. */
function tailFrom(x: number, n: number, p: number, weight: number): number {
	let sum = weight * binomialPoint(x, n, p);
	for (let k = x + 1; k <= n; k++) sum += binomialPoint(k, n, p);
	return sum;
}

const count = fc.nat(60);
const exposure = fc.integer({ min: 1, max: 100_000 });

describe("rateRatio()", () => {
	it("rateRatio() gives the year on year change of the shared case", () => {
		const result = rateRatio({ count: 1204, exposure: 706_155 }, { count: 1093, exposure: 698_268 });
		expectNear(result.value, 1.0892521510135786);
		expectNear(result.lower, 1.0027761053035344);
		expectNear(result.upper, 1.1832842172293743);
		expect(result).toMatchObject({ status: "defined", method: "exact", confidence: 0.95 });
		expectPlain(result);
	});

	it("rateRatio() takes two rates as they are and keeps their counts only", () => {
		const result = rateRatio(rate(30, 1000), rate(20, 1000));
		expect(result.value).toBe(1.5);
		expect(result.current).toEqual({ count: 30, exposure: 1000 });
	});

	it.each(["exact", "mid-p"] as const)(
		"rateRatio() leaves the stated probability outside by the %s method",
		(method) => {
			const weight = method === "exact" ? 1 : 0.5;
			fc.assert(
				fc.property(
					count,
					count,
					exposure,
					exposure,
					fc.constantFrom(0.5, 0.95, 0.998),
					(x1, x0, e1, e0, confidence) => {
						const result = rateRatio(
							{ count: x1, exposure: e1 },
							{ count: x0, exposure: e0 },
							{ method, confidence },
						);
						const split = (ratio: number) => (ratio * e1) / (ratio * e1 + e0);
						const tail = (1 - confidence) / 2;
						if (x1 > 0) expectNear(tailFrom(x1, x1 + x0, split(result.lower), weight), tail, 1e-9);
						else expect(result.lower).toBe(0);
						if (x0 === 0) expect(result.upper).toBeNull();
						else expectNear(tailFrom(x0, x1 + x0, 1 - split(result.upper ?? 0), weight), tail, 1e-9);
						expectPlain(result);
					},
				),
			);
		},
	);

	it("rateRatio() turned around is the reciprocal", () => {
		const method = fc.constantFrom("exact", "mid-p", "log-wald");
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5000 }),
				fc.integer({ min: 1, max: 5000 }),
				exposure,
				method,
				(x1, x0, e, method) => {
					const one = rateRatio({ count: x1, exposure: e }, { count: x0, exposure: 500 }, { method });
					const other = rateRatio({ count: x0, exposure: 500 }, { count: x1, exposure: e }, { method });
					expectNear(one.lower, 1 / (other.upper ?? 0), 1e-12);
				},
			),
		);
	});

	it("rateRatio() by mid-p lies inside the exact interval", () => {
		fc.assert(
			fc.property(fc.nat(3000), fc.nat(3000), (x1, x0) => {
				const [current, reference] = [
					{ count: x1, exposure: 70 },
					{ count: x0, exposure: 30 },
				];
				const exact = rateRatio(current, reference);
				const midP = rateRatio(current, reference, { method: "mid-p" });
				expect(midP.lower).toBeGreaterThanOrEqual(exact.lower);
				if (exact.upper !== null) expect(midP.upper).toBeLessThan(exact.upper);
			}),
		);
	});

	it("rateRatio() of large counts is close to the normal interval", () => {
		const [current, reference] = [
			{ count: 6_000_000, exposure: 2 },
			{ count: 3_000_000, exposure: 1 },
		];
		const exact = rateRatio(current, reference);
		const wald = rateRatio(current, reference, { method: "log-wald" });
		const midP = rateRatio(current, reference, { method: "mid-p" });
		expectNear(exact.lower, wald.lower, 1e-6);
		expectNear(midP.upper, wald.upper ?? 0, 1e-6);
	});

	it("rateRatio() by log-wald is the textbook formula", () => {
		const result = rateRatio(
			{ count: 20, exposure: 100 },
			{ count: 10, exposure: 100 },
			{ method: "log-wald" },
		);
		const reach = 1.959963984540054 * Math.sqrt(1 / 20 + 1 / 10);
		expectNear(result.lower, 2 * Math.exp(-reach));
		expectNear(result.upper, 2 * Math.exp(reach));
		expect(
			rateRatio({ count: 0, exposure: 1 }, { count: 3, exposure: 1 }, { method: "log-wald" }),
		).toMatchObject({
			value: 0,
			lower: 0,
			upper: null,
		});
	});

	it("rateRatio() to a rate of 0 is not defined and has no upper limit", () => {
		const result = rateRatio({ count: 3, exposure: 100 }, { count: 0, exposure: 200 });
		expect(result).toMatchObject({
			status: "not-defined",
			value: null,
			upper: null,
			reasons: [{ code: "reference-count-is-zero" }],
		});
		// P(X >= 3 | n = 3) = p^3, so the odds are those of the cube root.
		const p = Math.cbrt(0.025);
		expectNear(result.lower, (p / (1 - p)) * 2);
		expectPlain(result);
		expect(
			rateRatio({ count: 3, exposure: 100 }, { count: 0, exposure: 200 }, { method: "log-wald" }),
		).toMatchObject({ value: null, lower: 0, upper: null });
	});

	it("rateRatio() of nothing to nothing says nothing", () => {
		const result = rateRatio({ count: 0, exposure: 100 }, { count: 0, exposure: 100 });
		expect(result).toMatchObject({ status: "not-defined", value: null, lower: 0, upper: null });
	});

	it("rateRatio() does not change its arguments", () => {
		const [current, reference] = [
			Object.freeze({ count: 4, exposure: 10 }),
			Object.freeze({ count: 5, exposure: 10 }),
		];
		expect(
			rateRatio(current, reference, Object.freeze({ confidence: Object.freeze([0.9, 0.8]) })).intervals,
		).toHaveLength(2);
	});

	const fine = { count: 1, exposure: 10 };
	const refused: [CountOverExposure, CountOverExposure, RateRatioOptions, string, string, string][] = [
		[
			{ count: -1, exposure: 10 },
			fine,
			{},
			"RangeError",
			"out-of-range",
			"count must be 0 or more, current value is -1",
		],
		[
			fine,
			{ count: 0.5, exposure: 10 },
			{},
			"RangeError",
			"not-a-whole-number",
			"reference count must be a whole number, current value is 0.5",
		],
		[
			{ count: 1, exposure: 0 },
			fine,
			{},
			"RangeError",
			"out-of-range",
			"exposure must be above 0, current value is 0",
		],
		[
			fine,
			{ count: 1, exposure: Number.NaN },
			{},
			"RangeError",
			"not-a-number",
			"reference exposure must be a finite number, current value is NaN",
		],
		[
			fine,
			fine,
			{ method: "score" as "exact" },
			"RangeError",
			"unknown-option",
			'method must be one of exact, mid-p, log-wald, current value is "score"',
		],
		[
			{ count: 1, exposure: 1e-200 },
			{ count: 1, exposure: 1e200 },
			{},
			"RangeError",
			"not-a-number",
			"the ratio must be a finite number, current value is Infinity",
		],
	];
	it.each(refused)(
		"rateRatio() refuses %j to %j with %j",
		(current, reference, options, name, code, text) => {
			expect(thrownBy(() => rateRatio(current, reference, options))).toEqual([
				name,
				code,
				`Cannot compute the ratio of rates: ${text}`,
			]);
		},
	);
});
