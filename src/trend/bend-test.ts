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

/** A point with the square root of its weight, and its residual over that. */
interface Residual {
	readonly time: number;
	readonly root: number;
	readonly scaled: number;
}

/** What a weighted straight line leaves of the bend (t - psi)+, and the residuals projected on it. */
interface Knot {
	/** What is left at a point, scaled by the root of its weight. */
	readonly leaves: (residual: Residual) => number;
	readonly square: number;
	readonly product: number;
}

/**
 * Between two points the bend (t - psi)+ is linear in psi. So is what a line leaves of it: the curve of its directions
 * is an arc of a great circle there, and the process a ratio with one turning point. Everything is exact.
 */
export function bendTest({ family, points }: Points, line: Fit, knots: Knots): BendTest {
	const [level, slope] = line.coefficients;
	const at = { score: 0, weight: 0, loss: 0 };
	const residuals = points.map((point): Residual => {
		stand(family, point, level + slope * (point.time - line.at), at);
		const root = Math.sqrt(at.weight);
		return { time: point.time, root, scaled: root > 0 ? at.score / root : 0 };
	});
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
			arcLength += angle(residuals, previous, knot);
			turningPoint(residuals, previous, knot, see);
		}
		previous = knot;
	}
	return {
		highest,
		lowest,
		arcLength,
		pearson: residuals.reduce((sum, { scaled }) => sum + scaled * scaled, 0),
	};
}

/** The knot at `psi`; null where what is left is no more than rounding. */
function knotAt(residuals: readonly Residual[], psi: number): Knot | null {
	let [weight, first, bend] = [0, 0, 0];
	for (const { time, root } of residuals) {
		weight += root * root;
		first += root * root * time;
		bend += root * root * Math.max(time - psi, 0);
	}
	const [centre, height] = [first / weight, bend / weight];
	let [spread, along, total] = [0, 0, 0];
	for (const { time, root } of residuals) {
		const gap = Math.max(time - psi, 0) - height;
		spread += (root * (time - centre)) ** 2;
		along += root * (time - centre) * root * gap;
		total += (root * gap) ** 2;
	}
	const leaves = ({ time, root }: Residual) =>
		root * (Math.max(time - psi, 0) - height - (along / spread) * (time - centre));
	let [square, product] = [0, 0];
	for (const residual of residuals) {
		square += leaves(residual) ** 2;
		product += leaves(residual) * residual.scaled;
	}
	return square > 1e-24 * total ? { leaves, square, product } : null;
}

/** Angle between the directions of two knots. */
function angle(residuals: readonly Residual[], a: Knot, b: Knot): number {
	const [lengthA, lengthB] = [Math.sqrt(a.square), Math.sqrt(b.square)];
	const chord = residuals.reduce(
		(sum, residual) => sum + (a.leaves(residual) / lengthA - b.leaves(residual) / lengthB) ** 2,
		0,
	);
	return 2 * arcsine(Math.min(1, Math.sqrt(chord) / 2));
}

/** The turning point of the process between two knots, where it has one there. */
function turningPoint(
	residuals: readonly Residual[],
	a: Knot,
	b: Knot,
	see: (product: number, square: number) => void,
): void {
	const both = residuals.reduce((sum, residual) => sum + a.leaves(residual) * b.leaves(residual), 0);
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
