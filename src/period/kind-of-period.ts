import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * What a run of months is usually called.
 *
 * @since 0.1.0
 */
export type PeriodKind =
	| "month"
	| "quarter"
	| "half-year"
	| "calendar-year"
	| "financial-year"
	| "academic-year"
	| "twelve-months"
	| "months";

/**
 * What a period is called: it follows from its months alone.
 *
 * Quarters begin in January, April, July or October; half years in April or October (of the financial year) or in
 * January or July (of the calendar year); a financial year in April, an academic year in September. Any other twelve
 * months are `twelve-months`, any other run `months`.
 *
 * @param period - a canonical period
 * @returns the kind
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { kindOfPeriod, toPeriod } from "direction-of-travel";
 *
 * assert.equal(kindOfPeriod(toPeriod("2019-01/2019-12")), "calendar-year");
 * assert.equal(kindOfPeriod(toPeriod("2019-02/2020-01")), "twelve-months");
 * ```
 * @since 0.1.0
 */
export function kindOfPeriod(period: Period): PeriodKind {
	const { first, last } = spanOf(period, "name the kind of a period");
	const start = first % 12;
	switch (last - first + 1) {
		case 1:
			return "month";
		case 3:
			return start % 3 === 0 ? "quarter" : "months";
		case 6:
			return start % 3 === 0 ? "half-year" : "months";
		case 12:
			if (start === 0) return "calendar-year";
			if (start === 3) return "financial-year";
			return start === 8 ? "academic-year" : "twelve-months";
		default:
			return "months";
	}
}
