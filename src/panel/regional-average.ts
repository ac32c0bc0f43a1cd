import { rateOf } from "../estimate/rate-of.ts";
import { checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import type { PanelComparison } from "./panel-window.ts";
import { checkKind } from "./rolling-totals.ts";
import { type WindowColumns, windowOf } from "./window-of.ts";

/** Settings of {@link regionalAverage}. @since 0.1.0 */
export interface PanelAverageOptions {
	/** `pooled`: sum of counts over sum of exposures. `mean-of-rates`: every area weighs the same. Default `pooled`. */
	readonly method?: "pooled" | "mean-of-rates";
	/** The window that is averaged. Default `current`. */
	readonly window?: "current" | "previous";
	/** Base of the rates, above 0. Default 1,000. */
	readonly per?: number;
	/**
	 * What to do when an area cannot be used: `all` gives no average, `available` gives that of the others. Default `all`.
	 */
	readonly members?: "all" | "available";
}

/** The average of all areas, for each indicator. @since 0.1.0 */
export interface PanelAverage {
	/** What the record is. */
	readonly kind: "panel-average";
	/** How it was made. */
	readonly method: "pooled" | "mean-of-rates";
	/** The window that was averaged. */
	readonly window: "current" | "previous";
	/** Base of the rates. */
	readonly per: number;
	/** Whether areas that cannot be used were left out. */
	readonly available: boolean;
	/** The average of each indicator; NaN where there is none. */
	readonly values: Float64Array;
	/** Events of the areas that can be used. */
	readonly counts: Float64Array;
	/** Their exposure. */
	readonly exposures: Float64Array;
	/** How many areas can be used. */
	readonly members: Uint32Array;
	/** How many cannot. */
	readonly excluded: Uint32Array;
}

/**
 * The average rate of all areas of a comparison for each indicator: `regionalAverage` of the root, to the same bits.
 *
 * `pooled` is the sum of counts over the sum of exposures, `mean-of-rates` the sum of the rates over their number, by
 * compensated sums in the order of the areas. An area without a count or an exposure cannot be used; there is then no
 * average unless `members` is `available`. No area at all has no average. Not rounded.
 *
 * @param comparison - windows of all areas that form the region
 * @param options - method, window, base, whether areas may be left out
 * @returns a column with the average of each indicator
 * @throws RangeError or TypeError when an option is not what it must be, or the panel has no exposures
 * @example Two areas, both ways
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { compareRolling, panelFromRows, regionalAverage } from "direction-of-travel/panel";
 *
 * const rows = ["2018-12", "2019-12"].flatMap((month) => [
 * 	{ area: "Ashby", indicator: "robbery", period: toPeriod(month), count: 30 },
 * 	{ area: "Oadby", indicator: "robbery", period: toPeriod(month), count: 40 },
 * ]);
 * const { panel } = panelFromRows(rows, { exposures: { Ashby: 3_000, Oadby: 8_000 } });
 * const comparison = compareRolling(panel, { months: 1, against: "same-period-last-year" });
 * assert.equal(regionalAverage(comparison).values[0], 70 / 11);
 * assert.equal(regionalAverage(comparison, { method: "mean-of-rates" }).values[0], 7.5);
 * ```
 * @since 0.1.0
 */
export function regionalAverage(
	comparison: PanelComparison,
	options: PanelAverageOptions = {},
): PanelAverage {
	const doing = "compute the regional averages";
	checkOptions(doing, options, ["method", "window", "per", "members"]);
	checkKind(doing, "the comparison", comparison, "panel-comparison");
	const method = checkMember(doing, "method", options.method ?? "pooled", ["pooled", "mean-of-rates"]);
	const window = checkMember(doing, "window", options.window ?? "current", ["current", "previous"]);
	const members = checkMember(doing, "members", options.members ?? "all", ["all", "available"]);
	const per = checkPositive(doing, "per", options.per ?? 1000);
	const { values, counts, exposures, used, unused } = addUp(
		windowOf(doing, comparison, window),
		method === "mean-of-rates" ? per : null,
	);
	// They were the sums of the rates.
	for (let at = 0; at < values.length; at++) {
		const of = used[at] as number;
		if (of === 0 || (members === "all" && (unused[at] as number) > 0)) values[at] = Number.NaN;
		else
			values[at] =
				method === "pooled"
					? rateOf(counts[at] as number, exposures[at] as number, per)
					: (values[at] as number) / of;
	}
	return {
		kind: "panel-average",
		method,
		window,
		per,
		available: members === "available",
		values,
		counts,
		exposures,
		members: used,
		excluded: unused,
	};
}

/** Areas whose counts stay near the processor while one indicator after the other is added up. */
const BLOCK = 256;

/** Compensated sums over the areas, for each indicator; of rates only where there is a base for them. */
function addUp({ counts, exposures, each, indicators }: WindowColumns, per: number | null) {
	const events = new Float64Array(indicators);
	const exposed = new Float64Array(indicators);
	const rates = new Float64Array(indicators);
	const lost = new Float64Array(3 * indicators);
	const eventsLost = lost.subarray(0, indicators);
	const exposedLost = lost.subarray(indicators, 2 * indicators);
	const ratesLost = lost.subarray(2 * indicators);
	const used = new Uint32Array(indicators);
	const areas = counts.length / indicators;
	const step = each === 1 ? indicators : 1;
	for (let from = 0; from < areas; from += BLOCK)
		for (let indicator = 0; indicator < indicators; indicator++) {
			let ofEvents = events[indicator] as number;
			let ofExposed = exposed[indicator] as number;
			let ofRates = rates[indicator] as number;
			let lostEvents = eventsLost[indicator] as number;
			let lostExposed = exposedLost[indicator] as number;
			let lostRates = ratesLost[indicator] as number;
			let members = used[indicator] as number;
			const end = Math.min(areas, from + BLOCK) * indicators;
			let place = each === 1 ? from * indicators + indicator : from;
			for (let at = from * indicators + indicator; at < end; at += indicators, place += step) {
				const count = counts[at] as number;
				const exposure = exposures[place] as number;
				if (!(count >= 0 && exposure > 0)) continue;
				members++;
				lostEvents += lostIn(ofEvents, count);
				ofEvents += count;
				lostExposed += lostIn(ofExposed, exposure);
				ofExposed += exposure;
				if (per === null) continue;
				const rate = rateOf(count, exposure, per);
				lostRates += lostIn(ofRates, rate);
				ofRates += rate;
			}
			events[indicator] = ofEvents;
			exposed[indicator] = ofExposed;
			rates[indicator] = ofRates;
			eventsLost[indicator] = lostEvents;
			exposedLost[indicator] = lostExposed;
			ratesLost[indicator] = lostRates;
			used[indicator] = members;
		}
	return {
		counts: giveBack(events, eventsLost),
		exposures: giveBack(exposed, exposedLost),
		values: giveBack(rates, ratesLost),
		used,
		unused: used.map((of) => areas - of),
	};
}

/** What the rounding of an addition loses, as `compensatedSum` carries it along (Neumaier 1974). */
function lostIn(sum: number, value: number): number {
	const next = sum + value;
	return Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
}

/** Adds to the sums what they have lost. */
function giveBack(sums: Float64Array, lost: Float64Array): Float64Array {
	for (let at = 0; at < sums.length; at++)
		if (Number.isFinite(lost[at])) sums[at] = (sums[at] as number) + (lost[at] as number);
	return sums;
}
