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
	const room = roomFor(areas);
	const { own, order: sorted } = room;
	for (let indicator = 0; indicator < indicators; indicator++) {
		for (let area = 0, at = indicator; area < areas; area++, at += indicators)
			own[area] = values[at] as number;
		const known = sortByParts(room);
		of[indicator] = known;
		if (known < areas)
			for (let area = 0, at = indicator; area < areas; area++, at += indicators)
				if (Number.isNaN(own[area])) ranks[at] = 0;
		const step = order === "lowest-first" ? 1 : -1;
		let at = step > 0 ? 0 : known - 1;
		for (let place = 1, rank = 1, last = Number.NaN; place <= known; place++, at += step) {
			const area = sorted[at] as number;
			const value = own[area] as number;
			if (value !== last) rank = place;
			last = value;
			ranks[area * indicators + indicator] = rank;
		}
	}
	return { kind: "panel-ranks", order, ranks, of };
}

/** Columns to work in, one place for each area. */
function roomFor(areas: number) {
	return {
		/** The values. */
		own: new Float64Array(areas),
		/** The part of the range that each value lies in. */
		partOf: new Uint32Array(areas),
		/** The areas that have a value, from the lowest to the highest. */
		order: new Uint32Array(areas),
		/** Where each part begins: as many as areas, one more for the highest value, and two for the ends. */
		starts: new Uint32Array(areas + 3),
	};
}

/** Values in a part up to which an insertion is quicker than a sort. */
const FEW = 24;

/**
 * Puts the areas that have a value in order, and gives how many they are: every value is put into its part of the range,
 * and the few of a part are then put in order. Where most values fall into few parts, these are sorted.
 */
function sortByParts({ own, partOf, order, starts }: ReturnType<typeof roomFor>): number {
	let lowest = Infinity;
	let highest = -Infinity;
	for (let area = 0; area < own.length; area++) {
		const value = own[area] as number;
		if (value < lowest) lowest = value;
		if (value > highest) highest = value;
	}
	const range = highest - lowest;
	const fine = (starts.length - 3) / range;
	const scale = range > 0 && range < Infinity && fine < Infinity ? fine : 0;
	starts.fill(0);
	// Counted two places on: once the values are placed, each start is that of its own part.
	let known = 0;
	for (let area = 0; area < own.length; area++) {
		const value = own[area] as number;
		if (Number.isNaN(value)) continue;
		known++;
		// A larger value never lies in an earlier part.
		const part = scale === 0 ? 0 : Math.floor((value - lowest) * scale);
		partOf[area] = part;
		starts[part + 2] = (starts[part + 2] as number) + 1;
	}
	const large: number[] = [];
	for (let slot = 2; slot < starts.length; slot++) {
		if ((starts[slot] as number) > FEW) large.push(slot - 2);
		starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number);
	}
	for (let area = 0; area < own.length; area++) {
		if (Number.isNaN(own[area])) continue;
		const next = (partOf[area] as number) + 1;
		order[starts[next] as number] = area;
		starts[next] = (starts[next] as number) + 1;
	}
	for (const part of large)
		order
			.subarray(starts[part], starts[part + 1])
			.sort((one, other) => (own[one] as number) - (own[other] as number));
	for (let at = 1; at < known; at++) {
		const area = order[at] as number;
		const value = own[area] as number;
		const first = starts[partOf[area] as number] as number;
		let to = at;
		for (; to > first && (own[order[to - 1] as number] as number) > value; to--)
			order[to] = order[to - 1] as number;
		order[to] = area;
	}
	return known;
}
