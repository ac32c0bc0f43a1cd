import { checkOptions } from "../internal/check.ts";
import { add, divide, type Fraction, fraction, readExact, showExact } from "../internal/exact.ts";
import {
	addBounds,
	type Bounds,
	bounds,
	divideBounds,
	intersect,
	notNegative,
	scaleBounds,
	showBounds,
	zero,
} from "./bounds.ts";
import { holds, percentOf, printableIn, sizeOf } from "./change.ts";
import { boundsOf, type Figure, readFigures } from "./figure.ts";
import type { Interval } from "./interval.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { type RoundTo, readRoundTo } from "./round-to.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * How the previous figure would be printed, and how the figures were rounded.
 *
 * @since 0.1.0
 */
export interface ImpliedPreviousOptions extends RoundingOptions, RoundTo {}

/** Their names. */
export const impliedPreviousOptions: readonly (keyof ImpliedPreviousOptions)[] = [
	"decimals",
	"step",
	"rounding",
];

/**
 * What a figure was before a change.
 *
 * @since 0.1.0
 */
export interface ImpliedPrevious {
	/** Says that the figures imply a previous one. */
	readonly status: "implied";
	/** What the previous value can have been, in the unit of the current figure or of the difference. */
	readonly interval: Interval;
	/**
	 * The previous value that follows from the printed figures, taken as exact; null after a fall of 100%, and where a
	 * change is printed as 0.
	 */
	readonly nominal: string | null;
	/** What it can have been printed as; null for more than 1,000 or no end. */
	readonly printable: readonly string[] | null;
	/** Those of `printable` from which the change follows, when it was computed from the printed figures. */
	readonly fromPrinted: readonly string[] | null;
	/** What the previous figure was taken to be rounded to. */
	readonly step: string;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * The previous figure that a current one and its printed change imply.
 *
 * With the current value in [a, b] and the change in [l, u] per cent, the previous value lies in
 * [a / (1 + u/100), b / (1 + l/100)]; an end is included when both ends it comes from are. A change that can be a fall of
 * 100% leaves no upper end, and one that must be says nothing. The current figure is taken as 0 or more, unless it is
 * printed below zero.
 *
 * @param current - the current figure as it is printed
 * @param change - its change in per cent as it is printed: `"10% higher"`
 * @param options - how the previous figure would be printed (default: as the current one), and how figures were rounded
 * @returns the interval and what can have been printed, or why nothing is implied
 * @throws TypeError when a figure is no printed figure, or both `decimals` and `step` are given; RangeError when one of
 * these is out of range or `rounding` is unknown
 * @example Usage
 * ```ts
 * import { impliedPrevious } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const before = impliedPrevious("8.6", "10% higher");
 * assert(before.status === "implied");
 * assert.deepEqual(before.printable, ["7.7", "7.8", "7.9"]);
 * assert.deepEqual(before.fromPrinted, ["7.8"]);
 * ```
 * @see Moore R. E. (1966), Interval Analysis
 * @since 0.1.0
 */
export function impliedPrevious(
	current: Figure,
	change: Figure,
	options: ImpliedPreviousOptions = {},
): ImpliedPrevious | NotCheckable {
	const doing = "find the previous figure";
	const rounding = checkRounding(doing, checkOptions(doing, options, impliedPreviousOptions));
	const given =
		options.decimals === undefined && options.step === undefined ? null : readRoundTo(doing, options);
	const read = readFigures(doing, rounding, { current, change });
	if ("status" in read) return read;
	if (read.change.unit !== "percent" && read.change.unit !== "number")
		return notCheckable("units-differ", "change", read.change.text);
	const step = given ?? read.current.step;
	const ratio = notNegative(addBounds(scaleBounds(read.change.bounds, percent), bounds(one, one)));
	if (ratio === null || ratio.upper?.numerator === 0n)
		return notCheckable("whole-lost", "change", read.change.text);

	const now = sizeOf(read.current.bounds, read.current);
	const interval = wholeOf(now, ratio);
	const factor = add(divide(read.change.value, fraction(100n)), one);
	const printable = printableIn(interval, step, rounding);
	const stands = boundsOf(read.change, rounding);
	const follows = (text: string) => holds(stands, percentOf(read.current.value, readExact(text) as Fraction));
	return {
		status: "implied",
		interval: showBounds(interval),
		nominal: factor.numerator === 0n ? null : showExact(divide(read.current.value, factor)),
		printable,
		fromPrinted: printable?.filter(follows) ?? null,
		step: showExact(step),
		rounding,
	};
}

/** What parts of it, as ratios, come to such sizes. Nought is left of anything after a fall of 100%, and 0% of it is nought. */
export function wholeOf(size: Bounds, ratio: Bounds): Bounds {
	const quotients = divideBounds(size, ratio);
	const ofAnything = intersect(size, nought) !== null && intersect(ratio, nought) !== null;
	return ofAnything ? bounds(quotients.lower, null, quotients.lowerInclusive) : quotients;
}

const one: Fraction = { numerator: 1n, denominator: 1n };
const nought: Bounds = { lower: zero, upper: zero, lowerInclusive: true, upperInclusive: true };
const percent: Fraction = { numerator: 1n, denominator: 100n };
