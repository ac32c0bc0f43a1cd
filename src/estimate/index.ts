export { type AnnualisedCount, annualise } from "./annualise.ts";
export {
	type BinomialInterval,
	type BinomialIntervalOptions,
	type BinomialMethod,
	binomialInterval,
} from "./binomial-interval.ts";
export type { ConfidenceInterval, ConfidenceIntervals, ConfidenceOptions } from "./confidence-interval.ts";
export { type Difference, difference, type EstimateWithInterval } from "./difference.ts";
export {
	type DirectlyStandardisedRate,
	type DirectlyStandardisedRateOptions,
	type DirectSettings,
	type DirectStratum,
	directlyStandardisedRate,
	type EstimatedDirectRate,
	type NoDirectRate,
	type RepeatedEvents,
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
	type PoissonInterval,
	type PoissonIntervalOptions,
	type PoissonMethod,
	poissonInterval,
} from "./poisson-interval.ts";
export { type PooledRate, pool } from "./pool.ts";
export {
	type BareProportion,
	type BareProportionOptions,
	type Proportion,
	type ProportionOptions,
	type ProportionParts,
	proportion,
} from "./proportion.ts";
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
export { type Share, type ShareOptions, share } from "./share.ts";
export {
	type DefinedShares,
	type Shares,
	type SharesReason,
	shares,
	type UndefinedShares,
} from "./shares.ts";
