import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { daysIn, readSpan } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Settings of {@link periodOfDate}.
 *
 * @since 0.1.0
 */
export interface PeriodOfDateOptions {
	/**
	 * Where a `Date` is looked at: `local` for what it shows itself (`new Date(2019, 11, 31)`, dates of date-fns), `utc`,
	 * or a zone of the IANA database such as `Europe/London`. Required for a `Date`, refused for text.
	 */
	readonly zone?: string;
}

/** Their names. */
const periodOfDateOptions: readonly (keyof PeriodOfDateOptions)[] = ["zone"];

/**
 * The month in which a date lies.
 *
 * Text is a calendar date, YYYY-MM-DD, alone or before a `T` and a time; its month is read off and no time zone takes
 * part. A date with a time and an offset (2019-12-31T23:30:00Z) is an instant and must be passed as a `Date`.
 * A `Date` is an instant too: it has a month only in a time zone, so `zone` must say which.
 *
 * @param date - a calendar date as text, or a `Date` that the caller holds
 * @param options - the zone for a `Date`
 * @returns the month
 * @throws SyntaxError (`unreadable`) when the text is not a calendar date
 * @throws RangeError (`out-of-range`) when the `Date` is invalid or lies outside the years 1000 to 9999;
 * (`unknown-option`) when `zone` is missing for a `Date` or is no zone; (`not-applicable`) when it is given for text
 * @throws TypeError (`wrong-type`) when `date` is neither text nor a `Date`
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { periodOfDate } from "direction-of-travel";
 *
 * assert.equal(periodOfDate("2020-03-31"), "2020-03");
 *
 * const midnight = new Date("2020-03-31T23:00:00Z");
 * assert.equal(periodOfDate(midnight, { zone: "utc" }), "2020-03");
 * assert.equal(periodOfDate(midnight, { zone: "Europe/London" }), "2020-04");
 * ```
 * @since 0.1.0
 */
export function periodOfDate(date: Date | string, options: PeriodOfDateOptions = {}): Period {
	const { zone } = checkOptions(doing, options, periodOfDateOptions);
	if (typeof date === "string") {
		if (zone !== undefined)
			throw argumentError(RangeError, "not-applicable", doing, "zone does not apply to text", zone);
		return monthOfText(date);
	}
	// The tag and not the class: a Date from another frame or worker is one too.
	if (Object.prototype.toString.call(date) !== "[object Date]")
		throw argumentError(TypeError, "wrong-type", doing, "date must be text or a Date", date);
	if (typeof zone !== "string") throw unknownZone(zone);
	const month = Number.isNaN(date.getTime()) ? "" : monthOfDate(date, zone);
	if (readSpan(month) === null)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"date must lie in the years 1000 to 9999",
			String(date),
		);
	return month as Period;
}

const doing = "take the month of a date";

function monthOfText(text: string): Period {
	const parts = /^(\d{4}-\d\d)-(\d\d)(?:T\d\d[\d:.,]*)?$/.exec(text);
	const span = readSpan(parts?.[1] ?? "");
	const day = Number(parts?.[2]);
	if (span !== null && day >= 1 && day <= daysIn(span.first)) return parts?.[1] as Period;
	throw argumentError(SyntaxError, "unreadable", doing, "date must be YYYY-MM-DD without an offset", text);
}

/** YYYY-MM of a valid date in a zone. */
function monthOfDate(date: Date, zone: string): string {
	if (zone === "local") return yearAndMonth(date.getFullYear(), date.getMonth() + 1);
	if (zone === "utc") return yearAndMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
	try {
		// Of the calendars, gregory alone goes back by the same rule everywhere; engines let iso8601 turn Julian in 1582.
		const format = new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
			timeZone: zone,
			year: "numeric",
			month: "numeric",
		});
		const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
		// Years before our era are counted from 1 again.
		return date.getUTCFullYear() < 999 ? "" : yearAndMonth(parts.get("year"), parts.get("month"));
	} catch {
		throw unknownZone(zone);
	}
}

function yearAndMonth(year = 0, month = 0): string {
	return `${year}-${String(month).padStart(2, "0")}`;
}

function unknownZone(zone: unknown): Error {
	return argumentError(
		RangeError,
		"unknown-option",
		doing,
		"zone must be utc, local or an IANA time zone for a Date",
		zone,
	);
}
