import { decimalsOf, divide, type Fraction, fraction, multiply, showDecimal } from "../internal/exact.ts";
import { holds } from "./change.ts";
import { type Computed, readComputed } from "./computed.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure, type ReadFigure, readFigures } from "./figure.ts";
import type { NotCheckable } from "./not-checkable.ts";
import { toSafe } from "./rate-base.ts";
import { roundWhole } from "./round-whole.ts";
import {
	checkRounding,
	type Rounding,
	type RoundingMode,
	type RoundingOptions,
	roundingModes,
} from "./rounding.ts";

/**
 * Whether a computed value is printed as a figure.
 *
 * @since 0.1.0
 */
export interface Reproduction {
	/** Whether the value would be printed so. */
	readonly status: "reproduces" | "differs";
	/**
	 * What each rounding mode makes of the value, at the step of the figure, without unit or grouping; null for an exact
	 * count and for a figure with a qualifier, which are not rounded to.
	 */
	readonly byMode: Readonly<Record<RoundingMode, string>> | null;
	/** Every rounding under which the value would be printed so. */
	readonly reproducesUnder: readonly Rounding[];
	/** Whether the value lies exactly half way between two printable ones; null where `byMode` is. */
	readonly tie: boolean | null;
	/**
	 * The printed value less the value rounded by `halfExpand`, in units of the last place; null where `byMode` is, and
	 * beyond 2^53.
	 */
	readonly unitsOff: number | null;
	/** How bad it is; null for a figure that reproduces. `decision`: the printed sign is the wrong one. */
	readonly severity: Severity | null;
	/** How a figure that differs may have come about. */
	readonly explanations: readonly Explanation[];
	/** The rounding that was allowed for. */
	readonly rounding: Rounding;
}

/**
 * Whether a computed value would be printed as a figure.
 *
 * The value must lie in the interval that `unround` gives. Under `nearest`, the default, a tie may go either way, so that
 * no publisher is accused of its own rule. Units are not compared: give the value in what is printed (62.5 for `63%`,
 * 1,249,999 for `£1.2m`).
 *
 * @param computed - a finite number, a decimal or fraction as text, or whole numbers to divide; see `Computed`
 * @param figure - the figure as it is printed
 * @param options - how it was rounded
 * @returns whether it reproduces, what every mode would print, and how far it is off; or why the figure is no value
 * @throws RangeError when the number is not finite or a part of a fraction is out of range; SyntaxError when the text is
 * no decimal or fraction; TypeError when a value is of the wrong type
 * @example Usage
 * ```ts
 * import { reproduces } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const rate = reproduces({ numerator: 6005, denominator: 698_268, multiplier: 1000 }, "8.6 per 1,000");
 * assert.equal(rate.status, "reproduces");
 *
 * const tie = reproduces(6.85, "6.8");
 * assert(tie.status === "reproduces");
 * assert.deepEqual([tie.tie, tie.byMode?.halfExpand, tie.byMode?.halfEven], [true, "6.9", "6.8"]);
 *
 * const off = reproduces("8.6489", "8.7");
 * assert(off.status === "differs");
 * assert.deepEqual([off.unitsOff, off.reproducesUnder], [1, ["ceil", "expand"]]);
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function reproduces(
	computed: Computed,
	figure: Figure,
	options: RoundingOptions = {},
): Reproduction | NotCheckable {
	const doing = "compare with the printed figure";
	const rounding = checkRounding(doing, options);
	const read = readFigures(doing, rounding, { figure });
	const printed = "status" in read ? null : read.figure;
	const value = readComputed(doing, computed, printed?.step ?? fraction(1n));
	if ("status" in read || printed === null) return read as NotCheckable;

	const fits = (under: Rounding, off = 0n) => holds(boundsOf(printed, under, off), value);
	const reproducesUnder = (["nearest", ...roundingModes] as const).filter((under) => fits(under));
	const consistent = fits(rounding);
	const wrong = value.numerator * printed.value.numerator < 0n;
	return {
		status: consistent ? "reproduces" : "differs",
		...(printed.kind === "rounded" ? roundings(value, printed) : { byMode: null, tie: null, unitsOff: null }),
		reproducesUnder,
		...(consistent ? noFault : explain(rounding, fits, [], wrong)),
		rounding,
	};
}

/** What the modes make of the value. */
function roundings(value: Fraction, { step, value: printed }: ReadFigure) {
	const steps = divide(value, step);
	const show = (mode: RoundingMode) =>
		showDecimal(multiply(fraction(roundWhole(steps, mode)), step), decimalsOf(step) ?? 0);
	return {
		byMode: Object.fromEntries(roundingModes.map((mode) => [mode, show(mode)])) as Record<
			RoundingMode,
			string
		>,
		tie: steps.denominator === 2n,
		unitsOff: toSafe(divide(printed, step).numerator - roundWhole(steps, "halfExpand")),
	};
}
