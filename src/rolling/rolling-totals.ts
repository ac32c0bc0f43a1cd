import { checkOptions } from "../internal/check.ts";
import type { MonthSpan } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { Observation } from "./observation.ts";
import { type Part, readSeries, type SeriesOptions } from "./read-series.ts";
import { checkWindowLength, lookAt, type Window, type WindowFacts, type WindowReason } from "./window.ts";

/** Settings of {@link rollingTotals}. @since 0.1.0 */
export interface RollingTotalsOptions extends SeriesOptions {
	/** Length of the window in months, a whole number of 1 or more. Default 12. */
	readonly months?: number;
}

/** A window of which every count is known. @since 0.1.0 */
export interface CompleteRollingTotal extends WindowFacts {
	/** Every count is known. */
	readonly status: "complete";
	/** Their sum. */
	readonly total: number;
}

/** A window with withheld counts: all that can be said is where the total lies. @since 0.1.0 */
export interface RollingTotalInterval extends WindowFacts {
	/** Counts are withheld, and none is missing. */
	readonly status: "interval";
	/** There is no single total. */
	readonly total: null;
	/** The smallest that the total can be. */
	readonly lower: number;
	/** The largest that the total can be; null when a withheld count has no upper limit. */
	readonly upper: number | null;
	/** The withheld periods, in order. */
	readonly withheld: readonly Period[];
}

/** A window that cannot be added up. @since 0.1.0 */
export interface IncompleteRollingTotal extends WindowFacts {
	/** Something is missing or doubtful. */
	readonly status: "incomplete";
	/** There is no total. */
	readonly total: null;
	/** Months that no observation covers, as runs, in order; empty when something else is the reason. */
	readonly missing: readonly Period[];
	/** Why there is no total. */
	readonly reasons: readonly WindowReason[];
}

/** One window of {@link rollingTotals}: narrow it by `status`. @since 0.1.0 */
export type RollingTotal = CompleteRollingTotal | RollingTotalInterval | IncompleteRollingTotal;

/**
 * The windows that a series can end, in order: at each period, and in a gap in steps of the period before it. Each comes
 * with the parts near it, so that nobody looks for them in a long series again and again.
 */
export function* windowsOf(
	series: readonly Part[],
	months: number,
): Generator<{ readonly span: MonthSpan; readonly near: readonly Part[] }> {
	const ends = new Set<number>();
	let covered: Part | undefined;
	for (const part of series) {
		if (covered) {
			const step = covered.last - covered.first + 1;
			for (let end = covered.last + step; end < part.first; end += step) ends.add(end);
		}
		ends.add(part.last);
		if (!covered || part.last >= covered.last) covered = part;
	}
	let from = 0;
	let to = 0;
	for (const last of [...ends].sort((a, b) => a - b)) {
		const first = last - months + 1;
		while (to < series.length && (series[to] as Part).first <= last) to++;
		while (from < to && (series[from] as Part).last < first) from++;
		yield { span: { first, last }, near: series.slice(from, to) };
	}
}

/** The answer for one window. */
export function totalIn({ facts, total, withheld, missing, reasons }: Window): RollingTotal {
	if (total === null) return { status: "incomplete", ...facts, total, missing, reasons };
	return withheld.length > 0
		? { status: "interval", ...facts, total: null, lower: total.from, upper: total.to, withheld }
		: { status: "complete", ...facts, total: total.from };
}

/**
 * Trailing totals over a series of counts: for each period end, the sum of the `months` months up to it.
 *
 * Both ends of a window are included and months are calendar months. There is a window for the end of each period
 * of the series and, where periods are missing, for each end that they would have had. A window is added up only
 * when periods fill it exactly, each once: otherwise it is `incomplete` and says which months are missing, blank,
 * doubled or straddle its edge. So the first windows of a series are incomplete, and a window longer than the series
 * gives nothing else. A withheld count makes the total an `interval`. A true zero is a count like any other. An empty
 * series has no windows. A break inside the window does not stop the sum; it is reported in `breaks`.
 *
 * Whole counts add up exactly; weighted ones by a compensated sum. Each window is added up by itself. Nothing is
 * rounded. Neighbouring windows share most of their months: show them, but never test them for a trend.
 *
 * @param series - observations in any order, months, quarters or both
 * @param options - length of the window, whether fractional counts are accepted
 * @returns one record for each window, in order of its end
 * @throws TypeError when `series` is no list; SyntaxError when a period or a vintage cannot be read; RangeError or TypeError when a count is negative,
 * not whole (unless `weighted`) or not finite, when a withheld range is turned round or beside a count, when
 * `months` is not a whole number above 0, when a total is too large to be exact, or a window begins before the year 1000
 * @example A gap, and a quarter that is withheld
 * ```ts
 * import assert from "node:assert/strict";
 * import { rollingTotals, toPeriod } from "direction-of-travel";
 *
 * const windows = rollingTotals(
 * 	[
 * 		{ period: toPeriod("2018/19 Q1"), count: 40 },
 * 		{ period: toPeriod("2018/19 Q2"), count: 35 },
 * 		{ period: toPeriod("2018/19 Q4"), count: null, withheld: { from: 1, to: 4 } },
 * 	],
 * 	{ months: 6 },
 * );
 * assert.deepEqual(
 * 	windows.map(({ period, status, total }) => [period, status, total]),
 * 	[
 * 		["2018-01/2018-06", "incomplete", null],
 * 		["2018-04/2018-09", "complete", 75],
 * 		["2018-07/2018-12", "incomplete", null],
 * 		["2018-10/2019-03", "incomplete", null],
 * 	],
 * );
 * assert.deepEqual(windows[3]?.status === "incomplete" && windows[3].missing, ["2018-10/2018-12"]);
 * ```
 * @see Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 39-51
 * @since 0.1.0
 */
export function rollingTotals(
	series: readonly Observation[],
	options: RollingTotalsOptions = {},
): readonly RollingTotal[] {
	const doing = "compute rolling totals";
	checkOptions(doing, options, ["months", "weighted"]);
	const months = checkWindowLength(doing, options.months);
	const parts = readSeries(doing, series, options);
	return Array.from(windowsOf(parts, months), ({ span, near }) =>
		totalIn(lookAt(doing, near, span, options.weighted ?? false)),
	);
}
