import { checkList, checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { quantile } from "../internal/quantile.ts";
import { plain } from "./area-count.ts";

/** A figure to reach; `null` where it is missing. @since 0.1.0 */
export interface TargetValue {
	/** The figure. */
	readonly value: number | null;
	/** Its base. Default: that of the area, 1,000 for a rate and 1 for a proportion. */
	readonly per?: number;
}

/** A range to be above or below; between its ends a target is neither met nor missed. @since 0.1.0 */
export interface TargetRange {
	/** Lower end. */
	readonly lower: number;
	/** Upper end, at least `lower`. */
	readonly upper: number;
	/** Base of both. Default: that of the area, 1,000 for a rate and 1 for a proportion. */
	readonly per?: number;
}

/** A range whose ends are percentiles (R type 7) of the values of all areas. @since 0.1.0 */
export interface TargetPercentiles {
	/** Percentile of the lower end, 0 to 100. */
	readonly lowerPercentile: number;
	/** Percentile of the upper end, from the lower one to 100. */
	readonly upperPercentile: number;
	/** Values of all areas; those that are `null` are left out, and fewer than four are too few. */
	readonly among: readonly (number | null)[];
	/** Their base. Default: that of the area, 1,000 for a rate and 1 for a proportion. */
	readonly per?: number;
}

/** The value a year before, which is to be kept or bettered; `null` where it is missing. @since 0.1.0 */
export interface TargetPreviousValue {
	/** The value. */
	readonly previousValue: number | null;
	/** Its base. Default: that of the area, 1,000 for a rate and 1 for a proportion. */
	readonly per?: number;
}

/** What is to be reached. @since 0.1.0 */
export type Target = TargetValue | TargetRange | TargetPercentiles | TargetPreviousValue;

/** How a target is held against an area. @since 0.1.0 */
export type TargetMethod = "value" | "interval" | "range" | "percentile-range" | "previous-value";

/** A target as a range; a figure to reach is a range of one point. */
export interface Range {
	readonly method: TargetMethod;
	readonly lower: number;
	readonly upper: number;
}

export function readTarget(
	doing: string,
	target: Target,
	by: "value" | "interval",
): Range | "target-missing" | "too-few-values" {
	if ("value" in target) return onePoint(doing, target.value, by, "value");
	if ("previousValue" in target)
		return onePoint(doing, target.previousValue, "previous-value", "previousValue");
	if ("lower" in target) {
		checkOrder(doing, "lower of the target", target.lower, "upper of the target", target.upper);
		return { method: "range", lower: plain(target.lower), upper: plain(target.upper) };
	}
	const { lowerPercentile, upperPercentile } = target;
	checkOrder(doing, "lowerPercentile", lowerPercentile, "upperPercentile", upperPercentile);
	if (lowerPercentile < 0 || upperPercentile > 100)
		throw argumentError(RangeError, "out-of-range", doing, "percentiles must be from 0 to 100", [
			lowerPercentile,
			upperPercentile,
		]);
	const values = checkList(doing, "among of the target", target.among).flatMap((value) =>
		value === null ? [] : plain(checkNumber(doing, "a value of among", value)),
	);
	if (values.length < 4) return "too-few-values";
	return {
		method: "percentile-range",
		lower: quantile(values, lowerPercentile / 100),
		upper: quantile(values, upperPercentile / 100),
	};
}

function onePoint(
	doing: string,
	value: number | null,
	method: TargetMethod,
	name: string,
): Range | "target-missing" {
	if (value === null) return "target-missing";
	const point = plain(checkNumber(doing, `${name} of the target`, value));
	return { method, lower: point, upper: point };
}

function checkOrder(doing: string, lowName: string, low: number, highName: string, high: number): void {
	if (checkNumber(doing, highName, high) < checkNumber(doing, lowName, low))
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`${highName} must be at least ${lowName}, ${low}`,
			high,
		);
}

/** The span of the area against the range of the target, by rules that differ only in what equality means. */
export function outcomeOf(
	span: { readonly lower: number; readonly upper: number },
	range: Range,
	polarity: "lower-is-better" | "higher-is-better",
	rules: "symmetric" | "fingertips",
): "met" | "in-between" | "missed" {
	const asHigher = span.lower >= range.upper ? "met" : span.upper < range.lower ? "missed" : "in-between";
	if (polarity === "higher-is-better") return asHigher;
	if (rules === "fingertips" && range.method === "previous-value") return asHigher;
	if (rules === "fingertips" && range.method !== "value")
		return asHigher === "met" ? "missed" : asHigher === "missed" ? "met" : "in-between";
	return span.upper <= range.lower ? "met" : span.lower > range.upper ? "missed" : "in-between";
}
