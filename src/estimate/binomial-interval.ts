import { betaQuantile } from "../internal/beta.ts";
import { checkCount, checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { normalQuantile } from "../internal/normal.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";

/**
 * How the limits of a proportion are found: `wilson` (the score interval, Wilson 1927, without continuity
 * correction) or `clopper-pearson` (exact, Clopper and Pearson 1934).
 *
 * @since 0.1.0
 */
export type BinomialMethod = "wilson" | "clopper-pearson";

/** Options of {@link binomialInterval}. @since 0.1.0 */
export interface BinomialIntervalOptions extends ConfidenceOptions {
	/** How the limits are found. Default `wilson`. */
	readonly method?: BinomialMethod;
}

/** Their names. */
const binomialIntervalOptions: readonly (keyof BinomialIntervalOptions)[] = ["method", "confidence"];

/** Limits of a proportion, as fractions from 0 to 1. @since 0.1.0 */
export interface BinomialInterval extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "binomial-interval";
	/** How many had the property. */
	readonly count: number;
	/** Out of how many. */
	readonly denominator: number;
	/** How the limits were found. */
	readonly method: BinomialMethod;
}

/** A count and its denominator, fit for a proportion. */
export function checkBinomial(doing: string, count: number, denominator: number, of = ""): void {
	checkCount(doing, `${of}count`, count);
	checkCount(doing, `${of}denominator`, checkPositive(doing, `${of}denominator`, denominator));
	if (count > denominator)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${of}count must be at most the denominator, which is ${denominator}`,
			count,
		);
}

/** Lower and upper limit of a proportion with the probability `tail` outside on each side. */
export function binomialLimits(
	doing: string,
	count: number,
	denominator: number,
	method: BinomialMethod,
): (tail: number) => [lower: number, upper: number] {
	checkMember(doing, "method", method, ["wilson", "clopper-pearson"]);
	if (method === "clopper-pearson")
		return (tail) => [
			betaQuantile(tail, count, denominator - count + 1),
			betaQuantile(tail, count + 1, denominator - count, true),
		];
	return (tail) => wilsonLimits(count, denominator, tail);
}

/** Wilson's limits of a proportion; the count need not be whole. */
export function wilsonLimits(
	count: number,
	denominator: number,
	tail: number,
): [lower: number, upper: number] {
	const others = denominator - count;
	const z = normalQuantile(tail) ** 2;
	const sum = 2 * count + z + Math.sqrt(z * (z + 4 * count * (others / denominator)));
	// The lower limit is the usual difference multiplied out: written as a difference, a small one is lost.
	return [(2 * count * (count / denominator)) / sum, others > 0 ? sum / (2 * (denominator + z)) : 1];
}

/**
 * The limits between which a proportion lies, given that `count` out of `denominator` had the property.
 *
 * Wilson (default): (2x + z^2 -/+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2)). Clopper-Pearson: the beta quantiles
 * (tail; x, n - x + 1) and (1 - tail; x + 1, n - x) with tail = (1 - confidence) / 2. Both have the lower limit 0 at
 * a count of 0 and the upper limit 1 where the count is the denominator. Clopper-Pearson covers at least as often as
 * it says and is wider; Wilson covers as often on average. Nothing is rounded.
 *
 * @param count - how many had the property, a whole number from 0 to `denominator`
 * @param denominator - out of how many, a whole number above 0
 * @param options - level or levels of confidence, method
 * @returns the limits as fractions, at the first level and at all levels
 * @throws RangeError when `count` or `denominator` is negative, not finite or not whole, when the denominator is 0
 * or below the count, when a level is out of range or `method` is unknown; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { binomialInterval } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const { lower, upper } = binomialInterval(37, 128);
 * assert.ok(Math.abs(lower - 0.2176) < 0.00005 && Math.abs(upper - 0.3728) < 0.00005);
 * ```
 * @see Wilson E.B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212
 * @see Clopper C.J., Pearson E.S. (1934), The use of confidence or fiducial limits, Biometrika 26, 404-413
 * @since 0.1.0
 */
export function binomialInterval(
	count: number,
	denominator: number,
	options: BinomialIntervalOptions = {},
): BinomialInterval {
	const doing = "compute the interval of the proportion";
	const { method = "wilson", confidence } = checkOptions(doing, options, binomialIntervalOptions);
	checkBinomial(doing, count, denominator);
	return {
		kind: "binomial-interval",
		...intervalsAt(doing, confidence, binomialLimits(doing, count, denominator, method)),
		count: count + 0,
		denominator,
		method,
	};
}
