import { checkCount, checkList, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { CountCell } from "./cell.ts";
import { checkMarker, checkRule, type SuppressionRule, withholds } from "./rule.ts";

/**
 * The rule and the markers of `suppressSmall`.
 *
 * @since 0.1.0
 */
export interface SuppressSmallOptions extends SuppressionRule {
	/** What is printed for a withheld count. Default `[c]`, confidential. */
	readonly marker?: string;
	/** What is printed for a missing count. Default `[x]`, not available. */
	readonly missingMarker?: string;
}

/**
 * Counts after primary suppression. It holds no withheld count, so it can be stored beside the table.
 *
 * @since 0.1.0
 */
export interface SuppressedCounts {
	/** What to print for each count, in the order given. */
	readonly printed: readonly string[];
	/** The counts as a reader has them: a number, the range of a withheld one, null for a missing one. */
	readonly cells: readonly CountCell[];
	/** Positions of the counts that were withheld, from 0. */
	readonly withheld: readonly number[];
	/** Positions of the counts that were missing, from 0. */
	readonly missing: readonly number[];
	/** The rule that was applied. */
	readonly rule: SuppressionRule;
	/** The marker of a withheld count. */
	readonly marker: string;
	/** The marker of a missing count. */
	readonly missingMarker: string;
}

/**
 * Withholds small counts: every count from `from` to `to` is printed as a marker.
 *
 * Primary suppression only. Beside a total, a single withheld count can be had by subtraction: see
 * `secondarySuppression`. Beside a rate and its population, it can be had by division: see `consistentCounts`.
 * A missing count stays missing: it is neither withheld nor zero. Whether a true zero is withheld is up to `from`.
 * No counts give empty lists. Other counts are printed in full, without grouping or rounding.
 *
 * @param counts - whole numbers of 0 or more; null or undefined where there is none
 * @param options - the rule, and the markers if not `[c]` and `[x]`
 * @returns what to print, what was withheld, what was missing, and the rule
 * @throws RangeError when a count, `from` or `to` is not a whole number of 0 or more, when `to` is below `from`, when a
 * marker is blank or reads as a number, and when both markers are the same
 * @throws TypeError when a count is not a number or a marker is not text
 * @example Usage
 * ```ts
 * import { suppressSmall } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const offences = suppressSmall([0, 1, 4, 5, null, 12], { from: 1, to: 4 });
 * assert.deepEqual(offences.printed, ["0", "[c]", "[c]", "5", "[x]", "12"]);
 * assert.deepEqual(offences.withheld, [1, 2]);
 * assert.deepEqual(offences.cells[1], { from: 1, to: 4 });
 * ```
 * @see Hundepool et al., Statistical Disclosure Control, Wiley, 2012: frequency tables, the threshold rule
 * @since 0.1.0
 */
export function suppressSmall(
	counts: readonly (number | null | undefined)[],
	options: SuppressSmallOptions,
): SuppressedCounts {
	const doing = "withhold small counts";
	const rule = checkRule(doing, options);
	checkOptions(doing, options, ["from", "to", "marker", "missingMarker"]);
	const marker = checkMarker(doing, "marker", options.marker ?? "[c]");
	const missingMarker = checkMarker(doing, "missingMarker", options.missingMarker ?? "[x]");
	if (missingMarker === marker)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"missingMarker must differ from marker",
			missingMarker,
		);
	const cells = Array.from(checkList(doing, "counts", counts), (count, index): CountCell => {
		if (count === null || count === undefined) return null;
		const known = checkCount(doing, `counts[${index}]`, count);
		return withholds(rule, known) ? { ...rule } : known;
	});
	const positions = (wanted: (cell: CountCell) => boolean) =>
		cells.flatMap((cell, index) => (wanted(cell) ? [index] : []));
	return {
		printed: cells.map((cell) =>
			cell === null ? missingMarker : typeof cell === "number" ? String(cell) : marker,
		),
		cells,
		withheld: positions((cell) => cell !== null && typeof cell === "object"),
		missing: positions((cell) => cell === null),
		rule,
		marker,
		missingMarker,
	};
}
