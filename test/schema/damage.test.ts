import { describe, expect, it } from "vitest";
import {
	type ObservationsRead,
	type ReadObservationsOptions,
	readObservations,
} from "../../src/schema/index.ts";

/** Sixty areas with five months each; every kind of damage has an area of its own. */
const months = ["2019-01", "2019-02", "2019-03", "2019-04", "2019-05"];
const header = [
	"Month",
	"Code",
	"Name",
	"Crime",
	"Count",
	"Population",
	"Rate",
	"Low",
	"High",
	"Status",
	"Vintage",
];
const codeOf = (place: number) => `E0700${String(1000 + place)}`;
const base = Array.from({ length: 60 }, (_, place) =>
	months.map((month, index): unknown[] => [
		month,
		codeOf(place),
		`Area ${place}`,
		"Burglary",
		String(100 + place + index),
		"50000",
		"2.1",
		"1.9",
		"2.3",
		"final",
		"2020-01",
	]),
).flat();
const at = (column: string) => header.indexOf(column);

/** The row with one cell of its own. */
function changed(row: readonly unknown[], column: string, value: unknown): unknown[] {
	return row.map((cell, place) => (place === at(column) ? value : cell));
}

const options: ReadObservationsOptions = {
	columns: {
		period: "Month",
		areaCode: "Code",
		areaName: "Name",
		indicator: "Crime",
		count: "Count",
		denominator: "Population",
		value: "Rate",
		lower: "Low",
		upper: "High",
		status: "Status",
		vintage: "Vintage",
	},
	areaCodes: "gss",
	withinDenominator: true,
	areas: [
		...Array.from({ length: 60 }, (_, place) => ({ id: codeOf(place), name: `Area ${place}` })),
		{ id: "E07009999", supersededBy: ["E07009998"] },
		{ id: "Total" },
	],
};

/** Code, record, column and raw value of a finding; `record` counts from the damaged one. */
type Expected = readonly [code: string, record: number, column: string | null, raw: string | null];

interface Damage {
	readonly name: string;
	/** Changes the third record of the area, or gives back rows to be added at the end. */
	readonly change: (row: unknown[]) => readonly unknown[][] | undefined;
	/** What is found: of the damaged record at 0, of its neighbours, of added rows from 1000. */
	readonly found: readonly Expected[];
	/** What becomes of the records: accepted, rejected, excluded, in that order, as changes to the sound table. */
	readonly tally: readonly [accepted: number, rejected: number, excluded: number];
}

const gap: Expected = ["missing-period", 1, null, null];
const rejected = [-1, 1, 0] as const;
const same = [0, 0, 0] as const;

/** A cell of one column set to something else, and what is found there. */
function cell(
	name: string,
	column: string,
	value: unknown,
	codes: readonly string[],
	tally: Damage["tally"],
	more: readonly Expected[] = [],
	raw = String(value ?? ""),
): Damage {
	return {
		name,
		change: (row) => {
			row[at(column)] = value;
			return undefined;
		},
		found: [...codes.map((code): Expected => [code, 0, column, raw]), ...more],
		tally,
	};
}

const damages: readonly Damage[] = [
	cell("a blank count", "Count", "", ["blank"], same),
	cell("a marker that nobody knows", "Count", "[qq]", ["unknown-marker"], rejected),
	cell("a dash", "Count", "-", ["ambiguous-marker"], rejected),
	cell("a decimal comma", "Count", "12,41", ["malformed-thousands"], rejected),
	cell("a word", "Count", "twelve", ["not-a-number"], rejected),
	cell("a fraction of an event", "Count", "1.5", ["not-an-integer"], rejected),
	cell("a negative count", "Count", "-3", ["negative"], rejected),
	cell("the error of a spreadsheet", "Count", "#N/A", ["machine-artefact"], rejected),
	cell("blanks around a count", "Count", " 12 ", ["whitespace"], same),
	cell("about so many", "Count", "c. 12", ["not-exact"], rejected),
	cell("a percentage for a count", "Count", "12%", ["not-a-number"], rejected),
	cell("a code for a count", "Count", "007", ["not-a-number"], rejected),
	cell("an age range for a count", "Count", "10-17", ["not-a-number"], rejected),
	cell("digits lost in an export", "Count", "1.2E+05", ["not-exact"], rejected),
	cell("NaN", "Count", Number.NaN, ["machine-artefact"], rejected),
	cell("a truth value", "Count", true, ["not-a-number"], rejected),
	cell("more events than people", "Count", "50001", ["out-of-range"], rejected),
	cell("nobody to divide by", "Population", "0", ["out-of-range"], rejected),
	cell("a blank population", "Population", "", ["blank"], same),
	cell("limits the wrong way round", "Low", "2.4", ["out-of-range"], rejected),
	cell("a decimal comma in a rate", "Rate", "8,61", ["malformed-thousands"], rejected),
	cell("one more decimal", "Rate", "2.14", ["mixed-precision"], same),
	cell("a thirteenth month", "Month", "2019-13", ["bad-period"], rejected, [gap]),
	cell("an ambiguous month", "Month", "200910", ["ambiguous-period"], rejected, [gap]),
	cell("no month", "Month", "", ["blank"], rejected, [gap]),
	cell("a season", "Month", "Spring 2019", ["bad-period"], rejected, [gap]),
	cell("a no-break space after a month", "Month", "2019-03\u00A0", ["whitespace"], same),
	cell("a year of two digits", "Month", "Mar-19", ["assumed-period"], same),
	cell("a day for a month", "Month", "2019-03-01", ["bad-period"], rejected, [gap]),
	cell("a Date", "Month", new Date(0), ["bad-period"], rejected, [gap], "1970-01-01T00:00:00.000Z"),
	cell("a quarter among months", "Month", "Jan to Mar 2019", [], same, [
		["mixed-period-lengths", -2, null, null],
	]),
	cell("no code", "Code", "", ["blank"], same, [["unmatched-area", 0, "Name", "@name"], gap]),
	cell("half a code", "Code", "E0700", ["area-code-format", "unmatched-area"], same, [gap]),
	cell("a code that is not known", "Code", "E07008888", ["unmatched-area"], same, [gap]),
	cell("a code of the past", "Code", "E07009999", ["area-code-superseded"], same, [gap]),
	cell("another name", "Name", "Elsewhere", ["name-code-mismatch"], same),
	cell("a line break in a name", "Name", "@name\n", ["whitespace"], same),
	cell("a no-break space in a code", "Code", "@code\u00A0", ["whitespace"], same),
	cell("no crime", "Crime", "  ", ["blank"], rejected, [gap]),
	cell("a status that is none", "Status", "draft", ["unknown-status"], rejected),
	cell("a vintage that is none", "Vintage", "yesterday", ["bad-vintage"], rejected),
	{
		name: "the same again",
		change: (row) => [[...row]],
		found: [["duplicate-key", 1000, null, null]],
		tally: [0, 0, 1],
	},
	{
		name: "a contradiction",
		change: (row) => [changed(row, "Count", "99")],
		found: [
			["conflicting-duplicate", 0, null, null],
			["conflicting-duplicate", 1000, null, null],
		],
		tally: [-1, 2, 0],
	},
	{
		name: "a later vintage",
		change: (row) => [changed(changed(row, "Count", "99"), "Vintage", "2021-01")],
		found: [["superseded", 0, null, null]],
		tally: [0, 0, 1],
	},
	{
		name: "a field fewer",
		change: (row) => {
			row.pop();
			return undefined;
		},
		found: [["field-count", 0, null, null], gap],
		tally: rejected,
	},
	{
		name: "a field more",
		change: (row) => {
			row.push("");
			return undefined;
		},
		found: [["field-count", 0, null, null], gap],
		tally: rejected,
	},
	{
		name: "a blank row at the end",
		change: () => [header.map(() => "")],
		found: [["blank-row", 1000, null, null]],
		tally: [0, 0, 1],
	},
];

/** A table with some damages, and what is to be found in it. */
function damaged(some: readonly Damage[]) {
	const rows = base.map((row) => [...row]);
	const added: unknown[][] = [];
	const found: (readonly [...Expected, line: number])[] = [];
	const records: { readonly found: Expected; readonly record: number }[] = [];
	const [accepted, refused, excluded] = [rows.length, 0, 0];
	const tally = { accepted, rejected: refused, excluded };
	for (const damage of some) {
		const place = damages.indexOf(damage);
		const row = rows[place * 5 + 2] ?? [];
		const named = (text: string | null) =>
			text?.replace("@name", `Area ${place}`).replace("@code", codeOf(place)) ?? null;
		const more = damage.change(row);
		for (const [index, value] of row.entries()) if (typeof value === "string") row[index] = named(value);
		for (const [code, offset, column, raw] of damage.found)
			records.push({
				found: [code, offset, column, named(raw)],
				record: offset >= 1000 ? rows.length + added.length + 1 : place * 5 + 3 + offset,
			});
		added.push(...(more ?? []));
		tally.accepted += damage.tally[0];
		tally.rejected += damage.tally[1];
		tally.excluded += damage.tally[2];
	}
	rows.push(...added);
	const lineOf = (record: number) =>
		rows.slice(0, record - 1).reduce((line, row) => line + row.join("").split("\n").length, 2);
	for (const {
		found: [code, , column, raw],
		record,
	} of records)
		found.push([code, record, column, raw, lineOf(record)]);
	return {
		table: [header, ...rows],
		found: found.map(String).sort(),
		tally: { rows: rows.length, records: rows.length, ...tally },
	};
}

function told({ issues }: ObservationsRead): readonly string[] {
	return issues
		.map(({ code, record, column, raw, line }) => String([code, record, column, raw, line]))
		.sort();
}

describe("readObservations() on a damaged table", () => {
	it("readObservations() finds nothing in the sound table", () => {
		const sound = readObservations([header, ...base], options);
		expect(sound.issues).toEqual([]);
		expect(sound.tally).toEqual({ rows: 300, records: 300, accepted: 300, rejected: 0, excluded: 0 });
	});

	for (const damage of damages)
		it(`readObservations() finds ${damage.name}, and nothing else`, () => {
			const { table, found, tally } = damaged([damage]);
			const read = readObservations(table as string[][], options);
			expect(told(read)).toEqual(found);
			expect(read.tally).toEqual(tally);
		});

	it(`readObservations() finds all ${damages.length} kinds of damage together`, () => {
		expect(damages.length).toBeGreaterThanOrEqual(40);
		const { table, found, tally } = damaged(damages);
		const read = readObservations(table as string[][], options);
		expect(told(read)).toEqual(found);
		expect(read.tally).toEqual(tally);
	});
});
