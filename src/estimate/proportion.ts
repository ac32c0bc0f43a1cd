import { checkMember, checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import {
	type BinomialIntervalOptions,
	type BinomialMethod,
	binomialLimits,
	checkBinomial,
} from "./binomial-interval.ts";
import { type ConfidenceIntervals, intervalsAt } from "./confidence-interval.ts";

/** Options of {@link proportion}. @since 0.1.0 */
export interface ProportionOptions extends BinomialIntervalOptions {
	/** What the proportion is expressed per: 1, or 100 for a percentage. Above 0. Default 1. */
	readonly per?: number;
}

/** Their names. */
const proportionOptions: readonly (keyof ProportionOptions)[] = ["per", "method", "confidence"];

/** Options of {@link proportion} for everybody asked, where there is nothing to be uncertain about. @since 0.1.0 */
export interface BareProportionOptions {
	/** No interval. */
	readonly method: "none";
	/** What the proportion is expressed per: 1, or 100 for a percentage. Above 0. Default 1. */
	readonly per?: number;
	/** Does not apply: a level of confidence without an interval is refused. */
	readonly confidence?: never;
}

/** What every proportion carries. @since 0.1.0 */
export interface ProportionParts {
	/** What the record is. */
	readonly kind: "proportion";
	/** The proportion: count x per / denominator. */
	readonly value: number;
	/** How many had the property. */
	readonly count: number;
	/** Out of how many. */
	readonly denominator: number;
	/** What the proportion is expressed per. */
	readonly per: number;
}

/** A proportion with its interval. @since 0.1.0 */
export interface Proportion extends ProportionParts, ConfidenceIntervals {
	/** How the limits were found. */
	readonly method: BinomialMethod;
}

/** A proportion without an interval. @since 0.1.0 */
export interface BareProportion extends ProportionParts {
	/** There is no interval. */
	readonly method: "none";
	/** There is no lower limit. */
	readonly lower: null;
	/** There is no upper limit. */
	readonly upper: null;
	/** There is no level of confidence. */
	readonly confidence: null;
	/** There are no intervals. */
	readonly intervals: readonly [];
}

/**
 * How many out of how many, per 1 or per 100.
 *
 * count x per / denominator, with the limits of {@link binomialInterval} times `per`: Wilson's by default. The method
 * `none` leaves the interval out where everybody was asked: the limits are then null. 0 out of n is 0 with an upper
 * limit above it, n out of n is `per` with a lower limit below it. Nothing is rounded; round when printing.
 *
 * @param count - how many had the property, a whole number from 0 to `denominator`
 * @param denominator - out of how many, a whole number above 0
 * @param options - base, level or levels of confidence, method
 * @returns the proportion with its interval, and what it was made of
 * @throws RangeError when `count` or `denominator` is negative, not finite or not whole, when the denominator is 0
 * or below the count, when `per` is not a finite number above 0, when a level is out of range, when `method` is
 * unknown, or when a level is given with the method `none`; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { proportion } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const satisfied = proportion(37, 128, { per: 100 });
 * assert.equal(satisfied.value, 28.90625);
 * assert.ok(Math.abs(satisfied.lower - 21.76) < 0.005 && Math.abs(satisfied.upper - 37.28) < 0.005);
 *
 * assert.equal(proportion(9, 10, { method: "none" }).lower, null);
 * ```
 * @see Wilson E.B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212
 * @since 0.1.0
 */
export function proportion(count: number, denominator: number, options?: ProportionOptions): Proportion;
/**
 * A proportion without an interval, where everybody was asked.
 *
 * @param count - how many had the property, a whole number from 0 to `denominator`
 * @param denominator - out of how many, a whole number above 0
 * @param options - the method `none`, and the base
 * @returns the proportion with null limits
 * @throws as the first form does
 * @since 0.1.0
 */
export function proportion(
	count: number,
	denominator: number,
	options: BareProportionOptions,
): BareProportion;
/**
 * A proportion with or without an interval, where the method is only known when the program runs.
 *
 * @param count - how many had the property, a whole number from 0 to `denominator`
 * @param denominator - out of how many, a whole number above 0
 * @param options - those of either form
 * @returns the proportion: narrow it by `method`
 * @throws as the first form does
 * @since 0.1.0
 */
export function proportion(
	count: number,
	denominator: number,
	options: ProportionOptions | BareProportionOptions,
): Proportion | BareProportion;
export function proportion(
	count: number,
	denominator: number,
	options: ProportionOptions | BareProportionOptions = {},
): Proportion | BareProportion {
	const doing = "compute the proportion";
	const { per = 1, method = "wilson", confidence } = checkOptions(doing, options, proportionOptions);
	checkBinomial(doing, count, denominator);
	checkPositive(doing, "per", per);
	checkMember(doing, "method", method, ["wilson", "clopper-pearson", "none"]);
	const value = checkNumber(doing, "the proportion", (count * per) / denominator);
	const parts = { kind: "proportion", value, count: count + 0, denominator, per } as const;
	if (method === "none") {
		if (confidence !== undefined)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				"confidence must be left out where the method is none",
				confidence,
			);
		return { ...parts, lower: null, upper: null, confidence: null, intervals: [], method };
	}
	const limits = binomialLimits(doing, count, denominator, method);
	const intervals = intervalsAt(doing, confidence, (tail) => {
		const [lower, upper] = limits(tail);
		return [lower * per, upper * per];
	});
	return { ...parts, ...intervals, method };
}
