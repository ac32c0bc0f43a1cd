import { describe, expect, it } from "vitest";
import {
	classifyFunnel,
	compareToBenchmark,
	compareToTarget,
	quantileBands,
	rankAreas,
	regionalAverage,
} from "../../src/benchmark/index.ts";
import {
	directlyStandardisedRate,
	indirectlyStandardisedRatio,
	proportion,
} from "../../src/estimate/index.ts";
import { apart, before, meanOf, now, pooledOf, refusal, refused, repeats, sharesOf } from "../answers.ts";
import { thrownBy } from "../direction/helpers.ts";

describe("answers as areas", () => {
	it.each(apart)("are not members of an average or a funnel of counts: %s", (kind, answer) => {
		const rows = [{ ...(answer as object), area: "Ashby" }] as never;
		for (const [call, doing] of [
			[() => regionalAverage(rows), "compute the regional average"],
			[() => classifyFunnel(rows), "classify the areas of the funnel"],
		] as const)
			expect(thrownBy(call)).toEqual(refusal(doing, "Ashby", kind));
	});

	it("are no proportions where they are rows with another value beside their count", () => {
		const row = { area: "Ashby", count: 180, denominator: 190_000, value: 94.7 };
		const refusedAs = (doing: string, name: string) => ({
			Kind: TypeError,
			code: "not-applicable",
			message: `Cannot ${doing}: ${name} must have a value that is its count over its denominator, or only one of the two, current value is 94.7`,
		});
		const benchmarked = "compare with the benchmark";
		for (const [call, doing, name] of [
			[() => compareToBenchmark(row, { value: 0.001 }), benchmarked, "the area"],
			[() => compareToBenchmark({ count: 1, denominator: 9 }, row), benchmarked, "the benchmark"],
			[
				() => compareToTarget(row, { value: 0.5 }, { polarity: "lower-is-better" }),
				"compare with the target",
				"the area",
			],
			[() => regionalAverage([row]), "compute the regional average", "Ashby"],
			[() => classifyFunnel([row]), "classify the areas of the funnel", "Ashby"],
		] as const)
			expect(thrownBy(call)).toEqual(refusedAs(doing, name));
		for (const value of [0.0009, 0.095])
			expect(compareToBenchmark({ ...row, value }, { value: 0.001 }).position).toBe("in-line");
	});

	it("are figures beside a benchmark, by their value and their own interval", () => {
		const answer = compareToBenchmark({ area: "Ashby", ...now }, { value: 34, per: 1_000 });
		const interval = { confidence: 0.95, lower: now.lower, upper: now.upper };
		expect(answer).toMatchObject({
			position: "in-line",
			method: "interval",
			test: null,
			value: now.value,
			per: 1_000,
			count: null,
			intervals: [interval],
		});
		expect(compareToBenchmark(now, { value: 0.034, per: 1 })).toMatchObject({
			position: "in-line",
			value: now.value / 1_000,
		});
		expect(compareToBenchmark(now, { value: 36, per: 1_000 }).position).toBe("lower");
		// 80 events of 10 people are not 80 events: the exact test would say higher.
		expect(compareToBenchmark(repeats, { value: 5, per: 1_000 })).toMatchObject({
			position: "in-line",
			value: 8,
		});
		expect(compareToBenchmark(meanOf(60, 12), { value: 7, per: 1_000 })).toMatchObject({ value: 9 });
		expect(compareToBenchmark(sharesOf(95, 90), { value: 0.9 })).toMatchObject({
			value: 0.925,
			position: "in-line",
			method: "interval",
		});
		expect(compareToBenchmark(refused, { value: 34, per: 1_000 })).toMatchObject({
			status: "not-compared",
			reasons: [{ code: "value-missing" }],
		});
		expect(thrownBy(() => compareToBenchmark(now, { value: 34 }, { method: "mid-p" })).message).toBe(
			'Cannot compare with the benchmark: method must be interval or overlap for a figure, current value is "mid-p"',
		);
	});

	it("are figures as a benchmark, all but regional averages, which are groups", () => {
		const area = { area: "Ashby", count: 300, exposure: 10_000 };
		expect(compareToBenchmark(area, now)).toMatchObject({
			benchmark: now.value,
			test: "poisson",
			referenceCount: null,
		});
		expect(compareToBenchmark({ area: "Ashby", ...now }, before, { method: "overlap" })).toMatchObject({
			benchmark: before.value,
			limits: [{ lower: before.lower, upper: before.upper }],
		});
		expect(compareToBenchmark(area, refused)).toMatchObject({ reasons: [{ code: "benchmark-missing" }] });
		for (const average of [pooledOf(300, 12), meanOf(300, 12)])
			expect(compareToBenchmark(area, average)).toMatchObject({
				benchmark: average.value,
				own: "removed",
				referenceCount: 12,
			});
	});

	it("are figures beside a target, and in ranks and bands", () => {
		const polarity = "lower-is-better";
		expect(compareToTarget(now, { value: 30, per: 1_000 }, { polarity })).toMatchObject({
			outcome: "missed",
			value: now.value,
		});
		expect(compareToTarget(now, { value: 33, per: 1_000 }, { polarity, by: "interval" })).toMatchObject({
			outcome: "in-between",
			lower: now.lower,
		});
		expect(compareToTarget(refused, { value: 30 }, { polarity })).toMatchObject({
			reasons: [{ code: "value-missing" }],
		});
		const areas = [
			{ area: "now", ...now },
			{ area: "before", ...before },
			{ area: "refused", ...refused },
		];
		const { ranks, unranked, average, averageMethod } = rankAreas(areas);
		expect(ranks.map(({ area, value }) => [area, value])).toEqual([
			["before", before.value],
			["now", now.value],
		]);
		expect(unranked).toEqual([{ area: "refused", code: "value-missing" }]);
		expect([average, averageMethod]).toEqual([(before.value + now.value) / 2, "mean-of-values"]);
		expect(quantileBands(areas, { bands: 2 }).areas.map(({ area }) => area)).toEqual(["now", "before"]);
	});

	it("are ranked on one base only", () => {
		const per = (base: number) => ({
			area: String(base),
			...directlyStandardisedRate([{ count: 30, exposure: 1_000, standardPopulation: 1 }], { per: base }),
		});
		expect(thrownBy(() => rankAreas([per(1_000), per(100_000)]))).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: "Cannot rank the areas: all figures must have one base, current value is [1000, 100000]",
		});
		expect(rankAreas([per(1_000), { area: "printed", value: 3 }]).of).toBe(2);
	});

	it("carry the base of their own value: a ratio that of the ratio and not that of the rate", () => {
		const ratio = (base: number) =>
			indirectlyStandardisedRatio(
				[{ count: 40, exposure: 10_000, referenceCount: 1_000, referenceExposure: 200_000 }],
				{ base },
			);
		expect(compareToBenchmark(ratio(1), { value: 1, per: 1 })).toMatchObject({ value: 0.8, per: 1 });
		expect(compareToBenchmark(ratio(1), { value: 1 })).toMatchObject({
			value: 0.8,
			per: 1,
			position: "in-line",
		});
		expect(compareToBenchmark(ratio(100), { value: 1, per: 1 })).toMatchObject({ value: 0.8 });
		expect(compareToTarget(ratio(1), { value: 90, per: 100 }, { polarity: "lower-is-better" })).toMatchObject(
			{
				value: 80,
				outcome: "met",
			},
		);
	});

	it("still place a standardised rate in a funnel at its effective exposure", () => {
		const areas = [
			{ area: "now", ...now, standardisedRate: now.value },
			{ area: "before", ...before, standardisedRate: before.value },
		];
		expect(classifyFunnel(areas).areas.map(({ area, value }) => [area, value])).toEqual([
			["now", expect.closeTo(now.value, 12)],
			["before", expect.closeTo(before.value, 12)],
		]);
	});

	it("are tested by their counts where these tell all", () => {
		expect(compareToBenchmark(pooledOf(60, 12), { value: 7, per: 1_000 })).toMatchObject({ test: "poisson" });
		expect(compareToBenchmark(proportion(56, 70), { value: 0.6 })).toMatchObject({ test: "binomial" });
		expect(rankAreas([{ area: "Ashby", ...pooledOf(60, 12) }]).averageMethod).toBe("pooled");
	});
});
