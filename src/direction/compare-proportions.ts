import { binomialLimits } from "../estimate/binomial-interval.ts";
import { intervalsAt } from "../estimate/confidence-interval.ts";
import { percentageChange } from "../estimate/percentage-change.ts";
import { checkCount, checkMember, checkOptions, checkPositive, checkRecord } from "../internal/check.ts";
import { hypotenuse } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import { normalTail } from "../internal/normal.ts";
import { fisherMidP } from "./fisher.ts";
import type {
	CompareProportionsOptions,
	ProportionComparison,
	ProportionComparisonReason,
	ProportionMethod,
	ProportionWindow,
} from "./proportion-comparison.ts";

const doing = "compare the proportions";

const methods: readonly ProportionMethod[] = ["n-minus-1-chi-squared", "fisher-mid-p"];

/** The names of the options. */
const compareProportionsOptions: readonly (keyof CompareProportionsOptions)[] = [
	"method",
	"designEffect",
	"confidence",
];

/**
 * Compares two proportions: the difference with its interval, and a test that it is 0.
 *
 * Pearson's chi-squared of the two by two table times (N - 1) / N where every expected count is at least 1 (Campbell
 * 2007), otherwise Fisher's exact test with half of the observed table. The interval of the difference is Newcombe's
 * (1998) method 10: d - sqrt((p1 - l1)^2 + (u0 - p0)^2) to d + sqrt((u1 - p1)^2 + (p0 - l0)^2) from the Wilson
 * limits l and u of both. It comes from another idea than the tests, so close to the border the two may disagree.
 *
 * With a design effect both counts and denominators are divided by it. Proportions that are both 0 or both 1 have a
 * p-value of 1. The same people in both windows are not independent, and this function cannot see it. Nothing is
 * rounded; the difference is a fraction, 0.02 for two percentage points.
 *
 * @param current - part and whole now
 * @param previous - part and whole before
 * @param options - method, level or levels of confidence, design effect
 * @returns the difference with its interval, the p-value, and everything they were made from
 * @throws RangeError when a count is not a whole number from 0 to its denominator, a denominator is not a whole number
 * above 0, the design effect is not above 0, or a level or method is unknown; TypeError when a number is not a number,
 * or `fisher-mid-p` is asked for with a design effect
 * @example Two waves of a survey
 * ```ts
 * import { compareProportions } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const answer = compareProportions({ count: 1_204, denominator: 1_600 }, { count: 1_160, denominator: 1_600 });
 * assert.equal(answer.difference, 0.0275);
 * assert.ok(Math.abs(answer.pValue - 0.0767) < 0.00005);
 * assert.ok(answer.lower < 0 && answer.upper > 0);
 * const weighted = compareProportions(
 *   { count: 1_204, denominator: 1_600 },
 *   { count: 1_160, denominator: 1_600 },
 *   { designEffect: 1.5 },
 * );
 * assert.ok(weighted.pValue > answer.pValue);
 * ```
 * @see Campbell (2007), Chi-squared and Fisher-Irwin tests of two-by-two tables with small sample recommendations
 * @see Newcombe (1998), Interval estimation for the difference between independent proportions
 * @since 0.1.0
 */
export function compareProportions(
	current: ProportionWindow,
	previous: ProportionWindow,
	options: CompareProportionsOptions = {},
): ProportionComparison {
	return comparedProportions(current, previous, checkOptions(doing, options, compareProportionsOptions));
}

/** The same with options that may stand among others. */
export function comparedProportions(
	current: ProportionWindow,
	previous: ProportionWindow,
	options: CompareProportionsOptions,
): ProportionComparison {
	checkRecord(doing, "current", current);
	checkRecord(doing, "previous", previous);
	const designEffect = checkPositive(doing, "designEffect", options.designEffect ?? 1);
	const [x, n] = partOf("current", current);
	const [y, m] = partOf("previous", previous);
	const events = x + y;
	const others = n - x + (m - y);
	const smallestExpected = (Math.min(n, m) * Math.min(events, others)) / (n + m) / designEffect;
	const usual = smallestExpected < 1 && designEffect === 1 ? "fisher-mid-p" : "n-minus-1-chi-squared";
	const method = checkMember(doing, "method", options.method ?? usual, methods);
	if (method === "fisher-mid-p" && designEffect !== 1)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"designEffect must be 1 for fisher-mid-p",
			designEffect,
		);
	const [p, q] = [x / n, y / m];
	// Over one denominator, so that two per cent stay two per cent and do not become 0.020000000000000018.
	const difference = (x * m - y * n) / (n * m);
	const variance = (events / (n + m)) * (others / n / m);
	// Of the chi-squared, divided by the design effect and times (N - 1) / N with the N that is left.
	const reduced = Math.max(0, 1 / designEffect - 1 / (n + m));
	const z = variance > 0 ? difference * Math.sqrt(reduced / variance) : 0;
	const ours = binomialLimits(doing, x / designEffect, n / designEffect, "wilson");
	const theirs = binomialLimits(doing, y / designEffect, m / designEffect, "wilson");

	const reasons: ProportionComparisonReason[] = [];
	if (y === 0) reasons.push({ code: x === 0 ? "no-events" : "previous-is-zero" });
	const chiSquared = method === "n-minus-1-chi-squared";
	if (chiSquared && smallestExpected < 1) reasons.push({ code: "small-expected-count" });
	return {
		kind: "proportions",
		method,
		currentProportion: p,
		previousProportion: q,
		difference,
		percentageChange: percentageChange(x * m, y * n).change,
		pValue: chiSquared ? 2 * normalTail(Math.abs(z)) : fisherMidP(x, n, y, m),
		statistic: chiSquared ? z : null,
		...intervalsAt(doing, options.confidence, (tail) => {
			const [lower, upper] = ours(tail);
			const [from, to] = theirs(tail);
			return [difference - hypotenuse(p - lower, to - q), difference + hypotenuse(upper - p, q - from)];
		}),
		intervalMethod: "newcombe",
		smallestExpected,
		designEffect,
		currentCount: x,
		currentDenominator: n,
		previousCount: y,
		previousDenominator: m,
		reasons,
	};
}

/** Part and whole of one window. */
function partOf(name: string, { count, denominator }: ProportionWindow): readonly [number, number] {
	checkCount(doing, `${name}.denominator`, checkPositive(doing, `${name}.denominator`, denominator));
	if (checkCount(doing, `${name}.count`, count) > denominator)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${name}.count must be at most its denominator, ${denominator}`,
			count,
		);
	return [count + 0, denominator];
}
