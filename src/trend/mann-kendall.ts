import { normalQuantile, normalTail } from "../internal/normal.ts";
import { quantile } from "../internal/quantile.ts";

/** A value at its time, in the group that it is compared within. */
export interface RankedPoint {
	readonly time: number;
	readonly value: number;
	readonly group: number;
}

/** What the test of Mann and Kendall finds. */
export interface MannKendall {
	/** Pairs that rise less pairs that fall. */
	readonly s: number;
	readonly variance: number;
	/** What the variance was multiplied by for autocorrelation, 1 or more. */
	readonly correction: number;
	readonly z: number;
	/** Two-sided, from the exact distribution where there is one, otherwise from the normal one. */
	readonly p: number;
	readonly pExact: number | null;
	readonly pNormal: number;
	/** S over the number of pairs. */
	readonly tau: number;
	/** Median of the slopes of all pairs, per unit of time (Sen 1968). */
	readonly slope: number;
	/** Limits of the slope at a level; null where there are too few pairs for them. */
	readonly limits: (tail: number) => readonly [lower: number | null, upper: number | null];
}

/**
 * Mann (1945) and Kendall (1975), with Sen's slope; over groups by Hirsch, Slack and Smith (1982). The exact distribution
 * is used for one group of up to 18 values without ties. `adjusted` multiplies the variance for autocorrelation by the factor
 * of Hamed and Rao (1998) where that is above 1; their formula, and mmkh() of R with it, also has factors below 1.
 */
export function mannKendall(points: readonly RankedPoint[], adjusted: boolean): MannKendall {
	const groups = new Map<number, RankedPoint[]>();
	for (const point of points) groups.set(point.group, [...(groups.get(point.group) ?? []), point]);
	let [s, variance, tied] = [0, 0, false];
	const slopes: number[] = [];
	for (const own of groups.values()) {
		const size = own.length;
		own.forEach((one, index) => {
			for (const other of own.slice(index + 1)) {
				s += Math.sign(other.value - one.value);
				slopes.push((other.value - one.value) / (other.time - one.time));
			}
		});
		const ties = new Map<number, number>();
		for (const { value } of own) ties.set(value, (ties.get(value) ?? 0) + 1);
		let sum = size * (size - 1) * (2 * size + 5);
		for (const t of ties.values()) sum -= t * (t - 1) * (2 * t + 5);
		variance += sum / 18;
		tied ||= ties.size < size;
	}
	const slope = slopes.length === 0 ? 0 : quantile(slopes, 0.5);
	// Values that go up and down by turns have a factor below 1, which chance makes as well: it would find trends in noise.
	const correction = adjusted ? Math.max(1, hamedRao(points, slope)) : 1;
	variance *= correction;
	const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
	const pNormal = Math.min(1, 2 * normalTail(Math.abs(z)));
	const pExact =
		tied || correction > 1 || groups.size !== 1 || points.length > 18 ? null : exactP(points.length, s);
	slopes.sort((a, b) => a - b);
	/** The order statistic at a rank that need not be whole. */
	const at = (rank: number) => {
		if (rank < 1 || rank > slopes.length) return null;
		const below = slopes[Math.floor(rank) - 1] ?? 0;
		return below + (rank - Math.floor(rank)) * ((slopes[Math.ceil(rank) - 1] ?? 0) - below);
	};
	return {
		s,
		variance,
		correction,
		z,
		p: pExact ?? pNormal,
		pExact,
		pNormal,
		tau: slopes.length === 0 ? 0 : s / slopes.length,
		slope,
		limits: (tail) => {
			if (variance === 0) return [null, null];
			const reach = -normalQuantile(tail) * Math.sqrt(variance);
			return [at((slopes.length - reach) / 2), at((slopes.length + reach) / 2 + 1)];
		},
	};
}

/** Twice the chance that all orders of so many values without ties give an S as far from 0. Counted, up to 18! orders. */
function exactP(size: number, s: number): number {
	// How many orders have so many pairs that fall, one value more at a time.
	let orders = [1];
	let all = 1;
	for (let count = 2; count <= size; count++) {
		const next = new Array<number>((count * (count - 1)) / 2 + 1).fill(0);
		let window = 0;
		for (let falls = 0; falls < next.length; falls++) {
			window += (orders[falls] ?? 0) - (orders[falls - count] ?? 0);
			next[falls] = window;
		}
		orders = next;
		all *= count;
	}
	const falls = ((size * (size - 1)) / 2 - Math.abs(s)) / 2;
	return Math.min(1, (2 * orders.slice(0, falls + 1).reduce((sum, one) => sum + one, 0)) / all);
}

/**
 * What Hamed and Rao multiply the variance of S by: 1 + 2 / (n (n-1) (n-2)) sum (n-k) (n-k-1) (n-k-2) r(k), over the correlations
 * of the ranks about Sen's line that differ from 0 at 95%.
 */
export function hamedRao(points: readonly RankedPoint[], slope: number): number {
	const size = points.length;
	const rest = points.map(({ time, value }) => value - slope * time);
	// What a season or the side of a break is higher by is no autocorrelation.
	const middles = new Map<number, number>();
	for (const { group } of points)
		if (!middles.has(group))
			middles.set(
				group,
				quantile(
					rest.filter((_, at) => points[at]?.group === group),
					0.5,
				),
			);
	const left = rest.map((one, at) => one - (middles.get(points[at]?.group ?? 0) ?? 0));
	// Values on one line parallel to Sen's are ties, which rounding must not part.
	const noise =
		1e-12 * Math.max(...points.map(({ time, value }) => Math.abs(value) + Math.abs(slope * time)));
	const ranks = left.map((value) => {
		const below = left.filter((other) => other < value - noise).length;
		const tied = left.filter((other) => Math.abs(other - value) <= noise).length;
		return below + (tied + 1) / 2;
	});
	const centred = ranks.map((rank) => rank - (size + 1) / 2);
	const square = centred.reduce((sum, rank) => sum + rank * rank, 0);
	const border = -normalQuantile(0.025) / Math.sqrt(size);
	let sum = 0;
	for (let lag = 1; lag < size; lag++) {
		const r = centred.slice(lag).reduce((all, rank, index) => all + rank * (centred[index] ?? 0), 0) / square;
		if (Math.abs(r) > border) sum += (size - lag) * (size - lag - 1) * (size - lag - 2) * r;
	}
	return 1 + (2 * sum) / (size * (size - 1) * (size - 2));
}
