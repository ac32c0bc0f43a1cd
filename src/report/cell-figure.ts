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
	{ measure, per }: Indicator,
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
	const reach = standardError === null ? null : normalQuantile((1 - confidence) / 2) * standardError;
	const [least, most] = measure === "survey" ? [0, per ?? 100] : [-Infinity, Infinity];
	return {
		period,
		value,
		lower: reach === null ? null : Math.max(least, value - Math.abs(reach)) + 0,
		upper: reach === null ? null : Math.min(most, value + Math.abs(reach)) + 0,
		count: null,
		exposure: null,
		standardError,
		sampleSize,
		provisional,
		revised,
	};
}
