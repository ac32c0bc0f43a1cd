import { checkCount, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import {
	compare,
	divide,
	type Fraction,
	fraction,
	multiply,
	readExact,
	subtract,
} from "../internal/exact.ts";
import type { PopulationRange } from "./count-range.ts";
import { boundsOf, type ReadFigure } from "./figure.ts";

/** A whole number above 0. */
export function checkPeople(doing: string, name: string, value: number): number {
	return checkCount(doing, name, checkPositive(doing, name, value));
}

/** A population as a range of whole numbers above 0. */
export function readPopulation(
	doing: string,
	name: string,
	population: number | PopulationRange,
): PopulationRange {
	const given = typeof population === "object" && population !== null;
	const { min, max } = given
		? checkOptions(doing, population, ["min", "max"], name)
		: { min: population, max: population };
	for (const value of [min, max]) checkPeople(doing, name, value);
	if (min > max)
		throw argumentError(RangeError, "out-of-range", doing, `max of ${name} must not be below min`, max);
	return { min, max };
}

/** What a rate is per: as the figure says (100 for per cent), otherwise as the caller says, otherwise 1,000. */
export function readMultiplier(
	figure: ReadFigure,
	multiplier: number | undefined,
): { readonly multiplier: number; readonly exact: Fraction; readonly differs: boolean } {
	const printed = figure.unit === "percent" ? 100 : figure.per;
	const value = multiplier ?? printed ?? 1000;
	const exact = readExact(String(value)) ?? fraction(1n);
	return { multiplier: value, exact, differs: printed !== null && printed !== value };
}

/** The check of an optional ceiling. */
export function readMax(doing: string, max: number | undefined): bigint | null {
	return max === undefined ? null : BigInt(checkCount(doing, "max", max));
}

/**
 * How much room a printed rate leaves on the scale of one count: at 1 and above there is a count for every printed
 * figure. Null for a figure that is only bounded.
 */
export function room(figure: ReadFigure, population: number, multiplier: Fraction): Fraction | null {
	const perCount = divide(fraction(BigInt(population)), multiplier);
	const stands = boundsOf(figure, "nearest");
	return stands?.lower && stands.upper ? multiply(subtract(stands.upper, stands.lower), perCount) : null;
}

/** Share of wrong figures that a check finds, when the right ones have so much room: max(0, 1 - room). */
export function powerOf(room: Fraction | null): number {
	if (room === null || compare(room, fraction(1n)) >= 0) return 0;
	const scale = 10n ** 17n;
	return Number(scale - (room.numerator * scale) / room.denominator) / Number(scale);
}

/** The whole number as a number, or null where it is too large to be one exactly. */
export function toSafe(whole: bigint): number | null {
	const value = Number(whole);
	return Number.isSafeInteger(value) ? value : null;
}
