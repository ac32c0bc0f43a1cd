import { monthText, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * All months of a period, in order, each as a period of one month.
 *
 * @param period - a canonical period
 * @returns one entry a month; one entry for a month
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 *
 * assert.deepEqual(monthsIn(toPeriod("Nov-Jan 2020")), ["2019-11", "2019-12", "2020-01"]);
 * ```
 * @since 0.1.0
 */
export function monthsIn(period: Period): readonly Period[] {
	const { first, last } = spanOf(period, "list the months");
	return Array.from({ length: last - first + 1 }, (_, index) => monthText(first + index) as Period);
}
