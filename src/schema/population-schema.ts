import * as z from "zod";
import type { MidYearPopulation } from "../rolling/exposure.ts";

/**
 * A mid-year population as data: what `populations` of `buildDashboard` takes, and those of one area `exposures` of `rollingRates`.
 *
 * @since 0.1.0
 */
export interface PopulationRecord extends MidYearPopulation {
	/** Code of the area, or its name. */
	readonly area: string;
}

/**
 * Residents of an area at the middle of a year: whole, 0 or more, or null where there is no estimate. Both functions also take
 * fractions, and one number for every window that has no year: neither is a mid-year population, and `100.421` may be a misread one.
 *
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, rollingRates, toPeriod } from "direction-of-travel";
 * import { populationSchema } from "direction-of-travel/schema";
 *
 * const blaby = { area: "E07000129", year: 2018, population: 100_000 };
 * assert.equal(populationSchema.safeParse({ ...blaby, population: -1 }).success, false);
 *
 * const months = monthsIn(toPeriod("2019")).map((period) => ({ period, count: 40 }));
 * const year = rollingRates(months, { exposures: [populationSchema.parse(blaby)] }).at(-1);
 * assert.equal(year?.value, 4.8);
 * ```
 * @since 0.1.0
 */
export const populationSchema: z.ZodType<PopulationRecord, PopulationRecord> = /* @__PURE__ */ z.strictObject(
	{
		area: z.string().min(1),
		year: z.number().int().min(1000).max(9999),
		population: z.number().int().nonnegative().nullable(),
	},
) as unknown as z.ZodType<PopulationRecord, PopulationRecord>;
