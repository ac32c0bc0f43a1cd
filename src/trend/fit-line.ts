import { exp, log } from "../internal/elementary.ts";
import { entropy, type Points, stand } from "./points.ts";

/**
 * The steepest slope on a logarithmic scale, per period. Where every event lies at one end the best slope has no end;
 * a factor of e^25 per period stands for it, and everything stays a number.
 */
const STEEPEST = 25;

/** Tolerance where the deviance is wanted and no more: it is then right to about 1e-10. */
export const ROUGHLY = 1e-7;

/** Level, slope before, slope after. */
type Three = readonly [level: number, before: number, after: number];

/** A fitted line. */
export interface Fit {
	/** The time where the level is taken, and the slope may change. */
	readonly at: number;
	readonly coefficients: Three;
	/** Variances of the two slopes at dispersion 1; Infinity where the points say nothing. */
	readonly variances: readonly [before: number, after: number];
	/** Deviance of the points from the line. */
	readonly deviance: number;
	/** Whether a slope has no end, so that it stands at its limit or close to it. */
	readonly unbounded: boolean;
}

/**
 * What is fitted: `straight`: one slope throughout (the one before); `broken`: one slope before `at`, one after;
 * `flat-after`: none after `at`.
 */
export type Shape = "straight" | "broken" | "flat-after";

/**
 * Maximum likelihood by Newton's method, from a fit of the same shape `near` by or from the points themselves, until a
 * step gains no more than `tolerance` of the deviance. A point has one slope or the other, so that the slopes meet in
 * the level only and no system is left to solve.
 */
export function fitLine(
	{ family, points }: Points,
	shape: Shape,
	at: number,
	near?: Fit,
	tolerance = 1e-16,
): Fit {
	const limit = family === "gaussian" ? Number.POSITIVE_INFINITY : STEEPEST;
	const broken = shape === "broken";
	const standing = { score: 0, weight: 0, loss: 0 };
	const [near0, near1, near2] = near && !near.unbounded ? near.coefficients : [0, 0, 0];
	const isStarted = near !== undefined && !near.unbounded;
	let before = near1;
	let after = near2;
	let level = isStarted
		? near0 + (at < near.at || shape === "straight" ? before : after) * (at - near.at)
		: 0;
	let heldBefore = false;
	let heldAfter = !broken;
	let stepLevel = 0;
	let stepBefore = 0;
	let stepAfter = 0;
	let last = Number.POSITIVE_INFINITY;
	let isFirst = true;
	for (let round = isStarted ? 1 : 0; ; round++) {
		let loss = 0;
		let g0 = 0;
		let g1 = 0;
		let g2 = 0;
		let h00 = 0;
		let h10 = 0;
		let h11 = 0;
		let h20 = 0;
		let h22 = 0;
		for (const point of points) {
			const gap = point.time - at;
			const early = gap < 0 || shape === "straight";
			let { score, weight } = standing;
			if (round === 0) {
				weight = point.guessWeight;
				score = weight * point.guess;
			} else if (family === "poisson") {
				// As stand() does, in place: most of all time goes into these lines.
				const eta = level + (early ? before : after) * gap;
				weight = point.size * exp(eta);
				score = point.value - weight;
				loss += point.value * (point.best - eta) - score;
			} else {
				stand(family, point, level + (early ? before : after) * gap, standing);
				({ score, weight } = standing);
				loss += standing.loss;
			}
			g0 += score;
			h00 += weight;
			if (early) {
				g1 += score * gap;
				h10 += weight * gap;
				h11 += weight * gap * gap;
			} else {
				g2 += score * gap;
				h20 += weight * gap;
				h22 += weight * gap * gap;
			}
		}
		if (round > 0 && isFirst) {
			isFirst = false;
			// A start so steep that it is worse than no slope at all: away from the points which set it the line stands where a
			// step may lead nowhere.
			const flat = withoutSlope(family, points);
			if (flat !== null && !(loss <= flat.loss + 1e-9 * (1 + flat.loss))) {
				[level, before, after] = [flat.level, 0, 0];
				continue;
			}
		}
		if (loss > last + 1e-9 * (1 + last) && round < 200) {
			stepLevel /= 2;
			stepBefore /= 2;
			stepAfter /= 2;
			level -= stepLevel;
			before -= stepBefore;
			after -= stepAfter;
			continue;
		}
		last = round === 0 ? last : loss;
		const freeBefore = !heldBefore && h11 > 0;
		const freeAfter = !heldAfter && h22 > 0;
		const ratioBefore = freeBefore ? h10 / h11 : 0;
		const ratioAfter = freeAfter ? h20 / h22 : 0;
		const information = h00 - ratioBefore * h10 - ratioAfter * h20;
		// Where one point holds all the weight, only the height of the line there is known, and the level stays.
		const isKnown = information > 1e-13 * h00;
		stepLevel = isKnown ? (g0 - ratioBefore * g1 - ratioAfter * g2) / information : 0;
		stepBefore = freeBefore ? g1 / h11 - ratioBefore * stepLevel : 0;
		stepAfter = freeAfter ? g2 / h22 - ratioAfter * stepLevel : 0;
		if (round === 0) {
			// The start: least squares on what the points say themselves, with slopes that are allowed.
			before = within(stepBefore, limit);
			after = within(stepAfter, limit);
			level = (g0 - h10 * before - h20 * after) / h00;
			continue;
		}
		const gain = g0 * stepLevel + g1 * stepBefore + g2 * stepAfter;
		// Not beyond the limit of a slope; one that stands there and pushes on is held. Where the line says next to 0 or 1 the
		// points hardly tell how far to go, and a level that goes too far is told nothing any more.
		const share = Math.min(
			1,
			room(before, stepBefore, limit),
			room(after, stepAfter, limit),
			limit / Math.abs(stepLevel),
		);
		if (share <= 0 && round < 200) {
			heldBefore ||= room(before, stepBefore, limit) <= 0;
			heldAfter ||= room(after, stepAfter, limit) <= 0;
			stepLevel = 0;
			stepBefore = 0;
			stepAfter = 0;
			continue;
		}
		stepLevel *= share;
		stepBefore *= share;
		stepAfter *= share;
		level += stepLevel;
		before = within(before + stepBefore, limit);
		after = within(after + stepAfter, limit);
		// What is left of the deviance after this step is about the square of what it gained.
		const isDone = share === 1 && (family === "gaussian" || gain <= tolerance);
		if (!isDone && round < 200) continue;
		// A held slope that the points now pull back is let go.
		const pulled: boolean = heldBefore && g1 * before < 0;
		const pulledAfter: boolean = heldAfter && g2 * after < 0;
		if ((pulled || pulledAfter) && round < 200) {
			heldBefore &&= !pulled;
			heldAfter &&= !pulledAfter;
			continue;
		}
		const varianceBefore =
			freeBefore && isKnown ? 1 / h11 + ratioBefore ** 2 / information : Number.POSITIVE_INFINITY;
		const varianceAfter =
			freeAfter && isKnown ? 1 / h22 + ratioAfter ** 2 / information : Number.POSITIVE_INFINITY;
		return {
			at,
			coefficients: [level, before, after],
			variances: [varianceBefore, varianceAfter],
			// The last step gained a little more; of a search that was given up, nothing is claimed.
			deviance: Math.max(0, 2 * loss - (isDone ? gain : 0)),
			unbounded:
				family !== "gaussian" &&
				((h11 > 0 && varianceBefore > 1e6) || (broken && h22 > 0 && varianceAfter > 1e6)),
		};
	}
}

/** The best level without a slope and half of its deviance, which have a closed form; null where there is none. */
function withoutSlope(
	family: Points["family"],
	points: Points["points"],
): { readonly level: number; readonly loss: number } | null {
	if (family === "gaussian") return null;
	const isPoisson = family === "poisson";
	let [events, sizes, best] = [0, 0, 0];
	for (const point of points) {
		events += point.value;
		sizes += point.size;
		best += isPoisson ? point.value * point.best : point.best;
	}
	const others = isPoisson ? sizes : sizes - events;
	if (!(events > 0 && others > 0)) return null;
	const level = log(events / others);
	const loss = isPoisson ? best - events * level : best - entropy(events, sizes) - entropy(others, sizes);
	return { level, loss };
}

function within(slope: number, limit: number): number {
	return Math.max(-limit, Math.min(limit, slope));
}

/** How much of a step a slope can take before it stands at its limit. */
function room(slope: number, step: number, limit: number): number {
	return Math.abs(slope + step) <= limit ? 1 : (Math.sign(step) * limit - slope) / step;
}
