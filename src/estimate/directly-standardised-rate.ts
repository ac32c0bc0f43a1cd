import { checkCount, checkNumber, checkOptions, checkPositive, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";
import { type PoissonMethod, poissonLimits } from "./poisson-interval.ts";
import { type RepeatedEvents, sumEvents } from "./repeated-events.ts";

/** One stratum of an area, such as an age band: its own count and exposure, and the weight of the standard. @since 0.1.0 */
export interface DirectStratum {
	/**
	 * Events; null where they are missing. People with repeat events are given as a list in place of a number, because
	 * their events do not happen one by one.
	 */
	readonly count: number | null | readonly RepeatedEvents[];
	/** What the count is divided by, above 0. */
	readonly exposure: number;
	/** Size of this stratum in the standard population, 0 or more. */
	readonly standardPopulation: number;
}

/** Settings of {@link directlyStandardisedRate}. @since 0.1.0 */
export interface DirectlyStandardisedRateOptions extends ConfidenceOptions {
	/** What the rate is expressed per. Default 1,000. */
	readonly per?: number;
	/** How the limits of the total count are found. Default `exact`; `byar` is what public health reports in England use. */
	readonly method?: PoissonMethod;
	/** Fewest events in all strata together for a rate, 1 or more. Default 10. */
	readonly minimumEvents?: number;
}

/** What every {@link DirectlyStandardisedRate} holds. @since 0.1.0 */
export interface DirectSettings {
	/** What the record is. */
	readonly kind: "directly-standardised-rate";
	/** Events in all strata; null where a stratum has none that is known. */
	readonly count: number | null;
	/** Exposure of all strata. */
	readonly exposure: number;
	/** Number of strata. */
	readonly strata: number;
	/** What the rate is expressed per. */
	readonly per: number;
	/** How the limits of the total count were found. */
	readonly method: PoissonMethod;
	/** Fewest events for a rate. */
	readonly minimumEvents: number;
}

/** The rate that an area would have with the structure of the standard population. @since 0.1.0 */
export interface EstimatedDirectRate extends DirectSettings, ConfidenceIntervals {
	/** There is a rate. */
	readonly status: "estimated";
	/** Events in all strata. */
	readonly count: number;
	/** The rate. */
	readonly value: number;
}

/** No rate, and why. @since 0.1.0 */
export interface NoDirectRate extends DirectSettings {
	/** There is no rate. */
	readonly status: "not-estimated";
	/** There is no rate. */
	readonly value: null;
	/** `count-missing`: of the strata at these places. `too-few-events`: fewer than `minimumEvents`. */
	readonly reasons: readonly (
		| {
				/** What is to be said. */
				readonly code: "count-missing";
				/** Places of the strata in the list, from 0. */
				readonly strata: readonly number[];
		  }
		| {
				/** What is to be said. */
				readonly code: "too-few-events";
		  }
	)[];
}

/** Answer of {@link directlyStandardisedRate}: narrow it by `status`. @since 0.1.0 */
export type DirectlyStandardisedRate = EstimatedDirectRate | NoDirectRate;

/**
 * The rate that an area would have if its strata were as large as those of a standard population.
 *
 * value = sum(w x / n) / sum(w) x per, with count x, exposure n and weight w of each stratum. Its variance is
 * V = sum((w / n)^2 v) / sum(w)^2 with v = x for events one by one, and v = sum(k^2 people) where people had k events
 * each. With X events in all and their Poisson limits, a limit of the rate is value + sqrt(V / X) (limit - X) (Dobson
 * 1991). A stratum without a count is no stratum with 0 events: there is then no rate. Strata need not be ages. Not for
 * comparing areas whose rates move differently over the strata. Compare two of them by `difference`, never by their counts.
 *
 * @param strata - every stratum of the area, in any order
 * @param options - base, limits, fewest events
 * @returns the rate with its intervals, or why there is none: narrow it by `status`
 * @throws RangeError when there is no stratum, an exposure is not above 0, a count or a weight is negative, all weights
 * are 0, or an option is out of range; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { directlyStandardisedRate } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const rate = directlyStandardisedRate(
 * 	[
 * 		{ count: 30, exposure: 10_000, standardPopulation: 40 },
 * 		{ count: 10, exposure: 20_000, standardPopulation: 60 },
 * 	],
 * 	{ per: 1000 },
 * );
 * assert(rate.status === "estimated");
 * assert.equal(rate.value, 1.5);
 *
 * const unknown = directlyStandardisedRate([{ count: null, exposure: 10_000, standardPopulation: 40 }]);
 * assert(unknown.status === "not-estimated");
 * assert.deepEqual(unknown.reasons, [{ code: "count-missing", strata: [0] }]);
 * ```
 * @see Dobson A. J. et al. (1991), Confidence intervals for weighted sums of Poisson parameters, Statistics in Medicine 10
 * @since 0.1.0
 */
export function directlyStandardisedRate(
	strata: readonly DirectStratum[],
	options: DirectlyStandardisedRateOptions = {},
): DirectlyStandardisedRate {
	const doing = "compute the directly standardised rate";
	const {
		per = 1000,
		method = "exact",
		minimumEvents = 10,
		confidence,
	} = checkOptions(doing, options, ["per", "method", "minimumEvents", "confidence"]);
	checkPositive(doing, "per", per);
	checkPositive(doing, "minimumEvents", checkCount(doing, "minimumEvents", minimumEvents));
	if (!Array.isArray(strata) || strata.length === 0)
		throw argumentError(RangeError, "out-of-range", doing, "strata must hold at least one stratum", strata);
	const all = checkRecords(doing, "strata", strata).map((stratum: DirectStratum, index) =>
		readStratum(doing, stratum, index),
	);
	const weights = compensatedSum(all.map(({ weight }) => weight));
	checkPositive(doing, "the sum of the standard populations", weights);
	const missing = all.flatMap(({ events }, index) => (events === null ? [index] : []));
	const total = missing.length > 0 ? null : compensatedSum(all.map(({ events }) => events ?? 0));
	const settings: DirectSettings = {
		kind: "directly-standardised-rate",
		count: total,
		exposure: compensatedSum(all.map(({ exposure }) => exposure)),
		strata: all.length,
		per,
		method,
		minimumEvents,
	};
	const limits = poissonLimits(doing, total ?? 0, method);
	const refuse = (reasons: NoDirectRate["reasons"]): NoDirectRate => ({
		status: "not-estimated",
		...settings,
		value: null,
		reasons,
	});
	if (total === null) return refuse([{ code: "count-missing", strata: missing }]);
	if (total < minimumEvents) return refuse([{ code: "too-few-events" }]);

	const share = (weight: number, exposure: number) => weight / weights / exposure;
	const value = compensatedSum(
		all.map(({ weight, exposure, events }) => share(weight, exposure) * (events ?? 0)),
	);
	const variance = compensatedSum(
		all.map(({ weight, exposure, squares }) => share(weight, exposure) ** 2 * squares),
	);
	const scaled = (limit: number) =>
		checkNumber(doing, "the rate", (value + Math.sqrt(variance / total) * (limit - total)) * per);
	return {
		status: "estimated",
		...settings,
		count: total,
		value: scaled(total),
		...intervalsAt(doing, confidence, (tail) => {
			const [lower, upper] = limits(tail);
			return [Math.max(0, scaled(lower)), scaled(upper)];
		}),
	};
}

/** Events of a stratum and the sum of the squares of what each person had; null where they are missing. */
function readStratum(doing: string, { count, exposure, standardPopulation }: DirectStratum, index: number) {
	const of = `strata[${index}]`;
	const weight = checkCount(doing, `${of}.standardPopulation`, standardPopulation, true);
	const known = { weight, exposure: checkPositive(doing, `${of}.exposure`, exposure) };
	if (count === null) return { ...known, events: null, squares: 0 };
	if (typeof count === "number") {
		const events = checkCount(doing, `${of}.count`, count);
		return { ...known, events, squares: events };
	}
	if (!Array.isArray(count))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`${of}.count must be a number, null or a list`,
			count,
		);
	const { events, squares } = sumEvents(doing, `${of}.count`, count);
	return { ...known, events, squares };
}
