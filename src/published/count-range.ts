import { divide, type Fraction, fraction } from "../internal/exact.ts";
import { type Bounds, notNegative, scaleBounds } from "./bounds.ts";
import { type Cone, firstWhole, lastWhole, pairedRange, turnCone } from "./whole-numbers.ts";

/**
 * A number of people or things that is known to lie between two whole numbers, both possible.
 *
 * @since 0.1.0
 */
export interface PopulationRange {
	/** The smallest that it can be, above 0. */
	readonly min: number;
	/** The largest that it can be, not below `min`. */
	readonly max: number;
}

/** Whole counts from `first` to `last` (null: without end), `count` of them (null: without end). */
export interface CountRange {
	readonly first: bigint;
	readonly last: bigint | null;
	readonly count: bigint | null;
}

/** The whole counts of 0 or more up to `ceiling` whose rate lies within bounds, for one population. */
function countsAt(
	rate: Bounds,
	population: bigint,
	multiplier: Fraction,
): Pick<CountRange, "first" | "last"> {
	const { lower, upper, lowerInclusive, upperInclusive } = scaleBounds(
		rate,
		divide(fraction(population), multiplier),
	);
	return {
		first: lower === null ? 0n : firstWhole(lower, lowerInclusive),
		last: upper === null ? null : lastWhole(upper, upperInclusive),
	};
}

/**
 * The whole counts of 0 or more whose rate lies within bounds, for some whole population of a range; null for none.
 * In closed form: the counts of the smallest and of the largest population, and between them those that have a whole
 * population within their limits.
 */
export function countRange(
	rate: Bounds,
	population: PopulationRange,
	multiplier: Fraction,
	max: bigint | null,
): CountRange | null {
	const possible = notNegative(rate);
	if (possible === null) return null;
	const low = countsAt(possible, BigInt(population.min), multiplier);
	const high = countsAt(possible, BigInt(population.max), multiplier);
	const { first } = low;
	const clip = (last: bigint) => (max !== null && max < last ? max : last);
	if (low.last === null || high.last === null)
		return max === null
			? { first, last: null, count: null }
			: max < first
				? null
				: { first, last: max, count: max - first + 1n };
	const runs: CountRange[] = [];
	const addRun = (from: bigint, until: bigint) => {
		const last = clip(until);
		if (from <= last) runs.push({ first: from, last, count: last - from + 1n });
	};
	if (low.last + 1n >= high.first) addRun(first, high.last);
	else {
		addRun(first, low.last);
		const cone = turnCone(possible as Cone, multiplier);
		const middle = pairedRange(low.last + 1n, clip(high.first - 1n), cone);
		if (middle !== null) runs.push(middle);
		addRun(high.first, high.last);
	}
	const [start, end] = [runs[0], runs.at(-1)];
	if (start === undefined || end === undefined) return null;
	return {
		first: start.first,
		last: end.last,
		count: runs.reduce((sum, run) => sum + (run.count ?? 0n), 0n),
	};
}
