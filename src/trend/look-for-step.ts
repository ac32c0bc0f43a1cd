import { isSignificant } from "../internal/significant.ts";
import { type LikelyStep, likelyStep, type Margins, marginsOf, stepFits } from "./best-step.ts";
import { bestOf, brokenLines, earlyLines } from "./broken-line.ts";
import { type Dispersion, dispersionOf, type Prior } from "./dispersion.ts";
import { fitGrouped, type GroupedFit } from "./grouped-line.ts";
import { type Points, withoutRounding } from "./points.ts";
import { type StepScore, stepP, stepScores } from "./step-test.ts";

/** What is asked of a series, whatever levels it is given. */
export interface Look {
	readonly data: Points;
	readonly prior: Prior | null;
	readonly least: number;
	/** The level of confidence at which a step is shown. */
	readonly confidence: number;
}

/** The step that explains most, and what speaks for it. */
export interface StepLook {
	readonly scores: readonly StepScore[];
	readonly p: number;
	/** Null where there is no place to look at. */
	readonly step: LikelyStep | null;
	/** How far apart the deviances of two explanations may be. */
	readonly margins: Margins;
	/** Dispersion about the line without a step, and about the step. */
	readonly dispersion: number;
	readonly after: Dispersion;
	/** Deviance of the best two joined lines; null where there are several groups. */
	readonly bendDeviance: number | null;
	readonly bendFitsBetter: boolean;
	/** Whether the step is shown. */
	readonly shown: boolean;
}

/** Looks for a step beside a line with a level for every group. A figure to do `without` stands in a group of its own. */
export function lookForStep(
	{ data, prior, least, confidence }: Look,
	groups: readonly number[],
	without?: number,
): StepLook {
	const times = data.points.map(({ time }) => time);
	const line = fitGrouped(data, groups, [times]);
	const pearson = withoutRounding(data, line.pearson);
	const scores = stepScores(line, times, least);
	const p = pearson === 0 ? 1 : stepP(scores, pearson, prior, line.degreesOfFreedom);
	const fits = stepFits(data, groups, scores);
	const dispersionAt = (fit: GroupedFit | undefined) =>
		dispersionOf(prior, withoutRounding(data, fit?.pearson ?? 0), fit?.degreesOfFreedom ?? 0);
	const margins = marginsOf(line.deviance, dispersionAt(fits[0]?.fit).value);
	const step = likelyStep(fits, margins);
	const kept = { ...data, points: data.points.filter((_, index) => index !== without) };
	const parted = new Set(groups.filter((_, index) => index !== without)).size > 1;
	const bendDeviance = parted ? null : bestBend(kept);
	const bendFitsBetter = step !== null && bendDeviance !== null && bendDeviance < step.fit.deviance;
	return {
		scores,
		p,
		step,
		margins,
		dispersion: dispersionOf(prior, pearson, line.degreesOfFreedom).value,
		after: dispersionAt(step?.fit),
		bendDeviance,
		bendFitsBetter,
		shown: step !== null && !bendFitsBetter && isSignificant(p, confidence),
	};
}

/** Deviance of the best two joined lines. */
function bestBend(data: Points): number {
	const knots = { first: 1, last: data.points.length - 3 };
	return bestOf(brokenLines(data, "broken", knots, earlyLines(data, knots))).deviance;
}
