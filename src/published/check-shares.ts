import { checkMember, checkOptions } from "../internal/check.ts";
import { add, fraction, multiply, showExact } from "../internal/exact.ts";
import { type Bounds, bounds, intersect, notNegative, showBounds, zero } from "./bounds.ts";
import { holds, subtractBounds } from "./change.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import type { Figure } from "./figure.ts";
import type { Interval } from "./interval.ts";
import { powerAgainstMisprints } from "./misprints.ts";
import type { NotCheckable } from "./not-checkable.ts";
import { movedBy, readParts, readWhole, sumBounds, sumOf } from "./parts.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * What shares are of a whole. `partition`: all of it, each case in one part. `subset`: some of it, each case in one part
 * at most. `multiple-response`: a case can be in several parts, so that the sum says nothing.
 *
 * @since 0.1.0
 */
export type ShareStructure = "partition" | "subset" | "multiple-response";

/** The three structures, for the checks of options. */
export const shareStructures: readonly ShareStructure[] = ["partition", "subset", "multiple-response"];

/**
 * What the shares are of.
 *
 * @since 0.1.0
 */
export interface CheckSharesOptions extends RoundingOptions {
	/** How the parts make up the whole. */
	readonly structure: ShareStructure;
	/** The whole, 1 or more. Default 100, for shares in per cent. */
	readonly total?: number;
}

/**
 * Whether printed shares fit a whole.
 *
 * @since 0.1.0
 */
export interface SharesCheck {
	/** Whether there are shares that are printed so and make up the whole. */
	readonly status: "consistent" | "inconsistent";
	/** The sum of the printed shares. */
	readonly sumOfPrinted: string;
	/** What the sum of the unrounded shares can be, each of them from 0 to the whole where that leaves any. */
	readonly sumInterval: Interval;
	/** Whether the sum was tested: not for multiple responses. */
	readonly sumTested: boolean;
	/** What the parts that are not printed can come to; null unless the shares are a subset that fits. */
	readonly remainder: Interval | null;
	/** Positions of the shares, from 0, that no part of the whole can have. */
	readonly impossible: readonly number[];
	/** Whether some printed shares would fail: for multiple responses only one above the whole would. */
	readonly testable: boolean;
	/** Share of the misprints of the shares that would fail: one digit that is another, or two neighbours exchanged. */
	readonly power: number;
	/** How bad it is; null for shares that fit. */
	readonly severity: Severity | null;
	/** How shares that do not fit may have come about. */
	readonly explanations: readonly Explanation[];
	/** How the parts make up the whole. */
	readonly structure: ShareStructure;
	/** The whole. */
	readonly total: number;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether printed shares can be shares of one whole.
 *
 * n shares at a step s can miss the whole by n x s / 2, and by exactly that only if every share was a tie that was rounded
 * the same way: `50%` and `49%` fit under `nearest` and not under `halfExpand`. A share lies between 0 and the whole,
 * whatever rounding would allow. The sum is never tested for multiple responses.
 *
 * @param parts - the shares as they are printed, at least one
 * @param options - how they make up the whole, the whole, and how they were rounded
 * @returns the sum as printed and as it can be, and whether it fits, or why this cannot be checked
 * @throws RangeError when `parts` is empty, `total` is not a finite number of 1 or more, or `structure` or `rounding` is
 * unknown; TypeError when a share is no printed figure
 * @example Usage
 * ```ts
 * import { checkShares } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const strands = ["64%", "19%", "8%"];
 * const some = checkShares(strands, { structure: "subset" });
 * assert(some.status === "consistent");
 * assert.deepEqual([some.remainder?.lower, some.remainder?.upper], ["7.5", "10.5"]);
 * assert.equal(checkShares(strands, { structure: "partition" }).status, "inconsistent");
 * ```
 * @see Mosteller F., Youtz C. and Zahn D. (1967), The distribution of sums of rounded percentages, Demography 4
 * @since 0.1.0
 */
export function checkShares(
	parts: readonly Figure[],
	options: CheckSharesOptions,
): SharesCheck | NotCheckable {
	const doing = "check the shares";
	const rounding = checkRounding(doing, checkOptions(doing, options, ["structure", "total", "rounding"]));
	const structure = checkMember(doing, "structure", options.structure, shareStructures);
	const { total, exact } = readWhole(doing, options.total);
	const read = readParts(doing, "parts", rounding, parts);
	if ("status" in read) return read;

	const whole = bounds(zero, exact);
	const fitsWhole = (sum: Bounds) =>
		structure === "multiple-response" ||
		(structure === "partition" ? holds(sum, exact) : intersect(sum, whole) !== null);
	const fits = (under: Rounding, off: bigint) => {
		const { sum, impossible } = sumBounds(read.parts, under, whole);
		if (impossible.length > 0) return false;
		return movedBy(sum, read.parts, off).some(fitsWhole);
	};
	const { sum, impossible } = sumBounds(read.parts, rounding, whole);
	const consistent = fits(rounding, 0n);
	/** Whether the shares would fit if one of them were printed so many steps away. */
	const fitsMoved = (place: number, off: bigint) => {
		const moved = read.parts.map((part, index) =>
			index === place ? { ...part, value: add(part.value, multiply(part.step, fraction(off))) } : part,
		);
		const { sum: other, impossible: none } = sumBounds(moved, rounding, whole);
		return none.length === 0 && fitsWhole(other);
	};
	const left = consistent && structure === "subset" ? subtractBounds(bounds(exact, exact), sum) : null;
	const remainder = left && notNegative(left);
	return {
		status: consistent ? "consistent" : "inconsistent",
		sumOfPrinted: showExact(sumOf(read.parts)),
		sumInterval: showBounds(sum),
		sumTested: structure !== "multiple-response",
		remainder: remainder && showBounds(remainder),
		impossible,
		testable: structure !== "multiple-response",
		power: mean(read.parts.map((part, place) => powerAgainstMisprints(part, (off) => fitsMoved(place, off)))),
		...(consistent ? noFault : explain(rounding, fits)),
		structure,
		total,
		rounding,
	};
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
