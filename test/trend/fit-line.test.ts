import fc from "fast-check";
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

/**
 * The least deviance of counts that a line with slopes up to 25 reaches: halving for the score of each slope at a level, and the
 * golden section over the levels, which are all convex.
 */
function leastDeviance({ family, rows, shape, at }: Hard): number {
	const soft = (x: number) => (x > 0 ? x : 0) + Math.log1p(Math.exp(-Math.abs(x)));
	const part = (x: number, n: number) => (x > 0 ? x * Math.log(x / n) : 0);
	const deviance = ([, value, size]: Row, eta: number) =>
		family === "poisson"
			? 2 * ((value > 0 ? value * (Math.log(value / size) - eta) : 0) - value + size * Math.exp(eta))
			: 2 * (value * soft(-eta) + (size - value) * soft(eta) + part(value, size) + part(size - value, size));
	const score = ([, value, size]: Row, eta: number) =>
		family === "poisson" ? value - size * Math.exp(eta) : value - size / (1 + Math.exp(-eta));
	const slopeOf = (own: readonly Row[], level: number) => {
		let [low, high] = [-25, 25];
		for (let halving = 0; halving < 60; halving++) {
			const slope = (low + high) / 2;
			const pull = own.reduce(
				(sum, row) => sum + (row[0] - at) * score(row, level + slope * (row[0] - at)),
				0,
			);
			if (pull > 0) low = slope;
			else high = slope;
		}
		return (low + high) / 2;
	};
	const isEarly = ([time]: Row) => shape === "straight" || time < at;
	const [early, late] = [rows.filter(isEarly), rows.filter((row) => !isEarly(row))];
	const devianceAt = (level: number) => {
		const [before, after] = [slopeOf(early, level), shape === "broken" ? slopeOf(late, level) : 0];
		const etaOf = (row: Row) => level + (isEarly(row) ? before : after) * (row[0] - at);
		return rows.reduce((sum, row) => sum + deviance(row, etaOf(row)), 0);
	};
	let [low, high] = [-2_000, 2_000];
	for (let cut = 0; cut < 140; cut++) {
		const [left, right] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
		// Far off, both are infinite.
		if (devianceAt(left) > devianceAt(right)) low = left;
		else high = right;
	}
	return devianceAt((low + high) / 2);
}

/** A search that is hard: from the points, or from the line through the first of them with its level at another time. */
interface Hard {
	readonly family: Family;
	readonly shape: Shape;
	readonly at: number;
	readonly rows: readonly Row[];
	readonly near?: { readonly at: number; readonly points: number };
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

	it("fitLine() finds the slope of counts that leap by a million, where its score is 0 by halving", () => {
		const leaps: readonly (readonly [values: readonly number[], times: readonly number[]])[] = [
			[
				[1e6, 1e12, 0],
				[0, 1, 60],
			],
			[
				[0, 80_410_278_323, 160_563, 0, 0],
				[1, 41, 42, 43, 44],
			],
			[
				[15_163_066, 7_578_404_740, 6_435, 0, 337, 0, 4, 0],
				[53, 54, 55, 80, 81, 135, 136, 137],
			],
		];
		for (const [values, times] of leaps) {
			const events = values.reduce((sum, value) => sum + value, 0);
			const early = values.reduce((sum, value, i) => sum + value * (times[i] ?? 0), 0) / events;
			// The mean time that a slope expects goes up with it, and at the best is that of the events.
			const timeAt = (slope: number) => {
				const weights = times.map((time) => Math.exp(slope * (time - early)));
				const all = weights.reduce((sum, weight) => sum + weight, 0);
				return weights.reduce((sum, weight, i) => sum + weight * ((times[i] ?? 0) - early), 0) / all;
			};
			let [low, high] = [-5, 5];
			for (let halving = 0; halving < 60; halving++) {
				const middle = (low + high) / 2;
				if (timeAt(middle) > 0) high = middle;
				else low = middle;
			}
			const rows = values.map((value, i): Row => [times[i] ?? 0, value, 1]);
			expect(fitLine(dataOf("poisson", rows), "straight", 0).coefficients[1]).toBeCloseTo(low, 7);
		}
	});

	it("fitLine() finds the best line of points that lead it far off, up to the limit of its slopes", () => {
		const hard: Record<string, Hard> = {
			"a slope that is held on the wrong side": {
				family: "binomial",
				shape: "broken",
				at: 3.616472646821057,
				rows: [
					[3, 0, 1],
					[3.1, 36_396_964, 36_396_964],
					[4.85, 0, 3],
				],
			},
			"a slope that is held, and the other not yet": {
				family: "binomial",
				shape: "broken",
				at: 12.042889514530543,
				rows: [
					[2, 14_346_181, 14_346_202],
					[42, 21, 50],
					[42.5, 25, 2_742_969_742],
					[43.5, 0, 16],
				],
			},
			"no event": {
				family: "poisson",
				shape: "broken",
				at: 2.8,
				rows: [
					[2, 0, 1],
					[3, 0, 1],
				],
			},
			"events alone": {
				family: "binomial",
				shape: "straight",
				at: 2.7,
				rows: [
					[3, 1, 1],
					[4, 1, 1],
				],
			},
			"no event in a proportion": {
				family: "binomial",
				shape: "straight",
				at: 2.7,
				rows: [
					[3, 0, 1],
					[4, 0, 1],
				],
			},
			"a level far from the points": {
				family: "binomial",
				shape: "straight",
				at: 23.583835908793844,
				rows: [
					[3, 224, 236],
					[43, 1_568, 185_078],
				],
			},
			"a start that is worse than no slope": {
				family: "poisson",
				shape: "straight",
				at: 2,
				rows: [
					[2, 0, 0.5],
					[53, 0, 2.3],
					[54, 362_417_983_208, 1],
				],
				near: { at: 53, points: 3 },
			},
			"a start without the end of the points": {
				family: "poisson",
				shape: "broken",
				at: 3.639809229411185,
				rows: [
					[3, 27_081_083_267, 2.3],
					[4, 0, 2.3],
					[7, 1, 0.5],
					[8, 0, 1],
				],
				near: { at: 1.3411115100607276, points: 4 },
			},
			"a start that knows no level": {
				family: "binomial",
				shape: "broken",
				at: 27.36953993397765,
				rows: [
					[3, 0, 642_072],
					[4, 0, 1],
					[38, 0, 1],
				],
				near: { at: 35.20498429262079, points: 3 },
			},
			"steps that lead beyond the line": {
				family: "poisson",
				shape: "broken",
				at: 3.671471602690872,
				rows: [
					[3, 368_781_844, 1_254_672_371],
					[4, 20, 488_224_366],
					[4.5, 10_885_522, 19_559],
				],
			},
			"a deviance that rounding moves up and down": {
				family: "poisson",
				shape: "broken",
				at: 2,
				rows: [
					[2, 0, 1],
					[3, 699_168_366, 1],
				],
			},
		};
		for (const [name, search] of Object.entries(hard)) {
			const { family, shape, at, rows, near } = search;
			const start =
				near && fitLine(dataOf(family, rows.slice(0, near.points)), shape, near.at, undefined, 1e-7);
			const found = fitLine(dataOf(family, rows), shape, at, start).deviance;
			const least = leastDeviance(search);
			expect(Math.abs(found - least), name).toBeLessThan(1e-4 * (1 + least));
		}
	});

	it("fitLine() goes down where all shares are 0 or 1", () => {
		const rows: readonly Row[] = [
			[1, 1119, 1119],
			[2, 0, 2],
			[45, 0, 867],
		];
		// From 12.5 to -12.5 between the first two the line leaves 1121 / e^12.5, twice.
		expect(fitLine(dataOf("binomial", rows), "broken", 40.3).deviance).toBeLessThan(2242 / Math.exp(12.5));
	});

	it("fitLine() is at least as good as no slope, whatever the counts and the times", () => {
		const row = fc.record({
			gap: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 })),
			value: fc.oneof(
				fc.constant(0),
				fc.integer({ min: 0, max: 30 }),
				fc.double({ min: 0, max: 27, noNaN: true }).map((x) => Math.floor(Math.exp(x))),
			),
			rest: fc.oneof(
				fc.constant(0),
				fc.double({ min: 0, max: 27, noNaN: true }).map((x) => Math.floor(Math.exp(x))),
			),
		});
		const shapes = fc.constantFrom("straight", "broken", "flat-after");
		fc.assert(
			fc.property(
				fc.array(row, { minLength: 2, maxLength: 8 }),
				shapes,
				fc.double({ min: 0, max: 1, noNaN: true }),
				(drawn, shape, share) => {
					let time = 0;
					const rows = drawn.map(({ gap, value, rest }): Row => {
						time += gap;
						return [time, value, Math.max(1, value + rest)];
					});
					const events = rows.reduce((sum, [, value]) => sum + value, 0);
					const sizes = rows.reduce((sum, [, , size]) => sum + size, 0);
					fc.pre(events > 0 && events < sizes);
					const at = share * time;
					const odds = events / (sizes - events);
					const binomial = fitLine(dataOf("binomial", rows), shape, at).deviance;
					const flatBinomial = binomialDeviance(rows, () => Math.log(odds));
					// Of so many, rounding leaves a part.
					expect(binomial).toBeLessThanOrEqual((1 + 1e-6) * flatBinomial + 1e-6 + 1e-15 * sizes);
					const poisson = fitLine(
						dataOf(
							"poisson",
							rows.map(([when, value]) => [when, value, 1]),
						),
						shape,
						at,
					).deviance;
					const mean = events / rows.length;
					const flat = rows.reduce(
						(sum, [, value]) => sum + 2 * ((value > 0 ? value * Math.log(value / mean) : 0) - value + mean),
						0,
					);
					expect(poisson).toBeLessThanOrEqual((1 + 1e-6) * flat + 1e-6);
				},
			),
			{ numRuns: 3_000 },
		);
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
		const counts: readonly (readonly (readonly [value: number, size: number])[])[] = [
			[
				[19, 20],
				[20, 20],
				[35, 40],
				[33, 40],
				[20, 40],
				[8, 40],
				[2, 40],
			],
			[
				[8, 40],
				[20, 40],
				[20, 20],
				[34, 40],
				[37, 40],
				[24, 40],
				[8, 40],
				[2, 40],
			],
		];
		for (const row of counts) {
			const rows = row.map(([value, size], time): Row => [time, value, size]);
			const data = dataOf("binomial", rows);
			const best = found("binomial", rows);
			const reach = rows.length - 4;
			const scan = Array.from(
				{ length: 301 },
				(_, i) => fitLine(data, "broken", 1 + (reach * i) / 300).deviance,
			);
			expect(best.deviance).toBeLessThanOrEqual(Math.min(...scan) + 1e-7);
		}
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
