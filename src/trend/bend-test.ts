import { betaUpper } from "../internal/beta.ts";
import { arcsine, exp, log1p } from "../internal/elementary.ts";
import { normalTail } from "../internal/normal.ts";
import type { Knots } from "./broken-line.ts";
import type { Prior } from "./dispersion.ts";
import type { Fit } from "./fit-line.ts";
import { type Points, stand } from "./points.ts";

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
	readonly leaves: readonly number[];
	readonly square: number;
	readonly product: number;
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
	const see = (product: number, square: number) => {
		highest = Math.max(highest, product / Math.sqrt(square));
		lowest = Math.min(lowest, product / Math.sqrt(square));
	};
	// Two rooms for what is left of the bend, in turn: most of the time went into lists of their own for every knot.
	const [here, there] = [residuals.gaps.slice(), residuals.gaps.slice()];
	let previous: Knot | null = null;
	for (let index = knots.first; index <= Math.min(knots.last, points.length - 1); index++) {
		const knot = knotAt(residuals, residuals.times[index] ?? 0, index % 2 === 0 ? here : there);
		if (knot !== null) see(knot.product, knot.square);
		if (knot !== null && previous !== null) {
			arcLength += angle(previous, knot);
			turningPoint(previous, knot, see);
		}
		previous = knot;
	}
	return {
		highest,
		lowest,
		arcLength,
		pearson: product(residuals.scaled, residuals.scaled),
	};
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
	for (const [index, point] of points.entries()) {
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

/** The knot at `psi`, with what is left written to `leaves`; null where that is no more than rounding. */
function knotAt(
	{ times, roots, scaled, sides, weights, gaps, spread }: Residuals,
	psi: number,
	leaves: number[],
): Knot | null {
	for (let i = 0; i < leaves.length; i++) leaves[i] = Math.max((times[i] ?? 0) - psi, 0);
	takeOutLevels(leaves, roots, sides, weights);
	let along = 0;
	let total = 0;
	for (let i = 0; i < leaves.length; i++) {
		const root = roots[i] ?? 0;
		const height = leaves[i] ?? 0;
		along += root * (gaps[i] ?? 0) * root * height;
		total += (root * height) ** 2;
	}
	for (let i = 0; i < leaves.length; i++)
		leaves[i] = (roots[i] ?? 0) * ((leaves[i] ?? 0) - (along / spread) * (gaps[i] ?? 0));
	const square = product(leaves, leaves);
	return square > 1e-24 * total ? { leaves, square, product: product(leaves, scaled) } : null;
}

function product(a: readonly number[], b: readonly number[]): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

/** Angle between the directions of two knots. */
function angle(a: Knot, b: Knot): number {
	const lengthA = Math.sqrt(a.square);
	const lengthB = Math.sqrt(b.square);
	let chord = 0;
	for (let i = 0; i < a.leaves.length; i++)
		chord += ((a.leaves[i] ?? 0) / lengthA - (b.leaves[i] ?? 0) / lengthB) ** 2;
	return 2 * arcsine(Math.min(1, Math.sqrt(chord) / 2));
}

/** The turning point of the process between two knots, where it has one there. */
function turningPoint(a: Knot, b: Knot, see: (product: number, square: number) => void): void {
	const both = product(a.leaves, b.leaves);
	const tilt = both - a.square;
	const curve = a.square - 2 * both + b.square;
	const rise = b.product - a.product;
	const share = (a.product * tilt - rise * a.square) / (rise * tilt - a.product * curve);
	const square = a.square + share * (2 * tilt + share * curve);
	if (share > 0 && share < 1 && square > 0) see(a.product + share * rise, square);
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
