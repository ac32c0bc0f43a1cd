import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falseDiscoveryControl } from "../../src/benchmark/index.ts";
import { expectPlain, expectRefusal } from "./helpers.ts";

const named = (pValues: readonly (number | null)[]) =>
	pValues.map((pValue, index) => ({ name: `test ${index}`, pValue }));

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe("falseDiscoveryControl()", () => {
	// R 4.2.2: p.adjust(p, "BH") and p.adjust(p, "BY").
	const p = [0.216, 0.001, 0.06, 0.008, 0.039, 0.205, 0.041, 0.986, 0.042, 0.074];
	const hochberg = [0.24, 0.01, 0.1, 0.04, 0.084, 0.24, 0.084, 0.986, 0.084, 0.1057142857142857];
	const yekutieli = [
		0.7029523809523809, 0.02928968253968254, 0.2928968253968254, 0.1171587301587302, 0.2460333333333333,
		0.7029523809523809, 0.2460333333333333, 1, 0.2460333333333333, 0.3096337868480725,
	];

	it.each([
		["benjamini-hochberg", hochberg],
		["benjamini-yekutieli", yekutieli],
	] as const)("falseDiscoveryControl() gives the adjusted p-values of R by %s", (method, expected) => {
		const { results } = falseDiscoveryControl(named(p), { method });
		results.forEach(({ adjustedPValue }, index) => {
			expect(adjustedPValue).toBeCloseTo(expected[index] ?? Number.NaN, 14);
		});
	});

	it("falseDiscoveryControl() finds what the step-up rule finds", () => {
		fc.assert(
			fc.property(pValues, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (list, rate) => {
				const answer = falseDiscoveryControl(named(list), { rate });
				// The largest place i whose p is at most i rate / m: all up to it are discoveries.
				const sorted = [...list].sort((one, other) => one - other);
				const limit = sorted.reduce(
					(found, value, index) => (value <= ((index + 1) * rate) / list.length ? value : found),
					-1,
				);
				const near = list.some((value) =>
					list.some((_, index) => Math.abs(value - ((index + 1) * rate) / list.length) < 1e-12),
				);
				fc.pre(!near);
				expect(answer.discoveries).toBe(list.filter((value) => value <= limit).length);
				for (const { pValue, adjustedPValue } of answer.results) {
					expect(adjustedPValue).toBeGreaterThanOrEqual(pValue);
					expect(adjustedPValue).toBeLessThanOrEqual(1);
				}
				expectPlain(answer);
			}),
		);
	});

	it("falseDiscoveryControl() takes what equals the rate but for rounding for a discovery", () => {
		// 8 / 5 of 0.00625 is 0.01, in doubles 0.010000000000000002.
		const tests = Array.from({ length: 8 }, (_, at) => ({ name: `${at}`, pValue: at < 5 ? 0.00625 : 0.9 }));
		const { results } = falseDiscoveryControl(tests, { rate: 0.01 });
		expect(results.map(({ discovery }) => discovery)).toEqual(tests.map((_, at) => at < 5));
		const above = falseDiscoveryControl(
			tests.map(({ name, pValue }) => ({ name, pValue: pValue * (1 + 1e-9) })),
			{ rate: 0.01 },
		);
		expect(above.results.some(({ discovery }) => discovery)).toBe(false);
	});

	it("falseDiscoveryControl() lists what was not tested, and can have nothing to do", () => {
		const answer = falseDiscoveryControl(named([0.01, null, 0.2]));
		expect(answer).toMatchObject({ tests: 2, discoveries: 1, notTested: ["test 1"], expectedByChance: 0.1 });
		expect(falseDiscoveryControl([])).toMatchObject({
			tests: 0,
			discoveries: 0,
			results: [],
			expectedByChance: 0,
		});
		expect(falseDiscoveryControl(named([0, 0])).discoveries).toBe(2);
	});

	it("falseDiscoveryControl() keeps false discoveries below the rate, where testing each by itself does not", () => {
		// Seeded: 400 dashboards of 40 tests, 4 of which are real (p near 0).
		let state = 11;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return state / 2 ** 32;
		};
		let [share, alone] = [0, 0];
		for (let round = 0; round < 400; round++) {
			const tests = named(Array.from({ length: 40 }, (_, index) => (index < 4 ? random() * 1e-4 : random())));
			const found = falseDiscoveryControl(tests).results.filter(({ discovery }) => discovery);
			share += found.filter(({ name }) => Number(name.slice(5)) >= 4).length / Math.max(1, found.length);
			const each = tests.filter(({ pValue }) => (pValue ?? 1) <= 0.05);
			alone += each.filter(({ name }) => Number(name.slice(5)) >= 4).length / Math.max(1, each.length);
		}
		expect(share / 400).toBeLessThan(0.06);
		expect(alone / 400).toBeGreaterThan(0.2);
	});

	it("falseDiscoveryControl() refuses what is no p-value, and names that come twice", () => {
		const doing = "Cannot control false discoveries:";
		expectRefusal(
			() => falseDiscoveryControl([{ name: "Ashby", pValue: 1.2 }]),
			RangeError,
			"out-of-range",
			`${doing} pValue of Ashby must be from 0 to 1, current value is 1.2`,
		);
		expectRefusal(
			() => falseDiscoveryControl([...named([0.1]), ...named([0.1])]),
			RangeError,
			"duplicate",
			`${doing} each test must be named once, current value is "test 0"`,
		);
		expectRefusal(
			() => falseDiscoveryControl([], { rate: 5 }),
			RangeError,
			"out-of-range",
			`${doing} rate must be above 0 and below 1, current value is 5`,
		);
		expectRefusal(
			() => falseDiscoveryControl([], { method: "holm" as "benjamini-yekutieli" }),
			RangeError,
			"unknown-option",
			`${doing} method must be one of benjamini-hochberg, benjamini-yekutieli, current value is "holm"`,
		);
		expectRefusal(
			() => falseDiscoveryControl([0.01] as never),
			TypeError,
			"wrong-type",
			`${doing} tests[0] must be an object, current value is 0.01`,
		);
		expectRefusal(
			() => falseDiscoveryControl({} as never),
			TypeError,
			"wrong-type",
			`${doing} tests must be a list, current value is an object`,
		);
	});
});
