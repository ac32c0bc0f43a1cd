import { checkCount, checkNumber, checkPositive } from "../internal/check.ts";

/**
 * Events per 1,000 residents, as a plain number.
 *
 * count x 1,000 / population. 0 where the count is 0. Nothing is rounded; round when printing. For the interval, or
 * another base, see {@link rate}.
 *
 * @param count - events, a whole number >= 0
 * @param population - residents, above 0
 * @returns the rate per 1,000
 * @throws RangeError when `count` is negative, not finite or not whole, or when `population` is not a finite number
 * above 0; TypeError when one of them is not a number
 * @example Usage
 * ```ts
 * import { perThousand } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * assert.equal(perThousand(31, 15_500), 2);
 * ```
 * @since 0.1.0
 */
export function perThousand(count: number, population: number): number {
	const doing = "compute the rate per 1,000";
	checkCount(doing, "count", count);
	checkPositive(doing, "population", population);
	return checkNumber(doing, "the rate", (count * 1000) / population);
}
