import type { Period } from "../period/period.ts";

/**
 * Too little to judge by: fewer than 5 points (or than the points before and after a breakpoint need), or fewer than
 * 25 events.
 *
 * @since 0.1.0
 */
export interface TooFewReason {
	/** What there is too little of. */
	readonly code: "too-few-points" | "too-few-events";
	/** How many there are. */
	readonly found: number;
	/** How many there must be. */
	readonly needed: number;
}

/**
 * Periods that keep a series from being judged:
 * - `overlapping-periods`: they share months with an earlier one, as rolling windows do. Every test would find trends
 *   in noise. Pass the separate months, quarters or years that the windows were made from.
 * - `duplicate-periods`: they stand more than once. Pass one figure for each.
 * - `break-in-series`: what they hold cannot be set beside what comes before, and the break cannot be taken out: there are
 *   several, fewer than three figures on one side, or proportions. Pass the series since then.
 * - `uneven-periods`: their length is not the usual one, so that they have no season (`trend` over months and quarters).
 * - `zero-count`: no event, or nothing but events, has no logarithm. `model` takes it as it is.
 * - `value-not-positive`: the value has no logarithm. The scale `raw` takes it as it is.
 *
 * @since 0.1.0
 */
export interface RefusedReason {
	/** What is in the way. */
	readonly code:
		| "overlapping-periods"
		| "duplicate-periods"
		| "break-in-series"
		| "uneven-periods"
		| "zero-count"
		| "value-not-positive";
	/** Where. */
	readonly periods: readonly Period[];
	/** What would do. */
	readonly alternative:
		| "separate-periods"
		| "one-figure-per-period"
		| "periods-since-the-break"
		| "periods-of-one-length"
		| "method-model"
		| "scale-raw";
}

/**
 * What to know about a series that was judged:
 * - `missing-periods`: months between the first and the last that have no figure. Time runs on over them.
 * - `part-periods`: their length is not the usual one. They stand at their own mid-points; seasons are not allowed for.
 * - `break-taken-out`: a recorded break begins there. The series has a level of its own since, which is no evidence of anything.
 * - `step-fits-better`: the first period after the step of a series that has `stepped`.
 * - `zeros-at-end`: the last two or more counts are 0. On a logarithmic scale nothing levels off at zero.
 * - `several-places`: a step at any of them may as well be the one that is given (`detectStep`). It goes the other way beside
 *   another slope, and chance does not tell the two apart; or it fits the same.
 * - `places-not-separable`: no step was looked for there, as it would be the same as a slope, as a recorded break, or as nothing
 *   (`detectStep`).
 *
 * @since 0.1.0
 */
export interface CautionReason {
	/** What it is. */
	readonly code:
		| "missing-periods"
		| "part-periods"
		| "break-taken-out"
		| "step-fits-better"
		| "zeros-at-end"
		| "several-places"
		| "places-not-separable";
	/** Where. */
	readonly periods: readonly Period[];
}

/**
 * What to know about an answer:
 * - `season-not-modelled`: the usual period is not a whole number of years, and seasons can look like bends. Where months show a
 *   season (p < 0.05), `detectLevellingOff` is `insufficient` for it: pass the quarters, or ask `trend`.
 * - `slope-unbounded`: all events lie at one end of a line, whose best slope has no end. A factor of about e^25 per
 *   period stands for it, and it has no interval.
 *
 * @since 0.1.0
 */
export interface PlainReason {
	/** What it is. */
	readonly code: "season-not-modelled" | "slope-unbounded";
}

/**
 * What all figures show rests on one of them, an outbreak or a slip of the pen perhaps: look at it before anything is said of
 * the series. Of a trend, or a state of levelling off: without it the direction, or the state and the move before it, is another.
 * Of a step: that it alone is out of line explains no less than the step that all of them show; the answer is that of the others.
 * Where they show no step, one is given only if chance does not tell it from the figure out of line and it leaves the flatter slope.
 *
 * @since 0.1.0
 */
export interface OneFigureReason {
	/** What it is. */
	readonly code: "rests-on-one-figure";
	/** The period of the figure. */
	readonly period: Period;
}

/** Why a series could not be judged, or what to know about the answer. @since 0.1.0 */
export type LevellingReason = TooFewReason | RefusedReason | CautionReason | PlainReason | OneFigureReason;
