import type { Period } from "../period/period.ts";

/**
 * What is known of a count that may not be shown: a whole number from `from` to `to`, both included. A withheld 1 to 4
 * is `{ from: 1, to: 4 }`; one of which nothing is known is `{ from: 0, to: null }`. A weighted count is any number between.
 *
 * @since 0.1.0
 */
export interface WithheldRange {
	/** The smallest count that it can be, 0 or more. */
	readonly from: number;
	/** The largest count that it can be, `from` or more; null when there is no upper limit. */
	readonly to: number | null;
}

/**
 * How settled a count is.
 *
 * @since 0.1.0
 */
export type ObservationStatus = "provisional" | "revised" | "final";

/**
 * The count of one indicator in one area for one period.
 *
 * Four things that are not the same: a month without an observation is missing; a count of null is blank, not
 * available; a count of null with `withheld` is a number within a known range; a count of 0 is a true zero.
 *
 * @since 0.1.0
 */
export interface Observation {
	/** The month, quarter or other run of whole months that the count covers. */
	readonly period: Period;
	/** Events in the period, a whole number of 0 or more; null where it is blank or withheld. */
	readonly count: number | null;
	/** The range of a withheld count; `count` is then null. */
	readonly withheld?: WithheldRange;
	/** How settled the count is. Default: not said, which is not provisional. */
	readonly status?: ObservationStatus;
	/**
	 * When the count was published, as `YYYY-MM-DD` or `YYYY-MM`. Of several observations for one period the latest
	 * vintage counts and the others are reported as revisions. Default: not said; such an observation beside another
	 * one for its period is a duplicate.
	 */
	readonly vintage?: string;
	/** Why this period cannot be set beside earlier ones, such as a change of criteria. Default: it can. */
	readonly breakBefore?: string;
	/** Counts that this one has replaced, where they do not stand beside it as observations of their own. Default: none. */
	readonly replaced?: readonly ReplacedCount[];
}

/**
 * A count that was published before and holds no longer.
 *
 * @since 0.1.0
 */
export interface ReplacedCount {
	/** When it was published, as `YYYY-MM-DD` or `YYYY-MM`. */
	readonly vintage: string;
	/** The count; null where it was blank or withheld. */
	readonly count: number | null;
}

/**
 * A count that a later vintage has replaced.
 *
 * @since 0.1.0
 */
export interface Revision {
	/** The period that was revised. */
	readonly period: Period;
	/** Vintage of the count in use. */
	readonly vintage: string;
	/** The count in use; null where it is blank or withheld. */
	readonly count: number | null;
	/** Vintage of the count that was replaced. */
	readonly replacedVintage: string;
	/** The count that was replaced; null where it was blank or withheld. */
	readonly replacedCount: number | null;
}

/**
 * A break in a series: what comes before cannot be set beside what follows.
 *
 * @since 0.1.0
 */
export interface SeriesBreak {
	/** The first period after the break. */
	readonly at: Period;
	/** The cause that was recorded. */
	readonly cause: string;
}
