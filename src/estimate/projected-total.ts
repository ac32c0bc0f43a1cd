import { betaLower } from "../internal/beta.ts";
import { checkCount, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import {
	type ConfidenceIntervals,
	type ConfidenceOptions,
	confidenceOptions,
	intervalsAt,
} from "./confidence-interval.ts";

/** What a year may come to when part of it has been counted. It was not counted. @since 0.1.0 */
export interface ProjectedTotal extends ConfidenceIntervals {
	/** What the record is: never a count. */
	readonly kind: "projected-total";
	/** Mean of what the twelve months come to: count + (count + 1/2) (12 - months) / months. */
	readonly value: number;
	/** The count that was observed. */
	readonly count: number;
	/** Months that the count covers. */
	readonly months: number;
	/** How the limits were found. */
	readonly method: "jeffreys";
}

/**
 * What twelve months may come to if the rest of them goes on at the pace of those that were counted.
 *
 * The rest is a Poisson count at a pace that is known from the first part only: with Jeffreys' prior its distribution is
 * negative binomial, of shape count + 1/2 and probability months / 12. The limits are the whole totals that leave at most
 * (1 - confidence) / 2 of it on either side. They are wider than those of `annualise`, which are for the pace. Twelve months
 * leave nothing open: the total is the count.
 *
 * It is no forecast: seasons, and whatever changes, are not allowed for. Where the same months of the year before are known,
 * compare with them.
 *
 * @param count - events in the part of the year, a whole number >= 0
 * @param months - months that the count covers, a whole number from 1 to 12
 * @param options - level or levels of confidence
 * @returns the projected total with its interval, and what it was made of
 * @throws RangeError when `count` is negative, not finite or not whole, `months` is not a whole number from 1 to 12 or a
 * level is out of range; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { projectedTotal } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const entrants = projectedTotal(52, 6);
 * assert.deepEqual([entrants.value, entrants.lower, entrants.upper], [104.5, 86, 126]);
 * ```
 * @see Nelson W. (1970), Confidence intervals for the ratio of two Poisson means and Poisson predictor intervals, IEEE
 * Transactions on Reliability 19, 42-49
 * @since 0.1.0
 */
export function projectedTotal(
	count: number,
	months: number,
	options: ConfidenceOptions = {},
): ProjectedTotal {
	const doing = "project the total";
	const { confidence } = checkOptions(doing, options, confidenceOptions);
	const events = checkCount(doing, "count", count);
	if (checkCount(doing, "months", months) < 1 || months > 12)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"months must be a whole number from 1 to 12",
			months,
		);
	const shape = events + 0.5;
	const rest = (shape * (12 - months)) / months;
	const atMost = (more: number) => betaLower(months / 12, shape, more + 1);
	/** The smallest count of the rest that is not exceeded with this chance. */
	const quantile = (chance: number): number => {
		let [low, high] = [-1, Math.ceil(rest) + 10];
		while (atMost(high) < chance) high *= 2;
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if (atMost(middle) >= chance) high = middle;
			else low = middle;
		}
		return high;
	};
	return {
		kind: "projected-total",
		value: events + rest,
		...intervalsAt(doing, confidence, (tail) => [events + quantile(tail), events + quantile(1 - tail)]),
		count: events,
		months,
		method: "jeffreys",
	};
}
