import { binomialPoint } from "../internal/binomial.ts";

/**
 * Fisher's exact test of x out of n against y out of m: twice the smaller tail of the hypergeometric, with half of the
 * observed table, at most 1. The tail that leads away from what is expected is summed from the observed table
 * outwards, so that a small one keeps its digits.
 */
export function fisherMidP(x: number, n: number, y: number, m: number): number {
	const point = pointOf(x, n, y, m);
	const half = point / 2;
	const tail = x / n < y / m ? tailFrom(half, point, y, m, x, n) : tailFrom(half, point, x, n, y, m);
	return Math.min(1, 2 * Math.min(tail, 1 - tail));
}

/** The chance of more than x of the events among the n, with the share `weight` of the observed table. */
export function fisherTail(x: number, n: number, y: number, m: number, weight: number): number {
	const point = pointOf(x, n, y, m);
	return x / n < y / m
		? 1 - tailFrom((1 - weight) * point, point, y, m, x, n)
		: tailFrom(weight * point, point, x, n, y, m);
}

/** The chance of the observed table: a product of two binomials over a third, none of which can overflow (Loader 2000). */
function pointOf(x: number, n: number, y: number, m: number): number {
	const p = (x + y) / (n + m);
	return (binomialPoint(x, n, p) * binomialPoint(y, m, p)) / binomialPoint(x + y, n + m, p);
}

/** `own` of the observed table, and every table with more of the events in the first window. */
function tailFrom(own: number, point: number, x: number, n: number, y: number, m: number): number {
	let tail = own;
	let term = +point;
	for (let up = x, down = y; up < n && down > 0 && term > tail * 1e-17; up++, down--) {
		term *= ((n - up) / (up + 1)) * (down / (m - down + 1));
		tail += term;
	}
	return tail;
}
