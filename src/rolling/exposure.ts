import type { Period } from "../period/period.ts";

/** Residents at the middle of a year, as national statistics offices estimate them. @since 0.1.0 */
export interface MidYearPopulation {
	/** The calendar year: 2018 for the estimate at 30 June 2018. */
	readonly year: number;
	/** Residents, 0 or more; null where there is no estimate. */
	readonly population: number | null;
}

/** What the counts of one period are divided by. @since 0.1.0 */
export interface PeriodExposure {
	/** The month, quarter or other run of whole months. */
	readonly period: Period;
	/** Residents, households, referrals, 0 or more; null where it is not known. */
	readonly exposure: number | null;
}

/**
 * What counts are divided by: one number, mid-year populations, or exposures by period.
 *
 * @since 0.1.0
 */
export type Exposures = number | readonly MidYearPopulation[] | readonly PeriodExposure[];

/**
 * How the exposure of a window is found.
 *
 * One number: `given`, that number for every window.
 *
 * Mid-year populations:
 * - `mid-year-before-window`: of the last 30 June before the window begins
 * - `mid-year-of-window-start`: of the calendar year in which the window begins
 * - `nearest-mid-year`: of the 30 June nearest to the middle of the window, the earlier of two as near
 * - `mean-over-window`: the mean over the months of the window, each with the population of its calendar year
 *
 * Exposures by period:
 * - `mean-over-window`: the mean over the months of the window, for residents, who are the same people every month
 * - `sum-over-window`: the sum, for referrals or journeys, which are others every month
 *
 * @since 0.1.0
 */
export type ExposureRule =
	| "given"
	| "mid-year-before-window"
	| "mid-year-of-window-start"
	| "nearest-mid-year"
	| "mean-over-window"
	| "sum-over-window";

/**
 * Why a window has no exposure.
 *
 * - `population-missing`: the rule needs mid-year populations that are not there
 * - `exposure-missing`: months of the window have no exposure
 * - `exposure-not-aligned`: exposures overlap or, where they are to be added up, straddle the edge of the window
 * - `exposure-zero`: nothing can be divided by 0
 *
 * @since 0.1.0
 */
export type ExposureReason =
	| {
			/** Which reason it is. */
			readonly code: "population-missing";
			/** The years, in order. */
			readonly years: readonly number[];
	  }
	| {
			/** Which reason it is. */
			readonly code: "exposure-missing";
			/** The months, as runs, in order. */
			readonly months: readonly Period[];
	  }
	| {
			/** Which reason it is. */
			readonly code: "exposure-not-aligned";
			/** The months that exposures share, as runs, and the periods that straddle the edge. */
			readonly periods: readonly Period[];
	  }
	| {
			/** Which reason it is. */
			readonly code: "exposure-zero";
	  };

/** What the counts of windows are divided by, and by which rule. @since 0.1.0 */
export interface ExposureOptions {
	/** One number above 0, mid-year populations, or exposures by period. */
	readonly exposures: Exposures;
	/**
	 * How the exposure of a window is found. Default `given` for a number, `mid-year-before-window` for mid-year
	 * populations, `mean-over-window` for exposures by period.
	 */
	readonly exposureRule?: ExposureRule;
}

/** What the count of a window was divided by. @since 0.1.0 */
export interface WindowExposure {
	/** What the count is divided by. */
	readonly exposure: number;
	/** The rule that found it. */
	readonly exposureRule: ExposureRule;
	/** The years whose mid-year population was used, in order; empty where none was. */
	readonly exposureYears: readonly number[];
}
