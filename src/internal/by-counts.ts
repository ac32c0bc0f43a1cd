import { argumentError } from "./errors.ts";

/**
 * Answers that carry a count and may not be tested by it: their value is another than count over exposure, they vary more
 * than the count does, or what they are divided by may be a denominator under another name.
 */
const apart: readonly unknown[] = [
	"directly-standardised-rate",
	"repeat-event-rate",
	"annualised-count",
	"projected-total",
	"benchmark-comparison",
];

/** Whether a record with counts may be tested by them. Records that are no answers may, whatever their kind. */
export function goesByCounts(record: object): boolean {
	const { kind, family, method } = record as { kind?: unknown; family?: unknown; method?: unknown };
	if (kind === "regional-average") return family === "rate" && method === "pooled";
	return !apart.includes(kind);
}

/** A record that is to be tested by its counts, or the clear error. */
export function checkByCounts<T extends object>(doing: string, name: string, record: T): T {
	if (goesByCounts(record)) return record;
	throw argumentError(
		TypeError,
		"not-applicable",
		doing,
		`${name} must be judged by its own interval, as difference does, and not by its counts`,
		(record as { kind?: unknown }).kind,
	);
}

/**
 * A record with a count and a denominator, or the clear error where it carries a value that is not their proportion, as a part
 * or in per cent, however it is rounded: a row of a table has the count, the population and the rate per 100,000 side by side, and
 * is then no proportion. An answer has a base of its own, and is what it says.
 */
export function checkProportion<T extends object>(doing: string, name: string, record: T): T {
	const { kind, value, count, denominator } = record as Record<string, unknown>;
	if (kind !== undefined || typeof value !== "number" || typeof count !== "number") return record;
	if (value === 0 || typeof denominator !== "number" || denominator <= 0) return record;
	const share = count / denominator;
	// What is rounded to its last digit is at most twice as large as it was, and at least two thirds.
	if ([share, 100 * share].some((one) => value <= 2.0001 * one && value >= 0.6666 * one)) return record;
	throw argumentError(
		TypeError,
		"not-applicable",
		doing,
		`${name} must have a value that is its count over its denominator, or only one of the two`,
		value,
	);
}
