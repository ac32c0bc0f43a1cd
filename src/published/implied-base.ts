import { checkOptions } from "../internal/check.ts";
import {
	divide,
	type Fraction,
	fraction,
	multiply,
	negate,
	readExact,
	showExact,
} from "../internal/exact.ts";
import { negateBounds, notNegative, scaleBounds, showBounds } from "./bounds.ts";
import { holds, isSizeOfFall, printableIn } from "./change.ts";
import { boundsOf, type Figure, readFigures } from "./figure.ts";
import {
	type ImpliedPrevious,
	type ImpliedPreviousOptions,
	impliedPreviousOptions,
	wholeOf,
} from "./implied-previous.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { readRoundTo } from "./round-to.ts";
import { checkRounding } from "./rounding.ts";

/**
 * The previous figure that a printed difference and the same difference in per cent imply.
 *
 * "3,068 more, an increase of 10.2 per cent" says what there was before without printing it: with the difference in [a, b]
 * and the change in [l, u] per cent, both taken as sizes, the previous value lies in [100 a / u, 100 b / l]; an end is
 * included when both ends it comes from are. A change that can be 0 leaves no upper end. Beside a difference that falls a
 * change without a sign or a word ("500 fewer, 12.5%") is one of that size. The difference is taken as rounded to its last
 * place, as every figure; a count is `{ text: "3,068", exact: true }`.
 *
 * @param difference - the difference as it is printed, current less previous
 * @param change - the same in per cent of the previous figure, as it is printed
 * @param options - how the previous figure would be printed (default: as the difference), and how figures were rounded
 * @returns the interval and what can have been printed, or why nothing is implied
 * @throws TypeError when a figure is no printed figure, or both `decimals` and `step` are given; RangeError when one of
 * these is out of range or `rounding` is unknown
 * @example Usage
 * ```ts
 * import { impliedBase, roundExact } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const before = impliedBase({ text: "3,068", exact: true }, "increased by 10.2%");
 * assert(before.status === "implied");
 * const ends = [before.interval.lower, before.interval.upper];
 * assert.deepEqual(ends.map((end) => roundExact(end ?? "0", { decimals: 1 })), ["29931.7", "30226.6"]);
 * ```
 * @see Moore R. E. (1966), Interval Analysis
 * @since 0.1.0
 */
export function impliedBase(
	difference: Figure,
	change: Figure,
	options: ImpliedPreviousOptions = {},
): ImpliedPrevious | NotCheckable {
	const doing = "find the previous figure";
	const rounding = checkRounding(doing, checkOptions(doing, options, impliedPreviousOptions));
	const given =
		options.decimals === undefined && options.step === undefined ? null : readRoundTo(doing, options);
	const read = readFigures(doing, rounding, { difference, change });
	if ("status" in read) return read;
	if (read.change.unit !== "percent" && read.change.unit !== "number")
		return notCheckable("units-differ", "change", read.change.text);
	const sizeOfFall = isSizeOfFall(read);
	const falls = read.change.value.numerator < 0n || read.difference.value.numerator < 0n;
	const sized = (figure: typeof read.change) =>
		notNegative(falls ? negateBounds(figure.bounds) : figure.bounds);
	const size = sized(read.difference);
	const part = sizeOfFall ? notNegative(read.change.bounds) : sized(read.change);
	if (size === null || part === null) return notCheckable("signs-differ", "difference", read.difference.text);
	if (part.upper?.numerator === 0n) return notCheckable("no-change", "change", read.change.text);
	const interval = scaleBounds(wholeOf(size, part), fraction(100n));
	const step = given ?? read.difference.step;
	const printable = printableIn(interval, step, rounding);
	const stands = boundsOf(read.change, rounding);
	const printed = sizeOfFall ? negate(read.difference.value) : read.difference.value;
	const changeOf = (before: Fraction) => divide(multiply(printed, fraction(100n)), before);
	const follows = (text: string) => {
		const before = readExact(text) as Fraction;
		return before.numerator !== 0n && holds(stands, changeOf(before));
	};
	const nominal =
		read.change.value.numerator === 0n
			? null
			: showExact(divide(multiply(printed, fraction(100n)), read.change.value));
	return {
		status: "implied",
		interval: showBounds(interval),
		nominal,
		printable,
		fromPrinted: printable?.filter(follows) ?? null,
		step: showExact(step),
		rounding,
	};
}
