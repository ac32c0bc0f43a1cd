import type { BenchmarkClaim, PrintedBenchmark } from "../audit/claim.ts";
import type { ComparedToBenchmark } from "../benchmark/benchmark-comparison.ts";
import type { Benchmark, BenchmarkedArea } from "../benchmark/benchmark-inputs.ts";
import { type CompareToBenchmarkOptions, compareToBenchmark } from "../benchmark/compare-to-benchmark.ts";
import { isPrintedWindow, judgePrintedClaim } from "./judge-printed-claim.ts";
import { type MatcherResult, resultOf } from "./matcher-result.ts";
import { listWords, showLevel, showNumber, showP, showPair, showWhole } from "./wording.ts";

/**
 * Expects an area to be in line with a benchmark: no evidence of a difference.
 *
 * Holds where `compareToBenchmark` finds the area in line; for an area and a benchmark as they are printed
 * (`{ rate, population }` and the others that `checkClaim` takes) for every count that prints so. The message says whether it is higher or lower, by how much per
 * cent, with the p-value and the level. Where there is no comparison neither the expectation nor its negation holds, and
 * the message gives the reason by its code.
 *
 * @param received - counts, or a figure with its interval; named where the benchmark is a regional average
 * @param benchmark - a fixed figure, the counts of a group, or the answer of `regionalAverage`
 * @param options - polarity, method and levels
 * @returns whether it holds, and the message
 * @throws TypeError or RangeError as `compareToBenchmark` does
 * @example By itself
 * ```ts
 * import { toBeInLineWith } from "direction-of-travel/matchers";
 * import assert from "node:assert/strict";
 *
 * const region = { area: "East Midlands", value: 6.8, per: 1_000 };
 * const even = toBeInLineWith({ count: 4_750, exposure: 698_268 }, region);
 * assert.ok(even.pass, even.message());
 *
 * assert.equal(
 * 	toBeInLineWith({ area: "Leicestershire", count: 6_005, exposure: 698_268 }, region).message(),
 * 	"Leicestershire is higher than East Midlands by 26.5% (8.60 against 6.80 per 1,000): p below 0.001, at 99.8% (mid-p)",
 * );
 * ```
 * @since 0.1.0
 */
export function toBeInLineWith(
	this: unknown,
	received: BenchmarkedArea | BenchmarkClaim["area"],
	benchmark: Benchmark | PrintedBenchmark,
	options: CompareToBenchmarkOptions = {},
): MatcherResult {
	if (isPrintedWindow(received))
		return resultOf(
			this,
			judgePrintedClaim({
				judgement: "benchmark",
				says: "in-line",
				area: received as BenchmarkClaim["area"],
				benchmark: benchmark as PrintedBenchmark,
				options,
			}),
		);
	return judgeFigures.call(this, received as BenchmarkedArea, benchmark as Benchmark, options);
}

function judgeFigures(
	this: unknown,
	received: BenchmarkedArea,
	benchmark: Benchmark,
	options: CompareToBenchmarkOptions,
): MatcherResult {
	const answer = compareToBenchmark(received, benchmark, options);
	const names = [answer.area ?? "The area", nameOf(benchmark)] as const;
	if (answer.status === "not-compared")
		return resultOf(this, {
			pass: null,
			message: () =>
				`${names[0]} was not compared with ${names[1]}: ${answer.reasons
					.map((reason) =>
						"areas" in reason ? `${reason.code} (${listWords(reason.areas, "and")})` : reason.code,
					)
					.join("; ")}`,
			actual: answer.position,
			expected: "in-line",
		});
	const pass = answer.position === "in-line";
	return resultOf(this, {
		pass,
		message: () => words(answer, names, pass),
		actual: answer.position,
		expected: "in-line",
	});
}

function nameOf(benchmark: Benchmark): string {
	return "area" in benchmark && typeof benchmark.area === "string" ? benchmark.area : "the benchmark";
}

/** Where the area stands, with the size of the difference and the evidence. */
function words(
	{
		position,
		value,
		benchmark,
		per,
		percentDifference,
		difference,
		pValue,
		evidence,
		levels,
		method,
	}: ComparedToBenchmark,
	[area, reference]: readonly [string, string],
	pass: boolean,
): string {
	const [mine, theirs] = showPair(value, benchmark);
	const base = per === null || per === 1 ? "" : ` per ${showWhole(per)}`;
	const values = `${mine} against ${theirs}${base}`;
	const size =
		percentDifference === null
			? showNumber(Math.abs(difference))
			: `${showNumber(Math.abs(percentDifference))}%`;
	const [first = 0.95] = levels;
	const level = pass ? first : (evidence ?? first);
	const p = pValue === null ? "" : `${showP(pValue, level)}, `;
	if (!pass)
		return `${area} is ${position} than ${reference} by ${size} (${values}): ${p}at ${showLevel(level)} (${method})`;
	const side = difference === 0 ? "no difference" : `${size} ${difference > 0 ? "higher" : "lower"}`;
	return `${area} is in line with ${reference}, and was expected not to be: ${side} (${values}), ${p}no evidence at ${showLevel(level)} (${method})`;
}
