import { argumentError } from "../internal/errors.ts";

/** Refuses what is no array of numbers: in a list a null would be taken for 0, and texts would be put together. */
export function checkNumbers(doing: string, name: string, column: unknown): void {
	const isOne = Array.isArray(column)
		? column.every((one) => typeof one === "number")
		: ArrayBuffer.isView(column);
	if (!isOne)
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be an array of numbers`, column);
}
