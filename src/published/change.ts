import {
	ceiling,
	compare,
	decimalsOf,
	divide,
	type Fraction,
	floor,
	fraction,
	multiply,
	showDecimal,
	showExact,
	subtract,
} from "../internal/exact.ts";
import {
	addBounds,
	type Bounds,
	bounds,
	divideBounds,
	intersect,
	negateBounds,
	notNegative,
	preimage,
	scaleBounds,
	zero,
} from "./bounds.ts";
import type { OtherReading } from "./explanation.ts";
import { boundsOf, type ReadFigure, type ReadFigures } from "./figure.ts";
import type { Rounding } from "./rounding.ts";

const hundred = 100n;

/** The differences of one value from each. */
export function subtractBounds(a: Bounds, b: Bounds): Bounds {
	return addBounds(a, negateBounds(b));
}

/** What a figure can be when it is a size: 0 or more, unless it is printed below zero. */
export function sizeOf(stands: Bounds, figure: ReadFigure): Bounds {
	return figure.value.numerator < 0n ? stands : (notNegative(stands) ?? stands);
}

/** What a base of percentages can be, or why the figure is none. */
function baseOf(stands: Bounds, figure: ReadFigure): Bounds | "negative-base" | "zero-base" {
	const size = figure.value.numerator < 0n ? null : notNegative(stands);
	if (size === null) return "negative-base";
	return size.upper?.numerator === 0n ? "zero-base" : size;
}

/** The changes in per cent from a base to a value. */
function percentBounds(value: Bounds, base: Bounds): Bounds {
	const ratio = scaleBounds(divideBounds(value, base), fraction(hundred));
	const minus = fraction(-hundred);
	return addBounds(ratio, bounds(minus, minus));
}

/** The changes in per cent that two figures allow under a rounding, or why the previous one is no base. */
export function changesOf(
	current: ReadFigure,
	previous: ReadFigure,
	rounding: Rounding,
): Bounds | "negative-base" | "zero-base" {
	const now = boundsOf(current, rounding);
	const before = boundsOf(previous, rounding);
	const base = before === null ? "negative-base" : baseOf(before, previous);
	if (typeof base === "string") return base;
	return now === null ? "zero-base" : percentBounds(sizeOf(now, current), base);
}

/** The change in per cent of two exact values; null when the base is 0. */
export function percentOf(value: Fraction, base: Fraction): Fraction | null {
	if (base.numerator === 0n) return null;
	return multiply(divide(subtract(value, base), base), fraction(hundred));
}

export function showOrNull(value: Fraction | null): string | null {
	return value && showExact(value);
}

/** Whether an exact value lies in an interval. */
export function holds(stands: Bounds | null, value: Fraction | null): boolean {
	return stands !== null && value !== null && intersect(stands, bounds(value, value)) !== null;
}

/** At most so many figures are listed. */
const most = 1000;

/** Every figure at a step that some value of the interval is printed as; null for more than 1,000. */
export function printableIn(interval: Bounds, step: Fraction, rounding: Rounding): readonly string[] | null {
	if (interval.lower === null || interval.upper === null) return null;
	const from = floor(divide(interval.lower, step));
	const to = ceiling(divide(interval.upper, step));
	// All between these two are printable.
	if (to - from - 1n > BigInt(most)) return null;
	const decimals = decimalsOf(step) ?? 0;
	const printed: string[] = [];
	for (let units = from; units <= to; units++) {
		const value = multiply(fraction(units), step);
		if (intersect(preimage(value, step, rounding), interval) !== null)
			printed.push(showDecimal(value, decimals));
	}
	return printed.length > most ? null : printed;
}

/**
 * Whether a change beside a difference that falls is printed as a size: "500 fewer, 12.5%". It has neither a sign nor a
 * word that says which way. What is only less than it may be a fall as it stands, and so may a nought.
 */
export function isSizeOfFall({ difference, change }: ReadFigures<"difference" | "change">): boolean {
	return (
		difference.value.numerator < 0n &&
		change.value.numerator > 0n &&
		change.bounds.lower !== null &&
		!change.parsed.notes.includes("direction-word") &&
		!/\+ ?[\d.]/.test(change.text)
	);
}

/** Whether the printed change has the wrong sign for every possible change. */
export function wrongSign(change: ReadFigure, possible: Bounds): boolean {
	const falls = change.value.numerator < 0n || change.parsed.notes.includes("negative-zero");
	if (falls) return possible.lower !== null && compare(possible.lower, zero) >= 0;
	return change.value.numerator > 0n && possible.upper !== null && compare(possible.upper, zero) <= 0;
}

/** Whether a printed change is among the possible ones. */
export function meets(changes: Bounds | string, change: Bounds | null): boolean {
	return typeof changes !== "string" && change !== null && intersect(changes, change) !== null;
}

/** Which of the usual slips would give the printed change. */
export function otherReadings(
	{ current, previous }: ReadFigures<"current" | "previous">,
	change: ReadFigure,
	nominal: Fraction | null,
	rounding: Rounding,
): readonly (readonly [OtherReading["code"], boolean])[] {
	const printed = boundsOf(change, rounding);
	const points = subtractBounds(current.bounds, previous.bounds);
	const percentages = [current.unit, previous.unit].includes("percent");
	const turned = changesOf(previous, current, rounding);
	return [
		["from-printed-figures", holds(printed, nominal)],
		["points-as-percent", percentages && meets(points, printed)],
		["wrong-base", typeof turned !== "string" && meets(negateBounds(turned), printed)],
		["swapped", meets(turned, printed)],
	];
}
