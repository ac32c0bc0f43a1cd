import { checkCount, checkList, checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { binomialLimits } from "./binomial-interval.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";

/** Options of {@link composition}. @since 0.1.0 */
export interface CompositionOptions extends ConfidenceOptions {
	/** What the shares are expressed per. Above 0. Default 100. */
	readonly per?: number;
	/**
	 * Whether all intervals are to hold together with the confidence asked for (Goodman 1965), and not each on its own
	 * (Wilson 1927). Default false.
	 */
	readonly simultaneous?: boolean;
}

/** One part of a composition. @since 0.1.0 */
export interface CompositionPart extends ConfidenceIntervals {
	/** How many are of this part. */
	readonly count: number;
	/** Its share: count x per / total. */
	readonly value: number;
}

/** What every {@link Composition} holds. @since 0.1.0 */
export interface CompositionSettings {
	/** What the record is. */
	readonly kind: "composition";
	/** Sum of the counts. */
	readonly total: number;
	/** What the shares are expressed per. */
	readonly per: number;
	/** Whether all intervals hold together with the confidence asked for. */
	readonly simultaneous: boolean;
}

/** The shares of all parts with their intervals. @since 0.1.0 */
export interface DefinedComposition extends CompositionSettings {
	/** The shares can be given. */
	readonly status: "defined";
	/** The parts, in the order given. */
	readonly parts: readonly CompositionPart[];
}

/** A composition of nothing. @since 0.1.0 */
export interface UndefinedComposition extends CompositionSettings {
	/** The shares cannot be given. */
	readonly status: "not-defined";
	/** There is no share. */
	readonly parts: readonly [];
	/** Why not. */
	readonly reasons: readonly {
		/** `total-is-zero`: every part is 0. */
		readonly code: "total-is-zero";
	}[];
}

/** The answer of {@link composition}: narrow it by `status`. @since 0.1.0 */
export type Composition = DefinedComposition | UndefinedComposition;

/**
 * What a sample is made of: the share of each part with its interval, in per cent.
 *
 * count x per / total, with Wilson's limits. `simultaneous` takes each of k parts at the level 1 - (1 - confidence) / k,
 * so that the chance that any of the intervals misses is at most about 1 - confidence (Goodman 1965). A part of 0 has
 * the share 0 and an upper limit above it. Where every part is 0 the answer is `not-defined`. Nothing is rounded.
 *
 * It is for a sample in which everybody is of exactly one part: answers of a survey, causes of a sample of fires. Where all
 * events were counted there is nothing to be uncertain about: use `shares`. Where one may be of several parts take
 * `proportion` for each.
 *
 * @param counts - how many are of each part, whole numbers >= 0, at least one part
 * @param options - base, level or levels of confidence, whether the intervals hold together
 * @returns the shares with their intervals, or why there are none: narrow it by `status`
 * @throws RangeError when there is no part, a count is negative, not finite or not whole, `per` is not a finite number
 * above 0 or a level is out of range; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { composition, roundExact } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * // How safe 250 residents feel: safe, neither, unsafe.
 * const answers = composition([160, 60, 30]);
 * assert(answers.status === "defined");
 * assert.deepEqual(answers.parts.map(({ value }) => value), [64, 24, 12]);
 * const lowest = answers.parts.map(({ lower }) => roundExact(lower, { decimals: 1 }));
 * assert.deepEqual(lowest, ["57.9", "19.1", "8.5"]);
 * ```
 * @see Goodman L.A. (1965), On simultaneous confidence intervals for multinomial proportions, Technometrics 7, 247-254
 * @since 0.1.0
 */
export function composition(counts: readonly number[], options: CompositionOptions = {}): Composition {
	const doing = "compute the composition";
	const {
		per = 100,
		simultaneous = false,
		confidence,
	} = checkOptions(doing, options, ["per", "simultaneous", "confidence"]);
	checkPositive(doing, "per", per);
	if (checkList(doing, "counts", counts).length === 0)
		throw argumentError(RangeError, "out-of-range", doing, "counts must hold at least one part", counts);
	const known = counts.map((count, index) => checkCount(doing, `counts[${index}]`, count));
	const total = checkCount(
		doing,
		"the sum of the counts",
		known.reduce((sum, count) => sum + count, 0),
	);
	const settings = { kind: "composition", total, per, simultaneous } as const;
	if (total === 0)
		return { status: "not-defined", ...settings, parts: [], reasons: [{ code: "total-is-zero" }] };
	const scaled = (share: number) => checkNumber(doing, "the share", share * per);
	return {
		status: "defined",
		...settings,
		parts: known.map((count) => {
			const limits = binomialLimits(doing, count, total, "wilson");
			return {
				count,
				value: checkNumber(doing, "the share", (count * per) / total),
				...intervalsAt(doing, confidence, (tail) => {
					const [lower, upper] = limits(simultaneous ? tail / known.length : tail);
					return [scaled(lower), scaled(upper)];
				}),
			};
		}),
	};
}
