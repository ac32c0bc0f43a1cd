import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type DirectStratum,
	directlyStandardisedRate,
	type IndirectStratum,
	indirectlyStandardisedRatio,
	rate,
} from "../../src/estimate/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

interface Golden {
	readonly directCases: readonly {
		readonly id: string;
		readonly input: {
			readonly multiplier: number;
			readonly confidence: number;
			readonly bands: readonly { count: number | null; denominator: number; standardPopulation: number }[];
		};
		readonly expected: { totalCount: number; value: number | null; lower: number; upper: number };
	}[];
	readonly directTwoLevelCases: readonly {
		readonly input: {
			readonly multiplier: number;
			readonly confidence: readonly number[];
			readonly bands: readonly { count: number; denominator: number; standardPopulation: number }[];
		};
		readonly expected: Readonly<Record<"value" | "lower95" | "upper95" | "lower99_8" | "upper99_8", number>>;
	}[];
	readonly nonIndependentCases: readonly {
		readonly input: {
			readonly multiplier: number;
			readonly confidence: number;
			readonly rows: readonly {
				band: string;
				eventsPerPerson: number;
				people: number;
				denominator: number;
				standardPopulation: number;
			}[];
		};
		readonly expected: { totalCount: number; value: number; lower: number; upper: number };
	}[];
	readonly indirectCases: readonly {
		readonly id: string;
		readonly input: {
			readonly multiplier: number;
			readonly confidence: number;
			readonly bands: readonly {
				count: number;
				denominator: number;
				referenceCount: number;
				referenceDenominator: number;
			}[];
		};
		readonly expected: Readonly<
			Record<
				| "observed"
				| "expected"
				| "referenceRate"
				| "rate"
				| "rateLower"
				| "rateUpper"
				| "ratio"
				| "ratioLower"
				| "ratioUpper",
				number
			>
		>;
	}[];
}

const strata: readonly DirectStratum[] = [
	{ count: 12, exposure: 38_120, standardPopulation: 16_000 },
	{ count: 85, exposure: 41_250, standardPopulation: 18_500 },
	{ count: 60, exposure: 45_300, standardPopulation: 20_500 },
];
const pairs: readonly IndirectStratum[] = [
	{ count: 12, exposure: 38_120, referenceCount: 800, referenceExposure: 2_300_000 },
	{ count: 85, exposure: 41_250, referenceCount: 5200, referenceExposure: 2_500_000 },
];

describeShared("standardised rates", "golden/standardised-rates.json", () => {
	const golden = sharedJson<Golden>("golden/standardised-rates.json");
	const direct = (bands: Golden["directCases"][number]["input"]["bands"]) =>
		bands.map(({ count, denominator, standardPopulation }) => ({
			count,
			exposure: denominator,
			standardPopulation,
		}));

	it.each(golden.directCases)(
		"directlyStandardisedRate() gives the $id of R by Byar's method",
		({ id, input, expected }) => {
			const settings = { per: input.multiplier, confidence: input.confidence, method: "byar" } as const;
			const made = directlyStandardisedRate(direct(input.bands), settings);
			if (id === "missing-stratum-count-read-as-zero") {
				// R takes the missing count as 0. Here a stratum without a count leaves no rate.
				expect(made).toMatchObject({
					status: "not-estimated",
					reasons: [{ code: "count-missing", strata: [1] }],
				});
				const asZero = input.bands.map((band) => ({ ...band, count: band.count ?? 0 }));
				const zero = directlyStandardisedRate(direct(asZero), settings);
				expectNear(zero.value ?? 0, expected.value ?? 1);
				return;
			}
			expect(made.count).toBe(expected.totalCount);
			if (expected.value === null) {
				expect(made).toMatchObject({
					status: "not-estimated",
					value: null,
					reasons: [{ code: "too-few-events" }],
				});
				return;
			}
			if (made.status !== "estimated") throw new Error("There is no rate");
			expectNear(made.value, expected.value);
			expectNear(made.lower, expected.lower);
			expectNear(made.upper, expected.upper);
		},
	);

	it.each(golden.directTwoLevelCases)(
		"directlyStandardisedRate() gives several levels at once",
		({ input, expected }) => {
			const { multiplier: per, confidence } = input;
			const made = directlyStandardisedRate(direct(input.bands), { per, confidence, method: "byar" });
			if (made.status !== "estimated") throw new Error("There is no rate");
			expectNear(made.value, expected.value);
			expectNear(made.intervals[0]?.lower ?? 0, expected.lower95);
			expectNear(made.intervals[0]?.upper ?? 0, expected.upper95);
			expectNear(made.intervals[1]?.lower ?? 0, expected.lower99_8);
			expectNear(made.intervals[1]?.upper ?? 0, expected.upper99_8);
		},
	);

	it.each(golden.nonIndependentCases)(
		"directlyStandardisedRate() widens for repeat events as R does",
		({ input, expected }) => {
			const bands = [...new Set(input.rows.map(({ band }) => band))];
			const repeated = bands.map((band): DirectStratum => {
				const rows = input.rows.filter((row) => row.band === band);
				const [first] = rows;
				return {
					count: rows.map(({ eventsPerPerson, people }) => ({ events: eventsPerPerson, people })),
					exposure: first?.denominator ?? 0,
					standardPopulation: first?.standardPopulation ?? 0,
				};
			});
			const made = directlyStandardisedRate(repeated, {
				per: input.multiplier,
				confidence: input.confidence,
				method: "byar",
			});
			if (made.status !== "estimated") throw new Error("There is no rate");
			expect(made.count).toBe(expected.totalCount);
			expectNear(made.value, expected.value);
			expectNear(made.lower, expected.lower);
			expectNear(made.upper, expected.upper);
		},
	);

	it.each(golden.indirectCases)("indirectlyStandardisedRatio() gives the $id of R", ({ input, expected }) => {
		const made = indirectlyStandardisedRatio(
			input.bands.map(({ count, denominator, referenceCount, referenceDenominator }) => ({
				count,
				exposure: denominator,
				referenceCount,
				referenceExposure: referenceDenominator,
			})),
			{ per: input.multiplier, confidence: input.confidence, method: "exact-below-10-then-byar" },
		);
		if (made.status !== "estimated") throw new Error("There is no ratio");
		expect(made.observed).toBe(expected.observed);
		for (const [found, wanted] of [
			[made.expected, expected.expected],
			[made.referenceRate, expected.referenceRate],
			[made.value, expected.ratio],
			[made.lower, expected.ratioLower],
			[made.upper, expected.ratioUpper],
			[made.rate.value, expected.rate],
			[made.rate.lower, expected.rateLower],
			[made.rate.upper, expected.rateUpper],
		] as const)
			expectNear(found, wanted);
	});
});

describe("directlyStandardisedRate()", () => {
	it("directlyStandardisedRate() is the crude rate where the strata are those of the standard", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 }),
				fc.constantFrom("exact" as const, "byar" as const),
				(rows, method) => {
					const own = rows.map(([count, size]) => ({
						count,
						exposure: size * 1000,
						standardPopulation: size,
					}));
					const made = directlyStandardisedRate(own, { method });
					const [count, exposure] = [made.count ?? 0, made.exposure];
					if (made.status !== "estimated") {
						expect(count).toBeLessThan(10);
						return;
					}
					const crude = rate(count, exposure, { method });
					expectNear(made.value, crude.value, 1e-9);
					expectNear(made.lower, crude.lower, 1e-9);
					expectNear(made.upper, crude.upper, 1e-9);
				},
			),
			{ numRuns: 200 },
		);
	});

	it("directlyStandardisedRate() takes weights that are not whole", () => {
		// A quarter of 30 in 10,000 and three quarters of 10 in 20,000: 0.75 + 0.375 in 1,000.
		const strata = [
			{ count: 30, exposure: 10_000, standardPopulation: 0.5 },
			{ count: 10, exposure: 20_000, standardPopulation: 1.5 },
		];
		expectNear(directlyStandardisedRate(strata, { per: 1000 }).value ?? 0, 1.125, 1e-12);
	});

	it("directlyStandardisedRate() gives one event each the same answer as a count, and repeat events a wider one", () => {
		const each = strata.map((stratum) => ({
			...stratum,
			count: [{ events: 1, people: Number(stratum.count) }],
		}));
		expect(directlyStandardisedRate(each)).toEqual(directlyStandardisedRate(strata));
		const twice = strata.map((stratum) => ({
			...stratum,
			count: [{ events: 2, people: Number(stratum.count) / 2 }],
		}));
		const [one, two] = [
			directlyStandardisedRate(strata.slice(0, 1)),
			directlyStandardisedRate(twice.slice(0, 1)),
		];
		if (one.status !== "estimated" || two.status !== "estimated") throw new Error("There is no rate");
		expect(two.value).toBe(one.value);
		expectNear(two.upper - two.value, Math.SQRT2 * (one.upper - one.value), 1e-9);
	});

	it("directlyStandardisedRate() gives a rate from fewer events when it is told to, and plain records", () => {
		const few = strata.map((stratum) => ({ ...stratum, count: 1 }));
		expect(directlyStandardisedRate(few)).toMatchObject({
			status: "not-estimated",
			count: 3,
			minimumEvents: 10,
		});
		const made = directlyStandardisedRate(few, { minimumEvents: 1 });
		expect(made.status).toBe("estimated");
		for (const one of [
			made,
			directlyStandardisedRate(few),
			directlyStandardisedRate([{ ...few[0], count: null } as never]),
		])
			expectPlain(one);
	});

	it.each([
		[[], {}, "strata must hold at least one stratum, current value is []"],
		[[{ ...strata[0], exposure: 0 }], {}, "strata[0].exposure must be above 0, current value is 0"],
		[[{ ...strata[0], count: -1 }], {}, "strata[0].count must be 0 or more, current value is -1"],
		[
			[{ ...strata[0], count: "1" }],
			{},
			'strata[0].count must be a number, null or a list, current value is "1"',
		],
		[
			[{ ...strata[0], standardPopulation: 0 }],
			{},
			"the sum of the standard populations must be above 0, current value is 0",
		],
		[
			[{ ...strata[0], count: [{ events: 0, people: 1 }] }],
			{},
			"strata[0].count[0].events must be above 0, current value is 0",
		],
		[strata, { per: 0 }, "per must be above 0, current value is 0"],
		[strata, { minimumEvents: 0 }, "minimumEvents must be above 0, current value is 0"],
		[
			strata,
			{ method: "dobson" },
			'method must be one of exact, byar, exact-below-10-then-byar, current value is "dobson"',
		],
	])("directlyStandardisedRate() refuses wrong arguments: case %#", (rows, options, message) => {
		expect(thrownBy(() => directlyStandardisedRate(rows as never, options as never))?.[2]).toBe(
			`Cannot compute the directly standardised rate: ${message}`,
		);
	});
});

describe("indirectlyStandardisedRatio()", () => {
	it("indirectlyStandardisedRatio() is 1 for the reference itself", () => {
		const same = pairs.map((stratum) => ({
			...stratum,
			count: stratum.referenceCount,
			exposure: stratum.referenceExposure,
		}));
		const made = indirectlyStandardisedRatio(same, { base: 100 });
		if (made.status !== "estimated") throw new Error("There is no ratio");
		expectNear(made.value, 100);
		expectNear(made.rate.value, made.referenceRate);
	});

	it("indirectlyStandardisedRatio() of areas that make up the reference is 1 on average, and of one stratum a rate over a rate", () => {
		const stratum = fc.record({
			count: fc.nat(400),
			exposure: fc.integer({ min: 1, max: 9000 }),
			elsewhere: fc.nat(900),
			elsewhereExposure: fc.integer({ min: 1, max: 90_000 }),
		});
		fc.assert(
			fc.property(
				fc.array(stratum, { minLength: 1, maxLength: 5 }),
				fc.integer({ min: 2, max: 50 }),
				(rows, times) => {
					fc.pre(rows.some(({ count, elsewhere }) => count + elsewhere > 0));
					const area = (inside: boolean) =>
						rows.map((row) => ({
							count: inside ? row.count : row.elsewhere,
							exposure: inside ? row.exposure : row.elsewhereExposure,
							referenceCount: row.count + row.elsewhere,
							referenceExposure: row.exposure + row.elsewhereExposure,
						}));
					const [one, other] = [
						indirectlyStandardisedRatio(area(true)),
						indirectlyStandardisedRatio(area(false)),
					];
					// What the two are expected to have is what they have together.
					expectNear(one.expected + other.expected, Number(one.observed) + Number(other.observed), 1e-9);
					// Only the rates of the reference matter, not how large it is, nor the order of the strata.
					const larger = area(true)
						.reverse()
						.map((row) => ({
							...row,
							referenceCount: times * row.referenceCount,
							referenceExposure: times * row.referenceExposure,
						}));
					const again = indirectlyStandardisedRatio(larger);
					expect(again.status).toBe(one.status);
					if (one.status !== "estimated" || again.status !== "estimated") return;
					expectNear(again.value, one.value, 1e-9);
					expectNear(again.upper, one.upper, 1e-9);
					expect(one.lower).toBeLessThanOrEqual(one.value);
					expect(one.upper).toBeGreaterThan(one.value);
					const [alone] = area(true);
					if (rows.length > 1 || alone === undefined) return;
					const [own, reference] = [
						rate(alone.count, alone.exposure),
						rate(alone.referenceCount, alone.referenceExposure),
					];
					expectNear(one.value, own.value / reference.value, 1e-9);
					expectNear(one.rate.lower, own.lower, 1e-9);
					expectNear(one.rate.upper, own.upper, 1e-9);
				},
			),
			{ numRuns: 200 },
		);
	});

	it("indirectlyStandardisedRatio() takes the observed events without their strata", () => {
		const unknown = pairs.map((stratum) => ({ ...stratum, count: null }));
		expect(indirectlyStandardisedRatio(unknown, { observed: 97 })).toEqual(
			indirectlyStandardisedRatio(pairs),
		);
		expect(indirectlyStandardisedRatio(unknown)).toMatchObject({
			status: "not-estimated",
			value: null,
			reasons: [{ code: "count-missing" }],
		});
	});

	it("indirectlyStandardisedRatio() takes an exposure and events of the reference that are not whole", () => {
		// 2.5 x 7.5 / 5 = 3.75 events expected, 15 observed.
		const made = indirectlyStandardisedRatio([
			{ count: 15, exposure: 2.5, referenceCount: 7.5, referenceExposure: 5 },
		]);
		expect(made).toMatchObject({ status: "estimated", expected: 3.75, value: 4, referenceRate: 1500 });
	});

	it("indirectlyStandardisedRatio() has no ratio to nothing", () => {
		const none = pairs.map((stratum) => ({ ...stratum, referenceCount: 0 }));
		const made = indirectlyStandardisedRatio(none);
		expect(made).toMatchObject({
			status: "not-estimated",
			expected: 0,
			reasons: [{ code: "expected-is-zero" }],
		});
		expectPlain(made);
		expectPlain(indirectlyStandardisedRatio(pairs));
	});

	it.each([
		[[], {}, "strata must hold at least one stratum, current value is []"],
		[[{ ...pairs[0], exposure: -1 }], {}, "strata[0].exposure must be 0 or more, current value is -1"],
		[
			[{ ...pairs[0], referenceExposure: 0 }],
			{},
			"strata[0].referenceExposure must be above 0, current value is 0",
		],
		[pairs, { observed: 97 }, "observed must be left out where strata have counts, current value is 97"],
		[pairs, { base: 0 }, "base must be above 0, current value is 0"],
		[[{ ...pairs[0], count: -1 }, pairs[1]], {}, "strata[0].count must be 0 or more, current value is -1"],
		[[{ ...pairs[0], count: 0.5 }], {}, "strata[0].count must be a whole number, current value is 0.5"],
	])("indirectlyStandardisedRatio() refuses wrong arguments: case %#", (rows, options, message) => {
		expect(thrownBy(() => indirectlyStandardisedRatio(rows as never, options))?.[2]).toBe(
			`Cannot compute the indirectly standardised ratio: ${message}`,
		);
	});
});
