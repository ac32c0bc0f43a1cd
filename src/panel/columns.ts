/** A column of a panel or of an answer about one. */
export type AnyColumn = Float64Array | Int32Array | Uint8Array | Int8Array | Uint32Array;

const kinds = { Float64Array, Int32Array, Uint8Array, Int8Array, Uint32Array };

/** What a column is called, or anything that stands in the place of one. */
export function kindOf(column: object): string {
	return Object.prototype.toString.call(column).slice("[object ".length, -1);
}

/** An empty column of the same kind: of its own, or a part of memory that is shared. */
export function alike<Column extends AnyColumn>(
	column: Column,
	...room: [length: number] | [memory: SharedArrayBuffer, offset: number, length: number]
): Column {
	const Kind = kinds[column[Symbol.toStringTag]] as unknown as new (...of: typeof room) => Column;
	return new Kind(...room);
}
