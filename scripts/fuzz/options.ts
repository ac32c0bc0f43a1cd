/**
 * Throws texts with options at the readers of labels and of figures, and texts at those that throw where they refuse. Only options
 * may make `parsePeriod` and `parsePublished` throw, and then they do so for no text at all too; `toPeriod` and `periodOfDate`
 * throw an error with a code, and `toPeriod` for the labels that `parsePeriod` refuses and for no others.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
	type MonthNames,
	type ParsePeriodOptions,
	type ParsePublishedOptions,
	parsePeriod,
	parsePublished,
	periodOfDate,
	toPeriod,
} from "../../src/index.ts";
import { label, oddity, plain, text } from "./texts.ts";

/** An option: mostly as it may be, now and then not. */
const option = (right: fc.Arbitrary<unknown>, ...wrong: readonly unknown[]) =>
	fc.oneof(
		{ weight: 30, arbitrary: right },
		{ weight: 1, arbitrary: fc.oneof(fc.constantFrom(...wrong), oddity) },
	);

const french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
	" ",
);
const names = fc.oneof(
	fc.constant(french),
	fc.array(fc.oneof(fc.constantFrom("", "Dec", "mai", "2019", "(x", "[a-", "\\", "Q3", "to"), text), {
		minLength: 1,
		maxLength: 12,
	}),
);
/** A locale that has these names, over and over where they are too few. */
const locale = names.map(
	(all): MonthNames => ({
		localize: {
			month: (month, { width }) => {
				const name = all[month % all.length] ?? "";
				return width === "wide" ? name : name.slice(0, 3);
			},
		},
	}),
);

const monthNumber = option(fc.integer({ min: 1, max: 12 }), 0, 13, 1.5, "4");
const periodOptions = fc.record(
	{
		yearStart: monthNumber,
		academicYearStart: monthNumber,
		prefer: option(fc.constantFrom("month", "year"), "day"),
		firstOfMonth: option(fc.constant("month"), "day"),
		locale,
		formm: fc.constant(1),
	},
	{ requiredKeys: [] },
);

const meanings = fc.oneof(fc.constantFrom("zero", "suppressed", "not-available", "provisional", ""), text);
const markers = fc.oneof(
	fc.constantFrom("-", "*", "..", "[c]", "c", "(p)", "%", "m", "__proto__", "constructor", "", "8.6"),
	text,
);
const publishedOptions = fc.record(
	{
		legend: option(fc.dictionary(markers, meanings, { maxKeys: 3 }), "zero"),
		step: option(fc.constantFrom(1, 5, "100", 0.1, "0.05", "1e-3", 1e21), 0, -5, "1/3", "five", ""),
		parentheses: option(fc.constantFrom("prose", "negative"), "round"),
		tolerance: option(fc.constantFrom(0, 0.5, "1", "1/3", 1e300), -1, "five", ""),
		formm: fc.constant(1),
	},
	{ requiredKeys: [] },
);

/** Drawn options, without the one that no reader has in most of them. */
const mostlyKnown = <Options>(options: fc.Arbitrary<Options & { formm?: unknown }>) =>
	fc
		.tuple(options, fc.nat(20))
		.map(([{ formm, ...known }, one]) => (one === 0 ? { ...known, formm } : known) as unknown as Options);

/** What a figure looks like in print, with the markers of the drawn legends about it. */
const printed = fc
	.tuple(
		fc.constantFrom("", "", "", "<", "about ", "nearly ", "down ", "£", "-", "["),
		fc.constantFrom("8.6", "0", "1,887", "12.50", "100", "2,000", "(12)", "nil", "c", "-", "*", ".."),
		fc.constantFrom("", "", "", "%", " per 1,000", "m", "]", " [c]", " (p)", " *", "-", "c", " higher"),
	)
	.map((parts) => parts.join(""));

const days = fc
	.tuple(
		fc.oneof(
			fc.integer({ min: 1990, max: 2030 }),
			fc.constantFrom("2019", "2020", "0000", "0999", "1000", "9999", "12019"),
		),
		fc.constantFrom("01", "02", "02", "09", "10", "11", "12", "13", "00", "1"),
		fc.constantFrom("01", "09", "10", "27", "28", "29", "30", "31", "32", "00", "1"),
		fc.constantFrom(
			"",
			"",
			"",
			"",
			"T23:30",
			"T23:30:00.000",
			"T23:30:00,5",
			"T",
			" 23:30",
			"Z",
			"T23:30Z",
			"\n",
		),
	)
	.map(([year, month, day, time]) => `${year}-${month}-${day}${time}`);

interface Thrown {
	readonly code: string;
	readonly message: string;
}

/** The answer, or the error, which must have a code. */
function answerOf<Answer extends object | string>(ask: () => Answer): Answer | { readonly thrown: Thrown } {
	try {
		return ask();
	} catch (error) {
		const { code, message } = error as Partial<Thrown>;
		if (typeof code !== "string" || message === undefined) throw error;
		return { thrown: { code, message } };
	}
}

const hasThrown = (answer: unknown): answer is { readonly thrown: Thrown } =>
	typeof answer === "object" && answer !== null && "thrown" in answer;

/** Reads drawn texts with drawn options, and says what came of them. */
export function fuzzOptions(runs: number, seed: number): string {
	const settings = { numRuns: runs, seed };
	let [refused, periods, figures, dates] = [0, 0, 0, 0];
	fc.assert(
		fc.property(
			fc.oneof(label, text),
			mostlyKnown<ParsePeriodOptions>(periodOptions as never),
			(one, options) => {
				const read = answerOf(() => parsePeriod(one, options));
				const strict = answerOf(() => toPeriod(one, options));
				if (hasThrown(read)) {
					refused++;
					assert.deepEqual(
						answerOf(() => parsePeriod("", options)),
						read,
					);
					assert.deepEqual(strict, read);
					return;
				}
				plain(read);
				if (read.ok) {
					periods++;
					assert.equal(strict, read.period);
					assert.equal(toPeriod(read.period, { prefer: "month" }), read.period);
				} else assert.ok(hasThrown(strict) && strict.thrown.code === "not-a-period");
				const short = answerOf(() => toPeriod(one));
				const usual = parsePeriod(one);
				if (usual.ok) assert.equal(short, usual.period);
				else assert.ok(hasThrown(short) && short.thrown.code === "not-a-period");
			},
		),
		settings,
	);
	fc.assert(
		fc.property(
			fc.oneof(printed, text),
			mostlyKnown<ParsePublishedOptions>(publishedOptions as never),
			(one, options) => {
				const read = answerOf(() => parsePublished(one, options));
				if (hasThrown(read)) {
					refused++;
					assert.deepEqual(
						answerOf(() => parsePublished("", options)),
						read,
					);
					return;
				}
				plain(read);
				if (read.kind === "value") figures++;
			},
		),
		settings,
	);
	fc.assert(
		fc.property(fc.oneof({ weight: 3, arbitrary: days }, label, text), (one) => {
			const month = answerOf(() => periodOfDate(one));
			if (hasThrown(month)) {
				assert.equal(month.thrown.code, "unreadable");
				return;
			}
			dates++;
			assert.equal(month, one.slice(0, 7));
			assert.equal(toPeriod(month, { prefer: "month" }), month);
		}),
		settings,
	);
	return (
		`${runs} draws of a label, a figure and a date: ${periods} were periods, ${figures} figures and ${dates} dates, ` +
		`and the options of ${refused} were refused`
	);
}
