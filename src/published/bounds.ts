import {
	add,
	compare,
	divide,
	type Fraction,
	fraction,
	multiply,
	negate,
	showExact,
	subtract,
} from "../internal/exact.ts";
import type { Interval } from "./interval.ts";
import { roundWhole } from "./round-whole.ts";
import type { Rounding } from "./rounding.ts";

/** An interval to compute with; an end that is null is unbounded and never inclusive. */
export interface Bounds {
	readonly lower: Fraction | null;
	readonly upper: Fraction | null;
	readonly lowerInclusive: boolean;
	readonly upperInclusive: boolean;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };

export function bounds(
	lower: Fraction | null,
	upper: Fraction | null,
	lowerInclusive = true,
	upperInclusive = true,
): Bounds {
	return {
		lower,
		upper,
		lowerInclusive: lower !== null && lowerInclusive,
		upperInclusive: upper !== null && upperInclusive,
	};
}

/** The interval as it is given to a caller. */
export function showBounds({ lower, upper, lowerInclusive, upperInclusive }: Bounds): Interval {
	return {
		lower: lower && showExact(lower),
		upper: upper && showExact(upper),
		lowerInclusive,
		upperInclusive,
	};
}

/** Every value that is printed as `value`, a multiple of `step`, under the rounding: its exact preimage. */
export function preimage(value: Fraction, step: Fraction, rounding: Rounding): Bounds {
	const half = divide(step, fraction(2n));
	if (rounding === "nearest") return bounds(subtract(value, half), add(value, half));
	const target = divide(value, step);
	const belongs = (quarters: bigint) => {
		const near = roundWhole(add(target, fraction(quarters, 4n)), rounding);
		return compare(fraction(near), target) === 0;
	};
	// Rounding is monotone and turns over at multiples of half a step only, so a point between them stands for all.
	const reach = (side: bigint) => (belongs(side * 3n) ? 4n : belongs(side) ? 2n : 0n) * side;
	const [down, up] = [reach(-1n), reach(1n)];
	const end = (quarters: bigint) => add(value, multiply(step, fraction(quarters, 4n)));
	return bounds(end(down), end(up), belongs(down), belongs(up));
}

/** The part that two intervals share; null where they share nothing. */
export function intersect(a: Bounds, b: Bounds): Bounds | null {
	const low = tighter(a.lower, a.lowerInclusive, b.lower, b.lowerInclusive, 1);
	const high = tighter(a.upper, a.upperInclusive, b.upper, b.upperInclusive, -1);
	if (low.end !== null && high.end !== null) {
		const order = compare(low.end, high.end);
		if (order > 0 || (order === 0 && !(low.inclusive && high.inclusive))) return null;
	}
	return bounds(low.end, high.end, low.inclusive, high.inclusive);
}

function tighter(
	a: Fraction | null,
	aInclusive: boolean,
	b: Fraction | null,
	bInclusive: boolean,
	side: number,
) {
	const order = a === null ? -1 : b === null ? 1 : side * compare(a, b);
	if (order === 0) return { end: a, inclusive: aInclusive && bInclusive };
	return order > 0 ? { end: a, inclusive: aInclusive } : { end: b, inclusive: bInclusive };
}

/** The sums of one value from each. */
export function addBounds(a: Bounds, b: Bounds): Bounds {
	return bounds(
		a.lower && b.lower && add(a.lower, b.lower),
		a.upper && b.upper && add(a.upper, b.upper),
		a.lowerInclusive && b.lowerInclusive,
		a.upperInclusive && b.upperInclusive,
	);
}

/** The values with their signs changed. */
export function negateBounds({ lower, upper, lowerInclusive, upperInclusive }: Bounds): Bounds {
	return bounds(upper && negate(upper), lower && negate(lower), upperInclusive, lowerInclusive);
}

/** The values times a factor above 0. */
export function scaleBounds(a: Bounds, factor: Fraction): Bounds {
	return { ...a, lower: a.lower && multiply(a.lower, factor), upper: a.upper && multiply(a.upper, factor) };
}

/** The values that are 0 or more; null where there is none. */
export function notNegative(a: Bounds): Bounds | null {
	return intersect(a, bounds(zero, null));
}

/** The quotients of a value of `a` and a value above 0 of `b`, which has no negative values and is not just 0. */
export function divideBounds(a: Bounds, b: Bounds): Bounds {
	const low = b.lower ?? zero;
	const quotient = (end: Fraction | null, inclusive: boolean, side: number) => {
		const order = end === null ? 0 : side * compare(end, zero);
		if (end === null || order === 0) return { end, inclusive };
		// Away from 0 the smallest divisor gives the end, towards 0 the largest.
		if (order < 0)
			return low.numerator === 0n
				? { end: null, inclusive: false }
				: { end: divide(end, low), inclusive: inclusive && b.lowerInclusive };
		return b.upper === null
			? { end: zero, inclusive: false }
			: { end: divide(end, b.upper), inclusive: inclusive && b.upperInclusive };
	};
	const lower = quotient(a.lower, a.lowerInclusive, 1);
	const upper = quotient(a.upper, a.upperInclusive, -1);
	return bounds(lower.end, upper.end, lower.inclusive, upper.inclusive);
}
