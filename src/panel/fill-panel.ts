import { argumentError } from "../internal/errors.ts";
import { monthText, readSpan } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { alike } from "./columns.ts";
import { cellMarks, markedIn, type Panel } from "./panel.ts";
import type { CodedColumn } from "./panel-columns.ts";
import {
	newTally,
	type PanelProblemCode,
	type PanelReading,
	readingOf,
	reject,
	type Tally,
} from "./panel-reading.ts";

/** Records as numbers: what a panel is filled from, wherever they came from. */
export interface CodedRecords {
	readonly area: CodedColumn;
	readonly indicator: CodedColumn;
	readonly period: CodedColumn;
	/** Counts; NaN for what is none. */
	readonly count: Int32Array | Float64Array;
	/** Whether a count below 0 is a mark. */
	readonly marks: boolean;
	/** What each is divided by, or `null`. */
	readonly exposure: Float64Array | null;
}

/** The code of an area that stands for a record that could not be read at all: lower than any that a dictionary has. */
export const NOT_A_RECORD = -(2 ** 31);

/** The same for a record that a later one replaces. */
export const REPLACED = NOT_A_RECORD + 1;

/** What is to be known of the panel before it is filled. */
export interface PanelShape {
	readonly areas: readonly string[] | null;
	readonly indicators: readonly string[] | null;
	/** First and last month as integers, or `null` for those that occur. */
	readonly months: { readonly first: number; readonly last: number } | null;
	readonly weighted: boolean;
	/** Reads the name of a period. */
	readonly readPeriod: (name: string) => Period;
}

/** A filled panel without its exposures, and the exposures of its cells. */
export interface FilledPanel {
	readonly reading: PanelReading;
	readonly exposures: readonly Float64Array[];
}

const doing = "make a panel";

/** Months from the first to the last that occurs, at most: a hundred years. */
const MOST_MONTHS = 1200;

/** The month that each name of a period stands for, as an integer; NaN where it is not one month. */
function monthNumbers(names: CodedColumn["names"], readPeriod: PanelShape["readPeriod"]): Float64Array {
	return Float64Array.from(names, (name) => {
		if (name === null) return Number.NaN;
		try {
			const span = readSpan(readPeriod(name));
			return span !== null && span.first === span.last ? span.first : Number.NaN;
		} catch (error) {
			// A text that is no period is a fact about the data.
			if (error instanceof SyntaxError) return Number.NaN;
			throw error;
		}
	});
}

/** The first and the last month that occurs among the records. */
function monthsFound(
	months: Float64Array,
	{ codes, names, first }: CodedColumn,
): { first: number; last: number } {
	const used = new Uint8Array(months.length);
	for (let at = 0; at < codes.length; at++) used[codes[at] as number] = 1;
	const found = months.filter((month, code) => used[code] === 1 && !Number.isNaN(month));
	const refuse = (must: string, value: unknown) =>
		argumentError(RangeError, "out-of-range", doing, must, value);
	if (codes.length === 0) throw refuse("months must be given where there is no record", undefined);
	if (found.length === 0)
		throw refuse(
			"a record must have a month, as YYYY-MM or as readPeriod reads it, or months must be given",
			names[codes[0] as number] ?? first,
		);
	const span = {
		first: found.reduce((a, b) => Math.min(a, b)),
		last: found.reduce((a, b) => Math.max(a, b)),
	};
	if (span.last - span.first < MOST_MONTHS) return span;
	throw refuse(
		`the first and the last month must lie within ${MOST_MONTHS} months, or months must be given`,
		`${monthText(span.first)}/${monthText(span.last)}`,
	);
}

/** The place in the panel of each name of a column; -1 where it has none. */
function placesOf(names: CodedColumn["names"], wanted: readonly string[]): Int32Array {
	const places = new Map<string | null, number>(wanted.map((name, place) => [name, place]));
	return Int32Array.from(names, (name) => places.get(name) ?? -1);
}

/** The texts among the names of a column, each once; a blank is no name, as it often stands beside the total of the others. */
function textsOf({ names }: CodedColumn): readonly string[] {
	return [...new Set(names)].filter((name): name is string => name !== null && name !== "");
}

/** Puts every record into its cell, or says why not. */
export function fillPanel(records: CodedRecords, shape: PanelShape): FilledPanel {
	const tally = newTally();
	const numbers = monthNumbers(records.period.names, shape.readPeriod);
	const { first, last } = shape.months ?? monthsFound(numbers, records.period);
	const areas = shape.areas ?? textsOf(records.area);
	const indicators = shape.indicators ?? textsOf(records.indicator);
	const series = areas.length * indicators.length;
	const count = last - first + 1;
	const Column = shape.weighted ? Float64Array : Int32Array;
	const cells = new Column(count * strideOf(series)).fill(cellMarks.missing);
	const exposed =
		records.exposure === null ? null : new Float64Array(count * strideOf(series)).fill(Number.NaN);
	const maps: Places = {
		areas: placesOf(records.area.names, areas),
		indicators: placesOf(records.indicator.names, indicators),
		// Beyond the months, or no month: -1 and -2.
		months: Int32Array.from(numbers, (month) =>
			Number.isNaN(month) ? -2 : month < first || month > last ? -1 : month - first,
		),
	};
	const filled = new Uint32Array(count);
	const duplicates = place(records, maps, indicators.length, shape.weighted, cells as Int32Array, {
		exposed,
		stride: strideOf(series),
		filled,
		tally,
	});
	const all = {
		counts: columnsOf(cells, count, series),
		exposures: exposed && columnsOf(exposed, count, series),
	};
	// A name that no placed record has is not in the panel, unless it was asked for.
	const used = usedNames(all.counts, areas, indicators, shape);
	const { counts, exposures } = used.isAll ? all : only(all, used, indicators.length);
	const wanted = used.areas.length * used.indicators.length;
	const panel: Panel = {
		kind: "panel",
		areas: used.areas.map((area) => areas[area] as string),
		indicators: used.indicators.map((indicator) => indicators[indicator] as string),
		first: monthText(first) as Period,
		last: monthText(last) as Period,
		counts: counts as readonly Int32Array[],
		marked: counts.map((column, month) => (filled[month] === wanted ? new Uint32Array(0) : markedIn(column))),
		weighted: shape.weighted,
		exposures: null,
	};
	return { reading: readingOf(panel, records.count.length, tally, duplicates), exposures: exposures ?? [] };
}

/** Places of the areas and indicators that the panel has. */
interface Used {
	readonly areas: readonly number[];
	readonly indicators: readonly number[];
	/** Whether these are all. */
	readonly isAll: boolean;
}

/** The areas and indicators that were asked for, or that have a record in some cell. */
function usedNames(
	counts: readonly (Int32Array | Float64Array)[],
	areas: readonly string[],
	indicators: readonly string[],
	shape: PanelShape,
): Used {
	const hasArea = new Uint8Array(areas.length).fill(shape.areas === null ? 0 : 1);
	const hasIndicator = new Uint8Array(indicators.length).fill(shape.indicators === null ? 0 : 1);
	const isAll = () => !hasArea.includes(0) && !hasIndicator.includes(0);
	// Most panels have every name in their first month.
	for (let month = 0; month < counts.length && !isAll(); month++) {
		const column = counts[month] as Int32Array;
		for (let area = 0, at = 0; area < areas.length; area++)
			for (let indicator = 0; indicator < indicators.length; indicator++, at++)
				if (column[at] !== cellMarks.missing) {
					hasArea[area] = 1;
					hasIndicator[indicator] = 1;
				}
	}
	const usedOf = (has: Uint8Array) => Array.from(has.keys()).filter((place) => has[place] === 1);
	return { areas: usedOf(hasArea), indicators: usedOf(hasIndicator), isAll: isAll() };
}

/** The columns of some areas and indicators. */
function only(
	all: { counts: readonly (Int32Array | Float64Array)[]; exposures: readonly Float64Array[] | null },
	{ areas, indicators }: Used,
	each: number,
): typeof all {
	const series = areas.flatMap((area) => indicators.map((indicator) => area * each + indicator));
	const take = <Column extends Int32Array | Float64Array>(columns: readonly Column[]) => {
		const months = columns.length;
		const [first] = columns as [Column];
		const cells = alike(first, months * strideOf(series.length));
		const taken = columnsOf(cells, months, series.length);
		for (const [month, column] of taken.entries())
			for (let at = 0; at < series.length; at++)
				column[at] = (columns[month] as Column)[series[at] as number] as number;
		return taken;
	};
	return { counts: take(all.counts), exposures: all.exposures && take(all.exposures) };
}

/**
 * How far the columns lie apart: as many cells as there are series, and a few more, so that the cells of one series do
 * not all fall on the same few lines of the cache.
 */
function strideOf(series: number): number {
	return Math.ceil(series / 16) * 16 + 16;
}

/** The columns of the months in one block of memory. */
function columnsOf<Column extends Int32Array | Float64Array>(
	cells: Column,
	months: number,
	series: number,
): readonly Column[] {
	const stride = strideOf(series);
	return Array.from(
		{ length: months },
		(_, month) => cells.subarray(month * stride, month * stride + series) as Column,
	);
}

/** Where the names of each column lie in the panel. */
interface Places {
	readonly areas: Int32Array;
	readonly indicators: Int32Array;
	readonly months: Int32Array;
}

interface Found {
	/** The exposures of the cells, laid out as they are, or `null`. */
	readonly exposed: Float64Array | null;
	/** How far the cells of a month lie from those of the month before. */
	readonly stride: number;
	/** How many cells of each month hold a count. */
	readonly filled: Uint32Array;
	readonly tally: Tally;
}

/** Puts the records into the cells, and gives the number of cells that had several. */
function place(
	{ area, indicator, period, count, marks, exposure }: CodedRecords,
	maps: Places,
	indicators: number,
	weighted: boolean,
	cells: Int32Array,
	{ exposed, stride, filled, tally }: Found,
): number {
	let duplicates = 0;
	const lowest = marks ? cellMarks.blank : 0;
	// Whole counts are held in 32 bits.
	const highest = weighted ? Number.MAX_VALUE : 0x7fffffff;
	// Held by name, so that the loop need not look them up again after each call.
	const { codes: areaCodes } = area;
	const { codes: indicatorCodes } = indicator;
	const { codes: periodCodes } = period;
	const { areas, indicators: places, months } = maps;
	let lastArea = -1;
	let lastIndicator = -1;
	let a = -1;
	let i = -1;
	for (let at = 0; at < count.length; at++) {
		const areaCode = areaCodes[at] as number;
		const indicatorCode = indicatorCodes[at] as number;
		// Long columns are usually sorted: most records are of the series of the one before.
		if (areaCode !== lastArea || indicatorCode !== lastIndicator) {
			lastArea = areaCode;
			lastIndicator = indicatorCode;
			a = areaCode <= REPLACED ? areaCode : placeAt(areas, areaCode, -1);
			i = placeAt(places, indicatorCode, -1);
		}
		const m = placeAt(months, periodCodes[at] as number, -2);
		const value = count[at] as number;
		const known = value >= lowest && value <= highest && (weighted || value === Math.floor(value));
		const over = exposure === null ? 0 : (exposure[at] as number);
		if (a < 0 || i < 0 || m < 0 || !known || over < 0 || over === Infinity) {
			reject(tally, at, problemOf(a, i, m, known));
			continue;
		}
		const cell = m * stride + a * indicators + i;
		const before = cells[cell] as number;
		if (before === cellMarks.missing) {
			cells[cell] = value + 0;
			if (value >= 0) filled[m] = (filled[m] as number) + 1;
			if (exposed !== null) exposed[cell] = over + 0;
		} else if (before !== cellMarks.duplicate) {
			cells[cell] = cellMarks.duplicate;
			if (before >= 0) filled[m] = (filled[m] as number) - 1;
			duplicates++;
		}
	}
	return duplicates;
}

/** Why a record has no place, the first of what there is. */
function problemOf(area: number, indicator: number, month: number, known: boolean): PanelProblemCode {
	if (area === NOT_A_RECORD) return "not-a-record";
	if (area === REPLACED) return "replaced";
	if (area < 0) return "unknown-area";
	if (indicator < 0) return "unknown-indicator";
	if (month === -2) return "not-a-month";
	if (month < 0) return "outside-months";
	return known ? "not-an-exposure" : "not-a-count";
}

/** The place that a code stands for, or `none` where the code is no name. */
function placeAt(places: Int32Array, code: number, none: number): number {
	return code >= 0 && code < places.length ? (places[code] as number) : none;
}
