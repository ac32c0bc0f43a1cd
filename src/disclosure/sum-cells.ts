import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { boundsOf, type CountCell, checkCell, sumExactly } from "./cell.ts";

/**
 * A sum of which every part is known.
 *
 * @since 0.1.0
 */
export interface ExactSum {
	/** Says that the sum is known. */
	readonly status: "exact";
	/** The sum, a whole number. */
	readonly total: number;
	/** How many parts were added. */
	readonly parts: number;
}

/**
 * A sum of which some parts are withheld: all that can be said is where it lies.
 *
 * @since 0.1.0
 */
export interface SumInterval {
	/** Says that a part is withheld and none is missing. */
	readonly status: "interval";
	/** The smallest that the sum can be. */
	readonly min: number;
	/** The largest that the sum can be; null when a withheld part has no upper limit. */
	readonly max: number | null;
	/** How many parts were added. */
	readonly parts: number;
	/** Positions of the withheld parts, from 0. */
	readonly withheld: readonly number[];
}

/**
 * A sum that cannot be given because parts are missing.
 *
 * @since 0.1.0
 */
export interface IncompleteSum {
	/** Says that a part is missing. */
	readonly status: "incomplete";
	/** How many parts there should be. */
	readonly parts: number;
	/** Positions of the withheld parts, from 0. */
	readonly withheld: readonly number[];
	/** Positions of the missing parts, from 0. */
	readonly missing: readonly number[];
}

/**
 * What adding up counts can come to, some of which may be withheld or missing.
 *
 * @since 0.1.0
 */
export type SumOfCells = ExactSum | SumInterval | IncompleteSum;

/**
 * Adds up counts without taking a withheld or a missing one for zero.
 *
 * The total when every part is known; an interval when a part is withheld (a withheld 1 to 4 adds 1 to the lower end
 * and 4 to the upper end); no figure, and the missing parts by position, when one is missing. So a rolling year with a
 * `[c]` month is an interval and never an undercount. The interval takes the parts on their own: where a total of
 * theirs is in print as well, `recoverable` gives narrower ranges.
 *
 * @param cells - whole numbers of 0 or more, withheld counts `{ from, to }`, and null or undefined for a missing
 * count; at least one. `suppressSmall` gives them as `cells`
 * @returns the total, the interval, or what is missing
 * @throws RangeError when `cells` is empty, when a count or a limit is not a whole number of 0 or more, when a `to` is
 * below its `from`, and when the sum is too large to be held exactly
 * @example Usage
 * ```ts
 * import { sumCells } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(sumCells([7, 0, 12]), { status: "exact", total: 19, parts: 3 });
 * assert.deepEqual(sumCells([7, { from: 1, to: 4 }, 12]), {
 * 	status: "interval",
 * 	min: 20,
 * 	max: 23,
 * 	parts: 3,
 * 	withheld: [1],
 * });
 * assert.deepEqual(sumCells([7, null, 12]), { status: "incomplete", parts: 3, withheld: [], missing: [1] });
 * ```
 * @see Moore, Interval Analysis, 1966 (the sum of intervals)
 * @since 0.1.0
 */
export function sumCells(cells: readonly (CountCell | undefined)[]): SumOfCells {
	const doing = "add up the cells";
	if (checkList(doing, "cells", cells).length === 0)
		throw argumentError(RangeError, "out-of-range", doing, "cells must have at least one part", cells);
	const checked = Array.from(cells, (cell, index) => checkCell(doing, `cells[${index}]`, cell));
	const parts = checked.length;
	const withheld = checked.flatMap((cell, index) =>
		cell !== null && typeof cell === "object" ? [index] : [],
	);
	const missing = checked.flatMap((cell, index) => (cell === null ? [index] : []));
	if (missing.length > 0) return { status: "incomplete", parts, withheld, missing };
	const bounds = checked.map(boundsOf);
	const sum = (end: "min" | "max") =>
		sumExactly(
			doing,
			"cells",
			bounds.map((part) => part[end]),
		);
	const min = sum("min");
	if (withheld.length === 0) return { status: "exact", total: min, parts };
	const max = sum("max");
	return { status: "interval", min, max: max === Number.POSITIVE_INFINITY ? null : max, parts, withheld };
}
