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
		["areaSchema", areaSchema, { code: "E07000129", name: "Blaby", parent: "E10000018" }],
		["populationSchema", populationSchema, { area: "E07000129", year: 2018, population: null }],
		["indicatorSchema", indicatorSchema, { ...indicator, per: 1000, caveats: ["New recording rules"] }],
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
		["areaSchema", areaSchema, { name: "Blaby" }],
		["populationSchema", populationSchema, { area: "E07000129", year: 2018, population: 1.5 }],
		["indicatorSchema", indicatorSchema, { ...indicator, polarity: "up" }],
		["indicatorSchema", indicatorSchema, { ...indicator, measure: "count", per: 1000 }],
	])("%s refuses %#", (_, schema, value) => {
		expect(schema.safeParse(value).success).toBe(false);
	});
});
