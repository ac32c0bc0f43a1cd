import { exp } from "../internal/elementary.ts";
import type { Period } from "../period/period.ts";
import { type BrokenShape, bestOf, brokenLines, type Knots } from "./broken-line.ts";
import { type Fit, fitLine, ROUGHLY } from "./fit-line.ts";
import { fitGrouped, type GroupedFit } from "./grouped-line.ts";
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
	const sides = points.map((_, at) => (at < index ? 0 : 1));
	const fit = fitGrouped({ family, points }, sides, [points.map(({ time }) => time)]);
	if (family === "binomial" || fit.unbounded || fit.levels.length < 2)
		return { ...scaled, refusals: [...scaled.refusals, refusalOf(breaks.map(({ period }) => period))] };
	return { ...scaled, points: takeOut({ family, points }, sides, heightOf(fit)).points };
}

/** The height of the step between two sides of a fit. */
function heightOf({ levels: [before = 0, after = 0] }: GroupedFit): number {
	return after - before;
}

/** The points with a step of some height taken out of the later side. */
function takeOut({ family, points }: Points, sides: readonly number[], height: number): Points {
	const moved = points.map((point, at) => {
		if (sides[at] === 0) return point;
		return family === "poisson"
			? pointOf(family, point.time, point.value, point.size * exp(height))
			: pointOf(family, point.time, point.value - height, point.size);
	});
	return { family, points: moved };
}

/** The slopes before and after a time as columns; only that before where the line is flat after it. */
export function bentColumns(
	{ points }: Points,
	shape: BrokenShape,
	at: number,
): readonly (readonly number[])[] {
	const before = points.map(({ time }) => Math.min(time - at, 0));
	return shape === "broken" ? [before, points.map(({ time }) => Math.max(time - at, 0))] : [before];
}

/** A place where joined lines may bend, and the deviance of the best lines that bend there. */
export interface Bending {
	readonly at: number;
	readonly deviance: number;
}

/**
 * The joined lines of {@link brokenLines} and the best of them. Beside a declared break, whose step was taken out beside a
 * straight line, every place has a height of its own: the best lines are those of the least deviance with the height free, and
 * the points are returned with that height. `early` are the straight lines of {@link brokenLines}, for points without a break.
 */
export function bentLines(
	data: Points,
	shape: BrokenShape,
	knots: Knots,
	sides: readonly number[],
	early: readonly (Fit | null)[],
): { readonly data: Points; readonly lines: readonly Bending[]; readonly best: Fit } {
	if (!isApart(sides)) {
		const lines = brokenLines(data, shape, knots, early);
		return { data, lines, best: bestOf(lines) };
	}
	const lines = placesOf(data, shape, knots, sides).map((place) => {
		const fit = fitGrouped(data, sides, bentColumns(data, shape, place.at));
		return { ...place, deviance: fit.deviance, height: heightOf(fit) };
	});
	const { at, height } = bestOf(lines.filter(({ isEnd }) => !isEnd));
	const moved = takeOut(data, sides, height);
	return { data: moved, lines, best: fitLine(moved, shape, at, undefined, ROUGHLY) };
}

/**
 * Every knot, and the best place of each gap that has its best inside: where the lines through the points on either side cross, as
 * {@link brokenLines} finds it. In the gap where the break is, its height makes up for any place, so that all are as good: the
 * middle stands for its ends.
 */
function placesOf(
	{ family, points }: Points,
	shape: BrokenShape,
	{ first, last }: Knots,
	sides: readonly number[],
): readonly { readonly at: number; readonly isEnd: boolean }[] {
	const times = points.map(({ time }) => time);
	const isBreakAfter = (index: number) => index >= first && index < last && sides[index] !== sides[index + 1];
	/** The line through some points: its slope, and its level at a time beside the point at `edge`. */
	const lineThrough = (from: number, to: number, edge: number, time: number, isSloped: boolean) => {
		const some = { family, points: points.slice(from, to) };
		const columns = isSloped ? [times.slice(from, to).map((at) => at - time)] : [];
		const { levels, slopes, groups } = fitGrouped(some, sides.slice(from, to), columns);
		// NaN, which crosses nothing, for a side without events.
		return { level: levels[groups[edge - from] ?? -1] ?? Number.NaN, slope: slopes[0] ?? 0 };
	};
	const places: { at: number; isEnd: boolean }[] = [];
	for (let i = first; i <= last; i++) {
		const [time = 0, next = 0] = times.slice(i);
		const isParted = isBreakAfter(i);
		places.push({ at: time, isEnd: isParted || isBreakAfter(i - 1) });
		if (isParted) places.push({ at: (time + next) / 2, isEnd: false });
		if (isParted || i === last) continue;
		const before = lineThrough(0, i + 1, i, time, true);
		const after = lineThrough(i + 1, points.length, i + 1, time, shape === "broken");
		const share = (after.level - before.level) / (before.slope - after.slope) / (next - time);
		// A crossing at a knot is that knot, on whichever side of it rounding puts it.
		if (share > 1e-7 && share < 1 - 1e-7) places.push({ at: time + share * (next - time), isEnd: false });
	}
	return places;
}

/** Seasons at most: on the later side of a break they are counted on from here. */
const SEASONS = 12;

/** A group that no season and no side has. */
export const APART = 2 * SEASONS;

/** The group of each figure that has a level of its own: by season, where these have theirs, and by side of a break. */
export function levelGroups(
	{ figures }: ReadSeries,
	seasonal: boolean,
	{ index }: SettledBreak,
): readonly number[] {
	return figures.map(
		({ first }, at) => (seasonal ? first % SEASONS : 0) + (at < (index ?? Infinity) ? 0 : SEASONS),
	);
}

/** The side of a break on which such a group lies. */
export function sideOf(group: number): number {
	return group < SEASONS ? 0 : 1;
}

/** Whether a break parts the points. */
export function isApart(sides: readonly number[]): boolean {
	return sides.at(-1) !== sides[0];
}
