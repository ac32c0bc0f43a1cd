/** The three answers of a judgement that goes one way as a count grows, in order; null where it has no answer. */
export type Rank = -1 | 0 | 1 | null;

/** A pair of places: on the scale of what is judged, and on that of what it is held against. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

/**
 * The pairs over which a judgement is checked, and the judgement. Within each band of x + y its rank never falls as x
 * grows and never rises as y grows; that is what makes a few pairs decide for all.
 */
export interface Region {
	readonly first: number;
	readonly last: number;
	/** The y that go with an x; neither end falls as x grows. There is none where the first is above the last. */
	readonly range: (x: number) => readonly [first: number, last: number];
	readonly rank: (place: Place) => Rank;
	/** The bands of x + y, from the lowest to the highest, which together hold every pair. */
	readonly bands: readonly (readonly [from: number, to: number])[];
	/** A pair whose x lies in a stretch, where not every x has one; null where there is none. */
	readonly anyIn?: (left: number, right: number) => Place | null;
}

/** All pairs between two x and two y. */
export interface Box {
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
}

/** The pair of the highest and of the lowest rank in that part of a box where x + y lies in a band; null where it is empty. */
function cornersOf({ left, right, bottom, top }: Box, [from, to]: readonly [number, number]) {
	if (bottom > top || to < left + bottom || from > right + top) return null;
	const highX = Math.min(right, to - bottom);
	const highest = { x: highX, y: Math.max(bottom, from - highX) };
	const lowY = Math.min(top, to - left);
	const lowest = { x: Math.max(left, from - lowY), y: lowY };
	return { highest, lowest };
}

/** The pairs at the ends of a region; fewer where the first or the last x has none. */
export function outermostOf({ first, last, range }: Region): readonly Place[] {
	return [first, last].flatMap((x) => {
		const [bottom, top] = range(x);
		return bottom > top ? [] : [bottom, top].map((y) => ({ x, y }));
	});
}

/**
 * Every rank that some pair of a region has, with a pair that has it.
 *
 * Branch and bound: where the lowest and the highest pair of a box agree, all between do; otherwise the box is halved,
 * down to one x, whose pairs go one way. A box all of whose possible ranks are found already is left, and all of them
 * once what is found is `enough`.
 */
export function ranksOver(
	region: Region,
	enough?: (found: ReadonlyMap<Rank, Place>) => boolean,
): ReadonlyMap<Rank, Place> {
	const found = new Map<Rank, Place>();
	const note = (place: Place) => {
		const rank = region.rank(place);
		if (!found.has(rank)) found.set(rank, place);
		return rank;
	};

	/** Whether a rank is new, and so worth a search. */
	const isNew = (low: Rank, high: Rank) =>
		!found.has(low) || !found.has(high) || (low !== high && !found.has(0));

	/** A pair of the region whose x lies in a stretch; null where there is none. */
	const anyIn = (left: number, right: number): Place | null => {
		if (region.anyIn !== undefined) return region.anyIn(left, right);
		for (let x = left; x <= right; x++) {
			const [bottom, top] = region.range(x);
			if (bottom <= top) return { x, y: top };
		}
		return null;
	};

	const visit = (left: number, right: number): void => {
		if (enough?.(found)) return;
		const [bottom, topOfLeft] = region.range(left);
		const [bottomOfRight, top] = region.range(right);
		const full = bottom === bottomOfRight && top === topOfLeft;
		const box = { left, right, bottom, top };
		const parts = region.bands.flatMap((band) => cornersOf(box, band) ?? []);
		if (full) {
			for (const { lowest, highest } of parts) {
				note(lowest);
				note(highest);
			}
		}
		// In a full box only a jump from the lowest to the highest rank is open: is there a pair between?
		const open = parts.filter(({ lowest, highest }) => isNew(region.rank(lowest), region.rank(highest)));
		if (open.length === 0) return;
		if (left === right) {
			for (const { lowest, highest } of open) between(left, highest.y, lowest.y);
			return;
		}
		const ranks = new Set(
			parts.flatMap(({ lowest, highest }) => [region.rank(lowest), region.rank(highest)]),
		);
		if (ranks.size === 1) {
			const place = anyIn(left, right);
			if (place !== null) note(place);
			return;
		}
		const middle = Math.floor((left + right) / 2);
		visit(left, middle);
		visit(middle + 1, right);
	};

	/** Looks for the middle rank among the pairs of one x, from the highest rank at `from` to the lowest at `to`. */
	const between = (x: number, from: number, to: number): void => {
		let [low, high] = [from, to];
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if ((region.rank({ x, y: middle }) ?? 0) <= 0) high = middle;
			else low = middle + 1;
		}
		note({ x, y: low });
	};

	// The outermost pairs are the likeliest to differ.
	for (const place of outermostOf(region)) note(place);
	visit(region.first, region.last);
	return found;
}
