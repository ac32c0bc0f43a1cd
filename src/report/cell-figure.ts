import { wilsonLimits } from "../estimate/binomial-interval.ts";
import { poissonInterval } from "../estimate/poisson-interval.ts";
import { proportion } from "../estimate/proportion.ts";
import { rate } from "../estimate/rate.ts";
import { normalQuantile } from "../internal/normal.ts";
import type { Period } from "../period/period.ts";
import type { CellFigure } from "./dashboard.ts";
import type { Indicator } from "./indicator.ts";

/** Counts of a window. */
export interface WindowCounts {
	readonly period: Period;
	readonly count: number;
	readonly exposure: number;
	readonly provisional: boolean;
	readonly revised: boolean;
}

/** The figure of a window of counts. */
export function countFigure(
	{ measure, per }: Indicator,
	{ period, count, exposure, provisional, revised }: WindowCounts,
	confidence: number,
): CellFigure {
	const base = per ?? 1;
	const { value, lower, upper } =
		measure === "rate"
			? rate(count, exposure, { per: base, confidence })
			: measure === "proportion"
				? proportion(count, exposure, { per: base, confidence })
				: { value: count, ...poissonInterval(count, { confidence }) };
	return {
		period,
		value,
		lower,
		upper,
		count,
		exposure: measure === "count" ? null : exposure,
		standardError: null,
		sampleSize: null,
		provisional,
		revised,
	};
}

/** The figure of a survey or an average. */
export function valueFigure(
	indicator: Indicator,
	{
		period,
		value,
		standardError,
		sampleSize,
		provisional,
		revised,
	}: Pick<CellFigure, "period" | "value" | "standardError" | "sampleSize" | "provisional" | "revised">,
	confidence: number,
): CellFigure {
	const limits = valueLimits(indicator, { value, standardError, sampleSize }, confidence);
	return {
		period,
		value,
		lower: limits?.lower ?? null,
		upper: limits?.upper ?? null,
		count: null,
		exposure: null,
		standardError,
		sampleSize,
		provisional,
		revised,
	};
}

/**
 * The limits of the figure of a survey or an average; null where nothing says how sure it is. Of a percentage of those asked
 * Wilson's, as of a proportion; by a standard error those of a normal deviate, of a percentage from 0% to 100%.
 */
export function valueLimits(
	{ measure, uncertainty, per }: Indicator,
	{ value, standardError, sampleSize }: Pick<CellFigure, "value" | "standardError" | "sampleSize">,
	confidence: number,
): { readonly lower: number; readonly upper: number } | null {
	if (standardError === null) return null;
	const tail = (1 - confidence) / 2;
	const base = per ?? 100;
	if (uncertainty === "sample-size" && sampleSize !== null) {
		const [lower, upper] = wilsonLimits((value / base) * sampleSize, sampleSize, tail);
		return { lower: lower * base, upper: upper * base };
	}
	const reach = Math.abs(normalQuantile(tail)) * standardError;
	const [least, most] = measure === "survey" ? [0, base] : [-Infinity, Infinity];
	return { lower: Math.max(least, value - reach) + 0, upper: Math.min(most, value + reach) + 0 };
}
