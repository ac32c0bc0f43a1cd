import { checkCount } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/**
 * A count that is withheld, as far as a reader knows it: a whole number from `from` to `to`, both included.
 * A withheld 1 to 4 is `{ from: 1, to: 4 }`; a cell of which nothing is known is `{ from: 0, to: null }`.
 *
 * @since 0.1.0
 */
export interface WithheldCell {
	/** The smallest count that it can be, a whole number of 0 or more. */
	readonly from: number;
	/** The largest count that it can be, a whole number from `from` up; null when there is no upper limit. */
	readonly to: number | null;
}

/**
 * One count of a table: a whole number (0 is a true zero), a withheld count, or null for a missing one.
 *
 * @since 0.1.0
 */
export type CountCell = number | WithheldCell | null;

/** The counts that a cell can stand for; `max` is Infinity where there is no upper limit. */
export interface Bounds {
	readonly min: number;
	readonly max: number;
}

/** A cell in one of its three forms, checked; null stays null. */
export function checkCell(doing: string, name: string, cell: CountCell | undefined): CountCell {
	if (cell === null || cell === undefined) return null;
	if (typeof cell !== "object") return checkCount(doing, name, cell);
	const from = checkCount(doing, `${name}.from`, cell.from);
	if (cell.to === null) return { from, to: null };
	const to = checkCount(doing, `${name}.to`, cell.to);
	if (to < from)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name}.to must be at least its from, ${from}`,
			to,
		);
	return { from, to };
}

/** What a checked cell adds to a total. A missing one adds anything, or nothing. */
export function boundsOf(cell: CountCell): Bounds {
	if (cell === null) return { min: 0, max: Number.POSITIVE_INFINITY };
	if (typeof cell === "number") return { min: cell, max: cell };
	return { min: cell.from, max: cell.to ?? Number.POSITIVE_INFINITY };
}

/** The sum of whole numbers, refused where a double can no longer hold it exactly. */
export function sumExactly(doing: string, name: string, counts: readonly number[]): number {
	const sum = counts.reduce((total, count) => total + count, 0);
	if (Number.isFinite(sum) && !Number.isSafeInteger(sum))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`the sum of ${name} must be at most ${Number.MAX_SAFE_INTEGER}`,
			sum,
		);
	return sum;
}
