import { type LabelSettings, type Outcome, reading, type YearKind } from "./label-settings.ts";
import { fullYear, readYear, yearNotes } from "./label-year.ts";
import { daysIn } from "./months.ts";

/**
 * One part of a label: a month, a day, a quarter, a half year or a year. Month names stand as @00 to @11.
 * A part without its year is a reading that is not dated.
 */
export function readPart(text: string, kind: YearKind, settings: LabelSettings): Outcome {
	const year = readYear(text, kind, settings);
	if (year !== null) return year;
	const piece = /(?<![a-z])(q|qtr|quarter|h|half)\.?[ -]?(\d+)/.exec(text);
	if (piece?.[1] && piece[2]) {
		const rest = text.slice(0, piece.index) + text.slice(piece.index + piece[0].length);
		return pieceOfYear(piece[1].startsWith("q"), Number(piece[2]), rest, kind, settings);
	}
	if (kind !== null) return "unrecognised";
	const numbered = /^([1-9]\d{3})[ -]?m(\d\d?)$/.exec(text);
	if (numbered) return monthOf(numbered[1], Number(numbered[2]) - 1);
	const named = /^@(\d\d)[ -]?'?([1-9]\d{3}|\d\d)?$/.exec(text);
	if (named) return monthOf(named[2], Number(named[1]));
	const yearFirst = /^([1-9]\d{3})[ -]?@(\d\d)$/.exec(text);
	if (yearFirst) return monthOf(yearFirst[1], Number(yearFirst[2]));
	return readDay(text);
}

/** A month of a year given as text; not dated without one. `month` counts from 0. */
function monthOf(digits: string | undefined, month: number, day: number | null = null): Outcome {
	if (month < 0 || month > 11) return "bad-month";
	const origin = digits === undefined ? 0 : fullYear(digits) * 12;
	const dated = digits !== undefined;
	if (day !== null && (day < 1 || day > (dated ? daysIn(origin + month) : 31))) return "unrecognised";
	const form = day === null ? "month" : "day";
	return [reading(form, origin + month, 1, yearNotes(digits ?? ""), { origin, dated, day })];
}

/** A day: 31 March 2020, 31-Mar-20, March 31 2020, 2020-03-31, 20200331. */
function readDay(text: string): Outcome {
	const named = /^(\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]?@(\d\d)(?:[ -]([1-9]\d{3}|\d\d))?$/.exec(text);
	if (named) return monthOf(named[3], Number(named[2]), Number(named[1]));
	const monthFirst = /^@(\d\d) (\d\d?)(?:st|nd|rd|th)? ([1-9]\d{3})$/.exec(text);
	if (monthFirst) return monthOf(monthFirst[3], Number(monthFirst[1]), Number(monthFirst[2]));
	const iso = /^([1-9]\d{3})(-?)(\d\d)\2(\d\d)(?:[t ]\d\d:?\d\d.*)?$/.exec(text);
	if (iso?.[2] === "" && Number(iso[3]) > 12) return "unrecognised";
	if (iso) return monthOf(iso[1], Number(iso[3]) - 1, Number(iso[4]));
	// 01/12/2019 is a day on either side of the Atlantic, but not the same one.
	return /^\d\d?[/.-]\d\d?[/.-](?:\d\d|\d{4})$/.test(text) ? "day-precision" : "unrecognised";
}

/** A quarter or a half of the year that the rest of the text names. */
function pieceOfYear(
	quarter: boolean,
	number: number,
	rest: string,
	kind: YearKind,
	settings: LabelSettings,
): Outcome {
	const form = quarter ? "quarter" : "half";
	const size = quarter ? 3 : 6;
	const offset = (number - 1) * size;
	const yearText = rest.replace(/^[ -]+|[ -]+$/g, "").replace(/^of /, "");
	const years = readYear(yearText, kind, settings);
	if (typeof years === "string") return years;
	if (yearText !== "" && years === null) return "unrecognised";
	if (number < 1 || number * size > 12) return quarter ? "bad-quarter" : "bad-half";
	if (years === null) return [reading(form, offset, size, [], { origin: 0, dated: false })];
	const pieces = years
		.filter((year) => year.form !== "month")
		.flatMap((year) => {
			const assumed = year.notes.includes("calendar-year-assumed");
			const notes = year.notes.map((note) =>
				note === "calendar-year-assumed" ? "calendar-quarter-assumed" : note,
			);
			const piece = reading(form, year.first + offset, size, notes, { origin: year.first });
			if (quarter || !assumed) return [piece];
			// H1 2019 is April to September as often as January to June.
			const financial = reading(form, piece.first + 3, size, [], { origin: year.first + 3 });
			return [{ ...piece, notes: [] }, financial];
		});
	return pieces.length > 0 ? pieces : "unrecognised";
}
