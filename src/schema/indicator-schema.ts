import * as z from "zod";
import type { Polarity } from "../benchmark/polarity.ts";
import type { SeriesBreak } from "../rolling/observation.ts";
import { periodSchema } from "./period-schema.ts";

const text = z.string().min(1);

/**
 * The definition of an indicator.
 *
 * @since 0.1.0
 */
export interface IndicatorDefinition {
	/** What observations call it. */
	readonly id: string;
	/** What reports call it. */
	readonly name: string;
	/** Heading that it stands under. Default: none. */
	readonly category?: string;
	/** What kind of estimate it is. */
	readonly measure: "rate" | "proportion" | "mean" | "count" | "index";
	/** What a rate is per. Default: not said. */
	readonly per?: number;
	/** What the value is in, in words. Default: not said. */
	readonly unit?: string;
	/** Which way it is meant to go. */
	readonly polarity: Polarity;
	/** Where the figures come from. Default: not said. */
	readonly source?: string;
	/** What to beware of. Default: nothing. */
	readonly caveats?: readonly string[];
	/** Where later periods cannot be set beside earlier ones. Default: nowhere. */
	readonly breaks?: readonly SeriesBreak[];
}

/**
 * The definition of an indicator: what it measures, which way it is meant to go, where it comes from, what to beware of.
 * `per` belongs to a rate and to nothing else.
 *
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { indicatorSchema } from "direction-of-travel/schema";
 *
 * const vehicle = {
 * 	id: "vehicle-crime",
 * 	name: "Vehicle crime",
 * 	category: "Crime",
 * 	measure: "rate",
 * 	per: 1000,
 * 	unit: "offences per 1,000 residents",
 * 	polarity: "lower-is-better",
 * 	breaks: [{ at: "2019-04", cause: "New recording rules" }],
 * };
 * assert.deepEqual(indicatorSchema.parse(vehicle), vehicle);
 * assert.equal(indicatorSchema.safeParse({ ...vehicle, measure: "count" }).success, false);
 * ```
 * @since 0.1.0
 */
export const indicatorSchema: z.ZodType<IndicatorDefinition> = /* @__PURE__ */ z
	.strictObject({
		id: text,
		name: text,
		category: text.optional(),
		measure: z.enum(["rate", "proportion", "mean", "count", "index"]),
		per: z.number().positive().optional(),
		unit: text.optional(),
		polarity: z.enum(["lower-is-better", "higher-is-better", "neutral"]),
		source: text.optional(),
		caveats: z.array(text).readonly().optional(),
		breaks: z
			.array(z.strictObject({ at: periodSchema, cause: text }))
			.readonly()
			.optional(),
	})
	.refine(({ measure, per }) => per === undefined || measure === "rate", {
		message: "per must be left out unless the measure is a rate",
		path: ["per"],
	}) as unknown as z.ZodType<IndicatorDefinition>;
