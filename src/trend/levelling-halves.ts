import { log } from "../internal/elementary.ts";
import { cautiousP, type Dispersion, dispersionOf, type Prior } from "./dispersion.ts";
import type { LevellingVerdict } from "./levelling-off.ts";
import { type Points, withoutRounding } from "./points.ts";

/** A point on the scale of the line, and its weight there. */
interface Spot {
	readonly time: number;
	readonly value: number;
	readonly weight: number;
}

/** A slope by least squares, with its variance at dispersion 1. */
interface HalfSlope {
	readonly slope: number;
	readonly variance: number;
}

/** What the two halves of a series say. */
export interface HalvesVerdict extends LevellingVerdict {
	readonly half: number;
	readonly line: HalfSlope;
	readonly earlier: HalfSlope;
	readonly later: HalfSlope;
	readonly ratio: number | null;
	readonly z: number;
	readonly p: number;
	readonly dispersion: Dispersion;
}

/**
 * Compares the slopes of the first and the last half of the points; an odd series shares the middle one. `material` is
 * the smallest move over a half that counts as one, `lost` how many degrees of freedom went into the points.
 */
export function levellingHalves(
	data: Points,
	prior: Prior | null,
	material: number,
	lost: number,
): HalvesVerdict {
	const spots = spotsOf(data);
	const half = Math.floor((spots.length + 1) / 2);
	const first = spots.slice(0, half);
	const last = spots.slice(-half);
	const [inFirst, inLast] = [coefficientsOf(first), coefficientsOf(last)];
	const earlier = slopeOver(inFirst);
	const later = slopeOver(inLast);
	// How much each point weighs in the difference of the slopes; one in the middle weighs in both.
	const difference = slopeOver(
		new Map(spots.map((spot) => [spot, (inLast.get(spot) ?? 0) - (inFirst.get(spot) ?? 0)])),
	);
	const { line, squares } = weightedLine(spots);
	const dispersion = dispersionOf(prior, withoutRounding(data, squares), spots.length - 2 - lost);
	const explained = withoutRounding(data, (difference.slope * difference.slope) / difference.variance);
	const z = explained === 0 ? 0 : difference.slope / Math.sqrt(difference.variance);
	return {
		...verdict(earlier.slope, later.slope, moves(first, earlier, material), moves(last, later, material)),
		half,
		line,
		earlier,
		later,
		ratio: finite(later.slope / earlier.slope),
		z,
		p: cautiousP(z, dispersion),
		dispersion,
	};
}

/** The quotient; null where the earlier slope is 0, or so small that there is none. */
function finite(quotient: number): number | null {
	return Number.isFinite(quotient) ? quotient + 0 : null;
}

/** Points on the scale of the line; counts and proportions have a logarithm of their own. */
function spotsOf({ family, points }: Points): readonly Spot[] {
	return points.map(({ time, value, size }) => {
		if (family === "gaussian") return { time, value, weight: size };
		if (family === "poisson") return { time, value: log(value / size), weight: value };
		return { time, value: log(value / (size - value)), weight: (value * (size - value)) / size };
	});
}

/** What each value is multiplied by to give the least-squares slope. */
function coefficientsOf(spots: readonly Spot[]): ReadonlyMap<Spot, number> {
	const mean = spots.reduce((sum, { time }) => sum + time, 0) / spots.length;
	const spread = spots.reduce((sum, { time }) => sum + (time - mean) ** 2, 0);
	return new Map(spots.map((spot) => [spot, (spot.time - mean) / spread]));
}

function slopeOver(coefficients: ReadonlyMap<Spot, number>): HalfSlope {
	let [slope, variance] = [0, 0];
	for (const [{ value, weight }, coefficient] of coefficients) {
		slope += coefficient * value;
		variance += (coefficient * coefficient) / weight;
	}
	return { slope, variance };
}

/** Weighted least squares through all points, and what is left of the squares. */
function weightedLine(spots: readonly Spot[]): { readonly line: HalfSlope; readonly squares: number } {
	const total = spots.reduce((sum, { weight }) => sum + weight, 0);
	const mean = spots.reduce((sum, { weight, time }) => sum + weight * time, 0) / total;
	const level = spots.reduce((sum, { weight, value }) => sum + weight * value, 0) / total;
	const spread = spots.reduce((sum, { weight, time }) => sum + weight * (time - mean) ** 2, 0);
	const slope =
		spots.reduce((sum, { weight, time, value }) => sum + weight * (time - mean) * (value - level), 0) /
		spread;
	const squares = spots.reduce(
		(sum, { weight, time, value }) => sum + weight * (value - level - slope * (time - mean)) ** 2,
		0,
	);
	return { line: { slope, variance: 1 / spread }, squares };
}

/** Whether a half moves by as much as `material` from its first to its last point. */
function moves(spots: readonly Spot[], { slope }: HalfSlope, material: number): boolean {
	const times = spots.map(({ time }) => time);
	return slope !== 0 && Math.abs(slope) * (Math.max(...times) - Math.min(...times)) >= material;
}

/** The state by the ratio of the slopes. */
function verdict(earlier: number, later: number, movedEarly: boolean, movesLate: boolean): LevellingVerdict {
	const signal = null;
	const move = (slope: number) => (slope < 0 ? "falling" : "rising");
	if (!movedEarly)
		return movesLate
			? { state: move(later), from: null, pace: "newly", signal }
			: { state: "stable", from: null, pace: null, signal };
	const ratio = later / earlier;
	const from = earlier < 0 ? "fall" : "rise";
	if (ratio <= -1 / 3 && movesLate) return { state: "reversed", from, pace: null, signal };
	if (ratio < 1 / 3) return { state: "levelled", from, pace: null, signal };
	if (ratio <= 0.6) return { state: "levelling", from, pace: null, signal };
	return { state: move(earlier), from: null, pace: "steady", signal };
}
