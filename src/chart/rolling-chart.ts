import type { Dashboard } from "../report/dashboard.ts";
import { printEnd, toldApart } from "../report/speak.ts";
import {
	type ChartCell,
	cellsWith,
	labelsOf,
	missingText,
	periodText,
	printedCount,
	printedWithUnit,
} from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { rollingRows } from "./rolling-rows.ts";
import {
	colours,
	fromZero,
	legible,
	named,
	only,
	pointing,
	specOf,
	tipOf,
	type VegaLiteSpec,
} from "./vega-lite.ts";

const doing = "draw the rolling windows";

/** The two windows in words. */
interface Windows {
	readonly current: string;
	readonly previous: string;
}

/**
 * The rolling 12 months of an indicator against the 12 months before, a pair of bars for each area.
 *
 * Figures that are not added up over 12 months, of surveys, a year or part of one, stand as they are, and legend and
 * description name their own periods. Bars begin at 0 and carry their intervals and printed values; the tooltip has the counts. An area without a figure stands in
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
 * assert.equal(spec.description, "Robbery: rolling 12 months to December 2019 against the 12 months before. Blaby: 720, ▲ up, +50.0%.");
 * ```
 * @since 0.1.0
 */
export function rollingChart(
	dashboard: Dashboard,
	indicator: string,
	options: ChartOptions = {},
): VegaLiteSpec {
	const cells = cellsWith(doing, dashboard, "indicator", indicator);
	const [{ indicator: of }] = cells;
	const names = labelsOf(cells.map(({ area: { id, name, level } }) => ({ id, name, group: level })));
	const windows = windowsText(cells);
	const subject = windows === null ? of.name : `${of.name}: ${windows.current} against ${windows.previous}`;
	const printing = cells.map((cell) => toldApart(cell).indicator);
	const rows = rollingRows(dashboard, indicator).map((row, at) => {
		const pair = Math.floor(at / 2);
		const label = names[pair] ?? row.area;
		return {
			...row,
			label,
			...tipOf({
				Area: label,
				Window: row.window,
				Period: row.period,
				Value: printedWithUnit(printing[pair] ?? of, row.value),
				Interval: row.interval,
				Count: printedCount(row.count),
				"Out of": printedCount(row.exposure),
				Asked: printedCount(row.sampleSize),
				Change: row.change,
				"Not available because": row.reasons,
				Notes: row.notes,
			}),
		};
	});
	const frame = checkChart(doing, options, `${of.name}: current and previous`, 26 * rows.length);
	const y = named(
		"areaId",
		cells.map(({ area }) => area.id),
		names,
	);
	const scale = fromZero(rows.map(({ value }) => value));
	const yOffset = { field: "window", scale: { domain: ["current", "previous"] } };
	const current = rows.filter(({ window }) => window === "current");
	const shown = current
		.filter(({ value }) => value !== null)
		.map(({ label, printed, change }) => `${label}: ${printed}${change === null ? "" : `, ${change}`}`);
	const missing = missingText(current.filter(({ value }) => value === null).map(({ label }) => label));
	const description = `${subject}.${shown.length > 0 ? ` ${shown.join("; ")}.` : ""}${missing}`;
	return specOf(frame, description, rows, [
		{
			mark: { type: "bar", ...pointing },
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
					legend: {
						title: null,
						orient: "top",
						...(windows === null ? {} : { labelExpr: legendOf(windows) }),
					},
				},
			},
		},
		{
			mark: { type: "rule", strokeWidth: 1.5, color: colours.reference, ...pointing },
			transform: only("datum.lower !== null && datum.upper !== null"),
			encoding: {
				y,
				yOffset,
				x: { field: "lower", type: "quantitative", scale },
				x2: { field: "upper" },
			},
		},
		...legible(
			{ align: "left", dx: 4 },
			{
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
				},
			},
		),
	]);
}

/** The windows in words, those that are added up by their length and the others by their periods; null where there are none. */
function windowsText(cells: readonly [ChartCell, ...ChartCell[]]): Windows | null {
	const [{ indicator }] = cells;
	const found = cells.find(({ cell }) => cell.period !== null)?.cell;
	if (found?.period == null) return null;
	const adds = ["rate", "count", "proportion"].includes(indicator.measure);
	if (adds && (indicator.frequency === "monthly" || indicator.frequency === "quarterly"))
		return { current: `rolling 12 months to ${printEnd(found.period)}`, previous: "the 12 months before" };
	const before = found.previousPeriod;
	return { current: periodText(found.period), previous: before === null ? "no period" : periodText(before) };
}

const legendOf = ({ current, previous }: Windows) =>
	`datum.label + ': ' + (datum.label === 'current' ? ${JSON.stringify(current)} : ${JSON.stringify(previous)})`;
