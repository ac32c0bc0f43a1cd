import type { UnusableCounts } from "./area-count.ts";
import type { FunnelLimit, FunnelMethod, FunnelStatistic } from "./funnel-limits.ts";
import type { Polarity } from "./polarity.ts";
import type { BenchmarkPerformance, BenchmarkPosition } from "./position.ts";

/** An area in its funnel. Nothing is rounded. @since 0.1.0 */
export interface FunnelPosition {
	/** Name of the area. */
	readonly area: string;
	/** Its rate, proportion or ratio. */
	readonly value: number;
	/** Its events. */
	readonly count: number;
	/** Its exposure, denominator or expected count. */
	readonly exposure: number;
	/** Outside the lines of the first level, or `in-line`. */
	readonly position: BenchmarkPosition;
	/** The position read with the polarity. */
	readonly performance: BenchmarkPerformance;
	/** The strictest level whose lines it lies outside, as a fraction; `null` where it lies inside all. */
	readonly evidence: number | null;
	/** The lines at its exposure, one pair a level. */
	readonly limits: readonly FunnelLimit[];
}

/** An area that is not classified, and why. @since 0.1.0 */
export interface UnclassifiedArea {
	/** Name of the area. */
	readonly area: string;
	/**
	 * Why it is not classified. `no-effective-exposure`: a standardised rate of 0 or of no events, which does not say how
	 * large the area is.
	 */
	readonly code: UnusableCounts | "too-few-events" | "rate-missing" | "no-effective-exposure";
}

/** What was found and done about over-dispersion. @since 0.1.0 */
export interface OverDispersion {
	/** How the lines were widened. */
	readonly method: "additive" | "multiplicative";
	/** Share of the areas at each end that was drawn in. */
	readonly winsorise: number;
	/** Mean of the squared winsorised z-scores: 1 where there is chance alone. */
	readonly dispersion: number;
	/**
	 * Variance between areas beyond chance, in the units of the values squared; 0 where there is no more than chance, and
	 * where `method` is `multiplicative`.
	 */
	readonly betweenVariance: number;
}

/** Answer of {@link classifyFunnel}. @since 0.1.0 */
export interface FunnelClassification {
	/** What the record is. */
	readonly kind: "funnel-classification";
	/** What the funnel is about. */
	readonly statistic: FunnelStatistic;
	/** How the lines were found. */
	readonly method: FunnelMethod;
	/** The average that the funnel is drawn around; `null` where no area can be used. */
	readonly average: number | null;
	/** How the average was made. */
	readonly averageMethod: "pooled" | "given";
	/** Base of the values. */
	readonly per: number;
	/** Which way the indicator is meant to go. */
	readonly polarity: Polarity;
	/** The levels, as fractions; the first decides the position. */
	readonly levels: readonly number[];
	/** What was found and done about over-dispersion; `null` where it was not asked for or there is nothing to measure. */
	readonly overDispersion: OverDispersion | null;
	/** The areas in their funnel, in the order given. */
	readonly areas: readonly FunnelPosition[];
	/** The areas that are not classified, in the order given. */
	readonly unclassified: readonly UnclassifiedArea[];
}
