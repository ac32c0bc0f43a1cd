import { normalTail } from "../internal/normal.ts";
import { studentTail } from "../internal/student.ts";

/** What is believed of the dispersion before the points are seen; null where nothing is and the points alone decide. */
export interface Prior {
	readonly weight: number;
	readonly value: number;
}

/** Dispersion of a fit and the degrees of freedom that stand behind it. */
export interface Dispersion {
	readonly value: number;
	readonly degreesOfFreedom: number;
	readonly prior: Prior | null;
}

/** The moderated dispersion (d0 phi0 + X2) / (d0 + df). */
export function dispersionOf(prior: Prior | null, pearson: number, degreesOfFreedom: number): Dispersion {
	const { weight, value } = prior ?? { weight: 0, value: 1 };
	return {
		value: (weight * value + pearson) / (weight + degreesOfFreedom),
		degreesOfFreedom: weight + degreesOfFreedom,
		prior,
	};
}

/**
 * Two-sided p-value of an estimate over its standard error at dispersion 1: from Student's t with the dispersion seen
 * or from the normal with the dispersion believed in, whichever is larger. No difference is no evidence, also where
 * there is no scatter either.
 */
export function cautiousP(z: number, { value, degreesOfFreedom, prior }: Dispersion): number {
	if (z === 0) return 1;
	if (value === 0) return 0;
	const seen = 2 * studentTail(Math.abs(z) / Math.sqrt(value), degreesOfFreedom);
	return prior === null ? seen : Math.max(seen, 2 * normalTail(Math.abs(z) / Math.sqrt(prior.value)));
}
