import { argumentError } from "../internal/errors.ts";
import { grown, textOf } from "./byte-dictionary.ts";

/** Headings of the columns of a CSV that a panel is made from. @since 0.1.0 */
export interface CsvColumns {
	/** Heading of the areas. */
	readonly area: string;
	/** Heading of the indicators. */
	readonly indicator: string;
	/** Heading of the months. */
	readonly period: string;
	/** Heading of the counts. */
	readonly count: string;
	/** Heading of what counts are divided by. Only with `exposureRule`. Default: there is none. */
	readonly exposure?: string;
}

/** The place of each column among the fields of a record; -1 for one that there is not. */
type ColumnPlaces = Readonly<Record<keyof CsvColumns, number>>;

/** Where records go. */
export interface RecordSink {
	/** Takes a record: field `f` lies in `bytes` from `starts[f]` to `ends[f]`. */
	readonly record: (bytes: Uint8Array, starts: Int32Array, ends: Int32Array, places: ColumnPlaces) => void;
	/** Takes note of a record that has more or fewer fields than there are headings. */
	readonly unreadable: () => void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Cuts chunks of bytes into records, wherever the chunks end. */
export function csvRecords(
	doing: string,
	columns: CsvColumns,
	delimiter: string,
	sink: RecordSink,
): { readonly read: (chunk: Uint8Array) => void; readonly end: () => void } {
	const separator = delimiter.charCodeAt(0);
	if (delimiter.length !== 1 || separator > 127 || [QUOTE, LF, CR].includes(separator))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"delimiter must be one character of ASCII",
			delimiter,
		);
	let places: ColumnPlaces | null = null;
	let width = 0;
	let rest = new Uint8Array(0);
	let starts = new Int32Array(64);
	let ends = new Int32Array(64);

	const finish = (bytes: Uint8Array, fields: number) => {
		if (places === null) {
			const headings = Array.from({ length: fields }, (_, at) =>
				textOf(bytes, starts[at] as number, ends[at] as number),
			);
			places = placesOf(doing, columns, headings);
			width = fields;
		} else if (fields === width) sink.record(bytes, starts, ends, places);
		else sink.unreadable();
	};

	/** Reads whole records, and gives where the first begins that is not whole. */
	const consume = (given: Uint8Array, last: boolean): number => {
		let bytes = given;
		let at = places === null && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
		while (at < bytes.length) {
			const begin = at;
			let fields = 0;
			for (let more = true; more; fields++) {
				if (fields === starts.length) {
					starts = grown(starts, 2 * fields);
					ends = grown(ends, 2 * fields);
				}
				if (bytes[at] === QUOTE) {
					const close = closingQuote(bytes, at + 1, last);
					if (close < 0) return begin;
					// The bytes of the caller stay as they are.
					if (bytes === given && holdsQuote(bytes, at + 1, close)) bytes = bytes.slice();
					starts[fields] = at + 1;
					ends[fields] = undouble(bytes, at + 1, close);
					at = close + 1;
					// What stands between the closing quotation mark and the next separator belongs to no field.
					at = endOfField(bytes, at, separator);
				} else {
					const start = at;
					at = endOfField(bytes, at, separator);
					starts[fields] = start;
					ends[fields] = at > start && bytes[at] !== separator && bytes[at - 1] === CR ? at - 1 : at;
				}
				more = at < bytes.length && bytes[at] === separator;
				if (more) at++;
			}
			if (at >= bytes.length && !last) return begin;
			at++;
			if (fields > 1 || starts[0] !== ends[0]) finish(bytes, fields);
		}
		return bytes.length;
	};

	return {
		read: (chunk) => {
			// A view of its own: subclasses of Uint8Array may slice without a copy, as Node's Buffer does.
			let bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
			if (rest.length > 0) {
				bytes = new Uint8Array(rest.length + chunk.length);
				bytes.set(rest);
				bytes.set(chunk, rest.length);
			}
			rest = bytes.slice(consume(bytes, false));
		},
		end: () => {
			if (rest.length > 0) consume(rest, true);
			if (places === null) placesOf(doing, columns, []);
		},
	};
}

/** The place of the next separator or end of a line, or the length where there is none. */
function endOfField(bytes: Uint8Array, from: number, separator: number): number {
	const highest = Math.max(separator, LF);
	for (let at = from; at < bytes.length; at++) {
		const byte = bytes[at] as number;
		// Letters and digits come after the usual separators: one comparison is enough for most bytes.
		if (byte <= highest && (byte === separator || byte === LF)) return at;
	}
	return bytes.length;
}

/** The place of the quotation mark that closes a field; -1 where it has not arrived, and the end where it never will. */
function closingQuote(bytes: Uint8Array, from: number, last: boolean): number {
	for (let at = from; at < bytes.length; at++)
		if (bytes[at] === QUOTE) {
			// The last byte that is there may be the first of two.
			if (at + 1 === bytes.length) return last ? at : -1;
			if (bytes[at + 1] !== QUOTE) return at;
			at++;
		}
	return last ? bytes.length : -1;
}

/** Whether there is a quotation mark between two places. */
function holdsQuote(bytes: Uint8Array, start: number, end: number): boolean {
	const found = bytes.indexOf(QUOTE, start);
	return found >= 0 && found < end;
}

/** Puts one quotation mark in the place of two, and gives where the field now ends. */
function undouble(bytes: Uint8Array, start: number, end: number): number {
	if (!holdsQuote(bytes, start, end)) return end;
	let to = start;
	for (let at = start; at < end; at++) {
		if (bytes[at] === QUOTE && bytes[at + 1] === QUOTE) at++;
		bytes[to++] = bytes[at] as number;
	}
	return to;
}

/** Where the columns stand among the headings. */
function placesOf(doing: string, columns: CsvColumns, headings: readonly string[]): ColumnPlaces {
	const place = (name: string, heading: string) => {
		if (typeof heading !== "string")
			throw argumentError(TypeError, "wrong-type", doing, `columns.${name} must be a text`, heading);
		const found = headings.indexOf(heading);
		if (found >= 0 && found === headings.lastIndexOf(heading)) return found;
		throw argumentError(
			SyntaxError,
			"unreadable",
			doing,
			`the headings must have ${JSON.stringify(heading)} once`,
			headings,
		);
	};
	return {
		area: place("area", columns.area),
		indicator: place("indicator", columns.indicator),
		period: place("period", columns.period),
		count: place("count", columns.count),
		exposure: columns.exposure === undefined ? -1 : place("exposure", columns.exposure),
	};
}
