/**
 * Throws tables at the readers of tables: headings that are missing, permuted, doubled, misspelt or too many, cells that nobody
 * expects, records that are none, and every option. Only the options may make a reader throw, and then they do so for a table
 * of nothing too. Every record is accounted for, and the order of the columns changes nothing.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { monthCount, rollingTotals, toPeriod } from "../../src/index.ts";
import {
	type ObservationRow,
	type ObservationsRead,
	type ReadObservationsOptions,
	readFingertips,
	readObservations,
	readPoliceUk,
	type TableRow,
} from "../../src/schema/index.ts";
import { label, oddity, plain, text } from "./texts.ts";

type Cells = Readonly<Record<string, unknown>>;
type Usual = Readonly<Record<string, readonly unknown[]>>;

/** A table before it is written: which headings, in which order, and a cell for each of them in each record. */
interface Drawn {
	readonly names: readonly string[];
	/** The heading that has blanks around it, which mean nothing. */
	readonly padded: string | null;
	readonly others: readonly string[];
	readonly records: readonly Cells[];
}

/** What a cell mostly holds, and now and then what is odd but happens. */
const often = (usual: readonly unknown[], seldom: readonly unknown[]) => [
	...Array.from({ length: 4 }, () => usual).flat(),
	...seldom,
];
const areas = often(
	["A", "A", "B", "C"],
	[" B", "A  b", "E07000129", "", "Total", "All areas", "constructor"],
);
const counts = often(["3", "0", 7], ["1,887", "[c]", "fewer than 5", "12.5", "", "-", 12n, null]);
const people = often(["5,012", 698_268], ["2", "0", "", "[c]"]);
const values = often(["8.6", "8.7", 8.6], ["8.60", "62%", "12 to 15", "", "[p]", null]);
const low = often(["8.1"], ["9", "[p]", ""]);
const high = often(["9.2"], ["8", "[p]", ""]);
const periods = often(
	["2019-10", "2019-11", "Dec 2019", "Jan 2020"],
	["2019/20 Q3", "2019-12-01", "2019-12-31", "2013 - 15", "2013/14 - 15/16", ""],
);
const forObservations: Usual = {
	month: periods,
	code: often(["E07000129", "E07000130"], ["e07", ""]),
	area: areas,
	crime: often(["robbery", "burglary"], ["All crime", ""]),
	count: counts,
	people,
	rate: values,
	low,
	high,
	status: often(["provisional", "final", "revised", ""], ["x"]),
	vintage: often(["2020-01", "2020-02-15"], ["2020-13", ""]),
	sex: ["F", "M", ""],
	age: ["0-4", "5-9"],
};
const forPolice: Usual = {
	"Crime ID": often(["a1", "a2", "a3", "a4", ""], []),
	Month: often(["2019-11", "2019-12"], ["2020-01", "Dec 2019", "2020"]),
	"LSOA code": often(["E01025613", "E01025614"], [""]),
	"LSOA name": often(["Blaby 001A", "Blaby 001B", "Oadby 001A"], ["", "Blaby"]),
	"Crime type": often(["Burglary", "Anti-social behaviour"], [""]),
};
const forFingertips: Usual = {
	"Indicator Name": ["Incidence rate\n", "Incidence rate", "Deaths"],
	"Area Code": often(["E92000001", "E07000129"], ["", "x"]),
	"Area Name": often(["England", "Blaby"], [""]),
	"Area Type": ["Country", "District"],
	Sex: ["Persons", "Male"],
	Age: ["All ages", "65+ yrs"],
	"Category Type": ["", "Deprivation"],
	Category: ["", "Most deprived"],
	"Time period": often(["2015", "2016", "2013 - 15", "2013/14 - 15/16"], ["2019/20", "99 - 01", ""]),
	Value: values,
	"Lower CI 95.0 limit": low,
	"Upper CI 95.0 limit": high,
	"Lower CI 99.8 limit": low,
	"Upper CI 99.8 limit": high,
	Count: counts,
	Denominator: people,
};

const strange = fc.oneof(oddity, text, label);

/** Tables with such headings: mostly all of them, with cells that are mostly as they should be. */
function tables(usual: Usual): fc.Arbitrary<Drawn> {
	const known = Object.keys(usual);
	const all = fc.shuffledSubarray(known, { minLength: known.length });
	const cells = fc.record(
		Object.fromEntries(
			known.map((name) => [
				name,
				fc.oneof(
					{ weight: 40, arbitrary: fc.constantFrom(...(usual[name] ?? [])) },
					{ weight: 1, arbitrary: strange },
				),
			]),
		),
	);
	const misspelt = fc.constantFrom(
		...known,
		...known.map((name) => ` ${name}`),
		"\uFEFFmonth",
		"__proto__",
		"",
	);
	return fc.record({
		names: fc.oneof(
			{ weight: 6, arbitrary: all },
			{ weight: 1, arbitrary: fc.shuffledSubarray(known) },
			{ weight: 1, arbitrary: fc.shuffledSubarray(known, { minLength: known.length - 1 }) },
		),
		padded: fc.option(fc.constantFrom(...known), { freq: 4 }).map((name) => name ?? null),
		others: fc.oneof(
			{ weight: 6, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: fc.array(fc.oneof(misspelt, text, label), { maxLength: 2 }) },
		),
		records: fc.array(cells, { maxLength: 5 }),
	});
}

/** The headings with those that are too many, and what stands under each in a record. */
const headed = ({ names, padded, others }: Drawn) => [
	...names.map((name) => (name === padded ? ` ${name}\uFEFF` : name)),
	...others,
];
const cellsOf = (drawn: Drawn, cells: Cells) => [
	...drawn.names.map((name) => cells[name]),
	...drawn.others.map((_, index) => Object.values(cells)[index]),
];

const asLists = (drawn: Drawn): readonly TableRow[] => [
	headed(drawn),
	...drawn.records.map((cells) => cellsOf(drawn, cells)),
];
const asObjects = (drawn: Drawn): readonly TableRow[] =>
	drawn.records.map((cells) => {
		const fields = cellsOf(drawn, cells);
		return Object.fromEntries(headed(drawn).map((name, index) => [name, fields[index]]));
	});

/** How a table of lists is spoiled: records that are none, are blank, or have a field too many or too few. */
const spoiled = fc.array(
	fc.tuple(fc.nat(5), fc.oneof(oddity, fc.constant("short"), fc.constant("long"), fc.constant("blank"))),
	{ maxLength: 2 },
);
function spoil(rows: readonly TableRow[], how: readonly (readonly [number, unknown])[]): readonly TableRow[] {
	const copy = [...rows];
	for (const [place, what] of how) {
		const row = copy[place];
		if (place === 0 || !Array.isArray(row)) continue;
		if (what === "short") copy[place] = row.slice(0, -1);
		else if (what === "long") copy[place] = [...row, "3"];
		else copy[place] = what === "blank" ? row.map(() => " ") : (what as TableRow);
	}
	return copy;
}

/** What holds of every answer. */
function sound(read: ObservationsRead, rows: number, weighted: boolean): void {
	plain(read);
	const { tally, issues, excluded, observations, notChecked } = read;
	assert.equal(tally.rows, rows);
	assert.equal(tally.records, tally.accepted + tally.rejected + tally.excluded);
	assert.equal(excluded.length, tally.excluded);
	const places = [
		...issues,
		...excluded,
		...notChecked.flatMap(({ records }) => records.map((record) => ({ record }))),
	];
	for (const { record } of places) assert.ok(record >= 0 && record <= rows, `record ${record} of ${rows}`);
	assert.ok(issues.every(({ line }, index) => line >= (issues[index - 1]?.line ?? 1)));
	for (const { period, count, withheld, area, indicator } of observations) {
		assert.equal(toPeriod(period, { prefer: "month" }), period);
		assert.ok(count === null || (count >= 0 && (weighted || Number.isSafeInteger(count))), `count ${count}`);
		assert.ok(withheld === undefined || count === null);
		assert.ok(area !== "" && indicator !== "");
	}
	for (const series of seriesOf(observations)) {
		const named = series.map(({ period }) => period);
		assert.equal(new Set(named).size, named.length, "Two figures under one key");
		const isMonthly = series.every(({ period }) => monthCount(period) === 1);
		if (isMonthly && !weighted) rollingTotals(series, { months: 1 });
	}
}

function seriesOf(observations: readonly ObservationRow[]): readonly (readonly ObservationRow[])[] {
	const all = new Map<string, ObservationRow[]>();
	for (const row of observations) {
		const key = JSON.stringify([row.area, row.indicator, Object.entries(row.dimensions).sort()]);
		all.set(key, [...(all.get(key) ?? []), row]);
	}
	return [...all.values()];
}

/** Rejected is what has an error, everything where the header has one, and nothing else. */
function rejectedByErrors({ issues, tally }: ObservationsRead): void {
	const errors = new Set(issues.filter(({ severity }) => severity === "error").map(({ record }) => record));
	assert.equal(tally.rejected, errors.has(0) ? tally.records - tally.excluded : errors.size);
}

/** The answer, or null where the options are refused, which must be so for a table of nothing too. */
function answerOf<Options>(
	read: (rows: readonly TableRow[], options: Options) => ObservationsRead,
	rows: readonly TableRow[],
	options: Options,
): ObservationsRead | null {
	try {
		return read(rows, options);
	} catch (error) {
		const { code, message } = error as Error & { readonly code?: unknown };
		if (typeof code !== "string") throw error;
		assert.throws(() => read([], options), { message });
		return null;
	}
}

/** What does not depend on the order of the columns or on how a record is written. */
const essence = ({ observations, excluded, tally }: ObservationsRead) => ({
	observations: observations.map(({ dimensions, missing, ...row }) => ({
		...row,
		dimensions: Object.entries(dimensions).sort(),
		missing: Object.entries(missing).sort(),
	})),
	excluded,
	tally,
});

const monthNumber = fc.constantFrom(1, 4, 9);
const withheld = fc.constantFrom({ from: 1, to: 4 }, { from: 0, to: null });
const legend = fc.constantFrom({ "-": "zero" }, { x: "provisional", "": "blank" }, { c: "suppressed" });
const knownAreas = fc.constantFrom(
	[],
	[{ id: "E07000129", name: "A" }, { id: "A" }],
	[{ id: "E07000129", supersededBy: ["E07000130"] }],
);
const settings = fc.record(
	{
		dimensions: fc.shuffledSubarray(["sex", "age"]),
		ignore: fc.shuffledSubarray(["sex", "age", "low", "high", "month", "nothing"]),
		shortRows: fc.constantFrom("reject", "accept"),
		legend,
		withheld,
		weighted: fc.boolean(),
		withinDenominator: fc.boolean(),
		areaCodes: fc.constantFrom("gss", "any"),
		areas: knownAreas,
		totals: fc.constantFrom(
			[],
			[{ of: "area", label: "A", parts: ["B"] }],
			[
				{ of: "indicator", label: "robbery" },
				{ of: "area", label: "Total" },
			],
		),
		yearStart: monthNumber,
		academicYearStart: monthNumber,
		prefer: fc.constantFrom("month", "year"),
		firstOfMonth: fc.constant("month"),
	},
	{ requiredKeys: [] },
);

/** Options of readObservations: mostly such as go together. */
const observationOptions: fc.Arbitrary<ReadObservationsOptions> = fc
	.tuple(
		settings,
		fc.shuffledSubarray([
			"areaCode",
			"areaName",
			"status",
			"vintage",
			"denominator",
			"lower",
			"upper",
			"value",
		]),
		fc.constantFrom("count", "count", "value", "across count", "across value", "none"),
		fc.constantFrom("column", "column", "column", "column", "whole", "both", "none"),
		fc.constantFrom("column", "column", "column", "column", "whole", "both", "none"),
		fc.oneof(
			{ weight: 30, arbitrary: fc.constant("2019-12") },
			{ weight: 1, arbitrary: fc.oneof(label, text) },
		),
	)
	.map(([rest, more, figure, when, what, period]) => {
		const under = {
			areaCode: "code",
			areaName: "area",
			status: "status",
			vintage: "vintage",
			denominator: "people",
			lower: "low",
			upper: "high",
			value: "rate",
		} as const;
		const across = figure.startsWith("across");
		const names = Object.keys(under).filter(
			(name) => more.includes(name) && !(across && /denominator|lower|upper|value/.test(name)),
		) as (keyof typeof under)[];
		const isNamed = names.includes("areaCode") || names.includes("areaName");
		return {
			...rest,
			columns: {
				...Object.fromEntries(names.map((name) => [name, under[name]])),
				...(figure === "count" ? { count: "count" } : figure === "value" ? { value: "rate" } : {}),
				...(!across && (when === "column" || when === "both") ? { period: "month" } : {}),
				...(what === "column" || what === "both" ? { indicator: "crime" } : {}),
			},
			...(across ? { across: figure.slice("across ".length) } : {}),
			...(!across && (when === "whole" || when === "both") ? { period } : {}),
			...(what === "whole" || what === "both" ? { indicator: "robbery" } : {}),
			...(isNamed ? {} : { area: "A" }),
		} as ReadObservationsOptions;
	});

/** Records of a table in which periods stand across. */
const acrossTables: fc.Arbitrary<Drawn> = fc
	.tuple(
		tables(forObservations),
		fc.array(fc.oneof(fc.constantFrom("2019-10", "2019-11", "Dec 2019", "Total", "2019/20"), label), {
			maxLength: 3,
		}),
	)
	.map(([drawn, others]) => ({ ...drawn, others }));

/** Reads a table as lists, with its columns turned round, and as objects, and holds the answers against each other. */
function readEachWay<Options>(
	read: (rows: readonly TableRow[], options: Options) => ObservationsRead,
	drawn: Drawn,
	options: Options,
	check: (answer: ObservationsRead, rows: number) => void,
): ObservationsRead | null {
	const { records } = drawn;
	const answer = answerOf(read, asLists(drawn), options);
	if (answer === null) return null;
	check(answer, records.length);
	const turned = { ...drawn, names: [...drawn.names].reverse() };
	if (drawn.others.length === 0) assert.deepEqual(essence(read(asLists(turned), options)), essence(answer));
	const names = headed(drawn);
	const header = { ...options, header: names };
	const headless = read(asLists(drawn).slice(1), header);
	// What is empty has no first record that says whether records are lists.
	if (records.length > 0) assert.deepEqual(headless, answer);
	const objects = read(asObjects(drawn), options);
	check(objects, records.length);
	const isSame =
		names.length > 0 && records.length > 0 && new Set(names.map((name) => name.trim())).size === names.length;
	// Names that are whole numbers come first in an object.
	if (isSame && !names.some((name) => /^\d+$/.test(name)))
		assert.deepEqual(essence(objects), essence(answer));
	return answer;
}

/** Reads drawn tables, and says what came of them. */
export function fuzzTables(runs: number, seed: number): string {
	let [read, refused, accepted, records] = [0, 0, 0, 0];
	const tell = (answer: ObservationsRead | null) => {
		if (answer === null) refused++;
		else {
			read++;
			accepted += answer.tally.accepted;
			records += answer.tally.records;
		}
	};
	const settings = { numRuns: runs, seed };
	fc.assert(
		fc.property(
			tables(forObservations),
			acrossTables,
			observationOptions,
			spoiled,
			(upright, wide, options, how) => {
				const drawn = options.across === undefined ? upright : wide;
				const check = (answer: ObservationsRead, rows: number) => {
					sound(answer, rows, options.weighted ?? false);
					assert.equal(answer.observations.length, answer.tally.accepted);
					if (options.across === undefined) rejectedByErrors(answer);
				};
				tell(readEachWay(readObservations, drawn, options, check));
				const bad = answerOf(readObservations, spoil(asLists(drawn), how), options);
				if (bad !== null) check(bad, drawn.records.length);
			},
		),
		settings,
	);
	const policeOptions = fc.record({ by: fc.constantFrom("district", "lsoa") }, { requiredKeys: [] });
	fc.assert(
		fc.property(tables(forPolice), policeOptions, spoiled, (drawn, options, how) => {
			const check = (answer: ObservationsRead, rows: number) => {
				sound(answer, rows, false);
				rejectedByErrors(answer);
				// Each crime is counted once.
				const crimes = answer.observations.reduce((sum, { count }) => sum + (count ?? 0), 0);
				assert.equal(crimes, answer.tally.accepted);
			};
			tell(readEachWay(readPoliceUk, drawn, options, check));
			check(readPoliceUk(spoil(asLists(drawn), how), options), drawn.records.length);
		}),
		settings,
	);
	const fingertipsOptions = fc.record(
		{ limits: fc.constantFrom("95", "99.8"), areas: knownAreas, legend, withheld },
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(tables(forFingertips), fingertipsOptions, spoiled, (drawn, options, how) => {
			const check = (answer: ObservationsRead, rows: number) => {
				sound(answer, rows, false);
				assert.equal(answer.observations.length, answer.tally.accepted);
				rejectedByErrors(answer);
			};
			tell(readEachWay(readFingertips, drawn, options, check));
			check(readFingertips(spoil(asLists(drawn), how), options), drawn.records.length);
		}),
		settings,
	);
	return `${runs} draws of a table for each of three readers: ${read} were read and the options of ${refused} refused; ${accepted} of ${records} records were accepted`;
}
