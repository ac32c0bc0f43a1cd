import type { DispersionPrior } from "../direction/count-comparison.ts";
import type { ConfidenceOptions } from "../estimate/confidence-interval.ts";
import type { Period } from "../period/period.ts";
import type { LevellingReason } from "./levelling-reason.ts";

/**
 * What a series does:
 * - `rising`, `falling`: it moves, and nothing shows that the move has slowed.
 * - `levelling`: the move goes on in the same direction, more slowly than before.
 * - `levelled`: it has been flat since the breakpoint.
 * - `reversed`: it now moves the other way.
 * - `stepped`: it moved from one level to another at once, which no bend describes. Only `model` finds it.
 * - `stable`: no move is shown.
 * - `insufficient`: it cannot be said; the reasons say why.
 *
 * @since 0.1.0
 */
export type LevellingState =
	| "rising"
	| "falling"
	| "levelling"
	| "levelled"
	| "reversed"
	| "stepped"
	| "stable"
	| "insufficient";

/**
 * How a rise or a fall goes on: `steady`; `accelerating`: it was there before the breakpoint and is steeper since;
 * `newly`: it was not there, or not to be shown, before the breakpoint.
 *
 * @since 0.1.0
 */
export type LevellingPace = "steady" | "accelerating" | "newly";

/** How strong evidence is: `strong` p < 0.05, `moderate` p < 0.1, `weak` p < 0.2, `none` a description only. @since 0.1.0 */
export type EvidenceStrength = "strong" | "moderate" | "weak" | "none";

/**
 * How the series was judged: `model` fits two joined lines with one breakpoint; `light` compares the slopes of the
 * two halves.
 *
 * @since 0.1.0
 */
export type LevellingMethod = "model" | "light";

/** Options of {@link detectLevellingOff}. @since 0.1.0 */
export interface LevellingOffOptions extends ConfidenceOptions {
	/** How to judge. Default `model`. `light` needs no fitting and finds only bends about the middle. */
	readonly method?: LevellingMethod;
	/**
	 * For values only: whether lines are straight in the value (`raw`) or in its logarithm (`log`, for a rate whose
	 * changes are in per cent; every value must be above 0). Default `raw`.
	 */
	readonly scale?: "raw" | "log";
	/**
	 * What is believed of the dispersion before the series is seen, for counts, proportions and values with a standard
	 * error. Default weight 4, value 1. Weight 0 believes the series alone; a weight of a million is pure Poisson.
	 */
	readonly dispersionPrior?: DispersionPrior;
	/**
	 * What to do with a break that a period declares (`breakBefore`): `take-out` gives the series a level of its own since,
	 * where three figures stand on either side, and `refuse` has no answer. Default `take-out`.
	 */
	readonly breaks?: "take-out" | "refuse";
	/**
	 * For `model` only: `adjust` widens everything for periods that depend on the one before, by (1 + r) / (1 - r) with r
	 * their correlation about the best broken line, from 0 to 0.8. It halves the false alarms of such series, and costs
	 * some of the power of others. Default `ignore`.
	 */
	readonly autocorrelation?: "ignore" | "adjust";
	/** For `model` only: how many points must lie before the breakpoint, 1 or more. Default 1. */
	readonly pointsBefore?: number;
	/** For `model` only: how many points must lie after the breakpoint, 1 or more. Default 2. */
	readonly pointsAfter?: number;
	/**
	 * For `light` only: the smallest move over half of the series that counts as one: on the logarithmic scale (0.1 is
	 * about 10%), for raw values as a fraction of their mean size. Above 0. Default 0.1.
	 */
	readonly materialMove?: number;
}

/** An interval of a slope at one level of confidence. @since 0.1.0 */
export interface SlopeInterval {
	/** Level of the interval as a fraction: 0.95 for 95%. */
	readonly confidence: number;
	/** Lower limit, in the unit of the slope; null where the points set none. */
	readonly lower: number | null;
	/** Upper limit, in the unit of the slope; null where the points set none. */
	readonly upper: number | null;
}

/** A slope, with its interval at the first level asked for and at all of them. @since 0.1.0 */
export interface Slope extends SlopeInterval {
	/** Change per usual period, in `unit`: for a log scale 100 (e^b - 1), where b is the coefficient. */
	readonly change: number;
	/** What `change` is in: per cent of the rate, per cent of the odds (for proportions), or the value itself. */
	readonly unit: "percent-per-period" | "percent-of-odds-per-period" | "value-per-period";
	/** The slope on the scale of the analysis, per usual period. */
	readonly coefficient: number;
	/** Its standard error with the dispersion that was used; null where the points set no limit. */
	readonly standardError: number | null;
	/** The interval at every level asked for, in that order. */
	readonly intervals: readonly SlopeInterval[];
}

/**
 * When the bend was. Times are in usual periods: 1 is the mid-point of the first period of the series.
 *
 * @since 0.1.0
 */
export interface Breakpoint {
	/** Mean of every possible time, weighted by the profile likelihood: the best single figure. */
	readonly time: number;
	/** The period of the series that it lies in; null where it lies in a gap. */
	readonly period: Period | null;
	/** The month that it lies in. */
	readonly month: Period;
	/** Level of the interval, always 0.9. */
	readonly confidence: number;
	/** 5% point of the same weights. */
	readonly lower: number;
	/** The month of the lower limit. */
	readonly lowerMonth: Period;
	/** 95% point of the same weights. */
	readonly upper: number;
	/** The month of the upper limit. */
	readonly upperMonth: Period;
	/** The likeliest single time: where the two joined lines fit best. */
	readonly likeliestTime: number;
	/** The period of the series that the likeliest time lies in; null where it lies in a gap. */
	readonly likeliestPeriod: Period | null;
}

/** What stands behind a state found by `model`. @since 0.1.0 */
export interface ModelEvidence {
	/** p-value of the statement that the state makes: of the bend or step where there is one, of the line where not. */
	readonly p: number;
	/** 1 - p. */
	readonly confidence: number;
	/** How strong that is; `none` for `stable`, which is no more than a move not shown. */
	readonly strength: EvidenceStrength;
	/** Two-sided p-value of a straight line with a slope against none. */
	readonly pLine: number;
	/** One-sided p-value of a bend against the direction of that line. */
	readonly pSlowing: number;
	/** One-sided p-value of a bend in the direction of that line. */
	readonly pAccelerating: number;
	/**
	 * What it costs to have the line flat after the breakpoint, on the scale of a deviance; null where no bend was found
	 * or a flat line does not fit at all.
	 */
	readonly plateauPenalty: number | null;
	/** Dispersion about the straight line: variance over what chance alone would give. Variance, for bare values. */
	readonly dispersion: number;
	/** Degrees of freedom of that dispersion, with those of the prior. */
	readonly degreesOfFreedom: number;
	/** Correlation with the period before that was allowed for; null where it was not asked for. */
	readonly correlation: number | null;
}

/** What stands behind a state found by `light`. @since 0.1.0 */
export interface LightEvidence {
	/** Two-sided p-value of the same slope in both halves. */
	readonly p: number;
	/** 1 - p. */
	readonly confidence: number;
	/** How strong that is. `none` is common: the state is then a description only. */
	readonly strength: EvidenceStrength;
	/** Slope of the later half over slope of the earlier half; null where the earlier one is 0 or as good as. */
	readonly ratio: number | null;
	/** Difference of the slopes over its standard error at dispersion 1. */
	readonly z: number;
	/** How many points each half has; an odd series shares the middle one. */
	readonly half: number;
	/** Dispersion about one straight line. */
	readonly dispersion: number;
	/** Degrees of freedom of that dispersion, with those of the prior. */
	readonly degreesOfFreedom: number;
}

/** The settings that an answer was made with. @since 0.1.0 */
export interface LevellingSettings {
	/** The belief about the dispersion; null where there is none: bare values, or weight 0. */
	readonly dispersionPrior: DispersionPrior | null;
	/** Whether autocorrelation was allowed for; null for `light`. */
	readonly autocorrelation: "ignore" | "adjust" | null;
	/** Points before the breakpoint; null for `light`. */
	readonly pointsBefore: number | null;
	/** Points after the breakpoint; null for `light`. */
	readonly pointsAfter: number | null;
	/** The smallest move over half of the series; null for `model`. */
	readonly materialMove: number | null;
	/** Levels of confidence of the slopes, as fractions. */
	readonly confidence: readonly number[];
}

/** What every answer of {@link detectLevellingOff} carries. @since 0.1.0 */
export interface LevellingParts {
	/** What the series holds; null where it is empty. */
	readonly measure: "count" | "proportion" | "value" | null;
	/** The scale on which lines are straight; null where the series is empty. */
	readonly scale: "log" | "logit" | "raw" | null;
	/** How many points have a figure. */
	readonly points: number;
	/** Events in all; for proportions the smaller of those with and without; null for values. */
	readonly events: number | null;
	/** First period with a figure; null where there is none. */
	readonly firstPeriod: Period | null;
	/** Last period with a figure; null where there is none. */
	readonly lastPeriod: Period | null;
	/** Length of the usual period in months, which time is counted in; null where there is none. */
	readonly usualMonths: number | null;
	/** The settings, resolved. */
	readonly settings: LevellingSettings;
	/** Why nothing can be said, or what to know about what is said; often nothing. */
	readonly reasons: readonly LevellingReason[];
}

/** A state, and where it comes from. @since 0.1.0 */
export interface LevellingVerdict {
	/** What the series does. */
	readonly state: Exclude<LevellingState, "insufficient">;
	/** Direction of the earlier move for `levelling`, `levelled` and `reversed`, of the step for `stepped`; null for the others. */
	readonly from: "rise" | "fall" | null;
	/** How a rise or a fall goes on; null for the other states. */
	readonly pace: LevellingPace | null;
	/** `first-signs` where a rise or a fall may be slowing (p from 0.05 to 0.2), which is not evidence; otherwise null. */
	readonly signal: "first-signs" | null;
}

/** An answer of the model. @since 0.1.0 */
export interface LevellingByModel extends LevellingParts, LevellingVerdict {
	/** How it was found. */
	readonly method: "model";
	/** The numbers behind the state. */
	readonly evidence: ModelEvidence;
	/** When the bend was; null where none was found. */
	readonly breakpoint: Breakpoint | null;
	/** Slope of one straight line through all points. */
	readonly slope: Slope;
	/** Slope before the likeliest breakpoint, which the interval takes as given; null where no bend was found. */
	readonly before: Slope | null;
	/** Slope after the likeliest breakpoint, which the interval takes as given; null where no bend was found. */
	readonly after: Slope | null;
}

/** An answer of the light rule. @since 0.1.0 */
export interface LevellingByHalves extends LevellingParts, LevellingVerdict {
	/** How it was found. */
	readonly method: "light";
	/** The numbers behind the state. */
	readonly evidence: LightEvidence;
	/** The rule looks for no breakpoint. */
	readonly breakpoint: null;
	/** Slope of one straight line through all points. */
	readonly slope: Slope;
	/** Slope of the earlier half. */
	readonly before: Slope;
	/** Slope of the later half. */
	readonly after: Slope;
}

/** No answer; `reasons` says why. @since 0.1.0 */
export interface LevellingInsufficient extends LevellingParts {
	/** Says that nothing can be said. */
	readonly state: "insufficient";
	/** How it would have been found. */
	readonly method: LevellingMethod;
	/** There is no earlier move. */
	readonly from: null;
	/** There is no pace. */
	readonly pace: null;
	/** There is no signal. */
	readonly signal: null;
	/** There is no evidence. */
	readonly evidence: null;
	/** There is no breakpoint. */
	readonly breakpoint: null;
	/** There is no slope. */
	readonly slope: null;
	/** There is no slope. */
	readonly before: null;
	/** There is no slope. */
	readonly after: null;
}

/** Answer of {@link detectLevellingOff}; `state` and `method` tell which. Nothing is rounded. @since 0.1.0 */
export type LevellingOff = LevellingByModel | LevellingByHalves | LevellingInsufficient;
