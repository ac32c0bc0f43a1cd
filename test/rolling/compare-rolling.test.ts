import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCounts, directionOfTravel } from "../../src/direction/index.ts";
import { toPeriod } from "../../src/period/index.ts";
import {
	type CompareRollingOptions,
	compareRolling,
	type Observation,
	type RollingComparison,
	rollingRates,
	rollingTotals,
	yearToDateComparison,
} from "../../src/rolling/index.ts";
import { describeShared } from "../shared.ts";
import {
	cells,
	csv,
	expectPlain,
	frozen,
	monthly,
	observe,
	p,
	thrownBy,
	toNumber,
	toText,
} from "./helpers.ts";

/** 24 months: 1 to 12 in 2018, 11 to 22 in 2019. */
const twoYears = monthly(
	"2018-01/2019-12",
	Array.from({ length: 24 }, (_, index) => (index < 12 ? index + 1 : index - 1)),
);
const ending = p("2019-12");

const reasonsOf = (answer: RollingComparison) => (answer.status === "not-comparable" ? answer.reasons : []);
const countsOf = (answer: RollingComparison) =>
	answer.status === "complete" ? [answer.current.count, answer.previous.count] : null;
const change = (month: string, changes: Partial<Observation>) =>
	twoYears.map((observation) =>
		observation.period === month ? { ...observation, ...changes } : observation,
	);

describe("compareRolling()", () => {
	it("compareRolling() sets the 12 months to the end of the quarter beside the 12 months before", () => {
		const answer = compareRolling(frozen(twoYears), frozen({ ending: toPeriod("2019/20 Q3") }));
		const months = (year: number, first: number) =>
			Array.from({ length: 12 }, (_, index) => ({
				period: toText(year * 12 + index, year * 12 + index),
				count: first + index,
			}));
		expect(answer).toStrictEqual({
			status: "complete",
			months: 12,
			against: "previous",
			likeForLike: true,
			per: null,
			exposureRule: null,
			breaks: [],
			current: {
				period: "2019-01/2019-12",
				count: 198,
				exposure: 12,
				exposureYears: [],
				value: null,
				provisional: false,
				revised: false,
				revisions: [],
				months: months(2019, 11),
			},
			previous: {
				period: "2018-01/2018-12",
				count: 78,
				exposure: 12,
				exposureYears: [],
				value: null,
				provisional: false,
				revised: false,
				revisions: [],
				months: months(2018, 1),
			},
		});
		expectPlain(answer);
	});

	it("compareRolling() gives each window the rate over its own exposure", () => {
		const answer = compareRolling(twoYears, {
			ending,
			exposures: [
				{ year: 2018, population: 2000 },
				{ year: 2017, population: 1000 },
			],
			per: 100,
		});
		expect(answer).toMatchObject({
			per: 100,
			exposureRule: "mid-year-before-window",
			current: { exposure: 2000, exposureYears: [2018], value: 9.9 },
			previous: { exposure: 1000, exposureYears: [2017], value: 7.8 },
		});
		expectPlain(answer);
	});

	it("compareRolling() gives compareCounts() what it takes", () => {
		const answer = compareRolling(twoYears, { ending, exposures: 698_268 });
		if (answer.status !== "complete") throw new Error("not complete");
		const comparison = compareCounts(answer.current, answer.previous);
		expect(comparison.method).toBe("matched-periods");
		expect(comparison.rateRatio).toBe(198 / 78);
		expect(comparison.dispersion?.pairs).toBe(12);
	});

	it("compareRolling() gives directionOfTravel() what it takes, with and without exposures", () => {
		for (const exposures of [{}, { exposures: 698_268 }]) {
			const answer = compareRolling(twoYears, { ending, ...exposures });
			if (answer.status !== "complete") throw new Error("not complete");
			const travel = directionOfTravel(answer.current, answer.previous, { polarity: "lower-is-better" });
			expect(travel).toMatchObject({
				status: "compared",
				direction: "up",
				performance: "worsening",
				currentPeriod: "2019-01/2019-12",
				previousPeriod: "2018-01/2018-12",
			});
		}
	});

	it("compareRolling() has the same answer for 12 months against the same period last year", () => {
		const { against: _, ...one } = compareRolling(twoYears, { ending });
		const { against, ...other } = compareRolling(twoYears, { ending, against: "same-period-last-year" });
		expect(against).toBe("same-period-last-year");
		expect(other).toEqual(one);
	});

	it("compareRolling() compares a quarter with that of the year before, and not with the quarter before", () => {
		const lastYear = compareRolling(twoYears, { ending, months: 3, against: "same-period-last-year" });
		expect(countsOf(lastYear)).toEqual([63, 33]);
		const answer = compareRolling(twoYears, { ending, months: 3 });
		expect(answer).toMatchObject({
			status: "not-comparable",
			likeForLike: false,
			current: { status: "complete", period: "2019-10/2019-12", total: 63 },
			previous: { status: "complete", period: "2019-07/2019-09", total: 54 },
			reasons: [{ code: "season-differs" }],
		});
		expectPlain(answer);
		const accepted = compareRolling(twoYears, { ending, months: 3, accept: ["season-differs"] });
		expect(countsOf(accepted)).toEqual([63, 54]);
		expect(accepted).toMatchObject({ likeForLike: false });
		expect(accepted.current).not.toHaveProperty("months");
		expect(accepted.previous).not.toHaveProperty("months");
	});

	it("compareRolling() compares windows of 24 months with those before, of the same seasons", () => {
		const series = monthly("2016-01/2019-12", Array(48).fill(2));
		const answer = compareRolling(series, { ending, months: 24 });
		expect(countsOf(answer)).toEqual([48, 48]);
		expect(answer).toMatchObject({ previous: { period: "2016-01/2017-12" } });
	});

	it("compareRolling() names missing, blank and withheld months of each window", () => {
		const series = [
			...change("2019-05", { count: null }).filter(
				({ period }) => period !== "2018-02" && period !== "2018-03",
			),
		];
		expect(reasonsOf(compareRolling(series, { ending }))).toStrictEqual([
			{ code: "not-available", periods: ["2019-05"], window: "current" },
			{ code: "missing-months", months: ["2018-02/2018-03"], window: "previous" },
		]);
		const withheld = change("2018-07", { count: null, withheld: { from: 1, to: 4 } });
		const answer = compareRolling(withheld, { ending });
		expect(reasonsOf(answer)).toStrictEqual([
			{ code: "withheld", window: "previous", periods: ["2018-07"], lower: 72, upper: 75 },
		]);
		expect(answer).toMatchObject({ current: { total: 198 }, previous: { status: "interval", lower: 72 } });
		const unlimited = change("2019-07", { count: null, withheld: { from: 1, to: null } });
		expect(reasonsOf(compareRolling(unlimited, { ending }))).toMatchObject([
			{ window: "current", upper: null },
		]);
		expectPlain(compareRolling(unlimited, { ending }));
		const one = change("2019-07", { count: null, withheld: { from: 4, to: 4 } });
		expect(reasonsOf(compareRolling(one, { ending }))).toMatchObject([
			{ code: "withheld", lower: 185, upper: 185 },
		]);
	});

	it("compareRolling() keeps the withheld range where months are missing beside it", () => {
		const series = change("2018-07", { count: null, withheld: { from: 1, to: 4 } }).slice(1);
		expect(reasonsOf(compareRolling(series, { ending }))).toStrictEqual([
			{ code: "missing-months", months: ["2018-01"], window: "previous" },
		]);
	});

	it("compareRolling() names duplicates of each kind", () => {
		const series = [...twoYears, { period: p("2019-02"), count: 12 }, { period: p("2018-02"), count: 12 }];
		expect(reasonsOf(compareRolling(series, { ending }))).toStrictEqual([
			{ code: "duplicate-months", kind: "identical", periods: ["2019-02"], window: "current" },
			{ code: "duplicate-months", kind: "conflicting", periods: ["2018-02"], window: "previous" },
		]);
	});

	it("compareRolling() says that the window is longer than the series", () => {
		const series = twoYears.slice(20);
		expect(reasonsOf(compareRolling(series, { ending }))).toStrictEqual([
			{ code: "window-longer-than-series", months: 12, seriesMonths: 4 },
			{ code: "missing-months", months: ["2019-01/2019-08"], window: "current" },
			{ code: "missing-months", months: ["2018-01/2018-12"], window: "previous" },
		]);
		expect(reasonsOf(compareRolling([], { ending }))[0]).toStrictEqual({
			code: "window-longer-than-series",
			months: 12,
			seriesMonths: 0,
		});
		expect(reasonsOf(compareRolling(twoYears, { ending: p("2018-05") }))[0]).toMatchObject({
			seriesMonths: 5,
		});
		expect(reasonsOf(compareRolling(twoYears, { ending: p("2017-05") }))[0]).toMatchObject({
			seriesMonths: 0,
		});
		expect(reasonsOf(compareRolling(twoYears, { ending: p("2018-12") }))).toHaveLength(1);
		const nested = ["2018-01/2018-12", "2018-03"].map((text) => ({ period: p(text), count: 1 }));
		expect(reasonsOf(compareRolling(nested, { ending: p("2018-12") })).map(({ code }) => code)).toEqual([
			"overlapping-periods",
			"missing-months",
		]);
	});

	it("compareRolling() says which months are not there yet", () => {
		expect(reasonsOf(compareRolling(twoYears, { ending: p("2020-02") }))).toStrictEqual([
			{ code: "missing-months", months: ["2020-01/2020-02"], window: "current" },
		]);
	});

	it.each([
		["2018-01", null],
		["2018-02", "within-previous"],
		["2018-12", "within-previous"],
		["2019-01", "between"],
		["2019-02", "within-current"],
		["2019-12", "within-current"],
	])("compareRolling() refuses a break at %s unless it is before both windows", (at, where) => {
		const series = change(at, { breakBefore: "criteria changed" });
		const answer = compareRolling(series, { ending });
		const breaks = where === null ? [] : [{ at, cause: "criteria changed", where }];
		expect(answer.status).toBe(where === null ? "complete" : "not-comparable");
		expect(answer.breaks).toEqual(breaks);
		expect(reasonsOf(answer)).toEqual(breaks.map((found) => ({ code: "break-in-series", ...found })));
		const accepted = compareRolling(series, { ending, accept: ["break-in-series"] });
		expect(accepted).toMatchObject({ status: "complete", breaks });
		expectPlain(answer);
	});

	it("compareRolling() sees a break in the gap between two windows, and none after them", () => {
		const options = { ending: p("2019-11"), months: 3, against: "same-period-last-year" } as const;
		expect(compareRolling(change("2019-03", { breakBefore: "new form" }), options).breaks).toEqual([
			{ at: "2019-03", cause: "new form", where: "between" },
		]);
		expect(compareRolling(change("2019-12", { breakBefore: "new form" }), options).breaks).toEqual([]);
	});

	it("compareRolling() carries provisional counts and revisions with their window", () => {
		const series = [
			...change("2019-12", { status: "provisional" }).filter(({ period }) => period !== "2018-06"),
			{ period: p("2018-06"), count: 5, vintage: "2018-08" },
			{ period: p("2018-06"), count: 6, vintage: "2019-08" },
		];
		const answer = compareRolling(series, { ending });
		expect(countsOf(answer)).toEqual([198, 78]);
		expect(answer).toMatchObject({
			current: { provisional: true, revisions: [] },
			previous: {
				provisional: false,
				revised: false,
				revisions: [{ period: "2018-06", count: 6, replacedCount: 5, vintage: "2019-08" }],
			},
		});
	});

	it("compareRolling() matches months beside quarters by quarters", () => {
		const quarters = [6, 15, 24, 33].map((count, index) => ({
			period: toText(2018 * 12 + 3 * index, 2018 * 12 + 3 * index + 2),
			count,
		}));
		const answer = compareRolling([...quarters, ...twoYears.slice(12)], { ending });
		if (answer.status !== "complete") throw new Error("not complete");
		expect(answer.current.months).toEqual([
			{ period: "2019-01/2019-03", count: 36 },
			{ period: "2019-04/2019-06", count: 45 },
			{ period: "2019-07/2019-09", count: 54 },
			{ period: "2019-10/2019-12", count: 63 },
		]);
		expect(answer.previous.months).toEqual(quarters);
	});

	it("compareRolling() has no matched months where there is one part only", () => {
		const years = ["2018-01/2018-12", "2019-01/2019-12"].map((year, index) => ({
			period: p(year),
			count: index,
		}));
		const answer = compareRolling(years, { ending });
		expect(countsOf(answer)).toEqual([1, 0]);
		expect(answer.current).not.toHaveProperty("months");
		const cutElsewhere = [
			...years.slice(1),
			{ period: p("2018-01/2018-05"), count: 1 },
			{ period: p("2018-06/2018-12"), count: 1 },
		];
		expect(compareRolling(cutElsewhere, { ending }).current).not.toHaveProperty("months");
	});

	it("compareRolling() gives matched months their exposures where these add up", () => {
		const exposures = twoYears.map(({ period }, index) => ({ period, exposure: 100 + index }));
		const options = { ending, exposures, exposureRule: "sum-over-window" } as const;
		const answer = compareRolling(twoYears, options);
		if (answer.status !== "complete") throw new Error("not complete");
		expect(answer.current.exposure).toBe(12 * 112 + 66);
		expect(answer.current.months?.map(({ exposure }) => exposure)).toEqual(
			Array.from({ length: 12 }, (_, index) => 112 + index),
		);
		expect(answer.previous.months?.[0]).toEqual({ period: "2018-01", count: 1, exposure: 100 });
		// One month without an exposure of its own, and none is said.
		const withZero = exposures.map((item) => (item.period === "2018-02" ? { ...item, exposure: 0 } : item));
		const without = compareRolling(twoYears, { ...options, exposures: withZero });
		if (without.status !== "complete") throw new Error("not complete");
		expect(without.previous.exposure).toBe(12 * 100 + 66 - 101);
		expect(without.current.months?.[0]).toEqual({ period: "2019-01", count: 11 });
		// The mean of residents is no sum of months.
		const mean = compareRolling(twoYears, { ending, exposures });
		if (mean.status !== "complete") throw new Error("not complete");
		expect(mean.exposureRule).toBe("mean-over-window");
		expect(mean.current.months?.[0]).toEqual({ period: "2019-01", count: 11 });
	});

	it("compareRolling() says for which window the exposure is missing", () => {
		const answer = compareRolling(twoYears, { ending, exposures: [{ year: 2018, population: 10 }] });
		expect(reasonsOf(answer)).toStrictEqual([
			{ code: "population-missing", years: [2017], window: "previous" },
		]);
		expectPlain(answer);
	});

	it("compareRolling() adds weighted counts", () => {
		const series = monthly("2019-01/2019-02", [0.1, 0.2]);
		const answer = compareRolling(series, {
			ending: p("2019-02"),
			months: 1,
			weighted: true,
			accept: ["season-differs"],
		});
		expect(countsOf(answer)).toEqual([0.2, 0.1]);
	});

	it("compareRolling() has the counts of rollingTotals() and the rates of rollingRates()", () => {
		fc.assert(
			fc.property(cells, fc.integer({ min: 1, max: 13 }), fc.nat(45), (list, months, end) => {
				const series = list.flatMap((cell, index) => observe(cell, 24_210 + index));
				const last = toText(24_210 + end, 24_210 + end);
				const answer = compareRolling(series, {
					ending: last,
					months,
					exposures: 777,
					accept: ["season-differs"],
				});
				const totals = new Map(rollingTotals(series, { months }).map((window) => [window.period, window]));
				const rates = new Map(
					rollingRates(series, { months, exposures: 777 }).map((window) => [window.period, window]),
				);
				for (const window of [answer.current, answer.previous]) {
					const total = totals.get(window.period);
					if ("total" in window) {
						if (total !== undefined) expect(window).toEqual(total);
						else expect(window.status).toBe("incomplete");
						continue;
					}
					expect(window.count).toBe(total?.total);
					expect(window.value).toBe(rates.get(window.period)?.value);
					if (window.months) {
						expect(window.months.reduce((sum, { count }) => sum + count, 0)).toBe(window.count);
						expect(window.months.map(({ period }) => period)).toEqual(
							Array.from({ length: months }, (_, index) => {
								const month = toNumber(window.period) + index;
								return toText(month, month);
							}),
						);
					}
				}
				const usable = [answer.current, answer.previous].every(
					(window) => totals.get(window.period)?.status === "complete",
				);
				expect(answer.status).toBe(usable ? "complete" : "not-comparable");
				expectPlain(answer);
			}),
		);
	});

	it("compareRolling() does not change when later months are added, or with the order", () => {
		fc.assert(
			fc.property(cells, cells, (early, late) => {
				const series = early.flatMap((cell, index) => observe(cell, 24_210 + index));
				const all = [...early, ...late].flatMap((cell, index) => observe(cell, 24_210 + index));
				const options = {
					ending: toText(24_209 + early.length, 24_209 + early.length),
					months: 4,
					against: "same-period-last-year",
				} as const;
				fc.pre(early.at(-1) !== undefined);
				expect(compareRolling(all.reverse(), options)).toEqual(compareRolling(series, options));
			}),
		);
	});

	it("compareRolling() shifts the answer with the months", () => {
		const shifted = twoYears.map(({ period, count }) => ({
			period: toText(toNumber(period) - 7, toNumber(period) - 7),
			count,
		}));
		expect(countsOf(compareRolling(shifted, { ending: p("2019-05") }))).toEqual([198, 78]);
	});

	it.each<[string, CompareRollingOptions, unknown, string, string]>([
		[
			"no end",
			{} as CompareRollingOptions,
			TypeError,
			"wrong-type",
			"ending must be a period, current value is undefined",
		],
		[
			"an earlier window it does not know",
			{ ending, against: "last-year" as "previous" },
			RangeError,
			"unknown-option",
			'against must be one of previous, same-period-last-year, current value is "last-year"',
		],
		[
			"windows that would overlap",
			{ ending, months: 13, against: "same-period-last-year" },
			RangeError,
			"out-of-range",
			"months must be at most 12 against the same period last year, current value is 13",
		],
		[
			"a window of no months",
			{ ending, months: 0 },
			RangeError,
			"out-of-range",
			"months must be above 0, current value is 0",
		],
		[
			"to accept what it does not know",
			{ ending, accept: ["withheld" as "season-differs"] },
			RangeError,
			"unknown-option",
			'accept must be one of break-in-series, season-differs, current value is "withheld"',
		],
		[
			"a base without exposures",
			{ ending, per: 1000 },
			RangeError,
			"not-applicable",
			"per must come with exposures, current value is 1000",
		],
		[
			"a rule without exposures",
			{ ending, exposureRule: "given" },
			RangeError,
			"not-applicable",
			'exposureRule must come with exposures, current value is "given"',
		],
		[
			"a rule that the exposures do not have",
			{ ending, exposures: 9, exposureRule: "nearest-mid-year" },
			RangeError,
			"not-applicable",
			'exposureRule for one number must be one of given, current value is "nearest-mid-year"',
		],
		[
			"a base of 0",
			{ ending, exposures: 9, per: 0 },
			RangeError,
			"out-of-range",
			"per must be above 0, current value is 0",
		],
	])("compareRolling() refuses %s", (_, options, Kind, code, message) => {
		expect(thrownBy(() => compareRolling(twoYears, options))).toEqual([
			Kind,
			code,
			`Cannot compare rolling windows: ${message}`,
		]);
	});

	it("compareRolling() matches two quarters with two quarters, and one piece with nothing", () => {
		const halves = [2018, 2019].flatMap((year) => [
			{ period: p(`${year}-07/${year}-09`), count: 10 },
			{ period: p(`${year}-10/${year}-12`), count: year - 2000 },
		]);
		const options = { ending: p("2019-12"), against: "same-period-last-year" } as const;
		const half = compareRolling(halves, { ...options, months: 6 });
		expect(half.status === "complete" && half.current.months).toEqual([
			{ period: "2019-07/2019-09", count: 10 },
			{ period: "2019-10/2019-12", count: 19 },
		]);
		const quarter = compareRolling(halves, { ...options, months: 3 });
		expect(quarter.status === "complete" && "months" in quarter.current).toBe(false);
	});

	it("compareRolling() adds whole counts up only as far as they are exact, and weighted ones as far as they go", () => {
		const large = monthly("2018-01/2019-12", Array(24).fill(2 ** 53 - 1));
		expect(() => compareRolling(large, { ending: p("2019-12") })).toThrow(/the total must be at most/);
		const answer = compareRolling(large, { ending: p("2019-12"), weighted: true });
		expect(answer.status === "complete" && answer.current.count).toBe(12 * (2 ** 53 - 1));
	});
});

const london = "data/monthly/london-mps-borough-2015-04_2020-03.csv";
describeShared("compareRolling() of London", london, () => {
	it("compareRolling() agrees with sums over the file for each borough and offence", () => {
		const rows = csv(london);
		const groups = new Map<string, Observation[]>();
		for (const row of rows) {
			const key = `${row["area_name"]}|${row["offence_group"]}`;
			groups.set(key, [
				...(groups.get(key) ?? []),
				{ period: p(row["month"] ?? ""), count: Number(row["count"]) },
			]);
		}
		for (const series of groups.values()) {
			const between = (first: string, last: string) =>
				series
					.filter(({ period }) => period >= first && period <= last)
					.reduce((sum, { count }) => sum + Number(count), 0);
			expect(countsOf(compareRolling(series, { ending }))).toEqual([
				between("2019-01", "2019-12"),
				between("2018-01", "2018-12"),
			]);
		}
		expect(groups.size).toBe(99);
	});

	it("compareRolling() says what is missing when it is called without options or a series", () => {
		for (const [call, message] of [
			[
				() => compareRolling(twoYears, undefined as never),
				"Cannot compare rolling windows: ending must be a period, current value is undefined",
			],
			[
				() => yearToDateComparison(twoYears, {} as never),
				"Cannot compare the year to date: ending must be a period, current value is undefined",
			],
			[
				() => compareRolling(5 as never, { ending: toPeriod("2019-12") }),
				"Cannot compare rolling windows: series must be a list of observations, current value is 5",
			],
		] as const)
			expect(call).toThrow(expect.objectContaining({ code: "wrong-type", message }));
	});
});
