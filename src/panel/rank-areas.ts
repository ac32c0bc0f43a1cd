import { checkCount, checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkApart, reuse } from "./rolling-totals.ts";

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
 * @throws RangeError or TypeError when an option is not what it must be, the values are not so many for each indicator, or
 * what is no number stands among them
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
	checkOptions(doing, options, ["indicators", "order", "out"]);
	const order = checkMember(doing, "order", options.order ?? "highest-first", [
		"highest-first",
		"lowest-first",
	]);
	const indicators = checkPositive(
		doing,
		"indicators",
		checkCount(doing, "indicators", options.indicators ?? 1),
	);
	checkNumbers(doing, "values", values);
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
	if (options.out) checkApart(doing, [ranks, of], [values]);
	const room = roomFor(areas, Math.min(GROUP, indicators));
	const { own } = room;
	for (let first = 0; first < indicators; first += GROUP) {
		const some = Math.min(GROUP, indicators - first);
		for (let area = 0; area < areas; area++)
			for (let one = 0, at = area * indicators + first; one < some; one++, at++)
				own[one * areas + area] = values[at] as number;
		for (let one = 0; one < some; one++)
			of[first + one] = rankRow(room, one * areas, order === "highest-first");
		for (let area = 0; area < areas; area++)
			for (let one = 0, at = area * indicators + first; one < some; one++, at++)
				ranks[at] = own[one * areas + area] as number;
	}
	return { kind: "panel-ranks", order, ranks, of };
}

/** Indicators that are taken out of the columns at once, as some values lie in one line of the processor's memory. */
const GROUP = 2;

/** Room to work in, in one piece and no larger than it must be: it is new each time, and new memory is slow at first. */
function roomFor(areas: number, group: number) {
	const memory = new ArrayBuffer(8 * areas * (group + 2) + 12);
	return {
		/** The values of some indicators, one row of areas after the other; then their ranks. */
		own: new Float64Array(memory, 0, areas * group),
		/** Their values in order. */
		sorted: new Float64Array(memory, 8 * areas * group, areas),
		/** The areas that have a value, from the lowest to the highest. */
		order: new Uint32Array(memory, 8 * areas * (group + 1), areas),
		/** Where each part begins: as many as areas, one more for the highest value, and two for the ends. */
		starts: new Uint32Array(memory, 4 * areas * (2 * group + 3), areas + 3),
	};
}

/**
 * Puts ranks in the place of the values of the row that begins at `base`, and gives how many areas have one. NaN stays,
 * and is 0 in a column of whole numbers.
 */
function rankRow(room: ReturnType<typeof roomFor>, base: number, highestFirst: boolean): number {
	const { own, order, sorted } = room;
	const known = sortByParts(room, base);
	const step = highestFirst ? -1 : 1;
	let at = highestFirst ? known - 1 : 0;
	for (let place = 1, rank = 1, last = Number.NaN; place <= known; place++, at += step) {
		const value = sorted[at] as number;
		if (value !== last) rank = place;
		last = value;
		own[base + (order[at] as number)] = rank;
	}
	return known;
}

/** Values in a part up to which an insertion is quicker than a sort. */
const FEW = 24;

/**
 * Puts the areas that have a value in order, and gives how many they are: every value is put into its part of the range,
 * and the few of a part are then put in order. Where most values fall into few parts, these are sorted.
 */
function sortByParts({ own, order, sorted, starts }: ReturnType<typeof roomFor>, base: number): number {
	const areas = order.length;
	let lowest = Infinity;
	let highest = -Infinity;
	for (let at = base; at < base + areas; at++) {
		const value = own[at] as number;
		if (value < lowest) lowest = value;
		if (value > highest) highest = value;
	}
	const range = highest - lowest;
	const fine = areas / range;
	const scale = range > 0 && range < Infinity && fine < Infinity ? fine : 0;
	// A larger value never lies in an earlier part. Infinity times 0 is no number, and `| 0` makes it part 0.
	const partOf = (value: number) => ((value - lowest) * scale) | 0;
	starts.fill(0);
	// Counted two places on: once the values are placed, each start is that of its own part.
	let known = 0;
	for (let area = 0; area < areas; area++) {
		const value = own[base + area] as number;
		if (Number.isNaN(value)) continue;
		known++;
		const slot = partOf(value) + 2;
		starts[slot] = (starts[slot] as number) + 1;
	}
	const large: number[] = [];
	let placed = 0;
	for (let slot = 2; slot < starts.length; slot++) {
		const inPart = starts[slot] as number;
		if (inPart > FEW) large.push(slot - 2);
		placed += inPart;
		starts[slot] = placed;
	}
	for (let area = 0; area < areas; area++) {
		const value = own[base + area] as number;
		if (Number.isNaN(value)) continue;
		const next = partOf(value) + 1;
		const at = starts[next] as number;
		starts[next] = at + 1;
		order[at] = area;
		sorted[at] = value;
	}
	for (const part of large) {
		const from = starts[part] as number;
		const ordered = order.subarray(from, starts[part + 1]);
		ordered.sort((one, other) => (own[base + one] as number) - (own[base + other] as number));
		for (let at = 0; at < ordered.length; at++)
			sorted[from + at] = own[base + (ordered[at] as number)] as number;
	}
	// No value passes one of an earlier part, as none there is larger.
	for (let at = 1; at < known; at++) {
		const value = sorted[at] as number;
		if (!((sorted[at - 1] as number) > value)) continue;
		const area = order[at] as number;
		let to = at;
		for (; to > 0 && (sorted[to - 1] as number) > value; to--) {
			sorted[to] = sorted[to - 1] as number;
			order[to] = order[to - 1] as number;
		}
		sorted[to] = value;
		order[to] = area;
	}
	return known;
}
