import { intervalsAt } from "../estimate/confidence-interval.ts";
import { percentageChange } from "../estimate/percentage-change.ts";
import { checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { normalQuantile, normalTail } from "../internal/normal.ts";
import { amountOf, checkThreshold, liesWithin } from "./change-threshold.ts";
import type { CompareValuesOptions, ValueComparison, ValueWindow } from "./value-comparison.ts";

const doing = "compare the values";

/**
 * Compares two figures: the difference, and whether there is evidence of one.
 *
 * With standard errors: z = difference / sqrt(s1^2 + s0^2) against the normal, and the interval that belongs to it.
 * Without them nothing can tell a change from noise, so the caller must state a tolerance; a change of at most that
 * much is within it. There is no default and no p-value. A tolerance relative to a previous value of 0 is 0.
 * Nothing is rounded.
 *
 * @param current - value now, with its standard error where it is known
 * @param previous - value before, in the same unit
 * @param options - tolerance, for figures without standard errors; level or levels of confidence, for the others
 * @returns the difference, with a test or with the tolerance that it was held against
 * @throws TypeError when neither standard errors nor a tolerance are given, or both, or one standard error only, or
 * confidence beside a tolerance; RangeError when a number is not finite, a standard error or tolerance is negative, or
 * both standard errors are 0
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
 * @since 0.1.0
 */
export function compareValues(
	current: ValueWindow,
	previous: ValueWindow,
	options: CompareValuesOptions = {},
): ValueComparison {
	// Plus 0, as -0 is not itself after a round trip through JSON.
	const value = checkNumber(doing, "current.value", current.value) + 0;
	const other = checkNumber(doing, "previous.value", previous.value) + 0;
	const difference = checkNumber(doing, "the difference", value - other);
	const change = percentageChange(value, other);
	const common = {
		kind: "values",
		difference,
		percentageChange: change.change,
		currentValue: value,
		previousValue: other,
		reasons: change.status === "defined" ? [] : change.reasons,
	} as const;
	const errors = errorsOf(current, previous);
	if (errors === null) {
		const tolerance = checkTolerance(options);
		return {
			...common,
			basis: "tolerance",
			method: null,
			pValue: null,
			statistic: null,
			confidence: null,
			lower: null,
			upper: null,
			intervals: [],
			tolerance,
			withinTolerance: liesWithin(Math.abs(difference), amountOf(tolerance, other)),
			currentStandardError: null,
			previousStandardError: null,
		};
	}
	if (options.tolerance !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"tolerance must not stand beside standard errors",
			options.tolerance,
		);
	const error = Math.hypot(...errors);
	const z = checkNumber(doing, "difference over its standard error", difference / error);
	return {
		...common,
		basis: "standard-errors",
		method: "z",
		pValue: 2 * normalTail(Math.abs(z)),
		statistic: z,
		...intervalsAt(doing, options.confidence, (tail) => [
			difference + normalQuantile(tail) * error,
			difference - normalQuantile(tail) * error,
		]),
		tolerance: null,
		withinTolerance: null,
		currentStandardError: errors[0],
		previousStandardError: errors[1],
	};
}

/** Both standard errors, or null where there is neither. */
function errorsOf(current: ValueWindow, previous: ValueWindow): readonly [number, number] | null {
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
