import { checkCount, checkMember, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { reuse } from "./rolling-totals.ts";

/** Settings of {@link rankAreas}. @since 0.1.0 */
export interface PanelRankOptions {
	/** Number of indicators, whose series of an area stand side by side. Default 1. */
	readonly indicators?: number;
	/** Which end has rank 1. Default `highest-first`. */
	readonly order?: "highest-first" | "lowest-first";
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelRanks;
}

/** The ranks of the areas, within each indicator. @since 0.1.0 */
export interface PanelRanks {
	/** What the record is. */
	readonly kind: "panel-ranks";
	/** Which end has rank 1. */
	readonly order: "highest-first" | "lowest-first";
	/** The rank of every series among those of its indicator; 0 where it has no value. */
	readonly ranks: Uint32Array;
	/** How many areas are ranked, for each indicator. */
	readonly of: Uint32Array;
}

const doing = "rank the areas";

/**
 * The rank of every area within each indicator: `rankAreas` of the root, for many indicators at once.
 *
 * One more than the number of areas that stand before it, so that equal values share a rank (1, 2, 2, 4). A series
 * without a value, which is NaN, has rank 0 and is not counted in `of`.
 *
 * @param values - a value for every series, such as the values of `rates`
 * @param options - number of indicators, order, columns to reuse
 * @returns a column of ranks
 * @throws RangeError or TypeError when an option is not what it must be, or the values are not so many for each indicator
 * @example Three areas, two indicators
 * ```ts
 * import assert from "node:assert/strict";
 * import { rankAreas } from "direction-of-travel/panel";
 *
 * const { ranks, of } = rankAreas(Float64Array.of(4.5, 1, 6, Number.NaN, 4.5, 3), { indicators: 2 });
 * assert.deepEqual([...ranks], [2, 2, 1, 0, 2, 1]);
 * assert.deepEqual([...of], [3, 2]);
 * ```
 * @since 0.1.0
 */
export function rankAreas(values: Float64Array, options: PanelRankOptions = {}): PanelRanks {
	const order = checkMember(doing, "order", options.order ?? "highest-first", [
		"highest-first",
		"lowest-first",
	]);
	const indicators = checkPositive(
		doing,
		"indicators",
		checkCount(doing, "indicators", options.indicators ?? 1),
	);
	const areas = values.length / indicators;
	if (!Number.isInteger(areas))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`the values must be so many for each of ${indicators} indicators`,
			values.length,
		);
	const uints = (length: number) => new Uint32Array(length);
	const ranks = reuse(options.out?.ranks, values.length, uints);
	const of = reuse(options.out?.of, indicators, uints);
	const own = new Float64Array(areas);
	const sorted = new Float64Array(areas);
	// As many parts as areas, one more for the highest value, and two for the ends.
	const starts = new Uint32Array(areas + 3);
	for (let indicator = 0; indicator < indicators; indicator++) {
		let known = 0;
		for (let at = indicator; at < values.length; at += indicators) {
			const value = values[at] as number;
			if (!Number.isNaN(value)) own[known++] = value;
		}
		of[indicator] = known;
		const { lowest, scale } = sortByParts(own, known, sorted, starts);
		for (let at = indicator; at < values.length; at += indicators) {
			const value = values[at] as number;
			if (Number.isNaN(value)) ranks[at] = 0;
			else {
				const part = partOf(value, lowest, scale);
				const low = starts[part] as number;
				const high = starts[part + 1] as number;
				ranks[at] =
					order === "lowest-first"
						? firstFrom(sorted, low, high, value, false) + 1
						: known - firstFrom(sorted, low, high, value, true) + 1;
			}
		}
	}
	return { kind: "panel-ranks", order, ranks, of };
}

/** The part of the range that a value lies in. A larger value never lies in an earlier part. */
function partOf(value: number, lowest: number, scale: number): number {
	return scale === 0 ? 0 : Math.floor((value - lowest) * scale);
}

/** Values in a part up to which an insertion is quicker than a sort. */
const FEW = 24;

/**
 * Fills `sorted` with the first `known` values in order, and `starts` with the place where each part of their range
 * begins: every value is put into its part, and the few of a part are then put in order. Where most values fall into
 * few parts, these are sorted.
 */
function sortByParts(values: Float64Array, known: number, sorted: Float64Array, starts: Uint32Array) {
	let lowest = Infinity;
	let highest = -Infinity;
	for (let at = 0; at < known; at++) {
		const value = values[at] as number;
		if (value < lowest) lowest = value;
		if (value > highest) highest = value;
	}
	const range = highest - lowest;
	const fine = (starts.length - 3) / range;
	const scale = range > 0 && range < Infinity && fine < Infinity ? fine : 0;
	starts.fill(0);
	// Counted two places on: once the values are placed, each start is that of its own part.
	for (let at = 0; at < known; at++) (starts[partOf(values[at] as number, lowest, scale) + 2] as number)++;
	for (let slot = 2; slot < starts.length; slot++)
		starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number);
	for (let at = 0; at < known; at++) {
		const value = values[at] as number;
		sorted[(starts[partOf(value, lowest, scale) + 1] as number)++] = value;
	}
	for (let part = 0; part + 1 < starts.length; part++) {
		const low = starts[part] as number;
		const high = starts[part + 1] as number;
		if (high - low > FEW) sorted.subarray(low, high).sort();
		else for (let at = low + 1; at < high; at++) insert(sorted, low, at);
	}
	return { lowest, scale };
}

/** Puts the value at a place among those from `low` on, which are in order. */
function insert(sorted: Float64Array, low: number, at: number): void {
	const value = sorted[at] as number;
	let to = at;
	for (; to > low && (sorted[to - 1] as number) > value; to--) sorted[to] = sorted[to - 1] as number;
	sorted[to] = value;
}

/** The first place between two in an ordered list whose value is at least, or is above, `value`; the end if none is. */
function firstFrom(sorted: Float64Array, from: number, to: number, value: number, above: boolean): number {
	let low = from;
	let high = to;
	while (low < high) {
		const middle = (low + high) >> 1;
		const here = sorted[middle] as number;
		if (here < value || (above && here === value)) low = middle + 1;
		else high = middle;
	}
	return low;
}
