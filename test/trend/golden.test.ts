import { describe, expect, it } from "vitest";
import { compareCounts } from "../../src/direction/index.ts";
import { annualise } from "../../src/estimate/index.ts";
import type { Period } from "../../src/period/index.ts";
import { bendP, bendTest } from "../../src/trend/bend-test.ts";
import { bestOf, brokenLines, earlyLines } from "../../src/trend/broken-line.ts";
import { fitLine } from "../../src/trend/fit-line.ts";
import { detectLevellingOff, type LevellingSeries } from "../../src/trend/index.ts";
import { type Family, pearsonOf, pointOf } from "../../src/trend/points.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { expectNear, expectPlain, year, yearly, yearlyValues } from "./helpers.ts";

interface PValues {
	readonly moderated_d0_4: number;
	readonly estimated_d0_0: number;
	readonly known_phi_1: number;
}

interface SegmentedCase {
	readonly id: string;
	readonly family: "poisson-log" | "gaussian";
	readonly time: readonly number[];
	readonly count?: readonly number[];
	readonly exposure?: readonly number[];
	readonly value?: readonly number[];
	readonly weight?: readonly number[];
	readonly expected: {
		readonly n: number;
		readonly flatDeviance: number;
		readonly lineSlope: number;
		readonly lineSlopeSE: number;
		readonly lineDeviance: number;
		readonly linePearsonX2: number;
		readonly breakpoint: number;
		readonly breakpointWeighted: number;
		readonly breakpointInterval90: readonly [number, number];
		readonly brokenDeviance: number;
		readonly brokenPearsonX2: number;
		readonly slopeBefore: number;
		readonly slopeAfter: number;
		readonly slopeBeforeSE: number;
		readonly slopeAfterSE: number;
		readonly plateauBreakpoint: number;
		readonly plateauDeviance: number;
		readonly plateauSlope: number;
		readonly scoreZmax: number;
		readonly scoreZmin: number;
		readonly arcLength: number;
		readonly pSlopeIncreases: PValues;
		readonly pSlopeDecreases: PValues;
	};
	readonly referenceClassification: {
		readonly state: string;
		readonly pace: string;
		readonly breakFound: boolean;
		readonly pLine: number;
		readonly pSlowing: number;
		readonly pAccelerating: number;
		readonly plateauPenalty: number | null;
		readonly firstSigns: boolean;
	};
}

const pure = { weight: 1e9, value: 1 };
const moderated = { weight: 4, value: 1 };

/** The points of a case, and what the library fits to them. */
function fitted({ family: name, time, count, exposure, value, weight, expected: { n } }: SegmentedCase) {
	const family: Family = name === "gaussian" ? "gaussian" : "poisson";
	const points = time.map((t, i) =>
		pointOf(family, t, (value ?? count)?.[i] ?? 0, (weight ?? exposure)?.[i] ?? 1),
	);
	const data = { family, points };
	const knots = { first: 1, last: n - 3 };
	const line = fitLine(data, "straight", ((time[0] ?? 0) + (time[n - 1] ?? 0)) / 2);
	const early = earlyLines(data, knots);
	const best = bestOf(brokenLines(data, "broken", knots, early));
	return {
		data,
		line,
		test: bendTest(
			data,
			line,
			knots,
			time.map(() => 0),
		),
		broken: fitLine(data, "broken", best.at, best),
		flatAfter: bestOf(brokenLines(data, "flat-after", knots, early)),
	};
}

/** The case as a caller has it: years, the half year at the end, weights as standard errors. */
function asSeries({ id, time, count, exposure, value, weight }: SegmentedCase): LevellingSeries {
	const period = (i: number): Period =>
		id === "fte-part-year" && i === 5 ? ("2006-04/2006-09" as Period) : year(2000 + (time[i] ?? 0));
	if (count)
		return count.map((events, i) => ({
			period: period(i),
			count: events,
			...(id === "kentucky-cancer" ? { exposure: exposure?.[i] ?? 1 } : {}),
		}));
	const bare = id === "percent-levelling-10";
	return (value ?? []).map((figure, i) => ({
		period: period(i),
		value: figure,
		...(bare ? {} : { standardError: 1 / Math.sqrt(weight?.[i] ?? 1) }),
	}));
}

describeShared("broken lines against the reference fits", "golden/segmented.json", () => {
	const { cases } = sharedJson<{ readonly cases: readonly SegmentedCase[] }>("golden/segmented.json");

	it("has the thirteen series", () => expect(cases).toHaveLength(13));

	for (const given of cases) {
		const { id, expected, time } = given;

		it(`fitLine() and brokenLines() reproduce ${id}`, () => {
			const { data, line, broken, flatAfter } = fitted(given);
			expectNear(line.coefficients[1], expected.lineSlope, 1e-9);
			expectNear(Math.sqrt(line.variances[0]), expected.lineSlopeSE, 1e-8);
			expectNear(line.deviance, expected.lineDeviance, 1e-10);
			expectNear(fitLine(data, "flat-after", time[0] ?? 0).deviance, expected.flatDeviance, 1e-10);
			// The search of the reference stops 2.8e-9 of the deviance short of the optimum of nci-crc-male.
			const isShort = id === "nci-crc-male";
			expect(broken.deviance).toBeLessThanOrEqual(expected.brokenDeviance + 1e-8);
			expectNear(broken.deviance, expected.brokenDeviance, 1e-8);
			expect(Math.abs(broken.at - expected.breakpoint)).toBeLessThan(isShort ? 2e-5 : 1e-6);
			expectNear(broken.coefficients[1], expected.slopeBefore, 5e-8);
			expectNear(broken.coefficients[2], expected.slopeAfter, 5e-8);
			expectNear(Math.sqrt(broken.variances[0]), expected.slopeBeforeSE, 1e-8);
			expectNear(Math.sqrt(broken.variances[1]), expected.slopeAfterSE, 1e-8);
			const [level, before, after] = broken.coefficients;
			const pearson = pearsonOf(data, (t) => level + (t < broken.at ? before : after) * (t - broken.at));
			expectNear(pearson, expected.brokenPearsonX2, 1e-6);
			expect(Math.abs(flatAfter.at - expected.plateauBreakpoint)).toBeLessThan(1e-6);
			expectNear(flatAfter.deviance, expected.plateauDeviance, 1e-8);
			expectNear(flatAfter.coefficients[1], expected.plateauSlope, 5e-8);
		});

		it(`bendTest() and bendP() reproduce ${id}`, () => {
			const { test } = fitted(given);
			expectNear(test.pearson, expected.linePearsonX2, 1e-10);
			expectNear(test.highest, expected.scoreZmax, 1e-7);
			expectNear(test.lowest, expected.scoreZmin, 1e-7);
			expectNear(test.arcLength, expected.arcLength, 1e-10);
			for (const [highest, p] of [
				[test.highest, expected.pSlopeIncreases],
				[-test.lowest, expected.pSlopeDecreases],
			] as const) {
				expectNear(bendP(highest, test, null, expected.n), p.estimated_d0_0, 1e-8);
				expectNear(bendP(highest, test, pure, expected.n), p.known_phi_1, 1e-7);
				// The reference prints the moderated p-value alone; the answer is the more cautious of the two.
				const cautious = Math.max(p.moderated_d0_4, p.known_phi_1);
				expectNear(bendP(highest, test, moderated, expected.n), cautious, 1e-8);
			}
		});

		it(`detectLevellingOff() judges ${id} as the reference does`, () => {
			const { referenceClassification: wanted } = given;
			const answer = detectLevellingOff(
				asSeries(given),
				id.startsWith("nci") ? { dispersionPrior: { weight: 0, value: 1 } } : {},
			);
			expectPlain(answer);
			if (answer.state === "insufficient" || answer.method !== "model")
				throw new Error("No answer of the model");
			expect(answer.state).toBe(wanted.state);
			expect(answer.pace ?? "steady").toBe(wanted.pace);
			expect(answer.signal === "first-signs").toBe(wanted.firstSigns);
			expectNear(answer.evidence.pLine, wanted.pLine, 1e-8);
			expectNear(answer.evidence.pSlowing, wanted.pSlowing, 1e-8);
			expectNear(answer.evidence.pAccelerating, wanted.pAccelerating, 1e-8);
			expect(answer.breakpoint !== null).toBe(wanted.breakFound);
			expect(answer.evidence.plateauPenalty !== null).toBe(wanted.breakFound);
			if (answer.breakpoint === null) return;
			expectNear(answer.evidence.plateauPenalty, wanted.plateauPenalty ?? Number.NaN, 1e-6);
			const shift = (time[0] ?? 0) - 1;
			expect(Math.abs(answer.breakpoint.time + shift - expected.breakpointWeighted)).toBeLessThan(1e-5);
			// The reference reads its interval off a grid of 1/200 of a gap.
			expect(Math.abs(answer.breakpoint.lower + shift - expected.breakpointInterval90[0])).toBeLessThan(1e-4);
			expect(Math.abs(answer.breakpoint.upper + shift - expected.breakpointInterval90[1])).toBeLessThan(1e-4);
		});
	}
});

interface LightCase {
	readonly id: string;
	readonly kind: "light-levelling";
	readonly input: { readonly count?: readonly number[]; readonly value?: readonly number[] };
	readonly expected: {
		readonly half: number;
		readonly earlierPace: number;
		readonly recentPace: number;
		readonly ratio: number;
		readonly z: number;
		readonly phi: number;
		readonly p: number;
		readonly state: string;
		readonly evidence: string;
	};
}

interface TrendCase {
	readonly id: string;
	readonly kind: "poisson-trend";
	readonly input: {
		readonly count: readonly number[];
		readonly exposure: readonly number[];
		readonly time: readonly number[];
	};
	readonly expected: {
		readonly logSlope: number;
		readonly seLogSlopePoisson: number;
		readonly percentPerPeriod: number;
		readonly pearsonX2: number;
		readonly deviance: number;
		readonly phiModerated: number;
		readonly df: number;
		readonly pCautious: number;
	};
}

interface PartCase {
	readonly id: string;
	readonly kind: "part-year";
	readonly input: {
		readonly partCount: number;
		readonly partFraction: number;
		readonly previousFullYear: number;
	};
	readonly expected: {
		readonly annualised: number;
		readonly annualisedCiExact: readonly [number, number];
		readonly versusFullYear: {
			readonly rateRatio: number;
			readonly pMid: number;
			readonly ciMidP: readonly [number, number];
		};
	};
}

describeShared("trends against the reference", "golden/trend.json", () => {
	const { cases } = sharedJson<{ readonly cases: readonly (LightCase | TrendCase | PartCase)[] }>(
		"golden/trend.json",
	);
	const light = cases.filter((given): given is LightCase => given.kind === "light-levelling");
	const parts = cases.filter((given): given is PartCase => given.kind === "part-year");
	const lines = cases.filter((given): given is TrendCase => given.kind === "poisson-trend");

	it("has the cases", () => expect([light.length, lines.length, parts.length]).toEqual([4, 3, 1]));

	for (const { id, input, expected } of parts)
		it(`annualise() and compareCounts() say what to do with the part year of ${id} alone`, () => {
			const { value, lower, upper } = annualise(input.partCount, 12 * input.partFraction);
			expectNear(value, expected.annualised, 1e-9);
			expectNear(lower, expected.annualisedCiExact[0], 1e-9);
			expectNear(upper, expected.annualisedCiExact[1], 1e-9);
			const against = compareCounts(
				{ count: input.partCount, exposure: input.partFraction },
				{ count: input.previousFullYear, exposure: 1 },
			);
			expectNear(against.rateRatio, expected.versusFullYear.rateRatio, 1e-9);
			expectNear(against.pValue, expected.versusFullYear.pMid, 1e-9);
			expectNear(against.lower, expected.versusFullYear.ciMidP[0], 1e-9);
			expectNear(against.upper, expected.versusFullYear.ciMidP[1], 1e-9);
		});

	for (const { id, input, expected } of light)
		it(`detectLevellingOff() with the light rule reproduces ${id}`, () => {
			const series = input.count ? yearly(input.count) : yearlyValues(input.value ?? []);
			const answer = detectLevellingOff(series, { method: "light" });
			expectPlain(answer);
			if (answer.method !== "light" || answer.state === "insufficient") throw new Error("No answer");
			expect(answer.state).toBe(expected.state);
			expect(answer.evidence.strength).toBe(expected.evidence);
			expect(answer.evidence.half).toBe(expected.half);
			expectNear(answer.before.coefficient, expected.earlierPace, 1e-9);
			expectNear(answer.after.coefficient, expected.recentPace, 1e-9);
			expectNear(answer.evidence.ratio, expected.ratio, 1e-9);
			expectNear(answer.evidence.z, expected.z, 1e-9);
			expectNear(answer.evidence.dispersion, expected.phi, 1e-9);
			expectNear(answer.evidence.p, expected.p, 1e-9);
		});

	for (const { id, input, expected } of lines)
		it(`detectLevellingOff() has the straight line of ${id}`, () => {
			const part = id === "poisson-trend-fte-part-year";
			const series = input.count.map((count, i) => ({
				period: part && i === 5 ? ("2005-04/2005-09" as Period) : year(2000 + i),
				count,
				...(part ? {} : { exposure: input.exposure[i] ?? 1 }),
			}));
			const answer = detectLevellingOff(series);
			if (answer.method !== "model" || answer.state === "insufficient") throw new Error("No answer");
			expectNear(answer.slope.coefficient, expected.logSlope, 1e-9);
			expectNear(answer.slope.change, expected.percentPerPeriod, 1e-9);
			expectNear(
				answer.slope.standardError,
				expected.seLogSlopePoisson * Math.sqrt(expected.phiModerated),
				1e-9,
			);
			expectNear(answer.evidence.dispersion, expected.phiModerated, 1e-9);
			expect(answer.evidence.degreesOfFreedom).toBe(expected.df);
			expectNear(answer.evidence.pLine, expected.pCautious, 1e-9);
		});
});

interface Labelled {
	readonly series: readonly {
		readonly id: string;
		readonly label: string;
		readonly referenceState: string;
		readonly time: readonly number[];
		readonly count: readonly number[];
		readonly exposure: readonly number[];
	}[];
}

describeShared("labelled series", "golden/labelled-dev.json", () => {
	const { series } = sharedJson<Labelled>("golden/labelled-dev.json");
	const judged = (method: "model" | "light") =>
		series.map(({ time, count, exposure, ...rest }) => ({
			...rest,
			state: detectLevellingOff(
				time.map((t, i) => ({ period: year(2000 + t), count: count[i] ?? 0, exposure: exposure[i] ?? 1 })),
				{ method },
			).state,
		}));

	it("detectLevellingOff() finds 108 of 120 labels by the model", () => {
		const states = judged("model");
		expect(states).toHaveLength(120);
		expect(states.filter(({ state, label }) => state === label)).toHaveLength(108);
	});

	it("detectLevellingOff() agrees with the reference in all but one", () => {
		// The reference takes the slope before the bend of s045 (p = 0.0493) as not shown.
		const others = judged("model").filter(({ state, referenceState }) => state !== referenceState);
		expect(others.map(({ id, state, label }) => [id, state, label])).toEqual([
			["s045", "reversed", "reversed"],
		]);
	});

	it("detectLevellingOff() finds 99 of 120 labels by the light rule", () => {
		expect(judged("light").filter(({ state, label }) => state === label)).toHaveLength(99);
	});
});

describe("figures that are known without the reference files", () => {
	const entrants = yearly([190, 124, 126, 101, 100], 2014);

	it("detectLevellingOff() says that first-time entrants are levelling from 2015/16", () => {
		const answer = detectLevellingOff(entrants);
		expect([answer.state, answer.from, answer.signal]).toEqual(["levelling", "fall", null]);
		expectNear(answer.evidence?.p, 0.0406146562935748, 1e-9);
		expect(answer.breakpoint?.period).toBe(year(2015));
		expect(answer.breakpoint?.likeliestPeriod).toBe(year(2015));
		expect(answer.breakpoint?.likeliestTime).toBe(2);
		expectNear(answer.before?.change, -32.77825592780656, 1e-7);
		expectNear(answer.after?.change, -8.260035165333, 1e-7);
	});

	it("detectLevellingOff() says so too with half a year at the end", () => {
		const answer = detectLevellingOff([...entrants, { period: "2019-04/2019-09" as Period, count: 52 }]);
		expect([answer.state, answer.from]).toEqual(["levelling", "fall"]);
		expectNear(answer.evidence?.p, 0.0271247200532313, 1e-9);
		expect(answer.reasons).toEqual([
			{ code: "part-periods", periods: ["2019-04/2019-09"] },
			{ code: "rests-on-one-figure", period: "2014-04/2015-03" },
		]);
	});

	it("detectLevellingOff() never calls two points levelling", () => {
		const answer = detectLevellingOff(yearlyValues([0.71, 1.37]));
		expect(answer.state).toBe("insufficient");
		expect(answer.reasons).toEqual([{ code: "too-few-points", found: 2, needed: 5 }]);
	});
});
