import type { ConfidenceInterval, ConfidenceOptions } from "../estimate/confidence-interval.ts";

/** Events of one month, or of another like-for-like part of a window, such as a quarter. @since 0.1.0 */
export interface MatchedMonth {
	/** Events, a whole number of 0 or more. */
	readonly count: number;
	/**
	 * What they are divided by, in any unit: only its share of the window is used. Default the same for every month.
	 * Given for every month of a window or for none.
	 */
	readonly exposure?: number;
}

/** Events over an exposure in one window of time. @since 0.1.0 */
export interface CountWindow {
	/** What the record is, where it is an answer whose counts tell all of it, such as one of `rate`. */
	readonly kind?: "rate" | "regional-average";
	/** Events, a whole number of 0 or more. */
	readonly count: number;
	/** What they are divided by, above 0: residents, offenders, days. In the same unit in both windows. */
	readonly exposure: number;
	/**
	 * The months of the window, in the order in which they match those of the other window: April beside April. Two or
	 * more, as many in both windows, with counts that add up to `count`. They show how much more the counts vary than
	 * chance does.
	 */
	readonly months?: readonly MatchedMonth[];
}

/**
 * How two counts are tested:
 * - `mid-p`: twice the smaller tail of the exact test, with half of the observed point. Size close to what is asked for.
 * - `exact`: the same with the whole point. Never above its size, often well below.
 * - `minimum-likelihood`: every split no likelier than the observed one, as `poisson.test` of R has it.
 * - `score`: normal test with the variance under equality.
 * - `log-ratio`: normal test of the logarithm of the ratio. Has no answer for a count of 0.
 * - `e-test`: the difference of the rates, against every pair of counts at the pooled rate.
 * - `matched-periods`: `log-ratio` with the dispersion that the months show.
 *
 * @since 0.1.0
 */
export type CountMethod =
	| "mid-p"
	| "exact"
	| "minimum-likelihood"
	| "score"
	| "log-ratio"
	| "e-test"
	| "matched-periods";

/**
 * What is believed of the dispersion before the months are seen: variance over mean, 1 for Poisson counts.
 *
 * @since 0.1.0
 */
export interface DispersionPrior {
	/** How many degrees of freedom the belief counts for, 0 or more. 0 believes the months alone. */
	readonly weight: number;
	/** The dispersion believed in, above 0: 1 for Poisson counts, or what the history of the indicator shows. */
	readonly value: number;
}

/** Options of `compareCounts`. @since 0.1.0 */
export interface CompareCountsOptions extends ConfidenceOptions {
	/** How to test. Default `matched-periods` where both windows have months, `mid-p` where not. */
	readonly method?: CountMethod;
	/** For `matched-periods` only. Default weight 4, value 1. */
	readonly dispersionPrior?: DispersionPrior;
	/**
	 * For `matched-periods` only: whether the dispersion is raised for months that resemble the month before. Default
	 * `ignore`; `adjust` is advised for months.
	 */
	readonly autocorrelation?: "ignore" | "adjust";
}

/** The dispersion of matched months, and the two tests that the more cautious one is taken of. @since 0.1.0 */
export interface MatchedDispersion {
	/** Dispersion that was used, after any adjustment: variance over mean. */
	readonly value: number;
	/** Pairs of months with at least one event. */
	readonly pairs: number;
	/** Pearson's statistic of the pairs. */
	readonly pearson: number;
	/** Degrees of freedom: those of the pairs and the weight of the prior. */
	readonly degreesOfFreedom: number;
	/** Weight of the prior. */
	readonly priorWeight: number;
	/** Dispersion of the prior. */
	readonly priorValue: number;
	/** Correlation of the residuals with those of the month before; 0 where there are no residuals. */
	readonly lagOne: number;
	/** Correlation that the dispersion was raised for, 0 to 0.8; 0 where it was not. */
	readonly autocorrelation: number;
	/** Standard error of the logarithm of the ratio, with that dispersion. */
	readonly standardError: number;
	/** p-value from Student's t with that dispersion. */
	readonly pDispersed: number;
	/** p-value from the normal with the dispersion of the prior. */
	readonly pPrior: number;
}

/**
 * What to know about a comparison of counts:
 * - `no-events`: both counts are 0; there is no ratio.
 * - `previous-is-zero`: there is no ratio and no percentage.
 * - `dispersion-unknown`: a count of 0, or no pair to learn from, leaves `matched-periods` without an answer. The mid-p
 *   test was used, on counts divided by the dispersion of the prior where that is above 1.
 *
 * @since 0.1.0
 */
export interface CountComparisonReason {
	/** What it is. */
	readonly code: "no-events" | "previous-is-zero" | "dispersion-unknown";
}

/** Answer of `compareCounts`. Nothing is rounded. @since 0.1.0 */
export interface CountComparison {
	/** What was compared. */
	readonly kind: "counts";
	/** How it was tested. */
	readonly method: CountMethod;
	/** Current rate over previous rate; null where the previous count is 0. */
	readonly rateRatio: number | null;
	/** Change of the rate in per cent of the previous; null where the previous count is 0. */
	readonly percentageChange: number | null;
	/** Two-sided p-value of equal rates; null where the method has none (`log-ratio` with a count of 0). */
	readonly pValue: number | null;
	/** z, or t for `matched-periods`: above 0 where the rate rose; null for methods that have none. */
	readonly statistic: number | null;
	/** First confidence level, as a fraction. */
	readonly confidence: number;
	/** Lower limit of the rate ratio at that level; null where there is no interval. */
	readonly lower: number | null;
	/** Upper limit of the rate ratio at that level; null where it has none or there is no interval. */
	readonly upper: number | null;
	/** The interval of the rate ratio at every level; empty where there is none. */
	readonly intervals: readonly ConfidenceInterval<number | null>[];
	/** The test that the interval belongs to; null where there is no interval (`e-test`, `log-ratio` with a 0). */
	readonly intervalMethod: Exclude<CountMethod, "minimum-likelihood" | "e-test"> | null;
	/** Events of the current window. */
	readonly currentCount: number;
	/** Exposure of the current window. */
	readonly currentExposure: number;
	/** Events of the previous window. */
	readonly previousCount: number;
	/** Exposure of the previous window. */
	readonly previousExposure: number;
	/** What `matched-periods` is made of; null for the other methods. */
	readonly dispersion: MatchedDispersion | null;
	/** What to know about it; often nothing. */
	readonly reasons: readonly CountComparisonReason[];
}
