import type { DispersionPrior } from "../direction/count-comparison.ts";
import type { ConfidenceOptions } from "../estimate/confidence-interval.ts";
import type { Period } from "../period/period.ts";
import type { SlopeInterval } from "./levelling-off.ts";
import type { LevellingReason } from "./levelling-reason.ts";

/** Options of {@link detectStep}. The first level of `confidence` is also the one a step is shown at. @since 0.1.0 */
export interface StepOptions extends ConfidenceOptions {
	/** How many points must lie on either side of a step, 2 or more. Default 2. */
	readonly pointsEachSide?: number;
	/**
	 * For months, quarters and other parts of a year: `model` gives every season a level of its own; `ignore` does not.
	 * Default `model`.
	 */
	readonly seasons?: "model" | "ignore";
	/**
	 * What is believed of the dispersion before the series is seen, for counts, proportions and values with a standard
	 * error. Default weight 4, value 1.
	 */
	readonly dispersionPrior?: DispersionPrior;
	/**
	 * What to do with a break that a period declares (`breakBefore`): `take-out` gives the series a level of its own since,
	 * where three figures stand on either side, and `refuse` has no answer. Default `take-out`.
	 */
	readonly breaks?: "take-out" | "refuse";
	/** For values only: whether the line is straight in the value (`raw`) or in its logarithm (`log`). Default `raw`. */
	readonly scale?: "raw" | "log";
}

/** A step with its height. @since 0.1.0 */
export interface Step extends SlopeInterval {
	/** The first period after the step. */
	readonly period: Period;
	/** Whether the level went up or down. */
	readonly direction: "up" | "down";
	/** Height of the step, in `unit`. */
	readonly change: number;
	/** What `change` is in: per cent of the rate, per cent of the odds (for proportions), or the value itself. */
	readonly unit: "percent" | "percent-of-odds" | "value";
	/** The interval at every level asked for, in that order; the place of the step is taken as given. */
	readonly intervals: readonly SlopeInterval[];
}

/**
 * The numbers behind a step, or behind there being none: those of all figures, or of the others where the answer is theirs
 * (`rests-on-one-figure`).
 *
 * @since 0.1.0
 */
export interface StepEvidence {
	/** Chance that the largest step over all places is as large where there is a straight line only. */
	readonly p: number;
	/** The largest score of a step over its standard deviation at dispersion 1; the step that is given may have another. */
	readonly z: number;
	/** How many places were looked at; `places-not-separable` names the others. */
	readonly places: number;
	/** Dispersion about the straight line: variance over what chance alone would give. Variance, for bare values. */
	readonly dispersion: number;
	/** Deviance of the best step with a slope that goes on through it; null where there is none to fit. */
	readonly stepDeviance: number | null;
	/**
	 * Deviance of the best two joined lines, which have as many parameters; null where seasons or a recorded break have
	 * levels of their own.
	 */
	readonly bendDeviance: number | null;
}

/** What every answer of {@link detectStep} carries. @since 0.1.0 */
export interface StepParts {
	/** What the record is. */
	readonly kind: "step";
	/** What the series holds; null where it is empty. */
	readonly measure: "count" | "proportion" | "value" | null;
	/** How many points have a figure. */
	readonly points: number;
	/** Why nothing can be said, or what to know about what is said; often nothing. */
	readonly reasons: readonly LevellingReason[];
}

/** A series in which a step was looked for. Nothing is rounded. @since 0.1.0 */
export interface StepAssessed extends StepParts {
	/** There is an answer. */
	readonly status: "assessed";
	/** Whether a step is shown. */
	readonly found: boolean;
	/** The step that explains most; null where none is shown. `several-places` names others that may as well be it. */
	readonly step: Step | null;
	/** Whether two joined lines fit better than the step, so that it may be a bend instead. */
	readonly bendFitsBetter: boolean;
	/** The numbers behind it. */
	readonly evidence: StepEvidence;
}

/** A series in which no step could be looked for; `reasons` says why. @since 0.1.0 */
export interface StepNotAssessed extends StepParts {
	/** There is no answer. */
	readonly status: "not-assessed";
	/** No step is shown. */
	readonly found: false;
	/** There is no step. */
	readonly step: null;
	/** There is no evidence. */
	readonly evidence: null;
}

/** Answer of {@link detectStep}: narrow it by `status`. @since 0.1.0 */
export type StepDetection = StepAssessed | StepNotAssessed;
