import { checkMember, checkNumber, checkOptions, checkRecord } from "../internal/check.ts";
import { exp } from "../internal/elementary.ts";
import { normalQuantile } from "../internal/normal.ts";
import { checkBinomial } from "./binomial-interval.ts";
import { type ConfidenceIntervals, type ConfidenceOptions, intervalsAt } from "./confidence-interval.ts";
import { scoreRatio } from "./score-ratio.ts";

/** How many out of how many. A {@link Proportion} is one. @since 0.1.0 */
export interface CountOfDenominator {
	/** How many had the property, a whole number from 0 to `denominator`. */
	readonly count: number;
	/** Out of how many, a whole number above 0. */
	readonly denominator: number;
}

/**
 * How the limits of a ratio of proportions are found: `score` (Koopman 1984) or `log-wald` (normal on the log scale,
 * Katz et al. 1978).
 *
 * @since 0.1.0
 */
export type ProportionRatioMethod = "score" | "log-wald";

/** Options of {@link proportionRatio}. @since 0.1.0 */
export interface ProportionRatioOptions extends ConfidenceOptions {
	/** How the limits are found. Default `score`. */
	readonly method?: ProportionRatioMethod;
}

/** Their names. */
const proportionRatioOptions: readonly (keyof ProportionRatioOptions)[] = ["method", "confidence"];

/** What every ratio of proportions carries. @since 0.1.0 */
export interface ProportionRatioParts extends ConfidenceIntervals<number | null> {
	/** What the record is. */
	readonly kind: "proportion-ratio";
	/** The proportion above the line. */
	readonly current: CountOfDenominator;
	/** The proportion below the line. */
	readonly reference: CountOfDenominator;
	/** How the limits were found. */
	readonly method: ProportionRatioMethod;
}

/** A ratio of proportions. @since 0.1.0 */
export interface DefinedProportionRatio extends ProportionRatioParts {
	/** The ratio can be given. */
	readonly status: "defined";
	/** The ratio: 1.1 is 10% above the reference. */
	readonly value: number;
}

/** Why a ratio of proportions cannot be given. @since 0.1.0 */
export interface ProportionRatioReason {
	/** `reference-count-is-zero`: nothing can be a multiple of a proportion of 0. */
	readonly code: "reference-count-is-zero";
}

/** A ratio to a proportion of 0. The interval still says how small it may be. @since 0.1.0 */
export interface UndefinedProportionRatio extends ProportionRatioParts {
	/** The ratio cannot be given. */
	readonly status: "not-defined";
	/** There is no ratio. */
	readonly value: null;
	/** Why not. */
	readonly reasons: readonly ProportionRatioReason[];
}

/** The answer of {@link proportionRatio}: narrow it by `status`. @since 0.1.0 */
export type ProportionRatio = DefinedProportionRatio | UndefinedProportionRatio;

/**
 * How many times the reference proportion a proportion is, with its interval.
 *
 * (x1 / n1) / (x0 / n0). `score`: the ratios R at which |p1 - R p0| is z standard errors, with the standard error at the
 * proportions that fit best under R (Koopman 1984); it covers about as often as it says, from small counts on.
 * `log-wald`: exp(ln R -/+ z sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0)), for parity with other tools.
 *
 * A count of 0 gives the ratio 0 with the lower limit 0. A reference count of 0 has no ratio: the answer is
 * `not-defined`, with the upper limit null (unbounded) and a lower limit that still holds. Where a count is 0, `log-wald`
 * has no limits: they are 0 and null. Nothing is rounded.
 *
 * It takes the two samples to share nobody. For the difference in percentage points use `difference`.
 *
 * @param current - the proportion above the line
 * @param reference - the proportion below the line: the year before, another area
 * @param options - level or levels of confidence, method
 * @returns the ratio with its interval, and what it was made of
 * @throws RangeError when a count or denominator is negative, not finite or not whole, a denominator is 0 or below its
 * count, a level is out of range or `method` is unknown; TypeError when a number is not a number
 * @example Usage
 * ```ts
 * import { proportionRatio } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const ratio = proportionRatio({ count: 36, denominator: 40 }, { count: 16, denominator: 80 });
 * assert.equal(ratio.value, 4.5);
 * assert.ok(Math.abs(ratio.lower - 2.94) < 0.005 && Math.abs((ratio.upper ?? 0) - 7.15) < 0.005);
 * ```
 * @see Koopman P.A.R. (1984), Confidence intervals for the ratio of two binomial proportions, Biometrics 40, 513-517
 * @see Katz D. et al. (1978), Obtaining confidence intervals for the risk ratio in cohort studies, Biometrics 34, 469-474
 * @since 0.1.0
 */
export function proportionRatio(
	current: CountOfDenominator,
	reference: CountOfDenominator,
	options: ProportionRatioOptions = {},
): ProportionRatio {
	const doing = "compute the ratio of proportions";
	const { method = "score", confidence } = checkOptions(doing, options, proportionRatioOptions);
	checkRecord(doing, "current", current);
	checkRecord(doing, "reference", reference);
	checkBinomial(doing, current.count, current.denominator);
	checkBinomial(doing, reference.count, reference.denominator, "reference ");
	checkMember(doing, "method", method, ["score", "log-wald"]);
	const [x1, n1, x0, n0] = [
		current.count + 0,
		current.denominator,
		reference.count + 0,
		reference.denominator,
	];
	const value = x0 === 0 ? null : ((x1 / x0) * n0) / n1;
	const intervals = intervalsAt<number | null>(doing, confidence, (tail) => {
		const z = -normalQuantile(tail);
		if (method === "log-wald") {
			if (x1 === 0 || value === null) return [0, null];
			const width = exp(z * Math.sqrt((n1 - x1) / n1 / x1 + (n0 - x0) / n0 / x0));
			return [value / width, value * width];
		}
		return [
			x1 === 0 ? 0 : checkNumber(doing, "a limit", scoreRatio(x1, n1, x0, n0, z)),
			value === null ? null : checkNumber(doing, "a limit", scoreRatio(x1, n1, x0, n0, -z)),
		];
	});
	const made = {
		kind: "proportion-ratio",
		...intervals,
		current: { count: x1, denominator: n1 },
		reference: { count: x0, denominator: n0 },
		method,
	} as const;
	return value === null
		? { ...made, status: "not-defined", value, reasons: [{ code: "reference-count-is-zero" }] }
		: { ...made, status: "defined", value };
}
