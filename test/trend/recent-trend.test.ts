import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rate } from "../../src/estimate/index.ts";
import { gammaQuantile } from "../../src/internal/gamma.ts";
import { addMonths, type Period, toPeriod } from "../../src/period/index.ts";
import { recentTrend } from "../../src/trend/recent-trend.ts";
import type {
	AssessedRecentTrend,
	RecentTrendOptions,
	RecentTrendProportion,
	RecentTrendSeries,
	RecentTrendValue,
} from "../../src/trend/recent-trend-answer.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain, frozen, thrownBy, year } from "./helpers.ts";

/** A value with its limits. */
type Figure = readonly [value: number | null, lower95?: number | null, upper95?: number | null];

const values = (figures: readonly Figure[], from = 2015): readonly RecentTrendValue[] =>
	figures.map(([value, lower95 = null, upper95 = null], i) => ({
		period: year(from + i),
		value,
		lower95,
		upper95,
	}));

/** Values that lie 1 from their limits. */
const plain = (numbers: readonly number[]) => values(numbers.map((value) => [value, value - 1, value + 1]));

const proportions = (
	counts: readonly (number | null)[],
	denominators: readonly (number | null)[],
): readonly RecentTrendProportion[] =>
	counts.map((count, i) => ({ period: year(2015 + i), count, denominator: denominators[i] ?? null }));

const hundreds = (...counts: readonly number[]) =>
	proportions(
		counts,
		counts.map(() => 100),
	);

function assessed(series: RecentTrendSeries, options?: RecentTrendOptions): AssessedRecentTrend {
	const answer = recentTrend(frozen(series), options && frozen(options));
	expectPlain(answer);
	if (answer.status !== "assessed") throw new Error(`not assessed: ${JSON.stringify(answer.reasons)}`);
	return answer;
}

/** What stands against a series, once the rest of the answer is seen to say nothing. */
function refused(series: RecentTrendSeries, options?: RecentTrendOptions) {
	const answer = recentTrend(frozen(series), options);
	expectPlain(answer);
	expect(answer).toMatchObject({
		kind: "recent-trend",
		status: "not-calculable",
		direction: null,
		performance: "not-judged",
		chiSquared: null,
		pValue: null,
		slope: null,
	});
	return answer.reasons;
}

/** The same to within a fraction of what is wanted. */
function expectClose(found: number, wanted: number, tolerance = 1e-9): void {
	expect(Math.abs(found - wanted)).toBeLessThanOrEqual(tolerance * Math.abs(wanted));
}

/** Chi-squared and slope as Fingertips writes them, one sum after another. */
function bySums(rows: readonly { readonly t: number; readonly v: number; readonly se: number }[]) {
	const sum = (of: (row: { t: number; v: number; se: number }) => number) =>
		rows.reduce((total, row) => total + of(row) / row.se ** 2, 0);
	const [s, st, stt] = [sum(() => 1), sum(({ t }) => t), sum(({ t }) => t * t)];
	const slope = (s * sum(({ t, v }) => t * v) - st * sum(({ v }) => v)) / (s * stt - st ** 2);
	return { slope, chiSquared: (slope / Math.sqrt(s / (s * stt - st ** 2))) ** 2 };
}

const WORDS = {
	increasing: "increasing",
	decreasing: "decreasing",
	noSignificantChange: "no-significant-change",
} as const;

const JUDGED = {
	increasingGettingWorse: "worsening",
	increasingGettingBetter: "improving",
	decreasingGettingWorse: "worsening",
	decreasingGettingBetter: "improving",
	noSignificantChange: "stable",
} as const;

interface Case {
	readonly id: string;
	readonly method: "weightedRegression" | "proportionTrend" | "any";
	readonly input: {
		readonly counts?: readonly number[];
		readonly denominators?: readonly number[];
		readonly values?: readonly number[];
		readonly lower95?: readonly (number | null)[];
		readonly upper95?: readonly (number | null)[];
		readonly polarity?: "lowIsGood" | "highIsGood";
	};
	readonly expected: {
		readonly slopePerPeriod?: number;
		readonly logitSlope?: number;
		readonly chiSquared: number;
		readonly propTrendTestStatistic?: number;
		readonly leaveOneOutSlopes: readonly number[];
		readonly signsAgree: boolean;
		readonly marker: keyof typeof WORDS | "cannotBeCalculated";
		readonly judged: keyof typeof JUDGED;
	};
}

describeShared("recentTrend() against the reference", "golden/recent-trend.json", () => {
	const { cases } = sharedJson<{ cases: readonly Case[] }>("golden/recent-trend.json");

	const seriesOf = ({ input }: Case): RecentTrendSeries =>
		input.values === undefined
			? proportions(input.counts ?? [], input.denominators ?? [])
			: values(
					input.values.map(
						(value, i): Figure => [value, input.lower95?.[i] ?? null, input.upper95?.[i] ?? null],
					),
				);

	it("recentTrend() has its cases", () => {
		expect(cases.map(({ method }) => method)).toEqual([
			...new Array(6).fill("weightedRegression"),
			...new Array(3).fill("proportionTrend"),
			...new Array(3).fill("any"),
		]);
	});

	for (const one of cases.filter(({ expected }) => expected.marker !== "cannotBeCalculated"))
		it(`recentTrend() gives ${one.id}`, () => {
			const { expected, input, method } = one;
			const polarity = input.polarity === "lowIsGood" ? "lower-is-better" : "higher-is-better";
			const answer = assessed(seriesOf(one), { polarity });
			expect(answer.method).toBe(method === "proportionTrend" ? "cochran-armitage" : "weighted-regression");
			expect(answer.direction).toBe(WORDS[expected.marker as keyof typeof WORDS]);
			expect(answer.performance).toBe(JUDGED[expected.judged]);
			expect(answer.signsAgree).toBe(expected.signsAgree);
			expectClose(answer.chiSquared, expected.chiSquared);
			expectClose(answer.chiSquared, expected.propTrendTestStatistic ?? expected.chiSquared);
			expectClose(answer.slope, expected.slopePerPeriod ?? expected.logitSlope ?? Number.NaN);
			expect(answer.leaveOneOut).toHaveLength(5);
			answer.leaveOneOut.forEach(({ slope }, i) => {
				expectClose(slope, expected.leaveOneOutSlopes[i] ?? Number.NaN);
			});
		});

	it.each([
		["four-points", ["too-few-points"]],
		["all-counts-equal-denominators", ["count-equals-denominator"]],
		["missing-intervals", ["missing-limits"]],
	])("recentTrend() refuses %s", (id, codes) => {
		const found = cases.find((one) => one.id === id);
		if (found === undefined) throw new Error(`no case ${id}`);
		expect(refused(seriesOf(found)).map(({ code }) => code)).toEqual(codes);
	});

	it("recentTrend() would not pass with a number that is not the expected one", () => {
		const [first] = cases;
		if (first === undefined) throw new Error("no case");
		const answer = assessed(seriesOf(first));
		expect(() => expectClose(answer.chiSquared, first.expected.chiSquared * (1 + 1e-8))).toThrow();
		expect(() => expectClose(Number.NaN, 1)).toThrow();
	});
});

describe("recentTrend()", () => {
	// R 4.2.2: lm(v ~ t, weights = 1 / se^2), with the standard error of the slope over sigma.
	const mixed = [-3, 1.5, 0.2, 4, 2.5].map((value, i): Figure => {
		const half = 1.96 * ([0.5, 1, 0.25, 2, 0.75][i] ?? 1);
		return [value, value - half, value + half];
	});

	it("recentTrend() agrees with regression in R, and returns every number used", () => {
		const answer = assessed(values(mixed), { polarity: "higher-is-better" });
		const { points, leaveOneOut, chiSquared, pValue, slope, ...rest } = answer;
		expect(rest).toStrictEqual({
			kind: "recent-trend",
			measure: "value",
			method: "weighted-regression",
			polarity: "higher-is-better",
			criticalValue: 9.549535706083239,
			confidence: 0.998,
			periods: [2015, 2016, 2017, 2018, 2019].map(year),
			status: "assessed",
			direction: "increasing",
			performance: "improving",
			significant: true,
			slopeUnit: "value",
			signsAgree: true,
			reasons: [],
		});
		expectClose(slope, 1.378662089055347, 1e-13);
		expectClose(chiSquared, 44.07627600852773, 1e-13);
		expectClose(pValue, 3.158256564556887e-11, 1e-12);
		expect(leaveOneOut.map(({ period }) => period)).toEqual(rest.periods);
		[0.8673401910360029, 1.473686563827409, 1.396186440677966, 1.346193327630454, 1.531896551724137].forEach(
			(wanted, i) => {
				expectClose(leaveOneOut[i]?.slope ?? Number.NaN, wanted, 1e-12);
			},
		);
		expect(points[1]).toStrictEqual({
			period: year(2016),
			time: 2,
			value: 1.5,
			standardError: expect.closeTo(1, 14),
			lower95: 1.5 - 1.96,
			upper95: 3.46,
			count: null,
			denominator: null,
			logOdds: null,
		});
	});

	it("recentTrend() agrees with prop.trend.test() and the regression of log-odds in R", () => {
		// R 4.2.2: prop.trend.test(x, n); coef(lm(qlogis(x / n) ~ t)).
		const fall = assessed(proportions([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121]));
		expect(fall).toMatchObject({
			measure: "proportion",
			method: "cochran-armitage",
			direction: "decreasing",
			performance: "not-judged",
			slopeUnit: "log-odds",
		});
		expectClose(fall.chiSquared, 20.1150802166751, 1e-12);
		expectClose(fall.slope, -0.06913309544626438, 1e-12);
		const flat = assessed(proportions([5405, 5500, 5435, 5480, 5315], [18095, 18170, 18005, 17890, 17860]));
		expect(flat.direction).toBe("no-significant-change");
		expectClose(flat.chiSquared, 0.01795039509633367, 1e-11);
		expectClose(flat.slope, 0.0006492729059332077, 1e-11);
		const [first] = fall.points;
		expect(first).toStrictEqual({
			period: year(2015),
			time: 1,
			value: 621 / 3454,
			standardError: expect.closeTo(Math.sqrt(((2758 / 16_253) * (13_495 / 16_253)) / 3454), 15),
			lower95: null,
			upper95: null,
			count: 621,
			denominator: 3454,
			logOdds: Math.log(621 / 2833),
		});
	});

	it("recentTrend() gives the marker that Fingertips shows for preventable sight loss, 2020 to 2024", () => {
		const answer = assessed(
			values([
				[2.935, 2.7841, 3.0919],
				[1.93028, 1.8085, 2.058],
				[2.7567, 2.6113, 2.9082],
				[2.8701, 2.7225, 3.0237],
				[3.0121, 2.8616, 3.1683],
			]),
			{ polarity: "lower-is-better" },
		);
		expect([answer.direction, answer.performance]).toEqual(["increasing", "worsening"]);
	});

	it("recentTrend() has the critical value of chi-squared, and a p-value that belongs to it", () => {
		expectClose(recentTrend([]).criticalValue, 2 * gammaQuantile(0.002, 0.5, true), 1e-14);
		// Values 1 to 5 with one standard error s: chi-squared is 10 / s^2.
		const at = (chiSquared: number) => {
			const half = 1.96 * Math.sqrt(10 / chiSquared);
			return assessed(values([1, 2, 3, 4, 5].map((value) => [value, value - half, value + half])));
		};
		expectClose(at(9.5).pValue, 0.00205, 5e-3);
		expect([at(9.54).direction, at(9.54).significant]).toEqual(["no-significant-change", false]);
		expect(at(9.54).reasons).toEqual([{ code: "not-significant" }]);
		expect(at(9.54).pValue).toBeGreaterThan(0.002);
		expect([at(9.56).direction, at(9.56).significant]).toEqual(["increasing", true]);
		expect(at(9.56).pValue).toBeLessThan(0.002);
	});

	it("recentTrend() takes the direction of the log-odds, and shows none where one point decides its sign", () => {
		const answer = assessed(hundreds(80, 20, 22, 24, 26), { polarity: "lower-is-better" });
		expect([answer.significant, answer.signsAgree]).toEqual([true, false]);
		expect([answer.direction, answer.performance]).toEqual(["no-significant-change", "stable"]);
		expect(answer.reasons).toEqual([{ code: "signs-differ", periods: [year(2015)] }]);
		const both = assessed(hundreds(24, 20, 22, 20, 21));
		expect(both.reasons.map(({ code }) => code)).toEqual(["not-significant", "signs-differ"]);
	});

	it("recentTrend() counts a slope of 0 as positive, and a series that never moves as no change", () => {
		const flat = assessed(plain([4, 4, 4, 4, 4]), { polarity: "higher-is-better" });
		expect(flat).toMatchObject({
			slope: 0,
			chiSquared: 0,
			pValue: 1,
			signsAgree: true,
			performance: "stable",
		});
		expect(flat.reasons).toEqual([{ code: "not-significant" }]);
		// Without the last point the slope is 0, with it positive or negative.
		expect(assessed(plain([4, 4, 4, 4, 40])).direction).toBe("increasing");
		expect(assessed(plain([4, 4, 4, 4, -40])).direction).toBe("no-significant-change");
		expect(assessed(plain([4, 4, 4, 4, -40])).reasons).toEqual([
			{ code: "signs-differ", periods: [year(2019)] },
		]);
		// A slope too small for a number is 0 without a sign.
		expect(assessed(values([0, 0, 0, 0, -Number.MIN_VALUE].map((v) => [v, -1, 1]))).slope).toBe(0);
		// The same third, of five different denominators.
		const thirds = assessed(proportions([1, 2, 3, 4, 5], [3, 6, 9, 12, 15]));
		expect([thirds.slope, thirds.chiSquared]).toEqual([0, 0]);
	});

	it("recentTrend() reads the direction with every polarity", () => {
		const [up, down] = [plain([10, 20, 30, 40, 50]), plain([50, 40, 30, 20, 10])];
		const performance = (series: RecentTrendSeries, polarity?: RecentTrendOptions["polarity"]) =>
			assessed(series, polarity && { polarity }).performance;
		expect(performance(up, "higher-is-better")).toBe("improving");
		expect(performance(up, "lower-is-better")).toBe("worsening");
		expect(performance(down, "higher-is-better")).toBe("worsening");
		expect(performance(down, "lower-is-better")).toBe("improving");
		expect(performance(up, "neutral")).toBe("not-judged");
		expect(performance(up)).toBe("not-judged");
		expect(assessed(up).polarity).toBe("neutral");
	});

	it("recentTrend() uses the last five points, whatever stands before them", () => {
		const last = plain([10, 20, 30, 40, 50]);
		const before: readonly RecentTrendValue[] = [
			{ period: toPeriod("2009-01/2009-03"), value: 900, lower95: 900, upper95: 900 },
			{ period: toPeriod("2009-02/2009-04"), value: null, breakBefore: "new rules" },
			{ period: toPeriod("2013/14"), value: 7 },
		];
		expect(recentTrend([...before, ...last])).toStrictEqual(recentTrend(last));
		const broken = last.map((point, i) => (i === 0 ? { ...point, breakBefore: "new rules" } : point));
		expect(recentTrend([...before, ...broken])).toStrictEqual(recentTrend(last));
	});

	it("recentTrend() takes calendar years, and rates as they come", () => {
		const counts = [5231, 4901, 4688, 4402, 4210];
		const series = counts.map((count, i) => {
			const { value, lower, upper } = rate(count, 690_000);
			return { period: toPeriod(`calendar year ${2015 + i}`), value, lower95: lower, upper95: upper };
		});
		expect(assessed(series).direction).toBe("decreasing");
	});

	it("recentTrend() accepts counts that are not whole where it is told to", () => {
		const series = proportions([2157, 2090, 2194, 2134.81, 2094], [3454, 3195, 3256, 3152, 3062.5]);
		expect(assessed(series, { weighted: true }).direction).toBe("increasing");
		const whole = hundreds(10, 20, 30, 40, 50);
		expect(recentTrend(whole, { weighted: true })).toStrictEqual(recentTrend(whole));
		expect(recentTrend(whole, { weighted: false })).toStrictEqual(recentTrend(whole));
		expect(refused([], { weighted: true })).toHaveLength(1);
	});
});

describe("recentTrend() refuses what the rule does not take", () => {
	const whole = plain([10, 20, 30, 40, 50]);

	/** The points with other periods. */
	const over = (periods: readonly Period[]): RecentTrendSeries =>
		whole.map((point, i) => ({ ...point, period: periods[i] ?? point.period }));

	it("recentTrend() needs five points", () => {
		expect(refused([])).toEqual([{ code: "too-few-points", found: 0, needed: 5 }]);
		expect(recentTrend([])).toMatchObject({ measure: null, method: null, periods: [] });
		expect(refused(whole.slice(1))).toEqual([{ code: "too-few-points", found: 4, needed: 5 }]);
		expect(recentTrend(whole.slice(1))).toMatchObject({ measure: "value", method: "weighted-regression" });
	});

	it("recentTrend() never tests rolling windows", () => {
		const rolling = [0, 1, 2, 3, 4].map((i) => addMonths(year(2015), 3 * i));
		expect(refused(over(rolling))).toEqual([{ code: "overlapping-periods", periods: rolling.slice(1) }]);
		// One window over the years that follow it: both of them share months with it, one is not adjoining it.
		const long = [2013, 2015, 2016, 2017, 2018].map(year);
		const three = toPeriod("2013-04/2016-03");
		expect(refused(over([three, ...long.slice(1)]))).toEqual([
			{ code: "not-yearly", periods: [three] },
			{ code: "overlapping-periods", periods: [year(2015)] },
		]);
	});

	it("recentTrend() never tests months, quarters or anything else but years", () => {
		const months = [0, 1, 2, 3, 4].map((i) => addMonths(toPeriod("2019-04"), i));
		expect(refused(over(months))).toEqual([{ code: "not-yearly", periods: months }]);
		const quarters = [0, 3, 6, 9, 12].map((i) => addMonths(toPeriod("2019/20 Q1"), i));
		expect(refused(over(quarters))).toEqual([{ code: "not-yearly", periods: quarters }]);
		const pairs = [0, 24, 48, 72, 96].map((i) => addMonths(toPeriod("2010-04/2012-03"), i));
		expect(refused(over(pairs))).toEqual([{ code: "not-yearly", periods: pairs }]);
		const half = toPeriod("2019-04/2019-09");
		expect(refused(over([2015, 2016, 2017, 2018].map(year).concat(half)))).toEqual([
			{ code: "not-yearly", periods: [half] },
		]);
	});

	it("recentTrend() never scores points with a gap as if they followed each other", () => {
		const gap = [2012, 2014, 2015, 2016, 2019].map(year);
		expect(refused(over(gap))).toEqual([
			{ code: "missing-periods", periods: [toPeriod("2013/14"), toPeriod("2017-04/2019-03")] },
		]);
		const calendar = [2012, 2013, 2014, 2015].map((from) => toPeriod(`calendar year ${from}`));
		expect(refused(over([...calendar, year(2016)]))).toEqual([
			{ code: "missing-periods", periods: [toPeriod("2016-01/2016-03")] },
		]);
		const month = [2012, 2013, 2014, 2015].map((from) => toPeriod(`${from}-03/${from + 1}-02`));
		expect(refused(over([...month, year(2016)]))).toEqual([
			{ code: "missing-periods", periods: [toPeriod("2016-03")] },
		]);
	});

	it("recentTrend() never tests over a break", () => {
		const broken = whole.map((point, i) => (i === 2 ? { ...point, breakBefore: "new rules" } : point));
		expect(refused(broken)).toEqual([{ code: "break-in-series", periods: [year(2017)] }]);
	});

	it("recentTrend() puts no older figure in the place of one that is blank", () => {
		const blank: readonly Figure[] = [[9, 8, 10], ...new Array(4).fill([9, 8, 10]), [null, 8, 10]];
		expect(refused(values(blank))).toEqual([{ code: "missing-values", periods: [year(2020)] }]);
		expect(refused(proportions([1, null, 3, 4, 5], [9, 9, 9, null, 9]))).toEqual([
			{ code: "missing-values", periods: [year(2016), year(2018)] },
		]);
	});

	it("recentTrend() never calls values without limits unchanged", () => {
		const bare = [10, 20, 30, 40, 50].map((value, i) => ({ period: year(2015 + i), value }));
		expect(refused(bare)).toEqual([
			{ code: "missing-limits", periods: [2015, 2016, 2017, 2018, 2019].map(year) },
		]);
		const half: readonly Figure[] = [
			[1, 0, 2],
			[2, null, 3],
			[3, 2, null],
			[4, 3, 5],
			[5, 4, 6],
		];
		expect(refused(values(half))).toEqual([{ code: "missing-limits", periods: [year(2016), year(2017)] }]);
	});

	it("recentTrend() gives no figure an endless weight", () => {
		const exact = whole.map((point, i) => (i > 2 ? { ...point, lower95: 40, upper95: 40 } : point));
		expect(refused(exact)).toEqual([{ code: "zero-standard-error", periods: [year(2018), year(2019)] }]);
		const tiny = whole.map((point) => ({ ...point, lower95: 0, upper95: Number.MIN_VALUE }));
		expect(refused(tiny).map(({ code }) => code)).toEqual(["zero-standard-error"]);
	});

	it("recentTrend() takes no logarithm of odds that have none", () => {
		expect(refused(hundreds(0, 20, 0, 40, 50))).toEqual([
			{ code: "zero-count", periods: [year(2015), year(2017)] },
		]);
		expect(refused(hundreds(10, 20, 30, 40, 100))).toEqual([
			{ code: "count-equals-denominator", periods: [year(2019)] },
		]);
		expect(refused(proportions([0, 2, 3, 4, 5], [0, 9, 9, 9, 9]))).toEqual([
			{ code: "zero-denominator", periods: [year(2015)] },
		]);
	});

	it("recentTrend() names everything that stands against a series", () => {
		const series: readonly RecentTrendValue[] = [
			{ period: toPeriod("2015-01"), value: null },
			{ period: toPeriod("2015-04"), value: 3, breakBefore: "new rules" },
			{ period: toPeriod("2015-04/2015-06"), value: 3, lower95: 3, upper95: 3 },
		];
		expect(refused(series).map(({ code }) => code)).toEqual([
			"too-few-points",
			"not-yearly",
			"overlapping-periods",
			"missing-periods",
			"break-in-series",
			"missing-values",
			"missing-limits",
			"zero-standard-error",
		]);
	});
});

describe("recentTrend() as a rule", () => {
	/** Values with limits of their own, not all the same. */
	const anyValues = fc
		.array(
			fc.record({
				value: fc.integer({ min: -500, max: 500 }),
				below: fc.integer({ min: 1, max: 60 }),
				above: fc.integer({ min: 1, max: 60 }),
			}),
			{ minLength: 5, maxLength: 5 },
		)
		.map((rows) => rows.map(({ value, below, above }): Figure => [value, value - below, value + above]));

	const anyCounts = fc.array(
		fc
			.integer({ min: 2, max: 5000 })
			.chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n))),
		{ minLength: 5, maxLength: 5 },
	);

	const counted = (pairs: readonly (readonly [number, number])[]) =>
		proportions(
			pairs.map(([x]) => x),
			pairs.map(([, n]) => n),
		);

	const opposite = {
		increasing: "decreasing",
		decreasing: "increasing",
		"no-significant-change": "no-significant-change",
	} as const;

	it("recentTrend() computes what Fingertips does, sum by sum", () => {
		fc.assert(
			fc.property(anyValues, (figures) => {
				const answer = assessed(values(figures));
				const rows = figures.map(([v, lower, upper], i) => ({
					t: i + 1,
					v: v ?? 0,
					se: ((upper ?? 0) - (lower ?? 0)) / 3.92,
				}));
				const all = bySums(rows);
				expect(Math.abs(answer.slope - all.slope)).toBeLessThan(1e-9);
				expect(Math.abs(answer.chiSquared - all.chiSquared)).toBeLessThan(1e-9 * (1 + all.chiSquared));
				answer.leaveOneOut.forEach(({ slope }, k) => {
					const { slope: wanted } = bySums(rows.filter((_, i) => i !== k));
					expect(Math.abs(slope - wanted)).toBeLessThan(1e-9);
				});
			}),
		);
	});

	it("recentTrend() computes what Fingertips does for proportions", () => {
		fc.assert(
			fc.property(anyCounts, (pairs) => {
				const answer = assessed(counted(pairs));
				const sum = (of: (x: number, n: number, t: number) => number) =>
					pairs.reduce((total, [x, n], i) => total + of(x, n, i + 1), 0);
				const [n, x] = [sum((_, all) => all), sum((count) => count)];
				const nt = sum((_, all, t) => all * t);
				const ntt = sum((_, all, t) => all * t * t);
				const top = n * (n * sum((count, _, t) => count * t) - x * nt) ** 2;
				const wanted = top / (x * (n - x) * (n * ntt - nt ** 2));
				expect(Math.abs(answer.chiSquared - wanted)).toBeLessThan(1e-9 * (1 + wanted));
				const { slope } = bySums(pairs.map(([c, d], i) => ({ t: i + 1, v: Math.log(c / (d - c)), se: 1 })));
				expect(Math.abs(answer.slope - slope)).toBeLessThan(1e-9);
			}),
		);
	});

	it("recentTrend() turned over in time is turned over", () => {
		fc.assert(
			fc.property(anyValues, anyCounts, (figures, pairs) => {
				for (const [there, back] of [
					[assessed(values(figures)), assessed(values([...figures].reverse()))],
					[assessed(counted(pairs)), assessed(counted([...pairs].reverse()))],
				] as const) {
					expect(Math.abs(there.chiSquared - back.chiSquared)).toBeLessThan(1e-9 * (1 + there.chiSquared));
					expect(Math.abs(there.slope + back.slope)).toBeLessThan(1e-9);
					// A slope of 0 is positive either way round, so that only a series without one turns over.
					const slopes = [there.slope, ...there.leaveOneOut.map(({ slope }) => slope)];
					if (slopes.every((slope) => Math.abs(slope) > 1e-9) && Math.abs(there.chiSquared - 9.5495) > 1e-3)
						expect(back.direction).toBe(opposite[there.direction]);
				}
			}),
		);
		const up = plain([10, 20, 30, 40, 50]);
		expect(assessed(up).direction).toBe("increasing");
		expect(assessed(plain([50, 40, 30, 20, 10])).direction).toBe("decreasing");
	});

	it("recentTrend() does not depend on the unit of the values", () => {
		fc.assert(
			fc.property(anyValues, fc.constantFrom(1e-140, 1e-9, 0.1, 3, 1e6, 1e140), (figures, unit) => {
				const scaled = figures.map((figure) => figure.map((number) => (number ?? 0) * unit)) as unknown;
				const [one, other] = [assessed(values(figures)), assessed(values(scaled as readonly Figure[]))];
				expect(Math.abs(one.chiSquared - other.chiSquared)).toBeLessThan(1e-9 * (1 + one.chiSquared));
				expect(Math.abs(other.slope / unit - one.slope)).toBeLessThan(1e-9 * (1 + Math.abs(one.slope)));
			}),
		);
	});

	it("recentTrend() turns round when cases and others change places", () => {
		fc.assert(
			fc.property(anyCounts, (pairs) => {
				const one = assessed(counted(pairs));
				const other = assessed(counted(pairs.map(([x, n]) => [n - x, n] as const)));
				expect(Math.abs(one.chiSquared - other.chiSquared)).toBeLessThan(1e-9 * (1 + one.chiSquared));
				expect(Math.abs(one.slope + other.slope)).toBeLessThan(1e-9);
			}),
		);
	});

	it("recentTrend() never gives NaN, whatever the figures", () => {
		const number = fc.oneof(
			fc.constantFrom(0, -0, 1, 1e150, -1e150, 1e-150),
			fc.double({ min: -1e6, max: 1e6, noNaN: true }),
		);
		const limit = fc.option(number, { nil: null });
		fc.assert(
			fc.property(fc.array(fc.tuple(limit, limit, limit), { maxLength: 7 }), (rows) => {
				const series = values(
					rows.map(([value, a, b]): Figure => {
						if (a === null || b === null) return [value, a, b];
						return [value, Math.min(a, b), Math.max(a, b)];
					}),
				);
				let answer: unknown;
				try {
					answer = recentTrend(series);
				} catch (error) {
					expect((error as Error).message).toMatch(/chi-squared must be a finite number/);
					return;
				}
				expectPlain(answer);
			}),
			{ numRuns: 1000 },
		);
		const share = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(1e6), fc.constant(Number.MAX_SAFE_INTEGER));
		fc.assert(
			fc.property(fc.array(fc.tuple(share, share), { maxLength: 7 }), (rows) => {
				expectPlain(recentTrend(counted(rows.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const))));
			}),
			{ numRuns: 1000 },
		);
	});

	it("recentTrend() shows a trend to one series in 500 that does not move, at most", () => {
		// Seeded: 10,000 series of five normal values with known standard errors.
		let state = 7;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
		let [shown, seen] = [0, 0];
		for (let round = 0; round < 10_000; round++) {
			const noise = Array.from({ length: 5 }, normal);
			const of = (total: number) =>
				values(noise.map((z, i): Figure => [z + (total * i) / 4, z - 1.96, z + 1.96]));
			if (recentTrend(of(0)).direction !== "no-significant-change") shown++;
			if (recentTrend(of(4)).direction === "increasing") seen++;
		}
		expect(shown / 10_000).toBeGreaterThan(0.001);
		expect(shown / 10_000).toBeLessThan(0.003);
		// Four standard errors from the first year to the last: every other time.
		expect(seen / 10_000).toBeGreaterThan(0.5);
		expect(seen / 10_000).toBeLessThan(0.55);
	});
});

describe("recentTrend() throws for wrong arguments", () => {
	const whole = plain([10, 20, 30, 40, 50]);
	const cannot = "Cannot find the recent trend:";
	const errorOf = (series: unknown, options?: unknown) =>
		thrownBy(() => recentTrend(series as RecentTrendSeries, options as RecentTrendOptions));
	const withValue = (change: object) => whole.map((point, i) => (i === 3 ? { ...point, ...change } : point));
	const withCount = (change: object) =>
		hundreds(10, 20, 30, 40, 50).map((point, i) => (i === 3 ? { ...point, ...change } : point));
	const at = "2018-04/2019-03";

	it.each([
		[{ value: Number.NaN }, "not-a-number", `value of ${at} must be a finite number, current value is NaN`],
		[
			{ upper95: Number.POSITIVE_INFINITY },
			"not-a-number",
			`upper95 of ${at} must be a finite number, current value is Infinity`,
		],
		[
			{ lower95: -2e150 },
			"out-of-range",
			`lower95 of ${at} must lie between -1e150 and 1e150, current value is -2e+150`,
		],
		[
			{ lower95: 60 },
			"out-of-range",
			`lower95 of ${at} must be at most its upper95, 41, current value is 60`,
		],
		[
			{ value: null, lower95: 60 },
			"out-of-range",
			`lower95 of ${at} must be at most its upper95, 41, current value is 60`,
		],
	])("recentTrend() refuses the value %o", (change, code, message) => {
		expect(errorOf(withValue(change))).toEqual({ Kind: RangeError, code, message: `${cannot} ${message}` });
	});

	it.each([
		[{ count: -1 }, "out-of-range", `count of ${at} must be 0 or more, current value is -1`],
		[{ count: 1.5 }, "not-a-whole-number", `count of ${at} must be a whole number, current value is 1.5`],
		[{ count: Number.NaN }, "not-a-number", `count of ${at} must be a finite number, current value is NaN`],
		[{ denominator: -1 }, "out-of-range", `denominator of ${at} must be 0 or more, current value is -1`],
		[
			{ denominator: 0.5 },
			"not-a-whole-number",
			`denominator of ${at} must be a whole number, current value is 0.5`,
		],
		[
			{ count: 101 },
			"out-of-range",
			`count of ${at} must be at most its denominator, 100, current value is 101`,
		],
	])("recentTrend() refuses the proportion %o", (change, code, message) => {
		expect(errorOf(withCount(change))).toEqual({ Kind: RangeError, code, message: `${cannot} ${message}` });
	});

	it("recentTrend() refuses limits under the names that they have elsewhere, and takes a column without any", () => {
		const renamed = (limits: object) => whole.map(({ period, value }) => ({ period, value, ...limits }));
		for (const limits of [{ lower: 9, upper: 51 }, { lower: 9 }, { upper: 51, lower: null }])
			expect(errorOf(renamed(limits))).toEqual({
				Kind: TypeError,
				code: "wrong-type",
				message: `${cannot} limits of a value must be named lower95 and upper95, current value is [${["period", "value", ...Object.keys(limits)].map((name) => `"${name}"`).join(", ")}]`,
			});
		expect(recentTrend(renamed({ lower: null, upper: null }) as RecentTrendSeries)).toMatchObject({
			status: "not-calculable",
		});
		const both = whole.map((point) => ({ ...point, lower: 9, upper: 51 }));
		expect(recentTrend(both)).toEqual(recentTrend(whole));
	});

	it("recentTrend() refuses periods that are none, stand twice or run backwards", () => {
		expect(errorOf(withValue({ period: "2018/19" }))).toEqual({
			Kind: SyntaxError,
			code: "not-a-period",
			message: `${cannot} period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "2018/19"`,
		});
		expect(errorOf(withValue({ period: year(2015) }))).toEqual({
			Kind: RangeError,
			code: "duplicate",
			message: `${cannot} each period must stand once, current value is "2015-04/2016-03"`,
		});
		const backwards = {
			Kind: RangeError,
			code: "out-of-range",
			message: `${cannot} period must come after the one before it, 2017-04/2018-03, current value is "2010-04/2011-03"`,
		};
		expect(errorOf(withValue({ period: year(2010) }))).toEqual(backwards);
		expect(errorOf([...whole].reverse())).toMatchObject({ Kind: RangeError, code: "out-of-range" });
		// The same first month: the shorter one comes first.
		expect(errorOf(withValue({ period: toPeriod("2017-04/2018-02") }))).toMatchObject({
			code: "out-of-range",
		});
		expect(recentTrend(withValue({ period: toPeriod("2017-04/2018-05") })).status).toBe("not-calculable");
		// Also before the last five.
		expect(errorOf([{ period: year(2030), value: 1 }, ...whole])).toMatchObject({ code: "out-of-range" });
	});

	it.each([
		[null, "series must be a list of points, current value is null"],
		[[3], "a point must be an object, current value is 3"],
		[[null], "a point must be an object, current value is null"],
		[
			[{ period: year(2015), count: 4 }],
			'a point must have count and denominator, or value with lower95 and upper95, current value is ["period", "count"]',
		],
		[
			[{ period: year(2015), denominator: 4 }],
			'a point must have count and denominator, or value with lower95 and upper95, current value is ["period", "denominator"]',
		],
		[
			[{ period: year(2015), value: 3, count: 4, denominator: 5 }],
			'a point must have count and denominator, or value with lower95 and upper95, current value is ["period", "value", "count", "denominator"]',
		],
		[
			[
				{ period: year(2015), value: 4 },
				{ period: year(2016), count: 4, denominator: 5 },
			],
			'points must be of one kind, current value is ["value", "proportion"]',
		],
		[
			[{ period: year(2015), value: undefined }],
			"value of 2015-04/2016-03 must be a number, current value is undefined",
		],
		[
			[{ period: year(2015), value: 3, lower95: "2" }],
			'lower95 of 2015-04/2016-03 must be a number, current value is "2"',
		],
		[
			[{ period: year(2015), count: 3, denominator: undefined }],
			"denominator of 2015-04/2016-03 must be a number, current value is undefined",
		],
		[
			[{ period: year(2015), value: 3, breakBefore: "" }],
			'breakBefore of 2015-04/2016-03 must be the cause in words, current value is ""',
		],
		[
			[{ period: year(2015), value: 3, breakBefore: true }],
			"breakBefore of 2015-04/2016-03 must be the cause in words, current value is true",
		],
	])("recentTrend() refuses %o as a series", (series, message) => {
		expect(errorOf(series)).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: `${cannot} ${message}`,
		});
	});

	it("recentTrend() refuses options that are none, or do not apply", () => {
		expect(errorOf(whole, { polarity: "low" })).toEqual({
			Kind: RangeError,
			code: "unknown-option",
			message: `${cannot} polarity must be one of lower-is-better, higher-is-better, neutral, current value is "low"`,
		});
		expect(errorOf(whole, { weighted: false })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message: `${cannot} weighted must come with proportions, current value is false`,
		});
		expect(errorOf(hundreds(1, 2), { weighted: "yes" })).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: `${cannot} weighted must be true or false, current value is "yes"`,
		});
	});

	it("recentTrend() refuses limits so narrow that chi-squared has no number", () => {
		const narrow = [0, 1e150, 2e149, 3e149, 4e149].map((value, i) => ({
			period: year(2015 + i),
			value,
			lower95: 0,
			upper95: 1e-10,
		}));
		expect(errorOf(narrow)).toEqual({
			Kind: RangeError,
			code: "not-a-number",
			message: `${cannot} chi-squared must be a finite number, current value is Infinity`,
		});
	});
});
