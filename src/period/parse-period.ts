import { argumentError } from "../internal/errors.ts";
import { answerLabel } from "./label-answer.ts";
import { labelSettings } from "./label-settings.ts";
import { isAlsoYear, readSpan } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Month names in the caller's language: a `Locale` of date-fns fits.
 *
 * @since 0.1.0
 */
export interface MonthNames {
	/** The part of a locale that makes names. */
	readonly localize: {
		/** The name of a month; months count from 0. */
		readonly month: (
			month: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11,
			options: { readonly width: "wide" | "abbreviated"; readonly context: "formatting" | "standalone" },
		) => string;
	};
}

/**
 * What the reader cannot know from a label alone. Each setting stands for a whole column of labels.
 *
 * @since 0.1.0
 */
export interface ParsePeriodOptions {
	/**
	 * Month, 1 to 12, in which 2019/20 begins where no word says what year it is. Default 4, the financial year, and
	 * noted as assumed. 1: years are not split, and 2019/20 is refused.
	 */
	readonly yearStart?: number;
	/** Month, 1 to 12, in which an academic year begins that is called one. Default 9, and noted as assumed. */
	readonly academicYearStart?: number;
	/** What 2011-12 and its like are, which can be a month or two years in a row. Default: neither, they are refused. */
	readonly prefer?: "month" | "year";
	/** `month`: 2019-12-01 stands for the month. Default: it is a day, and refused. */
	readonly firstOfMonth?: "month";
	/** Month names to read beside the English ones, those of a date-fns `Locale` for one. Default: English only. */
	readonly locale?: MonthNames;
}

/**
 * Something the reader assumed.
 *
 * @since 0.1.0
 */
export type PeriodNote =
	| "financial-year-assumed"
	| "academic-year-start-assumed"
	| "calendar-year-assumed"
	| "calendar-quarter-assumed"
	| "start-year-inferred"
	| "two-digit-year"
	| "first-of-month";

/**
 * Why a label is not a period.
 *
 * @since 0.1.0
 */
export type PeriodProblem =
	| "ambiguous"
	| "not-consecutive-years"
	| "bad-month"
	| "bad-quarter"
	| "bad-half"
	| "reversed"
	| "not-whole-months"
	| "inconsistent-label"
	| "open-ended"
	| "no-year"
	| "day-precision"
	| "empty"
	| "unrecognised";

/**
 * What a label says.
 *
 * @since 0.1.0
 */
export type PeriodReading =
	| {
			/** The label names one run of whole months. */
			readonly ok: true;
			/** The months. */
			readonly period: Period;
			/** What was assumed, in the order met; none when the label says it all. */
			readonly notes: readonly PeriodNote[];
			/** The label as given. */
			readonly label: string;
	  }
	| {
			/** It does not. */
			readonly ok: false;
			/** Why not. */
			readonly code: PeriodProblem;
			/** What it may mean: the readings of an `ambiguous` label, the month of a first day; otherwise none. */
			readonly candidates: readonly Period[];
			/** The label as given. */
			readonly label: string;
	  };

/**
 * Reads the label of a period as public bodies print it, and refuses to guess.
 *
 * Months (`Dec 2019`, `Dec-19`, `2019-12`), quarters and halves (`2019/20 Q3`, `2019 Q4`, `H1 2019/20`), years
 * (`2019/20`, `2019`, `academic year 2019/20`), runs (`Apr-Sept 2019`, `2016/17 to 2018/19`), windows
 * (`12 months ending December 2019`). Case, spaces and kinds of dash do not matter. What was assumed stands in
 * `notes`. Any text gives an answer: an empty one is `empty`, one that is no label is `unrecognised`. The answer is
 * the same in every time zone. Two-digit years from 70 are 1970 to 1999. All forms, and
 * the code of each refusal, are in the method page Periods.
 *
 * @param label - the text; beyond 100 characters it is no label
 * @param options - what the label does not say
 * @returns the period with notes, or a code with candidates
 * @throws TypeError (`wrong-type`) when `label` is not a string
 * @throws RangeError (`out-of-range`, `not-a-whole-number`, `unknown-option`) when an option is not one of its values
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { parsePeriod } from "direction-of-travel";
 *
 * const read = parsePeriod("2019/20 Q3");
 * assert.ok(read.ok);
 * assert.equal(read.period, "2019-10/2019-12");
 * assert.deepEqual(read.notes, ["financial-year-assumed"]);
 *
 * const refused = parsePeriod("2011-12");
 * assert.ok(!refused.ok);
 * assert.equal(refused.code, "ambiguous");
 * assert.deepEqual(refused.candidates, ["2011-12", "2011-04/2012-03"]);
 * ```
 * @since 0.1.0
 */
export function parsePeriod(label: string, options: ParsePeriodOptions = {}): PeriodReading {
	if (typeof label !== "string")
		throw argumentError(TypeError, "wrong-type", "read the period", "label must be text", label);
	const settings = labelSettings(options);
	if (readSpan(label) !== null && !isAlsoYear(label))
		return { ok: true, period: label as Period, notes: [], label };
	return answerLabel(label, settings, options.locale);
}
