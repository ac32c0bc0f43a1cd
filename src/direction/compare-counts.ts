import { intervalsAt } from "../estimate/confidence-interval.ts";
import { percentageChange } from "../estimate/percentage-change.ts";
import { checkByCounts } from "../internal/by-counts.ts";
import {
	checkCount,
	checkMember,
	checkNumber,
	checkOptions,
	checkPositive,
	checkRecord,
} from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type StudentQuantile, studentQuantile } from "../internal/student.ts";
import type {
	CompareCountsOptions,
	CountComparison,
	CountComparisonReason,
	CountMethod,
	CountWindow,
	DispersionPrior,
} from "./count-comparison.ts";
import { type CountTest, countTest } from "./count-test.ts";
import { matchMonths } from "./match-months.ts";
import { type MatchedPair, matchedTest } from "./matched-periods.ts";

const doing = "compare the counts";

const methods: readonly CountMethod[] = [
	"mid-p",
	"exact",
	"minimum-likelihood",
	"score",
	"log-ratio",
	"e-test",
	"matched-periods",
];

/** The names of the options. */
const compareCountsOptions: readonly (keyof CompareCountsOptions)[] = [
	"method",
	"dispersionPrior",
	"autocorrelation",
	"confidence",
];

/**
 * Compares the rates of two windows from their counts: the ratio with its interval, and a test that it is 1.
 *
 * Given the total, the current count is binomial with p = current exposure / sum of exposures (Przyborowski and
 * Wilenski 1940). The default test is twice the smaller tail with half of the observed point (mid-p), the interval
 * holds every ratio that this test does not reject. For `exact`, `score` and `log-ratio` the interval belongs to the
 * test in the same way; `minimum-likelihood` has the exact interval, as in R, and `e-test` has none.
 *
 * With `months` the default is `matched-periods`: ln(ratio) / sqrt(phi (1/x1 + 1/x0)), where the dispersion
 * phi = (d0 phi0 + X2) / (d0 + m - 1) comes from the Pearson statistic X2 of the m pairs of months and a prior of
 * weight d0 and value phi0, against Student's t with d0 + m - 1 degrees of freedom; the p-value is that or the
 * normal one with phi0, whichever is larger, and the interval is the wider one.
 *
 * Answers whose counts do not tell their value or their chance, such as standardised rates, are refused: see `difference`.
 * A count of 0 is compared; a previous count of 0 has no ratio, two of them have a p-value of 1. The windows must not
 * overlap: a month in both is no evidence of sameness, and this function cannot see it; `directionOfTravel` can.
 * Nothing is rounded.
 *
 * @param current - count and exposure now, with the months where they are known
 * @param previous - count and exposure before, in the same unit
 * @param options - method, level or levels of confidence, and the settings of `matched-periods`
 * @returns ratio, percentage change, interval, p-value, and everything they were made from
 * @throws RangeError when a count is not a whole number of 0 or more, an exposure is not above 0, the months do not add
 * up or do not match, a level or method is unknown, or counts for `e-test` add up to more than ten thousand million; TypeError when a number is not a number, months are given for one
 * window only, or an option is given that the method does not have
 * @example The same population, twelve months apart
 * ```ts
 * import { compareCounts } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const hate = compareCounts({ count: 614, exposure: 698_268 }, { count: 580, exposure: 698_268 });
 * assert.equal(hate.method, "mid-p");
 * assert.ok(Math.abs((hate.percentageChange ?? 0) - 5.86) < 0.005);
 * assert.ok(Math.abs((hate.pValue ?? 0) - 0.325) < 0.0005);
 * assert.ok((hate.lower ?? 0) < 1 && (hate.upper ?? 0) > 1);
 * ```
 * @example Months that vary more than chance does
 * ```ts
 * import { compareCounts } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const window = (...counts: number[]) => ({
 *   count: counts.reduce((sum, count) => sum + count),
 *   exposure: 1,
 *   months: counts.map((count) => ({ count })),
 * });
 * const answer = compareCounts(window(140, 60, 150, 70, 130, 90), window(70, 110, 60, 120, 80, 90));
 * assert.equal(answer.method, "matched-periods");
 * assert.ok((answer.dispersion?.value ?? 0) > 5);
 * assert.ok((answer.pValue ?? 0) > 0.3); // the totals alone, 640 against 530, have p = 0.001
 * ```
 * @see Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series
 * @see Krishnamoorthy and Thomson (2004), A more powerful test for comparing two Poisson means
 * @see Smyth (2004), Linear models and empirical Bayes methods: the moderated variance
 * @since 0.1.0
 */
export function compareCounts(
	current: CountWindow,
	previous: CountWindow,
	options: CompareCountsOptions = {},
): CountComparison {
	checkByCounts(doing, "current", checkRecord(doing, "current", current));
	checkByCounts(doing, "previous", checkRecord(doing, "previous", previous));
	return comparedCounts(
		current,
		previous,
		checkOptions(doing, options, compareCountsOptions),
		studentQuantile,
	).comparison;
}

/** The comparison, and the limits of its ratio at any other tail; null where there are none. */
export function comparedCounts(
	current: CountWindow,
	previous: CountWindow,
	options: CompareCountsOptions,
	quantile: StudentQuantile,
): { readonly comparison: CountComparison; readonly limits: CountTest["limits"] | null } {
	checkRecord(doing, "current", current);
	checkRecord(doing, "previous", previous);
	const x = checkCount(doing, "current.count", current.count);
	const y = checkCount(doing, "previous.count", previous.count);
	checkPositive(doing, "current.exposure", current.exposure);
	checkPositive(doing, "previous.exposure", previous.exposure);
	const odds = checkPositive(doing, "the ratio of the exposures", current.exposure / previous.exposure);
	const pairs = matchMonths(doing, current, previous);
	const usual = pairs === null ? "mid-p" : "matched-periods";
	const method = checkMember(doing, "method", options.method ?? usual, methods);
	const { prior, autocorrelation } = checkSettings(method, options);
	const test = testOf(method, x, y, odds, pairs, prior, autocorrelation, quantile);
	const { confidence, lower, upper, intervals } = intervalsAt(doing, options.confidence, test.limits);
	const bounded = test.intervalMethod !== null;

	const reasons: CountComparisonReason[] = [];
	if (y === 0) reasons.push({ code: x === 0 ? "no-events" : "previous-is-zero" });
	if (test.method !== method) reasons.push({ code: "dispersion-unknown" });
	const comparison: CountComparison = {
		kind: "counts",
		method: test.method,
		rateRatio: y === 0 ? null : checkNumber(doing, "the rate ratio", x / y / odds),
		percentageChange: percentageChange(x / odds, y).change,
		pValue: test.pValue,
		statistic: test.statistic,
		confidence,
		lower: bounded ? lower : null,
		upper: bounded ? upper : null,
		intervals: bounded ? intervals : [],
		intervalMethod: test.intervalMethod,
		currentCount: x,
		currentExposure: current.exposure,
		previousCount: y,
		previousExposure: previous.exposure,
		dispersion: test.dispersion,
		reasons,
	};
	return { comparison, limits: bounded ? test.limits : null };
}

/** The test by its name. */
function testOf(
	method: CountMethod,
	x: number,
	y: number,
	odds: number,
	pairs: readonly MatchedPair[] | null,
	prior: DispersionPrior,
	autocorrelation: "ignore" | "adjust",
	quantile: StudentQuantile,
): CountTest {
	if (method === "e-test" && x + y > 1e10)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"counts must add up to 10000000000 at most for e-test",
			x + y,
		);
	if (method !== "matched-periods") return countTest(method, x, y, odds);
	if (pairs !== null) return matchedTest(x, y, odds, pairs, prior, autocorrelation, quantile);
	throw argumentError(
		TypeError,
		"not-applicable",
		doing,
		"months must be given for matched-periods",
		undefined,
	);
}

/** The settings of matched periods, which no other method has. */
function checkSettings(
	method: CountMethod,
	options: CompareCountsOptions,
): { readonly prior: DispersionPrior; readonly autocorrelation: "ignore" | "adjust" } {
	const { dispersionPrior: prior = { weight: 4, value: 1 }, autocorrelation = "ignore" } = options;
	if (method !== "matched-periods")
		for (const name of ["dispersionPrior", "autocorrelation"] as const)
			if (options[name] !== undefined)
				throw argumentError(
					TypeError,
					"not-applicable",
					doing,
					`${name} must come with matched-periods`,
					method,
				);
	if (checkNumber(doing, "dispersionPrior.weight", prior.weight) < 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"dispersionPrior.weight must be 0 or more",
			prior.weight,
		);
	checkPositive(doing, "dispersionPrior.value", prior.value);
	return {
		prior,
		autocorrelation: checkMember(doing, "autocorrelation", autocorrelation, ["ignore", "adjust"]),
	};
}
