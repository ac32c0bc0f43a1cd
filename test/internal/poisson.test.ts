import { describe, expect, it } from "vitest";
import { poissonLower, poissonPoint, poissonUpper } from "../../src/internal/poisson.ts";
import { relativeError } from "./relative-error.ts";

describe("the poisson functions", () => {
	it.each([
		[0, 2.5, 0.0820849986238988],
		[3, 2.5, 0.21376301724973648],
		[10, 10, 0.1251100357211333],
		[40, 10, 5.5642945652105288e-13],
		[612, 580, 0.0067757963898653299],
		[20000, 20300, 0.00030401406197646971],
	])("poissonPoint() agrees with dpois of R: %s, %s", (k, mu, expected) => {
		expect(relativeError(poissonPoint(k, mu), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0, 2.5, 0.0820849986238988],
		[3, 2.5, 0.75757613313306593],
		[10, 10, 0.58303975019298537],
		[40, 10, 0.99999999999982225],
		[612, 580, 0.91053068734816056],
		[20000, 20300, 0.017597565339879915],
	])("poissonLower() agrees with ppois of R: %s, %s", (k, mu, expected) => {
		expect(relativeError(poissonLower(k, mu), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0, 2.5, 1],
		[3, 2.5, 0.45618688411667041],
		[10, 10, 0.54207028552814773],
		[40, 10, 7.3416363145604719e-13],
		[612, 580, 0.096245109041704691],
		[20000, 20300, 0.98270644872209656],
	])("poissonUpper() agrees with ppois(k - 1, lower = F) of R: %s, %s", (k, mu, expected) => {
		expect(relativeError(poissonUpper(k, mu), expected)).toBeLessThan(1e-13);
	});

	it("poissonPoint() adds up to the tails", () => {
		let sum = 0;
		for (let k = 0; k <= 30; k++) {
			sum += poissonPoint(k, 21.7);
			expect(relativeError(poissonLower(k, 21.7), sum)).toBeLessThan(1e-13);
			expect(Math.abs(poissonUpper(k + 1, 21.7) - (1 - sum))).toBeLessThan(1e-14);
		}
	});

	it("poissonPoint() of an expected 0 is all at 0", () => {
		expect([poissonPoint(0, 0), poissonPoint(2, 0), poissonLower(0, 0), poissonUpper(1, 0)]).toEqual([
			1, 0, 1, 0,
		]);
		expect([poissonUpper(0, 3), poissonUpper(0, 0)]).toEqual([1, 1]);
	});

	it("poissonPoint() agrees with 40-digit arithmetic for a large count", () => {
		expect(relativeError(poissonPoint(8.75189e6, 8.73269e6), 9.33168983193723e-14)).toBeLessThan(1e-13);
	});
});
