import * as z from "zod";
import type { Polarity } from "../benchmark/polarity.ts";
import type { Target } from "../benchmark/target.ts";
import type { Period } from "../period/period.ts";
import { periodSchema } from "./period-schema.ts";

/**
 * The definition of an indicator as data: the `IndicatorInput` of `direction-of-travel/report`.
 *
 * @since 0.1.0
 */
// The report stands above this room, so the shape is written a second time; a test holds the two equal.
export interface IndicatorDefinition {
	/** What observations call it. */
	readonly id: string;
	/** What reports call it. Default the id. */
	readonly name?: string;
	/** Heading that it stands under. Default `Other`. */
	readonly category?: string;
	/** What a value is in, in words. Default made from the measure. */
	readonly unit?: string;
	/** Which way it is meant to go. */
	readonly polarity: Polarity;
	/** What it is: events over an exposure, events, a part of a whole, a percentage of those asked, any other figure. */
	readonly measure: "rate" | "count" | "proportion" | "survey" | "average";
	/** Base of a rate (default 1,000), or of a proportion or survey percentage (default 100). For no other measure. */
	readonly per?: number;
	/** What the exposures that rows give make for a window. For a rate only. Default `mean-over-window`. */
	readonly exposureRule?: "mean-over-window" | "sum-over-window";
	/** How it is known what chance does. Default by the measure. */
	readonly uncertainty?: "counts" | "sample-size" | "standard-error" | "tolerance";
	/** The largest change of a survey or an average that is none, in its unit. Default chance is known. */
	readonly tolerance?: number;
	/** Decimals to print, 0 to 15. Default 1, for counts 0. */
	readonly decimals?: number;
	/** Where the figures come from. Default not said. */
	readonly source?: string;
	/** What to beware of. Default nothing. */
	readonly caveats?: readonly string[];
	/** Where earlier figures cannot be compared. Default nowhere. */
	readonly breaks?: readonly {
		/** The first month after the break. */
		readonly from: Period;
		/** What changed. */
		readonly cause: string;
	}[];
	/** What is to be reached: a figure, or a record with more about it. Default nothing. */
	readonly target?:
		| number
		| {
				/** What is to be reached, as `compareToTarget` takes it. */
				readonly target: Target;
				/** The first month that it holds for. Default any. */
				readonly from?: Period;
				/** Whether the value or its whole interval must reach a figure. Default `value`. */
				readonly by?: "value" | "interval";
				/** How many months it holds for. Default not said. */
				readonly months?: number;
		  };
	/** What areas are compared with. Default `pooled` for rates and proportions, `none` for others. */
	readonly comparator?:
		| "none"
		| "pooled"
		| "mean-of-rates"
		| {
				/** How the average over areas is made. */
				readonly method: "pooled" | "mean-of-rates";
				/** Whether the area that is compared is part of the average. Default `in`. */
				readonly own?: "in" | "out";
				/** Whether an area that cannot be used leaves no average or that of the others. Default `all`. */
				readonly members?: "all" | "available";
		  }
		| {
				/** A figure that is taken as exact, in the unit of the indicator. */
				readonly value: number;
				/** What the figure is called: "the national average". */
				readonly name: string;
				/** How many months it holds for. Default not said. */
				readonly months?: number;
		  };
	/** How often figures come. Default `monthly`. */
	readonly frequency?: "monthly" | "quarterly" | "annual" | "part-year";
	/** Ids of indicators that measure the same from another source. Default none. */
	readonly overlapsWith?: string | readonly string[];
	/** Known causes. Default none. */
	readonly explained?: readonly {
		/** The cause in words. */
		readonly cause: string;
		/** The area that it holds for. Default all. */
		readonly area?: string | null;
		/** The first month that it holds for. Default any. */
		readonly from?: Period | null;
		/** The last month that it holds for. Default any. */
		readonly to?: Period | null;
	}[];
}

const text = z.string().min(1);
const texts = z.array(text).readonly();
const number = z.number();
const base = number.positive().optional();
const months = number.int().positive().optional();
const percentile = number.min(0).max(100);
const period = periodSchema.nullable().optional();

const target = z.union(
	[
		z.strictObject({ value: number.nullable(), per: base }),
		z.strictObject({ lower: number, upper: number, per: base }),
		z.strictObject({
			lowerPercentile: percentile,
			upperPercentile: percentile,
			among: z.array(number.nullable()).readonly(),
			per: base,
		}),
		z.strictObject({ previousValue: number.nullable(), per: base }),
	],
	{ message: "must be a value, a range, a range of percentiles among values, or the previous value" },
);

const comparator = z.union(
	[
		z.enum(["none", "pooled", "mean-of-rates"]),
		z.strictObject({
			method: z.enum(["pooled", "mean-of-rates"]),
			own: z.enum(["in", "out"]).optional(),
			members: z.enum(["all", "available"]).optional(),
		}),
		z.strictObject({ value: number, name: text, months }),
	],
	{ message: "must be none, an average (pooled, mean-of-rates, or its method), or a value with its name" },
);

/**
 * The definition of an indicator as JSON: what `defineIndicator` takes, and `buildDashboard` among its definitions.
 *
 * Each part is held against what it may be, and unknown ones are an error, because a misspelt one would be lost. What parts must
 * be to one another is left to `defineIndicator`: whether `per`, a tolerance or a comparator goes with the measure, a target
 * with the polarity. Defaults are left to it too: what comes out is what went in. What `defineIndicator` has answered is no
 * longer such a definition; it can be handed to `defineIndicator` again, which checks it.
 *
 * @example From a file to an indicator
 * ```ts
 * import assert from "node:assert/strict";
 * import { defineIndicator } from "direction-of-travel/report";
 * import { indicatorSchema } from "direction-of-travel/schema";
 *
 * const file = `{
 * 	"id": "vehicle-crime",
 * 	"name": "Vehicle crime",
 * 	"category": "Crime",
 * 	"measure": "rate",
 * 	"polarity": "lower-is-better",
 * 	"breaks": [{ "from": "2019-04", "cause": "New recording rules" }],
 * 	"target": { "target": { "value": 6.5 }, "from": "2019-04" }
 * }`;
 * const definition = indicatorSchema.parse(JSON.parse(file));
 * const vehicle = defineIndicator(definition);
 * assert.deepEqual(vehicle.breaks, definition.breaks);
 * assert.deepEqual([vehicle.per, vehicle.unit, vehicle.target?.by], [1000, "per 1,000", "value"]);
 *
 * // A misspelt part is found by the schema, one that does not go with the measure by defineIndicator.
 * assert.equal(indicatorSchema.safeParse({ ...definition, perr: 1000 }).success, false);
 * const perCount = indicatorSchema.parse({ ...definition, measure: "count", per: 1000 });
 * assert.throws(() => defineIndicator(perCount), { code: "not-applicable" });
 * ```
 * @since 0.1.0
 */
export const indicatorSchema: z.ZodType<IndicatorDefinition, IndicatorDefinition> =
	/* @__PURE__ */ z.strictObject({
		id: text,
		name: text.optional(),
		category: text.optional(),
		unit: text.optional(),
		polarity: z.enum(["lower-is-better", "higher-is-better", "neutral"]),
		measure: z.enum(["rate", "count", "proportion", "survey", "average"]),
		per: base,
		exposureRule: z.enum(["mean-over-window", "sum-over-window"]).optional(),
		uncertainty: z.enum(["counts", "sample-size", "standard-error", "tolerance"]).optional(),
		tolerance: number.nonnegative().optional(),
		decimals: number.int().min(0).max(15).optional(),
		source: text.optional(),
		caveats: texts.optional(),
		breaks: z
			.array(z.strictObject({ from: periodSchema, cause: text }))
			.readonly()
			.optional(),
		target: z
			.union(
				[
					number,
					z.strictObject({
						target,
						from: periodSchema.optional(),
						by: z.enum(["value", "interval"]).optional(),
						months,
					}),
				],
				{ message: "must be a number or a record with a target" },
			)
			.optional(),
		comparator: comparator.optional(),
		frequency: z.enum(["monthly", "quarterly", "annual", "part-year"]).optional(),
		overlapsWith: z.union([text, texts], { message: "must be an id or a list of ids" }).optional(),
		explained: z
			.array(z.strictObject({ cause: text, area: text.nullable().optional(), from: period, to: period }))
			.readonly()
			.optional(),
	} satisfies Readonly<Record<keyof IndicatorDefinition, z.ZodType>>) as unknown as z.ZodType<
		IndicatorDefinition,
		IndicatorDefinition
	>;
