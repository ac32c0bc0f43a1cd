import { type Margins, type StepFit, steepness } from "./best-step.ts";
import { APART, sideOf } from "./declared-break.ts";
import { fitGrouped } from "./grouped-line.ts";
import type { Points } from "./points.ts";

/** A figure out of line that explains no less than a step. */
export interface OddFigure {
	readonly index: number;
	/** The groups with the figure in one of its own, as if it were not there. */
	readonly groups: readonly number[];
	/** Whether it is the better story: by more than chance, or beside a flatter slope. */
	readonly better: boolean;
}

/**
 * The figure which, left out, takes the most off the deviance of the line, where that is no less than what the step takes off;
 * null where the step takes off more. Both have as many parameters.
 */
export function oddFigure(
	data: Points,
	groups: readonly number[],
	step: StepFit,
	{ rounding, chance }: Margins,
): OddFigure | null {
	const times = data.points.map(({ time }) => time);
	const without = times.map((_, index) => {
		const parted = groups.map((group, at) => (at === index ? APART : group));
		return { index, groups: parted, line: fitGrouped(data, parted, [times]) };
	});
	const least = Math.min(...without.map(({ line }) => line.deviance));
	const ahead = step.fit.deviance - least;
	if (ahead < -rounding) return null;
	// Where a season has two figures, the one says as little as the other once either is left out: the one that stands further
	// from a line without seasons is named.
	const sides = groups.map(sideOf);
	const { scores, weights } = fitGrouped(data, sides, [times]);
	const distance = ({ index }: { readonly index: number }) =>
		(scores[index] ?? 0) ** 2 / (weights[index] || 1);
	const [odd] = without
		.filter(({ line }) => line.deviance <= least + rounding)
		.sort((a, b) => distance(b) - distance(a));
	if (odd === undefined) return null;
	// Beside a break both can be the same model, with slopes that differ by rounding: the figure is then the simpler story.
	const better = ahead > chance || steepness(odd.line) < steepness(step.fit) + 1e-9 * Math.abs(step.height);
	return { index: odd.index, groups: odd.groups, better };
}
