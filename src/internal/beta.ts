import { deviance, logGamma, stirlingError } from "./deviance.ts";
import { exp, log } from "./elementary.ts";
import { normalQuantile } from "./normal.ts";
import { solveTail } from "./solve.ts";

/** The upper half of the digits of a number (Veltkamp 1968). */
function head(value: number): number {
	const far = 134217729 * value;
	return far - (far - value);
}

/**
 * (a + b) x - a = b - (a + b) y from the smaller of x and y = 1 - x, with the roundings of sum (Knuth 1969) and product
 * (Dekker 1971) put back: for millions of events one rounding would cost the last four digits of a tail.
 */
function gapOf(x: number, y: number, a: number, b: number): number {
	if (x > y) return -gapOf(y, x, b, a);
	const n = a + b;
	const tail = n - a;
	const missing = a - (n - tail) + (b - tail);
	const product = n * x;
	const nHead = head(n);
	const xHead = head(x);
	const lost =
		nHead * xHead - product + nHead * (x - xHead) + (n - nHead) * xHead + (n - nHead) * (x - xHead);
	return product - a + (lost + missing * x);
}

/** What Stirling's formula leaves of ln of 1 / B(a, b): the same at every x. */
function errorsOf(a: number, b: number): number {
	return stirlingError(a + b) - stirlingError(a) - stirlingError(b);
}

/** ln of x^a y^b / B(a, b), y = 1 - x, without its factor sqrt(a b / (2 pi (a + b))). */
function logTerm(x: number, y: number, a: number, b: number, errors: number): number {
	const n = a + b;
	const gap = gapOf(x, y, a, b);
	return errors - deviance(a, n * x, gap) - deviance(b, n * y, -gap);
}

/** x^a y^b / B(a, b) with y = 1 - x. */
export function betaTerm(x: number, y: number, a: number, b: number): number {
	return termOf(logTerm(x, y, a, b, errorsOf(a, b)), a, b);
}

/** The same from its logarithm without the factor. */
function termOf(logged: number, a: number, b: number): number {
	return exp(logged) * Math.sqrt(((a / (a + b)) * b) / (2 * Math.PI));
}

/**
 * I_x(a, b) where `x` is at most the mean: the continued fraction of DiDonato and Morris (1992), whose terms are
 * built on a - (a + b) x and lose nothing where that is small. By Lentz's method.
 */
function fraction(x: number, y: number, a: number, b: number, term: number): number {
	const gap = -gapOf(x, y, a, b);
	let d = (a + 1) / (a * (gap + 1));
	let c = 1e300;
	let value = term * d;
	for (let j = 1, ratio = 2; Math.abs(ratio - 1) > 3e-16 && j < 1e6; j++) {
		const w = j * (b - j) * x;
		const s = a + 2 * j - 1;
		const over = ((a + j - 1) / s) * ((a + b + j - 1) / s) * w * x;
		const under = j + w / s + ((a + j) / (s + 2)) * (gap + 1 + j * (1 + y));
		d = 1 / (under + over * d);
		c = under + over / c;
		ratio = c * d;
		value *= ratio;
	}
	return value;
}

/** I_x(a, b) or its complement, from x and y = 1 - x, both precise; `logged` is ln of the term where the caller has it. */
function tail(x: number, y: number, a: number, b: number, upper: boolean, logged?: number): number {
	if (!(b > 0)) return upper ? 1 : 0;
	if (!(a > 0)) return upper ? 0 : 1;
	const below = b * x < a * y;
	const term = logged === undefined ? null : termOf(logged, a, b);
	const value = below
		? fraction(x, y, a, b, term ?? betaTerm(x, y, a, b))
		: fraction(y, x, b, a, term ?? betaTerm(y, x, b, a));
	return below === upper ? 1 - value : value;
}

/** I_x(a, b): the probability that a beta variable is at most `x`. */
export function betaLower(x: number, a: number, b: number): number {
	return tail(x, 1 - x, a, b, false);
}

/** 1 - I_x(a, b), with full relative precision of its own. */
export function betaUpper(x: number, a: number, b: number): number {
	return tail(x, 1 - x, a, b, true);
}

/** The same tails at odds x / (1 - x), for an x too close to 1 to be told from it. */
export function betaTailAtOdds(odds: number, a: number, b: number, upper: boolean): number {
	return tail(odds / (1 + odds), 1 / (1 + odds), a, b, upper);
}

/** The odds x / (1 - x) of the quantile, which keep their precision where x is close to 1. */
export function betaQuantileOdds(p: number, a: number, b: number, upper: boolean): number {
	if (p > 0.5) return betaQuantileOdds(1 - p, a, b, !upper);
	if (upper) return 1 / betaQuantileOdds(p, b, a, false);
	if (!(p > 0 && a > 0)) return 0;
	if (!(b > 0)) return Infinity;
	// A small shape is a power law; otherwise ln odds is about normal.
	const start =
		a < 1
			? exp((log(p * a) + logGamma(a) + logGamma(b) - logGamma(a + b)) / a)
			: (a / b) * exp(normalQuantile(p) * Math.sqrt(1 / a + 1 / Math.max(b, 0.1)));
	const errors = errorsOf(a, b);
	const scale = log(((a / (a + b)) * b) / 2 / Math.PI) / 2;
	return solveTail(start, p, false, (odds) => {
		const x = odds / (1 + odds);
		const y = 1 / (1 + odds);
		const logged = logTerm(x, y, a, b, errors);
		return [tail(x, y, a, b, false, logged), logged + scale, a * y - b * x];
	});
}

/** The x with I_x(a, b) = p or, where `upper` is set, 1 - I_x(a, b) = p. Works on the smaller of the two tails. */
export function betaQuantile(p: number, a: number, b: number, upper = false): number {
	const odds = betaQuantileOdds(p, a, b, upper);
	return odds === Infinity ? 1 : odds / (1 + odds);
}
