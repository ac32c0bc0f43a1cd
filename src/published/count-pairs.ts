import { expm1, log1p } from "../internal/elementary.ts";
import { compare, type Fraction, fraction, multiply, subtract } from "../internal/exact.ts";
import {
	addBounds,
	type Bounds,
	bounds,
	divideBounds,
	negateBounds,
	notNegative,
	scaleBounds,
	zero,
} from "./bounds.ts";
import { holds } from "./change.ts";
import type { CountRange } from "./count-range.ts";
import { powerOf, toSafe } from "./rate-base.ts";
import { type Cone, countPairs, firstWhole, lastWhole, pairedRange } from "./whole-numbers.ts";

/** The pairs of a current and a previous count that give a change; null ends are unbounded. */
export interface CountPairs {
	readonly current: { readonly first: bigint; readonly last: bigint };
	readonly previous: { readonly first: bigint; readonly last: bigint | null };
	readonly pairs: bigint | null;
}

/** Counts with a largest one. */
export type EndingRange = CountRange & { readonly last: bigint };

const one: Fraction = { numerator: 1n, denominator: 1n };

/** What the current figure is as a multiple of the previous one, for a change in per cent. */
function ratioOf(change: Bounds): Bounds {
	return addBounds(scaleBounds(change, fraction(1n, 100n)), bounds(one, one));
}

/**
 * What the previous count is as a multiple of the current one: population x 1 / ratio. Null when the current count must be 0.
 */
export function previousPerCurrent(change: Bounds, populations: Fraction): Bounds | null {
	const ratio = notNegative(ratioOf(change));
	if (ratio === null || ratio.upper?.numerator === 0n) return null;
	return scaleBounds(divideBounds(bounds(one, one), ratio), populations);
}

/** The pairs in which the previous count lies within limits that are multiples of the current one. */
export function findPairs(
	counts: EndingRange,
	multiples: Bounds | null,
	fallsToNought: boolean,
): CountPairs | null {
	const noneLeft = fallsToNought && counts.first === 0n;
	const first = counts.first === 0n ? 1n : counts.first;
	if (multiples === null || first > counts.last)
		return noneLeft
			? { current: { first: 0n, last: 0n }, previous: { first: 1n, last: null }, pairs: null }
			: null;
	const lower = multiples.lower ?? zero;
	const least = (count: bigint) => {
		const found = firstWhole(multiply(fraction(count), lower), multiples.lowerInclusive);
		return found > 0n ? found : 1n;
	};
	if (multiples.upper === null)
		return {
			current: { first: noneLeft ? 0n : first, last: counts.last },
			previous: { first: noneLeft ? 1n : least(first), last: null },
			pairs: null,
		};
	const cone: Cone = { ...multiples, lower, upper: multiples.upper };
	const found = pairedRange(first, counts.last, cone);
	if (found === null) return null;
	return {
		current: found,
		previous: {
			first: least(found.first),
			last: lastWhole(multiply(fraction(found.last), cone.upper), cone.upperInclusive),
		},
		pairs: countPairs(first, counts.last, cone),
	};
}

/**
 * About the chance that a change picked at random has a pair. Limits of a width w hold a whole number with the chance w,
 * and always from 1 upwards; with a mean width w over n current counts the chance is 1 - (1 - w)^n.
 */
export function chanceOfPair(counts: EndingRange, multiples: Bounds | null): number {
	if (multiples === null) return 0;
	if (multiples.upper === null) return 1;
	const { first, last } = counts;
	const width = subtract(multiples.upper, multiples.lower ?? zero);
	const order = compare(multiply(width, fraction(last)), one);
	if (order > 0 || (order === 0 && (multiples.lowerInclusive || multiples.upperInclusive))) return 1;
	const mean = 1 - powerOf(multiply(width, fraction(first + last, 2n)));
	// Below 1 however near to it: 1 says that there is always a pair.
	return Math.min(1 - Number.EPSILON, -expm1(Number(last - first + 1n) * log1p(-mean)));
}

/** Whether a change can be a fall of 100%. */
export function canFallToNought(change: Bounds): boolean {
	return holds(change, fraction(-100n));
}

/** The limits when the change was taken on the current count: previous = current x (1 - change). */
export function onWrongBase(change: Bounds, populations: Fraction): Bounds | null {
	const size = notNegative(ratioOf(negateBounds(change)));
	return size && scaleBounds(size, populations);
}

/** Whether the counts have a largest one. */
export function hasEnd(counts: CountRange | null): counts is EndingRange {
	return counts !== null && counts.last !== null;
}

/** The ranges as numbers; null where they are too large to be exact. */
export function showPairs({ current, previous, pairs }: CountPairs) {
	const [min, max, from] = [toSafe(current.first), toSafe(current.last), toSafe(previous.first)];
	const to = previous.last === null ? null : toSafe(previous.last);
	if (min === null || max === null || from === null || (to === null && previous.last !== null)) return null;
	return {
		current: { min, max },
		previous: { min: from, max: to },
		pairs: pairs === null ? null : toSafe(pairs),
	};
}
