import { checkCount, checkNumber } from "../internal/check.ts";
import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * A period moved by a number of months: both ends move, the length stays.
 *
 * @param period - a canonical period
 * @param months - a whole number; below 0 goes back
 * @returns the moved period
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`not-a-whole-number`, `out-of-range`) when `months` is not whole or the years 1000 to 9999 are left
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { addMonths, toPeriod } from "direction-of-travel";
 *
 * assert.equal(addMonths(toPeriod("2019-10/2019-12"), -12), "2018-10/2018-12");
 * ```
 * @since 0.1.0
 */
export function addMonths(period: Period, months: number): Period {
	const doing = "add months";
	const { first, last } = spanOf(period, doing);
	checkCount(doing, "months", Math.abs(checkNumber(doing, "months", months)));
	return periodOf(first + months, last + months, doing);
}
