import type { BenchmarkComparison } from "../benchmark/benchmark-comparison.ts";
import type { TargetComparison } from "../benchmark/compare-to-target.ts";
import type { DirectionOfTravel } from "../direction/direction-answer.ts";
import type { RateOfChange } from "../direction/rate-of-change-answer.ts";
import type { Period } from "../period/period.ts";
import type { ExposureRule } from "../rolling/exposure.ts";
import type { ObservationStatus, ReplacedCount, WithheldRange } from "../rolling/observation.ts";
import type { ComparisonReason } from "../rolling/rolling-comparison.ts";
import type { ChartRules, PointType } from "../trend/control-chart-answer.ts";
import type { LevellingOff } from "../trend/levelling-off.ts";
import type { Trend } from "../trend/trend-answer.ts";
import type { Indicator } from "./indicator.ts";

/** What kind of area it is: a `county` is made of districts, the `region` is what areas are compared with. @since 0.1.0 */
export type AreaLevel = "district" | "county" | "region";

/** An area of the dashboard. @since 0.1.0 */
export interface DashboardArea {
	/** What observations call it. */
	readonly id: string;
	/** What reports call it. Default the id. */
	readonly name?: string;
	/** What kind of area it is. */
	readonly level: AreaLevel;
	/**
	 * The area that it is part of. Default the region, where there is one. A district must say it, and null that it is part
	 * of no county, where there is a county without districts: it would count twice in the average if it were part of it.
	 */
	readonly parent?: string | null;
}

/** An area with every default resolved. @since 0.1.0 */
export interface ResolvedArea {
	/** What observations call it. */
	readonly id: string;
	/** What reports call it. */
	readonly name: string;
	/** What kind of area it is. */
	readonly level: AreaLevel;
	/** The area that it is part of; null where there is none. */
	readonly parent: string | null;
}

/**
 * One figure of one indicator in one area. A row of `readObservations` fits as it is.
 *
 * @since 0.1.0
 */
export interface DashboardObservation {
	/** The id of the indicator. */
	readonly indicator: string;
	/** The id of the area. */
	readonly area: string;
	/** The months of the figure. */
	readonly period: Period;
	/** Events, or the part of a whole; null where blank or withheld. Default there is none. */
	readonly count?: number | null;
	/** The whole of a proportion, those asked in a survey, or the exposure of a rate. Default there is none. */
	readonly denominator?: number | null;
	/**
	 * What the events of a rate are divided by: over the months of a window its mean, or its sum where the indicator says so
	 * (`exposureRule`). Default the denominator, or else the population of the area. A proportion is divided by its denominator
	 * where it has one.
	 */
	readonly exposure?: number | null;
	/** The figure of a survey or an average; null where blank. Default there is none. */
	readonly value?: number | null;
	/** How many were asked. Default the denominator. */
	readonly sampleSize?: number | null;
	/** Standard error of the value, in its unit. Default there is none. */
	readonly standardError?: number | null;
	/** The range of a withheld count. Default it is not withheld. */
	readonly withheld?: WithheldRange;
	/** How settled the figure is. Default not said. */
	readonly status?: ObservationStatus;
	/** When it was published. Default not said. */
	readonly vintage?: string;
	/** Why the period cannot be set beside earlier ones. Default it can. */
	readonly breakBefore?: string;
	/** Counts that this one has replaced. Default none. */
	readonly replaced?: readonly ReplacedCount[];
}

/** Residents of an area, at the middle of a year or for every window. @since 0.1.0 */
export interface AreaPopulation {
	/** The id of the area. */
	readonly area: string;
	/** The calendar year. Default the number holds for every window, and stands alone. */
	readonly year?: number;
	/** Residents; null where there is no estimate. */
	readonly population: number | null;
}

/** The settings that a dashboard was made with. @since 0.1.0 */
export interface DashboardSettings {
	/** Last month of the period asked for. */
	readonly ending: Period;
	/** Length of the rolling windows in months. */
	readonly months: 12;
	/** How mid-year populations are chosen. */
	readonly exposureRule: Exclude<ExposureRule, "given" | "sum-over-window">;
	/** Level of the intervals and the tests, as a fraction. */
	readonly confidence: number;
	/** Levels of the comparison with the benchmark, as fractions; the first decides the position. */
	readonly benchmarkConfidence: readonly number[];
	/** How many of the last quarters (or years) the trend is made from. */
	readonly trendPeriods: number;
	/** The cells that levelling off is looked for in. */
	readonly levellingOff: "all" | "none" | readonly AreaLevel[];
	/** How levelling off is judged. */
	readonly levellingMethod: "model" | "light";
	/** The most months that the figures of an indicator may lie behind the period asked for. */
	readonly maximumLag: number;
	/** A current count below it is flagged as small. */
	readonly smallNumber: number;
	/** Which end has rank 1. */
	readonly rankOrder: "highest-first" | "lowest-first" | "best-first";
}

/** The figure of one window. Nothing is rounded. @since 0.1.0 */
export interface CellFigure {
	/** The window. */
	readonly period: Period;
	/** The value, in the unit of the indicator. */
	readonly value: number;
	/**
	 * Lower limit of the value: exact for counts and rates, Wilson's for proportions and for percentages of so many asked, of a
	 * normal deviate by a standard error; null where chance is not known.
	 */
	readonly lower: number | null;
	/** Upper limit of the value, likewise. */
	readonly upper: number | null;
	/** Events, or the part of a whole; null for surveys and averages. */
	readonly count: number | null;
	/** What the count is divided by; null for counts, surveys and averages. */
	readonly exposure: number | null;
	/** Standard error of a survey or an average; null where it is not known, and for counts. */
	readonly standardError: number | null;
	/** How many were asked; null where that is not known, and for counts. */
	readonly sampleSize: number | null;
	/** Whether a figure in the window is provisional. */
	readonly provisional: boolean;
	/** Whether a figure in the window is marked as revised. */
	readonly revised: boolean;
}

/** One quarter (or year, or part year) of the trend. Nothing is rounded. @since 0.1.0 */
export interface TrendPoint {
	/** The quarter, year or part of a year. */
	readonly period: Period;
	/** The value over that period, in the unit of the indicator; null where a month is missing, blank or withheld. */
	readonly value: number | null;
	/** Events in the period; null where they are not known, and for surveys and averages. */
	readonly count: number | null;
	/** What the count is divided by; null where there is nothing. */
	readonly exposure: number | null;
	/** Whether a figure in the period is provisional. */
	readonly provisional: boolean;
	/** Why it cannot be set beside earlier points; null where it can, and for the first. */
	readonly breakBefore: string | null;
}

/** The last point of the control chart of the trend points. @since 0.1.0 */
export interface ChartSignal {
	/** The period of the point. */
	readonly period: Period;
	/** Common cause, or what a special cause means. */
	readonly type: PointType;
	/** What every rule says. */
	readonly rules: ChartRules;
	/** Value of the point. */
	readonly value: number;
	/** Centre line. */
	readonly centre: number;
	/** Lower limit; null where there is none. */
	readonly lower: number | null;
	/** Upper limit; null where there is none. */
	readonly upper: number | null;
	/** How many points set the limits. */
	readonly points: number;
}

/** Place of an area among those of its level with the same parent. @since 0.1.0 */
export interface CellRank {
	/** The place; 1 is first, and equal values share one. */
	readonly rank: number;
	/** How many areas are ranked. */
	readonly of: number;
	/** Which end has rank 1. */
	readonly order: "highest-first" | "lowest-first";
	/** The other areas with the same value, by id. */
	readonly tiedWith: readonly string[];
}

/** What the observations of a cell cover. @since 0.1.0 */
export interface CellCoverage {
	/** Last month with a figure up to the period asked for; null where there is none. */
	readonly lastObserved: Period | null;
	/** Months from there to the period asked for; null where there is none. */
	readonly lag: number | null;
	/** Months of both windows that nothing covers, as runs, in order. */
	readonly missing: readonly Period[];
	/** Periods of both windows whose figure is withheld, in order. */
	readonly withheld: readonly Period[];
	/** Periods of both windows whose figure is blank, in order. */
	readonly blank: readonly Period[];
}

/**
 * What stands against a part of a cell, beside the reasons of `compareRolling`:
 * - `no-observations`: the indicator has no figure for the area up to the period asked for
 * - `lagging`: the last figure lies `lag` months behind, more than `maximum`
 * - `period-missing`: there is no figure for `period`
 * - `duplicate-period`: there are several for it, and no vintage puts them in order
 * - `uncertainty-missing`: the figure of `period` has neither the sample size nor the standard error it should have
 * - `population-not-given`: a rate has no exposure
 * - `part-not-known`: monthly counts all the year round do not say which part of the year is meant
 * - `parts-missing`: `areas` that the area is the sum of have no usable figures of their own
 *
 * @since 0.1.0
 */
export type CellReason =
	| ComparisonReason
	| {
			/** Which reason it is. */
			readonly code: "no-observations" | "population-not-given" | "part-not-known";
	  }
	| {
			/** Which reason it is. */
			readonly code: "lagging";
			/** Months that the figures lie behind. */
			readonly lag: number;
			/** The most that is allowed. */
			readonly maximum: number;
	  }
	| {
			/** Which reason it is. */
			readonly code: "period-missing" | "duplicate-period" | "uncertainty-missing";
			/** The window that lacks it. */
			readonly window: "current" | "previous";
			/** Its period. */
			readonly period: Period;
	  }
	| {
			/** Which reason it is. */
			readonly code: "parts-missing";
			/** The areas, by id. */
			readonly areas: readonly string[];
	  };

/** What a cell is compared with. @since 0.1.0 */
export interface ComparedWith {
	/** An average over areas, or a figure that is taken as exact. */
	readonly kind: "average" | "figure";
	/** Name of the region or of the figure; null for an average without a region. */
	readonly name: string | null;
	/** How the average is made; null for a figure. */
	readonly method: "pooled" | "mean-of-rates" | null;
	/** Whether the average is that of the region's own observations or is made from its members; null for a figure. */
	readonly source: "own-observations" | "members" | null;
}

/** The average that areas are compared with. Nothing is rounded. @since 0.1.0 */
export interface IndicatorAverage {
	/** The id of the indicator. */
	readonly indicator: string;
	/** `available`: there is a value. `not-available`: members are missing, or the region has no figure. */
	readonly status: "available" | "not-available";
	/** What it is. */
	readonly comparedWith: ComparedWith;
	/** The value with every member in it; null where there is none. */
	readonly value: number | null;
	/** Lower limit; null where chance is not known. */
	readonly lower: number | null;
	/** Upper limit; null where chance is not known. */
	readonly upper: number | null;
	/** Events; null where there are none. */
	readonly count: number | null;
	/** What they are divided by; null where there is nothing. */
	readonly exposure: number | null;
	/** The areas in it, by id. */
	readonly members: readonly string[];
	/** The areas that cannot be used, by id. */
	readonly excluded: readonly string[];
}

/** A break or an explained cause. @since 0.1.0 */
export interface RecordedCause {
	/** What it is. */
	readonly kind: "break" | "explained";
	/** The cause in words. */
	readonly cause: string;
	/** The first month that it holds for, of a break the first month after it; null for any. */
	readonly from: Period | null;
	/** The last month that it holds for; null for any. */
	readonly to: Period | null;
}

/** One indicator in one area. Nothing is rounded, and nothing missing is 0. @since 0.1.0 */
export interface DashboardCell {
	/** The id of the indicator. */
	readonly indicator: string;
	/** The id of the area. */
	readonly area: string;
	/** `available`: there is a current value. `not-available`: there is none, and the reasons say why. */
	readonly status: "available" | "not-available";
	/** Whether the figures are the area's own or the sum of its parts. */
	readonly origin: "own" | "sum-of-parts";
	/** The current window; null where the indicator has no figures at all. */
	readonly period: Period | null;
	/** The window before; null where there is none. */
	readonly previousPeriod: Period | null;
	/** The figure of the current window. */
	readonly current: CellFigure | null;
	/** The figure of the window before. */
	readonly previous: CellFigure | null;
	/** Change from previous to current in per cent; null where it cannot be said. */
	readonly percentChange: number | null;
	/** What the number did; null where that cannot be said. */
	readonly direction: "up" | "down" | "similar" | null;
	/** The direction read with the polarity. */
	readonly performance: "improving" | "worsening" | "stable" | "not-judged";
	/** How large the change is; null where the direction is similar or unknown. */
	readonly degree: "slightly" | "moderately" | "substantially" | null;
	/** The answer of `directionOfTravel`; null where a window is missing. */
	readonly travel: DirectionOfTravel | null;
	/** The quarters (or years) of the trend, in order. */
	readonly trendPoints: readonly TrendPoint[];
	/** The answer of `trend`; null where there is no point. */
	readonly trend: Trend | null;
	/** The last point of the control chart of the trend points; null where there is no chart. */
	readonly signal: ChartSignal | null;
	/** The answer of `rateOfChange` over three windows; null where there are no counts for them. */
	readonly rateOfChange: RateOfChange | null;
	/** The answer of `detectLevellingOff` on the trend points; null where it was not asked for. */
	readonly levellingOff: LevellingOff | null;
	/** The answer of `compareToBenchmark`; null where the indicator has no comparator or the cell no value. */
	readonly comparison: BenchmarkComparison | null;
	/** What it is compared with; null where the indicator has no comparator. */
	readonly comparedWith: ComparedWith | null;
	/** Where it stands against the benchmark. */
	readonly position: "higher" | "in-line" | "lower" | "not-compared";
	/** The position read with the polarity. */
	readonly standing: "better" | "similar" | "worse" | "not-judged";
	/** Place among the districts; null for other areas and where there is no value. */
	readonly rank: CellRank | null;
	/** The answer of `compareToTarget`; null where there is no target. */
	readonly target: TargetComparison | null;
	/** Whether the current count is below `smallNumber`; null where there is no count. */
	readonly smallNumber: boolean | null;
	/** What the observations cover. */
	readonly coverage: CellCoverage;
	/** Causes that are recorded for its two windows: breaks and explained causes, in words. */
	readonly causes: readonly string[];
	/** Every break and explained cause of the area, with its months: `exceptionReport` takes those of the months of a rule. */
	readonly recorded: readonly RecordedCause[];
	/** What stands against the current or the previous figure. */
	readonly reasons: readonly CellReason[];
}

/** Rows, or populations, that no cell uses. @since 0.1.0 */
export interface UnusedObservations {
	/**
	 * Why: the indicator or the area is not one of those given; a row of a rate, a count or a proportion has no count, or one
	 * of a survey or an average no value; a population is that of an area that is not given.
	 */
	readonly because:
		| "unknown-indicator"
		| "unknown-area"
		| "no-count"
		| "no-value"
		| "population-of-unknown-area";
	/** The name that is not known, or the id of the indicator whose rows lack something. */
	readonly name: string;
	/** How many rows. */
	readonly rows: number;
}

/** Every indicator in every area: the answer of `buildDashboard`. @since 0.1.0 */
export interface Dashboard {
	/** What the record is. */
	readonly kind: "dashboard";
	/** The period asked for. */
	readonly period: Period;
	/** The indicators, in the order given. */
	readonly indicators: readonly Indicator[];
	/** The areas, in the order given. */
	readonly areas: readonly ResolvedArea[];
	/** Headings of the indicators, in the order in which they first come. */
	readonly categories: readonly string[];
	/** The cells: the first indicator in every area, then the second. */
	readonly cells: readonly DashboardCell[];
	/** The average of each indicator that is compared with one, in the order of the indicators. */
	readonly averages: readonly IndicatorAverage[];
	/** Rows that no cell uses. */
	readonly unused: readonly UnusedObservations[];
	/** The settings, resolved. */
	readonly settings: DashboardSettings;
}
