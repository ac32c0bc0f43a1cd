import { type Fit, fitLine, ROUGHLY, type Shape } from "./fit-line.ts";
import type { Point, Points } from "./points.ts";

/** A shape with a breakpoint, wherever the best of it may be. */
export type BrokenShape = Exclude<Shape, "straight">;

/** A span of points between which the breakpoint may lie, by their positions, both included. */
export interface Knots {
	readonly first: number;
	readonly last: number;
}

/**
 * The straight line through the points up to each position, on its own; null where there is none: without any event,
 * or with nothing else, it lies out of sight.
 */
export function earlyLines({ family, points }: Points, { first, last }: Knots): readonly (Fit | null)[] {
	let near: Fit | undefined;
	return points.slice(first, last).map(({ time }, i) => {
		const early = points.slice(0, first + i + 1);
		if (isOutOfSight(family, early)) return null;
		near = fitLine({ family, points: early }, "straight", time, near, ROUGHLY);
		return near;
	});
}

/**
 * Joined lines with the breakpoint at every knot, and at the best of each gap between two knots that has its best
 * inside, in the order of time. The least deviance of these is the global optimum, exactly.
 *
 * With the breakpoint between two given points, the lines before and after it share no point and are fitted apart. If
 * they cross between those two points, that is the best of the gap; if not, an end of the gap is, because the deviance
 * is convex on either side of the set of lines that meet there (Hudson 1966).
 */
export function brokenLines(
	{ family, points }: Points,
	shape: BrokenShape,
	{ first, last }: Knots,
	early: readonly (Fit | null)[],
): readonly Fit[] {
	const data = { family, points };
	const fits: Fit[] = [];
	const fitAt = (time: number) => fits.push(fitLine(data, shape, time, fits.at(-1), ROUGHLY));
	let after: Fit | undefined;
	for (let i = first; i <= last; i++) {
		const from = points[i]?.time ?? 0;
		fitAt(from);
		const before = early[i - first];
		const late = points.slice(i + 1);
		if (!before || isOutOfSight(family, late)) continue;
		// What lies after a breakpoint before all of it has one slope, or none.
		after = fitLine({ family, points: late }, shape, from, after, ROUGHLY);
		const [levelBefore, slopeBefore] = before.coefficients;
		const [levelAfter, , slopeAfter] = after.coefficients;
		const crossing = from + (levelAfter - levelBefore) / (slopeBefore - slopeAfter);
		if (crossing > from && crossing < (late[0]?.time ?? 0)) fitAt(crossing);
	}
	return fits;
}

/** The best of them, the earliest of several. */
export function bestOf<One extends { readonly deviance: number }>(fits: readonly One[]): One {
	return fits.reduce((best, fit) => (fit.deviance < best.deviance ? fit : best));
}

function isOutOfSight(family: Points["family"], points: readonly Point[]): boolean {
	if (family === "gaussian") return false;
	return (
		points.every(({ value }) => value === 0) ||
		(family === "binomial" && points.every(({ value, size }) => value === size))
	);
}
