import { argumentError } from "../internal/errors.ts";
import { containsPeriod } from "../period/contains-period.ts";
import type { Period } from "../period/period.ts";
import type { Dashboard } from "../report/dashboard.ts";
import type { Indicator } from "../report/indicator.ts";
import { printingApart } from "../report/speak.ts";
import { type ChartCell, cellsWith, figureNotes, joined, periodText, printed } from "./chart-cells.ts";

/** One quarter (or year, or part of a year) of a trend. @since 0.1.0 */
export interface QuarterlyRow {
	/** Id of the indicator. */
	readonly indicator: string;
	/** Id of the area. */
	readonly areaId: string;
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
	/** Number of the run of values without a gap or a break, from 0; a line is drawn within a run only. */
	readonly run: number;
	/** Why it cannot be set beside earlier quarters: the cause of a declared break; null where it can. */
	readonly breakBefore: string | null;
	/** What was found to begin here, in words; null for nothing. */
	readonly bend: string | null;
	/** What to know of the value: small or provisional numbers; null for nothing. */
	readonly notes: string | null;
}

const doing = "list the quarters";

/**
 * The quarters that the trend of an indicator in an area is made from, a row each.
 *
 * A quarter without a figure keeps its row, with a value of null. The quarter before which the series breaks, by its definition
 * or by a row (`breakBefore`), has the cause; the one in which levelling off was found to begin says so. No quarters are no
 * rows. Nothing is rounded but the text, which prints the first and the last figure apart where the trend rises or falls.
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
	const bend = bendOf(found);
	const printing = quarterPrinting(found);
	let run = 0;
	let gap = true;
	return found.cell.trendPoints.map((point): QuarterlyRow => {
		const { period, value, count, exposure, breakBefore } = point;
		if (value === null || breakBefore !== null) gap = true;
		if (value !== null && gap) {
			run++;
			gap = false;
		}
		return {
			indicator,
			areaId: found.area.id,
			area: found.area.name,
			period,
			label: periodText(period, "calendar"),
			value,
			count,
			exposure,
			printed: printed(printing, value) ?? "not available",
			run: Math.max(0, run - 1),
			breakBefore,
			bend: bend !== null && containsPeriod(period, bend.month) ? bend.text : null,
			notes: joined(value === null ? [] : figureNotes(found, point)),
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

/** What the quarters are printed by: the first and the last apart where the trend rises or falls. */
export function quarterPrinting({ cell: { trend, trendPoints }, indicator }: ChartCell): Indicator {
	const shown = trendPoints.flatMap(({ value }) => (value === null ? [] : [value]));
	const [first, last] = [shown[0], shown.at(-1)];
	const moves = trend?.direction === "rising" || trend?.direction === "falling";
	return printingApart(indicator, moves && first !== undefined && last !== undefined ? [[first, last]] : []);
}

/** Where a bend was found, and what it was; null where none was. */
function bendOf({
	cell: { levellingOff },
}: ChartCell): { readonly month: Period; readonly text: string } | null {
	if (levellingOff === null || levellingOff.state === "insufficient" || levellingOff.breakpoint === null)
		return null;
	const { state, from, breakpoint } = levellingOff;
	const found = state === "levelling" || state === "levelled" ? `${state} off` : state;
	return { month: breakpoint.month, text: from === null ? found : `${found} after a ${from}` };
}
