import { checkCount, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/**
 * Which counts are too small to print: every whole number from `from` to `to`, both included. Publishers differ
 * (1 to 4, 1 to 5, 1 to 7, 0 to 9), so there is no default; `from: 0` withholds zeros as well.
 *
 * @since 0.1.0
 */
export interface SuppressionRule {
	/** The smallest count that is withheld, a whole number of 0 or more: 1 leaves true zeros in print. */
	readonly from: number;
	/** The largest count that is withheld, a whole number from `from` up. */
	readonly to: number;
}

/** The rule alone, checked, without whatever else stands in the options. */
export function checkRule(doing: string, rule: SuppressionRule): SuppressionRule {
	checkRecord(doing, "the rule", rule);
	const from = checkCount(doing, "from", rule.from);
	const to = checkCount(doing, "to", rule.to);
	if (to < from)
		throw argumentError(RangeError, "out-of-range", doing, `to must be at least from, ${from}`, to);
	return { from, to };
}

/** Whether the rule withholds this count. */
export function withholds(rule: SuppressionRule, count: number): boolean {
	return count >= rule.from && count <= rule.to;
}

/** A marker: text that no reader and no spreadsheet takes for a number or for nothing. */
export function checkMarker(doing: string, name: string, marker: string): string {
	if (typeof marker !== "string")
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be text`, marker);
	if (!Number.isNaN(Number(marker)))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name} must be text that is neither blank nor a number`,
			marker,
		);
	return marker;
}
