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
	const sorted = new Float64Array(areas);
	const buckets = new Uint32Array(areas + 2);
	for (let indicator = 0; indicator < indicators; indicator++) {
		let known = 0;
		for (let at = indicator; at < values.length; at += indicators) {
			const value = values[at] as number;
			if (!Number.isNaN(value)) sorted[known++] = value;
		}
		of[indicator] = known;
		const places = sorted.subarray(0, known).sort();
		const starts = startsOf(places, buckets);
		for (let at = indicator; at < values.length; at += indicators) {
			const value = values[at] as number;
			ranks[at] = Number.isNaN(value)
				? 0
				: order === "lowest-first"
					? firstFrom(places, starts, value, false) + 1
					: known - firstFrom(places, starts, value, true) + 1;
		}
	}
	return { kind: "panel-ranks", order, ranks, of };
}

/** Where the values of each part of their range begin, so that a search need not begin with all of them. */
interface Starts {
	readonly lowest: number;
	readonly scale: number;
	/** Where each part begins; the last two are the end. */
	readonly places: Uint32Array;
}

/** Divides the range of an ordered list into as many parts as `buckets` has places for. */
function startsOf(sorted: Float64Array, buckets: Uint32Array): Starts {
	const lowest = sorted[0] ?? 0;
	const parts = buckets.length - 2;
	const range = (sorted[sorted.length - 1] ?? 0) - lowest;
	const scale = range > 0 && parts / range < Infinity ? parts / range : 0;
	let part = 0;
	for (let at = 0; at < sorted.length; at++) {
		const own = partOf(sorted[at] as number, lowest, scale, parts);
		while (part <= own) buckets[part++] = at;
	}
	buckets.fill(sorted.length, part);
	return { lowest, scale, places: buckets };
}

/** The part of the range that a value lies in. */
function partOf(value: number, lowest: number, scale: number, parts: number): number {
	return scale === 0 ? 0 : Math.min(parts, Math.floor((value - lowest) * scale));
}

/** The first place in an ordered list whose value is at least, or is above, `value`, which is one of the list. */
function firstFrom(
	sorted: Float64Array,
	{ lowest, scale, places }: Starts,
	value: number,
	above: boolean,
): number {
	const part = partOf(value, lowest, scale, places.length - 2);
	let low = places[part] as number;
	let high = places[part + 1] as number;
	while (low < high) {
		const middle = (low + high) >> 1;
		const here = sorted[middle] as number;
		if (here < value || (above && here === value)) low = middle + 1;
		else high = middle;
	}
	return low;
}
