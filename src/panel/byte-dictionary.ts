import { alike } from "./columns.ts";
import type { CodedColumn } from "./panel-columns.ts";

/** Texts that occur in a stream of bytes, each with a number, found without making a string of every field. */
export interface ByteDictionary {
	/** The number of the text in `bytes` from `start` to `end`, a new one where it has not occurred. */
	readonly codeOf: (bytes: Uint8Array, start: number, end: number) => number;
	/** The texts in the order of their numbers; null where the bytes are none. */
	readonly names: () => CodedColumn["names"];
}

/** An empty dictionary. */
export function byteDictionary(): ByteDictionary {
	// Texts one after another, where each begins, which followed each of them last, and an open table of their numbers plus
	// one by their hash.
	let pool = new Uint8Array(1024);
	let begins = new Int32Array(256);
	let nexts = new Int32Array(256);
	let table = new Int32Array(512);
	let size = 0;
	let last = 0;

	const isAt = (code: number, bytes: Uint8Array, start: number, end: number): boolean => {
		const begin = begins[code] as number;
		return (begins[code + 1] as number) - begin === end - start && areSame(pool, begin, bytes, start, end);
	};

	const add = (bytes: Uint8Array, start: number, end: number): number => {
		const begin = begins[size] as number;
		const stop = begin + end - start;
		if (stop > pool.length) pool = grown(pool, Math.max(stop, 2 * pool.length));
		if (size + 2 > begins.length) {
			begins = grown(begins, 2 * begins.length);
			nexts = grown(nexts, begins.length);
		}
		pool.set(bytes.subarray(start, end), begin);
		begins[++size] = stop;
		return size - 1;
	};

	/** Makes the table twice as large, and puts every number where it now belongs. */
	const rehash = () => {
		table = new Int32Array(2 * table.length);
		for (let code = 0; code < size; code++) {
			let slot = hashOf(pool, begins[code] as number, begins[code + 1] as number) & (table.length - 1);
			while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
			table[slot] = code + 1;
		}
	};

	const lookUp = (bytes: Uint8Array, start: number, end: number): number => {
		let slot = hashOf(bytes, start, end) & (table.length - 1);
		for (let found = table[slot] as number; found !== 0; found = table[slot] as number) {
			if (isAt(found - 1, bytes, start, end)) return found - 1;
			slot = (slot + 1) & (table.length - 1);
		}
		const code = add(bytes, start, end);
		table[slot] = code + 1;
		if (2 * size > table.length) rehash();
		return code;
	};

	const codeOf = (bytes: Uint8Array, start: number, end: number): number => {
		// Files are usually sorted: most fields are those of the record before, or follow it as they did the last time.
		if (size > 0 && isAt(last, bytes, start, end)) return last;
		let code = nexts[last] as number;
		if (size === 0 || !isAt(code, bytes, start, end)) {
			code = lookUp(bytes, start, end);
			nexts[last] = code;
		}
		last = code;
		return code;
	};

	const names = () =>
		Array.from({ length: size }, (_, code) =>
			textOf(pool, begins[code] as number, begins[code + 1] as number),
		);
	return { codeOf, names };
}

/** Whether a text of `pool` is the one in `bytes`, as long as it is: texts that differ often do so at their ends. */
function areSame(pool: Uint8Array, begin: number, bytes: Uint8Array, start: number, end: number): boolean {
	for (let at = end - 1, other = begin + end - 1 - start; at >= start; at--, other--)
		if (bytes[at] !== pool[other]) return false;
	return true;
}

/** A longer array that begins with what is there. */
export function grown<Column extends Uint8Array | Int32Array | Float64Array>(
	column: Column,
	length: number,
): Column {
	const longer = alike(column, length);
	longer.set(column);
	return longer;
}

/** Fowler, Noll and Vo's hash. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
	return hash ^ (hash >>> 15);
}

/** Bytes of UTF-8 as text; null where a byte belongs to no character. */
export function textOf(bytes: Uint8Array, start: number, end: number): string | null {
	let text = "";
	for (let at = start; at < end; ) {
		const first = bytes[at++] as number;
		const more =
			first < 0x80 ? 0 : first < 0xc2 || first > 0xf4 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
		let point = more <= 0 ? first : first & (0x3f >> more);
		let left = more;
		for (; left > 0 && at < end && ((bytes[at] as number) & 0xc0) === 0x80; left--)
			point = (point << 6) | ((bytes[at++] as number) & 0x3f);
		const short = more === 2 ? point < 0x800 : more === 3 && (point < 0x10000 || point > 0x10ffff);
		const surrogate = point >= 0xd800 && point < 0xe000;
		if (left !== 0 || short || surrogate) return null;
		text += String.fromCodePoint(point);
	}
	return text;
}
