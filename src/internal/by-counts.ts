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
