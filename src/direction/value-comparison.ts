import type { ConfidenceInterval, ConfidenceOptions } from "../estimate/confidence-interval.ts";
import type { PercentageChangeReason } from "../estimate/percentage-change.ts";
import type { ChangeThreshold } from "./change-threshold.ts";

/** A figure of one window of time, with its standard error where that is known. @since 0.1.0 */
export interface ValueWindow {
	/** The figure, any finite number. */
	readonly value: number;
	/** Its standard error, 0 or more: 0 for a figure that is exact, such as a target. For both figures or neither. */
	readonly standardError?: number;
	/**
	 * How many values the figure is the mean of and its standard error was learned from, a whole number of 2 or more, as in
	 * an answer of `meanEstimate`. Default none: the standard error is taken as known.
	 */
	readonly size?: number;
}

/** Options of `compareValues`. @since 0.1.0 */
export interface CompareValuesOptions extends ConfidenceOptions {
	/**
	 * Up to which change two figures without standard errors count as similar; a change of just that much does.
	 * Required for them, as nothing else can tell a change from noise; refused beside standard errors.
	 */
	readonly tolerance?: ChangeThreshold;
}

/** Answer of `compareValues`. Nothing is rounded. @since 0.1.0 */
export interface ValueComparison {
	/** What was compared. */
	readonly kind: "values";
	/** What the answer rests on: a test, or a tolerance that the caller has stated. */
	readonly basis: "standard-errors" | "tolerance";
	/** How it was tested: `student-t` where a size is given; null on the basis of a tolerance. */
	readonly method: "z" | "student-t" | null;
	/** Current minus previous value. */
	readonly difference: number;
	/** The difference in per cent of the previous value; null where that is 0 or negative. */
	readonly percentageChange: number | null;
	/** Two-sided p-value of equal values; null on the basis of a tolerance. */
	readonly pValue: number | null;
	/** Difference over its standard error, above 0 where the value rose; null on the basis of a tolerance. */
	readonly statistic: number | null;
	/** First confidence level, as a fraction; null on the basis of a tolerance. */
	readonly confidence: number | null;
	/** Lower limit of the difference at that level; null on the basis of a tolerance. */
	readonly lower: number | null;
	/** Upper limit of the difference at that level; null on the basis of a tolerance. */
	readonly upper: number | null;
	/** The interval of the difference at every level; empty on the basis of a tolerance. */
	readonly intervals: readonly ConfidenceInterval[];
	/** The tolerance; null on the basis of standard errors. */
	readonly tolerance: ChangeThreshold | null;
	/** Whether the change is no larger than the tolerance; null on the basis of standard errors. */
	readonly withinTolerance: boolean | null;
	/** Current value. */
	readonly currentValue: number;
	/** Its standard error; null where there is none. */
	readonly currentStandardError: number | null;
	/** Previous value. */
	readonly previousValue: number;
	/** Its standard error; null where there is none. */
	readonly previousStandardError: number | null;
	/** Degrees of freedom of Student's t; null for the normal and on the basis of a tolerance. */
	readonly degreesOfFreedom: number | null;
	/** Why there is no percentage change; nothing where there is one. */
	readonly reasons: readonly PercentageChangeReason[];
}
