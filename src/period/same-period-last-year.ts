import { addMonths } from "./add-months.ts";
import type { Period } from "./period.ts";

/**
 * The same months of the year before.
 *
 * @param period - a canonical period
 * @returns the period 12 months earlier
 * @throws SyntaxError (`not-a-period`) when the text is not a canonical period
 * @throws RangeError (`out-of-range`) when the year 1000 is passed
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { samePeriodLastYear, toPeriod } from "direction-of-travel";
 *
 * assert.equal(samePeriodLastYear(toPeriod("Apr-Sept 2019")), "2018-04/2018-09");
 * ```
 * @since 0.1.0
 */
export function samePeriodLastYear(period: Period): Period {
	return addMonths(period, -12);
}
