import { checkRecord, checkRecords } from "../internal/check.ts";
import type { ConfidenceInterval, ConfidenceIntervals } from "./confidence-interval.ts";
import type { ProportionRatio } from "./proportion-ratio.ts";
import type { RateRatio } from "./rate-ratio.ts";

/** A change in per cent of the reference with its interval. @since 0.1.0 */
export interface DefinedPercentageChangeInterval extends ConfidenceIntervals<number | null> {
	/** What the record is. */
	readonly kind: "percentage-change-interval";
	/** The change can be given. */
	readonly status: "defined";
	/** The change: 100 x (ratio - 1); 10 is 10% higher. */
	readonly change: number;
	/** The ratio that it was made of. */
	readonly ratio: RateRatio | ProportionRatio;
}

/** A change from nothing, which is no percentage. The interval still says how small it may be. @since 0.1.0 */
export interface UndefinedPercentageChangeInterval extends ConfidenceIntervals<number | null> {
	/** What the record is. */
	readonly kind: "percentage-change-interval";
	/** The change cannot be given. */
	readonly status: "not-defined";
	/** There is no percentage. */
	readonly change: null;
	/** The ratio that it was made of. */
	readonly ratio: RateRatio | ProportionRatio;
	/** Why not. */
	readonly reasons: readonly {
		/** `previous-is-zero`: nothing can be a percentage of 0. */
		readonly code: "previous-is-zero";
	}[];
}

/** The answer of {@link percentageChangeInterval}: narrow it by `status`. @since 0.1.0 */
export type PercentageChangeInterval = DefinedPercentageChangeInterval | UndefinedPercentageChangeInterval;

/**
 * A ratio of rates or proportions, and its interval, as a change in per cent.
 *
 * 100 x (ratio - 1), for the value and every limit: an interval from 1.003 to 1.183 times the year before is one from
 * +0.3% to +18.3%. Method and levels are those of the ratio. A change to 0 is -100. From 0 there is no change in per
 * cent: the answer is `not-defined`, its upper limit null (unbounded) and its lower limit that of the ratio. Nothing is
 * rounded.
 *
 * An interval that holds 0 is no evidence of a change; whether there is any is the business of `directionOfTravel`, whose
 * test says the same as the interval of its own method.
 *
 * @param ratio - an answer of `rateRatio` or `proportionRatio`: current over previous
 * @returns the change in per cent with its interval, or why there is none: narrow it by `status`
 * @throws TypeError when `ratio` is no answer of either
 * @example Usage
 * ```ts
 * import { percentageChangeInterval, rateRatio, roundExact } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const now = { count: 1_204, exposure: 706_155 };
 * const before = { count: 1_093, exposure: 698_268 };
 * const rise = percentageChangeInterval(rateRatio(now, before));
 * assert(rise.status === "defined" && rise.upper !== null);
 * const limits = [rise.change, rise.lower, rise.upper];
 * assert.deepEqual(limits.map((limit) => roundExact(limit, { decimals: 1 })), ["8.9", "0.3", "18.3"]);
 * ```
 * @since 0.1.0
 */
export function percentageChangeInterval(ratio: RateRatio | ProportionRatio): PercentageChangeInterval {
	const doing = "compute the percentage change";
	checkRecords(doing, "ratio.intervals", checkRecord(doing, "ratio", ratio).intervals);
	const interval = ({ confidence, lower, upper }: ConfidenceInterval<number | null>) => ({
		confidence,
		lower: inPercent(lower),
		upper: upper === null ? null : inPercent(upper),
	});
	const made = {
		kind: "percentage-change-interval",
		...interval(ratio),
		intervals: ratio.intervals.map(interval),
		ratio,
	} as const;
	return ratio.status === "defined"
		? { ...made, status: "defined", change: inPercent(ratio.value) }
		: { ...made, status: "not-defined", change: null, reasons: [{ code: "previous-is-zero" }] };
}

/** How much above 1 a ratio is, in per cent. */
function inPercent(ratio: number): number {
	return 100 * (ratio - 1);
}
