import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentageChangeInterval } from "../../src/estimate/percentage-change-interval.ts";
import { proportion } from "../../src/estimate/proportion.ts";
import { type CountOfDenominator, proportionRatio } from "../../src/estimate/proportion-ratio.ts";
import { rateRatio } from "../../src/estimate/rate-ratio.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

const sample = fc
	.integer({ min: 1, max: 400 })
	.chain((denominator) => fc.nat(denominator).map((count) => ({ count, denominator })));

/** z of the pooled test of two equal proportions: the score at the ratio 1, where the best fit needs no root. */
function pooledScore(one: CountOfDenominator, two: CountOfDenominator): number {
	const pooled = (one.count + two.count) / (one.denominator + two.denominator);
	const variance = pooled * (1 - pooled) * (1 / one.denominator + 1 / two.denominator);
	const gap = one.count / one.denominator - two.count / two.denominator;
	return gap === 0 ? 0 : gap / Math.sqrt(variance);
}

describe("proportionRatio()", () => {
	it("proportionRatio() gives the limits of Koopman's own example", () => {
		const result = proportionRatio({ count: 36, denominator: 40 }, { count: 16, denominator: 80 });
		expect(result).toMatchObject({ status: "defined", value: 4.5, method: "score", confidence: 0.95 });
		expect([result.lower.toFixed(2), result.upper?.toFixed(2)]).toEqual(["2.94", "7.15"]);
	});

	it("proportionRatio() takes two proportions as they are and keeps their counts only", () => {
		const result = proportionRatio(proportion(30, 100), proportion(20, 100));
		expect(result.value).toBe(1.5);
		expect(result.reference).toEqual({ count: 20, denominator: 100 });
	});

	it("proportionRatio() holds 1 just where the pooled test finds nothing", () => {
		fc.assert(
			fc.property(sample, sample, fc.constantFrom(0.8, 0.95, 0.998), (current, reference, confidence) => {
				const { lower, upper } = proportionRatio(current, reference, { confidence });
				const critical = { 0.8: 1.2815515655446004, 0.95: 1.959963984540054, 0.998: 3.090232306167813 };
				const score = pooledScore(current, reference);
				const holds = lower <= 1 && (upper === null || upper >= 1);
				expect(holds).toBe(Math.abs(score) <= critical[confidence as 0.95]);
			}),
		);
	});

	it("proportionRatio() turned over has the limits turned over", () => {
		fc.assert(
			fc.property(sample, sample, (current, reference) => {
				const one = proportionRatio(current, reference);
				const other = proportionRatio(reference, current);
				if (one.upper === null) expect(other.lower).toBe(0);
				else expectNear(other.lower, 1 / one.upper, 1e-9);
				if (one.lower === 0) expect(other.upper === null || current.count === 0).toBe(true);
				else expectNear(other.upper, 1 / one.lower, 1e-9);
			}),
		);
	});

	it("proportionRatio() has its value inside, at every level, and plain data", () => {
		fc.assert(
			fc.property(sample, sample, fc.constantFrom("score", "log-wald"), (current, reference, method) => {
				const result = proportionRatio(current, reference, {
					confidence: [0.95, 99.8],
					method: method as "score",
				});
				const [narrow, wide] = result.intervals;
				expect(wide?.lower).toBeLessThanOrEqual(narrow?.lower ?? -1);
				expect(wide?.upper ?? Infinity).toBeGreaterThanOrEqual(narrow?.upper ?? Infinity);
				expect(result.lower).toBeLessThanOrEqual((result.value ?? Infinity) * (1 + 1e-12));
				expect(result.upper ?? Infinity).toBeGreaterThanOrEqual((result.value ?? 0) * (1 - 1e-12));
				expectPlain(result);
			}),
		);
	});

	it("proportionRatio() uses the formula of Katz where asked", () => {
		const result = proportionRatio(
			{ count: 30, denominator: 120 },
			{ count: 20, denominator: 160 },
			{ method: "log-wald" },
		);
		const width = Math.exp(1.959963984540054 * Math.sqrt(1 / 30 - 1 / 120 + 1 / 20 - 1 / 160));
		expectNear(result.lower, 2 / width);
		expectNear(result.upper, 2 * width);
	});

	it("proportionRatio() gives bounds at the edges", () => {
		const all = { count: 10, denominator: 10 };
		const none = { count: 0, denominator: 10 };
		expect(proportionRatio(none, none)).toMatchObject({
			status: "not-defined",
			value: null,
			lower: 0,
			upper: null,
			reasons: [{ code: "reference-count-is-zero" }],
		});
		expect(proportionRatio(all, none).lower).toBeGreaterThan(1);
		expect(proportionRatio(none, all)).toMatchObject({ status: "defined", value: 0, lower: 0 });
		// Everybody on both sides: z^2 = n (R - 1) / 1, so that R = 1 + z^2 / n.
		expectNear(proportionRatio(all, all).upper, 1 + 1.959963984540054 ** 2 / 10, 1e-9);
		// The formula of Katz has no spread where there is no event.
		for (const [one, other] of [
			[none, all],
			[all, none],
			[none, none],
		] as const)
			expect(proportionRatio(one, other, { method: "log-wald" })).toMatchObject({ lower: 0, upper: null });
	});

	it("proportionRatio() shows a count of 0 without a sign", () => {
		const nothing = { count: -0, denominator: 10 };
		const { current, reference } = proportionRatio(nothing, nothing);
		expect([Object.is(current.count, 0), Object.is(reference.count, 0)]).toEqual([true, true]);
	});

	it("proportionRatio() refuses what is no proportion", () => {
		const fine = { count: 3, denominator: 10 };
		expect(thrownBy(() => proportionRatio({ count: 11, denominator: 10 }, fine))).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot compute the ratio of proportions: count must be at most the denominator, which is 10, current value is 11",
		]);
		expect(thrownBy(() => proportionRatio(fine, { count: 3, denominator: 0 }))).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot compute the ratio of proportions: reference denominator must be above 0, current value is 0",
		]);
		expect(thrownBy(() => proportionRatio(fine, fine, { method: "exact" as "score" }))).toEqual([
			"RangeError",
			"unknown-option",
			'Cannot compute the ratio of proportions: method must be one of score, log-wald, current value is "exact"',
		]);
	});
});

describe("percentageChangeInterval()", () => {
	it("percentageChangeInterval() gives the change of the shared case in per cent", () => {
		const ratio = rateRatio({ count: 1204, exposure: 706_155 }, { count: 1093, exposure: 698_268 });
		const result = percentageChangeInterval(ratio);
		expect(result).toMatchObject({ status: "defined", kind: "percentage-change-interval", confidence: 0.95 });
		expectNear(result.change, 8.92521510135786, 1e-10);
		expectNear(result.lower, 0.27761053035344, 1e-10);
		expectNear(result.upper, 18.32842172293743, 1e-10);
	});

	it("percentageChangeInterval() of proportions keeps every level", () => {
		const ratio = proportionRatio(proportion(30, 100), proportion(20, 100), { confidence: [95, 99.8] });
		const result = percentageChangeInterval(ratio);
		expect(result.change).toBe(50);
		expect(result.intervals.map(({ confidence }) => confidence)).toEqual([0.95, 0.998]);
		expectNear(result.intervals[1]?.lower ?? null, 100 * ((ratio.intervals[1]?.lower ?? 0) - 1));
		expectPlain(result);
	});

	it("percentageChangeInterval() is how far a ratio is from 1, and turned around undoes itself", () => {
		const count = fc.integer({ min: 1, max: 3000 });
		const outOf = fc.integer({ min: 3000, max: 90_000 });
		fc.assert(
			fc.property(count, count, outOf, outOf, fc.boolean(), (now, before, a, b, shares) => {
				const confidence = [0.95, 0.8];
				const compare = (one: number, of: number, other: number, from: number) =>
					percentageChangeInterval(
						shares
							? proportionRatio(
									{ count: one, denominator: of },
									{ count: other, denominator: from },
									{ confidence },
								)
							: rateRatio({ count: one, exposure: of }, { count: other, exposure: from }, { confidence }),
					);
				const [made, back] = [compare(now, a, before, b), compare(before, b, now, a)];
				expectNear(made.change, (100 * (now * b - before * a)) / (before * a), 1e-9);
				const times = (percent: number | null | undefined) => 1 + (percent ?? Number.NaN) / 100;
				expectNear(times(made.change) * times(back.change), 1, 1e-9);
				const [wide, narrow] = made.intervals;
				const [turned] = back.intervals;
				expectNear(times(wide?.lower) * times(turned?.upper), 1, 1e-6);
				expectNear(times(wide?.upper) * times(turned?.lower), 1, 1e-6);
				const ends = [wide?.lower, narrow?.lower, made.change, narrow?.upper, wide?.upper].map(Number);
				expect(ends).toEqual([...ends].sort((x, y) => x - y));
				expect(ends[0]).toBeGreaterThanOrEqual(-100);
			}),
			{ numRuns: 60 },
		);
	});

	it("percentageChangeInterval() from nothing has no change, and a lower limit", () => {
		const result = percentageChangeInterval(
			rateRatio({ count: 12, exposure: 100 }, { count: 0, exposure: 100 }),
		);
		expect(result).toMatchObject({
			status: "not-defined",
			change: null,
			upper: null,
			reasons: [{ code: "previous-is-zero" }],
		});
		expect(result.lower).toBeGreaterThan(0);
		const gone = percentageChangeInterval(
			rateRatio({ count: 0, exposure: 100 }, { count: 12, exposure: 100 }),
		);
		expect([gone.change, gone.lower]).toEqual([-100, -100]);
	});
});
