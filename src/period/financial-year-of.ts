import { checkOptions } from "../internal/check.ts";
import { checkMonthNumber, periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";
import { type YearOptions, yearOptions } from "./year-to-date.ts";

/**
 * The year, beginning in April unless told otherwise, that holds all of a period.
 *
 * @param period - a canonical period
 * @param options - the month in which the year begins
 * @returns the year, or null where the period crosses its end
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`out-of-range`, `not-a-whole-number`) when `yearStart` is not 1 to 12, or the year
 * begins or ends outside the years 1000 to 9999
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { financialYearOf, toPeriod } from "direction-of-travel";
 *
 * assert.equal(financialYearOf(toPeriod("2020-03")), "2019-04/2020-03");
 * assert.equal(financialYearOf(toPeriod("2019-01/2019-12")), null);
 * ```
 * @since 0.1.0
 */
export function financialYearOf(period: Period, options: YearOptions = {}): Period | null {
	const doing = "find the year";
	const { first, last } = spanOf(period, doing);
	checkOptions(doing, options, yearOptions);
	const start = checkMonthNumber(doing, "yearStart", options.yearStart ?? 4) - 1;
	const begin = first - ((first - start) % 12);
	return last <= begin + 11 ? periodOf(begin, begin + 11, doing) : null;
}
