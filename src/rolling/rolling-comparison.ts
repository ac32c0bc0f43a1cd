import type { Period } from "../period/period.ts";
import type { ExposureReason, ExposureRule, Exposures } from "./exposure.ts";
import type { Revision, SeriesBreak } from "./observation.ts";
import type { SeriesOptions } from "./read-series.ts";
import type { RollingTotal } from "./rolling-totals.ts";
import type { WindowReason } from "./window.ts";

/** What the windows of a comparison are divided by, and what they are allowed to differ in. @since 0.1.0 */
export interface ComparisonOptions extends SeriesOptions {
	/** The last month of the current window; of a longer period its last month is taken. */
	readonly ending: Period;
	/** What the counts are divided by. Default: nothing; counts of windows of the same length are compared. */
	readonly exposures?: Exposures;
	/** How the exposure of a window is found. Only with `exposures`. Default as in `rollingRates`. */
	readonly exposureRule?: ExposureRule;
	/** What the rates are expressed per, above 0. Only with `exposures`. Default 1,000. */
	readonly per?: number;
	/**
	 * What is reported but does not stop the comparison: a break in the series, or windows that have different months
	 * of the year. Default none.
	 */
	readonly accept?: readonly ("break-in-series" | "season-differs")[];
}

/** Their names. */
export const comparisonOptions: readonly (keyof ComparisonOptions)[] = [
	"ending",
	"exposures",
	"exposureRule",
	"per",
	"accept",
	"weighted",
];

/** Events of one month, or of the shortest run of months that both windows are divided into. @since 0.1.0 */
export interface MatchedCount {
	/** The month or run of months. */
	readonly period: Period;
	/** Its events. */
	readonly count: number;
	/** What they are divided by; there with the rule `sum-over-window` where every month has one above 0. */
	readonly exposure?: number;
}

/** One window of a comparison: what `directionOfTravel` and `compareCounts` take. @since 0.1.0 */
export interface ComparedWindow {
	/** The window, both ends included. */
	readonly period: Period;
	/** Events in the window. */
	readonly count: number;
	/** What they are divided by; the length of the window in months where no exposures were given. */
	readonly exposure: number;
	/** The years whose mid-year population was used, in order; empty where none was. */
	readonly exposureYears: readonly number[];
	/** The rate, count x per / exposure, not rounded; null where no exposures were given. */
	readonly value: number | null;
	/**
	 * The parts of the window, in order, each matching the part of the other window at the same place: April beside
	 * April. Not there when the windows have fewer than two parts in common, or different months of the year.
	 */
	readonly months?: readonly MatchedCount[];
	/** Whether an observation in the window is provisional. */
	readonly provisional: boolean;
	/** Whether an observation in the window is marked as revised. */
	readonly revised: boolean;
	/** Counts in the window that a later vintage has replaced, in order. */
	readonly revisions: readonly Revision[];
}

/** A break between the windows of a comparison or inside one. @since 0.1.0 */
export interface ComparisonBreak extends SeriesBreak {
	/** Where it is; a break at the first month of the current window is between the two. */
	readonly where: "within-previous" | "between" | "within-current";
}

/**
 * Why two windows cannot be compared.
 *
 * Reasons with `window` are those of one of the windows. Of the others:
 * - `withheld`: counts are withheld, and the total lies somewhere from `lower` to `upper` (null: no upper limit)
 * - `window-longer-than-series`: up to the end of the window the series has only `seriesMonths` months
 * - `break-in-series`: what comes before `at` cannot be set beside what follows
 * - `season-differs`: the windows have different months of the year
 *
 * @since 0.1.0
 */
export type ComparisonReason =
	| ((WindowReason | ExposureReason) & {
			/** The window that has it. */
			readonly window: "current" | "previous";
	  })
	| {
			/** Which reason it is. */
			readonly code: "withheld";
			/** The window that has it. */
			readonly window: "current" | "previous";
			/** The withheld periods, in order. */
			readonly periods: readonly Period[];
			/** The smallest that the total can be. */
			readonly lower: number;
			/** The largest that the total can be; null when there is no limit. */
			readonly upper: number | null;
	  }
	| {
			/** Which reason it is. */
			readonly code: "window-longer-than-series";
			/** Length of the window. */
			readonly months: number;
			/** Months from the beginning of the series to its end or that of the window. */
			readonly seriesMonths: number;
	  }
	| ({
			/** Which reason it is. */
			readonly code: "break-in-series";
	  } & ComparisonBreak)
	| {
			/** Which reason it is. */
			readonly code: "season-differs";
	  };

/** How two windows were set beside each other. @since 0.1.0 */
export interface ComparisonSettings {
	/** Length of each window in months. */
	readonly months: number;
	/** Which earlier window it is. */
	readonly against: "previous" | "same-period-last-year";
	/** Whether both windows have the same months of the year. */
	readonly likeForLike: boolean;
	/** What the rates are expressed per; null where no exposures were given. */
	readonly per: number | null;
	/** How the exposures were found; null where none were given. */
	readonly exposureRule: ExposureRule | null;
	/** Breaks between the windows or inside one, accepted or not, in order. */
	readonly breaks: readonly ComparisonBreak[];
}

/** Two windows that can be compared. @since 0.1.0 */
export interface CompleteComparison extends ComparisonSettings {
	/** Both windows are complete and like for like, apart from what was accepted. */
	readonly status: "complete";
	/** The window of interest. */
	readonly current: ComparedWindow;
	/** The earlier window. */
	readonly previous: ComparedWindow;
}

/** Two windows that cannot be compared. @since 0.1.0 */
export interface NotComparable extends ComparisonSettings {
	/** Something stands against it. */
	readonly status: "not-comparable";
	/** The window of interest, as far as it is known. */
	readonly current: RollingTotal;
	/** The earlier window, as far as it is known. */
	readonly previous: RollingTotal;
	/** Why they cannot be compared. */
	readonly reasons: readonly ComparisonReason[];
}

/** Answer of `compareRolling`: narrow it by `status`. @since 0.1.0 */
export type RollingComparison = CompleteComparison | NotComparable;
