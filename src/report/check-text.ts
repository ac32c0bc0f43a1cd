import { checkRecord } from "../internal/check.ts";
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

/** Options of which each is known, so that a misspelt one is refused and not ignored. */
export function checkOptions<T extends object>(
	doing: string,
	options: T,
	known: readonly (keyof T & string)[],
): T {
	for (const key of Object.keys(checkRecord(doing, "options", options)))
		if (!(known as readonly string[]).includes(key))
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				`options must be among ${known.join(", ")}`,
				key,
			);
	return options;
}
