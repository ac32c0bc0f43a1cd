import { rateOf } from "../estimate/rate-of.ts";
import { checkByCounts, checkProportion } from "../internal/by-counts.ts";
import { checkCount, checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { StudentQuantile } from "../internal/student.ts";
import { comparedCounts } from "./compare-counts.ts";
import { comparedProportions } from "./compare-proportions.ts";
import { comparedValues } from "./compare-values.ts";
import type { CompareCountsOptions, CountWindow } from "./count-comparison.ts";
import type { ComparedDirection, DirectionChange, DirectionSettings } from "./direction-answer.ts";
import type { DirectionInput, DirectionProportion } from "./direction-inputs.ts";
import type { DirectionOfTravelOptions } from "./direction-options.ts";
import type { CompareProportionsOptions, ProportionWindow } from "./proportion-comparison.ts";
import type { ValueWindow } from "./value-comparison.ts";

/** A comparison of any kind, in the units of its measure. */
export interface Evidence extends Pick<ComparedDirection, "comparison" | "change"> {
	/** Cases in both windows together, and the fewest in one; of proportions, cases or those that are not. */
	readonly total: number | null;
	readonly smallest: number | null;
	/** The limits of the change at another level of confidence, on the scale of the change. */
	readonly limitsAt: (confidence: number) => Pick<DirectionChange, "lower" | "upper">;
}

/**
 * Which kind a window is, by its keys. A rate or proportion that comes with its counts is judged by them, whatever
 * else the record carries, and an answer that may not be is refused.
 */
export function kindOf(doing: string, name: string, input: DirectionInput): DirectionSettings["kind"] {
	const has = (key: string) => typeof input === "object" && input !== null && key in input;
	if (has("kind")) checkByCounts(doing, name, input);
	if (has("count") && has("exposure") && !has("denominator")) return "counts";
	if (has("count") && has("denominator") && !has("exposure")) {
		checkProportion(doing, name, input);
		return "proportions";
	}
	if (has("value") && !has("count")) return "values";
	throw argumentError(
		TypeError,
		"wrong-type",
		doing,
		`${name} must have count and exposure, count and denominator, or value`,
		input,
	);
}

/** The value of a window in the units of its measure; null where a part of it is missing. */
export function measureOf(
	doing: string,
	name: string,
	input: DirectionInput,
	per: number | null,
): number | null {
	if (!("count" in input))
		return input.value === null ? null : checkNumber(doing, `${name}.value`, input.value);
	const { count } = input;
	const [key, base] =
		"exposure" in input
			? ["exposure", input.exposure]
			: ["denominator", (input as DirectionProportion).denominator];
	if (typeof base === "number" && base !== 0) checkPositive(doing, `${name}.${key}`, base);
	if (count === null || count === "withheld") return null;
	const events = checkCount(doing, `${name}.count`, count);
	return base ? rateOf(events, base, per ?? 1) : null;
}

/** Compares two windows of a kind that lack nothing. */
export function gather(
	kind: DirectionSettings["kind"],
	current: DirectionInput,
	previous: DirectionInput,
	per: number,
	options: DirectionOfTravelOptions,
	quantile: StudentQuantile,
): Evidence {
	const limitsAt = (confidence: number) =>
		gather(kind, current, previous, per, { ...options, confidence }, quantile).change;
	if (kind === "counts") {
		const { comparison, limits } = comparedCounts(
			current as CountWindow,
			previous as CountWindow,
			options as CompareCountsOptions,
			quantile,
		);
		const inPercent = (ratio: number) => 100 * (ratio - 1);
		const { currentCount: x, currentExposure, previousCount: y, previousExposure } = comparison;
		return {
			comparison,
			change: changeOf(
				comparison,
				rateOf(x, currentExposure, per) - rateOf(y, previousExposure, per),
				"percent",
				inPercent,
			),
			total: x + y,
			smallest: Math.min(x, y),
			limitsAt: (confidence) => {
				const [lower, upper] = limits === null ? [null, null] : limits((1 - confidence) / 2);
				return {
					lower: lower === null ? null : inPercent(lower),
					upper: upper === null ? null : inPercent(upper),
				};
			},
		};
	}
	if (kind === "proportions") {
		const comparison = comparedProportions(
			current as ProportionWindow,
			previous as ProportionWindow,
			options as CompareProportionsOptions,
		);
		const { currentCount: x, currentDenominator: n, previousCount: y, previousDenominator: m } = comparison;
		return {
			comparison,
			change: changeOf(comparison, comparison.difference * per, "absolute", (limit) => limit * per),
			total: Math.min(x + y, n - x + (m - y)),
			smallest: Math.min(x, n - x, y, m - y),
			limitsAt,
		};
	}
	const comparison = comparedValues(current as ValueWindow, previous as ValueWindow, options);
	return {
		comparison,
		change: changeOf(comparison, comparison.difference, "absolute", (limit) => limit),
		total: null,
		smallest: null,
		limitsAt,
	};
}

/** The change of a comparison, with its limits on another scale. */
function changeOf(
	{ percentageChange, confidence, lower, upper, intervals }: Evidence["comparison"],
	absolute: number,
	scale: DirectionChange["scale"],
	on: (limit: number) => number,
): DirectionChange {
	const scaled = (limit: number | null) => (limit === null ? null : on(limit));
	return {
		absolute,
		percent: percentageChange,
		scale,
		confidence,
		lower: scaled(lower),
		upper: scaled(upper),
		intervals: intervals.map((interval) => ({
			confidence: interval.confidence,
			lower: on(interval.lower),
			upper: scaled(interval.upper),
		})),
	};
}
