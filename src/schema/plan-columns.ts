import type { ReadObservationsOptions } from "./observation-options.ts";
import type { Measure } from "./read-measure.ts";
import { type Finding, finding } from "./row-issue.ts";
import { totalName } from "./settle-totals.ts";
import { type Column, type Table, trimmed } from "./table.ts";

/** Where everything stands in a record. */
export interface Plan {
	/** Whether every column that is wanted is there, once. */
	readonly isReadable: boolean;
	readonly areaCode: Column | null;
	readonly areaName: Column | null;
	readonly indicator: Column | null;
	readonly period: Column | null;
	readonly status: Column | null;
	readonly vintage: Column | null;
	readonly dimensions: readonly Column[];
	/** The columns of figures of each record. */
	readonly measures: readonly (readonly [measure: Measure, column: Column])[];
	/** The columns with a period in their header, where they stand across. */
	readonly across: readonly Column[];
	/** Columns that are the sum of those. */
	readonly totals: readonly Column[];
}

const measureNames = ["count", "denominator", "value", "lower", "upper"] as const;

/** Finds the columns that are named, and says what is missing, doubled or not read. */
export function planColumns(table: Table, options: ReadObservationsOptions, findings: Finding[]): Plan {
	const taken = new Set<Column>();
	let isReadable = true;
	const columnOf = (name: string | undefined): Column | null => {
		if (name === undefined) return null;
		const found = table.columns.filter((column) => column.name === trimmed(name));
		for (const column of found) taken.add(column);
		const [only = null, other] = found;
		if (only !== null && other === undefined) return only;
		isReadable = false;
		// A table of nothing has no header to look into.
		if (table.columns.length > 0 || table.rows.length > 0)
			findings.push(
				only === null
					? finding("missing-column", "error", 0, name, null, "must be among the columns")
					: finding(
							"duplicate-header",
							"error",
							0,
							name,
							null,
							"must be named once only, because it is read",
						),
			);
		return null;
	};
	const { columns, across, dimensions = [], ignore = [] } = options;
	const plan = {
		areaCode: columnOf(columns.areaCode),
		areaName: columnOf(columns.areaName),
		indicator: columnOf(columns.indicator),
		period: columnOf(columns.period),
		status: columnOf(columns.status),
		vintage: columnOf(columns.vintage),
		dimensions: dimensions.map(columnOf).filter((column) => column !== null),
		measures: measureNames.flatMap((measure) => {
			const column = columnOf(columns[measure]);
			return column === null ? [] : [[measure, column] as const];
		}),
	};
	const ignored = new Set(ignore.map(trimmed));
	const rest = table.columns.filter((column) => !taken.has(column) && !ignored.has(column.name));
	const totals = across === undefined ? [] : rest.filter(({ name }) => totalName.test(name));
	for (const { name } of totals)
		findings.push(
			finding("total-row", "info", 0, name, null, "is the sum of the periods, and not one of them"),
		);
	if (across !== undefined)
		return { ...plan, isReadable, across: rest.filter((column) => !totals.includes(column)), totals };
	for (const { name } of rest) findings.push(finding("extra-column", "info", 0, name, null, "is not read"));
	return { ...plan, isReadable, across: [], totals };
}
