import type { Dashboard } from "../report/dashboard.ts";
import { missingText, printedCount, printedWithUnit } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { cellOf, quarterlyRows, quarterPrinting } from "./quarterly-rows.ts";
import { colours, fromZero, legible, only, pointing, specOf, tipOf, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the quarters";

/** Room for one line of words above the line of the figures, in pixels. */
const lineHeight = 18;

/**
 * The quarterly trend of an indicator in an area, with its underlying data in the tooltip.
 *
 * A line within each run of quarters that have figures, never across a gap or a break; a quarter without one is a cross on the
 * axis. A declared break, before its quarter, and the quarter in which levelling off begins are upright lines with their
 * words, one below the other. The axis begins at 0.
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
	const found = cellOf(doing, dashboard, indicator, area);
	const { cell, area: where } = found;
	const of = quarterPrinting(found);
	const rows = quarterlyRows(dashboard, indicator, area).map((row) => ({
		...row,
		...tipOf({
			Period: row.label,
			Value: printedWithUnit(of, row.value),
			Count: printedCount(row.count),
			"Out of": printedCount(row.exposure),
			"Break before": row.breakBefore,
			Found: row.bend,
			Notes: row.notes,
		}),
	}));
	// The words stand on the side that has more room, each on a line of its own that no other upright line reaches.
	const marks = rows.flatMap(({ label, breakBefore, bend }, at) => {
		const mark = { label, align: at < rows.length / 2 ? "left" : "right" } as const;
		return [
			...(breakBefore === null ? [] : [{ ...mark, side: 0, text: `break: ${breakBefore}` }]),
			...(bend === null ? [] : [{ ...mark, side: 0.5, text: bend }]),
		];
	});
	const early = marks.filter(({ align }) => align === "left");
	const late = marks.filter(({ align }) => align === "right");
	const top = lineHeight * marks.length;
	const frame = checkChart(doing, options, `${of.name} in ${where.name}, by period`, 240 + top);
	const x = {
		field: "label",
		type: "ordinal",
		scale: { type: "band", domain: rows.map(({ label }) => label) },
		axis: { title: null, labelAngle: -45 },
	};
	const y = {
		field: "value",
		type: "quantitative",
		scale: { ...fromZero(rows.map(({ value }) => value)), range: [{ expr: "height" }, top] },
		axis: { title: of.unit },
	};
	const shown = rows.filter(({ value }) => value !== null);
	const [first, last] = [shown[0], shown.at(-1)];
	const trend =
		cell.trend?.status === "assessed" ? ` Trend: ${cell.trend.direction.replaceAll("-", " ")}.` : "";
	const noted = marks.map(({ label, text }) => ` ${label}: ${text}.`);
	const span =
		first === undefined || last === undefined
			? ": no figures."
			: `, ${first.label} to ${last.label}: from ${first.printed} to ${last.printed}.`;
	const missing = missingText(rows.filter(({ value }) => value === null).map(({ label }) => label));
	return specOf(frame, `${of.name} in ${where.name}${span}${trend}${noted.join("")}${missing}`, rows, [
		...[...early, ...late.reverse()].flatMap(({ label, side, text, align }, line) => {
			const here = { transform: only(`datum.label === ${JSON.stringify(label)}`) };
			const place = { ...x, bandPosition: side };
			const top = { value: lineHeight * line };
			return [
				{
					mark: { type: "rule", strokeDash: [4, 3], color: colours.similar },
					...here,
					encoding: { x: place, y: top, y2: { value: { expr: "height" } } },
				},
				...legible(
					{ align, baseline: "top", dx: align === "left" ? 4 : -4, text },
					{ ...here, encoding: { x: place, y: top } },
				),
			];
		}),
		{
			mark: { type: "line", strokeWidth: 2, color: colours.current },
			transform: only("datum.value !== null"),
			encoding: { x, y, detail: { field: "run" } },
		},
		{
			mark: { type: "point", filled: true, size: 60, color: colours.current, opacity: 1, ...pointing },
			transform: only("datum.value !== null"),
			encoding: { x, y },
		},
		{
			mark: { type: "text", text: "×", fontSize: 16, color: colours.worse, baseline: "bottom", ...pointing },
			transform: only("datum.value === null"),
			encoding: { x, y: { value: { expr: "height" } } },
		},
	]);
}
