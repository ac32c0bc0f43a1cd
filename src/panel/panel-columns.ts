import { argumentError } from "../internal/errors.ts";

/** Texts as numbers of a list of names, as Arrow's dictionaries have them. @since 0.1.0 */
export interface DictionaryColumn {
	/** For each record the place of its text in `names`; below 0 where there is none. */
	readonly codes: Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;
	/** The texts. */
	readonly names: readonly string[];
}

/** A column of texts. @since 0.1.0 */
export type TextColumn = readonly string[] | DictionaryColumn;

/** Long columns: one record for each area, indicator and month, in any order. @since 0.1.0 */
export interface PanelColumns {
	/** The area of each record. */
	readonly area: TextColumn;
	/** The indicator of each record. */
	readonly indicator: TextColumn;
	/** The month of each record, as `YYYY-MM`. */
	readonly period: TextColumn;
	/** The count of each record; null where it is blank. */
	readonly count:
		| Int32Array
		| Uint32Array
		| Float64Array
		| BigInt64Array
		| readonly (number | bigint | null)[];
	/**
	 * Which counts are there, as a bitmap: bit `r % 8` of byte `r / 8`, as Arrow has it. A typed array cannot hold a null, so
	 * that what stands in the place of one is often 0. Default: all are.
	 */
	readonly valid?: Uint8Array;
	/** Which counts are withheld, 1 or true for each that is. Default none. */
	readonly withheld?: Uint8Array | readonly boolean[];
	/** What each count is divided by, 0 or more; NaN or null where it is not known. Only with `exposureRule`. */
	readonly exposure?: Float64Array | readonly (number | null)[];
}

/** A column of texts as numbers of a list. */
export interface CodedColumn {
	readonly codes: Int32Array;
	readonly names: readonly string[];
}

/** The texts as numbers, whatever their form. */
export function codedColumn(doing: string, name: string, column: TextColumn): CodedColumn {
	if (typeof column === "object" && column !== null && "codes" in column) {
		const { codes, names } = column;
		return { codes: codes instanceof Int32Array ? codes : Int32Array.from(codes), names };
	}
	if (!Array.isArray(column))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`${name} must be a list of texts, or codes with names`,
			column,
		);
	const places = new Map<string, number>();
	const codes = new Int32Array(column.length);
	let last: string | undefined;
	let code = -1;
	for (const [at, text] of (column as readonly string[]).entries()) {
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
	return { codes, names: [...places.keys()] };
}
