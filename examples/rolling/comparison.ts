import {
	type BenchmarkComparison,
	compareRolling,
	compareToBenchmark,
	type DirectionOfTravel,
	directionOfTravel,
	formatPeriod,
	type Observation,
	type Period,
	parsePeriod,
	periodEnding,
	type RegionalAverage,
	type RollingComparison,
	regionalAverage,
	roundExact,
	toPeriod,
} from "direction-of-travel";
import { cell, readCsv } from "../read-csv.ts";

/** Monthly counts by area and category, and what of the file could not be read. */
export interface Counts {
	readonly series: ReadonlyMap<string, ReadonlyMap<string, readonly Observation[]>>;
	readonly refused: readonly string[];
}

/** Mid-year population by area and year. */
export type Population = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** One category of the chosen area. */
interface CategoryComparison {
	readonly category: string;
	readonly windows: RollingComparison;
	readonly travel: DirectionOfTravel | null;
	readonly pooled: RegionalAverage;
	readonly meanOfRates: RegionalAverage;
	readonly position: BenchmarkComparison | null;
}

/** What the example prints. */
export interface Comparison {
	readonly area: string;
	readonly areas: readonly string[];
	readonly period: Period;
	readonly populationYear: number;
	readonly population: number;
	readonly categories: readonly CategoryComparison[];
	readonly refused: readonly string[];
}

export function readCounts(path: string): Counts {
	const series = new Map<string, Map<string, Observation[]>>();
	const refused: string[] = [];
	for (const [index, row] of readCsv(path).entries()) {
		const area = cell(row, "district", "area_name");
		const category = cell(row, "crime_type", "offence_group", "category");
		const label = cell(row, "month");
		// A file of months means the month where a label could also be a year: 2011-12.
		const month = parsePeriod(label, { prefer: "month" });
		const count = cell(row, "count").trim();
		if (!month.ok) refused.push(`record ${index + 1}: month ${JSON.stringify(label)} is ${month.code}`);
		else if (!/^\d*$/.test(count))
			refused.push(`record ${index + 1}: count ${JSON.stringify(count)} is not a whole number`);
		else {
			const categories = series.get(area) ?? new Map<string, Observation[]>();
			const observations = categories.get(category) ?? [];
			observations.push({ period: month.period, count: count === "" ? null : Number(count) });
			series.set(area, categories.set(category, observations));
		}
	}
	return { series, refused };
}

export function readPopulation(path: string): Population {
	const population = new Map<string, Map<number, number>>();
	for (const row of readCsv(path)) {
		const years = population.get(cell(row, "area_name")) ?? new Map<number, number>();
		population.set(
			cell(row, "area_name"),
			years.set(Number(cell(row, "mid_year")), Number(cell(row, "population"))),
		);
	}
	return population;
}

export function compareCategories(
	counts: Counts,
	population: Population,
	choice: { readonly area?: string; readonly ending?: string; readonly populationYear?: number } = {},
): Comparison {
	const refused = [...counts.refused];
	const ending =
		choice.ending === undefined ? lastMonthOf(counts) : toPeriod(choice.ending, { prefer: "month" });
	const period = periodEnding(ending, 12);
	const populationYear = choice.populationYear ?? latestYear(population, Number(period.slice(0, 4)));
	const residents = new Map<string, number>();
	for (const area of counts.series.keys()) {
		const people = population.get(area)?.get(populationYear);
		if (people === undefined)
			refused.push(`${area}: no population for mid-${populationYear}, so no rate and not in the region`);
		else residents.set(area, people);
	}
	const areas = [...residents.keys()].sort();
	const area = choice.area ?? areas[0] ?? "";
	const people = residents.get(area);
	if (people === undefined)
		throw new RangeError(`Cannot compare ${JSON.stringify(area)}: area must be one of ${areas.join(", ")}`);

	const windowsOf = (of: string, category: string) =>
		compareRolling(counts.series.get(of)?.get(category) ?? [], { ending, exposures: residents.get(of) ?? 0 });
	const categories = [...(counts.series.get(area)?.keys() ?? [])]
		.sort()
		.map((category): CategoryComparison => {
			const windows = windowsOf(area, category);
			const members = areas.map((member) => {
				const theirs = windowsOf(member, category);
				const count = theirs.status === "complete" ? theirs.current.count : null;
				return { area: member, count, exposure: residents.get(member) ?? null };
			});
			const pooled = regionalAverage(members, { ownArea: area });
			const meanOfRates = regionalAverage(members, { ownArea: area, method: "mean-of-rates" });
			if (windows.status !== "complete")
				return { category, windows, travel: null, pooled, meanOfRates, position: null };
			const polarity = "lower-is-better";
			return {
				category,
				windows,
				travel: directionOfTravel(windows.current, windows.previous, { polarity }),
				pooled,
				meanOfRates,
				position: compareToBenchmark({ area, count: windows.current.count, exposure: people }, pooled, {
					polarity,
				}),
			};
		});
	return { area, areas, period, populationYear, population: people, categories, refused };
}

/** The last month that the file has a count for. */
function lastMonthOf({ series }: Counts): Period {
	const periods = [...series.values()].flatMap((categories) =>
		[...categories.values()].flat().map(({ period }) => period),
	);
	const last = periods.sort().at(-1);
	if (last === undefined) throw new RangeError("Cannot compare: the file holds no count that could be read");
	return last;
}

/** The latest mid-year estimate that was made before the window began, or the latest there is. */
function latestYear(population: Population, windowStart: number): number {
	const years = [...new Set([...population.values()].flatMap((byYear) => [...byYear.keys()]))].sort(
		(a, b) => a - b,
	);
	const year = years.filter((candidate) => candidate < windowStart).at(-1) ?? years[0];
	if (year === undefined) throw new RangeError("Cannot compare: the file holds no population");
	return year;
}

const one = (value: number) => roundExact(value, { decimals: 1 });
const two = (value: number) => roundExact(value, { decimals: 2 });
const signed = (value: number) => (value > 0 ? `+${one(value)}` : one(value));

/** The reasons of an answer as they stand in the data: code first, then what it names. */
const because = (reasons: readonly { readonly code: string }[]) =>
	reasons
		.map(({ code, ...rest }) => (Object.keys(rest).length === 0 ? code : `${code} ${JSON.stringify(rest)}`))
		.join("; ");

const average = (of: RegionalAverage) =>
	of.status === "not-comparable" ? `none (${because(of.excluded)})` : two(of.value);

export function printComparison(comparison: Comparison): string {
	const { area, areas, period, populationYear, population, categories, refused } = comparison;
	const lines = [
		`${area}: ${formatPeriod(period, "ending")} against the 12 months before`,
		`Rates per 1,000 residents, population at mid-${populationYear}: ${population}. Region: ${areas.length} areas, own area in.`,
		"",
	];
	for (const { category, windows, travel, pooled, meanOfRates, position } of categories) {
		lines.push(category);
		if (windows.status === "not-comparable") lines.push(`  refused     ${because(windows.reasons)}`);
		else {
			const { current, previous } = windows;
			lines.push(
				`  current     ${current.count} (${two(current.value ?? 0)} per 1,000), ${monthsHad(current.months?.length)}`,
				`  previous    ${previous.count} (${two(previous.value ?? 0)} per 1,000), ${monthsHad(previous.months?.length)}`,
			);
		}
		if (travel?.status === "compared") {
			const { change, direction, performance, pValue, reasons } = travel;
			const percent = change.percent === null ? "no percentage of 0" : `${signed(change.percent)}%`;
			const p =
				pValue === null
					? "no test"
					: pValue < 0.001
						? "p < 0.001"
						: `p = ${roundExact(pValue, { decimals: 3 })}`;
			lines.push(`  direction   ${direction}, ${performance}: ${percent} (${p}; ${reasons[0]?.code})`);
		} else if (travel) lines.push(`  direction   refused: ${because(travel.reasons)}`);
		lines.push(`  region      ${average(pooled)} pooled, ${average(meanOfRates)} mean of rates`);
		if (position?.status === "compared")
			lines.push(`  position    ${position.position}, ${position.performance} (pooled)`);
		else if (position) lines.push(`  position    refused: ${because(position.reasons)}`);
		lines.push("");
	}
	lines.push(
		refused.length === 0 ? "Nothing was refused." : "Refused:",
		...refused.map((reason) => `  ${reason}`),
	);
	return lines.join("\n");
}

const monthsHad = (months = 0) => `${months} of 12 months`;
