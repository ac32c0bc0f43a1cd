import { compensatedSum } from "../internal/sum.ts";
import type { ControlChartKind } from "./control-chart-answer.ts";

/** A figure of the series, ready to be charted. */
export interface ChartFigure {
	readonly value: number;
	/** The count, or the value where there is none. */
	readonly count: number;
	/** What the count is divided by; 1 for counts alone and values. */
	readonly size: number;
	/** Whether it follows the figure before it without a gap. */
	readonly follows: boolean;
}

/** Centre and width of a segment. */
export interface SegmentLimits {
	readonly centre: number;
	readonly meanMovingRange: number | null;
	readonly screened: number | null;
	/** Distance of the limits from the centre at a figure; null where there is none. */
	readonly reach: (figure: ChartFigure) => number | null;
}

/**
 * Centre and limits from the figures that set them. XmR: the mean, and 2.66 mean moving ranges (Shewhart 1931). p, u, c: the
 * pooled value, and three standard deviations by chance.
 */
export function segmentLimits(
	chart: ControlChartKind,
	figures: readonly ChartFigure[],
	per: number,
	screen: boolean,
): SegmentLimits {
	if (chart === "xmr") return movingRangeLimits(figures, screen);
	const sizes = compensatedSum(figures.map(({ size }) => size));
	const counts = compensatedSum(figures.map(({ count }) => count));
	const share = counts / sizes;
	const spread = chart === "p" ? share * (1 - share) : share;
	return {
		// In the order of the values, so that equal values have their own value as their centre.
		centre: (counts * per) / sizes,
		meanMovingRange: null,
		screened: null,
		reach: ({ size }) => 3 * per * Math.sqrt(Math.max(0, spread) / size),
	};
}

function movingRangeLimits(figures: readonly ChartFigure[], screen: boolean): SegmentLimits {
	const [first] = figures;
	const origin = first?.value ?? 0;
	// Taken from the first value, so that equal values have their own value as their mean.
	const centre = origin + compensatedSum(figures.map(({ value }) => value - origin)) / figures.length;
	const ranges: number[] = [];
	for (let index = 1; index < figures.length; index++) {
		const figure = figures[index] as ChartFigure;
		if (figure.follows) ranges.push(Math.abs(figure.value - (figures[index - 1] as ChartFigure).value));
	}
	const mean = (list: readonly number[]) => compensatedSum(list) / list.length;
	const all = mean(ranges);
	// Of equal values every range is 0, and 0 is no outlier among them.
	const kept = screen && all > 0 ? ranges.filter((range) => range < 3.267 * all) : ranges;
	const meanMovingRange = kept.length === 0 ? null : mean(kept);
	return {
		centre,
		meanMovingRange,
		screened: ranges.length - kept.length,
		reach: () => (meanMovingRange === null ? null : 2.66 * meanMovingRange),
	};
}
