import { toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	type DashboardArea,
	defineIndicator,
	type IndicatorInput,
} from "direction-of-travel/report";
import { areaSchema, indicatorSchema, populationSchema, readObservations } from "direction-of-travel/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acrossParts, drawnDefinition, spoiltDefinition } from "./drawn-definitions.ts";

/** What defineIndicator() makes of a definition: the indicator, or what it says against it. */
function answerTo(definition: unknown): { readonly indicator?: unknown; readonly refusal?: string } {
	try {
		return { indicator: defineIndicator(definition as IndicatorInput) };
	} catch (error) {
		return { refusal: String(error) };
	}
}

describe("indicatorSchema and defineIndicator()", () => {
	it("take the same definitions, which pass through the schema as they are", () => {
		fc.assert(
			fc.property(drawnDefinition, (definition) => {
				const parsed = indicatorSchema.parse(definition);
				expect(parsed).toEqual(definition);
				expect(defineIndicator(parsed)).toEqual(defineIndicator(definition));
			}),
			{ numRuns: 1000 },
		);
	});

	it("refuse the same definitions, but for parts that do not go together", () => {
		let [accepted, refused, apart] = [0, 0, 0];
		fc.assert(
			fc.property(spoiltDefinition, (definition) => {
				const { success } = indicatorSchema.safeParse(definition);
				const { refusal } = answerTo(definition);
				if (refusal === undefined) {
					expect(success, JSON.stringify(definition)).toBe(true);
					accepted++;
				} else if (success) {
					expect(
						acrossParts.filter((rule) => rule.test(refusal)),
						refusal,
					).toHaveLength(1);
					apart++;
				} else refused++;
			}),
			{ numRuns: 4000 },
		);
		expect(Math.min(accepted, refused, apart)).toBeGreaterThan(50);
	});
});

describe("areaSchema and populationSchema", () => {
	const areas: readonly DashboardArea[] = [
		{ id: "E07000129", name: "Blaby", level: "district" },
		{ id: "E07000130", level: "district", parent: null },
		{ id: "E10000018", name: "Leicestershire", level: "region" },
	];

	it("give records that buildDashboard() and readObservations() take as they are", () => {
		const populations = [{ area: "E07000129", year: 2018, population: 100_421 }];
		const parsed = areas.map((area) => areaSchema.parse(area));
		expect(parsed).toEqual(areas);
		const table = [
			["month", "code", "name", "count"],
			["2019-12", "E07000129", "Blaby", "3"],
			["2019-12", "E07000131", "Charnwood", "5"],
		];
		const read = readObservations(table, {
			columns: { period: "month", areaCode: "code", areaName: "name", count: "count" },
			indicator: "robbery",
			areas: parsed,
		});
		expect(read.issues.map(({ code, raw }) => [code, raw])).toEqual([["unmatched-area", "E07000131"]]);
		const dashboard = buildDashboard(
			[{ id: "robbery", measure: "rate", polarity: "lower-is-better" }],
			read.observations,
			{
				period: toPeriod("2019-12"),
				areas: parsed,
				populations: populations.map((one) => populationSchema.parse(one)),
			},
		);
		expect(dashboard.areas.map(({ id, parent }) => [id, parent])).toEqual([
			["E07000129", "E10000018"],
			["E07000130", "E10000018"],
			["E10000018", null],
		]);
	});

	it("take what defines an area, and refuse the level that no area has", () => {
		const gone = { id: "E10000021", level: "county", supersededBy: ["E06000061", "E06000062"] };
		expect(areaSchema.parse(gone)).toEqual(gone);
		for (const wrong of [{ id: "A" }, { id: "A", level: "ward" }, { ...gone, code: "E10000021" }])
			expect(areaSchema.safeParse(wrong).success).toBe(false);
	});
});
