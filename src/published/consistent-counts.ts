import { checkOptions, checkPositive } from "../internal/check.ts";
import { type CountRange, countRange, type PopulationRange } from "./count-range.ts";
import { type Explanation, explain, type Fault, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure, readFigures } from "./figure.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { powerOf, readMax, readMultiplier, readPopulation, room, toSafe } from "./rate-base.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * What a printed rate or percentage is of.
 *
 * @since 0.1.0
 */
export interface ConsistentCountsOptions extends RoundingOptions {
	/** What the counts are divided by, a whole number above 0, or the range that it is known to lie in. */
	readonly population: number | PopulationRange;
	/** What the rate is per. Default: what the figure says (100 for per cent, its `per`), otherwise 1,000. */
	readonly multiplier?: number;
	/** The largest count that can be, such as the population for shares of people. Default: none. */
	readonly max?: number;
}

/** Their names. */
export const consistentCountsOptions: readonly (keyof ConsistentCountsOptions)[] = [
	"population",
	"multiplier",
	"max",
	"rounding",
];

/**
 * The whole counts behind a printed rate.
 *
 * @since 0.1.0
 */
export interface ConsistentCounts {
	/** Whether there is a whole count that is printed so. */
	readonly status: "consistent" | "inconsistent";
	/** The smallest such count; null where there is none. */
	readonly min: number | null;
	/** The largest such count; null where there is none, and where the figure has no upper end. */
	readonly max: number | null;
	/** How many there are; null where the figure has no upper end. */
	readonly count: number | null;
	/** Whether every whole number from `min` to `max` is one of them. False where there is none. */
	readonly contiguous: boolean;
	/** False when there is a count for every printed figure, so that passing says nothing. */
	readonly testable: boolean;
	/** Share of wrong figures that would fail: max(0, 1 - step x population / multiplier), for the largest population. */
	readonly power: number;
	/** How bad it is; null for a figure that is consistent. */
	readonly severity: Severity | null;
	/** How a figure that is inconsistent may have come about. */
	readonly explanations: readonly Explanation[];
	/** The population that was allowed for. */
	readonly population: PopulationRange;
	/** What the rate is per. */
	readonly multiplier: number;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * The answer where the figure gives no counts.
 *
 * @since 0.1.0
 */
export interface NoCounts extends NotCheckable {
	/** There is no smallest count. */
	readonly min: null;
	/** There is no largest count. */
	readonly max: null;
	/** There is no number of counts. */
	readonly count: null;
}

/**
 * Every whole count that a printed rate or percentage allows (the GRIM test).
 *
 * The whole numbers c >= 0 for which c x multiplier / population would be printed as the figure: from lower x population /
 * multiplier, rounded up, to upper x population / multiplier, rounded down, with the ends of the interval that `unround`
 * gives. For a population that is only known to lie in a range, those c for which some whole population of it will do;
 * there may then be gaps.
 *
 * Passing says nothing when the population is too large for the precision: see `testable`. Used the other way round it is
 * a disclosure check: a `count` of 1 means that the rate gives the count away. Rates may exceed 100%; set `max` where
 * counts cannot exceed the population.
 *
 * @param printed - the rate or percentage as it is printed
 * @param options - population, multiplier, ceiling and rounding
 * @returns the range of counts with the power of the check, or why there is none
 * @throws RangeError when a population is not a whole number above 0, `multiplier` not above 0, `max` not a whole number
 * of 0 or more, or `rounding` unknown; TypeError when `printed` is no printed figure or a number is none
 * @example Usage
 * ```ts
 * import { consistentCounts } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const vehicle = consistentCounts("8.6", { population: 698_268 });
 * assert.deepEqual([vehicle.min, vehicle.max, vehicle.count], [5971, 6040, 70]);
 * assert.equal(vehicle.status === "consistent" && vehicle.testable, false);
 *
 * assert.equal(consistentCounts("64%", { population: 52 }).status, "inconsistent");
 * assert.equal(consistentCounts("0.6", { population: 5012 }).count, 1);
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function consistentCounts(
	printed: Figure,
	options: ConsistentCountsOptions,
): ConsistentCounts | NoCounts {
	const doing = "find the counts";
	const rounding = checkRounding(doing, checkOptions(doing, options, consistentCountsOptions));
	const population = readPopulation(doing, "population", options.population);
	if (options.multiplier !== undefined) checkPositive(doing, "multiplier", options.multiplier);
	const max = readMax(doing, options.max);
	const none = (problem: NotCheckable): NoCounts => ({ ...problem, min: null, max: null, count: null });
	const read = readFigures(doing, rounding, { printed });
	if ("status" in read) return none(read);
	const figure = read.printed;
	const { multiplier, exact, differs } = readMultiplier(figure, options.multiplier);
	if (differs) return none(notCheckable("units-differ", "printed", figure.text));

	const rangeFor = (under: Rounding, off = 0n): CountRange | null => {
		const stands = boundsOf(figure, under, off);
		return stands && countRange(stands, population, exact, max);
	};
	const range = rangeFor(rounding);
	const whole = (value: bigint | null | undefined) => (value == null ? null : toSafe(value));
	if (range && [range.first, range.last ?? 0n].some((value) => toSafe(value) === null))
		return none(notCheckable("too-large", "printed", figure.text));
	const fault: Fault = range ? noFault : explain(rounding, (under, off) => rangeFor(under, off) !== null);
	const power = powerOf(room(figure, population.max, exact));
	return {
		status: range ? "consistent" : "inconsistent",
		min: whole(range?.first),
		max: whole(range?.last),
		count: range ? whole(range.count) : 0,
		contiguous: range !== null && (range.last === null || range.count === range.last - range.first + 1n),
		testable: power > 0,
		power,
		...fault,
		population,
		multiplier,
		rounding,
	};
}
