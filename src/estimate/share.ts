import { checkCount, checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/** Options of {@link share}. @since 0.1.0 */
export interface ShareOptions {
	/** What the share is expressed per: 100 for a percentage, or 1. Above 0. Default 100. */
	readonly per?: number;
}

/** Their names. */
export const shareOptions: readonly (keyof ShareOptions)[] = ["per"];

/** A part of a total. @since 0.1.0 */
export interface Share {
	/** What the record is. */
	readonly kind: "share";
	/** The share: part x per / total. */
	readonly value: number;
	/** The part. */
	readonly part: number;
	/** The total that the part belongs to. */
	readonly total: number;
	/** What the share is expressed per. */
	readonly per: number;
}

/**
 * A part of a total, in per cent: how much of all crime is burglary.
 *
 * part x per / total. 0 where the part is 0. Nothing is rounded, so the shares of all parts add up to `per`; printed
 * shares need not. There is no interval: a share describes the total that was counted. For a share that stands for
 * more than was counted, such as a survey answer, see {@link proportion}.
 *
 * @param part - the part, from 0 to `total`; need not be whole
 * @param total - the total, above 0
 * @param options - base
 * @returns the share, and what it was made of
 * @throws RangeError when `part` is negative, not finite or above the total, or when `total` or `per` is not a
 * finite number above 0; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { share } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * assert.equal(share(17, 50).value, 34);
 * ```
 * @since 0.1.0
 */
export function share(part: number, total: number, options: ShareOptions = {}): Share {
	const doing = "compute the share";
	const { per = 100 } = checkOptions(doing, options, shareOptions);
	checkCount(doing, "part", part, true);
	checkPositive(doing, "total", total);
	checkPositive(doing, "per", per);
	if (part > total)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`part must be at most the total, which is ${total}`,
			part,
		);
	const value = checkNumber(doing, "the share", (part * per) / total);
	return { kind: "share", value, part: part + 0, total, per };
}
