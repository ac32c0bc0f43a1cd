import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { monthCount } from "../period/month-count.ts";
import { yearToDate } from "../period/year-to-date.ts";
import { compareRolling } from "./compare-rolling.ts";
import type { Observation } from "./observation.ts";
import { type ComparisonOptions, comparisonOptions, type RollingComparison } from "./rolling-comparison.ts";

/** Settings of {@link yearToDateComparison}. @since 0.1.0 */
export interface YearToDateComparisonOptions extends ComparisonOptions {
	/** The month in which the year begins, 1 to 12. Default 4, the financial year. */
	readonly yearStart?: number;
}

/** Answer of {@link yearToDateComparison}: narrow it by `status`. @since 0.1.0 */
export type YearToDateComparison = RollingComparison & {
	/** The month in which the year begins. */
	readonly yearStart: number;
};

/**
 * Sets the year to date beside the same months of the year before.
 *
 * The current window runs from the beginning of the year (April by default) to `ending`, 1 to 12 months; the previous
 * one has the same months a year earlier. So a part year is never set beside a full one. Everything else is as in
 * `compareRolling` with `against: "same-period-last-year"`.
 *
 * @param series - observations in any order, months, quarters or both
 * @param options - the last month, the beginning of the year, exposures, and which differences are accepted
 * @returns both windows with their counts, exposures and matched months, or the reasons against it
 * @throws as `compareRolling`; RangeError (`out-of-range`, `not-a-whole-number`) when `yearStart` is not 1 to 12
 * @example April to September against the same months of 2018
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod, yearToDateComparison } from "direction-of-travel";
 *
 * const series = [
 * 	{ period: toPeriod("2018/19 H1"), count: 49 },
 * 	{ period: toPeriod("2018/19 H2"), count: 51 },
 * 	{ period: toPeriod("2019/20 H1"), count: 52 },
 * ];
 * const answer = yearToDateComparison(series, { ending: toPeriod("2019-09") });
 * assert.deepEqual(answer.status === "complete" && [answer.current.count, answer.previous.count], [52, 49]);
 * ```
 * @since 0.1.0
 */
export function yearToDateComparison(
	series: readonly Observation[],
	options: YearToDateComparisonOptions,
): YearToDateComparison {
	const doing = "compare the year to date";
	if (typeof options?.ending !== "string")
		throw argumentError(TypeError, "wrong-type", doing, "ending must be a period", options?.ending);
	const { yearStart = 4, ...others } = checkOptions(doing, options, ["yearStart", ...comparisonOptions]);
	const months = monthCount(yearToDate(others.ending, { yearStart }));
	return { ...compareRolling(series, { ...others, months, against: "same-period-last-year" }), yearStart };
}
