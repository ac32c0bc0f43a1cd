import { log } from "../internal/elementary.ts";
import { isApart } from "./declared-break.ts";
import { cautiousP, type Dispersion, dispersionOf, type Prior } from "./dispersion.ts";
import type { LevellingVerdict } from "./levelling-off.ts";
import { type Points, withoutRounding } from "./points.ts";

/** A point on the scale of the line, and its weight there. */
interface Spot {
	/** The side of a declared break. */
	readonly side: number;
	readonly time: number;
	readonly value: number;
	readonly weight: number;
}

/** What each value is multiplied by to give an estimate. */
type Coefficients = ReadonlyMap<Spot, number>;

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
 * the smallest move over a half that counts as one; `sides` says on which side of a declared break each point stands.
 */
export function levellingHalves(
	data: Points,
	prior: Prior | null,
	material: number,
	sides: readonly number[],
): HalvesVerdict {
	const spots = spotsOf(data, sides);
	const half = Math.floor((spots.length + 1) / 2);
	const first = spots.slice(0, half);
	const last = spots.slice(-half);
	const step = isApart(sides) ? stepOver(spots) : null;
	const [inFirst, inLast] = [first, last].map((some) => besideStep(coefficientsOf(some), step)) as [
		Coefficients,
		Coefficients,
	];
	const earlier = slopeOver(inFirst);
	const later = slopeOver(inLast);
	// How much each point weighs in the difference of the slopes; one in the middle weighs in both.
	const difference = slopeOver(
		new Map(spots.map((spot) => [spot, (inLast.get(spot) ?? 0) - (inFirst.get(spot) ?? 0)])),
	);
	const { line, squares } = weightedLine(spots);
	const dispersion = dispersionOf(
		prior,
		withoutRounding(data, squares),
		spots.length - (step === null ? 2 : 3),
	);
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
function spotsOf({ family, points }: Points, sides: readonly number[]): readonly Spot[] {
	return points.map(({ time, value, size }, index) => {
		const side = sides[index] ?? 0;
		if (family === "gaussian") return { side, time, value, weight: size };
		if (family === "poisson") return { side, time, value: log(value / size), weight: value };
		return { side, time, value: log(value / (size - value)), weight: (value * (size - value)) / size };
	});
}

/** What each value is multiplied by to give the height of the step at a declared break, beside a straight line. */
function stepOver(spots: readonly Spot[]): Coefficients {
	const gaps = gapsOf(spots, ({ time }) => time);
	const spread = sumOf(spots, (spot) => spot.weight * (gaps.get(spot) ?? 0) * spot.time);
	const [before, after] = [0, 1].map((side) => spots.filter((spot) => spot.side === side));
	const middle = (some: readonly Spot[] = []) =>
		sumOf(some, ({ weight, time }) => weight * time) / sumOf(some, ({ weight }) => weight);
	const apart = middle(after) - middle(before);
	return new Map(
		spots.map((spot) => {
			const mean = spot.weight / sumOf((spot.side === 1 ? after : before) ?? [], ({ weight }) => weight);
			const slope = (spot.weight * (gaps.get(spot) ?? 0)) / spread;
			return [spot, (spot.side === 1 ? mean : -mean) - apart * slope];
		}),
	);
}

/** Coefficients from which the step is taken out: what they make of a step of 1 is what it is multiplied by. */
function besideStep(coefficients: Coefficients, step: Coefficients | null): Coefficients {
	if (step === null) return coefficients;
	const drift = sumOf([...coefficients], ([{ side }, coefficient]) => side * coefficient);
	return new Map([...step].map(([spot, one]) => [spot, (coefficients.get(spot) ?? 0) - drift * one]));
}

/** What the weighted mean of each side leaves of some numbers. */
function gapsOf(spots: readonly Spot[], of: (spot: Spot) => number): Coefficients {
	const means = [0, 1].map((side) => {
		const some = spots.filter((spot) => spot.side === side);
		return sumOf(some, (spot) => spot.weight * of(spot)) / sumOf(some, ({ weight }) => weight);
	});
	return new Map(spots.map((spot) => [spot, of(spot) - (means[spot.side] ?? 0)]));
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
	return all.reduce((sum, one) => sum + of(one), 0);
}

/** What each value is multiplied by to give the least-squares slope. */
function coefficientsOf(spots: readonly Spot[]): Coefficients {
	const mean = spots.reduce((sum, { time }) => sum + time, 0) / spots.length;
	const spread = spots.reduce((sum, { time }) => sum + (time - mean) ** 2, 0);
	return new Map(spots.map((spot) => [spot, (spot.time - mean) / spread]));
}

function slopeOver(coefficients: Coefficients): HalfSlope {
	let [slope, variance] = [0, 0];
	for (const [{ value, weight }, coefficient] of coefficients) {
		slope += coefficient * value;
		variance += (coefficient * coefficient) / weight;
	}
	return { slope, variance };
}

/** Weighted least squares through all points, with a level on each side, and what is left of the squares. */
function weightedLine(spots: readonly Spot[]): { readonly line: HalfSlope; readonly squares: number } {
	const times = gapsOf(spots, ({ time }) => time);
	const values = gapsOf(spots, ({ value }) => value);
	const [time, value] = [(spot: Spot) => times.get(spot) ?? 0, (spot: Spot) => values.get(spot) ?? 0];
	const spread = sumOf(spots, (spot) => spot.weight * time(spot) ** 2);
	const slope = sumOf(spots, (spot) => spot.weight * time(spot) * value(spot)) / spread;
	const squares = sumOf(spots, (spot) => spot.weight * (value(spot) - slope * time(spot)) ** 2);
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
