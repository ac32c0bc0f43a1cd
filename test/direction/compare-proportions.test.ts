import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareProportions } from "../../src/direction/index.ts";
import { difference } from "../../src/estimate/difference.ts";
import { proportion } from "../../src/estimate/proportion.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { errorOf, frozen, thrownBy } from "./helpers.ts";

const part = (count: number, denominator: number) => ({ count, denominator });

/** Two proportions with whole counts. */
const windows = fc
	.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
	.chain(([n, m]) => fc.tuple(fc.nat(n), fc.constant(n), fc.nat(m), fc.constant(m)));

/** n choose k. */
function choose(n: number, k: number): number {
	let ways = 1;
	for (let j = 1; j <= k; j++) ways = (ways * (n - k + j)) / j;
	return k < 0 || k > n ? 0 : ways;
}

describe("compareProportions()", () => {
	it("compareProportions() carries everything it was made from", () => {
		const answer = compareProportions(
			frozen(part(56, 70)),
			frozen(part(48, 80)),
			frozen({ confidence: [95, 90] }),
		);
		expect(answer).toEqual({
			kind: "proportions",
			method: "n-minus-1-chi-squared",
			currentProportion: 0.8,
			previousProportion: 0.6,
			difference: 0.2,
			percentageChange: 100 / 3,
			pValue: expect.closeTo(0.00825828792938076, 15),
			statistic: expect.closeTo(2.64132327229413, 12),
			confidence: 0.95,
			lower: expect.closeTo(0.0524314724023649, 13),
			upper: expect.closeTo(0.333872654036906, 13),
			intervals: [
				{ confidence: 0.95, lower: answer.lower, upper: answer.upper },
				{
					confidence: 0.9,
					lower: expect.closeTo(0.076564191544, 11),
					upper: expect.closeTo(0.313644583583, 11),
				},
			],
			intervalMethod: "newcombe",
			smallestExpected: (46 * 70) / 150,
			designEffect: 1,
			currentCount: 56,
			currentDenominator: 70,
			previousCount: 48,
			previousDenominator: 80,
			reasons: [],
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it("compareProportions() changes to Fisher's test where an expected count is below 1", () => {
		expect(compareProportions(part(3, 40), part(0, 200))).toMatchObject({
			method: "fisher-mid-p",
			pValue: expect.closeTo(0.00434232270313984, 15),
			statistic: null,
			smallestExpected: 0.5,
			reasons: [{ code: "previous-is-zero" }],
			percentageChange: null,
		});
		expect(compareProportions(part(6, 40), part(0, 200))).toMatchObject({
			method: "n-minus-1-chi-squared",
			smallestExpected: 1,
		});
	});

	it("compareProportions() gives the p-values of R for Fisher's test by name", () => {
		const by = (...[x, n, y, m]: readonly [number, number, number, number]) =>
			compareProportions(part(x, n), part(y, m), { method: "fisher-mid-p" }).pValue;
		expect(errorOf(by(0, 500, 3, 400), 0.0874253583747677)).toBeLessThan(1e-13);
		expect(errorOf(by(1, 10, 9, 11), 0.00162170131210379)).toBeLessThan(1e-13);
	});

	it("compareProportions() agrees with every table summed by hand", () => {
		fc.assert(
			fc.property(windows, ([x, n, y, m]) => {
				const whole = choose(n + m, x + y);
				const point = (k: number) => (choose(n, k) * choose(m, x + y - k)) / whole;
				let [low, high] = [point(x) / 2, point(x) / 2];
				for (let k = 0; k < x; k++) low += point(k);
				for (let k = x + 1; k <= n; k++) high += point(k);
				const { pValue } = compareProportions(part(x, n), part(y, m), { method: "fisher-mid-p" });
				expect(pValue).toBeCloseTo(Math.min(1, 2 * low, 2 * high), 10);
			}),
		);
	});

	it("compareProportions() divides counts by the design effect", () => {
		const plain = compareProportions(part(120, 160), part(100, 160));
		const designed = compareProportions(part(240, 320), part(200, 320), { designEffect: 2 });
		expect(designed.designEffect).toBe(2);
		for (const name of ["difference", "pValue", "statistic", "lower", "upper", "smallestExpected"] as const)
			expect([name, errorOf(designed[name], plain[name]) < 1e-12]).toEqual([name, true]);
	});

	it("compareProportions() says when the design effect leaves no exact test for small counts", () => {
		const answer = compareProportions(part(3, 40), part(0, 200), { designEffect: 1.5 });
		expect(answer.method).toBe("n-minus-1-chi-squared");
		expect(answer.reasons).toEqual([{ code: "previous-is-zero" }, { code: "small-expected-count" }]);
		const asked = compareProportions(part(3, 40), part(1, 200), { method: "n-minus-1-chi-squared" });
		expect(asked.reasons).toEqual([{ code: "small-expected-count" }]);
		const atOne = compareProportions(part(1, 10), part(1, 10), { method: "n-minus-1-chi-squared" });
		expect([atOne.smallestExpected, atOne.reasons]).toEqual([1, []]);
	});

	it("compareProportions() says nothing of a design effect that leaves less than one person", () => {
		expect(compareProportions(part(2, 2), part(0, 3), { designEffect: 10 }).pValue).toBe(1);
	});

	it("compareProportions() has a p-value of 1 where both are 0 or both are 1", () => {
		for (const method of ["n-minus-1-chi-squared", "fisher-mid-p"] as const) {
			const none = compareProportions(part(0, 30), part(0, 40), { method });
			const all = compareProportions(part(30, 30), part(40, 40), { method });
			expect([none.pValue, none.difference, all.pValue, all.difference]).toEqual([1, 0, 1, 0]);
			expect(none.reasons[0]).toEqual({ code: "no-events" });
			expect([none.lower < 0, none.upper > 0, all.percentageChange]).toEqual([true, true, 0]);
		}
	});

	it("compareProportions() has the interval of difference()", () => {
		fc.assert(
			fc.property(windows, ([x, n, y, m]) => {
				const ours = compareProportions(part(x, n), part(y, m));
				const theirs = difference(proportion(x, n), proportion(y, m));
				expect(ours.difference).toBeCloseTo(theirs.value, 12);
				expect(ours.lower).toBeCloseTo(theirs.lower ?? 9, 12);
				expect(ours.upper).toBeCloseTo(theirs.upper ?? 9, 12);
				expect(ours.lower >= -1 && ours.upper <= 1).toBe(true);
			}),
		);
	});

	it("compareProportions() mirrors when the windows change places, or cases and others do", () => {
		fc.assert(
			fc.property(windows, ([x, n, y, m]) => {
				const one = compareProportions(part(x, n), part(y, m));
				const swapped = compareProportions(part(y, m), part(x, n));
				const others = compareProportions(part(n - x, n), part(m - y, m));
				for (const mirror of [swapped, others]) {
					expect(mirror.pValue).toBeCloseTo(one.pValue, 10);
					expect(mirror.difference).toBeCloseTo(-one.difference, 12);
					expect(mirror.lower).toBeCloseTo(-one.upper, 12);
				}
				expect(JSON.parse(JSON.stringify(one))).toEqual(one);
			}),
		);
	});

	const good = part(3, 10);
	it.each([
		[
			() => compareProportions(part(11, 10), good),
			RangeError,
			"out-of-range",
			"current.count must be at most its denominator, 10, current value is 11",
		],
		[
			() => compareProportions(good, part(-1, 10)),
			RangeError,
			"out-of-range",
			"previous.count must be 0 or more, current value is -1",
		],
		[
			() => compareProportions(good, part(0, 0)),
			RangeError,
			"out-of-range",
			"previous.denominator must be above 0, current value is 0",
		],
		[
			() => compareProportions(part(1, 2.5), good),
			RangeError,
			"not-a-whole-number",
			"current.denominator must be a whole number, current value is 2.5",
		],
		[
			() => compareProportions(good, good, { designEffect: 0 }),
			RangeError,
			"out-of-range",
			"designEffect must be above 0, current value is 0",
		],
		[
			() => compareProportions(good, good, { designEffect: 1.2, method: "fisher-mid-p" }),
			TypeError,
			"not-applicable",
			"designEffect must be 1 for fisher-mid-p, current value is 1.2",
		],
		[
			() => compareProportions(good, good, { method: "chi" as never }),
			RangeError,
			"unknown-option",
			'method must be one of n-minus-1-chi-squared, fisher-mid-p, current value is "chi"',
		],
		[
			() => compareProportions(good, good, { confidence: 40 }),
			RangeError,
			"out-of-range",
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 40",
		],
	] as const)("compareProportions() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot compare the proportions: ${must}` });
	});
});

interface TwoProportions {
	readonly id: string;
	readonly kind: string;
	readonly input: Readonly<Record<"current" | "currentN" | "previous" | "previousN", number>>;
	readonly expected: Readonly<Record<string, number>> & { readonly newcombe10: readonly number[] };
}

describeShared("compareProportions() against the golden cases", "golden/trend.json", () => {
	const { cases } = sharedJson<{ cases: readonly TwoProportions[] }>("golden/trend.json");
	const wanted = cases.filter(({ kind }) => kind === "two-proportions");
	it("compareProportions() has three golden cases", () => expect(wanted).toHaveLength(3));
	it.each(wanted)("compareProportions() gives every figure of $id", ({ input, expected }) => {
		const windows = [part(input.current, input.currentN), part(input.previous, input.previousN)] as const;
		const answer = compareProportions(...windows);
		const fisher = compareProportions(...windows, { method: "fisher-mid-p" });
		for (const [found, wanted] of [
			[answer.difference, expected["difference"]],
			[answer.statistic, expected["zNminus1"]],
			[answer.pValue, expected["pNminus1"]],
			[fisher.pValue, expected["fisherMidCentral"]],
			[answer.lower, expected.newcombe10[0]],
			[answer.upper, expected.newcombe10[1]],
			[answer.smallestExpected, expected["minExpected"]],
		] as const)
			expect(errorOf(found, wanted)).toBeLessThan(1e-9);
	});
});
