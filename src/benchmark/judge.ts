import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { gammaQuantile } from "../internal/gamma.ts";
import { normalQuantile } from "../internal/normal.ts";
import { isSignificant } from "../internal/significant.ts";
import type { BenchmarkMethod, BenchmarkTest } from "./benchmark-comparison.ts";
import {
	binomialTest,
	meanOfProportionsTest,
	meanOfRatesTest,
	poissonTest,
	type TestOfCount,
	twoProportionTest,
	twoRateTest,
} from "./exact-test.ts";
import type { Pair } from "./pair.ts";
import { type BenchmarkPosition, positionOf } from "./position.ts";

/** What a method finds: the position at every level, and what it was read from. */
export interface Judgement {
	readonly test: BenchmarkTest | null;
	readonly pValue: number | null;
	readonly levels: readonly number[];
	readonly positions: readonly BenchmarkPosition[];
	readonly intervals: readonly ConfidenceInterval[];
	readonly limits: readonly ConfidenceInterval[];
	/** Whether a count of 0 would be evidence of a lower value at the first level; `null` where that is not asked. */
	readonly zeroIsLower: boolean | null;
}

/** The two levels of evidence that are usual: of an alert and of an alarm. */
const usualLevels: readonly number[] = [0.95, 0.998];

/** The position by a method that the pair allows, or what it lacks for it. */
export function judge(
	pair: Pair,
	method: BenchmarkMethod,
	levels: readonly number[] | null,
): Judgement | "interval-missing" | "benchmark-interval-missing" {
	if (method === "mid-p" || method === "exact") return judgeByTest(pair, levels ?? usualLevels, method);
	if (method === "control-limits") {
		const limits = (levels ?? usualLevels).map((level) => controlLimits(pair, level));
		const positions = limits.map(({ lower, upper }) => positionOf(pair.value, lower, upper));
		return judgement(limits, positions, [], limits);
	}
	const { ours, theirs, benchmark } = pair;
	const shared = method === "overlap" ? theirs.levels : null;
	const asked =
		levels ?? ours.levels?.filter((level) => shared === null || theirs.at(level)) ?? shared ?? usualLevels;
	const intervals = asked.flatMap((level) => ours.at(level) ?? []);
	if (ours.levels?.length === 0 || intervals.length < asked.length) return "interval-missing";
	if (method === "interval") {
		const positions = intervals.map(({ lower, upper }): BenchmarkPosition => {
			if (lower > benchmark) return "higher";
			return upper < benchmark ? "lower" : "in-line";
		});
		return judgement(intervals, positions, intervals, []);
	}
	const limits = asked.flatMap((level) => theirs.at(level) ?? []);
	if (limits.length === 0 || limits.length < asked.length) return "benchmark-interval-missing";
	const positions = intervals.map(({ lower, upper }, index): BenchmarkPosition => {
		const limit = limits[index];
		if (limit === undefined || (lower <= limit.upper && upper >= limit.lower)) return "in-line";
		return lower > limit.upper ? "higher" : "lower";
	});
	return judgement(intervals, positions, intervals, limits);
}

function judgement(
	of: readonly ConfidenceInterval[],
	positions: readonly BenchmarkPosition[],
	intervals: readonly ConfidenceInterval[],
	limits: readonly ConfidenceInterval[],
): Judgement {
	const levels = of.map(({ confidence }) => confidence);
	return { test: null, pValue: null, levels, positions, intervals, limits, zeroIsLower: null };
}

function judgeByTest(pair: Pair, levels: readonly number[], method: "mid-p" | "exact"): Judgement {
	const [test, testOf] = chooseTest(pair, method);
	const { pValue, side } = testOf(pair.counts?.count ?? 0);
	const positions = levels.map((level) => (isSignificant(pValue, level) ? side : "in-line"));
	const zero = positions[0] === "in-line" ? testOf(0) : null;
	return {
		test,
		pValue,
		levels,
		positions,
		intervals: [],
		limits: [],
		zeroIsLower: zero === null ? null : zero.side === "lower" && isSignificant(zero.pValue, levels[0] ?? 0),
	};
}

/** The exact test of the area against a fixed figure, or against the rest of its group. */
function chooseTest(pair: Pair, method: "mid-p" | "exact"): readonly [BenchmarkTest, TestOfCount] {
	const { family, group } = pair;
	const exposure = pair.counts?.exposure ?? 0;
	if (group === null || group.others === null) {
		const share = pair.benchmark / (pair.per ?? 1);
		return family === "rate"
			? ["poisson", poissonTest(share * exposure, method)]
			: ["binomial", binomialTest(exposure, share, method)];
	}
	const { counts, matched } = group.others;
	if (family === "rate")
		return group.pooled
			? ["two-rates", twoRateTest(exposure, counts, method)]
			: ["rate-and-mean-of-rates", meanOfRatesTest(exposure, matched, method)];
	return group.pooled
		? ["two-proportions", twoProportionTest(exposure, counts, method)]
		: ["proportion-and-mean-of-rates", meanOfProportionsTest(exposure, matched, method)];
}

/**
 * The limits of the Fingertips control-chart rules: for a rate the exact Poisson interval around the expected count,
 * taken as the next whole count up for the lower and down for the upper limit; for a proportion the Wilson interval
 * around the benchmark.
 */
function controlLimits(
	{ family, benchmark, counts, per: base }: Pair,
	confidence: number,
): ConfidenceInterval {
	const exposure = counts?.exposure ?? 0;
	const per = base ?? 1;
	const tail = (1 - confidence) / 2;
	if (family === "rate") {
		const expected = benchmark * (exposure / per);
		return {
			confidence,
			lower: (gammaQuantile(tail, Math.ceil(expected)) / exposure) * per,
			upper: (gammaQuantile(tail, Math.floor(expected) + 1, true) / exposure) * per,
		};
	}
	const z = -normalQuantile(tail);
	const share = benchmark / per;
	const middle = 2 * exposure * share + z ** 2;
	const spread = z * Math.sqrt(z ** 2 + 4 * exposure * share * (1 - share));
	const whole = 2 * (exposure + z ** 2);
	return { confidence, lower: (per * (middle - spread)) / whole, upper: (per * (middle + spread)) / whole };
}
