import { monthsIn, toPeriod } from "direction-of-travel";
import { areaChart, overviewChart } from "direction-of-travel/chart";
import { buildDashboard, formatReport, type IndicatorInput } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { draw, look } from "./helpers.ts";

const national = { value: 30, name: "the national rate" };
const months = monthsIn(toPeriod("2018-01/2019-12"));

/** Indicators of one category in two districts and perhaps their region, each with its comparator. */
const built = (comparators: readonly IndicatorInput["comparator"][], region = false) =>
	buildDashboard(
		comparators.map((comparator, at) => ({
			id: `i${at}`,
			name: `Crime ${at}`,
			category: "Crime",
			polarity: "lower-is-better",
			measure: "rate",
			...(comparator === undefined ? {} : { comparator }),
		})),
		comparators.flatMap((_, at) =>
			months.flatMap((period) =>
				["a", "b"].map((area) => ({
					indicator: `i${at}`,
					area,
					period,
					count: area === "a" ? 200 : 400,
					exposure: 100_000,
				})),
			),
		),
		{
			period: toPeriod("2019-12"),
			areas: [
				{ id: "a", level: "district" },
				{ id: "b", level: "district" },
				...(region ? [{ id: "r", name: "The region", level: "region" } as const] : []),
			],
		},
	);

/** The heading of the standing in the table of a report, in the picture, and in what is pointed at. */
const headings = async (...comparators: readonly IndicatorInput["comparator"][]) => {
	const dashboard = built(comparators);
	const table = /Trend \| (Against [^|]*) \| Rank/.exec(formatReport(dashboard))?.[1];
	const overview = overviewChart(dashboard, "a");
	const tips = new Set(
		overview.data.values.flatMap((row) =>
			Object.keys((row as { tip: object }).tip).filter((name) => name.startsWith("Against")),
		),
	);
	return [table, (await look(overview)).domain("x").at(-1), [...tips]];
};

describe("what areas are compared with", () => {
	it("is named by what all rows of a table or a picture have, and no average where there is none", async () => {
		const [average, rate, mean] = [
			"Against the average",
			"Against the national rate",
			"Against the benchmark",
		];
		expect(await headings("pooled", "mean-of-rates", "none")).toEqual([average, average, [average]]);
		expect(await headings(national, "none")).toEqual([rate, mean, [rate, mean]]);
		expect(await headings(national, "pooled")).toEqual([mean, mean, [rate, average]]);
		expect(await headings(national, { value: 1, name: "the plan" })).toEqual([
			mean,
			mean,
			[rate, "Against the plan"],
		]);
		expect(await headings("none")).toEqual([mean, mean, [mean]]);
	});

	it("overviewChart() describes each row against its own", () => {
		expect(overviewChart(built([national, "pooled", "none"]), "a").description).toBe(
			"All indicators in a. Crime 0: 24.0 per 1,000, ● similar, stable, lower against the national rate, better; " +
				"Crime 1: 24.0 per 1,000, ● similar, stable, lower against the average, better; " +
				"Crime 2: 24.0 per 1,000, ● similar, stable.",
		);
	});

	it("areaChart() describes it by name and value, as its line does", async () => {
		const described = (comparator: IndicatorInput["comparator"], region = false) =>
			areaChart(built([comparator], region), "i0").description;
		const areas = "Crime 0 by area, per 1,000. a: 24.0, lower, better; b: 48.0, higher, worse";
		expect(described(national)).toBe(`${areas}; the national rate: 30.0.`);
		expect(described("pooled")).toBe(`${areas}; Average of the areas (pooled): 36.0.`);
		expect(described("pooled", true)).toBe(
			`${areas}; The region: 36.0; Average for The region (pooled): 36.0.`,
		);
		expect(described("none")).toBe("Crime 0 by area, per 1,000. a: 24.0; b: 48.0.");
		expect((await draw(areaChart(built([national]), "i0"))).svg).toContain("the national rate: 30.0");
	});
});
