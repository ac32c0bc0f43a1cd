import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * How many months a period has, both ends included.
 *
 * @param period - a canonical period
 * @returns a whole number, 1 or more
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthCount, toPeriod } from "direction-of-travel";
 *
 * assert.equal(monthCount(toPeriod("2018/19")), 12);
 * ```
 * @since 0.1.0
 */
export function monthCount(period: Period): number {
	const { first, last } = spanOf(period, "count the months");
	return last - first + 1;
}
