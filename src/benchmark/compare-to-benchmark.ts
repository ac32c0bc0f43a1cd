import { checkMember, checkOptions, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type {
	BenchmarkComparison,
	BenchmarkMethod,
	BenchmarkReason,
	NotComparedReason,
} from "./benchmark-comparison.ts";
import { type Benchmark, type BenchmarkedArea, isAverage } from "./benchmark-inputs.ts";
import { readFigure } from "./figure.ts";
import { type Judgement, judge } from "./judge.ts";
import { checkLevels } from "./levels.ts";
import { type Pair, readPair } from "./pair.ts";
import { type Polarity, polarities } from "./polarity.ts";
import { performanceOf } from "./position.ts";

/** Settings of {@link compareToBenchmark}. @since 0.1.0 */
export interface CompareToBenchmarkOptions {
	/** Which way the indicator is meant to go. Default `neutral`, which judges nothing. */
	readonly polarity?: Polarity;
	/** How to compare. Default `mid-p` where the area has counts, `interval` where it is a figure. */
	readonly method?: BenchmarkMethod;
	/**
	 * Level or levels of evidence; the first decides the position. Default 0.95 and 0.998, or the levels of the intervals
	 * that the area comes with where the method uses them.
	 */
	readonly confidence?: number | readonly number[];
}

/** Their names. */
export const benchmarkOptions: readonly (keyof CompareToBenchmarkOptions)[] = [
	"polarity",
	"method",
	"confidence",
];

const doing = "compare with the benchmark";

const methods: readonly BenchmarkMethod[] = ["mid-p", "exact", "interval", "overlap", "control-limits"];

/**
 * Where an area stands against a benchmark: higher, in line or lower, and with the polarity better, similar or worse.
 *
 * The default is an exact test that is calibrated: against a fixed figure the count of the area is Poisson (a rate) or
 * binomial (a proportion) at the benchmark; against the counts of a group the total is held fixed. When the group
 * contains the area, its counts are taken out of the group first, because a part cannot be tested against the whole
 * it belongs to; difference, ratio and per cent stay those against the benchmark as it is printed. `mid-p` is twice
 * the smaller tail with half of the observed point. The other methods reproduce what other bodies do.
 *
 * An answer whose counts do not tell its value or its chance (a standardised rate, a rate of repeat events, an average
 * other than a pooled one of rates) is a figure, on either side: its value and its own interval are what is compared.
 *
 * A count, value, interval or benchmark that is missing gives `not-compared`, as does a benchmark that is the area
 * itself. A count of 0 is compared. Nothing is rounded.
 *
 * @param area - counts, or a figure with its interval; named where the benchmark is a regional average
 * @param benchmark - a fixed figure, the counts of a group, or the answer of `regionalAverage`. A base that one side
 *   leaves out is that of the other; else 1,000 for rates and 1 for proportions
 * @param options - polarity, method and levels
 * @returns the position with its evidence, or why there is none
 * @throws TypeError or RangeError when an argument is not what it must be, or a method needs counts that are not there
 * @example A rate against a printed regional average
 * ```ts
 * import { compareToBenchmark } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const vehicle = compareToBenchmark(
 *   { area: "Leicestershire", count: 6_005, exposure: 698_268 },
 *   { area: "East Midlands", value: 6.8, per: 1_000 },
 *   { polarity: "lower-is-better" },
 * );
 * assert(vehicle.status === "compared");
 * assert.equal(vehicle.position, "higher");
 * assert.equal(vehicle.performance, "worse");
 * assert.equal(vehicle.evidence, 0.998);
 * assert(Math.abs((vehicle.percentDifference ?? 0) - 26.5) < 0.05);
 * ```
 * @example A proportion against the group it belongs to
 * ```ts
 * import { compareToBenchmark } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const answer = compareToBenchmark(
 *   { area: "Oadby", count: 48, denominator: 130 },
 *   { count: 350, denominator: 1_150, own: "in" },
 * );
 * assert(answer.status === "compared");
 * assert.equal(answer.position, "in-line");
 * assert.deepEqual([answer.referenceCount, answer.referenceExposure], [302, 1_020]);
 * ```
 * @see Lancaster H.O. (1961), Significance tests in discrete distributions, JASA 56, 223-234, for mid-p; Przyborowski J. and
 * Wilenski H. (1940), Biometrika 31, 313-323, for a rate against a group; Office for Health Improvement and Disparities,
 * Technical Guide: RAG Rating Indicator Values, for `interval` and `control-limits`
 * @since 0.1.0
 */
export function compareToBenchmark(
	area: BenchmarkedArea,
	benchmark: Benchmark,
	options: CompareToBenchmarkOptions = {},
): BenchmarkComparison {
	checkRecord(doing, "area", area);
	checkRecord(doing, "benchmark", benchmark);
	checkOptions(doing, options, benchmarkOptions);
	const polarity = checkMember(doing, "polarity", options.polarity ?? "neutral", polarities);
	const mine = readFigure(doing, area, "");
	const usual = mine.family === "value" ? "interval" : "mid-p";
	const method = checkMember(doing, "method", options.method ?? usual, methods);
	if (mine.family === "value" && method !== "interval" && method !== "overlap")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"method must be interval or overlap for a figure",
			method,
		);
	const levels = options.confidence === undefined ? null : checkLevels(doing, options.confidence);
	const settings = { kind: "benchmark-comparison", area: mine.area, method, polarity } as const;
	const refuse = (reason: NotComparedReason): BenchmarkComparison => ({
		status: "not-compared",
		...settings,
		position: "not-compared",
		performance: "not-judged",
		reasons: [reason],
	});

	const pair = readPair(doing, mine, benchmark);
	if ("code" in pair) return refuse(pair);
	const judgement = judge(pair, method, levels);
	if (typeof judgement === "string") return refuse({ code: judgement });
	const { value, benchmark: average, per, counts, group } = pair;
	const { positions, test, pValue, intervals, limits } = judgement;
	const [position = "in-line"] = positions;
	const evident = judgement.levels.filter((_, index) => positions[index] !== "in-line");
	const others = test === null ? null : (group?.others ?? null);
	const removed = others !== null && group?.own === "in";
	return {
		status: "compared",
		kind: "benchmark-comparison",
		area: mine.area,
		method,
		polarity,
		position,
		performance: performanceOf(position, polarity),
		evidence: evident.length === 0 ? null : Math.max(...evident),
		pValue,
		test,
		value,
		benchmark: average,
		per,
		difference: value - average,
		ratio: average > 0 ? value / average : null,
		percentDifference: average > 0 ? (100 * (value - average)) / average : null,
		count: counts?.count ?? null,
		exposure: counts?.exposure ?? null,
		expected: counts === null ? null : (average * counts.exposure) / (per ?? 1),
		reference: others?.value ?? average,
		referenceCount: others?.counts.count ?? null,
		referenceExposure: others?.counts.exposure ?? null,
		own: removed ? "removed" : (group?.own ?? null),
		levels: judgement.levels,
		intervals,
		limits,
		reasons: reasonsOf(
			pair,
			judgement,
			isAverage(benchmark) ? benchmark.excluded.map(({ area }) => area) : [],
		),
	};
}

/** What stands behind the position, the evidence first. */
function reasonsOf(
	{ counts, group }: Pair,
	judgement: Judgement,
	without: readonly string[],
): BenchmarkReason[] {
	const { levels, positions, test, zeroIsLower } = judgement;
	const [first = 0] = levels;
	const evident = levels.filter((_, index) => positions[index] !== "in-line");
	const reasons: BenchmarkReason[] = [
		evident.length > 0
			? { code: "differs", confidence: Math.max(...evident) }
			: { code: "no-evidence", confidence: first },
	];
	if (zeroIsLower === false) reasons.push({ code: "cannot-show-lower", confidence: first });
	const own = group?.ownCounts ?? null;
	if (group?.own === "in") {
		if (own !== null && test !== null)
			reasons.push({ code: "own-area-removed", count: own.count, exposure: own.exposure });
		else reasons.push({ code: "own-area-in-benchmark" });
	}
	if (own !== null && counts !== null && (own.count !== counts.count || own.exposure !== counts.exposure))
		reasons.push({ code: "own-counts-differ" });
	if (without.length > 0) reasons.push({ code: "benchmark-incomplete", areas: without });
	if (counts !== null && counts.count < 10) reasons.push({ code: "small-count" });
	return reasons;
}
