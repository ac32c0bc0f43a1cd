import { checkNumber } from "../internal/check.ts";
import { percentOf } from "./rate-of.ts";

/** Why a change in per cent cannot be given. @since 0.1.0 */
export interface PercentageChangeReason {
	/**
	 * `previous-is-zero`: nothing can be a percentage of 0. `previous-is-negative`: the sign of the answer would not
	 * say whether it rose. `too-large`: the answer is beyond the largest number.
	 */
	readonly code: "previous-is-zero" | "previous-is-negative" | "too-large";
}

/** A change in per cent of the previous value. @since 0.1.0 */
export interface DefinedPercentageChange {
	/** The change can be given. */
	readonly status: "defined";
	/** 100 x (current - previous) / previous: 10 is 10% higher. */
	readonly change: number;
	/** The value now. */
	readonly current: number;
	/** The value before. */
	readonly previous: number;
}

/** A change that is no percentage of the previous value. @since 0.1.0 */
export interface UndefinedPercentageChange {
	/** The change cannot be given. */
	readonly status: "not-defined";
	/** There is no percentage. */
	readonly change: null;
	/** The value now. */
	readonly current: number;
	/** The value before. */
	readonly previous: number;
	/** Why not. */
	readonly reasons: readonly PercentageChangeReason[];
}

/** The answer of {@link percentageChange}: narrow it by `status`. @since 0.1.0 */
export type PercentageChange = DefinedPercentageChange | UndefinedPercentageChange;

/**
 * The change from a previous to a current value, in per cent of the previous.
 *
 * 100 x (current - previous) / previous. A previous value of 0, or below 0, has no percentage change: the answer is
 * `not-defined` with the reason, also where both are 0. From something to 0 is -100. Nothing is rounded. It says
 * nothing about chance: small counts move by large percentages.
 *
 * @param current - the value now, any finite number
 * @param previous - the value before, any finite number
 * @returns the change in per cent, or why there is none
 * @throws RangeError when a value is not finite; TypeError when it is not a number
 * @example Usage
 * ```ts
 * import { percentageChange } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * assert.equal(percentageChange(165, 150).change, 10);
 * assert.deepEqual(percentageChange(3, 0), {
 * 	status: "not-defined",
 * 	change: null,
 * 	current: 3,
 * 	previous: 0,
 * 	reasons: [{ code: "previous-is-zero" }],
 * });
 * ```
 * @since 0.1.0
 */
export function percentageChange(current: number, previous: number): PercentageChange {
	const doing = "compute the percentage change";
	const now = checkNumber(doing, "current", current);
	const before = checkNumber(doing, "previous", previous);
	const change = percentOf(current, previous);
	const code =
		previous === 0
			? "previous-is-zero"
			: previous < 0
				? "previous-is-negative"
				: Number.isFinite(change)
					? null
					: "too-large";
	return code === null
		? { status: "defined", change, current: now, previous: before }
		: { status: "not-defined", change: null, current: now, previous: before, reasons: [{ code }] };
}
