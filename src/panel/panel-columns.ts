import { checkCount } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/** A column whose values are asked for one by one, as Arrow's vectors have them; null where there is none. @since 0.1.0 */
export interface VectorColumn<Value> {
	/** Number of records. */
	readonly length: number;
	/** The value of a record, from 0. */
	get(record: number): Value | null;
}

/**
 * Which records are there, as a bitmap: bit `r % 8` of byte `r / 8`, as Arrow has it, where a typed array holds 0 in the
 * place of a null.
 *
 * @since 0.1.0
 */
export interface PanelValidity {
	/** The bitmap. Null or empty where all are there, as Arrow has it. Default: all are. */
	readonly valid?: Uint8Array | null;
	/** The bit of the first record, the `offset` of Arrow's data. Default 0. */
	readonly validOffset?: number;
}

/** Texts as numbers of a list of names, as Arrow's dictionaries have them. @since 0.1.0 */
export interface DictionaryColumn extends PanelValidity {
	/** For each record the place of its text in `names`; below 0 where there is none. */
	readonly codes: Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;
	/** The texts; a name that no record has is passed over. */
	readonly names: readonly string[] | VectorColumn<string>;
}

/** A column of texts. @since 0.1.0 */
export type TextColumn = readonly string[] | VectorColumn<string> | DictionaryColumn;

/** A column of numbers, null where there is none. @since 0.1.0 */
export type NumberColumn =
	| Int8Array
	| Uint8Array
	| Int16Array
	| Uint16Array
	| Int32Array
	| Uint32Array
	| Float32Array
	| Float64Array
	| BigInt64Array
	| BigUint64Array
	| readonly (number | bigint | null)[]
	| VectorColumn<number | bigint>;

/** Long columns: one record for each area, indicator and month, in any order. @since 0.1.0 */
export interface PanelColumns extends PanelValidity {
	/** The area of each record. */
	readonly area: TextColumn;
	/** The indicator of each record. */
	readonly indicator: TextColumn;
	/** The month of each record, as `YYYY-MM` or what `readPeriod` reads. */
	readonly period: TextColumn;
	/** The count of each record; null where it is blank, or where `valid` says so. Below 2,147,483,648 unless `weighted`. */
	readonly count: NumberColumn;
	/** Which counts are withheld: true, or a byte of 1, for each that is. Default none. */
	readonly withheld?: Uint8Array | readonly boolean[] | VectorColumn<boolean>;
	/** What each count is divided by, 0 or more; NaN or null where it is not known. Only with `exposureRule`. */
	readonly exposure?: NumberColumn;
	/** How many records there are, where columns are padded beyond their end as Arrow's are. Default: as many as counts. */
	readonly records?: number;
}

/** A column of texts as numbers of a list; one that is null is no text. */
export interface CodedColumn {
	readonly codes: Int32Array;
	readonly names: readonly (string | null)[];
	/** What stands in the first record, for a message. */
	readonly first?: unknown;
}

/** A list or a column of numbers. */
type Indexed<Value> = ArrayLike<Value>;

/** What can be asked for by its place: lists and arrays of numbers as they are, a vector as a list. */
export function indexed<Value>(
	doing: string,
	name: string,
	column: Indexed<Value> | VectorColumn<Value>,
	of: string,
): Indexed<Value | null> {
	if (Array.isArray(column) || (ArrayBuffer.isView(column) && !(column instanceof DataView)))
		return column as Indexed<Value>;
	if (typeof (column as VectorColumn<Value> | undefined)?.get === "function" && "length" in column)
		return Array.from({ length: column.length }, (_, at) => (column as VectorColumn<Value>).get(at));
	throw argumentError(TypeError, "wrong-type", doing, `${name} must be ${of}`, column);
}

/** How many records there are, if every column has as many, or more where their number is given. */
export function checkLengths(
	doing: string,
	records: number | undefined,
	lengths: Readonly<Record<string, number>>,
): number {
	const wanted = records === undefined ? (lengths["count"] as number) : checkCount(doing, "records", records);
	for (const [name, length] of Object.entries(lengths))
		if (records === undefined ? length !== wanted : length < wanted)
			throw argumentError(RangeError, "out-of-range", doing, `${name} must have ${wanted} records`, length);
	return wanted;
}

/** Whether the record at a place is there; `null` where all are. */
export function validityOf(
	doing: string,
	name: string,
	{ valid, validOffset = 0 }: PanelValidity,
	records: number,
): ((record: number) => boolean) | null {
	const offset = checkCount(doing, `${name}Offset`, validOffset);
	if (valid === undefined || valid === null || valid.length === 0) return null;
	if (!(valid instanceof Uint8Array))
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a bitmap`, valid);
	if (valid.length * 8 < offset + records)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name} must have a bit for each of ${records} records`,
			valid.length * 8 - offset,
		);
	return (record) => (((valid[(offset + record) >> 3] as number) >> ((offset + record) & 7)) & 1) === 1;
}

/** The texts as numbers, whatever their form, and how they are read once the number of records is known. */
export function codedColumn(
	doing: string,
	name: string,
	column: TextColumn,
): { readonly length: number; readonly take: (records: number) => CodedColumn } {
	if (typeof column === "object" && column !== null && "codes" in column) {
		const { codes, names } = column;
		if (!ArrayBuffer.isView(codes) || codes instanceof DataView || typeof (codes[0] as unknown) === "bigint")
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				`${name}.codes must be an array of whole numbers`,
				codes,
			);
		return {
			length: codes.length,
			take: (records) => ({
				codes: codesThere(doing, name, column, records),
				names: checkTexts(doing, `${name}.names`, names),
			}),
		};
	}
	const texts = indexed(doing, name, column, "a list of texts, or codes with names");
	return { length: texts.length, take: (records) => codesOfTexts(texts, records) };
}

/** The names of a dictionary, which must be texts. */
function checkTexts(doing: string, name: string, names: DictionaryColumn["names"]): readonly string[] {
	const list = Array.from(indexed(doing, name, names, "a list of texts"));
	for (const one of list)
		if (typeof one !== "string")
			throw argumentError(TypeError, "wrong-type", doing, `${name} must be a list of texts`, one);
	return list as readonly string[];
}

/** The codes of the records, -1 for each that is not there. */
function codesThere(doing: string, name: string, column: DictionaryColumn, records: number): Int32Array {
	const { codes } = column;
	const there = validityOf(doing, `${name}.valid`, column, records);
	const plain = codes instanceof Int32Array ? codes.subarray(0, records) : null;
	if (there === null) return plain ?? Int32Array.from(codes.subarray(0, records));
	return Int32Array.from(codes.subarray(0, records), (code, at) => (there(at) ? code : -1));
}

function codesOfTexts(texts: Indexed<string | null>, records: number): CodedColumn {
	const places = new Map<string, number>();
	const codes = new Int32Array(records);
	let last: string | null | undefined;
	let code = -1;
	for (let at = 0; at < records; at++) {
		const text = texts[at];
		// Long columns are usually sorted: most texts are those of the record before.
		if (text !== last) {
			if (typeof text !== "string") code = -1;
			else {
				const known = places.get(text);
				code = known ?? places.size;
				if (known === undefined) places.set(text, code);
			}
			last = text;
		}
		codes[at] = code;
	}
	return { codes, names: [...places.keys()], first: texts[0] };
}
