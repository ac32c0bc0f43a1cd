import { betaQuantileOdds, betaTailAtOdds } from "../internal/beta.ts";
import { binomialPoint } from "../internal/binomial.ts";
import { log } from "../internal/elementary.ts";
import { solveTail } from "../internal/solve.ts";

/**
 * Lower limit of the odds p / (1 - p) where `count` of count + others were observed, others counting 0 or more: the
 * p at which `count` or more has the probability `tail`. With `mid-p` the observed point counts half.
 */
export function conditionalOdds(
	tail: number,
	count: number,
	others: number,
	method: "exact" | "mid-p",
): number {
	if (method === "exact") return betaQuantileOdds(tail, count, others + 1, false);
	// With no others, nothing lies above the observed point, and half of its probability is all there is.
	if (others === 0) return betaQuantileOdds(2 * tail, count, 1, false);
	// The quantile of Beta(count + 1/2, others + 1/2) is within a hair of the limit.
	const start = betaQuantileOdds(tail, count + 0.5, others + 0.5, false);
	return solveTail(start, tail, false, (odds) => {
		const x = odds / (1 + odds);
		const y = 1 / (1 + odds);
		const weight = count * y + others * x;
		const density = (binomialPoint(count, count + others, x) * weight) / 2;
		const slope = count * y - others * x + ((others - count) * x * y) / weight;
		const atLeast = betaTailAtOdds(odds, count, others + 1, false);
		const above = betaTailAtOdds(odds, count + 1, others, false);
		return [(atLeast + above) / 2, log(density), slope];
	});
}
