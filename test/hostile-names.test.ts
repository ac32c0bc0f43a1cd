import { afterAll, describe, expect, it } from "vitest";
import * as chart from "../src/chart/index.ts";
import * as display from "../src/display/index.ts";
import * as root from "../src/index.ts";
import * as panel from "../src/panel/index.ts";
import * as report from "../src/report/index.ts";
import * as schema from "../src/schema/index.ts";
import * as sql from "../src/sql/index.ts";

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
const plain = hostile.map((name) => name.replace(/[oO](?=[^oO]*$)/, (o) => (o === "O" ? "X" : "x")));
type Names = readonly string[];

const before = [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map((prototype) =>
	Reflect.ownKeys(prototype).map(String).join(),
);

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

/** Every function that takes names, asked with some. */
const asked: Readonly<Record<string, (names: Names) => unknown>> = {
	classifyFunnel: (names) => root.classifyFunnel(counted(names), { polarity: "lower-is-better" }),
	rankAreas: (names) =>
		root.rankAreas(counted(names), { previous: root.rankAreas(counted([...names].reverse())) }),
	quantileBands: (names) => root.quantileBands(counted(names), { bands: 3 }),
	regionalAverage: (names) => root.regionalAverage(counted(names), { ownArea: at(names, 0), own: "out" }),
	compareToBenchmark: (names) =>
		root.compareToBenchmark(
			{ area: at(names, 0), count: 61, exposure: 8_000 },
			{ area: at(names, 1), value: 6.8, per: 1000 },
		),
	falseDiscoveryControl: (names) =>
		root.falseDiscoveryControl(names.map((name, index) => ({ name, pValue: index / 90 }))),
	nearestNeighbours: (names) =>
		root.nearestNeighbours(
			at(names, 0),
			names.map((area, place) => ({
				area,
				profile: keyed(names, (index) => ((index + 1) * (place + 2)) % 11),
			})),
			{ neighbours: 4, weights: keyed(names, (index) => index + 1) },
		),
	parsePublished: (names) =>
		names.map((name) => root.parsePublished(`12 [${name}]`, { legend: keyed(names, () => "provisional") })),
	auditPublished: (names) => {
		const audit = root.auditPublished(
			names.map((id) => ({ id, text: id, check: { kind: "total", parts: ["12", "30"], total: "52" } })),
		);
		return [audit, root.formatAudit(audit), root.auditToJUnit(audit)];
	},
	defineIndicator: (names) =>
		report.defineIndicator({
			id: at(names, 0),
			name: at(names, 1),
			category: at(names, 2),
			polarity: "lower-is-better",
			measure: "count",
		}),
	buildDashboard: dashboardOf,
	exceptionReport: (names) =>
		report.exceptionReport(dashboardOf(names), {
			expected: [{ indicator: at(names, 5), because: at(names, 0) }],
		}),
	positionStatement: (names) => report.positionStatement(dashboardOf(names), at(names, 0)),
	formatReport: (names) =>
		(["markdown", "html"] as const).map((format) => report.formatReport(dashboardOf(names), { format })),
	charts: (names) => {
		const dashboard = dashboardOf(names);
		const [indicator, area] = [at(names, 5), at(names, 0)];
		return [
			chart.areaRows(dashboard, indicator),
			chart.areaChart(dashboard, indicator),
			chart.rollingRows(dashboard, indicator),
			chart.rollingChart(dashboard, indicator),
			chart.overviewRows(dashboard, area),
			chart.overviewChart(dashboard, area),
			chart.quarterlyRows(dashboard, indicator, area),
			chart.quarterlyChart(dashboard, indicator, area),
			chart.funnelChart(root.classifyFunnel(counted(names))),
		];
	},
	showTable: (names) => {
		const shown = display.showTable([keyed(names, (index) => index)], {
			headings: keyed(names, (index) => at(names, index)),
		});
		return (shown as unknown as Record<symbol, () => unknown>)[Symbol.for("Jupyter.display")]?.();
	},
	panelFromRows: panelOf,
	panelFromColumns: (names) => {
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
	panelJudgements: (names) => {
		const comparison = panel.compareRolling(panelOf(names).panel);
		const average = panel.regionalAverage(comparison);
		return [panel.directionOfTravel(comparison), average, panel.compareToBenchmark(comparison, average)];
	},
	panelWithoutPopulations: (names) => panel.panelFromRows(rowsOf(names), { exposures: {} }),
	observationsOf: (names) => panel.observationsOf(panelOf(names).panel, at(names, 0), at(names, 5)),
	takeAreas: (names) => panel.takeAreas(panelOf(names).panel, 0, 3),
	appendMonths: (names) => {
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
	readObservations: (names) =>
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
	readObservationsFromLists: (names) =>
		schema.readObservations(
			[
				["month", ...names.slice(0, 3)],
				...names.map((area, index) => ["2019-12", area, String(10 + index), at(names, index)]),
			],
			{ columns: { period: "month", areaName: at(names, 0), count: at(names, 1), indicator: at(names, 2) } },
		),
	readPoliceUk: (names) =>
		schema.readPoliceUk(
			names.map((name, index) => ({
				"Crime ID": name,
				Month: "2019-12",
				"LSOA code": `E0102561${index}`,
				"LSOA name": `${name} 001A`,
				"Crime type": "Burglary",
			})),
		),
	readFingertips: (names) =>
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
	dashboardQuery: (names) =>
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
	schemas: (names) =>
		names.flatMap((name) => [
			schema.observationSchema.safeParse({ period: "2019-12", area: name, indicator: name, count: 38 }).data,
			schema.areaSchema.safeParse({ code: name, name }).data,
			schema.populationSchema.safeParse({ area: name, year: 2018, population: 5 }).data,
		]),
};

describe("hostile names", () => {
	it.each(Object.keys(asked))("%s() answers them as it answers plain ones", (name) => {
		const ask = asked[name];
		const answer = written(ask?.(plain));
		expect(answer.length).toBeGreaterThan(100);
		expect(written(ask?.(hostile))).toBe(renamed(answer));
	});

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
