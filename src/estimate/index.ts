export { type AnnualisedCount, annualise } from "./annualise.ts";
export {
	type BinomialInterval,
	type BinomialIntervalOptions,
	type BinomialMethod,
	binomialInterval,
} from "./binomial-interval.ts";
export {
	type Composition,
	type CompositionOptions,
	type CompositionPart,
	type CompositionSettings,
	composition,
	type DefinedComposition,
	type UndefinedComposition,
} from "./composition.ts";
export type { ConfidenceInterval, ConfidenceIntervals, ConfidenceOptions } from "./confidence-interval.ts";
export {
	type AverageWithInterval,
	type Difference,
	difference,
	type EstimateWithInterval,
} from "./difference.ts";
export {
	type DirectlyStandardisedRate,
	type DirectlyStandardisedRateOptions,
	type DirectSettings,
	type DirectStratum,
	directlyStandardisedRate,
	type EstimatedDirectRate,
	type NoDirectRate,
} from "./directly-standardised-rate.ts";
export {
	type EstimatedIndirectRatio,
	type IndirectlyStandardisedRatio,
	type IndirectlyStandardisedRatioOptions,
	type IndirectSettings,
	type IndirectStratum,
	indirectlyStandardisedRatio,
	type NoIndirectRatio,
} from "./indirectly-standardised-ratio.ts";
export {
	type MeanEstimate,
	type MeanOfOne,
	type MeanReason,
	type MeanSummary,
	type MeanWithInterval,
	meanEstimate,
} from "./mean-estimate.ts";
export { perThousand } from "./per-thousand.ts";
export {
	type DefinedPercentageChange,
	type PercentageChange,
	type PercentageChangeReason,
	percentageChange,
	type UndefinedPercentageChange,
} from "./percentage-change.ts";
export {
	type DefinedPercentageChangeInterval,
	type PercentageChangeInterval,
	percentageChangeInterval,
	type UndefinedPercentageChangeInterval,
} from "./percentage-change-interval.ts";
export {
	type PoissonInterval,
	type PoissonIntervalOptions,
	type PoissonMethod,
	poissonInterval,
} from "./poisson-interval.ts";
export { type PooledRate, pool } from "./pool.ts";
export { type ProjectedTotal, projectedTotal } from "./projected-total.ts";
export {
	type BareProportion,
	type BareProportionOptions,
	type Proportion,
	type ProportionOptions,
	type ProportionParts,
	proportion,
} from "./proportion.ts";
export {
	type CountOfDenominator,
	type DefinedProportionRatio,
	type ProportionRatio,
	type ProportionRatioMethod,
	type ProportionRatioOptions,
	type ProportionRatioParts,
	type ProportionRatioReason,
	proportionRatio,
	type UndefinedProportionRatio,
} from "./proportion-ratio.ts";
export { type Rate, type RateOptions, rate } from "./rate.ts";
export {
	type CountOverExposure,
	type DefinedRateRatio,
	type RateRatio,
	type RateRatioMethod,
	type RateRatioOptions,
	type RateRatioParts,
	type RateRatioReason,
	rateRatio,
	type UndefinedRateRatio,
} from "./rate-ratio.ts";
export { type RepeatEventRate, type RepeatEventRateOptions, repeatEventRate } from "./repeat-event-rate.ts";
export type { RepeatedEvents } from "./repeated-events.ts";
export { type Share, type ShareOptions, share } from "./share.ts";
export {
	type DefinedShares,
	type Shares,
	type SharesReason,
	shares,
	type UndefinedShares,
} from "./shares.ts";
