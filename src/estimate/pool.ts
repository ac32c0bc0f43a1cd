import { checkByCounts } from "../internal/by-counts.ts";
import { checkCount, checkOptions, checkPositive, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { type Rate, type RateOptions, rate, rateOptions } from "./rate.ts";
import type { CountOverExposure } from "./rate-ratio.ts";

/** The rate of several counts taken together. @since 0.1.0 */
export interface PooledRate extends Rate {
	/** How many rows were pooled. */
	readonly parts: number;
}

/**
 * The rate of several areas or periods taken together: sum of the counts over sum of the exposures.
 *
 * Every event weighs the same, so a large area weighs more than a small one; the mean of the rates is another figure
 * (see `regionalAverage`). One row pools to its own rate. An empty list is refused, and so is a row whose exposure is
 * 0 or that is an answer whose counts do not tell all of it, such as a standardised rate. Sums carry the rounding of fractions along, and do not depend on the order of the rows. For a proportion pass the
 * sums on: `proportion(pooled.count, pooled.exposure)`.
 *
 * @param rows - counts and exposures, at least one row
 * @param options - those of {@link rate}
 * @returns the pooled rate with its interval, the sums, and how many rows they were made of
 * @throws RangeError when there is no row, when a count is negative, not finite or not whole (unless `weighted`), when
 * an exposure is not a finite number above 0, or as {@link rate} does; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { pool } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const districts = [
 * 	{ count: 7, exposure: 8_100 },
 * 	{ count: 5, exposure: 7_900 },
 * ];
 * const county = pool(districts);
 * assert.equal(county.value, 0.75);
 * assert.deepEqual([county.count, county.exposure, county.parts], [12, 16_000, 2]);
 * ```
 * @since 0.1.0
 */
export function pool(rows: readonly CountOverExposure[], options: RateOptions = {}): PooledRate {
	const doing = "pool the counts";
	checkOptions(doing, options, rateOptions);
	if (checkRecords(doing, "rows", rows).length === 0)
		throw argumentError(RangeError, "out-of-range", doing, "rows must hold at least one row", rows);
	for (const [index, row] of rows.entries()) {
		const { count, exposure } = checkByCounts(doing, `rows[${index}]`, row);
		checkCount(doing, `rows[${index}].count`, count, options.weighted);
		checkPositive(doing, `rows[${index}].exposure`, exposure);
	}
	const count = compensatedSum(rows.map((row) => row.count));
	const exposure = compensatedSum(rows.map((row) => row.exposure));
	return { ...rate(count, exposure, options), parts: rows.length };
}
