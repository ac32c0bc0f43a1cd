import { betaQuantileOdds, betaTailAtOdds } from "./beta.ts";
import { normalQuantile, normalTail } from "./normal.ts";

/** P(T > t) of Student's t with `df` degrees of freedom (the normal where they are infinite), precise in both tails. */
export function studentTail(t: number, df: number): number {
	if (df === Infinity) return normalTail(t);
	if (t < 0) return 1 - studentTail(-t, df);
	return betaTailAtOdds(t * (t / df), 0.5, df / 2, true) / 2;
}

/** The value below which Student's t has probability `p`, 0 < p < 1. For an upper tail `q` take -studentQuantile(q). */
export function studentQuantile(p: number, df: number): number {
	if (df === Infinity) return normalQuantile(p);
	if (p > 0.5) return -studentQuantile(1 - p, df);
	return -Math.sqrt(df * betaQuantileOdds(2 * p, 0.5, df / 2, true));
}
