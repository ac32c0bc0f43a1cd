import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import type { PercentageChangeReason } from "../estimate/percentage-change.ts";
import type { Period } from "../period/period.ts";
import type { ChangeThreshold } from "./change-threshold.ts";
import type { CountComparison, CountComparisonReason } from "./count-comparison.ts";
import type { ProportionComparison, ProportionComparisonReason } from "./proportion-comparison.ts";
import type { ValueComparison } from "./value-comparison.ts";

/**
 * What stands behind a direction; the first reason is the one that decided it.
 * - `significant`, `not-significant`: the test rejects that both windows are equal, or does not.
 * - `immaterial`: the change is smaller than `minimum`; both are in the units of the measure.
 * - `outside-tolerance`, `within-tolerance`: without a test, the change is larger than the stated tolerance, or not.
 * - `too-few`: fewer than 5 cases in both windows together (of proportions: cases, or those that are not).
 * - `small-counts`: fewer than 10 cases in one window (of proportions: cases, or those that are not).
 * - `season-differs`: the windows have different months of the year, and the caller accepts that.
 * - the others are those of the comparison.
 *
 * @since 0.1.0
 */
export type DirectionReason =
	| {
			/** What is to be said. */
			readonly code: "significant" | "not-significant";
			/** The p value of the test. */
			readonly pValue: number;
			/** The level that it was judged at, as a fraction: 0.95 for 95%. */
			readonly confidence: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "immaterial";
			/** The size of the change. */
			readonly change: number;
			/** The least change that counts. */
			readonly minimum: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "outside-tolerance" | "within-tolerance";
			/** The size of the change. */
			readonly change: number;
			/** The tolerance in the same unit. */
			readonly tolerance: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "too-few";
			/** Events in both windows. */
			readonly total: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "small-counts";
			/** The smallest of the numbers. */
			readonly smallest: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "season-differs";
	  }
	| CountComparisonReason
	| ProportionComparisonReason
	| PercentageChangeReason;

/**
 * Why two windows are not comparable:
 * - `count-missing`, `count-withheld`, `exposure-missing`, `exposure-zero`, `value-missing`: `window` lacks it. The
 *   denominator of a proportion is its exposure.
 * - `break-in-series`: the caller says that what is counted changed between the windows.
 * - `overlapping-periods`: the windows have months in common, so part of the evidence is the same.
 * - `previous-not-earlier`: the previous window comes after the current one.
 * - `length-differs`, `season-differs`: half a year beside a year, one quarter beside another.
 * - `no-events`: both counts are 0, and nothing can be said of a change.
 * - `test-not-defined`: the method that was asked for has no answer for these counts.
 *
 * @since 0.1.0
 */
export type DirectionRefusal =
	| {
			/** What is to be said. */
			readonly code:
				| "count-missing"
				| "count-withheld"
				| "exposure-missing"
				| "exposure-zero"
				| "value-missing";
			/** The window that lacks it. */
			readonly window: "current" | "previous";
	  }
	| {
			/** What is to be said. */
			readonly code:
				| "break-in-series"
				| "overlapping-periods"
				| "previous-not-earlier"
				| "length-differs"
				| "season-differs"
				| "no-events"
				| "test-not-defined";
	  };

/** The size of a change. @since 0.1.0 */
export interface DirectionChange {
	/** Current minus previous, in the units of the measure: per `per`, or as the values are given. */
	readonly absolute: number;
	/** The change in per cent of the previous value; null where that is 0 or negative. */
	readonly percent: number | null;
	/** What the limits are in: `percent` of the previous value (rates), or `absolute` (proportions and values). */
	readonly scale: "percent" | "absolute";
	/** First confidence level, as a fraction; null without a test. */
	readonly confidence: number | null;
	/** Lower limit of the change at that level; null where there is no interval. */
	readonly lower: number | null;
	/** Upper limit of the change at that level; null where it has none or there is no interval. */
	readonly upper: number | null;
	/** The interval at every level; empty where there is none. */
	readonly intervals: readonly ConfidenceInterval<number | null>[];
}

/** What every {@link DirectionOfTravel} holds. @since 0.1.0 */
export interface DirectionSettings {
	/** What was compared, or would have been. */
	readonly kind: "counts" | "proportions" | "values";
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better" | "neutral";
	/** Current value: count x per / exposure, count x per / denominator, or the figure; null where it is missing. */
	readonly current: number | null;
	/** Previous value; null where it is missing. */
	readonly previous: number | null;
	/** Base of the rates or proportions; null for values. */
	readonly per: number | null;
	/** The months that the current figure covers; null where they were not given. */
	readonly currentPeriod: Period | null;
	/** The months that the previous figure covers; null where they were not given. */
	readonly previousPeriod: Period | null;
	/** The smallest change that counts; null where a tolerance takes its place. */
	readonly minimumChange: ChangeThreshold | null;
	/** The band in which similarity counts as shown; null where a tolerance takes its place. */
	readonly similarBand: ChangeThreshold | null;
}

/** Two windows that were compared. Nothing is rounded. @since 0.1.0 */
export interface ComparedDirection extends DirectionSettings {
	/** There was a comparison. */
	readonly status: "compared";
	/** What the number did. `similar` is not proof of sameness: see `similarityShown`. */
	readonly direction: "up" | "down" | "similar";
	/** The direction read with the polarity; `not-judged` where that is neutral. */
	readonly performance: "improving" | "worsening" | "stable" | "not-judged";
	/**
	 * How large the change is, whatever the evidence: `slightly` below 5% of the previous value, `substantially` from
	 * 20% up. Null where the direction is similar or there is no percentage.
	 */
	readonly degree: "slightly" | "moderately" | "substantially" | null;
	/** Whether the p-value is below 0.002, from where a change may be called significant; null without a test. */
	readonly significantly: boolean | null;
	/** Current value: count x per / exposure, count x per / denominator, or the figure. */
	readonly current: number;
	/** Previous value. */
	readonly previous: number;
	/** The size of the change. */
	readonly change: DirectionChange;
	/** Two-sided p-value; null without a test. */
	readonly pValue: number | null;
	/** Name of the test; null without one. */
	readonly test: CountComparison["method"] | ProportionComparison["method"] | ValueComparison["method"];
	/** Whether the change is at least `minimumChange`; null where a tolerance takes its place. */
	readonly material: boolean | null;
	/** What made it similar; null where it is not. */
	readonly similarBecause: "not-significant" | "immaterial" | "too-few" | "within-tolerance" | null;
	/** Whether similarity was shown: it is similar, and the 90% interval of the change lies inside `similarBand`. */
	readonly similarityShown: boolean;
	/** Fewer than 5 cases in both windows together, which is never called a change; null for values. */
	readonly tooFewToCall: boolean | null;
	/** Fewer than 10 cases in one window; null for values. */
	readonly smallCounts: boolean | null;
	/** What stands behind the direction; the first reason decided it. */
	readonly reasons: readonly DirectionReason[];
	/** The comparison, with everything that it was made from. */
	readonly comparison: CountComparison | ProportionComparison | ValueComparison;
}

/** Two windows that could not be compared, and why. @since 0.1.0 */
export interface NotComparableDirection extends DirectionSettings {
	/** There was no comparison. */
	readonly status: "not-comparable";
	/** There is no direction. */
	readonly direction: null;
	/** Nothing is judged. */
	readonly performance: "not-judged";
	/** Everything that stands against a comparison. */
	readonly reasons: readonly DirectionRefusal[];
}

/** Answer of `directionOfTravel`: narrow it by `status`. @since 0.1.0 */
export type DirectionOfTravel = ComparedDirection | NotComparableDirection;
