import { betaUpper } from "../internal/beta.ts";
import { arcsine, exp, sine } from "../internal/elementary.ts";
import { normalQuantile, normalTail } from "../internal/normal.ts";
import type { Prior } from "./dispersion.ts";
import type { GroupedFit } from "./grouped-line.ts";

/** A step after so many points, tested against the line without it. */
export interface StepScore {
	/** How many points come before the step. */
	readonly before: number;
	/** Score of the step over its standard deviation at dispersion 1; above 0 for a step up. */
	readonly z: number;
	/** Correlation with the score of the next place. */
	readonly next: number;
}

/**
 * Scores of a step at every place with at least so many points on either side, next to a line with its levels: what the line
 * leaves of the step is set beside what it leaves of the points.
 */
export function stepScores(
	line: Pick<GroupedFit, "scores" | "weights" | "groups">,
	times: readonly number[],
	least: number,
): readonly StepScore[] {
	const { scores, weights, groups } = line;
	const count = 1 + Math.max(-1, ...groups);
	const sums = (of: (index: number) => number, from = 0): number[] => {
		const all = new Array<number>(count).fill(0);
		groups.forEach((group, index) => {
			if (group >= 0 && index >= from) all[group] = (all[group] ?? 0) + of(index);
		});
		return all;
	};
	const weight = (index: number) => weights[index] ?? 0;
	const mass = sums(weight);
	const means = sums((index) => weight(index) * (times[index] ?? 0)).map((sum, at) => sum / (mass[at] || 1));
	const gap = (index: number) => (times[index] ?? 0) - (means[groups[index] ?? -1] ?? 0);
	const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
	const spread = total(sums((index) => weight(index) * gap(index) ** 2));
	const places = Array.from({ length: Math.max(0, times.length - 2 * least + 1) }, (_, index) => {
		const before = least + index;
		const after = sums(weight, before);
		return {
			before,
			after,
			whole: total(after),
			score: total(sums((at) => scores[at] ?? 0, before)),
			along: total(sums((at) => weight(at) * gap(at), before)),
		};
	});
	/** What the line leaves of two steps, multiplied; the later of the two decides what they share. */
	const left = (a: (typeof places)[number], b: (typeof places)[number]) =>
		Math.min(a.whole, b.whole) -
		total(a.after.map((value, at) => (value * (b.after[at] ?? 0)) / (mass[at] || 1))) -
		(spread > 0 ? (a.along * b.along) / spread : 0);
	return places.flatMap((place, index) => {
		const square = left(place, place);
		if (!(square > 1e-12 * place.whole)) return [];
		const after = places[index + 1];
		const nextSquare = after === undefined ? 0 : left(after, after);
		return [
			{
				before: place.before,
				z: place.score / Math.sqrt(square),
				next:
					after === undefined || !(nextSquare > 0)
						? 0
						: Math.min(1, Math.max(-1, left(place, after) / Math.sqrt(square * nextSquare))),
			},
		];
	});
}

/**
 * Chance that the largest of the scores is as far from 0: Bonferroni's sum less the chance that two neighbours are both
 * (Worsley 1982), never below that of one place alone; with the moderated dispersion or with that of the prior, whichever
 * is larger. `pearson` is that of the line.
 */
export function stepP(
	scores: readonly StepScore[],
	pearson: number,
	prior: Prior | null,
	degreesOfFreedom: number,
): number {
	const { weight, value } = prior ?? { weight: 0, value: 1 };
	const largest = Math.max(0, ...scores.map(({ z }) => Math.abs(z)));
	// No scatter about the line: there is nothing left to step.
	if (!(largest > 0 && pearson + weight > 0)) return 1;
	const share = Math.min(1, (largest * largest) / (pearson + weight * value));
	const seen = betaUpper(share, 0.5, (degreesOfFreedom + weight - 1) / 2);
	const believed = prior === null ? 0 : 2 * normalTail(largest / Math.sqrt(value));
	const alone = Math.max(seen, believed);
	if (!(alone > 0 && alone < 1)) return alone;
	// The same chance as a normal deviate has, so that neighbours can be taken as two normal ones.
	const c = -normalQuantile(alone / 2);
	const shared = scores.slice(0, -1).reduce((sum, { next }) => sum + bothBeyond(c, next), 0);
	return Math.min(1, Math.max(alone, scores.length * alone - shared));
}

/** Chance that two standard normal variables with this correlation are both further from 0 than `c`. */
function bothBeyond(c: number, correlation: number): number {
	// P(X > c, Y > c) = Q(c)^2 + integral of exp(-c^2 / (1 + sin)) over the angle to asin r, over 2 pi (Sheppard 1899).
	const quadrant = (angle: number) => {
		const steps = 64;
		const at = (index: number) => exp((-c * c) / Math.max(0, 1 + sine((angle * index) / steps)));
		let sum = at(0) + at(steps);
		for (let index = 1; index < steps; index++) sum += (index % 2 === 0 ? 2 : 4) * at(index);
		return normalTail(c) ** 2 + (sum * angle) / steps / 3 / 2 / Math.PI;
	};
	const angle = arcsine(correlation);
	return 2 * (quadrant(angle) + quadrant(-angle));
}
