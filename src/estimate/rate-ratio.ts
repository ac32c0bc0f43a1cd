import { checkByCounts } from "../internal/by-counts.ts";
import {
	checkCount,
	checkMember,
	checkNumber,
	checkOptions,
	checkPositive,
	checkRecord,
} from "../internal/check.ts";
import { exp } from "../internal/elementary.ts";
import { normalQuantile } from "../internal/normal.ts";
import { conditionalOdds } from "./conditional-odds.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";

/** A count and what it is divided by. A {@link Rate} is one. @since 0.1.0 */
export interface CountOverExposure {
	/**
	 * What the record is, where it is an answer: a standardised rate or a rate of repeat events is none, as its value or its
	 * chance is not that of its counts. Of regional averages those of rates are that are pooled.
	 */
	readonly kind?: "rate" | "regional-average";
	/** Events, a whole number >= 0. */
	readonly count: number;
	/** What the count is divided by: residents, households, person-years; above 0. */
	readonly exposure: number;
}

/**
 * How the limits of a ratio of rates are found: `exact` (conditional, Przyborowski and Wilenski 1940, with the limits
 * of Clopper and Pearson 1934), `mid-p` (the same with half of the observed probability), or `log-wald` (normal on
 * the log scale).
 *
 * @since 0.1.0
 */
export type RateRatioMethod = "exact" | "mid-p" | "log-wald";

/** Options of {@link rateRatio}. @since 0.1.0 */
export interface RateRatioOptions extends ConfidenceOptions {
	/** How the limits are found. Default `exact`. */
	readonly method?: RateRatioMethod;
}

/** Their names. */
const rateRatioOptions: readonly (keyof RateRatioOptions)[] = ["method", "confidence"];

/** What every ratio of rates carries. @since 0.1.0 */
export interface RateRatioParts extends ConfidenceIntervals<number | null> {
	/** What the record is. */
	readonly kind: "rate-ratio";
	/** The count and exposure above the line. */
	readonly current: CountOverExposure;
	/** The count and exposure below the line. */
	readonly reference: CountOverExposure;
	/** How the limits were found. */
	readonly method: RateRatioMethod;
}

/** A ratio of rates. @since 0.1.0 */
export interface DefinedRateRatio extends RateRatioParts {
	/** The ratio can be given. */
	readonly status: "defined";
	/** The ratio: 1.1 is 10% above the reference. */
	readonly value: number;
}

/** Why a ratio cannot be given. @since 0.1.0 */
export interface RateRatioReason {
	/** `reference-count-is-zero`: nothing can be a multiple of a rate of 0. */
	readonly code: "reference-count-is-zero";
}

/** A ratio to a rate of 0. The interval still says how small it may be. @since 0.1.0 */
export interface UndefinedRateRatio extends RateRatioParts {
	/** The ratio cannot be given. */
	readonly status: "not-defined";
	/** There is no ratio. */
	readonly value: null;
	/** Why not. */
	readonly reasons: readonly RateRatioReason[];
}

/** The answer of {@link rateRatio}: narrow it by `status`. @since 0.1.0 */
export type RateRatio = DefinedRateRatio | UndefinedRateRatio;

/**
 * How many times the reference rate a rate is, with its interval.
 *
 * (count / exposure) / (reference count / reference exposure). Given the total of both counts, the first is binomial
 * with p = R E1 / (R E1 + E0), and the limits of p are turned into limits of R. `exact`: both tails of p at
 * (1 - confidence) / 2, so that it covers at least as often as it says. `mid-p`: half of the probability of the
 * observed split is left out of the tail; shorter, and covers as often as it says on average. `log-wald`:
 * exp(ln R -/+ z sqrt(1/x1 + 1/x0)), for parity with spreadsheets.
 *
 * A count of 0 gives the ratio 0 with the lower limit 0. A reference count of 0 has no ratio: the answer is
 * `not-defined`, with the upper limit null (unbounded) and a lower limit that still holds. Where a count is 0,
 * `log-wald` has no limits: they are 0 and null. Nothing is rounded.
 *
 * It takes events to be independent and the two counts to share none: two rolling windows that overlap, or an area
 * and a region that contains it, break that. A standardised rate or a rate of repeat events has counts that do not tell its
 * value or its chance: it is refused, and `difference` takes it.
 *
 * @param current - the count and exposure above the line
 * @param reference - the count and exposure below the line: the year before, another area
 * @param options - level or levels of confidence, method
 * @returns the ratio with its interval, and what it was made of
 * @throws RangeError when a count is negative, not finite or not whole, when an exposure is not a finite number above
 * 0, when a level is out of range, `method` is unknown or the ratio is too large for a number; TypeError when a
 * number is not a number, or an answer may not be tested by its counts
 * @example Usage
 * ```ts
 * import { rateRatio } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const ratio = rateRatio({ count: 660, exposure: 50_000 }, { count: 600, exposure: 50_000 });
 * assert.equal(ratio.value, 1.1);
 * assert.ok(ratio.lower < 1 && ratio.upper !== null && ratio.upper > 1);
 *
 * const fromNothing = rateRatio({ count: 3, exposure: 100 }, { count: 0, exposure: 100 });
 * assert.equal(fromNothing.status, "not-defined");
 * assert.equal(fromNothing.upper, null);
 * ```
 * @see Przyborowski J., Wilenski H. (1940), Homogeneity of results in testing samples from Poisson series, Biometrika
 * 31, 313-323
 * @see Clopper C.J., Pearson E.S. (1934), The use of confidence or fiducial limits, Biometrika 26, 404-413
 * @since 0.1.0
 */
export function rateRatio(
	current: CountOverExposure,
	reference: CountOverExposure,
	options: RateRatioOptions = {},
): RateRatio {
	const doing = "compute the ratio of rates";
	const { method = "exact", confidence } = checkOptions(doing, options, rateRatioOptions);
	checkByCounts(doing, "current", checkRecord(doing, "current", current));
	checkByCounts(doing, "reference", checkRecord(doing, "reference", reference));
	const [x, e1] = checked(doing, "", current);
	const [x0, e0] = checked(doing, "reference ", reference);
	checkMember(doing, "method", method, ["exact", "mid-p", "log-wald"]);
	const scaled = (odds: number) => checkNumber(doing, "the ratio", (odds * e0) / e1);
	const intervals = intervalsAt<number | null>(doing, confidence, (tail) => {
		if (method === "log-wald") {
			if (x === 0 || x0 === 0) return [0, null];
			const width = exp(-normalQuantile(tail) * Math.sqrt(1 / x + 1 / x0));
			return [scaled(x / x0 / width), scaled((x / x0) * width)];
		}
		return [
			x === 0 ? 0 : scaled(conditionalOdds(tail, x, x0, method)),
			x0 === 0 ? null : scaled(1 / conditionalOdds(tail, x0, x, method)),
		];
	});
	const made = {
		kind: "rate-ratio",
		...intervals,
		current: { count: x, exposure: e1 },
		reference: { count: x0, exposure: e0 },
		method,
	} as const;
	return x0 === 0
		? { ...made, status: "not-defined", value: null, reasons: [{ code: "reference-count-is-zero" }] }
		: { ...made, status: "defined", value: scaled(x / x0) };
}

function checked(doing: string, name: string, { count, exposure }: CountOverExposure): [number, number] {
	return [checkCount(doing, `${name}count`, count), checkPositive(doing, `${name}exposure`, exposure)];
}
