export { type CheckDifferenceOptions, checkDifference, type DifferenceCheck } from "./check-difference.ts";
export {
	type CheckPercentChangeOptions,
	checkPercentChange,
	type PercentChangeCheck,
} from "./check-percent-change.ts";
export {
	type CheckRateAndChangeOptions,
	checkRateAndChange,
	type RateAndChangeCheck,
} from "./check-rate-and-change.ts";
export {
	type CheckSharesOptions,
	checkShares,
	type ShareStructure,
	type SharesCheck,
} from "./check-shares.ts";
export { type Additivity, type CheckTotalOptions, checkTotal, type TotalCheck } from "./check-total.ts";
export { compareAsPrinted, type PrintedComparison, type PrintedOrder } from "./compare-as-printed.ts";
export type { Computed, ComputedFraction } from "./computed.ts";
export {
	type ConsistentCounts,
	type ConsistentCountsOptions,
	consistentCounts,
	type NoCounts,
} from "./consistent-counts.ts";
export {
	type ConsistentTotals,
	type ConsistentTotalsOptions,
	consistentTotals,
} from "./consistent-totals.ts";
export type { PopulationRange } from "./count-range.ts";
export type {
	DigitsTransposed,
	Explanation,
	OtherPopulation,
	OtherReading,
	OtherRounding,
	Severity,
} from "./explanation.ts";
export type { Figure, PrintedCount, PrintedToStep } from "./figure.ts";
export { impliedBase } from "./implied-base.ts";
export { type ImpliedPrevious, type ImpliedPreviousOptions, impliedPrevious } from "./implied-previous.ts";
export type { Interval } from "./interval.ts";
export type { MarkerMeaning } from "./markers.ts";
export type { NotCheckable, NotCheckableCode, NotCheckableReason } from "./not-checkable.ts";
export { type ParsePublishedOptions, parsePublished } from "./parse-published.ts";
export type {
	FigureNote,
	FigureUnit,
	ParseCode,
	ParsedBlank,
	ParsedError,
	ParsedFigure,
	ParsedMarker,
	ParsedValue,
} from "./parsed-figure.ts";
export type { Qualifier } from "./phrases.ts";
export { type ReproducesOptions, type Reproduction, reproduces } from "./reproduces.ts";
export { type RoundExactOptions, roundExact } from "./round-exact.ts";
export type { RoundTo } from "./round-to.ts";
export type { Rounding, RoundingMode, RoundingOptions } from "./rounding.ts";
export { type UnroundedFigure, unround } from "./unround.ts";
