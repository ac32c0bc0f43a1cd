import { checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/**
 * A size of change: `relative` as a fraction of the previous value (0.02 is two per cent of it), or `absolute` in the
 * units of the measure (0.01 is one percentage point of a proportion). 0 or more. Just one of the two.
 *
 * @since 0.1.0
 */
export type ChangeThreshold =
	| {
			/** Fraction of the previous value, 0 or more. */
			readonly relative: number;
	  }
	| {
			/** Amount in the units of the measure, 0 or more. */
			readonly absolute: number;
	  };

/** A threshold that the caller passed, as a record of its own. */
export function checkThreshold(doing: string, name: string, threshold: ChangeThreshold): ChangeThreshold {
	const { relative, absolute } = threshold as { readonly relative?: number; readonly absolute?: number };
	if ((relative === undefined) === (absolute === undefined))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`${name} must have relative or absolute, and just one of them`,
			threshold,
		);
	const [key, value] = relative === undefined ? ["absolute", absolute] : ["relative", relative];
	if (checkNumber(doing, `${name}.${key}`, value as number) < 0)
		throw argumentError(RangeError, "out-of-range", doing, `${name}.${key} must be 0 or more`, value);
	return relative === undefined ? { absolute: absolute as number } : { relative };
}

/** The threshold in the units of the measure. */
export function amountOf(threshold: ChangeThreshold, previous: number): number {
	return "relative" in threshold ? threshold.relative * Math.abs(previous) : threshold.absolute;
}

/**
 * Whether a size reaches a bound. 0.66 less 0.6 reaches a tenth of 0.6 although the doubles say 0.06000000000000005
 * and 0.06: what differs by less than a thousand-millionth is a matter of rounding, and stands on the bound.
 */
export function reaches(size: number, bound: number): boolean {
	return size >= bound * (1 - 1e-9);
}

/** Whether a size lies within a bound, or on it. */
export function liesWithin(size: number, bound: number): boolean {
	return size <= bound * (1 + 1e-9);
}
