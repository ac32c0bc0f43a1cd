import type { CompareToBenchmarkOptions } from "../benchmark/compare-to-benchmark.ts";
import type { DirectionOfTravelOptions } from "../direction/direction-options.ts";
import type { Period } from "../period/period.ts";
import type { Figure } from "../published/figure.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { LevellingOffOptions, LevellingState } from "../trend/levelling-off.ts";

/**
 * What counts are divided by, or several numbers that it may be: the estimates of two years, where the report does not
 * say which was used. A claim must then hold with each of them. Whole numbers above 0.
 *
 * @since 0.1.0
 */
export type PossiblePopulation = number | readonly number[];

/** A rate in print, of which the counts are not. @since 0.1.0 */
export interface PrintedRate {
	/** The rate as it is printed: `"8.6"`, `"8.6 per 1,000"`. */
	readonly rate: Figure;
	/** What the count was divided by. */
	readonly population: PossiblePopulation;
	/** What the rate is per, above 0. Default what the figure says, otherwise 1,000. */
	readonly per?: number;
	/** The months that it covers. */
	readonly period?: Period;
}

/** A count in print. @since 0.1.0 */
export interface PrintedEvents {
	/** The count as it is printed; `{ text, step: 5 }` where it was rounded to a base. */
	readonly count: Figure;
	/** What it is divided by; 1 in both windows to compare the counts themselves. */
	readonly population: PossiblePopulation;
	/** What its rate is per, for a benchmark that does not say so. Default what the benchmark says. */
	readonly per?: number;
	/** The months that it covers. */
	readonly period?: Period;
}

/** A part of a whole in print, of which the counts are not. @since 0.1.0 */
export interface PrintedProportion {
	/** The proportion as it is printed: `"62%"`. */
	readonly proportion: Figure;
	/** The whole. */
	readonly denominator: PossiblePopulation;
	/** What it is out of: 100 for a percentage, 1 for a fraction. Default 100. */
	readonly per?: number;
	/** The months that it covers. */
	readonly period?: Period;
}

/** A figure in print that is not made of counts, or of which nothing is known. @since 0.1.0 */
export interface PrintedValue {
	/** The figure as it is printed. */
	readonly value: Figure;
	/** Its standard error, where the report gives one. */
	readonly standardError?: number;
	/** The months that it covers. */
	readonly period?: Period;
}

/** A window of which only the population is known; the change says what was in it. @since 0.1.0 */
export interface UnprintedWindow {
	/** What the count was divided by. */
	readonly population: PossiblePopulation;
	/** The months that it covers. */
	readonly period?: Period;
}

/** A window as it is printed: which kind it is follows from its keys. @since 0.1.0 */
export type PrintedWindow = PrintedRate | PrintedEvents | PrintedProportion | PrintedValue;

/**
 * A benchmark as it is printed; with a population its counts are uncertain too. A figure alone is taken to be fixed, with
 * no standard error.
 *
 * @since 0.1.0
 */
export type PrintedBenchmark =
	| Omit<PrintedValue, "standardError">
	| ((PrintedRate | PrintedEvents | PrintedProportion) & {
			/** Whether its counts contain those of the area. Default `out`. */
			readonly own?: "in" | "out";
	  });

/** What a claim of direction may say; performance needs a polarity. @since 0.1.0 */
export type DirectionWord = "up" | "similar" | "down" | "improving" | "stable" | "worsening";

/** What a claim of position may say; `better` and `worse` need a polarity, `similar` is `in-line`. @since 0.1.0 */
export type PositionWord = "higher" | "in-line" | "lower" | "better" | "similar" | "worse";

/** "10% higher than the previous year": judged by `directionOfTravel`. @since 0.1.0 */
export interface DirectionClaim {
	/** What is claimed. */
	readonly judgement: "direction";
	/** The direction or performance, or several of which any will do. */
	readonly says: DirectionWord | readonly DirectionWord[];
	/** The window of interest. */
	readonly current: PrintedWindow;
	/** The window before; where only the change is printed, its population. */
	readonly previous: PrintedWindow | UnprintedWindow;
	/** The change in per cent as it is printed, which the counts must have as well. For rates and counts only. */
	readonly change?: Figure;
	/** What changed by so much per cent: the rates or the counts. Default `rate`. */
	readonly basis?: "rate" | "count";
	/** The settings of the judgement. */
	readonly options?: DirectionOfTravelOptions;
}

/** "Higher than the regional average": judged by `compareToBenchmark`. @since 0.1.0 */
export interface BenchmarkClaim {
	/** What is claimed. */
	readonly judgement: "benchmark";
	/** The position or performance, or several of which any will do. */
	readonly says: PositionWord | readonly PositionWord[];
	/** The area, with what its count was divided by. */
	readonly area: PrintedRate | PrintedEvents | PrintedProportion;
	/** What it is compared with. */
	readonly benchmark: PrintedBenchmark;
	/** The settings of the judgement. */
	readonly options?: CompareToBenchmarkOptions;
}

/** "Rose by 10%": judged by the change in per cent of what is printed, whatever the evidence. @since 0.1.0 */
export interface PercentageChangeClaim {
	/** What is claimed. */
	readonly judgement: "percentage-change";
	/** The change in per cent as it is printed. */
	readonly says: Figure;
	/** The window of interest. */
	readonly current: PrintedWindow;
	/** The window before. */
	readonly previous: PrintedWindow;
	/** What changed by so much per cent: the rates or the counts. Default `rate`. */
	readonly basis?: "rate" | "count";
}

/** "Is levelling": judged by `detectLevellingOff`. @since 0.1.0 */
export interface LevellingOffClaim {
	/** What is claimed. */
	readonly judgement: "levelling-off";
	/** The state, or several of which any will do. */
	readonly says: LevellingState | readonly LevellingState[];
	/** What it moved before, where the claim says so. Default none: either will do. */
	readonly from?: "rise" | "fall";
	/** The points as they are printed, each with its period and a single population. */
	readonly series: readonly (PrintedWindow & {
		/** The months that the figure covers. */
		readonly period: Period;
	})[];
	/** The settings of the judgement. */
	readonly options?: LevellingOffOptions;
}

/** A claim in print that this library can judge. Plain data, so that claims can be kept as JSON. @since 0.1.0 */
export type Claim = (DirectionClaim | BenchmarkClaim | PercentageChangeClaim | LevellingOffClaim) &
	RoundingOptions;
