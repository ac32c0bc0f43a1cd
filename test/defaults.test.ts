import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as library from "direction-of-travel";
import { buildDashboard } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";

const page = readFileSync(fileURLToPath(new URL("../docs/defaults.md", import.meta.url)), "utf8");

/** The rows of the tables: a function, one of its settings, and the value that it is said to have. */
const rows = [...page.matchAll(/^\| `(\w+)` \| `(\w+)` \| `([^`]+)` \|/gm)].map(
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
	it("are there", () => expect(rows.length).toBeGreaterThan(60));

	for (const row of rows)
		it(`${row.call}() takes ${row.setting} to be ${JSON.stringify(row.value)}`, () => {
			const tried = calls[`${row.call} ${row.setting}`] ?? calls[row.call];
			if (tried === undefined) throw new Error(`No call of ${row.call} is tried here`);
			const [answer, others] = tried;
			expect(others, "another value must be tried").toHaveProperty(row.setting);
			const left = answer({});
			// A page that gives the wrong value fails here; a setting that does nothing fails below.
			expect(answer({ [row.setting]: row.value })).toEqual(left);
			expect(answer({ [row.setting]: others[row.setting] })).not.toEqual(left);
		});
});
