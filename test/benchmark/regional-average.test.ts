import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AreaCounts, type RegionalAverage, regionalAverage } from "../../src/benchmark/index.ts";
import { binomialInterval } from "../../src/estimate/index.ts";
import { binomialPoint } from "../../src/internal/binomial.ts";
import { gammaQuantile } from "../../src/internal/gamma.ts";
import { poissonLower, poissonPoint, poissonUpper } from "../../src/internal/poisson.ts";
import { describeShared, sharedJson, sharedText } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const three: readonly AreaCounts[] = frozen([
	{ area: "Ashby", count: 30, exposure: 3_000 },
	{ area: "Hinckley", count: 0, exposure: 1_000 },
	{ area: "Oadby", count: 40, exposure: 8_000 },
]);

const withMissing = (missing: Partial<AreaCounts>): readonly AreaCounts[] => [
	...three,
	{ area: "Wigston", count: 5, exposure: 500, ...missing },
];

/** The average, or a failed test where there is none. */
function estimated(answer: RegionalAverage) {
	if (answer.status === "not-comparable") throw new Error("no average");
	return answer;
}

const groups = fc
	.array(fc.record({ count: fc.nat(5_000), exposure: fc.integer({ min: 1, max: 100_000 }) }), {
		minLength: 1,
		maxLength: 12,
	})
	.map((counts) => counts.map((one, index): AreaCounts => ({ area: `area ${index}`, ...one })));

describe("regionalAverage()", () => {
	it("regionalAverage() pools by default and says so", () => {
		const average = estimated(regionalAverage(three));
		expect(average).toMatchObject({
			kind: "regional-average",
			status: "complete",
			method: "pooled",
			per: 1000,
			value: 70 / 12,
			count: 70,
			exposure: 12_000,
			ownArea: null,
			own: null,
			excluded: [],
			intervalMethod: "exact-poisson",
		});
		expect(average.members.map(({ area, rate }) => [area, rate])).toEqual([
			["Ashby", 10],
			["Hinckley", 0],
			["Oadby", 5],
		]);
	});

	it("regionalAverage() gives every member the same weight in a mean of rates", () => {
		const average = estimated(regionalAverage(three, { method: "mean-of-rates", per: 100 }));
		expect(average.value).toBe(0.5);
		expect(average.method).toBe("mean-of-rates");
		expect(average.intervalMethod).toBe("gamma");
	});

	it("regionalAverage() leaves the own area out when it is told to, and in when it is not", () => {
		const out = estimated(regionalAverage(three, { ownArea: "Ashby", own: "out" }));
		expect([out.value, out.own, out.ownArea]).toEqual([40 / 9, "out", "Ashby"]);
		expect(out.members.map(({ area }) => area)).toEqual(["Hinckley", "Oadby"]);
		const inside = estimated(regionalAverage(three, { ownArea: "Ashby" }));
		expect([inside.value, inside.own]).toEqual([70 / 12, "in"]);
	});

	it.each([
		[{ count: null }, "count-missing"],
		[{ count: null, withheld: { from: 1, to: 4 } }, "count-withheld"],
		[{ exposure: null }, "exposure-missing"],
		[{ exposure: 0 }, "exposure-zero"],
	] as const)(
		"regionalAverage() gives no average with a member that has %j, and names it",
		(missing, code) => {
			const answer = regionalAverage(withMissing(missing));
			expect(answer.status).toBe("not-comparable");
			expect(answer.value).toBeNull();
			expect(answer.excluded).toEqual([{ area: "Wigston", code }]);
			expect(answer.members).toHaveLength(3);
			expect(answer.status === "not-comparable" && answer.reasons).toEqual([{ code: "members-missing" }]);
		},
	);

	it("regionalAverage() averages the others when it is told to, and is incomplete", () => {
		const answer = estimated(regionalAverage(withMissing({ count: null }), { members: "available" }));
		expect(answer.status).toBe("incomplete");
		expect(answer.value).toBe(70 / 12);
		expect(answer.excluded).toEqual([{ area: "Wigston", code: "count-missing" }]);
	});

	it("regionalAverage() does not miss an own area that is out", () => {
		const answer = regionalAverage(withMissing({ count: null }), { ownArea: "Wigston", own: "out" });
		expect([answer.status, answer.value, answer.excluded]).toEqual(["complete", 70 / 12, []]);
	});

	it("regionalAverage() has no average of no member", () => {
		for (const answer of [
			regionalAverage([]),
			regionalAverage([], { members: "available" }),
			regionalAverage(three.slice(0, 1), { ownArea: "Ashby", own: "out" }),
		]) {
			expect(answer.status === "not-comparable" && answer.reasons).toEqual([{ code: "no-members" }]);
			expectPlain(answer);
		}
		const none = regionalAverage([{ area: "Ashby", count: null, exposure: 5 }], { members: "available" });
		expect(none.status === "not-comparable" && none.reasons).toEqual([{ code: "members-missing" }]);
	});

	it("regionalAverage() has the exact Poisson interval of the pooled count", () => {
		const average = estimated(regionalAverage(three, { confidence: [95, 0.998] }));
		expect(average.confidence).toBe(0.95);
		expect(average.intervals.map(({ confidence }) => confidence)).toEqual([0.95, 0.998]);
		expect([average.lower, average.upper]).toEqual([
			average.intervals[0]?.lower,
			average.intervals[0]?.upper,
		]);
		for (const { confidence, lower, upper } of average.intervals) {
			const tail = (1 - confidence) / 2;
			expect(poissonUpper(70, lower * 12)).toBeCloseTo(tail, 12);
			expect(poissonLower(70, upper * 12)).toBeCloseTo(tail, 12);
		}
	});

	it("regionalAverage() has an interval also where no member has an event", () => {
		const none = three.map((area) => ({ ...area, count: 0 }));
		const pooled = estimated(regionalAverage(none));
		expect([pooled.value, pooled.lower]).toEqual([0, 0]);
		expect(pooled.upper).toBeCloseTo(-Math.log(0.025) / 12, 12);
		const mean = estimated(regionalAverage(none, { method: "mean-of-rates" }));
		expect(mean.upper).toBeCloseTo(-Math.log(0.025) / 3, 12);
	});

	it("regionalAverage() has a gamma interval for a mean of rates that covers it at least as often as it says", () => {
		// Enumerated: two members of 2 and 6 expected events, of exposures that make the true mean of rates 2.
		let covered = 0;
		for (let a = 0; a < 25; a++)
			for (let b = 0; b < 40; b++) {
				const members = [
					{ area: "a", count: a, exposure: 1 },
					{ area: "b", count: b, exposure: 3 },
				];
				const { lower, upper } = estimated(regionalAverage(members, { method: "mean-of-rates", per: 1 }));
				if (lower <= 2 && 2 <= upper) covered += poissonPoint(a, 2) * poissonPoint(b, 6);
			}
		expect(covered).toBeGreaterThan(0.95);
		expect(covered).toBeLessThan(0.99);
	});

	it("regionalAverage() has the exact interval for a mean of rates when all exposures are equal", () => {
		const equal = three.map((area) => ({ ...area, exposure: 4_000 }));
		const mean = estimated(regionalAverage(equal, { method: "mean-of-rates" }));
		const pooled = estimated(regionalAverage(equal));
		expect(mean.value).toBeCloseTo(pooled.value, 12);
		expect(mean.lower).toBeCloseTo(pooled.lower, 10);
		expect(mean.upper).toBeCloseTo(pooled.upper, 10);
		expect(pooled.lower).toBeCloseTo(gammaQuantile(0.025, 70) / 12, 12);
	});

	it("regionalAverage() averages proportions, pooled with the exact interval", () => {
		const parts = frozen([
			{ area: "Ashby", count: 30, denominator: 40 },
			{ area: "Oadby", count: 90, denominator: 160 },
		]);
		const pooled = estimated(regionalAverage(parts, { per: 100 }));
		expect(pooled).toMatchObject({
			family: "proportion",
			value: 60,
			count: 120,
			exposure: 200,
			intervalMethod: "clopper-pearson",
		});
		const { lower, upper } = binomialInterval(120, 200, { method: "clopper-pearson" });
		expect([pooled.lower, pooled.upper]).toEqual([lower * 100, upper * 100]);
		const mean = estimated(regionalAverage(parts, { method: "mean-of-rates" }));
		expect(mean).toMatchObject({ value: 0.65625, per: 1, intervalMethod: "effective-sample" });
		expectPlain(mean);
	});

	it("regionalAverage() has the interval of one sample for the mean of equal samples of equal proportions", () => {
		for (const [count, denominator] of [
			[3, 10],
			[0, 10],
			[10, 10],
		] as const) {
			const parts = ["a", "b"].map((area) => ({ area, count, denominator }));
			const mean = estimated(regionalAverage(parts, { method: "mean-of-rates" }));
			const { lower, upper } = binomialInterval(2 * count, 2 * denominator, { method: "clopper-pearson" });
			expect(mean.lower).toBeCloseTo(lower, 12);
			expect(mean.upper).toBeCloseTo(upper, 12);
		}
	});

	it.each([
		[
			[5, 0.1],
			[200, 0.1],
		],
		[
			[20, 0.05],
			[100, 0.05],
		],
		[
			[20, 0.95],
			[100, 0.95],
		],
		[
			[5, 0.4],
			[100, 0.05],
		],
		[
			[5, 0.6],
			[100, 0.95],
		],
		[
			[15, 0.3],
			[30, 0.3],
		],
		[
			[4, 0.01],
			[60, 0.9],
		],
	] as const)(
		"regionalAverage() has an interval that covers the mean of proportions of %j and %j",
		([n, p], [m, q]) => {
			const mean = (p + q) / 2;
			let below = 0;
			let above = 0;
			for (let a = 0; a <= n; a++)
				for (let b = 0; b <= m; b++) {
					const weight = binomialPoint(a, n, p) * binomialPoint(b, m, q);
					if (weight < 1e-9) continue;
					const parts = [
						{ area: "a", count: a, denominator: n },
						{ area: "b", count: b, denominator: m },
					];
					const { lower, upper } = estimated(regionalAverage(parts, { method: "mean-of-rates" }));
					if (upper < mean) below += weight;
					if (lower > mean) above += weight;
				}
			expect(Math.max(below, above)).toBeLessThan(0.025);
		},
	);

	it("regionalAverage() knows that a member with none cannot have fewer, and one with all not more", () => {
		// The lower limit is a third of that of the last two, whatever the first one may have.
		const parts = [
			{ area: "a", count: 0, denominator: 10 },
			{ area: "b", count: 20, denominator: 400 },
			{ area: "c", count: 20, denominator: 400 },
		];
		const { lower, upper } = estimated(regionalAverage(parts, { method: "mean-of-rates" }));
		const others = binomialInterval(40, 800, { method: "clopper-pearson" });
		expect(lower).toBeCloseTo((2 / 3) * others.lower, 3);
		expect(upper).toBeGreaterThan(2 * others.upper);
		const turned = parts.map((part) => ({ ...part, count: part.denominator - part.count }));
		const complement = estimated(regionalAverage(turned, { method: "mean-of-rates" }));
		expect(complement.upper).toBeCloseTo(1 - lower, 12);
		expect(complement.lower).toBeCloseTo(1 - upper, 12);
	});

	it("regionalAverage() is no surer of a mean of proportions than of one proportion in as many people", () => {
		// Nothing varies within these members, and ten people cannot tell what 60 can.
		const parts = [
			{ area: "a", count: 0, denominator: 5 },
			{ area: "b", count: 5, denominator: 5 },
		];
		const mean = estimated(regionalAverage(parts, { method: "mean-of-rates" }));
		const { lower, upper } = binomialInterval(5, 10, { method: "clopper-pearson" });
		expect(mean.lower).toBeCloseTo(lower, 12);
		expect(mean.upper).toBeCloseTo(upper, 12);
	});

	it("regionalAverage() does not depend on the order of the areas", () => {
		fc.assert(
			fc.property(groups, fc.constantFrom("pooled", "mean-of-rates"), (areas, method) => {
				const one = estimated(regionalAverage(areas, { method }));
				const other = estimated(regionalAverage([...areas].reverse(), { method }));
				expect(other.value).toBeCloseTo(one.value, 9);
				expect(other.count).toBe(one.count);
			}),
		);
	});

	it("regionalAverage() lies between the lowest and the highest member, inside its interval, and in proportion to the base", () => {
		fc.assert(
			fc.property(groups, fc.constantFrom("pooled", "mean-of-rates"), (areas, method) => {
				const average = estimated(regionalAverage(areas, { method, confidence: [0.95, 0.998] }));
				const rates = average.members.map(({ rate }) => rate);
				expect(average.value).toBeGreaterThanOrEqual(Math.min(...rates) * (1 - 1e-12));
				expect(average.value).toBeLessThanOrEqual(Math.max(...rates) * (1 + 1e-12));
				const [usual, strict] = average.intervals;
				expect(strict?.lower ?? 1).toBeLessThanOrEqual(usual?.lower ?? 0);
				expect(average.lower).toBeLessThanOrEqual(average.value);
				expect(average.upper).toBeGreaterThan(average.value);
				expect(strict?.upper ?? 0).toBeGreaterThan(average.upper);
				const tenfold = estimated(regionalAverage(areas, { method, per: 10_000 }));
				expect(tenfold.value / 10).toBeCloseTo(average.value, 9);
				expectPlain(average);
			}),
		);
	});

	it("regionalAverage() refuses wrong arguments", () => {
		const doing = "Cannot compute the regional average:";
		const one = (member: Partial<AreaCounts>) => () =>
			regionalAverage([{ area: "Ashby", count: 1, exposure: 1, ...member }]);
		expectRefusal(
			one({ withheld: { from: 1, to: 4 } }),
			TypeError,
			"not-applicable",
			`${doing} count of Ashby must be null where it is withheld, current value is 1`,
		);
		const expected = [{ area: "Ashby", count: 1, expected: 2 }] as unknown as readonly AreaCounts[];
		expectRefusal(
			() => regionalAverage(expected),
			TypeError,
			"wrong-type",
			`${doing} areas must have an exposure or a denominator, current value is "ratio"`,
		);
		expectRefusal(
			() => regionalAverage([{ area: "Ashby", count: 3, denominator: 2 }]),
			RangeError,
			"out-of-range",
			`${doing} count of Ashby must be at most its denominator, 2, current value is 3`,
		);
		expectRefusal(
			one({ count: -1 }),
			RangeError,
			"out-of-range",
			`${doing} count of Ashby must be 0 or more, current value is -1`,
		);
		expectRefusal(
			one({ count: 1.5 }),
			RangeError,
			"not-a-whole-number",
			`${doing} count of Ashby must be a whole number, current value is 1.5`,
		);
		expectRefusal(
			one({ exposure: -2 }),
			RangeError,
			"out-of-range",
			`${doing} exposure of Ashby must be 0 or more, current value is -2`,
		);
		expectRefusal(
			one({ exposure: Number.NaN }),
			RangeError,
			"not-a-number",
			`${doing} exposure of Ashby must be a finite number, current value is NaN`,
		);
		expectRefusal(
			() => regionalAverage([...three, ...three]),
			RangeError,
			"duplicate",
			`${doing} each area must be named once, current value is "Ashby"`,
		);
		expectRefusal(
			() => regionalAverage(three, { own: "out" }),
			TypeError,
			"not-applicable",
			`${doing} own must come with ownArea, current value is "out"`,
		);
		expectRefusal(
			() => regionalAverage(three, { ownArea: "Leeds" }),
			RangeError,
			"unknown-option",
			`${doing} ownArea must be one of the areas, current value is "Leeds"`,
		);
		expectRefusal(
			() => regionalAverage(three, { ownArea: "Ashby", own: "inside" as "in" }),
			RangeError,
			"unknown-option",
			`${doing} own must be one of in, out, current value is "inside"`,
		);
		expectRefusal(
			() => regionalAverage(three, { method: "mean" as "pooled" }),
			RangeError,
			"unknown-option",
			`${doing} method must be one of pooled, mean-of-rates, current value is "mean"`,
		);
		expectRefusal(
			() => regionalAverage(three, { members: "some" as "all" }),
			RangeError,
			"unknown-option",
			`${doing} members must be one of all, available, current value is "some"`,
		);
		expectRefusal(
			() => regionalAverage(three, { per: 0 }),
			RangeError,
			"out-of-range",
			`${doing} per must be above 0, current value is 0`,
		);
		expectRefusal(
			() => regionalAverage(three, { confidence: [] }),
			RangeError,
			"out-of-range",
			`${doing} confidence must hold at least one level, current value is []`,
		);
	});
});

describeShared("regionalAverage() on the shared cases", "golden/benchmark-comparison.json", () => {
	it("regionalAverage() gives both averages of the most similar group", () => {
		const { cases } = sharedJson<{
			cases: readonly {
				id: string;
				input: { multiplier: number; rows: readonly { area: string; count: number; denominator: number }[] };
				expected: { rates: readonly number[]; meanOfRates: number; pooledRate: number };
			}[];
		}>("golden/benchmark-comparison.json");
		const found = cases.find(({ id }) => id === "msg-average");
		if (found === undefined) throw new Error("the case is gone");
		const areas = found.input.rows.map(({ area, count, denominator }) => ({
			area,
			count,
			exposure: denominator,
		}));
		const mean = estimated(regionalAverage(areas, { method: "mean-of-rates", per: found.input.multiplier }));
		expect(mean.members.map(({ rate }) => rate)).toEqual(found.expected.rates);
		expect(mean.value / found.expected.meanOfRates).toBeCloseTo(1, 12);
		expect(estimated(regionalAverage(areas)).value / found.expected.pooledRate).toBeCloseTo(1, 12);
	});
});

const police = "data/monthly/leicestershire-police-uk-2019-12_2022-10.csv";

describeShared("regionalAverage() on real data", police, () => {
	it("regionalAverage() differs by method for vehicle crime of the force area: 6.10 pooled, 5.11 mean of rates", () => {
		const populations = new Map<string, number>();
		for (const line of sharedText("data/population/ons-mid-year-estimates-east-midlands-2001-2019.csv").split(
			"\n",
		)) {
			const cells = line.split(",");
			if (cells[4] === "2019") populations.set(cells[0] ?? "", Number(cells[5]));
		}
		const counts = new Map<string, number>();
		for (const line of sharedText(police).trim().split("\n").slice(1)) {
			const [month = "", district = "", , type = "", count = ""] = line.split(",");
			if (/vehicle crime/i.test(type) && month >= "2021-10" && month <= "2022-09")
				counts.set(district, (counts.get(district) ?? 0) + Number(count));
		}
		const areas = [...counts].flatMap(([area, count]) => {
			const exposure = populations.get(area);
			return exposure === undefined ? [] : [{ area, count, exposure }];
		});
		expect(areas).toHaveLength(9);
		expect(estimated(regionalAverage(areas)).value).toBeCloseTo(6.1, 2);
		expect(estimated(regionalAverage(areas, { method: "mean-of-rates" })).value).toBeCloseTo(5.11, 2);
	});
});
