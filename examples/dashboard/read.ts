import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type {
	AreaLevel,
	AreaPopulation,
	DashboardArea,
	DashboardObservation,
} from "direction-of-travel/report";
import { type ObservationRow, type ObservationsRead, readObservations } from "direction-of-travel/schema";

/** What a file held, and what was refused. */
export interface FiguresRead {
	readonly observations: readonly DashboardObservation[];
	readonly noticed: readonly string[];
}

/** The areas of a file of populations, and their residents. */
export interface AreasRead {
	readonly areas: readonly DashboardArea[];
	readonly populations: readonly AreaPopulation[];
	readonly noticed: readonly string[];
}

function rowsOf(path: string): readonly (readonly string[])[] {
	return parse(readFileSync(path, "utf8"), { bom: true, relax_column_count: true, skip_empty_lines: true });
}

/** The first of these columns that the header has. */
function columnOf(
	[header = []]: readonly (readonly string[])[],
	...names: readonly string[]
): string | undefined {
	return names.find((name) => header.some((field) => field.trim() === name));
}

function noticedIn(path: string, { issues }: ObservationsRead): readonly string[] {
	const file = path.split(/[/\\]/).at(-1) ?? path;
	// Which months a figure lacks is said beside the figure.
	return issues
		.filter(({ severity, code }) => severity !== "info" && code !== "missing-period")
		.map(({ line, message }) => `${file}, line ${line}: ${message}`);
}

/** Figures, one a row with a column of periods, or one area and indicator a row with months across. */
export function readFigures(path: string): FiguresRead {
	const rows = rowsOf(path);
	const period = columnOf(rows, "month", "period", "quarter");
	const denominator = columnOf(rows, "denominator", "sample_size", "sampleSize");
	const value = columnOf(rows, "value");
	const count = columnOf(rows, "count");
	const areaName = columnOf(rows, "district", "area_name", "area") ?? "area_name";
	const indicator = columnOf(rows, "crime_type", "offence_group", "category", "indicator") ?? "indicator";
	const read = readObservations(rows, {
		columns: {
			areaName,
			indicator,
			...(period === undefined ? {} : { period }),
			// Surveys have values and no counts; where there is neither, it is the count that lacks.
			...(period === undefined || (count === undefined && value !== undefined) ? {} : { count: "count" }),
			...(period === undefined || denominator === undefined ? {} : { denominator }),
			...(period === undefined || value === undefined ? {} : { value }),
		},
		...(period === undefined ? { across: "count" as const } : {}),
		prefer: "month",
		ignore: ["area_code"],
		// Of a withheld count nothing is known but that it is none or more.
		withheld: { from: 0, to: null },
	});
	return { observations: read.observations.map(asObservation), noticed: noticedIn(path, read) };
}

/** What the dashboard uses of a row, without what the row does not have. */
function asObservation({ indicator, area, period, count, denominator, value, ...row }: ObservationRow) {
	const { withheld, status, vintage, breakBefore } = row;
	return {
		indicator,
		area,
		period,
		...(value === null ? { count } : { value }),
		...(denominator === null ? {} : { denominator }),
		...(withheld === undefined ? {} : { withheld }),
		...(status === undefined ? {} : { status }),
		...(vintage === undefined ? {} : { vintage }),
		...(breakBefore === undefined ? {} : { breakBefore }),
	};
}

/**
 * Areas and residents. A file may say of an area what its `level` is (district, county or region) and which area is its
 * `parent`; without that every area is a district. Where there is one mid-year only, it stands for every window.
 */
export function readAreas(path: string): AreasRead {
	const rows = rowsOf(path);
	const [header = [], ...records] = rows;
	const name = columnOf(rows, "area_name", "district", "area") ?? "area_name";
	const field = (record: readonly string[], column: string) =>
		record[header.findIndex((one) => one.trim() === column)]?.trim() ?? "";
	const areas = new Map<string, DashboardArea>();
	for (const record of records) {
		const [id, level, parent] = [field(record, name), field(record, "level"), field(record, "parent")];
		if (id === "" || areas.has(id)) continue;
		areas.set(id, { id, level: levelOf(level), ...(parent === "" ? {} : { parent }) });
	}
	const peopled = records.filter((record) => field(record, "population") !== "");
	const read = readObservations([header, ...peopled], {
		columns: { period: "mid_year", areaName: name, count: "population" },
		indicator: "population",
		ignore: ["area_code", "level", "parent", "basis"],
		totals: [],
	});
	const years = new Set(read.observations.map(({ period }) => period));
	return {
		areas: [...areas.values()],
		populations: read.observations.map(({ area, period, count }) => ({
			area,
			...(years.size > 1 ? { year: Number(period.slice(0, 4)) } : {}),
			population: count,
		})),
		noticed: noticedIn(path, read),
	};
}

function levelOf(text: string): AreaLevel {
	const level = text.toLowerCase();
	return level === "county" || level === "region" ? level : "district";
}
