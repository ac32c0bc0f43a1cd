import { type Rate, type RateOptions, rate, rateOptions } from "../estimate/rate.ts";
import { checkOptions, optionsOf } from "../internal/check.ts";
import type { Period } from "../period/period.ts";
import type { ExposureOptions, ExposureReason, ExposureRule, WindowExposure } from "./exposure.ts";
import type { Observation } from "./observation.ts";
import { readExposures } from "./read-exposures.ts";
import { readSeries } from "./read-series.ts";
import { windowsOf } from "./rolling-totals.ts";
import { checkWindowLength, lookAt, type WindowFacts, type WindowReason } from "./window.ts";

/** Settings of {@link rollingRates}. @since 0.1.0 */
export interface RollingRatesOptions extends RateOptions, ExposureOptions {
	/** Length of the window in months, a whole number of 1 or more. Default 12. */
	readonly months?: number;
}

/** The rate of a window of which every count is known. @since 0.1.0 */
export interface CompleteRollingRate extends WindowFacts, WindowExposure, Omit<Rate, "kind"> {
	/** Counts and exposure are known. */
	readonly status: "complete";
}

/** A window with withheld counts: all that can be said is where count and rate lie. @since 0.1.0 */
export interface RollingRateInterval extends WindowFacts, WindowExposure {
	/** Counts are withheld, and none is missing. */
	readonly status: "interval";
	/** There is no single count. */
	readonly count: null;
	/** There is no single rate. */
	readonly value: null;
	/** What the rates are expressed per. */
	readonly per: number;
	/** The smallest that the count can be. */
	readonly lowestCount: number;
	/** The largest that the count can be; null when a withheld count has no upper limit. */
	readonly highestCount: number | null;
	/** The rate of the smallest count: not a confidence limit. */
	readonly lowestValue: number;
	/** The rate of the largest count, or null: not a confidence limit. */
	readonly highestValue: number | null;
	/** The withheld periods, in order. */
	readonly withheld: readonly Period[];
}

/** A window that has no rate. @since 0.1.0 */
export interface IncompleteRollingRate extends WindowFacts {
	/** Something is missing or doubtful. */
	readonly status: "incomplete";
	/** The count, where nothing but the exposure is missing; otherwise null. */
	readonly count: number | null;
	/** There is no rate. */
	readonly value: null;
	/** What the rate would have been expressed per. */
	readonly per: number;
	/** The rule that was to find the exposure. */
	readonly exposureRule: ExposureRule;
	/** Months that no observation covers, as runs, in order; empty when something else is the reason. */
	readonly missing: readonly Period[];
	/** Why there is no rate. */
	readonly reasons: readonly (WindowReason | ExposureReason)[];
}

/** One window of {@link rollingRates}: narrow it by `status`. @since 0.1.0 */
export type RollingRate = CompleteRollingRate | RollingRateInterval | IncompleteRollingRate;

/**
 * Trailing rates over a series of counts: the total of each window over its exposure.
 *
 * count x per / exposure, with the interval of {@link rate}. The windows, and what makes one incomplete, are those of
 * `rollingTotals`. The rate is that of the window as it is: a window of 3 months has a rate for 3 months, and nothing
 * is turned into a year. Withheld counts give the rates that their smallest and largest total would have, without a
 * confidence interval. An exposure that is not there is a reason, never the one of another year.
 *
 * The default rule for mid-year populations is that of published police figures: calendar 2019 and 2019/20 are divided
 * by mid-2018, the year to June 2018 and calendar 2018 by mid-2017. The record says which year was used.
 *
 * Neighbouring windows share most of their months: show them, but never test them for a trend. Nothing is rounded.
 *
 * @param series - observations in any order, months, quarters or both
 * @param options - exposures and the rule to find that of a window; length of the window; base, level or levels of
 * confidence and method of the rate; whether fractional counts are accepted
 * @returns one record for each window, in order of its end
 * @throws as `rollingTotals` and {@link rate}; RangeError when an exposure is negative or not finite, when a year or a
 * period has two, or when `exposureRule` is unknown (`unknown-option`) or not one for the form of the exposures
 * (`not-applicable`)
 * @example Calendar 2019 over mid-2018
 * ```ts
 * import assert from "node:assert/strict";
 * import { rollingRates, toPeriod } from "direction-of-travel";
 *
 * const [year] = rollingRates([{ period: toPeriod("calendar year 2019"), count: 5_222 }], {
 * 	exposures: [
 * 		{ year: 2018, population: 1_093_183 },
 * 		{ year: 2019, population: 1_100_306 },
 * 	],
 * });
 * assert.deepEqual(year?.status === "complete" && year.exposureYears, [2018]);
 * assert.equal(year?.value, (5_222 * 1000) / 1_093_183); // printed as 4.8 per 1,000
 * ```
 * @since 0.1.0
 */
export function rollingRates(
	series: readonly Observation[],
	options: RollingRatesOptions,
): readonly RollingRate[] {
	const doing = "compute rolling rates";
	checkOptions(doing, options, [
		"months",
		"per",
		"method",
		"weighted",
		"confidence",
		"exposures",
		"exposureRule",
	]);
	const months = checkWindowLength(doing, options.months);
	const { exposureRule, find } = readExposures(doing, options);
	// Refuses wrong settings also where there is no window to use them on.
	const ofRate = optionsOf(options, rateOptions);
	const { per, weighted } = rate(0, 1, ofRate);
	const parts = readSeries(doing, series, options);
	return Array.from(windowsOf(parts, months), ({ span, near }): RollingRate => {
		const { facts, total, withheld, missing, reasons } = lookAt(doing, near, span, weighted);
		const found = find(span);
		const count = total !== null && withheld.length === 0 ? total.from : null;
		if (total === null || "reasons" in found) {
			const all = [...reasons, ...("reasons" in found ? found.reasons : [])];
			return { status: "incomplete", ...facts, count, value: null, per, exposureRule, missing, reasons: all };
		}
		const rateOf = (events: number) => rate(events, found.exposure, ofRate);
		if (count !== null) {
			const { kind: _, ...answer } = rateOf(count);
			return { status: "complete", ...facts, ...answer, ...found };
		}
		return {
			status: "interval",
			...facts,
			...found,
			count,
			value: null,
			per,
			lowestCount: total.from,
			highestCount: total.to,
			lowestValue: rateOf(total.from).value,
			highestValue: total.to === null ? null : rateOf(total.to).value,
			withheld,
		};
	});
}
