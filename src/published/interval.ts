/**
 * A run of values with exact ends, as text: a decimal where the end is one (`"8.55"`), otherwise a fraction in lowest
 * terms (`"800/167"`). `roundExact` prints both. Null is no end.
 *
 * @since 0.1.0
 */
export interface Interval {
	/** The lower end; null where there is none. */
	readonly lower: string | null;
	/** The upper end; null where there is none. */
	readonly upper: string | null;
	/** Whether the lower end belongs to the interval. False where there is none. */
	readonly lowerInclusive: boolean;
	/** Whether the upper end belongs to the interval. False where there is none. */
	readonly upperInclusive: boolean;
}
