import { byarLower, byarUpper, type PoissonMethod } from "../estimate/poisson-interval.ts";
import { rateOf } from "../estimate/rate-of.ts";
import { checkConfidence, checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { gammaQuantile, LARGE_SHAPE, largeGammaQuantile } from "../internal/gamma.ts";
import { normalQuantile } from "../internal/normal.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkApart, floats, reuse } from "./rolling-totals.ts";

/** Settings of {@link rates}. @since 0.1.0 */
export interface PanelRatesOptions {
	/** What a rate is expressed per. Above 0. Default 1,000. */
	readonly per?: number;
	/** How the limits are found, or `none` for rates without limits. Default `exact`. */
	readonly method?: PoissonMethod | "none";
	/** One level of confidence. Default 0.95. */
	readonly confidence?: number;
	/** Accepts counts that are not whole. Default false. */
	readonly weighted?: boolean;
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelRates;
}

/** Rates of many series, a column each. @since 0.1.0 */
export interface PanelRates {
	/** What the record is. */
	readonly kind: "panel-rates";
	/** count x per / exposure; NaN where a count or an exposure is not there. */
	readonly values: Float64Array;
	/** Lower limits; empty with `none`. */
	readonly lower: Float64Array;
	/** Upper limits; empty with `none`. */
	readonly upper: Float64Array;
	/** What the rates are expressed per. */
	readonly per: number;
	/** How the limits were found. */
	readonly method: PoissonMethod | "none";
	/** Level of the limits; `null` with `none`. */
	readonly confidence: number | null;
	/** Whether counts that are not whole were accepted. */
	readonly weighted: boolean;
	/**
	 * Limits of small counts that were found on the way: an answer that this one is handed to as `out` has the same. Of counts below
	 * a quarter of how many there are, and below 10,000; empty with `none`, for weighted counts and for fewer than 256.
	 */
	readonly small: SmallLimits;
}

/** Limits of the counts from 0 up, in events; an upper limit of 0 stands where a count has not occurred. @since 0.1.0 */
export interface SmallLimits {
	/** Lower limits. */
	readonly lower: Float64Array;
	/** Upper limits. */
	readonly upper: Float64Array;
}

const doing = "compute the rates";

/**
 * Events per `per` units of exposure, of many series at once: `rate` of the root, to the same bits.
 *
 * count x per / exposure, with the limits of `poissonInterval` at one level. Exposures are as many as counts, or one for
 * each area where the counts of an area stand side by side, as in a panel: 14 indicators of 3 areas are 42 counts over 3
 * exposures. Where a count or an exposure is NaN, or an exposure is 0, so are rate and limits; why, is said by the column
 * that it comes from. A count of 0 is a rate of 0. Where counts are many, the limits of one below 10,000 are found
 * once. Nothing is rounded.
 *
 * @param counts - events, whole numbers of 0 or more, NaN where there is none
 * @param exposures - what they are divided by, above 0; 0 or NaN where there is none
 * @param options - base, method, level, whether fractional counts are accepted, columns to reuse
 * @returns columns of rates and limits
 * @throws RangeError when a count is below 0, infinite or, unless `weighted`, not whole or above 2 ** 53 - 1, an exposure is
 * below 0 or infinite, the counts are not so many for each exposure, a rate or a limit is too large for a number, an option
 * is out of range, or columns of `out` share memory; TypeError when a column is none or a list with what is no number, or an
 * option is not a number
 * @example Two indicators in two areas
 * ```ts
 * import assert from "node:assert/strict";
 * import { rate } from "direction-of-travel";
 * import { rates } from "direction-of-travel/panel";
 *
 * const { values, lower } = rates(Float64Array.of(6_020, 0, 31, Number.NaN), Float64Array.of(700_000, 15_500));
 * assert.deepEqual([...values], [8.6, 0, 2, Number.NaN]);
 * assert.equal(lower[0], rate(6_020, 700_000).lower);
 * ```
 * @see Garwood F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442
 * @since 0.1.0
 */
export function rates(
	counts: Float64Array | Int32Array,
	exposures: Float64Array,
	options: PanelRatesOptions = {},
): PanelRates {
	checkOptions(doing, options, ["per", "method", "confidence", "weighted", "out"]);
	const { per = 1000, weighted = false, out } = options;
	checkPositive(doing, "per", per);
	const method = checkMember(doing, "method", options.method ?? "exact", [
		"exact",
		"byar",
		"exact-below-10-then-byar",
		"none",
	]);
	const level = checkConfidence(doing, options.confidence ?? 0.95);
	checkNumbers(doing, "counts", counts);
	checkNumbers(doing, "exposures", exposures);
	if (out) checkApart(doing, [out.values, out.lower, out.upper], [counts, exposures]);
	const { length } = counts;
	const each = indicatorsOf(doing, length, exposures.length);
	const limited = method === "none" ? 0 : length;
	const answer: PanelRates = {
		kind: "panel-rates",
		values: reuse(out?.values, length, floats),
		lower: reuse(out?.lower, limited, floats),
		upper: reuse(out?.upper, limited, floats),
		per,
		method,
		confidence: method === "none" ? null : level,
		weighted,
		small: smallLimits(out, weighted ? 0 : limited, method, level),
	};
	const odd =
		method === "none"
			? fillRates(answer, counts, exposures, each)
			: fillLimits(answer, counts, exposures, each, limitsBy(method, (1 - level) / 2));
	if (odd) refuseNone(answer, counts, exposures, each);
	return answer;
}

/** How many counts there are to each exposure. */
function indicatorsOf(doing: string, counts: number, exposures: number): number {
	const each = counts / exposures;
	if (Number.isInteger(each) || counts === 0) return each;
	if (exposures === 0)
		throw argumentError(
			RangeError,
			"not-applicable",
			doing,
			"exposures must be given, and the panel must have some",
			exposures,
		);
	throw argumentError(
		RangeError,
		"out-of-range",
		doing,
		`the ${counts} counts must be so many for each exposure`,
		exposures,
	);
}

/**
 * Whether a count is none, or so large that it must be looked at again. NaN is no number of events, and passes.
 */
function isOdd(count: number, weighted: boolean): boolean {
	return count < 0 || count > Number.MAX_SAFE_INTEGER || (!weighted && count > Math.floor(count));
}

/** An exposure below which the rate or a limit of a count that is not odd can be too large for a number. */
function leastExposure(per: number): number {
	return per * (2 ** 80 / Number.MAX_VALUE);
}

/** Fills the rates, and says whether a count or an exposure is odd. */
function fillRates(
	{ values, per, weighted }: PanelRates,
	counts: Float64Array | Int32Array,
	exposures: Float64Array,
	each: number,
): boolean {
	const least = leastExposure(per);
	let odd = false;
	for (let area = 0, at = 0; area < exposures.length; area++) {
		const exposure = (exposures[area] as number) || Number.NaN;
		if (exposure < least || exposure === Infinity) odd = true;
		for (const end = at + each; at < end; at++) {
			// A zero loses its sign.
			const count = (counts[at] as number) + 0;
			if (isOdd(count, weighted)) odd = true;
			values[at] = rateOf(count, exposure, per);
		}
	}
	return odd;
}

/** Refuses the first count or exposure that is none, or rate that is too large for a number. */
function refuseNone(
	{ values, upper, weighted }: PanelRates,
	counts: Float64Array | Int32Array,
	exposures: Float64Array,
	each: number,
): void {
	const refuse = (
		code: "out-of-range" | "not-a-number" | "not-a-whole-number",
		must: string,
		found: number,
	) => argumentError(RangeError, code, doing, must, found);
	for (let at = 0; at < counts.length; at++) {
		const area = Math.floor(at / each);
		const count = counts[at] as number;
		const exposure = exposures[area] as number;
		if (exposure < 0 || exposure === Infinity)
			throw refuse("out-of-range", `exposure ${area} must be 0 or more, and finite`, exposure);
		if (count < 0) throw refuse("out-of-range", `count ${at} must be 0 or more`, count);
		if (count === Infinity) throw refuse("not-a-number", `count ${at} must be a finite number`, count);
		if (!(weighted || Number.isNaN(count) || Number.isSafeInteger(count)))
			throw refuse("not-a-whole-number", `count ${at} must be a whole number`, count);
		if (values[at] === Infinity || upper[at] === Infinity)
			throw refuse("not-a-number", `rate ${at} must be a finite number`, Infinity);
	}
}

/** The limits of a count by a method. */
interface Limits {
	readonly lower: (count: number) => number;
	readonly upper: (count: number) => number;
}

function limitsBy(method: PoissonMethod, tail: number): Limits {
	const z = normalQuantile(tail);
	const find = (shape: number, upper: boolean) =>
		shape >= LARGE_SHAPE && z > -6
			? largeGammaQuantile(shape, upper ? -z : z)
			: gammaQuantile(tail, shape, upper);
	const byarFrom = method === "byar" ? 0 : method === "exact" ? Number.POSITIVE_INFINITY : 10;
	return {
		lower: (count) => (count >= byarFrom ? byarLower(count, z) : find(count, false)),
		upper: (count) => (count >= byarFrom ? byarUpper(count, z) : find(count + 1, true)),
	};
}

/** Counts from which on a list of limits is worth its room. */
const MANY = 256;

/** The limits of small counts that an earlier answer of the same kind has, or room for them. */
function smallLimits(
	out: PanelRates | undefined,
	length: number,
	method: PanelRates["method"],
	level: number,
): SmallLimits {
	const known = length < MANY ? 0 : Math.min(length >> 2, LARGE_SHAPE);
	if (out?.method === method && out.confidence === level && out.small?.upper?.length === known)
		return out.small;
	return { lower: floats(known), upper: floats(known) };
}

/** The same with limits. Those of small counts are found once for each count that occurs. */
function fillLimits(
	{ values, lower, upper, per, weighted, small }: PanelRates,
	counts: Float64Array | Int32Array,
	exposures: Float64Array,
	each: number,
	limits: Limits,
): boolean {
	const { lower: lowers, upper: uppers } = small;
	const known = uppers.length;
	const least = leastExposure(per);
	let odd = false;
	for (let area = 0, at = 0; area < exposures.length; area++) {
		const exposure = (exposures[area] as number) || Number.NaN;
		if (exposure < least || exposure === Infinity) odd = true;
		for (const end = at + each; at < end; at++) {
			const count = (counts[at] as number) + 0;
			values[at] = rateOf(count, exposure, per);
			if (isOdd(count, weighted)) odd = true;
			if (count < known) {
				if (uppers[count] === 0) {
					lowers[count] = limits.lower(count);
					uppers[count] = limits.upper(count);
				}
				lower[at] = rateOf(lowers[count] as number, exposure, per);
				upper[at] = rateOf(uppers[count] as number, exposure, per);
			} else {
				const there = count >= 0 && count < Infinity && exposure > 0;
				lower[at] = there ? rateOf(limits.lower(count), exposure, per) : Number.NaN;
				upper[at] = there ? rateOf(limits.upper(count), exposure, per) : Number.NaN;
			}
		}
	}
	return odd;
}
