import { exp, log } from "./elementary.ts";

/** Density of the standard normal. The square is split, so that the far tail keeps its relative precision. */
function density(z: number): number {
	const head = Math.trunc(z * 16) / 16;
	return 0.3989422804014327 * exp((-head * head) / 2) * exp((-(z - head) * (z + head)) / 2);
}

/** P(0 < Z < z): the series z + z^3/3 + z^5/15 + ..., all of one sign. */
function fromCentre(z: number): number {
	// With a plus, as in the sine.
	let sum = +z;
	let term = +z;
	for (let j = 3, last = 0; sum !== last; j += 2) {
		last = sum;
		term *= (z * z) / j;
		sum += term;
	}
	return sum * density(z);
}

/**
 * P(Z > z) of the standard normal, with full relative precision in both tails: series in the middle, Laplace's
 * continued fraction outside.
 */
export function normalTail(z: number): number {
	if (z < 0) return 1 - normalTail(-z);
	if (z < 2.4) return 0.5 - fromCentre(z);
	let fraction = +z;
	for (let j = 70; j > 0; j--) fraction = z + j / fraction;
	return density(z) / fraction;
}

/**
 * The quantiles of the tails that intervals at 90%, 95%, 99% and 99.8% leave, of one and of both together, as the steps below
 * find them to the bit: nearly every interval needs one of them, and most need it twice.
 */
function usualQuantile(p: number): number | null {
	switch (p) {
		case 0.04999999999999999:
			return -1.6448536269514713;
		case 0.09999999999999998:
			return -1.2815515655446004;
		case 0.025000000000000022:
			return -1.9599639845400503;
		case 0.050000000000000044:
			return -1.6448536269514706;
		case 0.0050000000000000044:
			return -2.5758293035489004;
		case 0.010000000000000009:
			return -2.3263478740408545;
		case 0.0010000000000000009:
			return -3.090232306167813;
		case 0.0020000000000000018:
			return -2.878161739095483;
		default:
			return null;
	}
}

/**
 * The value below which the standard normal has probability `p`, 0 < p < 1. For an upper tail `q` take
 * -normalQuantile(q): 1 - q would lose a small one. Halley's method from a rational start (Hastings 1955).
 */
export function normalQuantile(p: number): number {
	if (p > 0.5) return -normalQuantile(1 - p);
	if (p <= 0) return p === 0 ? -Infinity : Number.NaN;
	const usual = usualQuantile(p);
	if (usual !== null) return usual;
	const t = Math.sqrt(-2 * log(p));
	let z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
	for (let step = 1; Math.abs(step) > 1e-7 * Math.abs(z); ) {
		const error = (z < 2.4 ? 0.5 - p - fromCentre(z) : normalTail(z) - p) / density(z);
		step = error / (1 - (error * z) / 2);
		z += step;
	}
	return -z;
}
