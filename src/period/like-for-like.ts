import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Whether two periods may be set beside each other.
 *
 * @since 0.1.0
 */
export type LikeForLike =
	| {
			/** They may: same length, same months of the year. */
			readonly comparable: true;
			/** No reason against it. */
			readonly reason: null;
	  }
	| {
			/** They may not. */
			readonly comparable: false;
			/** `length-differs`: half a year beside a year; `season-differs`: one quarter beside another. */
			readonly reason: "length-differs" | "season-differs";
	  };

/**
 * Whether two periods have the same length and the same months of the year, so that season and length cannot explain
 * a difference. Windows of whole years that end in different months have the same months of the year.
 *
 * @param a - a canonical period
 * @param b - a canonical period
 * @returns whether they are comparable and, if not, why
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { likeForLike, toPeriod } from "direction-of-travel";
 *
 * const halfYear = toPeriod("Apr-Sept 2019");
 * assert.equal(likeForLike(halfYear, toPeriod("2018/19")).reason, "length-differs");
 * assert.equal(likeForLike(halfYear, toPeriod("Apr-Sept 2018")).comparable, true);
 * ```
 * @since 0.1.0
 */
export function likeForLike(a: Period, b: Period): LikeForLike {
	const left = spanOf(a, "compare like for like");
	const right = spanOf(b, "compare like for like");
	const length = left.last - left.first;
	if (length !== right.last - right.first) return { comparable: false, reason: "length-differs" };
	if ((length + 1) % 12 !== 0 && (left.first - right.first) % 12 !== 0)
		return { comparable: false, reason: "season-differs" };
	return { comparable: true, reason: null };
}
