import { conditionalOdds } from "../estimate/conditional-odds.ts";
import { exp, log } from "../internal/elementary.ts";
import { normalQuantile, normalTail } from "../internal/normal.ts";
import type { CountComparison, CountMethod, MatchedDispersion } from "./count-comparison.ts";
import { eTest } from "./e-test.ts";
import { exactP, midP, minimumLikelihoodP, scoreLowerOdds } from "./split.ts";

/** A test of two counts, with the limits of their ratio that belong to it. */
export interface CountTest {
	readonly method: CountMethod;
	readonly pValue: number | null;
	readonly statistic: number | null;
	readonly dispersion: MatchedDispersion | null;
	readonly intervalMethod: CountComparison["intervalMethod"];
	readonly limits: (tail: number) => readonly [lower: number, upper: number | null];
}

/** An upper limit, or null where there is none. */
const bound = (upper: number) => (Number.isFinite(upper) ? upper : null);

type LowerOdds = (x: number, y: number, tail: number) => number;

/** Limits of the ratio from the lower limit of the odds: the upper one is that of the counts the other way round. */
function limitsOf(x: number, y: number, odds: number, lowerOdds: LowerOdds): CountTest["limits"] {
	return (tail) => [lowerOdds(x, y, tail) / odds, bound(1 / lowerOdds(y, x, tail) / odds)];
}

const midLower: LowerOdds = (x, y, tail) => (x === 0 ? 0 : conditionalOdds(tail, x, y, "mid-p"));
const exactLower: LowerOdds = (x, y, tail) => (x === 0 ? 0 : conditionalOdds(tail, x, y, "exact"));
const scoreLower: LowerOdds = (x, y, tail) => scoreLowerOdds(x, y, -normalQuantile(tail));

/** Every test but that of matched periods. `odds` is the ratio of the exposures. */
export function countTest(
	method: Exclude<CountMethod, "matched-periods">,
	x: number,
	y: number,
	odds: number,
): CountTest {
	const answer = (
		pValue: number | null,
		statistic: number | null,
		intervalMethod: CountTest["intervalMethod"],
		limits: CountTest["limits"],
	): CountTest => ({ method, pValue, statistic, dispersion: null, intervalMethod, limits });
	const none = () => [0, null] as const;
	switch (method) {
		case "mid-p":
			return answer(midP(x, y, odds), null, method, limitsOf(x, y, odds, midLower));
		case "exact":
			return answer(exactP(x, y, odds), null, method, limitsOf(x, y, odds, exactLower));
		case "minimum-likelihood":
			return answer(minimumLikelihoodP(x, y, odds), null, "exact", limitsOf(x, y, odds, exactLower));
		case "e-test": {
			const { pValue, statistic } = eTest(x, y, odds);
			return answer(pValue, statistic, null, none);
		}
		case "score": {
			const z = scoreStatistic(x, y, odds);
			return answer(2 * normalTail(Math.abs(z)), z, method, limitsOf(x, y, odds, scoreLower));
		}
		case "log-ratio": {
			if (x === 0 || y === 0) return answer(null, null, null, none);
			const logRatio = log(x / y / odds);
			const error = Math.sqrt(1 / x + 1 / y);
			const z = logRatio / error;
			const limits = logLimits(logRatio, (tail) => -normalQuantile(tail) * error);
			return answer(2 * normalTail(Math.abs(z)), z, method, limits);
		}
	}
}

/** x less its share of the total, over the standard deviation of that. */
export function scoreStatistic(x: number, y: number, odds: number): number {
	return x + y === 0 ? 0 : (x - y * odds) / Math.sqrt((x + y) * odds);
}

/** Limits that lie equally far on either side of the logarithm of the ratio. */
export function logLimits(logRatio: number, reach: (tail: number) => number): CountTest["limits"] {
	return (tail) => [exp(logRatio - reach(tail)), bound(exp(logRatio + reach(tail)))];
}
