import { checkList, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { decimalsOf, divide, type Fraction, fraction, multiply, showDecimal } from "../internal/exact.ts";
import { holds } from "./change.ts";
import { type Computed, type ComputedFraction, readComputed } from "./computed.ts";
import { type Explanation, explain, noFault, type Severity } from "./explanation.ts";
import { boundsOf, type Figure, type ReadFigure, readFigures } from "./figure.ts";
import { powerAgainstMisprints } from "./misprints.ts";
import type { NotCheckable } from "./not-checkable.ts";
import { checkPeople, toSafe } from "./rate-base.ts";
import { roundWhole } from "./round-whole.ts";
import {
	checkRounding,
	type Rounding,
	type RoundingMode,
	type RoundingOptions,
	roundingModes,
} from "./rounding.ts";

/**
 * How the figure was rounded, and what else it may have been computed from.
 *
 * @since 0.1.0
 */
export interface ReproducesOptions extends RoundingOptions {
	/**
	 * Other populations that may have been used, such as those of the years before and after, whole numbers above 0. They
	 * are tried in place of the denominator of a computed fraction when the figure does not reproduce. Default none.
	 */
	readonly otherPopulations?: readonly number[];
}

/** Their names. */
export const reproducesOptions: readonly (keyof ReproducesOptions)[] = ["otherPopulations", "rounding"];

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
	/** False when no misprint of the figure would fail, so that passing says nothing. */
	readonly testable: boolean;
	/** Share of the misprints of the figure that would fail: one digit that is another, or two neighbours exchanged. */
	readonly power: number;
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
 * @param options - how it was rounded, and other populations that may have been used
 * @returns whether it reproduces, what every mode would print, and how far it is off; or why the figure is no value
 * @throws RangeError when the number is not finite or a part of a fraction or a population is out of range; SyntaxError
 * when the text is no decimal or fraction; TypeError when a value is of the wrong type, or other populations are given
 * for a value that is no computed fraction
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
 *
 * const stale = reproduces({ numerator: 4205, denominator: 91_461, multiplier: 1000 }, "45", {
 *   otherPopulations: [92_499],
 * });
 * assert(stale.status === "differs");
 * assert.deepEqual(stale.explanations.at(-1), { code: "other-population", populations: [92_499] });
 * ```
 * @see Brown N. J. L. and Heathers J. A. J. (2017), The GRIM test, Social Psychological and Personality Science 8
 * @since 0.1.0
 */
export function reproduces(
	computed: Computed,
	figure: Figure,
	options: ReproducesOptions = {},
): Reproduction | NotCheckable {
	const doing = "compare with the printed figure";
	const rounding = checkRounding(doing, checkOptions(doing, options, reproducesOptions));
	const read = readFigures(doing, rounding, { figure });
	const printed = "status" in read ? null : read.figure;
	const value = readComputed(doing, computed, printed?.step ?? fraction(1n));
	if ("status" in read || printed === null) return read as NotCheckable;

	const fits = (under: Rounding, off = 0n) => holds(boundsOf(printed, under, off), value);
	const reproducesUnder = (["nearest", ...roundingModes] as const).filter((under) => fits(under));
	const consistent = fits(rounding);
	const populations = otherPopulations(doing, computed, options).filter((population) => {
		const other = { ...(computed as ComputedFraction), denominator: population };
		return holds(boundsOf(printed, rounding), readComputed(doing, other, printed.step));
	});
	const power = powerAgainstMisprints(printed, (off) => fits(rounding, off));
	const wrong = value.numerator * printed.value.numerator < 0n;
	return {
		status: consistent ? "reproduces" : "differs",
		...(printed.kind === "rounded" ? roundings(value, printed) : { byMode: null, tie: null, unitsOff: null }),
		reproducesUnder,
		testable: power > 0,
		power,
		...(consistent
			? noFault
			: explain(rounding, fits, { populations, claim: printed, decisionError: wrong })),
		rounding,
	};
}

/** The populations that may have been used instead, checked. */
function otherPopulations(
	doing: string,
	computed: Computed,
	{ otherPopulations: populations }: ReproducesOptions,
): readonly number[] {
	if (populations === undefined) return [];
	if (typeof computed !== "object")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"otherPopulations must come with a numerator and a denominator",
			computed,
		);
	return checkList(doing, "otherPopulations", populations).map((population) =>
		checkPeople(doing, "otherPopulations", population),
	);
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
