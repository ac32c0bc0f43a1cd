import { binomialPoint } from "../internal/binomial.ts";

/**
 * Fisher's exact test of x out of n against y out of m: twice the smaller tail of the hypergeometric, with half of the
 * observed table, at most 1. The tail that leads away from what is expected is summed from the observed table
 * outwards, so that a small one keeps its digits.
 */
export function fisherMidP(x: number, n: number, y: number, m: number): number {
	const events = x + y;
	const everyone = n + m;
	// The point as the product of two binomials over a third, none of which can overflow (Loader 2000).
	const p = events / everyone;
	const point = (binomialPoint(x, n, p) * binomialPoint(y, m, p)) / binomialPoint(events, everyone, p);
	const tail = x / n < y / m ? tailFrom(point, y, m, x, n) : tailFrom(point, x, n, y, m);
	return Math.min(1, 2 * Math.min(tail, 1 - tail));
}

/** Half of the observed point, and every table with more of the events in the first window. */
function tailFrom(point: number, x: number, n: number, y: number, m: number): number {
	let tail = point / 2;
	let term = +point;
	for (let up = x, down = y; up < n && down > 0 && term > tail * 1e-17; up++, down--) {
		term *= ((n - up) / (up + 1)) * (down / (m - down + 1));
		tail += term;
	}
	return tail;
}
