import type { Period } from "../period/period.ts";
import type { SeriesPoint } from "./levelling-series.ts";

/** A yearly figure with its 95% limits. @since 0.1.0 */
export interface RecentTrendValue extends SeriesPoint {
	/** The figure, from -1e150 to 1e150; null where it is blank or withheld. */
	readonly value: number | null;
	/** Lower limit of its 95% interval, in the same unit; null or absent where there is none. */
	readonly lower95?: number | null;
	/** Upper limit of its 95% interval, at least the lower one; null or absent where there is none. */
	readonly upper95?: number | null;
}

/** How many out of how many in one year. @since 0.1.0 */
export interface RecentTrendProportion extends SeriesPoint {
	/** How many had the property, from 0 to `denominator`; null where it is blank or withheld. */
	readonly count: number | null;
	/** Out of how many, 0 or more; null where it is blank or withheld. */
	readonly denominator: number | null;
}

/** A series of one kind of points, oldest first. @since 0.1.0 */
export type RecentTrendSeries = readonly RecentTrendValue[] | readonly RecentTrendProportion[];

/** Settings of {@link recentTrend}. @since 0.1.0 */
export interface RecentTrendOptions {
	/** Which way the indicator is meant to go. Default `neutral`, which judges nothing. */
	readonly polarity?: "lower-is-better" | "higher-is-better" | "neutral";
	/** For proportions only: accepts counts and denominators that are not whole, as a weighted survey gives. Default false. */
	readonly weighted?: boolean;
}

/**
 * What the figure did over the last five years: `no-significant-change` where the rule shows no trend, which is not the
 * same as none.
 *
 * @since 0.1.0
 */
export type RecentTrendDirection = "increasing" | "decreasing" | "no-significant-change";

/**
 * Why the recent trend is not calculable. Only the last five points count:
 * - `too-few-points`: there are fewer than five.
 * - `not-yearly`: `periods` are months, quarters or anything else that has not 12 months.
 * - `overlapping-periods`: `periods` share months with an earlier one, as rolling windows do.
 * - `missing-periods`: `periods` lie between two points and have none, so the points do not follow each other.
 * - `break-in-series`: what `periods` hold cannot be set beside what comes before.
 * - `missing-values`: the value, count or denominator of `periods` is blank or withheld.
 * - `missing-limits`: `periods` have a value without both limits.
 * - `zero-standard-error`: the limits of `periods` are one number, which has no weight.
 * - `zero-denominator`: `periods` have nobody to be counted.
 * - `zero-count`, `count-equals-denominator`: the odds of `periods` have no logarithm.
 *
 * @since 0.1.0
 */
export type RecentTrendRefusal =
	| {
			/** What is in the way. */
			readonly code: "too-few-points";
			/** How many there are. */
			readonly found: number;
			/** How many there must be. */
			readonly needed: number;
	  }
	| {
			/** What is in the way. */
			readonly code:
				| "not-yearly"
				| "overlapping-periods"
				| "missing-periods"
				| "break-in-series"
				| "missing-values"
				| "missing-limits"
				| "zero-standard-error"
				| "zero-denominator"
				| "zero-count"
				| "count-equals-denominator";
			/** Where, in order. */
			readonly periods: readonly Period[];
	  };

/**
 * Why there is no significant change:
 * - `not-significant`: chi-squared is not above the critical value.
 * - `signs-differ`: the slope has another sign when one of `periods` is left out.
 *
 * @since 0.1.0
 */
export type RecentTrendReason =
	| {
			/** What is to be said. */
			readonly code: "not-significant";
	  }
	| {
			/** What is to be said. */
			readonly code: "signs-differ";
			/** The periods that the sign depends on, in order. */
			readonly periods: readonly Period[];
	  };

/** A point as it was used. @since 0.1.0 */
export interface RecentTrendPoint {
	/** The year. */
	readonly period: Period;
	/** Its score, 1 for the oldest to 5 for the latest. */
	readonly time: number;
	/** The figure; count / denominator of a proportion. */
	readonly value: number;
	/**
	 * (upper95 - lower95) / 3.92; of a proportion sqrt(P (1 - P) / denominator) with P the proportion of all five together. The
	 * weight in chi-squared is one over its square.
	 */
	readonly standardError: number;
	/** Lower limit as it was given; null for a proportion. */
	readonly lower95: number | null;
	/** Upper limit as it was given; null for a proportion. */
	readonly upper95: number | null;
	/** Count of a proportion; null for a value. */
	readonly count: number | null;
	/** Denominator of a proportion; null for a value. */
	readonly denominator: number | null;
	/** ln(count / (denominator - count)), which the slope of a proportion is taken from; null for a value. */
	readonly logOdds: number | null;
}

/** The slope without one of the five points. The others keep their scores. @since 0.1.0 */
export interface RecentTrendWithout {
	/** The period that is left out. */
	readonly period: Period;
	/** Slope of the other four, in the unit of the slope of all. */
	readonly slope: number;
}

/** What every answer of {@link recentTrend} carries. @since 0.1.0 */
export interface RecentTrendParts {
	/** What the record is. */
	readonly kind: "recent-trend";
	/** What the series holds; null where it is empty. */
	readonly measure: "value" | "proportion" | null;
	/** How the trend was found, or would have been: regression with weights for values, Cochran-Armitage for proportions. */
	readonly method: "weighted-regression" | "cochran-armitage" | null;
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better" | "neutral";
	/** Chi-squared must be above it: the upper 0.2% of chi-squared with one degree of freedom. */
	readonly criticalValue: number;
	/** The level of confidence that it stands for, 0.998. */
	readonly confidence: number;
	/** The periods of the last five points, oldest first; of all where there are fewer. */
	readonly periods: readonly Period[];
}

/** A series that has a recent trend, or shows none. Nothing is rounded. @since 0.1.0 */
export interface AssessedRecentTrend extends RecentTrendParts {
	/** There is an answer. */
	readonly status: "assessed";
	/** What the series holds. */
	readonly measure: "value" | "proportion";
	/** How the trend was found. */
	readonly method: "weighted-regression" | "cochran-armitage";
	/** What the figure did. */
	readonly direction: RecentTrendDirection;
	/** The direction read with the polarity; `not-judged` where that is neutral. */
	readonly performance: "improving" | "worsening" | "stable" | "not-judged";
	/** Test statistic, one degree of freedom. */
	readonly chiSquared: number;
	/** Two-sided p-value of chi-squared. It knows nothing of the check of signs. */
	readonly pValue: number;
	/** Whether chi-squared is above the critical value. */
	readonly significant: boolean;
	/** Slope per year of all five points, in `slopeUnit`. */
	readonly slope: number;
	/** What the slope is in: the unit of the value, or the logarithm of the odds (proportions). */
	readonly slopeUnit: "value" | "log-odds";
	/** The slopes without one point, in the order of the points. */
	readonly leaveOneOut: readonly RecentTrendWithout[];
	/** Whether the slope has one sign with all points and without each of them; a slope of 0 counts as positive. */
	readonly signsAgree: boolean;
	/** The five points, oldest first. */
	readonly points: readonly RecentTrendPoint[];
	/** Why there is no significant change; empty where there is one. */
	readonly reasons: readonly RecentTrendReason[];
}

/** A series whose recent trend is not calculable; `reasons` says why. @since 0.1.0 */
export interface RecentTrendNotCalculable extends RecentTrendParts {
	/** There is no answer. */
	readonly status: "not-calculable";
	/** There is no direction. */
	readonly direction: null;
	/** Nothing is judged. */
	readonly performance: "not-judged";
	/** There is no statistic. */
	readonly chiSquared: null;
	/** There is no p-value. */
	readonly pValue: null;
	/** There is no slope. */
	readonly slope: null;
	/** Everything that stands against it. */
	readonly reasons: readonly RecentTrendRefusal[];
}

/** Answer of {@link recentTrend}: narrow it by `status`. @since 0.1.0 */
export type RecentTrend = AssessedRecentTrend | RecentTrendNotCalculable;
