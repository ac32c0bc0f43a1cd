import type { Period } from "../period/period.ts";

/** What every point of a series has. @since 0.1.0 */
export interface SeriesPoint {
	/** The month, quarter, year or other run of whole months that the figure covers. */
	readonly period: Period;
	/** Why this period cannot be set beside earlier ones, such as a change of criteria. Default: it can. */
	readonly breakBefore?: string;
}

/** Events of one period. @since 0.1.0 */
export interface CountPoint extends SeriesPoint {
	/** Events, a whole number of 0 or more; null where it is blank or withheld. */
	readonly count: number | null;
	/**
	 * What they are divided by, above 0, for the time that the period covers: person-years, not persons. Default the
	 * length of the period over the usual length, 0.5 for half a year among years. For every point or for none.
	 */
	readonly exposure?: number;
}

/** How many out of how many in one period. @since 0.1.0 */
export interface ProportionPoint extends SeriesPoint {
	/** How many had the property, a whole number from 0 to `denominator`; null where it is blank or withheld. */
	readonly count: number | null;
	/** Out of how many, a whole number above 0. */
	readonly denominator: number;
}

/** A figure without the counts behind it. @since 0.1.0 */
export interface ValuePoint extends SeriesPoint {
	/** The figure, of any sign; null where it is blank or withheld. */
	readonly value: number | null;
	/** Its standard error, above 0, in the unit of the value. For every point or for none. */
	readonly standardError?: number;
}

/** A series of one kind of points, in any order. @since 0.1.0 */
export type LevellingSeries = readonly CountPoint[] | readonly ProportionPoint[] | readonly ValuePoint[];
