import { describe, expect, it } from "vitest";
import { binomialLower, binomialPoint, binomialUpper } from "../../src/internal/binomial.ts";
import { relativeError } from "./relative-error.ts";

describe("the binomial functions", () => {
	it.each([
		[0, 10, 0.1, 0.34867844010000004],
		[10, 10, 0.9, 0.3486784401000001],
		[3, 10, 0.25, 0.25028228759765625],
		[37, 128, 0.3, 0.074791820410627124],
		[612, 15842, 0.0362, 0.0044183545329483393],
	])("binomialPoint() agrees with dbinom of R: %s, %s, %s", (k, n, p, expected) => {
		expect(relativeError(binomialPoint(k, n, p), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0, 10, 0.1, 0.34867844010000032],
		[10, 10, 0.9, 1],
		[3, 10, 0.25, 0.77587509155273426],
		[37, 128, 0.3, 0.43607560245260302],
		[612, 15842, 0.0362, 0.95038378547924152],
	])("binomialLower() agrees with pbinom of R: %s, %s, %s", (k, n, p, expected) => {
		expect(relativeError(binomialLower(k, n, p), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0, 10, 0.1, 1],
		[10, 10, 0.9, 0.34867844010000015],
		[3, 10, 0.25, 0.47440719604492221],
		[37, 128, 0.3, 0.63871621795802525],
		[612, 15842, 0.0362, 0.054034569053706662],
	])("binomialUpper() agrees with pbinom(k - 1, lower = F) of R: %s, %s, %s", (k, n, p, expected) => {
		expect(relativeError(binomialUpper(k, n, p), expected)).toBeLessThan(1e-13);
	});

	it("binomialPoint() adds up to the tails", () => {
		let sum = 0;
		for (let k = 0; k <= 24; k++) {
			sum += binomialPoint(k, 24, 0.37);
			expect(relativeError(binomialLower(k, 24, 0.37), sum)).toBeLessThan(1e-13);
			expect(Math.abs(binomialUpper(k + 1, 24, 0.37) - (1 - sum))).toBeLessThan(1e-14);
			if (k === 23) break;
		}
	});

	it("binomialPoint() agrees with 40-digit arithmetic for large counts, where R loses four digits", () => {
		expect(
			relativeError(binomialPoint(312098, 3110638, 0.10166609704788174), 4.692334451898441e-17),
		).toBeLessThan(3e-14);
		expect(
			relativeError(binomialPoint(350_000_000, 900_000_000, 0.3888), 8.668802812402477e-12),
		).toBeLessThan(3e-14);
	});

	it("binomialPoint() knows the certain cases", () => {
		expect([0, 1, 2].map((k) => binomialPoint(k, 2, 0))).toEqual([1, 0, 0]);
		expect([0, 1, 2].map((k) => binomialPoint(k, 2, 1))).toEqual([0, 0, 1]);
		expect([binomialUpper(0, 2, 0), binomialUpper(1, 2, 0), binomialUpper(2, 2, 1)]).toEqual([1, 0, 1]);
		expect([binomialLower(2, 2, 0.4), binomialUpper(0, 2, 0.4), binomialPoint(0, 0, 0.4)]).toEqual([1, 1, 1]);
	});
});
