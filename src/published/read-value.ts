import {
	add,
	divide,
	type Fraction,
	floor,
	fraction,
	negate,
	showExact,
	subtract,
} from "../internal/exact.ts";
import { type Bounds, bounds, intersect, negateBounds, preimage, showBounds, zero } from "./bounds.ts";
import type { Interval } from "./interval.ts";
import type { FigureNote, ParseCode } from "./parsed-figure.ts";
import type { Phrased, Qualifier } from "./phrases.ts";
import type { Numeral } from "./read-numeral.ts";

interface Setting {
	readonly brackets: "prose" | "negative" | null;
	readonly step: Fraction | null;
	readonly tolerance: Fraction | null;
}

interface ReadValue {
	readonly facts: { readonly value: string; readonly step: string; readonly decimals: number };
	readonly notes: readonly FigureNote[];
	readonly interval: Interval;
}

/** Values below zero: what a nought with a minus sign can have been. */
export const belowZero: Bounds = { lower: null, upper: zero, lowerInclusive: false, upperInclusive: false };

/** Puts the parts of a figure together, or says how they contradict each other. */
export function readValue(
	numeral: Numeral,
	{ qualifier, direction }: Phrased,
	{ brackets, step: given, tolerance }: Setting,
): ReadValue | { readonly code: ParseCode } {
	const byBrackets = brackets === "negative" ? -1 : null;
	const bySign = numeral.sign === "-" ? -1 : numeral.sign === "+" ? 1 : null;
	const signs = [bySign, direction, byBrackets].filter((sign) => sign !== null);
	if (new Set(signs).size > 1 || (byBrackets !== null && signs.length > 1))
		return { code: "conflicting-sign" };
	const negative = signs[0] === -1;
	const step = given ?? numeral.step;
	// A qualifier replaces rounding: of figures rounded to 10, "<5" is printed for what was under 5.
	if (qualifier === "exact" && divide(numeral.size, step).denominator !== 1n)
		return { code: "not-a-multiple" };

	const round = numeral.toTheUnit && given === null && numeral.size.numerator >= 1000n;
	const notes: FigureNote[] = [];
	if (round && qualifier === "exact" && numeral.size.numerator % 100n === 0n) notes.push("trailing-zeros");
	if (brackets !== null) notes.push("parenthesised");
	if (direction !== null) notes.push("direction-word");
	if (negative && numeral.size.numerator === 0n) notes.push("negative-zero");
	if (numeral.scientific) notes.push("scientific-notation");

	const value = negative ? negate(numeral.size) : numeral.size;
	return {
		facts: { value: showExact(value), step: showExact(step), decimals: numeral.decimals },
		notes,
		interval: showBounds(
			qualifier === "exact"
				? roundedTo(value, step, negative)
				: qualified(qualifier, numeral.size, {
						step,
						off: tolerance ?? (round ? halfPlace(numeral.size) : step),
						negative,
						// Of a fall, "less than 1" is a smaller fall; of a value printed with a sign, it is a lower value.
						mirrored: negative && (direction !== null || !isBound(qualifier)),
						directed: direction !== null,
					}),
		),
	};
}

function roundedTo(value: Fraction, step: Fraction, negative: boolean): Bounds {
	const rounded = preimage(value, step, "nearest");
	return (negative && value.numerator === 0n ? intersect(rounded, belowZero) : null) ?? rounded;
}

/** Half the place of the last digit that is not zero, and a step at least. */
function halfPlace(size: Fraction): Fraction {
	let place = 1n;
	while (floor(size) % (place * 10n) === 0n) place *= 10n;
	return place === 1n ? fraction(1n) : fraction(place / 2n);
}

function isBound(qualifier: Qualifier): boolean {
	return !["exact", "approximate", "just-under", "just-over"].includes(qualifier);
}

interface Approximation {
	readonly step: Fraction;
	readonly off: Fraction;
	readonly negative: boolean;
	readonly mirrored: boolean;
	readonly directed: boolean;
}

function qualified(qualifier: Qualifier, size: Fraction, how: Approximation): Bounds {
	const at = how.negative && !how.mirrored ? negate(size) : size;
	const low = how.directed ? zero : null;
	const found = qualifiedBounds(qualifier, at, low, how);
	return how.mirrored ? negateBounds(found) : found;
}

function qualifiedBounds(
	qualifier: Qualifier,
	at: Fraction,
	low: Fraction | null,
	{ step, off }: Approximation,
): Bounds {
	switch (qualifier) {
		case "just-under":
			return bounds(subtract(at, step), at, true, false);
		case "just-over":
			return bounds(at, add(at, step), false, true);
		case "less-than":
			return bounds(low, at, false, false);
		case "at-most":
			return bounds(low, at, false, true);
		case "more-than":
			return bounds(at, null, false);
		case "at-least":
			return bounds(at, null);
		default:
			return bounds(subtract(at, off), add(at, off));
	}
}
