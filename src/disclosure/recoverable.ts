import type { CountCell } from "./cell.ts";
import { circulationRanges } from "./circulation.ts";
import { edgesOf, problemsOf } from "./table-edges.ts";

/**
 * The totals in print beside a table. One that is left out is not in print.
 *
 * @since 0.1.0
 */
export interface TableMargins {
	/** The total of each row, in order. Any of them can be withheld or null. Default none. */
	readonly rowTotals?: readonly CountCell[];
	/** The total of each column, in order. Any of them can be withheld or null. Default none. */
	readonly columnTotals?: readonly CountCell[];
	/** The total of the whole table; it can be withheld or null. Default none. */
	readonly total?: CountCell;
}

/**
 * A place in a table or its margins.
 *
 * @since 0.1.0
 */
export interface TablePlace {
	/** A cell inside the table, the total of a row or of a column, or the total of the whole table. */
	readonly part: "cell" | "row-total" | "column-total" | "total";
	/** The row, from 0; null for the total of a column or of the table. */
	readonly row: number | null;
	/** The column, from 0; null for the total of a row or of the table. */
	readonly column: number | null;
}

/**
 * The range that a reader can work out for one withheld count.
 *
 * @since 0.1.0
 */
export interface FeasibleCell extends TablePlace {
	/** The smallest count that fits everything in print. */
	readonly min: number;
	/** The largest count that fits everything in print; null when there is no upper limit. */
	readonly max: number | null;
}

/**
 * A withheld count that a reader can work out exactly.
 *
 * @since 0.1.0
 */
export interface RecoverableCell extends TablePlace {
	/** The only count that fits everything in print. */
	readonly count: number;
}

/**
 * What a reader can work out from a table.
 *
 * @since 0.1.0
 */
export interface RecoverableCounts {
	/** Says that at least one filling fits everything in print. */
	readonly status: "consistent";
	/** Withheld counts that are exactly known, in the order of `ranges`. */
	readonly recoverable: readonly RecoverableCell[];
	/** Every withheld count with its range: cells by row, then totals of rows, of columns, of the table. */
	readonly ranges: readonly FeasibleCell[];
	/** Places given as missing, in the same order. */
	readonly missing: readonly TablePlace[];
}

/**
 * Why no filling fits: a row or a column does not add up to its total, the totals of the rows (or of the columns) do
 * not add up to the total of the table, or each of these can be met but not all at once.
 *
 * @since 0.1.0
 */
export interface TableProblem {
	/** What does not add up. */
	readonly code: "row" | "column" | "row-totals" | "column-totals" | "table";
	/** Which row or column, from 0; null for the others. */
	readonly index: number | null;
}

/**
 * A table that nothing fits: a figure in it, or the range given for a withheld count, is wrong.
 *
 * @since 0.1.0
 */
export interface InconsistentTable {
	/** Says that no filling fits everything in print. */
	readonly status: "inconsistent";
	/** What does not add up. */
	readonly reasons: readonly TableProblem[];
}

/**
 * The answer of `recoverable`.
 *
 * @since 0.1.0
 */
export type TableRanges = RecoverableCounts | InconsistentTable;

/**
 * Which withheld counts of a two-way table a reader can work out from the published margins, and how closely.
 *
 * Takes the table as the reader has it: counts in print, withheld ones as the range that is known of them, and totals
 * that may be withheld too. Each withheld count gets the smallest and the largest whole number that fits every other
 * figure in print. The bounds are exact for this one table (flows through rows and columns), so they also find what
 * repeated subtraction within rows and columns misses. Where rows and totals were rounded, give each as its range.
 *
 * A missing count can add anything from 0 to a total; it is named and gets no range. Margins that are left out bind
 * nothing. What is listed as recoverable is truly so, if the ranges given are. What is not listed may still be: from
 * another table, an earlier edition, a rate, or knowledge of one's own. It is not a verdict that a table is safe.
 *
 * @param table - rows of cells, all of the same length; at least one row and one column
 * @param margins - the totals in print; none by default
 * @returns the withheld counts that are exactly known and the range of every withheld count; or, when no filling fits
 * the figures, what does not add up
 * @throws RangeError when the table has no cells or rows of unequal length, when a margin does not have one total for
 * each row or column, when a count or a limit is not a whole number of 0 or more, when a `to` is below its `from`, and
 * when the counts add up to more than can be held exactly
 * @throws TypeError when a cell is text
 * @example Usage
 * ```ts
 * import { recoverable } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const withheld = { from: 1, to: 4 };
 * const further = { from: 0, to: null };
 * const table = [
 * 	[withheld, further, 40],
 * 	[12, 18, 30],
 * ];
 *
 * const found = recoverable(table, { rowTotals: [55, 60], columnTotals: [15, 30, 70], total: 115 });
 * assert(found.status === "consistent");
 * assert.deepEqual(found.recoverable, [
 * 	{ part: "cell", row: 0, column: 0, count: 3 },
 * 	{ part: "cell", row: 0, column: 1, count: 12 },
 * ]);
 *
 * const rowsOnly = recoverable(table, { rowTotals: [55, 60] });
 * assert(rowsOnly.status === "consistent");
 * assert.deepEqual(rowsOnly.recoverable, []);
 * assert.deepEqual(rowsOnly.ranges[1], { part: "cell", row: 0, column: 1, min: 11, max: 14 });
 * ```
 * @see Gusfield, A graph theoretic approach to statistical data security, 1988
 * @since 0.1.0
 */
export function recoverable(
	table: readonly (readonly (CountCell | undefined)[])[],
	margins: TableMargins = {},
): TableRanges {
	const edges = edgesOf(table, margins);
	const bounds = circulationRanges(edges);
	if (bounds === null) return { status: "inconsistent", reasons: problemsOf(edges, table.length) };
	const ranges = bounds.flatMap(({ place, cell, min, max }): FeasibleCell[] =>
		cell === null || typeof cell === "number"
			? []
			: [{ ...place, min, max: max === Number.POSITIVE_INFINITY ? null : max }],
	);
	return {
		status: "consistent",
		recoverable: ranges.flatMap(({ min, max, ...place }) => (min === max ? [{ ...place, count: min }] : [])),
		ranges,
		missing: edges.filter(({ cell, given }) => given && cell === null).map(({ place }) => place),
	};
}
