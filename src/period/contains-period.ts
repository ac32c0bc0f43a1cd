import { spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * Whether the second period lies wholly in the first; a period contains itself.
 *
 * @param outer - a canonical period
 * @param inner - a canonical period
 * @returns true or false
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { containsPeriod, toPeriod } from "direction-of-travel";
 *
 * assert.equal(containsPeriod(toPeriod("2019/20"), toPeriod("2019/20 Q3")), true);
 * ```
 * Source: the interval relations of Allen (1983), Maintaining knowledge about temporal intervals.
 * @since 0.1.0
 */
export function containsPeriod(outer: Period, inner: Period): boolean {
	const left = spanOf(outer, "look for a period in another");
	const right = spanOf(inner, "look for a period in another");
	return left.first <= right.first && right.last <= left.last;
}
