import type { Series } from "./ledger.ts";
import type { ReadObservationsOptions } from "./observation-options.ts";
import type { Plan } from "./plan-columns.ts";
import { areaReader } from "./read-area.ts";
import { labelReader, labels } from "./read-label.ts";
import type { Finding } from "./row-issue.ts";
import { cellOf } from "./table.ts";

/** The series of a record, with the name that this record has for its area. */
export interface Key {
	readonly series: Series;
	readonly areaName: string | null;
}

/** Reads to which series each record belongs; null where a label is missing. */
export function keyReader(plan: Plan, options: ReadObservationsOptions, findings: Finding[]) {
	const areas = labels();
	const indicators = labels();
	const { areaCode, areaName, indicator: indicatorColumn } = plan;
	const columns = {
		code: areaCode,
		name: areaName,
		codes: options.areaCodes ?? "any",
		known: options.areas ?? null,
	};
	const readArea = areaReader(columns, areas, findings);
	const readIndicator = indicatorColumn && labelReader(indicatorColumn, indicators, findings);
	const onlyArea = options.area === undefined ? null : { area: areas(options.area), name: null };
	const onlyIndicator = options.indicator === undefined ? null : indicators(options.indicator);
	const others = plan.dimensions.map((column) => ({
		column,
		read: labelReader(column, labels(), findings, false),
	}));
	const known: (Map<string, Series> | undefined)[][] = [];
	const all: Series[] = [];

	const read = (row: Readonly<Record<string | number, unknown>>, record: number): Key | null => {
		const area = onlyArea ?? readArea(cellOf(row, areaCode), cellOf(row, areaName), record);
		const indicator = onlyIndicator ?? readIndicator?.(cellOf(row, indicatorColumn), record) ?? null;
		let dimensionKey = "";
		for (const { column, read } of others)
			dimensionKey += `${read(cellOf(row, column), record)?.text ?? ""}\n`;
		if (area === null || indicator === null) return null;
		const byIndicator = known[area.area.id] ?? [];
		known[area.area.id] = byIndicator;
		const byDimensions = byIndicator[indicator.id] ?? new Map<string, Series>();
		byIndicator[indicator.id] = byDimensions;
		const series = byDimensions.get(dimensionKey) ?? {
			id: all.length,
			area: area.area,
			indicator,
			dimensionKey,
			dimensions: dimensionsOf(dimensionKey),
			at: [],
		};
		if (!byDimensions.has(dimensionKey)) {
			byDimensions.set(dimensionKey, series);
			all.push(series);
		}
		return { series, areaName: area.name?.text ?? null };
	};
	return { read, all };

	function dimensionsOf(key: string): Readonly<Record<string, string>> {
		const values = key.split("\n");
		return Object.fromEntries(others.map(({ column }, index) => [column.name, values[index] ?? ""]));
	}
}
