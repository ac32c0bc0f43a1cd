import { betaLower, betaTerm, betaUpper } from "./beta.ts";
import { exp, log1p, power } from "./elementary.ts";

/** P(X = k) of a binomial count out of `n` with probability `p`. */
export function binomialPoint(k: number, n: number, p: number): number {
	if (k === 0) return exp(n * log1p(-p));
	if (k === n) return power(p, n);
	return betaTerm(p, 1 - p, k, n - k) * (n / k / (n - k));
}

/** P(X <= k) of a binomial count out of `n` with probability `p`; 1 where k is n. */
export function binomialLower(k: number, n: number, p: number): number {
	return betaUpper(p, k + 1, n - k);
}

/** P(X >= k) of a binomial count out of `n` with probability `p`; 1 where k is 0. */
export function binomialUpper(k: number, n: number, p: number): number {
	return betaLower(p, k, n - k + 1);
}
