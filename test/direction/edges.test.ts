import { describe, expect, it } from "vitest";
import {
	compareCounts,
	compareProportions,
	directionOfTravel,
	rateOfChange,
} from "../../src/direction/index.ts";
import { toPeriod } from "../../src/period/to-period.ts";
import { errorOf, poissonPoints, thrownBy, window } from "./helpers.ts";

/** Ways to choose k of n, exactly. */
function choose(n: number, k: number): bigint {
	let ways = 1n;
	for (let j = 1; j <= k; j++) ways = (ways * BigInt(n - k + j)) / BigInt(j);
	return ways;
}

describe("directionOfTravel() at its edges", () => {
	it("directionOfTravel() calls a change where p is below what the level leaves, and none where it is just that", () => {
		// All of five events in a window that had a chance of 1 in 40 to hold them all.
		const chance = 0.025 ** 0.2;
		const p = (share: number) =>
			directionOfTravel(
				{ count: 5, exposure: share },
				{ count: 0, exposure: 1 - share },
				{ method: "exact", minimumChange: 0 },
			);
		expect(p(chance)).toMatchObject({ pValue: expect.closeTo(0.05, 14), direction: "similar" });
		expect(p(chance * (1 - 1e-10))).toMatchObject({ pValue: expect.closeTo(0.05, 9), direction: "up" });
	});
});

describe("compareCounts() at its edges", () => {
	it("compareCounts() refuses counts that add up to more than ten thousand million for e-test alone", () => {
		const many = (count: number) => ({ count, exposure: 1 });
		expect(compareCounts(many(6e9), many(6e9), { method: "score" })).toMatchObject({
			pValue: 1,
			statistic: 0,
		});
		expect(compareCounts(many(5e9), many(5e9), { method: "e-test" })).toMatchObject({
			pValue: 1,
			statistic: 0,
		});
		expect(thrownBy(() => compareCounts(many(5e9 + 1), many(5e9), { method: "e-test" })).message).toContain(
			"counts must add up to 10000000000 at most for e-test",
		);
	});

	it("compareCounts() by e-test agrees far out with a sum over all pairs", () => {
		// 500 against 100 under a mean of 300 each: every pair whose statistic is as large.
		const points = poissonPoints(300, 900);
		const observed = (500 - 100) / Math.sqrt(600);
		let expected = 0;
		for (const [i, one] of points.entries())
			for (const [j, other] of points.entries())
				if (i + j > 0 && Math.abs(i - j) / Math.sqrt(i + j) >= observed * (1 - 1e-12))
					expected += one * other;
		expect(expected).toBeLessThan(1e-50);
		const found = compareCounts(
			{ count: 500, exposure: 7 },
			{ count: 100, exposure: 7 },
			{ method: "e-test" },
		);
		expect(errorOf(found.pValue, expected)).toBeLessThan(1e-9);
	});

	it("compareCounts() by score has a statistic where equal counts stand over unequal exposures", () => {
		// (30 - 30 / 3) / sqrt(60 / 3) = sqrt(20).
		const found = compareCounts(
			{ count: 30, exposure: 100 },
			{ count: 30, exposure: 300 },
			{ method: "score" },
		);
		expect(errorOf(found.statistic, Math.sqrt(20))).toBeLessThan(1e-12);
		const nothing = compareCounts({ count: 0, exposure: 1 }, { count: 0, exposure: 1 }, { method: "score" });
		expect([nothing.pValue, nothing.lower, nothing.upper]).toEqual([1, 0, null]);
	});

	it("compareCounts() by log-ratio says nothing where one of the counts is 0", () => {
		for (const [x, y] of [
			[5, 0],
			[0, 5],
			[0, 0],
		] as const)
			expect(
				compareCounts({ count: x, exposure: 1 }, { count: y, exposure: 1 }, { method: "log-ratio" }),
			).toMatchObject({ pValue: null, statistic: null, lower: null, upper: null, intervalMethod: null });
	});

	it("compareCounts() does not match months where a whole window has no event", () => {
		const reasons = [{ code: "previous-is-zero" }, { code: "dispersion-unknown" }];
		// All ten in one of two halves, half of its chance counted, either way: 2^-10.
		expect(compareCounts(window([4, 6]), window([0, 0]))).toMatchObject({ method: "mid-p", reasons });
		for (const [current, previous] of [
			[window([4, 6]), window([0, 0])],
			[window([0, 0]), window([4, 6])],
		] as const) {
			const found = compareCounts(current, previous);
			expect([found.method, found.dispersion]).toEqual(["mid-p", null]);
			expect(errorOf(found.pValue, 2 ** -10)).toBeLessThan(1e-12);
		}
		// With a dispersion of 2 there is half of the evidence: 5 against none, 2^-5.
		const halved = compareCounts(window([4, 6]), window([0, 0]), {
			dispersionPrior: { weight: 4, value: 2 },
		});
		expect(errorOf(halved.pValue, 2 ** -5)).toBeLessThan(1e-12);
	});

	it("compareCounts() draws the dispersion of months that follow the totals towards what is known of it", () => {
		// Months in the ratio of the totals leave nothing: (4 x 2 + 0) / (2 - 1 + 4).
		const found = compareCounts(window([20, 40]), window([10, 20]), {
			dispersionPrior: { weight: 4, value: 2 },
		});
		expect(found.dispersion).toMatchObject({ pearson: 0, pairs: 2, degreesOfFreedom: 5, value: 1.6 });
		// Nothing is known of it either: no dispersion can be found.
		const prior = { dispersionPrior: { weight: 0, value: 1 } };
		for (const [current, previous] of [
			[window([20, 40]), window([10, 20])],
			[window([20, 0]), window([10, 0])],
		] as const)
			expect(compareCounts(current, previous, prior)).toMatchObject({
				method: "mid-p",
				dispersion: null,
				reasons: [{ code: "dispersion-unknown" }],
			});
		// One pair of months that differs from the totals: its square over no degree of freedom is no dispersion.
		const one = (exposures: readonly number[]) => ({
			count: 20,
			exposure: 1,
			months: exposures.map((exposure, at) => ({ count: at === 0 ? 20 : 0, exposure })),
		});
		expect(compareCounts(one([1, 1]), one([1, 3]), prior)).toMatchObject({
			method: "mid-p",
			dispersion: null,
		});
	});

	it("compareCounts() of matched months finds no change where rates over unequal exposures are equal", () => {
		const found = compareCounts(window([30, 30], 2), window([15, 15], 1));
		expect(found).toMatchObject({ method: "matched-periods", rateRatio: 1, statistic: 0, pValue: 1 });
	});

	it("compareCounts() says how many months have an exposure where not all have", () => {
		const months = [{ count: 1, exposure: 2 }, { count: 1 }, { count: 1 }];
		expect(
			thrownBy(() => compareCounts({ count: 3, exposure: 1, months }, window([1, 1, 1]))).message,
		).toContain('for every month of current.months or for none, current value is "1 of 3"');
	});
});

describe("compareProportions() at its edges", () => {
	const part = (count: number, denominator: number) => ({ count, denominator });

	it("compareProportions() by fisher-mid-p agrees with exact arithmetic, far out and at equal shares", () => {
		for (const [x, n, y, m] of [
			[40, 50, 5, 50],
			[5, 50, 40, 50],
			[3, 4, 6, 8],
			[2, 8, 1, 4],
			[1, 3, 0, 9],
		] as const) {
			const total = choose(n + m, x + y);
			let beyond = choose(n, x) * choose(m, y);
			for (let k = x + 1; k <= Math.min(n, x + y); k++) beyond += 2n * choose(n, k) * choose(m, x + y - k);
			// The smaller of the two tails, each with half of the point, twice.
			const [small, whole] = [beyond < 2n * total - beyond ? beyond : 2n * total - beyond, total];
			const expected = Number((small * 10n ** 40n) / whole) / 1e40;
			const found = compareProportions(part(x, n), part(y, m), { method: "fisher-mid-p" });
			expect(errorOf(found.pValue, expected)).toBeLessThan(1e-11);
		}
		expect(compareProportions(part(3, 4), part(6, 8), { method: "fisher-mid-p" }).pValue).toBeCloseTo(
			54 / 55,
			12,
		);
	});

	it("compareProportions() of none or of all on both sides is no evidence, and a count of 0 has no sign", () => {
		for (const [x, y] of [
			[0, 0],
			[9, 7],
		] as const)
			expect(compareProportions(part(x, 9), part(y, 7), { method: "fisher-mid-p" }).pValue).toBe(1);
		const { currentCount, previousCount } = compareProportions(part(-0, 9), part(-0, 7));
		expect([Object.is(currentCount, 0), Object.is(previousCount, 0)]).toEqual([true, true]);
	});

	it("directionOfTravel() of proportions counts those without the mark as well as those with it", () => {
		const of = (x: number, n: number, y: number, m: number) => directionOfTravel(part(x, n), part(y, m));
		expect(of(6, 100, 5, 100)).toMatchObject({ tooFewToCall: false, smallCounts: true });
		expect(of(50, 100, 95, 100)).toMatchObject({ tooFewToCall: false, smallCounts: true });
		expect(of(50, 100, 80, 100)).toMatchObject({ tooFewToCall: false, smallCounts: false });
		expect(of(98, 100, 99, 100)).toMatchObject({ tooFewToCall: true, smallCounts: true });
	});
});

describe("directionOfTravel(): similarity that is shown", () => {
	const year = (count: number) => ({ count, exposure: 1 });
	const shown = (x: number, y: number, options = {}) => {
		const answer = directionOfTravel(year(x), year(y), options);
		if (answer.status !== "compared") throw new Error("must be compared");
		return [answer.direction, answer.similarityShown];
	};

	it("directionOfTravel() shows similarity only where both limits at 90% lie inside the band", () => {
		// About 1.645 sqrt(2 / 1000) = 7.4 points either way: 10% holds both limits, 5% but one of a change of 3%.
		expect(shown(1000, 1000, { similarBand: { relative: 0.1 } })).toEqual(["similar", true]);
		expect(shown(970, 1000)).toEqual(["similar", false]);
		expect(shown(1030, 1000)).toEqual(["similar", false]);
		expect(shown(970, 1000, { similarBand: { relative: 0.12 } })).toEqual(["similar", true]);
		expect(shown(1030, 1000, { similarBand: { relative: 0.12 } })).toEqual(["similar", true]);
		// From nothing there is no upper limit, however wide the band.
		expect(shown(3, 0, { similarBand: { absolute: 1e9 } })).toEqual(["similar", false]);
	});

	it("directionOfTravel() shows no similarity of what it calls a change", () => {
		// 3% of a million: beyond 2% with evidence, and well inside the band of 5%.
		expect(shown(1_030_000, 1_000_000)).toEqual(["up", false]);
		expect(shown(1_010_000, 1_000_000)).toEqual(["similar", true]);
	});

	it("directionOfTravel() refuses bare figures in the place of windows", () => {
		for (const bare of [5, "5", null, undefined])
			expect(thrownBy(() => directionOfTravel(bare as never, year(5)))).toMatchObject({
				Kind: TypeError,
				code: "wrong-type",
				message: expect.stringContaining("current must have count and exposure"),
			});
	});
});

describe("rateOfChange() at its edges", () => {
	const rates = (counts: readonly number[], exposures: readonly number[] = [1, 1, 1]) =>
		counts.map((count, at) => ({ count, exposure: exposures[at] ?? 1 }));

	it("rateOfChange() tests the first window against the third as compareCounts() does, over any exposures", () => {
		const [first, second, third] = rates([100, 130, 150], [1000, 1100, 1300]);
		const answer = rateOfChange([first, second, third] as never);
		if (answer.status !== "assessed") throw new Error("must be assessed");
		expect(answer.overallPValue).toBe(compareCounts(third as never, first as never).pValue);
	});

	it("rateOfChange() wants each window to begin where the one before it ends", () => {
		const windows = ["2017-01/2017-12", "2018-01/2018-12", "2020-01/2020-12"].map((period) => ({
			count: 50,
			exposure: 1,
			period: toPeriod(period),
		}));
		expect(rateOfChange(windows)).toMatchObject({
			status: "not-comparable",
			reasons: [{ code: "not-adjoining" }],
		});
	});

	it("rateOfChange() refuses what is no list of three windows, and shows a count of 0 without a sign", () => {
		const [one] = rates([5]);
		for (const windows of [undefined, null, 5, "abc", {}, new Set(rates([1, 2, 3]))])
			expect(thrownBy(() => rateOfChange(windows as never)).message).toContain(
				"windows must be a list of three",
			);
		for (const windows of [
			[undefined, one, one],
			[one, undefined, one],
			[one, one, undefined],
			[one, one],
		])
			expect(thrownBy(() => rateOfChange(windows as never)).message).toContain("windows must be three");
		expect(Object.is(rateOfChange(rates([-0, 5, 5])).counts[0], 0)).toBe(true);
	});
});
