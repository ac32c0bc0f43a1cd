import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Period } from "../period/period.ts";
import { checkWindowLength } from "../rolling/window.ts";
import { type Panel, seriesCount } from "./panel.ts";
import type { PanelComparison } from "./panel-window.ts";
import { bytes, checkApart, endOf, floats, monthAt, reuse } from "./rolling-totals.ts";
import { sumWindow, windowExposures } from "./window-sums.ts";

/** Settings of {@link compareRolling}. @since 0.1.0 */
export interface PanelComparisonOptions {
	/** The current window ends with the last month of this period. Default the last month of the panel. */
	readonly ending?: Period;
	/** Length of each window in months, a whole number of 1 or more. Default 12. */
	readonly months?: number;
	/**
	 * `previous`: the adjacent window before. `same-period-last-year`: the same months of the year before, for windows of
	 * at most 12 months. For 12 months both are the same. Default `previous`.
	 */
	readonly against?: "previous" | "same-period-last-year";
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelComparison;
}

/** How far the windows of a comparison lie apart, and how long they are. */
export function checkWindows(
	doing: string,
	{ exposures }: Pick<Panel, "exposures">,
	options: Pick<PanelComparisonOptions, "months" | "against">,
): { readonly months: number; readonly back: number } {
	const months = checkWindowLength(doing, options.months);
	const against = checkMember(doing, "against", options.against ?? "previous", [
		"previous",
		"same-period-last-year",
	]);
	const found = exposures?.windowMonths ?? null;
	if (found !== null && found !== months)
		throw argumentError(
			RangeError,
			"not-applicable",
			doing,
			`months must be ${found}, as the exposures were found for`,
			months,
		);
	if (against === "previous" ? months % 12 === 0 : months <= 12)
		return { months, back: against === "previous" ? months : 12 };
	// Windows of other lengths would set months beside others of the year, which is no like for like.
	throw argumentError(
		RangeError,
		"out-of-range",
		doing,
		against === "previous"
			? "months must be whole years against the previous window"
			: "months must be at most 12 against the same period last year",
		months,
	);
}

/**
 * The rolling window that ends with a month beside an earlier one, for every series of a panel.
 *
 * The windows are those of `compareRolling` of the root: `months` months each, in whole years when they are adjacent, so
 * that both have the same months of the year. Windows that cannot be added up hold NaN and a status. Exposures follow
 * the rule of the panel; a series without one, or with 0, has NaN there. Breaks in series are not part of a panel: hand
 * those series to the functions for single series by `observationsOf`.
 *
 * @param panel - counts of a panel
 * @param options - end and length of the windows, the earlier window, and columns to reuse
 * @returns columns of current and previous counts with status and exposures
 * @throws TypeError when `panel` is none or a number is not a number; RangeError when `ending` lies outside the panel,
 * `months` is no whole number above 0, or not whole years where the windows are adjacent, or more than 12 where they
 * are a year apart, an option is not one of its values; SyntaxError when
 * `ending` is no period
 * @example The year to December 2019 against the year before
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { compareRolling, panelFromRows } from "direction-of-travel/panel";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	area: "Blaby",
 * 	indicator: "robbery",
 * 	period,
 * 	count: index < 12 ? 40 : 44,
 * }));
 * const { current, previous } = compareRolling(panelFromRows(rows).panel);
 * assert.deepEqual([current[0], previous[0]], [528, 480]);
 * ```
 * @since 0.1.0
 */
export function compareRolling(panel: Panel, options: PanelComparisonOptions = {}): PanelComparison {
	const doing = "compare rolling windows";
	checkOptions(doing, options, ["ending", "months", "against", "out"]);
	const end = endOf(doing, panel, options.ending);
	const { months, back } = checkWindows(doing, panel, options);
	const length = seriesCount(panel);
	const { out } = options;
	const exposed = exposuresLength(panel, panel.areas.length);
	const comparison: PanelComparison = {
		kind: "panel-comparison",
		firstArea: 0,
		areas: panel.areas.length,
		indicators: panel.indicators.length,
		ending: monthAt(doing, panel, end - 1),
		previousEnding: monthAt(doing, panel, end - 1 - back),
		months,
		weighted: panel.weighted,
		current: reuse(out?.current, length, floats),
		previous: reuse(out?.previous, length, floats),
		currentStatus: reuse(out?.currentStatus, length, bytes),
		previousStatus: reuse(out?.previousStatus, length, bytes),
		exposuresBy: panel.exposures?.by ?? null,
		currentExposures: reuse(out?.currentExposures, exposed, floats),
		previousExposures: reuse(out?.previousExposures, exposed, floats),
	};
	if (out) {
		const { current, previous, currentStatus, previousStatus, currentExposures, previousExposures } =
			comparison;
		const written = [current, previous, currentStatus, previousStatus, currentExposures, previousExposures];
		checkApart(doing, written, panel.counts);
	}
	sumWindow(comparison.current, comparison.currentStatus, panel, end - months, end);
	sumWindow(comparison.previous, comparison.previousStatus, panel, end - back - months, end - back);
	windowExposures(comparison.currentExposures, panel, end - months, end, 0);
	windowExposures(comparison.previousExposures, panel, end - back - months, end - back, 0);
	return comparison;
}

/** The length of a column of exposures for some areas. */
export function exposuresLength({ exposures, indicators }: Panel, areas: number): number {
	if (exposures === null) return 0;
	return exposures.by === "area" ? areas : areas * indicators.length;
}
