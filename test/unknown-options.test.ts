import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as chart from "../src/chart/index.ts";
import * as display from "../src/display/index.ts";
import * as root from "../src/index.ts";
import * as matchers from "../src/matchers/index.ts";
import * as panels from "../src/panel/index.ts";
import * as report from "../src/report/index.ts";
import * as schema from "../src/schema/index.ts";
import * as sql from "../src/sql/index.ts";

/**
 * The names of the options of every function that takes some, as `sub-path name`, by the types: of the arguments called so,
 * and of all records that can be left out. What `./vitest` exports are the matchers.
 */
function namesByType(): ReadonlyMap<string, readonly string[]> {
	const source = fileURLToPath(new URL("../src", import.meta.url));
	const config = ts.getParsedCommandLineOfConfigFile(
		`${source}/../tsconfig.build.json`,
		{},
		{ ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
	);
	const program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
	const checker = program.getTypeChecker();
	const canBeLeftOut = ({ valueDeclaration: as }: ts.Symbol) =>
		as !== undefined && ts.isParameter(as) && (as.questionToken ?? as.initializer) !== undefined;
	const found = new Map<string, readonly string[]>();
	for (const face of [
		".",
		"./chart",
		"./display",
		"./matchers",
		"./panel",
		"./report",
		"./schema",
		"./sql",
	]) {
		const file = program.getSourceFile(`${source}/${face.slice(2)}/index.ts`.replace("//", "/"));
		const module = file && checker.getSymbolAtLocation(file);
		for (const symbol of module ? checker.getExportsOfModule(module) : []) {
			const of = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
			const names = checker
				.getTypeOfSymbol(of)
				.getCallSignatures()
				.flatMap((signature) => signature.getParameters())
				.filter((one) => one.name === "options" || canBeLeftOut(one))
				.map((one) => checker.getNonNullableType(checker.getTypeOfSymbol(one)))
				.flatMap((type) => (type.isUnion() ? type.types : [type]))
				.filter((type) => type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
				.flatMap((type) => type.getProperties().map(({ name }) => name));
			if (names.length > 0) found.set(`${face} ${symbol.name}`, [...new Set(names)].sort());
		}
	}
	return found;
}

/** What is given besides what a function needs: nothing, or an option that it does not have. */
type More = object;

const { monthsIn, toPeriod } = root;
const ending = toPeriod("2019-12");
const months = monthsIn(toPeriod("2018-01/2019-12"));
const series = months.map((period, at) => ({ period, count: 40 + ((at * 7) % 11) + at }));
const years = [2015, 2016, 2017, 2018, 2019].map((year) => ({
	period: toPeriod(`${year}`),
	value: year % 7,
}));
const [now, before] = [
	{ count: 61, exposure: 8000 },
	{ count: 48, exposure: 8100 },
];
const share = { count: 6, denominator: 80 };
const areas = ["A", "B", "C", "D", "E"].map((area, at) => ({ area, count: 60 + 17 * at, exposure: 9000 }));
const audit = root.auditPublished([]);
const dashboardWith = (more: More) =>
	report.buildDashboard(
		[{ id: "arson", category: "Fire", polarity: "lower-is-better", measure: "rate" }],
		series.map((one) => ({ indicator: "arson", area: "A", ...one })),
		{
			period: ending,
			areas: [{ id: "A", level: "district" }],
			populations: [{ area: "A", population: 9000 }],
			...more,
		},
	);
const dashboard = dashboardWith({});
const rows = series.map((one) => ({ area: "A", indicator: "arson", ...one }));
const { panel } = panels.panelFromRows(rows, { exposures: { A: 9000 } });
const comparison = panels.compareRolling(panel);
const average = panels.regionalAverage(comparison);
const headings = { area: "area", indicator: "indicator", period: "month", count: "count" };
const bytes = new TextEncoder().encode("area,indicator,month,count\nA,arson,2019-12,3\n");
const crime = { "Crime ID": "1", Month: "2019-12", "LSOA name": "Blaby 001A", "Crime type": "Robbery" };
const claimed = { judgement: "direction", says: "up" } as const;
const printed = (rate: string) => ({ rate, population: 698_268 });

/** Every function that takes options, with the arguments that it needs; what stands behind a colon tells ways apart. */
const asked: Readonly<Record<string, (more: More) => unknown>> = {
	". annualise": (more) => root.annualise(52, 6, more),
	". auditToJUnit": (more) => root.auditToJUnit(audit, more),
	". binomialInterval": (more) => root.binomialInterval(3, 10, more),
	". checkClaim: direction": (options) =>
		root.checkClaim({ ...claimed, current: printed("8.6"), previous: printed("7.9"), options }),
	". checkClaim: direction of no figure": (options) =>
		root.checkClaim({ ...claimed, current: printed("[c]"), previous: printed("7.9"), options }),
	". checkClaim: benchmark": (options) =>
		root.checkClaim({
			judgement: "benchmark",
			says: "in-line",
			area: { rate: "8.6", population: 5012 },
			benchmark: { value: "8.4" },
			options,
		}),
	". checkClaim: levelling off": (options) =>
		root.checkClaim({
			judgement: "levelling-off",
			says: "rising",
			series: years.map(({ period }, at) => ({ period, value: `${10 + at}` })),
			options,
		}),
	". checkDifference": (more) => root.checkDifference("8.6", "7.9", { difference: "0.7", ...more }),
	". checkPercentChange": (more) => root.checkPercentChange("8.6", "7.9", more),
	". checkRateAndChange": (more) => root.checkRateAndChange("8.6", "10%", { population: 698_268, ...more }),
	". checkShares": (more) => root.checkShares(["40%", "60%"], { structure: "partition", ...more }),
	". checkTotal": (more) => root.checkTotal(["12", "30"], "42", more),
	". classifyFunnel": (more) => root.classifyFunnel(areas, more),
	". compareAsPrinted": (more) => root.compareAsPrinted("8.6", "7.9", more),
	". compareCounts": (more) => root.compareCounts(now, before, more),
	". compareProportions": (more) => root.compareProportions(share, share, more),
	". compareRolling": (more) => root.compareRolling(series, { ending, ...more }),
	". compareToBenchmark": (more) => root.compareToBenchmark(now, { value: 6.8, per: 1000 }, more),
	". compareToTarget": (more) =>
		root.compareToTarget(now, { value: 6.8, per: 1000 }, { polarity: "lower-is-better", ...more }),
	". compareValues": (more) =>
		root.compareValues({ value: 5, standardError: 1 }, { value: 7, standardError: 1 }, more),
	". composition": (more) => root.composition([17, 33], more),
	". consistentCounts": (more) => root.consistentCounts("8.6", { population: 5012, ...more }),
	". consistentTotals": (more) =>
		root.consistentTotals(["40%", "60%"], { structure: "partition", max: 20, ...more }),
	". controlChart": (more) => root.controlChart(series, more),
	". detectLevellingOff": (more) => root.detectLevellingOff(series, more),
	". detectStep": (more) => root.detectStep(series, more),
	". directionOfTravel: counts": (more) => root.directionOfTravel(now, before, more),
	". directionOfTravel: proportions": (more) => root.directionOfTravel(share, share, more),
	". directionOfTravel: values": (more) =>
		root.directionOfTravel({ value: 5, standardError: 1 }, { value: 7, standardError: 1 }, more),
	". directlyStandardisedRate": (more) =>
		root.directlyStandardisedRate([{ count: 20, exposure: 900, standardPopulation: 800 }], more),
	". falseDiscoveryControl": (more) => root.falseDiscoveryControl([{ name: "A", pValue: 0.01 }], more),
	". financialYearOf": (more) => root.financialYearOf(ending, more),
	". formatAudit": (more) => root.formatAudit(audit, more),
	". formatPeriod": (more) => root.formatPeriod(ending, "months", more),
	". funnelLimits": (more) => root.funnelLimits([1000], { average: 5, ...more }),
	". impliedBase": (more) => root.impliedBase("70", "10%", more),
	". impliedPrevious": (more) => root.impliedPrevious("8.6", "10%", more),
	". indirectlyStandardisedRatio": (more) =>
		root.indirectlyStandardisedRatio(
			[{ count: 20, exposure: 900, referenceCount: 90, referenceExposure: 9000 }],
			more,
		),
	". meanEstimate": (more) => root.meanEstimate([30, 40, 60], more),
	". nearestNeighbours": (more) =>
		root.nearestNeighbours(
			"A",
			["A", "B", "C"].map((area, size) => ({ area, profile: { size } })),
			more,
		),
	". parsePeriod": (more) => root.parsePeriod("2019/20", more),
	". parsePeriod: a month": (more) => root.parsePeriod("2019-12", more),
	". parsePublished": (more) => root.parsePublished("8.6%", more),
	". periodOfDate": (more) => root.periodOfDate("2019-12-31", more),
	". poissonInterval": (more) => root.poissonInterval(12, more),
	". pool": (more) => root.pool([now, before], more),
	". projectedTotal": (more) => root.projectedTotal(52, 6, more),
	". proportion": (more) => root.proportion(3, 10, more),
	". proportion: without an interval": (more) => root.proportion(3, 10, { method: "none", ...more }),
	". proportionRatio": (more) => root.proportionRatio(share, share, more),
	". quantileBands": (more) => root.quantileBands(areas, more),
	". rankAreas": (more) => root.rankAreas(areas, more),
	". rate": (more) => root.rate(12, 1000, more),
	". rateOfChange": (more) => root.rateOfChange([before, now, before], more),
	". rateRatio": (more) => root.rateRatio(now, before, more),
	". recentTrend": (more) => root.recentTrend(years, more),
	". recoverable": (more) =>
		root.recoverable(
			[
				[3, null],
				[4, 5],
			],
			more,
		),
	". regionalAverage": (more) => root.regionalAverage(areas, more),
	". repeatEventRate": (more) => root.repeatEventRate([{ events: 2, people: 12 }], 1000, more),
	". reproduces": (more) => root.reproduces(8.6489, "8.6", more),
	". rollingRates": (more) => root.rollingRates(series, { exposures: 9000, ...more }),
	". rollingTotals": (more) => root.rollingTotals(series, more),
	". roundExact": (more) => root.roundExact(8.6489, { decimals: 1, ...more }),
	". roundToBase": (more) => root.roundToBase(38, 5, more),
	". secondarySuppression": (more) => root.secondarySuppression([4, 7, 30], 41, { from: 1, to: 4, ...more }),
	". share": (more) => root.share(17, 50, more),
	". shares": (more) => root.shares([17, 33], more),
	". suppressSmall": (more) => root.suppressSmall([0, 3, 12], { from: 1, to: 4, ...more }),
	". toPeriod": (more) => toPeriod("2019/20", more),
	". trend": (more) => root.trend(series, more),
	". unround": (more) => root.unround("8.6", more),
	". yearToDate": (more) => root.yearToDate(ending, more),
	". yearToDateComparison": (more) => root.yearToDateComparison(series, { ending, ...more }),
	"./chart areaChart": (more) => chart.areaChart(dashboard, "arson", more),
	"./chart controlChartSpec": (more) => chart.controlChartSpec(root.controlChart(series), more),
	"./chart funnelChart": (more) => chart.funnelChart(root.classifyFunnel(areas), more),
	"./chart overviewChart": (more) => chart.overviewChart(dashboard, "A", more),
	"./chart quarterlyChart": (more) => chart.quarterlyChart(dashboard, "arson", "A", more),
	"./chart rollingChart": (more) => chart.rollingChart(dashboard, "arson", more),
	"./display showTable": (more) => display.showTable([{ area: "A" }], more),
	"./matchers toBeConsistentWith: a population": (more) =>
		matchers.toBeConsistentWith("8.6", { population: 5012 }, more),
	"./matchers toBeConsistentWith: a count": (more) =>
		matchers.toBeConsistentWith("8.6", { count: 43, population: 5012 }, more),
	"./matchers toBeConsistentWith: a change": (more) =>
		matchers.toBeConsistentWith("10%", { current: "8.6", previous: "7.9" }, more),
	"./matchers toBeConsistentWith: parts": (more) =>
		matchers.toBeConsistentWith("42", { parts: ["12", "30"] }, more),
	"./matchers toBeConsistentWith: shares": (more) =>
		matchers.toBeConsistentWith(["40%", "60%"], { structure: "partition" }, more),
	"./matchers toBeInLineWith": (more) => matchers.toBeInLineWith(now, { value: 6.8, per: 1000 }, more),
	"./matchers toBeInLineWith: printed": (more) =>
		matchers.toBeInLineWith(printed("8.6"), { value: "8.4" }, more),
	"./matchers toHaveDirection": (options) =>
		matchers.toHaveDirection({ current: now, previous: before, options }, "up"),
	"./matchers toHaveDirection: printed": (options) =>
		matchers.toHaveDirection({ current: printed("8.6"), previous: printed("7.9"), options }, "up"),
	"./matchers toPrintAs": (more) => matchers.toPrintAs(8.6489, "8.6", more),
	"./panel compareRolling": (more) => panels.compareRolling(panel, more),
	"./panel compareToBenchmark": (more) => panels.compareToBenchmark(comparison, average, more),
	"./panel directionOfTravel": (more) => panels.directionOfTravel(comparison, more),
	"./panel everyWindow": (more) => panels.everyWindow(panel, more).next(),
	"./panel exceptions": (more) =>
		panels.exceptions({ directions: panels.directionOfTravel(comparison) }, ["neutral"], more),
	"./panel panelFromColumns": (more) =>
		panels.panelFromColumns({ area: ["A"], indicator: ["arson"], period: ["2019-12"], count: [3] }, more),
	"./panel panelFromCsv": (more) => panels.panelFromCsv([bytes], { columns: headings, ...more }),
	"./panel panelFromRows": (more) => panels.panelFromRows(rows, more),
	"./panel quantileBands": (more) => panels.quantileBands(panels.rankAreas(comparison.current), more),
	"./panel rankAreas": (more) => panels.rankAreas(comparison.current, more),
	"./panel rates": (more) => panels.rates(comparison.current, comparison.currentExposures, more),
	"./panel regionalAverage": (more) => panels.regionalAverage(comparison, more),
	"./panel rollingTotals": (more) => panels.rollingTotals(panel, more),
	"./report buildDashboard": dashboardWith,
	"./report exceptionReport": (more) => report.exceptionReport(dashboard, more),
	"./report exceptionReport: false discoveries": (falseDiscovery) =>
		report.exceptionReport(dashboard, { falseDiscovery }),
	"./report formatReport": (more) => report.formatReport(dashboard, more),
	"./report positionStatement": (more) => report.positionStatement(dashboard, "Fire", more),
	"./schema readFingertips": (more) => schema.readFingertips([], more),
	"./schema readObservations": (more) =>
		schema.readObservations([{ month: "2019-12", count: "3" }], {
			columns: { period: "month", count: "count" },
			area: "Blaby",
			indicator: "arson",
			...more,
		}),
	"./schema readPoliceUk": (more) => schema.readPoliceUk([crime], more),
	"./sql dashboardQuery": (more) =>
		sql.dashboardQuery(
			{
				counts: { table: "counts", ...headings },
				populations: { table: "people", area: "area", population: "residents" },
			},
			{ dialect: "duckdb", ending, ...more },
		),
};

/** The functions that hand options on to others, and take none themselves. */
const handOn = [". checkClaim", "./matchers toHaveDirection"];

describe("every function that takes options", () => {
	const known = namesByType();

	it("is asked", () => {
		const functions = Object.keys(asked).map((name) => name.replace(/:.*/, ""));
		expect([...new Set(functions)].sort()).toEqual([...known.keys(), ...handOn].sort());
	});

	it.each(Object.entries(asked))("%s answers where no option is unknown", async (_, ask) => {
		expect(await ask({})).toBeDefined();
	});

	it.each(Object.entries(asked))(
		"%s refuses an option that is misspelt, also an undefined one",
		async (_, ask) => {
			for (const value of ["lower-is-better", undefined]) {
				const error = await Promise.resolve()
					.then(() => ask({ polarty: value }))
					.catch((thrown: unknown) => thrown);
				expect(error).toMatchObject({ name: "RangeError", code: "unknown-option" });
				expect(String(error)).toMatch(/: (options|margins) must be among .*, current value is "polarty"$/);
			}
		},
	);

	it.each([...known])("%s names every option that it has", async (name, names) => {
		for (const [way, ask] of Object.entries(asked)) {
			// Of a test among others its own options are told.
			if (way.replace(/:.*/, "") !== name || way.endsWith("discoveries")) continue;
			const { message } = (await Promise.resolve()
				.then(() => ask({ polarty: 1 }))
				.catch((thrown: unknown) => thrown)) as Error;
			const told = /must be among (.*), current/.exec(message)?.[1]?.split(", ") ?? [];
			expect(told.sort()).toEqual(names);
		}
	});

	it("is handed its options alone by others that have more", () => {
		const nothing = { note: undefined };
		const context = { population: 5012, ...nothing };
		expect(matchers.toBeConsistentWith("8.6", context)).toMatchObject({ pass: true });
		const checks = [
			{ kind: "counts", printed: "8.6", population: 5012, ...nothing },
			{ kind: "computed", printed: "8.6", computed: 8.6489, ...nothing },
			{ kind: "percent-change", current: "8.6", previous: "7.9", change: "8.9%", ...nothing },
			{ kind: "difference", current: "8.6", previous: "7.9", difference: "0.7", ...nothing },
			{ kind: "total", parts: ["12", "30"], total: "42", ...nothing },
			{ kind: "rate-and-change", rate: "8.6", change: "10%", population: 698_268, ...nothing },
			{ kind: "order", figure: "8.6", reference: "7.9", says: "higher", ...nothing },
		] as const;
		const { rows: found } = root.auditPublished(checks.map((check) => ({ id: check.kind, check })));
		expect(found.map(({ status }) => status)).toEqual(checks.map(() => "holds"));
	});
});

describe("records within what is asked", () => {
	const definition = { id: "x", measure: "rate", polarity: "lower-is-better" } as const;
	const counts = { table: "t", area: "a", indicator: "i", period: "p", count: "n" };
	const populations = { table: "q", area: "a", population: "n" };
	const query = (source: object) =>
		sql.dashboardQuery(source as never, { dialect: "duckdb", ending: root.toPeriod("2019-12") });
	const columns = { period: "m", areaCode: "a", indicator: "i", count: "n" };
	/** What is told of, and how it is asked for with some more names in it. */
	const nested: readonly (readonly [string, (more: object) => unknown])[] = [
		["the definition", (more) => report.defineIndicator({ ...definition, ...more })],
		[
			"breaks[0]",
			(more) =>
				report.defineIndicator({
					...definition,
					breaks: [{ from: root.toPeriod("2019-01"), cause: "x", ...more }],
				}),
		],
		[
			"explained[0]",
			(more) => report.defineIndicator({ ...definition, explained: [{ cause: "x", ...more }] }),
		],
		[
			"target",
			(more) => report.defineIndicator({ ...definition, target: { target: { value: 1 }, ...more } }),
		],
		[
			"target.target",
			(more) => report.defineIndicator({ ...definition, target: { target: { value: 1, ...more } } }),
		],
		[
			"comparator",
			(more) => report.defineIndicator({ ...definition, comparator: { method: "pooled", ...more } }),
		],
		[
			"comparator",
			(more) => report.defineIndicator({ ...definition, comparator: { value: 1, name: "one", ...more } }),
		],
		["source", (more) => query({ counts, populations, ...more })],
		["counts", (more) => query({ counts: { ...counts, ...more }, populations })],
		["populations", (more) => query({ counts, populations: { ...populations, ...more } })],
		["columns", (more) => schema.readObservations([], { columns: { ...columns, ...more } })],
		["columns", (more) => panels.panelFromCsv([bytes], { columns: { ...headings, ...more } })],
		["judgements", (more) => panels.exceptions(more as never, ["neutral"])],
	];

	it.each(nested)("%s have no name that is not known", async (name, ask) => {
		const error = await Promise.resolve()
			.then(() => ask({ formm: "2019-01" }))
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ name: "RangeError", code: "unknown-option" });
		expect(String(error)).toContain(`: ${name} must be among `);
		expect(String(error)).toMatch(/, current value is "formm"$/);
		if (name !== "judgements") expect(await ask({})).toBeDefined();
	});
});
