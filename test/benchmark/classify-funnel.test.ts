import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AreaCounts,
	classifyFunnel,
	compareToBenchmark,
	type FunnelPosition,
	funnelLimits,
} from "../../src/benchmark/index.ts";
import { rate } from "../../src/estimate/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectPlain, expectRefusal, frozen } from "./helpers.ts";

const three: readonly AreaCounts[] = frozen([
	{ area: "Ashby", count: 60, exposure: 10_000 },
	{ area: "Hinckley", count: 160, exposure: 18_000 },
	{ area: "Oadby", count: 98, exposure: 17_500 },
]);

/** The label of the shared file. */
function label({ position, evidence }: Pick<FunnelPosition, "position" | "evidence">): string {
	if (evidence === null) return "Not significant";
	const tail = evidence === 0.998 ? "0.001" : "0.025";
	return `${position === "higher" ? "High" : "Low"} (${tail})`;
}

describe("classifyFunnel()", () => {
	it("classifyFunnel() places areas around their pooled average, and judges by polarity", () => {
		const answer = classifyFunnel(three, { polarity: "lower-is-better" });
		expectPlain(answer);
		expect(answer).toMatchObject({
			kind: "funnel-classification",
			statistic: "rate",
			method: "exact",
			average: 318_000 / 45_500,
			averageMethod: "pooled",
			per: 1000,
			polarity: "lower-is-better",
			levels: [0.95, 0.998],
			overDispersion: null,
			unclassified: [],
		});
		expect(
			answer.areas.map(({ position, performance, evidence }) => [position, performance, evidence]),
		).toEqual([
			["in-line", "similar", null],
			["higher", "worse", 0.95],
			["lower", "better", 0.95],
		]);
		expect(classifyFunnel(three).areas[1]?.performance).toBe("not-judged");
	});

	it("classifyFunnel() has the lines of funnelLimits() at each area", () => {
		const { areas, average } = classifyFunnel(three, { confidence: [90, 99] });
		const { points } = funnelLimits(
			three.map(({ exposure }) => exposure ?? 0),
			{ average: average ?? 0, confidence: [90, 99] },
		);
		expect(areas.map(({ limits }) => limits)).toEqual(points.map(({ limits }) => limits));
	});

	it("classifyFunnel() has a label that agrees with the lines, for every kind and method", () => {
		const counts = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 60, max: 4000 })), {
			minLength: 1,
			maxLength: 12,
		});
		const method = fc.constantFrom("exact" as const, "normal" as const);
		fc.assert(
			fc.property(counts, method, fc.constantFrom("rate", "proportion", "ratio"), (list, by, statistic) => {
				const named = list.map(([count, size], index) => ({ area: `area ${index}`, count, size }));
				const answer =
					statistic === "rate"
						? classifyFunnel(
								named.map(({ size, ...area }) => ({ ...area, exposure: size })),
								{ method: by },
							)
						: statistic === "proportion"
							? classifyFunnel(
									named.map(({ size, ...area }) => ({ ...area, denominator: size })),
									{ method: by, per: 100 },
								)
							: classifyFunnel(
									named.map(({ size, ...area }) => ({ ...area, expected: size / 100 })),
									{ method: by },
								);
				expectPlain(answer);
				expect(answer.statistic).toBe(statistic);
				for (const { value, count, position, evidence, limits } of answer.areas) {
					const outside = limits.map(({ lower, upper }) => value > upper || value < lower);
					expect(position !== "in-line").toBe(outside[0]);
					expect(evidence).toBe(outside[1] ? 0.998 : outside[0] ? 0.95 : null);
					for (const [index, { lowTo, highFrom }] of limits.entries())
						expect((highFrom !== null && count >= highFrom) || (lowTo !== null && count <= lowTo)).toBe(
							outside[index],
						);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("classifyFunnel() has a point on a line inside", () => {
		const none = classifyFunnel([{ area: "Ashby", count: 0, exposure: 10 }], { average: 0 }).areas[0];
		expect(none).toMatchObject({ value: 0, position: "in-line", limits: [{ lower: 0, upper: 0 }, {}] });
		const all = classifyFunnel([{ area: "Ashby", count: 10, denominator: 10 }], { average: 1 }).areas[0];
		expect(all).toMatchObject({ value: 1, position: "in-line", limits: [{ lower: 1, upper: 1 }, {}] });
	});

	it("classifyFunnel() lists what it cannot classify, with the reason", () => {
		const answer = classifyFunnel(
			[
				...three,
				{ area: "Blaby", count: null, exposure: 5 },
				{ area: "Melton", count: 4, exposure: 900 },
				{ area: "Wigston", count: 4, exposure: 0 },
			],
			{ minimumCount: 10 },
		);
		expect(answer.unclassified).toEqual([
			{ area: "Blaby", code: "count-missing" },
			{ area: "Melton", code: "too-few-events" },
			{ area: "Wigston", code: "exposure-zero" },
		]);
		expect(answer.areas).toHaveLength(3);
		expect(answer.average).toBe(322_000 / 46_400);
		for (const nothing of [
			classifyFunnel([]),
			classifyFunnel([{ area: "Blaby", count: null, exposure: 5 }]),
		]) {
			expectPlain(nothing);
			expect(nothing).toMatchObject({ average: null, areas: [] });
		}
		expect(classifyFunnel([], { average: 5 })).toMatchObject({ average: 5, averageMethod: "given" });
	});

	it("classifyFunnel() takes an average of your own", () => {
		const answer = classifyFunnel(three, { average: 5 });
		expect(answer.areas.map(({ position }) => position)).toEqual(["in-line", "higher", "in-line"]);
		expect(answer).toMatchObject({ average: 5, averageMethod: "given" });
		const ratios = [{ area: "Ashby", count: 10, expected: 2.94 }];
		expect(classifyFunnel(ratios)).toMatchObject({ average: 1, averageMethod: "given", per: 1 });
		expect(classifyFunnel(ratios, { average: "pooled" }).average).toBeCloseTo(10 / 2.94, 12);
	});

	it("classifyFunnel() does not widen a funnel of areas that differ by chance alone", () => {
		const same = Array.from({ length: 12 }, (_, index) => ({
			area: `area ${index}`,
			count: 100 + (index % 3),
			exposure: 1000,
		}));
		const answer = classifyFunnel(same, { overDispersion: "additive" });
		expect(answer.method).toBe("normal");
		expect(answer.overDispersion).toMatchObject({ winsorise: 0.1, betweenVariance: 0 });
		expect(answer.overDispersion?.dispersion).toBeLessThan(1);
	});

	it("classifyFunnel() measures dispersion from two areas up, winsorised or not", () => {
		const two = classifyFunnel(three.slice(0, 2), { overDispersion: "additive", winsorise: 0 });
		expect(two.overDispersion?.winsorise).toBe(0);
		// z of both around their pooled rate: -2.5 and 1.9.
		const share = 220 / 28_000;
		const squares = [[60, 10_000] as const, [160, 18_000] as const].map(
			([x, n]) => (x / n - share) ** 2 / (share / n),
		);
		expect(two.overDispersion?.dispersion).toBeCloseTo(((squares[0] ?? 0) + (squares[1] ?? 0)) / 2, 10);
	});

	it("classifyFunnel() classifies an area with just as many events as are asked for", () => {
		expect(classifyFunnel(three, { minimumCount: 60 }).unclassified).toEqual([]);
		expect(classifyFunnel(three, { minimumCount: 61 }).unclassified).toEqual([
			{ area: "Ashby", code: "too-few-events" },
		]);
	});

	it("classifyFunnel() measures no dispersion where there is nothing to measure", () => {
		const one = classifyFunnel(three.slice(0, 1), { overDispersion: "additive" });
		expect(one.overDispersion).toBeNull();
		const none = classifyFunnel(
			three.map((area) => ({ ...area, count: 0 })),
			{ overDispersion: "additive" },
		);
		expect(none.overDispersion).toBeNull();
		expectPlain(none);
	});

	it("classifyFunnel() refuses wrong arguments", () => {
		const doing = "Cannot classify the areas of the funnel:";
		const refuses = (options: object, Kind: new () => Error, code: string, message: string) =>
			expectRefusal(() => classifyFunnel(three, options), Kind, code, `${doing} ${message}`);
		refuses(
			{ polarity: "good" },
			RangeError,
			"unknown-option",
			'polarity must be one of lower-is-better, higher-is-better, neutral, current value is "good"',
		);
		refuses(
			{ overDispersion: "yes" },
			RangeError,
			"unknown-option",
			'overDispersion must be one of none, additive, multiplicative, current value is "yes"',
		);
		refuses(
			{ winsorise: 0.1 },
			TypeError,
			"not-applicable",
			"winsorise must come with overDispersion, current value is 0.1",
		);
		refuses(
			{ overDispersion: "additive", winsorise: 0.5 },
			RangeError,
			"out-of-range",
			"winsorise must be from 0 to below 0.5, current value is 0.5",
		);
		refuses(
			{ overDispersion: "additive", method: "exact" },
			TypeError,
			"not-applicable",
			'method must be normal with overDispersion, current value is "exact"',
		);
		refuses(
			{ minimumCount: -1 },
			RangeError,
			"out-of-range",
			"minimumCount must be 0 or more, current value is -1",
		);
		refuses({ average: -1 }, RangeError, "out-of-range", "average must be 0 or more, current value is -1");
		refuses(
			{ average: "mean" },
			TypeError,
			"wrong-type",
			'average must be a number, current value is "mean"',
		);
		refuses({ per: 0 }, RangeError, "out-of-range", "per must be above 0, current value is 0");
		expectRefusal(
			() => classifyFunnel([...three, ...three]),
			RangeError,
			"duplicate",
			`${doing} each area must be named once, current value is "Ashby"`,
		);
		const mixed = [
			...three,
			{ area: "Melton", count: 1, denominator: 2 },
		] as unknown as readonly AreaCounts[];
		expectRefusal(
			() => classifyFunnel(mixed),
			TypeError,
			"wrong-type",
			`${doing} Melton must have a count and exposure, as the first area has, current value is "proportion"`,
		);
		expectRefusal(
			() => classifyFunnel([{ area: "Melton", count: 3, denominator: 2 }]),
			RangeError,
			"out-of-range",
			`${doing} count of Melton must be at most its denominator, 2, current value is 3`,
		);
		expectRefusal(
			() => classifyFunnel([{ area: "Melton", count: 1, denominator: 2.5 }]),
			RangeError,
			"not-a-whole-number",
			`${doing} denominator of Melton must be a whole number, current value is 2.5`,
		);
		expectRefusal(
			() => classifyFunnel([{ area: "Melton", count: 1, expected: -1 }]),
			RangeError,
			"out-of-range",
			`${doing} expected of Melton must be 0 or more, current value is -1`,
		);
	});
});

describe("classifyFunnel() of standardised rates and by multiplicative dispersion", () => {
	it("classifyFunnel() places a standardised rate at its effective exposure", () => {
		const { areas, unclassified, average } = classifyFunnel(
			[
				{ area: "Ashby", count: 60, standardisedRate: 6.5 },
				{ area: "Hinckley", count: 160, standardisedRate: 8 },
				{ area: "Oadby", count: 9, standardisedRate: 4 },
				{ area: "Melton", count: 0, standardisedRate: 0 },
				{ area: "Blaby", count: 30, standardisedRate: null },
				{ area: "Rutland", count: null, standardisedRate: null },
			],
			{ confidence: 0.95 },
		);
		expect(areas.map(({ area, value, exposure }) => [area, value, exposure])).toEqual([
			["Ashby", 6.5, 60_000 / 6.5],
			["Hinckley", 8, 20_000],
		]);
		expect(average).toBeCloseTo(229_000 / (60_000 / 6.5 + 20_000 + 2_250), 12);
		expect(unclassified).toEqual([
			{ area: "Oadby", code: "too-few-events" },
			{ area: "Melton", code: "no-effective-exposure" },
			{ area: "Blaby", code: "rate-missing" },
			{ area: "Rutland", code: "count-missing" },
		]);
		expectRefusal(
			() => classifyFunnel([{ area: "Ashby", count: 60, standardisedRate: -1 }]),
			RangeError,
			"out-of-range",
			"Cannot classify the areas of the funnel: standardisedRate of Ashby must be 0 or more, current value is -1",
		);
		const mixed = [{ area: "Ashby", count: 60, standardisedRate: 6 }, ...three] as unknown as AreaCounts[];
		expectRefusal(
			() => classifyFunnel(mixed.slice(0, 3)),
			TypeError,
			"wrong-type",
			"Cannot classify the areas of the funnel: Ashby must have a count and standardisedRate, as another area has, current value is undefined",
		);
	});

	it("classifyFunnel() widens the lines of chance by the dispersion, and never narrows them", () => {
		const wide = classifyFunnel(three, { overDispersion: "multiplicative", winsorise: 0 });
		const plain = classifyFunnel(three, { method: "normal" });
		const { dispersion } = wide.overDispersion ?? { dispersion: 0 };
		expect(dispersion).toBeGreaterThan(1);
		expect(wide.overDispersion).toMatchObject({ method: "multiplicative", betweenVariance: 0 });
		wide.areas.forEach(({ limits }, index) => {
			const usual = plain.areas[index]?.limits[0];
			const average = plain.average ?? 0;
			const reach = ((usual?.upper ?? 0) - average) * Math.sqrt(dispersion);
			expect((limits[0]?.upper ?? 0) - average).toBeCloseTo(reach, 10);
		});
		const alike = three.map(({ area, exposure }) => ({ area, count: (exposure ?? 0) / 100, exposure }));
		const narrow = classifyFunnel(alike, { overDispersion: "multiplicative" });
		expect(narrow.overDispersion?.dispersion).toBe(0);
		expect(narrow.areas.map(({ limits }) => limits)).toEqual(
			classifyFunnel(alike, { method: "normal" }).areas.map(({ limits }) => limits),
		);
	});

	it("funnelLimits() refuses a dispersion below 1, and one beside exact lines", () => {
		const doing = "Cannot draw the funnel:";
		expectRefusal(
			() => funnelLimits([100], { average: 5, method: "normal", dispersion: 0.5 }),
			RangeError,
			"out-of-range",
			`${doing} dispersion must be 1 or more, current value is 0.5`,
		);
		expectRefusal(
			() => funnelLimits([100], { average: 5, dispersion: 2 }),
			TypeError,
			"not-applicable",
			`${doing} dispersion must come with method normal, current value is 2`,
		);
	});
});

interface Row {
	readonly area: string;
	readonly count: number;
	readonly denominator: number;
	readonly observed: number;
	readonly expected: number;
	readonly rate: number;
}

/** Every field that a point of this file can have; each case has its own. */
interface Point {
	readonly area: string;
	readonly significance: string;
	readonly exactSignificance: string;
	readonly value: number;
	readonly rate: number;
	readonly ratio: number;
	readonly lower2s: number;
	readonly upper2s: number;
	readonly lower3s: number;
	readonly upper3s: number;
	readonly low2sMaxCount: number | null;
	readonly high2sMinCount: number;
	readonly low3sMaxCount: number | null;
	readonly high3sMinCount: number;
}

interface Shared {
	readonly cases: readonly {
		readonly id: string;
		readonly input: { readonly multiplier: number; readonly rows: readonly Row[] };
		readonly expected: { readonly average: number; readonly points: readonly Point[] };
	}[];
	readonly overdispersion: readonly {
		readonly input: {
			readonly multiplier: number;
			readonly winsorise: number;
			readonly rows: readonly Row[];
		};
		readonly expected: {
			readonly average: number;
			readonly phi: number;
			readonly tau2PerUnit: number;
			readonly points: readonly Point[];
		};
	}[];
}

describeShared("classifyFunnel() on the shared cases", "golden/funnels.json", () => {
	const shared = sharedJson<Shared>("golden/funnels.json");
	const find = (id: string) => {
		const found = shared.cases.find((one) => one.id === id);
		if (found === undefined) throw new Error(`${id} is gone`);
		return found;
	};
	const near = (found: number | undefined, expected: number, relative = 1e-12) =>
		expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThanOrEqual(
			relative * Math.max(1e-9, Math.abs(expected)),
		);

	it("classifyFunnel() gives lines and labels of the proportions by the normal method", () => {
		const { input, expected } = find("reoffending-percent");
		const answer = classifyFunnel(input.rows, { per: input.multiplier, method: "normal" });
		near(answer.average ?? 0, expected.average);
		for (const [index, point] of expected.points.entries()) {
			const area = answer.areas[index];
			expect(label(area ?? { position: "in-line", evidence: null })).toBe(point.significance);
			near(area?.value, point.value);
			near(area?.limits[0]?.lower, point.lower2s, 1e-11);
			near(area?.limits[0]?.upper, point.upper2s, 1e-11);
			near(area?.limits[1]?.lower, point.lower3s, 1e-11);
			near(area?.limits[1]?.upper, point.upper3s, 1e-11);
		}
	});

	it("classifyFunnel() gives the exact labels and critical counts of the rates", () => {
		const { input, expected } = find("burglary-per-1000");
		const answer = classifyFunnel(
			input.rows.map(({ area, count, denominator }) => ({ area, count, exposure: denominator })),
			{ per: input.multiplier },
		);
		near(answer.average ?? 0, expected.average);
		for (const [index, point] of expected.points.entries()) {
			const area = answer.areas[index];
			expect(label(area ?? { position: "in-line", evidence: null })).toBe(point.exactSignificance);
			near(area?.value, point.rate);
			expect(area?.limits.map(({ lowTo, highFrom }) => [lowTo, highFrom])).toEqual([
				[point.low2sMaxCount, point.high2sMinCount],
				[point.low3sMaxCount, point.high3sMinCount],
			]);
		}
	});

	it("classifyFunnel() gives the exact labels of the ratios", () => {
		const { input, expected } = find("ratio-small");
		const answer = classifyFunnel(
			input.rows.map(({ area, observed, expected: e }) => ({ area, count: observed, expected: e })),
		);
		expect(answer.areas.map(label)).toEqual(expected.points.map((point) => point.exactSignificance));
		for (const [index, point] of expected.points.entries()) near(answer.areas[index]?.value, point.ratio);
	});

	it("classifyFunnel() leaves standardised rates of fewer than 10 events unclassified", () => {
		const { input, expected } = find("dsr-small-counts");
		const areas = input.rows.map(({ area, count, rate: standardisedRate }) => ({
			area,
			count,
			standardisedRate,
		}));
		const answer = classifyFunnel(areas, { per: input.multiplier });
		const missing = answer.unclassified.map(({ area }) => area);
		for (const { area, significance } of expected.points)
			if (significance.startsWith("Not applicable")) expect(missing).toContain(area);
			else
				expect(
					label(answer.areas.find((one) => one.area === area) ?? { position: "higher", evidence: 0.998 }),
				).toBe(significance);
	});

	it("compareToBenchmark() gives the published labels, of Byar's interval against the average", () => {
		for (const id of ["burglary-per-1000", "ratio-small"]) {
			const { input, expected } = find(id);
			const average = expected.average ?? 1;
			const per = input.multiplier ?? 1;
			for (const [index, row] of input.rows.entries()) {
				const given = rate(row.count ?? row.observed, row.denominator ?? row.expected, {
					per,
					method: "exact-below-10-then-byar",
					confidence: [95, 99.8],
				});
				const answer = compareToBenchmark(given, { value: average, per }, { method: "interval" });
				if (answer.status !== "compared") throw new Error("not compared");
				expect(label(answer)).toBe(expected.points[index]?.significance);
			}
		}
	});

	it("classifyFunnel() allows for over-dispersion as the reference does", () => {
		const [found] = shared.overdispersion;
		if (found === undefined) throw new Error("the case is gone");
		const { input, expected } = found;
		const answer = classifyFunnel(
			input.rows.map(({ area, count, denominator }) => ({ area, count, exposure: denominator })),
			{ per: input.multiplier, overDispersion: "additive", winsorise: input.winsorise },
		);
		near(answer.average ?? 0, expected.average);
		near(answer.overDispersion?.dispersion, expected.phi);
		near((answer.overDispersion?.betweenVariance ?? 0) / input.multiplier ** 2, expected.tau2PerUnit);
		for (const [index, point] of expected.points.entries()) {
			const limits = answer.areas[index]?.limits;
			near(limits?.[0]?.lower, point.lower2s);
			near(limits?.[0]?.upper, point.upper2s);
			near(limits?.[1]?.lower, point.lower3s);
			near(limits?.[1]?.upper, point.upper3s);
		}
		expect(
			answer.areas.map(({ position }) => position).filter((position) => position !== "in-line"),
		).toHaveLength(2);
	});
});
