import { checkCount, checkPositive } from "../internal/check.ts";
import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * The window of so many months that ends with a month: trailing, both ends included.
 *
 * @param month - the last month; of a longer period its last month is taken
 * @param months - the length in months, a whole number above 0 (12 for a rolling year)
 * @returns the window
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`not-a-whole-number`, `out-of-range`) when `months` is not a whole number above 0, or
 * the window begins before the year 1000
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { periodEnding, toPeriod } from "direction-of-travel";
 *
 * assert.equal(periodEnding(toPeriod("2019/20 Q3"), 12), "2019-01/2019-12");
 * ```
 * @since 0.1.0
 */
export function periodEnding(month: Period, months: number): Period {
	const doing = "make the window";
	const { last } = spanOf(month, doing);
	checkPositive(doing, "months", checkCount(doing, "months", months));
	return periodOf(last - months + 1, last, doing);
}
