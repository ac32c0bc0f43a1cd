import { checkPositive } from "../internal/check.ts";
import { log } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import type { LevellingReason } from "./levelling-reason.ts";
import { type Family, type Point, pointOf } from "./points.ts";
import type { Figure, ReadSeries } from "./read-levelling-series.ts";

/** The scale on which lines are straight. */
export type Scale = "log" | "logit" | "raw";

/** A series on its scale. */
export interface ScaledSeries {
	readonly family: Family;
	readonly scale: Scale;
	readonly points: readonly Point[];
	/** What a slope of the points is multiplied by to give the slope of the series. */
	readonly unit: number;
	/** Whether nothing is known of the variance but what the points show. */
	readonly bare: boolean;
	/** Events in all, or the smaller of events and others; null for values. */
	readonly events: number | null;
	readonly refusals: readonly LevellingReason[];
}

/** Mid-point of a figure in usual periods, the first at 1. */
function timeOf({ origin, usualMonths }: ReadSeries, { first, last }: Figure): number {
	return 1 + ((first + last + 1) / 2 - origin) / usualMonths;
}

/** The figures of a series as points to be fitted. */
export function levellingPoints(
	doing: string,
	read: ReadSeries,
	scale: "raw" | "log" | undefined,
): ScaledSeries {
	if (read.measure === "value") return valuePoints(doing, read, scale ?? "raw");
	if (scale !== undefined)
		throw argumentError(TypeError, "not-applicable", doing, "scale must come with values", scale);
	const { figures, measure, usualMonths } = read;
	const family = measure === "proportion" ? "binomial" : "poisson";
	// Only the shares of the exposures matter; the largest is set to 1, so that no unit is too large or too small.
	const sizeOf = ({ size, first, last }: Figure) => size ?? (last - first + 1) / usualMonths;
	const largest = family === "binomial" ? 1 : Math.max(...figures.map(sizeOf));
	const points = figures.map((figure) => {
		const size = sizeOf(figure) / largest;
		if (size < 1e-100)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`exposure of ${figure.period} must be comparable with the largest, ${largest}`,
				sizeOf(figure),
			);
		return pointOf(family, timeOf(read, figure), figure.value, size);
	});
	const count = figures.reduce((sum, { value }) => sum + value, 0);
	const others = figures.reduce((sum, figure) => sum + sizeOf(figure) - figure.value, 0);
	return {
		family,
		scale: family === "binomial" ? "logit" : "log",
		points,
		unit: 1,
		bare: false,
		events: family === "binomial" ? Math.min(count, others) : count,
		refusals: [],
	};
}

/** Values, as a share of the largest of them, or as logarithms. */
function valuePoints(doing: string, read: ReadSeries, scale: "raw" | "log"): ScaledSeries {
	const { figures, sized } = read;
	const wrong = scale === "log" ? figures.filter(({ value }) => value <= 0) : [];
	const largest = Math.max(...figures.flatMap(({ value, size = 0 }) => [Math.abs(value), size])) || 1;
	const points = figures.map((figure) => {
		const { value, size = 1, period } = figure;
		const unit = scale === "log" ? Math.abs(value) || 1 : largest;
		const weight = sized ? checkPositive(doing, `the weight of ${period}`, (unit / size) ** 2) : 1;
		return pointOf("gaussian", timeOf(read, figure), scale === "log" ? log(unit) : value / largest, weight);
	});
	return {
		family: "gaussian",
		scale,
		points,
		unit: scale === "log" ? 1 : largest,
		bare: !sized,
		events: null,
		refusals:
			wrong.length === 0
				? []
				: [
						{
							code: "value-not-positive",
							periods: wrong.map(({ period }) => period),
							alternative: "scale-raw",
						},
					],
	};
}
