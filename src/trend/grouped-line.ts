import { type Points, stand } from "./points.ts";

/** One slope for all points, with a level of its own for every group of them. */
export interface GroupedFit {
	readonly slope: number;
	/** Variance of the slope at dispersion 1; Infinity where the points say nothing. */
	readonly variance: number;
	/** Pearson's statistic about the fit. */
	readonly pearson: number;
	readonly degreesOfFreedom: number;
	/** The slope's score over its standard deviation where there is none. */
	readonly scoreZ: number;
	/** Pearson's statistic about the levels alone. */
	readonly levelPearson: number;
	/** Root of the deviance that the slope explains, with its sign. */
	readonly devianceZ: number;
	/** Whether the slope has no end. */
	readonly unbounded: boolean;
}

/** The steepest slope on a logarithmic scale, per period. */
const STEEPEST = 25;

/** What a fit comes to at the slope and the levels it has. */
interface Sums {
	readonly loss: number;
	/** Score of the slope and information on it, with the levels free. */
	readonly score: number;
	readonly information: number;
	readonly pearson: number;
	/** By group: the next level less the present one, and the mean time by weight. */
	readonly steps: readonly number[];
	readonly means: readonly number[];
}

/**
 * Maximum likelihood by Newton's method: the levels are taken out of the system one group at a time, so that one equation
 * is left for the slope. Groups without events, or with nothing but events, say nothing of it and are left out.
 */
export function fitGrouped({ family, points }: Points, groups: readonly number[]): GroupedFit {
	const telling = [...new Set(groups)].filter((group) => {
		const own = points.filter((_, index) => groups[index] === group);
		return (
			family === "gaussian" ||
			(own.some(({ value }) => value > 0) &&
				(family === "poisson" || own.some(({ value, size }) => value < size)))
		);
	});
	const rows = points.flatMap((point, index) => {
		const group = telling.indexOf(groups[index] ?? -1);
		return group < 0 ? [] : [{ point, group }];
	});
	const standing = { score: 0, weight: 0, loss: 0 };

	const sumsAt = (slope: number, levels: readonly number[]): Sums => {
		const weights = telling.map(() => 0);
		const scores = telling.map(() => 0);
		const times = telling.map(() => 0);
		let [loss, pearson] = [0, 0];
		const seen = rows.map(({ point, group }) => {
			stand(family, point, (levels[group] ?? 0) + slope * point.time, standing);
			const { score, weight } = standing;
			loss += standing.loss;
			if (weight > 0) pearson += (score * score) / weight;
			weights[group] = (weights[group] ?? 0) + weight;
			scores[group] = (scores[group] ?? 0) + score;
			times[group] = (times[group] ?? 0) + weight * point.time;
			return { score, weight, group, time: point.time };
		});
		const means = telling.map((_, group) => (times[group] ?? 0) / (weights[group] || 1));
		let [score, information] = [0, 0];
		for (const one of seen) {
			const gap = one.time - (means[one.group] ?? 0);
			score += one.score * gap;
			information += one.weight * gap * gap;
		}
		return {
			loss,
			score,
			information,
			pearson,
			means,
			steps: telling.map((_, group) => (scores[group] ?? 0) / (weights[group] || 1)),
		};
	};

	/** From a start, with the slope free or held where it is. */
	const settle = (from: readonly number[], free: boolean) => {
		let [slope, levels] = [0, from];
		let sums = sumsAt(slope, levels);
		for (let round = 0; round < 200; round++) {
			let step = free && sums.information > 0 ? sums.score / sums.information : 0;
			step = Math.max(-STEEPEST, Math.min(STEEPEST, slope + step)) - slope;
			let share = 1;
			let next = sums;
			let nextLevels = levels;
			for (; share > 1e-6; share /= 2) {
				nextLevels = levels.map(
					(level, group) => level + share * ((sums.steps[group] ?? 0) - step * (sums.means[group] ?? 0)),
				);
				next = sumsAt(slope + share * step, nextLevels);
				if (next.loss <= sums.loss + 1e-12 * (1 + Math.abs(sums.loss))) break;
			}
			slope += share * step;
			const gain = sums.loss - next.loss;
			[sums, levels] = [next, nextLevels];
			if (family === "gaussian" ? round > 0 : gain <= 1e-14 * (1 + Math.abs(sums.loss)) && round > 2) break;
		}
		return { slope, levels, sums };
	};

	const start = telling.map((_, group) => {
		const own = rows.filter((row) => row.group === group);
		const weight = own.reduce((sum, { point }) => sum + point.guessWeight, 0);
		return own.reduce((sum, { point }) => sum + point.guessWeight * point.guess, 0) / weight;
	});
	const level = settle(start, false);
	const line = settle(level.levels, true);
	const { sums, slope } = line;
	const explained = 2 * Math.max(0, level.sums.loss - sums.loss);
	const variance = sums.information > 0 ? 1 / sums.information : Number.POSITIVE_INFINITY;
	return {
		slope,
		variance,
		pearson: sums.pearson,
		degreesOfFreedom: rows.length - telling.length - 1,
		scoreZ: level.sums.information > 0 ? level.sums.score / Math.sqrt(level.sums.information) : 0,
		levelPearson: level.sums.pearson,
		devianceZ: Math.sign(slope) * Math.sqrt(explained),
		unbounded: family !== "gaussian" && variance > 1e6,
	};
}
