import type { ConfidenceInterval, ConfidenceOptions } from "../estimate/confidence-interval.ts";
import type { Period } from "../period/period.ts";
import type { DirectionCounts } from "./direction-inputs.ts";

/** One of three adjoining windows. @since 0.1.0 */
export type RateOfChangeWindow = Pick<DirectionCounts, "kind" | "count" | "exposure" | "period">;

/** Options of `rateOfChange`. @since 0.1.0 */
export interface RateOfChangeOptions extends ConfidenceOptions {
	/**
	 * Variance of the counts over their mean, 1 or more: what the months or the history of the indicator show. Default 1,
	 * Poisson counts.
	 */
	readonly dispersion?: number;
	/** Whether what is counted changed between the windows, so that they cannot be compared. Default false. */
	readonly breakInSeries?: boolean;
}

/**
 * Why three windows cannot be judged:
 * - `count-missing`, `count-withheld`, `exposure-missing`, `exposure-zero`: `window` lacks it.
 * - `count-zero`: growth from or to 0 has no rate.
 * - `break-in-series`: the caller says that what is counted changed between the windows.
 * - `overlapping-periods`: two windows have months in common.
 * - `not-adjoining`: a window does not begin where the one before ends, or they are not in order.
 * - `length-differs`, `season-differs`: the windows are not of one length, or not of whole years.
 *
 * @since 0.1.0
 */
export type RateOfChangeRefusal =
	| {
			/** What is to be said. */
			readonly code:
				| "count-missing"
				| "count-withheld"
				| "exposure-missing"
				| "exposure-zero"
				| "value-missing"
				| "count-zero";
			/** The window that lacks it. */
			readonly window: "first" | "second" | "third";
	  }
	| {
			/** What is to be said. */
			readonly code:
				| "break-in-series"
				| "overlapping-periods"
				| "not-adjoining"
				| "length-differs"
				| "season-differs";
	  };

/** What every {@link RateOfChange} holds. @since 0.1.0 */
export interface RateOfChangeSettings {
	/** Events of the three windows, earliest first; null where missing or withheld. */
	readonly counts: readonly (number | null)[];
	/** Exposures of the three windows; null where missing. */
	readonly exposures: readonly (number | null)[];
	/** Periods of the three windows; null where they were not given. */
	readonly periods: readonly (Period | null)[];
	/** Variance of the counts over their mean that was used. */
	readonly dispersion: number;
}

/** Three windows whose change of pace was judged. Nothing is rounded. @since 0.1.0 */
export interface AssessedRateOfChange extends RateOfChangeSettings {
	/** The windows could be judged. */
	readonly status: "assessed";
	/** What the number did from the first window to the third, by a test; `steady` where that shows no change. */
	readonly movement: "rising" | "falling" | "steady";
	/**
	 * How the second change compares with the first: still the same way but by less (`slowing`), no longer the same way
	 * (`stopped`), by more (`accelerating`), or no evidence of either (`steady`). `not-judged` where the movement is steady:
	 * there is then no pace to change.
	 */
	readonly pace: "slowing" | "stopped" | "steady" | "accelerating" | "not-judged";
	/** One-sided p below 0.05 (`established`), below 0.20 (`first-signs`), or neither (`none`). */
	readonly evidence: "established" | "first-signs" | "none";
	/** Change of the rate from the first window to the second, in per cent. */
	readonly previousChange: number;
	/** Change of the rate from the second window to the third, in per cent. */
	readonly currentChange: number;
	/** Change of the rate from the first window to the third, in per cent. */
	readonly overallChange: number;
	/** Two-sided p-value of no change from the first window to the third. */
	readonly overallPValue: number;
	/** ln(third / second) - ln(second / first) of the rates: below 0 where growth has become less. */
	readonly changeInLogGrowth: number;
	/** Its standard error. */
	readonly standardError: number;
	/** The one over the other, z. */
	readonly statistic: number;
	/** One-sided p-value of a change of pace to the side that was observed. */
	readonly oneSidedPValue: number;
	/** Two-sided p-value of an unchanged pace. */
	readonly pValue: number;
	/** Third over second rate, divided by second over first: 1 where the pace is unchanged. */
	readonly growthRatio: number;
	/** First confidence level, as a fraction; the movement is tested at it. */
	readonly confidence: number;
	/** Lower limit of the growth ratio at that level. */
	readonly lower: number;
	/** Upper limit of the growth ratio at that level. */
	readonly upper: number;
	/** The interval of the growth ratio at every level. */
	readonly intervals: readonly ConfidenceInterval[];
	/** How the change of pace was tested. */
	readonly test: "log-ratio";
	/** A window has fewer than 10 events. */
	readonly smallCounts: boolean;
}

/** Three windows that could not be judged, and why. @since 0.1.0 */
export interface NotComparableRateOfChange extends RateOfChangeSettings {
	/** The windows could not be judged. */
	readonly status: "not-comparable";
	/** Everything that stands against it. */
	readonly reasons: readonly RateOfChangeRefusal[];
}

/** Answer of `rateOfChange`: narrow it by `status`. @since 0.1.0 */
export type RateOfChange = AssessedRateOfChange | NotComparableRateOfChange;
