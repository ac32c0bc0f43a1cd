export { type CompareRollingOptions, compareRolling } from "./compare-rolling.ts";
export type {
	ExposureOptions,
	ExposureReason,
	ExposureRule,
	Exposures,
	MidYearPopulation,
	PeriodExposure,
	WindowExposure,
} from "./exposure.ts";
export type {
	Observation,
	ObservationStatus,
	ReplacedCount,
	Revision,
	SeriesBreak,
	WithheldRange,
} from "./observation.ts";
export type { SeriesOptions } from "./read-series.ts";
export type {
	ComparedWindow,
	ComparisonBreak,
	ComparisonOptions,
	ComparisonReason,
	ComparisonSettings,
	CompleteComparison,
	MatchedCount,
	NotComparable,
	RollingComparison,
} from "./rolling-comparison.ts";
export {
	type CompleteRollingRate,
	type IncompleteRollingRate,
	type RollingRate,
	type RollingRateInterval,
	type RollingRatesOptions,
	rollingRates,
} from "./rolling-rates.ts";
export {
	type CompleteRollingTotal,
	type IncompleteRollingTotal,
	type RollingTotal,
	type RollingTotalInterval,
	type RollingTotalsOptions,
	rollingTotals,
} from "./rolling-totals.ts";
export type { WindowFacts, WindowReason } from "./window.ts";
export {
	type YearToDateComparison,
	type YearToDateComparisonOptions,
	yearToDateComparison,
} from "./year-to-date-comparison.ts";
