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
 * the current figure instead of the previous one. `off-by-one-unit`: it fits when the last digit is one up or down.
 *
 * @since 0.1.0
 */
export interface OtherReading {
	/** Names the explanation. */
	readonly code: "from-printed-figures" | "points-as-percent" | "wrong-base" | "off-by-one-unit";
}

/**
 * An explanation of a figure that does not fit. All that fit are listed, in the order in which they were tried: other
 * rounding, computed from the printed figures, percentage points as per cent, wrong base, off by one unit. They are
 * possibilities, not findings.
 *
 * @since 0.1.0
 */
export type Explanation = OtherRounding | OtherReading;

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

/** Tries the explanations. `fits` says whether the figure, moved by `off` steps, would fit under a rounding. */
export function explain(
	rounding: Rounding,
	fits: (rounding: Rounding, off: bigint) => boolean,
	others: readonly (readonly [code: OtherReading["code"], fits: boolean])[] = [],
	decisionError = false,
): Fault {
	const modes = roundingModes.filter((mode) => mode !== rounding && fits(mode, 0n));
	const nearly = fits(rounding, 1n) || fits(rounding, -1n);
	const explanations: Explanation[] = modes.length > 0 ? [{ code: "other-rounding", modes }] : [];
	for (const [code, does] of [...others, ["off-by-one-unit", nearly] as const])
		if (does) explanations.push({ code });
	return { severity: decisionError ? "decision" : nearly ? "last-digit" : "value", explanations };
}
