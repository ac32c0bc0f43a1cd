import type { DispersionPrior } from "../direction/count-comparison.ts";
import type { ConfidenceOptions } from "../estimate/confidence-interval.ts";
import type { Period } from "../period/period.ts";
import type { Slope } from "./levelling-off.ts";
import type { LevellingReason } from "./levelling-reason.ts";

/**
 * Where a series goes: `no-clear-trend` where no trend is shown, which is not the same as none.
 *
 * @since 0.1.0
 */
export type TrendDirection = "rising" | "falling" | "no-clear-trend";

/**
 * How a trend was found: `log-linear` (counts) and `logistic` (proportions) regression, `least-squares` (values with standard
 * errors, weighted by them), or the ranks of Mann and Kendall with Sen's slope (bare values).
 *
 * @since 0.1.0
 */
export type TrendMethod = "log-linear" | "logistic" | "least-squares" | "mann-kendall";

/** Options of {@link trend}. The first level of `confidence` is also the one a trend is shown at. @since 0.1.0 */
export interface TrendOptions extends ConfidenceOptions {
	/**
	 * How many of the last points to use, 4 or more, or `all`. Default 5 for years and longer periods, `all` for shorter ones.
	 */
	readonly points?: number | "all";
	/** Which way the indicator is meant to go. Default `neutral`, which judges nothing. */
	readonly polarity?: "lower-is-better" | "higher-is-better" | "neutral";
	/**
	 * For months, quarters and other parts of a year: `model` gives every season a level of its own, so that Januaries are
	 * compared with Januaries; `ignore` does not. Default `model`.
	 */
	readonly seasons?: "model" | "ignore";
	/**
	 * What is believed of the dispersion before the series is seen, for counts, proportions and values with a standard
	 * error. Default weight 4, value 1.
	 */
	readonly dispersionPrior?: DispersionPrior;
	/**
	 * For bare values: `hamed-rao` widens the test for values that depend on those before them (Hamed and Rao 1998) and never
	 * narrows it: a factor below 1, which `mmkh` of R applies, counts as 1. Needs periods of a year or seasons that are
	 * ignored. Default `ignore`.
	 */
	readonly autocorrelation?: "ignore" | "hamed-rao";
	/**
	 * What to do with a break that a period declares (`breakBefore`): `take-out` gives the series a level of its own since,
	 * where three figures stand on either side, and `refuse` has no answer. Default `take-out`.
	 */
	readonly breaks?: "take-out" | "refuse";
	/** For values only: whether the line is straight in the value (`raw`) or in its logarithm (`log`). Default `raw`. */
	readonly scale?: "raw" | "log";
}

/** The numbers behind a trend that a line shows. @since 0.1.0 */
export interface LineEvidence {
	/** Two-sided p-value of the slope: from Student's t or from the normal, whichever is larger. */
	readonly p: number;
	/** The slope over its standard error at dispersion 1. */
	readonly z: number;
	/**
	 * The score of the slope where there is none, over its standard deviation at dispersion 1: for proportions its square is
	 * the chi-squared statistic of Cochran (1954) and Armitage (1955). null for values.
	 */
	readonly scoreZ: number | null;
	/** Chi-squared of what a line leaves unexplained, about the levels less the trend; null for values. */
	readonly departure: number | null;
	/** Degrees of freedom of `departure`; null for values. */
	readonly departureDegreesOfFreedom: number | null;
	/** Dispersion about the line: variance over what chance alone would give. */
	readonly dispersion: number;
	/** Degrees of freedom of the dispersion, with those of the prior. */
	readonly degreesOfFreedom: number;
}

/** The numbers behind a trend that ranks show. @since 0.1.0 */
export interface RankEvidence {
	/** Two-sided p-value: exact for up to 18 values without ties, seasons or a break, otherwise normal with continuity correction. */
	readonly p: number;
	/** Whether `p` is exact. */
	readonly exact: boolean;
	/** Two-sided p-value by the normal distribution. */
	readonly pNormal: number;
	/** Pairs that rise less pairs that fall. */
	readonly s: number;
	/** Variance of `s`. */
	readonly varianceOfS: number;
	/** What the variance was multiplied by for autocorrelation, 1 or more. */
	readonly correction: number;
	/** Normal deviate of `s`. */
	readonly z: number;
	/** S over the number of pairs, from -1 to 1. */
	readonly tau: number;
	/** Value of Sen's line at time 1, the mid-point of the first period used; null where seasons have levels of their own. */
	readonly intercept: number | null;
}

/** The settings that a trend was found with. @since 0.1.0 */
export interface TrendSettings {
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better" | "neutral";
	/** Whether every season has a level of its own: never for years and longer periods. */
	readonly seasons: "model" | "ignore";
	/** Whether the test allows for autocorrelation; null where it is not by ranks. */
	readonly autocorrelation: "ignore" | "hamed-rao" | null;
	/** The belief about the dispersion; null where there is none. */
	readonly dispersionPrior: DispersionPrior | null;
	/** Levels of confidence, as fractions; the first decides. */
	readonly confidence: readonly number[];
}

/** What every answer of {@link trend} carries. @since 0.1.0 */
export interface TrendParts {
	/** What the record is. */
	readonly kind: "trend";
	/** What the series holds; null where it is empty. */
	readonly measure: "count" | "proportion" | "value" | null;
	/** How the trend was found, or would have been. */
	readonly method: TrendMethod | null;
	/** The periods used, in order. */
	readonly periods: readonly Period[];
	/** Length of the usual period in months, which time is counted in; null where there is none. */
	readonly usualMonths: number | null;
	/** The settings, resolved. */
	readonly settings: TrendSettings;
	/** Why nothing can be said, or what to know about what is said; often nothing. */
	readonly reasons: readonly LevellingReason[];
}

/** A series that was assessed. Nothing is rounded. @since 0.1.0 */
export interface AssessedTrend extends TrendParts {
	/** There is an answer. */
	readonly status: "assessed";
	/** Where the series goes. */
	readonly direction: TrendDirection;
	/** The direction read with the polarity. */
	readonly performance: "improving" | "worsening" | "stable" | "not-judged";
	/** The slope with its intervals; per period of the usual length. */
	readonly slope: Slope;
	/** The numbers behind the direction; narrow it by `method`. */
	readonly evidence: LineEvidence | RankEvidence;
}

/** A series that could not be assessed; `reasons` says why. @since 0.1.0 */
export interface TrendNotAssessed extends TrendParts {
	/** There is no answer. */
	readonly status: "not-assessed";
	/** There is no direction. */
	readonly direction: null;
	/** Nothing is judged. */
	readonly performance: "not-judged";
	/** There is no slope. */
	readonly slope: null;
	/** There is no evidence. */
	readonly evidence: null;
}

/** Answer of {@link trend}: narrow it by `status`. @since 0.1.0 */
export type Trend = AssessedTrend | TrendNotAssessed;
