import { checkMember, checkOptions } from "../internal/check.ts";
import { showExact, subtract } from "../internal/exact.ts";
import { type Bounds, bounds, intersect, showBounds } from "./bounds.ts";
import { holds, printableIn } from "./change.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure } from "./figure.ts";
import type { Interval } from "./interval.ts";
import { powerAgainstMisprints } from "./misprints.ts";
import type { NotCheckable } from "./not-checkable.ts";
import { readParts, sumBounds, sumOf } from "./parts.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * What a printed total was added up from: the unrounded parts, and rounded on its own, or the printed parts.
 *
 * @since 0.1.0
 */
export type Additivity = "from-unrounded" | "from-rounded";

/**
 * How the total was made.
 *
 * @since 0.1.0
 */
export interface CheckTotalOptions extends RoundingOptions {
	/** What the total was added up from. Default `from-unrounded`. */
	readonly additivity?: Additivity;
}

/** Their names. */
export const checkTotalOptions: readonly (keyof CheckTotalOptions)[] = ["additivity", "rounding"];

/**
 * Whether a printed total fits its printed parts.
 *
 * @since 0.1.0
 */
export interface TotalCheck {
	/** Whether the parts can add up to what the total stands for. */
	readonly status: "consistent" | "inconsistent";
	/** The sum of the printed parts. */
	readonly sumOfPrinted: string;
	/** The printed total less the sum of the printed parts. */
	readonly printedDiscrepancy: string;
	/** What the sum can be: of the unrounded parts, or of the printed ones. */
	readonly sumInterval: Interval;
	/** The totals that can be printed, at the step of the printed one; null for more than 1,000 or no end. */
	readonly printable: readonly string[] | null;
	/** False when every total is possible, so that passing says nothing. */
	readonly testable: boolean;
	/** Share of the misprints of the total that would fail: one digit that is another, or two neighbours exchanged. */
	readonly power: number;
	/** How bad it is; null for a total that fits. */
	readonly severity: Severity | null;
	/** How a total that does not fit may have come about. */
	readonly explanations: readonly Explanation[];
	/** What the total was taken to be added up from. */
	readonly additivity: Additivity;
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether a printed total can be the sum of its printed parts.
 *
 * `from-unrounded`, the usual way: the sum of the intervals of the parts must meet the interval of the total, so that
 * n parts at a step s may miss it by (n + 1) x s / 2. `from-rounded`: the sum of the printed parts must itself be printed
 * as the total. Counts are exact and must add up to the unit: give them as `{ text, exact: true }`.
 *
 * @param parts - the parts as they are printed, at least one
 * @param total - the total as it is printed, in the same unit
 * @param options - how the total was made, and how the figures were rounded
 * @returns the sum as printed and as it can be, and whether it fits, or why this cannot be checked
 * @throws RangeError when `parts` is empty or `additivity` or `rounding` is unknown; TypeError when a figure is none
 * @example Usage
 * ```ts
 * import { checkTotal } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const rates = checkTotal(["12.4", "8.5", "3.3"], "24.3");
 * assert(rates.status === "consistent");
 * assert.deepEqual([rates.sumOfPrinted, rates.printedDiscrepancy], ["24.2", "0.1"]);
 *
 * const counts = ["190", "124", "126"].map((text) => ({ text, exact: true }) as const);
 * assert.equal(checkTotal(counts, { text: "441", exact: true }).status, "inconsistent");
 * ```
 * @see Moore R. E. (1966), Interval Analysis
 * @since 0.1.0
 */
export function checkTotal(
	parts: readonly Figure[],
	total: Figure,
	options: CheckTotalOptions = {},
): TotalCheck | NotCheckable {
	const doing = "check the total";
	const rounding = checkRounding(doing, checkOptions(doing, options, checkTotalOptions));
	const additivity = checkMember<Additivity>(doing, "additivity", options.additivity ?? "from-unrounded", [
		"from-unrounded",
		"from-rounded",
	]);
	const read = readParts(doing, "parts", rounding, parts, { total });
	if ("status" in read || read.total === null) return read as NotCheckable;
	const claim = read.total;
	const printed = sumOf(read.parts);
	const sumUnder = (under: Rounding): Bounds | null => {
		if (additivity === "from-rounded") return bounds(printed, printed);
		const { sum, impossible } = sumBounds(read.parts, under);
		return impossible.length > 0 ? null : sum;
	};
	const fits = (under: Rounding, off: bigint) => {
		const [sum, stands] = [sumUnder(under), boundsOf(claim, under, off)];
		return sum !== null && stands !== null && intersect(sum, stands) !== null;
	};
	const sum = sumUnder(rounding) ?? bounds(printed, printed);
	const consistent = fits(rounding, 0n);
	const readings = [["from-printed-figures", holds(boundsOf(claim, rounding), printed)]] as const;
	return {
		status: consistent ? "consistent" : "inconsistent",
		sumOfPrinted: showExact(printed),
		printedDiscrepancy: showExact(subtract(claim.value, printed)),
		sumInterval: showBounds(sum),
		printable: printableIn(sum, claim.step, rounding),
		testable: sum.lower !== null || sum.upper !== null,
		power: powerAgainstMisprints(claim, (off) => fits(rounding, off)),
		...(consistent ? noFault : explain(rounding, fits, { readings, claim })),
		additivity,
		rounding,
	};
}
