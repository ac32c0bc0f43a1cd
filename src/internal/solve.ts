import { exp, log } from "./elementary.ts";

/** At a point x: the tail, the logarithm of its density with respect to ln x, and the slope of that logarithm. */
export type TailAt = readonly [tail: number, logDensity: number, slope: number];

/**
 * The x > 0 whose tail is `p`, by Halley's method on the logarithm of the tail against ln x. The distributions it is
 * used for are log-concave in ln x, which makes Newton's step safe from one side; the correction is kept within
 * bounds, and where the tail is 0 in doubles the way leads back up the density.
 */
export function solveTail(start: number, p: number, upper: boolean, at: (x: number) => TailAt): number {
	let x = +start;
	for (let round = 0; round < 200 && x > 0 && x < Infinity; round++) {
		const [tail, logDensity, slope] = at(x);
		const pull = ((upper ? -1 : 1) * exp(logDensity)) / tail;
		const newton = log(tail / p) / pull;
		let step = newton / Math.max(0.5, 1 - (newton * (slope - pull)) / 2);
		// A step out into the upper tail is kept short, because far out the tail is 0 and tells nothing.
		if (upper) step = Math.max(-1, step);
		if (!(tail > 0)) step = (logDensity - log(p)) / slope;
		x *= exp(-step);
		if (Math.abs(step) * (1 + Math.abs(pull)) < 1e-6) break;
	}
	return x;
}
