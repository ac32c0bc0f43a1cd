import { checkMember, checkOptions, checkPositive, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { NotComparedReason } from "./benchmark-comparison.ts";
import type { BenchmarkedArea } from "./benchmark-inputs.ts";
import { readFigure } from "./figure.ts";
import { checkLevels } from "./levels.ts";
import { checkPossible, figureOn, intervalsOf } from "./pair.ts";
import { outcomeOf, readTarget, type Target, type TargetMethod } from "./target.ts";

/** Settings of {@link compareToTarget}. @since 0.1.0 */
export interface CompareToTargetOptions {
	/** Which way the indicator is meant to go. No default: without it a target can be neither met nor missed. */
	readonly polarity: "lower-is-better" | "higher-is-better";
	/** For a figure to reach: whether the value or its whole interval must reach it. Default `value`. */
	readonly by?: "value" | "interval";
	/** Level of the interval. Only where `by` is `interval`. Default 0.95. */
	readonly confidence?: number;
	/**
	 * What equality means. `symmetric`: a value on the better end meets the target and one on the other end does not miss
	 * it, whichever way is better. `fingertips`: as published there, with ends that belong to the side above them also
	 * where lower is better, and a previous value that is to be kept or exceeded whatever the polarity.
	 * Default `symmetric`.
	 */
	readonly rules?: "symmetric" | "fingertips";
}

/** An area that was compared with a target. Nothing is rounded. @since 0.1.0 */
export interface ComparedToTarget {
	/** What the record is. */
	readonly kind: "target-comparison";
	/** There was a comparison. */
	readonly status: "compared";
	/** Name of the area, or `null`. */
	readonly area: string | null;
	/** `in-between`: inside the range, or with an interval that holds the target. */
	readonly outcome: "met" | "in-between" | "missed";
	/** The outcome as a performance: `better` where the target is met. */
	readonly performance: "better" | "similar" | "worse";
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better";
	/** How the target was held against the area. */
	readonly method: TargetMethod;
	/** What equality means. */
	readonly rules: "symmetric" | "fingertips";
	/** Value of the area. */
	readonly value: number;
	/** The figure that meets the target: of a range, its better end. */
	readonly target: number;
	/** Of a range, the end beyond which the target is missed; otherwise `null`. */
	readonly threshold: number | null;
	/** Base of the values; `null` for figures without a base. */
	readonly per: number | null;
	/** Value minus target. */
	readonly difference: number;
	/** Lower bound of the interval; `null` where the method uses none. */
	readonly lower: number | null;
	/** Upper bound of the interval; `null` where the method uses none. */
	readonly upper: number | null;
	/** Level of the interval; `null` where the method uses none. */
	readonly confidence: number | null;
}

/** Why there is no comparison with a target: `too-few-values` to take percentiles of. @since 0.1.0 */
export type NotComparedToTargetReason =
	| Exclude<
			NotComparedReason["code"],
			| "benchmark-missing"
			| "benchmark-interval-missing"
			| "benchmark-incomplete"
			| "benchmark-smaller"
			| "same-area"
	  >
	| "target-missing"
	| "too-few-values";

/** An area that could not be compared with its target. @since 0.1.0 */
export interface NotComparedToTarget {
	/** What the record is. */
	readonly kind: "target-comparison";
	/** There was no comparison. */
	readonly status: "not-compared";
	/** Name of the area, or `null`. */
	readonly area: string | null;
	/** The target was neither met nor missed. */
	readonly outcome: "not-compared";
	/** Nothing is judged. */
	readonly performance: "not-judged";
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better";
	/** Why there is no comparison. */
	readonly reasons: readonly [
		{
			/** What is to be said. */
			readonly code: NotComparedToTargetReason;
		},
	];
}

/** Answer of {@link compareToTarget}. @since 0.1.0 */
export type TargetComparison = ComparedToTarget | NotComparedToTarget;

/**
 * Whether an area meets a target.
 *
 * A figure to reach is met by a value that equals or betters it, or by an interval all of which does (`by: "interval"`;
 * it is missed when the whole interval falls short, and neither when the interval holds the target). A range is met on
 * its better side, missed on the other, and neither inside. The value of the year before is met when it is kept.
 * A target says what is wanted, not what chance allows: no test is made.
 *
 * A standardised rate and other answers that are not told by their counts are figures, by their value and own interval.
 * A value, an interval or a target that is missing gives `not-compared`. Nothing is rounded: a value that is printed
 * as the target may miss it.
 *
 * @param area - counts, or a figure with or without its interval
 * @param target - a figure, a range, a percentile range, or the value of the year before
 * @param options - the polarity, and how equality and the interval count
 * @returns whether the target is met, or why that cannot be said
 * @throws TypeError when a number is not a number, `by` comes without a figure to reach, or `confidence` without
 * `by: "interval"`; RangeError when `polarity`, `rules` or `by` is unknown, a count, a base or a level is out of range, the
 * ends of a range are the wrong way round, or no rate or proportion on its base can reach the target: 40% is 0.4, or 40 per 100
 * @example A figure to reach
 * ```ts
 * import { compareToTarget } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const area = { value: 94.2, lower: 93.1, upper: 95 };
 * const polarity = "higher-is-better";
 * assert.equal(compareToTarget(area, { value: 94 }, { polarity }).outcome, "met");
 * assert.equal(compareToTarget(area, { value: 94 }, { polarity, by: "interval" }).outcome, "in-between");
 * assert.equal(compareToTarget(area, { lower: 95, upper: 98 }, { polarity }).outcome, "missed");
 * ```
 * @since 0.1.0
 */
export function compareToTarget(
	area: BenchmarkedArea,
	target: Target,
	options: CompareToTargetOptions,
): TargetComparison {
	return heldAgainst("compare with the target", area, target, options);
}

/** The same with what is being done in the errors. */
export function heldAgainst(
	doing: string,
	area: BenchmarkedArea,
	target: Target,
	options: CompareToTargetOptions,
): TargetComparison {
	checkOptions(doing, options, ["polarity", "by", "confidence", "rules"]);
	checkRecord(doing, "area", area);
	checkRecord(doing, "target", target);
	const polarity = checkMember(doing, "polarity", options.polarity, ["lower-is-better", "higher-is-better"]);
	const rules = checkMember(doing, "rules", options.rules ?? "symmetric", ["symmetric", "fingertips"]);
	const by = checkMember(doing, "by", options.by ?? "value", ["value", "interval"]);
	if (options.by !== undefined && !("value" in target))
		throw argumentError(TypeError, "not-applicable", doing, "by must come with a figure to reach", by);
	if (options.confidence !== undefined && by !== "interval")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"confidence must come with by interval",
			options.confidence,
		);
	const [confidence] = checkLevels(doing, options.confidence ?? 0.95);
	const mine = readFigure(doing, area, "");
	const base = target.per === undefined ? null : checkPositive(doing, "per of the target", target.per);
	const range = readTarget(doing, target, by);
	const refuse = (code: NotComparedToTargetReason): TargetComparison => ({
		kind: "target-comparison",
		status: "not-compared",
		area: mine.area,
		outcome: "not-compared",
		performance: "not-judged",
		polarity,
		reasons: [{ code }],
	});
	if (mine.missing !== null) return refuse(mine.missing);
	if (typeof range === "string") return refuse(range);

	const per = base ?? mine.per ?? (mine.family === "value" ? null : mine.family === "rate" ? 1000 : 1);
	for (const end of [range.lower, range.upper]) checkPossible(doing, "the target", mine.family, per, end);
	const value = figureOn(mine, per);
	const interval = by === "interval" ? intervalsOf(mine, per).at(confidence) : null;
	if (interval === undefined) return refuse("interval-missing");
	const outcome = outcomeOf(interval ?? { lower: value, upper: value }, range, polarity, rules);
	const higher = polarity === "higher-is-better";
	const reached = higher ? range.upper : range.lower;
	const { method } = range;
	return {
		kind: "target-comparison",
		status: "compared",
		area: mine.area,
		outcome,
		performance: outcome === "met" ? "better" : outcome === "missed" ? "worse" : "similar",
		polarity,
		method,
		rules,
		value,
		target: reached,
		threshold:
			method === "range" || method === "percentile-range" ? (higher ? range.lower : range.upper) : null,
		per,
		difference: value - reached,
		lower: interval?.lower ?? null,
		upper: interval?.upper ?? null,
		confidence: interval?.confidence ?? null,
	};
}
