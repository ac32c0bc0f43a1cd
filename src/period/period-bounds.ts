import { daysIn, monthText, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * First and last day of a period.
 *
 * @since 0.1.0
 */
export interface PeriodBounds {
	/** First day as YYYY-MM-DD. */
	readonly firstDay: string;
	/** Last day as YYYY-MM-DD. */
	readonly lastDay: string;
	/** Number of days, both included. */
	readonly days: number;
}

/**
 * First and last day of a period and how many days it has, for display and for rates per day.
 *
 * Days of the Gregorian calendar, the same in every time zone.
 *
 * @param period - a canonical period
 * @returns the days
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { periodBounds, toPeriod } from "direction-of-travel";
 *
 * const { firstDay, lastDay, days } = periodBounds(toPeriod("2019/20"));
 * assert.deepEqual([firstDay, lastDay, days], ["2019-04-01", "2020-03-31", 366]);
 * ```
 * @since 0.1.0
 */
export function periodBounds(period: Period): PeriodBounds {
	const { first, last } = spanOf(period, "take the first and last day");
	let days = 0;
	for (let month = first; month <= last; month++) days += daysIn(month);
	return {
		firstDay: `${monthText(first)}-01`,
		lastDay: `${monthText(last)}-${daysIn(last)}`,
		days,
	};
}
