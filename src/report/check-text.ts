import { argumentError } from "../internal/errors.ts";

/** A text that is not empty. */
export function checkText(doing: string, name: string, value: unknown): string {
	if (typeof value !== "string")
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be text`, value);
	if (value === "")
		throw argumentError(RangeError, "out-of-range", doing, `${name} must not be empty`, value);
	return value;
}

/** A text that is not empty, or null where there is none. */
export function checkOptionalText(doing: string, name: string, value: unknown): string | null {
	return value === undefined || value === null ? null : checkText(doing, name, value);
}
