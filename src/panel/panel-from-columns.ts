import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { type CodedRecords, type FilledPanel, fillPanel, type PanelShape } from "./fill-panel.ts";
import { cellMarks, checkNames } from "./panel.ts";
import { checkLengths, codedColumn, indexed, type PanelColumns, validityOf } from "./panel-columns.ts";
import { areasWithout, exposuresOf, type PanelExposureOptions } from "./panel-exposures.ts";
import type { PanelReading } from "./panel-reading.ts";

/** Settings of {@link panelFromColumns} and the other ways to a panel. @since 0.1.0 */
export interface PanelOptions extends PanelExposureOptions {
	/** The areas and their order; records of others are rejected. Default: those of the records that are placed, in order. */
	readonly areas?: readonly string[];
	/** The indicators and their order; records of others are rejected. Default: as for areas. */
	readonly indicators?: readonly string[];
	/**
	 * The months, both ends included; records of others are rejected. Default: from the first to the last that occurs, which
	 * must then be at most 1,200 months: one wrong year would make a panel of thousands.
	 */
	readonly months?: Period;
	/** Accepts counts that are not whole. Default false. */
	readonly weighted?: boolean;
	/**
	 * Reads the text of a month, once for each text that occurs; a SyntaxError makes it no month. Default: it stands as
	 * `YYYY-MM`. `toPeriod` reads every way that periods are printed in, `(text) => toPeriod(text.slice(0, 7))` dates such as
	 * `2019-12-01`.
	 */
	readonly readPeriod?: (text: string) => Period;
}

const doing = "make a panel";

/**
 * A panel from long columns, such as Arrow, Arquero, polars or a database hand over.
 *
 * Each record is put into the cell of its area, indicator and month. A cell without a record is marked as missing, a
 * count of null as blank, a withheld one as withheld; two records for one cell leave it without a count, marked as
 * duplicate, because nothing says which holds. Records that cannot be placed are counted and the first hundred named.
 * Dictionary columns (`codes` and `names`) are several times faster than lists of texts. Vectors of Arrow can stand as they
 * are, whatever their chunks, slices and nulls.
 *
 * @param columns - area, indicator, month and count of each record
 * @param options - names, months, exposures, whether counts may be weighted
 * @returns the panel, and what became of every record
 * @throws TypeError or RangeError when a column is none or has another length, an option is not what it must be, or no record
 * has a month, or they lie too far apart, and `months` is not given; SyntaxError when `months` is no period
 * @example Codes with names
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellMarks, panelFromColumns } from "direction-of-travel/panel";
 *
 * const { panel, rejected } = panelFromColumns({
 * 	area: { codes: Int32Array.of(0, 0, 1), names: ["Ashby", "Oadby"] },
 * 	indicator: ["robbery", "robbery", "robbery"],
 * 	period: ["2019-11", "2019-12", "2019-12"],
 * 	count: [3, null, 0],
 * });
 * assert.equal(rejected, 0);
 * assert.deepEqual([...(panel.counts[0] ?? [])], [3, cellMarks.missing]);
 * assert.deepEqual([...(panel.counts[1] ?? [])], [cellMarks.blank, 0]);
 * ```
 * @since 0.1.0
 */
export function panelFromColumns(columns: PanelColumns, options: PanelOptions = {}): PanelReading {
	return completePanel(fillPanel(codedRecords(columns), shapeOf(options)), options);
}

/** The columns as numbers. */
export function codedRecords(columns: PanelColumns): CodedRecords {
	if (typeof columns !== "object" || columns === null)
		throw argumentError(TypeError, "wrong-type", doing, "columns must be a record of columns", columns);
	const area = codedColumn(doing, "area", columns.area);
	const indicator = codedColumn(doing, "indicator", columns.indicator);
	const period = codedColumn(doing, "period", columns.period);
	const numbers = "a list or an array of numbers";
	const count = indexed(doing, "count", columns.count, numbers);
	const exposure =
		columns.exposure === undefined ? null : indexed(doing, "exposure", columns.exposure, numbers);
	const withheld =
		columns.withheld === undefined
			? null
			: indexed<boolean | number>(
					doing,
					"withheld",
					columns.withheld,
					"a list of true and false, or an array of bytes",
				);
	const records = checkLengths(doing, columns.records, {
		area: area.length,
		indicator: indicator.length,
		period: period.length,
		count: count.length,
		...(exposure && { exposure: exposure.length }),
		...(withheld && { withheld: withheld.length }),
	});
	return {
		area: area.take(records),
		indicator: indicator.take(records),
		period: period.take(records),
		...countsOf(count, withheld, validityOf(doing, "valid", columns, records), records),
		exposure: exposure && exposureColumn(exposure, records),
	};
}

/** The options that shape a panel, checked. */
export function shapeOf<Options extends PanelOptions>(
	options: Options,
	more: readonly (keyof Options & string)[] = [],
): PanelShape {
	checkOptions(doing, options, [
		"areas",
		"indicators",
		"months",
		"weighted",
		"readPeriod",
		"exposures",
		"exposureRule",
		"windowMonths",
		...more,
	]);
	const { areas, indicators, months, weighted = false, readPeriod = (text) => text as Period } = options;
	if (typeof readPeriod !== "function")
		throw argumentError(TypeError, "wrong-type", doing, "readPeriod must be a function", readPeriod);
	if (typeof weighted !== "boolean")
		throw argumentError(TypeError, "wrong-type", doing, "weighted must be true or false", weighted);
	return {
		areas: areas === undefined ? null : [...checkNames(doing, "areas", areas)],
		indicators: indicators === undefined ? null : [...checkNames(doing, "indicators", indicators)],
		months: months === undefined ? null : spanOf(months, doing),
		weighted,
		readPeriod,
	};
}

/** The reading with the exposures of its panel. */
export function completePanel({ reading, exposures }: FilledPanel, options: PanelOptions): PanelReading {
	const { first } = spanOf(reading.panel.first, doing);
	const found = exposuresOf(doing, reading.panel, first, options, exposures);
	return {
		...reading,
		panel: { ...reading.panel, exposures: found.exposures },
		areasWithoutExposure: areasWithout(reading.panel, found.exposures),
		exposuresNotUsed: found.notUsed,
	};
}

/** Counts as numbers, with a mark where there is none and NaN where there is no number. */
function countsOf(
	count: ArrayLike<number | bigint | null>,
	withheld: ArrayLike<boolean | number | null> | null,
	isThere: ReturnType<typeof validityOf>,
	records: number,
): Pick<CodedRecords, "count" | "marks"> {
	const plain = count instanceof Int32Array || count instanceof Float64Array;
	if (plain && isThere === null && withheld === null)
		return { count: count.subarray(0, records), marks: false };
	const numbers = new Float64Array(records);
	for (let at = 0; at < records; at++) {
		const value = count[at];
		numbers[at] = withheld?.[at]
			? cellMarks.withheld
			: value === null || value === undefined || isThere?.(at) === false
				? cellMarks.blank
				: numberOf(value);
	}
	return { count: numbers, marks: true };
}

/** A count as a number; one below 0 would be taken for a mark. */
function numberOf(value: number | bigint): number {
	const number = typeof value === "bigint" ? Number(value) : value;
	return typeof number === "number" && number >= 0 ? number : Number.NaN;
}

/** Exposures as numbers, NaN where there is none; what is no number is below 0, and no exposure either, but told. */
function exposureColumn(column: ArrayLike<number | bigint | null>, records: number): Float64Array {
	if (column instanceof Float64Array) return column.subarray(0, records);
	return Float64Array.from({ length: records }, (_, at) => {
		const value = column[at] ?? Number.NaN;
		return typeof value === "bigint" ? Number(value) : typeof value === "number" ? value : -1;
	});
}
