import { checkCount, checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { roundWhole } from "../published/round-whole.ts";
import { type RoundingMode, roundingModes } from "../published/rounding.ts";

/**
 * How `roundToBase` rounds.
 *
 * @since 0.1.0
 */
export interface RoundToBaseOptions {
	/** What happens to a count between two multiples, by its ECMA-402 name. Default `halfExpand`, ties up. */
	readonly mode?: RoundingMode;
}

/**
 * A count rounded to a multiple of a base, as in "to the nearest 5".
 *
 * Whole-number arithmetic throughout, so no tie is lost to a fraction. Base 10 has ties for whole counts and
 * base 5 has none: 25 to base 10 is 30 by `halfExpand` and 20 by `halfEven`. Counts are not negative, so up is away
 * from zero: `halfCeil` and `ceil` agree with `halfExpand` and `expand`.
 *
 * A small count can round to 0 and then looks like a true zero: withhold it first (`suppressSmall`). Round a total
 * from the true total, not by adding rounded parts, and say so: the rounded parts then need not add up.
 *
 * @param count - a whole number of 0 or more; 0 stays 0
 * @param base - a whole number above 0; 1 changes nothing
 * @param options - the rounding mode
 * @returns the rounded count, a multiple of `base`. The count itself is left out on purpose
 * @throws RangeError when `count` or `base` is not such a number, when `mode` is not one of the nine, and when the
 * rounded count is too large to be held exactly
 * @example Usage
 * ```ts
 * import { roundToBase } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * assert.equal(roundToBase(22, 5), 20);
 * assert.equal(roundToBase(25, 10), 30);
 * assert.equal(roundToBase(25, 10, { mode: "halfEven" }), 20);
 * ```
 * @see ECMA-402, `roundingMode`, for the names of the modes
 * @since 0.1.0
 */
export function roundToBase(count: number, base: number, options: RoundToBaseOptions = {}): number {
	const doing = "round to a base";
	checkCount(doing, "count", count);
	checkCount(doing, "base", checkPositive(doing, "base", base));
	checkOptions(doing, options, ["mode"]);
	const mode = checkMember(doing, "mode", options.mode ?? "halfExpand", roundingModes);
	const multiples = roundWhole({ numerator: BigInt(count), denominator: BigInt(base) }, mode);
	const rounded = Number(multiples * BigInt(base));
	if (!Number.isSafeInteger(rounded))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`count must round to at most ${Number.MAX_SAFE_INTEGER}`,
			count,
		);
	return rounded;
}
