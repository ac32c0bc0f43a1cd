import { checkOptions } from "../internal/check.ts";
import { showExact } from "../internal/exact.ts";
import { showBounds } from "./bounds.ts";
import { type Figure, readFigures } from "./figure.ts";
import type { Interval } from "./interval.ts";
import type { NotCheckable } from "./not-checkable.ts";
import { checkRounding, type Rounding, type RoundingOptions, roundingOptions } from "./rounding.ts";

/**
 * The values that a printed figure stands for.
 *
 * @since 0.1.0
 */
export interface UnroundedFigure extends Interval {
	/** Says that the figure is a value. */
	readonly status: "interval";
	/** The printed value. */
	readonly value: string;
	/** What it was rounded to. */
	readonly step: string;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * All values that would be printed as the figure: the exact preimage of rounding.
 *
 * With v the printed value, s its step and h half of it, `nearest` gives [v - h, v + h]. `halfExpand` gives
 * [v - h, v + h) above zero, (v - h, v + h] below and (-h, h) at zero; `halfEven` includes both ends when the last digit
 * is even and none when it is odd; `trunc` gives [v, v + s) above zero; and so on for the nine modes. A qualifier
 * replaces rounding (`<5` is below 5), and an exact count stands for itself.
 *
 * @param figure - the figure as it is printed
 * @param options - how it was rounded
 * @returns the interval, or why the figure is no value
 * @throws TypeError when `figure` is no printed figure; RangeError when `rounding` or a step is not valid
 * @example Usage
 * ```ts
 * import { unround } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const rate = unround("8.6", { rounding: "halfExpand" });
 * assert(rate.status === "interval");
 * assert.deepEqual([rate.lower, rate.upper], ["8.55", "8.65"]);
 * assert.deepEqual([rate.lowerInclusive, rate.upperInclusive], [true, false]);
 *
 * assert.deepEqual(unround("[c]"), {
 * 	status: "not-checkable",
 * 	reasons: [{ code: "marker", figure: "figure", text: "[c]" }],
 * });
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function unround(figure: Figure, options: RoundingOptions = {}): UnroundedFigure | NotCheckable {
	const doing = "undo the rounding";
	const rounding = checkRounding(doing, checkOptions(doing, options, roundingOptions));
	const read = readFigures(doing, rounding, { figure });
	if ("status" in read) return read;
	return {
		status: "interval",
		value: showExact(read.figure.value),
		step: showExact(read.figure.step),
		...showBounds(read.figure.bounds),
		rounding,
	};
}
