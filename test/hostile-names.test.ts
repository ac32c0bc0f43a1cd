import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import * as charts from "../src/chart/index.ts";
import * as displays from "../src/display/index.ts";
import * as main from "../src/index.ts";
import * as matching from "../src/matchers/index.ts";
import * as panels from "../src/panel/index.ts";
import * as reports from "../src/report/index.ts";
import * as schemas from "../src/schema/index.ts";
import * as queries from "../src/sql/index.ts";

/**
 * Names that mean something to the language stand for plain ones in every place that takes names: apart from the names
 * themselves the answer must be the same, with nothing lost and no prototype changed.
 */
const hostile = [
	"__defineGetter__",
	"__proto__",
	"constructor",
	"hasOwnProperty",
	"prototype",
	"toString",
	"valueOf",
] as const;
/** As long as those, sorted as they are and with the same signs in them, but without a meaning. */
const plain = [
	"__defineGettxr__",
	"__protx__",
	"constructxr",
	"hasOwnPrxperty",
	"protxtype",
	"txString",
	"valueXf",
] as const;
type Names = readonly string[];

const before = [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map((prototype) =>
	Reflect.ownKeys(prototype).map(String).join(),
);

const faces = {
	".": main,
	"./chart": charts,
	"./display": displays,
	"./matchers": matching,
	"./panel": panels,
	"./report": reports,
	"./schema": schemas,
	"./sql": queries,
} as const;
type Asked = (...question: unknown[]) => unknown;

const isAsked = (thing: unknown): thing is object =>
	typeof thing === "function" || (typeof thing === "object" && thing !== null && "safeParse" in thing);

/** Every function and every schema that a user can import, as `sub-path name`. What `./vitest` exports are the matchers. */
const all = new Map(
	Object.entries(faces).flatMap(([face, things]) =>
		Object.entries(things).flatMap(([name, thing]) => (isAsked(thing) ? [[`${face} ${name}`, thing]] : [])),
	),
);

/** What was called, as `sub-path name`. */
const called = new Set<string>();

/** What a sub-path exports, with every function and every schema replaced by one that also notes that it was called. */
function noting<Face extends keyof typeof faces>(face: Face): (typeof faces)[Face] {
	const noted = (name: string, thing: object) =>
		new Proxy(thing, {
			apply: (target, self, question) => {
				called.add(`${face} ${name}`);
				return Reflect.apply(target as Asked, self, question);
			},
			get: (target, key) => {
				if (key === "safeParse") called.add(`${face} ${name}`);
				return Reflect.get(target, key);
			},
		});
	const things = Object.entries(faces[face]).map(([name, thing]) => [
		name,
		isAsked(thing) ? noted(name, thing) : thing,
	]);
	return Object.fromEntries(things);
}

const root = noting(".");
const chart = noting("./chart");
const display = noting("./display");
const matchers = noting("./matchers");
const panel = noting("./panel");
const report = noting("./report");
const schema = noting("./schema");
const sql = noting("./sql");

/** Any answer as text, own keys alone and in order of their names, so that `__proto__` is a key like another. */
function written(value: unknown): string {
	if (ArrayBuffer.isView(value)) return written(Array.from(value as Float64Array));
	if (Array.isArray(value)) return `[${value.map(written).join()}]`;
	if (typeof value === "object" && value !== null)
		return `{${Object.entries(value)
			.map(([key, one]) => `${JSON.stringify(key)}:${written(one)}`)
			.join()}}`;
	return JSON.stringify(value) ?? String(value);
}

/** An answer, or what the error says. */
async function told(ask: () => unknown): Promise<unknown> {
	try {
		return await ask();
	} catch (error) {
		const { name, message, code } = error as Error & { readonly code?: unknown };
		return { name, message, code };
	}
}

/** Answers of matchers with what they say. */
const said = (results: readonly matching.MatcherResult[]) =>
	results.map((result) => ({ ...result, message: result.message() }));

/** The text of an answer to plain names, with the hostile ones put in. */
const renamed = (text: string) =>
	plain.reduce((all, name, index) => {
		// Markdown puts a sign before each underscore, and markers are read in lower case.
		const [from, to] = [name.replaceAll("_", ""), (hostile[index] ?? "").replaceAll("_", "")];
		return all.replaceAll(from, to).replaceAll(from.toLowerCase(), to.toLowerCase());
	}, text);

/** A record with these names as keys of its own. */
const keyed = <Value>(names: Names, value: (index: number) => Value): Record<string, Value> =>
	Object.fromEntries(names.map((name, index) => [name, value(index)]));

const at = (names: Names, index: number) => names[index % names.length] ?? "";
const counted = (names: Names) =>
	names.map((area, index) => ({ area, count: 60 + 17 * index, exposure: 10_000 + 900 * index }));
const months = root.monthsIn(root.toPeriod("2018-01/2019-12"));

const rowsOf = (names: Names) =>
	months.flatMap((period, month) =>
		names.flatMap((area, place) =>
			[0, 1].map((which) => ({
				indicator: at(names, 5 + which),
				area,
				period,
				count: 40 + place + ((month * 7 + place) % 11) + (month > 11 && place === 1 ? 30 : 0),
			})),
		),
	);

const dashboardOf = (names: Names) =>
	report.buildDashboard(
		[0, 1].map((which) => ({
			id: at(names, 5 + which),
			name: at(names, 5 + which),
			category: at(names, which),
			polarity: "lower-is-better" as const,
			measure: "rate" as const,
		})),
		rowsOf(names),
		{
			period: root.toPeriod("2019-12"),
			areas: names.map((id, index) => ({
				id,
				name: id,
				level: index === 6 ? ("region" as const) : ("district" as const),
			})),
			populations: names.map((area, index) => ({ area, population: 50_000 + 1_000 * index })),
		},
	);

const panelOf = (names: Names) =>
	panel.panelFromRows(rowsOf(names), { exposures: keyed(names, (index) => 50_000 + 1_000 * index) });

const exposures = [2017, 2018, 2019].map((year, index) => ({ year, population: 50_000 + 900 * index }));

/** A series of months with a break at every third of the first ones, and the name for its cause. */
const brokenBy = (names: Names) =>
	months.map((period, index) => ({
		period,
		count: 40 + ((index * 7) % 11) + index,
		...(index % 3 === 1 && index < 3 * names.length ? { breakBefore: at(names, (index - 1) / 3) } : {}),
	}));

const rebasedBy = (names: Names) =>
	root.controlChart(
		months.map((period, index) => ({ period, count: 40 + ((index * 7) % 11) })),
		{ rebase: [{ period: root.toPeriod("2019-03"), reason: at(names, 1) }] },
	);

/** A language whose months from January have these names. */
const localeOf = (names: Names) => ({
	localize: { month: (month: number) => names[month] ?? `Month ${String.fromCharCode(65 + month)}` },
});

const auditOf = (names: Names) =>
	root.auditPublished(
		names.map((id) => ({ id, text: id, check: { kind: "total", parts: ["12", "30"], total: "52" } })),
	);

const comparisonOf = (names: Names) => panel.compareRolling(panelOf(names).panel);
const positionsOf = (names: Names) => {
	const comparison = comparisonOf(names);
	return panel.compareToBenchmark(comparison, panel.regionalAverage(comparison));
};
const ranksOf = (names: Names) => panel.rankAreas(comparisonOf(names).current, { indicators: 2 });

/** What a schema makes of a value, and what it says of one with a part too many or in place of it. */
function readBy(asking: { readonly safeParse: (value: unknown) => object }, value: unknown, name: string) {
	return [
		value,
		...(typeof value === "object" ? [{ ...value, [name]: name }] : []),
		Object.fromEntries([[name, value]]),
		name,
	].map((one) => {
		const { data, error } = asking.safeParse(one) as {
			readonly data?: unknown;
			readonly error?: { readonly issues: unknown };
		};
		return { data, issues: error?.issues };
	});
}

/** Every function that takes names, asked with some; what stands behind a colon tells several ways apart. */
const asked: Readonly<Record<string, (names: Names) => unknown>> = {
	". classifyFunnel": (names) => root.classifyFunnel(counted(names), { polarity: "lower-is-better" }),
	". rankAreas": (names) =>
		root.rankAreas(counted(names), { previous: root.rankAreas(counted([...names].reverse())) }),
	". quantileBands": (names) => root.quantileBands(counted(names), { bands: 3 }),
	". regionalAverage": (names) => root.regionalAverage(counted(names), { ownArea: at(names, 0), own: "out" }),
	". compareToBenchmark": (names) =>
		root.compareToBenchmark(
			{ area: at(names, 0), count: 61, exposure: 8_000 },
			{ area: at(names, 1), value: 6.8, per: 1000 },
		),
	". falseDiscoveryControl": (names) =>
		root.falseDiscoveryControl(names.map((name, index) => ({ name, pValue: index / 90 }))),
	". nearestNeighbours": (names) =>
		root.nearestNeighbours(
			at(names, 0),
			names.map((area, place) => ({
				area,
				profile: keyed(
					place > 4 ? names.slice(place - 3) : names,
					(index) => ((index + 1) * (place + 2)) % 11,
				),
			})),
			{ neighbours: 4, weights: keyed(names.slice(0, 2), (index) => index + 1) },
		),
	". parsePublished": (names) =>
		names.flatMap((name) => [
			root.parsePublished(`12 [${name}]`, { legend: keyed(names, () => "provisional") }),
			root.parsePublished(`12 [${name}]`),
			root.parsePublished(`[${name}] [c]`, { legend: keyed(names, () => "provisional") }),
			root.parsePublished(name),
		]),
	". compareToTarget": (names) =>
		[
			{ value: 6.1, per: 1000 },
			{ lower: 5, upper: 7, per: 1000 },
		].flatMap((target) =>
			counted(names).map((area) => root.compareToTarget(area, target, { polarity: "lower-is-better" })),
		),
	". parsePeriod": (names) =>
		names.flatMap((name) =>
			[name, `${name} 2019`, `${name} to Dec 2019`].map((label) => root.parsePeriod(label)),
		),
	". parsePeriod: months with such names": (names) =>
		names.map((name) => root.parsePeriod(`${name} 2019`, { locale: localeOf(names) })),
	". toPeriod": (names) =>
		Promise.all(names.map((name) => told(() => root.toPeriod(`${name} 2019`, { locale: localeOf(names) })))),
	". formatPeriod": (names) =>
		months
			.slice(0, 7)
			.map((month) =>
				root.formatPeriod(root.periodEnding(month, 3), "months-long", { locale: localeOf(names) }),
			),
	". rollingTotals": (names) => root.rollingTotals(brokenBy(names)),
	". rollingRates": (names) => root.rollingRates(brokenBy(names), { exposures }),
	". compareRolling": (names) =>
		root.compareRolling(brokenBy(names), { ending: root.toPeriod("2019-12"), exposures }),
	". yearToDateComparison": (names) =>
		root.yearToDateComparison(brokenBy(names), { ending: root.toPeriod("2019-12"), exposures }),
	". detectLevellingOff": (names) => root.detectLevellingOff(brokenBy(names)),
	". detectStep": (names) => root.detectStep(brokenBy(names)),
	". trend": (names) => root.trend(brokenBy(names), { polarity: "lower-is-better" }),
	". recentTrend": (names) =>
		root.recentTrend(
			brokenBy(names)
				.filter((_, index) => index % 4 === 0)
				.map((point) => ({ ...point, denominator: 100 })),
		),
	". controlChart": rebasedBy,
	". suppressSmall": (names) =>
		names.map((marker, index) =>
			root.suppressSmall([0, 3, 12, null], { marker, missingMarker: at(names, index + 1), from: 1, to: 4 }),
		),
	". secondarySuppression": (names) =>
		names.map((marker, index) =>
			root.secondarySuppression([4, 7, 30], 41, {
				marker,
				secondaryMarker: at(names, index + 1),
				from: 1,
				to: 4,
			}),
		),
	". checkClaim": (names) => {
		const [current, previous] = [
			{ rate: "8.6", population: 698_268 },
			{ rate: "7.9", population: 698_268 },
		];
		const claim = { judgement: "direction", says: "up", current, previous };
		return Promise.all(
			names
				.flatMap((name) => [
					{ ...claim, judgement: name },
					{ ...claim, says: name },
					{ ...claim, [name]: current },
					{ ...claim, current: { ...current, rate: `8.6 [${name}]` } },
				])
				.map((one) => told(() => root.checkClaim(one as main.Claim))),
		);
	},
	". auditPublished": auditOf,
	". formatAudit": (names) => root.formatAudit(auditOf(names), { title: at(names, 2) }),
	". auditToJUnit": (names) => root.auditToJUnit(auditOf(names), { name: at(names, 2) }),
	"./report defineIndicator": (names) =>
		report.defineIndicator({
			id: at(names, 0),
			name: at(names, 1),
			category: at(names, 2),
			polarity: "lower-is-better",
			measure: "count",
		}),
	"./report buildDashboard": dashboardOf,
	"./report exceptionReport": (names) =>
		report.exceptionReport(dashboardOf(names), {
			expected: [{ indicator: at(names, 5), because: at(names, 0) }],
		}),
	"./report positionStatement": (names) => report.positionStatement(dashboardOf(names), at(names, 0)),
	"./report formatReport": (names) =>
		(["markdown", "html"] as const).map((format) => report.formatReport(dashboardOf(names), { format })),
	"./report positionStatement: phrases": (names) => {
		const dashboard = dashboardOf(names);
		return Promise.all(
			names
				.flatMap((name) => [{ [name]: "" }, { "level.rolling": `{${name}}` }, { "level.rolling": name }])
				.map((phrases) => told(() => report.positionStatement(dashboard, at(names, 0), { phrases }))),
		);
	},
	"./chart areaRows": (names) => chart.areaRows(dashboardOf(names), at(names, 5)),
	"./chart areaChart": (names) => chart.areaChart(dashboardOf(names), at(names, 5), { title: at(names, 1) }),
	"./chart rollingRows": (names) => chart.rollingRows(dashboardOf(names), at(names, 5)),
	"./chart rollingChart": (names) =>
		chart.rollingChart(dashboardOf(names), at(names, 5), { title: at(names, 1) }),
	"./chart overviewRows": (names) => chart.overviewRows(dashboardOf(names), at(names, 0)),
	"./chart overviewChart": (names) =>
		chart.overviewChart(dashboardOf(names), at(names, 0), { title: at(names, 1) }),
	"./chart quarterlyRows": (names) => chart.quarterlyRows(dashboardOf(names), at(names, 5), at(names, 0)),
	"./chart quarterlyChart": (names) =>
		chart.quarterlyChart(dashboardOf(names), at(names, 5), at(names, 0), { title: at(names, 1) }),
	"./chart funnelChart": (names) =>
		chart.funnelChart(root.classifyFunnel(counted(names)), { title: at(names, 1) }),
	"./chart controlChartSpec": (names) =>
		chart.controlChartSpec(rebasedBy(names), { unit: at(names, 0), title: at(names, 1) }),
	"./display showTable": (names) => {
		const rows = [keyed(names, (index) => index), keyed(names.slice(0, 2), (index) => index)];
		return [{}, { headings: keyed(names, (index) => at(names, index + 1)), caption: at(names, 0) }].map(
			(options) => {
				const shown = display.showTable(rows, options);
				return (shown as unknown as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")]?.();
			},
		);
	},
	"./display showChart": (names) => {
		const shown = display.showChart(chart.funnelChart(root.classifyFunnel(counted(names))));
		return (shown as unknown as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")]?.();
	},
	"./matchers toBeInLineWith": (names) =>
		said(
			counted(names).map((area, index) =>
				matchers.toBeInLineWith(area, { area: at(names, index + 1), value: 6.8, per: 1000 }),
			),
		),
	"./matchers toPrintAs": (names) =>
		Promise.all(
			names.map((name) =>
				told(() => said([matchers.toPrintAs(8.6489, `8.6 [${name}]`), matchers.toPrintAs(8.6489, name)])),
			),
		),
	"./matchers toBeConsistentWith": (names) =>
		Promise.all(
			names.flatMap((name) =>
				[
					{ population: 5012 },
					{ parts: ["12.4", name] },
					{ [name]: 5012 },
					{ population: 5012, [name]: 3 },
				].map((context) =>
					told(() =>
						said([matchers.toBeConsistentWith(`8.6 [${name}]`, context as { readonly population: number })]),
					),
				),
			),
		),
	"./matchers toHaveDirection": (names) =>
		Promise.all(
			names.map((name) =>
				told(() =>
					said([
						matchers.toHaveDirection(
							{
								current: { rate: `8.6 [${name}]`, population: 698_268 },
								previous: { rate: "7.9", population: 698_268 },
							},
							"up",
						),
						matchers.toHaveDirection(
							{ current: { rate: name, population: 5012 }, previous: { rate: "7.9", population: 5012 } },
							"up",
						),
					]),
				),
			),
		),
	"./panel panelFromRows": panelOf,
	"./panel panelFromColumns": (names) => {
		const rows = rowsOf(names);
		return panel.panelFromColumns(
			{
				area: rows.map(({ area }) => area),
				indicator: { codes: Int32Array.from(rows, ({ indicator }) => names.indexOf(indicator)), names },
				period: rows.map(({ period }) => period),
				count: rows.map(({ count }) => count),
			},
			{ exposures: names.map((area, index) => ({ area, year: 2018, population: 50_000 + index })) },
		);
	},
	"./panel panelFromCsv": (names) => {
		const heads = names.slice(0, 4);
		const lines = rowsOf(names).map(({ area, indicator, period, count }) =>
			[indicator, period, area, count % 9 === 0 ? at(names, 6) : count].join(),
		);
		const [indicator = "", period = "", area = "", count = ""] = heads;
		return panel.panelFromCsv([new TextEncoder().encode([heads.join(), ...lines].join("\n"))], {
			columns: { indicator, period, area, count },
			withheld: [at(names, 6)],
			exposures: keyed(names, (index) => 50_000 + index),
		});
	},
	"./panel sharePanel": (names) => panel.sharePanel(panelOf(names).panel),
	"./panel rollingTotals": (names) => panel.rollingTotals(panelOf(names).panel),
	"./panel compareRolling": comparisonOf,
	"./panel everyWindow": (names) =>
		// The columns are written over as it goes on.
		Array.from(panel.everyWindow(panelOf(names).panel, { areas: 3 }), (step) => written(step)),
	"./panel rates": (names) => {
		const { current, currentExposures } = comparisonOf(names);
		return panel.rates(current, currentExposures ?? new Float64Array(current.length));
	},
	"./panel regionalAverage": (names) => panel.regionalAverage(comparisonOf(names)),
	"./panel compareToBenchmark": (names) => positionsOf(names),
	"./panel directionOfTravel": (names) => panel.directionOfTravel(comparisonOf(names)),
	"./panel exceptions": (names) => {
		const directions = panel.directionOfTravel(comparisonOf(names));
		const polarities = names.slice(0, 2).map(() => "lower-is-better" as const);
		return panel.exceptions({ directions, positions: positionsOf(names) }, polarities);
	},
	"./panel rankAreas": (names) => ranksOf(names),
	"./panel quantileBands": (names) => panel.quantileBands(ranksOf(names), { bands: 3 }),
	"./panel panelFromRows: without populations": (names) =>
		panel.panelFromRows(rowsOf(names), { exposures: {} }),
	"./panel observationsOf": (names) => panel.observationsOf(panelOf(names).panel, at(names, 0), at(names, 5)),
	"./panel takeAreas": (names) => panel.takeAreas(panelOf(names).panel, 0, 3),
	"./panel appendMonths": (names) => {
		const areas = [...names];
		const indicators = [at(names, 5), at(names, 6)];
		const rows = rowsOf(names);
		const of = (which: (period: string) => boolean) =>
			panel.panelFromRows(
				rows.filter(({ period }) => which(period)),
				{ areas, indicators },
			).panel;
		return panel.appendMonths(
			of((period) => period < "2019"),
			of((period) => period >= "2019"),
		);
	},
	"./schema readObservations": (names) =>
		schema.readObservations(
			names.map((area, index) =>
				Object.fromEntries([
					[at(names, 0), area],
					[at(names, 1), "2019-12"],
					[at(names, 2), String(10 + index)],
					[at(names, 3), at(names, index + 2)],
					[at(names, 4), "x"],
				]),
			),
			{
				columns: {
					period: at(names, 1),
					areaName: at(names, 0),
					count: at(names, 2),
					indicator: at(names, 3),
				},
				dimensions: [at(names, 4)],
			},
		),
	"./schema readObservations: lists": (names) =>
		schema.readObservations(
			[
				["month", ...names.slice(0, 3)],
				...names.map((area, index) => ["2019-12", area, String(10 + index), at(names, index)]),
			],
			{ columns: { period: "month", areaName: at(names, 0), count: at(names, 1), indicator: at(names, 2) } },
		),
	"./schema readPoliceUk": (names) =>
		schema.readPoliceUk(
			names.map((name, index) => ({
				"Crime ID": name,
				Month: "2019-12",
				"LSOA code": `E0102561${index}`,
				"LSOA name": `${name} 001A`,
				"Crime type": "Burglary",
			})),
		),
	"./schema readFingertips": (names) =>
		schema.readFingertips(
			names.map((name, index) => ({
				"Indicator Name": name,
				"Area Code": `E9200000${index}`,
				"Area Name": name,
				"Area Type": "Country",
				Sex: "Persons",
				Age: "All ages",
				"Category Type": "",
				Category: "",
				"Time period": "2015",
				Value: "94.7",
				"Lower CI 95.0 limit": "93.9",
				"Upper CI 95.0 limit": "95.5",
				Count: "51897",
				Denominator: "54786327",
				"Compared to goal": "",
			})),
		),
	"./sql dashboardQuery": (names) =>
		(["duckdb", "postgresql"] as const).map((dialect) =>
			sql.dashboardQuery(
				{
					counts: {
						table: at(names, 0),
						area: at(names, 1),
						indicator: at(names, 2),
						period: at(names, 3),
						count: at(names, 4),
					},
					populations: {
						table: at(names, 5),
						area: at(names, 1),
						population: at(names, 6),
						year: at(names, 3),
					},
				},
				{ dialect, ending: root.toPeriod("2019-12") },
			),
		),
	"./schema observationSchema": (names) =>
		names.map((name) =>
			readBy(schema.observationSchema, { period: "2019-12", area: name, indicator: name, count: 38 }, name),
		),
	"./schema areaSchema": (names) =>
		names.map((name) => readBy(schema.areaSchema, { id: name, name, level: "district", parent: name }, name)),
	"./schema populationSchema": (names) =>
		names.map((name) => readBy(schema.populationSchema, { area: name, year: 2018, population: 5 }, name)),
	"./schema indicatorSchema": (names) =>
		names.map((name) =>
			readBy(
				schema.indicatorSchema,
				{ id: name, name, category: name, unit: name, measure: "rate", polarity: "neutral" },
				name,
			),
		),
	"./schema periodSchema": (names) =>
		names.map((name) => readBy(schema.periodSchema, `2019-12${name}`, name)),
};

/** The other functions, by what they take. */
const nameless: Readonly<Record<string, readonly string[]>> = {
	"counts, exposures and other numbers alone": [
		". annualise",
		". binomialInterval",
		". compareCounts",
		". compareProportions",
		". compareValues",
		". composition",
		". difference",
		". directionOfTravel",
		". directlyStandardisedRate",
		". funnelLimits",
		". indirectlyStandardisedRatio",
		". meanEstimate",
		". perThousand",
		". percentageChange",
		". percentageChangeInterval",
		". poissonInterval",
		". pool",
		". projectedTotal",
		". proportion",
		". proportionRatio",
		". rate",
		". rateOfChange",
		". rateRatio",
		". recoverable",
		". repeatEventRate",
		". roundToBase",
		". share",
		". shares",
		". sumCells",
	],
	"periods alone, and a name is none": [
		". addMonths",
		". comparePeriods",
		". containsPeriod",
		". coverage",
		". financialYearOf",
		". firstMonth",
		". intersectPeriods",
		". kindOfPeriod",
		". lastMonth",
		". likeForLike",
		". meetsPeriod",
		". monthCount",
		". monthsIn",
		". nextPeriod",
		". overlapsPeriod",
		". periodBounds",
		". periodEnding",
		". periodOfDate",
		". previousPeriod",
		". quartersIn",
		". samePeriodLastYear",
		". yearToDate",
	],
	"printed figures, which parsePublished reads": [
		". checkDifference",
		". checkPercentChange",
		". checkRateAndChange",
		". checkShares",
		". checkTotal",
		". compareAsPrinted",
		". consistentCounts",
		". consistentTotals",
		". impliedBase",
		". impliedPrevious",
		". reproduces",
		". roundExact",
		". unround",
	],
};

describe("hostile names", () => {
	it.each(Object.keys(asked))("%s answers them as it answers plain ones", async (name) => {
		const ask = asked[name];
		called.clear();
		const answer = written(await ask?.(plain));
		expect([...called]).toContain(name.split(":")[0]);
		expect(answer.length).toBeGreaterThan(60);
		expect(written(await ask?.(hostile))).toBe(renamed(answer));
	});

	it("are put to every public function, or a reason says why it has no place for one", () => {
		const { exports } = JSON.parse(
			readFileSync(fileURLToPath(new URL("../package.json", import.meta.url)), "utf8"),
		) as { readonly exports: object };
		expect([...Object.keys(faces), "./package.json", "./vitest"].sort()).toEqual(Object.keys(exports).sort());
		const found = [
			...new Set(Object.keys(asked).map((name) => name.split(":")[0])),
			...Object.values(nameless).flat(),
		];
		expect(found.sort()).toEqual([...all.keys()].sort());
	});

	it.each([...all.keys()])(
		"%s takes or refuses them in place of anything else as it does plain ones",
		async (name) => {
			const thing = all.get(name) as Asked & { readonly safeParse?: Asked };
			const ask = thing.safeParse ?? thing;
			const answers = (names: Names) =>
				Promise.all(
					names
						.flatMap((one) => [
							[one],
							[one, one, one],
							[[one], [one]],
							[Object.fromEntries([[one, one]]), one],
							[[Object.fromEntries([[one, 1]])], Object.fromEntries([[one, one]])],
						])
						.map((question) =>
							told(() => {
								const answer = ask(...question);
								return name === "./panel everyWindow" ? (answer as Iterator<unknown>).next() : answer;
							}),
						),
				);
			expect(written(await answers(hostile))).toBe(renamed(written(await answers(plain))));
		},
	);

	it("readObservations() does not take what a row inherits for a cell", () => {
		const { observations, issues } = schema.readObservations(
			[
				{ month: "2019-12", area: "Blaby", constructor: "38" },
				{ month: "2019-11", area: "Blaby" },
			],
			{ columns: { period: "month", areaName: "area", count: "constructor" }, indicator: "robbery" },
		);
		expect(observations.map(({ count }) => count)).toEqual([38, null]);
		expect(issues.map(({ record, raw }) => [record, raw])).toEqual([[2, ""]]);
	});

	it("compareToBenchmark() and others do not take an empty name for a missing one", () => {
		const areas = counted(["", "AreaOne", "AreaTwo"]);
		expect(
			root
				.rankAreas(areas)
				.ranks.map(({ area }) => area)
				.sort(),
		).toEqual(["", "AreaOne", "AreaTwo"]);
		expect(root.classifyFunnel(areas).areas).toHaveLength(3);
		expect(root.quantileBands(areas, { bands: 3 }).areas).toHaveLength(3);
		const { neighbours } = root.nearestNeighbours(
			"AreaOne",
			["", "AreaOne", "AreaTwo"].map((area, index) => ({ area, profile: { "": index } })),
			{ neighbours: 2 },
		);
		expect(neighbours).toHaveLength(2);
	});
});

afterAll(() => {
	const after = [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map((prototype) =>
		Reflect.ownKeys(prototype).map(String).join(),
	);
	expect(after).toEqual(before);
	expect(Object.keys({})).toEqual([]);
	expect(({} as Record<string, unknown>)["count"]).toBeUndefined();
});
