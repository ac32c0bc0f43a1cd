import { checkCount, checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { type ConfidenceIntervals, intervalsAt } from "./confidence-interval.ts";
import { type PoissonIntervalOptions, type PoissonMethod, poissonLimits } from "./poisson-interval.ts";
import { rateOf } from "./rate-of.ts";

/** Options of {@link rate}. @since 0.1.0 */
export interface RateOptions extends PoissonIntervalOptions {
	/** What the rate is expressed per: 1,000 residents, 100,000 residents. Above 0. Default 1,000. */
	readonly per?: number;
}

/** Their names. */
export const rateOptions: readonly (keyof RateOptions)[] = ["per", "method", "weighted", "confidence"];

/** Events per unit of exposure, with its interval. @since 0.1.0 */
export interface Rate extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "rate";
	/** The rate: count x per / exposure. */
	readonly value: number;
	/** Events that were counted. */
	readonly count: number;
	/** What the count is divided by. */
	readonly exposure: number;
	/** What the rate is expressed per. */
	readonly per: number;
	/** How the limits were found. */
	readonly method: PoissonMethod;
	/** Whether a count that is not whole was accepted. */
	readonly weighted: boolean;
}

/**
 * Events per `per` units of exposure over the period that the count covers.
 *
 * count x per / exposure. The limits are those of {@link poissonInterval}, times per / exposure; the exposure is
 * taken as known. A count of 0 is a rate of 0 with an upper limit above 0. Nothing is rounded; round when printing.
 * A missing count is not 0: it has no rate, and is refused.
 *
 * @param count - events, a whole number >= 0 (any number >= 0 with `weighted`)
 * @param exposure - what the events are divided by: residents, households, person-years; above 0
 * @param options - base, level or levels of confidence, method, whether a fractional count is accepted
 * @returns the rate with its interval, and what it was made of
 * @throws RangeError when `count` is negative, not finite or not whole, when `exposure` or `per` is not a finite
 * number above 0, when a level is out of range, `method` is unknown or the rate is too large for a number;
 * TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { rate } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const { value, lower, upper } = rate(6_020, 700_000);
 * assert.equal(value, 8.6);
 * assert.ok(Math.abs(lower - 8.384) < 0.0005 && Math.abs(upper - 8.82) < 0.0005);
 *
 * const limits = rate(14, 9_600, { per: 100_000, confidence: [95, 99.8] });
 * assert.deepEqual(limits.intervals.map(({ confidence }) => confidence), [0.95, 0.998]);
 * ```
 * @see Garwood F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442
 * @since 0.1.0
 */
export function rate(count: number, exposure: number, options: RateOptions = {}): Rate {
	const doing = "compute the rate";
	const {
		per = 1000,
		method = "exact",
		weighted = false,
		confidence,
	} = checkOptions(doing, options, rateOptions);
	const events = checkCount(doing, "count", count, weighted);
	checkPositive(doing, "exposure", exposure);
	checkPositive(doing, "per", per);
	const scaled = (number: number) => checkNumber(doing, "the rate", rateOf(number, exposure, per));
	const limits = poissonLimits(doing, events, method);
	const found = intervalsAt(doing, confidence, (tail) => {
		const [lower, upper] = limits(tail);
		return [scaled(lower), scaled(upper)];
	});
	return {
		kind: "rate",
		value: scaled(events),
		confidence: found.confidence,
		lower: found.lower,
		upper: found.upper,
		intervals: found.intervals,
		count: events,
		exposure,
		per,
		method,
		weighted,
	};
}
