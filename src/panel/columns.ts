import { argumentError } from "../internal/errors.ts";

/** A column of a panel or of an answer about one. */
export type AnyColumn = Float64Array | Int32Array | Uint8Array | Int8Array | Uint32Array;

const kinds = { Float64Array, Int32Array, Uint8Array, Int8Array, Uint32Array };

/** The kind of a column, or of whatever stands in the place of one: `Int32Array`, `Array`. */
export function kindOf(column: object): string {
	return Object.prototype.toString.call(column).slice("[object ".length, -1);
}

/** An empty column of the same kind: of its own, or a part of memory that is shared. */
export function alike<Column extends AnyColumn>(
	column: Column,
	...room: [length: number] | [memory: SharedArrayBuffer, offset: number, length: number]
): Column {
	const Kind = kinds[column[Symbol.toStringTag]] as unknown as
		| (new (
				...of: typeof room
		  ) => Column)
		| undefined;
	if (Kind === undefined)
		throw argumentError(
			TypeError,
			"wrong-type",
			"make columns",
			`a column must be one of ${Object.keys(kinds).join(", ")}`,
			kindOf(column),
		);
	return new Kind(...room);
}
