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

/** What is left of the bend with its knot at a point once levels and slope are taken out, by its products. */
interface Knot {
	/** With itself; 0 where it is no more than rounding. */
	square: number;
	/** With the residuals. */
	product: number;
	/** With that of the knot before. */
	both: number;
}

/** Sums over the points on one side of a knot, each at its distance from the knot: all that its products need. */
interface Sums {
	/** By knot, in the order in which they were added up: sums of weight x distance before and after the declared break, of weight x distance squared. */
	readonly before: readonly number[];
	readonly after: readonly number[];
	readonly square: readonly number[];
	/** By knot: sums of distance x score, and of weight x distance x what the levels leave of the time. */
	readonly score: readonly number[];
	readonly gap: readonly number[];
}

/** The points about a straight line. */
interface Residuals {
	readonly times: readonly number[];
	readonly weights: readonly number[];
	readonly scores: readonly number[];
	/** The side of a declared break on which each point stands: each has a level of its own. */
	readonly sides: readonly number[];
	/** By side: sums of the weights and of the scores, and the mean time. */
	readonly masses: readonly [before: number, after: number];
	readonly totals: readonly [before: number, after: number];
	readonly means: readonly [before: number, after: number];
	/** Of what the levels leave of the times: the sum of weight x square, and of its product with the scores. */
	readonly spread: number;
	readonly drift: number;
	readonly pearson: number;
}

/**
 * Between two points the bend (t - psi)+ is linear in psi. So is what a line leaves of it: the curve of its directions
 * is an arc of a great circle there, and the process a ratio with one turning point. Everything is exact.
 *
 * A line leaves as much of (psi - t)+, which differs from it by a line: of the two that is taken which is smaller, as its sums
 * lose less where the line takes most of them away.
 */
export function bendTest(
	{ family, points }: Points,
	line: Fit,
	knots: Knots,
	sides: readonly number[],
): BendTest {
	const residuals = residualsOf(family, points, line, sides);
	const early = sumsOf(residuals, 1);
	const late = sumsOf(residuals, -1);
	let [highest, lowest, arcLength] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
	const see = (height: number) => {
		if (height > highest) highest = height;
		if (height < lowest) lowest = height;
	};
	let [knot, previous]: [Knot, Knot] = [
		{ square: 0, product: 0, both: 0 },
		{ square: 0, product: 0, both: 0 },
	];
	for (let index = knots.first; index <= Math.min(knots.last, points.length - 1); index++) {
		[knot, previous] = [previous, knot];
		settleKnot(knot, residuals, early, late, index);
		if (knot.square > 0) see(knot.product / Math.sqrt(knot.square));
		if (index > knots.first && knot.square > 0 && previous.square > 0) {
			arcLength += angle(previous, knot);
			const turn = turningPoint(previous, knot);
			if (turn !== null) see(turn);
		}
	}
	return { highest, lowest, arcLength, pearson: residuals.pearson };
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
	const weights: number[] = [];
	const scores: number[] = [];
	const masses: [number, number] = [0, 0];
	const totals: [number, number] = [0, 0];
	const means: [number, number] = [0, 0];
	let pearson = 0;
	for (let index = 0; index < points.length; index++) {
		const point = points[index] as Point;
		stand(family, point, level + slope * (point.time - line.at), at);
		const { weight } = at;
		// A point without weight says nothing.
		const score = weight > 0 ? at.score : 0;
		const side = sides[index] === 1 ? 1 : 0;
		times.push(point.time);
		weights.push(weight);
		scores.push(score);
		masses[side] += weight;
		totals[side] += score;
		means[side] += weight * point.time;
		if (weight > 0) pearson += (score * score) / weight;
	}
	means[0] /= masses[0] || 1;
	means[1] /= masses[1] || 1;
	let spread = 0;
	let drift = 0;
	for (let index = 0; index < times.length; index++) {
		const gap = (times[index] ?? 0) - means[sides[index] === 1 ? 1 : 0];
		spread += (weights[index] ?? 0) * gap * gap;
		drift += (scores[index] ?? 0) * gap;
	}
	return { times, weights, scores, sides, masses, totals, means, spread, drift, pearson };
}

/** The sums of all points that come before each in the order from the first on, or, with a step of -1, from the last. */
function sumsOf({ times, weights, scores, sides, means }: Residuals, step: 1 | -1): Sums {
	const before: number[] = [];
	const after: number[] = [];
	const square: number[] = [];
	const score: number[] = [];
	const gap: number[] = [];
	let [massBefore, massAfter, sumBefore, sumAfter, squares, total, heights, leverage, gaps] = [
		0, 0, 0, 0, 0, 0, 0, 0, 0,
	];
	let index = step === 1 ? 0 : times.length - 1;
	for (let last = index; before.length < times.length; last = index, index += step) {
		// The knot moves away from all points so far, and then takes up its own at no distance.
		const move = Math.abs((times[index] ?? 0) - (times[last] ?? 0));
		squares += move * (2 * (sumBefore + sumAfter) + move * (massBefore + massAfter));
		sumBefore += move * massBefore;
		sumAfter += move * massAfter;
		heights += move * total;
		leverage += move * gaps;
		before.push(sumBefore);
		after.push(sumAfter);
		square.push(squares);
		score.push(heights);
		gap.push(leverage);
		const weight = weights[index] ?? 0;
		const late = sides[index] === 1;
		if (late) massAfter += weight;
		else massBefore += weight;
		total += scores[index] ?? 0;
		gaps += weight * ((times[index] ?? 0) - means[late ? 1 : 0]);
	}
	return { before, after, square, score, gap };
}

/** Settles the knot at a point, after that at the point before it. */
function settleKnot(
	knot: Knot,
	{ times, masses, totals, spread, drift }: Residuals,
	early: Sums,
	late: Sums,
	index: number,
): void {
	const mirrored = times.length - 1 - index;
	const isEarly = (early.square[index] ?? 0) < (late.square[mirrored] ?? 0);
	const { before, after, square, score, gap } = isEarly ? early : late;
	const place = isEarly ? index : mirrored;
	const all = square[place] ?? 0;
	const left =
		all -
		product(before, place, place) / (masses[0] || 1) -
		product(after, place, place) / (masses[1] || 1) -
		product(gap, place, place) / spread;
	knot.square = left > 1e-12 * all ? left : 0;
	knot.product =
		(score[place] ?? 0) -
		((before[place] ?? 0) * totals[0]) / (masses[0] || 1) -
		((after[place] ?? 0) * totals[1]) / (masses[1] || 1) -
		((gap[place] ?? 0) * drift) / spread;
	// Of the two knots that one lies nearer to the points on its side; from the other they are a move farther away.
	const nearer = isEarly ? place - 1 : place;
	const farther = nearer + 1;
	const move = (times[index] ?? 0) - (times[index - 1] ?? 0);
	knot.both =
		(square[nearer] ?? 0) +
		move * ((before[nearer] ?? 0) + (after[nearer] ?? 0)) -
		product(before, nearer, farther) / (masses[0] || 1) -
		product(after, nearer, farther) / (masses[1] || 1) -
		product(gap, nearer, farther) / spread;
}

const product = (sums: readonly number[], one: number, other: number) =>
	(sums[one] ?? 0) * (sums[other] ?? 0);

/** Angle between the directions of two knots. */
function angle(a: Knot, b: Knot): number {
	const chord = 2 - (2 * b.both) / Math.sqrt(a.square * b.square);
	return 2 * arcsine(Math.min(1, Math.sqrt(Math.max(0, chord)) / 2));
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
