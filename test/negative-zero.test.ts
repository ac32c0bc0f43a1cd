import { describe, expect, it } from "vitest";
import * as library from "../src/index.ts";

const area = { area: "A", count: -0, exposure: 100 };
const other = { area: "B", count: 5, exposure: 100 };
const options = { polarity: "lower-is-better" } as const;

/** Every function that takes a number that can be 0, with one that has a sign. JSON does not keep the sign. */
const calls: Readonly<Record<string, () => unknown>> = {
	rate: () => library.rate(-0, 10),
	perThousand: () => library.perThousand(-0, 10),
	proportion: () => library.proportion(-0, 10),
	bareProportion: () => library.proportion(-0, 10, { method: "none" }),
	poissonInterval: () => library.poissonInterval(-0),
	binomialInterval: () => library.binomialInterval(-0, 10),
	share: () => library.share(-0, 10),
	shares: () => library.shares([-0, 10]),
	annualise: () => library.annualise(-0, 6),
	percentageChange: () => library.percentageChange(-0, 5),
	percentageChangeFromNothing: () => library.percentageChange(-0, -0),
	difference: () => library.difference(library.rate(-0, 10), library.rate(5, 10)),
	rateRatio: () => library.rateRatio({ count: -0, exposure: 10 }, { count: 5, exposure: 10 }),
	meanEstimate: () => library.meanEstimate({ mean: -0, standardDeviation: -0, size: 5 }),
	meanOfValues: () => library.meanEstimate([-0, -0, -0]),
	pool: () => library.pool([{ count: -0, exposure: 10 }]),
	compareCounts: () => library.compareCounts({ count: -0, exposure: 10 }, { count: 5, exposure: 10 }),
	compareProportions: () =>
		library.compareProportions({ count: -0, denominator: 10 }, { count: 5, denominator: 10 }),
	compareValues: () => library.compareValues({ value: -0 }, { value: 5 }, { tolerance: { absolute: 0 } }),
	directionOfTravel: () =>
		library.directionOfTravel({ count: -0, exposure: 10 }, { count: 5, exposure: 10 }, options),
	directionOfNothing: () =>
		library.directionOfTravel({ count: -0, exposure: 10 }, { count: -0, exposure: 10 }, options),
	directionOfProportions: () =>
		library.directionOfTravel({ count: -0, denominator: 10 }, { count: 5, denominator: 10 }, options),
	rateOfChange: () => library.rateOfChange([-0, 5, 6].map((count) => ({ count, exposure: 10 }))),
	regionalAverage: () => library.regionalAverage([area, other]),
	compareToBenchmark: () =>
		library.compareToBenchmark({ count: -0, exposure: 100 }, { value: 5, per: 1000 }, options),
	rankAreas: () => library.rankAreas([area, other]),
	rollingTotals: () =>
		library.rollingTotals([{ period: library.toPeriod("2019-12"), count: -0 }], { months: 1 }),
	suppressSmall: () => library.suppressSmall([-0, 5], { from: 1, to: 4 }),
	roundToBase: () => library.roundToBase(-0, 5),
	sumCells: () => library.sumCells([-0, -0]),
};

describe("zero", () => {
	for (const [name, call] of Object.entries(calls))
		it(`${name}() gives no zero with a sign`, () => {
			const made = call();
			// toStrictEqual tells -0 from 0, as toEqual does.
			expect(JSON.parse(JSON.stringify(made))).toEqual(made);
		});
});
