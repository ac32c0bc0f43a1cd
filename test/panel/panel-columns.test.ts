import { describe, expect, it } from "vitest";
import { toPeriod } from "../../src/index.ts";
import {
	cellMarks,
	compareRolling,
	type PanelColumns,
	panelFromColumns,
	panelFromRows,
	regionalAverage,
} from "../../src/panel/index.ts";
import { thrown } from "./scalar.ts";

const texts: PanelColumns = {
	area: ["A", "A", "B", "B"],
	indicator: ["i", "i", "i", "i"],
	period: ["2019-11", "2019-12", "2019-11", "2019-12"],
	count: [5, 7, 8, 9],
};
const expected = panelFromColumns(texts);
const cellsOf = (columns: PanelColumns, options = {}) => {
	const { panel, rejected } = panelFromColumns(columns, options);
	return [panel.areas, panel.counts.map((column) => [...column]), rejected];
};

/** A column as Arrow's vectors have them, which tell a value only when asked for it. */
const vector = <Value>(values: readonly (Value | null)[]) => ({
	length: values.length,
	get: (record: number) => values[record] ?? null,
});

describe("panelFromColumns() takes columns as other libraries hand them over", () => {
	it("panelFromColumns() leaves a record without its area out, where a dictionary says so in a bitmap", () => {
		const names = ["A", "B"];
		const codes = Int32Array.of(0, 0, 1, 1);
		const { panel, tally, duplicates } = panelFromColumns({
			...texts,
			area: { codes, names, valid: Uint8Array.of(0b1101) },
		});
		expect(panel.counts.map((column) => [...column])).toEqual([
			[5, 8],
			[cellMarks.missing, 9],
		]);
		expect([tally["unknown-area"], duplicates]).toEqual([1, 0]);
		const later = { codes, names, valid: Uint8Array.of(0b10111), validOffset: 1 };
		expect(cellsOf({ ...texts, area: later })).toEqual([
			names,
			[
				[5, cellMarks.missing],
				[7, 9],
			],
			1,
		]);
	});

	it("panelFromColumns() reads a bitmap from the bit of the first record, and takes none or an empty one for all", () => {
		// What Arrow has of 1, null, 3, 4, 5 without the first: the bitmap is not cut.
		const sliced = { ...texts, count: Int32Array.of(0, 3, 4, 5), valid: Uint8Array.of(0b11101) };
		expect(cellsOf({ ...sliced, validOffset: 1 })[1]).toEqual([
			[cellMarks.blank, 4],
			[3, 5],
		]);
		for (const valid of [null, undefined, new Uint8Array(0)])
			expect(panelFromColumns({ ...texts, ...(valid === undefined ? {} : { valid }) })).toEqual(expected);
		const beyond = Uint8Array.of(0b11111111, 0b1);
		expect(panelFromColumns({ ...texts, valid: beyond, validOffset: 5 })).toEqual(expected);
		expect(thrown(() => panelFromColumns({ ...texts, valid: beyond, validOffset: 13 }))).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot make a panel: valid must have a bit for each of 4 records, current value is 3",
		]);
		expect(thrown(() => panelFromColumns({ ...texts, valid: beyond, validOffset: -1 }))[2]).toContain(
			"validOffset must be 0 or more",
		);
		expect(thrown(() => panelFromColumns({ ...texts, valid: [true] as never }))[2]).toContain(
			"valid must be a bitmap",
		);
	});

	it("panelFromColumns() takes as many records as it is told of columns that are padded", () => {
		const padded = (codes: readonly number[]) => Int32Array.from({ length: 16 }, (_, at) => codes[at] ?? 0);
		const columns = {
			area: { codes: padded([0, 0, 1, 1]), names: ["A", "B"] },
			indicator: { codes: padded([0, 0, 0, 0]), names: ["i"] },
			period: { codes: padded([0, 1, 0, 1]), names: ["2019-11", "2019-12"] },
			count: padded([5, 7, 8, 9]),
		};
		expect(panelFromColumns({ ...columns, records: 4 })).toEqual(expected);
		expect(panelFromColumns({ ...columns, records: 4, count: [5n, 7n, 8n, 9n] })).toEqual(expected);
		const all = { withheld: new Uint8Array(16), exposure: padded([3, 3, 3, 3]) };
		const { panel, records } = panelFromColumns(
			{ ...columns, ...all, records: 4 },
			{ exposureRule: "sum-over-window" },
		);
		expect([records, panel.counts, panel.exposures?.columns[0]]).toEqual([
			4,
			expected.panel.counts,
			Float64Array.of(3, 3),
		]);
		expect(thrown(() => panelFromColumns({ ...texts, records: 5 }))).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot make a panel: area must have 5 records, current value is 4",
		]);
	});

	it("panelFromColumns() asks a vector for each value", () => {
		const columns = {
			area: vector(["A", "A", "B", "B"]),
			indicator: { codes: new Uint8Array(4), names: vector(["i"]) },
			period: vector(texts.period as string[]),
			count: vector<number | bigint>([5, 7n, 8, 9]),
			withheld: vector([false, false, false, false]),
		};
		expect(panelFromColumns(columns)).toEqual(expected);
		expect(
			cellsOf({ ...columns, area: vector(["A", "A", null, "B"]), count: vector([5, null, 8, 9]) }),
		).toEqual([
			["A", "B"],
			[
				[5, cellMarks.missing],
				[cellMarks.blank, 9],
			],
			1,
		]);
		for (const [count, exposure] of [
			[Int16Array.of(5, 7, 8, 9), BigUint64Array.of(1n, 2n, 3n, 4n)],
			[Float32Array.of(5, 7, 8, 9), Int32Array.of(1, 2, 3, 4)],
			[BigUint64Array.of(5n, 7n, 8n, 9n), [1n, 2, 3n, 4]],
			[Uint8Array.of(5, 7, 8, 9), vector([1, 2n, 3, 4])],
		] as const)
			expect(
				panelFromColumns({ ...texts, count, exposure }, { exposureRule: "sum-over-window" }).panel,
			).toEqual({
				...expected.panel,
				exposures: {
					by: "series",
					rule: "sum-over-window",
					windowMonths: null,
					columns: [Float64Array.of(1, 3), Float64Array.of(2, 4)],
				},
			});
		const wrong = panelFromColumns(
			{ ...texts, exposure: [1, "many", 3, true] as never },
			{ exposureRule: "sum-over-window" },
		);
		expect(wrong.problems).toEqual([
			{ record: 1, code: "not-an-exposure" },
			{ record: 3, code: "not-an-exposure" },
		]);
	});

	it("panelFromColumns() refuses what is no column", () => {
		const refused = (columns: unknown) => thrown(() => panelFromColumns(columns as PanelColumns));
		expect(refused(undefined)).toEqual([
			"TypeError",
			"wrong-type",
			"Cannot make a panel: columns must be a record of columns, current value is undefined",
		]);
		for (const [name, column] of [
			["count", undefined],
			["count", { length: 4 }],
			["count", new DataView(new ArrayBuffer(4))],
			["exposure", new Map()],
			["withheld", "none"],
			["area", null],
		] as const)
			expect(refused({ ...texts, [name]: column }).slice(0, 2)).toEqual(["TypeError", "wrong-type"]);
		expect(refused({ ...texts, count: { length: 4 } })[2]).toBe(
			"Cannot make a panel: count must be a list or an array of numbers, current value is an object",
		);
		const codes = Int32Array.of(0, 0, 1, 1);
		expect(refused({ ...texts, area: { codes } })[2]).toContain("area.names must be a list of texts");
		expect(refused({ ...texts, area: { codes, names: ["A", null] } })[2]).toBe(
			"Cannot make a panel: area.names must be a list of texts, current value is null",
		);
		for (const wrong of [BigInt64Array.of(0n, 0n, 1n, 1n), [0, 0, 1, 1], undefined])
			expect(refused({ ...texts, area: { codes: wrong, names: ["A", "B"] } })[2]).toContain(
				"area.codes must be an array of whole numbers",
			);
	});
});

describe("panelFromColumns() has the names and months of the records that are placed", () => {
	it("panelFromColumns() passes over names of a dictionary that no record has", () => {
		const columns = {
			area: { codes: Int32Array.of(2, 0), names: ["A", "Gone", "B"] },
			indicator: { codes: Int32Array.of(1, 1), names: ["unused", "i"] },
			period: ["2019-12", "2019-12"],
			count: [3, 4],
			exposure: [100, 200],
		};
		const { panel, rejected } = panelFromColumns(columns, { exposureRule: "sum-over-window" });
		expect([panel.areas, panel.indicators, rejected]).toEqual([["A", "B"], ["i"], 0]);
		expect(panel.counts).toEqual([Int32Array.of(4, 3)]);
		expect(panel.marked).toEqual([new Uint32Array(0)]);
		const windows = compareRolling(panel, { months: 1, against: "same-period-last-year" });
		expect(windows.currentExposures).toEqual(Float64Array.of(200, 100));
		expect(regionalAverage(windows).values[0]).toBe(7000 / 300);
		// Those that are asked for stay, whether they occur or not.
		const asked = panelFromColumns(columns, { exposureRule: "sum-over-window", areas: ["B", "Gone"] }).panel;
		expect([asked.areas, [...(asked.counts[0] ?? [])]]).toEqual([
			["B", "Gone"],
			[3, cellMarks.missing],
		]);
	});

	it("panelFromRows() makes no area of a record that it rejects, and says of each why", () => {
		const row = (area: string, period: string, count: number) => ({
			area,
			indicator: area === "C" ? "j" : "i",
			period: period as "2019-12" & ReturnType<typeof toPeriod>,
			count,
		});
		const rows = [
			row("Total", "2019/20", 8),
			row("Old", "2011-12", 3),
			row("A", "2019-12", 4),
			row("C", "2019-12", -1),
			row("B", "2019-12", 5),
		];
		const { panel, problems } = panelFromRows(rows, { months: toPeriod("2019-12") });
		expect([panel.areas, panel.indicators, [...(panel.counts[0] ?? [])]]).toEqual([
			["A", "B"],
			["i"],
			[4, 5],
		]);
		expect(problems).toEqual([
			{ record: 0, code: "not-a-month" },
			{ record: 1, code: "outside-months" },
			{ record: 3, code: "not-a-count" },
		]);
		const none = panelFromRows(rows.slice(0, 1), { months: toPeriod("2019-12") }).panel;
		expect([none.areas, none.indicators, none.counts]).toEqual([[], [], [new Int32Array(0)]]);
	});

	it("panelFromColumns() says which period it could not read, and refuses months that lie a century apart", () => {
		const refused = (period: unknown, options = {}) =>
			thrown(() => panelFromColumns({ ...texts, period: period as string[] }, options));
		const dates = ["2019-11-01", "2019-12-01", "2019-11-01", "2019-12-01"];
		expect(refused(dates)).toEqual([
			"RangeError",
			"out-of-range",
			'Cannot make a panel: a record must have a month, as YYYY-MM or as readPeriod reads it, or months must be given, current value is "2019-11-01"',
		]);
		expect(refused(Array.from(dates, (date) => new Date(date)))[2]).toContain("current value is an object");
		const readPeriod = (text: string) => toPeriod(text.slice(0, 7));
		expect(panelFromColumns({ ...texts, period: dates }, { readPeriod })).toEqual(expected);
		expect(refused(["2019-11", "9919-12", "2019-11", "2019-12"])).toEqual([
			"RangeError",
			"out-of-range",
			'Cannot make a panel: the first and the last month must lie within 1200 months, or months must be given, current value is "2019-11/9919-12"',
		]);
		const century = ["1920-01", "2019-12", "2019-11", "2019-12"];
		expect(panelFromColumns({ ...texts, period: century }).panel.counts).toHaveLength(1200);
		expect(refused(["1919-12", ...century.slice(1)])[1]).toBe("out-of-range");
		expect(
			panelFromColumns(
				{ ...texts, period: ["1919-12", ...century.slice(1)] },
				{ months: toPeriod("2019-12") },
			).tally["outside-months"],
		).toBe(2);
	});
});
