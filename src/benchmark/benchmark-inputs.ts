import type { KnownCount } from "./area-count.ts";
import type { RegionalAverage } from "./regional-average.ts";

/** An interval as it is found beside a figure; a bound that is not known is `null`. @since 0.1.0 */
export interface PrintedInterval {
	/** Level of the interval, as a fraction or a percentage. */
	readonly confidence: number;
	/** Lower bound, in the units of the value. */
	readonly lower: number | null;
	/** Upper bound, in the units of the value. */
	readonly upper: number | null;
}

/** The name, the base and the intervals that a figure may come with. @since 0.1.0 */
export interface FigureDetails {
	/** Name of the area, by which it is known not to be compared with itself. */
	readonly area?: string;
	/** Base of the value and of its interval: 1,000 for a rate, 1 for a proportion, none for other values. */
	readonly per?: number;
	/** Lower bound of the interval, or `null` where it is not known. */
	readonly lower?: number | null;
	/** Upper bound of the interval, or `null` where it is not known. */
	readonly upper?: number | null;
	/** Level of `lower` and `upper`; `null` where there are none. Default 0.95. */
	readonly confidence?: number | null;
	/** Several intervals, which then count instead of `lower` and `upper`. */
	readonly intervals?: readonly PrintedInterval[];
}

/** Events over an exposure: a rate. @since 0.1.0 */
export interface RateCounts extends FigureDetails, KnownCount {
	/** What the events are divided by, such as residents; `null` where it is not known. */
	readonly exposure: number | null;
}

/** A part of a whole: a proportion. @since 0.1.0 */
export interface ProportionCounts extends FigureDetails, KnownCount {
	/** The whole, a whole number; `null` where it is not known. */
	readonly denominator: number | null;
}

/** A figure without its counts; `null` where it is missing. @since 0.1.0 */
export interface FigureValue extends FigureDetails {
	/** The figure. */
	readonly value: number | null;
}

/** Whether a group of areas contains the area that is compared with it. @since 0.1.0 */
export interface GroupMembership {
	/** `in` where the counts of the group contain those of the area. Default `out`. */
	readonly own?: "in" | "out";
}

/**
 * What an area is compared with: a fixed figure, the counts of a group, or a regional average. Counts make a group, also
 * where a value stands beside them (as in an answer of `rate`); a figure that is to be taken as exact comes without. An
 * answer of which the counts do not tell the value, such as a standardised rate, is a figure.
 *
 * @since 0.1.0
 */
export type Benchmark =
	| FigureValue
	| (RateCounts & GroupMembership)
	| (ProportionCounts & GroupMembership)
	| RegionalAverage;

/** Whether a benchmark is the answer of `regionalAverage`; every answer has a `kind`, so it is not enough to have one. */
export function isAverage(benchmark: Benchmark): benchmark is RegionalAverage {
	return "kind" in benchmark && benchmark.kind === "regional-average";
}

/**
 * What is compared: counts, or a figure with its interval, which an answer is whose counts do not tell its value or its
 * chance.
 *
 * @since 0.1.0
 */
export type BenchmarkedArea = RateCounts | ProportionCounts | FigureValue;
