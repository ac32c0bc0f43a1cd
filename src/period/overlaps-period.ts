import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Whether two periods have at least one month in common.
 *
 * @param a - a canonical period
 * @param b - a canonical period
 * @returns true or false
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { overlapsPeriod, toPeriod } from "direction-of-travel";
 *
 * assert.equal(overlapsPeriod(toPeriod("2019/20"), toPeriod("2019-01/2019-12")), true);
 * ```
 * Source: the interval relations of Allen (1983), Maintaining knowledge about temporal intervals.
 * @since 0.1.0
 */
export function overlapsPeriod(a: Period, b: Period): boolean {
	const left = spanOf(a, "look for months in common");
	const right = spanOf(b, "look for months in common");
	return left.first <= right.last && right.first <= left.last;
}
