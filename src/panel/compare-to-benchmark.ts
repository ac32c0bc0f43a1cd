import { exactP, midP } from "../direction/split.ts";
import { checkConfidence, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { isSignificant } from "../internal/significant.ts";
import type { PanelComparison } from "./panel-window.ts";
import type { PanelRates } from "./rates.ts";
import type { PanelAverage } from "./regional-average.ts";
import { checkApart, checkKind, floats, reuse } from "./rolling-totals.ts";
import { refuseWeighted, windowOf } from "./window-of.ts";

/** Settings of {@link compareToBenchmark}. @since 0.1.0 */
export interface PanelBenchmarkOptions {
	/**
	 * `mid-p`, `exact`: the test of `compareToBenchmark` of the root against the rest of the region, for a pooled average.
	 * `interval`: in line where the interval in `rates` holds the average. Default `mid-p`.
	 */
	readonly method?: "mid-p" | "exact" | "interval";
	/** The rates of the window with their limits, which `interval` needs and the tests do not take. */
	readonly rates?: PanelRates;
	/** Level of evidence of the tests; that of `interval` is the level of the rates. Default 0.95. */
	readonly confidence?: number;
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelPositions;
}

/** What stands in a column of positions. @since 0.1.0 */
export const positionCodes = {
	/** Above the average, with evidence. */
	higher: 1,
	/** No evidence of a difference. */
	"in-line": 0,
	/** Below the average, with evidence. */
	lower: -1,
	/** There is nothing to compare, or nothing to compare with. */
	"not-compared": -128,
} as const;

/** Where every series stands against the average of its indicator. @since 0.1.0 */
export interface PanelPositions {
	/** What the record is. */
	readonly kind: "panel-positions";
	/** Higher, in line, lower or not compared, by the numbers of {@link positionCodes}. */
	readonly positions: Int8Array;
	/** Two-sided p-values, NaN where not compared; empty with `interval`. */
	readonly pValues: Float64Array;
	/** How it was compared. */
	readonly method: "mid-p" | "exact" | "interval";
	/** Level of evidence. */
	readonly confidence: number;
	/** How many series are not compared. */
	readonly notCompared: number;
}

const doing = "compare with the regional averages";

/**
 * Where every area stands against the regional average of each indicator: `compareToBenchmark` of the root, to the same
 * bits.
 *
 * The tests take the area's own counts out of the pooled average first, because a part cannot be tested against the
 * whole it belongs to. An area that is the whole region is not compared, nor one without a count or an exposure, nor
 * any where the average has no value. `interval` asks whether the limits of the area's rate hold the average, as many
 * bodies do; it also takes a mean of rates.
 *
 * @param comparison - windows of all areas that form the region
 * @param average - the answer of `regionalAverage` for this comparison
 * @param options - method, rates, level, columns to reuse
 * @returns columns of positions and p-values
 * @throws RangeError or TypeError when an option is not what it must be, the average is of another number of indicators,
 * a test is asked for a mean of rates or of weighted counts, or the base of the rates is another than that of the average
 * @example A ward against its region
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import {
 * 	compareRolling,
 * 	compareToBenchmark,
 * 	panelFromRows,
 * 	positionCodes,
 * 	regionalAverage,
 * } from "direction-of-travel/panel";
 *
 * const rows = ["2018-12", "2019-12"].flatMap((month) => [
 * 	{ area: "Ashby", indicator: "robbery", period: toPeriod(month), count: 90 },
 * 	{ area: "Oadby", indicator: "robbery", period: toPeriod(month), count: 40 },
 * ]);
 * const { panel } = panelFromRows(rows, { exposures: { Ashby: 6_000, Oadby: 8_000 } });
 * const comparison = compareRolling(panel, { months: 1, against: "same-period-last-year" });
 * const { positions } = compareToBenchmark(comparison, regionalAverage(comparison));
 * assert.deepEqual([...positions], [positionCodes.higher, positionCodes.lower]);
 * ```
 * @since 0.1.0
 */
export function compareToBenchmark(
	comparison: PanelComparison,
	average: PanelAverage,
	options: PanelBenchmarkOptions = {},
): PanelPositions {
	checkOptions(doing, options, ["method", "rates", "confidence", "out"]);
	const method = checkMember(doing, "method", options.method ?? "mid-p", ["mid-p", "exact", "interval"]);
	checkKind(doing, "the comparison", comparison, "panel-comparison");
	checkKind(doing, "the average", average, "panel-average");
	const { length } = comparison.current;
	if (average.values.length !== comparison.indicators)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`the average must have ${comparison.indicators} indicators`,
			average.values.length,
		);
	const { out } = options;
	const positions = reuse(out?.positions, length, (size) => new Int8Array(size));
	const pValues = reuse(out?.pValues, method === "interval" ? 0 : length, floats);
	if (out) {
		const { current, previous, currentExposures, previousExposures } = comparison;
		const { values, lower, upper } = options.rates ?? { values: [], lower: [], upper: [] };
		const read = [current, previous, currentExposures, previousExposures, values, lower, upper];
		checkApart(doing, [positions, pValues], [...read, average.values, average.counts, average.exposures]);
	}
	const answer = { kind: "panel-positions", positions, pValues, method } as const;
	if (method === "interval") {
		const limits = limitsOf(options, average, length);
		return {
			...answer,
			confidence: limits.confidence,
			notCompared: byInterval(positions, limits, average),
		};
	}
	if (options.rates !== undefined)
		throw argumentError(TypeError, "not-applicable", doing, "rates must come with interval", method);
	if (average.method !== "pooled")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"the average must be pooled for a test",
			average.method,
		);
	refuseWeighted(doing, comparison);
	const confidence = checkConfidence(doing, options.confidence ?? 0.95);
	const notCompared = byTest(answer, comparison, average, method === "exact" ? exactP : midP, confidence);
	return { ...answer, confidence, notCompared };
}

/** The rates with limits that `interval` needs. */
function limitsOf(
	{ rates, confidence }: PanelBenchmarkOptions,
	{ per }: PanelAverage,
	length: number,
): PanelRates & { readonly confidence: number } {
	if (rates === undefined || rates.confidence === null)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"rates with limits must come with interval",
			rates,
		);
	if (confidence !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"confidence must be that of the rates with interval",
			confidence,
		);
	if (rates.values.length !== length || rates.per !== per)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`rates must be ${length}, per ${per} as the average is`,
			`${rates.values.length}, per ${rates.per}`,
		);
	return { ...rates, confidence: rates.confidence };
}

/** Fills the positions by the limits of the rates, and gives how many are not compared. */
function byInterval(
	positions: Int8Array,
	{ lower, upper }: PanelRates,
	{ values, members }: PanelAverage,
): number {
	// An area is not compared with itself.
	const averages = values.map((value, at) => ((members[at] as number) > 1 ? value : Number.NaN));
	let notCompared = 0;
	for (let at = 0; at < positions.length; )
		for (let indicator = 0; indicator < averages.length; indicator++, at++) {
			const average = averages[indicator] as number;
			const low = lower[at] as number;
			const high = upper[at] as number;
			// Which side it is cannot be foreseen: a difference costs less than a guess that fails.
			const side = Number(low > average) - Number(high < average);
			positions[at] = side;
			if (side === 0 && !(low <= average && high >= average)) {
				positions[at] = positionCodes["not-compared"];
				notCompared++;
			}
		}
	return notCompared;
}

/** Fills positions and p-values by the test against the rest of the region, and gives how many are not compared. */
function byTest(
	{ positions, pValues }: Pick<PanelPositions, "positions" | "pValues">,
	comparison: PanelComparison,
	average: PanelAverage,
	pValueOf: (x: number, y: number, odds: number) => number,
	confidence: number,
): number {
	const { counts, exposures, each, indicators } = windowOf(doing, comparison, average.window);
	let notCompared = 0;
	for (let at = 0, indicator = 0, place = 0, left = each; at < counts.length; at++) {
		const count = counts[at] as number;
		const exposure = exposures[place] as number;
		const others = (average.counts[indicator] as number) - count;
		const odds = exposure / ((average.exposures[indicator] as number) - exposure);
		// NaN where anything is missing; infinite where nothing is left of the region.
		if (others >= 0 && odds > 0 && odds < Infinity && (average.values[indicator] as number) >= 0) {
			const p = pValueOf(count, others, odds);
			pValues[at] = p;
			positions[at] = !isSignificant(p, confidence)
				? positionCodes["in-line"]
				: count > others * odds
					? positionCodes.higher
					: positionCodes.lower;
		} else {
			pValues[at] = Number.NaN;
			positions[at] = positionCodes["not-compared"];
			notCompared++;
		}
		if (++indicator === indicators) indicator = 0;
		if (--left === 0) {
			left = each;
			place++;
		}
	}
	return notCompared;
}
