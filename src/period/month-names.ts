import type { MonthNames } from "./parse-period.ts";

/** Full names; the first three letters of each tell them apart. */
const longNames = "January February March April May June July August September October November December";
/** Short names of the Office for National Statistics: June and July stay whole, September has four letters. */
const shortNames = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec";

/** Numbers of the months as a locale takes them, from 0. */
const monthNumbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

/** The name of a month, counted from 0, in English or in the language of a locale. */
export function monthName(month: number, width: "wide" | "abbreviated", locale?: MonthNames): string {
	const number = monthNumbers[month % 12] ?? 0;
	if (locale) {
		const name = locale.localize.month(number, { width, context: "standalone" });
		// Some languages shorten two months to the same letters; those are written in full.
		const isShared = monthNumbers.some(
			(other) => other !== number && locale.localize.month(other, { width, context: "standalone" }) === name,
		);
		return isShared ? locale.localize.month(number, { width: "wide", context: "standalone" }) : name;
	}
	return (width === "wide" ? longNames : shortNames).split(" ")[number] ?? "";
}

/** A label with one kind of space and dash, in lower case: print habits do not matter. */
export function foldText(label: string): string {
	return label
		.normalize("NFC")
		.replace(/[\s,\u200B-\u200D\u2060]+/g, " ")
		.replace(/[\u2010-\u2015\u2212]/g, "-")
		.replace(/ ?\/ ?/g, "/")
		.trim()
		.toLowerCase();
}

/** The text, in lower case, with every month name as @00 to @11: English names, and before them those of a locale. */
export function tokeniseMonths(text: string, locale?: MonthNames): string {
	return (locale ? tokeniseLocale(text, locale) : text).replace(
		/(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?/g,
		(name) => token("janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3)) / 3),
	);
}

/** The same for the names of a locale. A name that two months share is left as it stands. */
function tokeniseLocale(text: string, locale: MonthNames): string {
	const months = new Map<string, number | null>();
	for (const month of monthNumbers)
		for (const width of ["wide", "abbreviated"] as const)
			for (const context of ["formatting", "standalone"] as const) {
				const name = locale.localize.month(month, { width, context });
				const key = foldText(name).replace(/\.$/, "");
				months.set(key, months.has(key) && months.get(key) !== month ? null : month);
			}
	// Longest first: one name can begin another.
	const names = [...months.keys()].sort((a, b) => b.length - a.length);
	const anyName = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
	return text.replace(
		new RegExp(`(?<![\\p{L}\\p{M}])(${anyName})(?![\\p{L}\\p{M}])(?<!\\d(?=\\d))\\.?`, "gu"),
		(found, name: string) => {
			const month = months.get(name) ?? null;
			return month === null ? found : token(month);
		},
	);
}

/** A month in a text to be read: @ and two digits. */
function token(month: number): string {
	return `@${String(month).padStart(2, "0")}`;
}
