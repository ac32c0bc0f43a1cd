import { betaLower, betaUpper } from "../internal/beta.ts";
import { exp, power } from "../internal/elementary.ts";
import { gammaLower, gammaUpper } from "../internal/gamma.ts";
import { normalQuantile } from "../internal/normal.ts";

/** The counts at which the lines of a funnel stand. */
export interface Line {
	readonly lower: number;
	readonly upper: number;
}

/**
 * Exact lines where `expected` events are expected: the counts, not whole, whose Poisson tail is `tail`. A whole count
 * lies above the upper line just when P(X >= count) < tail, and below the lower one just when P(X <= count) < tail.
 */
export function poissonLine(expected: number, tail: number): Line {
	if (expected === 0) return { lower: 0, upper: 0 };
	const reach = reachOf(expected, tail);
	return {
		lower: exp(-expected) < tail ? solve((x) => gammaUpper(x + 1, expected), tail, 0, expected) : 0,
		upper: solve((x) => gammaLower(x, expected), tail, 0, expected + reach),
	};
}

/** The same for parts of `n` where the proportion is `share`. A line that no count can cross stands at 0 or at n. */
export function binomialLine(n: number, share: number, tail: number): Line {
	if (share === 0 || share === 1) return { lower: n * share, upper: n * share };
	const expected = n * share;
	return {
		lower: power(1 - share, n) < tail ? solve((x) => betaUpper(share, x + 1, n - x), tail, 0, expected) : 0,
		upper: power(share, n) < tail ? solve((x) => betaLower(share, x, n - x + 1), tail, 0, n) : n,
	};
}

/** More than the upper line can be above the mean. */
function reachOf(expected: number, tail: number): number {
	const z = -normalQuantile(tail);
	return z * Math.sqrt(expected) + z * z + 2;
}

/**
 * The x between `low` and `high` where `tailAt` is `tail`: regula falsi on the normal scale, where tails are nearly
 * straight, with the Illinois step so that both ends move.
 */
function solve(tailAt: (x: number) => number, tail: number, low: number, high: number): number {
	const goal = normalQuantile(tail);
	const miss = (x: number) => Math.max(-1e3, Math.min(1e3, normalQuantile(tailAt(x)))) - goal;
	let [a, b] = [low, high];
	let [atA, atB] = [miss(a), miss(b)];
	for (let round = 0; round < 200 && Math.abs(b - a) > 1e-14 * Math.abs(b); round++) {
		const x = b - (atB * (b - a)) / (atB - atA);
		const at = miss(x);
		if (at === 0) return x;
		if (at < 0 === atB < 0) atA /= 2;
		else [a, atA] = [b, atB];
		[b, atB] = [x, at];
	}
	return b;
}
