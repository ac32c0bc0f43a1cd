import { divide, type Fraction, fraction, multiply } from "../internal/exact.ts";
import { type Cone, firstWhole, lastWhole, pairedRange } from "../published/whole-numbers.ts";
import type { Box, Place } from "./region.ts";

const larger = (a: bigint, b: bigint) => (a > b ? a : b);
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/**
 * A pair of a box with y between two multiples of x; null where there is none. Nothing is walked: either the lowest or the
 * highest y of the box is one, or such a pair has both multiples of its x within the box, and these are counted by sums of
 * floors. Pairs with a 0 are left out, of which nothing is a multiple.
 */
export function pairInCone(cone: Cone, { left, right, bottom, top }: Box): Place | null {
	const from = larger(1n, BigInt(left));
	const [to, low, high] = [BigInt(right), larger(1n, BigInt(bottom)), BigInt(top)];
	if (low > high) return null;
	for (const y of [low, high]) {
		const row = fraction(y);
		const first = larger(from, firstWhole(divide(row, cone.upper), cone.upperInclusive));
		const last = above(cone.lower) ? lastWhole(divide(row, cone.lower), cone.lowerInclusive) : to;
		if (first <= smaller(last, to)) return { x: Number(first), y: Number(y) };
	}
	// The multiples of any smaller x lie below the box.
	if (!above(cone.lower)) return null;
	const first = larger(from, firstWhole(divide(fraction(low), cone.lower), true));
	const last = smaller(to, lastWhole(divide(fraction(high), cone.upper), true));
	const found = pairedRange(first, last, cone);
	if (found === null) return null;
	const y = firstWhole(multiply(fraction(found.first), cone.lower), cone.lowerInclusive);
	return { x: Number(found.first), y: Number(y) };
}

const above = ({ numerator }: Fraction) => numerator > 0n;
