import { describe, expect, it } from "vitest";
import { bendP } from "../../src/trend/bend-test.ts";
import { bestOf, brokenLines, earlyLines } from "../../src/trend/broken-line.ts";
import { type Fit, fitLine, type Shape } from "../../src/trend/fit-line.ts";
import { type Family, pearsonOf, pointOf, withoutRounding } from "../../src/trend/points.ts";

type Row = readonly [time: number, value: number, size: number];
const dataOf = (family: Family, rows: readonly Row[]) => ({
	family,
	points: rows.map((row) => pointOf(family, ...row)),
});

/** The line at a time. */
function lineOf({ at, coefficients: [level, before, after] }: Fit, shape: Shape, time: number): number {
	const slope = shape === "straight" || time < at ? before : shape === "broken" ? after : 0;
	return level + slope * (time - at);
}

/** Deviance of binomial counts, term by term. */
function binomialDeviance(rows: readonly Row[], etaAt: (time: number) => number): number {
	const part = (x: number, mean: number) => (x > 0 ? 2 * x * Math.log(x / mean) : 0);
	return rows.reduce((sum, [time, value, size]) => {
		const share = 1 / (1 + Math.exp(-etaAt(time)));
		return sum + part(value, size * share) + part(size - value, size * (1 - share));
	}, 0);
}

const proportions: readonly Row[] = [
	[1, 0, 9],
	[2, 4, 20],
	[3.5, 11, 30],
	[4, 12, 12],
	[5, 25, 40],
	[6, 19, 25],
	[7.5, 30, 33],
];
const trials: readonly Row[] = [0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1].map((value, index) => [index, value, 1]);

describe("the fit of a line", () => {
	for (const [name, rows] of [
		["proportions", proportions],
		["single trials", trials],
	] as const)
		for (const shape of ["straight", "broken", "flat-after"] as const)
			it(`fitLine() is where the likelihood of ${name} is largest (${shape})`, () => {
				const fit = fitLine(dataOf("binomial", rows), shape, 4);
				const [level, before, after] = fit.coefficients;
				const devianceAt = (coefficients: Fit["coefficients"]) =>
					binomialDeviance(rows, (time) => lineOf({ ...fit, coefficients }, shape, time));
				expect(fit.deviance).toBeCloseTo(devianceAt(fit.coefficients), 9);
				for (const step of [1e-3, -1e-3])
					for (const moved of [
						[level + step, before, after],
						[level, before + step, after],
						...(shape === "broken" ? [[level, before, after + step] as const] : []),
					] as const)
						expect(devianceAt(moved)).toBeGreaterThan(fit.deviance);
				expect(fit.unbounded).toBe(false);
			});

	it("fitLine() puts no limit to the slope of values, by the formula of least squares", () => {
		const rows: readonly Row[] = [
			[0, 0, 1],
			[1, 110, 1],
			[2, 190, 1],
			[3, 300, 1],
		];
		// Slope: sum of (t - 1.5)(y - 150) / 5 = (225 + 20 + 20 + 225) / 5 = 98; residuals -3, 9, -9, 3.
		const fit = fitLine(dataOf("gaussian", rows), "straight", 1.5);
		expect(fit.coefficients[0]).toBeCloseTo(150, 10);
		expect(fit.coefficients[1]).toBeCloseTo(98, 10);
		expect(fit.deviance).toBeCloseTo(180, 9);
		expect(fit.variances[0]).toBeCloseTo(1 / 5, 12);
		expect(fit.variances[1]).toBe(Number.POSITIVE_INFINITY);
		const light = fitLine(
			dataOf(
				"gaussian",
				rows.map(([time, value]) => [time, value, 1e-9]),
			),
			"straight",
			1.5,
		);
		expect([light.variances[0] > 1e6, light.unbounded]).toEqual([true, false]);
	});

	it("fitLine() holds slopes that have no end, and says which have none", () => {
		const counts = (values: readonly number[]) =>
			dataOf(
				"poisson",
				values.map((value, time) => [time, value, 1] as const),
			);
		const few = fitLine(counts([0, 0, 0, 0, 9]), "straight", 2);
		expect(few.unbounded).toBe(true);
		expect(few.coefficients[1]).toBeLessThanOrEqual(25);
		expect(few.deviance).toBeLessThan(1e-6);
		expect(fitLine(counts([9, 8, 7, 5, 6, 5, 4]), "broken", 3).unbounded).toBe(false);
		expect(fitLine(counts([9, 8, 7, 5, 0, 0, 0]), "broken", 3).unbounded).toBe(true);
		expect(fitLine(counts([9, 8, 7, 5, 0, 0, 0]), "flat-after", 3).unbounded).toBe(false);
		// Nothing lies after the bend, or before it.
		expect(fitLine(counts([9, 8, 7, 5, 6]), "broken", 4).unbounded).toBe(false);
		expect(fitLine(counts([9, 8, 7, 5, 6]), "broken", 0).unbounded).toBe(false);
		for (const shape of ["straight", "flat-after"] as const)
			expect(fitLine(counts([9, 8, 7, 5, 6, 5, 4]), shape, 3).variances[1]).toBe(Number.POSITIVE_INFINITY);
	});
});

describe("the best broken line", () => {
	const found = (family: Family, rows: readonly Row[]) => {
		const data = dataOf(family, rows);
		const knots = { first: 1, last: rows.length - 3 };
		return bestOf(brokenLines(data, "broken", knots, earlyLines(data, knots)));
	};

	it("brokenLines() finds the bend between two points where values begin with zeros", () => {
		const rows = [0, 0, 0, 0.5, 1.5, 2.5, 3.5].map((value, time): Row => [time, value, 1]);
		for (const given of [
			rows,
			rows.map(([time, value], i): Row => [time, rows.at(-1 - i)?.[1] ?? value, 1]),
		]) {
			const best = found("gaussian", given);
			expect(best.deviance).toBeLessThan(1e-12);
			expect(best.at).toBeCloseTo(given === rows ? 2.5 : 3.5, 9);
		}
	});

	it("brokenLines() finds the bend of proportions and of rates of 1 between two points", () => {
		const logit = [-1, -1, -1, -0.5, 0.5, 1.5, 2.5].map(
			(eta, time): Row => [time, Math.round(1e9 / (1 + Math.exp(-eta))), 1e9],
		);
		expect(found("binomial", logit).at).toBeCloseTo(2.5, 5);
		expect(found("binomial", logit).deviance).toBeLessThan(1e-6);
		const rates = [0, 0, 0, 0.5, 1.5, 2.5, 3.5].map(
			(eta, time): Row => [time, Math.round(1e9 * Math.exp(eta)), 1e9],
		);
		expect(found("poisson", rates).at).toBeCloseTo(2.5, 5);
		expect(found("poisson", rates).deviance).toBeLessThan(1e-6);
	});

	it("brokenLines() looks between two points also where one of a few proportions is full", () => {
		const rows: readonly Row[] = [
			[0, 19, 20],
			[1, 20, 20],
			[2, 35, 40],
			[3, 33, 40],
			[4, 20, 40],
			[5, 8, 40],
			[6, 2, 40],
		];
		const data = dataOf("binomial", rows);
		const best = found("binomial", rows);
		const scan = Array.from({ length: 301 }, (_, i) => fitLine(data, "broken", 1 + (3 * i) / 300).deviance);
		expect(best.deviance).toBeLessThanOrEqual(Math.min(...scan) + 1e-7);
	});

	it("bestOf() takes the earliest of several", () => {
		const fit = fitLine(dataOf("binomial", proportions), "broken", 4);
		const [one, other] = [
			{ ...fit, at: 3 },
			{ ...fit, at: 4 },
		];
		expect(bestOf([one, other])).toBe(one);
	});
});

describe("points about a line", () => {
	it("pearsonOf() counts no point of which nothing can be expected", () => {
		expect(pearsonOf(dataOf("poisson", [[1, 0, 1]]), () => -800)).toBe(0);
		// (7 - 4)^2 / 4, and (3 - 5)^2 / (10 / 4).
		expect(pearsonOf(dataOf("poisson", [[1, 7, 2]]), () => Math.log(2))).toBeCloseTo(9 / 4, 12);
		expect(pearsonOf(dataOf("binomial", [[1, 3, 10]]), () => 0)).toBeCloseTo(8 / 5, 12);
	});

	it("withoutRounding() leaves out what the digits of values cannot show, in their own unit", () => {
		// Two values of 1e6 with the weight 4: 8e12 in all, of which 8e-14 is a part in 10^26.
		const data = dataOf("gaussian", [
			[1, 1e6, 4],
			[2, 1e6, 4],
		]);
		for (const [squares, left] of [
			[7e-14, 0],
			[9e-14, 9e-14],
			[5, 5],
		] as const)
			expect(withoutRounding(data, squares)).toBe(left);
		expect(withoutRounding(dataOf("gaussian", [[1, 1e-6, 4]]), 1e-30)).toBe(1e-30);
		const counts = dataOf("poisson", [[1, 1e6, 4]]);
		for (const [squares, left] of [
			[1e-30, 1e-30],
			[-1, 0],
		] as const)
			expect(withoutRounding(counts, squares)).toBe(left);
	});

	it("bendP() does not care for the unit of the scatter", () => {
		const p = (unit: number) =>
			bendP(
				1.9 * unit,
				{ highest: 1.9 * unit, lowest: -unit, arcLength: 1.3, pearson: 7 * unit ** 2 },
				{ weight: 4, value: 0.6 * unit ** 2 },
				9,
			);
		for (const unit of [1e-3, 0.5, 3, 1e4]) expect(p(unit)).toBeCloseTo(p(1), 12);
		const small = bendP(2, { highest: 2, lowest: -2, arcLength: 1, pearson: 9 }, { weight: 3, value: 4 }, 40);
		const large = bendP(
			4,
			{ highest: 4, lowest: -4, arcLength: 1, pearson: 36 },
			{ weight: 3, value: 16 },
			40,
		);
		expect(small).toBeCloseTo(large, 12);
	});
});
