import type { ReadFigure } from "./figure.ts";
import { transpositionsOf } from "./misprints.ts";
import { type Rounding, type RoundingMode, roundingModes } from "./rounding.ts";

/**
 * How a figure that does not fit may have come about: with other roundings than the one that was assumed.
 *
 * @since 0.1.0
 */
export interface OtherRounding {
	/** Names the explanation. */
	readonly code: "other-rounding";
	/** Every rounding mode under which it fits. */
	readonly modes: readonly RoundingMode[];
}

/**
 * How a figure that does not fit may have come about.
 *
 * `from-printed-figures`: it follows from the other figures as they are printed, as if these were exact.
 * `points-as-percent`: it is the difference of two percentages, printed as per cent. `wrong-base`: it is a percentage of
 * the current figure instead of the previous one. `swapped`: it is the change from the current figure to the previous
 * one. `off-by-one-unit`: it fits when the last digit is one up or down.
 *
 * @since 0.1.0
 */
export interface OtherReading {
	/** Names the explanation. */
	readonly code: "from-printed-figures" | "points-as-percent" | "wrong-base" | "swapped" | "off-by-one-unit";
}

/**
 * How a rate that does not fit may have come about: with the population of another year.
 *
 * @since 0.1.0
 */
export interface OtherPopulation {
	/** Names the explanation. */
	readonly code: "other-population";
	/** Those of the populations that were offered with which it fits. */
	readonly populations: readonly number[];
}

/**
 * How a figure that does not fit may have come about: two neighbouring digits were exchanged.
 *
 * @since 0.1.0
 */
export interface DigitsTransposed {
	/** Names the explanation. */
	readonly code: "digits-transposed";
	/** The figures that fit, without unit or grouping. */
	readonly figures: readonly string[];
}

/**
 * An explanation of a figure that does not fit. All that fit are listed, in the order in which they were tried: other
 * rounding, computed from the printed figures, percentage points as per cent, wrong base, current and previous swapped,
 * off by one unit, another population, digits transposed. They are possibilities, not findings.
 *
 * @since 0.1.0
 */
export type Explanation = OtherRounding | OtherReading | OtherPopulation | DigitsTransposed;

/**
 * How bad a figure that does not fit is. `last-digit`: one unit of the last place puts it right. `value`: it does not.
 * `decision`: it says up where every possible value says down, or the reverse.
 *
 * @since 0.1.0
 */
export type Severity = "last-digit" | "value" | "decision";

/** What is said of a figure that does not fit; nothing and null for one that does. */
export interface Fault {
	readonly severity: Severity | null;
	readonly explanations: readonly Explanation[];
}

export const noFault: Fault = { severity: null, explanations: [] };

/** What else may be tried to explain a figure. */
interface Slips {
	/** Slips that are tried by the caller, in order. */
	readonly readings?: readonly (readonly [code: OtherReading["code"], fits: boolean])[];
	/** The populations with which it fits. */
	readonly populations?: readonly number[];
	/** The figure whose digits may be transposed. */
	readonly claim?: ReadFigure;
	/** Whether it has the wrong sign for every possible value. */
	readonly decisionError?: boolean;
}

/** Tries the explanations. `fits` says whether the figure, moved by `off` steps, would fit under a rounding. */
export function explain(
	rounding: Rounding,
	fits: (rounding: Rounding, off: bigint) => boolean,
	{ readings = [], populations = [], claim, decisionError = false }: Slips = {},
): Fault {
	const modes = roundingModes.filter((mode) => fits(mode, 0n));
	const nearly = fits(rounding, 1n) || fits(rounding, -1n);
	// "More than 12" fits nearly anything, which explains no "more than 21".
	const figures = (claim === undefined || claim.kind === "bounded" ? [] : transpositionsOf(claim))
		.filter(({ off }) => fits(rounding, off))
		.map(({ text }) => text);
	const explanations: Explanation[] = modes.length > 0 ? [{ code: "other-rounding", modes }] : [];
	for (const [code, does] of [...readings, ["off-by-one-unit", nearly] as const])
		if (does) explanations.push({ code });
	if (populations.length > 0) explanations.push({ code: "other-population", populations });
	if (figures.length > 0) explanations.push({ code: "digits-transposed", figures });
	return { severity: decisionError ? "decision" : nearly ? "last-digit" : "value", explanations };
}
