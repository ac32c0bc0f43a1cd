import { checkConfidence } from "../internal/check.ts";
import { expm1 } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import { normalQuantile } from "../internal/normal.ts";
import { type StudentQuantile, studentQuantile } from "../internal/student.ts";
import type { Dispersion } from "./dispersion.ts";
import type { Slope } from "./levelling-off.ts";
import type { Scale } from "./levelling-points.ts";

/** What a slope is in, by the scale of the line. */
export const UNITS = {
	log: "percent-per-period",
	logit: "percent-of-odds-per-period",
	raw: "value-per-period",
} as const;

/** The levels that were asked for, as fractions. */
export function levelsOf(doing: string, confidence: number | readonly number[] = 0.95): readonly number[] {
	const levels = (typeof confidence === "object" ? confidence : [confidence]).map((level) =>
		checkConfidence(doing, level),
	);
	if (levels.length === 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"confidence must hold at least one level",
			confidence,
		);
	return levels;
}

/**
 * A slope with its intervals: as wide as Student's t with the dispersion seen or the normal with the dispersion
 * believed in makes them, whichever is wider. `variance` is that at dispersion 1.
 */
export function slopeOf(
	scale: Scale,
	unit: number,
	coefficient: number,
	variance: number,
	dispersion: Dispersion,
	levels: readonly number[],
	quantile: StudentQuantile = studentQuantile,
): Slope {
	const { value, degreesOfFreedom, prior } = dispersion;
	// A slope of -0 would not be the same after a JSON round trip.
	const change = (slope: number) => (scale === "raw" ? slope * unit : 100 * expm1(slope)) + 0;
	const bound = (slope: number) => (Number.isFinite(change(slope)) ? change(slope) : null);
	const spread = Math.sqrt(value * variance);
	const intervals = levels.map((confidence) => {
		const tail = (1 - confidence) / 2;
		const seen = -quantile(tail, degreesOfFreedom) * spread;
		const believed = prior === null ? 0 : -normalQuantile(tail) * Math.sqrt(prior.value * variance);
		const reach = Math.max(seen, believed);
		const known = Number.isFinite(reach);
		return {
			confidence,
			lower: known ? bound(coefficient - reach) : null,
			upper: known ? bound(coefficient + reach) : null,
		};
	});
	const [{ confidence, lower, upper } = { confidence: 0, lower: null, upper: null }] = intervals;
	return {
		change: change(coefficient),
		unit: UNITS[scale],
		coefficient: coefficient * unit + 0,
		standardError: Number.isFinite(spread) ? spread * unit : null,
		confidence,
		lower,
		upper,
		intervals,
	};
}
