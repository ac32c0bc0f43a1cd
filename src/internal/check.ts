import { argumentError } from "./errors.ts";

/**
 * A finite number, or the clear error. `doing` and `name` make the message: "Cannot <doing>: <name> must be ...". A zero
 * comes back without its sign, which JSON does not keep.
 */
export function checkNumber(doing: string, name: string, value: number): number {
	if (typeof value !== "number")
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a number`, value);
	if (!Number.isFinite(value))
		throw argumentError(RangeError, "not-a-number", doing, `${name} must be a finite number`, value);
	return value + 0;
}

/** A number above 0, as a denominator must be. */
export function checkPositive(doing: string, name: string, value: number): number {
	if (checkNumber(doing, name, value) <= 0)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be above 0`, value);
	return value;
}

/** A number of events: 0 or more, and whole unless the caller says that it is weighted. */
export function checkCount(doing: string, name: string, value: number, weighted = false): number {
	if (checkNumber(doing, name, value) < 0)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be 0 or more`, value);
	if (typeof weighted !== "boolean")
		throw argumentError(TypeError, "wrong-type", doing, "weighted must be true or false", weighted);
	if (!weighted && !Number.isSafeInteger(value))
		throw argumentError(RangeError, "not-a-whole-number", doing, `${name} must be a whole number`, value);
	return value + 0;
}

/** Whether it is a whole number of 0 or more, as {@link checkCount} wants it. */
export function isCount(value: unknown): boolean {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether it is a number above 0, as {@link checkPositive} wants it. */
export function isPositive(value: unknown): boolean {
	return Number.isFinite(value) && (value as number) > 0;
}

/** One of the named members of a union, so that a misspelt option is refused and not ignored. */
export function checkMember<T extends string>(
	doing: string,
	name: string,
	value: T,
	members: readonly T[],
): T {
	if (!members.includes(value))
		throw argumentError(
			RangeError,
			"unknown-option",
			doing,
			`${name} must be one of ${members.join(", ")}`,
			value,
		);
	return value;
}

/**
 * A confidence level as a fraction. Levels are given as fractions (0.95) or as percentages (95, 99.8): from 50 up
 * a number is read as a percentage, because no level lies between 1 and 50.
 */
export function checkConfidence(doing: string, value: number): number {
	const level = checkNumber(doing, "confidence", value) >= 50 ? value / 100 : value;
	if (level <= 0 || level >= 1)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100",
			value,
		);
	return level;
}

/** A list, so that a table or a single record in its place is refused by name. */
export function checkList<T>(doing: string, name: string, value: readonly T[]): readonly T[] {
	if (!Array.isArray(value))
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a list`, value);
	return value;
}

/** A record of settings or figures, so that nothing, a list or a bare figure in its place is refused by name. */
export function checkRecord<T>(doing: string, name: string, value: T): T & object {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be an object`, value);
	return value;
}

/** A list of records. */
export function checkRecords<T>(doing: string, name: string, values: readonly T[]): readonly T[] {
	for (const [index, value] of checkList(doing, name, values).entries())
		checkRecord(doing, `${name}[${index}]`, value);
	return values;
}

/** Options of which each is known, so that a misspelt one is refused and not ignored. */
export function checkOptions<T extends object>(
	doing: string,
	options: T,
	known: readonly (keyof T & string)[],
	name = "options",
): T {
	for (const key of Object.keys(checkRecord(doing, name, options)))
		if (!(known as readonly string[]).includes(key))
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				`${name} must be among ${known.join(", ")}`,
				key,
			);
	return options;
}

/** The options with these names that a wider record gives. */
export function optionsOf<T extends object, Name extends keyof T>(
	record: T,
	names: readonly Name[],
): Pick<T, Name> {
	const given = names.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]);
	return Object.fromEntries(given) as Pick<T, Name>;
}
