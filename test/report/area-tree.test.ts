import { toPeriod } from "direction-of-travel";
import { buildDashboard, type DashboardArea } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { monthly } from "./helpers.ts";

const two = "2018-01/2019-12";
const districts = [
	["A", 40],
	["B", 20],
] as const;

/** Districts A and B beside a county K that has the sum of them as rows of its own. */
function averageOf(areas: readonly DashboardArea[]) {
	const rows = [
		...districts.flatMap(([area, count]) => monthly("x", area, two, () => count)),
		...monthly("x", "K", two, () => 60),
	].map((row) => ({ ...row, exposure: 1000 }));
	const [average] = buildDashboard([{ id: "x", polarity: "lower-is-better", measure: "rate" }], rows, {
		period: toPeriod("2019-12"),
		areas,
	}).averages;
	return [average?.members, average?.count];
}

describe("buildDashboard() and its areas", () => {
	const county = { id: "K", level: "county" } as const;
	const region = { id: "R", level: "region" } as const;
	const of = (parent?: string | null) =>
		districts.map(
			([id]): DashboardArea => ({
				id,
				level: "district",
				...(parent === undefined ? {} : { parent }),
			}),
		);

	it("refuses districts that do not say what they are part of beside a county without districts", () => {
		for (const areas of [
			[...of(), county],
			[...of(), county, region],
		])
			expect(() => averageOf(areas)).toThrow(
				"Cannot build the dashboard: parent of A must be given, null where it is part of no county, as K has no districts, current value is undefined",
			);
	});

	it("makes the average of the districts of a county, or of those that are part of none and the county", () => {
		expect(averageOf([...of("K"), county, region])).toEqual([["A", "B"], 720]);
		expect(averageOf([...of("R"), county, region])).toEqual([["A", "B", "K"], 1440]);
		expect(averageOf([...of(null), county])).toEqual([["A", "B", "K"], 1440]);
		expect(averageOf([...of(), region])).toEqual([["A", "B"], 720]);
	});
});
