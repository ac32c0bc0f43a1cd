import { checkOptions } from "../internal/check.ts";
import { compare, type Fraction } from "../internal/exact.ts";
import { showBounds } from "./bounds.ts";
import { changesOf, meets, otherReadings, percentOf, printableIn, showOrNull, wrongSign } from "./change.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure, readFigures, unitsDiffer } from "./figure.ts";
import type { Interval } from "./interval.ts";
import { powerAgainstMisprints } from "./misprints.ts";
import { type NotCheckable, notCheckable } from "./not-checkable.ts";
import { checkRounding, type Rounding, type RoundingOptions } from "./rounding.ts";

/**
 * The printed change, and how the figures were rounded.
 *
 * @since 0.1.0
 */
export interface CheckPercentChangeOptions extends RoundingOptions {
	/** The change in per cent as it is printed: `"10% higher"`, `"-3"`. Default null: none is printed. */
	readonly change?: Figure | null;
}

/** Their names. */
export const checkPercentChangeOptions: readonly (keyof CheckPercentChangeOptions)[] = ["change", "rounding"];

/**
 * Which changes in per cent two printed figures allow.
 *
 * @since 0.1.0
 */
export interface PercentChangeCheck {
	/** Whether the printed change is one of them; `not-printed` when there is none to check. */
	readonly status: "consistent" | "inconsistent" | "not-printed";
	/** The possible changes, in per cent. */
	readonly interval: Interval;
	/** The change that the printed figures have, taken as exact; null when the previous one is printed as nought. */
	readonly nominal: string | null;
	/** The changes that can be printed, at the step of the printed one; null when there is none, or more than 1,000. */
	readonly printable: readonly string[] | null;
	/** Whether the printed change goes up while every possible one does not, or the reverse. */
	readonly decisionError: boolean;
	/** False when every change from -100% upwards is possible, so that passing says nothing. */
	readonly testable: boolean;
	/**
	 * Share of the misprints of the change that would fail: one digit that is another, or two neighbours exchanged; null
	 * when none is printed.
	 */
	readonly power: number | null;
	/** How bad it is; null unless it is inconsistent. */
	readonly severity: Severity | null;
	/** How a change that is inconsistent may have come about. */
	readonly explanations: readonly Explanation[];
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether a printed change in per cent is possible for two printed figures.
 *
 * With the current value in [a, b] and the previous one in [c, d], both 0 or more, the change lies in
 * [100 (a/d - 1), 100 (b/c - 1)]; an end is included when both ends it comes from are. A previous figure that can be 0
 * gives no upper end (`0.0`), one that must be 0 has no percentage change, and a negative one is no base: these two are
 * `not-checkable`. A current figure that is printed below zero is taken as it is. Percentage points are never mixed with
 * per cent. A wrong size is no decision error.
 *
 * @param current - the current figure as it is printed
 * @param previous - the previous figure as it is printed, in the same unit
 * @param options - the printed change, and how the figures were rounded
 * @returns the possible changes and whether the printed one is among them, or why this cannot be checked
 * @throws TypeError when a figure is no printed figure; RangeError when `rounding` or a step is not valid
 * @example Usage
 * ```ts
 * import { checkPercentChange, roundExact } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const hate = checkPercentChange("0.88", "0.83", { change: "6%" });
 * assert(hate.status === "consistent");
 * assert.deepEqual(hate.printable, ["5", "6", "7"]);
 * assert.equal(roundExact(hate.interval.lower ?? "0", { decimals: 1 }), "4.8");
 *
 * const [fell, from] = [{ text: "100", exact: true }, { text: "101", exact: true }] as const;
 * const sign = checkPercentChange(fell, from, { change: "1%" });
 * assert.equal(sign.status !== "not-checkable" && sign.decisionError, true);
 * ```
 * @see Moore R. E. (1966), Interval Analysis; Nuijten M. B. et al. (2016), The prevalence of statistical reporting errors
 * in psychology, Behavior Research Methods 48, for errors that change a decision
 * @since 0.1.0
 */
export function checkPercentChange(
	current: Figure,
	previous: Figure,
	options: CheckPercentChangeOptions = {},
): PercentChangeCheck | NotCheckable {
	const doing = "check the percentage change";
	const rounding = checkRounding(doing, checkOptions(doing, options, checkPercentChangeOptions));
	const claimed = options.change ?? null;
	const read = readFigures(doing, rounding, { current, previous });
	const claim = claimed === null ? null : readFigures(doing, rounding, { change: claimed });
	const reasons = [read, claim].flatMap((one) => (one && "status" in one ? one.reasons : []));
	if ("status" in read || (claim !== null && "status" in claim)) return { status: "not-checkable", reasons };
	const units = unitsDiffer({ current: read.current, previous: read.previous });
	if (units !== null) return units;
	const change = claim?.change ?? null;
	if (change !== null && change.unit !== "percent" && change.unit !== "number")
		return notCheckable("units-differ", "change", change.text);
	const possible = changesOf(read.current, read.previous, rounding);
	if (typeof possible === "string") return notCheckable(possible, "previous", read.previous.text);

	const nominal = percentOf(read.current.value, read.previous.value);
	const testable =
		possible.upper !== null || (possible.lower !== null && compare(possible.lower, wholeLost) > 0);
	const facts = { interval: showBounds(possible), nominal: showOrNull(nominal) };
	if (change === null)
		return {
			status: "not-printed",
			...facts,
			printable: null,
			decisionError: false,
			testable,
			power: null,
			...noFault,
			rounding,
		};
	const fits = (under: Rounding, off: bigint) =>
		meets(changesOf(read.current, read.previous, under), boundsOf(change, under, off));
	const consistent = fits(rounding, 0n);
	const decisionError = !consistent && wrongSign(change, possible);
	return {
		status: consistent ? "consistent" : "inconsistent",
		...facts,
		printable: printableIn(possible, change.step, rounding),
		decisionError,
		testable,
		power: powerAgainstMisprints(change, (off) => fits(rounding, off)),
		...(consistent
			? noFault
			: explain(rounding, fits, {
					readings: otherReadings(read, change, nominal, rounding),
					claim: change,
					decisionError,
				})),
		rounding,
	};
}

const wholeLost: Fraction = { numerator: -100n, denominator: 1n };
