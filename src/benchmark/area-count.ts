import { checkCount, checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { WithheldRange } from "../rolling/observation.ts";

/** A count that may be missing or withheld, which are not the same, and neither of which is 0. @since 0.1.0 */
export interface KnownCount {
	/** Events, a whole number of 0 or more; `null` where there is no count or it is withheld. */
	readonly count: number | null;
	/** What is known of a count that may not be shown; `count` is then `null`. Default none: it is not withheld. */
	readonly withheld?: WithheldRange;
}

/**
 * Why the counts of an area cannot be used: no count, a count that is withheld, nothing to divide it by, or 0 to
 * divide it by.
 *
 * @since 0.1.0
 */
export type UnusableCounts = "count-missing" | "count-withheld" | "exposure-missing" | "exposure-zero";

/** Counts that can be divided. */
export interface UsableCounts {
	readonly count: number;
	readonly exposure: number;
}

/**
 * The counts to compute with, or why there are none. Wrong arguments throw; `of` and `base` make the message:
 * "count of Blaby must be ...", "denominator must be ...".
 */
export function usableCounts(
	doing: string,
	{ count, withheld }: KnownCount,
	exposure: number | null,
	of = "",
	base = "exposure",
): UsableCounts | UnusableCounts {
	if (count !== null) checkCount(doing, `count${of}`, count);
	if (count !== null && withheld !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			`count${of} must be null where it is withheld`,
			count,
		);
	if (exposure !== null && checkNumber(doing, `${base}${of}`, exposure) < 0)
		throw argumentError(RangeError, "out-of-range", doing, `${base}${of} must be 0 or more`, exposure);
	if (withheld !== undefined) return "count-withheld";
	if (count === null) return "count-missing";
	if (exposure === null) return "exposure-missing";
	return exposure === 0 ? "exposure-zero" : { count: plain(count), exposure };
}

/** A number without the sign that a zero can have, which JSON does not keep. */
export function plain(value: number): number {
	return value + 0;
}
