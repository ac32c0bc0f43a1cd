import { checkList } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type ByteDictionary, byteDictionary, grown, textOf } from "./byte-dictionary.ts";
import { type CsvColumns, csvRecords, type RecordSink } from "./csv-records.ts";
import { fillPanel, NOT_A_RECORD } from "./fill-panel.ts";
import { cellMarks } from "./panel.ts";
import { completePanel, type PanelOptions, shapeOf } from "./panel-from-columns.ts";
import type { PanelReading } from "./panel-reading.ts";

/** Settings of {@link panelFromCsv}. @since 0.1.0 */
export interface PanelCsvOptions extends PanelOptions {
	/** Headings of the columns that are read; all others are passed over. */
	readonly columns: CsvColumns;
	/** Texts in the place of a count that mark it as withheld, such as `[c]`. Default none. */
	readonly withheld?: readonly string[];
	/** Texts in the place of a count that mark it as blank, such as `[x]`, besides nothing at all. Default none. */
	readonly blank?: readonly string[];
	/** What stands between fields, one character of ASCII. Default a comma. */
	readonly delimiter?: string;
}

const doing = "make a panel from CSV";

/**
 * A panel from a CSV, read as it arrives: long form, one record for each area, indicator and month.
 *
 * The text is UTF-8 with a line of headings, as RFC 4180 has it: fields may stand in quotation marks, which are doubled
 * inside; lines end with LF or CRLF; a byte order mark and empty lines are passed over. A count is digits, with a point
 * and more digits where `weighted`, or with a point and zeros; nothing at all is blank. Fields are not trimmed. What becomes
 * of records is that of {@link panelFromColumns}. A name of which a byte is not UTF-8 is not guessed: its records are
 * `unknown-area` or `unknown-indicator`. A line is `not-a-record` where text stands after a closing quotation mark, or where
 * a mark is not closed within 16 MiB; the lines after it are read.
 * Only codes and counts are kept while it is read, 20 bytes a record, 28 with exposures.
 *
 * For a few thousand rows with findings cell by cell, `readObservations` of the schema is the better reader.
 *
 * @param chunks - bytes of the file in order: a stream of Node or of the web, or a list of arrays
 * @param options - headings, marks, and the options of `panelFromColumns`
 * @returns the panel, and what became of every record
 * @throws SyntaxError when the first line lacks a heading; TypeError or RangeError when an option is not what it must be,
 * a chunk is not bytes, or no record has a month and `months` is not given
 * @example Two chunks
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellMarks, panelFromCsv } from "direction-of-travel/panel";
 *
 * const bytes = (text: string) => new TextEncoder().encode(text);
 * const { panel, records } = await panelFromCsv(
 * 	[bytes("month,ward,offence,n\n2019-11,Ashby,robbery,3\n2019-1"), bytes("2,Ashby,robbery,[c]\n")],
 * 	{ columns: { area: "ward", indicator: "offence", period: "month", count: "n" }, withheld: ["[c]"] },
 * );
 * assert.equal(records, 2);
 * assert.deepEqual(panel.counts.map((column) => column[0]), [3, cellMarks.withheld]);
 * ```
 * @see RFC 4180 (2005), Common format and MIME type for comma-separated values files
 * @since 0.1.0
 */
export async function panelFromCsv(
	chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	options: PanelCsvOptions,
): Promise<PanelReading> {
	const shape = shapeOf(options, ["columns", "withheld", "blank", "delimiter"]);
	const sink = gather(markersOf(options), shape.weighted, options.columns?.exposure !== undefined);
	const reader = csvRecords(doing, options.columns, options.delimiter ?? ",", sink);
	for await (const chunk of chunks) {
		if (!(chunk instanceof Uint8Array))
			throw argumentError(TypeError, "wrong-type", doing, "chunks must be arrays of bytes", typeof chunk);
		reader.read(chunk);
	}
	reader.end();
	return completePanel(fillPanel(sink.records(), shape), options);
}

/** The marks that texts in the place of a count stand for. */
function markersOf({ withheld = [], blank = [] }: PanelCsvOptions): ReadonlyMap<string | null, number> {
	const marks = new Map<string | null, number>([["", cellMarks.blank]]);
	for (const [name, texts, mark] of [
		["blank", blank, cellMarks.blank],
		["withheld", withheld, cellMarks.withheld],
	] as const)
		for (const text of checkList(doing, name, texts)) {
			if (typeof text !== "string")
				throw argumentError(TypeError, "wrong-type", doing, `${name} must be a list of texts`, text);
			if (marks.has(text) && marks.get(text) !== mark)
				throw argumentError(RangeError, "duplicate", doing, "each mark must have one meaning", text);
			marks.set(text, mark);
		}
	return marks;
}

/** A text of digits, with a point and more digits, as a number; NaN where it is none, or whole ones are wanted and it is not. */
function decimal(text: string | null, weighted: boolean): number {
	const [whole, digits, rest = ""] = /^(\d+)(?:\.(\d+))?$/.exec(text ?? "") ?? [];
	if (weighted) return Number(whole);
	return /^0*$/.test(rest) ? Number(digits) : Number.NaN;
}

/** Gathers records as codes and counts. */
function gather(marks: ReadonlyMap<string | null, number>, weighted: boolean, exposed: boolean) {
	const area = byteDictionary();
	const indicator = byteDictionary();
	const period = byteDictionary();
	let areas = new Int32Array(1024);
	let indicators = new Int32Array(1024);
	let periods = new Int32Array(1024);
	let counts = new Float64Array(1024);
	let exposures = exposed ? new Float64Array(1024) : null;
	let size = 0;
	// Marks such as 999 or 0 would be read as counts.
	const areDigits = [...marks.keys()].some((text) => /^\d+$/.test(text ?? ""));

	const countIn = (bytes: Uint8Array, start: number, end: number): number => {
		if (areDigits) return markOrCount(bytes, start, end);
		let value = 0;
		for (let at = start; at < end; at++) {
			const digit = (bytes[at] as number) - 48;
			if (!(digit >= 0 && digit <= 9) || end - start > 15) return markOrCount(bytes, start, end);
			value = value * 10 + digit;
		}
		return start === end ? cellMarks.blank : value;
	};

	const markOrCount = (bytes: Uint8Array, start: number, end: number): number => {
		const text = textOf(bytes, start, end);
		return marks.get(text) ?? decimal(text, weighted);
	};

	const grow = () => {
		areas = grown(areas, 2 * size);
		indicators = grown(indicators, 2 * size);
		periods = grown(periods, 2 * size);
		counts = grown(counts, 2 * size);
		exposures = exposures && grown(exposures, 2 * size);
	};
	const sink: RecordSink = {
		record: (bytes, starts, ends, places) => {
			if (size === areas.length) grow();
			const code = (dictionary: ByteDictionary, place: number) =>
				dictionary.codeOf(bytes, starts[place] as number, ends[place] as number);
			areas[size] = code(area, places.area);
			indicators[size] = code(indicator, places.indicator);
			periods[size] = code(period, places.period);
			counts[size] = countIn(bytes, starts[places.count] as number, ends[places.count] as number);
			if (exposures !== null) {
				const start = starts[places.exposure] as number;
				const end = ends[places.exposure] as number;
				// Nothing is no exposure; what is no number is below 0, and no exposure either, but told.
				const over = decimal(textOf(bytes, start, end), true);
				exposures[size] = start < end && Number.isNaN(over) ? -1 : over;
			}
			size++;
		},
		unreadable: () => {
			if (size === areas.length) grow();
			areas[size++] = NOT_A_RECORD;
		},
	};
	const records = () => ({
		area: { codes: areas.subarray(0, size), names: area.names() },
		indicator: { codes: indicators.subarray(0, size), names: indicator.names() },
		period: { codes: periods.subarray(0, size), names: period.names() },
		count: counts.subarray(0, size),
		marks: true,
		exposure: exposures?.subarray(0, size) ?? null,
	});
	return { ...sink, records };
}
