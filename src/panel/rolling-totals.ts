import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { monthText, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { checkWindowLength } from "../rolling/window.ts";
import { type AnyColumn, kindOf } from "./columns.ts";
import { monthsOf, type Panel, seriesCount } from "./panel.ts";
import type { PanelTotals } from "./panel-window.ts";
import { sumWindow } from "./window-sums.ts";

/** Settings of {@link rollingTotals}. @since 0.1.0 */
export interface PanelTotalsOptions {
	/** The window ends with the last month of this period. Default the last month of the panel. */
	readonly ending?: Period;
	/** Length of the window in months, a whole number of 1 or more. Default 12. */
	readonly months?: number;
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelTotals;
}

/** The place in the panel one past the month that a window ends with. */
export function endOf(doing: string, panel: Panel, ending: Period | undefined): number {
	const { first, last } = monthsOf(doing, panel);
	const end = ending === undefined ? last : spanOf(ending, doing).last;
	if (end < first || end > last)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`ending must lie in ${panel.first} to ${panel.last}`,
			ending,
		);
	return end - first + 1;
}

/** The month at a place of the panel. */
export function monthAt(doing: string, panel: Panel, place: number): Period {
	return monthText(monthsOf(doing, panel).first + place) as Period;
}

/** The column of an earlier answer where it has the length that is wanted, and a new one where it has not. */
export function reuse<Column extends AnyColumn>(
	earlier: Column | undefined,
	length: number,
	make: (length: number) => Column,
): Column {
	if (earlier?.length !== length) return make(length);
	const made = make(0);
	if (kindOf(earlier) === kindOf(made)) return earlier;
	const must = `a column of out must be ${kindOf(made)}, as in an earlier answer`;
	throw argumentError(TypeError, "wrong-type", "write over columns", must, kindOf(earlier));
}

/**
 * Refuses columns that lie in the same memory: those that are written, among each other and with those that are read.
 * What is written to one would be read from another.
 */
export function checkApart(
	doing: string,
	written: readonly AnyColumn[],
	read: readonly (AnyColumn | readonly number[])[],
): void {
	const refuse = (one: AnyColumn) =>
		argumentError(
			RangeError,
			"not-applicable",
			doing,
			"columns of out must not share memory, nor with what is read",
			kindOf(one),
		);
	for (const [at, one] of written.entries())
		for (const other of written.slice(at + 1)) if (overlap(one, other)) throw refuse(other);
	// A panel may have thousands of columns, most often in one piece of memory: few are looked at closely.
	const memory = new Set(written.map(({ buffer }) => buffer));
	let clear: ArrayBufferLike | null = null;
	for (const other of read) {
		if (!ArrayBuffer.isView(other) || other.buffer === clear) continue;
		if (!memory.has(other.buffer)) clear = other.buffer;
		else if (written.some((one) => overlap(one, other))) throw refuse(other);
	}
}

function overlap(one: ArrayBufferView, other: ArrayBufferView): boolean {
	return (
		one.buffer === other.buffer &&
		one.byteOffset < other.byteOffset + other.byteLength &&
		other.byteOffset < one.byteOffset + one.byteLength
	);
}

/** Refuses what is no record of a kind, as the answer of another function is. */
export function checkKind(doing: string, name: string, found: { readonly kind: string }, kind: string): void {
	if (typeof found !== "object" || found === null || found.kind !== kind)
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a record of kind ${kind}`, found);
}

/** New columns. */
export const floats = (length: number) => new Float64Array(length);
export const bytes = (length: number) => new Uint8Array(length);

/**
 * The trailing total of every series at one month: `rollingTotals` of the root for a whole panel.
 *
 * The sum of the `months` months up to and with the end, both included. A window with a month that is missing, blank,
 * withheld or there twice has no total, and neither has one that begins before the panel: its total is NaN, because a
 * column of numbers cannot hold a reason, and its status says which it is. Whole counts add up exactly; weighted ones
 * by a compensated sum for each window, in the order of the months. Nothing is rounded.
 *
 * @param panel - counts of a panel
 * @param options - end and length of the window, and columns to reuse
 * @returns a column of totals with their status
 * @throws TypeError when `panel` is none or a number is not a number; RangeError when `ending` lies outside the panel,
 * `months` is not a whole number above 0, a weighted total is too large for a number; SyntaxError when `ending` is no period
 * @example Two wards, and a month that is missing
 * ```ts
 * import assert from "node:assert/strict";
 * import { panelFromRows, rollingTotals, windowStatus } from "direction-of-travel/panel";
 * import { toPeriod } from "direction-of-travel";
 *
 * const row = (area: string, month: string, count: number) => ({
 * 	area,
 * 	indicator: "robbery",
 * 	period: toPeriod(month),
 * 	count,
 * });
 * const { panel } = panelFromRows([row("Ashby", "2019-11", 3), row("Ashby", "2019-12", 0), row("Oadby", "2019-12", 5)]);
 * const { totals, status } = rollingTotals(panel, { months: 2 });
 * assert.deepEqual([...totals], [3, Number.NaN]);
 * assert.equal(status[1], windowStatus.missing);
 * ```
 * @see Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 39-51
 * @since 0.1.0
 */
export function rollingTotals(panel: Panel, options: PanelTotalsOptions = {}): PanelTotals {
	const doing = "compute rolling totals";
	checkOptions(doing, options, ["ending", "months", "out"]);
	const months = checkWindowLength(doing, options.months);
	const end = endOf(doing, panel, options.ending);
	const length = seriesCount(panel);
	const totals = reuse(options.out?.totals, length, floats);
	const status = reuse(options.out?.status, length, bytes);
	if (options.out) checkApart(doing, [totals, status], panel.counts);
	return {
		kind: "panel-totals",
		areas: panel.areas.length,
		indicators: panel.indicators.length,
		ending: monthAt(doing, panel, end - 1),
		months,
		totals,
		status,
		incomplete: sumWindow(totals, status, panel, end - months, end),
	};
}
