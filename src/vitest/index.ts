/**
 * Registers the matchers with Vitest: import it once, in a test file or in a file of `setupFiles`.
 *
 * @example Usage
 * ```ts
 * import "direction-of-travel/vitest";
 * import assert from "node:assert/strict";
 * import { expect } from "vitest";
 *
 * expect({ numerator: 6005, denominator: 698_268, multiplier: 1000 }).toPrintAs("8.6");
 * expect("6%").toBeConsistentWith({ current: "0.88", previous: "0.83" });
 * assert.throws(() => expect(8.6489).toPrintAs("8.7"), /^Error: 8.6489 rounds to 8.6, printed 8.7: 1 unit off/);
 * ```
 * @since 0.1.0
 * @module
 */
import { expect } from "vitest";
import type { PrintedBenchmark } from "../audit/claim.ts";
import type { Benchmark } from "../benchmark/benchmark-inputs.ts";
import type { CompareToBenchmarkOptions } from "../benchmark/compare-to-benchmark.ts";
import type { ConsistencyContext } from "../matchers/consistency-context.ts";
import { matchers } from "../matchers/matchers.ts";
import type { Figure } from "../published/figure.ts";
import type { ReproducesOptions } from "../published/reproduces.ts";
import type { RoundingOptions } from "../published/rounding.ts";

export * from "../matchers/index.ts";

/** The matchers as `expect` has them: they expect something of a value, or stand for it among what is expected. @since 0.1.0 */
export interface FigureMatchers<Result> {
	/** Expects a computed value to be printed as a figure. @since 0.1.0 */
	toPrintAs(printed: Figure, options?: ReproducesOptions): Result;
	/** Expects a printed figure, or a list of shares, to fit what is printed beside it. @since 0.1.0 */
	toBeConsistentWith(context: ConsistencyContext, options?: RoundingOptions): Result;
	/** Expects a number to have gone up, gone down or stayed similar. @since 0.1.0 */
	toHaveDirection(direction: "up" | "down" | "similar"): Result;
	/** Expects an area to be in line with a benchmark. @since 0.1.0 */
	toBeInLineWith(benchmark: Benchmark | PrintedBenchmark, options?: CompareToBenchmarkOptions): Result;
}

declare global {
	// Vitest 4 and 5 differ in the type parameters of their own interfaces; both build on this one.
	namespace Chai {
		interface Assertion extends FigureMatchers<void> {}
		// A matcher as an argument: `expect(row).toEqual({ rate: expect.toPrintAs("8.6") })`.
		interface ExpectStatic extends FigureMatchers<unknown> {}
	}
}

expect.extend(matchers);
