import { ceiling, divide, type Fraction, floor, floorDivide, fraction } from "../internal/exact.ts";
import type { Bounds } from "./bounds.ts";

/** The smallest whole number in an interval that has a lower end. */
export function firstWhole(lower: Fraction, inclusive: boolean): bigint {
	return inclusive ? ceiling(lower) : floor(lower) + 1n;
}

/** The largest whole number in an interval that has an upper end. */
export function lastWhole(upper: Fraction, inclusive: boolean): bigint {
	return inclusive ? floor(upper) : ceiling(upper) - 1n;
}

/** The sum of floor((a x i + b) / m) for i from 0 to n - 1, with n of 1 or more, in about as many steps as the numbers have digits. */
function floorSum(n: bigint, m: bigint, a: bigint, b: bigint): bigint {
	const [wholeA, wholeB] = [floorDivide(a, m), floorDivide(b, m)];
	const whole = (n * (n - 1n) * wholeA) / 2n + n * wholeB;
	const [restA, restB] = [a - wholeA * m, b - wholeB * m];
	const top = restA * n + restB;
	return top < m ? whole : whole + floorSum(top / m, restA, m, top % m);
}

/** The sum, over whole numbers n from `from` to `to`, of the largest whole number not above n x factor. */
function sumOfFloors(from: bigint, to: bigint, { numerator, denominator }: Fraction): bigint {
	return floorSum(to - from + 1n, denominator, numerator, numerator * from);
}

/** The sum, over whole numbers n, of how many whole numbers lie between n x lower and n x upper. */
export function countPairs(from: bigint, to: bigint, cone: Cone): bigint {
	if (to < from) return 0n;
	const below = (factor: Fraction) => sumOfFloors(from, to, factor);
	const under = (factor: Fraction) =>
		-below({ numerator: -factor.numerator, denominator: factor.denominator }) - (to - from + 1n);
	return (
		(cone.upperInclusive ? below(cone.upper) : under(cone.upper)) -
		(cone.lowerInclusive ? under(cone.lower) : below(cone.lower))
	);
}

/** The pairs (n, m) with n above 0 and m between n x lower and n x upper. */
export interface Cone extends Bounds {
	readonly lower: Fraction;
	readonly upper: Fraction;
}

/**
 * How many whole numbers n from `from` (above 0) to `to` have a whole number between n x lower and n x upper.
 * Where that interval is shorter than 1 it holds one or none, so that pairs can be counted; from there on every n has one.
 */
function countPaired(from: bigint, to: bigint, cone: Cone): bigint {
	const width = {
		numerator: cone.upper.numerator * cone.lower.denominator - cone.lower.numerator * cone.upper.denominator,
		denominator: cone.upper.denominator * cone.lower.denominator,
	};
	const open = !cone.lowerInclusive && !cone.upperInclusive;
	const limit =
		width.numerator === 0n
			? to + 1n
			: open
				? floorDivide(width.denominator, width.numerator) + 1n
				: ceiling(divide(fraction(1n), fraction(width.numerator, width.denominator)));
	const short = to < limit ? to : limit - 1n;
	const certain = from > limit ? from : limit;
	return countPairs(from, short, cone) + (certain > to ? 0n : to - certain + 1n);
}

/** The first and the last of those whole numbers; null where there is none. */
export function pairedRange(
	from: bigint,
	to: bigint,
	cone: Cone,
): { readonly first: bigint; readonly last: bigint; readonly count: bigint } | null {
	const count = countPaired(from, to, cone);
	if (count === 0n) return null;
	const first = search(from, to, (n) => countPaired(from, n, cone) > 0n);
	return { first, last: search(first, to, (n) => countPaired(n + 1n, to, cone) === 0n), count };
}

/** The smallest whole number from `from` to `to` for which a condition holds that stays true from there on. */
function search(from: bigint, to: bigint, holds: (n: bigint) => boolean): bigint {
	let [low, high] = [from, to];
	while (low < high) {
		const middle = (low + high) / 2n;
		if (holds(middle)) high = middle;
		else low = middle + 1n;
	}
	return low;
}

/** The cone of the quotients: m between n / upper and n / lower, times a factor above 0. */
export function turnCone(
	cone: Bounds & { readonly lower: Fraction; readonly upper: Fraction },
	factor: Fraction,
): Cone {
	return {
		lower: divide(factor, cone.upper),
		upper: divide(factor, cone.lower),
		lowerInclusive: cone.upperInclusive,
		upperInclusive: cone.lowerInclusive,
	};
}
