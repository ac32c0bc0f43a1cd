export type { KnownCount, UnusableCounts } from "./area-count.ts";
export type {
	BenchmarkComparison,
	BenchmarkMethod,
	BenchmarkReason,
	BenchmarkSettings,
	BenchmarkTest,
	ComparedToBenchmark,
	NotComparedReason,
	NotComparedToBenchmark,
} from "./benchmark-comparison.ts";
export type {
	Benchmark,
	BenchmarkedArea,
	FigureDetails,
	FigureValue,
	GroupMembership,
	PrintedInterval,
	ProportionCounts,
	RateCounts,
} from "./benchmark-inputs.ts";
export { type ClassifyFunnelOptions, classifyFunnel } from "./classify-funnel.ts";
export { type CompareToBenchmarkOptions, compareToBenchmark } from "./compare-to-benchmark.ts";
export {
	type ComparedToTarget,
	type CompareToTargetOptions,
	compareToTarget,
	type NotComparedToTarget,
	type NotComparedToTargetReason,
	type TargetComparison,
} from "./compare-to-target.ts";
export {
	type DiscoveryResult,
	type FalseDiscoveryControl,
	type FalseDiscoveryControlOptions,
	falseDiscoveryControl,
	type NamedTest,
} from "./false-discovery-control.ts";
export type {
	FunnelClassification,
	FunnelPosition,
	OverDispersion,
	UnclassifiedArea,
} from "./funnel-classification.ts";
export {
	type FunnelLimit,
	type FunnelLimits,
	type FunnelLimitsOptions,
	type FunnelMethod,
	type FunnelPoint,
	type FunnelStatistic,
	funnelLimits,
} from "./funnel-limits.ts";
export type { AreaCounts, AreaExpected, AreaParts, AreaStandardised, AreaValue } from "./named-areas.ts";
export {
	type AreaProfile,
	type NearestNeighbours,
	type NearestNeighboursOptions,
	type Neighbour,
	nearestNeighbours,
} from "./nearest-neighbours.ts";
export type { Polarity } from "./polarity.ts";
export type { BenchmarkPerformance, BenchmarkPosition } from "./position.ts";
export {
	type BandedArea,
	type QuantileBandMethod,
	type QuantileBands,
	type QuantileBandsOptions,
	quantileBands,
} from "./quantile-bands.ts";
export {
	type AreaRanking,
	type PreviousRanking,
	type RankAreasOptions,
	type RankedArea,
	rankAreas,
} from "./rank-areas.ts";
export type { UnrankedArea } from "./rankable.ts";
export {
	type AverageMember,
	type ExcludedMember,
	type NoRegionalAverage,
	type RegionalAverage,
	type RegionalAverageEstimate,
	type RegionalAverageOptions,
	type RegionalAverageSettings,
	regionalAverage,
} from "./regional-average.ts";
export type {
	Target,
	TargetMethod,
	TargetPercentiles,
	TargetPreviousValue,
	TargetRange,
	TargetValue,
} from "./target.ts";
