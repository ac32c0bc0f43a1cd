import { toPeriod } from "direction-of-travel";
import { overviewRows, rollingRows } from "direction-of-travel/chart";
import { buildDashboard, exceptionReport, formatReport, positionStatement } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { monthly, single } from "./helpers.ts";

const years = [toPeriod("2018"), toPeriod("2019")] as const;

/** A survey of two years, in per cent, with a tolerance of one. */
const survey = (before: number, now: number, decimals = 0) =>
	single(
		{
			measure: "survey",
			polarity: "higher-is-better",
			unit: "%",
			frequency: "annual",
			tolerance: 0.5,
			decimals,
		},
		[
			{ indicator: "x", area: "Blaby", period: years[0], value: before },
			{ indicator: "x", area: "Blaby", period: years[1], value: now },
		],
	);

describe("changes of percentages", () => {
	it.each([
		[80, 87, "This is higher than 80% the year before (+7 percentage points). That is an improvement."],
		[
			87,
			86,
			"This is slightly lower than 87% the year before (-1 percentage point). That is a change for the worse.",
		],
		[87, 87, "The difference from 87% the year before is within the tolerance."],
	])("positionStatement() tells them in points: %d to %d", (before, now, words) => {
		expect(positionStatement(survey(before, now), "Crime", { parts: ["change"] }).text).toBe(words);
	});

	it("formatReport() and overviewRows() tell them in points, with the decimals of the indicator", () => {
		const dashboard = survey(80.5, 87.9, 1);
		expect(formatReport(dashboard, { format: "markdown" })).toContain(
			"| 87.9% | not available | 80.5% | +7.4 percentage points |",
		);
		expect(overviewRows(dashboard, "Blaby")[0]?.change).toBe("+7.4 percentage points");
		const worse = survey(60, 20);
		expect(formatReport(worse, { format: "markdown" })).toContain(
			"Crime in Blaby fell by 40 percentage points, from 60% to 20%.",
		);
	});

	it("tells those of a rate per 100 in per cent, and its figures in no per cent", () => {
		const rate = single(
			{ measure: "rate", per: 100, comparator: "none" },
			monthly("x", "Blaby", "2018-01/2019-12", (month) => (month < 12 ? 100 : 130)),
			{ populations: [{ area: "Blaby", population: 1000 }] },
		);
		expect(positionStatement(rate, "Crime", { parts: ["level", "change"] }).text).toBe(
			"Crime in Blaby: 156.0 per 100 in the 12 months to December 2019. " +
				"This is substantially higher than 120.0 per 100 the year before (+30.0%). That is a change for the worse.",
		);
		const report = formatReport(rate, { format: "markdown" });
		expect(report).toContain("Crime in Blaby rose by 30.0%, from 120.0 per 100 to 156.0 per 100.");
		expect(report).toContain("| 120.0 per 100 | +30.0% |");
		expect(overviewRows(rate, "Blaby")[0]).toMatchObject({ current: "156.0 per 100", change: "+30.0%" });
	});

	it.each(["%", "% of buses", "per cent", "percentage of buses"])(
		"tells those of an average in points where its unit is %j",
		(unit) => {
			const average = single(
				{ measure: "average", unit, polarity: "higher-is-better", frequency: "annual", tolerance: 0.5 },
				years.map((period, year) => ({ indicator: "x", area: "Blaby", period, value: 96 - 4 * year })),
			);
			const change = "-4.0 percentage points";
			expect(positionStatement(average, "Crime", { parts: ["change"] }).text).toContain(
				`year before (${change}). `,
			);
			expect(formatReport(average, { format: "markdown" })).toContain(` | ${change} | down | worsening | `);
			expect(overviewRows(average, "Blaby")[0]?.change).toBe(change);
			expect(rollingRows(average, "x")[0]?.change).toBe(`▼ down, ${change}`);
			const rules = [
				{ id: "change", kind: "change-for-the-worse", degrees: ["slightly", "moderately"] },
			] as const;
			expect(formatReport(average, { exceptions: exceptionReport(average, { rules }) })).toContain(
				"Crime in Blaby fell by 4.0 percentage points, from 96.0",
			);
		},
	);

	it.each(["value", "percentile", "per centimetre", "days"])(
		"tells those of an average in per cent where its unit is %j",
		(unit) => {
			const average = single(
				{ measure: "average", unit, frequency: "annual", tolerance: 0.5 },
				years.map((period, year) => ({ indicator: "x", area: "Blaby", period, value: 92 + 4 * year })),
			);
			expect(positionStatement(average, "Crime", { parts: ["change"] }).text).toContain("(+4.3%)");
		},
	);

	it("positionStatement() tells a change of a proportion of 1 in per cent, as it has no points", () => {
		const shares = single(
			{ measure: "proportion", per: 1, decimals: 2, comparator: "none", frequency: "annual" },
			years.map((period, year) => ({
				indicator: "x",
				area: "Blaby",
				period,
				count: 400 + 100 * year,
				denominator: 1000,
			})),
		);
		expect(positionStatement(shares, "Crime", { parts: ["change"] }).text).toContain("(+25.0%)");
	});
});

describe("populations without a year", () => {
	const build = (populations: readonly { area: string; population: number | null; year?: number }[]) =>
		buildDashboard(
			[{ id: "x", polarity: "lower-is-better", measure: "rate", comparator: "none" }],
			[
				...monthly("x", "Blaby", "2018-01/2019-12", () => 10),
				...monthly("x", "Oadby", "2018-01/2019-12", () => 20),
			],
			{
				period: toPeriod("2019-12"),
				areas: [
					{ id: "Blaby", level: "district", parent: "County" },
					{ id: "Oadby", level: "district", parent: "County" },
					{ id: "County", level: "county" },
				],
				populations,
			},
		).cells.map(({ current, status }) => [status, current?.exposure ?? null]);

	it("buildDashboard() takes one for every window, and the sum of the parts for a county", () => {
		expect(
			build([
				{ area: "Blaby", population: 1000 },
				{ area: "Oadby", population: 3000 },
			]),
		).toEqual([
			["available", 1000],
			["available", 3000],
			["available", 4000],
		]);
	});

	it("buildDashboard() has no sum where one part is not known, is nought, or is known for other years", () => {
		const exposures = (other: readonly { area: string; population: number | null; year?: number }[]) =>
			build([{ area: "Blaby", population: 1000 }, ...other]).map(([, exposure]) => exposure);
		expect(exposures([])).toEqual([1000, null, null]);
		expect(exposures([{ area: "Oadby", population: null }])).toEqual([1000, null, null]);
		expect(exposures([{ area: "Oadby", population: 0 }])).toEqual([1000, null, null]);
		expect(exposures([{ area: "Oadby", population: 3000, year: 2018 }])).toEqual([1000, 3000, null]);
		expect(
			build([
				{ area: "Blaby", population: 1000, year: 2018 },
				{ area: "Oadby", population: 3000, year: 2018 },
				{ area: "Blaby", population: 1100, year: 2017 },
			]).map(([, exposure]) => exposure),
		).toEqual([1000, 3000, 4000]);
	});
});
