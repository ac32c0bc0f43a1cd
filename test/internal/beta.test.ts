import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaLower, betaQuantile, betaUpper } from "../../src/internal/beta.ts";
import { relativeError } from "./relative-error.ts";

describe("the beta functions", () => {
	it.each([
		[0.3, 5, 7, 0.21030461729999986],
		[0.5, 0.5, 0.5, 0.49999999999999956],
		[0.01, 1, 30, 0.26029962661171985],
		[0.99, 3, 2, 0.99940797000000003],
		[0.2, 600, 1500, 3.4918945097324704e-21],
		[1e-9, 2, 1e6, 4.9966729163308999e-7],
	])("betaLower() agrees with pbeta of R: %s, %s, %s", (x, a, b, expected) => {
		expect(relativeError(betaLower(x, a, b), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.3, 5, 7, 0.78969538270000017],
		[0.5, 0.5, 0.5, 0.50000000000000044],
		[0.01, 1, 30, 0.7397003733882801],
		[0.99, 3, 2, 0.00059203000000000033],
		[0.2, 600, 1500, 1],
		[1e-9, 2, 1e6, 0.99999950033270835],
	])("betaUpper() agrees with pbeta(lower = F) of R: %s, %s, %s", (x, a, b, expected) => {
		expect(relativeError(betaUpper(x, a, b), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.025, 5, 7, 0.16748809406370713],
		[0.975, 5, 7, 0.69209528498832285],
		[0.025, 1, 20, 0.0012650894979498041],
		[0.975, 20, 1, 0.99873491050205021],
		[0.001, 612, 15231, 0.03406389116189739],
		[0.999, 0.5, 0.5, 0.99999753260092905],
		[0.025, 0.5, 40, 1.2352749991738808e-5],
		[2.5e-2, 1.0e5, 1.0e5, 0.49780870143169204],
	])("betaQuantile() agrees with qbeta of R: %s, %s, %s", (p, a, b, expected) => {
		expect(relativeError(betaQuantile(p, a, b), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.025, 5, 7, 0.69209528498832285],
		[0.975, 5, 7, 0.16748809406370721],
		[0.025, 1, 20, 0.16843347098308536],
		[0.975, 20, 1, 0.83156652901691464],
		[0.001, 612, 15231, 0.04352606511689483],
		[0.999, 0.5, 0.5, 2.467399070916948e-6],
		[0.025, 0.5, 40, 0.061235091538275666],
		[2.5e-2, 1.0e5, 1.0e5, 0.50219129856830791],
	])("betaQuantile() agrees with qbeta(lower = F) of R: %s, %s, %s", (p, a, b, expected) => {
		expect(relativeError(betaQuantile(p, a, b, true), expected)).toBeLessThan(1e-13);
	});

	it("betaUpper() keeps its digits where the sum of the shapes is rounded", () => {
		const tail = betaUpper(0.7688957, 804_796.37, 244_487.71);
		expect(relativeError(tail, 0.00000199190430032597)).toBeLessThan(2e-14);
	});

	it("betaLower() agrees with 40-digit arithmetic for large shapes and far out, where R is off by up to 2e-5", () => {
		expect(relativeError(betaUpper(0.6, 100_000, 70_000), 2.405175947672834e-23)).toBeLessThan(2e-14);
		expect(relativeError(betaUpper(0.59, 100_000, 70_000), 0.06960184844332462)).toBeLessThan(2e-14);
		expect(relativeError(betaUpper(0.0944267, 24.2197, 7404.19), 2.629560989758421e-276)).toBeLessThan(5e-13);
		expect(relativeError(betaLower(0.991937, 89271.4, 27.1997), 1.304144182370572e-266)).toBeLessThan(3e-13);
	});

	it("betaLower() and betaUpper() are 0 and 1 at the ends", () => {
		expect([betaLower(0, 2, 3), betaLower(1, 2, 3)]).toEqual([0, 1]);
		expect([betaUpper(0, 2, 3), betaUpper(1, 2, 3)]).toEqual([1, 0]);
		expect([betaLower(0.3, 0, 3), betaLower(0.3, 3, 0)]).toEqual([1, 0]);
	});

	it("betaLower() mirrors", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 0.99, noNaN: true }),
				fc.double({ min: 0.5, max: 1e5, noNaN: true }),
				fc.double({ min: 0.5, max: 1e5, noNaN: true }),
				(x, a, b) => {
					expect(Math.abs(betaLower(x, a, b) + betaUpper(x, a, b) - 1)).toBeLessThan(1e-14);
					expect(Math.abs(betaLower(x, a, b) - betaUpper(1 - x, b, a))).toBeLessThan(1e-10);
				},
			),
		);
	});

	it("betaQuantile() is the inverse of the tails", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 1e-9, max: 0.999, noNaN: true }),
				fc.integer({ min: 1, max: 100_000 }),
				fc.integer({ min: 1, max: 100_000 }),
				(p, a, b) => {
					for (const upper of [false, true]) {
						const x = betaQuantile(p, a, b, upper);
						// Beside 1 the quantile is known better than a double near 1 can say.
						if (x < 0.999)
							expect(relativeError(upper ? betaUpper(x, a, b) : betaLower(x, a, b), p)).toBeLessThan(1e-9);
					}
				},
			),
		);
	});

	it("betaQuantile() ends at 0 and 1", () => {
		expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
		expect([betaQuantile(0, 2, 3, true), betaQuantile(1, 2, 3, true)]).toEqual([1, 0]);
		expect([betaQuantile(0.4, 0, 3), betaQuantile(0.4, 3, 0), betaQuantile(0.4, 0.5, 0)]).toEqual([0, 1, 1]);
		expect(betaQuantile(0.97, 1e-5, 50)).toBe(0);
	});

	it("betaQuantile() finds its way back from where a tail is 0", () => {
		expect(relativeError(betaLower(betaQuantile(1e-289, 60617, 5173), 60617, 5173), 1e-289)).toBeLessThan(
			1e-9,
		);
	});
});
