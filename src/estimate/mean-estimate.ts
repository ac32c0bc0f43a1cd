import { checkCount, checkNumber, checkOptions, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { studentQuantile } from "../internal/student.ts";
import { compensatedSum } from "../internal/sum.ts";
import {
	type ConfidenceIntervals,
	type ConfidenceOptions,
	confidenceOptions,
	intervalsAt,
} from "./confidence-interval.ts";

/** Values that are known by their summary only. @since 0.1.0 */
export interface MeanSummary {
	/** Mean of the values. */
	readonly mean: number;
	/** Standard deviation of the values, with n - 1 below the line; 0 or more. */
	readonly standardDeviation: number;
	/** How many values, a whole number, 2 or more. */
	readonly size: number;
}

/** A mean with its interval. @since 0.1.0 */
export interface MeanWithInterval extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "mean";
	/** There is an interval. */
	readonly status: "estimated";
	/** The mean. */
	readonly value: number;
	/** How many values. */
	readonly size: number;
	/** Standard deviation of the values, with n - 1 below the line. */
	readonly standardDeviation: number;
	/** Standard deviation / sqrt(size). */
	readonly standardError: number;
	/** How the limits were found. */
	readonly method: "student-t";
}

/** Why a mean has no interval. @since 0.1.0 */
export interface MeanReason {
	/** `one-value`: there is nothing to see how far values differ. */
	readonly code: "one-value";
}

/** The mean of one value, which says nothing about how far values differ. @since 0.1.0 */
export interface MeanOfOne {
	/** What the record is. */
	readonly kind: "mean";
	/** There is no interval. */
	readonly status: "no-interval";
	/** The value. */
	readonly value: number;
	/** There is one value. */
	readonly size: 1;
	/** There is no standard deviation. */
	readonly standardDeviation: null;
	/** There is no standard error. */
	readonly standardError: null;
	/** There is no lower limit. */
	readonly lower: null;
	/** There is no upper limit. */
	readonly upper: null;
	/** There is no level of confidence. */
	readonly confidence: null;
	/** There are no intervals. */
	readonly intervals: readonly [];
	/** How limits would have been found. */
	readonly method: "student-t";
	/** Why there is no interval. */
	readonly reasons: readonly MeanReason[];
}

/** The answer of {@link meanEstimate}: narrow it by `status`. @since 0.1.0 */
export type MeanEstimate = MeanWithInterval | MeanOfOne;

/**
 * The mean of a sample with Student's interval: satisfaction scores, durations.
 *
 * mean -/+ t(1 - tail, n - 1) s / sqrt(n), with s the standard deviation (n - 1 below the line) and tail =
 * (1 - confidence) / 2. One value has a mean and no interval: the answer is `no-interval` with null limits. Equal
 * values have an interval of no length. An empty list is refused. Nothing is rounded.
 *
 * It takes the values to be independent and the mean to be about normal; for few and very skew values the interval is
 * too short on the long side.
 *
 * @param values - the values, at least one, or their summary
 * @param options - level or levels of confidence
 * @returns the mean with its interval, and what it was made of
 * @throws RangeError when there is no value, when a value is not finite, when a summary has a negative standard
 * deviation or a size that is not a whole number from 2, when a level is out of range or the result is too large for
 * a number; TypeError when a value is not a number
 * @example Usage
 * ```ts
 * import { meanEstimate } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const score = meanEstimate([30, 40, 50, 60]);
 * assert.ok(score.status === "estimated");
 * assert.equal(score.value, 45);
 * assert.ok(Math.abs(score.lower - 24.457) < 0.001 && Math.abs(score.upper - 65.543) < 0.001);
 *
 * assert.deepEqual(meanEstimate({ mean: 45, standardDeviation: score.standardDeviation, size: 4 }), score);
 * ```
 * @see Student (1908), The probable error of a mean, Biometrika 6, 1-25
 * @since 0.1.0
 */
export function meanEstimate(
	values: readonly number[] | MeanSummary,
	options: ConfidenceOptions = {},
): MeanEstimate {
	const doing = "estimate the mean";
	checkOptions(doing, options, confidenceOptions);
	const { mean, standardDeviation, size } = isList(values)
		? summarise(doing, values)
		: checkRecord(doing, "values", values);
	checkNumber(doing, "mean", mean);
	checkCount(doing, "standardDeviation", standardDeviation, true);
	const single = isList(values) && size === 1;
	if (!single && checkCount(doing, "size", size) < 2)
		throw argumentError(RangeError, "out-of-range", doing, "size must be 2 or more", size);
	const spread = standardDeviation + 0;
	const standardError = spread / Math.sqrt(size);
	const limits = intervalsAt(doing, options.confidence, (tail) => {
		const reach = single ? 0 : standardError * studentQuantile(tail, size - 1);
		return [checkNumber(doing, "lower", mean + reach), checkNumber(doing, "upper", mean - reach)];
	});
	const made = { kind: "mean", value: mean + 0, method: "student-t" } as const;
	if (!single)
		return { ...made, status: "estimated", ...limits, size, standardDeviation: spread, standardError };
	return {
		...made,
		status: "no-interval",
		size: 1,
		standardDeviation: null,
		standardError: null,
		lower: null,
		upper: null,
		confidence: null,
		intervals: [],
		reasons: [{ code: "one-value" }],
	};
}

function isList(values: readonly number[] | MeanSummary): values is readonly number[] {
	return Array.isArray(values);
}

function summarise(doing: string, values: readonly number[]): MeanSummary {
	const [first] = values;
	if (first === undefined)
		throw argumentError(RangeError, "out-of-range", doing, "values must hold at least one value", values);
	for (const [index, value] of values.entries()) checkNumber(doing, `values[${index}]`, value);
	const size = values.length;
	// Taken from the first value, so that equal values have their own value as their mean.
	const mean = first + compensatedSum(values.map((value) => value - first)) / size;
	const squares = compensatedSum(values.map((value) => (value - mean) ** 2));
	return { mean, standardDeviation: Math.sqrt(squares / Math.max(1, size - 1)), size };
}
