import { type Points, stand } from "./points.ts";

/** Slopes for all points on one or two columns, with a level of its own for every group of points. */
export interface GroupedFit {
	/** One slope a column. */
	readonly slopes: readonly number[];
	/** Variances of the slopes at dispersion 1; Infinity where the points say nothing. */
	readonly variances: readonly number[];
	/** Deviance of the points, and Pearson's statistic. */
	readonly deviance: number;
	readonly pearson: number;
	readonly degreesOfFreedom: number;
	/** Whether a slope has no end. */
	readonly unbounded: boolean;
	/** By point: the score and the weight at the fit; 0 for points of a group that tells nothing. */
	readonly scores: readonly number[];
	readonly weights: readonly number[];
	/** By point: its group, counted from 0 over those that tell something; -1 for the others. */
	readonly groups: readonly number[];
}

/** The steepest slope on a logarithmic scale, per unit of a column. */
const STEEPEST = 25;

/** The fit at some levels and slopes. */
interface State {
	readonly levels: readonly number[];
	readonly slopes: readonly number[];
	readonly loss: number;
	readonly pearson: number;
	readonly scores: readonly number[];
	readonly weights: readonly number[];
}

/**
 * Maximum likelihood by Newton's method: the levels are taken out of the system one group at a time, so that one or two
 * equations are left for the slopes. Groups without events, or with nothing but events, say nothing of them and are left
 * out.
 */
export function fitGrouped(
	{ family, points }: Points,
	groups: readonly number[],
	columns: readonly (readonly number[])[],
): GroupedFit {
	const own = [...new Set(groups)].filter((group) => {
		const all = points.filter((_, index) => groups[index] === group);
		return (
			family === "gaussian" ||
			(all.some(({ value }) => value > 0) &&
				(family === "poisson" || all.some(({ value, size }) => value < size)))
		);
	});
	const group = groups.map((one) => own.indexOf(one));
	const standing = { score: 0, weight: 0, loss: 0 };
	const stateAt = (levels: readonly number[], slopes: readonly number[]): State => {
		let [loss, pearson] = [0, 0];
		const [scores, weights] = [new Array<number>(points.length), new Array<number>(points.length)];
		points.forEach((point, index) => {
			const at = group[index] ?? -1;
			const eta = columns.reduce(
				(sum, column, which) => sum + (slopes[which] ?? 0) * (column[index] ?? 0),
				levels[at] ?? 0,
			);
			stand(family, point, eta, standing);
			const tells = at >= 0;
			loss += tells ? standing.loss : 0;
			scores[index] = tells ? standing.score : 0;
			weights[index] = tells ? standing.weight : 0;
			if (tells && standing.weight > 0) pearson += standing.score ** 2 / standing.weight;
		});
		return { levels, slopes, loss, pearson, scores, weights };
	};
	const start = own.map((_, at) => {
		let [weight, sum] = [0, 0];
		points.forEach(({ guess, guessWeight }, index) => {
			if (group[index] !== at) return;
			weight += guessWeight;
			sum += guessWeight * guess;
		});
		return sum / weight;
	});
	let state = stateAt(
		start,
		columns.map(() => 0),
	);
	for (let round = 0; round < 200; round++) {
		const { step, levels } = stepFrom(state, group, own.length, columns);
		let next = state;
		for (let share = 1; share > 1e-6; share /= 2) {
			const taken = state.slopes.map((slope, which) => {
				const wanted = slope + share * (step[which] ?? 0);
				return family === "gaussian" ? wanted : Math.max(-STEEPEST, Math.min(STEEPEST, wanted));
			});
			next = stateAt(
				state.levels.map((level, at) => level + share * (levels[at] ?? 0)),
				taken,
			);
			if (next.loss <= state.loss + 1e-12 * (1 + Math.abs(state.loss))) break;
		}
		const gain = state.loss - next.loss;
		state = next;
		if (family === "gaussian" ? round > 0 : round > 2 && gain <= 1e-14 * (1 + Math.abs(state.loss))) break;
	}
	const { information } = reduced(state, group, own.length, columns);
	const variances = inverseDiagonal(information);
	return {
		slopes: state.slopes,
		variances,
		deviance: 2 * Math.max(0, state.loss),
		pearson: state.pearson,
		degreesOfFreedom: group.filter((at) => at >= 0).length - own.length - columns.length,
		unbounded: family !== "gaussian" && variances.some((variance) => variance > 1e6),
		scores: state.scores,
		weights: state.weights,
		groups: group,
	};
}

/** What the levels leave of the columns: their means by group, and score and information with the levels free. */
function reduced(
	{ scores, weights }: Pick<State, "scores" | "weights">,
	group: readonly number[],
	count: number,
	columns: readonly (readonly number[])[],
) {
	const mass = new Array<number>(count).fill(0);
	group.forEach((at, index) => {
		if (at >= 0) mass[at] = (mass[at] ?? 0) + (weights[index] ?? 0);
	});
	const means = columns.map((column) => {
		const sums = new Array<number>(count).fill(0);
		group.forEach((at, index) => {
			if (at >= 0) sums[at] = (sums[at] ?? 0) + (weights[index] ?? 0) * (column[index] ?? 0);
		});
		return sums.map((sum, at) => sum / (mass[at] || 1));
	});
	const gaps = columns.map((column, which) =>
		column.map((value, index) => value - (means[which]?.[group[index] ?? -1] ?? value)),
	);
	const score = gaps.map((gap) => gap.reduce((sum, value, index) => sum + value * (scores[index] ?? 0), 0));
	const information = gaps.map((gap) =>
		gaps.map((other) =>
			gap.reduce((sum, value, index) => sum + value * (other[index] ?? 0) * (weights[index] ?? 0), 0),
		),
	);
	return { mass, means, gaps, score, information };
}

/** Newton's step of the slopes, and of the levels with them. */
function stepFrom(
	state: State,
	group: readonly number[],
	count: number,
	columns: readonly (readonly number[])[],
) {
	const { mass, means, score, information } = reduced(state, group, count, columns);
	const [[a = 0, b = 0] = [], [, d = 0] = []] = information;
	const [first = 0, second = 0] = score;
	const determinant = a * d - b * b;
	const step =
		columns.length < 2
			? [a > 0 ? first / a : 0]
			: determinant > 1e-14 * a * d
				? [(d * first - b * second) / determinant, (a * second - b * first) / determinant]
				: [a > 0 ? first / a : 0, 0];
	const sums = new Array<number>(count).fill(0);
	group.forEach((at, index) => {
		if (at >= 0) sums[at] = (sums[at] ?? 0) + (state.scores[index] ?? 0);
	});
	const levels = sums.map((sum, at) =>
		step.reduce((level, change, which) => level - change * (means[which]?.[at] ?? 0), sum / (mass[at] || 1)),
	);
	return { step, levels };
}

/** Diagonal of the inverse of a matrix of one or two rows; Infinity where there is none. */
function inverseDiagonal(information: readonly (readonly number[])[]): readonly number[] {
	const [[a = 0, b = 0] = [], [, d = 0] = []] = information;
	if (information.length < 2) return information.map(() => (a > 0 ? 1 / a : Number.POSITIVE_INFINITY));
	const determinant = a * d - b * b;
	if (!(determinant > 1e-14 * a * d)) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	return [d / determinant, a / determinant];
}

/** The score of a column where its slope is 0, over its standard deviation, at a fit without it. */
export function scoreOf(fit: GroupedFit, column: readonly number[]): number {
	const count = 1 + Math.max(-1, ...fit.groups);
	const { score, information } = reduced(fit, fit.groups, count, [column]);
	const [[square = 0] = []] = information;
	return square > 0 ? (score[0] ?? 0) / Math.sqrt(square) : 0;
}
