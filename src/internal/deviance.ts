import { log, log1p } from "./elementary.ts";

/** Half of ln(2 pi). */
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** What it leaves at a half, at 1, and so on in halves up to 9.5, as the recurrence below finds it to the bit (Loader 2000). */
const HALVES: readonly number[] = [
	0.1534264097200272, 0.0810614667953272, 0.05481412105191741, 0.04134069595540933, 0.03316287351993619,
	0.02767792568499826, 0.023746163656297337, 0.020790672103765048, 0.018488450532673117, 0.016644691189821134,
	0.015134973221917371, 0.013876128823070528, 0.012810465242920068, 0.011896709945891632, 0.01110455975820679,
	0.010411265261971987, 0.009799416126158646, 0.009255462182712655, 0.00876870013413933,
];

/**
 * What Stirling's formula leaves of ln Gamma(x + 1): ln Gamma(x + 1) - (x + 1/2) ln x + x - ln(2 pi)/2, for x > 0.
 * Below 10 the recurrence leads up to where the asymptotic series holds.
 */
export function stirlingError(x: number): number {
	const known = HALVES[2 * x - 1];
	if (known !== undefined) return known;
	let sum = 0;
	let at = +x;
	for (; at < 10; at++) sum += (at + 0.5) * log1p(1 / at) - 1;
	const t = 1 / (at * at);
	return (
		sum +
		(1 / 12 -
			t * (1 / 360 - t * (1 / 1260 - t * (1 / 1680 - t * (1 / 1188 - t * (691 / 360360 - t / 156)))))) /
			at
	);
}

/**
 * How far the deviance bends away from a parabola: 2 (m - ln(1 + m)) / m^2 - 1 where v = m / (2 + m), to full
 * relative precision for |v| below about 0.5.
 */
export function bend(v: number): number {
	let sum = 1 / 3;
	let power = 1;
	for (let j = 5, last = 0; sum !== last; j += 2) {
		last = sum;
		power *= v * v;
		sum += power / j;
	}
	return -v * (1 + (1 - v) ** 2 * sum);
}

/**
 * The deviance a ln(a / x) + x - a of a count `a` from its mean `x`, without the cancellation near a = x
 * (Loader 2000, Fast and accurate computation of binomial probabilities). `difference` is x - a where the caller
 * knows it better.
 */
export function deviance(a: number, x: number, difference: number = x - a): number {
	const v = difference / (a + x);
	return Math.abs(v) < 0.4
		? ((difference * difference) / a / 2) * (1 + bend(v))
		: a * log(a / x) + difference;
}

/** ln Gamma(x) for x > 0. Near its zeros at 1 and 2 it is right to about 1e-15 absolutely. */
export function logGamma(x: number): number {
	return stirlingError(x) + (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI;
}
