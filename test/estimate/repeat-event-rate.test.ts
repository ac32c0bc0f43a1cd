import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composition } from "../../src/estimate/composition.ts";
import { difference } from "../../src/estimate/difference.ts";
import { directlyStandardisedRate } from "../../src/estimate/directly-standardised-rate.ts";
import { proportion } from "../../src/estimate/proportion.ts";
import { rate } from "../../src/estimate/rate.ts";
import { repeatEventRate } from "../../src/estimate/repeat-event-rate.ts";
import { expectNear, expectPlain } from "./near.ts";
import { thrownBy } from "./thrown-by.ts";

const repeats = fc.array(fc.record({ events: fc.integer({ min: 1, max: 9 }), people: fc.nat(200) }), {
	maxLength: 6,
});

describe("repeatEventRate()", () => {
	it("repeatEventRate() is the rate of one stratum with repeat events", () => {
		fc.assert(
			fc.property(repeats, fc.integer({ min: 1, max: 1_000_000 }), (list, exposure) => {
				const result = repeatEventRate(list, exposure, { confidence: [0.95, 0.998], method: "byar" });
				fc.pre(result.count > 0);
				const standard = directlyStandardisedRate([{ count: list, exposure, standardPopulation: 1 }], {
					confidence: [0.95, 0.998],
					method: "byar",
					minimumEvents: 1,
				});
				if (standard.status !== "estimated") throw new Error("no rate");
				expectNear(result.value, standard.value);
				result.intervals.forEach((interval, index) => {
					expectNear(interval.lower, standard.intervals[index]?.lower ?? Number.NaN, 1e-9);
					expectNear(interval.upper, standard.intervals[index]?.upper ?? Number.NaN, 1e-9);
				});
				expectPlain(result);
			}),
		);
	});

	it("repeatEventRate() is rate() where nobody has two events, and wider where somebody has", () => {
		const alone = repeatEventRate([{ events: 1, people: 40 }], 5_000, { confidence: [95, 99.8] });
		const plain = rate(40, 5_000, { confidence: [95, 99.8] });
		expect(alone.dispersion).toBe(1);
		expect(alone.intervals).toEqual(plain.intervals);
		const twice = repeatEventRate([{ events: 2, people: 20 }], 5_000);
		expect([twice.value, twice.dispersion, twice.people]).toEqual([8, 2, 20]);
		expectNear(twice.upper, (40 + Math.SQRT2 * (plain.upper * 5 - 40)) / 5);
		expectNear(twice.lower, (40 + Math.SQRT2 * (plain.lower * 5 - 40)) / 5);
	});

	it("repeatEventRate() covers clustered events where rate() does not", () => {
		// Seeded: 4,000 years of 30 expected people, a third of whom have four events each; 60 expected events.
		let state = 7;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return state / 2 ** 32;
		};
		const poisson = (mean: number) => {
			let [count, product] = [0, random()];
			for (const limit = Math.exp(-mean); product > limit; count++) product *= random();
			return count;
		};
		let [covered, short] = [0, 0];
		for (let year = 0; year < 4_000; year++) {
			const [once, often] = [poisson(20), poisson(10)];
			const right = repeatEventRate(
				[
					{ events: 1, people: once },
					{ events: 4, people: often },
				],
				1_000,
			);
			const wrong = rate(once + 4 * often, 1_000);
			if (right.lower <= 60 && right.upper >= 60) covered++;
			if (wrong.lower <= 60 && wrong.upper >= 60) short++;
		}
		expect(covered / 4_000).toBeGreaterThan(0.92);
		expect(short / 4_000).toBeLessThan(0.82);
	});

	it("repeatEventRate() and standardised rates have differences, by the formula of all others", () => {
		const one = repeatEventRate([{ events: 2, people: 40 }], 10_000);
		const other = repeatEventRate([{ events: 1, people: 50 }], 10_000);
		const gap = difference(one, other);
		expect(gap.value).toBeCloseTo(3, 12);
		expectNear(gap.lower, 3 - Math.hypot(8 - one.lower, other.upper - 5));
		expect(() => difference<typeof one | ReturnType<typeof rate>>(one, rate(50, 10_000))).toThrow(
			/reference must be a repeat-event-rate per 1000/,
		);
		const stratum = { exposure: 10_000, standardPopulation: 1 };
		const direct = [80, 50].map((count) => directlyStandardisedRate([{ ...stratum, count }]));
		const [high, low] = direct;
		if (high?.status !== "estimated" || low?.status !== "estimated") throw new Error("no rate");
		expect(difference(high, low).value).toBeCloseTo(3, 12);
	});

	it("repeatEventRate() of no event has no dispersion and the limits of events one by one", () => {
		const result = repeatEventRate([], 1_000);
		expect(result).toMatchObject({ value: 0, lower: 0, count: 0, people: 0, dispersion: null });
		expect(result.upper).toBe(rate(0, 1_000).upper);
	});

	it("repeatEventRate() refuses what it cannot read", () => {
		const message = "Cannot compute the rate of repeat events: ";
		expect(thrownBy(() => repeatEventRate([{ events: 0, people: 3 }], 10))).toEqual([
			"RangeError",
			"out-of-range",
			`${message}repeats[0].events must be above 0, current value is 0`,
		]);
		expect(thrownBy(() => repeatEventRate([{ events: 1, people: -3 }], 10))).toEqual([
			"RangeError",
			"out-of-range",
			`${message}repeats[0].people must be 0 or more, current value is -3`,
		]);
		expect(thrownBy(() => repeatEventRate(12 as never, 10))).toEqual([
			"TypeError",
			"wrong-type",
			`${message}repeats must be a list, current value is 12`,
		]);
		expect(thrownBy(() => repeatEventRate([], 0))).toEqual([
			"RangeError",
			"out-of-range",
			`${message}exposure must be above 0, current value is 0`,
		]);
	});
});

describe("composition()", () => {
	it("composition() gives each part the interval of a proportion", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 8 }), (counts) => {
				const total = counts.reduce((sum, count) => sum + count, 0);
				const result = composition(counts, { confidence: [95, 99.8] });
				expect(result.total).toBe(total);
				if (total === 0) expect(result).toMatchObject({ status: "not-defined", parts: [] });
				else
					counts.forEach((count, index) => {
						const { value, intervals } = proportion(count, total, { per: 100, confidence: [95, 99.8] });
						expect(result.parts[index]).toMatchObject({ count, value, intervals });
					});
				expectPlain(result);
			}),
		);
	});

	it("composition() has no shares of nothing", () => {
		expect(composition([0, 0], { per: 1 })).toEqual({
			status: "not-defined",
			kind: "composition",
			total: 0,
			per: 1,
			simultaneous: false,
			parts: [],
			reasons: [{ code: "total-is-zero" }],
		});
	});

	it("composition() holds together by Goodman's formula where asked", () => {
		// Goodman's own formula with chi-squared (1 df) at 1 - 0.05 / 3: 5.730815..., the square of 2.3939797998...
		const chi = 2.3939797998185104 ** 2;
		const result = composition([160, 60, 30], { simultaneous: true });
		if (result.status !== "defined") throw new Error("no composition");
		result.parts.forEach(({ count, lower, upper }) => {
			const root = Math.sqrt(chi * (chi + (4 * count * (250 - count)) / 250));
			expectNear(lower, (100 * (chi + 2 * count - root)) / (2 * (250 + chi)), 1e-10);
			expectNear(upper, (100 * (chi + 2 * count + root)) / (2 * (250 + chi)), 1e-10);
		});
	});

	it("composition() refuses no parts and parts that are no counts", () => {
		expect(thrownBy(() => composition([]))).toEqual([
			"RangeError",
			"out-of-range",
			"Cannot compute the composition: counts must hold at least one part, current value is []",
		]);
		expect(thrownBy(() => composition(5 as never))).toEqual([
			"TypeError",
			"wrong-type",
			"Cannot compute the composition: counts must be a list, current value is 5",
		]);
		expect(thrownBy(() => composition([1, 2.5]))).toEqual([
			"RangeError",
			"not-a-whole-number",
			"Cannot compute the composition: counts[1] must be a whole number, current value is 2.5",
		]);
	});
});
