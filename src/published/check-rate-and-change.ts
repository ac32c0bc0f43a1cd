import { checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { fraction } from "../internal/exact.ts";
import {
	canFallToNought,
	chanceOfPair,
	findPairs,
	hasEnd,
	onWrongBase,
	previousPerCurrent,
	showPairs,
} from "./count-pairs.ts";
import { countRange } from "./count-range.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure, readFigures } from "./figure.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { checkPeople, powerOf, readMultiplier, room } from "./rate-base.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * What the rate and its change are of.
 *
 * @since 0.1.0
 */
export interface CheckRateAndChangeOptions extends RoundingOptions {
	/** What the current count is divided by, a whole number above 0. */
	readonly population: number;
	/** What the previous count is divided by, a whole number above 0. Default: `population`. */
	readonly previousPopulation?: number;
	/** What the rate is per. Default: what the figure says (100 for per cent, its `per`), otherwise 1,000. */
	readonly multiplier?: number;
	/** What changed by so much per cent: the rates or the counts. Default `rate`. */
	readonly basis?: "rate" | "count";
}

/**
 * The whole counts from which a rate and its change can both be made.
 *
 * @since 0.1.0
 */
export interface RateAndChangeCheck {
	/** Whether there is a pair of counts that gives both. */
	readonly status: "consistent" | "inconsistent";
	/** The smallest and the largest current count of such a pair; null where there is none. */
	readonly current: {
		/** The smallest. */
		readonly min: number;
		/** The largest. */
		readonly max: number;
	} | null;
	/**
	 * The smallest and the largest previous count of such a pair; null where there is none. Its `max` is null where a fall
	 * of 100% is possible, after which the previous count can have been anything.
	 */
	readonly previous: {
		/** The smallest. */
		readonly min: number;
		/** The largest; null for no end. */
		readonly max: number | null;
	} | null;
	/** How many pairs there are; null where there is no end, and beyond 2^53. */
	readonly pairs: number | null;
	/** False when there is a pair for every printed rate and change, so that passing says nothing. */
	readonly testable: boolean;
	/**
	 * About the share of wrong figures that would fail: 1 less the chance that a rate has a count, times the chance that a
	 * change has a previous count beside one of these.
	 */
	readonly power: number;
	/** How bad it is; null for figures that are consistent. */
	readonly severity: Severity | null;
	/** How a change that is inconsistent may have come about. */
	readonly explanations: readonly Explanation[];
	/** What the current count is divided by. */
	readonly population: number;
	/** What the previous count is divided by. */
	readonly previousPopulation: number;
	/** What the rate is per. */
	readonly multiplier: number;
	/** What changed by so much per cent. */
	readonly basis: "rate" | "count";
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether a printed rate and a printed change can both be made from whole counts.
 *
 * For every current count c that is printed as the rate, the previous counts p with a change that is printed so: p lies
 * between c / (1 + upper / 100) and c / (1 + lower / 100), times the ratio of the populations when the rates changed and
 * not the counts. The ranges are over all pairs (c, p), with p above 0, because nothing is a percentage of 0. Closed form:
 * the pairs are counted without being listed.
 *
 * @param rate - the current rate or percentage as it is printed
 * @param change - its change in per cent as it is printed
 * @param options - populations, multiplier, what changed, and how the figures were rounded
 * @returns the ranges of both counts with the power of the check, or why this cannot be checked
 * @throws RangeError when a population is not a whole number above 0, `multiplier` not above 0, or `basis` or `rounding`
 * unknown; TypeError when a figure is no printed figure or a number is none
 * @example Usage
 * ```ts
 * import { checkRateAndChange } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const vehicle = checkRateAndChange("8.6", "10% higher", { population: 698_268 });
 * assert(vehicle.status === "consistent");
 * assert.deepEqual(vehicle.current, { min: 5971, max: 6040 });
 * assert.deepEqual(vehicle.previous, { min: 5404, max: 5515 });
 * assert.equal(vehicle.testable, false);
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function checkRateAndChange(
	rate: Figure,
	change: Figure,
	options: CheckRateAndChangeOptions,
): RateAndChangeCheck | NotCheckable {
	const doing = "check the rate and its change";
	const rounding = checkRounding(
		doing,
		checkOptions(doing, options, ["population", "previousPopulation", "multiplier", "basis", "rounding"]),
	);
	const basis = checkMember(doing, "basis", options.basis ?? "rate", ["rate", "count"]);
	const { population, previousPopulation = population } = options;
	const now = { min: checkPeople(doing, "population", population), max: population };
	checkPeople(doing, "previousPopulation", previousPopulation);
	if (options.multiplier !== undefined) checkPositive(doing, "multiplier", options.multiplier);
	const read = readFigures(doing, rounding, { rate, change });
	if ("status" in read) return read;
	const { multiplier, exact, differs } = readMultiplier(read.rate, options.multiplier);
	if (differs) return notCheckable("units-differ", "rate", read.rate.text);
	if (read.change.unit !== "percent" && read.change.unit !== "number")
		return notCheckable("units-differ", "change", read.change.text);
	const populations =
		basis === "count" ? fraction(1n) : fraction(BigInt(previousPopulation), BigInt(population));

	const countsUnder = (under: Rounding, off: bigint) => {
		const stands = boundsOf(read.rate, under, off);
		const counts = stands && countRange(stands, now, exact, null);
		return hasEnd(counts) ? counts : null;
	};
	const pairsUnder = (under: Rounding, offRate: bigint, offChange: bigint, limits = previousPerCurrent) => {
		const counts = countsUnder(under, offRate);
		const stands = boundsOf(read.change, under, offChange);
		return counts && stands && findPairs(counts, limits(stands, populations), canFallToNought(stands));
	};
	const counts = countRange(read.rate.bounds, now, exact, null);
	if (counts !== null && !hasEnd(counts)) return notCheckable("unbounded", "rate", read.rate.text);
	const found = pairsUnder(rounding, 0n, 0n);
	const shown = found && showPairs(found);
	if (found !== null && shown === null) return notCheckable("too-large", "rate", read.rate.text);
	const fits = (under: Rounding, off: bigint) =>
		pairsUnder(under, 0n, off) !== null || pairsUnder(under, off, 0n) !== null;
	const readings = [["wrong-base", pairsUnder(rounding, 0n, 0n, onWrongBase) !== null]] as const;
	const withCount = 1 - powerOf(room(read.rate, population, exact));
	const withPair = counts && chanceOfPair(counts, previousPerCurrent(read.change.bounds, populations));
	const power = 1 - withCount * (withPair ?? 1);
	return {
		status: found ? "consistent" : "inconsistent",
		...(shown ?? { current: null, previous: null, pairs: 0 }),
		testable: power > 0,
		power,
		...(found ? noFault : explain(rounding, fits, { readings })),
		population,
		previousPopulation,
		multiplier,
		basis,
		rounding,
	};
}
