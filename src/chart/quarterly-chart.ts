import type { Dashboard } from "../report/dashboard.ts";
import { missingText } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { cellOf, quarterlyRows } from "./quarterly-rows.ts";
import { colours, fromZero, only, specOf, tooltip, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the quarters";

/**
 * The quarterly trend of an indicator in an area, with its underlying data in the tooltip.
 *
 * A line within each run of quarters that have figures, never across a gap; a quarter without one is a cross on the axis. A
 * declared break and the quarter in which levelling off begins are lines with their words. The axis begins at 0.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param indicator - the id of the indicator
 * @param area - the id of the area
 * @param options - size and title
 * @returns a Vega-Lite v5 specification
 * @throws TypeError when the dashboard is none or the title no text; RangeError when it does not have the indicator or the
 * area, or a size is not above 0
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { quarterlyChart } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period) => ({
 * 	indicator: "Robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: 40,
 * }));
 * const dashboard = buildDashboard([{ id: "Robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const spec = quarterlyChart(dashboard, "Robbery", "Blaby");
 * assert.equal(spec.description, "Robbery in Blaby, 2018 Q1 to 2019 Q4: from 120 to 120. Trend: no clear trend.");
 * ```
 * @since 0.1.0
 */
export function quarterlyChart(
	dashboard: Dashboard,
	indicator: string,
	area: string,
	options: ChartOptions = {},
): VegaLiteSpec {
	const { cell, indicator: of, area: where } = cellOf(doing, dashboard, indicator, area);
	const rows = quarterlyRows(dashboard, indicator, area);
	const frame = checkChart(doing, options, `${of.name} in ${where.name}, by period`, 240);
	const x = { field: "label", type: "ordinal", sort: null, axis: { title: null, labelAngle: -45 } };
	const y = {
		field: "value",
		type: "quantitative",
		scale: fromZero(rows.map(({ value }) => value)),
		axis: { title: of.unit },
	};
	const tips = tooltip({
		label: "Period",
		printed: of.unit,
		count: "Count",
		exposure: "Out of",
		mark: "Note",
	});
	const shown = rows.filter(({ value }) => value !== null);
	const [first, last] = [shown[0], shown.at(-1)];
	const trend =
		cell.trend?.status === "assessed" ? ` Trend: ${cell.trend.direction.replaceAll("-", " ")}.` : "";
	const marks = rows.flatMap(({ label, mark }) => (mark === null ? [] : [` ${label}: ${mark}.`]));
	const span =
		first === undefined || last === undefined
			? ": no figures."
			: `, ${first.label} to ${last.label}: from ${first.printed} to ${last.printed}.`;
	const missing = missingText(rows.filter(({ value }) => value === null).map(({ label }) => label));
	return specOf(frame, `${of.name} in ${where.name}${span}${trend}${marks.join("")}${missing}`, rows, [
		{
			mark: { type: "rule", strokeDash: [4, 3], color: colours.similar },
			transform: only("datum.mark !== null"),
			encoding: { x, tooltip: tips },
		},
		{
			mark: { type: "text", align: "right", baseline: "top", dx: -4, dy: 2, color: colours.reference },
			transform: only("datum.mark !== null"),
			encoding: { x, y: { value: 0 }, text: { field: "mark" }, tooltip: tips },
		},
		{
			mark: { type: "line", strokeWidth: 2, color: colours.current },
			transform: only("datum.value !== null"),
			encoding: { x, y, detail: { field: "run" } },
		},
		{
			mark: { type: "point", filled: true, size: 60, color: colours.current },
			transform: only("datum.value !== null"),
			encoding: { x, y, tooltip: tips },
		},
		{
			mark: { type: "text", text: "×", fontSize: 16, color: colours.worse, baseline: "bottom" },
			transform: only("datum.value === null"),
			encoding: { x, y: { value: { expr: "height" } }, tooltip: tips },
		},
	]);
}
