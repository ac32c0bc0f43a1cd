import { checkCount, checkMember, checkOptions } from "../internal/check.ts";
import { gammaQuantile } from "../internal/gamma.ts";
import { normalQuantile } from "../internal/normal.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";

/**
 * How the limits of a count of events are found: `exact` (Garwood 1936), `byar` (Byar's approximation, Breslow and
 * Day 1987), or `exact-below-10-then-byar`, the convention of English public health figures.
 *
 * @since 0.1.0
 */
export type PoissonMethod = "exact" | "byar" | "exact-below-10-then-byar";

/** Options of {@link poissonInterval}. @since 0.1.0 */
export interface PoissonIntervalOptions extends ConfidenceOptions {
	/** How the limits are found. Default `exact`. */
	readonly method?: PoissonMethod;
	/** Accepts a count that is not whole, as a weighted survey gives. Default false. */
	readonly weighted?: boolean;
}

/** Their names. */
export const poissonIntervalOptions: readonly (keyof PoissonIntervalOptions)[] = [
	"method",
	"weighted",
	"confidence",
];

/** Limits of the number of events to be expected. @since 0.1.0 */
export interface PoissonInterval extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "poisson-interval";
	/** The count that was observed. */
	readonly count: number;
	/** How the limits were found. */
	readonly method: PoissonMethod;
	/** Whether a count that is not whole was accepted. */
	readonly weighted: boolean;
}

const methods = ["exact", "byar", "exact-below-10-then-byar"] as const;

/** Lower and upper limit of an expected count with the probability `tail` outside on each side. */
export function poissonLimits(
	doing: string,
	count: number,
	method: PoissonMethod,
): (tail: number) => [lower: number, upper: number] {
	checkMember(doing, "method", method, methods);
	if (method === "exact" || (method !== "byar" && count < 10))
		return (tail) => [gammaQuantile(tail, count), gammaQuantile(tail, count + 1, true)];
	return (tail) => {
		const z = normalQuantile(tail);
		return [byarLower(count, z), byarUpper(count, z)];
	};
}

/** The lower limit by Byar's formula, for the deviate `z`, which is below 0. */
export function byarLower(count: number, z: number): number {
	// Zeros are common, and cost more where they are told only from a bracket of minus infinity.
	if (count === 0) return 0;
	const bracket = byarBracket(count, z);
	return bracket <= 0 ? 0 : count * (bracket * bracket * bracket);
}

/** The upper limit by the same formula and for the same deviate: its bracket is always above 0. */
export function byarUpper(count: number, z: number): number {
	const bracket = byarBracket(count + 1, -z);
	return (count + 1) * (bracket * bracket * bracket);
}

function byarBracket(x: number, z: number): number {
	return 1 - 1 / (9 * x) + z / (3 * Math.sqrt(x));
}

/**
 * The limits between which the expected number of events lies, given that `count` happened.
 *
 * Exact (default): lower = chi-squared quantile (tail, 2 count) / 2, upper = chi-squared quantile (1 - tail,
 * 2 count + 2) / 2, with tail = (1 - confidence) / 2. Byar: lower = x (1 - 1/(9x) - z/(3 sqrt x))^3 with x = count,
 * upper = the same with x = count + 1 and + z. A count of 0 has the lower limit 0, and so has a Byar limit whose
 * bracket is negative. Nothing is rounded.
 *
 * It takes events to be independent of each other; where one incident makes several counts, the interval is too
 * short.
 *
 * @param count - events, a whole number >= 0
 * @param options - level or levels of confidence, method, whether a fractional count is accepted
 * @returns the limits in events, at the first level and at all levels
 * @throws RangeError when `count` is negative, not finite or not whole (unless `weighted`), when a level is out of
 * range or `method` is unknown; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { poissonInterval } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const { lower, upper } = poissonInterval(52);
 * assert.ok(Math.abs(lower - 38.84) < 0.005 && Math.abs(upper - 68.19) < 0.005);
 *
 * assert.equal(poissonInterval(0).lower, 0);
 * ```
 * @see Garwood F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442
 * @see Breslow N.E., Day N.E. (1987), Statistical Methods in Cancer Research II, IARC, page 69
 * @since 0.1.0
 */
export function poissonInterval(count: number, options: PoissonIntervalOptions = {}): PoissonInterval {
	const doing = "compute the interval of the count";
	const {
		method = "exact",
		weighted = false,
		confidence,
	} = checkOptions(doing, options, poissonIntervalOptions);
	const events = checkCount(doing, "count", count, weighted);
	return {
		kind: "poisson-interval",
		count: events,
		...intervalsAt(doing, confidence, poissonLimits(doing, events, method)),
		method,
		weighted,
	};
}
