import { checkCount } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Period } from "./period.ts";

/** First and last month as integers, year x 12 + month - 1. */
export interface MonthSpan {
	readonly first: number;
	readonly last: number;
}

/** The first and the last month of years 1000 to 9999 as integers. */
const EARLIEST = 12_000;
const LATEST = 119_999;

/** The whole number of so many digits that stands in the text from a place on; NaN where it does not. */
function digitsAt(text: string, from: number, digits: number): number {
	let whole = 0;
	for (let at = from; at < from + digits; at++) {
		const digit = text.charCodeAt(at) - 48;
		if (!(digit >= 0 && digit <= 9)) return Number.NaN;
		whole = 10 * whole + digit;
	}
	return whole;
}

/** The month that stands in the text from a place on, as an integer; NaN where it is not exactly YYYY-MM. */
function readMonth(text: string, from: number): number {
	const year = digitsAt(text, from, 4);
	const month = digitsAt(text, from + 5, 2);
	return text[from + 4] === "-" && year >= 1000 && month >= 1 && month <= 12
		? year * 12 + month - 1
		: Number.NaN;
}

/** The span of a canonical period, or null where the text is not one. */
export function readSpan(text: string): MonthSpan | null {
	const first = readMonth(text, 0);
	if (text.length === 7) return first > 0 ? { first, last: first } : null;
	const last = text.length === 15 && text[7] === "/" ? readMonth(text, 8) : Number.NaN;
	return first < last ? { first, last } : null;
}

/** Periods that have been read: the same few stand in every series, and to find one is quicker than to read it. */
const known = /* @__PURE__ */ new Map<string, MonthSpan>();

/** How many of them are kept: the months of two centuries. */
const KEPT = 2400;

/** The span of a period that a caller passed, checked because a type cannot guard a string from a file. */
export function spanOf(period: Period, doing: string): MonthSpan {
	const found = known.get(period);
	if (found !== undefined) return found;
	const span = typeof period === "string" ? readSpan(period) : null;
	if (span === null)
		throw argumentError(
			SyntaxError,
			"not-a-period",
			doing,
			"period must be YYYY-MM or YYYY-MM/YYYY-MM",
			period,
		);
	if (known.size === KEPT) known.clear();
	known.set(period, span);
	return span;
}

/** Whether the months lie in the years 1000 to 9999 and in order. */
export function inRange(first: number, last: number): boolean {
	return first >= EARLIEST && last <= LATEST && first <= last;
}

/** The period from a first to a last month, given as integers. */
export function periodOf(first: number, last: number, doing: string): Period {
	if (!inRange(first, last))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"months must lie in the years 1000 to 9999",
			`${monthText(first)}/${monthText(last)}`,
		);
	return (first === last ? monthText(first) : `${monthText(first)}/${monthText(last)}`) as Period;
}

/** A month given as an integer, as YYYY-MM. */
export function monthText(month: number): string {
	const number = (((month % 12) + 12) % 12) + 1;
	return `${Math.floor(month / 12)}-${number < 10 ? "0" : ""}${number}`;
}

/** Days of a month given as an integer, in the Gregorian calendar. */
export function daysIn(month: number): number {
	const year = Math.floor(month / 12);
	if (month % 12 === 1) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [3, 5, 8, 10].includes(month % 12) ? 30 : 31;
}

/** Whether the text of a month can also be two years in a row: 2000-01 to 2011-12. */
export function isAlsoYear(text: string): boolean {
	return text.length === 7 && Number(text.slice(5)) === Number(text.slice(2, 4)) + 1;
}

/** The number of a month in the year, 1 to 12. */
export function checkMonthNumber(doing: string, name: string, value: number): number {
	if (checkCount(doing, name, value) < 1 || value > 12)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be a month from 1 to 12`, value);
	return value;
}
