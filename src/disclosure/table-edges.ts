import { checkList, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type Bounds, boundsOf, type CountCell, checkCell, sumExactly } from "./cell.ts";
import type { Edge } from "./circulation.ts";
import type { TableMargins, TablePlace, TableProblem } from "./recoverable.ts";

/** A cell or a total as an edge. `given` is false for a total that is not in print at all. */
export interface TableEdge extends Edge {
	readonly place: TablePlace;
	readonly cell: CountCell;
	readonly given: boolean;
}

const doing = "find what can be recovered";

/**
 * A table with its margins as a circulation: the total of the table runs to the totals of the rows, those to the rows,
 * a cell from its row to its column, and the totals of the columns back to the total of the table. Nodes are the rows,
 * the columns, the rows together, the columns together.
 */
export function edgesOf(
	table: readonly (readonly (CountCell | undefined)[])[],
	margins: TableMargins,
): readonly TableEdge[] {
	const { rowTotals, columnTotals, total } = checkOptions(
		doing,
		margins,
		["rowTotals", "columnTotals", "total"],
		"margins",
	);
	for (const [row, cells] of checkList(doing, "table", table).entries())
		checkList(doing, `table[${row}]`, cells);
	const rows = table.length;
	const columns = table[0]?.length ?? 0;
	if (columns === 0) throw refused("table must have at least one row and one column", table);
	for (const [row, cells] of table.entries())
		if (cells.length !== columns)
			throw refused(`table[${row}] must have as many cells as table[0], ${columns}`, cells.length);
	if (rowTotals !== undefined && rowTotals.length !== rows)
		throw refused(`rowTotals must have one total for each row, ${rows}`, rowTotals.length);
	if (columnTotals !== undefined && columnTotals.length !== columns)
		throw refused(`columnTotals must have one total for each column, ${columns}`, columnTotals.length);

	const allRows = rows + columns;
	const allColumns = allRows + 1;
	const edges = [
		...table.flatMap((cells, row) =>
			Array.from(cells, (cell, column) =>
				edge(row, rows + column, `table[${row}][${column}]`, { part: "cell", row, column }, cell ?? null),
			),
		),
		...upTo(rows).map((row) =>
			edge(allRows, row, `rowTotals[${row}]`, { part: "row-total", row, column: null }, at(rowTotals, row)),
		),
		...upTo(columns).map((column) =>
			edge(
				rows + column,
				allColumns,
				`columnTotals[${column}]`,
				{ part: "column-total", row: null, column },
				at(columnTotals, column),
			),
		),
		edge(allColumns, allRows, "total", { part: "total", row: null, column: null }, total),
	];
	sumExactly(
		doing,
		"the table and its totals",
		edges.map(({ min, max }) => (Number.isFinite(max) ? max : min)),
	);
	return edges;
}

/** Rows, columns and margins that cannot add up on their own; the whole table when each of them can. */
export function problemsOf(edges: readonly TableEdge[], rows: number): readonly TableProblem[] {
	const columns = edges.filter(({ place }) => place.part === "column-total").length;
	const lines: TableProblem[] = [
		...upTo(rows).map((index): TableProblem => ({ code: "row", index })),
		...upTo(columns).map((index): TableProblem => ({ code: "column", index })),
		{ code: "row-totals", index: null },
		{ code: "column-totals", index: null },
	];
	const problems = lines.filter((_, node) => {
		const come = sumOf(edges.filter(({ to }) => to === node));
		const go = sumOf(edges.filter(({ from }) => from === node));
		return come.max < go.min || go.max < come.min;
	});
	return problems.length > 0 ? problems : [{ code: "table", index: null }];
}

function edge(
	from: number,
	to: number,
	name: string,
	place: TablePlace,
	value: CountCell | undefined,
): TableEdge {
	const cell = checkCell(doing, name, value);
	return { from, to, place, cell, given: value !== undefined, ...boundsOf(cell) };
}

/** A total of a margin: undefined when the margin is not in print, null when this one is missing. */
function at(totals: readonly (CountCell | undefined)[] | undefined, index: number): CountCell | undefined {
	return totals === undefined ? undefined : (totals[index] ?? null);
}

function sumOf(edges: readonly TableEdge[]): Bounds {
	return edges.reduce((sum, { min, max }) => ({ min: sum.min + min, max: sum.max + max }), {
		min: 0,
		max: 0,
	});
}

function upTo(count: number): number[] {
	return [...Array(count).keys()];
}

function refused(must: string, found: unknown): Error {
	return argumentError(RangeError, "out-of-range", doing, must, found);
}
