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
	const scores = level === undefined ? [] : level.scores.slice();
	const weights = level === undefined ? [] : level.weights.slice();
	// Loops here and below, over lists that are filled in order, which hold bare numbers and are filled again in every round:
	// most of the time of a trend goes into these lines.
	const lossAt = (levels: readonly number[], slopeOne: number, slopeTwo: number): number => {
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
		return loss;
	};
	let heights = levels.slice();
	let spare = levels.slice();
	let slopeOne = 0;
	let slopeTwo = 0;
	let loss = level === undefined ? lossAt(heights, 0, 0) : level.deviance / 2;
	const room = roomFor(levels);
	for (let round = 0; one !== undefined && round < 200; round++) {
		reduce(room, scores, weights, group, one, two);
		setStep(room, slopeOne, slopeTwo, limit);
		let nextOne = slopeOne;
		let nextTwo = slopeTwo;
		let next = loss;
		for (let share = 1; share > 1e-12; share /= 2) {
			nextOne = within(slopeOne + share * room.stepOne, limit);
			nextTwo = within(slopeTwo + share * room.stepTwo, limit);
			for (let at = 0; at < levels.length; at++)
				spare[at] = (heights[at] ?? 0) + share * (room.shifts[at] ?? 0);
			next = lossAt(spare, nextOne, nextTwo);
			if (next <= loss + 1e-12 * (1 + Math.abs(loss))) break;
		}
		const gain = loss - next;
		[heights, spare] = [spare, heights];
		slopeOne = nextOne;
		slopeTwo = nextTwo;
		loss = next;
		// The step after one that gains so little is far below the standard errors of the slopes.
		if (family === "gaussian" ? round > 0 : gain <= 1e-14 * (1 + Math.abs(loss))) break;
	}
	let pearson = 0;
	let told = 0;
	for (let index = 0; index < points.length; index++) {
		if ((group[index] ?? -1) >= 0) told++;
		const score = scores[index] ?? 0;
		const weight = weights[index] ?? 0;
		if (weight > 0) pearson += (score * score) / weight;
	}
	if (one !== undefined) reduce(room, scores, weights, group, one, two);
	const variances = one === undefined ? [] : inverseDiagonal(room, columns.length);
	return {
		levels: heights,
		slopes: [slopeOne, slopeTwo].slice(0, columns.length),
		variances,
		deviance: 2 * Math.max(0, loss),
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

/** What the levels leave of one or two columns, and Newton's step from there: filled again in every round. */
interface Room {
	/** By group: the sums of the weights and of the scores, the mean of each column, and the step of the level. */
	readonly mass: number[];
	readonly sums: number[];
	readonly meansOne: number[];
	readonly meansTwo: number[];
	readonly shifts: number[];
	/** Scores of the columns with the levels free. */
	scoreOne: number;
	scoreTwo: number;
	/** The information on the first, on both, on the second. */
	one: number;
	both: number;
	two: number;
	stepOne: number;
	stepTwo: number;
}

type Column = readonly number[];

/** Room for as many groups as there are levels. */
function roomFor(levels: readonly number[]): Room {
	// Copies of the levels, as these are of the right length and hold bare numbers.
	return {
		mass: levels.slice(),
		sums: levels.slice(),
		meansOne: levels.slice(),
		meansTwo: levels.slice(),
		shifts: levels.slice(),
		scoreOne: 0,
		scoreTwo: 0,
		one: 0,
		both: 0,
		two: 0,
		stepOne: 0,
		stepTwo: 0,
	};
}

function reduce(
	room: Room,
	scores: readonly number[],
	weights: readonly number[],
	group: readonly number[],
	one: Column,
	two: Column | undefined,
): void {
	const { mass, sums, meansOne, meansTwo } = room;
	for (let at = 0; at < mass.length; at++) {
		mass[at] = 0;
		sums[at] = 0;
		meansOne[at] = 0;
		meansTwo[at] = 0;
	}
	for (let index = 0; index < group.length; index++) {
		const at = group[index] ?? -1;
		if (at < 0) continue;
		const weight = weights[index] ?? 0;
		mass[at] = (mass[at] ?? 0) + weight;
		sums[at] = (sums[at] ?? 0) + (scores[index] ?? 0);
		meansOne[at] = (meansOne[at] ?? 0) + weight * (one[index] ?? 0);
		if (two !== undefined) meansTwo[at] = (meansTwo[at] ?? 0) + weight * (two[index] ?? 0);
	}
	for (let at = 0; at < mass.length; at++) {
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
	room.scoreOne = first;
	room.scoreTwo = second;
	room.one = a;
	room.both = b;
	room.two = d;
}

/** Newton's step of the slopes, and of the levels with them. */
function setStep(room: Room, slopeOne: number, slopeTwo: number, limit: number): void {
	const { mass, sums, meansOne, meansTwo, shifts, scoreOne: first, scoreTwo: second } = room;
	const { one: a, both: b, two: d } = room;
	const determinant = a * d - b * b;
	// Of a second column that is not there, the information is 0.
	const isPair = determinant > 1e-14 * a * d;
	let stepOne = isPair ? (d * first - b * second) / determinant : a > 0 ? first / a : 0;
	let stepTwo = isPair ? (a * second - b * first) / determinant : 0;
	// A slope goes no further than its limit, and the other is found beside it there: cut one by one, the two steps could lead
	// nowhere. The levels go with them as far as they are taken.
	const isOneCut = Math.abs(slopeOne + stepOne) > limit;
	stepOne = within(slopeOne + stepOne, limit) - slopeOne;
	if (isPair && isOneCut) stepTwo = (second - b * stepOne) / d;
	const isTwoCut = Math.abs(slopeTwo + stepTwo) > limit;
	stepTwo = within(slopeTwo + stepTwo, limit) - slopeTwo;
	if (isTwoCut) stepOne = within(slopeOne + (first - b * stepTwo) / a, limit) - slopeOne;
	for (let at = 0; at < mass.length; at++)
		shifts[at] =
			(sums[at] ?? 0) / (mass[at] || 1) - stepOne * (meansOne[at] ?? 0) - stepTwo * (meansTwo[at] ?? 0);
	room.stepOne = stepOne;
	room.stepTwo = stepTwo;
}

/** Diagonal of the inverse of the information on so many columns; Infinity where there is none. */
function inverseDiagonal({ one: a, both: b, two: d }: Room, columns: number): readonly number[] {
	if (columns === 1) return [a > 0 ? 1 / a : Number.POSITIVE_INFINITY];
	const determinant = a * d - b * b;
	if (!(determinant > 1e-14 * a * d)) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	return [d / determinant, a / determinant];
}

/** The score of a column where its slope is 0, over its standard deviation, at a fit without it. */
export function scoreOf(fit: GroupedFit, column: readonly number[]): number {
	const room = roomFor(fit.levels);
	reduce(room, fit.scores, fit.weights, fit.groups, column, undefined);
	return room.one > 0 ? room.scoreOne / Math.sqrt(room.one) : 0;
}

/**
 * The point that tells most of a slope of this sign, by one step from the fit to the one without it: its score times what the
 * levels leave of its time, over one less its leverage. The two points of a group tell the same; of these it is the one that lies
 * further from the mean of all. null where no point speaks for the slope.
 */
export function mostTelling(
	{ points }: Points,
	fit: GroupedFit,
	column: readonly number[],
	sign: number,
): number | null {
	const { gaps, left } = leverageOf(fit, column);
	let mean = 0;
	for (const { guess } of points) mean += guess / points.length;
	const distance = (index: number | null) => Math.abs((points[index ?? -1]?.guess ?? mean) - mean);
	let found: number | null = null;
	let most = 0;
	for (let index = 0; index < points.length; index++) {
		const influence = (sign * (gaps[index] ?? 0) * (fit.scores[index] ?? 0)) / (left[index] ?? 1);
		const isAlike = found !== null && Math.abs(influence - most) <= 1e-9 * most;
		if (isAlike ? distance(index) <= distance(found) : !(influence > most)) continue;
		found = index;
		most = influence;
	}
	return found;
}

/** The point that lies furthest from the fit for what is left of it there: the largest studentised residual; null where none is off. */
export function furthestOff(fit: GroupedFit, column: readonly number[]): number | null {
	const { left } = leverageOf(fit, column);
	let found: number | null = null;
	let most = 0;
	for (let index = 0; index < left.length; index++) {
		const weight = fit.weights[index] ?? 0;
		if (!(weight > 0)) continue;
		const square = (fit.scores[index] ?? 0) ** 2 / (weight * (left[index] ?? 1));
		if (square <= most) continue;
		found = index;
		most = square;
	}
	return found;
}

/** By point: what the levels leave of its time, and one less its leverage, which is kept above 0. */
function leverageOf(
	{ levels, scores, weights, groups }: GroupedFit,
	column: readonly number[],
): { readonly gaps: readonly number[]; readonly left: readonly number[] } {
	const room = roomFor(levels);
	reduce(room, scores, weights, groups, column, undefined);
	const gaps = weights.slice();
	const left = weights.slice();
	for (let index = 0; index < groups.length; index++) {
		const at = groups[index] ?? -1;
		const weight = weights[index] ?? 0;
		// A point of no group has a score and a weight of 0.
		const gap = (column[index] ?? 0) - (room.meansOne[at] ?? 0);
		gaps[index] = gap;
		left[index] = Math.max(
			1e-9,
			1 - weight * (1 / (room.mass[at] || 1) + (gap * gap) / (room.one || Infinity)),
		);
	}
	return { gaps, left };
}
