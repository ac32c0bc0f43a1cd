import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * The order of two periods by first month, then by last: for `sort`. Plain text order is the same.
 *
 * @param a - a canonical period
 * @param b - a canonical period
 * @returns below 0 when `a` comes first, above 0 when `b` does, 0 when they are the same
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { comparePeriods, toPeriod } from "direction-of-travel";
 *
 * const labels = ["2019/20 Q3", "2019/20", "2018/19"].map((label) => toPeriod(label));
 * assert.deepEqual(labels.sort(comparePeriods), ["2018-04/2019-03", "2019-04/2020-03", "2019-10/2019-12"]);
 * ```
 * @since 0.1.0
 */
export function comparePeriods(a: Period, b: Period): number {
	const left = spanOf(a, "compare periods");
	const right = spanOf(b, "compare periods");
	return left.first - right.first || left.last - right.last;
}
