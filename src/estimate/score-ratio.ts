import { exp } from "../internal/elementary.ts";

/**
 * The ratio R of two proportions at which x1 / n1 lies `z` standard errors above R times x0 / n0 (below it where z is
 * negative), with the standard error at the proportions that fit best under R (Koopman 1984).
 */
export function scoreRatio(x1: number, n1: number, x0: number, n0: number, z: number): number {
	// The score falls as R grows, so the root is shut in by halving; on the log scale, because R has no natural unit.
	let low = -50;
	let high = 50;
	for (let round = 0; round < 100; round++) {
		const middle = (low + high) / 2;
		if (score(x1, n1, x0, n0, exp(middle)) > z) low = middle;
		else high = middle;
	}
	return exp((low + high) / 2);
}

/** How many standard errors x1 / n1 lies above R x0 / n0. */
function score(x1: number, n1: number, x0: number, n0: number, ratio: number): number {
	const gap = x1 / n1 - (ratio * x0) / n0;
	if (gap === 0) return 0;
	// The best reference proportion is the smaller root of a q^2 - b q + c; written so that nothing cancels.
	const a = (n1 + n0) * ratio;
	const b = n1 * ratio + x1 + n0 + x0 * ratio;
	const c = x1 + x0;
	const reference = Math.min(1, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
	const current = Math.min(1, ratio * reference);
	const variance = (current * (1 - current)) / n1 + (ratio * ratio * reference * (1 - reference)) / n0;
	return gap / Math.sqrt(variance);
}
