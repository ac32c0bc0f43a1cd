import {
	type BenchmarkComparison,
	compareRolling,
	compareToBenchmark,
	type DirectionOfTravel,
	directionOfTravel,
	type Period,
	periodEnding,
	type RegionalAverage,
	type RollingComparison,
	regionalAverage,
	toPeriod,
} from "direction-of-travel";
import type { Counts, Population } from "./read.ts";

/** One category of the chosen area. */
export interface CategoryComparison {
	readonly category: string;
	readonly windows: RollingComparison;
	readonly travel: DirectionOfTravel | null;
	readonly pooled: RegionalAverage;
	readonly meanOfRates: RegionalAverage;
	readonly position: BenchmarkComparison;
	/** What members of the region lack for the current window. */
	readonly lacking: readonly string[];
}

/** What the example prints. */
export interface Comparison {
	readonly area: string;
	readonly areas: readonly string[];
	readonly period: Period;
	readonly populationYear: number;
	readonly population: number;
	readonly categories: readonly CategoryComparison[];
	readonly noticed: readonly string[];
}

/** Categories of which fewer is not plainly better: more reports can mean more trust. Every other one is a crime. */
const neutral = /\bhate\b|stop and search|reported incidents/i;

/** What the example was asked for, which an error of its own tells from a fault in a file. */
export class ChoiceError extends RangeError {}

export function compareCategories(
	counts: Counts,
	population: Population,
	choice: { readonly area?: string; readonly ending?: string; readonly populationYear?: number } = {},
): Comparison {
	const noticed = [...counts.noticed, ...population.noticed];
	const ending =
		choice.ending === undefined ? lastMonthOf(counts) : toPeriod(choice.ending, { prefer: "month" });
	const period = periodEnding(ending, 12);
	const populationYear = choice.populationYear ?? latestYear(population, Number(period.slice(0, 4)));
	const residents = new Map<string, number>();
	for (const area of counts.series.keys()) {
		const people = population.residents.get(area)?.get(populationYear);
		if (people === undefined)
			noticed.push(`${area}: no population for mid-${populationYear}, so no rate and not in the region`);
		else residents.set(area, people);
	}
	const areas = [...residents.keys()].sort();
	if (areas.length === 0)
		throw new ChoiceError(`Cannot compare: no area has a population for mid-${populationYear}`);
	const area = choice.area ?? areas[0] ?? "";
	const people = residents.get(area);
	if (people === undefined)
		throw new ChoiceError(`Cannot compare ${JSON.stringify(area)}: area must be one of ${areas.join(", ")}`);

	const windowsOf = (of: string, category: string) =>
		compareRolling(counts.series.get(of)?.get(category) ?? [], { ending, exposures: residents.get(of) ?? 1 });
	const categories = [...(counts.series.get(area)?.keys() ?? [])]
		.sort()
		.map((category): CategoryComparison => {
			const windows = windowsOf(area, category);
			const members = areas.map((member) => ({
				...currentOf(windowsOf(member, category)),
				area: member,
				exposure: residents.get(member) ?? null,
			}));
			const pooled = regionalAverage(members, { ownArea: area });
			const meanOfRates = regionalAverage(members, { ownArea: area, method: "mean-of-rates" });
			const polarity = neutral.test(category) ? "neutral" : "lower-is-better";
			const own = members.find((member) => member.area === area) ?? { area, count: null, exposure: people };
			return {
				category,
				windows,
				travel:
					windows.status === "complete"
						? directionOfTravel(windows.current, windows.previous, { polarity })
						: null,
				pooled,
				meanOfRates,
				position: compareToBenchmark(own, pooled, { polarity }),
				lacking: members.flatMap(({ area: member, lacks }) =>
					lacks === null ? [] : [`${member}: ${lacks}`],
				),
			};
		});
	return { area, areas, period, populationYear, population: people, categories, noticed };
}

/** The count of the current window whatever the previous one lacks, or the range of it, or what it lacks. */
function currentOf(windows: RollingComparison) {
	if (windows.status === "complete") return { count: windows.current.count, lacks: null };
	const { current } = windows;
	if (current.status === "complete") return { count: current.total, lacks: null };
	if (current.status === "interval")
		return {
			count: null,
			withheld: { from: current.lower, to: current.upper },
			lacks: `withheld in ${current.withheld.join(", ")}`,
		};
	return {
		count: null,
		lacks: current.reasons
			.map(({ code, ...rest }) => `${code} ${Object.values(rest).flat().join(", ")}`)
			.join("; "),
	};
}

/** The last month that the file has a count for. */
function lastMonthOf({ series, noticed }: Counts): Period {
	const periods = [...series.values()].flatMap((categories) =>
		[...categories.values()].flat().map(({ period }) => period),
	);
	const last = periods.sort().at(-1);
	if (last === undefined)
		throw new ChoiceError(
			["Cannot compare: the file holds no count that could be read", ...noticed].join("\n  "),
		);
	return last;
}

/** The latest mid-year estimate that was made before the window began, or the earliest there is. */
function latestYear({ residents, noticed }: Population, windowStart: number): number {
	const years = [...new Set([...residents.values()].flatMap((byYear) => [...byYear.keys()]))].sort(
		(a, b) => a - b,
	);
	const year = years.filter((candidate) => candidate < windowStart).at(-1) ?? years[0];
	if (year === undefined)
		throw new ChoiceError(
			["Cannot compare: the file holds no population that could be read", ...noticed].join("\n  "),
		);
	return year;
}
