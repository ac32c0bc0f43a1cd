import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * The last month of a period, as a period of one month; a month is its own last.
 *
 * @param period - a canonical period
 * @returns the month
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { lastMonth, toPeriod } from "direction-of-travel";
 *
 * assert.equal(lastMonth(toPeriod("2019/20 Q3")), "2019-12");
 * ```
 * @since 0.1.0
 */
export function lastMonth(period: Period): Period {
	const doing = "take the last month";
	const { last } = spanOf(period, doing);
	return periodOf(last, last, doing);
}
