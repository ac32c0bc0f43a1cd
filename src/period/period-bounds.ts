import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
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

/** The first day of a month given as an integer, in the local calendar and never turned into an instant. */
function firstDate(month: number): Date {
	return new Date(Math.floor(month / 12), month % 12, 1);
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
	return {
		firstDay: `${monthText(first)}-01`,
		lastDay: `${monthText(last)}-${daysIn(last)}`,
		days: differenceInCalendarDays(firstDate(last + 1), firstDate(first)),
	};
}
