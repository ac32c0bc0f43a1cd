import { checkCount, checkList, checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { type ShareOptions, shareOptions } from "./share.ts";

/** Why a composition has no shares. @since 0.1.0 */
export interface SharesReason {
	/** `total-is-zero`: every part is 0. */
	readonly code: "total-is-zero";
}

/** The shares of the parts of a total. @since 0.1.0 */
export interface DefinedShares {
	/** What the record is. */
	readonly kind: "shares";
	/** The shares can be given. */
	readonly status: "defined";
	/** The share of each part, in the order of the parts. */
	readonly values: readonly number[];
	/** The parts. */
	readonly parts: readonly number[];
	/** Sum of the parts. */
	readonly total: number;
	/** What the shares are expressed per. */
	readonly per: number;
}

/** Parts that have no shares. @since 0.1.0 */
export interface UndefinedShares {
	/** What the record is. */
	readonly kind: "shares";
	/** The shares cannot be given. */
	readonly status: "not-defined";
	/** The parts. */
	readonly parts: readonly number[];
	/** Sum of the parts. */
	readonly total: number;
	/** What the shares would be expressed per. */
	readonly per: number;
	/** Why not. */
	readonly reasons: readonly SharesReason[];
}

/** The answer of {@link shares}: narrow it by `status`. @since 0.1.0 */
export type Shares = DefinedShares | UndefinedShares;

/**
 * The shares of all parts of a total, in per cent.
 *
 * part x per / sum of the parts. One part has the share `per`. Where every part is 0 the answer is `not-defined`.
 * Nothing is rounded: the shares add up to `per` but for the last digit of a double; printed shares need not.
 *
 * @param parts - the parts, each >= 0, at least one
 * @param options - base
 * @returns the shares in the order of the parts, or why there are none
 * @throws RangeError when there is no part, when a part is negative or not finite, when `per` is not a finite number
 * above 0, or when the sum or a share is too large for a number; TypeError when a part is not a number
 * @example Usage
 * ```ts
 * import { shares } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const split = shares([17, 25, 8]);
 * assert.ok(split.status === "defined");
 * assert.deepEqual(split.values, [34, 50, 16]);
 * ```
 * @since 0.1.0
 */
export function shares(parts: readonly number[], options: ShareOptions = {}): Shares {
	const doing = "compute the shares";
	const { per = 100 } = checkOptions(doing, options, shareOptions);
	checkPositive(doing, "per", per);
	if (checkList(doing, "parts", parts).length === 0)
		throw argumentError(RangeError, "out-of-range", doing, "parts must hold at least one part", parts);
	for (const [index, part] of parts.entries()) checkCount(doing, `parts[${index}]`, part, true);
	const total = checkNumber(doing, "the sum of the parts", compensatedSum(parts));
	const made = { kind: "shares", parts: parts.map((part) => part + 0), total, per } as const;
	if (total === 0) return { ...made, status: "not-defined", reasons: [{ code: "total-is-zero" }] };
	const values = parts.map((part) => checkNumber(doing, "the share", (part * per) / total));
	return { ...made, status: "defined", values };
}
