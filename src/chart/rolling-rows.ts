import type { Dashboard } from "../report/dashboard.ts";
import { toldApart } from "../report/speak.ts";
import {
	cellNotes,
	cellsWith,
	directionSymbol,
	figureNotes,
	joined,
	periodText,
	printed,
	printedChange,
	printedInterval,
	reasonText,
	sampleSizeOf,
} from "./chart-cells.ts";

/** A window of one area: the current year or the one before. @since 0.1.0 */
export interface RollingRow {
	/** Id of the indicator. */
	readonly indicator: string;
	/** Id of the area. */
	readonly areaId: string;
	/** Name of the area. */
	readonly area: string;
	/** What kind of area it is. */
	readonly level: "district" | "county" | "region";
	/** Which window it is. */
	readonly window: "current" | "previous";
	/** The window in words; null where there is none. */
	readonly period: string | null;
	/** The value, not rounded; null where it is not available, and never 0 for that. */
	readonly value: number | null;
	/** Lower limit; null where there is none. */
	readonly lower: number | null;
	/** Upper limit; null where there is none. */
	readonly upper: number | null;
	/** Events; null where there are none. */
	readonly count: number | null;
	/** What they are divided by; null where there is nothing. */
	readonly exposure: number | null;
	/** How many were asked; null where that is not known, and for all but surveys. */
	readonly sampleSize: number | null;
	/** The value as it is printed; `not available` where it is not. */
	readonly printed: string;
	/** The interval as it is printed; null where there is none. */
	readonly interval: string | null;
	/** The change from the window before as it is printed, with its direction in words; null where it cannot be said. */
	readonly change: string | null;
	/** Why the value is not available, in words; null where it is. */
	readonly reasons: string | null;
	/** What to know of the value: small or provisional numbers, data that lag behind, causes; null for nothing. */
	readonly notes: string | null;
}

const doing = "list the rolling windows";

/**
 * The current and the previous rolling 12 months of an indicator in every area, a row for each window.
 *
 * A window without a figure keeps its row, with a value of null and the reasons. Indicators by the year or part
 * of a year have their own windows in place of rolling ones. Nothing is rounded but the text, which prints figures apart that
 * are judged apart.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param indicator - the id of the indicator
 * @returns the rows, in the order of the areas, current before previous
 * @throws TypeError when the dashboard is none; RangeError when it does not have the indicator
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { rollingRows } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	indicator: "robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: index < 12 ? 40 : 60,
 * }));
 * const dashboard = buildDashboard([{ id: "robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const [current, previous] = rollingRows(dashboard, "robbery");
 * assert.deepEqual([current?.printed, current?.change], ["720", "▲ up, +50.0%"]);
 * assert.deepEqual([previous?.value, previous?.period], [480, "January to December 2018"]);
 * ```
 * @since 0.1.0
 */
export function rollingRows(dashboard: Dashboard, indicator: string): readonly RollingRow[] {
	return cellsWith(doing, dashboard, "indicator", indicator).flatMap((one) => {
		const found = toldApart(one);
		const { cell, indicator: of, area } = found;
		const { direction } = cell;
		const change =
			direction === null
				? null
				: [`${directionSymbol[direction]} ${direction}`, printedChange(found)]
						.filter((part) => part !== null)
						.join(", ");
		return (["current", "previous"] as const).map((window): RollingRow => {
			const figure = cell[window];
			const period = window === "current" ? cell.period : cell.previousPeriod;
			return {
				indicator: cell.indicator,
				areaId: area.id,
				area: area.name,
				level: area.level,
				window,
				period: period === null ? null : periodText(period),
				value: figure?.value ?? null,
				lower: figure?.lower ?? null,
				upper: figure?.upper ?? null,
				count: figure?.count ?? null,
				exposure: figure?.exposure ?? null,
				sampleSize: sampleSizeOf(figure),
				printed: printed(of, figure?.value ?? null) ?? "not available",
				interval: printedInterval(of, figure?.lower ?? null, figure?.upper ?? null),
				change: window === "current" ? change : null,
				reasons: figure === null ? reasonText(found, window) : null,
				notes: joined(window === "current" ? cellNotes(found) : figureNotes(found, figure)),
			};
		});
	});
}
