import { betaUpper } from "../internal/beta.ts";
import { arcsine, exp, log1p } from "../internal/elementary.ts";
import { normalTail } from "../internal/normal.ts";
import type { Knots } from "./broken-line.ts";
import type { Prior } from "./dispersion.ts";
import type { Fit } from "./fit-line.ts";
import { type Point, type Points, stand } from "./points.ts";

/** Score process of a bend, over the times where the bend may be. */
export interface BendTest {
	/** Its largest and its smallest value. */
	readonly highest: number;
	readonly lowest: number;
	/** Length of its curve on the unit sphere. */
	readonly arcLength: number;
	/** Pearson's statistic of the straight line. */
	readonly pearson: number;
}

/** The points, each with the square root of its weight, and its residual over that. */
interface Residuals {
	readonly times: readonly number[];
	readonly roots: readonly number[];
	readonly scaled: readonly number[];
	/** The side of a declared break on which each point stands: each has a level of its own. */
	readonly sides: readonly number[];
	/** Sum of the weights of each side. */
	readonly weights: readonly [before: number, after: number];
	/** What the levels leave of the times, and the weighted sum of its squares. */
	readonly gaps: readonly number[];
	readonly spread: number;
}

/** What a weighted straight line leaves of the bend (t - psi)+, and the residuals projected on it. */
interface Knot {
	/** What is left at each point, scaled by the root of its weight. */
	readonly leaves: number[];
	/** The sum of their squares; 0 where they are no more than rounding. */
	square: number;
	product: number;
	/** The sum of their products with those of the knot before. */
	both: number;
}

/**
 * Between two points the bend (t - psi)+ is linear in psi. So is what a line leaves of it: the curve of its directions
 * is an arc of a great circle there, and the process a ratio with one turning point. Everything is exact.
 */
export function bendTest(
	{ family, points }: Points,
	line: Fit,
	knots: Knots,
	sides: readonly number[],
): BendTest {
	const residuals = residualsOf(family, points, line, sides);
	let [highest, lowest, arcLength] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
	const see = (height: number) => {
		if (height > highest) highest = height;
		if (height < lowest) lowest = height;
	};
	// Two rooms for what is left of the bend, in turn, and few passes over it: all the time of a test goes there.
	let [knot, previous]: [Knot, Knot] = [
		{ leaves: residuals.gaps.slice(), square: 0, product: 0, both: 0 },
		{ leaves: residuals.gaps.slice(), square: 0, product: 0, both: 0 },
	];
	for (let index = knots.first; index <= Math.min(knots.last, points.length - 1); index++) {
		[knot, previous] = [previous, knot];
		settleKnot(knot, residuals, residuals.times[index] ?? 0, previous);
		if (knot.square > 0) see(knot.product / Math.sqrt(knot.square));
		if (knot.square > 0 && previous.square > 0) {
			arcLength += angle(previous, knot);
			const turn = turningPoint(previous, knot);
			if (turn !== null) see(turn);
		}
	}
	let pearson = 0;
	for (const one of residuals.scaled) pearson += one * one;
	return { highest, lowest, arcLength, pearson };
}

function residualsOf(
	family: Points["family"],
	points: Points["points"],
	line: Fit,
	sides: readonly number[],
): Residuals {
	const [level, slope] = line.coefficients;
	const at = { score: 0, weight: 0, loss: 0 };
	const times: number[] = [];
	const gaps: number[] = [];
	const roots: number[] = [];
	const scaled: number[] = [];
	const weights: [number, number] = [0, 0];
	for (let index = 0; index < points.length; index++) {
		const point = points[index] as Point;
		stand(family, point, level + slope * (point.time - line.at), at);
		const root = Math.sqrt(at.weight);
		times.push(point.time);
		gaps.push(point.time);
		roots.push(root);
		scaled.push(root > 0 ? at.score / root : 0);
		weights[sides[index] === 1 ? 1 : 0] += root * root;
	}
	takeOutLevels(gaps, roots, sides, weights);
	let spread = 0;
	for (let i = 0; i < gaps.length; i++) spread += ((roots[i] ?? 0) * (gaps[i] ?? 0)) ** 2;
	return { times, roots, scaled, sides, weights, gaps, spread };
}

/** Takes the levels of the sides out of some numbers. */
function takeOutLevels(
	values: number[],
	roots: readonly number[],
	sides: readonly number[],
	weights: readonly [before: number, after: number],
): void {
	let before = 0;
	let after = 0;
	for (let i = 0; i < values.length; i++) {
		const mass = (roots[i] ?? 0) ** 2 * (values[i] ?? 0);
		if (sides[i] === 1) after += mass;
		else before += mass;
	}
	before /= weights[0] || 1;
	after /= weights[1] || 1;
	for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - (sides[i] === 1 ? after : before);
}

/** Settles the knot at `psi`, after the one before it. */
function settleKnot(
	knot: Knot,
	{ times, roots, scaled, sides, weights, gaps, spread }: Residuals,
	psi: number,
	previous: Knot,
): void {
	const { leaves } = knot;
	for (let i = 0; i < leaves.length; i++) {
		const height = (times[i] ?? 0) - psi;
		leaves[i] = height > 0 ? height : 0;
	}
	takeOutLevels(leaves, roots, sides, weights);
	let along = 0;
	let total = 0;
	for (let i = 0; i < leaves.length; i++) {
		const root = roots[i] ?? 0;
		const height = root * (leaves[i] ?? 0);
		along += root * (gaps[i] ?? 0) * height;
		total += height * height;
	}
	const share = along / spread;
	let square = 0;
	let product = 0;
	let both = 0;
	for (let i = 0; i < leaves.length; i++) {
		const left = (roots[i] ?? 0) * ((leaves[i] ?? 0) - share * (gaps[i] ?? 0));
		leaves[i] = left;
		square += left * left;
		product += left * (scaled[i] ?? 0);
		both += left * (previous.leaves[i] ?? 0);
	}
	knot.square = square > 1e-24 * total ? square : 0;
	knot.product = product;
	knot.both = both;
}

/** Angle between the directions of two knots. */
function angle(a: Knot, b: Knot): number {
	const shareA = 1 / Math.sqrt(a.square);
	const shareB = 1 / Math.sqrt(b.square);
	let chord = 0;
	for (let i = 0; i < a.leaves.length; i++) {
		const gap = (a.leaves[i] ?? 0) * shareA - (b.leaves[i] ?? 0) * shareB;
		chord += gap * gap;
	}
	return 2 * arcsine(Math.min(1, Math.sqrt(chord) / 2));
}

/** The height of the turning point of the process between two knots; null where it has none there. */
function turningPoint(a: Knot, b: Knot): number | null {
	const tilt = b.both - a.square;
	const curve = a.square - 2 * b.both + b.square;
	const rise = b.product - a.product;
	const share = (a.product * tilt - rise * a.square) / (rise * tilt - a.product * curve);
	const square = a.square + share * (2 * tilt + share * curve);
	return share > 0 && share < 1 && square > 0 ? (a.product + share * rise) / Math.sqrt(square) : null;
}

/**
 * Probability that the process rises as high by chance: the volume of a tube around its curve (Hotelling 1939; Knowles
 * and Siegmund 1989; Davies 2002), with the moderated dispersion or with that of the prior, whichever is larger.
 */
export function bendP(
	highest: number,
	{ arcLength, pearson }: BendTest,
	prior: Prior | null,
	count: number,
): number {
	const { weight, value } = prior ?? { weight: 0, value: 1 };
	// No scatter about the line: there is nothing left to bend.
	if (!(highest > 0 && pearson + weight > 0)) return 1;
	const freedom = count - 2 + weight;
	const turns = arcLength / (2 * Math.PI);
	const share = Math.min(1, (highest * highest) / (pearson + weight * value));
	const seen =
		turns * exp(((freedom - 2) / 2) * log1p(-share)) + betaUpper(share, 0.5, (freedom - 1) / 2) / 2;
	const square = (highest * highest) / value;
	const believed = prior === null ? 0 : turns * exp(-square / 2) + normalTail(Math.sqrt(square));
	return Math.min(1, Math.max(seen, believed));
}
