import { exp } from "./elementary.ts";
import { gammaLower, gammaUpper, poissonTerm } from "./gamma.ts";

/** P(X = k) of a Poisson count with mean `mu`. */
export function poissonPoint(k: number, mu: number): number {
	return k > 0 ? poissonTerm(k, mu) : exp(-mu);
}

/** P(X <= k) of a Poisson count with mean `mu`. */
export function poissonLower(k: number, mu: number): number {
	return gammaUpper(k + 1, mu);
}

/** P(X >= k) of a Poisson count with mean `mu`; 1 where k is 0. */
export function poissonUpper(k: number, mu: number): number {
	return k > 0 ? gammaLower(k, mu) : 1;
}
