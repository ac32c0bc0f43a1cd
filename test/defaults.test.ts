import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import * as library from "direction-of-travel";
import * as chart from "direction-of-travel/chart";
import { showTable } from "direction-of-travel/display";
import * as matchers from "direction-of-travel/matchers";
import * as panel from "direction-of-travel/panel";
import {
	buildDashboard,
	defaultRules,
	defineIndicator,
	exceptionReport,
	formatReport,
	positionStatement,
} from "direction-of-travel/report";
import { readFingertips, readObservations, readPoliceUk } from "direction-of-travel/schema";
import { type DashboardSource, dashboardQuery } from "direction-of-travel/sql";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const page = readFileSync(fileURLToPath(new URL("../docs/defaults.md", import.meta.url)), "utf8");

/**
 * The rows of the tables, each for one function: one of its settings, and the value that it is said to have, or none where
 * the page says in words what it depends on.
 */
const rows = [...page.matchAll(/^\| (`[\w.]+`(?:, `[\w.]+`)*) \| `([\w.]+)` \| ([^|]+) \|/gm)].flatMap(
	([, calls = "", setting = "", cell = ""]) => {
		const text = /^`([^`]+)`$/.exec(cell)?.[1];
		return [...calls.matchAll(/[\w.]+/g)].map(([call]) => ({
			call,
			setting,
			said: cell,
			value: text === undefined || text === "defaultRules" ? defaultRules : (JSON.parse(text) as unknown),
			inWords: text === undefined,
		}));
	},
);

const source = fileURLToPath(new URL("../src", import.meta.url));

/** A comment gives a default, and not that there is none. */
const givesDefault = /(?<!\bno )\bdefault\b(?!:? (none|nothing|nowhere|not|new columns)\b)/i;

/**
 * The settings of public functions whose comment gives a default, as the page would name them. What stands in a record of
 * figures is called by the parameter and its own name. That nothing takes the place of a setting is no default.
 */
function settingsWithDefault(): readonly string[] {
	const config = ts.getParsedCommandLineOfConfigFile(
		`${source}/../tsconfig.build.json`,
		{},
		{
			...ts.sys,
			onUnRecoverableConfigFileDiagnostic: () => undefined,
		},
	);
	const program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
	const checker = program.getTypeChecker();
	const functionsOf = (entry: string) => {
		const file = program.getSourceFile(`${source}/${entry}index.ts`);
		const module = file && checker.getSymbolAtLocation(file);
		return (module ? checker.getExportsOfModule(module) : []).map((symbol) =>
			symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
		);
	};
	const commentOf = (setting: ts.Symbol) =>
		ts.displayPartsToString(setting.getDocumentationComment(checker)).replaceAll("\n", " ");
	const settingsOf = (symbol: ts.Symbol) =>
		checker
			.getTypeOfSymbol(symbol)
			.getCallSignatures()
			.flatMap((signature) => signature.getParameters())
			.flatMap((parameter) => {
				const type = checker.getTypeOfSymbol(parameter);
				const room = ["options", "input", "context"].includes(parameter.name) ? "" : `${parameter.name}.`;
				return (type.isUnion() ? type.types : [type])
					.flatMap((one) => one.getProperties())
					.filter(({ declarations = [] }) =>
						declarations.some((one) => one.getSourceFile().fileName.startsWith(source)),
					)
					.filter((setting) => givesDefault.test(commentOf(setting)))
					.map(({ name }) => `${room}${name}`);
			});
	const found = ["", ...rooms.map((room) => `${room}/`)].flatMap((entry) =>
		functionsOf(entry).flatMap((symbol) =>
			settingsOf(symbol).map((name) => `${entry.replace("/", ".")}${symbol.name} ${name}`),
		),
	);
	return [...new Set(found)];
}
const rooms = ["schema", "report", "panel", "sql", "chart", "display", "matchers"] as const;

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
const tables: DashboardSource = {
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

const halves = series.map(({ period, count }) => ({ period, count: count + 0.5 }));
const midYears = [2013, 2014, 2015, 2016, 2017, 2018, 2019].map((year) => ({
	year,
	population: 5000 + 100 * (year % 7),
}));
/** A window with its months, from a series of five years. */
const yearOf = (at: number) => {
	const within = winters.slice(12 * at, 12 * at + 12);
	return { count: within.reduce((sum, { count }) => sum + count, 0), exposure: 1000, months: within };
};
/** A year in which months resemble the month before. */
const waves = {
	count: 1530,
	exposure: 1000,
	months: months
		.slice(0, 12)
		.map((period, at) => ({ period, count: at % 8 < 4 ? 60 + 30 * (at % 4) : 240 - 45 * (at % 4) })),
};
const fiveYears = (first: number) =>
	[0, 1, 2, 3, 4].map((at) => ({
		period: toPeriod(`${2015 + at}`),
		count: first + 5 * at,
		denominator: 100,
	}));
const audit = library.auditPublished([
	{ id: "total", check: { kind: "total", parts: ["12", "30"], total: "52" } },
]);
const records = (count: number) => [
	{ area: "A", indicator: "i", period: toPeriod("2018-12"), count: 3 },
	{ area: "A", indicator: "i", period: toPeriod("2019-12"), count },
];
const fromCsv = (count: string, settings: Settings) =>
	panel.panelFromCsv(
		[new TextEncoder().encode(`area,indicator,month,count\nA,i,2018-12,3\nA,i,2019-12,${count}\n`)],
		{ columns: headings, months: toPeriod("2018-12/2019-12"), ...settings },
	);
const yearly = (label: string) => [
	["year", "area", "count"],
	[label, "Blaby", "3"],
];
const yearlyColumns = { columns: { period: "year", areaCode: "area", count: "count" }, indicator: "i" };
/** What an expectation says, whether it holds or not. */
const told = ({ pass, message }: { readonly pass: boolean; message(): string }) => [pass, message()];

const periodIn = (reading: unknown) =>
	(reading as library.PeriodReading & { readonly period?: unknown }).period;

/** The names of months in another language. */
const german = {
	localize: {
		month: (month: number) =>
			["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"][month] ?? `Monat ${month}`,
	},
};
const sized = { measure: "survey", polarity: "neutral", id: "x" } as const;
const windows = {
	current: { rate: "8.6", population: 698_268 },
	previous: { rate: "7.8", population: 650_000 },
};
const claim = { judgement: "percentage-change", says: "10%", ...windows } as const;
const withTotal = [
	["month", "area", "count"],
	["2019-12", "Blaby", "3"],
	["2019-12", "Oadby", "4"],
	["2019-12", "Total", "7"],
];
const monthly = { columns: { period: "month", areaCode: "area", count: "count" }, indicator: "i" };
const lists = (records: readonly Readonly<Record<string, string>>[]) => [
	Object.keys(records[0] ?? {}),
	...records.map((record) => Object.values(record)),
];
/** The size and the title that a picture has taken. */
const frameOf = (left: unknown) => {
	const { height, title } = left as Settings;
	return { height, title };
};

/**
 * For each function, a call that its settings can change; for each setting, a value that does change it; where the default
 * is given in words, the value that it comes to in this call. What cannot be asked for by a value is left out there.
 */
type Call = (settings: Settings) => unknown;
const calls: Readonly<
	Record<string, readonly [Call, Settings] | readonly [Call, Settings, (left: unknown) => Settings]>
> = {
	rate: [(s) => call("rate", 12, 1000, s), { per: 100, method: "byar", confidence: 0.99 }],
	"rate weighted": [(s) => orRefused(() => call("rate", 3.5, 1000, s)), { weighted: true }],
	pool: [(s) => call("pool", [before, now], s), { per: 100, method: "byar", confidence: 0.99 }],
	"pool weighted": [
		(s) => orRefused(() => call("pool", [{ count: 3.5, exposure: 900 }], s)),
		{ weighted: true },
	],
	repeatEventRate: [
		(s) => call("repeatEventRate", [{ events: 2, people: 12 }], 1000, s),
		{ per: 100, method: "byar", confidence: 0.99 },
	],
	annualise: [(s) => call("annualise", 52, 6, s), { method: "byar", confidence: 0.99 }],
	"annualise weighted": [(s) => orRefused(() => call("annualise", 3.5, 6, s)), { weighted: true }],
	projectedTotal: [(s) => call("projectedTotal", 52, 6, s), { confidence: 0.99 }],
	poissonInterval: [(s) => call("poissonInterval", 12, s), { method: "byar", confidence: 0.99 }],
	"poissonInterval weighted": [(s) => orRefused(() => call("poissonInterval", 3.5, s)), { weighted: true }],
	binomialInterval: [
		(s) => call("binomialInterval", 3, 10, s),
		{ method: "clopper-pearson", confidence: 0.99 },
	],
	meanEstimate: [(s) => call("meanEstimate", [30, 40, 60], s), { confidence: 0.99 }],
	share: [(s) => call("share", 17, 50, s), { per: 1 }],
	shares: [(s) => call("shares", [17, 33], s), { per: 1 }],
	composition: [(s) => call("composition", [17, 33], s), { per: 1, simultaneous: true, confidence: 0.99 }],
	proportion: [
		(s) => call("proportion", 3, 10, s),
		{ per: 100, method: "clopper-pearson", confidence: 0.99 },
	],
	rateRatio: [(s) => call("rateRatio", now, before, s), { method: "log-wald", confidence: 0.99 }],
	proportionRatio: [
		(s) => call("proportionRatio", { count: 5, denominator: 10 }, { count: 6, denominator: 11 }, s),
		{ method: "log-wald", confidence: 0.99 },
	],
	directlyStandardisedRate: [
		(s) => call("directlyStandardisedRate", strata, s),
		{ per: 100, method: "byar", minimumEvents: 30, confidence: 0.99 },
	],
	indirectlyStandardisedRatio: [
		(s) => call("indirectlyStandardisedRatio", strata, s),
		{ base: 100, per: 100, method: "byar", confidence: 0.99 },
	],
	rollingTotals: [(s) => call("rollingTotals", series, s), { months: 6 }],
	"rollingTotals weighted": [(s) => orRefused(() => call("rollingTotals", halves, s)), { weighted: true }],
	rollingRates: [
		(s) => call("rollingRates", series, { exposures: 5000, ...s }),
		{ months: 6, per: 100, method: "byar", confidence: 0.99 },
	],
	"rollingRates exposureRule": [
		(s) => call("rollingRates", series, { exposures: midYears, ...s }),
		{ exposureRule: "nearest-mid-year" },
	],
	"rollingRates weighted": [
		(s) => orRefused(() => call("rollingRates", halves, { exposures: 5000, ...s })),
		{ weighted: true },
	],
	compareRolling: [
		(s) => call("compareRolling", series, { ending: toPeriod("2019-12"), exposures: 5000, ...s }),
		{ months: 3, against: "same-period-last-year", per: 100 },
	],
	"compareRolling exposureRule": [
		(s) => call("compareRolling", series, { ending: toPeriod("2019-12"), exposures: midYears, ...s }),
		{ exposureRule: "nearest-mid-year" },
	],
	"compareRolling weighted": [
		(s) => orRefused(() => call("compareRolling", halves, { ending: toPeriod("2019-12"), ...s })),
		{ weighted: true },
	],
	yearToDateComparison: [
		(s) => call("yearToDateComparison", series, { ending: toPeriod("2019-12"), exposures: midYears, ...s }),
		{ yearStart: 1, per: 100, exposureRule: "nearest-mid-year" },
	],
	"yearToDateComparison weighted": [
		(s) => orRefused(() => call("yearToDateComparison", halves, { ending: toPeriod("2019-12"), ...s })),
		{ weighted: true },
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
			method: "exact",
		},
	],
	"directionOfTravel dispersionPrior": [
		(s) => call("directionOfTravel", yearOf(4), yearOf(3), s),
		{ dispersionPrior: { weight: 0, value: 1 } },
	],
	"directionOfTravel autocorrelation": [
		(s) => call("directionOfTravel", waves, waves, s),
		{ autocorrelation: "adjust" },
	],
	"directionOfTravel designEffect": [
		(s) => call("directionOfTravel", { count: 50, denominator: 100 }, { count: 60, denominator: 100 }, s),
		{ designEffect: 2 },
	],
	compareCounts: [(s) => call("compareCounts", now, before, s), { method: "exact", confidence: 0.99 }],
	"compareCounts dispersionPrior": [
		(s) => call("compareCounts", yearOf(4), yearOf(3), s),
		{ dispersionPrior: { weight: 0, value: 1 } },
	],
	"compareCounts autocorrelation": [
		(s) => call("compareCounts", waves, waves, s),
		{ autocorrelation: "adjust" },
	],
	compareValues: [
		(s) => call("compareValues", { value: 5, standardError: 1 }, { value: 7, standardError: 1 }, s),
		{ confidence: 0.99 },
	],
	compareProportions: [
		(s) => call("compareProportions", { count: 50, denominator: 100 }, { count: 60, denominator: 100 }, s),
		{ method: "fisher-mid-p", designEffect: 2, confidence: 0.99 },
	],
	rateOfChange: [
		(s) => call("rateOfChange", [before, now, before], s),
		{ dispersion: 2, breakInSeries: true, confidence: 0.99 },
	],
	trend: [
		(s) => call("trend", broken, s),
		{
			polarity: "lower-is-better",
			points: 20,
			seasons: "ignore",
			dispersionPrior: { weight: 0, value: 1 },
			breaks: "refuse",
			confidence: 0.99,
		},
	],
	"trend scale": [(s) => call("trend", values, { seasons: "ignore", ...s }), { scale: "log" }],
	recentTrend: [(s) => call("recentTrend", fiveYears(20), s), { polarity: "lower-is-better" }],
	"recentTrend weighted": [
		(s) => orRefused(() => call("recentTrend", fiveYears(20.5), s)),
		{ weighted: true },
	],
	"trend autocorrelation": [
		(s) => call("trend", values, { seasons: "ignore", ...s }),
		{ autocorrelation: "hamed-rao" },
	],
	detectLevellingOff: [
		(s) => call("detectLevellingOff", steep, s),
		{
			method: "light",
			pointsBefore: 4,
			pointsAfter: 4,
			autocorrelation: "adjust",
			dispersionPrior: { weight: 0, value: 1 },
			confidence: 0.99,
		},
	],
	"detectLevellingOff materialMove": [
		(s) => call("detectLevellingOff", steep, { method: "light", ...s }),
		{ materialMove: 2 },
	],
	"detectLevellingOff breaks": [(s) => call("detectLevellingOff", broken, s), { breaks: "refuse" }],
	"detectLevellingOff scale": [(s) => call("detectLevellingOff", values, s), { scale: "log" }],
	detectStep: [
		(s) => call("detectStep", early, { seasons: "ignore", ...s }),
		{ pointsEachSide: 4, dispersionPrior: { weight: 0, value: 1 }, confidence: 0.99 },
	],
	"detectStep seasons": [(s) => call("detectStep", winters, s), { seasons: "ignore" }],
	"detectStep breaks": [(s) => call("detectStep", broken, s), { breaks: "refuse" }],
	"detectStep scale": [(s) => call("detectStep", values, { seasons: "ignore", ...s }), { scale: "log" }],
	controlChart: [
		(s) => call("controlChart", run, s),
		{ runLength: 6, twoOfThree: "within", polarity: "lower-is-better" },
	],
	"controlChart chart": [
		(s) =>
			call(
				"controlChart",
				winters.map(({ period, count }) => ({ period, count })),
				s,
			),
		{ chart: "xmr" },
	],
	"controlChart per": [(s) => call("controlChart", series, s), { per: 100 }],
	"controlChart minimum": [(s) => call("controlChart", series, s), { minimum: 50 }],
	"controlChart maximum": [
		(s) =>
			call(
				"controlChart",
				months.map((period, at) => ({ period, count: 8 + (at % 3), denominator: 10 })),
				s,
			),
		{ maximum: 2 },
	],
	"controlChart screenOutliers": [(s) => call("controlChart", values, s), { screenOutliers: false }],
	regionalAverage: [
		(s) => call("regionalAverage", areas, s),
		{ method: "mean-of-rates", per: 100, confidence: 0.99 },
	],
	"regionalAverage own": [
		(s) => orRefused(() => call("regionalAverage", areas, { ownArea: "A", ...s })),
		{ own: "out" },
	],
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
	"compareToTarget confidence": [
		(s) =>
			call(
				"compareToTarget",
				now,
				{ value: 8.7, per: 1000 },
				{ polarity: "lower-is-better", by: "interval", ...s },
			),
		{ confidence: 0.99 },
	],
	rankAreas: [
		(s) => call("rankAreas", areas, s),
		{ order: "lowest-first", per: 100, average: "mean-of-rates" },
	],
	quantileBands: [
		(s) => call("quantileBands", areas, s),
		{ bands: 4, order: "lowest-first", method: "ntile", per: 100 },
	],
	funnelLimits: [
		(s) => call("funnelLimits", [1000], { average: 0.5, per: 1, ...s }),
		{ statistic: "proportion", confidence: 0.99, method: "normal" },
	],
	"funnelLimits per": [(s) => call("funnelLimits", [1000], { average: 0.5, ...s }), { per: 1 }],
	"funnelLimits betweenVariance": [
		(s) => call("funnelLimits", [1000], { average: 5, method: "normal", ...s }),
		{ betweenVariance: 2 },
	],
	"funnelLimits dispersion": [
		(s) => call("funnelLimits", [1000], { average: 5, method: "normal", ...s }),
		{ dispersion: 2 },
	],
	classifyFunnel: [
		(s) => call("classifyFunnel", areas, s),
		{
			average: 20,
			overDispersion: "additive",
			minimumCount: 80,
			per: 100,
			confidence: 0.99,
			method: "normal",
			polarity: "lower-is-better",
		},
	],
	"classifyFunnel winsorise": [
		(s) => call("classifyFunnel", areas, { overDispersion: "additive", ...s }),
		{ winsorise: 0.2 },
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
		{ rounding: "floor", change: "6%" },
	],
	"checkPercentChange change": [(s) => call("checkPercentChange", "0.88", "0.83", s), { change: "6%" }],
	unround: [(s) => call("unround", "8.6", s), { rounding: "floor" }],
	reproduces: [(s) => call("reproduces", "8.64", "8.6", s), { rounding: "floor" }],
	checkDifference: [
		(s) => call("checkDifference", "0.88", "0.83", { difference: "0.05", ...s }),
		{ rounding: "floor" },
	],
	compareAsPrinted: [(s) => call("compareAsPrinted", "8.6", "6.8", s), { rounding: "floor" }],
	impliedPrevious: [(s) => call("impliedPrevious", "8.6", "10%", s), { rounding: "floor" }],
	impliedBase: [(s) => call("impliedBase", "3,068", "10.2%", s), { rounding: "floor" }],
	consistentTotals: [
		(s) => call("consistentTotals", ["64%", "19%"], { structure: "subset", max: 200, ...s }),
		{ rounding: "floor", min: 50 },
	],
	parsePublished: [(s) => call("parsePublished", "(12)", s), { parentheses: "negative" }],
	formatAudit: [(s) => call("formatAudit", audit, s), { title: "Minutes" }],
	auditToJUnit: [(s) => call("auditToJUnit", audit, s), { name: "Minutes", failOn: ["not-checkable"] }],
	suppressSmall: [
		(s) => call("suppressSmall", [3, null], { from: 1, to: 4, ...s }),
		{ marker: "*", missingMarker: ".." },
	],
	secondarySuppression: [
		(s) => call("secondarySuppression", [3, 20, 30], 53, { from: 1, to: 4, ...s }),
		{ marker: "*" },
	],
	roundToBase: [(s) => call("roundToBase", 5, 10, s), { mode: "floor" }],
	// Without the note that a year was assumed: whoever says which year it is assumes nothing.
	parsePeriod: [(s) => periodIn(call("parsePeriod", "2019/20 Q3", s)), { yearStart: 7 }],
	"parsePeriod academicYearStart": [
		(s) => periodIn(call("parsePeriod", "academic year 2019/20", s)),
		{ academicYearStart: 8 },
	],
	toPeriod: [(s) => call("toPeriod", "2019/20 Q3", s), { yearStart: 7 }],
	"toPeriod academicYearStart": [
		(s) => call("toPeriod", "academic year 2019/20", s),
		{ academicYearStart: 8 },
	],
	financialYearOf: [(s) => call("financialYearOf", "2019-05", s), { yearStart: 7 }],
	yearToDate: [(s) => call("yearToDate", "2019-05", s), { yearStart: 1 }],
	formatPeriod: [(s) => call("formatPeriod", "2019-10/2019-12", "financial", s), { yearStart: 7 }],
	consistentCounts: [
		(s) => call("consistentCounts", "8.6", { population: 698_268, ...s }),
		{ multiplier: 100, rounding: "floor" },
	],
	checkShares: [
		(s) => call("checkShares", ["64", "36"], { structure: "partition", ...s }),
		{ total: 200, rounding: "floor" },
	],
	checkTotal: [
		(s) => call("checkTotal", ["1.4", "1.4"], "3", s),
		{ additivity: "from-rounded", rounding: "floor" },
	],
	checkRateAndChange: [
		(s) =>
			call("checkRateAndChange", "8.6", "10%", {
				population: 698_268,
				previousPopulation: 650_000,
				...s,
			}),
		{ basis: "count", rounding: "floor" },
	],
	"report.defineIndicator": [
		(s) => defineIndicator({ id: "x", polarity: "neutral", measure: "rate", ...s }),
		{ category: "Crime", per: 100, decimals: 2, comparator: "mean-of-rates", frequency: "annual" },
	],
	"report.defineIndicator exposureRule": [
		(s) => defineIndicator({ id: "x", polarity: "neutral", measure: "rate", ...s }),
		{ exposureRule: "sum-over-window" },
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
	"panel.panelFromRows weighted": [
		(s) => {
			const { tally, panel: made } = panel.panelFromRows(records(4.5), s);
			return [tally, made.weighted];
		},
		{ weighted: true },
	],
	"panel.panelFromRows": [
		(s) => panel.panelFromRows(records(4), { exposures: populations, ...s }).panel.exposures,
		{ exposureRule: "nearest-mid-year", windowMonths: 3 },
	],
	"panel.panelFromCsv weighted": [
		(s) => fromCsv("4.5", s).then(({ tally, panel: made }) => [tally, made.weighted]),
		{ weighted: true },
	],
	"panel.panelFromCsv exposureRule": [
		(s) => fromCsv("4", { exposures: populations, ...s }).then(({ panel: made }) => made.exposures),
		{ exposureRule: "nearest-mid-year" },
	],
	"panel.panelFromCsv windowMonths": [
		(s) => fromCsv("4", { exposures: populations, ...s }).then(({ panel: made }) => made.exposures),
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
		{ months: 24 },
	],
	"panel.everyWindow per": [
		(s) => Array.from(panel.everyWindow(filled, s), ({ per, currentRates }) => [per, ...currentRates]),
		{ per: 100 },
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
		(s) => dashboardQuery(tables, { dialect: "duckdb", ending: toPeriod("2019-12"), ...s }),
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
				dashboardQuery(tables, { dialect: "duckdb", ending: toPeriod("2019-12"), months: 24, ...s }),
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
	"schema.readObservations parentheses": [
		(s) =>
			readObservations([{ month: "2019-12", area: "A", mark: "(5.2)" }], {
				columns: { period: "month", areaCode: "area", value: "mark" },
				indicator: "i",
				...s,
			}),
		{ parentheses: "negative" },
	],
	"schema.readObservations yearStart": [
		(s) => readObservations(yearly("2019/20"), { ...yearlyColumns, ...s }).observations,
		{ yearStart: 7 },
	],
	"schema.readObservations academicYearStart": [
		(s) => readObservations(yearly("academic year 2019/20"), { ...yearlyColumns, ...s }).observations,
		{ academicYearStart: 8 },
	],
	"schema.readFingertips": [(s) => readFingertips(fingertips, s), { limits: "99.8" }],
	"schema.readPoliceUk": [(s) => readPoliceUk(police, s), { by: "lsoa" }],
	"chart.overviewChart": [(s) => chart.overviewChart(dashboard({}), "County", s), { width: 300 }],
	"chart.rollingChart": [(s) => chart.rollingChart(dashboard({}), "burglary", s), { width: 300 }],
	"chart.quarterlyChart": [(s) => chart.quarterlyChart(dashboard({}), "burglary", "A", s), { width: 300 }],
	"chart.areaChart": [(s) => chart.areaChart(dashboard({}), "burglary", s), { width: 300 }],
	"chart.funnelChart": [
		(s) => chart.funnelChart(library.classifyFunnel(areas), s),
		{ width: 300, decimals: 2 },
	],
	"chart.controlChartSpec": [
		(s) => chart.controlChartSpec(library.controlChart(run), s),
		{ width: 300, decimals: 2 },
	],
	"matchers.toPrintAs": [(s) => told(matchers.toPrintAs(8.64, "8.6", s)), { rounding: "ceil" }],
	"matchers.toBeConsistentWith": [
		(s) => told(matchers.toBeConsistentWith("6%", { current: "0.88", previous: "0.83" }, s)),
		{ rounding: "floor" },
	],
	"matchers.toBeInLineWith": [
		(s) => told(matchers.toBeInLineWith(now, { value: 8.4, per: 1000 }, s)),
		{ method: "overlap", confidence: 0.99 },
	],
	"display.showTable": [(s) => inspect(showTable([{ area: "A", rate: null }], s)), { missing: "none" }],
	"report.formatReport": [(s) => formatReport(dashboard({}), s), { format: "html" }],
	"report.exceptionReport": [(s) => exceptionReport(dashboard({}), s), { rules: [] }],
	"report.buildDashboard": [
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

	"controlChart baseline": [
		(s) => (call("controlChart", run, s) as { readonly points: unknown }).points,
		{ baseline: 12 },
		() => ({ baseline: run.length }),
	],
	"nearestNeighbours weights": [
		(s) => {
			const profiles = [..."abcdefghijk"].map((area, at) => ({
				area,
				profile: { size: at * at, age: (at * 7) % 11 },
			}));
			return (call("nearestNeighbours", "a", profiles, s) as { readonly neighbours: unknown }).neighbours;
		},
		{ weights: { size: 9 } },
		() => ({ weights: { size: 1, age: 1 } }),
	],
	"compareToBenchmark area.confidence": [
		(s) => call("compareToBenchmark", { value: 5, lower: 4, upper: 6, ...s }, { value: 3.9 }),
		{ confidence: 0.998 },
	],
	"compareToBenchmark benchmark.confidence": [
		(s) =>
			call(
				"compareToBenchmark",
				{ value: 5, lower: 4, upper: 6 },
				{ value: 3, lower: 2, upper: 3.5, ...s },
				{ method: "overlap" },
			),
		{ confidence: 0.998 },
	],
	"compareToBenchmark benchmark.own": [
		(s) => call("compareToBenchmark", now, { count: 60_050, exposure: 7_600_000, ...s }),
		{ own: "in" },
	],
	"compareToTarget area.confidence": [
		(s) =>
			call(
				"compareToTarget",
				{ value: 5, lower: 4, upper: 6, ...s },
				{ value: 7 },
				{ polarity: "lower-is-better", by: "interval" },
			),
		{ confidence: 0.998 },
	],
	"compareToTarget target.per": [
		(s) => call("compareToTarget", now, { value: 8.7, ...s }, { polarity: "lower-is-better" }),
		{ per: 100 },
		() => ({ per: 1000 }),
	],
	"roundExact computed.multiplier": [
		(s) => call("roundExact", { numerator: 3, denominator: 4, ...s }, { decimals: 2 }),
		{ multiplier: 100 },
	],
	"reproduces computed.multiplier": [
		(s) => call("reproduces", { numerator: 3, denominator: 4, ...s }, "0.75"),
		{ multiplier: 100 },
	],
	"parsePublished step": [(s) => call("parsePublished", "2,010", s), { step: 10 }, () => ({ step: 1 })],
	"parsePublished tolerance": [
		(s) => (call("parsePublished", "around 8.6", s) as { readonly interval?: unknown }).interval,
		{ tolerance: 1 },
		() => ({ tolerance: "0.1" }),
	],
	"checkRateAndChange multiplier": [
		(s) => call("checkRateAndChange", "8.6", "10%", { population: 698_268, ...s }),
		{ multiplier: 100 },
		() => ({ multiplier: 1000 }),
	],
	"checkRateAndChange previousPopulation": [
		(s) => call("checkRateAndChange", "8.6", "10%", { population: 698_268, ...s }),
		{ previousPopulation: 650_000 },
		() => ({ previousPopulation: 698_268 }),
	],
	"checkClaim claim.basis": [(s) => call("checkClaim", { ...claim, ...s }), { basis: "count" }],
	"checkClaim claim.rounding": [(s) => call("checkClaim", { ...claim, ...s }), { rounding: "floor" }],
	"secondarySuppression secondaryMarker": [
		(s) => call("secondarySuppression", [3, 20, 30], 53, { from: 1, to: 4, ...s }),
		{ secondaryMarker: "*" },
		() => ({ secondaryMarker: "[c]" }),
	],
	"parsePeriod prefer": [(s) => call("parsePeriod", "2011-12", s), { prefer: "month" }],
	"toPeriod prefer": [(s) => orRefused(() => call("toPeriod", "2011-12", s)), { prefer: "month" }],
	"schema.readObservations prefer": [
		(s) => readObservations(yearly("2011-12"), { ...yearlyColumns, ...s }),
		{ prefer: "month" },
	],
	"parsePeriod firstOfMonth": [(s) => call("parsePeriod", "2019-12-01", s), { firstOfMonth: "month" }],
	"toPeriod firstOfMonth": [
		(s) => orRefused(() => call("toPeriod", "2019-12-01", s)),
		{ firstOfMonth: "month" },
	],
	"schema.readObservations firstOfMonth": [
		(s) => readObservations(yearly("2019-12-01"), { ...yearlyColumns, ...s }),
		{ firstOfMonth: "month" },
	],
	"parsePeriod locale": [(s) => call("parsePeriod", "Mai 2019", s), { locale: german }],
	"toPeriod locale": [(s) => orRefused(() => call("toPeriod", "Mai 2019", s)), { locale: german }],
	"formatPeriod locale": [(s) => call("formatPeriod", "2019-05", "months-long", s), { locale: german }],
	"schema.readObservations locale": [
		(s) => readObservations(yearly("Mai 2019"), { ...yearlyColumns, ...s }),
		{ locale: german },
	],
	"report.defineIndicator name": [
		(s) => defineIndicator({ ...sized, ...s }),
		{ name: "Survey" },
		() => ({ name: "x" }),
	],
	"report.defineIndicator unit": [
		(s) => defineIndicator({ ...sized, measure: "rate", ...s }),
		{ unit: "offences" },
		() => ({ unit: "per 1,000" }),
	],
	"report.defineIndicator uncertainty": [
		(s) => defineIndicator({ ...sized, ...s }),
		{ uncertainty: "standard-error" },
	],
	"report.exceptionReport areas": [
		(s) => exceptionReport(dashboard({}), s),
		{ areas: ["A"] },
		() => ({ areas: [...areas.map(({ area }) => area), "County"] }),
	],
	"report.positionStatement": [
		(s) => positionStatement(dashboard({}), "Other", s),
		{ areas: ["A"], parts: ["rank"] },
		() => ({
			areas: ["County"],
			parts: [
				...["level", "change", "pace", "levelling", "trend", "comparison", "rank", "target"],
				...["small-number", "provisional", "lag", "overlap", "not-available"],
			],
		}),
	],
	"report.formatReport areas": [
		(s) => formatReport(dashboard({}), s),
		{ areas: ["A"] },
		() => ({ areas: ["County"] }),
	],
	"report.formatReport exceptions": [
		(s) => formatReport(dashboard({}), s),
		{ exceptions: exceptionReport(dashboard({}), { rules: [] }) },
		() => ({ exceptions: exceptionReport(dashboard({})) }),
	],
	"report.formatReport title": [
		(s) => formatReport(dashboard({}), s),
		{ title: "Crime" },
		() => ({ title: "Performance report, December 2019" }),
	],
	"panel.panelFromColumns areas": [
		(s) => panel.panelFromColumns(columnsOf([3, 4]), s),
		{ areas: ["A", "B"] },
		() => ({ areas: ["A"] }),
	],
	"panel.panelFromColumns indicators": [
		(s) => panel.panelFromColumns(columnsOf([3, 4]), s),
		{ indicators: ["i", "j"] },
		() => ({ indicators: ["i"] }),
	],
	"panel.panelFromColumns months": [
		(s) => panel.panelFromColumns(columnsOf([3, 4]), s),
		{ months: toPeriod("2018-12/2020-03") },
		() => ({ months: toPeriod("2018-12/2019-12") }),
	],
	"panel.panelFromColumns readPeriod": [
		(s) => panel.panelFromColumns(columnsOf([3, 4]), s),
		{ readPeriod: (text: string) => toPeriod(text.replace("2019", "2018").replace("12", "11")) },
		() => ({ readPeriod: (text: string) => toPeriod(text, { prefer: "month" }) }),
	],
	"panel.panelFromColumns columns.records": [
		(s) => panel.panelFromColumns({ ...columnsOf([3, 4]), ...s }),
		{ records: 1 },
		() => ({ records: 2 }),
	],
	"panel.panelFromColumns columns.valid": [
		(s) => panel.panelFromColumns({ ...columnsOf([3, 4]), ...s }),
		{ valid: Uint8Array.of(0b10) },
		() => ({ valid: Uint8Array.of(0b11) }),
	],
	"panel.panelFromColumns columns.validOffset": [
		(s) => panel.panelFromColumns({ ...columnsOf([3, 4]), valid: Uint8Array.of(0b101), ...s }),
		{ validOffset: 1 },
	],
	"panel.panelFromRows areas": [
		(s) => panel.panelFromRows(records(4), s),
		{ areas: ["A", "B"] },
		() => ({ areas: ["A"] }),
	],
	"panel.panelFromRows indicators": [
		(s) => panel.panelFromRows(records(4), s),
		{ indicators: ["i", "j"] },
		() => ({ indicators: ["i"] }),
	],
	"panel.panelFromRows months": [
		(s) => panel.panelFromRows(records(4), s),
		{ months: toPeriod("2018-12/2020-03") },
		() => ({ months: toPeriod("2018-12/2019-12") }),
	],
	"panel.panelFromRows readPeriod": [
		(s) => panel.panelFromRows(records(4), s),
		{ readPeriod: (text: string) => toPeriod(text.replace("2019", "2018").replace("12", "11")) },
		() => ({ readPeriod: (text: string) => toPeriod(text, { prefer: "month" }) }),
	],
	"panel.panelFromCsv areas": [(s) => fromCsv("4", s), { areas: ["A", "B"] }, () => ({ areas: ["A"] })],
	"panel.panelFromCsv indicators": [
		(s) => fromCsv("4", s),
		{ indicators: ["i", "j"] },
		() => ({ indicators: ["i"] }),
	],
	"panel.panelFromCsv months": [
		(s) => fromCsv("4", { months: undefined, ...s }),
		{ months: toPeriod("2018-12/2020-03") },
		() => ({ months: toPeriod("2018-12/2019-12") }),
	],
	"panel.panelFromCsv readPeriod": [
		(s) => fromCsv("4", { months: undefined, ...s }),
		{ readPeriod: (text: string) => toPeriod(text.replace("2019", "2018").replace("12", "11")) },
		() => ({ readPeriod: (text: string) => toPeriod(text, { prefer: "month" }) }),
	],
	"panel.rollingTotals ending": [
		(s) => panel.rollingTotals(filled, s),
		{ ending: toPeriod("2017-06") },
		() => ({ ending: toPeriod("2017-12") }),
	],
	"panel.compareRolling ending": [
		(s) => panel.compareRolling(filled, s),
		{ ending: toPeriod("2017-06") },
		() => ({ ending: toPeriod("2017-12") }),
	],
	"panel.everyWindow areas": [
		(s) => Array.from(panel.everyWindow(filled, s), ({ firstArea, ending }) => [firstArea, ending]),
		{ areas: 1 },
		() => ({ areas: 1024 }),
	],
	"sql.dashboardQuery region": [
		(s) => dashboardQuery(tables, { dialect: "duckdb", ending: toPeriod("2019-12"), ...s }),
		{ region: ["A"] },
	],
	"schema.readObservations totals": [
		(s) => readObservations(withTotal, { ...monthly, ...s }),
		{ totals: [] },
	],
	"schema.readObservations header": [
		(s) => readObservations(withTotal, { ...monthly, ...s }),
		{ header: ["month", "area", "count"] },
	],
	"schema.readFingertips header": [
		(s) => readFingertips(lists(fingertips), s),
		{ header: Object.keys(fingertips[0] ?? {}) },
	],
	"schema.readPoliceUk header": [
		(s) => readPoliceUk(lists(police), s),
		{ header: Object.keys(police[0] ?? {}) },
	],
	"chart.overviewChart height": [
		(s) => chart.overviewChart(dashboard({}), "County", s),
		{ height: 77 },
		frameOf,
	],
	"chart.overviewChart title": [
		(s) => chart.overviewChart(dashboard({}), "County", s),
		{ title: "X" },
		frameOf,
	],
	"chart.rollingChart height": [
		(s) => chart.rollingChart(dashboard({}), "burglary", s),
		{ height: 77 },
		frameOf,
	],
	"chart.rollingChart title": [
		(s) => chart.rollingChart(dashboard({}), "burglary", s),
		{ title: "X" },
		frameOf,
	],
	"chart.quarterlyChart height": [
		(s) => chart.quarterlyChart(dashboard({}), "burglary", "A", s),
		{ height: 77 },
		frameOf,
	],
	"chart.quarterlyChart title": [
		(s) => chart.quarterlyChart(dashboard({}), "burglary", "A", s),
		{ title: "X" },
		frameOf,
	],
	"chart.areaChart height": [(s) => chart.areaChart(dashboard({}), "burglary", s), { height: 77 }, frameOf],
	"chart.areaChart title": [(s) => chart.areaChart(dashboard({}), "burglary", s), { title: "X" }, frameOf],
	"chart.funnelChart height": [
		(s) => chart.funnelChart(library.classifyFunnel(areas), s),
		{ height: 77 },
		frameOf,
	],
	"chart.funnelChart title": [
		(s) => chart.funnelChart(library.classifyFunnel(areas), s),
		{ title: "X" },
		frameOf,
	],
	"chart.controlChartSpec height": [
		(s) => chart.controlChartSpec(library.controlChart(run), s),
		{ height: 77 },
		frameOf,
	],
	"chart.controlChartSpec title": [
		(s) => chart.controlChartSpec(library.controlChart(run), s),
		{ title: "X" },
		frameOf,
	],
	"chart.controlChartSpec unit": [
		(s) => chart.controlChartSpec(library.controlChart(run), s),
		{ unit: "Days" },
		() => ({ unit: "Value" }),
	],
	"display.showTable columns": [
		(s) => inspect(showTable([{ area: "A", rate: 3 }], s)),
		{ columns: ["rate"] },
		() => ({ columns: ["area", "rate"] }),
	],
	"matchers.toBeInLineWith polarity": [
		(s) => told(matchers.toBeInLineWith(now, { value: 8.4, per: 1000 }, s)),
		{ polarity: "lower-is-better" },
	],
	"matchers.toBeInLineWith received.confidence": [
		(s) => told(matchers.toBeInLineWith({ value: 5, lower: 4, upper: 6, ...s }, { value: 3.9 })),
		{ confidence: 0.998 },
	],
	"matchers.toBeInLineWith benchmark.confidence": [
		(s) =>
			told(
				matchers.toBeInLineWith(
					{ value: 5, lower: 4, upper: 6 },
					{ value: 3, lower: 2, upper: 3.5, ...s },
					{ method: "overlap" },
				),
			),
		{ confidence: 0.998 },
	],
	"matchers.toBeInLineWith benchmark.own": [
		(s) =>
			told(matchers.toBeInLineWith({ count: 105, exposure: 10_000 }, { count: 180, exposure: 20_000, ...s })),
		{ own: "in" },
	],
	"matchers.toBeInLineWith received.per": [
		(s) =>
			told(matchers.toBeInLineWith({ rate: "8.6", population: 698_268, ...s }, { value: "8.4 per 1,000" })),
		{ per: 100 },
		() => ({ per: 1000 }),
	],
	"matchers.toBeInLineWith benchmark.per": [
		(s) =>
			told(
				matchers.toBeInLineWith(
					{ rate: "8.6", population: 698_268 },
					{ rate: "8.4", population: 7_600_000, ...s },
				),
			),
		{ per: 100 },
		() => ({ per: 1000 }),
	],
	"matchers.toBeConsistentWith additivity": [
		(s) => told(matchers.toBeConsistentWith("3", { parts: ["1.4", "1.4"], ...s })),
		{ additivity: "from-rounded" },
	],
	"matchers.toBeConsistentWith total": [
		(s) => told(matchers.toBeConsistentWith(["64", "36"], { structure: "partition", ...s })),
		{ total: 200 },
	],
	"matchers.toBeConsistentWith multiplier": [
		(s) => told(matchers.toBeConsistentWith("8.6", { count: 6005, population: 698_268, ...s })),
		{ multiplier: 100 },
		() => ({ multiplier: 1000 }),
	],
	"matchers.toBeConsistentWith as": [
		(s) =>
			orRefused(() => told(matchers.toBeConsistentWith("6%", { current: "88%", previous: "83%", ...s }))),
		{ as: "difference" },
		() => ({ as: "percent-change" }),
	],
	"matchers.toPrintAs received.multiplier": [
		(s) => told(matchers.toPrintAs({ numerator: 3, denominator: 4, ...s }, "0.75")),
		{ multiplier: 100 },
	],
	"matchers.toHaveDirection received.basis": [
		(s) => told(matchers.toHaveDirection({ ...windows, change: "10%", ...s }, "up")),
		{ basis: "count" },
	],
	"matchers.toHaveDirection received.rounding": [
		(s) => told(matchers.toHaveDirection({ ...windows, change: "10%", ...s }, "up")),
		{ rounding: "floor" },
	],
};

/** What is in line is so whichever way is better: the setting is handed on and can change nothing. */
const withoutEffect = ["matchers.toBeInLineWith polarity"];

describe("the defaults that comments give", () => {
	it("have a row on the page", () => {
		const asked = settingsWithDefault();
		expect(asked.length).toBeGreaterThan(330);
		const given = new Set(rows.map((row) => `${row.call} ${row.setting}`));
		expect(asked.filter((name) => !given.has(name)).sort()).toEqual([]);
	});
});

describe("the defaults that the page gives", () => {
	it("are there", () => expect(rows.length).toBeGreaterThan(330));

	for (const row of rows)
		it(`${row.call}() takes ${row.setting} to be ${row.said}`, async () => {
			const tried = calls[`${row.call} ${row.setting}`] ?? calls[row.call];
			if (tried === undefined) throw new Error(`No call of ${row.call} is tried here`);
			const [answer, others, inWords] = tried;
			const own = row.setting.slice(row.setting.lastIndexOf(".") + 1);
			expect(others, "another value must be tried").toHaveProperty(own);
			const left = await answer({});
			const value = row.inWords ? inWords?.(left)[own] : row.value;
			// A page that gives the wrong value fails here; a setting that does nothing fails below.
			if (value !== undefined) expect(await answer({ [own]: value })).toEqual(left);
			const other = await answer({ [own]: others[own] });
			if (withoutEffect.includes(`${row.call} ${row.setting}`)) expect(other).toEqual(left);
			else expect(other).not.toEqual(left);
		});
});
