import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { type CodedRecords, type FilledPanel, fillPanel, type PanelShape } from "./fill-panel.ts";
import { cellMarks, checkNames } from "./panel.ts";
import { codedColumn, type PanelColumns } from "./panel-columns.ts";
import { exposuresOf, type PanelExposureOptions } from "./panel-exposures.ts";
import type { PanelReading } from "./panel-reading.ts";

/** Settings of {@link panelFromColumns} and the other ways to a panel. @since 0.1.0 */
export interface PanelOptions extends PanelExposureOptions {
	/** The areas and their order; records of others are rejected. Default: those that occur, in order. */
	readonly areas?: readonly string[];
	/** The indicators and their order; records of others are rejected. Default: those that occur, in order. */
	readonly indicators?: readonly string[];
	/** The months, both ends included; records of others are rejected. Default: from the first to the last that occurs. */
	readonly months?: Period;
	/** Accepts counts that are not whole. Default false. */
	readonly weighted?: boolean;
	/**
	 * Reads the text of a month, once for each text that occurs; a SyntaxError makes it no month. Default: it stands as
	 * `YYYY-MM`. `toPeriod` reads every way that periods are printed in.
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
 * Dictionary columns (`codes` and `names`) are several times faster than lists of texts.
 *
 * @param columns - area, indicator, month and count of each record
 * @param options - names, months, exposures, whether counts may be weighted
 * @returns the panel, and what became of every record
 * @throws TypeError or RangeError when a column has another length or an option is not what it must be, or no record
 * has a month and `months` is not given; SyntaxError when `months` is no period
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
	const shape = shapeOf(options);
	const { length } = columns.count;
	const coded = {
		area: codedColumn(doing, "area", columns.area),
		indicator: codedColumn(doing, "indicator", columns.indicator),
		period: codedColumn(doing, "period", columns.period),
		...countsOf(columns),
		exposure: columns.exposure === undefined ? null : exposureColumn(columns.exposure),
	};
	for (const [name, found] of [
		["area", coded.area.codes.length],
		["indicator", coded.indicator.codes.length],
		["period", coded.period.codes.length],
		["exposure", coded.exposure?.length ?? length],
		["withheld", columns.withheld?.length ?? length],
	] as const)
		if (found !== length)
			throw argumentError(RangeError, "out-of-range", doing, `${name} must have ${length} records`, found);
	return completePanel(fillPanel(coded, shape), options);
}

/** The options that shape a panel, checked. */
export function shapeOf({
	areas,
	indicators,
	months,
	weighted = false,
	readPeriod = (text) => text as Period,
}: PanelOptions): PanelShape {
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
export function completePanel(filled: FilledPanel | null, options: PanelOptions): PanelReading {
	if (filled === null)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"months must be given where no record has a month",
			undefined,
		);
	const { reading, exposures } = filled;
	const { first } = spanOf(reading.panel.first, doing);
	const found = exposuresOf(doing, reading.panel, first, options, exposures);
	return { ...reading, panel: { ...reading.panel, exposures: found } };
}

/** Counts as numbers, with a mark where there is none and NaN where there is no number. */
function countsOf({ count, valid, withheld }: PanelColumns): Pick<CodedRecords, "count" | "marks"> {
	const plain = count instanceof Int32Array || count instanceof Float64Array;
	if (plain && valid === undefined && withheld === undefined) return { count, marks: false };
	if (valid !== undefined && valid.length < Math.ceil(count.length / 8))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`valid must have a bit for each of ${count.length} records`,
			valid.length * 8,
		);
	const numbers = new Float64Array(count.length);
	for (let at = 0; at < count.length; at++) {
		const value = count[at];
		const there = valid === undefined || (((valid[at >> 3] as number) >> (at & 7)) & 1) === 1;
		numbers[at] = withheld?.[at]
			? cellMarks.withheld
			: !there || value === null || value === undefined
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

function exposureColumn(column: Float64Array | readonly (number | null)[]): Float64Array {
	return column instanceof Float64Array ? column : Float64Array.from(column, (value) => value ?? Number.NaN);
}
