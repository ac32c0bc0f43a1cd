import { checkConfidence } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/** An interval at one confidence level. `Upper` is `number | null` where an interval may have no upper end. @since 0.1.0 */
export interface ConfidenceInterval<Upper extends number | null = number> {
	/** Level of the interval as a fraction: 0.95 for 95%. */
	readonly confidence: number;
	/** Lower limit, in the unit of the value. */
	readonly lower: number;
	/** Upper limit, in the unit of the value; null where the interval is unbounded. */
	readonly upper: Upper;
}

/** The interval at the first level asked for, and the intervals at all of them. @since 0.1.0 */
export interface ConfidenceIntervals<Upper extends number | null = number> extends ConfidenceInterval<Upper> {
	/** The interval at every level asked for, in that order. */
	readonly intervals: readonly ConfidenceInterval<Upper>[];
}

/** Levels of confidence that an interval is wanted at. @since 0.1.0 */
export interface ConfidenceOptions {
	/**
	 * One level or a list of levels, as fractions (0.95) or as percentages from 50 (95, 99.8). Default 0.95. The
	 * first level of a list is the one that `lower` and `upper` of the result belong to.
	 */
	readonly confidence?: number | readonly number[];
}

/** Their names. */
export const confidenceOptions: readonly (keyof ConfidenceOptions)[] = ["confidence"];

/** Intervals at every level, from a function of the probability that is left in each tail. */
export function intervalsAt<Upper extends number | null = number>(
	doing: string,
	confidence: number | readonly number[] | undefined,
	limits: (tail: number) => readonly [lower: number, upper: Upper],
): ConfidenceIntervals<Upper> {
	const wanted: readonly number[] = Array.isArray(confidence) ? confidence : [confidence ?? 0.95];
	const intervals = wanted.map((given) => {
		const level = checkConfidence(doing, given);
		const [lower, upper] = limits((1 - level) / 2);
		return { confidence: level, lower, upper };
	});
	const [first] = intervals;
	if (first === undefined)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"confidence must hold at least one level",
			confidence,
		);
	const { confidence: level, lower, upper } = first;
	return { confidence: level, lower, upper, intervals };
}
