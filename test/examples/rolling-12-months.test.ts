import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DirectionOfTravel } from "direction-of-travel";
import { describe, expect, it } from "vitest";
import { type Comparison, compareCategories } from "../../examples/rolling/comparison.ts";
import { printComparison } from "../../examples/rolling/print.ts";
import { readCounts, readPopulation } from "../../examples/rolling/read.ts";
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
		const residents = people(comparison.area);
		expect(windows.current.value).toBeCloseTo((1000 * current) / residents, 12);
		expect(windows.previous.value).toBeCloseTo((1000 * previous) / residents, 12);
		const isJudged = category !== "Hate incidents";
		checkVerdicts(travel, current, previous, isJudged);
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
		// The area against all others: far apart is never in line, and near is.
		const [all, everybody] = [sum(members.map(([count]) => count)), sum(members.map(([, one]) => one))];
		const share = residents / everybody;
		const z = (current - all * share) / Math.sqrt(all * share * (1 - share));
		expect(position.status).toBe("compared");
		if (position.status !== "compared") continue;
		if (Math.abs(z) > 2.2) expect(position.position).toBe(z > 0 ? "higher" : "lower");
		if (Math.abs(z) < 1.7) expect(position.position).toBe("in-line");
		expect(position.performance).toBe(
			isJudged ? { higher: "worse", lower: "better", "in-line": "similar" }[position.position] : "not-judged",
		);
	}
}

/** ln n! by adding up logarithms. */
const logFactorials = [0];
function logFactorial(n: number): number {
	for (let next = logFactorials.length; next <= n; next++)
		logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
	return logFactorials[n] ?? 0;
}

/** Direction and performance, by adding up the terms of the binomial with an even chance. */
function checkVerdicts(
	travel: DirectionOfTravel | null,
	current: number,
	previous: number,
	isJudged: boolean,
): void {
	if (travel?.status !== "compared") throw new Error("There is no direction");
	const total = current + previous;
	const term = (k: number) =>
		Math.exp(logFactorial(total) - logFactorial(k) - logFactorial(total - k) - total * Math.LN2);
	let above = 0;
	for (let k = Math.max(current, previous) + 1; k <= total; k++) above += term(k);
	const p = Math.min(1, 2 * (above + term(current) / 2));
	// The test of matched months is no bolder than the exact one, but for the 2% that a continuous test and one of whole
	// numbers can differ by: it also looks at how the months scatter.
	expect(travel.pValue).toBeGreaterThan(0.98 * p - 1e-6);
	const { direction } = travel;
	if (p > 0.055 || Math.abs(current - previous) < 0.02 * previous) expect(direction).toBe("similar");
	if (p < 1e-12) expect(direction).toBe(current > previous ? "up" : "down");
	if (direction !== "similar") expect(direction).toBe(current > previous ? "up" : "down");
	expect(travel.performance).toBe(
		isJudged ? { up: "worsening", down: "improving", similar: "stable" }[direction] : "not-judged",
	);
}

const illustrative = (name: string) => readFileSync(`examples/data/illustrative-${name}.csv`, "utf8");

/** A file in a folder of its own with some of its text replaced. */
function written(
	name: string,
	text: string,
	changes: readonly (readonly [from: string, to: string])[],
): string {
	const path = join(mkdtempSync(join(tmpdir(), "rolling-")), name);
	let changed = text;
	for (const [from, to] of changes) {
		expect(changed).toContain(from);
		changed = changed.replace(from, to);
	}
	writeFileSync(path, changed);
	return path;
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
		// More reports of hate incidents may mean more trust: nothing is said to be better or worse.
		expect(text).toContain("similar, not-judged: +5.9%");
		expect(text).toContain("higher, worse");
	});

	it("refuses what it cannot read or divide, and says so", () => {
		const counts = readCounts("examples/data/illustrative-monthly.csv");
		const population = readPopulation("examples/data/illustrative-population.csv");
		const residents = new Map([...population.residents].filter(([area]) => area !== "Southshire"));
		expect(compareCategories(counts, { residents, noticed: [] }).noticed).toEqual([
			"Southshire: no population for mid-2018, so no rate and not in the region",
		]);
		const early = compareCategories(counts, population, { ending: "2019-06" });
		expect(printComparison(early)).toContain("missing-months");
		expect(early.categories.every(({ travel }) => travel === null)).toBe(true);
		expect(() => compareCategories(counts, population, { area: "Atlantis" })).toThrow(
			'Cannot compare "Atlantis": area must be one of Leicestershire, Northshire, Southshire',
		);
	});

	it("goes on where a file is damaged, and says what it left out", () => {
		const counts = written("counts.csv", illustrative("monthly"), [
			["2019-05,Leicestershire,Hate incidents,", "2019-05,Leicestershire,Hate incidents,[c]\nx,"],
			["2018-03,Northshire,Vehicle offences,", "2018-13,Northshire,Vehicle offences,"],
			["2019-03,Southshire,Hate incidents,", "2019-03,Southshire,Hate incidents,-"],
		]);
		const population = written("population.csv", illustrative("population"), [
			[
				"Southshire,2018,1200000",
				'Southshire,2018,"1,200,000"\nWestshire,2018,\nEastshire,2018,5\nEastshire,2018,6',
			],
		]);
		const comparison = compareCategories(readCounts(counts), readPopulation(population));
		const text = printComparison(comparison);
		expect(comparison.areas).toEqual(["Leicestershire", "Northshire", "Southshire"]);
		const hate = comparison.categories.find(({ category }) => category === "Hate incidents");
		const vehicle = comparison.categories.find(({ category }) => category === "Vehicle offences");
		// A gap in the previous window of another area leaves its current count in the region.
		expect(vehicle?.pooled.value).toBeCloseTo(6.8, 1);
		expect(vehicle?.lacking).toEqual([]);
		// What is withheld is a range and not a gap.
		expect(hate?.windows.current).toMatchObject({ status: "interval", withheld: ["2019-05"] });
		expect(hate?.lacking).toEqual([
			"Leicestershire: withheld in 2019-05",
			"Southshire: missing-months 2019-03",
		]);
		expect(text).toContain("withheld in 2019-05), 12 of 12 months");
		for (const wanted of [
			/line \d+: month must be a run of whole months/,
			/line \d+: count must be 0 or more/,
			/line \d+: population is blank/,
		])
			expect(text).toMatch(wanted);
		expect(text).toMatch(/population, 2018-01\/2018-12|Eastshire, 2018-01\/2018-12 must stand once only/);
	});

	it("runs as a program, and ends with one line and a code where it cannot", () => {
		const run = (...args: readonly string[]) =>
			spawnSync(process.execPath, ["--import", "tsx", "examples/rolling-12-months.ts", ...args], {
				encoding: "utf8",
				env: { ...process.env, NODE_OPTIONS: "" },
			});
		const counts = "examples/data/illustrative-monthly.csv";
		const population = "examples/data/illustrative-population.csv";
		const good = run(counts, population, "--area", "Northshire");
		expect([good.status, good.stderr]).toEqual([0, ""]);
		const wanted = compareCategories(readCounts(counts), readPopulation(population), { area: "Northshire" });
		expect(good.stdout).toBe(`${printComparison(wanted)}\n`);
		for (const [args, message] of [
			[[counts], "Cannot compare: a file of counts and a file of populations are needed\n"],
			[
				[counts, population, "--population", "abc"],
				"Cannot compare: --population must be a year, current value is abc\n",
			],
			[
				[counts, population, "--area", "Atlantis"],
				'Cannot compare "Atlantis": area must be one of Leicestershire, Northshire, Southshire\n',
			],
			[
				[counts, population, "--population", "1950"],
				"Cannot compare: no area has a population for mid-1950\n",
			],
			[["none.csv", population], "ENOENT: no such file or directory, open 'none.csv'\n"],
		] as const) {
			const { status, stdout, stderr } = run(...args);
			expect([status, stdout, stderr]).toEqual([1, "", message]);
		}
	}, 60_000);

	it("agrees with totals counted independently on the series that ships with it", () => {
		const csv = illustrative("monthly").replaceAll(/^(\S{7}),/gm, "$1,code,");
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
			const { areas, noticed } = compareCategories(data, people);
			expect([...data.noticed, ...people.noticed]).toEqual([]);
			expect(
				noticed.every((reason) => /^(No location|Outside force area|London Heathrow)/.test(reason)),
			).toBe(true);
			for (const area of areas)
				checkAgainst(compareCategories(data, people, { area }), totals, (of) => residents.get(of) ?? 0);
		});
	});
}
