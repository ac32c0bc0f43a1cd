import { describe, expect, it } from "vitest";
import {
	type Comparison,
	compareCategories,
	printComparison,
	readCounts,
	readPopulation,
} from "../../examples/rolling/comparison.ts";
import { describeShared, sharedPath, sharedText } from "../shared.ts";

/** The counts of a file by area, category and month, read by splitting lines: no code of the example takes part. */
function bruteForce(csv: string, ending: string) {
	const back = (months: number) => {
		const [year = 0, month = 1] = ending.split("-").map(Number);
		const date = new Date(Date.UTC(year, month - 1 - months, 1));
		return date.toISOString().slice(0, 7);
	};
	const months = Array.from({ length: 24 }, (_, index) => back(index));
	const totals = new Map<string, [current: number, previous: number, months: number]>();
	for (const line of csv.trim().split("\n").slice(1)) {
		const [month = "", , area, category, count] = line.split(",");
		const index = months.indexOf(month);
		if (index < 0) continue;
		const total = totals.get(`${area}|${category}`) ?? [0, 0, 0];
		total[index < 12 ? 0 : 1] += Number(count);
		total[2]++;
		totals.set(`${area}|${category}`, total);
	}
	return totals;
}

/** Holds every category of a comparison against the totals counted independently. */
function checkAgainst(
	comparison: Comparison,
	totals: ReturnType<typeof bruteForce>,
	people: (area: string) => number,
) {
	expect(comparison.categories.length).toBeGreaterThan(2);
	for (const { category, windows, travel, pooled, meanOfRates, position } of comparison.categories) {
		const [current, previous, months] = totals.get(`${comparison.area}|${category}`) ?? [0, 0, 0];
		expect(months).toBe(24);
		expect(windows.status).toBe("complete");
		if (windows.status !== "complete") continue;
		expect([windows.current.count, windows.previous.count]).toEqual([current, previous]);
		expect(windows.current.value).toBeCloseTo((1000 * current) / people(comparison.area), 12);
		expect(travel?.status === "compared" && travel.change.percent).toBeCloseTo(
			100 * (current / previous - 1),
			9,
		);
		const members = comparison.areas.map(
			(area) => [totals.get(`${area}|${category}`)?.[0] ?? 0, people(area)] as const,
		);
		const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
		expect(pooled.value).toBeCloseTo(
			(1000 * sum(members.map(([count]) => count))) / sum(members.map(([, residents]) => residents)),
			9,
		);
		expect(meanOfRates.value).toBeCloseTo(
			sum(members.map(([count, residents]) => (1000 * count) / residents)) / members.length,
			9,
		);
		expect(position?.status).toBe("compared");
	}
}

describe("the rolling 12 months example", () => {
	const shipped = () =>
		compareCategories(
			readCounts("examples/data/illustrative-monthly.csv"),
			readPopulation("examples/data/illustrative-population.csv"),
		);

	it("prints the figures of the Q3 report from the series that ships with it", () => {
		const text = printComparison(shipped());
		for (const figure of [
			"8.60 per 1,000",
			"0.88 per 1,000",
			"0.83 per 1,000",
			"8.50 per 1,000",
			"0.30 per 1,000",
			"6.80 pooled",
		])
			expect(text).toContain(figure);
		expect(text).toContain("up, worsening: +10.0%");
		expect(text).toContain("similar, stable: +5.9%");
		expect(text).toContain("higher, worse");
	});

	it("refuses what it cannot read or divide, and says so", () => {
		const counts = readCounts("examples/data/illustrative-monthly.csv");
		const population = readPopulation("examples/data/illustrative-population.csv");
		const without = new Map([...population].filter(([area]) => area !== "Southshire"));
		expect(compareCategories(counts, without).refused).toEqual([
			"Southshire: no population for mid-2018, so no rate and not in the region",
		]);
		const early = compareCategories(counts, population, { ending: "2019-06" });
		expect(printComparison(early)).toContain("missing-months");
		expect(early.categories.every(({ travel }) => travel === null)).toBe(true);
		expect(() => compareCategories(counts, population, { area: "Atlantis" })).toThrow(
			'Cannot compare "Atlantis": area must be one of Leicestershire, Northshire, Southshire',
		);
	});

	it("agrees with totals counted independently on the series that ships with it", async () => {
		const { readFileSync } = await import("node:fs");
		const csv = readFileSync("examples/data/illustrative-monthly.csv", "utf8").replaceAll(
			/^(\S{7}),/gm,
			"$1,code,",
		);
		const people: Record<string, number> = {
			Leicestershire: 698_268,
			Northshire: 800_000,
			Southshire: 1_200_000,
		};
		checkAgainst(shipped(), bruteForce(csv, "2019-12"), (area) => people[area] ?? 0);
	});
});

for (const [name, counts, population, ending, year] of [
	["Leicestershire", "leicestershire-police-uk-2019-12_2022-10", "east-midlands-2001-2019", "2022-10", 2019],
	["London", "london-mps-borough-2015-04_2020-03", "london-2009-2019", "2020-03", 2018],
] as const) {
	const countsFile = `data/monthly/${counts}.csv`;
	const populationFile = `data/population/ons-mid-year-estimates-${population}.csv`;
	describeShared(`the rolling 12 months example on the real ${name} file`, countsFile, () => {
		it("agrees with totals counted independently for every area", () => {
			const totals = bruteForce(sharedText(countsFile), ending);
			const residents = new Map(
				sharedText(populationFile)
					.trim()
					.split("\n")
					.map((line) => line.split(","))
					.filter((cells) => Number(cells.at(-2)) === year)
					.map((cells) => [cells[1], Number(cells.at(-1))]),
			);
			const data = readCounts(sharedPath(countsFile));
			const people = readPopulation(sharedPath(populationFile));
			const { areas, refused } = compareCategories(data, people);
			expect(data.refused).toEqual([]);
			expect(
				refused.every((reason) => /^(No location|Outside force area|London Heathrow)/.test(reason)),
			).toBe(true);
			for (const area of areas)
				checkAgainst(compareCategories(data, people, { area }), totals, (of) => residents.get(of) ?? 0);
		});
	});
}
