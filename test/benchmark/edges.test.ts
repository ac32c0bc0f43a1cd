import { describe, expect, it } from "vitest";
import {
	classifyFunnel,
	compareToBenchmark,
	compareToTarget,
	falseDiscoveryControl,
	funnelLimits,
	nearestNeighbours,
	quantileBands,
	rankAreas,
	regionalAverage,
} from "../../src/benchmark/index.ts";

/** Points of a binomial from 0 to n, by the recurrence. */
function binomialPoints(n: number, share: number): readonly number[] {
	const points = [(1 - share) ** n];
	for (let k = 1; k <= n; k++) points.push(((points[k - 1] ?? 0) * (n - k + 1) * share) / (k * (1 - share)));
	return points;
}

/** Points of a Poisson count from 0 on, so many that the rest is nothing. */
function poissonPoints(mean: number): readonly number[] {
	const points = [Math.exp(-mean)];
	for (let k = 1; k <= 200; k++) points.push(((points[k - 1] ?? 0) * mean) / k);
	return points;
}

const sum = (points: readonly number[]) => points.reduce((total, point) => total + point, 0);

/** The largest count that is too low, and the least that is too high, by the sums of the points. */
function extremes(points: readonly number[], tail: number): readonly [number | null, number | null] {
	let low: number | null = null;
	let high: number | null = null;
	for (let k = 0; k < points.length; k++) {
		if (sum(points.slice(0, k + 1)) < tail) low = k;
		if (high === null && sum(points.slice(k)) < tail) high = k;
	}
	return [low, high];
}

describe("the lines of a funnel", () => {
	it("funnelLimits() has lines that counts cross just where their tails are below the level", () => {
		for (const confidence of [0.95, 0.998]) {
			const tail = (1 - confidence) / 2;
			for (const share of [0.03, 0.2, 0.5, 0.9])
				for (const n of [1, 4, 10, 11, 37, 60]) {
					const { points } = funnelLimits([n], { average: share, statistic: "proportion", confidence });
					const [limit] = points[0]?.limits ?? [];
					expect([limit?.lowTo, limit?.highFrom], `${share} of ${n} at ${confidence}`).toEqual(
						extremes(binomialPoints(n, share), tail),
					);
					expect(limit?.lower).toBeGreaterThanOrEqual(0);
					expect(limit?.upper).toBeLessThanOrEqual(1);
				}
			for (const expected of [0.1, 1, 3, 8.5, 40]) {
				const { points } = funnelLimits([expected], { average: 1, per: 1, confidence });
				const [limit] = points[0]?.limits ?? [];
				expect([limit?.lowTo, limit?.highFrom], `${expected} at ${confidence}`).toEqual(
					extremes(poissonPoints(expected), tail),
				);
				// A line that no count can cross stands at 0.
				if (limit?.lowTo === null) expect(limit.lower).toBe(0);
			}
		}
		// All ten of ten have a chance of 1 / 1024.
		const ten = funnelLimits([10], { average: 0.5, statistic: "proportion", confidence: 0.998 });
		expect(ten.points[0]?.limits[0]).toMatchObject({ lowTo: 0, highFrom: 10 });
	});

	it("funnelLimits() by the normal rule lets a rate, and no proportion, be above 1", () => {
		const z = 1.959963984540054;
		const line = (statistic: "rate" | "proportion", average: number) =>
			funnelLimits([5], { average, per: 1, statistic, method: "normal", confidence: 0.95 }).points[0]
				?.limits[0]?.upper ?? 0;
		expect(line("rate", 2)).toBeCloseTo(2 + z * Math.sqrt(2 / 5), 12);
		expect(line("proportion", 0.9)).toBe(1);
	});

	it("classifyFunnel() has no place for an area without an effective exposure, and refuses a share below 0", () => {
		const areas = [
			{ area: "A", count: 5, standardisedRate: 0 },
			{ area: "B", count: 0, standardisedRate: 4 },
			{ area: "C", count: 20, standardisedRate: 5 },
			{ area: "D", count: 30, standardisedRate: 6 },
		];
		const { unclassified } = classifyFunnel(areas, { average: 5.5, per: 1000 });
		expect(unclassified).toEqual([
			{ area: "A", code: "no-effective-exposure" },
			{ area: "B", code: "no-effective-exposure" },
		]);
		for (const winsorise of [-0.1, 0.5])
			expect(() => classifyFunnel([], { method: "normal", overDispersion: "additive", winsorise })).toThrow(
				"winsorise must be from 0 to below 0.5",
			);
	});
});

describe("compareToBenchmark() at its edges", () => {
	it("compareToBenchmark() takes an average of everybody, whatever the base makes of it in doubles", () => {
		const members = [{ area: "B", count: 3, denominator: 3 }];
		for (const per of [0.1, 0.01, 1, 100]) {
			const average = regionalAverage(members, { per });
			const compared = compareToBenchmark({ area: "A", count: 9, denominator: 57, per }, average);
			expect(compared).toMatchObject({ status: "compared", benchmark: per });
		}
	});

	const answer = (...args: Parameters<typeof compareToBenchmark>) => {
		const made = compareToBenchmark(...args);
		if (made.status !== "compared") throw new Error(JSON.stringify(made.reasons));
		return made;
	};
	const codes = (...args: Parameters<typeof compareToBenchmark>) =>
		compareToBenchmark(...args).reasons.map(({ code }) => code);

	it.each([
		// Mean 0.2, variance (0.1 x 0.9 / 10 + 0.3 x 0.7 / 100) / 4; for both limits more people than 4 / (1/10 + 1/100), 36.4.
		// Upper (0.2 + 1/20) x 36.4 - 1, so 8 of 36; lower 36.4 - ((0.8 + 1/20) x 36.4 - 1), so 6 of 36.
		[[1, 30], { count: 8, denominator: 36 }, { count: 6, denominator: 36 }],
		// Mean 0.275, variance 0.00637: upper 0.325 / (0.00637 / 0.725 + 1/400), 28.8 people; lower 30.2.
		[[5, 5], { count: 8, denominator: 28 }, { count: 8, denominator: 30 }],
	] as const)(
		"compareToBenchmark() takes the mean of proportions for a sample of the effective size of each limit: %j",
		([a, b], upper, lower) => {
			const average = regionalAverage(
				[
					{ area: "A", count: a, denominator: 10 },
					{ area: "B", count: b, denominator: 100 },
				],
				{ method: "mean-of-rates" },
			);
			const p = (
				count: number,
				benchmark: Parameters<typeof compareToBenchmark>[1],
				method: "mid-p" | "exact",
			) => answer({ area: "C", count, denominator: 20 }, benchmark, { method }).pValue ?? 0;
			for (const [count, far, near] of [
				[12, upper, lower],
				[1, lower, upper],
			] as const) {
				const exact = p(count, far, "exact");
				expect(p(count, average, "exact")).toBeCloseTo(exact, 12);
				// Twice the tail without the observed point.
				const without = 2 * p(count, near, "mid-p") - p(count, near, "exact");
				expect(p(count, average, "mid-p")).toBeCloseTo((exact + without) / 2, 12);
			}
		},
	);

	it("compareToBenchmark() finds no difference where p is just what the level leaves", () => {
		// All of three against none of three: 2 x 1/20 x 1/2. One event that had a chance of 1 in 40: 2 / 40.
		const three = answer({ count: 3, denominator: 3 }, { count: 0, denominator: 3 });
		expect(three.pValue).toBeCloseTo(0.05, 14);
		const one = answer({ count: 1, exposure: 1 }, { count: 0, exposure: 39 }, { method: "exact" });
		expect(one.pValue).toBeCloseTo(0.05, 14);
		const none = answer({ count: 0, exposure: 39 }, { count: 1, exposure: 1 }, { method: "exact" });
		for (const { position, evidence, reasons } of [three, one, none]) {
			expect([position, evidence]).toEqual(["in-line", null]);
			expect(reasons).toContainEqual({ code: "no-evidence", confidence: 0.95 });
		}
		// Nor would a count of 0 be evidence.
		const { reasons } = answer({ count: 1, denominator: 3 }, { count: 3, denominator: 3 });
		expect(reasons).toContainEqual({ code: "cannot-show-lower", confidence: 0.95 });
	});

	it("regionalAverage() of rates without an event has a lower limit of 0", () => {
		const areas = [1000, 3000].map((exposure) => ({ area: `of ${exposure}`, count: 0, exposure }));
		const average = regionalAverage(areas, { method: "mean-of-rates" });
		// -ln(0.025) events over the smaller exposure, a half of the mean: what the heaviest area allows.
		const upper = expect.closeTo((-Math.log(0.025) / 1000 / 2) * 1000, 12);
		expect(average).toMatchObject({ value: 0, lower: 0, upper });
	});

	it("compareToBenchmark() says where the group holds other counts of the area", () => {
		const average = regionalAverage([
			{ area: "A", count: 30, exposure: 3000 },
			{ area: "B", count: 90, exposure: 9000 },
		]);
		const of = (count: number, exposure: number) => codes({ area: "A", count, exposure }, average);
		expect(of(30, 3000)).toEqual(["no-evidence", "own-area-removed"]);
		for (const [count, exposure] of [
			[31, 3000],
			[30, 3100],
			[31, 3100],
		] as const)
			expect(of(count, exposure)).toContain("own-counts-differ");
	});

	it("compareToBenchmark() takes the area out of a group that is given with it", () => {
		const out = (
			area: { readonly count: number; readonly denominator: number },
			group: { readonly count: number; readonly denominator: number },
		) => answer(area, { ...group, own: "in" });
		expect(out({ count: 30, denominator: 100 }, { count: 300, denominator: 1000 })).toMatchObject({
			own: "removed",
			referenceCount: 270,
			referenceExposure: 900,
			position: "in-line",
		});
		expect(out({ count: 10, denominator: 50 }, { count: 60, denominator: 100 })).toMatchObject({
			referenceCount: 50,
			referenceExposure: 50,
		});
		expect(() => out({ count: 10, denominator: 80 }, { count: 50, denominator: 100 })).toThrow(
			"the benchmark must contain the area with its 10 of 80",
		);
		// Of a rate there may be more events than people.
		expect(answer({ count: 500, exposure: 10 }, { count: 1500, exposure: 40, own: "in" })).toMatchObject({
			referenceCount: 1000,
			referenceExposure: 30,
		});
	});

	it("compareToBenchmark() lists intervals and limits where it has read the position from them", () => {
		const area = { count: 30, exposure: 1000 };
		const benchmark = { count: 900, exposure: 30_000 };
		expect(answer(area, benchmark)).toMatchObject({ intervals: [], limits: [] });
		const limits = answer(area, benchmark, { method: "control-limits" });
		expect([limits.intervals, limits.limits.length]).toEqual([[], 2]);
		const inside = answer(area, benchmark, { method: "interval" });
		expect([inside.intervals.length, inside.limits]).toEqual([2, []]);
	});

	it("compareToBenchmark() takes intervals that touch for ones that overlap, and asks for all levels", () => {
		const figure = (value: number, lower: number, upper: number) => ({ value, lower, upper });
		const position = (mine: readonly [number, number], other: readonly [number, number]) =>
			answer(figure((mine[0] + mine[1]) / 2, ...mine), figure((other[0] + other[1]) / 2, ...other), {
				method: "overlap",
			}).position;
		expect(position([4, 6], [2, 4])).toBe("in-line");
		expect(position([2, 4], [4, 6])).toBe("in-line");
		expect(position([4.1, 6], [2, 4])).toBe("higher");
		expect(position([2, 3.9], [4, 6])).toBe("lower");
		const both = [95, 99.8].map((confidence) => ({ confidence, lower: 1, upper: 9 }));
		const asked = { method: "overlap", confidence: [95, 99.8] } as const;
		expect(codes({ value: 5, intervals: both }, { value: 6, intervals: both.slice(0, 1) }, asked)).toEqual([
			"benchmark-interval-missing",
		]);
		expect(codes({ value: 5, intervals: both.slice(0, 1) }, { value: 6, intervals: both }, asked)).toEqual([
			"interval-missing",
		]);
		// Half an interval is none, and the exact one of the counts is not put in its place.
		for (const half of [{ lower: 1 }, { upper: 9 }])
			expect(
				codes({ count: 5, exposure: 1000, ...half }, { value: 6, per: 1000 }, { method: "interval" }),
			).toEqual(["interval-missing"]);
	});

	it("compareToBenchmark() does not say of a difference that none could be shown", () => {
		expect(codes({ count: 6, exposure: 1000 }, { value: 0.5 })).toEqual(["differs", "small-count"]);
		expect(codes({ count: 1, exposure: 1000 }, { value: 0.5 })).toEqual([
			"no-evidence",
			"cannot-show-lower",
			"small-count",
		]);
	});

	it("compareToBenchmark() has the control limits of a proportion on its base", () => {
		const limits = (per: number, value: number) =>
			answer({ count: 30, denominator: 120, per }, { value, per }, { method: "control-limits" }).limits;
		for (const [at, { lower, upper }] of limits(100, 20).entries()) {
			const one = limits(1, 0.2)[at];
			expect(lower).toBeCloseTo(100 * (one?.lower ?? 0), 10);
			expect(upper).toBeCloseTo(100 * (one?.upper ?? 0), 10);
		}
		// Wilson's limits around 0.2 of 120, by hand.
		const z2 = 1.959963984540054 ** 2;
		const reach = Math.sqrt(z2 * (z2 + 4 * 120 * 0.2 * 0.8));
		expect(limits(1, 0.2)[0]?.lower).toBeCloseTo((2 * 120 * 0.2 + z2 - reach) / 2 / (120 + z2), 12);
	});

	it("compareToBenchmark() takes figures below 0, and leaves a figure on its own base as it is", () => {
		const made = answer({ value: -3, lower: -4, upper: -2 }, { value: -5 }, { method: "interval" });
		expect([made.position, made.difference]).toEqual(["higher", 2]);
		expect(() => compareToBenchmark({ count: 5, exposure: 10 }, { value: -5 })).toThrow("must be 0 or more");
		// Times 7 and over 7 would be another number.
		const bent = 0.47;
		expect((bent * 7) / 7).not.toBe(bent);
		const figure = { value: bent, lower: bent, upper: bent, per: 7 };
		expect(answer(figure, { value: 9, per: 7 }, { method: "interval" }).value).toBe(bent);
	});
});

describe("falseDiscoveryControl() at its edges", () => {
	it("falseDiscoveryControl() takes p-values from 0 to 1, and one that equals the rate for a discovery", () => {
		const tests = (pValues: readonly number[]) =>
			pValues.map((pValue, at) => ({ name: `test ${at}`, pValue }));
		const { results } = falseDiscoveryControl(tests([0, 1]));
		expect(results.map(({ adjustedPValue }) => adjustedPValue)).toEqual([0, 1]);
		expect(falseDiscoveryControl(tests([0.05]), { rate: 0.05 }).discoveries).toBe(1);
		for (const pValue of [-0.01, 1.01])
			expect(() => falseDiscoveryControl(tests([pValue]))).toThrow("pValue of test 0 must be from 0 to 1");
		for (const rate of [-0.5, 0, 1, 1.5])
			expect(() => falseDiscoveryControl(tests([0.5]), { rate })).toThrow("rate must be above 0 and below 1");
		for (const name of [5, undefined, null])
			expect(() => falseDiscoveryControl([{ name: name as never, pValue: 0.5 }])).toThrow(
				"each test must have a name",
			);
	});
});

describe("ranks, bands, targets and neighbours at their edges", () => {
	const values = (...list: readonly number[]) => list.map((value, at) => ({ area: `area ${at}`, value }));

	it("quantileBands() by rank needs as many areas as bands and has no bounds, by percentile four and some", () => {
		const ranked = quantileBands(values(1, 2, 3), { bands: 3 });
		expect(ranked).toMatchObject({ status: "banded", needed: 3, bounds: [] });
		expect(quantileBands(values(1, 2), { bands: 2 }).needed).toBe(2);
		expect(quantileBands(values(1, 2, 3), { bands: 3, method: "percentile" })).toMatchObject({
			status: "too-few-areas",
			needed: 4,
			bounds: [],
		});
	});

	it("rankAreas() of no areas takes any average that is asked for", () => {
		for (const average of ["pooled", "mean-of-rates", "mean-of-values"] as const)
			expect(rankAreas([], { average })).toMatchObject({ averageMethod: average, average: null, of: 0 });
		expect(rankAreas([]).averageMethod).toBe("pooled");
	});

	it("compareToTarget() takes percentiles from 0 to 100 of four values or more, and a figure has no base", () => {
		const among = [1, 2, 3, 4];
		const options = { polarity: "higher-is-better" } as const;
		const target = { lowerPercentile: 0, upperPercentile: 100, among };
		expect(compareToTarget({ value: 4 }, target, options).status).toBe("compared");
		expect(compareToTarget({ value: 4 }, { ...target, among: among.slice(1) }, options).status).toBe(
			"not-compared",
		);
		for (const wrong of [
			{ ...target, lowerPercentile: -1 },
			{ ...target, upperPercentile: 101 },
		])
			expect(() => compareToTarget({ value: 4 }, wrong, options)).toThrow(
				"percentiles must be from 0 to 100",
			);
		expect(compareToTarget({ value: 5 }, { value: 4 }, options)).toMatchObject({ per: null, value: 5 });
	});

	it("nearestNeighbours() refuses profiles that are none, and finds no neighbour where no area has all measures", () => {
		for (const profile of [null, 5, undefined])
			expect(() => nearestNeighbours("A", [{ area: "A", profile: profile as never }])).toThrow(
				"profile of A must hold its measures",
			);
		const none = nearestNeighbours("A", [
			{ area: "A", profile: { x: null } },
			{ area: "B", profile: { x: null } },
		]);
		expect(none).toMatchObject({ status: "not-comparable", neighbours: [] });
		expect(none.measures).toEqual([{ measure: "x", standardDeviation: 0, weight: 1 }]);
	});

	it("compareToBenchmark() takes all of a whole for the whole on any base, and a value of 0 without one for 0", () => {
		for (const per of [0.1, 3.3, 1_234.567, 99_999.9])
			for (let whole = 1; whole < 200; whole++) {
				const found = compareToBenchmark(
					{ area: "Ashby", count: whole, denominator: whole },
					{ count: whole + 1, denominator: whole + 1, per },
				);
				expect(found).toMatchObject({ status: "compared", benchmark: per });
			}
		// Only a proportion has a whole: another figure stays what it is.
		const near = 1 + 2 ** -52;
		const figures = [
			{ value: 1, lower: 0, upper: 2, per: 1 },
			{ count: 3, exposure: 3, per: 1 },
		];
		for (const area of figures)
			expect(compareToBenchmark(area, { value: near, per: 1 })).toMatchObject({ benchmark: near });
		expect(compareToBenchmark({ value: 1, lower: -1, upper: 2 }, { value: 0 })).toMatchObject({
			benchmark: 0,
			per: null,
		});
	});
});
