import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * The quarters of a period, in order, split at January, April, July and October.
 *
 * @param period - a canonical period
 * @returns the quarters, or null where the period does not begin and end on their boundaries
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { quartersIn, toPeriod } from "direction-of-travel";
 *
 * assert.deepEqual(quartersIn(toPeriod("2019/20 H1")), ["2019-04/2019-06", "2019-07/2019-09"]);
 * assert.equal(quartersIn(toPeriod("2019-05/2019-07")), null);
 * ```
 * @since 0.1.0
 */
export function quartersIn(period: Period): readonly Period[] | null {
	const doing = "split into quarters";
	const { first, last } = spanOf(period, doing);
	if (first % 3 !== 0 || last % 3 !== 2) return null;
	return Array.from({ length: (last - first + 1) / 3 }, (_, index) =>
		periodOf(first + 3 * index, first + 3 * index + 2, doing),
	);
}
