import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type CountCell,
	type RecoverableCounts,
	recoverable,
	type TableMargins,
} from "../../src/disclosure/index.ts";
import { frozen, thrownBy } from "./thrown-by.ts";

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const columnsOf = (table: readonly (readonly number[])[]) =>
	(table[0] ?? []).map((_, column) => total(table.map((row) => row[column] ?? 0)));

function consistent(...given: Parameters<typeof recoverable>): RecoverableCounts {
	const result = recoverable(...given);
	if (result.status !== "consistent") throw new Error(JSON.stringify(result));
	return result;
}

interface Given {
	readonly table: CountCell[][];
	readonly margins: { rowTotals?: CountCell[]; columnTotals?: CountCell[]; total?: CountCell };
}

const fits = (cell: CountCell | undefined, count: number) =>
	cell === null || cell === undefined
		? true
		: typeof cell === "number"
			? cell === count
			: count >= cell.from && count <= (cell.to ?? Number.POSITIVE_INFINITY);

/** Above whatever a total allows: a table has nine counts of at most 2, and no range goes 3 beyond the truth. */
const cap = 24;

/** How many counts up to the cap there are to try, over all cells. */
const choices = (table: readonly (readonly CountCell[])[]) =>
	table
		.flat()
		.map((cell) => (typeof cell === "number" ? 1 : (cell?.to ?? cap) - (cell?.from ?? 0) + 1))
		.reduce((product, count) => product * count, 1);

/** Every table with counts up to the cap that fits what is given. */
function fillings({ table, margins }: Given): number[][][] {
	const cells = table.flat();
	const width = table[0]?.length ?? 0;
	let begun: number[][] = [[]];
	for (const cell of cells)
		begun = begun.flatMap((counts) =>
			Array.from({ length: cap + 1 }, (_, count) => count)
				.filter((count) => fits(cell, count))
				.map((count) => [...counts, count]),
		);
	return begun
		.map((counts) => table.map((_, row) => counts.slice(row * width, (row + 1) * width)))
		.filter(
			(rows) =>
				rows.every((row, index) => fits(margins.rowTotals?.[index], total(row))) &&
				columnsOf(rows).every((sum, index) => fits(margins.columnTotals?.[index], sum)) &&
				fits(margins.total, total(rows.flat())),
		);
}

/** Whatever stands at a place in a filled table. */
function countAt(rows: readonly (readonly number[])[], row: number | null, column: number | null): number {
	if (row !== null && column !== null) return rows[row]?.[column] ?? -1;
	if (row !== null) return total(rows[row] ?? []);
	return column !== null ? (columnsOf(rows)[column] ?? -1) : total(rows.flat());
}

/** Ranges by subtraction within rows and columns until nothing changes: what a patient reader does by hand. */
function byPropagation(
	table: readonly (readonly CountCell[])[],
	rowTotals: readonly number[],
	columnTotals: readonly number[],
) {
	const ranges = table.map((row) =>
		row.map((cell) => {
			if (typeof cell === "number") return { min: cell, max: cell };
			return { min: cell?.from ?? 0, max: cell?.to ?? Number.POSITIVE_INFINITY };
		}),
	);
	const lines = [
		...ranges.map((cells, row) => ({ cells, sum: rowTotals[row] ?? 0 })),
		...columnTotals.map((sum, column) => ({
			cells: ranges.flatMap((row) => row.slice(column, column + 1)),
			sum,
		})),
	];
	for (let round = 0; round < 50; round++)
		for (const { cells, sum } of lines)
			for (const cell of cells) {
				const others = cells.filter((other) => other !== cell);
				cell.min = Math.max(cell.min, sum - total(others.map(({ max }) => max)));
				cell.max = Math.min(cell.max, sum - total(others.map(({ min }) => min)));
			}
	return ranges;
}

const small = { from: 1, to: 4 };
const anything = { from: 0, to: null };

/** A true table, what of it is in print, and which margins. Few cells are withheld, so that all fillings can be listed. */
const given = fc
	.record({
		rows: fc.integer({ min: 1, max: 3 }),
		columns: fc.integer({ min: 1, max: 3 }),
		counts: fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
		forms: fc.array(fc.constantFrom("shown", "tight", "wide", "open", "missing"), {
			minLength: 16,
			maxLength: 16,
		}),
		margins: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
	})
	.map(({ rows, columns, counts, forms, margins: [byRow, byColumn, overall] }) => {
		const truth = Array.from({ length: rows }, (_, row) => counts.slice(row * columns, (row + 1) * columns));
		let hidden = 0;
		const cover = (count: number, form: string | undefined): CountCell => {
			if (form === "shown" || ++hidden > 5) return count;
			if (form === "tight") return { from: Math.max(0, count - 1), to: count + 1 };
			if (form === "wide") return { from: 0, to: count + 3 };
			return form === "missing" ? null : { from: 0, to: null };
		};
		const table = truth.map((row, r) => row.map((count, c) => cover(count, forms[r * columns + c])));
		const margins: Given["margins"] = {};
		if (byRow) margins.rowTotals = truth.map((row, r) => cover(total(row), forms[9 + r]));
		if (byColumn) margins.columnTotals = columnsOf(truth).map((sum, c) => cover(sum, forms[12 + c]));
		if (overall) margins.total = cover(total(truth.flat()), forms[15]);
		return { truth, table, margins };
	});

describe("recoverable()", () => {
	it("recoverable() finds a single withheld count by subtraction", () => {
		const table = frozen([
			[3, small],
			[5, 6],
		]);
		expect(recoverable(table, frozen({ rowTotals: [5, 11] }))).toEqual({
			status: "consistent",
			recoverable: [{ part: "cell", row: 0, column: 1, count: 2 }],
			ranges: [{ part: "cell", row: 0, column: 1, min: 2, max: 2 }],
			missing: [],
		});
	});

	it("recoverable() leaves a square of withheld counts its ranges", () => {
		const found = consistent(
			[
				[small, small, 9],
				[small, small, 9],
				[9, 9, 9],
			],
			{ rowTotals: [14, 14, 27], columnTotals: [14, 14, 27], total: 55 },
		);
		expect(found.recoverable).toEqual([]);
		expect(found.ranges.map(({ min, max }) => [min, max])).toEqual([
			[1, 4],
			[1, 4],
			[1, 4],
			[1, 4],
		]);
	});

	it("recoverable() knows that counts which add up to the most they can be are all known", () => {
		const found = consistent([[small, small, 30]], { rowTotals: [38] });
		expect(found.recoverable.map(({ count }) => count)).toEqual([4, 4]);
	});

	it("recoverable() finds a count that subtraction within rows and columns misses", () => {
		const open = { from: 0, to: 9 };
		const table: CountCell[][] = [
			[open, open, 0, 0],
			[open, open, open, 0],
			[0, 0, open, open],
			[0, 0, open, open],
		];
		const [rowTotals, columnTotals] = [
			[8, 11, 9, 7],
			[8, 8, 10, 9],
		];
		const cell = { part: "cell", row: 1, column: 2 };
		expect(byPropagation(table, rowTotals, columnTotals)[1]?.[2]).toEqual({ min: 0, max: 9 });
		expect(consistent(table, { rowTotals, columnTotals }).recoverable).toEqual([{ ...cell, count: 3 }]);
	});

	it("recoverable() gives ranges to withheld totals as well", () => {
		const found = consistent([[2, small]], {
			rowTotals: [{ from: 1, to: 4 }],
			columnTotals: [{ from: 2, to: 9 }, null],
		});
		expect(found).toEqual({
			status: "consistent",
			recoverable: [{ part: "column-total", row: null, column: 0, count: 2 }],
			ranges: [
				{ part: "cell", row: 0, column: 1, min: 1, max: 2 },
				{ part: "row-total", row: 0, column: null, min: 3, max: 4 },
				{ part: "column-total", row: null, column: 0, min: 2, max: 2 },
			],
			missing: [{ part: "column-total", row: null, column: 1 }],
		});
	});

	it("recoverable() lets a missing count add anything, names it, and gives it no range", () => {
		const found = consistent(
			[
				[small, null, 6],
				[1, 2, undefined],
			],
			{ rowTotals: [12, 9], total: { from: 0, to: null } },
		);
		expect(found.ranges).toEqual([
			{ part: "cell", row: 0, column: 0, min: 1, max: 4 },
			{ part: "total", row: null, column: null, min: 21, max: 21 },
		]);
		expect(found.missing).toEqual([
			{ part: "cell", row: 0, column: 1 },
			{ part: "cell", row: 1, column: 2 },
		]);
	});

	it("recoverable() has no upper limit where nothing in print gives one", () => {
		expect(consistent([[anything, 3]]).ranges).toEqual([
			{ part: "cell", row: 0, column: 0, min: 0, max: null },
		]);
		expect(consistent([[3, 4]], { rowTotals: [7] })).toEqual({
			status: "consistent",
			recoverable: [],
			ranges: [],
			missing: [],
		});
	});

	it("recoverable() narrows rounded figures that are given as ranges", () => {
		const rounded = (count: number) => ({ from: Math.max(0, count - 2), to: count + 2 });
		const found = consistent([[rounded(5), rounded(5), rounded(10)]], { rowTotals: [rounded(15)] });
		expect(found.ranges.map(({ min, max }) => [min, max])).toEqual([
			[3, 6],
			[3, 6],
			[8, 11],
			[14, 17],
		]);
	});

	it.each<[string, CountCell[][], TableMargins, object[]]>([
		[
			"a row",
			[
				[3, 4],
				[1, 1],
			],
			{ rowTotals: [8, 2] },
			[{ code: "row", index: 0 }],
		],
		["a column", [[3, small]], { columnTotals: [3, 9] }, [{ code: "column", index: 1 }]],
		[
			"the totals of the rows",
			[[3], [small]],
			{ rowTotals: [3, 4], total: 9 },
			[{ code: "row-totals", index: null }],
		],
		[
			"the totals of the columns",
			[[3, 4]],
			{ columnTotals: [3, 4], total: 8 },
			[{ code: "column-totals", index: null }],
		],
		[
			"a row and a column",
			[[3, 4]],
			{ rowTotals: [8], columnTotals: [3, 5] },
			[
				{ code: "row", index: 0 },
				{ code: "column", index: 1 },
			],
		],
		[
			"the table",
			[[anything, anything]],
			{ rowTotals: [8], columnTotals: [3, 4] },
			[{ code: "table", index: null }],
		],
	])("recoverable() says that %s cannot add up", (_, table, margins, reasons) => {
		expect(recoverable(table, margins)).toEqual({ status: "inconsistent", reasons });
	});

	it("recoverable() gives exactly what listing every filling gives", () => {
		let compared = 0;
		let known = 0;
		fc.assert(
			fc.property(given, ({ truth, table, margins }) => {
				const found = consistent(frozen(table), frozen(margins));
				for (const { row, column, min, max } of found.ranges) {
					expect(min).toBeLessThanOrEqual(countAt(truth, row, column));
					expect(max ?? 1e9).toBeGreaterThanOrEqual(countAt(truth, row, column));
				}
				for (const { row, column, count } of found.recoverable)
					expect(count).toBe(countAt(truth, row, column));
				expect(JSON.parse(JSON.stringify(found))).toEqual(found);

				if (choices(table) > 4000) return;
				const all = fillings({ table, margins });
				for (const { row, column, min, max } of found.ranges) {
					const counts = all.map((rows) => countAt(rows, row, column));
					const [least, most] = [Math.min(...counts), Math.max(...counts)];
					expect(min).toBe(least);
					if (max === null) expect(most).toBeGreaterThanOrEqual(cap);
					else expect(max).toBe(most);
					compared++;
					if (min === max) known++;
				}
			}),
			{ numRuns: 400 },
		);
		expect(compared).toBeGreaterThan(200);
		expect(known).toBeGreaterThan(20);
	});

	it("recoverable() finds no filling where there is none", () => {
		let none = 0;
		fc.assert(
			fc.property(given, fc.constantFrom(-2, -1, 1, 2), fc.nat(), ({ table, margins }, shift, where) => {
				const cells = table.flat();
				const at = where % cells.length;
				const cell = cells[at];
				if (typeof cell !== "number" || cell + shift < 0) return;
				const width = table[0]?.length ?? 1;
				const changed = table.map((row, r) =>
					row.map((old, c) => (r * width + c === at ? cell + shift : old)),
				);
				if (choices(changed) > 4000) return;
				const fitting = fillings({ table: changed, margins }).length;
				expect(recoverable(changed, margins).status).toBe(fitting > 0 ? "consistent" : "inconsistent");
				if (fitting === 0) none++;
			}),
			{ numRuns: 1500 },
		);
		expect(none).toBeGreaterThan(10);
	});

	it("recoverable() is never wider than subtraction within rows and columns, in tables of any size", () => {
		const table = fc.array(fc.array(fc.oneof(fc.nat(4), fc.nat(900)), { minLength: 6, maxLength: 6 }), {
			minLength: 5,
			maxLength: 5,
		});
		fc.assert(
			fc.property(table, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (truth, more) => {
				const cells = truth.map((row, r) =>
					row.map((count, c): CountCell => {
						if (count >= 1 && count <= 4) return small;
						return more[r * 6 + c] ? anything : count;
					}),
				);
				const [rowTotals, columnTotals] = [truth.map(total), columnsOf(truth)];
				const found = consistent(cells, { rowTotals, columnTotals, total: total(rowTotals) });
				const loose = byPropagation(cells, rowTotals, columnTotals);
				for (const { row, column, min, max } of found.ranges) {
					const range = loose[row ?? -1]?.[column ?? -1] ?? { min: -1, max: -1 };
					expect(min).toBeGreaterThanOrEqual(range.min);
					expect(max ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(range.max);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("recoverable() does not slow down with the size of the counts", () => {
		const large = 4e14;
		const found = consistent(
			[
				[anything, anything],
				[anything, anything],
			],
			{ rowTotals: [large, 3], columnTotals: [large - 2, 5] },
		);
		expect(found.ranges.map(({ min, max }) => [min, max])).toEqual([
			[large - 5, large - 2],
			[2, 5],
			[0, 3],
			[0, 3],
		]);
	});

	const largest = Number.MAX_SAFE_INTEGER;
	it.each<[CountCell[][], TableMargins, unknown, string, string]>([
		[
			[],
			{},
			RangeError,
			"out-of-range",
			"table must have at least one row and one column, current value is []",
		],
		[
			[[]],
			{},
			RangeError,
			"out-of-range",
			"table must have at least one row and one column, current value is [[]]",
		],
		[
			[[1, 2], [3]],
			{},
			RangeError,
			"out-of-range",
			"table[1] must have as many cells as table[0], 2, current value is 1",
		],
		[
			[[1, 2]],
			{ rowTotals: [1, 2] },
			RangeError,
			"out-of-range",
			"rowTotals must have one total for each row, 1, current value is 2",
		],
		[
			[[1, 2]],
			{ columnTotals: [3] },
			RangeError,
			"out-of-range",
			"columnTotals must have one total for each column, 2, current value is 1",
		],
		[[[1, -2]], {}, RangeError, "out-of-range", "table[0][1] must be 0 or more, current value is -2"],
		[
			[[{ from: 4, to: 1 }]],
			{},
			RangeError,
			"out-of-range",
			"table[0][0].to must be at least its from, 4, current value is 1",
		],
		[
			[[1]],
			{ rowTotals: [1.5] },
			RangeError,
			"not-a-whole-number",
			"rowTotals[0] must be a whole number, current value is 1.5",
		],
		[
			[[1]],
			{ columnTotals: ["[c]" as never] },
			TypeError,
			"wrong-type",
			'columnTotals[0] must be a number, current value is "[c]"',
		],
		[
			[[1]],
			{ total: Number.NaN },
			RangeError,
			"not-a-number",
			"total must be a finite number, current value is NaN",
		],
		[
			[[1, { from: 0, to: largest }]],
			{},
			RangeError,
			"out-of-range",
			"the sum of the table and its totals must be at most 9007199254740991, current value is 9007199254740992",
		],
		[
			[[largest, 1]],
			{},
			RangeError,
			"out-of-range",
			"the sum of the table and its totals must be at most 9007199254740991, current value is 9007199254740992",
		],
	])("recoverable() refuses a wrong argument (%#)", (table, margins, Kind, code, must) => {
		expect(thrownBy(() => recoverable(table, margins))).toEqual({
			Kind,
			code,
			message: `Cannot find what can be recovered: ${must}`,
		});
	});
});
