import { exp, log, log1p } from "../internal/elementary.ts";

/** How values scatter about their mean: counts, counts out of a denominator, plain values. */
export type Family = "poisson" | "binomial" | "gaussian";

/** A point of a series, ready to be fitted. */
export interface Point {
	/** Mid-point in units of the usual period. */
	readonly time: number;
	/** Count, or the value on the scale of the analysis. */
	readonly value: number;
	/** Exposure, denominator, or the weight of a value: one over its variance. */
	readonly size: number;
	/** The value on the scale of the line, and its weight there: half an event is added, so that both exist. */
	readonly guess: number;
	readonly guessWeight: number;
	/** Poisson: ln of the rate as it is. Binomial: the largest log-likelihood that any line can reach. */
	readonly best: number;
}

/** Points of one kind in the order of time. */
export interface Points {
	readonly family: Family;
	readonly points: readonly Point[];
}

/** A point with the rough values from which every fit starts. */
export function pointOf(family: Family, time: number, value: number, size: number): Point {
	if (family === "gaussian") return { time, value, size, guess: value, guessWeight: size, best: 0 };
	if (family === "poisson")
		return {
			time,
			value,
			size,
			guess: log((value + 0.5) / size),
			guessWeight: value + 0.5,
			best: value > 0 ? log(value / size) : 0,
		};
	const rest = size - value;
	return {
		time,
		value,
		size,
		guess: log((value + 0.5) / (rest + 0.5)),
		guessWeight: ((value + 0.5) * (rest + 0.5)) / (size + 1),
		best: entropy(value, size) + entropy(rest, size),
	};
}

/** x ln(x / n), 0 for x = 0. */
export function entropy(x: number, n: number): number {
	return x > 0 ? x * log(x / n) : 0;
}

/** A point where the line stands at some height. */
export interface Standing {
	/** Value less mean, times the weight of a plain value. */
	score: number;
	/** Information on the height of the line. */
	weight: number;
	/** Half of the deviance. */
	loss: number;
}

/** Where a point stands when the line is at `eta`; written to `standing`, because this is what all time is spent on. */
export function stand(family: Family, { value, size, best }: Point, eta: number, standing: Standing): void {
	if (family === "poisson") {
		const mean = size * exp(eta);
		standing.score = value - mean;
		standing.weight = mean;
		standing.loss = value * (best - eta) - (value - mean);
	} else if (family === "gaussian") {
		standing.score = size * (value - eta);
		standing.weight = size;
		standing.loss = (size * (value - eta) * (value - eta)) / 2;
	} else {
		const odds = exp(-Math.abs(eta));
		const rest = size - value;
		standing.score = value - (size * (eta > 0 ? 1 : odds)) / (1 + odds);
		standing.weight = (size * odds) / (1 + odds) ** 2;
		standing.loss = best - (eta > 0 ? -rest * eta : value * eta) + size * log1p(odds);
	}
}

/** Pearson's statistic of points about a line: scores squared over their variance. */
export function pearsonOf({ family, points }: Points, lineAt: (time: number) => number): number {
	const at = { score: 0, weight: 0, loss: 0 };
	return points.reduce((sum, point) => {
		stand(family, point, lineAt(point.time), at);
		return at.weight > 0 ? sum + (at.score * at.score) / at.weight : sum;
	}, 0);
}

/** A sum of squares, or 0 where it is no more than the rounding of the values themselves. */
export function withoutRounding({ family, points }: Points, squares: number): number {
	if (family !== "gaussian") return Math.max(0, squares);
	const all = points.reduce((sum, { size, value }) => sum + size * value * value, 0);
	return squares > 1e-26 * all ? squares : 0;
}
