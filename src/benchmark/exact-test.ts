import { fisherMidP, fisherTail } from "../direction/fisher.ts";
import { exactP, midP, splitAtLeast } from "../direction/split.ts";
import { binomialLower, binomialPoint, binomialUpper } from "../internal/binomial.ts";
import { poissonLower, poissonUpper } from "../internal/poisson.ts";
import type { UsableCounts } from "./area-count.ts";
import type { Matched } from "./average-of.ts";

/** Two-sided p-value, and the side the count is on. */
interface ExactTest {
	readonly pValue: number;
	readonly side: "higher" | "lower";
}

/** A test of a count, all else given. */
export type TestOfCount = (count: number) => ExactTest;

type ExactMethod = "mid-p" | "exact";

/** A count against an expected number of events that is known. */
export function poissonTest(expected: number, method: ExactMethod): TestOfCount {
	return (count) =>
		twoSided(
			method,
			count === 0 ? 0 : poissonLower(count - 1, expected),
			poissonLower(count, expected),
			poissonUpper(count + 1, expected),
			poissonUpper(count, expected),
		);
}

/** A part of `denominator` against a proportion that is known. */
export function binomialTest(denominator: number, share: number, method: ExactMethod): TestOfCount {
	return (count) =>
		twoSided(
			method,
			count === 0 ? 0 : binomialLower(count - 1, denominator, share),
			binomialLower(count, denominator, share),
			binomialUpper(count + 1, denominator, share),
			binomialUpper(count, denominator, share),
		);
}

/**
 * Twice the smaller tail, at most 1. Mid-p counts half of the observed point: as the mean of the tail with and without
 * it, so that nothing is lost by subtraction.
 */
function twoSided(
	method: ExactMethod,
	below: number,
	atMost: number,
	above: number,
	atLeast: number,
): ExactTest {
	const low = method === "exact" ? atMost : (below + atMost) / 2;
	const high = method === "exact" ? atLeast : (above + atLeast) / 2;
	return { pValue: Math.min(1, 2 * Math.min(low, high)), side: high < low ? "higher" : "lower" };
}

/** A count against the count of others, given their total. */
export function twoRateTest(exposure: number, others: UsableCounts, method: ExactMethod): TestOfCount {
	const odds = exposure / others.exposure;
	const pValue = method === "exact" ? exactP : midP;
	return (count) => ({
		pValue: pValue(count, others.count, odds),
		side: count > others.count * odds ? "higher" : "lower",
	});
}

/**
 * A count against a mean of rates, as against a count that is not whole (Fay 1999). Each tail without the observed point
 * takes the one of the near limit, each with it that of the far limit, so that mid-p is the mean of both (Fay and Kim 2017)
 * and the exact p-value agrees with the interval of the mean.
 */
export function meanOfRatesTest(
	exposure: number,
	{ lower, upper }: Matched,
	method: ExactMethod,
): TestOfCount {
	const odds = exposure / lower.exposure;
	const upperOdds = exposure / upper.exposure;
	return (count) =>
		twoSided(
			method,
			count === 0 ? 0 : splitAtLeast(upper.count + 1, count - 1, 1 / upperOdds),
			splitAtLeast(lower.count, count, 1 / odds),
			lower.count === 0 ? 0 : splitAtLeast(count + 1, lower.count - 1, odds),
			splitAtLeast(count, upper.count, upperOdds),
		);
}

/** A part of `denominator` against a mean of proportions, the same way. */
export function meanOfProportionsTest(
	denominator: number,
	matched: Matched,
	method: ExactMethod,
): TestOfCount {
	const lower = wholeSample(matched.lower);
	const upper = wholeSample(matched.upper);
	return (count) =>
		twoSided(
			method,
			fisherTail(upper.count, upper.exposure, count, denominator, 0),
			fisherTail(lower.count, lower.exposure, count, denominator, 1),
			fisherTail(count, denominator, lower.count, lower.exposure, 0),
			fisherTail(count, denominator, upper.count, upper.exposure, 1),
		);
}

/** The largest sample of whole numbers that is no more certain. One that is whole but for rounding is not made smaller. */
function wholeSample({ count, exposure }: UsableCounts): UsableCounts {
	const size = Math.max(1, Math.floor(exposure * (1 + 1e-9)));
	return { count: Math.min(size, Math.floor((count * size) / exposure + 0.5)), exposure: size };
}

/** A part of `denominator` against the part of others, given how many there are of both. */
export function twoProportionTest(
	denominator: number,
	others: UsableCounts,
	method: ExactMethod,
): TestOfCount {
	return (count) => {
		const everyone = denominator + others.exposure;
		const share = (count + others.count) / everyone;
		const half = fisherMidP(count, denominator, others.count, others.exposure);
		// Both tails hold the observed table, of which twice the half was left out.
		const point = () =>
			(binomialPoint(count, denominator, share) * binomialPoint(others.count, others.exposure, share)) /
			binomialPoint(count + others.count, everyone, share);
		return {
			pValue: method === "mid-p" ? half : Math.min(1, half + point()),
			side: count > denominator * share ? "higher" : "lower",
		};
	};
}
