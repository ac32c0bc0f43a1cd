import { fitGrouped, type GroupedFit } from "./grouped-line.ts";
import type { Points } from "./points.ts";
import type { StepScore } from "./step-test.ts";

/** A step with a slope that goes on through it. */
export interface StepFit {
	/** How many points come before the step. */
	readonly before: number;
	readonly fit: GroupedFit;
	/** Height of the step on the scale of the line, and its variance at dispersion 1. */
	readonly height: number;
	readonly variance: number;
}

/** The best step: where the deviance is least, over the places with the largest scores. */
export function bestStep(
	data: Points,
	groups: readonly number[],
	scores: readonly StepScore[],
): StepFit | null {
	return stepFits(data, groups, scores)[0] ?? null;
}

/**
 * The steps at the places with the largest scores up and at those with the largest down, that with the least deviance first:
 * beside a slope a step up and an earlier or later step down can be much the same.
 */
export function stepFits(
	data: Points,
	groups: readonly number[],
	scores: readonly StepScore[],
): readonly StepFit[] {
	// The deviance and the square of the score part ways by a little; the best is among the first few.
	const falling = [...scores].sort((a, b) => b.z - a.z);
	const places = new Set([...falling.slice(0, 5), ...falling.slice(-5)]);
	const times = data.points.map(({ time }) => time);
	return [...places]
		.map(({ before }) => {
			const column = times.map((_, index) => (index < before ? 0 : 1));
			const fit = fitGrouped(data, groups, [times, column]);
			return {
				before,
				fit,
				height: fit.slopes[1] ?? 0,
				variance: fit.variances[1] ?? Number.POSITIVE_INFINITY,
			};
		})
		.sort((a, b) => a.fit.deviance - b.fit.deviance);
}

/** The step to tell of, and the others that may as well be it. */
export interface LikelyStep extends StepFit {
	/** Steps the other way that chance does not tell from it, and those that fit the same to rounding. */
	readonly others: readonly StepFit[];
}

/** How far apart two deviances may be. */
export interface Margins {
	/** And still be the same but for rounding. */
	readonly rounding: number;
	/** And still not be told apart. */
	readonly chance: number;
}

/** The margins beside the deviance of the line without a step and the dispersion of the best step. */
export function marginsOf(plain: number, dispersion: number): Margins {
	const rounding = 1e-9 * plain;
	// 3.84 is the square of the normal deviate of 95%.
	return { rounding, chance: rounding + 3.84 * dispersion };
}

/**
 * The best step, or the best the other way where chance does not tell the two apart and it leaves the flatter slope: a level
 * that moved once is a simpler story than a steady move that was undone at once.
 */
export function likelyStep(fits: readonly StepFit[], { rounding, chance }: Margins): LikelyStep | null {
	const [least] = fits;
	if (least === undefined) return null;
	const close = fits.filter(({ fit }) => fit.deviance - least.fit.deviance <= chance);
	const [rival = least] = close.filter(({ height }) => height * least.height < 0);
	const best = steepness(rival.fit) < steepness(least.fit) ? rival : least;
	const others = close.filter(
		(step) =>
			step !== best &&
			(step.height * best.height < 0 || Math.abs(step.fit.deviance - best.fit.deviance) <= rounding),
	);
	return { ...best, others };
}

/** How steep the slope of a line is. */
export function steepness({ slopes: [slope = 0] }: GroupedFit): number {
	return Math.abs(slope);
}
