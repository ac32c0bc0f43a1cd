import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { type ObservationRow, type ObservationsRead, readObservations } from "direction-of-travel/schema";

/** Monthly counts by area and category, and what is to be said of the file. */
export interface Counts {
	readonly series: ReadonlyMap<string, ReadonlyMap<string, readonly ObservationRow[]>>;
	readonly noticed: readonly string[];
}

/** Mid-year population by area and year, and what is to be said of the file. */
export interface Population {
	readonly residents: ReadonlyMap<string, ReadonlyMap<number, number>>;
	readonly noticed: readonly string[];
}

/** The rows of a CSV file as lists, the header first, read by a well-kept parser. */
function rowsOf(path: string): readonly (readonly string[])[] {
	return parse(readFileSync(path, "utf8"), { bom: true, relax_column_count: true, skip_empty_lines: true });
}

/** The first of these columns that the header has; the first of all where it has none, which the reader then says. */
function columnOf(
	[header = []]: readonly (readonly string[])[],
	...names: readonly [string, ...string[]]
): string {
	return names.find((name) => header.some((field) => field.trim() === name)) ?? names[0];
}

/** Everything but mere information, with the line of the file. */
function noticedIn(what: string, { issues }: ObservationsRead): readonly string[] {
	return issues
		.filter(({ severity }) => severity !== "info")
		.map(({ line, message }) => `${what}, line ${line}: ${message}`);
}

export function readCounts(path: string): Counts {
	const rows = rowsOf(path);
	const read = readObservations(rows, {
		columns: {
			period: "month",
			areaName: columnOf(rows, "district", "area_name"),
			indicator: columnOf(rows, "crime_type", "offence_group", "category"),
			count: "count",
		},
		// A file of months means the month where a label could also be a year: 2011-12.
		prefer: "month",
		ignore: ["area_code"],
		// Of a withheld count nothing is known but that it is none or more.
		withheld: { from: 0, to: null },
	});
	const series = new Map<string, Map<string, ObservationRow[]>>();
	for (const row of read.observations) {
		const categories = series.get(row.area) ?? new Map<string, ObservationRow[]>();
		const observations = categories.get(row.indicator) ?? [];
		observations.push(row);
		series.set(row.area, categories.set(row.indicator, observations));
	}
	return { series, noticed: noticedIn("counts", read) };
}

export function readPopulation(path: string): Population {
	const rows = rowsOf(path);
	const read = readObservations(rows, {
		columns: { period: "mid_year", areaName: columnOf(rows, "area_name", "district"), count: "population" },
		indicator: "population",
		ignore: ["area_code", "level", "basis"],
		totals: [],
	});
	const residents = new Map<string, Map<number, number>>();
	for (const { area, period, count } of read.observations) {
		const years = residents.get(area) ?? new Map<number, number>();
		// Nobody lives in an area of 0 residents, and nothing can be divided by it.
		if (count !== null && count > 0) years.set(Number(period.slice(0, 4)), count);
		residents.set(area, years);
	}
	return { residents, noticed: noticedIn("population", read) };
}
