import type { Period } from "../period/period.ts";
import type { LevellingReason } from "./levelling-reason.ts";

/**
 * What is charted: `xmr` single values with limits from their moving ranges; `p` proportions, `u` rates and `c` counts with
 * the limits that chance alone gives.
 *
 * @since 0.1.0
 */
export type ControlChartKind = "xmr" | "p" | "u" | "c";

/** A new start of the chart, because something is known to have changed. @since 0.1.0 */
export interface Rebase {
	/** The first period of the new segment, one of the series with a figure. */
	readonly period: Period;
	/** What changed, in words. */
	readonly reason: string;
}

/** A target and when it begins to hold. @since 0.1.0 */
export interface ChartTarget {
	/** The first period that it holds for. */
	readonly from: Period;
	/** What is to be reached, in the unit of the chart. */
	readonly value: number;
}

/** Options of {@link controlChart}. @since 0.1.0 */
export interface ControlChartOptions {
	/**
	 * Default `p` for counts out of a denominator, `u` for counts with exposures, `c` for counts alone, `xmr` for values.
	 * `xmr` can be had of all of them.
	 */
	readonly chart?: ControlChartKind;
	/** What proportions and rates are expressed per. Default 1 for counts out of a denominator, 1,000 for counts with exposures. */
	readonly per?: number;
	/** Which way the indicator is meant to go. Default `neutral`, which judges nothing. */
	readonly polarity?: "lower-is-better" | "higher-is-better" | "neutral";
	/** How many points make a run on one side or a trend. Default 7. */
	readonly runLength?: 6 | 7;
	/**
	 * Which points count towards two of three near a limit: `beyond` those outside it too (the rule of 2023), `within` those
	 * between the near lines and the limits only. Default `beyond`.
	 */
	readonly twoOfThree?: "beyond" | "within";
	/** For `xmr`: whether moving ranges of 3.267 times their mean and more are left out of it, once. Default true. */
	readonly screenOutliers?: boolean;
	/** How many points of each segment set its centre and limits, 12 or more. Default all of them. */
	readonly baseline?: number;
	/** Where the chart starts anew. Default nowhere: limits are not redrawn because they are inconvenient. */
	readonly rebase?: readonly Rebase[];
	/** Targets, each from its first period on. Default none. */
	readonly targets?: readonly ChartTarget[];
	/** Smallest value that there can be: limits go no lower. Default 0 for counts, rates and proportions, none for values. */
	readonly minimum?: number;
	/** Largest value that there can be. Default `per` for counts out of a denominator, otherwise none. */
	readonly maximum?: number;
}

/** The settings that a chart was made with. @since 0.1.0 */
export interface ControlChartSettings {
	/** What proportions and rates are expressed per; null for counts alone and values, and where the series is empty. */
	readonly per: number | null;
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better" | "neutral";
	/** How many points make a run or a trend. */
	readonly runLength: 6 | 7;
	/** Which points count towards two of three. */
	readonly twoOfThree: "beyond" | "within";
	/** Whether large moving ranges are left out; null for charts other than `xmr`. */
	readonly screenOutliers: boolean | null;
	/** How many points of each segment set its centre and limits; null for all of them. */
	readonly baseline: number | null;
	/** Where the chart was told to start anew. */
	readonly rebase: readonly Rebase[];
	/** The targets, in the order in which they begin. */
	readonly targets: readonly ChartTarget[];
	/** Smallest value that there can be; null where none is known. */
	readonly minimum: number | null;
	/** Largest value that there can be; null where none is known. */
	readonly maximum: number | null;
}

/** What the rules say of one point, all of them. @since 0.1.0 */
export interface ChartRules {
	/** Strictly beyond a limit. */
	readonly outside: "above" | "below" | null;
	/** Part of a run that rises or falls strictly from point to point; of two, the later. */
	readonly trend: "rising" | "falling" | null;
	/** Near a limit, with another of three points in a row on the same side. */
	readonly twoOfThree: "above" | "below" | null;
	/** Part of a run strictly on one side of the centre. */
	readonly shift: "above" | "below" | null;
}

/** Common cause, or what a special cause means. @since 0.1.0 */
export type PointType = "common-cause" | "improvement" | "concern" | "neutral-high" | "neutral-low";

/** A point of the chart. Nothing is rounded. @since 0.1.0 */
export interface ChartPoint {
	/** The period. */
	readonly period: Period;
	/** The value. */
	readonly value: number;
	/** Index of its segment. */
	readonly segment: number;
	/** Centre line. */
	readonly centre: number;
	/** Lower limit, not below the smallest value that there can be; null where there are no limits. */
	readonly lower: number | null;
	/** Upper limit, not above the largest value that there can be; null where there are no limits. */
	readonly upper: number | null;
	/** Two thirds of the way from the centre to the lower limit by the formula, no lower than values can be; null without limits. */
	readonly nearLower: number | null;
	/** Two thirds of the way from the centre to the upper limit by the formula, no higher than values can be; null without limits. */
	readonly nearUpper: number | null;
	/** Lower limit by the formula; null where there are no limits. */
	readonly lowerByFormula: number | null;
	/** Upper limit by the formula; null where there are no limits. */
	readonly upperByFormula: number | null;
	/** The target that holds for the period; null where none does. */
	readonly target: number | null;
	/** What every rule says. */
	readonly rules: ChartRules;
	/** The first of them that says something: outside, trend, two of three, shift; null where none does. */
	readonly rule: keyof ChartRules | null;
	/** The same read with the polarity. */
	readonly type: PointType;
}

/** A stretch of the chart with one centre. @since 0.1.0 */
export interface ChartSegment {
	/** Its first period. */
	readonly from: Period;
	/** What changed there; null where the series begins. */
	readonly reason: string | null;
	/** How many points it has. */
	readonly points: number;
	/** How many of them set the centre and the limits. */
	readonly baseline: number;
	/** Centre line. */
	readonly centre: number;
	/** Mean moving range, after the outliers were left out; null for charts other than `xmr`, and where there is none. */
	readonly meanMovingRange: number | null;
	/** How many moving ranges were left out; null for charts other than `xmr`. */
	readonly screened: number | null;
}

/** What to know about a chart, or why there is none. @since 0.1.0 */
export type ChartReason =
	| LevellingReason
	| {
			/** `short-segment`: fewer than 12 points set its limits. `no-moving-range`: no two points follow each other. */
			readonly code: "short-segment" | "no-moving-range";
			/** First period of the segment. */
			readonly period: Period;
	  };

/** What every answer of {@link controlChart} carries. @since 0.1.0 */
export interface ControlChartParts {
	/** What the record is. */
	readonly kind: "control-chart";
	/** What is charted; null where the series is empty and no chart was asked for. */
	readonly chart: ControlChartKind | null;
	/** Periods that are in the series without a figure. */
	readonly missing: readonly Period[];
	/** The settings, resolved. */
	readonly settings: ControlChartSettings;
	/** Why there is no chart, or what to know about it. */
	readonly reasons: readonly ChartReason[];
}

/** A chart. @since 0.1.0 */
export interface Charted extends ControlChartParts {
	/** There is a chart. */
	readonly status: "charted";
	/** What is charted. */
	readonly chart: ControlChartKind;
	/** Which way the indicator is meant to go. */
	readonly polarity: "lower-is-better" | "higher-is-better" | "neutral";
	/** The segments, in order. */
	readonly segments: readonly ChartSegment[];
	/** The points, in order. */
	readonly points: readonly ChartPoint[];
	/** Type of the last point, which is the last period with a figure: see `missing` for those after it. */
	readonly variation: PointType;
	/**
	 * The target of the last point against its limits: whether it will be met, missed, or either by chance; null without a
	 * target, limits or polarity.
	 */
	readonly assurance: "consistently-meets" | "consistently-fails" | "hit-and-miss" | null;
}

/** No chart; `reasons` says why. @since 0.1.0 */
export interface NotCharted extends ControlChartParts {
	/** There is no chart. */
	readonly status: "not-charted";
	/** There are no points. */
	readonly points: readonly [];
	/** Nothing is said. */
	readonly variation: null;
	/** Nothing is said. */
	readonly assurance: null;
}

/** Answer of {@link controlChart}: narrow it by `status`. @since 0.1.0 */
export type ControlChart = Charted | NotCharted;
