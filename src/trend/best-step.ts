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
	// The deviance and the square of the score part ways by a little; the best is among the first few.
	const places = [...scores].sort((a, b) => b.z * b.z - a.z * a.z).slice(0, 5);
	const times = data.points.map(({ time }) => time);
	let best: StepFit | null = null;
	for (const { before } of places) {
		const column = times.map((_, index) => (index < before ? 0 : 1));
		const fit = fitGrouped(data, groups, [times, column]);
		if (best !== null && best.fit.deviance <= fit.deviance) continue;
		best = {
			before,
			fit,
			height: fit.slopes[1] ?? 0,
			variance: fit.variances[1] ?? Number.POSITIVE_INFINITY,
		};
	}
	return best;
}
