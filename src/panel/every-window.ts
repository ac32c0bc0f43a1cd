import { checkCount, checkOptions, checkPositive } from "../internal/check.ts";
import { monthText } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { checkWindows, type PanelComparisonOptions } from "./compare-rolling.ts";
import { movingWindows } from "./moving-windows.ts";
import { monthsOf, type Panel } from "./panel.ts";
import type { PanelComparison } from "./panel-window.ts";

/** Settings of {@link everyWindow}. @since 0.1.0 */
export interface EveryWindowOptions extends Pick<PanelComparisonOptions, "months" | "against"> {
	/** What a rate is expressed per. Above 0. Default 1,000. */
	readonly per?: number;
	/**
	 * How many areas are taken at a time, a whole number above 0. Default as many as have some 2,048 series, so that
	 * their columns stay near the processor; the number of areas takes all of them at once.
	 */
	readonly areas?: number;
}

/** The comparison at one month, with its rates. @since 0.1.0 */
export interface PanelStep extends PanelComparison {
	/** The rate of the current window; NaN where there is none. Empty where the panel has no exposures. */
	readonly currentRates: Float64Array;
	/** The rate of the previous window, likewise. */
	readonly previousRates: Float64Array;
	/**
	 * Change in per cent of the previous rate, or without exposures of the previous count; NaN where that is 0 or one of
	 * the two is missing.
	 */
	readonly percentChanges: Float64Array;
	/** What the rates are expressed per. */
	readonly per: number;
}

/**
 * The comparison of `compareRolling` at every month of a panel with its rates and changes, in one pass: what a chart of
 * rolling lines shows.
 *
 * Gives, for one run of areas after another, the comparison at each month, in order, from the first at which both
 * windows lie in the panel. **The columns are written over as it goes on**: use them before the next step, or copy what
 * is to be kept. The totals of whole counts move on from month to month, exactly, so that a window costs one addition
 * and one subtraction however long it is, and what stands for the window before has been found a year earlier; weighted
 * counts are added up anew for each window. A panel shorter than both windows gives nothing.
 *
 * Neighbouring windows share most of their months: show them, but never test them for a trend.
 *
 * @param panel - counts of a panel
 * @param options - length of the windows, the earlier window, base of the rates, how many areas at a time
 * @returns one comparison for each run of areas and month
 * @throws TypeError when `panel` is none or a number is not a number; RangeError when `months`, `against`, `per` or
 * `areas` is out of range, as in `compareRolling`
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
export function* everyWindow(panel: Panel, options: EveryWindowOptions = {}): Generator<PanelStep, void> {
	const doing = "compare every rolling window";
	checkOptions(doing, options, ["per", "areas", "months", "against"]);
	const { first, last } = monthsOf(doing, panel);
	const { months, back } = checkWindows(doing, panel, options);
	const per = checkPositive(doing, "per", options.per ?? 1000);
	const indicators = panel.indicators.length;
	const run = checkPositive(
		doing,
		"areas",
		checkCount(doing, "areas", options.areas ?? Math.max(1, Math.ceil(2048 / Math.max(1, indicators)))),
	);
	const count = last - first + 1;
	if (count < months + back) return;
	const most = Math.min(run, panel.areas.length);
	const endings = Array.from({ length: count }, (_, place) => monthText(first + place) as Period);
	const windowsOf = movingWindows({ panel, months, back, most, per });
	for (let firstArea = 0; firstArea < panel.areas.length; firstArea += run) {
		const areas = Math.min(run, panel.areas.length - firstArea);
		const windowsAt = windowsOf(firstArea, areas);
		for (let end = months; end <= count; end++) {
			const { now, before, percentChanges } = windowsAt(end);
			if (end < months + back) continue;
			yield {
				kind: "panel-comparison",
				firstArea,
				areas,
				indicators,
				ending: endings[end - 1] as Period,
				previousEnding: endings[end - 1 - back] as Period,
				months,
				weighted: panel.weighted,
				current: now.totals,
				previous: before.totals,
				currentStatus: now.status,
				previousStatus: before.status,
				exposuresBy: panel.exposures?.by ?? null,
				currentExposures: now.exposures,
				previousExposures: before.exposures,
				currentRates: now.rates,
				previousRates: before.rates,
				percentChanges,
				per,
			};
		}
	}
}
