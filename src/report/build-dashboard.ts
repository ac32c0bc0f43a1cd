import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { rememberedQuantiles, type StudentQuantile } from "../internal/student.ts";
import { levellingPoints } from "../trend/levelling-points.ts";
import { areaPopulations } from "./area-populations.ts";
import { type AreaTree, areaTree } from "./area-tree.ts";
import { benchmarkOf } from "./cell-benchmark.ts";
import { cellTrend, isSmall, levellingOf, ranksOf, targetOf } from "./cell-parts.ts";
import { type ReadIndicator, readIndicator } from "./cell-series.ts";
import type {
	CellFigure,
	Dashboard,
	DashboardCell,
	DashboardObservation,
	DashboardSettings,
	IndicatorAverage,
} from "./dashboard.ts";
import { type BuildDashboardOptions, doing, resolveOptions } from "./dashboard-options.ts";
import { defineIndicator, type IndicatorInput } from "./define-indicator.ts";
import { groupRows } from "./group-rows.ts";
import type { Indicator } from "./indicator.ts";
import { explainedIn } from "./recorded-causes.ts";
import { chartSignal } from "./trend-series.ts";

/**
 * Every indicator in every area: rolling 12 months against the 12 before, direction of travel, quarterly trend, comparison with
 * the average, rank, target, and what is missing.
 *
 * The windows of an indicator end with the last month that any area has a figure for, up to the period asked for; the `lag`
 * says how far behind that is: an area without that month has no current figure, and `period` can be set to an earlier one.
 * Counts are added up over 12 months; surveys, averages and part-year figures stand as they are. Counts of a part of a year
 * that come in months or quarters are added up where those of the other part are not there; monthly ones all the year round
 * do not say which part is meant. The window before has the same months a year earlier. A target or a figure is set beside
 * part of a year only where it says for how many months it holds. The trend is made from
 * calendar quarters, of annual figures from years: never from rolling windows, which share months. The control chart behind
 * `signal` is an XmR chart of the same points.
 *
 * Counts of a county or region without rows of its own are the sum of the areas it is made of, for the periods that all of them
 * have. The average is that of the region's own observations where it has some and the method is `pooled`; otherwise it is
 * made from its members, the areas that no other is part of. Where an area is part of the average, the test takes it out. A
 * county beside an average of its own districts takes their place in it. For surveys and averages the benchmark is the
 * region's own figure or, with `mean-of-rates`, the mean of those of the members, taken as exact, with or without the area.
 *
 * A break holds from its month, also within a quarter or a year: two windows are not compared where it lies after the first
 * month of the earlier one. Of two vintages of a figure the later one counts, of counts and of surveys alike.
 *
 * Nothing missing becomes 0: a cell without a current figure is `not-available` and says why, and the others go on. Indicators
 * that overlap are both shown, and nothing is added up over indicators. Later months than those asked for change nothing.
 * Nothing is rounded. No observations at all give a dashboard of cells without figures.
 *
 * @param definitions - the indicators, as `defineIndicator` takes or gives them, each with an id of its own
 * @param observations - rows in any order: counts, values or both, such as `readObservations` gives
 * @param options - period, areas, populations and settings
 * @returns the cells, the averages, the rows that no cell uses, and the settings
 * @throws TypeError, RangeError or SyntaxError when a definition, an option or a figure is not what it must be; the message
 * names the indicator and the area
 * @example Two districts against their region
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { buildDashboard, defineIndicator } from "direction-of-travel/report";
 *
 * const burglary = defineIndicator({ id: "burglary", polarity: "lower-is-better", measure: "rate" });
 * const months = monthsIn(toPeriod("2018-01/2019-12"));
 * const rows = months.flatMap((period, index) => [
 * 	{ indicator: "burglary", area: "Blaby", period, count: index < 12 ? 40 : 55 },
 * 	{ indicator: "burglary", area: "Melton", period, count: 20 },
 * ]);
 * const dashboard = buildDashboard([burglary], rows, {
 * 	period: toPeriod("2019/20 Q3"),
 * 	areas: [
 * 		{ id: "Blaby", level: "district" },
 * 		{ id: "Melton", level: "district" },
 * 		{ id: "County", level: "region" },
 * 	],
 * 	populations: [
 * 		{ area: "Blaby", population: 100_000 },
 * 		{ area: "Melton", population: 50_000 },
 * 	],
 * });
 * const [blaby] = dashboard.cells;
 * assert.equal(blaby?.current?.value, 6.6);
 * assert.deepEqual([blaby?.percentChange, blaby?.direction, blaby?.performance], [37.5, "up", "worsening"]);
 * assert.equal(dashboard.averages[0]?.value, 6);
 * assert.deepEqual([blaby?.position, blaby?.standing, blaby?.rank?.rank], ["higher", "worse", 1]);
 * ```
 * @since 0.1.0
 */
export function buildDashboard(
	definitions: readonly (IndicatorInput | Indicator)[],
	observations: readonly DashboardObservation[],
	options: BuildDashboardOptions,
): Dashboard {
	const settings = resolveOptions(options);
	const indicators = readDefinitions(definitions);
	const tree = areaTree(options.areas);
	checkNames(indicators, tree);
	const residentsOf = areaPopulations(options.populations ?? [], tree, settings.exposureRule);
	const { rowsOf, unused } = groupRows(
		observations,
		indicators,
		tree.areas.map(({ id }) => id),
		options.populations ?? [],
	);
	const quantile = rememberedQuantiles();
	const built = indicators.map((indicator) => {
		const read = readIndicator(
			indicator,
			tree,
			(area) => rowsOf(indicator.id, area),
			residentsOf,
			settings,
			quantile,
		);
		const ownRegion = tree.region !== null && rowsOf(indicator.id, tree.region.id).length > 0;
		return cellsOf(indicator, read, tree, ownRegion, settings, quantile);
	});
	return {
		kind: "dashboard",
		period: options.period,
		indicators,
		areas: tree.areas,
		categories: [...new Set(indicators.map(({ category }) => category))],
		cells: built.flatMap(({ cells }) => cells),
		averages: built.flatMap(({ average }) => average ?? []),
		unused,
		settings,
	};
}

function readDefinitions(definitions: readonly (IndicatorInput | Indicator)[]): readonly Indicator[] {
	const indicators = checkList(doing, "definitions", definitions).map((one) => defineIndicator(one));
	const known = new Set<string>();
	for (const { id } of indicators) {
		if (known.has(id))
			throw argumentError(RangeError, "duplicate", doing, "each indicator must have an id of its own", id);
		known.add(id);
	}
	return indicators;
}

/** What definitions name must be there, so that no misspelt cause or overlap is lost. */
function checkNames(indicators: readonly Indicator[], { areas }: AreaTree): void {
	for (const { id, explained, overlapsWith } of indicators) {
		for (const { area } of explained)
			if (area !== null && !areas.some((one) => one.id === area))
				throw argumentError(
					RangeError,
					"unknown-option",
					doing,
					`explained of ${id} must name areas of the dashboard`,
					area,
				);
		for (const other of overlapsWith)
			if (!indicators.some((one) => one.id === other))
				throw argumentError(
					RangeError,
					"unknown-option",
					doing,
					`overlapsWith of ${id} must name indicators of the dashboard`,
					other,
				);
	}
}

/** The cells of one indicator, and the average that they are compared with. */
function cellsOf(
	indicator: Indicator,
	read: ReadIndicator,
	tree: AreaTree,
	ownRegion: boolean,
	settings: DashboardSettings,
	quantile: StudentQuantile,
): { readonly cells: readonly DashboardCell[]; readonly average: IndicatorAverage | null } {
	const figureOf = (area: string): CellFigure | null => read.cellOf(area).windows.current;
	const benchmark = benchmarkOf(indicator, tree, figureOf, ownRegion, settings, read.months);
	const ranks = ranksOf(indicator, tree, figureOf, settings);
	const cells = tree.areas.map((area): DashboardCell => {
		const { windows, origin, series, recorded } = read.cellOf(area.id);
		const { current, travel, breakCauses } = windows;
		const comparison = benchmark.compare(area.id);
		const scaled = series === null ? null : levellingPoints("find the trend", series.read, undefined);
		const compared = travel?.status === "compared" ? travel : null;
		return {
			indicator: indicator.id,
			area: area.id,
			status: current === null ? "not-available" : "available",
			origin,
			period: windows.period,
			previousPeriod: windows.previousPeriod,
			previous: windows.previous,
			rateOfChange: windows.rateOfChange,
			reasons: windows.reasons,
			coverage: windows.coverage,
			current,
			percentChange: compared?.change.percent ?? null,
			direction: compared?.direction ?? null,
			performance: compared?.performance ?? "not-judged",
			degree: compared?.degree ?? null,
			travel,
			trendPoints: series?.points ?? [],
			trend:
				scaled === null || series === null || series.points.length === 0
					? null
					: cellTrend(indicator, series.read, scaled, settings, quantile),
			signal: series === null ? null : chartSignal(indicator, series),
			levellingOff:
				scaled === null || series === null
					? null
					: levellingOf(series.read, scaled, area, settings, quantile),
			comparison,
			comparedWith: benchmark.comparedWith,
			position: comparison?.position ?? "not-compared",
			standing: comparison?.performance ?? "not-judged",
			rank: ranks.get(area.id) ?? null,
			target: targetOf(indicator, current, settings),
			smallNumber: isSmall(indicator, current, settings),
			causes: [
				...new Set([...breakCauses, ...explainedIn(recorded, [windows.period, windows.previousPeriod])]),
			],
			recorded,
		};
	});
	return { cells, average: benchmark.average };
}
