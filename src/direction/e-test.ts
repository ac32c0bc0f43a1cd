import { log } from "../internal/elementary.ts";

/** Probabilities of a Poisson count from `from` on, and their sums from either end. */
interface PoissonTable {
	readonly from: number;
	readonly to: number;
	readonly points: Float64Array;
	readonly below: Float64Array;
	readonly above: Float64Array;
}

/**
 * The e-test: the probability that two Poisson counts at the pooled rate give a standardised difference at least as
 * large as the observed one (Krishnamoorthy and Thomson 2004). Summed over every pair of counts that matters: for each
 * current count the previous counts that stay inside form one run, whose ends only move upwards. `odds` is the ratio
 * of the exposures.
 */
export function eTest(
	x: number,
	y: number,
	odds: number,
): { readonly pValue: number; readonly statistic: number } {
	const scale = 1 / odds;
	const statistic = standardised(x, y, scale);
	const total = x + y;
	if (total === 0) return { pValue: 1, statistic: 0 };
	const mean = (total * odds) / (1 + odds);
	const other = total / (1 + odds);
	const evidence = deviance(x, mean) + deviance(y, other);
	const currents = tableOf(mean, evidence);
	const previous = tableOf(other, evidence);
	// Pairs that are as extreme but for rounding are as extreme.
	const bound = Math.abs(statistic) * (1 - 1e-12);
	let pValue = 0;
	let low = previous.from;
	let high = previous.from;
	for (let i = currents.from; i <= currents.to; i++) {
		while (low <= previous.to && standardised(i, low, scale) >= bound) low++;
		while (high <= previous.to && standardised(i, high, scale) > -bound) high++;
		const outside =
			(previous.below[low - previous.from] ?? 0) + (previous.above[Math.max(low, high) - previous.from] ?? 0);
		pValue += (currents.points[i - currents.from] ?? 0) * outside;
	}
	return { pValue: Math.min(1, pValue), statistic };
}

/** The difference of the two rates over its estimated standard error; 0 where nothing happened. */
function standardised(x: number, y: number, scale: number): number {
	return x + y === 0 ? 0 : (x * scale - y) / Math.sqrt(x * scale * scale + y);
}

function deviance(count: number, mean: number): number {
	return (count === 0 ? 0 : count * log(count / mean)) + mean - count;
}

/**
 * Every count that can add to a probability as small as exp(-evidence): Bernstein's bound with 40 to spare, and no more
 * than doubles can hold. `below[k]` is P(X < from + k) and `above[k]` is P(X >= from + k), within the table.
 */
function tableOf(mean: number, evidence: number): PoissonTable {
	const reach = Math.min(evidence + 40, 800);
	const spread = reach / 3 + Math.sqrt((reach * reach) / 9 + 2 * mean * reach);
	const from = Math.max(0, Math.floor(mean - spread));
	const to = Math.ceil(mean + spread);
	const size = to - from + 1;
	const points = new Float64Array(size);
	const mode = Math.floor(mean);
	points[mode - from] = 1;
	for (let k = mode; k < to; k++) points[k + 1 - from] = ((points[k - from] ?? 0) * mean) / (k + 1);
	for (let k = mode; k > from; k--) points[k - 1 - from] = ((points[k - from] ?? 0) * k) / mean;
	const whole = points.reduce((sum, point) => sum + point, 0);
	const below = new Float64Array(size + 1);
	const above = new Float64Array(size + 1);
	for (let k = 0; k < size; k++) {
		points[k] = (points[k] ?? 0) / whole;
		below[k + 1] = (below[k] ?? 0) + (points[k] ?? 0);
	}
	for (let k = size; k > 0; k--) above[k - 1] = (above[k] ?? 0) + (points[k - 1] ?? 0);
	return { from, to, points, below, above };
}
