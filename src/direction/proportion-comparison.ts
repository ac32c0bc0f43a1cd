import type { ConfidenceIntervals, ConfidenceOptions } from "../estimate/confidence-interval.ts";

/** A part of a whole in one window of time, or in one survey. @since 0.1.0 */
export interface ProportionWindow {
	/** The part, a whole number from 0 to the denominator. */
	readonly count: number;
	/** The whole, a whole number above 0: those asked, those in the cohort. */
	readonly denominator: number;
}

/**
 * How two proportions are tested: `n-minus-1-chi-squared` is Pearson's chi-squared times (N - 1) / N (Campbell 2007);
 * `fisher-mid-p` is twice the smaller tail of Fisher's exact test with half of the observed table.
 *
 * @since 0.1.0
 */
export type ProportionMethod = "n-minus-1-chi-squared" | "fisher-mid-p";

/** Options of `compareProportions`. @since 0.1.0 */
export interface CompareProportionsOptions extends ConfidenceOptions {
	/** How to test. Default `n-minus-1-chi-squared` where every expected count is at least 1, else `fisher-mid-p`. */
	readonly method?: ProportionMethod;
	/**
	 * By how much the design of a survey raises the variance: counts and denominators are divided by it. Above 0;
	 * default 1. Another value has no exact test, so `fisher-mid-p` does not take it.
	 */
	readonly designEffect?: number;
}

/**
 * What to know about a comparison of proportions:
 * - `no-events`: both counts are 0.
 * - `previous-is-zero`: there is no percentage change.
 * - `small-expected-count`: an expected count is below 1, and chi-squared was used: it was asked for, or the design
 *   effect leaves no exact test.
 *
 * @since 0.1.0
 */
export interface ProportionComparisonReason {
	/** What it is. */
	readonly code: "no-events" | "previous-is-zero" | "small-expected-count";
}

/** Answer of `compareProportions`. Nothing is rounded. @since 0.1.0 */
export interface ProportionComparison extends ConfidenceIntervals {
	/** What was compared. */
	readonly kind: "proportions";
	/** How it was tested. */
	readonly method: ProportionMethod;
	/** Current proportion, from 0 to 1. */
	readonly currentProportion: number;
	/** Previous proportion, from 0 to 1. */
	readonly previousProportion: number;
	/** Current minus previous proportion: 0.02 is two percentage points up. */
	readonly difference: number;
	/** The difference in per cent of the previous proportion; null where that is 0. */
	readonly percentageChange: number | null;
	/** Two-sided p-value of equal proportions. */
	readonly pValue: number;
	/** z, above 0 where the proportion rose; null for `fisher-mid-p`. */
	readonly statistic: number | null;
	/** Lower limit of the difference at the first level. */
	readonly lower: number;
	/** Upper limit of the difference at the first level. */
	readonly upper: number;
	/** How the limits were found: Newcombe's (1998) method 10, from two Wilson intervals. */
	readonly intervalMethod: "newcombe";
	/** Smallest of the four counts that are expected when the proportions are equal, after the design effect. */
	readonly smallestExpected: number;
	/** Design effect that was used. */
	readonly designEffect: number;
	/** Part of the current window. */
	readonly currentCount: number;
	/** Whole of the current window. */
	readonly currentDenominator: number;
	/** Part of the previous window. */
	readonly previousCount: number;
	/** Whole of the previous window. */
	readonly previousDenominator: number;
	/** What to know about it; often nothing. */
	readonly reasons: readonly ProportionComparisonReason[];
}
