import { betaQuantileOdds, betaTailAtOdds } from "./beta.ts";
import { normalQuantile, normalTail } from "./normal.ts";

/** P(T > t) of Student's t with `df` degrees of freedom (the normal where they are infinite), precise in both tails. */
export function studentTail(t: number, df: number): number {
	if (df === Infinity) return normalTail(t);
	if (t < 0) return 1 - studentTail(-t, df);
	return betaTailAtOdds(t * (t / df), 0.5, df / 2, true) / 2;
}

/** {@link studentQuantile}, or the same from somewhere else. */
export type StudentQuantile = (p: number, df: number) => number;

/** Student's quantiles that are found once each: series of one length and one level need the same again and again. */
export function rememberedQuantiles(): StudentQuantile {
	const known = new Map<number, Map<number, number>>();
	return (p, df) => {
		const byTail = known.get(df) ?? new Map<number, number>();
		known.set(df, byTail);
		const quantile = byTail.get(p) ?? studentQuantile(p, df);
		byTail.set(p, quantile);
		return quantile;
	};
}

/** The value below which Student's t has probability `p`, 0 < p < 1. For an upper tail `q` take -studentQuantile(q). */
export function studentQuantile(p: number, df: number): number {
	if (df === Infinity) return normalQuantile(p);
	if (p > 0.5) return -studentQuantile(1 - p, df);
	return -Math.sqrt(df * betaQuantileOdds(2 * p, 0.5, df / 2, true));
}
