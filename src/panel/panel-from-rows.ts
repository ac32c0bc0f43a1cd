import { checkList, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Period } from "../period/period.ts";
import type { WithheldRange } from "../rolling/observation.ts";
import { isEarlier, VINTAGE } from "../rolling/read-series.ts";
import { fillPanel, REPLACED } from "./fill-panel.ts";
import { codedRecords, completePanel, type PanelOptions, shapeOf } from "./panel-from-columns.ts";
import type { PanelReading } from "./panel-reading.ts";

const doing = "make a panel";

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
	readonly withheld?: WithheldRange | null;
	/** What the count is divided by, 0 or more; null where it is not known. Only with `exposureRule`. */
	readonly exposure?: number | null;
	/**
	 * When the count was published, as `YYYY-MM-DD` or `YYYY-MM`: of several rows for one cell that of the latest vintage
	 * counts, as in a single series.
	 */
	readonly vintage?: string;
	/** Why the month cannot be set beside earlier ones. A panel does not heed it: the answer has those rows in `breaks`. */
	readonly breakBefore?: string;
}

/**
 * A panel from records: `panelFromColumns` for those who have rows.
 *
 * Rows of `readObservations` can be passed as they are, once each has its area and indicator. A later vintage replaces an
 * earlier one, which is told as `replaced`. A row with both a count and a range of what is withheld is `not-a-count`, and
 * so is one whose range is none. **A panel does not know breaks**: compare the series in `breaks` by the functions of single
 * series (`observationsOf` has no breaks either: take them from the rows), or leave the months before the break out.
 *
 * @param rows - one record for each area, indicator and month, in any order
 * @param options - names, months, exposures, whether counts may be weighted
 * @returns the panel, and what became of every row
 * @throws as `panelFromColumns`; TypeError when `rows` is no list or a row no record; SyntaxError when a vintage is no date
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
	checkList(doing, "rows", rows);
	checkRecord(doing, "options", options);
	for (const row of rows)
		if (typeof row !== "object" || row === null)
			throw argumentError(TypeError, "wrong-type", doing, "each row must be a record", row);
	// Of no rows the option alone tells whether they would have exposures.
	const exposed =
		rows.some((row) => row.exposure !== undefined) ||
		(rows.length === 0 && options.exposureRule !== undefined && options.exposures === undefined);
	const records = codedRecords({
		area: rows.map(({ area }) => area),
		indicator: rows.map(({ indicator }) => indicator),
		period: rows.map(({ period }) => period),
		count: rows.map((row) => (isContradictory(row) ? Number.NaN : row.count)),
		withheld: rows.map((row) => isWithheld(row) && !isContradictory(row)),
		...(exposed ? { exposure: rows.map(({ exposure }) => exposure ?? null) } : {}),
	});
	const replaced = rows.some(({ vintage }) => vintage !== undefined) ? replacedRows(rows) : [];
	for (const at of replaced) records.area.codes[at] = REPLACED;
	const breaks = rows
		.filter(({ breakBefore }) => breakBefore !== undefined && breakBefore !== null)
		.map(({ area, indicator, period }) => ({ area, indicator, period }));
	return { ...completePanel(fillPanel(records, shapeOf(options)), options), breaks };
}

const isWithheld = ({ withheld }: PanelRow) => withheld !== undefined && withheld !== null;

/** Whether what a row says of its withheld count cannot be. */
function isContradictory({ count, withheld }: PanelRow): boolean {
	if (withheld === undefined || withheld === null) return false;
	const { from, to } = withheld;
	return (count !== null && count !== undefined) || !(from >= 0) || !(to === null || to >= from);
}

/** The places of the rows that one of a later vintage replaces, by the rule of single series. */
function replacedRows(rows: readonly PanelRow[]): readonly number[] {
	const latest = new Map<string, string>();
	const cellOf = ({ area, indicator, period }: PanelRow) => JSON.stringify([area, indicator, period]);
	for (const row of rows) {
		const { vintage = "", period } = row;
		if (row.vintage !== undefined && !(typeof vintage === "string" && VINTAGE.test(vintage)))
			throw argumentError(
				SyntaxError,
				"unreadable",
				doing,
				`vintage of ${period} must be YYYY-MM-DD or YYYY-MM`,
				vintage,
			);
		const cell = cellOf(row);
		if (vintage > (latest.get(cell) ?? "")) latest.set(cell, vintage);
	}
	return rows.flatMap((row, at) => {
		const last = latest.get(cellOf(row)) ?? "";
		return isEarlier(row.vintage ?? last, last) ? [at] : [];
	});
}
