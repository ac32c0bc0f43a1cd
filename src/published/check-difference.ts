import { checkOptions } from "../internal/check.ts";
import { showExact, subtract } from "../internal/exact.ts";
import { type Bounds, intersect, showBounds } from "./bounds.ts";
import { holds, printableIn, subtractBounds, wrongSign } from "./change.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure, readFigures, unitsDiffer } from "./figure.ts";
import type { Interval } from "./interval.ts";
import { powerAgainstMisprints } from "./misprints.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * The printed difference, and how the figures were rounded.
 *
 * @since 0.1.0
 */
export interface CheckDifferenceOptions extends RoundingOptions {
	/** The difference as it is printed, current less previous: `"0.05"`, `"-2 percentage points"`. */
	readonly difference: Figure;
}

/** Their names. */
export const checkDifferenceOptions: readonly (keyof CheckDifferenceOptions)[] = ["difference", "rounding"];

/**
 * Which differences two printed figures allow.
 *
 * @since 0.1.0
 */
export interface DifferenceCheck {
	/** Whether the printed difference is one of them. */
	readonly status: "consistent" | "inconsistent";
	/** The possible differences, in the unit of the figures. */
	readonly interval: Interval;
	/** The difference of the printed figures, taken as exact. */
	readonly nominal: string;
	/** The differences that can be printed, at the step of the printed one; null for more than 1,000 or no end. */
	readonly printable: readonly string[] | null;
	/** Whether the printed difference goes up while every possible one does not, or the reverse. */
	readonly decisionError: boolean;
	/** False when every difference is possible, so that passing says nothing. */
	readonly testable: boolean;
	/** Share of the misprints of the difference that would fail: one digit that is another, or two neighbours exchanged. */
	readonly power: number;
	/** How bad it is; null for a difference that is consistent. */
	readonly severity: Severity | null;
	/** How a difference that is inconsistent may have come about. */
	readonly explanations: readonly Explanation[];
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether a printed difference is one of those that the unrounded figures could have.
 *
 * With the current value in [a, b] and the previous one in [c, d] the difference lies in [a - d, b - c]; an end is
 * included when both ends it comes from are. Two percentages differ by percentage points or a plain number; a difference
 * in per cent is a change: see `checkPercentChange`.
 *
 * @param current - the current figure as it is printed
 * @param previous - the previous figure as it is printed, in the same unit
 * @param options - the printed difference, and how the figures were rounded
 * @returns the possible differences and whether the printed one is among them, or why this cannot be checked
 * @throws TypeError when a figure is no printed figure; RangeError when `rounding` or a step is not valid
 * @example Usage
 * ```ts
 * import { checkDifference } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const hate = checkDifference("0.88", "0.83", { difference: "0.05" });
 * assert(hate.status === "consistent");
 * assert.deepEqual(hate.printable, ["0.04", "0.05", "0.06"]);
 *
 * assert.equal(checkDifference("62%", "64%", { difference: "-2 percentage points" }).status, "consistent");
 * assert.equal(checkDifference("62%", "64%", { difference: "-2%" }).status, "not-checkable");
 * ```
 * @see Moore R. E. (1966), Interval Analysis
 * @since 0.1.0
 */
export function checkDifference(
	current: Figure,
	previous: Figure,
	options: CheckDifferenceOptions,
): DifferenceCheck | NotCheckable {
	const doing = "check the difference";
	const rounding = checkRounding(doing, checkOptions(doing, options, checkDifferenceOptions));
	const read = readFigures(doing, rounding, { current, previous, difference: options.difference });
	if ("status" in read) return read;
	const { current: now, previous: before, difference: claim } = read;
	const units = unitsDiffer({ current: now, previous: before });
	if (units !== null) return units;
	const unit = now.unit === "number" ? before.unit : now.unit;
	const fitting = unit === "percent" ? "percentage-points" : unit;
	if (
		unit !== "number" &&
		claim.unit !== "number" &&
		(claim.unit !== fitting || claim.per !== (now.per ?? before.per))
	)
		return notCheckable("units-differ", "difference", claim.text);

	const possible = subtractBounds(now.bounds, before.bounds);
	const fits = (under: Rounding, off: bigint) => {
		const [a, b, c] = [boundsOf(now, under), boundsOf(before, under), boundsOf(claim, under, off)];
		return a !== null && b !== null && c !== null && intersect(subtractBounds(a, b), c) !== null;
	};
	const consistent = fits(rounding, 0n);
	const nominal = subtract(now.value, before.value);
	const decisionError = !consistent && wrongSign(claim, possible);
	const readings = [["from-printed-figures", holds(claim.bounds, nominal)]] as const;
	return {
		status: consistent ? "consistent" : "inconsistent",
		interval: showBounds(possible),
		nominal: showExact(nominal),
		printable: printableIn(possible, claim.step, rounding),
		decisionError,
		testable: bounded(possible),
		power: powerAgainstMisprints(claim, (off) => fits(rounding, off)),
		...(consistent ? noFault : explain(rounding, fits, { readings, claim, decisionError })),
		rounding,
	};
}

function bounded({ lower, upper }: Bounds): boolean {
	return lower !== null || upper !== null;
}
