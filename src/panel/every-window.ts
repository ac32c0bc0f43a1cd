import { checkCount, checkPositive } from "../internal/check.ts";
import { checkWindows, exposuresLength, type PanelComparisonOptions } from "./compare-rolling.ts";
import { movingTotals } from "./moving-totals.ts";
import { monthsOf, type Panel } from "./panel.ts";
import type { PanelComparison } from "./panel-window.ts";
import { floats, monthAt } from "./rolling-totals.ts";
import { windowExposures } from "./window-sums.ts";

/** Settings of {@link everyWindow}. @since 0.1.0 */
export interface EveryWindowOptions extends Pick<PanelComparisonOptions, "months" | "against"> {
	/**
	 * How many areas are taken at a time, a whole number above 0. Default as many as have some 4,096 series, so that
	 * their columns stay near the processor; the number of areas takes all of them at once.
	 */
	readonly areas?: number;
}

/**
 * The comparison of `compareRolling` at every month of a panel, in one pass.
 *
 * Gives, for one run of areas after another, the comparison at each month, in order, from the first at which both
 * windows lie in the panel. **The columns are the same arrays every time**: use them before the next step, or copy what
 * is to be kept. The totals of whole counts move on from month to month, exactly, so that a window costs two additions
 * however long it is; weighted counts are added up anew for each window. A panel shorter than both windows gives nothing.
 *
 * Neighbouring windows share most of their months: show them, but never test them for a trend.
 *
 * @param panel - counts of a panel
 * @param options - length of the windows, the earlier window, how many areas at a time
 * @returns one comparison for each run of areas and month
 * @throws TypeError when `panel` is none or a number is not a number; RangeError when `months`, `against` or `areas` is
 * out of range, as in `compareRolling`
 * @example In how many windows robbery stood above the year before
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { everyWindow, panelFromRows } from "direction-of-travel/panel";
 *
 * const rows = monthsIn(toPeriod("2017-01/2019-12")).map((period, index) => ({
 * 	area: "Blaby",
 * 	indicator: "robbery",
 * 	period,
 * 	count: index < 24 ? 40 : 44,
 * }));
 * let above = 0;
 * for (const { current, previous } of everyWindow(panelFromRows(rows).panel))
 * 	if ((current[0] ?? 0) > (previous[0] ?? 0)) above++;
 * assert.equal(above, 12);
 * ```
 * @since 0.1.0
 */
export function* everyWindow(
	panel: Panel,
	options: EveryWindowOptions = {},
): Generator<PanelComparison, void> {
	const doing = "compare every rolling window";
	const { first, last } = monthsOf(doing, panel);
	const { months, back } = checkWindows(doing, panel, options);
	const indicators = panel.indicators.length;
	const run = checkPositive(
		doing,
		"areas",
		checkCount(doing, "areas", options.areas ?? Math.max(1, Math.ceil(4096 / Math.max(1, indicators)))),
	);
	const count = last - first + 1;
	for (let firstArea = 0; firstArea < panel.areas.length; firstArea += run) {
		const areas = Math.min(run, panel.areas.length - firstArea);
		const exposed = exposuresLength(panel, areas);
		const now = movingTotals(panel, months, firstArea * indicators, areas * indicators);
		const before = movingTotals(panel, months, firstArea * indicators, areas * indicators);
		const columns = {
			current: now.totals,
			previous: before.totals,
			currentStatus: now.status,
			previousStatus: before.status,
			currentExposures: floats(exposed),
			previousExposures: floats(exposed),
		};
		for (let end = back + months; end <= count; end++) {
			now.moveTo(end);
			before.moveTo(end - back);
			windowExposures(columns.currentExposures, panel, end - months, end, firstArea);
			windowExposures(columns.previousExposures, panel, end - back - months, end - back, firstArea);
			yield {
				kind: "panel-comparison",
				firstArea,
				areas,
				indicators,
				ending: monthAt(doing, panel, end - 1),
				previousEnding: monthAt(doing, panel, end - 1 - back),
				months,
				weighted: panel.weighted,
				...columns,
				exposuresBy: panel.exposures?.by ?? null,
			};
		}
	}
}
