import { exp } from "../internal/elementary.ts";
import type { Period } from "../period/period.ts";
import { fitGrouped } from "./grouped-line.ts";
import type { ScaledSeries } from "./levelling-points.ts";
import type { LevellingReason } from "./levelling-reason.ts";
import { type Points, pointOf } from "./points.ts";
import type { ReadSeries } from "./read-levelling-series.ts";

/** What is to be done about the breaks that a series declares. */
export interface SettledBreak {
	/** Index of the first figure after the break that is taken out; null where there is none. */
	readonly index: number | null;
	readonly refusals: readonly LevellingReason[];
	readonly cautions: readonly LevellingReason[];
}

/**
 * A break can be taken out where it is the only one and three figures stand on either side; otherwise it is in the way. A
 * level of its own after the break takes the place of what the break did.
 */
export function settleBreak({ breaks, figures }: ReadSeries, mode: "take-out" | "refuse"): SettledBreak {
	const [first] = breaks;
	if (first === undefined) return { index: null, refusals: [], cautions: [] };
	const periods = [...new Set(breaks.map(({ period }) => period))].sort();
	const places = new Set(breaks.map(({ index }) => index));
	if (mode === "take-out" && places.size === 1 && first.index >= 3 && figures.length - first.index >= 3)
		return { index: first.index, refusals: [], cautions: [{ code: "break-taken-out", periods }] };
	return { index: null, refusals: [refusalOf(periods)], cautions: [] };
}

function refusalOf(periods: readonly Period[]): LevellingReason {
	return { code: "break-in-series", periods, alternative: "periods-since-the-break" };
}

/**
 * The points with the step at the break taken out: its height is that which fits best beside a straight line. Odds have no
 * exposure to take it out of, and a side without events has no height: then the break is in the way.
 */
export function withoutBreak(scaled: ScaledSeries, { breaks }: ReadSeries, index: number): ScaledSeries {
	const { family, points } = scaled;
	const data: Points = { family, points };
	const times = points.map(({ time }) => time);
	const after = points.map((_, at) => (at < index ? 0 : 1));
	const fit = fitGrouped(
		data,
		points.map(() => 0),
		[times, after],
	);
	const [, height = 0] = fit.slopes;
	if (family === "binomial" || fit.unbounded)
		return { ...scaled, refusals: [...scaled.refusals, refusalOf(breaks.map(({ period }) => period))] };
	return {
		...scaled,
		points: points.map((point, at) => {
			if (at < index) return point;
			return family === "poisson"
				? pointOf(family, point.time, point.value, point.size * exp(height))
				: pointOf(family, point.time, point.value - height, point.size);
		}),
	};
}
