import * as z from "zod";
import type { Observation } from "../rolling/observation.ts";
import { periodSchema } from "./period-schema.ts";

const count = z.number().int().nonnegative().nullable();
const text = z.string().min(1);
const size = z.number().positive().nullable().optional();
const vintage = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);

/**
 * An observation as data.
 *
 * @since 0.1.0
 */
export interface ObservationRecord extends Observation {
	/** Code of the area, or its name. */
	readonly area: string;
	/** What is counted. */
	readonly indicator: string;
	/** What the count is divided by, above 0. Default: not said. */
	readonly denominator?: number | null;
	/** What the events of a rate are divided by, in the place of the denominator, above 0. Default: not said. */
	readonly exposure?: number | null;
	/** A value beside the count, or in its place. Default: not said. */
	readonly value?: number | null;
	/** How many were asked, a whole number above 0. Default: not said. */
	readonly sampleSize?: number | null;
	/** Standard error of the value, in its unit, above 0. Default: not said. */
	readonly standardError?: number | null;
}

/**
 * An observation as JSON, in the shape that `rollingTotals`, `compareRolling`, `buildDashboard` and the rest take; what an
 * indicator allows, such as a survey from 0 to 100, they check. A count that is null is blank, or withheld where `withheld`
 * gives its range; it is never 0, and whole: weighted counts are refused. Unknown properties are an error, because a misspelt
 * one would be lost, and so are those that a row of `readObservations` has for its table, such as `record`. Text is never made
 * into a number: for tables as they come use `readObservations`.
 *
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { observationSchema } from "direction-of-travel/schema";
 *
 * const blaby = { period: "2019-12", area: "E07000129", indicator: "burglary", count: 38 };
 * assert.equal(observationSchema.safeParse(blaby).success, true);
 * assert.equal(observationSchema.safeParse({ ...blaby, count: "38" }).success, false);
 * assert.equal(observationSchema.safeParse({ ...blaby, withheld: { from: 1, to: 4 } }).success, false);
 * ```
 * @since 0.1.0
 */
export const observationSchema: z.ZodType<ObservationRecord, ObservationRecord> = /* @__PURE__ */ z
	.strictObject({
		period: periodSchema,
		area: text,
		indicator: text,
		count,
		denominator: size,
		exposure: size,
		value: z.number().nullable().optional(),
		sampleSize: z.number().int().positive().nullable().optional(),
		standardError: size,
		withheld: z
			.strictObject({ from: z.number().int().nonnegative(), to: count })
			.refine(({ from, to }) => to === null || from <= to, { message: "from must not be above to" })
			.optional(),
		status: z.enum(["provisional", "revised", "final"]).optional(),
		vintage: vintage.optional(),
		breakBefore: text.optional(),
		replaced: z.array(z.strictObject({ vintage, count })).optional(),
	})
	.refine((row) => row.withheld === undefined || row.count === null, {
		message: "count must be null beside withheld",
		path: ["count"],
	}) as unknown as z.ZodType<ObservationRecord, ObservationRecord>;
