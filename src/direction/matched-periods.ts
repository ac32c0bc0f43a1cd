import { log } from "../internal/elementary.ts";
import { normalQuantile, normalTail } from "../internal/normal.ts";
import { type StudentQuantile, studentTail } from "../internal/student.ts";
import type { DispersionPrior } from "./count-comparison.ts";
import { type CountTest, countTest, logLimits } from "./count-test.ts";

/** A pair of matched months, with the odds of the current one if both had the rate of their windows. */
export interface MatchedPair {
	readonly current: number;
	readonly previous: number;
	readonly odds: number;
}

/**
 * The ratio of two counts tested with the dispersion of its months: Pearson's statistic of the splits of the pairs,
 * moderated by a prior as Smyth (2004) moderates a variance, and no less cautious than the prior alone.
 *
 * A count of 0 has no logarithm, and without pairs and prior there is no dispersion: then the mid-p test answers, on
 * counts divided by the dispersion of the prior where that is above 1.
 */
export function matchedTest(
	x: number,
	y: number,
	odds: number,
	months: readonly MatchedPair[],
	prior: DispersionPrior,
	autocorrelation: "ignore" | "adjust",
	quantile: StudentQuantile,
): CountTest {
	let pairs = 0;
	let pearson = 0;
	let products = 0;
	let before = 0;
	for (const pair of x === 0 || y === 0 ? [] : months) {
		if (!(pair.current + pair.previous > 0)) continue;
		const value = residual(pair);
		pairs++;
		pearson += value * value;
		products += value * before;
		before = value;
	}
	const degreesOfFreedom = pairs - 1 + prior.weight;
	const lagOne = pearson > 0 ? products / pearson : 0;
	const r = autocorrelation === "adjust" ? Math.min(0.8, Math.max(0, lagOne + 1 / pairs)) : 0;
	const value = (((prior.weight * prior.value + pearson) / degreesOfFreedom) * (1 + r)) / (1 - r);
	if (pairs === 0 || !(degreesOfFreedom > 0 && value > 0)) {
		const scale = Math.max(1, prior.value);
		return countTest("mid-p", x / scale, y / scale, odds);
	}
	const logRatio = log(x / y / odds);
	const poisson = 1 / x + 1 / y;
	const standardError = Math.sqrt(value * poisson);
	const priorError = Math.sqrt(prior.value * poisson);
	const statistic = logRatio / standardError;
	const pDispersed = 2 * studentTail(Math.abs(statistic), degreesOfFreedom);
	const pPrior = 2 * normalTail(Math.abs(logRatio) / priorError);
	return {
		method: "matched-periods",
		intervalMethod: "matched-periods",
		pValue: Math.max(pDispersed, pPrior),
		statistic,
		limits: logLimits(logRatio, (tail) =>
			Math.max(-quantile(tail, degreesOfFreedom) * standardError, -normalQuantile(tail) * priorError),
		),
		dispersion: {
			value,
			pairs,
			pearson,
			degreesOfFreedom,
			priorWeight: prior.weight,
			priorValue: prior.value,
			lagOne,
			autocorrelation: r,
			standardError,
			pDispersed,
			pPrior,
		},
	};
}

/** How far the current month lies from its share of the pair, in standard deviations. */
function residual({ current, previous, odds }: MatchedPair): number {
	return (current - previous * odds) / Math.sqrt((current + previous) * odds);
}
