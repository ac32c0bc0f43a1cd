import { checkCount, checkNumber, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type ConfidenceIntervals, intervalsAt } from "./confidence-interval.ts";
import {
	type PoissonIntervalOptions,
	type PoissonMethod,
	poissonIntervalOptions,
	poissonLimits,
} from "./poisson-interval.ts";

/** A count of a part of a year, scaled to twelve months. It was not counted. @since 0.1.0 */
export interface AnnualisedCount extends ConfidenceIntervals {
	/** What the record is: never a count. */
	readonly kind: "annualised-count";
	/** The count at the same pace over twelve months: count x 12 / months. */
	readonly value: number;
	/** The count that was observed. */
	readonly count: number;
	/** Months that the count covers. */
	readonly months: number;
	/** What the count was multiplied by: 12 / months. */
	readonly factor: number;
	/** How the limits were found. */
	readonly method: PoissonMethod;
	/** Whether a count that is not whole was accepted. */
	readonly weighted: boolean;
}

/**
 * What a count of part of a year comes to at the same pace over twelve months.
 *
 * count x 12 / months, with the limits of {@link poissonInterval} times 12 / months. They are limits for the pace,
 * not for the year's outturn, which also depends on what the other months bring. Seasons are not allowed for: where
 * the months of the year differ, compare the part year with the same months of the year before instead. The result
 * is marked as annualised and keeps the count. Twelve months give the count itself. Nothing is rounded.
 *
 * @param count - events in the part of the year, a whole number >= 0
 * @param months - months that the count covers, a whole number from 1 to 12
 * @param options - level or levels of confidence, method, whether a fractional count is accepted
 * @returns the annualised count with its interval, and what it was made of
 * @throws RangeError when `count` is negative, not finite or not whole (unless `weighted`), when `months` is not a whole
 * number from 1 to 12, when a level is out of range or `method` is unknown; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { annualise } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const entrants = annualise(52, 6);
 * assert.equal(entrants.value, 104);
 * assert.ok(Math.abs(entrants.lower - 77.67) < 0.005 && Math.abs(entrants.upper - 136.38) < 0.005);
 * assert.equal(entrants.kind, "annualised-count");
 * ```
 * @since 0.1.0
 */
export function annualise(
	count: number,
	months: number,
	options: PoissonIntervalOptions = {},
): AnnualisedCount {
	const doing = "annualise the count";
	const {
		method = "exact",
		weighted = false,
		confidence,
	} = checkOptions(doing, options, poissonIntervalOptions);
	const events = checkCount(doing, "count", count, weighted);
	if (checkCount(doing, "months", months) < 1 || months > 12)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"months must be a whole number from 1 to 12",
			months,
		);
	const scaled = (number: number) => checkNumber(doing, "the annualised count", (number * 12) / months);
	const limits = poissonLimits(doing, events, method);
	return {
		kind: "annualised-count",
		value: scaled(events),
		...intervalsAt(doing, confidence, (tail) => {
			const [lower, upper] = limits(tail);
			return [scaled(lower), scaled(upper)];
		}),
		count: events,
		months,
		factor: 12 / months,
		method,
		weighted,
	};
}
