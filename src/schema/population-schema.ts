import * as z from "zod";
import type { MidYearPopulation } from "../rolling/exposure.ts";

/**
 * A mid-year population as data.
 *
 * @since 0.1.0
 */
export interface PopulationRecord extends MidYearPopulation {
	/** Code of the area, or its name. */
	readonly area: string;
}

/**
 * Residents of an area at the middle of a year: whole, 0 or more, or null where there is no estimate.
 *
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { populationSchema } from "direction-of-travel/schema";
 *
 * const blaby = { area: "E07000129", year: 2018, population: 100_421 };
 * assert.deepEqual(populationSchema.parse(blaby), blaby);
 * assert.equal(populationSchema.safeParse({ ...blaby, population: -1 }).success, false);
 * ```
 * @since 0.1.0
 */
export const populationSchema: z.ZodType<PopulationRecord> = /* @__PURE__ */ z.strictObject({
	area: z.string().min(1),
	year: z.number().int().min(1000).max(9999),
	population: z.number().int().nonnegative().nullable(),
}) as unknown as z.ZodType<PopulationRecord>;
