import { betaTailAtOdds, betaTerm } from "../internal/beta.ts";
import { exp, log1p } from "../internal/elementary.ts";

// Two Poisson counts x (current) and y (previous), given their total, split as a binomial whose odds are the ratio of
// what is expected of each (Przyborowski and Wilenski 1940). Odds, not a probability, so that an exposure much larger
// than the other loses no digits. The beta forms also take counts that are not whole.

/** P(X = x). */
function splitPoint(x: number, y: number, odds: number): number {
	if (x === 0) return exp(-y * log1p(odds));
	if (y === 0) return exp(-x * log1p(1 / odds));
	return betaTerm(odds / (1 + odds), 1 / (1 + odds), x, y) * (1 / x + 1 / y);
}

/** P(X >= x). */
export function splitAtLeast(x: number, y: number, odds: number): number {
	return x === 0 ? 1 : betaTailAtOdds(odds, x, y + 1, false);
}

/** P(X > x) + P(X = x) / 2. */
function midAbove(x: number, y: number, odds: number, point: number): number {
	return (y === 0 ? 0 : betaTailAtOdds(odds, x + 1, y, false)) + point / 2;
}

/** Twice the smaller tail with half of the observed point. One tail is computed, the one that leads away. */
export function midP(x: number, y: number, odds: number): number {
	const point = splitPoint(x, y, odds);
	const tail = x > y * odds ? midAbove(x, y, odds, point) : midAbove(y, x, 1 / odds, point);
	return Math.min(1, 2 * Math.min(tail, 1 - tail));
}

/** Twice the smaller tail with the whole of the observed point, at most 1. */
export function exactP(x: number, y: number, odds: number): number {
	return Math.min(1, 2 * Math.min(splitAtLeast(x, y, odds), splitAtLeast(y, x, 1 / odds)));
}

/**
 * The probability of every split that is no likelier than the observed one. Likelihoods within one part in ten
 * million count as equal, as in R, so that rounding does not break ties.
 */
export function minimumLikelihoodP(current: number, previous: number, exposures: number): number {
	const above = current > previous * exposures;
	const [x, y, odds] = above ? [previous, current, 1 / exposures] : [current, previous, exposures];
	const total = x + y;
	const likeliest = splitPoint(x, y, odds) * (1 + 1e-7);
	// On the far side of the mean the points fall: the first that is no likelier than the observed one.
	let likelier = Math.ceil((total * odds) / (1 + odds)) - 1;
	let first = total + 1;
	while (first - likelier > 1) {
		const middle = Math.floor((first + likelier) / 2);
		if (splitPoint(middle, total - middle, odds) <= likeliest) first = middle;
		else likelier = middle;
	}
	const far = first > total ? 0 : splitAtLeast(first, total - first, odds);
	return Math.min(1, splitAtLeast(y, x, 1 / odds) + far);
}

/** The lower limit of the odds that the score test does not reject: Wilson's (1927). */
export function scoreLowerOdds(x: number, y: number, z: number): number {
	if (x === 0) return 0;
	const reach = z * Math.sqrt(z * z + (4 * x * y) / (x + y));
	return (2 * x + z * z - reach) / (2 * y + z * z + reach);
}
