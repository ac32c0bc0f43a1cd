import { checkMember, checkOptions } from "../internal/check.ts";
import type { ReadObservationsOptions } from "./observation-options.ts";
import type { ObservationsRead } from "./observation-row.ts";
import { readObservations } from "./read-observations.ts";
import { rawText } from "./row-issue.ts";
import { isRecord, readTable, type TableRow, trimmed } from "./table.ts";

/**
 * How a Fingertips download is read.
 *
 * @since 0.1.0
 */
export interface FingertipsOptions
	extends Pick<ReadObservationsOptions, "areas" | "header" | "legend" | "withheld"> {
	/** Which limits of the value are read: those at 95% or at 99.8%. Default `95`. */
	readonly limits?: "95" | "99.8";
}

/**
 * The observations of a Fingertips download (`indicators-….data.csv`), as its CSV gives them.
 *
 * Its shape has surprises that are no faults: a line break at the end of indicator names, and rows with one field fewer
 * than the header. Both are taken as they are meant; every other finding is that of `readObservations`. Areas are told
 * apart by code, records also by sex, age, area type, category type and category. The pooled years `2013 - 15` are three
 * calendar years, `2013/14 - 15/16` three financial years. Trends and comparisons that Fingertips prints are not read.
 *
 * @param rows - the table, with its header as the first row, or `header`, or objects
 * @param options - limits, areas, markers
 * @returns observations, findings and tally, as `readObservations` gives them
 * @throws TypeError when `rows` is no list; RangeError when `limits` is unknown
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { readFingertips } from "direction-of-travel/schema";
 *
 * const header = ["Indicator Name", "Area Code", "Area Name", "Area Type", "Sex", "Age", "Category Type", "Category"];
 * const figures = ["Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator"];
 * const read = readFingertips([
 * 	[...header, ...figures, "Compared to goal"],
 * 	["Incidence rate\n", "E92000001", "England", "Country", "Persons", "All ages", "", "", "2015", "94.7", "93.9", "95.5", "51897", "54786327"],
 * ]);
 * assert.equal(read.observations[0]?.indicator, "Incidence rate");
 * assert.equal(read.observations[0]?.period, "2015-01/2015-12");
 * ```
 * @since 0.1.0
 */
export function readFingertips(rows: readonly TableRow[], options: FingertipsOptions = {}): ObservationsRead {
	const doing = "read the Fingertips download";
	checkOptions(doing, options, ["limits", "areas", "header", "legend", "withheld"]);
	const { limits = "95", ...rest } = options;
	checkMember(doing, "limits", limits, ["95", "99.8"]);
	const { columns, start } = readTable(doing, rows, options.header);
	const keysOf = (name: string) => columns.filter((column) => column.name === name).map(({ key }) => key);
	const [indicator, period] = [keysOf("Indicator Name"), keysOf("Time period")];
	const level = limits === "95" ? "95.0" : limits;
	const names = {
		period: "Time period",
		areaCode: "Area Code",
		areaName: "Area Name",
		indicator: "Indicator Name",
		count: "Count",
		denominator: "Denominator",
		value: "Value",
		lower: `Lower CI ${level} limit`,
		upper: `Upper CI ${level} limit`,
	};
	const dimensions = ["Sex", "Age", "Area Type", "Category Type", "Category"];
	const read: readonly string[] = [...Object.values(names), ...dimensions];
	return readObservations(
		rows.map((row, index) => (index < start ? row : withPlainText(row, indicator, period))),
		{
			...rest,
			columns: names,
			dimensions,
			shortRows: "accept",
			ignore: columns.map(({ name }) => name).filter((name) => !read.includes(name)),
			totals: [],
		},
	);
}

type Keys = readonly (string | number)[];

/** The row with indicator names on one line and pooled years as a range of months. */
function withPlainText(row: TableRow, indicator: Keys, period: Keys): TableRow {
	if (!Array.isArray(row) && !isRecord(row)) return row;
	const changed: [string | number, string][] = [];
	for (const key of indicator) changed.push([key, trimmed(textAt(row, key)).replace(/\s+/g, " ")]);
	for (const key of period) changed.push([key, pooledYears(textAt(row, key))]);
	if (!Array.isArray(row)) return { ...row, ...Object.fromEntries(changed) };
	const copy: unknown[] = [...row];
	for (const [key, text] of changed) if (Number(key) < copy.length) copy[Number(key)] = text;
	return copy;
}

function textAt(row: TableRow, key: string | number): string {
	return rawText((row as Readonly<Record<string | number, unknown>>)[key]);
}

/** `2013 - 15` and `2013/14 - 15/16` as months; every other label as it is. */
function pooledYears(label: string): string {
	const [, from, fromEnd, to, toEnd] = /^(\d{4})(?:\/(\d\d))? - (\d\d)(?:\/(\d\d))?$/.exec(label) ?? [];
	if (from === undefined || to === undefined || (fromEnd === undefined) !== (toEnd === undefined))
		return label;
	const century = Number(from) - (Number(from) % 100);
	const last = century + Number(to) + (Number(to) < Number(from) % 100 ? 100 : 0);
	return fromEnd === undefined ? `${from}-01/${last}-12` : `${from}-04/${last + 1}-03`;
}
