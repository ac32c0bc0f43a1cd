import { checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { add, type Fraction, fraction, multiply, readExact } from "../internal/exact.ts";
import { addBounds, type Bounds, bounds, intersect, zero } from "./bounds.ts";
import { boundsOf, type Figure, type ReadFigure, readFigures, unitsDiffer } from "./figure.ts";
import type { NotCheckable } from "./not-checkable.ts";
import type { Rounding } from "./rounding.ts";

/** The whole that shares are of: 1 or more. */
export function readWhole(doing: string, total = 100): { readonly total: number; readonly exact: Fraction } {
	if (checkNumber(doing, "total", total) < 1)
		throw argumentError(RangeError, "out-of-range", doing, "total must be 1 or more", total);
	return { total, exact: readExact(String(total)) ?? fraction(100n) };
}

/** Reads figures that belong together, with the names of their places; they must be in one unit. */
export function readParts(
	doing: string,
	name: string,
	rounding: Rounding,
	parts: readonly Figure[],
	beside: { readonly total?: Figure } = {},
): { readonly parts: readonly ReadFigure[]; readonly total: ReadFigure | null } | NotCheckable {
	if (!Array.isArray(parts) || parts.length === 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name} must be a list with at least one figure`,
			parts,
		);
	const named = Object.fromEntries(Array.from(parts, (part, index) => [`${name}[${index}]`, part]));
	const read = readFigures<string>(doing, rounding, { ...named, ...beside });
	if (isNotCheckable(read)) return read;
	const units = unitsDiffer(read);
	if (units !== null) return units;
	const { total: last = null, ...rest } = read;
	return { parts: Object.values(rest), total: last };
}

function isNotCheckable(read: object): read is NotCheckable {
	return "status" in read;
}

/** The sum of the printed values. */
export function sumOf(parts: readonly ReadFigure[]): Fraction {
	return parts.map((part) => part.value).reduce(add, zero);
}

/** What the sum of the parts can be, and which parts cannot lie within the limits that every part has. */
export function sumBounds(
	parts: readonly ReadFigure[],
	rounding: Rounding,
	limits: Bounds = bounds(null, null),
): { readonly sum: Bounds; readonly impossible: readonly number[] } {
	const impossible: number[] = [];
	let sum = bounds(zero, zero);
	for (const [index, part] of parts.entries()) {
		const stands = boundsOf(part, rounding);
		const within = stands && intersect(stands, limits);
		if (within === null) impossible.push(index);
		sum = addBounds(sum, within ?? stands ?? bounds(part.value, part.value));
	}
	return { sum, impossible };
}

/** An interval moved by so many steps of each part in turn: what the sum would be if that part were printed so. */
export function movedBy(sum: Bounds, parts: readonly ReadFigure[], off: bigint): readonly Bounds[] {
	return parts.map(({ step }) => {
		const move = multiply(step, fraction(off));
		return addBounds(sum, bounds(move, move));
	});
}
