import { checkMember, checkOptions } from "../internal/check.ts";
import { checkMonthNumber } from "./months.ts";
import type { ParsePeriodOptions, PeriodNote, PeriodProblem } from "./parse-period.ts";

/** The options of the reader, resolved once; months count from 0. */
export interface LabelSettings {
	readonly yearStart: number;
	readonly yearStartGiven: boolean;
	readonly academicYearStart: number;
	readonly academicYearStartGiven: boolean;
	readonly prefer: "month" | "year" | null;
	readonly firstOfMonth: "month" | null;
}

/** What kind of year a label names in words; null where it does not. */
export type YearKind = "financial" | "academic" | "calendar" | null;

/** One thing that a label, or a part of it, can mean. */
export interface Reading {
	/** Ranges join readings of one form only. The last two are a financial year named by a single year. */
	readonly form: "month" | "day" | "quarter" | "half" | "year" | "pair" | "ends-in" | "begins-in";
	/** First and last month; of an undated part, counted from the beginning of a year not yet known. */
	readonly first: number;
	readonly last: number;
	/** First month of the year that the reading was counted in. */
	readonly origin: number;
	readonly dated: boolean;
	/** Day of the month, or null. */
	readonly day: number | null;
	readonly notes: readonly PeriodNote[];
}

/** Everything a label can mean, or why it can mean nothing. */
export type Outcome = readonly Reading[] | PeriodProblem;

/** The names of what {@link ParsePeriodOptions} has. */
export const periodOptions: readonly (keyof ParsePeriodOptions)[] = [
	"yearStart",
	"academicYearStart",
	"prefer",
	"firstOfMonth",
	"locale",
];

/** The options with their defaults, or the error for a wrong one. */
export function labelSettings(options: ParsePeriodOptions): LabelSettings {
	const doing = "read the period";
	const { yearStart, academicYearStart, prefer, firstOfMonth } = checkOptions(doing, options, periodOptions);
	return {
		yearStart: checkMonthNumber(doing, "yearStart", yearStart ?? 4) - 1,
		yearStartGiven: yearStart !== undefined,
		academicYearStart: checkMonthNumber(doing, "academicYearStart", academicYearStart ?? 9) - 1,
		academicYearStartGiven: academicYearStart !== undefined,
		prefer:
			prefer === undefined ? null : checkMember<"month" | "year">(doing, "prefer", prefer, ["month", "year"]),
		firstOfMonth:
			firstOfMonth === undefined
				? null
				: checkMember<"month">(doing, "firstOfMonth", firstOfMonth, ["month"]),
	};
}

/** A reading with the parts that most readings share. */
export function reading(
	form: Reading["form"],
	first: number,
	length: number,
	notes: readonly PeriodNote[] = [],
	more: Partial<Reading> = {},
): Reading {
	return { form, first, last: first + length - 1, origin: first, dated: true, day: null, notes, ...more };
}

/** All readings of several outcomes; where there is none, the first reason why. */
export function everyReading(outcomes: readonly Outcome[]): Outcome {
	const readings = outcomes.flatMap((outcome) => (typeof outcome === "string" ? [] : outcome));
	return readings.length > 0 ? readings : (outcomes[0] ?? "unrecognised");
}
