import { checkCount, checkNumber, checkOptions, checkPositive, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";
import { type PoissonMethod, poissonLimits } from "./poisson-interval.ts";

/** One stratum of an area beside the same stratum of the reference. @since 0.1.0 */
export interface IndirectStratum {
	/** Events of the area; null where they are not known, for which `observed` can stand. */
	readonly count: number | null;
	/** What the area has to divide by, 0 or more. */
	readonly exposure: number;
	/** Events of the reference. */
	readonly referenceCount: number;
	/** What the reference has to divide by, above 0. */
	readonly referenceExposure: number;
}

/** Settings of {@link indirectlyStandardisedRatio}. @since 0.1.0 */
export interface IndirectlyStandardisedRatioOptions extends ConfidenceOptions {
	/** What the ratio is of: 1 (the default), or 100 for an index. */
	readonly base?: number;
	/** What the rate is expressed per. Default 1,000. */
	readonly per?: number;
	/** How the limits of the observed count are found. Default `exact`. */
	readonly method?: PoissonMethod;
	/** Events of the area in all strata, where they are not known by stratum; every `count` must then be null. */
	readonly observed?: number;
}

/** What every {@link IndirectlyStandardisedRatio} holds. @since 0.1.0 */
export interface IndirectSettings {
	/** What the record is. */
	readonly kind: "indirectly-standardised-ratio";
	/** Events that there were; null where they are not known. */
	readonly observed: number | null;
	/** Events that there would be with the rates of the reference. */
	readonly expected: number;
	/** Crude rate of the reference. */
	readonly referenceRate: number;
	/** What the ratio is of. */
	readonly base: number;
	/** What the rates are expressed per. */
	readonly per: number;
	/** How the limits were found. */
	readonly method: PoissonMethod;
}

/** Observed over expected events, and the rate that goes with it. @since 0.1.0 */
export interface EstimatedIndirectRatio extends IndirectSettings, ConfidenceIntervals {
	/** There is a ratio. */
	readonly status: "estimated";
	/** Events that there were. */
	readonly observed: number;
	/** The ratio: observed / expected x base. */
	readonly value: number;
	/** The indirectly standardised rate, the ratio times the rate of the reference, with its interval. */
	readonly rate: ConfidenceIntervals & {
		/** The rate. */
		readonly value: number;
	};
}

/** No ratio, and why. @since 0.1.0 */
export interface NoIndirectRatio extends IndirectSettings {
	/** There is no ratio. */
	readonly status: "not-estimated";
	/** There is no ratio. */
	readonly value: null;
	/** `count-missing`: of strata, and `observed` is not given. `expected-is-zero`: nothing can be divided by 0. */
	readonly reasons: readonly {
		/** What is to be said. */
		readonly code: "count-missing" | "expected-is-zero";
	}[];
}

/** Answer of {@link indirectlyStandardisedRatio}: narrow it by `status`. @since 0.1.0 */
export type IndirectlyStandardisedRatio = EstimatedIndirectRatio | NoIndirectRatio;

/**
 * Events of an area over those that it would have with the rates of a reference, stratum by stratum.
 *
 * expected = sum(n r / m) with exposure n of the area and r events in m of the reference; ratio = observed / expected x
 * base; rate = ratio x crude rate of the reference. The limits are those of the observed count, which alone is taken as
 * uncertain. Ratios of several areas have different weights: each may be set beside the reference, and not beside each
 * other.
 *
 * @param strata - every stratum of the area and of the reference
 * @param options - bases, limits, the observed count where it is not known by stratum
 * @returns the ratio and the rate with their intervals, or why there are none: narrow it by `status`
 * @throws RangeError when there is no stratum, a count is negative or not whole, an exposure is negative, one of the
 * reference is not above 0, or `observed` stands beside counts; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { indirectlyStandardisedRatio } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const ratio = indirectlyStandardisedRatio([
 * 	{ count: 30, exposure: 10_000, referenceCount: 400, referenceExposure: 200_000 },
 * 	{ count: 10, exposure: 20_000, referenceCount: 600, referenceExposure: 400_000 },
 * ]);
 * assert(ratio.status === "estimated");
 * assert.equal(ratio.expected, 50);
 * assert.equal(ratio.value, 0.8);
 * ```
 * @see Breslow N. E., Day N. E. (1987), Statistical Methods in Cancer Research II, IARC, pages 65 to 72
 * @since 0.1.0
 */
export function indirectlyStandardisedRatio(
	strata: readonly IndirectStratum[],
	options: IndirectlyStandardisedRatioOptions = {},
): IndirectlyStandardisedRatio {
	const doing = "compute the indirectly standardised ratio";
	const {
		base = 1,
		per = 1000,
		method = "exact",
		confidence,
	} = checkOptions(doing, options, ["base", "per", "method", "observed", "confidence"]);
	checkPositive(doing, "base", base);
	checkPositive(doing, "per", per);
	if (!Array.isArray(strata) || strata.length === 0)
		throw argumentError(RangeError, "out-of-range", doing, "strata must hold at least one stratum", strata);
	const all: readonly IndirectStratum[] = checkRecords(doing, "strata", strata);
	for (const [index, stratum] of all.entries()) {
		const of = `strata[${index}]`;
		if (stratum.count !== null) checkCount(doing, `${of}.count`, stratum.count);
		checkCount(doing, `${of}.exposure`, stratum.exposure, true);
		checkCount(doing, `${of}.referenceCount`, stratum.referenceCount, true);
		checkPositive(doing, `${of}.referenceExposure`, stratum.referenceExposure);
	}
	const observed = observedIn(doing, all, options.observed);
	const expected = compensatedSum(
		all.map(
			({ exposure, referenceCount, referenceExposure }) => (exposure * referenceCount) / referenceExposure,
		),
	);
	const referenceRate =
		compensatedSum(all.map(({ referenceCount }) => referenceCount)) /
		compensatedSum(all.map(({ referenceExposure }) => referenceExposure));
	const settings: IndirectSettings = {
		kind: "indirectly-standardised-ratio",
		observed,
		expected,
		referenceRate: checkNumber(doing, "the rate of the reference", referenceRate * per),
		base,
		per,
		method,
	};
	const limits = poissonLimits(doing, observed ?? 0, method);
	if (observed === null || expected === 0)
		return {
			status: "not-estimated",
			...settings,
			value: null,
			reasons: [
				...(observed === null ? [{ code: "count-missing" } as const] : []),
				...(expected === 0 ? [{ code: "expected-is-zero" } as const] : []),
			],
		};
	const times = (factor: number) => ({
		value: checkNumber(doing, "the ratio", (observed / expected) * factor),
		...intervalsAt(doing, confidence, (tail) => {
			const [lower, upper] = limits(tail);
			return [(lower / expected) * factor, checkNumber(doing, "a limit", (upper / expected) * factor)];
		}),
	});
	return { status: "estimated", ...settings, observed, ...times(base), rate: times(referenceRate * per) };
}

/** The observed events: of the strata, or as given for all of them; null where a stratum lacks its own. */
function observedIn(doing: string, strata: readonly IndirectStratum[], given?: number): number | null {
	const counts = strata.map(({ count }) => count);
	if (given === undefined)
		return counts.includes(null) ? null : compensatedSum(counts.map((count) => count ?? 0));
	const stray = counts.find((count) => count !== null);
	if (stray !== undefined)
		throw argumentError(
			RangeError,
			"not-applicable",
			doing,
			"observed must be left out where strata have counts",
			given,
		);
	return checkCount(doing, "observed", given);
}
