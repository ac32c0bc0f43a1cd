import { checkCount, checkList, checkOptions } from "../internal/check.ts";
import { sumExactly } from "./cell.ts";
import { chooseSecondary } from "./row-ranges.ts";
import { checkMarker, checkRule, type SuppressionRule, withholds } from "./rule.ts";

/**
 * The rule and the markers of `secondarySuppression`.
 *
 * @since 0.1.0
 */
export interface SecondarySuppressionOptions extends SuppressionRule {
	/** What is printed for a count that the rule withholds. Default `[c]`, confidential. */
	readonly marker?: string;
	/**
	 * What is printed for a count withheld to protect another. Default the same as `marker`, and best so: a marker of
	 * its own tells readers that the count lies outside the rule, and they are then taken to use that.
	 */
	readonly secondaryMarker?: string;
}

/**
 * The range that a reader can work out for one withheld count.
 *
 * @since 0.1.0
 */
export interface FeasibleCount {
	/** Position in the row, from 0. */
	readonly index: number;
	/** The smallest count that fits everything in print. */
	readonly min: number;
	/** The largest count that fits everything in print. */
	readonly max: number;
}

/**
 * A row after primary and secondary suppression. It holds no withheld count, so it can be stored beside the table.
 *
 * @since 0.1.0
 */
export interface SuppressedRow {
	/**
	 * `undetermined`: no count that the rule withholds is exactly known from the row, or none is withheld.
	 * `determined`: every such count is exactly known from the row, and no further cell changes that.
	 */
	readonly status: "undetermined" | "determined";
	/** Positions that the rule withholds, from 0. */
	readonly primary: readonly number[];
	/** Positions withheld to protect those, in ascending order; empty when none is needed and when none helps. */
	readonly secondary: readonly number[];
	/** What a reader who knows the rule can work out for each withheld position, in ascending order. */
	readonly feasible: readonly FeasibleCount[];
	/** What to print for each part, in the order given. */
	readonly printed: readonly string[];
	/** What to print for the total. */
	readonly printedTotal: string;
	/** Whether the total is itself inside the rule, and so withheld. */
	readonly totalWithheld: boolean;
	/** The rule that was applied. */
	readonly rule: SuppressionRule;
	/** The marker of a count that the rule withholds. */
	readonly marker: string;
	/** The marker of a count withheld to protect another. */
	readonly secondaryMarker: string;
}

/**
 * Why a row could not be worked on: a part is missing, or the parts do not add up to the total.
 *
 * @since 0.1.0
 */
export interface RowProblem {
	/** `missing-part` names a position; `total-mismatch` concerns the whole row. */
	readonly code: "missing-part" | "total-mismatch";
	/** Position of the missing part, from 0; null for a mismatch. */
	readonly index: number | null;
}

/**
 * A row of which nothing can be said, because what a reader can subtract is not known.
 *
 * @since 0.1.0
 */
export interface UncheckedRow {
	/** Says that the row could not be worked on. */
	readonly status: "not-checkable";
	/** What is wrong, one entry for each missing part, or one for the total. */
	readonly reasons: readonly RowProblem[];
	/** The rule that would have been applied. */
	readonly rule: SuppressionRule;
}

/**
 * The answer of `secondarySuppression`.
 *
 * @since 0.1.0
 */
export type SecondarySuppression = SuppressedRow | UncheckedRow;

/**
 * Withholds the small counts of one row, and one more where a reader could get them back from the total.
 *
 * Further cells are taken smallest non-zero first, equal ones in order, zeros last, until no count that the rule
 * withholds is exactly determined. The test is on the ranges a reader can derive and not on the number of withheld
 * cells: two cells withheld as 1 to 4 that add up to 8 are both known to be 4. The reader is taken to know the rule, the
 * total, and which cells the rule withheld; a cell withheld to protect them can be anything from 0. Ranges are exact
 * for that reader, and wider for one who cannot tell the cells apart.
 *
 * A total inside the rule is small itself: it is withheld, and then read as one of the rule. An empty row, and a row
 * without small counts, come back as they are. A rule of a single count (`from` equal to `to`) determines whatever it
 * withholds.
 *
 * Not seen: other rows, margins and tables, rates beside the counts, and readers who also use how the further cell was
 * chosen. `undetermined` may still be a narrow range: read `feasible`. It is not a verdict that the row may be published.
 *
 * @param row - whole numbers of 0 or more that make up the total; null or undefined where one is missing
 * @param total - their sum, a whole number of 0 or more
 * @param options - the rule, and the markers if not `[c]`
 * @returns what is withheld, what to print and the range left for each withheld cell; or, when a part is missing or the
 * parts do not add up to the total, the reasons why nothing can be said
 * @throws RangeError when a count, `from` or `to` is not a whole number of 0 or more, when `to` is below `from`, when the
 * row adds up to more than can be held exactly, and when a marker is blank or reads as a number
 * @throws TypeError when a count is not a number or a marker is not text
 * @example Usage
 * ```ts
 * import { secondarySuppression } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const row = secondarySuppression([4, 4, 30], 38, { from: 1, to: 4 });
 * assert(row.status === "undetermined");
 * assert.deepEqual(row.secondary, [2]);
 * assert.deepEqual(row.printed, ["[c]", "[c]", "[c]"]);
 * assert.deepEqual(row.feasible[2], { index: 2, min: 30, max: 36 });
 * ```
 * @see Cox, Suppression methodology and statistical disclosure control, 1980 (complementary suppression)
 * @since 0.1.0
 */
export function secondarySuppression(
	row: readonly (number | null | undefined)[],
	total: number,
	options: SecondarySuppressionOptions,
): SecondarySuppression {
	const doing = "withhold further cells of the row";
	const rule = checkRule(doing, options);
	checkOptions(doing, options, ["from", "to", "marker", "secondaryMarker"]);
	const marker = checkMarker(doing, "marker", options.marker ?? "[c]");
	const secondaryMarker = checkMarker(doing, "secondaryMarker", options.secondaryMarker ?? marker);
	checkCount(doing, "total", total);
	const problems: RowProblem[] = [];
	const counts = Array.from(checkList(doing, "row", row), (count, index) => {
		if (count !== null && count !== undefined) return checkCount(doing, `row[${index}]`, count);
		problems.push({ code: "missing-part", index });
		return 0;
	});
	const sum = sumExactly(doing, "row", counts);
	if (problems.length === 0 && sum !== total) problems.push({ code: "total-mismatch", index: null });
	if (problems.length > 0) return { status: "not-checkable", reasons: problems, rule };

	const everywhere = [...counts.keys()];
	const primary = counts.flatMap((count, index) => (withholds(rule, count) ? [index] : []));
	const totalWithheld = withholds(rule, total);
	const { secondary, ranges } = chooseSecondary(
		rule,
		secondaryMarker !== marker,
		counts,
		totalWithheld ? { min: rule.from, max: rule.to } : { min: total, max: total },
	);
	const markers = everywhere.map((index) =>
		primary.includes(index) ? marker : secondary.includes(index) ? secondaryMarker : null,
	);
	return {
		status: primary.length > 0 && ranges.primary.min === ranges.primary.max ? "determined" : "undetermined",
		primary,
		secondary,
		feasible: everywhere.flatMap((index) => {
			if (primary.includes(index)) return { index, ...ranges.primary };
			return secondary.includes(index) ? { index, ...ranges.secondary } : [];
		}),
		printed: counts.map((count, index) => markers[index] ?? String(count)),
		printedTotal: totalWithheld ? marker : String(total),
		totalWithheld,
		rule,
		marker,
		secondaryMarker,
	};
}
