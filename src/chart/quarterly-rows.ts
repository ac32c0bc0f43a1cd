import { argumentError } from "../internal/errors.ts";
import type { Period } from "../period/period.ts";
import type { Dashboard } from "../report/dashboard.ts";
import { type ChartCell, cellsWith, periodText, printed } from "./chart-cells.ts";

/** One quarter (or year, or part of a year) of a trend. @since 0.1.0 */
export interface QuarterlyRow {
	/** Id of the indicator. */
	readonly indicator: string;
	/** Name of the area. */
	readonly area: string;
	/** The months, canonical. */
	readonly period: Period;
	/** The months by their usual short name, `2019 Q4` for a quarter. */
	readonly label: string;
	/** The value, not rounded; null where it is not available, and never 0 for that. */
	readonly value: number | null;
	/** Events; null where they are not known. */
	readonly count: number | null;
	/** What they are divided by; null where there is nothing. */
	readonly exposure: number | null;
	/** The value as it is printed; `not available` where it is not. */
	readonly printed: string;
	/** Number of the run of values without a gap, from 0; a line is drawn within a run only. */
	readonly run: number;
	/** What happened here: a declared break with its cause, or a bend that was found; null for nothing. */
	readonly mark: string | null;
}

const doing = "list the quarters";

/**
 * The quarters that the trend of an indicator in an area is made from, a row each.
 *
 * A quarter without a figure keeps its row, with a value of null. The quarter in which a declared break lies, and the one
 * in which levelling off was found to begin, carry a mark in words. No quarters are no rows.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param indicator - the id of the indicator
 * @param area - the id of the area
 * @returns the rows, in order of time
 * @throws TypeError when the dashboard is none; RangeError when it does not have the indicator or the area
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { quarterlyRows } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period) => ({
 * 	indicator: "robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: 40,
 * }));
 * const dashboard = buildDashboard([{ id: "robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const quarters = quarterlyRows(dashboard, "robbery", "Blaby");
 * assert.deepEqual(quarters.map(({ label }) => label).slice(-2), ["2019 Q3", "2019 Q4"]);
 * assert.equal(quarters.at(-1)?.printed, "120");
 * ```
 * @since 0.1.0
 */
export function quarterlyRows(
	dashboard: Dashboard,
	indicator: string,
	area: string,
): readonly QuarterlyRow[] {
	const found = cellOf(doing, dashboard, indicator, area);
	const marks = marksOf(found);
	let run = 0;
	let gap = true;
	return found.cell.trendPoints.map(({ period, value, count, exposure }): QuarterlyRow => {
		if (value === null) gap = true;
		else if (gap) {
			run++;
			gap = false;
		}
		const here = marks.filter(({ month }) => covers(period, month)).map(({ text }) => text);
		return {
			indicator,
			area: found.area.name,
			period,
			label: periodText(period, "calendar"),
			value,
			count,
			exposure,
			printed: printed(found.indicator, value) ?? "not available",
			run: Math.max(0, run - 1),
			mark: here.length === 0 ? null : here.join("; "),
		};
	});
}

/** The cell of one indicator in one area, or the clear error. */
export function cellOf(doing: string, dashboard: Dashboard, indicator: string, area: string): ChartCell {
	const found = cellsWith(doing, dashboard, "indicator", indicator).find(({ cell }) => cell.area === area);
	if (found === undefined)
		throw argumentError(RangeError, "unknown-option", doing, "area must be one of the dashboard", area);
	return found;
}

/** Whether a month lies in a period; months are text that sorts by time. */
const covers = (period: Period, month: string) => period.slice(0, 7) <= month && month <= period.slice(-7);

/** Declared breaks and the bend that was found, each with its month. */
function marksOf({
	cell,
	indicator,
}: ChartCell): readonly { readonly month: string; readonly text: string }[] {
	const breaks = indicator.breaks.map(({ from, cause }) => ({
		month: from.slice(0, 7),
		text: `break: ${cause}`,
	}));
	const { levellingOff } = cell;
	if (levellingOff === null || levellingOff.state === "insufficient" || levellingOff.breakpoint === null)
		return breaks;
	const { state, from, breakpoint } = levellingOff;
	return [
		...breaks,
		{ month: breakpoint.month.slice(0, 7), text: from === null ? state : `${state} after a ${from}` },
	];
}
