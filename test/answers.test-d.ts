import { expectTypeOf, it } from "vitest";
import {
	type AreaCounts,
	type BenchmarkedArea,
	compareCounts,
	type DirectlyStandardisedRate,
	directionOfTravel,
	type EstimatedDirectRate,
	type EstimateWithInterval,
	type MeanWithInterval,
	type PooledRate,
	type Proportion,
	pool,
	type Rate,
	type RegionalAverageEstimate,
	type RepeatEventRate,
	rateOfChange,
	rateRatio,
	regionalAverage,
} from "../src/index.ts";

declare const standardised: EstimatedDirectRate;
declare const either: DirectlyStandardisedRate;
declare const repeats: RepeatEventRate;
declare const rate: Rate;
declare const pooled: PooledRate;
declare const proportion: Proportion;
declare const mean: MeanWithInterval;
declare const average: RegionalAverageEstimate;

it("no function that tests by counts takes an answer that these do not tell", () => {
	// @ts-expect-error: its value is not its count over its exposure
	directionOfTravel(standardised, standardised);
	// @ts-expect-error: nor is that of one that may have been refused
	directionOfTravel(either, either);
	// @ts-expect-error: its events do not happen one by one
	directionOfTravel(repeats, repeats);
	// @ts-expect-error: as above
	compareCounts(standardised, standardised);
	// @ts-expect-error: as above
	compareCounts(repeats, repeats);
	// @ts-expect-error: as above
	rateRatio(standardised, rate);
	// @ts-expect-error: as above
	rateRatio(rate, repeats);
	// @ts-expect-error: as above
	rateOfChange([rate, rate, repeats]);
	// @ts-expect-error: as above
	pool([rate, standardised]);
	// @ts-expect-error: as above
	regionalAverage([{ area: "Ashby", ...standardised }]);
	// @ts-expect-error: as above
	expectTypeOf<{ area: string } & RepeatEventRate>().toExtend<AreaCounts>();
});

it("answers that are told by their counts, or by their own standard error, are taken", () => {
	directionOfTravel(rate, pooled);
	directionOfTravel(proportion, proportion);
	directionOfTravel(mean, mean);
	directionOfTravel(average, average);
	rateRatio(rate, average);
	pool([rate, pooled]);
	expectTypeOf<EstimatedDirectRate | RepeatEventRate | Rate>().toExtend<BenchmarkedArea>();
	expectTypeOf<RegionalAverageEstimate>().toExtend<EstimateWithInterval>();
});
