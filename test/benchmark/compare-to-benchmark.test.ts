import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type Benchmark,
	type BenchmarkComparison,
	type BenchmarkedArea,
	type CompareToBenchmarkOptions,
	compareToBenchmark,
	regionalAverage,
} from "../../src/benchmark/index.ts";
import { compareCounts } from "../../src/direction/compare-counts.ts";
import { compareProportions } from "../../src/direction/compare-proportions.ts";
import { meanEstimate, proportion, rate } from "../../src/estimate/index.ts";
import { binomialPoint } from "../../src/internal/binomial.ts";
import { poissonPoint } from "../../src/internal/poisson.ts";
import { describeShared, sharedText } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

/** The comparison, or a failed test where there is none. */
function compared(area: BenchmarkedArea, benchmark: Benchmark, options?: CompareToBenchmarkOptions) {
	const answer = compareToBenchmark(area, benchmark, options);
	if (answer.status !== "compared") throw new Error(JSON.stringify(answer.reasons));
	return answer;
}

/** The one reason why there is no comparison. */
function refused(answer: BenchmarkComparison) {
	expectPlain(answer);
	expect([answer.status, answer.position, answer.performance]).toEqual([
		"not-compared",
		"not-compared",
		"not-judged",
	]);
	return answer.reasons[0];
}

const region = frozen([
	{ area: "Ashby", count: 120, exposure: 20_000 },
	{ area: "Hinckley", count: 300, exposure: 60_000 },
	{ area: "Oadby", count: 90, exposure: 30_000 },
]);

/** Two-sided p-values of a count in a list of (count, probability), mid-p and exact, by adding everything up. */
function addedUp(points: readonly (readonly [number, number])[], count: number) {
	const total = points.reduce((sum, [, p]) => sum + p, 0);
	const tail = (keep: (x: number) => boolean) =>
		points.reduce((sum, [x, p]) => sum + (keep(x) ? p : 0), 0) / total;
	const here = tail((x) => x === count);
	const low = tail((x) => x <= count);
	const high = tail((x) => x >= count);
	return {
		midP: Math.min(1, 2 * Math.min(low - here / 2, high - here / 2)),
		exact: Math.min(1, 2 * Math.min(low, high)),
	};
}

const choose = (n: number, k: number): number => {
	let value = 1;
	for (let j = 1; j <= k; j++) value *= (n - k + j) / j;
	return value;
};

const whole = (to: number) => Array.from({ length: to + 1 }, (_, x) => x);

describe("compareToBenchmark() against a printed figure", () => {
	it("compareToBenchmark() reads 6,005 offences against a regional 6.8 as higher and worse, 26.5% above", () => {
		const answer = compared(
			{ area: "Leicestershire", count: 6005, exposure: 698_268 },
			{ value: 6.8, per: 1000 },
			{ polarity: "lower-is-better" },
		);
		expect(answer).toMatchObject({
			area: "Leicestershire",
			position: "higher",
			performance: "worse",
			evidence: 0.998,
			method: "mid-p",
			test: "poisson",
			benchmark: 6.8,
			reference: 6.8,
			per: 1000,
			own: null,
			count: 6005,
			exposure: 698_268,
			levels: [0.95, 0.998],
			reasons: [{ code: "differs", confidence: 0.998 }],
		});
		expect(answer.percentDifference).toBeCloseTo(26.468, 3);
		expect(answer.difference).toBeCloseTo(1.8, 3);
		expect(answer.ratio).toBeCloseTo(1.26468, 5);
		expect(answer.expected).toBeCloseTo(4748.2224, 9);
	});

	it("compareToBenchmark() judges by polarity, and nothing without it", () => {
		const area = { count: 6005, exposure: 698_268 };
		const judged = (polarity: CompareToBenchmarkOptions["polarity"], value: number) =>
			compared(area, { value }, polarity === undefined ? {} : { polarity }).performance;
		expect(judged("lower-is-better", 6.8)).toBe("worse");
		expect(judged("higher-is-better", 6.8)).toBe("better");
		expect(judged("lower-is-better", 10)).toBe("better");
		expect(judged("higher-is-better", 10)).toBe("worse");
		expect(judged("higher-is-better", 8.6)).toBe("similar");
		expect(judged("neutral", 6.8)).toBe("not-judged");
		expect(judged(undefined, 6.8)).toBe("not-judged");
	});

	it("compareToBenchmark() has the Poisson p-values that adding up the probabilities gives", () => {
		const mean = 7.3;
		const points = whole(80).map((x) => [x, poissonPoint(x, mean)] as const);
		for (const count of whole(25)) {
			const area = { count, exposure: 1000 };
			const expected = addedUp(points, count);
			const midP = compared(area, { value: mean });
			const exact = compared(area, { value: mean }, { method: "exact" });
			expect(midP.pValue).toBeCloseTo(expected.midP, 12);
			expect(exact.pValue).toBeCloseTo(expected.exact, 12);
			expect(midP.position === "in-line").toBe(expected.midP >= 0.05);
		}
	});

	it("compareToBenchmark() has the binomial p-values that adding up the probabilities gives", () => {
		const points = whole(40).map((x) => [x, choose(40, x) * 0.3 ** x * 0.7 ** (40 - x)] as const);
		for (const count of whole(40)) {
			const area = { count, denominator: 40 };
			const expected = addedUp(points, count);
			const midP = compared(area, { value: 30, per: 100 });
			expect(midP.test).toBe("binomial");
			expect(midP.pValue).toBeCloseTo(expected.midP, 12);
			expect(compared(area, { value: 0.3 }, { method: "exact" }).pValue).toBeCloseTo(expected.exact, 12);
			expect([midP.value, midP.per]).toEqual([(count * 100) / 40, 100]);
		}
	});

	it("compareToBenchmark() keeps the relative precision of a tiny p-value", () => {
		const { pValue } = compared({ count: 200, exposure: 1000 }, { value: 100 });
		let tail = poissonPoint(200, 100) / 2;
		for (let x = 201; x < 400; x++) tail += poissonPoint(x, 100);
		expect((pValue ?? 0) / (2 * tail)).toBeCloseTo(1, 10);
	});

	it("compareToBenchmark() takes a benchmark of 0 and of 100%", () => {
		const none = compared({ count: 0, exposure: 100 }, { value: 0 });
		expect([none.position, none.pValue, none.ratio, none.percentDifference]).toEqual([
			"in-line",
			1,
			null,
			null,
		]);
		expect(compared({ count: 1, exposure: 100 }, { value: 0 })).toMatchObject({
			position: "higher",
			pValue: 0,
		});
		expect(compared({ count: 5, denominator: 5 }, { value: 1 })).toMatchObject({
			position: "in-line",
			pValue: 1,
		});
		expect(compared({ count: 4, denominator: 5 }, { value: 1 })).toMatchObject({
			position: "lower",
			pValue: 0,
		});
		expect(compared({ count: 0, denominator: 5 }, { value: 0 })).toMatchObject({
			position: "in-line",
			pValue: 1,
		});
		expect(compared({ count: 1, denominator: 5 }, { value: 0 })).toMatchObject({
			position: "higher",
			pValue: 0,
		});
	});

	it("compareToBenchmark() says when not even a count of 0 could be lower, and when counts are small", () => {
		const small = compared({ count: 1, exposure: 1000 }, { value: 2.9 });
		expect(small.reasons).toEqual([
			{ code: "no-evidence", confidence: 0.95 },
			{ code: "cannot-show-lower", confidence: 0.95 },
			{ code: "small-count" },
		]);
		expect(compared({ count: 0, exposure: 1000 }, { value: 2.9 }).position).toBe("in-line");
		expect(compared({ count: 0, exposure: 1000 }, { value: 3.1 }).position).toBe("lower");
		expect(compared({ count: 10, exposure: 1000 }, { value: 9 }).reasons).toHaveLength(1);
	});

	it("compareToBenchmark() decides by the first level and reports the strictest that is met", () => {
		const area = { count: 520, exposure: 182_643 };
		const benchmark = { value: 3.13 };
		expect(compared(area, benchmark)).toMatchObject({ position: "lower", evidence: 0.95 });
		const strictFirst = compared(area, benchmark, { confidence: [99.8, 95] });
		expect(strictFirst).toMatchObject({ position: "in-line", evidence: 0.95, levels: [0.998, 0.95] });
		expect(strictFirst.reasons).toEqual([{ code: "differs", confidence: 0.95 }]);
		expect(compared(area, benchmark, { confidence: 99.8 })).toMatchObject({
			position: "in-line",
			evidence: null,
		});
	});

	it("compareToBenchmark() takes the base that one side leaves out from the other", () => {
		const area = { count: 12, exposure: 5000 };
		expect(compared(area, { value: 240, per: 100_000 }).value).toBe(240);
		expect(compared({ ...area, per: 100_000 }, { value: 240 })).toMatchObject({
			per: 100_000,
			value: 240,
			benchmark: 240,
			difference: 0,
		});
		expect(compared(area, { value: 2.4 }).per).toBe(1000);
		expect(compared({ count: 1, denominator: 4 }, { value: 0.25 }).per).toBe(1);
		expect(compared({ value: 5, lower: 4, upper: 6 }, { value: 5 }).per).toBeNull();
		const rebased = compared({ value: 5, lower: 4, upper: 6, per: 100 }, { value: 70, per: 1000 });
		expect(rebased.intervals).toEqual([{ confidence: 0.95, lower: 40, upper: 60 }]);
		expect(rebased).toMatchObject({ position: "lower", value: 50, per: 1000 });
	});
});

describe("compareToBenchmark() against a group", () => {
	it("compareToBenchmark() has the conditional p-values that adding up the probabilities gives", () => {
		const p = 2 / 5;
		const points = whole(30).map((x) => [x, choose(30, x) * p ** x * (1 - p) ** (30 - x)] as const);
		for (const count of whole(30)) {
			const area = { count, exposure: 200 };
			const group = { count: 30 - count, exposure: 300 };
			const expected = addedUp(points, count);
			const answer = compared(area, group);
			expect(answer).toMatchObject({
				test: "two-rates",
				own: "out",
				referenceCount: 30 - count,
				referenceExposure: 300,
			});
			expect(answer.pValue).toBeCloseTo(expected.midP, 12);
			expect(compared(area, group, { method: "exact" }).pValue).toBeCloseTo(expected.exact, 12);
		}
	});

	it("compareToBenchmark() has the hypergeometric p-values that adding up the probabilities gives", () => {
		for (const [n, m, events] of [
			[12, 30, 9],
			[30, 12, 20],
			[5, 5, 5],
			[20, 3, 21],
			[8, 40, 0],
			[8, 40, 48],
		] as const) {
			const points = whole(n)
				.filter((x) => events - x >= 0 && events - x <= m)
				.map((x) => [x, choose(n, x) * choose(m, events - x)] as const);
			for (const [count] of points) {
				const expected = addedUp(points, count);
				const answer = compared({ count, denominator: n }, { count: events - count, denominator: m });
				expect(answer.test).toBe("two-proportions");
				const side = count * m > (events - count) * n ? "higher" : "lower";
				expect(["in-line", side]).toContain(answer.position);
				expect(answer.pValue).toBeCloseTo(expected.midP, 12);
				const exact = compared(
					{ count, denominator: n },
					{ count: events - count, denominator: m },
					{ method: "exact" },
				);
				expect(exact.pValue).toBeCloseTo(expected.exact, 12);
			}
		}
	});

	it("compareToBenchmark() tests large proportions in little time and to full precision", () => {
		const answer = compared(
			{ count: 51_000, denominator: 100_000 },
			{ count: 5_000_000, denominator: 10_000_000 },
		);
		// The normal approximation is good here: z = 0.01 / sqrt(p (1 - p) (1/n + 1/m)) = 6.2932
		expect((answer.pValue ?? 0) / 3.1e-10).toBeGreaterThan(0.9);
		expect((answer.pValue ?? 0) / 3.1e-10).toBeLessThan(1.1);
	});

	it("compareToBenchmark() takes the own counts out of a group that contains them, and says so", () => {
		const area = { area: "Ashby", count: 120, exposure: 20_000 };
		const inside = compared(area, { count: 510, exposure: 110_000, own: "in" });
		const apart = compared(area, { count: 390, exposure: 90_000 });
		expect(inside.pValue).toBe(apart.pValue);
		expect(inside).toMatchObject({
			own: "removed",
			benchmark: (510 * 1000) / 110_000,
			reference: (390 * 1000) / 90_000,
			referenceCount: 390,
			referenceExposure: 90_000,
		});
		expect(inside.reasons).toContainEqual({ code: "own-area-removed", count: 120, exposure: 20_000 });
		expect(inside.percentDifference).toBeCloseTo((100 * 6) / (510 / 110) - 100, 10);
		expect(apart.reasons).toEqual([{ code: "differs", confidence: 0.95 }]);
	});

	it("compareToBenchmark() tests an area that has every event of its group against a count of 0", () => {
		const answer = compared({ count: 8, exposure: 1000 }, { count: 8, exposure: 9000, own: "in" });
		expect(answer).toMatchObject({
			position: "higher",
			reference: 0,
			referenceCount: 0,
			referenceExposure: 8000,
		});
	});

	it("compareToBenchmark() finds the own area in a regional average by its name", () => {
		const average = regionalAverage(region);
		const inside = compared({ area: "Ashby", count: 120, exposure: 20_000 }, average);
		expect(inside).toMatchObject({ own: "removed", referenceCount: 390, benchmark: average.value });
		const stranger = compared({ area: "Leeds", count: 120, exposure: 20_000 }, average);
		expect(stranger).toMatchObject({ own: "out", referenceCount: 510, reference: average.value });
		const out = compared(
			{ area: "Ashby", count: 120, exposure: 20_000 },
			regionalAverage(region, { ownArea: "Ashby", own: "out" }),
		);
		expect(out).toMatchObject({ own: "out", referenceCount: 390, pValue: inside.pValue });
		expect(out.reasons).toEqual([{ code: "differs", confidence: 0.95 }]);
	});

	it("compareToBenchmark() says when the average holds other counts for the area", () => {
		const answer = compared({ area: "Ashby", count: 125, exposure: 20_000 }, regionalAverage(region));
		expect(answer.reasons).toContainEqual({ code: "own-counts-differ" });
		expect(answer.reasons).toContainEqual({ code: "own-area-removed", count: 120, exposure: 20_000 });
	});

	it("compareToBenchmark() tests against a mean of rates with the mean and the variance that it has", () => {
		const average = regionalAverage(region, { method: "mean-of-rates" });
		const answer = compared({ area: "Ashby", count: 120, exposure: 20_000 }, average);
		expect(answer).toMatchObject({
			test: "rate-and-mean-of-rates",
			own: "removed",
			reference: 4,
			referenceCount: 390,
			referenceExposure: 90_000,
			position: "higher",
		});
		// With equal exposures the mean of rates is the pooled rate, and the test the same.
		const equal = region.map((member) => ({ ...member, exposure: 30_000 }));
		const area = { area: "Leeds", count: 120, exposure: 20_000 };
		const mean = compared(area, regionalAverage(equal, { method: "mean-of-rates" }));
		expect(mean.pValue).toBeCloseTo(compared(area, regionalAverage(equal)).pValue ?? 0, 10);
		const none = region.map((member) => ({ ...member, count: 0 }));
		const nothing = compared(area, regionalAverage(none, { method: "mean-of-rates" }));
		expect(nothing).toMatchObject({ position: "higher", benchmark: 0, ratio: null });
		expect(compared({ ...area, count: 0 }, regionalAverage(none, { method: "mean-of-rates" })).pValue).toBe(
			1,
		);
	});

	it("compareToBenchmark() tests a proportion against an average of proportions", () => {
		const parts = [
			{ area: "Ashby", count: 60, denominator: 100 },
			{ area: "Hinckley", count: 200, denominator: 400 },
			{ area: "Oadby", count: 60, denominator: 150 },
		];
		const area = { area: "Ashby", count: 60, denominator: 100 };
		const pooled = compared(area, regionalAverage(parts));
		expect(pooled).toMatchObject({
			test: "two-proportions",
			own: "removed",
			referenceCount: 260,
			referenceExposure: 550,
		});
		expect(pooled.pValue).toBe(compared(area, { count: 260, denominator: 550 }).pValue);
		const mean = compared(area, regionalAverage(parts, { method: "mean-of-rates", per: 100 }));
		expect(mean).toMatchObject({ test: "proportion-and-mean-of-rates", position: "higher", per: 100 });
		expect(mean.reference).toBeCloseTo(45, 12);
		// One other member: its own counts, but for rounding down to whole numbers.
		const one = compared(
			{ area: "Ashby", count: 60, denominator: 100 },
			regionalAverage(parts.slice(0, 2), { method: "mean-of-rates" }),
		);
		expect(one.pValue).toBeCloseTo(compared(area, { count: 200, denominator: 400 }).pValue ?? 0, 3);
		expect(refused(compareToBenchmark(area, regionalAverage([])))).toEqual({
			code: "benchmark-incomplete",
			areas: [],
		});
		const overlap = compared(area, regionalAverage(parts, { method: "mean-of-rates" }), {
			method: "overlap",
		});
		expect(overlap.own).toBe("in");
	});

	it("compareToBenchmark() rejects a true mean of proportions about as often as it says", () => {
		// Enumerated: an area of 20 and two others of 15 and 30, all with a true proportion of 30%.
		let rejected = 0;
		for (const x of whole(20))
			for (const y of whole(15))
				for (const z of whole(30)) {
					const weight = binomialPoint(x, 20, 0.3) * binomialPoint(y, 15, 0.3) * binomialPoint(z, 30, 0.3);
					if (weight < 1e-5) continue;
					const average = regionalAverage(
						[
							{ area: "y", count: y, denominator: 15 },
							{ area: "z", count: z, denominator: 30 },
						],
						{ method: "mean-of-rates" },
					);
					const { position } = compared({ area: "x", count: x, denominator: 20 }, average, {
						confidence: 0.95,
					});
					if (position !== "in-line") rejected += weight;
				}
		expect(rejected).toBeGreaterThan(0.03);
		expect(rejected).toBeLessThan(0.06);
	});

	/** How often an area with the true mean of the others is found higher and lower, every outcome weighed. */
	function foundAgainstMean(
		family: "exposure" | "denominator",
		own: number,
		others: readonly (readonly [size: number, rate: number])[],
		method: "mid-p" | "exact",
	) {
		const mean = others.reduce((sum, [, rate]) => sum + rate, 0) / others.length;
		const outcomes = (size: number, rate: number) =>
			whole(Math.ceil(size * rate + 6 * Math.sqrt(size * rate) + 6))
				.map((count) => ({
					count,
					weight: family === "exposure" ? poissonPoint(count, size * rate) : binomialPoint(count, size, rate),
				}))
				.filter(({ weight }) => weight > 1e-6);
		let drawn: readonly { readonly counts: readonly number[]; readonly weight: number }[] = [
			{ counts: [], weight: 1 },
		];
		for (const [size, rate] of others)
			drawn = drawn.flatMap(({ counts, weight }) =>
				outcomes(size, rate).map((one) => ({ counts: [...counts, one.count], weight: weight * one.weight })),
			);
		const found = { higher: 0, lower: 0, "in-line": 0 };
		for (const { counts, weight } of drawn.filter((one) => one.weight > 1e-7)) {
			const average = regionalAverage(
				counts.map((count, at) => ({ area: `other ${at}`, count, [family]: others[at]?.[0] })) as never,
				{ method: "mean-of-rates" },
			);
			for (const one of outcomes(own, mean)) {
				const area = { area: "own", count: one.count, [family]: own } as never;
				found[compared(area, average, { method, confidence: 0.95 }).position] += weight * one.weight;
			}
		}
		return found;
	}

	it("compareToBenchmark() does not take a small member without an event for certain", () => {
		// Everybody has a true rate of 1 per 1,000, and the small member, which expects 2, had none.
		const own = { area: "Own", count: 200, exposure: 200_000 };
		const others = [
			{ area: "Small", count: 0, exposure: 2_000 },
			{ area: "Oadby", count: 150, exposure: 150_000 },
			{ area: "Wigston", count: 250, exposure: 250_000 },
		];
		const rates = compared(own, regionalAverage([own, ...others], { method: "mean-of-rates" }));
		expect(rates).toMatchObject({ position: "in-line", own: "removed" });
		expect(rates.pValue).toBeGreaterThan(0.1);
		const part = { area: "Own", count: 20, denominator: 200 };
		const parts = [
			{ area: "Small", count: 0, denominator: 5 },
			{ area: "Smaller", count: 0, denominator: 5 },
			{ area: "Oadby", count: 20, denominator: 200 },
		];
		const proportions = compared(part, regionalAverage([part, ...parts], { method: "mean-of-rates" }));
		expect(proportions.position).toBe("in-line");
		expect(proportions.pValue).toBeGreaterThan(0.1);
		// Nor one in which everybody has what is counted.
		const turned = (one: { area: string; count: number; denominator: number }) => ({
			...one,
			count: one.denominator - one.count,
		});
		const complement = compared(
			turned(part),
			regionalAverage([part, ...parts].map(turned), { method: "mean-of-rates" }),
		);
		expect(complement.pValue).toBeCloseTo(proportions.pValue ?? 0, 12);
	});

	it.each([
		[
			"exposure",
			30,
			[
				[0.5, 1],
				[30, 1],
			],
		],
		[
			"exposure",
			30,
			[
				[0.5, 4],
				[30, 1],
			],
		],
		[
			"exposure",
			30,
			[
				[0.5, 0.2],
				[30, 1],
			],
		],
		[
			"denominator",
			100,
			[
				[5, 0.1],
				[100, 0.1],
			],
		],
		[
			"denominator",
			100,
			[
				[5, 0.4],
				[100, 0.05],
			],
		],
		[
			"denominator",
			100,
			[
				[5, 0.6],
				[100, 0.95],
			],
		],
	] as const)(
		"compareToBenchmark() of %s rarely rejects a true mean with a small member: %d against %j",
		(family, own, others) => {
			const mid = foundAgainstMean(family, own, others, "mid-p");
			expect(Math.max(mid.higher, mid.lower)).toBeLessThan(0.035);
			const exact = foundAgainstMean(family, own, others, "exact");
			expect(Math.max(exact.higher, exact.lower)).toBeLessThan(0.025);
			expect(mid["in-line"]).toBeGreaterThan(0.95);
		},
	);

	it("compareToBenchmark() tests against the mean of one other as against its counts", () => {
		for (const [family, sizes] of [
			["exposure", [20_000, 30_000]],
			["denominator", [200, 300]],
		] as const)
			for (const [count, other] of [
				[20, 50],
				[60, 50],
				[0, 7],
				[6, 0],
				[0, 0],
				[200, 300],
			] as const)
				for (const method of ["mid-p", "exact"] as const) {
					const area = { area: "own", count, [family]: sizes[0] } as never;
					const alone = { count: other, [family]: sizes[1] } as never;
					const average = regionalAverage([{ area: "other", ...(alone as object) }] as never, {
						method: "mean-of-rates",
					});
					const { pValue, position } = compared(area, alone, { method });
					const mean = compared(area, average, { method });
					expect(mean.pValue).toBeCloseTo(pValue ?? 0, 12);
					expect(mean.position).toBe(position);
				}
	});

	it("compareToBenchmark() finds a difference from a mean of rates just where its interval ends", () => {
		// So many events that the rate of the area is known.
		const exposure = 1e12;
		for (const counts of [
			[0, 150, 250],
			[3, 40, 0],
			[0, 0, 0],
		]) {
			const average = regionalAverage(
				[2_000, 150_000, 250_000].map((size, at) => ({
					area: `${at}`,
					count: counts[at] ?? 0,
					exposure: size,
				})),
				{ method: "mean-of-rates", per: 1 },
			);
			if (average.status === "not-comparable") throw new Error("no average");
			for (const limit of [average.lower, average.upper].filter((one) => one > 0)) {
				const area = { area: "own", count: Math.round(limit * exposure), exposure };
				expect(compared(area, average, { method: "exact" }).pValue).toBeCloseTo(0.05, 5);
			}
		}
	});

	it("compareToBenchmark() tells of members that the average is without", () => {
		const missing = [...region, { area: "Wigston", count: null, exposure: 5 }];
		const area = { area: "Ashby", count: 120, exposure: 20_000 };
		const answer = compared(area, regionalAverage(missing, { members: "available" }));
		expect(answer.reasons).toContainEqual({ code: "benchmark-incomplete", areas: ["Wigston"] });
		expect(refused(compareToBenchmark(area, regionalAverage(missing)))).toEqual({
			code: "benchmark-incomplete",
			areas: ["Wigston"],
		});
		expect(refused(compareToBenchmark(area, regionalAverage([])))).toEqual({
			code: "benchmark-incomplete",
			areas: [],
		});
	});
});

describe("compareToBenchmark() by intervals and limits", () => {
	it("compareToBenchmark() uses the exact interval of counts that come without one", () => {
		const answer = compared({ count: 10, exposure: 1000 }, { value: 18.39 }, { method: "interval" });
		expect(answer.levels).toEqual([0.95, 0.998]);
		expect(answer.intervals[0]?.lower).toBeCloseTo(4.7953886961324335, 10);
		expect(answer.intervals[0]?.upper).toBeCloseTo(18.390356042017775, 10);
		expect(answer).toMatchObject({ position: "in-line", pValue: null, test: null, limits: [] });
		expect(compared({ count: 10, exposure: 1000 }, { value: 18.4 }, { method: "interval" }).position).toBe(
			"lower",
		);
		const proportion = compared(
			{ count: 0, denominator: 10 },
			{ value: 31, per: 100 },
			{ method: "interval" },
		);
		expect(proportion.intervals[0]?.upper).toBeCloseTo(100 * (1 - 0.025 ** 0.1), 10);
		expect(proportion.position).toBe("lower");
	});

	it("compareToBenchmark() says the same by exact test and by exact interval", () => {
		fc.assert(
			fc.property(fc.nat(60), fc.double({ min: 0.1, max: 60, noNaN: true }), (count, value) => {
				const area = { count, exposure: 1000 };
				const test = compared(area, { value }, { method: "exact" });
				const interval = compared(area, { value }, { method: "interval" });
				expect([interval.position, interval.evidence]).toEqual([test.position, test.evidence]);
			}),
			{ numRuns: 500 },
		);
	});

	it("compareToBenchmark() keeps the own area in the group for intervals, overlap and limits, and says so", () => {
		const area = { area: "Ashby", count: 120, exposure: 20_000 };
		for (const method of ["interval", "overlap", "control-limits"] as const) {
			const answer = compared(area, regionalAverage(region), { method });
			expect(answer).toMatchObject({ own: "in", referenceCount: null, referenceExposure: null });
			expect(answer.reference).toBe(answer.benchmark);
			expect(answer.reasons).toContainEqual({ code: "own-area-in-benchmark" });
		}
		expect(compared(area, { count: 510, exposure: 110_000, own: "in" }, { method: "interval" }).own).toBe(
			"in",
		);
	});

	it("compareToBenchmark() compares intervals that both sides have", () => {
		const two = (lower: number, upper: number) => [
			{ confidence: 95, lower, upper },
			{ confidence: 99.8, lower: lower - 1, upper: upper + 1 },
		];
		const area = { value: 5, intervals: two(4, 6) };
		const both = compared(area, { value: 8, intervals: two(7, 9) }, { method: "overlap" });
		expect(both).toMatchObject({ position: "lower", evidence: 0.95, levels: [0.95, 0.998] });
		expect(both.limits).toEqual([
			{ confidence: 0.95, lower: 7, upper: 9 },
			{ confidence: 0.998, lower: 6, upper: 10 },
		]);
		const one = compared(area, { value: 8, lower: 7, upper: 9 }, { method: "overlap" });
		expect(one.levels).toEqual([0.95]);
		expect(compared(area, { value: 2, lower: 1, upper: 3 }, { method: "overlap" }).position).toBe("higher");
		const touching = compared(
			{ value: 5, lower: 4, upper: 6 },
			{ value: 8, lower: 6, upper: 9 },
			{ method: "overlap" },
		);
		expect(touching.position).toBe("in-line");
		const counts = { count: 100, exposure: 1000 };
		expect(compared(counts, { value: 8, lower: 7, upper: 9 }, { method: "overlap" }).levels).toEqual([0.95]);
		expect(
			compared({ value: 5, lower: 4, upper: 6, per: 1000 }, counts, { method: "overlap" }).levels,
		).toEqual([0.95]);
		expect(compared(counts, counts, { method: "overlap" }).levels).toEqual([0.95, 0.998]);
		const proportions = compared(
			{ count: 5, denominator: 50 },
			{ count: 40, denominator: 80 },
			{ method: "overlap" },
		);
		expect(proportions.position).toBe("lower");
	});

	it("compareToBenchmark() has a benchmark on either bound of the interval in line", () => {
		const area = { value: 5, lower: 4, upper: 6 };
		const at = (value: number) => compared(area, { value }).position;
		expect([3.9, 4, 6, 6.1].map(at)).toEqual(["higher", "in-line", "in-line", "lower"]);
		expect(compared({ value: 5, lower: 5, upper: 5 }, { value: 5 }).position).toBe("in-line");
	});

	it("compareToBenchmark() takes a figure without a base against another by its interval", () => {
		const answer = compared(
			{ value: 7.2, lower: 7, upper: 7.4 },
			{ value: 6.9 },
			{ polarity: "higher-is-better" },
		);
		expect(answer).toMatchObject({
			method: "interval",
			position: "higher",
			performance: "better",
			count: null,
			expected: null,
		});
		const average = compared(
			{ area: "Ashby", value: 5, lower: 4.9, upper: 5.1, per: 1000 },
			regionalAverage(region),
		);
		expect(average).toMatchObject({ position: "higher", own: "in" });
		expect(average.reasons).toEqual([
			{ code: "differs", confidence: 0.95 },
			{ code: "own-area-in-benchmark" },
		]);
	});

	it("compareToBenchmark() draws the limits of the control-chart rules at 0 for an expected count of 0", () => {
		const answer = compared({ count: 0, exposure: 1000 }, { value: 0 }, { method: "control-limits" });
		expect(answer.limits[0]?.lower).toBe(0);
		expect(answer.limits[0]?.upper).toBeCloseTo(-Math.log(0.025), 10);
	});
});

describe("compareToBenchmark() on the answers of other functions", () => {
	it("compareToBenchmark() takes a rate as area and as group, each with its own base", () => {
		const area = { area: "Ashby", ...rate(120, 20_000, { per: 100_000, confidence: [95, 99.8] }) };
		const group = rate(390, 90_000);
		const answer = compared(area, group);
		expect(answer).toMatchObject({ test: "two-rates", own: "out", per: 1000, value: 6, referenceCount: 390 });
		expect(answer.pValue).toBe(compareCounts(area, group, { method: "mid-p" }).pValue);
		const interval = compared(area, { value: 4.3, per: 1000 }, { method: "interval" });
		expect(interval.intervals[0]?.lower).toBeCloseTo(area.lower / 100, 12);
		const overlap = compared(area, group, { method: "overlap" });
		expect(overlap.levels).toEqual([0.95]);
		expect(overlap.limits).toEqual([{ confidence: 0.95, lower: group.lower, upper: group.upper }]);
		const pooled = regionalAverage(region.slice(1));
		expect(compared(area, pooled).pValue).toBe(answer.pValue);
	});

	it("compareToBenchmark() takes a proportion with or without its interval", () => {
		const area = proportion(48, 130, { per: 100 });
		const benchmark = { value: 29.32, per: 100 };
		expect(compared(area, benchmark)).toMatchObject({
			test: "binomial",
			position: "in-line",
			value: (48 * 100) / 130,
		});
		const wilson = compared(area, benchmark, { method: "interval" });
		expect(wilson.intervals).toEqual(area.intervals);
		const bare = proportion(48, 130, { method: "none" });
		expect(compared(bare, benchmark).pValue).toBe(compared(area, benchmark).pValue);
		expect(refused(compareToBenchmark(bare, benchmark, { method: "interval" }))).toEqual({
			code: "interval-missing",
		});
		const groups = compared(area, proportion(302, 1020), { method: "mid-p" });
		const fisher = compareProportions(area, { count: 302, denominator: 1020 }, { method: "fisher-mid-p" });
		expect(groups.pValue).toBe(fisher.pValue);
	});

	it("compareToBenchmark() takes a mean with its interval", () => {
		const mean = meanEstimate([7.1, 7.4, 6.9, 7.6, 7.2]);
		expect(compared(mean, { value: 5 })).toMatchObject({
			method: "interval",
			position: "higher",
			evidence: 0.95,
		});
	});
});

describe("compareToBenchmark() without a comparison", () => {
	const fixed = { value: 5 };
	const usable = { count: 1, exposure: 2 };

	it.each([
		[{ count: null, exposure: 5 }, fixed, {}, "count-missing"],
		[{ count: null, withheld: { from: 1, to: 4 }, exposure: 5 }, fixed, {}, "count-withheld"],
		[{ count: 3, exposure: null }, fixed, {}, "exposure-missing"],
		[{ count: 0, exposure: 0 }, fixed, {}, "exposure-zero"],
		[{ count: null, denominator: 5 }, { value: 0.5 }, {}, "count-missing"],
		[{ value: null, lower: 1, upper: 2 }, fixed, {}, "value-missing"],
		[{ value: 5 }, fixed, {}, "interval-missing"],
		[{ value: 5, lower: 4, upper: null }, fixed, {}, "interval-missing"],
		[{ value: 5, lower: 4 }, fixed, {}, "interval-missing"],
		[{ value: 5, lower: 4, upper: 6 }, fixed, { confidence: 99.8 }, "interval-missing"],
		[usable, { value: null }, {}, "benchmark-missing"],
		[usable, { count: null, exposure: 5 }, {}, "benchmark-missing"],
		[usable, { count: 5, exposure: 0 }, {}, "benchmark-missing"],
		[usable, fixed, { method: "overlap" }, "benchmark-interval-missing"],
		[usable, { value: 5, lower: null, upper: 6 }, { method: "overlap" }, "benchmark-interval-missing"],
		[
			usable,
			{ value: 5, lower: 4, upper: 6 },
			{ method: "overlap", confidence: 0.9 },
			"benchmark-interval-missing",
		],
		[
			{ value: 5, lower: null, upper: 6 },
			{ value: 5, lower: 4, upper: 6 },
			{ method: "overlap" },
			"interval-missing",
		],
	] as const)("compareToBenchmark() of %j with %j, %j says %s", (area, benchmark, options, code) => {
		expect(refused(compareToBenchmark(frozen(area), frozen(benchmark), options))).toEqual({ code });
	});

	it("compareToBenchmark() never compares an area with itself", () => {
		const ashby = { area: "Ashby", count: 120, exposure: 20_000 };
		expect(refused(compareToBenchmark(ashby, { area: "Ashby", value: 6 }))).toEqual({ code: "same-area" });
		expect(refused(compareToBenchmark(ashby, { area: "Ashby", count: 1, exposure: 2 }))).toEqual({
			code: "same-area",
		});
		expect(refused(compareToBenchmark(ashby, { count: 120, exposure: 20_000, own: "in" }))).toEqual({
			code: "same-area",
		});
		expect(refused(compareToBenchmark(ashby, regionalAverage(region.slice(0, 1))))).toEqual({
			code: "same-area",
		});
		expect(compareToBenchmark(ashby, { area: "Oadby", value: 6 }).status).toBe("compared");
	});
});

describe("compareToBenchmark() in general", () => {
	const areas = fc.record({ count: fc.nat(2000), exposure: fc.integer({ min: 1, max: 50_000 }) });

	it("compareToBenchmark() finds opposite positions and one p-value when two rates change places", () => {
		fc.assert(
			fc.property(areas, areas, fc.constantFrom("mid-p" as const, "exact" as const), (one, other, method) => {
				const there = compared(one, other, { method });
				const back = compared(other, one, { method });
				expect(back.pValue).toBeCloseTo(there.pValue ?? 0, 10);
				const opposite = { higher: "lower", lower: "higher", "in-line": "in-line" } as const;
				expect(back.position).toBe(opposite[there.position]);
				expectPlain(there);
			}),
		);
	});

	it("compareToBenchmark() never finds a lower count higher, nor a higher count lower", () => {
		const order = { lower: 0, "in-line": 1, higher: 2 } as const;
		const method = fc.constantFrom(
			"mid-p" as const,
			"exact" as const,
			"interval" as const,
			"control-limits" as const,
		);
		fc.assert(
			fc.property(areas, fc.double({ min: 0.01, max: 100, noNaN: true }), method, (area, value, by) => {
				const here = compared(area, { value }, { method: by });
				const more = compared({ ...area, count: area.count + 1 }, { value }, { method: by });
				expect(order[more.position]).toBeGreaterThanOrEqual(order[here.position]);
				if (here.position !== "in-line") expect(here.difference > 0).toBe(here.position === "higher");
			}),
		);
	});

	it("compareToBenchmark() does not depend on the base", () => {
		fc.assert(
			fc.property(areas, fc.integer({ min: 1, max: 99 }), (area, value) => {
				const one = compared(area, { value, per: 1000 });
				const other = compared(area, { value: value * 100, per: 100_000 });
				expect(other.pValue).toBeCloseTo(one.pValue ?? 0, 10);
				expect(other.ratio).toBeCloseTo(one.ratio ?? 0, 10);
			}),
		);
	});

	it("compareToBenchmark() is never more certain by the exact test than by mid-p", () => {
		fc.assert(
			fc.property(areas, areas, (one, other) => {
				expect(compared(one, other, { method: "exact" }).pValue).toBeGreaterThanOrEqual(
					(compared(one, other).pValue ?? 0) * (1 - 1e-12),
				);
			}),
		);
	});

	it("compareToBenchmark() rejects a true benchmark as often as the method page says", () => {
		const size = (method: "mid-p" | "exact" | "control-limits", mean: number, confidence: number) =>
			whole(Math.ceil(mean + 12 * Math.sqrt(mean) + 20)).reduce((sum, count) => {
				const { position } = compared({ count, exposure: 1000 }, { value: mean }, { method, confidence });
				return sum + (position === "in-line" ? 0 : poissonPoint(count, mean));
			}, 0);
		expect(size("mid-p", 3, 0.95)).toBeCloseTo(0.0833, 4);
		expect(size("mid-p", 30, 0.95)).toBeCloseTo(0.044, 4);
		expect(size("mid-p", 100, 0.95)).toBeCloseTo(0.0453, 4);
		expect(size("exact", 3, 0.95)).toBeCloseTo(0.0119, 4);
		for (const mean of [1, 3, 5, 10, 30, 100]) expect(size("exact", mean, 0.95)).toBeLessThanOrEqual(0.05);
		expect(size("control-limits", 3, 0.998)).toBeCloseTo(0.0498, 4);
		expect(size("mid-p", 3, 0.998)).toBeLessThan(0.002);
	});

	it("compareToBenchmark() refuses wrong arguments", () => {
		const doing = "Cannot compare with the benchmark:";
		const area = { count: 1, exposure: 2 };
		const proportion = { count: 1, denominator: 2 };
		const figure = { value: 1, lower: 0, upper: 2 };
		const cases: readonly (readonly [BenchmarkedArea, Benchmark, object, new () => Error, string, string])[] =
			[
				[
					{ count: -1, exposure: 2 },
					{ value: 1 },
					{},
					RangeError,
					"out-of-range",
					"count must be 0 or more, current value is -1",
				],
				[
					{ count: 0.5, exposure: 2 },
					{ value: 1 },
					{},
					RangeError,
					"not-a-whole-number",
					"count must be a whole number, current value is 0.5",
				],
				[
					{ count: 1, exposure: -2 },
					{ value: 1 },
					{},
					RangeError,
					"out-of-range",
					"exposure must be 0 or more, current value is -2",
				],
				[
					{ count: 3, denominator: 2 },
					{ value: 1 },
					{},
					RangeError,
					"out-of-range",
					"count must be at most its denominator 2, current value is 3",
				],
				[
					{ count: 1, denominator: 2.5 },
					{ value: 1 },
					{},
					RangeError,
					"not-a-whole-number",
					"denominator must be a whole number, current value is 2.5",
				],
				[
					area,
					{ count: -1, exposure: 2 },
					{},
					RangeError,
					"out-of-range",
					"count of the benchmark must be 0 or more, current value is -1",
				],
				[
					area,
					{ value: Number.NaN },
					{},
					RangeError,
					"not-a-number",
					"value of the benchmark must be a finite number, current value is NaN",
				],
				[
					area,
					{ value: -1 },
					{},
					RangeError,
					"out-of-range",
					"value of the benchmark must be 0 or more, current value is -1",
				],
				[
					proportion,
					{ value: 30 },
					{},
					RangeError,
					"out-of-range",
					"value of the benchmark must be at most 1, current value is 30",
				],
				[
					proportion,
					area,
					{},
					TypeError,
					"wrong-type",
					'the benchmark must be a proportion or a figure, as the area is a proportion, current value is "rate"',
				],
				[
					{ area: "Ashby", ...proportion },
					regionalAverage(region),
					{},
					TypeError,
					"wrong-type",
					'the benchmark must be a proportion or a figure, as the area is a proportion, current value is "rate"',
				],
				[
					area,
					regionalAverage(region),
					{},
					TypeError,
					"wrong-type",
					"the area must be named to know whether it is in the regional average, current value is null",
				],
				[
					figure,
					area,
					{},
					TypeError,
					"wrong-type",
					"per must be given to compare a figure with counts, current value is undefined",
				],
				[
					figure,
					{ value: 1 },
					{ method: "mid-p" },
					TypeError,
					"not-applicable",
					'method must be interval or overlap for a figure, current value is "mid-p"',
				],
				[
					area,
					{ value: 1 },
					{ method: "z" },
					RangeError,
					"unknown-option",
					'method must be one of mid-p, exact, interval, overlap, control-limits, current value is "z"',
				],
				[
					area,
					{ value: 1 },
					{ polarity: "good" },
					RangeError,
					"unknown-option",
					'polarity must be one of lower-is-better, higher-is-better, neutral, current value is "good"',
				],
				[
					area,
					{ value: 1, per: 0 },
					{},
					RangeError,
					"out-of-range",
					"per of the benchmark must be above 0, current value is 0",
				],
				[
					area,
					{ value: 1 },
					{ confidence: 0 },
					RangeError,
					"out-of-range",
					"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 0",
				],
				[
					{ value: 1, lower: 2, upper: 0 },
					{ value: 1 },
					{},
					RangeError,
					"out-of-range",
					"upper must be at least lower, 2, current value is 0",
				],
				[
					{ count: 5, exposure: 2 },
					{ count: 4, exposure: 9, own: "in" },
					{},
					RangeError,
					"out-of-range",
					'the benchmark must contain the area with its 5 of 2, current value is "4 of 9"',
				],
				[
					{ count: 5, exposure: 2 },
					{ count: 9, exposure: 2, own: "in" },
					{},
					RangeError,
					"out-of-range",
					'the benchmark must contain the area with its 5 of 2, current value is "9 of 2"',
				],
				[
					{ count: 1, denominator: 5 },
					{ count: 6, denominator: 9, own: "in" },
					{},
					RangeError,
					"out-of-range",
					'the benchmark must contain the area with its 1 of 5, current value is "6 of 9"',
				],
				[
					area,
					{ count: 9, exposure: 9, own: "inside" as "in" },
					{},
					RangeError,
					"unknown-option",
					'own of the benchmark must be one of in, out, current value is "inside"',
				],
			];
		for (const [subject, benchmark, options, Kind, code, message] of cases)
			expectRefusal(() => compareToBenchmark(subject, benchmark, options), Kind, code, `${doing} ${message}`);
	});
});

const fingertips = "data/fingertips/fingertips-93356-native-sample.csv";

describeShared("compareToBenchmark() on a Fingertips download", fingertips, () => {
	it("compareToBenchmark() gives every published comparison with England and with the region", () => {
		const rows = sharedText(fingertips)
			.replaceAll('\n"', '"')
			.trim()
			.split("\n")
			.slice(1)
			.map((line) => line.replace(/"[^"]*"/g, "quoted").split(","));
		const value = (row: readonly string[]) => Number(row[12]);
		const published = (code: string, year: string) => {
			const row = rows.find((one) => one[4] === code && one[11] === year);
			return row === undefined ? null : value(row);
		};
		const words = { "in-line": "Similar", lower: "Better", higher: "Worse" } as const;
		const seen = { England: 0, Region: 0 };
		for (const row of rows) {
			const area = { value: value(row), lower: Number(row[13]), upper: Number(row[14]) };
			for (const [word, reference, name] of [
				[row[21], published("E92000001", row[11] ?? ""), "England"],
				[row[22], published(row[2] ?? "", row[11] ?? ""), "Region"],
			] as const) {
				if (word === undefined || word === "" || word === "Not compared" || reference === null) continue;
				seen[name]++;
				expect(words[compared(area, { value: reference }).position]).toBe(word);
			}
		}
		expect(seen).toEqual({ England: 150, Region: 150 });
	});
});
