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
	readonly weights: readonly number[];
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
	const [level, slope] = line.coefficients;
	const at = { score: 0, weight: 0, loss: 0 };
	const times = points.map(({ time }) => time);
	const roots: number[] = [];
	const scaled: number[] = [];
	const weights = [0, 0];
	for (const [index, point] of points.entries()) {
		stand(family, point, level + slope * (point.time - line.at), at);
		const root = Math.sqrt(at.weight);
		roots.push(root);
		scaled.push(root > 0 ? at.score / root : 0);
		const side = sides[index] ?? 0;
		weights[side] = (weights[side] ?? 0) + root * root;
	}
	const gaps = leftByLevels(times, { roots, sides, weights });
	let spread = 0;
	for (let i = 0; i < times.length; i++) spread += ((roots[i] ?? 0) * (gaps[i] ?? 0)) ** 2;
	const residuals: Residuals = { times, roots, scaled, sides, weights, gaps, spread };
	let [highest, lowest, arcLength] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
	const see = (product: number, square: number) => {
		highest = Math.max(highest, product / Math.sqrt(square));
		lowest = Math.min(lowest, product / Math.sqrt(square));
	};
	let previous: Knot | null = null;
	for (const { time } of points.slice(knots.first, knots.last + 1)) {
		const knot = knotAt(residuals, time);
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
		pearson: product(scaled, scaled),
	};
}

/** What the levels of the sides leave of some numbers. */
function leftByLevels(
	values: readonly number[],
	{ roots, sides, weights }: Pick<Residuals, "roots" | "sides" | "weights">,
): readonly number[] {
	const levels = [0, 0];
	for (let i = 0; i < values.length; i++) {
		const side = sides[i] ?? 0;
		levels[side] = (levels[side] ?? 0) + (roots[i] ?? 0) ** 2 * (values[i] ?? 0);
	}
	for (let side = 0; side < 2; side++) levels[side] = (levels[side] ?? 0) / (weights[side] || 1);
	return values.map((value, i) => value - (levels[sides[i] ?? 0] ?? 0));
}

/** The knot at `psi`; null where what is left is no more than rounding. */
function knotAt(residuals: Residuals, psi: number): Knot | null {
	const { times, roots, scaled, gaps, spread } = residuals;
	const bend = leftByLevels(
		times.map((time) => Math.max(time - psi, 0)),
		residuals,
	);
	let along = 0;
	let total = 0;
	for (let i = 0; i < times.length; i++) {
		const root = roots[i] ?? 0;
		along += root * (gaps[i] ?? 0) * root * (bend[i] ?? 0);
		total += (root * (bend[i] ?? 0)) ** 2;
	}
	const leaves = bend.map((height, i) => (roots[i] ?? 0) * (height - (along / spread) * (gaps[i] ?? 0)));
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
