import { addMonths } from "./add-months.ts";
import { monthCount } from "./month-count.ts";
import type { Period } from "./period.ts";

/**
 * The adjacent earlier period of the same length: the previous 12 months of a rolling year, the month before a month.
 *
 * @param period - a canonical period
 * @returns the neighbour
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`out-of-range`) when the years 1000 to 9999 are left
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { previousPeriod, toPeriod } from "direction-of-travel";
 *
 * assert.equal(previousPeriod(toPeriod("2019-01/2019-12")), "2018-01/2018-12");
 * ```
 * @since 0.1.0
 */
export function previousPeriod(period: Period): Period {
	return addMonths(period, -monthCount(period));
}
