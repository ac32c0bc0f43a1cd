import { type Point, type Points, stand } from "./points.ts";

/** Slopes for all points on one or two columns, with a level of its own for every group of points. */
export interface GroupedFit {
	/** The height of each group that tells something, where all columns are 0. */
	readonly levels: readonly number[];
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
	const own = tellingGroups(family, points, groups);
	const group = groups.map((one) => own.indexOf(one));
	const [one, two] = columns;
	const standing = { score: 0, weight: 0, loss: 0 };
	// Loops here and below, over lists that are filled in order, which hold bare numbers: most of the time of a trend goes
	// into these lines.
	const stateAt = (levels: readonly number[], slopes: readonly number[]): State => {
		const [slopeOne = 0, slopeTwo = 0] = slopes;
		let loss = 0;
		let pearson = 0;
		const scores: number[] = [];
		const weights: number[] = [];
		for (let index = 0; index < points.length; index++) {
			const at = group[index] ?? -1;
			if (at < 0) {
				scores.push(0);
				weights.push(0);
				continue;
			}
			let eta = levels[at] ?? 0;
			if (one !== undefined) eta += slopeOne * (one[index] ?? 0);
			if (two !== undefined) eta += slopeTwo * (two[index] ?? 0);
			stand(family, points[index] as Point, eta, standing);
			const { score, weight } = standing;
			scores.push(score);
			weights.push(weight);
			loss += standing.loss;
			if (weight > 0) pearson += (score * score) / weight;
		}
		return { levels, slopes, loss, pearson, scores, weights };
	};
	let state = stateAt(
		startOf(points, group, own.length),
		columns.map(() => 0),
	);
	for (let round = 0; round < 200; round++) {
		const { step, levels } = stepFrom(state, group, own.length, columns);
		let next = state;
		for (let share = 1; share > 1e-6; share /= 2) {
			const from = state;
			const taken = columns.map((_, which) => {
				const wanted = (from.slopes[which] ?? 0) + share * (step[which] ?? 0);
				return family === "gaussian" ? wanted : Math.max(-STEEPEST, Math.min(STEEPEST, wanted));
			});
			const moved: number[] = [];
			for (let at = 0; at < own.length; at++) moved.push((from.levels[at] ?? 0) + share * (levels[at] ?? 0));
			next = stateAt(moved, taken);
			if (next.loss <= state.loss + 1e-12 * (1 + Math.abs(state.loss))) break;
		}
		const gain = state.loss - next.loss;
		state = next;
		if (family === "gaussian" ? round > 0 : round > 2 && gain <= 1e-14 * (1 + Math.abs(state.loss))) break;
	}
	const variances = inverseDiagonal(reduced(state, group, own.length, columns), columns.length);
	return {
		levels: state.levels,
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

/** Where the levels start: at what the points of each group say themselves. */
function startOf(points: Points["points"], group: readonly number[], count: number): readonly number[] {
	const levels: number[] = [];
	for (let at = 0; at < count; at++) {
		let weight = 0;
		let sum = 0;
		for (let index = 0; index < points.length; index++) {
			if (group[index] !== at) continue;
			const { guess, guessWeight } = points[index] as Point;
			weight += guessWeight;
			sum += guessWeight * guess;
		}
		levels.push(sum / weight);
	}
	return levels;
}

/** The groups that tell something, in the order of their first points. */
function tellingGroups(
	family: Points["family"],
	points: Points["points"],
	groups: readonly number[],
): readonly number[] {
	return [...new Set(groups)].filter((group) => {
		if (family === "gaussian") return true;
		let events = false;
		let others = family === "poisson";
		points.forEach(({ value, size }, index) => {
			if (groups[index] !== group) return;
			events ||= value > 0;
			others ||= value < size;
		});
		return events && others;
	});
}

/** What the levels leave of one or two columns. */
interface Reduced {
	/** By group: the sum of the weights, and the mean of each column. */
	readonly mass: readonly number[];
	readonly meansOne: readonly number[];
	readonly meansTwo: readonly number[];
	/** Scores of the columns with the levels free, and the information on them: the first, both, the second. */
	readonly score: readonly [first: number, second: number];
	readonly information: readonly [first: number, both: number, second: number];
}

function reduced(
	{ scores, weights }: Pick<State, "scores" | "weights">,
	group: readonly number[],
	count: number,
	[one, two]: readonly (readonly number[])[],
): Reduced {
	const mass = meansOf(weights, group, count, undefined);
	const meansOne = one === undefined ? [] : meansOf(weights, group, count, one);
	const meansTwo = two === undefined ? [] : meansOf(weights, group, count, two);
	let first = 0;
	let second = 0;
	let a = 0;
	let b = 0;
	let d = 0;
	for (let index = 0; one !== undefined && index < group.length; index++) {
		const at = group[index] ?? -1;
		if (at < 0) continue;
		const weight = weights[index] ?? 0;
		const score = scores[index] ?? 0;
		const gap = (one[index] ?? 0) - (meansOne[at] ?? 0);
		first += gap * score;
		a += gap * gap * weight;
		if (two === undefined) continue;
		const other = (two[index] ?? 0) - (meansTwo[at] ?? 0);
		second += other * score;
		b += gap * other * weight;
		d += other * other * weight;
	}
	return { mass, meansOne, meansTwo, score: [first, second], information: [a, b, d] };
}

/** By group: the weighted mean of a column, or the sum of the weights where there is no column. */
function meansOf(
	weights: readonly number[],
	group: readonly number[],
	count: number,
	column: readonly number[] | undefined,
): readonly number[] {
	const means: number[] = [];
	for (let at = 0; at < count; at++) {
		let mass = 0;
		let sum = 0;
		for (let index = 0; index < group.length; index++) {
			if (group[index] !== at) continue;
			const weight = weights[index] ?? 0;
			mass += weight;
			if (column !== undefined) sum += weight * (column[index] ?? 0);
		}
		means.push(column === undefined ? mass : sum / (mass || 1));
	}
	return means;
}

/** Newton's step of the slopes, and of the levels with them. */
function stepFrom(
	state: State,
	group: readonly number[],
	count: number,
	columns: readonly (readonly number[])[],
) {
	const { mass, meansOne, meansTwo, score, information } = reduced(state, group, count, columns);
	const [a, b, d] = information;
	const [first, second] = score;
	const determinant = a * d - b * b;
	const isPair = columns.length > 1 && determinant > 1e-14 * a * d;
	const stepOne = isPair ? (d * first - b * second) / determinant : a > 0 ? first / a : 0;
	const stepTwo = isPair ? (a * second - b * first) / determinant : 0;
	const levels: number[] = [];
	for (let at = 0; at < count; at++) {
		let sum = 0;
		for (let index = 0; index < group.length; index++)
			if (group[index] === at) sum += state.scores[index] ?? 0;
		let level = sum / (mass[at] || 1);
		if (columns.length > 0) level -= stepOne * (meansOne[at] ?? 0);
		if (columns.length > 1) level -= stepTwo * (meansTwo[at] ?? 0);
		levels.push(level);
	}
	return { step: [stepOne, stepTwo], levels };
}

/** Diagonal of the inverse of the information on so many columns; Infinity where there is none. */
function inverseDiagonal({ information: [a, b, d] }: Reduced, columns: number): readonly number[] {
	if (columns === 0) return [];
	if (columns === 1) return [a > 0 ? 1 / a : Number.POSITIVE_INFINITY];
	const determinant = a * d - b * b;
	if (!(determinant > 1e-14 * a * d)) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	return [d / determinant, a / determinant];
}

/** The score of a column where its slope is 0, over its standard deviation, at a fit without it. */
export function scoreOf(fit: GroupedFit, column: readonly number[]): number {
	const count = 1 + Math.max(-1, ...fit.groups);
	const { score, information } = reduced(fit, fit.groups, count, [column]);
	return information[0] > 0 ? score[0] / Math.sqrt(information[0]) : 0;
}
