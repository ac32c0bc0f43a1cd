import { checkOptions } from "../internal/check.ts";
import { checkMonthNumber, periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Settings of {@link yearToDate} and {@link financialYearOf}.
 *
 * @since 0.1.0
 */
export interface YearOptions {
	/** The month in which the year begins, 1 to 12. Default 4, the financial year. */
	readonly yearStart?: number;
}

/** Their names. */
export const yearOptions: readonly (keyof YearOptions)[] = ["yearStart"];

/**
 * The months from the beginning of the year to a month, both included.
 *
 * @param month - the last month; of a longer period its last month is taken
 * @param options - the month in which the year begins, April by default
 * @returns 1 to 12 months
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`out-of-range`, `not-a-whole-number`) when `yearStart` is not 1 to 12, or the year
 * begins before the year 1000
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod, yearToDate } from "direction-of-travel";
 *
 * assert.equal(yearToDate(toPeriod("2019-12")), "2019-04/2019-12");
 * assert.equal(yearToDate(toPeriod("2019-12"), { yearStart: 1 }), "2019-01/2019-12");
 * ```
 * @since 0.1.0
 */
export function yearToDate(month: Period, options: YearOptions = {}): Period {
	const doing = "take the year to date";
	const { last } = spanOf(month, doing);
	checkOptions(doing, options, yearOptions);
	const start = checkMonthNumber(doing, "yearStart", options.yearStart ?? 4) - 1;
	return periodOf(last - ((last - start) % 12), last, doing);
}
