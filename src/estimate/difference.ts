import { checkNumber, checkRecord, checkRecords } from "../internal/check.ts";
import { hypotenuse } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import type { ConfidenceInterval, ConfidenceIntervals } from "./confidence-interval.ts";
import type { EstimatedDirectRate } from "./directly-standardised-rate.ts";
import type { MeanWithInterval } from "./mean-estimate.ts";
import type { Proportion } from "./proportion.ts";
import type { Rate } from "./rate.ts";
import type { RepeatEventRate } from "./repeat-event-rate.ts";

/** An average with its interval, as `regionalAverage` gives it. @since 0.1.0 */
export interface AverageWithInterval extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "regional-average";
	/** What the average is of. */
	readonly family: "rate" | "proportion";
	/** How the average is made. */
	readonly method: "pooled" | "mean-of-rates";
	/** The average. */
	readonly value: number;
	/** Base of the average. */
	readonly per: number;
}

/** An estimate with an interval of its own. @since 0.1.0 */
export type EstimateWithInterval =
	| AverageWithInterval
	| Rate
	| RepeatEventRate
	| EstimatedDirectRate
	| Proportion
	| MeanWithInterval;

/** The difference of two estimates with its interval. @since 0.1.0 */
export interface Difference<Estimate extends EstimateWithInterval = EstimateWithInterval>
	extends ConfidenceIntervals {
	/** What the record is. */
	readonly kind: "difference";
	/** Current minus reference, in the unit of the estimates: percentage points for percentages. */
	readonly value: number;
	/** The estimate that the other was taken from. */
	readonly current: Estimate;
	/** The estimate that was taken off. */
	readonly reference: Estimate;
	/** How the limits were found. */
	readonly method: "square-and-add";
}

/**
 * How much an estimate lies above another, in their own unit, with its interval.
 *
 * current - reference. The limits are put together from those of the two estimates, at the same levels:
 * lower = d - sqrt((v1 - l1)^2 + (u0 - v0)^2), upper = d + sqrt((u1 - v1)^2 + (v0 - l0)^2). For two proportions with
 * Wilson's limits this is method 10 of Newcombe (1998). Whatever is wrong with the limits that go in is wrong with
 * those that come out. Nothing is rounded.
 *
 * It takes the two estimates to be independent: they share no events and no people.
 *
 * @param current - a rate (crude, of repeat events, directly standardised), a proportion, a mean or a regional average, with
 *   an interval
 * @param reference - an estimate of the same kind, base and levels of confidence: the year before, another area
 * @returns the difference with its interval, and the estimates it was made of
 * @throws RangeError when the estimates are of different kinds, bases or levels of confidence, or when one of them has
 * no interval
 * @example Usage
 * ```ts
 * import { difference, proportion } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const gap = difference(proportion(56, 70), proportion(48, 80));
 * assert.ok(Math.abs(gap.value - 0.2) < 1e-15);
 * assert.ok(Math.abs(gap.lower - 0.0524) < 0.00005 && Math.abs(gap.upper - 0.3339) < 0.00005);
 * ```
 * @see Newcombe R.G. (1998), Interval estimation for the difference between independent proportions, Statistics in
 * Medicine 17, 873-890
 * @see Zou G.Y., Donner A. (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27,
 * 1693-1702
 * @since 0.1.0
 */
export function difference<Estimate extends EstimateWithInterval>(
	current: Estimate,
	reference: Estimate,
): Difference<Estimate> {
	const doing = "compute the difference";
	const [shape, levels] = describe(doing, "current", current);
	const [otherShape, otherLevels] = describe(doing, "reference", reference);
	if (shape !== otherShape)
		throw argumentError(RangeError, "out-of-range", doing, `reference must be a ${shape}`, otherShape);
	if (levels === "" || levels !== otherLevels)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"both estimates must have intervals at the same levels of confidence",
			`${levels || "none"} and ${otherLevels || "none"}`,
		);
	const value = checkNumber(doing, "the difference", current.value - reference.value);
	const reach = (up: number, down: number) => checkNumber(doing, "a limit", hypotenuse(up, down));
	const interval = (mine: ConfidenceInterval, theirs: ConfidenceInterval): ConfidenceInterval => ({
		confidence: mine.confidence,
		lower: value - reach(current.value - mine.lower, theirs.upper - reference.value),
		upper: value + reach(mine.upper - current.value, reference.value - theirs.lower),
	});
	return {
		kind: "difference",
		value,
		...interval(current, reference),
		intervals: current.intervals.map((mine, index) =>
			interval(mine, reference.intervals[index] ?? reference),
		),
		current,
		reference,
		method: "square-and-add",
	};
}

/** What two estimates must have in common, as words: what they are, and the levels of their intervals. */
function describe(
	doing: string,
	name: string,
	estimate: EstimateWithInterval,
): [shape: string, levels: string] {
	checkRecords(doing, `${name}.intervals`, checkRecord(doing, name, estimate).intervals);
	const per = "per" in estimate ? ` per ${estimate.per}` : "";
	const made = estimate.kind === "regional-average" ? `, ${estimate.method} of ${estimate.family}s` : "";
	return [`${estimate.kind}${per}${made}`, estimate.intervals.map(({ confidence }) => confidence).join(", ")];
}
