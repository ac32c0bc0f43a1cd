import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcsine, exp, expm1, hypotenuse, log, log1p, power, sine } from "../../src/internal/elementary.ts";
import { LONG_ONE, long, longExp, longLog, unitsFrom } from "./long-arithmetic.ts";

/** Distance between two doubles, in units in the last place of the second. */
function unitsApart(found: number, expected: number): number {
	if (found === expected) return 0;
	const exponent = Math.floor(Math.log2(Math.max(Math.abs(expected), 2 ** -1022)));
	return Math.abs(found - expected) / 2 ** Math.max(-1074, exponent - 52);
}

/** The arguments with the doubles nearest to the true values, from mpmath with 300 bits. */
const functions: readonly {
	readonly name: string;
	readonly compute: (x: number) => number;
	readonly units: number;
	readonly values: readonly (readonly [number, number])[];
}[] = [
	{
		name: "exp",
		compute: (x) => exp(x),
		units: 1,
		values: [
			[-745, 5e-324],
			// Half of the least number and a little more.
			[-745.13, 5e-324],
			[-709.5, 7.38014831401258e-309],
			[-100.3, 2.7559000653565687e-44],
			[-1, 0.36787944117144233],
			[-0.35, 0.7046880897187134],
			[-1e-9, 0.999999999],
			[0.34, 1.4049475905635938],
			[1, Math.E],
			[9.5, 13359.726829661873],
			[300.7, 3.911566412479153e130],
			[709.7, 1.6549840276802644e308],
		],
	},
	{
		name: "expm1",
		compute: expm1,
		units: 1,
		values: [
			[-50, -1],
			[-1.2, -0.6988057880877979],
			[-0.35, -0.29531191028128656],
			[-1e-12, -9.999999999995e-13],
			[1e-9, 1.0000000005000001e-9],
			[0.3, 0.3498588075760031],
			[0.4, 0.49182469764127035],
			[2.5, 11.182493960703473],
			[39, 8.659340042399374e16],
			[100.5, 4.4319559098458955e43],
		],
	},
	{
		name: "log",
		compute: log,
		units: 0,
		values: [
			[5e-324, -744.4400719213812],
			[1e-310, -713.8013788281542],
			[1e-300, -690.7755278982137],
			[0.001, -6.907755278982137],
			[0.7071067811865475, -0.34657359027997275],
			[0.9999999, -1.0000000494736474e-7],
			[1.0000001, 9.999999505838704e-8],
			[Math.SQRT2, 0.3465735902799727],
			[2, Math.LN2],
			[698268, 13.456358262207702],
			[1e300, 690.7755278982137],
		],
	},
	{
		name: "log1p",
		compute: log1p,
		units: 0,
		values: [
			[-0.9999999999999999, -36.7368005696771],
			[-0.5, -Math.LN2],
			[-0.3, -0.35667494393873234],
			[-1e-10, -1.00000000005e-10],
			[1e-17, 1e-17],
			[0.4, 0.33647223662121295],
			[0.42, 0.35065687161316933],
			[3, 1.3862943611198906],
			[1e10, 23.025850930040455],
			[1e20, 46.051701859880914],
		],
	},
	{
		name: "sine",
		compute: sine,
		units: 4,
		values: [
			[-1.5707963267948966, -1],
			[-1.2, -0.9320390859672263],
			[-0.1, -0.09983341664682815],
			[1e-9, 1e-9],
			[0.7, 0.644217687237691],
			[1.5, 0.9974949866040544],
		],
	},
	{
		name: "arcsine",
		compute: arcsine,
		units: 9,
		values: [
			[-1, -1.5707963267948966],
			[-0.9, -1.1197695149986342],
			[-0.5, -0.5235987755982989],
			[1e-9, 1e-9],
			[0.3, 0.3046926540153975],
			[0.51, 0.5351847902755998],
			[0.999, 1.526071239626163],
		],
	},
];

describe("the elementary functions", () => {
	for (const { name, compute, units, values } of functions)
		it(`${name}() is within ${units} units in the last place of long arithmetic`, () => {
			for (const [x, expected] of values)
				expect(unitsApart(compute(x), expected), `at ${x}`).toBeLessThanOrEqual(units);
		});

	it.each([
		[0.999999, 1e7, 4.5399702750197204e-5],
		[0.5, 1074, 5e-324],
		[0.7194209938609539, 1817, 1.375009065646398e-260],
		[0.7194209938609537, 1817.3, 1.2456627960776106e-260],
		[0.61, 1300.7, 6.005046829071931e-280],
		[0.1, 3, 0.0010000000000000002],
		[3.5, 2.5, 22.91765149399039],
		[0.25, 0.5, 0.5],
		[0.9999999999, 1e12, 3.7200451775013044e-44],
		[0, 3, 0],
	])("power() agrees with long arithmetic: %s to the %s", (x, y, expected) => {
		expect(unitsApart(power(x, y), expected)).toBeLessThanOrEqual(10);
	});

	it("exp(), expm1(), log() and log1p() are within two units of those of the engine", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -745, max: 709, noNaN: true }),
				fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
				(x, positive) => {
					expect(unitsApart(exp(x), Math.exp(x))).toBeLessThanOrEqual(2);
					expect(unitsApart(expm1(x), Math.expm1(x))).toBeLessThanOrEqual(3);
					expect(unitsApart(log(positive), Math.log(positive))).toBeLessThanOrEqual(2);
					expect(unitsApart(log1p(positive), Math.log1p(positive))).toBeLessThanOrEqual(2);
					if (x > -1) expect(unitsApart(log1p(x), Math.log1p(x))).toBeLessThanOrEqual(2);
				},
			),
			{ numRuns: 3000 },
		);
	});

	it("exp(), expm1(), log(), log1p() and power() are as near to long arithmetic as they say", () => {
		const even = fc.integer({ min: -(2 ** 53), max: 2 ** 53 }).map((whole) => whole / 2 ** 53);
		const exponent = fc.integer({ min: -1000, max: 1000 });
		fc.assert(
			fc.property(even, even, exponent, (one, other, k) => {
				for (const x of [700 * one, other, other / 3]) {
					const raised = longExp(long(x));
					expect(Math.abs(unitsFrom(exp(x), raised.m, raised.k))).toBeLessThan(0.65);
				}
				for (const x of [35 * one, other, other / 3, other / 1e6]) {
					const raised = longExp(long(x));
					const less = (raised.k < 0n ? raised.m >> -raised.k : raised.m << raised.k) - LONG_ONE;
					expect(Math.abs(unitsFrom(expm1(x), less))).toBeLessThan(1.7);
				}
				const mantissa = 1 + Math.abs(one);
				const logged = longLog(long(mantissa), BigInt(k));
				expect(Math.abs(unitsFrom(log(mantissa * 2 ** k), logged))).toBeLessThan(0.53);
				for (const x of [one, other / 3, 1e4 * Math.abs(one), other / 1e6])
					if (x > -1) expect(Math.abs(unitsFrom(log1p(x), longLog(LONG_ONE + long(x))))).toBeLessThan(0.54);
				const y = Math.abs(other);
				const raised = longExp((logged * long(y)) / LONG_ONE);
				if (y > 0)
					expect(Math.abs(unitsFrom(power(mantissa * 2 ** k, y), raised.m, raised.k))).toBeLessThan(6);
			}),
			{ numRuns: 1500 },
		);
	});

	it("exp() rounds once where the result is below the normal doubles, up to both of its ends", () => {
		for (let x = -745; x < -706; x += 0.37) {
			const { m, k } = longExp(long(x));
			expect(Math.abs(unitsFrom(exp(x), m, k)), `at ${x}`).toBeLessThan(0.65);
		}
		for (let x = 708; x < 709.78; x += 0.037) {
			const { m, k } = longExp(long(x));
			expect(Math.abs(unitsFrom(exp(x), m, k)), `at ${x}`).toBeLessThan(0.65);
		}
	});

	it("every one of them knows the ends of the line", () => {
		expect([exp(-Infinity), exp(-800), exp(800), exp(Infinity)]).toEqual([0, 0, Infinity, Infinity]);
		expect([expm1(-Infinity), expm1(800), expm1(0)]).toEqual([-1, Infinity, 0]);
		expect([log(0), log(1), log(Infinity), log(-1)]).toEqual([-Infinity, 0, Infinity, Number.NaN]);
		expect([log1p(-1), log1p(0), log1p(Infinity), log1p(-2)]).toEqual([-Infinity, 0, Infinity, Number.NaN]);
		expect([power(0, 0.5), power(0, 0.001), power(0.5, 1e6), power(2, 1e6)]).toEqual([0, 0, 0, Infinity]);
		expect([power(0.5, 1e308), power(2, 1e308), power(5e-324, 1e308)]).toEqual([0, Infinity, 0]);
		for (const compute of [exp, expm1, log, log1p]) expect(compute(Number.NaN)).toBeNaN();
	});

	it("hypotenuse() is right at every size", () => {
		expect(hypotenuse(3, -4)).toBe(5);
		expect(unitsApart(hypotenuse(-3e200, 4e200), 5e200)).toBeLessThanOrEqual(2);
		expect(unitsApart(hypotenuse(3e-200, 4e-200), 5e-200)).toBeLessThanOrEqual(2);
		expect([hypotenuse(Infinity, -Infinity), hypotenuse(-Infinity, 0)]).toEqual([Infinity, Infinity]);
		expect([hypotenuse(0, 0), hypotenuse(0, -7), hypotenuse(Infinity, 1)]).toEqual([0, 7, Infinity]);
		expect(hypotenuse(Number.NaN, 1)).toBeNaN();
	});

	it("exp() reaches the least number, where one unit would be all of it", () => {
		expect([-744, -745, -745.13, -745.2].map((x) => exp(x))).toEqual([1e-323, 5e-324, 5e-324, 0]);
	});
});
