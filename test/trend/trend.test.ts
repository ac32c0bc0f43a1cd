import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPeriod } from "../../src/period/index.ts";
import { periodOf } from "../../src/period/months.ts";
import { readObservations } from "../../src/schema/index.ts";
import {
	controlChart,
	detectLevellingOff,
	detectStep,
	type LineEvidence,
	type RankEvidence,
	recentTrend,
	trend,
} from "../../src/trend/index.ts";
import { mannKendall } from "../../src/trend/mann-kendall.ts";
import { describeShared, sharedJson } from "../shared.ts";
import {
	expectNear,
	expectPlain,
	frozen,
	month,
	oracleDeviance,
	quarter as quarterFrom,
	thrownBy,
	year,
	yearly,
	yearlyValues,
} from "./helpers.ts";

const quarter = (index: number) => quarterFrom(index, 2015);
const entrants = yearly([190, 124, 126, 101, 100], 2014);

describe("trend()", () => {
	it("trend() finds the fall of first time entrants, and reads it with the polarity", () => {
		const answer = trend(frozen(entrants), { polarity: "lower-is-better" });
		expect(answer).toMatchObject({
			kind: "trend",
			status: "assessed",
			measure: "count",
			method: "log-linear",
			direction: "falling",
			performance: "improving",
			usualMonths: 12,
			// By glm() of R, 124, 126, 101 and 100 alone fall with z = -2.04, p = 0.071 with the dispersion of the page.
			reasons: [{ code: "rests-on-one-figure", period: year(2014) }],
		});
		expect(trend(entrants, { polarity: "higher-is-better" }).performance).toBe("worsening");
		expect(trend(entrants).performance).toBe("not-judged");
		expectPlain(answer);
	});

	it("trend() uses the last five years, and as many as it is told to", () => {
		const long = yearly([40, 41, 45, 190, 124, 126, 101, 100], 2011);
		expect(trend(long).periods).toEqual(entrants.map(({ period }) => period));
		expect(trend(long)).toEqual(trend(entrants));
		expect(trend(long, { points: "all" }).periods).toHaveLength(8);
		expect(trend(long, { points: 4 }).periods).toHaveLength(4);
		expect(trend(long, { points: 40 }).periods).toHaveLength(8);
		expect([...long].reverse()).not.toEqual(long);
		expect(trend([...long].reverse())).toEqual(trend(long));
	});

	it("trend() takes half a year at its own mid-point, and years that are missing as no zeros", () => {
		const half = [...entrants, { period: toPeriod("Apr-Sept 2019"), count: 52 }];
		const answer = trend(half, { points: "all" });
		expect(answer.direction).toBe("falling");
		expect(answer.reasons[0]).toEqual({ code: "part-periods", periods: [toPeriod("Apr-Sept 2019")] });
		const gap = trend(yearly([190, 124, null, 101, 100], 2014));
		expect(gap.periods).toHaveLength(4);
		expect(gap.reasons[0]?.code).toBe("missing-periods");
	});

	it("trend() agrees with an independent fit with a level for every season", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 8, maxLength: 16 }), (counts) => {
				fc.pre(counts.reduce((sum, count) => sum + count, 0) >= 25);
				const answer = trend(counts.map((count, index) => ({ period: quarter(index), count })));
				if (answer.status !== "assessed") throw new Error("not assessed");
				const rows = counts.map((y, index) => ({ t: index, y, e: 1 }));
				const seasons = (t: number) => [0, 1, 2, 3].map((season) => (t % 4 === season ? 1 : 0));
				const best = oracleDeviance(rows, (t) => [...seasons(t), t / 16]);
				const at = (slope: number) =>
					oracleDeviance(
						rows.map((row) => ({ ...row, e: Math.exp(slope * row.t) })),
						seasons,
					);
				const { coefficient } = answer.slope;
				expect(at(coefficient)).toBeCloseTo(best, 6);
			}),
			{ numRuns: 60 },
		);
	});

	it("trend() is not taken in by seasons, which a line without them is", () => {
		// No trend at all: a year that climbs from January to December, twice.
		const season = [40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150];
		const counts = Array.from({ length: 24 }, (_, index) => ({
			period: month(index),
			count: season[index % 12] ?? 0,
		}));
		expect(trend(counts).direction).toBe("no-clear-trend");
		expect(trend(counts).settings.seasons).toBe("model");
		const ignored = trend(counts, { seasons: "ignore" });
		expect(ignored.reasons.map(({ code }) => code)).toContain("season-not-modelled");
		expect(ignored.direction).toBe("rising");
		const values = counts.map(({ period, count }) => ({ period, value: count }));
		expect(trend(values).direction).toBe("no-clear-trend");
	});

	it("trend() finds a rise under seasons, of counts and of bare values", () => {
		const season = [60, 70, 90, 120, 150, 170, 180, 170, 150, 120, 90, 70];
		const rising = Array.from({ length: 36 }, (_, index) =>
			Math.round((season[index % 12] ?? 0) * 1.02 ** index),
		);
		const counts = trend(rising.map((count, index) => ({ period: month(index), count })));
		expect(counts.direction).toBe("rising");
		expect(counts.slope?.change).toBeCloseTo(2, 0);
		const values = trend(rising.map((value, index) => ({ period: month(index), value })));
		expect([values.direction, values.method]).toEqual(["rising", "mann-kendall"]);
	});

	it("trend() refuses what a test would be wrong for, and says what would do", () => {
		const codes = (series: Parameters<typeof trend>[0], options?: Parameters<typeof trend>[1]) => {
			const answer = trend(series, options);
			expect(answer.status).toBe("not-assessed");
			expectPlain(answer);
			return answer.reasons.map(({ code }) => code);
		};
		expect(codes([])).toEqual(["too-few-points", "too-few-events"]);
		expect(codes(yearly([190, 124, 126], 2010))).toEqual(["too-few-points"]);
		expect(codes(yearly([1, 2, 3, 4]))).toEqual(["too-few-events"]);
		const rolling = Array.from({ length: 6 }, (_, index) => ({
			period: periodOf(2019 * 12 + index, 2019 * 12 + index + 11, "make a year"),
			count: 100 + index,
		}));
		expect(codes(rolling)).toEqual(["overlapping-periods"]);
		expect(codes([...entrants, ...entrants])).toContain("duplicate-periods");
		expect(codes([...entrants, { period: year(2016), count: null }])).toEqual(["duplicate-periods"]);
		const broken = entrants.map((point, index) =>
			index === 3 ? { ...point, breakBefore: "new rules" } : point,
		);
		expect(codes(broken)).toEqual(["break-in-series"]);
		const months = Array.from({ length: 23 }, (_, index) => ({ period: month(index), count: 50 }));
		expect(codes(months)).toEqual(["too-few-points"]);
		const uneven = [...months, { period: quarter(60), count: 150 }, { period: quarter(61), count: 150 }];
		expect(codes(uneven)).toEqual(["uneven-periods"]);
		expect(codes(yearlyValues([1, 2, -3, 4, 5]), { scale: "log" })).toEqual(["value-not-positive"]);
	});

	it("trend() forgets a break before the points that it uses", () => {
		const counts = [50, 40, 190, 124, 126, 101, 100].map((count, index) => ({
			period: year(2012 + index),
			count,
			...(index === 2 ? { breakBefore: "new rules" } : {}),
		}));
		expect(trend(counts).status).toBe("assessed");
		expect(trend(counts, { points: 6 }).reasons[0]?.code).toBe("break-in-series");
	});

	it("trend() has an answer at the edges, and never NaN", () => {
		expect(trend(yearlyValues([4, 4, 4, 4, 4])).direction).toBe("no-clear-trend");
		expect(trend(yearly([40, 40, 40, 40, 40])).direction).toBe("no-clear-trend");
		const one = trend(yearly([0, 0, 0, 0, 400]));
		expect(one).toMatchObject({ direction: "rising" });
		expect(one.reasons).toEqual([
			{ code: "slope-unbounded" },
			{ code: "rests-on-one-figure", period: year(2004) },
		]);
		expectPlain(one);
		const all = trend(yearly([10, 10, 10, 10, 10]).map((point) => ({ ...point, denominator: 10 })));
		expect(all.reasons.map(({ code }) => code)).toEqual(["too-few-events"]);
		const known = yearlyValues([5, 6, 7, 8, 9]).map((point) => ({ ...point, standardError: 1e-9 }));
		expect(trend(known).direction).toBe("rising");
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.constant(0), fc.nat(9), fc.nat(100_000)), { minLength: 1, maxLength: 30 }),
				fc.constantFrom(year, quarter, month),
				fc.constantFrom("count", "value", "proportion"),
				(figures, period, kind) => {
					const rows = figures.map((figure, index) => ({
						period: period(index + (period === year ? 2000 : 0)),
						...(kind === "count"
							? { count: figure }
							: kind === "value"
								? { value: figure - 50 }
								: { count: figure, denominator: figure + 7 }),
					}));
					expectPlain(trend(rows as never, { points: "all" }));
				},
			),
			{ numRuns: 300 },
		);
	});

	it("trend() turned over in time is turned over, and does not depend on the unit of exposure", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 10, max: 900 }), { minLength: 4, maxLength: 9 }), (counts) => {
				const there = trend(yearly(counts), { points: "all" });
				const back = trend(yearly([...counts].reverse()), { points: "all" });
				if (there.status !== "assessed" || back.status !== "assessed") throw new Error("not assessed");
				expectNear(back.slope.coefficient, -there.slope.coefficient, 1e-9);
				expectNear(back.evidence.p, there.evidence.p, 1e-9);
				const scaled = trend(
					yearly(counts).map((point) => ({ ...point, exposure: 650_000 })),
					{ points: "all" },
				);
				expectNear(scaled.evidence?.p, there.evidence.p, 1e-9);
			}),
		);
	});

	it("trend() and its like take what a table reader gives", () => {
		const read = readObservations(
			[190, 124, null, 126, 101, 100].map((count, index) => ({
				year: `${2013 + index}/${14 + index}`,
				area: "Blaby",
				count: count === null ? "" : String(count),
			})),
			{ columns: { period: "year", areaName: "area", count: "count" }, indicator: "entrants" },
		);
		const plain = yearly([190, 124, null, 126, 101, 100], 2013);
		expect(trend(read.observations)).toEqual(trend(plain));
		expect(detectLevellingOff(read.observations)).toEqual(detectLevellingOff(plain));
		expect(controlChart(read.observations)).toEqual(controlChart(plain));
		expect(detectStep(read.observations).points).toBe(5);
		const values = readObservations(
			["61.2", "", "64.0", "66.9", "70.1", "72"].map((value, index) => ({
				year: `${2013 + index}/${14 + index}`,
				area: "Blaby",
				value,
			})),
			{ columns: { period: "year", areaName: "area", value: "value" }, indicator: "satisfied" },
		);
		expect(trend(values.observations)).toEqual(trend(yearlyValues([61.2, null, 64, 66.9, 70.1, 72], 2013)));
		const parts = readObservations(
			[10, 12, 15, 14, 18].map((count, index) => ({
				year: `${2013 + index}/${14 + index}`,
				area: "Blaby",
				count: String(count),
				of: "90",
			})),
			{
				columns: { period: "year", areaName: "area", count: "count", denominator: "of" },
				indicator: "satisfied",
			},
		);
		const proportions = yearly([10, 12, 15, 14, 18], 2013).map((row) => ({ ...row, denominator: 90 }));
		expect(trend(parts.observations as never)).toEqual(trend(proportions));
		expect(recentTrend(parts.observations as never)).toEqual(recentTrend(proportions));
	});

	it("trend() refuses wrong options, and leaves the season to the periods", () => {
		const refused = (options: object) => thrownBy(() => trend(entrants, options as never));
		expect(refused({ points: 3 })).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: "Cannot find the trend: points must be 4 or more, or all, current value is 3",
		});
		expect(refused({ autocorrelation: "hamed-rao" })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message:
				'Cannot find the trend: autocorrelation must come with bare values and without seasons, current value is "hamed-rao"',
		});
		expect(refused({ scale: "log" })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message: 'Cannot find the trend: scale must come with values, current value is "log"',
		});
		expect(refused({ polarity: "low" })).toMatchObject({ Kind: RangeError, code: "unknown-option" });
		expect(thrownBy(() => trend(yearly([1, -1, 3])))).toMatchObject({
			Kind: RangeError,
			code: "out-of-range",
		});
		expect(thrownBy(() => trend("no series" as never))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: 'Cannot find the trend: series must be a list, current value is "no series"',
		});
		expect(trend(entrants, { seasons: "model" }).settings.seasons).toBe("ignore");
	});
});

interface Case {
	readonly id: string;
	readonly kind: string;
	readonly input: {
		readonly values: readonly number[];
		readonly period: number;
		readonly numerator: readonly number[];
		readonly denominator: readonly number[];
		readonly value: readonly number[];
		readonly lower: readonly number[];
		readonly upper: readonly number[];
		readonly count: readonly number[];
		readonly exposure: readonly number[];
		readonly time: readonly number[];
	};
	readonly expected: Readonly<Partial<Record<ExpectedName, number | null>>>;
}

type ExpectedName =
	| "S"
	| "varS"
	| "z"
	| "p"
	| "pNormal"
	| "pExact"
	| "tauA"
	| "senSlope"
	| "senInterceptTimeFrom1"
	| "senCiLow95"
	| "senCiHigh95"
	| "correction"
	| "slopePerPeriodCycle"
	| "chisqTrend"
	| "chisqDeparture"
	| "dfDeparture"
	| "logitSlope"
	| "logitWaldChisq"
	| "slope"
	| "chisq"
	| "scoreZ"
	| "logSlope"
	| "percentPerPeriod"
	| "phiModerated"
	| "df"
	| "pCautious";

describeShared("trend() against the reference", "golden/trend.json", () => {
	const { cases } = sharedJson<{ cases: readonly Case[] }>("golden/trend.json");
	const of = (kind: string) => cases.filter((one) => one.kind === kind);

	it("trend() has its cases", () => {
		const kinds = ["mann-kendall", "seasonal-mann-kendall", "mann-kendall-hamed-rao", "poisson-trend"];
		expect(kinds.map((kind) => of(kind).length)).toEqual([5, 1, 1, 3]);
		expect(of("chi-squared-trend-proportions")).toHaveLength(3);
		expect(of("weighted-trend-known-se")).toHaveLength(1);
	});

	for (const { id, input, expected, kind } of [...of("mann-kendall"), ...of("mann-kendall-hamed-rao")])
		it(`trend() gives ${id}`, () => {
			const answer = trend(yearlyValues(input.values), {
				points: "all",
				...(kind.endsWith("rao") ? { autocorrelation: "hamed-rao" as const } : {}),
			});
			const { slope } = answer;
			const evidence = answer.evidence as RankEvidence;
			expect(evidence.s).toBe(expected.S);
			expectNear(evidence.varianceOfS, expected.varS ?? -1, 1e-12);
			expectNear(evidence.z, expected.z ?? -1, 1e-12);
			expectNear(evidence.pNormal, expected.pNormal ?? expected.p ?? -1, 1e-12);
			if (kind.endsWith("rao")) {
				expectNear(evidence.correction, expected.correction ?? -1, 1e-12);
				return;
			}
			expect(evidence.exact).toBe(expected.pExact !== null);
			if (expected.pExact !== null) expectNear(evidence.p, expected.pExact ?? -1, 1e-14);
			expectNear(evidence.tau, expected.tauA ?? -1, 1e-12);
			expectNear(slope?.coefficient, expected.senSlope ?? -1, 1e-12);
			expectNear(evidence.intercept, expected.senInterceptTimeFrom1 ?? -1, 1e-12);
			for (const [found, wanted] of [
				[slope?.lower, expected.senCiLow95],
				[slope?.upper, expected.senCiHigh95],
			])
				if (wanted === null) expect(found).toBeNull();
				else expectNear(found, wanted ?? -1, 1e-12);
		});

	for (const { id, input, expected } of of("seasonal-mann-kendall"))
		it(`trend() gives ${id}`, () => {
			const answer = trend(input.values.map((value, index) => ({ period: month(index), value })));
			const evidence = answer.evidence as RankEvidence;
			expect([evidence.s, evidence.varianceOfS]).toEqual([
				expected.S,
				expect.closeTo(expected.varS ?? -1, 10),
			]);
			expectNear(evidence.z, expected.z ?? -1, 1e-12);
			expectNear(evidence.p / (expected.p ?? 1), 1, 1e-10);
			expectNear((answer.slope?.coefficient ?? 0) * input.period, expected.slopePerPeriodCycle ?? -1, 1e-12);
		});

	for (const { id, input, expected } of of("chi-squared-trend-proportions"))
		it(`trend() gives ${id}`, () => {
			const series = input.numerator.map((count, index) => ({
				period: year(2000 + index),
				count,
				denominator: input.denominator[index] ?? 0,
			}));
			const answer = trend(series);
			const evidence = answer.evidence as LineEvidence;
			expectNear(evidence.scoreZ, expected.z ?? -1, 1e-12);
			expectNear((evidence.scoreZ ?? 0) ** 2, expected.chisqTrend ?? -1, 1e-12);
			expectNear(evidence.departure, expected.chisqDeparture ?? -1, 1e-11);
			expect(evidence.departureDegreesOfFreedom).toBe(expected.dfDeparture);
			expectNear(answer.slope?.coefficient, expected.logitSlope ?? -1, 1e-9);
			expectNear(evidence.z ** 2, expected.logitWaldChisq ?? -1, 1e-8);
		});

	for (const { id, input, expected } of of("weighted-trend-known-se"))
		it(`trend() gives ${id}`, () => {
			const series = input.value.map((value, index) => ({
				period: year(2000 + index),
				value,
				standardError: ((input.upper[index] ?? 0) - (input.lower[index] ?? 0)) / 2 / 1.959963984540054,
			}));
			const answer = trend(series);
			expect(answer.method).toBe("least-squares");
			expectNear(answer.slope?.coefficient, expected.slope ?? -1, 1e-12);
			expectNear((answer.evidence?.z ?? 0) ** 2, expected.chisq ?? -1, 1e-12);
		});

	for (const { id, input, expected } of of("poisson-trend"))
		it(`trend() gives ${id}`, () => {
			const part = id === "poisson-trend-fte-part-year";
			const series = input.count.map((count, index) => ({
				period: part && index === 5 ? toPeriod("Apr-Sept 2005") : year(2000 + index),
				count,
				...(part ? {} : { exposure: input.exposure[index] ?? 1 }),
			}));
			const answer = trend(series, { points: "all" });
			const evidence = answer.evidence as LineEvidence;
			expectNear(evidence.scoreZ, expected.scoreZ ?? -1, 1e-9);
			expectNear(answer.slope?.coefficient, expected.logSlope ?? -1, 1e-9);
			expectNear(answer.slope?.change, expected.percentPerPeriod ?? -1, 1e-8);
			expectNear(evidence.dispersion, expected.phiModerated ?? -1, 1e-9);
			expect(evidence.degreesOfFreedom).toBe(expected.df);
			expectNear(evidence.p, expected.pCautious ?? -1, 1e-9);
		});
});

describe("mannKendall()", () => {
	it("mannKendall() counts every order of so many values", () => {
		const orders = (list: readonly number[]): number[][] =>
			list.length === 0
				? [[]]
				: list.flatMap((one) => orders(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));
		const sOf = (values: readonly number[]) =>
			mannKendall(
				values.map((value, index) => ({ time: index, value, group: 0 })),
				false,
			);
		for (const size of [2, 3, 4, 5, 6]) {
			const all = orders(Array.from({ length: size }, (_, index) => index)).map(sOf);
			for (const { s, pExact } of all)
				expect(pExact).toBeCloseTo(
					Math.min(1, all.filter((other) => Math.abs(other.s) >= Math.abs(s)).length / all.length),
					12,
				);
		}
	});
});
