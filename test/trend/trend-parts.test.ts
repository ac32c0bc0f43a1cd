import { describe, expect, it } from "vitest";
import { periodOf } from "../../src/period/months.ts";
import { cautiousP, dispersionOf } from "../../src/trend/dispersion.ts";
import { detectLevellingOff, recentTrend } from "../../src/trend/index.ts";
import { hamedRao, mannKendall } from "../../src/trend/mann-kendall.ts";
import { readLevellingSeries } from "../../src/trend/read-levelling-series.ts";
import { slopeOf } from "../../src/trend/slope.ts";
import { now, refused } from "../answers.ts";
import { expectNear, thrownBy, year, yearly, yearlyValues } from "./helpers.ts";

const months = (first: number, last: number) => periodOf(24_000 + first, 24_000 + last, "make a period");
const read = (spans: readonly (readonly [number, number])[], breakAt = -1) =>
	readLevellingSeries(
		"read",
		spans.map(([first, last], index) => ({
			period: months(first, last),
			count: 10,
			...(index === breakAt ? { breakBefore: "counted otherwise" } : {}),
		})),
	);

describe("readLevellingSeries()", () => {
	it("takes the commonest length for the usual one, and of several the longest", () => {
		const [year0, year1, year2] = [
			[0, 11],
			[18, 29],
			[36, 47],
		] as const;
		expect(read([[-6, -1], year0, year1, year2]).usualMonths).toBe(12);
		expect(read([year0, [12, 17], year1, [30, 32], [33, 35], year2]).usualMonths).toBe(12);
		expect(
			read([
				[0, 2],
				[3, 5],
				[6, 17],
				[18, 29],
			]).usualMonths,
		).toBe(12);
	});

	it("names the later of two periods that share a month, and periods that stand twice in their order", () => {
		const codes = (spans: readonly (readonly [number, number])[]) => read(spans).refusals;
		const overlapping = (period: ReturnType<typeof months>) => [
			{ code: "overlapping-periods", periods: [period], alternative: "separate-periods" },
		];
		expect(
			codes([
				[0, 11],
				[11, 22],
			]),
		).toEqual(overlapping(months(11, 22)));
		expect(
			codes([
				[0, 2],
				[0, 11],
			]),
		).toEqual(overlapping(months(0, 11)));
		expect(
			codes([
				[0, 11],
				[0, 2],
			]),
		).toEqual(overlapping(months(0, 11)));
		expect(
			codes([
				[5, 5],
				[5, 5],
				[3, 3],
				[3, 3],
			]),
		).toEqual([
			{
				code: "duplicate-periods",
				periods: [months(3, 3), months(5, 5)],
				alternative: "one-figure-per-period",
			},
		]);
		expect(
			codes([
				[3, 3],
				[3, 3],
			]).map(({ code }) => code),
		).toEqual(["duplicate-periods"]);
	});

	it("puts a break before the month that declares it", () => {
		const spans = Array.from({ length: 8 }, (_, at) => [at, at] as const);
		expect(read(spans, 4).breaks).toEqual([{ index: 4, period: months(4, 4) }]);
	});

	it("tells of zeros at the end for counts alone", () => {
		const zeros = ({ reasons }: ReturnType<typeof detectLevellingOff>) =>
			reasons.filter(({ code }) => code === "zeros-at-end");
		expect(zeros(detectLevellingOff(yearlyValues([5, 4, 3, 2, 0, 0, 0])))).toEqual([]);
		expect(zeros(detectLevellingOff(yearly([50, 40, 30, 20, 0, 0, 0])))).toEqual([
			{ code: "zeros-at-end", periods: [year(2004), year(2005), year(2006)] },
		]);
	});

	it("refuses a cause that is no text and counts that are none", () => {
		const kindOf = (row: object) => thrownBy(() => readLevellingSeries("read", [row as never])).Kind;
		const period = year(2000);
		expect(kindOf({ period, count: 5, breakBefore: 5 })).toBe(TypeError);
		for (const rest of [{}, { denominator: 10 }])
			expect(kindOf({ period, count: -1, ...rest })).toBe(RangeError);
		const row = { period, count: 5, value: undefined };
		expect(readLevellingSeries("read", [row as never]).measure).toBe("count");
	});

	it("takes no answer for its counts, nor one without a value", () => {
		for (const answer of [now, refused])
			expect(
				thrownBy(() => readLevellingSeries("read", [{ period: months(0, 11), ...answer }])).message,
			).toMatch(
				/^Cannot read: a point must have count and perhaps exposure, count and denominator, or value/,
			);
	});
});

describe("mannKendall()", () => {
	const values = [3, 1, 4, 15, 9, 2, 6, 5, 35, 8, 97, 93, 23, 84, 62, 64, 33, 83, 27];
	const ranked = (some: readonly number[], from = 0, groups = 1) =>
		some.map((value, index) => ({ time: from + index, value, group: index % groups }));

	it("is exact for up to 18 values of one group, as cor.test() of R is", () => {
		expectNear(mannKendall(ranked(values.slice(0, 18)), false).pExact, 0.00123061768642, 1e-12);
		const { pExact, p, z } = mannKendall(ranked(values), false);
		expect(pExact).toBeNull();
		expectNear(z, 2.938787999874, 1e-11);
		expectNear(p, 0.00329498370452, 1e-12);
		expect(mannKendall(ranked(values.slice(0, 12), 0, 2), false).pExact).toBeNull();
	});

	it("finds nothing where there are no pairs, or where all are ties", () => {
		const alone = mannKendall(ranked([3, 4, 5], 0, 3), false);
		expect([alone.s, alone.z, alone.p, alone.slope, alone.tau]).toEqual([0, 0, 1, 0, 0]);
		const ties = mannKendall(ranked([0, 0, 0, 0, 0]), true);
		expect([ties.correction, ties.z, ties.p]).toEqual([1, 0, 1]);
	});

	it("never takes a series that goes up and down by turns for better evidence than independent values", () => {
		// The factor of Hamed and Rao, as ranks and correlations of NumPy and SciPy give it: below 1, and even below 0.
		for (const [turns, factor] of [
			[[6, 4, 8, 3, 9, 5, 8], -0.018181818181818],
			[[1, 5, 2, 6, 3, 7, 4, 8, 5, 9], 0.078333333333333],
		] as const) {
			const { limits, ...plain } = mannKendall(ranked(turns), false);
			expectNear(hamedRao(ranked(turns), plain.slope), factor, 1e-13);
			expect(mannKendall(ranked(turns), true)).toMatchObject(plain);
		}
	});

	it("is by the normal distribution where autocorrelation is allowed for", () => {
		const waves = ranked([1, 2, 3, 5, 9, 14, 13, 12, 10, 8, 7, 11, 15, 17, 18, 16]);
		expect(mannKendall(waves, false).pExact).toBeLessThan(0.0005);
		// The factor and p by NumPy and SciPy.
		const { correction, p, pExact, pNormal } = mannKendall(waves, true);
		expectNear(correction, 1.2955665024631, 1e-12);
		expectNear(pNormal, 0.003010978048163, 1e-12);
		expect([p, pExact]).toEqual([pNormal, null]);
	});

	it("takes values on one line for ties, whatever their unit and where nothing is above 0", () => {
		expect(hamedRao(ranked(Array.from({ length: 20 }, () => 0)), 0)).toBe(1);
		// Below a line that goes up by 1.
		const places = [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 8, 8, 9, 10];
		const factor = hamedRao(ranked(places), 1);
		expect(factor).toBeGreaterThan(2);
		for (const unit of [1e-7, 0.1, 1e7])
			expect(
				hamedRao(ranked(places.map((place) => (place * unit) / 3)), unit / 3),
				`in units of ${unit}`,
			).toBe(factor);
	});

	it("never finds more with the correction than without", () => {
		let state = 7;
		const next = () => {
			state = (state * 48_271) % 2_147_483_647;
			return state;
		};
		for (let size = 4; size < 24; size++)
			for (let draw = 0; draw < 50; draw++) {
				const points = ranked(Array.from({ length: size }, next));
				const [with_, without] = [mannKendall(points, true), mannKendall(points, false)];
				expect(with_.correction).toBeGreaterThanOrEqual(1);
				expect(with_.p).toBeGreaterThanOrEqual(without.p);
			}
	});
});

describe("small parts", () => {
	it("moderate a dispersion and are no surer than the prior is", () => {
		const wide = dispersionOf({ weight: 4, value: 2 }, 13, 6);
		expect([wide.value, wide.degreesOfFreedom]).toEqual([2.1, 10]);
		// 2 pt(-2.5 / sqrt(2.1), 10) of R
		expectNear(cautiousP(2.5, wide), 0.115209826374782, 1e-12);
		// 2 pnorm(-2.5 / sqrt(2))
		expectNear(cautiousP(2.5, dispersionOf({ weight: 4, value: 2 }, 0, 600)), 0.0770998717435418, 1e-12);
	});

	it("give a slope of 0 without a sign", () => {
		const { change, coefficient } = slopeOf("raw", 1, -0, 1, dispersionOf(null, 6, 6), [0.95]);
		expect([change, coefficient]).toEqual([0, 0]);
	});

	it("decide by the halves at their borders as the rule says", () => {
		const light = (row: readonly number[], materialMove = 0.01) =>
			detectLevellingOff(yearlyValues(row), { method: "light", materialMove }).state;
		expect(light([8, 6, 4, 2, 2, 2], 1)).toBe("levelled");
		expect(light([16, 13, 10, 10, 11, 12])).toBe("reversed");
		expect(light([16, 13, 10, 9, 8, 7])).toBe("levelling");
		expect(light([16, 11, 6, 7, 4, 1])).toBe("levelling");
	});

	it("weigh proportions by the information on their odds, as lm() of R does with n p (1 - p)", () => {
		const [counts, sizes] = [
			[50, 47, 40, 35, 33, 32, 30, 31],
			[100, 120, 90, 110, 100, 95, 105, 130],
		];
		const rows = yearly(counts ?? []).map((row, at) => ({ ...row, denominator: sizes?.[at] ?? 1 }));
		const { evidence, slope } = detectLevellingOff(rows as never, { method: "light" });
		expectNear(slope?.coefficient, -0.139562320703024, 1e-12);
		expectNear(evidence?.dispersion, 0.77261735195415, 1e-12);
		expectNear(evidence?.p, 0.717559166706835, 1e-12);
	});

	it("take standard errors far apart in any order", () => {
		const errors = [1e100, 1e100, 1e-60, 1e-60, 1e-60];
		const series = errors.map((error, at) => {
			const reach = 1.96 * error;
			return { period: year(2000 + at), value: 0, lower95: -reach, upper95: reach };
		});
		expect(recentTrend(series)).toMatchObject({ status: "assessed", slope: 0, chiSquared: 0 });
	});

	it("take a row for values with limits or for counts of a denominator, not for a bit of both", () => {
		const value = { period: year(2000), value: 5, lower95: 1, upper95: 9 };
		for (const [more, names] of [
			[{ count: 3 }, '"count"'],
			[{ denominator: 8 }, '"denominator"'],
			[{ count: 3, denominator: 8 }, '"count", "denominator"'],
		] as const)
			expect(thrownBy(() => recentTrend([{ ...value, ...more }] as never))).toEqual({
				Kind: TypeError,
				code: "wrong-type",
				message:
					"Cannot find the recent trend: a point must have count and denominator, or value with lower95 and upper95, " +
					`current value is ["period", "value", "lower95", "upper95", ${names}]`,
			});
	});
});
