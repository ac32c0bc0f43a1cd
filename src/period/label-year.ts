import { type LabelSettings, type Outcome, type Reading, reading, type YearKind } from "./label-settings.ts";
import type { PeriodNote } from "./parse-period.ts";

/** The century of a two-digit year: 70 to 99 are 1970 to 1999. */
export function fullYear(digits: string): number {
	const year = Number(digits);
	return digits.length === 4 ? year : year + (year < 70 ? 2000 : 1900);
}

/** Note for a year of two digits. */
export function yearNotes(digits: string): readonly PeriodNote[] {
	return digits.length === 2 ? ["two-digit-year"] : [];
}

/** The month, from 0, in which a year begins. A word in the label wins: a financial year is April to March. */
export function startOfYear(kind: YearKind, settings: LabelSettings): number {
	if (kind === null) return settings.yearStart;
	if (kind === "academic") return settings.academicYearStart;
	return kind === "financial" ? 3 : 0;
}

/** The split year that begins in `year`, or null where years of that kind are not split. */
function splitYear(
	year: number,
	kind: YearKind,
	settings: LabelSettings,
	form: Reading["form"],
	notes: readonly PeriodNote[],
): Reading | null {
	const start = startOfYear(kind, settings);
	if (start === 0) return null;
	const assumed: PeriodNote[] = [];
	if (kind === "academic" && !settings.academicYearStartGiven) assumed.push("academic-year-start-assumed");
	if (kind === null && !settings.yearStartGiven) assumed.push("financial-year-assumed");
	return reading(form, year * 12 + start, 12, [...notes, ...assumed]);
}

/** Two years in a row, written as 2019/20, 2019-2020 or, with a note, 19/20. */
function pairOfYears(from: string, to: string, kind: YearKind, settings: LabelSettings): Outcome {
	const year = fullYear(from);
	if (to.length === 4 ? Number(to) !== year + 1 : Number(to) !== (year + 1) % 100)
		// 10-17 is a range of ages as often as of years.
		return from.length === 2 && kind === null ? "unrecognised" : "not-consecutive-years";
	const pair = splitYear(year, kind, settings, "pair", yearNotes(from));
	return pair ? [pair] : "inconsistent-label";
}

/** Four digits and two: a month, two years in a row, or both. */
function monthOrPair(year: string, rest: string, kind: YearKind, settings: LabelSettings): Outcome {
	const month = Number(rest);
	const pair = pairOfYears(year, rest, kind, settings);
	if (kind !== null) return pair;
	const origin = Number(year) * 12;
	const months = month >= 1 && month <= 12 ? [reading("month", origin + month - 1, 1, [], { origin })] : [];
	if (typeof pair !== "string") return [...months, ...pair];
	if (months.length > 0) return months;
	return month === 0 ? "bad-month" : pair;
}

/** A single year: of the calendar, or, where the label says financial or academic, one of two. */
function singleYear(digits: string, kind: YearKind, settings: LabelSettings): Outcome {
	const year = fullYear(digits);
	const notes = yearNotes(digits);
	if (kind === null && settings.yearStartGiven && settings.yearStart === 0)
		return [reading("year", year * 12, 12, notes)];
	if (kind === null) return [reading("year", year * 12, 12, [...notes, "calendar-year-assumed"])];
	const endsIn = splitYear(year - 1, kind, settings, "ends-in", notes);
	const beginsIn = splitYear(year, kind, settings, "begins-in", notes);
	return endsIn && beginsIn ? [endsIn, beginsIn] : [reading("year", year * 12, 12, notes)];
}

/** A year, two years in a row, or a month that looks like them; null where the text is none of these. */
export function readYear(text: string, kind: YearKind, settings: LabelSettings): Outcome | null {
	const compact = /^([1-9]\d{3})-?(\d\d)$/.exec(text);
	if (compact?.[1] && compact[2]) return monthOrPair(compact[1], compact[2], kind, settings);
	const pair = /^(?:([1-9]\d{3})[/-](\d\d|\d{4})|(\d\d)[/-](\d\d))$/.exec(text);
	const from = pair?.[1] ?? pair?.[3];
	const to = pair?.[2] ?? pair?.[4];
	if (from && to) return pairOfYears(from, to, kind, settings);
	if (/^[1-9]\d{3}$/.test(text) || (kind !== null && /^\d\d$/.test(text)))
		return singleYear(text, kind, settings);
	return null;
}
