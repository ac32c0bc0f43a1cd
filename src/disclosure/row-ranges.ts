import type { Bounds } from "./cell.ts";
import { type SuppressionRule, withholds } from "./rule.ts";

/** What is withheld beside the primary cells, in ascending order, and the range that each kind of cell then has. */
export interface Choice {
	readonly secondary: readonly number[];
	readonly ranges: { readonly primary: Bounds; readonly secondary: Bounds };
}

/**
 * Takes further cells one by one until the primary ones are no longer determined. They share one range, so all are
 * determined or none is. Takes none when none is needed, and none when even all of them do not help.
 *
 * `apart`: readers can tell a secondary cell from a primary one, so they know that it lies outside the rule.
 */
export function chooseSecondary(
	rule: SuppressionRule,
	apart: boolean,
	counts: readonly number[],
	total: Bounds,
): Choice {
	const others = [...counts.entries()].filter(([, count]) => !withholds(rule, count));
	const order = [
		...others.filter(([, count]) => count > 0).sort(([, a], [, b]) => a - b),
		...others.filter(([, count]) => count === 0),
	];
	const pieces = apart ? outside(rule) : [{ min: 0, max: Number.POSITIVE_INFINITY }];
	const choose = (taken: number): Choice => {
		const known = order.slice(taken).reduce((sum, [, count]) => sum + count, 0);
		const sum = { min: total.min - known, max: total.max - known };
		return {
			secondary: order
				.slice(0, taken)
				.map(([index]) => index)
				.sort((a, b) => a - b),
			ranges: rangesOf(rule, pieces, counts.length - others.length, taken, sum),
		};
	};
	const none = choose(0);
	if (others.length === counts.length) return none;
	for (let taken = 0; taken <= order.length; taken++) {
		const choice = choose(taken);
		if (choice.ranges.primary.min < choice.ranges.primary.max) return choice;
	}
	return none;
}

/** The counts that a rule leaves in print. */
function outside({ from, to }: SuppressionRule): Bounds[] {
	const above = { min: to + 1, max: Number.POSITIVE_INFINITY };
	return from === 0 ? [above] : [{ min: 0, max: from - 1 }, above];
}

/**
 * Exact ranges of `primary` cells, each inside the rule, and `secondary` cells, each in one of `pieces`, that add up
 * to something in `sum`. Whole numbers from intervals reach every sum between the ends, so the ends are enough.
 */
function rangesOf(
	{ from, to }: SuppressionRule,
	pieces: readonly Bounds[],
	primary: number,
	secondary: number,
	sum: Bounds,
): Choice["ranges"] {
	const inside = { min: from, max: to };
	return {
		primary: hull([inside], sumsOf(inside, pieces, primary - 1, secondary), sum),
		secondary: hull(pieces, sumsOf(inside, pieces, primary, secondary - 1), sum),
	};
}

/** What so many cells of each kind can add up to: one interval for each way to share them out over the pieces. */
function sumsOf(inside: Bounds, pieces: readonly Bounds[], primary: number, secondary: number): Bounds[] {
	const [low = inside, high = low] = pieces;
	return Array.from({ length: secondary + 1 }, (_, upper) => ({
		min: primary * inside.min + (secondary - upper) * low.min + upper * high.min,
		max: primary * inside.max + times(secondary - upper, low.max) + times(upper, high.max),
	}));
}

/** A product in which no cells of an unlimited kind add nothing. */
function times(cells: number, max: number): number {
	return cells === 0 ? 0 : cells * max;
}

/** From the smallest to the largest member of `own` that reaches `sum` together with something in `others`. */
function hull(own: readonly Bounds[], others: readonly Bounds[], sum: Bounds): Bounds {
	let min = Number.POSITIVE_INFINITY;
	let max = Number.NEGATIVE_INFINITY;
	for (const piece of own)
		for (const other of others) {
			const lower = Math.max(piece.min, sum.min - other.max);
			const upper = Math.min(piece.max, sum.max - other.min);
			if (lower > upper) continue;
			min = Math.min(min, lower);
			max = Math.max(max, upper);
		}
	return { min, max };
}
