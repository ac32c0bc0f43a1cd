import { readLabel } from "./label-reader.ts";
import type { LabelSettings, Outcome, Reading } from "./label-settings.ts";
import { foldText, tokeniseMonths } from "./month-names.ts";
import { inRange, periodOf } from "./months.ts";
import type { MonthNames, PeriodProblem, PeriodReading } from "./parse-period.ts";

/** What a label says: one reading is a period, several are ambiguous unless the caller prefers one. */
export function answerLabel(label: string, settings: LabelSettings, locale?: MonthNames): PeriodReading {
	const text = foldText(label);
	const outcome = readText(text, settings, locale);
	const refuse = (code: PeriodProblem, readings: readonly Reading[] = []): PeriodReading => ({
		ok: false,
		code,
		candidates: readings.map(asPeriod),
		label,
	});
	if (typeof outcome === "string") return refuse(outcome);
	if (outcome.some(({ dated }) => !dated)) return refuse("no-year");
	const possible = outcome.filter(({ first, last }) => inRange(first, last));
	const { prefer } = settings;
	const preferred = possible.filter(({ form }) => prefer === (form === "month" ? "month" : "year"));
	const left = preferred.length > 0 ? preferred : possible;
	const [only, other] = left;
	if (only === undefined) return refuse("unrecognised");
	// 19/20 alone may be anything; beside a quarter or a word it is two years.
	if (other !== undefined || (/^\d\d\D\d\d$/.test(text) && prefer !== "year"))
		return refuse("ambiguous", left);
	// A caller who says that 2011-12 is a year has said what was to be assumed.
	const said = left.length < possible.length ? "financial-year-assumed" : null;
	const notes = new Set(only.notes.filter((note) => note !== said));
	if (only.day === null) return { ok: true, period: asPeriod(only), notes: [...notes], label };
	if (only.day > 1) return refuse("day-precision");
	if (settings.firstOfMonth === null) return refuse("day-precision", left);
	return { ok: true, period: asPeriod(only), notes: [...notes.add("first-of-month")], label };
}

function readText(text: string, settings: LabelSettings, locale?: MonthNames): Outcome {
	if (text === "") return "empty";
	// @ marks a month for the reader, so that a label cannot have one.
	if (text.length > 100 || text.includes("@")) return "unrecognised";
	return readLabel(tokeniseMonths(text, locale), settings);
}

function asPeriod({ first, last }: Reading): ReturnType<typeof periodOf> {
	return periodOf(first, last, "read the period");
}
