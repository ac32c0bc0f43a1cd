import type { Polarity } from "../benchmark/polarity.ts";
import type { Target } from "../benchmark/target.ts";
import type { Period } from "../period/period.ts";

/**
 * What an indicator is:
 * - `rate`: events over an exposure, per `per` of it
 * - `count`: events
 * - `proportion`: a part of a whole that was counted, per `per` (100: per cent)
 * - `survey`: a percentage of those asked
 * - `average`: any other figure, such as a mean duration
 *
 * @since 0.1.0
 */
export type IndicatorMeasure = "rate" | "count" | "proportion" | "survey" | "average";

/**
 * What chance does to the figures, and how that is known: from the `counts` themselves, from the `sample-size` or the
 * `standard-error` beside each figure, or not at all, so that a `tolerance` is stated instead.
 *
 * @since 0.1.0
 */
export type IndicatorUncertainty = "counts" | "sample-size" | "standard-error" | "tolerance";

/**
 * How often figures come: `monthly` and `quarterly` ones are added up over rolling 12 months, those of a year (`annual`)
 * and of part of a year (`part-year`) stand as they are beside the same months of the year before.
 *
 * @since 0.1.0
 */
export type IndicatorFrequency = "monthly" | "quarterly" | "annual" | "part-year";

/** Since when figures cannot be set beside earlier ones, and why. @since 0.1.0 */
export interface IndicatorBreak {
	/** The first month after the break. */
	readonly from: Period;
	/** What changed. */
	readonly cause: string;
}

/** A known cause: it keeps what it explains on the page and takes it out of the count of exceptions. @since 0.1.0 */
export interface ExplainedCause {
	/** The cause in words. */
	readonly cause: string;
	/** The area that it holds for; null for all. */
	readonly area: string | null;
	/** The first month that it holds for; null for any. */
	readonly from: Period | null;
	/** The last month that it holds for; null for any. */
	readonly to: Period | null;
}

/** An indicator is compared with an average over areas. @since 0.1.0 */
export interface AverageComparator {
	/** What it is compared with. */
	readonly kind: "average";
	/** `pooled`: sum of counts over sum of exposures. `mean-of-rates`: every area weighs the same. */
	readonly method: "pooled" | "mean-of-rates";
	/** Whether the area that is compared is part of the average. */
	readonly own: "in" | "out";
	/** Whether an area that cannot be used leaves no average (`all`) or that of the others (`available`). */
	readonly members: "all" | "available";
}

/** An indicator is compared with a figure that is taken as exact. @since 0.1.0 */
export interface FigureComparator {
	/** What it is compared with. */
	readonly kind: "figure";
	/** The figure, in the unit of the indicator. */
	readonly value: number;
	/** What the figure is called: "the national average". */
	readonly name: string;
	/** How many months it holds for: it is set beside no figure of another length. Null where that is not said. */
	readonly months: number | null;
}

/** An indicator is compared with nothing. @since 0.1.0 */
export interface NoComparator {
	/** What it is compared with. */
	readonly kind: "none";
}

/** What areas are compared with. @since 0.1.0 */
export type Comparator = AverageComparator | FigureComparator | NoComparator;

/** A target of an indicator. @since 0.1.0 */
export interface IndicatorTarget {
	/** What is to be reached, as `compareToTarget` takes it. */
	readonly target: Target;
	/** The first month that it holds for; null for any. A current window that ends before has no target. */
	readonly from: Period | null;
	/** Whether the value or its whole interval must reach a figure; null where the target is no single figure. */
	readonly by: "value" | "interval" | null;
	/** How many months it holds for: it is set beside no figure of another length. Null where that is not said. */
	readonly months: number | null;
}

/** An indicator with every default resolved: the answer of `defineIndicator`. @since 0.1.0 */
export interface Indicator {
	/** What the record is. */
	readonly kind: "indicator";
	/** What observations call it. */
	readonly id: string;
	/** What reports call it. */
	readonly name: string;
	/** Heading that it stands under. */
	readonly category: string;
	/** What a value is in, in words: "offences per 1,000 residents". */
	readonly unit: string;
	/** Which way it is meant to go. */
	readonly polarity: Polarity;
	/** What it is. */
	readonly measure: IndicatorMeasure;
	/** Base of a rate, a proportion or a survey percentage; null for counts and averages. */
	readonly per: number | null;
	/** What the exposures that rows give make for a window; null where it is no rate. */
	readonly exposureRule: "mean-over-window" | "sum-over-window" | null;
	/** How it is known what chance does. */
	readonly uncertainty: IndicatorUncertainty;
	/** The largest change that is none, in the unit of the indicator; null where chance is known. */
	readonly tolerance: number | null;
	/** Decimals that its values are printed with; more where figures that are told apart would print alike. */
	readonly decimals: number;
	/** Where the figures come from; null where that is not said. */
	readonly source: string | null;
	/** What to beware of. */
	readonly caveats: readonly string[];
	/** Where earlier figures cannot be compared, in order. */
	readonly breaks: readonly IndicatorBreak[];
	/** The target; null where there is none. */
	readonly target: IndicatorTarget | null;
	/** What areas are compared with. */
	readonly comparator: Comparator;
	/** How often figures come. */
	readonly frequency: IndicatorFrequency;
	/** Indicators that measure the same from another source: shown beside it and never added up. */
	readonly overlapsWith: readonly string[];
	/** Known causes. */
	readonly explained: readonly ExplainedCause[];
}
