import { addMonths } from "./add-months.ts";
import { monthCount } from "./month-count.ts";
import type { Period } from "./period.ts";

/**
 * The adjacent later period of the same length.
 *
 * @param period - a canonical period
 * @returns the neighbour
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`out-of-range`) when the years 1000 to 9999 are left
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { nextPeriod, toPeriod } from "direction-of-travel";
 *
 * assert.equal(nextPeriod(toPeriod("2018/19")), "2019-04/2020-03");
 * ```
 * @since 0.1.0
 */
export function nextPeriod(period: Period): Period {
	return addMonths(period, monthCount(period));
}
