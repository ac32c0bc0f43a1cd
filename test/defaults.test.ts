import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import * as library from "direction-of-travel";
import * as chart from "direction-of-travel/chart";
import { showTable } from "direction-of-travel/display";
import * as panel from "direction-of-travel/panel";
import { buildDashboard, defineIndicator } from "direction-of-travel/report";
import { readFingertips, readObservations, readPoliceUk } from "direction-of-travel/schema";
import { type DashboardSource, dashboardQuery } from "direction-of-travel/sql";
import { describe, expect, it } from "vitest";

const page = readFileSync(fileURLToPath(new URL("../docs/defaults.md", import.meta.url)), "utf8");

/** The rows of the tables: a function, one of its settings, and the value that it is said to have. */
const rows = [...page.matchAll(/^\| `([\w.]+)` \| `(\w+)` \| `([^`]+)` \|/gm)].map(
	([, call = "", setting = "", text = ""]) => ({
		call,
		setting,
		value: JSON.parse(text) as unknown,
	}),
);

type Settings = Readonly<Record<string, unknown>>;
// The settings are read from a page: whether they fit is what is tested.
const loose = library as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;
const call = (name: string, ...args: unknown[]): unknown => loose[name]?.(...args);

const { monthsIn, toPeriod } = library;
const months = monthsIn(toPeriod("2015-01/2019-12"));
const series = months.map((period, at) => ({ period, count: 60 + ((at * 7) % 11) + at, exposure: 1000 }));
const winters = months.map((period, at) => ({
	period,
	count: 100 + (at % 12 < 3 ? 40 : 0) + ((at * at) % 13) + at / 2 - ((at / 2) % 1),
}));
const broken = winters.map((point, at) => (at === 30 ? { ...point, breakBefore: "A new code" } : point));
const steep = months
	.slice(0, 12)
	.map((period, at) => ({ period, count: [300, 100, 104, 96, 99, 101, 100, 98, 103, 97, 100, 99][at] ?? 0 }));
const early = months
	.slice(0, 12)
	.map((period, at) => ({ period, count: at < 2 ? 300 + at : 100 + ((at * 3) % 7) }));
const values = months
	.slice(0, 24)
	.map((period, at) => ({ period, value: at === 9 ? 90 : 50 + ((at * 3) % 5) }));
const run = months
	.slice(0, 24)
	.map((period, at) => ({ period, value: at > 17 ? 58 + (at % 2) : 50 + ((at * 5) % 17) }));
const areas = ["A", "B", "C", "D", "E", "F", "G"].map((area, at) => ({
	area,
	count: 60 + at * at * 9,
	exposure: 1000 + 400 * at,
}));
const [now, before] = [
	{ count: 6005, exposure: 698_268 },
	{ count: 5459, exposure: 698_268 },
];
const strata = [
	{
		count: 4,
		exposure: 1000,
		standardPopulation: 3000,
		referenceRate: 0.002,
		referenceCount: 20,
		referenceExposure: 9000,
	},
	{
		count: 20,
		exposure: 2000,
		standardPopulation: 1000,
		referenceRate: 0.009,
		referenceCount: 90,
		referenceExposure: 9000,
	},
];
const dashboard = (settings: Settings) =>
	buildDashboard(
		[{ id: "burglary", polarity: "lower-is-better", measure: "rate" }],
		areas.flatMap(({ area }, place) =>
			series.slice(0, area === "G" ? -6 : undefined).map(({ period, count }) => ({
				indicator: "burglary",
				area,
				period,
				count: place === 0 ? count % 2 : count + 10 * place,
			})),
		),
		{
			period: toPeriod("2019-12"),
			areas: [
				...areas.map(({ area }) => ({ id: area, level: "district" as const, parent: "County" })),
				{ id: "County", level: "county" as const },
			],
			populations: areas.flatMap(({ area }, place) =>
				[2016, 2017, 2018, 2019].map((year) => ({ area, year, population: 20_000 + year * place })),
			),
			...settings,
		},
	);

/** Monthly counts of three areas and two indicators, with a month that is missing in the year before. */
const panelRows = ["A", "B", "C"].flatMap((area, place) =>
	["robbery", "arson"].flatMap((indicator, which) =>
		months.slice(0, 36).flatMap((period, at) =>
			which === 1 && place === 2 && at === 15
				? []
				: [
						{
							area,
							indicator,
							period,
							count: 30 + place + which + ((at * 7) % 11) + (at > 23 ? 3 * place : 0),
						},
					],
		),
	),
);
const filled = panel.panelFromRows(panelRows, { exposures: { A: 900, B: 1000, C: 1100 } }).panel;
const compared = panel.compareRolling(filled);
const longer = panel.panelFromRows(
	months
		.slice(0, 60)
		.map((period, at) => ({ area: "A", indicator: "arson", period, count: 30 + ((at * 7) % 11) })),
).panel;

/** What a call answers, or the words that it is refused with. */
function orRefused(call: () => unknown): unknown {
	try {
		return call();
	} catch (error) {
		return String(error);
	}
}
const narrow = panel.compareRolling(
	panel.panelFromRows(
		[0, 1, 2].flatMap((place) => [
			{ area: `${place}`, indicator: "i", period: library.toPeriod("2018-12"), count: 20 },
			{ area: `${place}`, indicator: "i", period: library.toPeriod("2019-12"), count: 34 + place },
		]),
		{ exposures: { 0: 1000, 1: 1000, 2: 1000 } },
	).panel,
	{ months: 1, against: "same-period-last-year" },
);
const columnsOf = (counts: readonly number[]) => ({
	area: ["A", "A"],
	indicator: ["i", "i"],
	period: ["2018-12", "2019-12"],
	count: counts,
});
const populations = [2016, 2017, 2018, 2019].map((year) => ({ area: "A", year, population: 100 + year }));
const bytes = new TextEncoder().encode("area,indicator,month,count\narea;indicator;month;count\n");
const headings = { area: "area", indicator: "indicator", period: "month", count: "count" };
const source: DashboardSource = {
	counts: { table: "counts", ...headings },
	populations: { table: "people", area: "area", population: "residents" },
};
const table = [
	["month", "area", "persons", "asked"],
	["2019-12", "E06000016", "3", "9"],
	["2019-12", "Oadby", "4.5", "3"],
	["2019-12", "Blaby", "4", "3"],
	["2019-12", "Melton", "4"],
];
const fingertips = [
	{
		"Indicator Name": "Rate",
		"Area Code": "E06000016",
		"Time period": "2019",
		Value: "5",
		"Lower CI 95.0 limit": "4",
		"Upper CI 95.0 limit": "6",
		"Lower CI 99.8 limit": "3",
		"Upper CI 99.8 limit": "7",
		...Object.fromEntries(
			["Area Name", "Area Type", "Sex", "Age", "Category Type", "Category", "Count", "Denominator"].map(
				(name) => [name, ""],
			),
		),
	},
];
const police = [
	{
		"Crime ID": "1",
		Month: "2019-12",
		"LSOA code": "E01025606",
		"LSOA name": "Blaby 001A",
		"Crime type": "Robbery",
	},
];

/** For each function, a call that its settings can change; for each setting, a value that does change it. */
const calls: Readonly<Record<string, readonly [(settings: Settings) => unknown, Settings]>> = {
	rate: [(s) => call("rate", 12, 1000, s), { per: 100, method: "byar", confidence: 0.99 }],
	proportion: [(s) => call("proportion", 3, 10, s), { per: 100, method: "clopper-pearson" }],
	rateRatio: [(s) => call("rateRatio", now, before, s), { method: "log-wald" }],
	proportionRatio: [
		(s) => call("proportionRatio", { count: 5, denominator: 10 }, { count: 6, denominator: 11 }, s),
		{ method: "log-wald" },
	],
	directlyStandardisedRate: [
		(s) => call("directlyStandardisedRate", strata, s),
		{ per: 100, method: "byar", minimumEvents: 30 },
	],
	indirectlyStandardisedRatio: [
		(s) => call("indirectlyStandardisedRatio", strata, s),
		{ base: 100, method: "byar" },
	],
	rollingTotals: [(s) => call("rollingTotals", series, s), { months: 6 }],
	compareRolling: [
		(s) => call("compareRolling", series, { ending: toPeriod("2019-12"), exposures: 5000, ...s }),
		{ months: 3, against: "same-period-last-year", per: 100 },
	],
	yearToDateComparison: [
		(s) => call("yearToDateComparison", series, { ending: toPeriod("2019-12"), ...s }),
		{ yearStart: 1 },
	],
	directionOfTravel: [
		(s) => call("directionOfTravel", now, before, s),
		{
			polarity: "lower-is-better",
			confidence: 0.99,
			per: 100,
			minimumChange: 0,
			similarBand: { relative: 0.2 },
			breakInSeries: true,
		},
	],
	compareCounts: [(s) => call("compareCounts", now, before, s), { method: "exact" }],
	compareProportions: [
		(s) => call("compareProportions", { count: 50, denominator: 100 }, { count: 60, denominator: 100 }, s),
		{ method: "fisher-mid-p", designEffect: 2 },
	],
	rateOfChange: [(s) => call("rateOfChange", [before, now, before], s), { dispersion: 2 }],
	trend: [
		(s) => call("trend", broken, s),
		{
			polarity: "lower-is-better",
			points: 20,
			seasons: "ignore",
			dispersionPrior: { weight: 0, value: 1 },
			breaks: "refuse",
		},
	],
	"trend autocorrelation": [
		(s) => call("trend", values, { seasons: "ignore", ...s }),
		{ autocorrelation: "hamed-rao" },
	],
	detectLevellingOff: [
		(s) => call("detectLevellingOff", steep, s),
		{ method: "light", pointsBefore: 4, pointsAfter: 4, autocorrelation: "adjust" },
	],
	detectStep: [(s) => call("detectStep", early, { seasons: "ignore", ...s }), { pointsEachSide: 4 }],
	controlChart: [(s) => call("controlChart", run, s), { runLength: 6, twoOfThree: "within" }],
	"controlChart screenOutliers": [(s) => call("controlChart", values, s), { screenOutliers: false }],
	regionalAverage: [(s) => call("regionalAverage", areas, s), { method: "mean-of-rates", per: 100 }],
	"regionalAverage members": [
		(s) => call("regionalAverage", [...areas, { area: "H", count: null, exposure: 5 }], s),
		{ members: "available" },
	],
	compareToBenchmark: [
		(s) => call("compareToBenchmark", now, { value: 6.8, per: 1000 }, s),
		{ confidence: 0.99, method: "overlap", polarity: "lower-is-better" },
	],
	compareToTarget: [
		(s) => call("compareToTarget", now, { value: 8.7, per: 1000 }, { polarity: "lower-is-better", ...s }),
		{ by: "interval", rules: "fingertips" },
	],
	rankAreas: [(s) => call("rankAreas", areas, s), { order: "lowest-first" }],
	quantileBands: [
		(s) => call("quantileBands", areas, s),
		{ bands: 4, order: "lowest-first", method: "ntile" },
	],
	funnelLimits: [
		(s) => call("funnelLimits", [1000], { average: 0.5, per: 1, ...s }),
		{ statistic: "proportion", confidence: 0.99, method: "normal" },
	],
	classifyFunnel: [
		(s) => call("classifyFunnel", areas, s),
		{ average: 20, overDispersion: "additive", minimumCount: 80 },
	],
	nearestNeighbours: [
		(s) =>
			call(
				"nearestNeighbours",
				"a",
				[..."abcdefghijk"].map((area, at) => ({ area, profile: { size: at * at } })),
				s,
			),
		{ neighbours: 3 },
	],
	falseDiscoveryControl: [
		(s) =>
			call(
				"falseDiscoveryControl",
				[
					{ name: "a", pValue: 0.04 },
					{ name: "b", pValue: 0.5 },
				],
				s,
			),
		{ rate: 0.1, method: "benjamini-yekutieli" },
	],
	roundExact: [
		(s) => call("roundExact", -1234.5, { decimals: 0, ...s }),
		{ mode: "halfEven", grouping: true },
	],
	checkPercentChange: [
		(s) => call("checkPercentChange", "0.88", "0.83", { change: "6%", ...s }),
		{ rounding: "floor" },
	],
	consistentCounts: [
		(s) => call("consistentCounts", "8.6", { population: 698_268, ...s }),
		{ multiplier: 100 },
	],
	checkShares: [(s) => call("checkShares", ["64", "36"], { structure: "partition", ...s }), { total: 200 }],
	checkTotal: [(s) => call("checkTotal", ["1.4", "1.4"], "3", s), { additivity: "from-rounded" }],
	checkRateAndChange: [
		(s) =>
			call("checkRateAndChange", "8.6", "10%", {
				count: 6005,
				population: 698_268,
				previousCount: 5459,
				previousPopulation: 650_000,
				...s,
			}),
		{ basis: "count" },
	],
	"report.defineIndicator": [
		(s) => defineIndicator({ id: "x", polarity: "neutral", measure: "rate", ...s }),
		{ category: "Crime", per: 100, decimals: 2, comparator: "mean-of-rates", frequency: "annual" },
	],
	"panel.panelFromColumns": [
		(s) => {
			const { tally, panel: made } = panel.panelFromColumns(columnsOf([3, 4.5]), s);
			return [tally, made.weighted];
		},
		{ weighted: true },
	],
	"panel.panelFromColumns exposureRule": [
		(s) => panel.panelFromColumns(columnsOf([3, 4]), { exposures: populations, ...s }).panel.exposures,
		{ exposureRule: "nearest-mid-year" },
	],
	"panel.panelFromColumns windowMonths": [
		(s) => panel.panelFromColumns(columnsOf([3, 4]), { exposures: populations, ...s }).panel.exposures,
		{ windowMonths: 3 },
	],
	"panel.panelFromCsv": [
		(s) =>
			panel
				.panelFromCsv([bytes], { columns: headings, months: toPeriod("2019-12"), ...s })
				.catch((error: unknown) => String(error)),
		{ delimiter: ";" },
	],
	"panel.rollingTotals": [(s) => panel.rollingTotals(filled, s), { months: 6 }],
	"panel.compareRolling": [(s) => panel.compareRolling(longer, s), { months: 24 }],
	"panel.compareRolling against": [
		(s) => orRefused(() => panel.compareRolling(longer, { months: 24, ...s })),
		{ against: "same-period-last-year" },
	],
	"panel.everyWindow": [
		(s) => Array.from(panel.everyWindow(longer, s), ({ ending, current }) => [ending, ...current]),
		{ months: 24, per: 100 },
	],
	"panel.everyWindow against": [
		(s) =>
			orRefused(() =>
				Array.from(panel.everyWindow(longer, { months: 24, ...s }), ({ ending, previous }) => [
					ending,
					...previous,
				]),
			),
		{ against: "same-period-last-year" },
	],
	"panel.rates": [
		(s) => panel.rates(Float64Array.of(3, 12), Float64Array.of(900, 1000), s),
		{ per: 100, method: "byar", confidence: 0.99 },
	],
	"panel.rates weighted": [
		(s) => orRefused(() => panel.rates(Float64Array.of(3.5), Float64Array.of(900), s)),
		{ weighted: true },
	],
	"panel.directionOfTravel": [
		(s) => panel.directionOfTravel(narrow, s),
		{ method: "score", confidence: 0.99, per: 100, minimumChange: { relative: 0.75 }, pValues: false },
	],
	"panel.compareToBenchmark": [
		(s) => panel.compareToBenchmark(compared, panel.regionalAverage(compared), s),
		{ method: "exact", confidence: 0.5 },
	],
	"panel.regionalAverage": [
		(s) => panel.regionalAverage(compared, s),
		{ method: "mean-of-rates", window: "previous", per: 100 },
	],
	"panel.regionalAverage members": [
		(s) => panel.regionalAverage(compared, { window: "previous", ...s }),
		{ members: "available" },
	],
	"panel.rankAreas": [
		(s) => panel.rankAreas(Float64Array.of(1, 4, 3, 2), s),
		{ indicators: 2, order: "lowest-first" },
	],
	"panel.quantileBands": [
		(s) => panel.quantileBands(panel.rankAreas(Float64Array.of(1, 4, 3, 2, 5, 7, 6)), s),
		{ bands: 4 },
	],
	"sql.dashboardQuery": [
		(s) => dashboardQuery(source, { dialect: "duckdb", ending: toPeriod("2019-12"), ...s }),
		{
			months: 24,
			per: 100,
			confidence: 0.99,
			minimumChange: 0,
			average: "mean-of-rates",
			own: "out",
			members: "available",
		},
	],
	"sql.dashboardQuery against": [
		(s) =>
			orRefused(() =>
				dashboardQuery(source, { dialect: "duckdb", ending: toPeriod("2019-12"), months: 24, ...s }),
			),
		{ against: "same-period-last-year" },
	],
	"schema.readObservations": [
		(s) =>
			readObservations(table, {
				columns: { period: "month", areaCode: "area", count: "persons", denominator: "asked" },
				indicator: "i",
				...s,
			}),
		{ shortRows: "accept", weighted: true, withinDenominator: true, areaCodes: "gss" },
	],
	"schema.readFingertips": [(s) => readFingertips(fingertips, s), { limits: "99.8" }],
	"schema.readPoliceUk": [(s) => readPoliceUk(police, s), { by: "lsoa" }],
	"chart.areaChart": [(s) => chart.areaChart(dashboard({}), "burglary", s), { width: 300 }],
	"chart.funnelChart": [(s) => chart.funnelChart(library.classifyFunnel(areas), s), { decimals: 2 }],
	"chart.controlChartSpec": [(s) => chart.controlChartSpec(library.controlChart(run), s), { decimals: 2 }],
	"display.showTable": [(s) => inspect(showTable([{ area: "A", rate: null }], s)), { missing: "none" }],
	buildDashboard: [
		dashboard,
		{
			confidence: 0.99,
			benchmarkConfidence: [0.99],
			exposureRule: "mean-over-window",
			trendPeriods: 8,
			levellingOff: "none",
			levellingMethod: "light",
			maximumLag: 3,
			smallNumber: 50,
			rankOrder: "lowest-first",
		},
	],
};

describe("the defaults that the page gives", () => {
	it("are there", () => expect(rows.length).toBeGreaterThan(120));

	for (const row of rows)
		it(`${row.call}() takes ${row.setting} to be ${JSON.stringify(row.value)}`, async () => {
			const tried = calls[`${row.call} ${row.setting}`] ?? calls[row.call];
			if (tried === undefined) throw new Error(`No call of ${row.call} is tried here`);
			const [answer, others] = tried;
			expect(others, "another value must be tried").toHaveProperty(row.setting);
			const left = await answer({});
			// A page that gives the wrong value fails here; a setting that does nothing fails below.
			expect(await answer({ [row.setting]: row.value })).toEqual(left);
			expect(await answer({ [row.setting]: others[row.setting] })).not.toEqual(left);
		});
});
