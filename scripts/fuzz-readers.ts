/**
 * Throws text, options, tables and records at every reader for as long as it is told: `npx tsx scripts/fuzz-readers.ts 1000000`.
 * No text may make one throw, a tally must add up, and what comes out must be the same after a JSON round trip; only the columns
 * of a panel are typed arrays. The readers of texts with options (fuzz/options.ts), those of tables (fuzz/tables.ts) and the
 * schemas (fuzz/schemas.ts) are asked by files of their own. The readers of panels are given the same records as rows, as
 * columns, and as the bytes of a CSV cut anywhere, and must make the same panel of them. `--seed 5` draws others, `--seed random` such as nobody has seen; the seed is printed.
 */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { type Period, parsePeriod, parsePublished, toPeriod } from "../src/index.ts";
import {
	type PanelOptions,
	type PanelReading,
	panelFromColumns,
	panelFromCsv,
	panelFromRows,
} from "../src/panel/index.ts";
import { readFingertips, readObservations, readPoliceUk } from "../src/schema/index.ts";
import { fuzzOptions } from "./fuzz/options.ts";
import { fuzzSchemas } from "./fuzz/schemas.ts";
import { fuzzTables } from "./fuzz/tables.ts";
import { label, plain, text } from "./fuzz/texts.ts";

const { positionals, values: given } = parseArgs({
	allowPositionals: true,
	options: { seed: { type: "string", default: "20200320" } },
});
const runs = Number(positionals[0] ?? 1_000_000);
const seed = given.seed === "random" ? randomInt(2 ** 31) : Number(given.seed);
assert.ok(Number.isSafeInteger(runs) && runs > 0 && positionals.length < 2, "One number of draws, above 0");
assert.ok(
	/^\d{1,10}$/.test(String(seed)) && seed < 2 ** 31,
	"The seed must be random or a whole number below 2 ** 31",
);
console.log(`Seed ${seed}: the same draws come again with --seed ${seed}`);

const columns = { period: "month", areaName: "area", indicator: "crime", count: "count", value: "rate" };

let values = 0;
let periods = 0;
fc.assert(
	fc.property(text, fc.oneof(text, label), (one, other) => {
		const figure = parsePublished(one);
		plain(figure);
		if (figure.kind === "value") values++;
		const period = parsePeriod(other);
		plain(period);
		if (period.ok) periods++;
		for (const read of [
			readObservations([{ month: other, area: "A", crime: one, count: one, rate: other }], { columns }),
			readPoliceUk([
				{ "Crime ID": one, Month: other, "LSOA name": one, "LSOA code": other, "Crime type": one },
			]),
			readFingertips([
				["Time period", "Area Code", "Indicator Name", "Value"],
				[other, one, one, other],
			]),
		]) {
			plain(read);
			const { records, accepted, rejected, excluded } = read.tally;
			assert.equal(records, 1);
			assert.equal(records, accepted + rejected + excluded);
		}
	}),
	{ numRuns: runs, seed },
);
console.log(
	`${runs} draws of two texts each: ${values} were figures, ${periods} were periods, none made a reader throw`,
);

console.log(fuzzOptions(Math.ceil(runs / 10), seed));
console.log(fuzzTables(Math.ceil(runs / 10), seed));
console.log(fuzzSchemas(Math.ceil(runs / 10), seed));

/** A cell that nobody expects. */
const odd = fc.oneof(
	fc.constantFrom(
		'"',
		'""',
		"\r",
		"\n",
		"a\nb",
		";",
		",",
		"\0",
		"é",
		"😀",
		"\uFEFF",
		"-1",
		"1e3",
		"9".repeat(400),
	),
	text,
);
const usual = [
	["A", "B"],
	["A", "B", ""],
	["2019-10", "2019-12", "Dec 2019", "2018-12"],
	["3", "0", "12.5", "", "[c]"],
	["7"],
];
const headings = ["area", "indicator", "month", "count", "exposure"] as const;
const record = fc.tuple(
	...usual.map((cells) =>
		fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...cells) }, { weight: 1, arbitrary: odd }),
	),
);
const months = toPeriod("2019-10/2019-12");
const read: PanelOptions = { months, areas: ["A", "B"], indicators: ["A", "B", ""], readPeriod: toPeriod };
const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;

/** The bytes in pieces that end anywhere, also within a character. */
function* cut(bytes: Uint8Array, places: readonly number[]): Generator<Uint8Array> {
	const ends = [...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
	for (const [index, end] of ends.entries()) yield bytes.slice(ends[index - 1] ?? 0, end);
}

/** Every record is placed or rejected, and every cell has a count or a mark. */
function sound({ panel, ...told }: PanelReading): void {
	plain(told);
	const { records, placed, rejected, tally, problems } = told;
	assert.equal(records, placed + rejected);
	assert.equal(
		rejected,
		Object.values(tally).reduce((sum, count) => sum + count),
	);
	assert.equal(problems.length, Math.min(rejected, 100));
	for (const column of panel.counts)
		for (const count of column)
			assert.ok(count >= 0 || [-1, -2, -3, -4].includes(count), `${count} in a cell`);
}

let placed = 0;
await fc.assert(
	fc.asyncProperty(
		fc.array(record, { maxLength: 6 }),
		fc.array(fc.nat(500), { maxLength: 5 }),
		fc.uint8Array({ maxLength: 12 }),
		fc.boolean(),
		async (records, places, noise, weighted) => {
			const encoded = (lines: readonly (readonly string[])[]) =>
				new TextEncoder().encode(lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join(""));
			const csv = {
				columns: { area: "area", indicator: "indicator", period: "month", count: "count" },
				withheld: ["[c]"],
			};
			const fromCsv = await panelFromCsv(cut(encoded([headings, ...records]), places), {
				...read,
				...csv,
				weighted,
			});
			sound(fromCsv);
			placed += fromCsv.placed;
			// The same records, read by the test as the documentation of the reader says.
			const rows = records.map(([area = "", indicator = "", period = "", count = ""]) => ({
				area: wellFormed(area),
				indicator: wellFormed(indicator),
				period: wellFormed(period) as Period,
				count:
					count === "" || count === "[c]" ? null : /^\d+(\.\d+)?$/.test(count) ? Number(count) : Number.NaN,
				...(count === "[c]" ? { withheld: { from: 1, to: 4 } } : {}),
			}));
			assert.deepEqual(panelFromRows(rows, { ...read, weighted }), fromCsv);
			assert.deepEqual(
				panelFromColumns(
					{
						area: rows.map(({ area }) => area),
						indicator: rows.map(({ indicator }) => indicator),
						period: rows.map(({ period }) => period),
						count: rows.map(({ count }) => count),
						withheld: rows.map(({ withheld }) => withheld !== undefined),
					},
					{ ...read, weighted },
				),
				fromCsv,
			);
			// What is no CSV at all, with exposures and other delimiters: it must only be told.
			const bare = new TextEncoder().encode(records.map((line) => line.join(";")).join("\n"));
			const head = new TextEncoder().encode("area;indicator;month;count;exposure\n");
			sound(
				await panelFromCsv([head, ...cut(bare, places), noise, bare], {
					...read,
					columns: { ...csv.columns, exposure: "exposure" },
					exposureRule: "sum-over-window",
					delimiter: ";",
					weighted,
				}),
			);
		},
	),
	{ numRuns: Math.ceil(runs / 10), seed },
);
console.log(
	`${Math.ceil(runs / 10)} draws of up to six records: ${placed} were placed in a panel, every way alike`,
);

/** A lone half of a character cannot be written as UTF-8: it is replaced. */
function wellFormed(one: string): string {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(one));
}
