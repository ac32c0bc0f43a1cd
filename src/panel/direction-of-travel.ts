import { type ChangeThreshold, checkThreshold } from "../direction/change-threshold.ts";
import { scoreStatistic } from "../direction/count-test.ts";
import { exactP, midP } from "../direction/split.ts";
import { isMaterial, isTooFew } from "../direction/verdict.ts";
import { rateOf } from "../estimate/rate-of.ts";
import { checkConfidence, checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { normalQuantile, normalTail } from "../internal/normal.ts";
import { isSignificant } from "../internal/significant.ts";
import { changeOf } from "./moving-windows.ts";
import type { PanelComparison } from "./panel-window.ts";
import { bytes, checkApart, checkKind, floats, reuse } from "./rolling-totals.ts";
import { refuseWeighted } from "./window-of.ts";

/** How two windows of a panel are tested, as `compareCounts` of the root names it. @since 0.1.0 */
export type PanelTest = "mid-p" | "exact" | "score";

/** Settings of {@link directionOfTravel}. @since 0.1.0 */
export interface PanelDirectionOptions {
	/** How to test. Default `mid-p`; `score` costs a fiftieth of it. */
	readonly method?: PanelTest;
	/** Level of evidence. Default 0.95. */
	readonly confidence?: number;
	/** Base of the rates, of months without exposures, above 0: the unit of an absolute `minimumChange`. Default 1,000. */
	readonly per?: number;
	/** The smallest change that counts, whatever the evidence; 0 for none. Default 2% of the previous rate. */
	readonly minimumChange?: ChangeThreshold | 0;
	/** Whether the p-values are wanted. Default true; without them `score` need not take a single logarithm. */
	readonly pValues?: boolean;
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelDirections;
}

/** What stands in a column of directions. @since 0.1.0 */
export const directionCodes = {
	/** It rose. */
	up: 1,
	/** No evidenced and material change. */
	similar: 0,
	/** It fell. */
	down: -1,
	/** The windows cannot be compared. */
	"not-comparable": -128,
} as const;

/** Why a series is called similar, as the numbers of a column. @since 0.1.0 */
export const similarCodes = {
	/** It is not called similar. */
	none: 0,
	/** Fewer than 5 cases in both windows together. */
	"too-few": 1,
	/** The test does not reject that the rates are equal. */
	"not-significant": 2,
	/** The change is smaller than what counts. */
	immaterial: 3,
} as const;

/** Directions of many series, a column each. @since 0.1.0 */
export interface PanelDirections {
	/** What the record is. */
	readonly kind: "panel-directions";
	/** Up, similar, down or not comparable, by the numbers of {@link directionCodes}. */
	readonly directions: Int8Array;
	/** Why it is similar, by the numbers of {@link similarCodes}. */
	readonly similarBecause: Uint8Array;
	/** Change of the rate in per cent of the previous; NaN where that is 0 or there is none. */
	readonly percentChanges: Float64Array;
	/** Two-sided p-values, NaN where windows are not comparable; empty where they were not wanted. */
	readonly pValues: Float64Array;
	/** How it was tested. */
	readonly method: PanelTest;
	/** Level of evidence. */
	readonly confidence: number;
	/** Base of the rates. */
	readonly per: number;
	/** The smallest change that counts. */
	readonly minimumChange: ChangeThreshold;
	/** How many series are not comparable. */
	readonly notComparable: number;
}

const doing = "judge the directions of travel";

/**
 * Up, down or similar for every series of a panel: `directionOfTravel` of the root for counts over exposures, to the
 * same bits.
 *
 * By evidence first, by size second: similar unless the test rejects that the rates are equal and the change is
 * material; fewer than 5 cases in both windows together are never called a change. Not comparable are windows without
 * a count or an exposure, and two counts of 0; the status of the windows says why. A rise from 0 has a direction and no
 * percentage. Without exposures both windows are exposed for as many months as they have. Months are not matched here: a series whose
 * months vary more than chance does is for `compareCounts` with its months.
 *
 * @param comparison - current and previous windows of a panel
 * @param options - method, level, what counts as a change, columns to reuse
 * @returns columns of directions, reasons, changes and p-values
 * @throws RangeError or TypeError when an option is not what it must be; TypeError when the panel is weighted
 * @example 6,005 thefts after 5,459
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { compareRolling, directionCodes, directionOfTravel, panelFromRows } from "direction-of-travel/panel";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	area: "Leicestershire",
 * 	indicator: "vehicle crime",
 * 	period,
 * 	count: index === 0 ? 5_459 : index === 12 ? 6_005 : 0,
 * }));
 * const { directions, percentChanges } = directionOfTravel(compareRolling(panelFromRows(rows).panel));
 * assert.equal(directions[0], directionCodes.up);
 * assert.ok(Math.abs((percentChanges[0] ?? 0) - 10) < 0.01);
 * ```
 * @see Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series
 * @since 0.1.0
 */
export function directionOfTravel(
	comparison: PanelComparison,
	options: PanelDirectionOptions = {},
): PanelDirections {
	checkOptions(doing, options, ["method", "confidence", "per", "minimumChange", "pValues", "out"]);
	const method = checkMember(doing, "method", options.method ?? "mid-p", ["mid-p", "exact", "score"]);
	const confidence = checkConfidence(doing, options.confidence ?? 0.95);
	const per = checkPositive(doing, "per", options.per ?? 1000);
	const { minimumChange: least = { relative: 0.02 }, pValues = true, out } = options;
	if (typeof pValues !== "boolean")
		throw argumentError(TypeError, "wrong-type", doing, "pValues must be true or false", pValues);
	const minimumChange = checkThreshold(doing, "minimumChange", least === 0 ? { absolute: 0 } : least);
	checkKind(doing, "the comparison", comparison, "panel-comparison");
	refuseWeighted(doing, comparison);
	const { length } = comparison.current;
	const columns = {
		directions: reuse(out?.directions, length, (size) => new Int8Array(size)),
		similarBecause: reuse(out?.similarBecause, length, bytes),
		percentChanges: reuse(out?.percentChanges, length, floats),
		pValues: reuse(out?.pValues, pValues ? length : 0, floats),
	};
	if (out) {
		const { current, previous, currentExposures, previousExposures } = comparison;
		checkApart(doing, Object.values(columns), [current, previous, currentExposures, previousExposures]);
	}
	const test = { method, confidence, z: -normalQuantile((1 - confidence) / 2) };
	return {
		kind: "panel-directions",
		...columns,
		method,
		confidence,
		per,
		minimumChange,
		notComparable: judge(columns, comparison, test, per, minimumChange),
	};
}

type Columns = Pick<PanelDirections, "directions" | "similarBecause" | "percentChanges" | "pValues">;

interface Test {
	readonly method: PanelTest;
	readonly confidence: number;
	/** The deviate that the score statistic must pass. */
	readonly z: number;
}

/** Fills the columns, and gives how many series are not comparable. */
function judge(
	{ directions, similarBecause, percentChanges, pValues }: Columns,
	{
		current,
		previous,
		currentExposures,
		previousExposures,
		exposuresBy,
		indicators,
		months,
	}: PanelComparison,
	test: Test,
	per: number,
	minimumChange: ChangeThreshold,
): number {
	const wanted = pValues.length > 0;
	const quick = test.method === "score" && !wanted;
	const border = test.z * test.z;
	// A threshold is a share of the previous rate or an amount; looking which it is would cost as much as the test.
	const share = "relative" in minimumChange ? minimumChange.relative : 0;
	const amount = "relative" in minimumChange ? 0 : minimumChange.absolute;
	// One exposure may stand for all indicators of its area, and the months of the windows for everything.
	const each = exposuresBy === "series" ? 1 : exposuresBy === "area" ? indicators : current.length;
	const { up, down, similar, "not-comparable": none } = directionCodes;
	const { "too-few": few, "not-significant": chance, immaterial } = similarCodes;
	let notComparable = 0;
	for (let start = 0, area = 0; start < current.length; start += each, area++) {
		const now = exposuresBy === null ? months : (currentExposures[area] as number);
		const before = exposuresBy === null ? months : (previousExposures[area] as number);
		const odds = now > 0 && before > 0 ? now / before : Number.NaN;
		for (let at = start; at < start + each; at++) {
			const x = current[at] as number;
			const y = previous[at] as number;
			if (!(x + y > 0 && odds > 0)) {
				notComparable++;
				directions[at] = none;
				similarBecause[at] = 0;
				percentChanges[at] = Number.NaN;
				if (wanted) pValues[at] = Number.NaN;
				continue;
			}
			// Away from its border the score test is decided by the square of its statistic, without the p-value.
			const distance = x - y * odds;
			const square = distance * distance;
			const excess = quick ? square - border * (x + y) * odds : 0;
			let significant = excess > 1e-9 * square;
			if (!significant && excess >= -1e-9 * square) {
				const p = pValueOf(test.method, x, y, odds);
				if (wanted) pValues[at] = p;
				significant = isSignificant(p, test.confidence);
			}
			const percent = changeOf(x, y, odds);
			percentChanges[at] = percent;
			directions[at] = similar;
			if (isTooFew(x + y)) similarBecause[at] = few;
			else if (!significant) similarBecause[at] = chance;
			else {
				// Away from its border the threshold is decided by the change in per cent, without the rates.
				const size = Math.abs(percent);
				let material = size > 100 * share;
				let rises = percent > 0;
				if (amount > 0 || !(Math.abs(size - 100 * share) > 1e-6 * (1 + size + 100 * share))) {
					const rate = rateOf(y, before, per);
					const change = rateOf(x, now, per) - rate;
					material = isMaterial(Math.abs(change), share * Math.abs(rate) + amount);
					rises = change > 0;
				}
				similarBecause[at] = material ? 0 : immaterial;
				if (material) directions[at] = rises ? up : down;
			}
		}
	}
	return notComparable;
}

function pValueOf(method: PanelTest, x: number, y: number, odds: number): number {
	if (method === "mid-p") return midP(x, y, odds);
	if (method === "exact") return exactP(x, y, odds);
	return 2 * normalTail(Math.abs(scoreStatistic(x, y, odds)));
}
