import { checkOptions } from "../internal/check.ts";
import { compare } from "../internal/exact.ts";
import { type Bounds, showBounds, zero } from "./bounds.ts";
import { subtractBounds } from "./change.ts";
import { type Figure, readFigures, unitsDiffer } from "./figure.ts";
import type { Interval } from "./interval.ts";
import type { NotCheckable } from "./not-checkable.ts";
import { checkRounding, type Rounding, type RoundingOptions, roundingOptions } from "./rounding.ts";

/**
 * Where a figure stands against another.
 *
 * @since 0.1.0
 */
export type PrintedOrder = "higher" | "lower" | "same";

/**
 * A printed figure beside another one.
 *
 * @since 0.1.0
 */
export interface PrintedComparison {
	/** Says that both figures are values in the same unit. */
	readonly status: "compared";
	/** How the printed values compare. */
	readonly asPrinted: PrintedOrder;
	/** What holds for every pair of values that are printed so; null when nothing does. */
	readonly certain: PrintedOrder | null;
	/** The possible differences, current less reference, in the unit of the figures. */
	readonly differenceInterval: Interval;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether a printed figure is higher or lower than another, and whether rounding can have made it so.
 *
 * The difference of two figures in [a, b] and [c, d] lies in [a - d, b - c]. The order is certain when all of it is above
 * zero, below zero, or nought. Two equal figures with one decimal can be 0.1 apart. It says nothing about chance: see
 * `directionOfTravel` and `compareToBenchmark` for that.
 *
 * @param current - the figure as it is printed
 * @param reference - the figure to set it beside, in the same unit
 * @param options - how the figures were rounded
 * @returns the order as printed and the certain one, or why they cannot be compared
 * @throws TypeError when a figure is no printed figure; RangeError when `rounding` or a step is not valid
 * @example Usage
 * ```ts
 * import { compareAsPrinted } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const vehicle = compareAsPrinted("8.6", "6.8");
 * assert.equal(vehicle.status === "compared" && vehicle.certain, "higher");
 *
 * const survey = compareAsPrinted("94%", "94%");
 * assert(survey.status === "compared");
 * assert.deepEqual([survey.asPrinted, survey.certain], ["same", null]);
 * assert.equal(survey.differenceInterval.upper, "1");
 * ```
 * @see Moore R. E. (1966), Interval Analysis
 * @since 0.1.0
 */
export function compareAsPrinted(
	current: Figure,
	reference: Figure,
	options: RoundingOptions = {},
): PrintedComparison | NotCheckable {
	const doing = "compare the figures";
	const rounding = checkRounding(doing, checkOptions(doing, options, roundingOptions));
	const read = readFigures(doing, rounding, { current, reference });
	if ("status" in read) return read;
	const units = unitsDiffer(read);
	if (units !== null) return units;
	const difference = subtractBounds(read.current.bounds, read.reference.bounds);
	const order = compare(read.current.value, read.reference.value);
	return {
		status: "compared",
		asPrinted: order > 0 ? "higher" : order < 0 ? "lower" : "same",
		certain: certainOrder(difference),
		differenceInterval: showBounds(difference),
		rounding,
	};
}

function certainOrder({ lower, upper, lowerInclusive, upperInclusive }: Bounds): PrintedOrder | null {
	const low = lower === null ? -1 : compare(lower, zero);
	const high = upper === null ? 1 : compare(upper, zero);
	if (low > 0 || (low === 0 && !lowerInclusive)) return "higher";
	if (high < 0 || (high === 0 && !upperInclusive)) return "lower";
	return low === 0 && high === 0 ? "same" : null;
}
