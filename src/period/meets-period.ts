import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Whether the second period begins in the month after the first ends.
 *
 * @param a - a canonical period
 * @param b - a canonical period
 * @returns true or false
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { meetsPeriod, toPeriod } from "direction-of-travel";
 *
 * assert.equal(meetsPeriod(toPeriod("2019/20 Q1"), toPeriod("2019/20 Q2")), true);
 * ```
 * Source: the interval relations of Allen (1983), Maintaining knowledge about temporal intervals.
 * @since 0.1.0
 */
export function meetsPeriod(a: Period, b: Period): boolean {
	const left = spanOf(a, "see whether periods meet");
	const right = spanOf(b, "see whether periods meet");
	return left.last + 1 === right.first;
}
