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
 * is an arc of a great circle there, and the process a ratio with one turning point. But for rounding everything is exact.
 */
export function bendTest(
	{ family, points }: Points,
	line: Fit,
	knots: Knots,
	sides: readonly number[],
): BendTest {
	const residuals = residualsOf(family, points, line, sides);
	const middle = meetingPlace(residuals);
	const early = walk(residuals, 1, middle, knots);
	const late = walk(residuals, -1, middle, knots);
	return {
		highest: Math.max(early.highest, late.highest),
		lowest: Math.min(early.lowest, late.lowest),
		arcLength: early.arcLength + late.arcLength,
		pearson: residuals.pearson,
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

/** Where two knots meet that walk towards each other from the ends, that one first whose sum of squares is the smaller. */
function meetingPlace({ times, weights }: Residuals): number {
	let early = 0;
	let late = times.length - 1;
	let [mass, reach, squares] = [0, 0, 0];
	let [lateMass, lateReach, lateSquares] = [0, 0, 0];
	while (early < late) {
		if (squares <= lateSquares) {
			mass += weights[early] ?? 0;
			const move = (times[early + 1] ?? 0) - (times[early] ?? 0);
			squares += move * (2 * reach + move * mass);
			reach += move * mass;
			early++;
		} else {
			lateMass += weights[late] ?? 0;
			const move = (times[late] ?? 0) - (times[late - 1] ?? 0);
			lateSquares += move * (2 * lateReach + move * lateMass);
			lateReach += move * lateMass;
			late--;
		}
	}
	return early;
}

/**
 * Takes the knot from the first point, or with a step of -1 from the last, to a place on its way. A line leaves as much of the bend
 * over the points behind it as of that over those before it, which differs by a line; their sums are small where the line takes
 * most of them away.
 */
function walk(
	{ times, weights, scores, sides, masses, totals, means, spread, drift }: Residuals,
	step: 1 | -1,
	to: number,
	knots: Knots,
): Omit<BendTest, "pearson"> {
	const shareBefore = 1 / (masses[0] || 1);
	const shareAfter = 1 / (masses[1] || 1);
	let highest = Number.NEGATIVE_INFINITY;
	let lowest = Number.POSITIVE_INFINITY;
	let arcLength = 0;
	// Sums of weights, of scores, and of weights times what the levels leave of the time; then of each times the distance from
	// the knot, and of weights times its square. A declared break has a level on each side.
	let [massBefore, massAfter, total, gaps] = [0, 0, 0, 0];
	let [before, after, score, gap, squares] = [0, 0, 0, 0, 0];
	let [lastSquare, lastProduct] = [0, 0];
	for (let place = step === 1 ? 0 : times.length - 1; place !== to; place += step) {
		const time = times[place] ?? 0;
		const weight = weights[place] ?? 0;
		const isAfter = sides[place] === 1;
		if (isAfter) massAfter += weight;
		else massBefore += weight;
		total += scores[place] ?? 0;
		gaps += weight * (time - means[isAfter ? 1 : 0]);
		const move = Math.abs((times[place + step] ?? 0) - time);
		const nearBefore = before;
		const nearAfter = after;
		const nearGap = gap;
		const near = squares + move * (before + after);
		before += move * massBefore;
		after += move * massAfter;
		score += move * total;
		gap += move * gaps;
		squares = near + move * (before + after);
		// What levels and slope leave: of the bend at the point before and this one together, of this one alone, and beside the
		// residuals.
		const both =
			near - nearBefore * before * shareBefore - nearAfter * after * shareAfter - (nearGap * gap) / spread;
		const left = squares - before * before * shareBefore - after * after * shareAfter - (gap * gap) / spread;
		const square = left > 1e-12 * squares ? left : 0;
		const product =
			score - before * totals[0] * shareBefore - after * totals[1] * shareAfter - (gap * drift) / spread;
		const isInside = place + step >= knots.first && place + step <= knots.last;
		if (isInside && square > 0) {
			const height = product / Math.sqrt(square);
			if (height > highest) highest = height;
			if (height < lowest) lowest = height;
			if (lastSquare > 0 && place >= knots.first && place <= knots.last) {
				arcLength += angle(lastSquare, square, both);
				const turn = turningPoint(lastSquare, lastProduct, square, product, both);
				if (turn > highest) highest = turn;
				if (turn < lowest) lowest = turn;
			}
		}
		lastSquare = square;
		lastProduct = product;
	}
	return { highest, lowest, arcLength };
}

/** Angle between the directions of two vectors by their squares and their product. */
function angle(one: number, other: number, both: number): number {
	const chord = 2 - (2 * both) / Math.sqrt(one * other);
	// So close to 0 there is nothing but rounding, whose root would not be small.
	return chord > 1e-13 ? 2 * arcsine(Math.min(1, Math.sqrt(chord) / 2)) : 0;
}

/** The height of the turning point of the process between two knots, by their squares and products; NaN where it has none there. */
function turningPoint(
	one: number,
	oneProduct: number,
	other: number,
	otherProduct: number,
	both: number,
): number {
	const tilt = both - one;
	const curve = one - 2 * both + other;
	const rise = otherProduct - oneProduct;
	const share = (oneProduct * tilt - rise * one) / (rise * tilt - oneProduct * curve);
	const square = one + share * (2 * tilt + share * curve);
	return share > 0 && share < 1 && square > 0 ? (oneProduct + share * rise) / Math.sqrt(square) : Number.NaN;
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
	// A bend of the size of rounding, either way.
	if (share < 1e-18) return 1;
	const seen =
		turns * exp(((freedom - 2) / 2) * log1p(-share)) + betaUpper(share, 0.5, (freedom - 1) / 2) / 2;
	const square = (highest * highest) / value;
	const believed = prior === null ? 0 : turns * exp(-square / 2) + normalTail(Math.sqrt(square));
	return Math.min(1, Math.max(seen, believed));
}
