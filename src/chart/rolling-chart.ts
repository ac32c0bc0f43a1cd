import type { Dashboard } from "../report/dashboard.ts";
import { cellsWith, missingText } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { type RollingRow, rollingRows } from "./rolling-rows.ts";
import { colours, fromZero, inOrder, only, specOf, tooltip, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the rolling windows";

/**
 * The rolling 12 months of an indicator against the 12 months before, a pair of bars for each area.
 *
 * Bars begin at 0 and carry their intervals and printed values; the tooltip has the counts. An area without a figure stands in
 * its place as "not available", and the description names it.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param indicator - the id of the indicator
 * @param options - size and title
 * @returns a Vega-Lite v5 specification
 * @throws TypeError when the dashboard is none or the title no text; RangeError when it does not have the indicator, or a
 * size is not above 0
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { rollingChart } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	indicator: "Robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: index < 12 ? 40 : 60,
 * }));
 * const dashboard = buildDashboard([{ id: "Robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const spec = rollingChart(dashboard, "Robbery");
 * assert.equal(spec.description, "Robbery: rolling 12 months against the 12 months before. Blaby: 720, ▲ up, +50.0%.");
 * ```
 * @since 0.1.0
 */
export function rollingChart(
	dashboard: Dashboard,
	indicator: string,
	options: ChartOptions = {},
): VegaLiteSpec {
	const [{ indicator: of }] = cellsWith(doing, dashboard, "indicator", indicator);
	const rows = rollingRows(dashboard, indicator);
	const frame = checkChart(doing, options, `${of.name}: current and previous 12 months`, 26 * rows.length);
	const y = { field: "area", type: "nominal", ...inOrder };
	const scale = fromZero(rows.map(({ value }) => value));
	const yOffset = { field: "window", sort: ["current", "previous"] };
	const tips = tooltip({
		area: "Area",
		window: "Window",
		period: "Period",
		printed: of.unit,
		interval: "Interval",
		count: "Count",
		exposure: "Out of",
		change: "Change",
		reasons: "Reasons",
	});
	return specOf(frame, describe(of.name, rows), rows, [
		{
			mark: { type: "bar" },
			transform: only("datum.value !== null"),
			encoding: {
				y,
				yOffset,
				x: {
					field: "value",
					type: "quantitative",
					scale,
					axis: { title: of.unit, grid: true },
				},
				color: {
					field: "window",
					type: "nominal",
					scale: { domain: ["current", "previous"], range: [colours.current, colours.previous] },
					legend: { title: null, orient: "top" },
				},
				tooltip: tips,
			},
		},
		{
			mark: { type: "rule", strokeWidth: 1.5, color: colours.reference },
			transform: only("datum.lower !== null && datum.upper !== null"),
			encoding: {
				y,
				yOffset,
				x: { field: "lower", type: "quantitative", scale },
				x2: { field: "upper" },
				tooltip: tips,
			},
		},
		{
			mark: { type: "text", align: "left", dx: 4, color: colours.reference },
			transform: [
				{
					calculate: "datum.upper !== null ? datum.upper : datum.value !== null ? datum.value : 0",
					as: "end",
				},
			],
			encoding: {
				y,
				yOffset,
				x: { field: "end", type: "quantitative", scale },
				text: { field: "printed" },
				tooltip: tips,
			},
		},
	]);
}

/** What the picture shows, in words. */
function describe(name: string, rows: readonly RollingRow[]): string {
	const current = rows.filter(({ window }) => window === "current");
	const shown = current
		.filter(({ value }) => value !== null)
		.map(({ area, printed, change }) => `${area}: ${printed}${change === null ? "" : `, ${change}`}`);
	const missing = current.filter(({ value }) => value === null).map(({ area }) => area);
	return `${name}: rolling 12 months against the 12 months before.${shown.length > 0 ? ` ${shown.join("; ")}.` : ""}${missingText(missing)}`;
}
