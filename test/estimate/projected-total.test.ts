import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCounts } from "../../src/direction/index.ts";
import { annualise, projectedTotal } from "../../src/estimate/index.ts";
import { periodOf } from "../../src/period/months.ts";
import { rollingTotals } from "../../src/rolling/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

describe("projectedTotal()", () => {
	it("projectedTotal() has the limits of the negative binomial distribution of the rest", () => {
		// P(Y = y) of shape r and probability p by its recurrence: f(y + 1) = f(y) (r + y) (1 - p) / (y + 1).
		fc.assert(
			fc.property(fc.nat(300), fc.integer({ min: 1, max: 11 }), (count, months) => {
				const [shape, p] = [count + 0.5, months / 12];
				const quantile = (chance: number) => {
					let f = p ** shape;
					let sum = f;
					let y = 0;
					for (; sum < chance; y++) {
						f *= ((shape + y) * (1 - p)) / (y + 1);
						sum += f;
					}
					return y;
				};
				fc.pre(p ** shape > 1e-300);
				const { lower, upper, value } = projectedTotal(count, months);
				expect([lower - count, upper - count]).toEqual([quantile(0.025), quantile(0.975)]);
				expectNear(value, count + (shape * (1 - p)) / p, 1e-12);
			}),
		);
	});

	it("projectedTotal() of a whole year is the count, and plain data for any other", () => {
		expect(projectedTotal(104, 12)).toMatchObject({ value: 104, lower: 104, upper: 104 });
		expect(projectedTotal(0, 12).value).toBe(0);
		expect(projectedTotal(0, 6).lower).toBe(0);
		expectPlain(projectedTotal(1_000_000, 1, { confidence: [95, 99.8] }));
		const many = projectedTotal(1_000_000, 6, { confidence: [95, 99.8] });
		expect(many.intervals[1]?.lower).toBeLessThan(many.lower);
	});

	it("projectedTotal() refuses what is no part of a year", () => {
		for (const months of [0, 13])
			expect(thrownBy(() => projectedTotal(5, months))).toEqual([
				"RangeError",
				"out-of-range",
				`Cannot project the total: months must be a whole number from 1 to 12, current value is ${months}`,
			]);
		expect(thrownBy(() => projectedTotal(-1, 6))?.[1]).toBe("out-of-range");
	});
});

interface Case {
	readonly id: string;
	readonly input: {
		readonly quarters: readonly number[];
		readonly partCount: number;
		readonly previousFullYear: number;
	};
	readonly expected: {
		readonly rollingNow: number;
		readonly rollingQuarterAgo: number;
		readonly honestTest: { readonly rateRatio: number; readonly pMid: number; readonly pScore: number };
		readonly annualised: number;
		readonly annualisedCiExact: readonly [number, number];
		readonly projectedTotalMean: number;
		readonly projectedTotalInterval: readonly [number, number];
		readonly versusFullYear: {
			readonly rateRatio: number;
			readonly pMid: number;
			readonly pScore: number;
			readonly ciMidP: readonly [number, number];
		};
	};
}

describeShared("a part year and an overlap, against the reference", "golden/trend.json", () => {
	const { cases } = sharedJson<{ cases: readonly Case[] }>("golden/trend.json");
	const find = (id: string) => {
		const found = cases.find((one) => one.id === id);
		if (found === undefined) throw new Error(`${id} is gone`);
		return found;
	};

	it("half a year is annualised, projected, and compared with the year before", () => {
		const { input, expected } = find("part-year-fte");
		const year = annualise(input.partCount, 6);
		expect(year.value).toBe(expected.annualised);
		expectNear(year.lower, expected.annualisedCiExact[0]);
		expectNear(year.upper, expected.annualisedCiExact[1]);
		const total = projectedTotal(input.partCount, 6);
		expect(total.value).toBe(expected.projectedTotalMean);
		expect([total.lower, total.upper]).toEqual(expected.projectedTotalInterval);
		const { rateRatio, pMid, pScore, ciMidP } = expected.versusFullYear;
		const now = { count: input.partCount, exposure: 0.5 };
		const before = { count: input.previousFullYear, exposure: 1 };
		const answer = compareCounts(now, before);
		expectNear(answer.rateRatio, rateRatio);
		expectNear(answer.pValue, pMid, 1e-9);
		expectNear(answer.lower, ciMidP[0], 1e-9);
		expectNear(answer.upper, ciMidP[1], 1e-9);
		expectNear(compareCounts(now, before, { method: "score" }).pValue, pScore, 1e-9);
	});

	it("two rolling years a quarter apart differ by that quarter and the same a year before", () => {
		// The reference takes quarter 5 for the same quarter a year before quarter 8, and so 457 for what is 442.
		const { input, expected } = find("overlap-identity");
		const { quarters } = input;
		const series = quarters.map((count, index) => ({
			period: periodOf(2018 * 12 + 3 * index, 2018 * 12 + 3 * index + 2, "make a quarter"),
			count,
		}));
		const [ago = 0, now = 0] = rollingTotals(series)
			.map(({ total }) => total ?? 0)
			.slice(-2);
		expect(now).toBe(expected.rollingNow);
		expect(now - ago).toBe((quarters[7] ?? 0) - (quarters[3] ?? 0));
		expect(expected.rollingQuarterAgo).toBe(now - (quarters[7] ?? 0) + (quarters[4] ?? 0));
		// Its test is of the two quarters that it took.
		const test = (method: "mid-p" | "score") =>
			compareCounts(
				{ count: quarters[7] ?? 0, exposure: 1 },
				{ count: quarters[4] ?? 0, exposure: 1 },
				{ method },
			);
		expectNear(test("mid-p").rateRatio, expected.honestTest.rateRatio);
		expectNear(test("mid-p").pValue, expected.honestTest.pMid, 1e-9);
		expectNear(test("score").pValue, expected.honestTest.pScore, 1e-9);
	});
});
