import { checkOptions } from "../internal/check.ts";
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
	/**
	 * Takes note of a record that has more or fewer fields than there are headings, or a quotation mark that is never closed
	 * or has text after the one that closes it.
	 */
	readonly unreadable: () => void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A field in quotation marks that is longer, in bytes, counts as never closed: the rest of the file need not be kept. */
const LONGEST = 2 ** 24;

/** Cuts chunks of bytes into records, wherever the chunks end. */
export function csvRecords(
	doing: string,
	columns: CsvColumns,
	delimiter: string,
	sink: RecordSink,
): { readonly read: (chunk: Uint8Array) => void; readonly end: () => void } {
	if (typeof columns !== "object" || columns === null)
		throw argumentError(TypeError, "wrong-type", doing, "columns must be a record of headings", columns);
	checkOptions(doing, columns, ["area", "indicator", "period", "count", "exposure"], "columns");
	const separator = typeof delimiter === "string" ? delimiter.charCodeAt(0) : Number.NaN;
	if (!(separator <= 127) || delimiter.length !== 1 || [QUOTE, LF, CR].includes(separator))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"delimiter must be one character of ASCII",
			delimiter,
		);
	let places: ColumnPlaces | null = null;
	let width = 0;
	let starts = new Int32Array(64);
	let ends = new Int32Array(64);
	// What has arrived of a record that is not whole: its bytes, the fields that are, where the next one begins, up to where
	// it has been looked through.
	let rest = new Uint8Array(0);
	let kept = 0;
	let open = { fields: 0, at: 0, seen: 0 };
	// Whether a byte order mark has been looked for.
	let isBegun = false;

	const finish = (bytes: Uint8Array, fields: number, isFaulty: boolean) => {
		if (places === null) {
			if (isFaulty)
				throw argumentError(
					SyntaxError,
					"unreadable",
					doing,
					"quotation marks of the headings must be closed, with nothing after them",
					headingOf(bytes, 0, Math.min(bytes.length, 50)),
				);
			const headings = Array.from({ length: fields }, (_, at) =>
				headingOf(bytes, starts[at] as number, ends[at] as number),
			);
			places = placesOf(doing, columns, headings);
			width = fields;
		} else if (isFaulty || fields !== width) sink.unreadable();
		else sink.record(bytes, starts, ends, places);
	};

	/** Keeps where a record stands that is not whole, and gives its bytes. */
	const wait = (bytes: Uint8Array, begin: number, fields: number, at: number, seen: number) => {
		open = { fields, at: at - begin, seen: seen - begin };
		for (let field = 0; field < fields; field++) {
			starts[field] = (starts[field] as number) - begin;
			ends[field] = (ends[field] as number) - begin;
		}
		return bytes.subarray(begin);
	};

	/** Reads whole records, and gives the bytes of the first that is not. Those that are not `own` stay as they are. */
	const consume = (given: Uint8Array, own: boolean, last: boolean): Uint8Array => {
		let bytes = given;
		let { fields, at, seen } = open;
		let begin = 0;
		if (!isBegun) {
			if (bytes.length < 3 && !last) return bytes;
			isBegun = true;
			if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) begin = at = 3;
		}
		while (begin < bytes.length) {
			let isFaulty = false;
			for (let more = true; more; fields++) {
				if (fields === starts.length) {
					starts = grown(starts, 2 * fields);
					ends = grown(ends, 2 * fields);
				}
				const start = at;
				const from = seen > start ? seen : start;
				if (bytes[start] === QUOTE) {
					const limit = start + LONGEST;
					const close = closingQuote(bytes, from > start ? from : start + 1, limit);
					if (close < 0 && !last && bytes.length <= limit)
						return wait(bytes, begin, fields, start, -1 - close);
					if (close >= 0) {
						at = endOfField(bytes, close + 1, separator);
						if (at === bytes.length && !last) return wait(bytes, begin, fields, start, close);
					}
					const isCrlf = at === close + 2 && bytes[close + 1] === CR && bytes[at] !== separator;
					if (close < 0 || (at !== close + 1 && !isCrlf)) {
						// The mark takes its own line along, and none of those that follow.
						const line = bytes.indexOf(LF, start);
						if (line < 0 && !last) return wait(bytes, begin, fields, start, close < 0 ? -1 - close : close);
						at = line < 0 ? bytes.length : line;
						isFaulty = true;
						more = false;
						continue;
					}
					if (!own && bytes === given && holdsQuote(bytes, start + 1, close)) bytes = bytes.slice();
					starts[fields] = start + 1;
					ends[fields] = undouble(bytes, start + 1, close);
				} else {
					at = endOfField(bytes, from, separator);
					if (at === bytes.length && !last) return wait(bytes, begin, fields, start, at);
					starts[fields] = start;
					ends[fields] = bytes[at] !== separator && bytes[at - 1] === CR ? at - 1 : at;
				}
				more = bytes[at] === separator;
				if (more) at++;
			}
			at++;
			if (isFaulty || fields > 1 || starts[0] !== ends[0]) finish(bytes, fields, isFaulty);
			begin = at;
			fields = seen = 0;
		}
		return wait(bytes, bytes.length, 0, bytes.length, 0);
	};

	return {
		read: (chunk) => {
			// A view of its own: subclasses of Uint8Array may slice without a copy, as Node's Buffer does.
			const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
			if (kept === 0) {
				const left = consume(bytes, false, false);
				if (left.length > rest.length) rest = new Uint8Array(left.length);
				rest.set(left);
				kept = left.length;
				return;
			}
			if (kept + bytes.length > rest.length)
				rest = grown(rest, Math.max(kept + bytes.length, 2 * rest.length));
			rest.set(bytes, kept);
			kept += bytes.length;
			const left = consume(rest.subarray(0, kept), true, false);
			rest.copyWithin(0, kept - left.length, kept);
			kept = left.length;
		},
		end: () => {
			consume(rest.subarray(0, kept), true, true);
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

/**
 * The place of the quotation mark that closes a field, looked for up to `limit`. Where there is none, one less than the
 * place to go on from with its sign turned.
 */
function closingQuote(bytes: Uint8Array, from: number, limit: number): number {
	const end = Math.min(bytes.length, limit);
	let at = from;
	for (; at < end; at++)
		if (bytes[at] === QUOTE) {
			if (bytes[at + 1] !== QUOTE) return at;
			at++;
		}
	return -1 - at;
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
		if (bytes[at] === QUOTE) at++;
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
			// A file that has no lines, or is no CSV, would be printed whole.
			headings.slice(0, 50).map((one) => one.slice(0, 50)),
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

/** A heading. Columns that are passed over may have one that is no text. */
function headingOf(bytes: Uint8Array, start: number, end: number): string {
	return textOf(bytes, start, end) ?? "\ufffd";
}
