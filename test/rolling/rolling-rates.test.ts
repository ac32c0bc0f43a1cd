import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rate } from "../../src/estimate/index.ts";
import { toPeriod } from "../../src/period/index.ts";
import {
	type ExposureRule,
	type Exposures,
	type MidYearPopulation,
	type RollingRatesOptions,
	rollingRates,
	rollingTotals,
} from "../../src/rolling/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
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

const populations: readonly MidYearPopulation[] = [2015, 2016, 2017, 2018, 2019, 2020].map((year) => ({
	year,
	population: year * 100,
}));

/** The exposure and the years of one window of 1 event. */
function exposureOf(period: string, options: RollingRatesOptions) {
	const window = p(period);
	const [first, last = first] = period.split("/").map(toNumber);
	const months = (last ?? 0) - (first ?? 0) + 1;
	const [answer] = rollingRates([{ period: window, count: 1 }], { ...options, months });
	if (answer?.status !== "complete") return answer?.status === "incomplete" ? answer.reasons : null;
	expect(answer.value).toBe(1000 / answer.exposure);
	return [answer.exposure, ...answer.exposureYears];
}

describe("rollingRates()", () => {
	it("rollingRates() gives every window years and reasons of its own, so that a change of one leaves the others", () => {
		const windows = rollingRates(monthly("2018-01/2019-12", Array(24).fill(1)), {
			exposures: populations.filter(({ year }) => year !== 2018),
			exposureRule: "mid-year-of-window-start",
			months: 3,
		});
		const years = windows.flatMap((window) => (window.status === "complete" ? [window.exposureYears] : []));
		const reasons = windows.flatMap((window) =>
			window.status === "incomplete"
				? window.reasons.filter(({ code }) => code === "population-missing")
				: [],
		);
		expect([years.length, reasons.length]).toEqual([10, 12]);
		expect([new Set(years).size, new Set(reasons).size]).toEqual([10, 12]);
	});

	it("rollingRates() divides each total by the exposure of its window", () => {
		const series = monthly("2018-12/2019-12", [9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		const windows = rollingRates(frozen(series), frozen({ exposures: populations, confidence: [95, 99.8] }));
		expect(windows.map(({ status, value }) => [status, value])).toEqual([
			...Array(11).fill(["incomplete", null]),
			["complete", (75 * 1000) / 201_800],
			["complete", (78 * 1000) / 201_800],
		]);
		const { kind: _, ...expected } = rate(78, 201_800, { confidence: [95, 99.8] });
		expect(windows[12]).toStrictEqual({
			status: "complete",
			period: "2019-01/2019-12",
			months: 12,
			provisional: false,
			revised: false,
			breaks: [],
			revisions: [],
			...expected,
			exposureRule: "mid-year-before-window",
			exposureYears: [2018],
		});
		expect(windows[10]).toStrictEqual({
			status: "incomplete",
			period: "2018-11/2019-10",
			months: 12,
			provisional: false,
			revised: false,
			breaks: [],
			revisions: [],
			count: null,
			value: null,
			per: 1000,
			exposureRule: "mid-year-before-window",
			missing: ["2018-11"],
			reasons: [{ code: "missing-months", months: ["2018-11"] }],
		});
		expectPlain(windows);
	});

	it.each([
		["2016-10/2017-09", 2016, "the year to September 2017"],
		["2017-07/2018-06", 2017, "the year to June 2018"],
		["2018-01/2018-12", 2017, "calendar 2018"],
		["2019-01/2019-12", 2018, "calendar 2019"],
		["2019-04/2020-03", 2018, "2019/20"],
		["2020-01/2020-12", 2019, "calendar 2020"],
	])("rollingRates() takes for %s the mid-year of %i, as the published rates of %s do", (period, year) => {
		expect(exposureOf(period, { exposures: populations })).toEqual([year * 100, year]);
	});

	it.each<[string, number, number, number]>([
		// window, before it, of its start, nearest
		["2019-01/2019-12", 2018, 2019, 2019],
		["2019-04/2020-03", 2018, 2019, 2019],
		["2018-07/2019-06", 2018, 2018, 2018], // as near to mid-2018 as to mid-2019
		["2018-08/2019-07", 2018, 2018, 2019],
		["2018-06/2019-05", 2017, 2018, 2018],
		["2019-06", 2018, 2019, 2019],
		["2019-07", 2019, 2019, 2019],
		["2019-12", 2019, 2019, 2019], // 5 and a half months after, 6 and a half before
		["2020-01", 2019, 2020, 2020],
		["2018-01/2019-12", 2017, 2018, 2018],
	])("rollingRates() finds the mid-years of %s by each rule", (period, before, ofStart, nearest) => {
		const by = (exposureRule: ExposureRule) => exposureOf(period, { exposures: populations, exposureRule });
		expect(by("mid-year-before-window")).toEqual([before * 100, before]);
		expect(by("mid-year-of-window-start")).toEqual([ofStart * 100, ofStart]);
		expect(by("nearest-mid-year")).toEqual([nearest * 100, nearest]);
	});

	it("rollingRates() finds the nearest mid-year that a search over all years finds", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 24_000, max: 24_400 }),
				fc.integer({ min: 1, max: 40 }),
				(first, months) => {
					// The middle of the window and the middles of the years, in half months from January of year 0.
					const middle = 2 * first + months;
					let best = 1900;
					for (let year = 1900; year < 2100; year++)
						if (Math.abs(24 * year + 12 - middle) < Math.abs(24 * best + 12 - middle)) best = year;
					const every = Array.from({ length: 200 }, (_, index) => ({
						year: 1900 + index,
						population: 1900 + index,
					}));
					const period = toText(first, first + months - 1);
					expect(exposureOf(period, { exposures: every, exposureRule: "nearest-mid-year" })).toEqual([
						best,
						best,
					]);
				},
			),
		);
	});

	it("rollingRates() takes the mean of mid-year populations by months", () => {
		const by = (period: string) =>
			exposureOf(period, { exposures: populations, exposureRule: "mean-over-window" });
		expect(by("2019-04/2020-03")).toEqual([(9 * 201_900 + 3 * 202_000) / 12, 2019, 2020]);
		expect(by("2019-01/2019-12")).toEqual([201_900, 2019]);
		expect(by("2018-12/2020-01")).toEqual([(201_800 + 12 * 201_900 + 202_000) / 14, 2018, 2019, 2020]);
	});

	it("rollingRates() has no rate where the year it needs is missing, whatever other years there are", () => {
		const exposures = [
			{ year: 2017, population: 100 },
			{ year: 2019, population: 300 },
			{ year: 2018, population: null },
		];
		const series = [{ period: p("2019-01/2019-12"), count: 7 }];
		expect(rollingRates(series, { exposures })).toMatchObject([
			{
				status: "incomplete",
				count: 7,
				value: null,
				missing: [],
				reasons: [{ code: "population-missing", years: [2018] }],
			},
		]);
		expect(rollingRates(series, { exposures, exposureRule: "nearest-mid-year" })).toMatchObject([
			{ exposure: 300 },
		]);
		expect(exposureOf("2018-12/2020-01", { exposures, exposureRule: "mean-over-window" })).toEqual([
			{ code: "population-missing", years: [2018, 2020] },
		]);
		expect(exposureOf("2019-01", { exposures: [] })).toEqual([{ code: "population-missing", years: [2018] }]);
		expectPlain(rollingRates(series, { exposures }));
	});

	it("rollingRates() divides every window by one given number", () => {
		const windows = rollingRates(monthly("2019-01/2019-02", [5, 0]), {
			exposures: 2_000,
			months: 1,
			per: 100,
		});
		expect(windows).toMatchObject([
			{ value: 0.25, exposure: 2_000, exposureRule: "given", exposureYears: [], per: 100 },
			{ value: 0, lower: 0, exposureRule: "given" },
		]);
		expect(exposureOf("2019-01", { exposures: 9, exposureRule: "given" })).toEqual([9]);
	});

	it("rollingRates() takes mean or sum of exposures by period", () => {
		const exposures = frozen([
			{ period: p("2019-04/2019-06"), exposure: 60 },
			{ period: p("2019-02"), exposure: 20 },
			{ period: p("2019-03"), exposure: 30 },
			{ period: p("2019-07"), exposure: null },
		]);
		const by = (period: string, exposureRule: ExposureRule) =>
			exposureOf(period, { exposures, exposureRule });
		expect(exposureOf("2019-02/2019-06", { exposures })).toEqual([(20 + 30 + 3 * 60) / 5]);
		expect(by("2019-02/2019-06", "mean-over-window")).toEqual([(20 + 30 + 3 * 60) / 5]);
		expect(by("2019-03/2019-04", "mean-over-window")).toEqual([45]);
		expect(by("2019-02/2019-06", "sum-over-window")).toEqual([110]);
		expect(by("2019-03/2019-04", "sum-over-window")).toEqual([
			{ code: "exposure-not-aligned", periods: ["2019-04/2019-06"] },
		]);
		expect(by("2019-01/2019-08", "sum-over-window")).toEqual([
			{ code: "exposure-missing", months: ["2019-01", "2019-07/2019-08"] },
		]);
		const doubled = [...exposures, { period: p("2019-01/2019-12"), exposure: 240 }];
		expect(exposureOf("2019-02/2019-03", { exposures: doubled })).toEqual([
			{ code: "exposure-not-aligned", periods: ["2019-02/2019-03"] },
		]);
		expect(exposureOf("2019-01", { exposures: [], exposureRule: "sum-over-window" })).toEqual([
			{ code: "exposure-missing", months: ["2019-01"] },
		]);
	});

	it("rollingRates() does not depend on the order of the exposures", () => {
		const exposures = [2 ** -53, 2 ** -53, 1, 2 ** 53].map((exposure, index) => ({
			period: toText(24_228 + index, 24_228 + index),
			exposure,
		}));
		fc.assert(
			fc.property(
				fc.shuffledSubarray(exposures, { minLength: 4 }),
				fc.constantFrom<ExposureRule>("mean-over-window", "sum-over-window"),
				(shuffled, exposureRule) => {
					expect(exposureOf("2019-01/2019-04", { exposures: shuffled, exposureRule })).toEqual(
						exposureOf("2019-01/2019-04", { exposures, exposureRule }),
					);
				},
			),
		);
	});

	it("rollingRates() cannot divide by 0, but adds it to other exposures", () => {
		const exposures = [
			{ period: p("2019-01"), exposure: 0 },
			{ period: p("2019-02"), exposure: 4 },
		];
		const windows = rollingRates(monthly("2019-01/2019-02", [0, 1]), {
			exposures,
			exposureRule: "sum-over-window",
			months: 1,
		});
		expect(windows).toMatchObject([
			{ count: 0, value: null, reasons: [{ code: "exposure-zero" }] },
			{ value: 250 },
		]);
		expect(exposureOf("2019-01/2019-02", { exposures, exposureRule: "sum-over-window" })).toEqual([4]);
		expect(exposureOf("2019-07", { exposures: [{ year: 2019, population: 0 }] })).toEqual([
			{ code: "exposure-zero" },
		]);
	});

	it("rollingRates() names everything that is missing, counts and exposure", () => {
		const [window] = rollingRates([{ period: p("2019-02"), count: 1 }], { exposures: [], months: 2 });
		expect(window).toMatchObject({
			count: null,
			missing: ["2019-01"],
			reasons: [
				{ code: "missing-months", months: ["2019-01"] },
				{ code: "population-missing", years: [2018] },
			],
		});
		const [withheld] = rollingRates([{ period: p("2019-02"), count: null, withheld: { from: 1, to: 4 } }], {
			exposures: [],
			months: 1,
		});
		expect(withheld).toMatchObject({ status: "incomplete", count: null, missing: [] });
	});

	it("rollingRates() gives the range of the rate where counts are withheld", () => {
		const series = [
			{ period: p("2019-01"), count: 6 },
			{ period: p("2019-02"), count: null, withheld: { from: 1, to: 4 } },
			{ period: p("2019-03"), count: null, withheld: { from: 5, to: null } },
		];
		const windows = rollingRates(series, { exposures: 500, months: 2 });
		expect(windows[1]).toStrictEqual({
			status: "interval",
			period: "2019-01/2019-02",
			months: 2,
			provisional: false,
			revised: false,
			breaks: [],
			revisions: [],
			exposure: 500,
			exposureRule: "given",
			exposureYears: [],
			count: null,
			value: null,
			per: 1000,
			lowestCount: 7,
			highestCount: 10,
			lowestValue: 14,
			highestValue: 20,
			withheld: ["2019-02"],
		});
		expect(windows[2]).toMatchObject({
			lowestCount: 6,
			highestCount: null,
			lowestValue: 12,
			highestValue: null,
		});
		expectPlain(windows);
	});

	it("rollingRates() has the windows and counts of rollingTotals()", () => {
		fc.assert(
			fc.property(cells, fc.integer({ min: 1, max: 13 }), (list, months) => {
				const series = list.flatMap((cell, index) => observe(cell, 24_210 + index));
				const totals = rollingTotals(series, { months });
				const rates = rollingRates(series, { months, exposures: 1234, confidence: 99.8 });
				expect(rates.map(({ status, period }) => [status, period])).toEqual(
					totals.map(({ status, period }) => [status, period]),
				);
				for (const [index, window] of rates.entries()) {
					const total = totals[index];
					expect(window.count).toBe(total?.total);
					if (window.status === "complete")
						expect(window.lower).toBe(rate(window.count, 1234, { confidence: 0.998 }).lower);
					if (window.status === "interval" && total?.status === "interval")
						expect([window.lowestCount, window.highestCount]).toEqual([total.lower, total.upper]);
				}
				expectPlain(rates);
			}),
			{ numRuns: 40 },
		);
	});

	it("rollingRates() is linear in the base and takes weighted counts", () => {
		const series = monthly("2019-01/2019-02", [0.25, 0.5]);
		const at = (per: number) =>
			rollingRates(series, { exposures: 4096, months: 2, weighted: true, per, method: "byar" })[1];
		expect(at(2048)).toMatchObject({ count: 0.75, value: 0.375, method: "byar", weighted: true });
		expect(at(4096)?.value).toBe(0.75);
	});

	const series = [{ period: p("2019-01"), count: 1 }];
	it.each<[string, RollingRatesOptions, unknown, string, string]>([
		[
			"a number of 0",
			{ exposures: 0 },
			RangeError,
			"out-of-range",
			"exposures must be above 0, current value is 0",
		],
		[
			"exposures that are neither number nor list",
			{ exposures: "9" as unknown as number },
			TypeError,
			"wrong-type",
			'exposures must be a number or a list, current value is "9"',
		],
		[
			"a rule it does not know",
			{ exposures: populations, exposureRule: "mid-year" as "given" },
			RangeError,
			"unknown-option",
			'exposureRule must be one of given, mid-year-before-window, mid-year-of-window-start, nearest-mid-year, mean-over-window, sum-over-window, current value is "mid-year"',
		],
		[
			"a rule for years beside a number",
			{ exposures: 9, exposureRule: "nearest-mid-year" },
			RangeError,
			"not-applicable",
			'exposureRule for one number must be one of given, current value is "nearest-mid-year"',
		],
		[
			"a rule for a number beside years",
			{ exposures: populations, exposureRule: "given" },
			RangeError,
			"not-applicable",
			'exposureRule for mid-year populations must be one of mid-year-before-window, mid-year-of-window-start, nearest-mid-year, mean-over-window, current value is "given"',
		],
		[
			"a rule for years beside periods",
			{ exposures: [{ period: p("2019-01"), exposure: 1 }], exposureRule: "nearest-mid-year" },
			RangeError,
			"not-applicable",
			'exposureRule for exposures by period must be one of mean-over-window, sum-over-window, current value is "nearest-mid-year"',
		],
		[
			"two populations for a year",
			{
				exposures: [
					{ year: 2018, population: 1 },
					{ year: 2018, population: 1 },
				],
			},
			RangeError,
			"duplicate",
			"population must be given once for each period, current value is 2018",
		],
		[
			"two exposures for a period",
			{
				exposures: [
					{ period: p("2018-01"), exposure: 1 },
					{ period: p("2018-01"), exposure: 2 },
				],
			},
			RangeError,
			"duplicate",
			'exposure must be given once for each period, current value is "2018-01"',
		],
		[
			"a negative population",
			{ exposures: [{ year: 2018, population: -1 }] },
			RangeError,
			"out-of-range",
			"population of 2018 must be 0 or more, current value is -1",
		],
		[
			"a population that is not finite",
			{ exposures: [{ year: 2018, population: Number.POSITIVE_INFINITY }] },
			RangeError,
			"not-a-number",
			"population of 2018 must be a finite number, current value is Infinity",
		],
		[
			"a year that is not whole",
			{ exposures: [{ year: 2018.5, population: 1 }] },
			RangeError,
			"not-a-whole-number",
			"year must be a whole number, current value is 2018.5",
		],
		[
			"a period that is none",
			{ exposures: [{ period: p("2018"), exposure: 1 }] },
			SyntaxError,
			"not-a-period",
			'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "2018"',
		],
		[
			"years among periods",
			{
				exposures: [
					{ period: p("2018-01"), exposure: 1 },
					{ year: 2018, population: 1 },
				] as unknown as Exposures,
			},
			SyntaxError,
			"not-a-period",
			"period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is undefined",
		],
	])("rollingRates() refuses %s", (_, options, Kind, code, message) => {
		expect(thrownBy(() => rollingRates(series, options))).toEqual([
			Kind,
			code,
			`Cannot compute rolling rates: ${message}`,
		]);
	});

	it("rollingRates() refuses settings of the rate also where there is no window", () => {
		expect(thrownBy(() => rollingRates([], { exposures: 9, per: 0 }))).toEqual([
			RangeError,
			"out-of-range",
			"Cannot compute the rate: per must be above 0, current value is 0",
		]);
		expect(thrownBy(() => rollingRates([], { exposures: 9, confidence: 0 }))[1]).toBe("out-of-range");
		expect(thrownBy(() => rollingRates([], { exposures: 9, months: 0 }))[2]).toBe(
			"Cannot compute rolling rates: months must be above 0, current value is 0",
		);
		expect(rollingRates([], { exposures: [] })).toEqual([]);
	});
});

interface PublishedCase {
	readonly id: string;
	readonly kind: string;
	readonly area: string;
	readonly period: string;
	readonly given: {
		readonly count: number;
		readonly population: number;
		readonly per: number;
		readonly population_source?: string;
	};
	readonly published: { readonly rate: number; readonly decimals: number };
}

describeShared("rollingRates() of published rates", "data/published/cases.json", () => {
	const people = csv("data/population/ons-mid-year-estimates-east-midlands-2001-2019.csv");
	const cases = sharedJson<{ readonly cases: readonly PublishedCase[] }>(
		"data/published/cases.json",
	).cases.filter(
		({ kind, area, given }) =>
			kind === "rate" &&
			given.population_source !== undefined &&
			people.some((row) => row["area_name"] === area),
	);

	it("rollingRates() has rates to compare with", () => expect(cases.map(({ id }) => id)).toHaveLength(7));

	it.each(cases)(
		"rollingRates() divides $id, $area $period, by the population that it was divided by",
		(published) => {
			const { area, given } = published;
			const months: readonly [RegExp, string][] = [[/^year to/, "12 months to"]];
			const period = toPeriod(months.reduce((text, [from, to]) => text.replace(from, to), published.period));
			const exposures = people
				.filter((row) => row["area_name"] === area)
				.map((row) => ({ year: Number(row["mid_year"]), population: Number(row["population"]) }));
			const [window] = rollingRates([{ period, count: given.count }], { exposures, per: given.per });
			if (window?.status !== "complete") throw new Error(`not complete: ${JSON.stringify(window)}`);
			expect(given.population_source).toContain(`mid-${window.exposureYears[0]}`);
			expect(window.exposure).toBe(given.population);
			expect(Math.abs(window.value - published.published.rate)).toBeLessThanOrEqual(
				0.5 * 10 ** -published.published.decimals,
			);
		},
	);
});
