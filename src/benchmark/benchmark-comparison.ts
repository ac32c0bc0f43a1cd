import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import type { UnusableCounts } from "./area-count.ts";
import type { Polarity } from "./polarity.ts";
import type { BenchmarkPerformance, BenchmarkPosition } from "./position.ts";

/**
 * How an area is compared with a benchmark:
 * - `mid-p`: two-sided exact test that counts half of the observed point. Its size is nearest to what is asked for on
 *   average, and above it at some small counts.
 * - `exact`: the same test with the whole point. It never exceeds its size, and agrees with the exact interval.
 * - `interval`: the benchmark lies outside the interval of the area.
 * - `overlap`: the intervals of both do not overlap. Not a 5% test: it finds too little.
 * - `control-limits`: the area lies outside an interval drawn around the benchmark. Not a test of the count.
 *
 * @since 0.1.0
 */
export type BenchmarkMethod = "mid-p" | "exact" | "interval" | "overlap" | "control-limits";

/**
 * What the exact test assumes: events at the rate of a fixed benchmark (`poisson`) or a part of a whole at its
 * proportion (`binomial`); the split of the events of area and group given their total (`two-rates`,
 * `two-proportions`); the same with counts and exposures that have the limits of the group's mean of rates
 * (`rate-and-mean-of-rates`, `proportion-and-mean-of-rates`, the latter rounded to whole numbers).
 *
 * @since 0.1.0
 */
export type BenchmarkTest =
	| "poisson"
	| "binomial"
	| "two-rates"
	| "two-proportions"
	| "rate-and-mean-of-rates"
	| "proportion-and-mean-of-rates";

/**
 * What stands behind a position:
 * - `differs`: there is evidence at `confidence`, the strictest level that is met.
 * - `no-evidence`: there is none at `confidence`.
 * - `own-area-removed`: the counts of the area were taken out of the benchmark before the test.
 * - `own-area-in-benchmark`: the benchmark contains the area, and the method leaves it there.
 * - `own-counts-differ`: the average holds other counts for the area than those compared.
 * - `benchmark-incomplete`: the average was made without the members `areas`.
 * - `small-count`: fewer than 10 events in the area.
 * - `cannot-show-lower`: not even a count of 0 would be evidence of a lower value at `confidence`.
 *
 * @since 0.1.0
 */
export type BenchmarkReason =
	| {
			/** What is to be said. */
			readonly code: "differs" | "no-evidence" | "cannot-show-lower";
			/** The level that it was judged at, as a fraction: 0.95 for 95%. */
			readonly confidence: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "own-area-removed";
			/** Events of the area that were taken out. */
			readonly count: number;
			/** Exposure of the area that was taken out. */
			readonly exposure: number;
	  }
	| {
			/** What is to be said. */
			readonly code: "own-area-in-benchmark" | "own-counts-differ" | "small-count";
	  }
	| {
			/** What is to be said. */
			readonly code: "benchmark-incomplete";
			/** The members left out. */
			readonly areas: readonly string[];
	  };

/**
 * Why there is no comparison: the area lacks its counts, its value or its interval; the benchmark lacks its value, its
 * counts or its interval, or is an average that has no value for want of `areas`; or the benchmark is the area itself.
 * Three come from `buildDashboard` alone: `benchmark-smaller`, the counts of the region do not hold those of the area;
 * `length-not-stated`, nobody says how many months a target or a figure holds for, and the area has part of a year;
 * `length-differs`, it holds for another number of months.
 *
 * @since 0.1.0
 */
export type NotComparedReason =
	| {
			/** What is to be said. */
			readonly code:
				| UnusableCounts
				| "value-missing"
				| "interval-missing"
				| "benchmark-missing"
				| "benchmark-interval-missing"
				| "benchmark-smaller"
				| "length-not-stated"
				| "length-differs"
				| "same-area";
	  }
	| {
			/** What is to be said. */
			readonly code: "benchmark-incomplete";
			/** The members left out. */
			readonly areas: readonly string[];
	  };

/** What every {@link BenchmarkComparison} holds. @since 0.1.0 */
export interface BenchmarkSettings {
	/** What the record is. */
	readonly kind: "benchmark-comparison";
	/** Name of the area, or `null`. */
	readonly area: string | null;
	/** How the comparison was made, or would have been made. */
	readonly method: BenchmarkMethod;
	/** Which way the indicator is meant to go. */
	readonly polarity: Polarity;
}

/** An area that was compared with its benchmark. Nothing is rounded. @since 0.1.0 */
export interface ComparedToBenchmark extends BenchmarkSettings {
	/** There was a comparison. */
	readonly status: "compared";
	/** Where the area stands, by the first level. */
	readonly position: BenchmarkPosition;
	/** The position read with the polarity. */
	readonly performance: BenchmarkPerformance;
	/** The strictest level at which the area differs, as a fraction; `null` where it differs at none. */
	readonly evidence: number | null;
	/** Two-sided p-value; `null` for the methods that have none. */
	readonly pValue: number | null;
	/** What the test assumes; `null` for the methods that are not one. */
	readonly test: BenchmarkTest | null;
	/** Value of the area. */
	readonly value: number;
	/** Value of the benchmark, with the own area where it contains it. */
	readonly benchmark: number;
	/** Base of both values; `null` for figures without a base. */
	readonly per: number | null;
	/** Value minus benchmark, in their units. */
	readonly difference: number;
	/** Value over benchmark; `null` where the benchmark is not above 0. */
	readonly ratio: number | null;
	/** How far the value is above (or, negative, below) the benchmark, in per cent of it; `null` where that is not above 0. */
	readonly percentDifference: number | null;
	/** Events of the area; `null` where only a figure is given. */
	readonly count: number | null;
	/** Exposure or denominator of the area; `null` where only a figure is given. */
	readonly exposure: number | null;
	/** Events the area would have at the benchmark; `null` where only a figure is given. */
	readonly expected: number | null;
	/** Value that was tested against: the benchmark, without the own area where that was removed. */
	readonly reference: number;
	/** Events of the group that was tested against; `null` for a fixed figure and for the methods without a test. */
	readonly referenceCount: number | null;
	/** Exposure or denominator of that group; `null` where `referenceCount` is. */
	readonly referenceExposure: number | null;
	/** Whether the benchmark contains the area, or contained it until it was removed; `null` for a fixed figure. */
	readonly own: "in" | "out" | "removed" | null;
	/** The levels, as fractions; the first decides the position. */
	readonly levels: readonly number[];
	/** The intervals of the area (methods `interval` and `overlap`), one a level. */
	readonly intervals: readonly ConfidenceInterval[];
	/** The intervals of the benchmark (`overlap`) or the limits around it (`control-limits`), one a level. */
	readonly limits: readonly ConfidenceInterval[];
	/** What stands behind the position; the first says whether there is evidence. */
	readonly reasons: readonly BenchmarkReason[];
}

/** An area that could not be compared, and why. @since 0.1.0 */
export interface NotComparedToBenchmark extends BenchmarkSettings {
	/** There was no comparison. */
	readonly status: "not-compared";
	/** The area has no position. */
	readonly position: "not-compared";
	/** Nothing is judged. */
	readonly performance: "not-judged";
	/** Why there is no comparison. */
	readonly reasons: readonly [NotComparedReason];
}

/** Answer of `compareToBenchmark`. @since 0.1.0 */
export type BenchmarkComparison = ComparedToBenchmark | NotComparedToBenchmark;
