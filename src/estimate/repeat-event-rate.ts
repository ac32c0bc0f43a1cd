import { checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";
import { type PoissonMethod, poissonLimits } from "./poisson-interval.ts";
import { type RepeatedEvents, sumEvents } from "./repeated-events.ts";

/** Options of {@link repeatEventRate}. @since 0.1.0 */
export interface RepeatEventRateOptions extends ConfidenceOptions {
	/** What the rate is expressed per: 1,000 residents, 100,000 residents. Above 0. Default 1,000. */
	readonly per?: number;
	/** How the limits of the number of events are found, before they are widened. Default `exact`. */
	readonly method?: PoissonMethod;
}

/** Their names. */
const repeatEventRateOptions: readonly (keyof RepeatEventRateOptions)[] = ["per", "method", "confidence"];

/** A rate of events that happen to the same people more than once. @since 0.1.0 */
export interface RepeatEventRate extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "repeat-event-rate";
	/** The rate: events x per / exposure. */
	readonly value: number;
	/** Events in all. */
	readonly count: number;
	/** People who had at least one. */
	readonly people: number;
	/** What the events are divided by. */
	readonly exposure: number;
	/** What the rate is expressed per. */
	readonly per: number;
	/**
	 * How much more the events vary than events one by one: sum(k^2 people) / sum(k people), 1 where nobody had two.
	 * null where there was no event to learn it from; the limits are then those of events one by one.
	 */
	readonly dispersion: number | null;
	/** How the limits of the number of events were found. */
	readonly method: PoissonMethod;
}

/**
 * Events per `per` units of exposure where the same person may have several: repeat victims, repeat offenders.
 *
 * events x per / exposure. With k events for each of so many people, the people of each k are taken as independent
 * Poisson counts, so that the variance of the events is sum(k^2 people) and not their number X. Each limit L of the
 * interval of X is moved out to X + sqrt(sum(k^2 people) / X) (L - X), at least 0, times per / exposure: the limits of
 * Dobson (1991) for one stratum. Where nobody has two events it is the rate and the interval of `rate`. Nothing is
 * rounded.
 *
 * An empty list is no event at all, a rate of 0. It takes people to be independent of each other, and their numbers of
 * events to be complete: a person who is counted again under another name makes the interval too short. Compare two such rates
 * by `difference`, never by their counts.
 *
 * @param repeats - how many people had 1, 2, 3 ... events; in any order
 * @param exposure - what the events are divided by: residents, households; above 0
 * @param options - base, level or levels of confidence, method
 * @returns the rate with its interval, events, people and the dispersion
 * @throws RangeError when a number of events or people is negative or not whole, a number of events is 0, `exposure` or
 * `per` is not a finite number above 0, a level is out of range or `method` is unknown; TypeError when the list is no
 * list or a number is not a number
 * @example Usage
 * ```ts
 * import { rate, repeatEventRate } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const repeats = [
 * 	{ events: 1, people: 60 },
 * 	{ events: 2, people: 12 },
 * 	{ events: 4, people: 4 },
 * ];
 * const victims = repeatEventRate(repeats, 50_000);
 * assert.equal(victims.value, 2);
 * assert.deepEqual([victims.count, victims.people, victims.dispersion], [100, 76, 1.72]);
 * assert.ok(victims.lower < rate(100, 50_000).lower && victims.upper > rate(100, 50_000).upper);
 * ```
 * @see Dobson A.J. et al. (1991), Confidence intervals for weighted sums of Poisson parameters, Statistics in Medicine 10,
 * 457-462
 * @since 0.1.0
 */
export function repeatEventRate(
	repeats: readonly RepeatedEvents[],
	exposure: number,
	options: RepeatEventRateOptions = {},
): RepeatEventRate {
	const doing = "compute the rate of repeat events";
	const { per = 1000, method = "exact", confidence } = checkOptions(doing, options, repeatEventRateOptions);
	const { events: count, people, squares } = sumEvents(doing, "repeats", repeats);
	checkPositive(doing, "exposure", exposure);
	checkPositive(doing, "per", per);
	const dispersion = count === 0 ? null : squares / count;
	const limits = poissonLimits(doing, count, method);
	const widened = (limit: number) => Math.max(0, count + Math.sqrt(dispersion ?? 1) * (limit - count));
	const scaled = (events: number) => checkNumber(doing, "the rate", (events * per) / exposure);
	return {
		kind: "repeat-event-rate",
		value: scaled(count),
		...intervalsAt(doing, confidence, (tail) => {
			const [lower, upper] = limits(tail);
			return [scaled(widened(lower)), scaled(widened(upper))];
		}),
		count,
		people,
		exposure,
		per,
		dispersion,
		method,
	};
}
