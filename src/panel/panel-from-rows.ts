import { checkList } from "../internal/check.ts";
import type { Period } from "../period/period.ts";
import type { WithheldRange } from "../rolling/observation.ts";
import { type PanelOptions, panelFromColumns } from "./panel-from-columns.ts";
import type { PanelReading } from "./panel-reading.ts";

/** The count of one indicator in one area for one month. @since 0.1.0 */
export interface PanelRow {
	/** The area. */
	readonly area: string;
	/** The indicator. */
	readonly indicator: string;
	/** The month. */
	readonly period: Period;
	/** Events, a whole number of 0 or more; null where it is blank or withheld. */
	readonly count: number | null;
	/** The range of a withheld count, of which a panel keeps that it is withheld; `count` is then null. */
	readonly withheld?: WithheldRange;
	/** What the count is divided by, 0 or more; null where it is not known. Only with `exposureRule`. */
	readonly exposure?: number | null;
}

/**
 * A panel from records: {@link panelFromColumns} for those who have rows.
 *
 * Rows of `readObservations` can be passed as they are, once each has its area and indicator.
 *
 * @param rows - one record for each area, indicator and month, in any order
 * @param options - names, months, exposures, whether counts may be weighted
 * @returns the panel, and what became of every row
 * @throws as `panelFromColumns`; TypeError when `rows` is no list
 * @example A true zero, a withheld count and a month that is missing
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { cellMarks, panelFromRows } from "direction-of-travel/panel";
 *
 * const row = (month: string, count: number | null) => ({
 * 	area: "Ashby",
 * 	indicator: "robbery",
 * 	period: toPeriod(month),
 * 	count,
 * });
 * const { panel } = panelFromRows([
 * 	row("2019-10", 0),
 * 	{ ...row("2019-12", null), withheld: { from: 1, to: 4 } },
 * ]);
 * assert.deepEqual(
 * 	panel.counts.map((column) => column[0]),
 * 	[0, cellMarks.missing, cellMarks.withheld],
 * );
 * ```
 * @since 0.1.0
 */
export function panelFromRows(rows: readonly PanelRow[], options: PanelOptions = {}): PanelReading {
	checkList("make a panel", "rows", rows);
	// Of no rows the option alone tells whether they would have exposures.
	const exposed =
		rows.some((row) => row.exposure !== undefined) ||
		(rows.length === 0 && options.exposureRule !== undefined && options.exposures === undefined);
	return panelFromColumns(
		{
			area: rows.map(({ area }) => area),
			indicator: rows.map(({ indicator }) => indicator),
			period: rows.map(({ period }) => period),
			count: rows.map(({ count }) => count),
			withheld: rows.map(({ withheld }) => withheld !== undefined),
			...(exposed ? { exposure: rows.map(({ exposure }) => exposure ?? null) } : {}),
		},
		options,
	);
}
