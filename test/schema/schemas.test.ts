import { describe, expect, it } from "vitest";
import {
	areaSchema,
	indicatorSchema,
	observationSchema,
	periodSchema,
	populationSchema,
} from "../../src/schema/index.ts";

const observation = { period: "2019-12", area: "E07000129", indicator: "burglary", count: 38 };
const indicator = { id: "burglary", name: "Burglary", measure: "rate", polarity: "lower-is-better" };

describe("the schemas", () => {
	it.each([
		["periodSchema", periodSchema, "2019-10/2019-12"],
		["observationSchema", observationSchema, observation],
		[
			"observationSchema",
			observationSchema,
			{ ...observation, count: null, withheld: { from: 1, to: null } },
		],
		[
			"observationSchema",
			observationSchema,
			{ ...observation, status: "final", vintage: "2020-01", breakBefore: "x" },
		],
		[
			"observationSchema",
			observationSchema,
			{ ...observation, exposure: 94_000.5, replaced: [{ vintage: "2020-01", count: null }] },
		],
		[
			"observationSchema",
			observationSchema,
			{ ...observation, count: null, value: 71.5, sampleSize: 410, standardError: 2.2, denominator: null },
		],
		["areaSchema", areaSchema, { id: "E07000129", name: "Blaby", level: "district", parent: "E10000018" }],
		["populationSchema", populationSchema, { area: "E07000129", year: 2018, population: null }],
		["indicatorSchema", indicatorSchema, { ...indicator, per: 1000, caveats: ["New recording rules"] }],
		["indicatorSchema", indicatorSchema, { ...indicator, breaks: [{ from: "2019-04", cause: "x" }] }],
		["indicatorSchema", indicatorSchema, { ...indicator, measure: "survey" }],
	])("%s takes %#", (_, schema, value) => {
		expect(schema.parse(value)).toEqual(value);
	});

	it.each([
		["periodSchema", periodSchema, "2019/20"],
		["periodSchema", periodSchema, 2019],
		["observationSchema", observationSchema, { ...observation, count: "38" }],
		["observationSchema", observationSchema, { ...observation, count: "" }],
		["observationSchema", observationSchema, { ...observation, count: -1 }],
		["observationSchema", observationSchema, { ...observation, count: 1.5 }],
		["observationSchema", observationSchema, { ...observation, count: undefined }],
		["observationSchema", observationSchema, { ...observation, counts: 1 }],
		["observationSchema", observationSchema, { ...observation, withheld: { from: 1, to: 4 } }],
		["observationSchema", observationSchema, { ...observation, count: null, withheld: { from: 4, to: 1 } }],
		["observationSchema", observationSchema, { ...observation, vintage: "yesterday" }],
		["observationSchema", observationSchema, { ...observation, exposure: 0 }],
		["observationSchema", observationSchema, { ...observation, sampleSize: 0 }],
		["observationSchema", observationSchema, { ...observation, sampleSize: 410.5 }],
		["observationSchema", observationSchema, { ...observation, standardError: 0 }],
		["observationSchema", observationSchema, { ...observation, replaced: [{ count: 1 }] }],
		[
			"observationSchema",
			observationSchema,
			{ ...observation, replaced: [{ vintage: "2020-01", count: 1.5 }] },
		],
		["areaSchema", areaSchema, { name: "Blaby", level: "district" }],
		["populationSchema", populationSchema, { area: "E07000129", year: 2018, population: 1.5 }],
		["indicatorSchema", indicatorSchema, { ...indicator, polarity: "up" }],
		["indicatorSchema", indicatorSchema, { ...indicator, measure: "mean" }],
		["indicatorSchema", indicatorSchema, { ...indicator, breaks: [{ at: "2019-04", cause: "x" }] }],
		["indicatorSchema", indicatorSchema, { ...indicator, target: { target: { value: 5, perr: 1000 } } }],
		["indicatorSchema", indicatorSchema, { ...indicator, per: 0 }],
		["indicatorSchema", indicatorSchema, { ...indicator, decimals: 16 }],
	])("%s refuses %#", (_, schema, value) => {
		expect(schema.safeParse(value).success).toBe(false);
	});

	it("say of a part that can be several things what it must be", () => {
		const parts = {
			target: { target: { value: "5" } },
			comparator: "mean",
			overlapsWith: 3,
			breaks: [{ from: "April", cause: "x" }],
		};
		const { error } = indicatorSchema.safeParse({ ...indicator, ...parts });
		expect(error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).sort()).toEqual([
			"breaks.0.from: Period must be YYYY-MM or YYYY-MM/YYYY-MM",
			"comparator: must be none, an average (pooled, mean-of-rates, or its method), or a value with its name",
			"overlapsWith: must be an id or a list of ids",
			"target: must be a number or a record with a target",
		]);
	});
});
