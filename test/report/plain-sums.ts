// Chances, limits and fits by sums, areas and elimination, for tests that compare a report with a computation of their own. Slow,
// and from the formulas alone: nothing here comes from the library.

/** What stands at a place of a list; what is not there makes every figure after it no number, so that it shows. */
export const at = (list: readonly number[], index: number): number => list[index] ?? Number.NaN;

export const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);

/** The area under a smooth curve, by Simpson's rule. */
function area(curve: (place: number) => number, from: number, to: number, steps = 2000): number {
	const width = (to - from) / steps;
	let sum = curve(from) + curve(to);
	for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * curve(from + step * width);
	return (sum * width) / 3;
}

/** Where a curve that falls has come down to a height, by halves. */
function whereFallsTo(height: number, curve: (place: number) => number, from: number, to: number): number {
	let [low, high] = [from, to];
	for (let step = 0; step < 80; step++) {
		const middle = (low + high) / 2;
		if (curve(middle) > height) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** Chance that a normal deviate is above `z`, 0 or more: its density at `z` times the area of what is left of it beyond. */
export function normalTail(z: number): number {
	const reach = Math.sqrt(z * z + 80) - z;
	const beyond = area((step) => Math.exp(-step * (z + step / 2)), 0, reach);
	return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * beyond;
}

/** Chance that Student's t is above `t`, 0 or more: t = sqrt(freedom) cot(angle) makes a power of the sine of its density. */
export function studentTail(t: number, freedom: number): number {
	const power = (angle: number) => Math.sin(angle) ** (freedom - 1);
	const whole = area(power, 0, Math.PI / 2);
	return area(power, 0, Math.atan2(Math.sqrt(freedom), t)) / whole / 2;
}

const known = new Map<string, number>();

/** How far out a tail of 2.5% or another one begins, of Student's t or, without degrees of freedom, of the normal. */
export function reachOf(tail: number, freedom: number | null): number {
	const name = `${tail} ${freedom}`;
	const found =
		known.get(name) ??
		whereFallsTo(tail, (z) => (freedom === null ? normalTail(z) : studentTail(z, freedom)), 0, 60);
	known.set(name, found);
	return found;
}

/** Chance of `from` Poisson events or more: every term as a multiple of the likeliest, over the sum of all. */
function poissonTail(mean: number, from: number): number {
	const likeliest = Math.floor(mean);
	let [all, tail] = [0, 0];
	const add = (events: number, term: number) => {
		all += term;
		if (events >= from) tail += term;
	};
	add(likeliest, 1);
	for (let k = likeliest + 1, term = mean / k; term > 1e-30; k++, term *= mean / k) add(k, term);
	for (let k = likeliest - 1, term = (k + 1) / mean; k >= 0 && term > 1e-30; term *= k / mean, k--)
		add(k, term);
	return tail / all;
}

/** The means that leave 2.5% at or above a count, and at or below it. */
export function exactLimits(count: number): readonly [lower: number, upper: number] {
	const most = 2 * count + 20;
	const below = (events: number) => (mean: number) => 1 - poissonTail(mean, events);
	// The chance of fewer events falls as the mean rises.
	return [
		count === 0 ? 0 : whereFallsTo(0.975, below(count), 0, most),
		whereFallsTo(0.025, below(count + 1), 0, most),
	];
}

/** Twice the smaller tail of `x` of `x + y` events with half of the observed point: every split as a multiple of the likeliest. */
export function midP(x: number, y: number, share: number): number {
	const events = x + y;
	const odds = share / (1 - share);
	const likeliest = Math.min(events, Math.floor((events + 1) * share));
	let [all, below, above] = [0, 0, 0];
	const add = (split: number, term: number) => {
		const seen = split === x ? term / 2 : term;
		all += term;
		if (split <= x) below += seen;
		if (split >= x) above += seen;
	};
	add(likeliest, 1);
	for (let [k, term] = [likeliest, 1]; k < events; k++) {
		term *= ((events - k) / (k + 1)) * odds;
		add(k + 1, term);
	}
	for (let [k, term] = [likeliest, 1]; k > 0; k--) {
		term *= k / (events - k + 1) / odds;
		add(k - 1, term);
	}
	return Math.min(1, (2 * Math.min(below, above)) / all);
}

/** Where the lower part of a gamma variable of this shape and scale 1 holds a chance; for shapes well above 1. */
export function gammaPlace(chance: number, shape: number): number {
	const top = shape - 1;
	const density = (place: number) => Math.exp(top * Math.log(place / top) - (place - top));
	const spread = Math.sqrt(shape);
	const [first, last] = [Math.max(top / 1e6, top - 12 * spread), top + 16 * spread];
	const whole = area(density, first, last, 4000);
	return whereFallsTo(1 - chance, (place) => 1 - area(density, first, place, 2000) / whole, first, last);
}

/** The inverse of a matrix, by elimination with the largest pivot. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
	const size = matrix.length;
	const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
	for (let column = 0; column < size; column++) {
		let best = column;
		for (let row = column + 1; row < size; row++)
			if (Math.abs(at(rows[row] ?? [], column)) > Math.abs(at(rows[best] ?? [], column))) best = row;
		const pivot = rows[best] ?? [];
		rows[best] = rows[column] ?? [];
		const scaled = pivot.map((value) => value / at(pivot, column));
		rows[column] = scaled;
		for (let row = 0; row < size; row++) {
			const own = rows[row] ?? [];
			const factor = at(own, column);
			if (row !== column) rows[row] = own.map((value, index) => value - factor * at(scaled, index));
		}
	}
	return rows.map((row) => row.slice(size));
}

/** A Poisson regression on the logarithmic scale. */
export interface PlainFit {
	readonly coefficients: readonly number[];
	/** Variances at dispersion 1. */
	readonly variances: readonly number[];
	readonly means: readonly number[];
	readonly deviance: number;
	readonly pearson: number;
}

/** Iteratively reweighted least squares: one row of the design for each count, which have one exposure in common. */
export function poissonFit(counts: readonly number[], design: readonly (readonly number[])[]): PlainFit {
	let heights = counts.map((count) => Math.log(count + 0.5));
	let coefficients: readonly number[] = [];
	let covariance: readonly (readonly number[])[] = [];
	for (let [round, change] = [0, 1]; round < 100 && change > 1e-11; round++) {
		const information = (design[0] ?? []).map(() => (design[0] ?? []).map(() => 0));
		const sides = (design[0] ?? []).map(() => 0);
		for (const [index, row] of design.entries()) {
			const weight = Math.exp(at(heights, index));
			const working = at(heights, index) + at(counts, index) / weight - 1;
			for (const [one, value] of row.entries()) {
				sides[one] = at(sides, one) + weight * value * working;
				const line = information[one] ?? [];
				for (const [other, factor] of row.entries()) line[other] = at(line, other) + weight * value * factor;
			}
		}
		covariance = inverse(information);
		const next = covariance.map((row) => total(row.map((value, column) => value * at(sides, column))));
		const before = coefficients;
		change =
			before.length === 0
				? 1
				: Math.max(...next.map((value, column) => Math.abs(value - at(before, column))));
		coefficients = next;
		heights = design.map((row) => total(row.map((value, column) => value * at(next, column))));
	}
	const means = heights.map(Math.exp);
	let [deviance, pearson] = [0, 0];
	for (const [index, count] of counts.entries()) {
		const mean = at(means, index);
		deviance += 2 * ((count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean));
		pearson += (count - mean) ** 2 / mean;
	}
	return {
		coefficients,
		variances: covariance.map((row, index) => at(row, index)),
		means,
		deviance,
		pearson,
	};
}

/** Where two records part, by path: numbers by more than a share of them, everything else at all. */
export function partings(found: unknown, expected: unknown, share: number, path = ""): readonly string[] {
	if (typeof found === "number" && typeof expected === "number") {
		// Below the smallest number with all its digits, chances come out as 0 or with a digit or two.
		const close = Math.abs(found - expected) <= Math.max(share * Math.abs(expected), 2 ** -1022);
		return close ? [] : [`${path}: ${found}, not ${expected}`];
	}
	if (typeof found !== "object" || typeof expected !== "object" || found === null || expected === null)
		return found === expected ? [] : [`${path}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
	const [ours, theirs] = [found as Record<string, unknown>, expected as Record<string, unknown>];
	return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) =>
		name in ours && name in theirs
			? partings(ours[name], theirs[name], share, `${path}/${name}`)
			: [`${path}/${name}: only on one side`],
	);
}
