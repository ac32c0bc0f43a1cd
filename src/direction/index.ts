export type { ChangeThreshold } from "./change-threshold.ts";
export { compareCounts } from "./compare-counts.ts";
export { compareProportions } from "./compare-proportions.ts";
export { compareValues } from "./compare-values.ts";
export type {
	CompareCountsOptions,
	CountComparison,
	CountComparisonReason,
	CountMethod,
	CountWindow,
	DispersionPrior,
	MatchedDispersion,
	MatchedMonth,
} from "./count-comparison.ts";
export type {
	ComparedDirection,
	DirectionChange,
	DirectionOfTravel,
	DirectionReason,
	DirectionRefusal,
	DirectionSettings,
	NotComparableDirection,
} from "./direction-answer.ts";
export type {
	DirectionCounts,
	DirectionInput,
	DirectionPeriod,
	DirectionProportion,
	DirectionValue,
} from "./direction-inputs.ts";
export { directionOfTravel } from "./direction-of-travel.ts";
export type { DirectionOfTravelOptions } from "./direction-options.ts";
export type {
	CompareProportionsOptions,
	ProportionComparison,
	ProportionComparisonReason,
	ProportionMethod,
	ProportionWindow,
} from "./proportion-comparison.ts";
export { rateOfChange } from "./rate-of-change.ts";
export type {
	AssessedRateOfChange,
	NotComparableRateOfChange,
	RateOfChange,
	RateOfChangeOptions,
	RateOfChangeRefusal,
	RateOfChangeSettings,
	RateOfChangeWindow,
} from "./rate-of-change-answer.ts";
export type { CompareValuesOptions, ValueComparison, ValueWindow } from "./value-comparison.ts";
