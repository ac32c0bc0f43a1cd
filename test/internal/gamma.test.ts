import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaLower, gammaQuantile, gammaUpper, logGamma } from "../../src/internal/gamma.ts";
import { relativeError } from "./relative-error.ts";

describe("the gamma functions", () => {
	it.each([
		[0.001, 6.9071788853838534],
		[0.5, 0.57236494292470008],
		[1.5, -0.12078223763524518],
		[3, Math.LN2],
		[7.25, 7.0521854507385395],
		[10, 12.801827480081469],
		[171, 706.57306224578747],
		[1e6, 12815504.569147611],
	])("logGamma() agrees with lgamma of R: %s", (x, expected) => {
		expect(relativeError(logGamma(x), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.5, 0.1, 0.34527915398142295],
		[0.5, 3, 0.98569412156457037],
		[1, 1e-8, 9.999999950000001e-9],
		[5, 3, 0.18473675547622787],
		[5, 40, 0.99999999999949796],
		[100, 70, 0.00043037259497989103],
		[999, 1100, 0.99904604703171229],
		[1000, 1000, 0.50420524418021551],
		[1000, 950, 0.055054686230738024],
		[25000, 25300, 0.97075023931862725],
		[1000000, 1002000, 0.97719590410123014],
		[1e9, 1e9, 0.50000420522087008],
	])("gammaLower() agrees with pgamma of R: %s, %s", (a, x, expected) => {
		expect(relativeError(gammaLower(a, x), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.5, 0.1, 0.65472084601857694],
		[0.5, 3, 0.014305878435429647],
		[1, 1e-8, 0.99999998999999995],
		[5, 3, 0.81526324452377219],
		[5, 40, 5.0204643188291346e-13],
		[100, 70, 0.99956962740502009],
		[999, 1100, 0.00095395296828763344],
		[1000, 1000, 0.49579475581978449],
		[1000, 950, 0.94494531376926194],
		[25000, 25300, 0.029249760681372798],
		[1000000, 1002000, 0.022804095898769867],
		[1e9, 1e9, 0.49999579477912992],
	])("gammaUpper() agrees with pgamma(lower = F) of R: %s, %s", (a, x, expected) => {
		expect(relativeError(gammaUpper(a, x), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.025, 1, 0.025317807984289876],
		[0.5, 1, Math.LN2],
		[0.975, 1, 3.6888794541139354],
		[0.025, 0.5, 0.00049103455858762809],
		[1e-3, 1e1, 2.9605203727437597],
		[0.025, 14, 7.6539302763005965],
		[0.9999, 14, 32.331222913625126],
		[0.025, 612, 564.46715928703009],
		[0.975, 1500, 1576.8517467994909],
		[2.5e-2, 1.0e6, 998040.98334029387],
		[1e-3, 1e9, 999902281.12397301],
		[1e-12, 3, 0.00018172031462637445],
	])("gammaQuantile() agrees with qgamma of R: %s, %s", (p, a, expected) => {
		expect(relativeError(gammaQuantile(p, a), expected)).toBeLessThan(1e-13);
	});

	it.each([
		[0.025, 1, 3.688879454113934],
		[0.5, 1, Math.LN2],
		[0.975, 1, 0.025317807984289897],
		[0.025, 0.5, 2.5119430936574436],
		[1e-3, 1e1, 22.65737330906293],
		[0.025, 14, 22.230395918158877],
		[0.9999, 14, 4.1063210495427827],
		[0.025, 612, 661.42692391561866],
		[0.975, 1500, 1425.0424682598964],
		[2.5e-2, 1.0e6, 1001960.9109654503],
		[1e-3, 1e9, 1000097724.5757174],
		[1e-12, 3, 34.052374190075753],
	])("gammaQuantile() agrees with qgamma(lower = F) of R: %s, %s", (p, a, expected) => {
		expect(relativeError(gammaQuantile(p, a, true), expected)).toBeLessThan(1e-13);
	});

	it("gammaUpper() of a whole shape is the sum of Poisson terms", () => {
		for (const [k, mu] of [
			[1, 0.2],
			[7, 11.5],
			[40, 31],
		] as const) {
			let term = Math.exp(-mu);
			let sum = 0;
			for (let j = 0; j < k; j++, term *= mu / j) sum += term;
			expect(relativeError(gammaUpper(k, mu), sum)).toBeLessThan(1e-14);
		}
	});

	it("gammaLower() and gammaUpper() are 0 and 1 at the ends", () => {
		expect([gammaLower(3, 0), gammaUpper(3, 0)]).toEqual([0, 1]);
		expect([gammaLower(0, 2), gammaUpper(0, 2)]).toEqual([1, 0]);
		expect([gammaLower(0, 0.5), gammaUpper(0, 0.5)]).toEqual([1, 0]);
		expect([gammaLower(2, 5000), gammaUpper(2, 5000)]).toEqual([1, 0]);
		expect([gammaLower(2000, Infinity), gammaUpper(2000, Infinity)]).toEqual([1, 0]);
		expect([gammaLower(3000, 1), gammaUpper(3000, 1)]).toEqual([0, 1]);
	});

	it("gammaLower() and gammaUpper() agree with 60-digit arithmetic for large shapes and far from them", () => {
		expect(relativeError(gammaUpper(1000, 1200), 1.2881606086281433e-9)).toBeLessThan(1e-12);
		expect(relativeError(gammaUpper(5000, 5700), 1.3136803905838454e-21)).toBeLessThan(1e-12);
		expect(relativeError(gammaLower(1000, 800), 5.501419776177928e-12)).toBeLessThan(1e-12);
		expect(relativeError(gammaLower(5000, 4300), 1.2588020177782737e-25)).toBeLessThan(1e-12);
	});

	it("gammaQuantile() agrees with 60-digit arithmetic where its expansion begins and where it no longer holds", () => {
		expect(relativeError(gammaQuantile(2e-9, 10_000), 9422.742949213804)).toBeLessThan(2e-15);
		expect(relativeError(gammaQuantile(2e-9, 10_000, true), 10599.671927866348)).toBeLessThan(2e-15);
		expect(relativeError(gammaQuantile(1e-12, 20_000), 19021.275901636716)).toBeLessThan(2e-14);
		expect(relativeError(gammaQuantile(1e-12, 20_000, true), 21011.045792474866)).toBeLessThan(2e-14);
		expect(relativeError(gammaQuantile(1e-60, 10_000), 8448.342357462905)).toBeLessThan(2e-14);
		expect(relativeError(gammaQuantile(1e-60, 10_000, true), 11730.184142221335)).toBeLessThan(2e-14);
		expect(relativeError(gammaQuantile(0.3, 0.05, true), 0.00046656368489525875)).toBeLessThan(1e-13);
	});

	it("gammaLower() is continuous where the large expansion begins", () => {
		expect(relativeError(gammaLower(1000, 960), gammaLower(1000 - 1e-12, 960))).toBeLessThan(1e-12);
	});

	it("gammaQuantile() ends at 0 and infinity", () => {
		expect([gammaQuantile(0, 3), gammaQuantile(1, 3)]).toEqual([0, Number.POSITIVE_INFINITY]);
		expect([gammaQuantile(0, 3, true), gammaQuantile(1, 3, true)]).toEqual([Number.POSITIVE_INFINITY, 0]);
		expect([gammaQuantile(0.5, 0), gammaQuantile(0.3, 0, true), gammaQuantile(0, 0, true)]).toEqual([
			0, 0, 0,
		]);
		expect(gammaQuantile(0.01, 0.0001)).toBe(0);
	});

	it("gammaQuantile() is the power law below every normal double", () => {
		// (p Gamma(a + 1))^(1 / a), to the digits that such a small double has.
		expect(
			relativeError(gammaQuantile(6.591902154745853e-212, 0.6661268465702742), 8.03598e-318),
		).toBeLessThan(1e-5);
		expect(relativeError(gammaQuantile(1e-250, 0.8), 2.893415694e-313)).toBeLessThan(1e-8);
	});

	it("gammaQuantile() finds its way back from where a tail is 0", () => {
		for (const [p, a] of [
			[1e-300, 1],
			[1e-300, 0.3],
			[1e-290, 60],
			[1e-280, 5000],
		] as const) {
			if (a >= 1) expect(relativeError(gammaLower(a, gammaQuantile(p, a)), p)).toBeLessThan(1e-11);
			expect(relativeError(gammaUpper(a, gammaQuantile(p, a, true)), p)).toBeLessThan(1e-11);
		}
	});

	it("gammaQuantile() takes microseconds for a count of ten million", () => {
		const begin = performance.now();
		for (let j = 0; j < 1000; j++) gammaQuantile(0.025, 1e7 + j, j % 2 === 0);
		expect(performance.now() - begin).toBeLessThan(500);
	});

	it("gammaQuantile() is the inverse of the tails and rises with the shape", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }),
				fc.integer({ min: 1, max: 3_000_000 }),
				(p, a) => {
					const x = gammaQuantile(p, a);
					expect(relativeError(gammaLower(a, x), p)).toBeLessThan(2e-9);
					expect(x).toBeLessThan(gammaQuantile(p, a + 1));
					expect(relativeError(gammaLower(a, x) + gammaUpper(a, x), 1)).toBeLessThan(1e-14);
				},
			),
		);
	});
});
