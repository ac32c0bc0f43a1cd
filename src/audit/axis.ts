import { checkList, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { add, type Fraction, fraction, multiply, subtract } from "../internal/exact.ts";
import { type Bounds, bounds, intersect } from "../published/bounds.ts";
import { countRange } from "../published/count-range.ts";
import { boundsOf, type Figure, type ReadFigure } from "../published/figure.ts";
import { checkPeople, readMultiplier, toSafe } from "../published/rate-base.ts";
import type { Rounding } from "../published/rounding.ts";
import type { PrintedWindow, UnprintedWindow } from "./claim.ts";
import type { ClaimProblem } from "./claim-check.ts";
import { refuseOtherKeys, windowKeys } from "./keys.ts";

/** What a window is of: counts over an exposure, a part of a whole, or a figure without counts. */
export type Family = "counts" | "proportions" | "values";

/**
 * What a printed window may have been, on a scale of whole numbers: the counts themselves, or for a figure without
 * counts so many places between the ends of what prints so.
 */
export interface Axis {
	readonly family: Family;
	readonly first: number;
	readonly last: number;
	/** What the counts are divided by; null for a figure without counts. */
	readonly population: number | null;
	/** The exact value at a place: the count, or the figure. */
	readonly exact: (place: number) => Fraction;
	readonly at: (place: number) => number;
}

/** So many places stand for all values that print as a figure. An end that does not print so is left out. */
const places = 1_048_576;

const whole = (value: number) => fraction(BigInt(value));

/** The figure of a window by what it is called; null for a window of which only the population is known. */
export function figureOf(window: PrintedWindow | UnprintedWindow): Figure | null {
	if ("rate" in window) return window.rate;
	if ("count" in window) return window.count;
	if ("proportion" in window) return window.proportion;
	return "value" in window ? window.value : null;
}

/** A record, so that null and text in its place are refused by name. */
export function checkRecord(doing: string, name: string, value: unknown): void {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a record`, value);
}

/** What a window is of, or the clear error where its keys do not tell. */
export function familyOf(
	doing: string,
	name: string,
	window: PrintedWindow | UnprintedWindow,
	{ unprinted = false, more = [] }: { readonly unprinted?: boolean; readonly more?: readonly string[] } = {},
): Family {
	checkRecord(doing, name, window);
	const has = (key: string) => key in window;
	const kinds = (["rate", "count", "proportion", "value"] as const).filter(has);
	const kind = kinds[0] ?? "population";
	const base = kind === "proportion" ? "denominator" : kind === "value" ? null : "population";
	if (kinds.length > 1 || (kinds.length === 0 && !unprinted) || (base !== null && !has(base)))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`${name} must have rate and population, count and population, proportion and denominator, or value`,
			window,
		);
	refuseOtherKeys(doing, name, window, [...windowKeys[kind], ...more]);
	const per = "per" in window ? window.per : undefined;
	if (per !== undefined) checkPositive(doing, `per of ${name}`, per);
	return kind === "proportion" ? "proportions" : kind === "value" ? "values" : "counts";
}

/** A standard error where nothing is made of it is refused. */
export function refuseError(doing: string, name: string, window: object): void {
	if ("standardError" in window && window.standardError !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			`standardError must be left out of ${name}, which is taken as it is printed`,
			window.standardError,
		);
}

/** The numbers that a window may have been divided by. */
export function populationsOf(
	doing: string,
	name: string,
	window: PrintedWindow | UnprintedWindow,
): readonly (number | null)[] {
	const [key, given] =
		"denominator" in window
			? ["denominator", window.denominator]
			: ["population", "population" in window ? window.population : undefined];
	if (given === undefined) return [null];
	const several = Array.isArray(given)
		? checkList<number>(doing, `${key} of ${name}`, given)
		: [given as number];
	if (several.length === 0)
		throw argumentError(RangeError, "out-of-range", doing, `${key} of ${name} must hold a number`, given);
	return [...new Set(several.map((people) => checkPeople(doing, `${key} of ${name}`, people)))];
}

/** What a printed rate or proportion is per; 1 for a printed count. */
export function multiplierOf(window: PrintedWindow, figure: ReadFigure) {
	if ("value" in window) return { multiplier: 1, exact: fraction(1n), differs: false };
	// A count is a plain number: per cent of something is none.
	if ("count" in window) return { multiplier: 1, exact: fraction(1n), differs: figure.unit !== "number" };
	const outOf = "proportion" in window && figure.per === null ? 100 : undefined;
	return readMultiplier(figure, window.per ?? outOf);
}

/** The scale of a window for one population and within limits, or why there is none. */
export function axisOf(
	name: string,
	window: PrintedWindow,
	figure: ReadFigure,
	population: number | null,
	rounding: Rounding,
	limits: Bounds = bounds(null, null),
): Axis | ClaimProblem {
	const problem = (code: ClaimProblem["code"]) => ({ code, figure: name, text: figure.text });
	const printed = boundsOf(figure, rounding);
	const stands = printed && intersect(printed, limits);
	if (stands === null) return problem("never-printed");
	if (population === null) return valueAxis(stands) ?? problem("unbounded");
	const { exact, differs } = multiplierOf(window, figure);
	if (differs) return problem("units-differ");
	const proportion = "proportion" in window;
	// A printed count is its own range, whatever it is divided by.
	const range = countRange(
		stands,
		"count" in window ? { min: 1, max: 1 } : { min: population, max: population },
		exact,
		proportion ? BigInt(population) : null,
	);
	if (range === null) return problem("no-counts");
	if (range.last === null) return problem("unbounded");
	const last = toSafe(range.last);
	if (last === null) return problem("too-large");
	return {
		family: proportion ? "proportions" : "counts",
		first: Number(range.first),
		last,
		population,
		exact: whole,
		at: (place) => place,
	};
}

/** The scale of a figure without counts; null where it has no end. */
function valueAxis({ lower, upper, lowerInclusive, upperInclusive }: Bounds): Axis | null {
	if (lower === null || upper === null) return null;
	const width = subtract(upper, lower);
	const single = width.numerator === 0n;
	const exact = (place: number) => add(lower, multiply(width, fraction(BigInt(place), BigInt(places))));
	return {
		family: "values",
		first: single || lowerInclusive ? 0 : 1,
		last: single ? 0 : upperInclusive ? places : places - 1,
		population: null,
		exact,
		at: (place) => toNumber(exact(place)),
	};
}

/** The double that is nearest to a fraction. */
export function toNumber({ numerator, denominator }: Fraction): number {
	const scale = 10n ** 20n;
	const negative = numerator < 0n;
	const size = negative ? -numerator : numerator;
	const value = Number(
		`${size / denominator}.${String(((size % denominator) * scale) / denominator).padStart(20, "0")}`,
	);
	return negative ? -value + 0 : value;
}

/** The figure of a claim, moved by so many of its steps: as if it were printed so, and with no minus sign before a nought. */
export function movedFigure(figure: ReadFigure, steps: number): ReadFigure {
	return {
		...figure,
		value: add(figure.value, multiply(figure.step, whole(steps))),
		parsed: { ...figure.parsed, notes: [] },
	};
}
