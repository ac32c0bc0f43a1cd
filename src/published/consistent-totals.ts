import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { floorDivide } from "../internal/exact.ts";
import { type Bounds, notNegative } from "./bounds.ts";
import { type ShareStructure, shareStructures } from "./check-shares.ts";
import { boundsOf, type Figure } from "./figure.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { readParts } from "./parts.ts";
import { checkPeople } from "./rate-base.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * Which totals to look at.
 *
 * @since 0.1.0
 */
export interface ConsistentTotalsOptions extends RoundingOptions {
	/** How the parts make up the whole. */
	readonly structure: ShareStructure;
	/** The largest total to look at, a whole number of `min` or more; at most 1,000,000 totals are looked at. */
	readonly max: number;
	/** The smallest total to look at, a whole number above 0. Default 1. */
	readonly min?: number;
}

/**
 * The whole totals behind printed percentages.
 *
 * @since 0.1.0
 */
export interface ConsistentTotals {
	/** Whether there is a total among those looked at. */
	readonly status: "consistent" | "inconsistent";
	/** Every total for which the shares have whole counts, ascending. */
	readonly totals: readonly number[];
	/** The total from which on every one up to `max` is possible; null when `max` is not. */
	readonly everyFrom: number | null;
	/** False when every total that was looked at is possible, so that passing says nothing. */
	readonly testable: boolean;
	/** Share of the totals that were looked at and are not possible. */
	readonly power: number;
	/** How the parts make up the whole. */
	readonly structure: ShareStructure;
	/** The smallest total that was looked at. */
	readonly min: number;
	/** The largest total that was looked at. */
	readonly max: number;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * The totals that printed percentages of whole numbers allow.
 *
 * Every total N from `min` to `max` for which each share has a whole count from 0 to N that is printed so, and for which
 * these counts can add up to N (`partition`: the sum of the least is at most N, the sum of the greatest at least N), or to
 * no more than N (`subset`). For `multiple-response` the counts are not added up. One by one, in whole numbers.
 *
 * @param shares - the percentages of one total as they are printed, at least one
 * @param options - how the parts make up the whole, which totals to look at, and how the shares were rounded
 * @returns the possible totals with the power of the check, or why this cannot be checked
 * @throws RangeError when `shares` is empty, `min` or `max` is not a whole number above 0, `max` is below `min` or more
 * than 999,999 above it, or `structure` or `rounding` is unknown; TypeError when a share is no printed figure
 * @example Usage
 * ```ts
 * import { consistentTotals } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const hate = consistentTotals(["64%", "19%", "8%"], { structure: "subset", max: 700 });
 * assert(hate.status === "consistent");
 * assert.deepEqual(hate.totals.slice(0, 4), [36, 53, 59, 64]);
 * assert.equal(hate.everyFrom, 95);
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function consistentTotals(
	shares: readonly Figure[],
	options: ConsistentTotalsOptions,
): ConsistentTotals | NotCheckable {
	const doing = "find the totals";
	const rounding = checkRounding(
		doing,
		checkOptions(doing, options, ["structure", "max", "min", "rounding"]),
	);
	const structure = checkMember(doing, "structure", options.structure, shareStructures);
	const { min = 1, max } = options;
	checkPeople(doing, "min", min);
	if (checkPeople(doing, "max", max) < min || max - min >= 1_000_000)
		throw argumentError(RangeError, "out-of-range", doing, "max must be min or up to 999,999 more", max);
	const read = readParts(doing, "shares", rounding, shares);
	if ("status" in read) return read;
	const odd = read.parts.findIndex((part) => part.unit !== "percent" && part.unit !== "number");
	const oddOne = read.parts[odd];
	if (oddOne !== undefined) return notCheckable("units-differ", `shares[${odd}]`, oddOne.text);

	const counts = read.parts.map((part) => countsOf(boundsOf(part, rounding)));
	const totals: number[] = [];
	let everyFrom: number | null = null;
	for (let total = min; total <= max; total++) {
		const possible = allows(counts, BigInt(total), structure);
		if (possible) totals.push(total);
		everyFrom = possible ? (everyFrom ?? total) : null;
	}
	const impossible = max - min + 1 - totals.length;
	return {
		status: totals.length > 0 ? "consistent" : "inconsistent",
		totals,
		everyFrom,
		testable: impossible > 0,
		power: impossible / (max - min + 1),
		structure,
		min,
		max,
		rounding,
	};
}

/** The least and the greatest whole count of a share of a total; null for a share that nothing is printed as. */
type CountsOfTotal = ((total: bigint) => { readonly least: bigint; readonly most: bigint }) | null;

function countsOf(stands: Bounds | null): CountsOfTotal {
	const share = stands && notNegative(stands);
	if (share === null) return null;
	const { lower, upper, lowerInclusive, upperInclusive } = share;
	return (total) => {
		const low = lower && ([lower.numerator * total, lower.denominator * 100n] as const);
		const high = upper && ([upper.numerator * total, upper.denominator * 100n] as const);
		const least =
			low === null ? 0n : lowerInclusive ? -floorDivide(-low[0], low[1]) : floorDivide(...low) + 1n;
		const most =
			high === null ? total : upperInclusive ? floorDivide(...high) : -floorDivide(-high[0], high[1]) - 1n;
		return { least, most: most < total ? most : total };
	};
}

function allows(shares: readonly CountsOfTotal[], total: bigint, structure: ShareStructure): boolean {
	let [least, most] = [0n, 0n];
	for (const share of shares) {
		const counts = share?.(total);
		if (counts === undefined || counts.least > counts.most) return false;
		least += counts.least;
		most += counts.most;
	}
	return structure === "multiple-response" || (least <= total && (structure === "subset" || most >= total));
}
