import type { Period } from "../period/period.ts";
import type { MatchedMonth } from "./count-comparison.ts";

/** What both windows may carry. @since 0.1.0 */
export interface DirectionPeriod {
	/** The months that the figure covers. With both periods given, windows that may not be compared are refused. */
	readonly period?: Period;
}

/** Events over an exposure. @since 0.1.0 */
export interface DirectionCounts extends DirectionPeriod {
	/** What the record is, where it is an answer whose counts tell all of it, such as one of `rate`. */
	readonly kind?: "rate" | "regional-average";
	/** Events, a whole number; `null` where there is no count, `"withheld"` where it may not be shown. */
	readonly count: number | "withheld" | null;
	/** What they are divided by, in the same unit in both windows; `null` where it is not known. */
	readonly exposure: number | null;
	/** The months of the window, to learn the dispersion from: see `compareCounts`. */
	readonly months?: readonly MatchedMonth[];
}

/** A part of a whole. @since 0.1.0 */
export interface DirectionProportion extends DirectionPeriod {
	/** The part, a whole number; `null` where there is no count, `"withheld"` where it may not be shown. */
	readonly count: number | "withheld" | null;
	/** The whole, a whole number; `null` where it is not known. */
	readonly denominator: number | null;
}

/** A figure without its counts. @since 0.1.0 */
export interface DirectionValue extends DirectionPeriod {
	/** Does not apply: a record with a count is judged by it, or refused. */
	readonly count?: never;
	/** The figure; `null` where it is missing. */
	readonly value: number | null;
	/** Its standard error, 0 for an exact figure such as a target. For both figures or neither. */
	readonly standardError?: number;
	/** How many values it is the mean of, where its standard error was learned from them: see `compareValues`. */
	readonly size?: number;
}

/** A window of time, or what it is set against: which kind it is follows from its keys. @since 0.1.0 */
export type DirectionInput = DirectionCounts | DirectionProportion | DirectionValue;
