import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * The first month of a period, as a period of one month; a month is its own first.
 *
 * @param period - a canonical period
 * @returns the month
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { firstMonth, toPeriod } from "direction-of-travel";
 *
 * assert.equal(firstMonth(toPeriod("2019/20 Q3")), "2019-10");
 * ```
 * @since 0.1.0
 */
export function firstMonth(period: Period): Period {
	const doing = "take the first month";
	const { first } = spanOf(period, doing);
	return periodOf(first, first, doing);
}
