import { log } from "../internal/elementary.ts";
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

/** The fit at some levels and slopes: its lists are filled again in every other round. */
interface State {
	levels: number[];
	slopeOne: number;
	slopeTwo: number;
	loss: number;
	readonly scores: number[];
	readonly weights: number[];
}

/**
 * Maximum likelihood by Newton's method from the levels without slopes, which have a closed form: the levels are taken out of
 * the system one group at a time, so that one or two equations are left for the slopes. Groups without events, or with nothing
 * but events, say nothing of them and are left out. `level` is the fit of the same points and groups without columns, where it
 * is known.
 */
export function fitGrouped(
	{ family, points }: Points,
	groups: readonly number[],
	columns: readonly (readonly number[])[],
	level?: GroupedFit,
): GroupedFit {
	const { groups: group, levels } = level ?? levelsOf(family, points, groups);
	const [one, two] = columns;
	const standing = { score: 0, weight: 0, loss: 0 };
	const limit = family === "gaussian" ? Number.POSITIVE_INFINITY : STEEPEST;
	// Loops here and below, over lists that are filled in order, which hold bare numbers: most of the time of a trend goes
	// into these lines.
	const standAt = (state: State): void => {
		const { levels, slopeOne, slopeTwo, scores, weights } = state;
		let loss = 0;
		for (let index = 0; index < points.length; index++) {
			const at = group[index] ?? -1;
			if (at < 0) {
				scores[index] = 0;
				weights[index] = 0;
				continue;
			}
			let eta = levels[at] ?? 0;
			if (one !== undefined) eta += slopeOne * (one[index] ?? 0);
			if (two !== undefined) eta += slopeTwo * (two[index] ?? 0);
			stand(family, points[index] as Point, eta, standing);
			scores[index] = standing.score;
			weights[index] = standing.weight;
			loss += standing.loss;
		}
		state.loss = loss;
	};
	const stateOf = (levels: number[]): State => ({
		levels,
		slopeOne: 0,
		slopeTwo: 0,
		loss: 0,
		scores: [],
		weights: [],
	});
	let state = stateOf(levels.slice());
	standAt(state);
	let spare = stateOf([]);
	for (let round = 0; one !== undefined && round < 200; round++) {
		const { step, shifts } = stepFrom(state, group, one, two, limit);
		for (let share = 1; share > 1e-6; share /= 2) {
			spare.slopeOne = within(state.slopeOne + share * step[0], limit);
			spare.slopeTwo = within(state.slopeTwo + share * step[1], limit);
			for (let at = 0; at < levels.length; at++)
				spare.levels[at] = (state.levels[at] ?? 0) + share * (shifts[at] ?? 0);
			standAt(spare);
			if (spare.loss <= state.loss + 1e-12 * (1 + Math.abs(state.loss))) break;
		}
		const gain = state.loss - spare.loss;
		[state, spare] = [spare, state];
		// The step after one that gains so little is far below the standard errors of the slopes.
		if (family === "gaussian" ? round > 0 : gain <= 1e-14 * (1 + Math.abs(state.loss))) break;
	}
	const { scores, weights } = state;
	let pearson = 0;
	let told = 0;
	for (let index = 0; index < points.length; index++) {
		if ((group[index] ?? -1) >= 0) told++;
		const score = scores[index] ?? 0;
		const weight = weights[index] ?? 0;
		if (weight > 0) pearson += (score * score) / weight;
	}
	const variances =
		one === undefined ? [] : inverseDiagonal(reduced(state, group, levels.length, one, two), columns.length);
	return {
		levels: state.levels,
		slopes: [state.slopeOne, state.slopeTwo].slice(0, columns.length),
		variances,
		deviance: 2 * Math.max(0, state.loss),
		pearson,
		degreesOfFreedom: told - levels.length - columns.length,
		unbounded: family !== "gaussian" && variances.some((variance) => variance > 1e6),
		scores,
		weights,
		groups: group,
	};
}

function within(slope: number, limit: number): number {
	return Math.max(-limit, Math.min(limit, slope));
}

/** The groups that tell something, in the order of their first points, each with the level that fits it best without slopes. */
function levelsOf(
	family: Points["family"],
	points: Points["points"],
	groups: readonly number[],
): Pick<GroupedFit, "groups" | "levels"> {
	const names: number[] = [];
	const values: number[] = [];
	const sizes: number[] = [];
	for (let index = 0; index < points.length; index++) {
		const { value, size } = points[index] as Point;
		let at = names.indexOf(groups[index] ?? 0);
		if (at < 0) {
			at = names.push(groups[index] ?? 0) - 1;
			values.push(0);
			sizes.push(0);
		}
		values[at] = (values[at] ?? 0) + (family === "gaussian" ? size * value : value);
		sizes[at] = (sizes[at] ?? 0) + size;
	}
	const levels: number[] = [];
	const places = names.map((_, at) => {
		const value = values[at] ?? 0;
		const size = sizes[at] ?? 0;
		if (family === "gaussian") return levels.push(value / size) - 1;
		const rest = family === "poisson" ? size : size - value;
		return value > 0 && rest > 0 ? levels.push(log(value / rest)) - 1 : -1;
	});
	const group: number[] = [];
	for (let index = 0; index < points.length; index++)
		group.push(places[names.indexOf(groups[index] ?? 0)] ?? -1);
	return { groups: group, levels };
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

type Column = readonly number[];

function reduced(
	{ scores, weights }: Pick<GroupedFit, "scores" | "weights">,
	group: readonly number[],
	count: number,
	one: Column,
	two: Column | undefined,
): Reduced {
	const mass: number[] = [];
	const meansOne: number[] = [];
	const meansTwo: number[] = [];
	for (let at = 0; at < count; at++) {
		mass.push(0);
		meansOne.push(0);
		meansTwo.push(0);
	}
	for (let index = 0; index < group.length; index++) {
		const at = group[index] ?? -1;
		if (at < 0) continue;
		const weight = weights[index] ?? 0;
		mass[at] = (mass[at] ?? 0) + weight;
		meansOne[at] = (meansOne[at] ?? 0) + weight * (one[index] ?? 0);
		if (two !== undefined) meansTwo[at] = (meansTwo[at] ?? 0) + weight * (two[index] ?? 0);
	}
	for (let at = 0; at < count; at++) {
		const total = mass[at] || 1;
		meansOne[at] = (meansOne[at] ?? 0) / total;
		meansTwo[at] = (meansTwo[at] ?? 0) / total;
	}
	let first = 0;
	let second = 0;
	let a = 0;
	let b = 0;
	let d = 0;
	for (let index = 0; index < group.length; index++) {
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

/** Newton's step of the slopes, and of the levels with them. */
function stepFrom(
	state: State,
	group: readonly number[],
	one: Column,
	two: Column | undefined,
	limit: number,
) {
	const { slopeOne, slopeTwo } = state;
	const count = state.levels.length;
	const { mass, meansOne, meansTwo, score, information } = reduced(state, group, count, one, two);
	const [a, b, d] = information;
	const [first, second] = score;
	const determinant = a * d - b * b;
	const isPair = two !== undefined && determinant > 1e-14 * a * d;
	const oneAlone = a > 0 ? first / a : 0;
	let stepOne = isPair ? (d * first - b * second) / determinant : oneAlone;
	let stepTwo = isPair ? (a * second - b * first) / determinant : 0;
	// A slope that stands at its limit and is pushed on stays there, and the other is found without it.
	if (isPair && Math.abs(slopeOne) >= limit && stepOne * slopeOne > 0) stepTwo = d > 0 ? second / d : 0;
	else if (isPair && Math.abs(slopeTwo) >= limit && stepTwo * slopeTwo > 0) stepOne = oneAlone;
	// The levels go with the step as far as it can be taken.
	stepOne = within(slopeOne + stepOne, limit) - slopeOne;
	stepTwo = within(slopeTwo + stepTwo, limit) - slopeTwo;
	const shifts: number[] = [];
	for (let at = 0; at < count; at++) shifts.push(0);
	for (let index = 0; index < group.length; index++) {
		const at = group[index] ?? -1;
		if (at >= 0) shifts[at] = (shifts[at] ?? 0) + (state.scores[index] ?? 0);
	}
	for (let at = 0; at < count; at++)
		shifts[at] =
			(shifts[at] ?? 0) / (mass[at] || 1) - stepOne * (meansOne[at] ?? 0) - stepTwo * (meansTwo[at] ?? 0);
	return { step: [stepOne, stepTwo] as const, shifts };
}

/** Diagonal of the inverse of the information on so many columns; Infinity where there is none. */
function inverseDiagonal({ information: [a, b, d] }: Reduced, columns: number): readonly number[] {
	if (columns === 1) return [a > 0 ? 1 / a : Number.POSITIVE_INFINITY];
	const determinant = a * d - b * b;
	if (!(determinant > 1e-14 * a * d)) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	return [d / determinant, a / determinant];
}

/** The score of a column where its slope is 0, over its standard deviation, at a fit without it. */
export function scoreOf(fit: GroupedFit, column: readonly number[]): number {
	const { score, information } = reduced(fit, fit.groups, fit.levels.length, column, undefined);
	return information[0] > 0 ? score[0] / Math.sqrt(information[0]) : 0;
}
