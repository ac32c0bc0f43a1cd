import { readPart } from "./label-part.ts";
import {
	everyReading,
	type LabelSettings,
	type Outcome,
	type Reading,
	reading,
	type YearKind,
} from "./label-settings.ts";
import { startOfYear } from "./label-year.ts";
import { daysIn } from "./months.ts";

const numberWords = "one two three four five six seven eight nine ten eleven twelve";

const shape =
	/^((?:(?:the|rolling|last|latest|previous|past|current|this) )*)(?:(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?)?(months?|mths?|m|quarters?|qtrs?|half[ -]years?|(?:financial |fiscal |academic |calendar )?years?|y\/?e|fye)(?: period)?(?:[ -](ending|ended|end|to)(?: the end of)?)?(?: (.+))?$/;

/**
 * A run of so many months that ends with a month, a day or a quarter: 12 months ending December 2019, 12m to Apr-15.
 * Null where the text has not that shape.
 */
export function readEnding(text: string, settings: LabelSettings): Outcome | null {
	const parts = shape.exec(text);
	const unit = parts?.[3];
	if (!parts || !unit) return null;
	const count = parts[2] === undefined ? 1 : wholeNumber(parts[2]);
	if (count < 1) return null;
	const target = parts[5];
	const says = parts[4] !== undefined || unit.endsWith("e");
	if (target === undefined) return parts[1] || parts[2] || says ? "no-year" : null;
	if (!says) return null;
	const months =
		count * (unit.startsWith("q") ? 3 : unit.startsWith("h") ? 6 : unit.startsWith("m") ? 1 : 12);
	const ends = readPart(target, null, settings);
	if (typeof ends === "string") return ends;
	const points = ends.filter(({ form }) => form !== "pair");
	return everyReading(points.map((end) => endingAt(end, kindOf(unit), months, settings)));
}

/** The window that ends with a reading. */
function endingAt(end: Reading, kind: YearKind, months: number, settings: LabelSettings): Outcome {
	if (!end.dated) return "no-year";
	if (end.form === "year") return endingInYear(end, kind, months, settings);
	if (end.day !== null && end.day !== daysIn(end.last)) return "not-whole-months";
	if (!canEnd(end.last % 12, kind, settings)) return "inconsistent-label";
	return [reading("month", end.last - months + 1, months, end.notes)];
}

/** A number in digits or words. */
function wholeNumber(text: string): number {
	return /^\d/.test(text) ? Number(text) : numberWords.split(" ").indexOf(text) + 1;
}

/** The kind of year that the unit of length names. */
function kindOf(unit: string): YearKind {
	if (/^f/.test(unit)) return "financial";
	if (/^a/.test(unit)) return "academic";
	return /^c/.test(unit) ? "calendar" : null;
}

/** Whether a year of the kind can end with the month. */
function canEnd(month: number, kind: YearKind, settings: LabelSettings): boolean {
	if (kind === null) return true;
	// Schools end in August, universities in July: the label says which, unless the caller did.
	if (kind === "academic" && !settings.academicYearStartGiven) return month === 6 || month === 7;
	return month === (startOfYear(kind, settings) + 11) % 12;
}

/** Years ending in 2020: clear for a kind of year, one of two where none is named. */
function endingInYear(end: Reading, kind: YearKind, months: number, settings: LabelSettings): Outcome {
	if (months % 12 !== 0) return "unrecognised";
	const last = end.first + ((startOfYear(kind, settings) + 11) % 12);
	const academic = kind === "academic" && !settings.academicYearStartGiven;
	const split = reading("pair", last - months + 1, months, academic ? ["academic-year-start-assumed"] : []);
	const calendar = reading("year", end.last - months + 1, months);
	return kind === null && calendar.first !== split.first ? [calendar, split] : [split];
}
