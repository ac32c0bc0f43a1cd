import { intervalsAt } from "../estimate/confidence-interval.ts";
import { percentageChange } from "../estimate/percentage-change.ts";
import { checkCount, checkNumber, checkOptions, checkRecord } from "../internal/check.ts";
import { hypotenuse } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import { studentQuantile, studentTail } from "../internal/student.ts";
import { amountOf, checkThreshold, liesWithin } from "./change-threshold.ts";
import type { CompareValuesOptions, ValueComparison, ValueWindow } from "./value-comparison.ts";

const doing = "compare the values";

/** The names of the options. */
const compareValuesOptions: readonly (keyof CompareValuesOptions)[] = ["tolerance", "confidence"];

/**
 * Compares two figures: the difference, and whether there is evidence of one.
 *
 * With standard errors: difference / sqrt(s1^2 + s0^2) against the normal, and the interval that belongs to it. A value
 * with a `size`, such as an answer of `meanEstimate`, has a standard error that was learned from so many values: then
 * against Student's t with (s1^2 + s0^2)^2 / (s1^4 / (n1 - 1) + s0^4 / (n0 - 1)) degrees of freedom (Welch 1938,
 * Satterthwaite 1946), where a value without a size, such as a target, adds nothing below the line.
 * Without standard errors nothing can tell a change from noise, so the caller must state a tolerance; a change of at most that
 * much is within it. There is no default and no p-value. A tolerance relative to a previous value of 0 is 0.
 * Nothing is rounded.
 *
 * @param current - value now, with its standard error where it is known, and the size of a sample that it is the mean of
 * @param previous - value before, in the same unit
 * @param options - tolerance, for figures without standard errors; level or levels of confidence, for the others
 * @returns the difference, with a test or with the tolerance that it was held against
 * @throws TypeError when neither standard errors nor a tolerance are given, or both, or one standard error only, or
 * confidence beside a tolerance; RangeError when a number is not finite, a standard error or tolerance is negative, a size
 * is not a whole number of 2 or more, or both standard errors are 0
 * @example Two percentages whose sample sizes are not known
 * ```ts
 * import { compareValues } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const answer = compareValues({ value: 62 }, { value: 64 }, { tolerance: { absolute: 1 } });
 * assert.equal(answer.basis, "tolerance");
 * assert.equal(answer.difference, -2);
 * assert.equal(answer.percentageChange, -3.125);
 * assert.equal(answer.withinTolerance, false);
 * assert.equal(answer.pValue, null);
 * ```
 * @example An estimate against a target
 * ```ts
 * import { compareValues } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const answer = compareValues({ value: 47, standardError: 3.5 }, { value: 40, standardError: 0 });
 * assert.equal(answer.statistic, 2);
 * assert.ok((answer.pValue ?? 1) < 0.05);
 * ```
 * @example Means of few values
 * ```ts
 * import { compareValues, meanEstimate } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const [now, before] = [meanEstimate([7.1, 8.4, 6.6]), meanEstimate([5.2, 5.9, 4.4, 5.0])];
 * assert(now.status === "estimated" && before.status === "estimated");
 * const answer = compareValues(now, before);
 * assert.equal(answer.method, "student-t");
 * assert.ok(Math.abs((answer.pValue ?? 1) - 0.031) < 0.0005); // the normal would say 0.0003
 * ```
 * @see Altman D.G. and Bland J.M. (2003), Interaction revisited: the difference between two estimates, BMJ 326, 219
 * @see Welch B.L. (1938), The significance of the difference between two means when the population variances are unequal,
 * Biometrika 29, 350-362; Satterthwaite F.E. (1946), Biometrics Bulletin 2, 110-114
 * @since 0.1.0
 */
export function compareValues(
	current: ValueWindow,
	previous: ValueWindow,
	options: CompareValuesOptions = {},
): ValueComparison {
	return comparedValues(current, previous, checkOptions(doing, options, compareValuesOptions));
}

/** The same with options that may stand among others. */
export function comparedValues(
	current: ValueWindow,
	previous: ValueWindow,
	options: CompareValuesOptions,
): ValueComparison {
	checkRecord(doing, "current", current);
	checkRecord(doing, "previous", previous);
	// Plus 0, as -0 is not itself after a round trip through JSON.
	const value = checkNumber(doing, "current.value", current.value);
	const other = checkNumber(doing, "previous.value", previous.value);
	const difference = checkNumber(doing, "the difference", value - other);
	const change = percentageChange(value, other);
	const errors = errorsOf(current, previous);
	const tolerance = errors === null ? checkTolerance(options) : null;
	if (errors !== null && options.tolerance !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"tolerance must not stand beside standard errors",
			options.tolerance,
		);
	const tested = errors === null ? null : testOf(difference, errors, [current.size, previous.size], options);
	const df = tested?.degreesOfFreedom ?? null;
	return {
		kind: "values",
		basis: tested === null ? "tolerance" : "standard-errors",
		method: tested === null ? null : df === null ? "z" : "student-t",
		difference,
		percentageChange: change.change,
		pValue: tested?.pValue ?? null,
		statistic: tested?.statistic ?? null,
		confidence: tested?.interval.confidence ?? null,
		lower: tested?.interval.lower ?? null,
		upper: tested?.interval.upper ?? null,
		intervals: tested?.interval.intervals ?? [],
		tolerance,
		withinTolerance: tolerance === null ? null : liesWithin(Math.abs(difference), amountOf(tolerance, other)),
		currentValue: value,
		currentStandardError: errors?.[0] ?? null,
		previousValue: other,
		previousStandardError: errors?.[1] ?? null,
		degreesOfFreedom: df,
		reasons: change.status === "defined" ? [] : change.reasons,
	};
}

type Both<T> = readonly [current: T, previous: T];

/** The test of a difference of values with standard errors, by what those were learned from. */
function testOf(
	difference: number,
	errors: Both<number>,
	sizes: Both<number | undefined>,
	options: CompareValuesOptions,
) {
	const error = hypotenuse(errors[0], errors[1]);
	const statistic = checkNumber(doing, "difference over its standard error", difference / error);
	const df =
		1 /
		(unsureness("current", errors[0] / error, sizes[0]) +
			unsureness("previous", errors[1] / error, sizes[1]));
	return {
		statistic,
		degreesOfFreedom: df === Infinity ? null : df,
		pValue: 2 * studentTail(Math.abs(statistic), df),
		interval: intervalsAt(doing, options.confidence, (tail) => {
			const reach = studentQuantile(tail, df) * error;
			return [difference + reach, difference - reach];
		}),
	};
}

/** What a value takes off the degrees of freedom (Satterthwaite 1946): its share of the variance, squared, over its own. */
function unsureness(name: string, share: number, size: number | undefined): number {
	if (size === undefined) return 0;
	if (checkCount(doing, `${name}.size`, size) < 2)
		throw argumentError(RangeError, "out-of-range", doing, `${name}.size must be 2 or more`, size);
	return (share * share) ** 2 / (size - 1);
}

/** Both standard errors, or null where there is neither. */
function errorsOf(current: ValueWindow, previous: ValueWindow): Both<number> | null {
	const { standardError: ours } = current;
	const { standardError: theirs } = previous;
	if (ours === undefined && theirs === undefined) return null;
	if (ours === undefined || theirs === undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"standardError must be given for both values or for neither, 0 for an exact one",
			ours ?? theirs,
		);
	for (const [name, error] of [
		["current", ours],
		["previous", theirs],
	] as const)
		if (checkNumber(doing, `${name}.standardError`, error) < 0)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`${name}.standardError must be 0 or more`,
				error,
			);
	if (ours === 0 && theirs === 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"one standardError must be above 0, or a tolerance be given instead of both",
			0,
		);
	return [ours, theirs];
}

/** The tolerance, which figures without standard errors must have, and which has no level of confidence. */
function checkTolerance({ tolerance, confidence }: CompareValuesOptions) {
	if (tolerance === undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"tolerance must be given for values without standard errors",
			tolerance,
		);
	if (confidence !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"confidence must come with standard errors",
			confidence,
		);
	return checkThreshold(doing, "tolerance", tolerance);
}
