import { readEnding } from "./label-ending.ts";
import { readPart } from "./label-part.ts";
import {
	everyReading,
	type LabelSettings,
	type Outcome,
	type Reading,
	reading,
	type YearKind,
} from "./label-settings.ts";
import { daysIn } from "./months.ts";
import type { PeriodNote } from "./parse-period.ts";

/** Everything that a folded label can mean; month names stand as @00 to @11. */
export function readLabel(text: string, settings: LabelSettings): Outcome {
	if (/\bto (?:date|now|present|today)\b|\bf?ytd\b|\bonwards?\b|\w ?(?:-| to)$/.test(text))
		return "open-ended";
	if (/^(?:since|up to|to|until|before|after) |^from (?!.*(?: to |-))/.test(text)) return "open-ended";
	if (/\btax years?\b|\b(?:weeks?|wk|fortnights?|days?)\b|\bw\/[ce]\b/.test(text)) return "not-whole-months";
	const checked = /^(.*?) ?\(([^()]+)\) ?(.*)$/.exec(text);
	if (checked) return readChecked(`${checked[1]} ${checked[3]}`.trim(), checked[2] ?? "", settings);
	const ending = readEnding(text, settings);
	if (ending !== null) return ending;
	const canonical = /^[1-9]\d{3}-(\d\d)\/[1-9]\d{3}-(\d\d)$/.exec(text);
	if (canonical && (!isMonth(canonical[1]) || !isMonth(canonical[2]))) return "bad-month";
	const words = new Set<YearKind>();
	const plain = text
		.replace(
			/(?<![a-z])(?:f\/?y|a\/?y|c\/?y|(?:financial|fiscal|academic|school|calendar) years?)(?![a-z])/g,
			(word) => {
				words.add(/^f/.test(word) ? "financial" : /^c/.test(word) ? "calendar" : "academic");
				return " ";
			},
		)
		.replace(/ +/g, " ")
		.trim();
	const [kind = null, other] = words;
	if (other !== undefined) return "unrecognised";
	const whole = readPart(plain, kind, settings);
	return whole === "unrecognised"
		? readRange(plain.replace(/^from /, ""), kind, canonical !== null, settings)
		: whole;
}

function isMonth(digits = ""): boolean {
	return Number(digits) >= 1 && Number(digits) <= 12;
}

/** A label with its months in brackets, which must agree: Quarter 3 (Oct to Dec) 2019/20. */
function readChecked(label: string, bracket: string, settings: LabelSettings): Outcome {
	const outcome = readLabel(label, settings);
	if (typeof outcome === "string") return outcome;
	const names = /^@(\d\d) ?(?:to|-) ?@(\d\d)$/.exec(bracket);
	const inside = names ? null : readLabel(bracket, settings);
	if (typeof inside === "string") return "unrecognised";
	const agreeing =
		inside === null
			? outcome.filter(
					({ first, last, dated }) =>
						!dated || (first % 12 === Number(names?.[1]) && last % 12 === Number(names?.[2])),
				)
			: inside.filter((months) => outcome.some((named) => sameMonths(named, months, settings)));
	return agreeing.length > 0 ? agreeing : "inconsistent-label";
}

/** Whether a label can stand beside its months; a quarter without a year may be of a calendar or of a split year. */
function sameMonths(named: Reading, months: Reading, settings: LabelSettings): boolean {
	if (named.last - named.first !== months.last - months.first) return false;
	if (named.dated) return named.first === months.first;
	return [0, settings.yearStart].some((start) => (named.first + start) % 12 === months.first % 12);
}

/** Two parts joined by "to" or a dash: the first place that splits the text into parts that can be joined. */
function readRange(text: string, kind: YearKind, canonical: boolean, settings: LabelSettings): Outcome {
	const separators = canonical ? /\//g : / to | - |-|(?<=-\d\d)\/(?=\d{4}-\d\d-)/g;
	let answer: Outcome = "unrecognised";
	for (const { 0: separator, index } of text.matchAll(separators)) {
		const from = text.slice(0, index).trim();
		const to = text.slice(index + separator.length).trim();
		const left = readPart(from, kind, settings);
		// "2015 - 17": the second year takes its century from the first.
		const century = /^\d{4}$/.test(from) && /^\d\d$/.test(to) ? from.slice(0, 2) : "";
		const right = readPart(century + to, kind, settings);
		const joined = joinAll(left, right, canonical);
		if (typeof joined !== "string") return joined;
		if (answer === "unrecognised") answer = joined;
	}
	return answer;
}

/** All readings of a first and a last part that can be joined. */
function joinAll(left: Outcome, right: Outcome, canonical: boolean): Outcome {
	if (left === "unrecognised" || right === "unrecognised") return "unrecognised";
	if (typeof left === "string") return left;
	if (typeof right === "string") return right;
	const pairs = left.flatMap((from) =>
		right.filter((to) => to.form === from.form).map((to) => ({ from, to })),
	);
	const outcomes = pairs
		.filter(({ from }) => !canonical || from.form === "month")
		.map(({ from, to }) => join(from, to));
	return everyReading(outcomes);
}

/** The run from one part to another of the same form. */
function join(from: Reading, to: Reading): Outcome {
	if (!to.dated) {
		// "2019/20 Q1-Q3": quarters and halves are of the year that stands once.
		if (!from.dated || (from.form !== "quarter" && from.form !== "half")) return "no-year";
		const { first, last } = to;
		return join(from, { ...to, first: from.origin + first, last: from.origin + last, dated: true });
	}
	const inferred: PeriodNote[] = [];
	let first = from.first;
	if (!from.dated) {
		first += to.origin;
		if (first > to.first && (from.form === "month" || from.form === "day")) {
			first -= 12;
			inferred.push("start-year-inferred");
		}
	}
	if (first > to.first) return "reversed";
	if (from.form === "day" && (from.day !== 1 || to.day !== daysIn(to.last))) return "not-whole-months";
	const notes = [...from.notes, ...to.notes, ...inferred];
	const run = reading(from.form, first, to.last - first + 1, notes);
	// "Dec to Dec 2019" may be one month or thirteen, "2018 to 2019" two years or one split year.
	if (from.form === "month" && !from.dated && first === to.first)
		return [run, reading("month", first - 12, 13)];
	if (from.form === "year" && from.notes.length > 0 && to.first > first)
		return [run, reading("pair", first + 3, to.first - first)];
	return [run];
}
