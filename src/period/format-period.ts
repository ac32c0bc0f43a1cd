import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { monthName } from "./month-names.ts";
import { checkMonthNumber, spanOf } from "./months.ts";
import type { MonthNames } from "./parse-period.ts";
import type { Period } from "./period.ts";

/**
 * How a period is written.
 *
 * `iso`: the period itself. `financial`: 2019/20, 2019/20 Q3, 2019/20 H1, 2016/17 to 2018/19. `academic`: academic
 * year 2019/20. `calendar`: 2019, 2019 Q4. `months`: Oct to Dec 2019, with June and July in full and Sept.
 * `months-long`: October to December 2019. `ending`: 12 months ending December 2019.
 *
 * @since 0.1.0
 */
export type PeriodStyle = "iso" | "financial" | "academic" | "calendar" | "months" | "months-long" | "ending";

/**
 * Settings of {@link formatPeriod}.
 *
 * @since 0.1.0
 */
export interface FormatPeriodOptions {
	/**
	 * Month in which the year begins, 1 to 12, for the styles `financial` (default 4) and `academic` (default 9). From
	 * January a financial year is a single one: 2019, 2019 Q3.
	 */
	readonly yearStart?: number;
	/**
	 * Month names for the styles `months` and `months-long`, as those of a date-fns `Locale`; the months are then joined
	 * by a dash, which is no word of a language. Default: English.
	 */
	readonly locale?: MonthNames;
}

/** Their names. */
const formatPeriodOptions: readonly (keyof FormatPeriodOptions)[] = ["yearStart", "locale"];

/**
 * The label of a period in a style.
 *
 * `parsePeriod` reads it back to the same period, when given the same `locale`, the `yearStart` of a financial label,
 * that of an academic one as `academicYearStart`, and `prefer: "month"` for `iso`. A style in which the period has no
 * label gives null: it is never bent to fit. One month has no `ending` label, and the half of a calendar year no
 * `calendar` one, because H1 2019 is read as April to September as often as January to June.
 *
 * @param period - a canonical period
 * @param style - how to write it
 * @param options - the start of the year and the names of the months
 * @returns the label, or null where the period has none in that style
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`unknown-option`, `out-of-range`, `not-a-whole-number`, `not-applicable`) when the style is not
 * known, `yearStart` is not 1 to 12, or an option is given to a style that has no use for it
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatPeriod, toPeriod } from "direction-of-travel";
 *
 * const quarter = toPeriod("2019-10/2019-12");
 * assert.equal(formatPeriod(quarter, "financial"), "2019/20 Q3");
 * assert.equal(formatPeriod(quarter, "months"), "Oct to Dec 2019");
 * assert.equal(formatPeriod(toPeriod("2019-03/2019-05"), "financial"), null);
 * ```
 * Source: short months as in the house style of the Office for National Statistics.
 * @since 0.1.0
 */
export function formatPeriod(
	period: Period,
	style: PeriodStyle,
	options: FormatPeriodOptions = {},
): string | null {
	const { first, last } = spanOf(period, doing);
	checkMember(doing, "style", style, styles);
	const { locale } = checkOptions(doing, options, formatPeriodOptions);
	const split = style === "financial" || style === "academic";
	const inMonths = style === "months" || style === "months-long";
	if (options.yearStart !== undefined && !split) throw notApplicable("yearStart", style);
	if (locale !== undefined && !inMonths) throw notApplicable("locale", style);
	const start = checkMonthNumber(doing, "yearStart", options.yearStart ?? (style === "academic" ? 9 : 4)) - 1;
	if (style === "iso") return period;
	if (inMonths) return monthsLabel(first, last, style === "months" ? "abbreviated" : "wide", locale);
	if (style !== "ending") return yearLabel(first, last, style === "calendar" ? 0 : start, style);
	return first === last ? null : `${last - first + 1} months ending ${monthsLabel(last, last, "wide")}`;
}

const doing = "write the period";
const styles = ["iso", "financial", "academic", "calendar", "months", "months-long", "ending"] as const;

function notApplicable(option: string, style: PeriodStyle): Error {
	return argumentError(RangeError, "not-applicable", doing, `${option} does not apply to the style`, style);
}

/** Oct to Dec 2019, Nov 2019 to Jan 2020, Dec 2019. */
function monthsLabel(
	first: number,
	last: number,
	width: "wide" | "abbreviated",
	locale?: MonthNames,
): string {
	const year = Math.floor(last / 12);
	const end = `${monthName(last, width, locale)} ${year}`;
	if (first === last) return end;
	const firstYear = Math.floor(first / 12);
	const begin = monthName(first, width, locale) + (firstYear === year ? "" : ` ${firstYear}`);
	return `${begin} ${locale ? "–" : "to"} ${end}`;
}

/** The year that begins `start` months after January, its half or quarter, or several years; null for other months. */
function yearLabel(
	first: number,
	last: number,
	start: number,
	style: "financial" | "academic" | "calendar",
): string | null {
	const months = last - first + 1;
	const offset = (first - start) % 12;
	const year = yearName(first - offset - start, start);
	if (year === null) return null;
	if (style === "academic") return months === 12 && offset === 0 ? `academic year ${year}` : null;
	if (months === 12 && offset === 0) return year;
	if (months === 3 && offset % 3 === 0) return `${year} Q${offset / 3 + 1}`;
	if (style === "calendar") return null;
	if (months === 6 && offset % 6 === 0) return `${year} H${offset / 6 + 1}`;
	if (months % 12 !== 0 || offset !== 0 || start === 0) return null;
	return `${year} to ${yearName(last - 11 - start, start)}`;
}

/** 2019/20, 1999/00, or 2019 where years begin in January; null before the year 1000. `january` is the month as an integer. */
function yearName(january: number, start: number): string | null {
	const year = january / 12;
	if (year < 1000) return null;
	return start === 0 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
