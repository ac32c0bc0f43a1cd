import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * The months that two periods have in common.
 *
 * @param a - a canonical period
 * @param b - a canonical period
 * @returns the common months, or null where there are none
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { intersectPeriods, toPeriod } from "direction-of-travel";
 *
 * assert.equal(intersectPeriods(toPeriod("2019/20"), toPeriod("2019-01/2019-12")), "2019-04/2019-12");
 * assert.equal(intersectPeriods(toPeriod("2019-01"), toPeriod("2019-02")), null);
 * ```
 * @since 0.1.0
 */
export function intersectPeriods(a: Period, b: Period): Period | null {
	const doing = "find months in common";
	const left = spanOf(a, doing);
	const right = spanOf(b, doing);
	const first = Math.max(left.first, right.first);
	const last = Math.min(left.last, right.last);
	return first <= last ? periodOf(first, last, doing) : null;
}
