import { bend, deviance, logGamma, stirlingError } from "./deviance.ts";
import { exp, log, log1p } from "./elementary.ts";
import { normalQuantile, normalTail } from "./normal.ts";
import { solveTail } from "./solve.ts";

export { logGamma };

/** ln of x^a e^-x / Gamma(a + 1) without its factor 1 / sqrt(2 pi a). */
function logTerm(a: number, x: number): number {
	return -stirlingError(a) - deviance(a, x);
}

/** x^a e^-x / Gamma(a + 1): the Poisson probability of `a` events where `x` are expected, for any a > 0. */
export function poissonTerm(a: number, x: number): number {
	return exp(logTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/**
 * The normal deviate that has the upper tail Q(a, x), for a >= 1000 and x within a few per cent of a: Temme's (1979)
 * uniform expansion written as one series inside the normal, z = sqrt(a) (eta + g1/a + g2/a^2 + g3/a^3).
 */
function deviate(a: number, v: number): number {
	const bent = bend(v);
	const eta = ((2 * v) / (1 - v)) * Math.sqrt(1 + bent);
	const g1 = -log1p(bent) / 2 / eta;
	const g2 = 13 / 1620 + eta * (119 / 38880 - eta * (151 / 102060 - eta * (0.00026538 + eta * 0.0000205)));
	return Math.sqrt(a) * (eta + (g1 + (g2 + (eta * 0.0014685 - 619 / 163296) / a) / a) / a);
}

/** P(a, x) or Q(a, x), the regularised incomplete gamma functions, for a > 0. */
function tail(a: number, x: number, upper: boolean): number {
	if (!(x > 0 && a > 0)) return upper === x > 0 ? 0 : 1;
	const v = (x - a) / (x + a);
	if (a >= 1000 && Math.abs(v) < 0.05) return normalTail((upper ? 1 : -1) * deviate(a, v || 1e-30));
	const below = x < Math.max(1, a);
	const term = poissonTerm(a, x);
	if (!(term > 0)) return below === upper ? 1 : 0;
	let value: number;
	if (below) {
		let sum = 1;
		let part = 1;
		for (let j = 1; part > sum * 1e-17; j++) {
			part *= x / (a + j);
			sum += part;
		}
		value = term * sum;
	} else {
		// The continued fraction of Legendre, by Lentz's method.
		let b = x + 1 - a;
		let c = 1e300;
		let d = 1 / b;
		value = a * term * d;
		for (let j = 1, ratio = 2; Math.abs(ratio - 1) > 3e-16; j++) {
			b += 2;
			d = 1 / (b + j * (a - j) * d);
			c = b + (j * (a - j)) / c;
			ratio = c * d;
			value *= ratio;
		}
	}
	return below === upper ? 1 - value : value;
}

/** P(a, x): the probability that a gamma variable of shape `a` is at most `x`. */
export function gammaLower(a: number, x: number): number {
	return tail(a, x, false);
}

/** Q(a, x) = 1 - P(a, x), with relative precision of its own for shapes from 0.001 (a count is never smaller). */
export function gammaUpper(a: number, x: number): number {
	return tail(a, x, true);
}

/** From this shape on, and for deviates to 6, the expansion of the quantile is as good as a double. */
export const LARGE_SHAPE = 10_000;

/**
 * The quantile of a gamma variable of a large shape that the deviate `z` stands at: the expansion of Cornish and Fisher
 * (1937) to a^(-5/2), with the terms of Goldberg and Levine (1946).
 */
export function largeGammaQuantile(a: number, z: number): number {
	const root = Math.sqrt(a);
	const y = z * z;
	const odd = (y - 7) / 36 + (((9 * y + 256) * y - 433) / 38880 - odd5(y) / a) / a;
	const even = -((3 * y + 7) * y - 16) / 810 + (((12 * y - 243) * y - 923) * y + 1472) / 204120 / a;
	return a + root * z + ((y - 1) / 3 + (z * odd) / root + even / a);
}

const odd5 = (y: number) => (((3753 * y + 4353) * y - 289517) * y - 289717) / 146966400;

/** Where the search of a quantile begins, for the deviate `z` that it stands at. */
function startOf(p: number, a: number, z: number, upper: boolean): number {
	// Near enough for one step, which then is the last.
	if (a >= 16 && Math.abs(z) < 4) return largeGammaQuantile(a, z);
	// Wilson and Hilferty (1931); in the lower tail of a small shape, where that fails, P(a, x) ~ x^a / Gamma(a + 1).
	const root = 1 - 1 / (9 * a) + z / Math.sqrt(9 * a);
	return root > 0.3 ? a * root * root * root : exp((log(upper ? 1 - p : p) + logGamma(a + 1)) / a);
}

/** The x with P(a, x) = p or, where `upper` is set, Q(a, x) = p. Works on the smaller of the two tails. */
export function gammaQuantile(p: number, a: number, upper = false): number {
	if (p > 0.5) return gammaQuantile(1 - p, a, !upper);
	if (!(p > 0 && a > 0)) return upper && a > 0 ? Infinity : 0;
	const low = normalQuantile(p);
	const z = upper ? -low : low;
	if (a >= LARGE_SHAPE && low > -6) return largeGammaQuantile(a, z);
	const start = startOf(p, a, z, upper);
	// Below every normal double the power law is all there is, and a / x would be infinite.
	if (start < 1e-300) return start;
	return solveTail(start, p, upper, (x) => [
		tail(a, x, upper),
		logTerm(a, x) + log(a / 2 / Math.PI) / 2,
		a - x,
	]);
}
