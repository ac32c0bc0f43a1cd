import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CompareCountsOptions, type CountMethod, compareCounts } from "../../src/direction/index.ts";
import { rateRatio } from "../../src/estimate/rate-ratio.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { errorOf, frozen, poissonPoints, splits, thrownBy, window } from "./helpers.ts";

const year = (count: number, exposure = 1) => ({ count, exposure });
const pOf = (x: number, y: number, method: CountMethod, odds = 1) =>
	compareCounts(year(x, odds), year(y), { method }).pValue;

const simple = ["mid-p", "exact", "minimum-likelihood", "score", "log-ratio", "e-test"] as const;
const dual = ["mid-p", "exact", "score", "log-ratio"] as const;
const counts = fc.integer({ min: 0, max: 400 });
const exposures = fc.double({ min: 0.01, max: 100, noNaN: true });

describe("compareCounts()", () => {
	it("compareCounts() carries everything it was made from", () => {
		const answer = compareCounts(frozen(year(614, 698_268)), frozen(year(580, 698_268)), frozen({}));
		expect(answer).toEqual({
			kind: "counts",
			method: "mid-p",
			rateRatio: 614 / 580,
			percentageChange: (100 * 34) / 580,
			pValue: expect.closeTo(0.325339604736174, 13),
			statistic: null,
			confidence: 0.95,
			lower: expect.closeTo(0.94504, 5),
			upper: expect.closeTo(1.18596, 5),
			intervals: [{ confidence: 0.95, lower: answer.lower, upper: answer.upper }],
			intervalMethod: "mid-p",
			currentCount: 614,
			currentExposure: 698_268,
			previousCount: 580,
			previousExposure: 698_268,
			dispersion: null,
			reasons: [],
		});
	});

	it("compareCounts() gives the p-values of R", () => {
		expect(errorOf(pOf(6005, 5459, "mid-p"), 3.39349766901779e-7)).toBeLessThan(1e-12);
		expect(errorOf(pOf(6005, 5459, "exact"), 3.56091699624291e-7)).toBeLessThan(1e-12);
		expect(errorOf(pOf(6005, 5459, "minimum-likelihood"), 3.56091699624291e-7)).toBeLessThan(1e-12);
		expect(errorOf(pOf(3, 9, "mid-p", 4100 / 5050), 0.18071203972914)).toBeLessThan(1e-13);
		expect(errorOf(pOf(3, 9, "minimum-likelihood", 4100 / 5050), 0.246550115254998)).toBeLessThan(1e-13);
		expect(errorOf(pOf(1, 30, "minimum-likelihood", 1 / 100), 0.265422853676115)).toBeLessThan(1e-13);
	});

	it("compareCounts() keeps the digits of a tail as small as 1e-12, which 1 - P(below) does not", () => {
		const large = [year(13_200, 700_000), year(12_000, 695_000)] as const;
		expect(errorOf(compareCounts(...large).pValue, 2.71604874792467e-12)).toBeLessThan(1e-11);
		expect(errorOf(compareCounts(...large, { method: "exact" }).pValue, 2.83802158890187e-12)).toBeLessThan(
			1e-11,
		);
	});

	it("compareCounts() agrees with every split summed by hand", () => {
		for (let x = 0; x <= 9; x++)
			for (let y = 0; y <= 9; y++)
				for (const odds of [1, 0.3, 2.5]) {
					const points = splits(x + y, odds);
					const upTo = (from: number, to: number) =>
						points.slice(from, to).reduce((sum, point) => sum + point, 0);
					const half = (points[x] ?? 0) / 2;
					const mid = 2 * Math.min(upTo(0, x) + half, upTo(x + 1, points.length) + half);
					const exact = 2 * Math.min(upTo(0, x + 1), upTo(x, points.length));
					const likely = points.filter((point) => point <= (points[x] ?? 0) * (1 + 1e-7));
					expect(pOf(x, y, "mid-p", odds)).toBeCloseTo(Math.min(1, mid), 12);
					expect(pOf(x, y, "exact", odds)).toBeCloseTo(Math.min(1, exact), 12);
					expect(pOf(x, y, "minimum-likelihood", odds)).toBeCloseTo(
						likely.reduce((sum, point) => sum + point, 0),
						12,
					);
				}
	});

	it("compareCounts() agrees with the e-test summed over every pair of counts", () => {
		const z = (i: number, j: number, e: number) => (i + j === 0 ? 0 : (i / e - j) / Math.sqrt(i / e / e + j));
		for (const [x, y, odds] of [
			[7, 2, 1],
			[0, 6, 1],
			[3, 1, 4],
			[12, 20, 0.4],
			[1, 0, 1],
			[5, 5, 1],
		] as const) {
			const mean = ((x + y) * odds) / (1 + odds);
			const current = poissonPoints(mean, 150);
			const previous = poissonPoints(x + y - mean, 150);
			let sum = 0;
			for (const [i, p] of current.entries())
				for (const [j, q] of previous.entries())
					if (Math.abs(z(i, j, odds)) >= Math.abs(z(x, y, odds)) * (1 - 1e-12)) sum += p * q;
			const answer = compareCounts(year(x, odds), year(y), { method: "e-test" });
			expect(answer.pValue).toBeCloseTo(sum, 12);
			expect(answer.statistic).toBeCloseTo(z(x, y, odds), 12);
			expect([answer.lower, answer.upper, answer.intervals, answer.intervalMethod]).toEqual([
				null,
				null,
				[],
				null,
			]);
		}
	});

	it("compareCounts() keeps the e-test within its range far out in the tail", () => {
		const answer = compareCounts(year(30_000), year(20_000), { method: "e-test" });
		expect(answer.pValue).toBe(0);
		const tiny = compareCounts(year(400), year(150), { method: "e-test" }).pValue ?? 0;
		// Near the normal tail of its own z, which is 10.66: 1.5e-26.
		expect(tiny).toBeGreaterThan(1e-29);
		expect(tiny).toBeLessThan(1e-23);
	});

	it("compareCounts() has an interval that holds just the ratios its test does not reject", () => {
		fc.assert(
			fc.property(fc.constantFrom(...dual), counts, counts, exposures, (method, x, y, exposure) => {
				const { lower, upper, intervalMethod } = compareCounts(year(x, exposure), year(y), {
					method,
					confidence: 0.9,
				});
				if (intervalMethod === null) {
					expect(method).toBe("log-ratio");
					expect(x * y).toBe(0);
					return;
				}
				expect(intervalMethod).toBe(method);
				// At a limit, the test of that ratio has a p-value of just 0.1.
				for (const limit of [lower, upper])
					if (limit !== null && limit > 0) expect(pOf(x, y, method, exposure * limit)).toBeCloseTo(0.1, 8);
				if (x === 0) expect(lower).toBe(0);
				expect(upper === null).toBe(y === 0);
			}),
		);
	});

	it("compareCounts() has the interval of rateRatio()", () => {
		const [current, previous] = [year(612, 182_643), year(15_230, 4_865_583)];
		for (const [ours, theirs] of [
			["mid-p", "mid-p"],
			["exact", "exact"],
			["minimum-likelihood", "exact"],
			["log-ratio", "log-wald"],
		] as const) {
			const answer = compareCounts(current, previous, { method: ours, confidence: [95, 99.8] });
			const ratio = rateRatio(current, previous, { method: theirs, confidence: [95, 99.8] });
			expect(errorOf(answer.rateRatio, ratio.value)).toBeLessThan(1e-14);
			for (const [index, interval] of answer.intervals.entries()) {
				expect(interval.confidence).toBe([0.95, 0.998][index]);
				expect(errorOf(interval.lower, ratio.intervals[index]?.lower)).toBeLessThan(1e-13);
				expect(errorOf(interval.upper, ratio.intervals[index]?.upper)).toBeLessThan(1e-13);
			}
			expect([answer.confidence, answer.lower, answer.upper]).toEqual(
				Object.values(answer.intervals[0] ?? {}),
			);
		}
	});

	it("compareCounts() gives the same evidence either way round", () => {
		fc.assert(
			fc.property(fc.constantFrom(...simple), counts, counts, exposures, (method, x, y, exposure) => {
				const one = compareCounts(year(x, exposure), year(y), { method });
				const other = compareCounts(year(y), year(x, exposure), { method });
				expect(errorOf(one.pValue, other.pValue)).toBeLessThan(1e-7);
				if (one.upper !== null && other.lower !== null && x * y > 0)
					expect(errorOf(one.upper, 1 / other.lower)).toBeLessThan(1e-9);
			}),
		);
	});

	it("compareCounts() gives plain records with p-values from 0 to 1", () => {
		fc.assert(
			fc.property(fc.constantFrom(...simple), counts, counts, exposures, (method, x, y, exposure) => {
				const answer = compareCounts(year(x, exposure), year(y), { method });
				expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
				if (answer.pValue === null) expect([method, x * y]).toEqual(["log-ratio", 0]);
				else expect(answer.pValue >= 0 && answer.pValue <= 1).toBe(true);
				if (answer.lower !== null && answer.rateRatio !== null)
					expect(answer.lower <= answer.rateRatio).toBe(true);
				if (answer.upper !== null && answer.rateRatio !== null)
					expect(answer.upper >= answer.rateRatio).toBe(true);
			}),
		);
	});

	it("compareCounts() compares a count of 0, and says what there is not", () => {
		const fall = compareCounts(year(0), year(6));
		expect([fall.rateRatio, fall.percentageChange, fall.pValue, fall.lower, fall.reasons]).toEqual([
			0,
			-100,
			expect.closeTo(0.015625, 14),
			0,
			[],
		]);
		expect(fall.upper).toBeCloseTo(0.05 ** (-1 / 6) - 1, 12);
		const rise = compareCounts(year(6), year(0));
		expect([rise.rateRatio, rise.percentageChange, rise.upper]).toEqual([null, null, null]);
		expect(rise.reasons).toEqual([{ code: "previous-is-zero" }]);
		expect(rise.pValue).toBe(fall.pValue);
		const none = simple.map((method) => compareCounts(year(0), year(0), { method }));
		expect(none.map(({ pValue }) => pValue)).toEqual([1, 1, 1, 1, null, 1]);
		expect(none[0]?.reasons).toEqual([{ code: "no-events" }]);
		expect(none[0]).toMatchObject({ rateRatio: null, lower: 0, upper: null });
	});
});

describe("compareCounts() with months", () => {
	const erratic = [window([140, 60, 150, 70, 130, 90]), window([70, 110, 60, 120, 80, 90])] as const;

	it("compareCounts() gives the dispersion of matched months of R", () => {
		const answer = compareCounts(frozen(erratic[0]), frozen(erratic[1]));
		expect(answer.method).toBe("matched-periods");
		expect(answer.intervalMethod).toBe("matched-periods");
		expect(errorOf(answer.dispersion?.pearson, 92.1459180432352)).toBeLessThan(1e-13);
		expect(errorOf(answer.dispersion?.value, 10.6828797825817)).toBeLessThan(1e-13);
		expect(errorOf(answer.dispersion?.lagOne, -0.863528290822478)).toBeLessThan(1e-12);
		expect(errorOf(answer.statistic, 0.982453885828741)).toBeLessThan(1e-13);
		expect(errorOf(answer.pValue, 0.351547724759563)).toBeLessThan(1e-12);
		expect(answer.dispersion).toMatchObject({
			pairs: 6,
			degreesOfFreedom: 9,
			priorWeight: 4,
			priorValue: 1,
			autocorrelation: 0,
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it("compareCounts() is never less cautious with quiet months than the normal test without them", () => {
		const quiet = [window([100, 100, 100, 100]), window([90, 90, 90, 90])] as const;
		const answer = compareCounts(...quiet);
		const plain = compareCounts(...quiet, { method: "log-ratio" });
		expect(answer.dispersion?.value).toBeCloseTo(4 / 7, 12);
		expect(answer.dispersion?.pDispersed).toBeLessThan(plain.pValue ?? 0);
		expect(answer.pValue).toBe(plain.pValue);
		expect([answer.lower, answer.upper]).toEqual([plain.lower, plain.upper]);
	});

	it("compareCounts() has an interval that excludes 1 just when the p-value is below its level", () => {
		const months = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(months, months, fc.constantFrom(0.5, 0.8, 0.95), (current, previous, confidence) => {
				const { lower, upper, pValue } = compareCounts(window(current), window(previous), { confidence });
				const outside = (lower !== null && lower > 1) || (upper !== null && upper < 1);
				expect(outside).toBe((pValue ?? 1) < 1 - confidence);
			}),
		);
	});

	it("compareCounts() raises the dispersion for months that resemble the month before", () => {
		const rising = [window([90, 92, 96, 104, 108, 110]), window([110, 108, 104, 96, 92, 90])] as const;
		const plain = compareCounts(...rising).dispersion;
		const adjusted = compareCounts(...rising, { autocorrelation: "adjust" }).dispersion;
		const lagOne = plain?.lagOne ?? 0;
		expect(plain?.autocorrelation).toBe(0);
		expect(lagOne).toBeGreaterThan(0.3);
		const r = lagOne + 1 / 6;
		expect(adjusted?.autocorrelation).toBeCloseTo(r, 12);
		expect(adjusted?.value).toBeCloseTo(((plain?.value ?? 0) * (1 + r)) / (1 - r), 12);
		const extreme = [
			window([...Array(20).fill(150), ...Array(20).fill(50)]),
			window([...Array(20).fill(50), ...Array(20).fill(150)]),
		] as const;
		expect(compareCounts(...extreme, { autocorrelation: "adjust" }).dispersion?.autocorrelation).toBe(0.8);
	});

	it("compareCounts() uses only the share that a month has of the exposure of its window", () => {
		const months = (counts: readonly number[], exposures: readonly number[]) => ({
			...window(counts, 5000),
			months: counts.map((count, index) => ({ count, exposure: exposures[index] ?? 1 })),
		});
		const [x, y] = [
			[40, 20, 60],
			[10, 30, 50],
		] as const;
		const same = compareCounts(months(x, [31, 31, 31]), months(y, [7, 7, 7]));
		expect(same.dispersion).toEqual(compareCounts(window(x, 5000), window(y, 5000)).dispersion);
		// Exposures in step with the counts leave nothing unexplained.
		const explained = compareCounts(months(x, [4, 2, 6]), months(y, [1, 3, 5]));
		expect(explained.dispersion?.pearson).toBeCloseTo(0, 12);
		expect(explained.dispersion?.lagOne).toBeLessThanOrEqual(1);
		expect(explained.rateRatio).toBe(120 / 90);
	});

	it("compareCounts() leaves months without events out of the dispersion", () => {
		const answer = compareCounts(window([5, 0, 9, 0]), window([7, 0, 3, 0]));
		expect(answer.dispersion?.pairs).toBe(2);
		expect(answer.dispersion?.degreesOfFreedom).toBe(5);
	});

	it("compareCounts() falls back to mid-p where the months cannot tell the dispersion", () => {
		const zero = compareCounts(window([0, 0, 0]), window([2, 1, 3]));
		expect(zero).toMatchObject({
			method: "mid-p",
			dispersion: null,
			reasons: [{ code: "dispersion-unknown" }],
		});
		expect(zero.pValue).toBeCloseTo(0.015625, 14);
		// With a known dispersion of 3 the 6 events count for 2.
		const known = compareCounts(window([0, 0, 0]), window([2, 1, 3]), {
			dispersionPrior: { weight: 4, value: 3 },
		});
		expect(known.pValue).toBeCloseTo(0.25, 14);
		expect(known.reasons).toEqual([{ code: "dispersion-unknown" }]);
		expect([known.currentCount, known.previousCount]).toEqual([0, 6]);
		const blind = compareCounts(window([5, 0]), window([3, 0]), { dispersionPrior: { weight: 0, value: 1 } });
		expect(blind.method).toBe("mid-p");
		const noEvents = compareCounts(window([0, 0]), window([0, 0]));
		expect(noEvents.pValue).toBe(1);
		expect(noEvents.reasons).toEqual([{ code: "no-events" }, { code: "dispersion-unknown" }]);
	});

	it("compareCounts() stays finite with a prior that says next to nothing", () => {
		const answer = compareCounts(window([5, 0]), window([3, 0]), {
			dispersionPrior: { weight: 0.001, value: 1 },
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
		expect(answer.upper).toBe(null);
	});

	it("compareCounts() uses the months only where the method does", () => {
		const plain = compareCounts(...erratic, { method: "mid-p" });
		expect(plain.dispersion).toBe(null);
		expect(errorOf(plain.pValue, 0.00129697736585421)).toBeLessThan(1e-12);
	});
});

describe("compareCounts() and wrong arguments", () => {
	it("compareCounts() has a largest count for the e-test alone", () => {
		for (const method of simple.filter((one) => one !== "e-test"))
			expect(compareCounts(year(2e10), year(2e10), { method }).pValue).toBeGreaterThan(0.99);
	});

	const good = year(5, 100);
	const sized = (count: number, ...months: { count: number; exposure?: number }[]) => ({
		count,
		exposure: 1,
		months,
	});
	const two = sized(3, { count: 1 }, { count: 2 });
	const with_ = (options: CompareCountsOptions) => () => compareCounts(good, good, options);
	it.each([
		[
			() => compareCounts(year(-1), good),
			RangeError,
			"out-of-range",
			"current.count must be 0 or more, current value is -1",
		],
		[
			() => compareCounts(good, year(1.5)),
			RangeError,
			"not-a-whole-number",
			"previous.count must be a whole number, current value is 1.5",
		],
		[
			() => compareCounts(year(1, 0), good),
			RangeError,
			"out-of-range",
			"current.exposure must be above 0, current value is 0",
		],
		[
			() => compareCounts(good, year(1, Number.NaN)),
			RangeError,
			"not-a-number",
			"previous.exposure must be a finite number, current value is NaN",
		],
		[
			() => compareCounts(year(1, 1e-300), year(1, 1e300)),
			RangeError,
			"out-of-range",
			"the ratio of the exposures must be above 0, current value is 0",
		],
		[
			with_({ method: "fisher" as never }),
			RangeError,
			"unknown-option",
			'method must be one of mid-p, exact, minimum-likelihood, score, log-ratio, e-test, matched-periods, current value is "fisher"',
		],
		[
			with_({ method: "matched-periods" }),
			TypeError,
			"not-applicable",
			"months must be given for matched-periods, current value is undefined",
		],
		[
			with_({ autocorrelation: "adjust" }),
			TypeError,
			"not-applicable",
			'autocorrelation must come with matched-periods, current value is "mid-p"',
		],
		[
			() => compareCounts(two, two, { method: "exact", dispersionPrior: { weight: 1, value: 1 } }),
			TypeError,
			"not-applicable",
			'dispersionPrior must come with matched-periods, current value is "exact"',
		],
		[
			() => compareCounts(two, two, { dispersionPrior: { weight: -1, value: 1 } }),
			RangeError,
			"out-of-range",
			"dispersionPrior.weight must be 0 or more, current value is -1",
		],
		[
			() => compareCounts(two, two, { dispersionPrior: { weight: 1, value: 0 } }),
			RangeError,
			"out-of-range",
			"dispersionPrior.value must be above 0, current value is 0",
		],
		[
			() => compareCounts(two, two, { autocorrelation: "yes" as never }),
			RangeError,
			"unknown-option",
			'autocorrelation must be one of ignore, adjust, current value is "yes"',
		],
		[
			() => compareCounts(two, good),
			TypeError,
			"not-applicable",
			"months must be given for both windows or for neither, current value is [an object, an object]",
		],
		[
			() => compareCounts(two, sized(3, { count: 1 }, { count: 1 }, { count: 1 })),
			RangeError,
			"out-of-range",
			"current.months must be as many as previous.months, 3, current value is 2",
		],
		[
			() => compareCounts(sized(3, { count: 3 }), two),
			RangeError,
			"out-of-range",
			"current.months must be two or more, current value is 1",
		],
		[
			() => compareCounts({ ...two, months: 12 as never }, two),
			TypeError,
			"wrong-type",
			"current.months must be a list, current value is 12",
		],
		[
			() => compareCounts(two, sized(4, { count: 1 }, { count: 2 })),
			RangeError,
			"out-of-range",
			"previous.count must be the sum of its months, 3, current value is 4",
		],
		[
			() => compareCounts(two, sized(3, { count: 1, exposure: 1 }, { count: 2 })),
			TypeError,
			"not-applicable",
			'exposure must be given for every month of previous.months or for none, current value is "1 of 2"',
		],
		[
			() => compareCounts(two, sized(3, { count: 1, exposure: 1 }, { count: 2, exposure: 0 })),
			RangeError,
			"out-of-range",
			"previous.months[1].exposure must be above 0, current value is 0",
		],
		[
			() => compareCounts(two, sized(3, { count: 4 }, { count: -1 })),
			RangeError,
			"out-of-range",
			"previous.months[1].count must be 0 or more, current value is -1",
		],
		[
			() => compareCounts(two, sized(3, { count: 1.5 }, { count: 1.5 })),
			RangeError,
			"not-a-whole-number",
			"previous.months[0].count must be a whole number, current value is 1.5",
		],
		[
			() => compareCounts(year(9e9), year(2e9), { method: "e-test" }),
			RangeError,
			"out-of-range",
			"counts must add up to 10000000000 at most for e-test, current value is 11000000000",
		],
		[
			with_({ confidence: [] }),
			RangeError,
			"out-of-range",
			"confidence must hold at least one level, current value is []",
		],
	] as const)("compareCounts() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot compare the counts: ${must}` });
	});
});

interface TwoCounts {
	readonly id: string;
	readonly kind: "two-counts";
	readonly input: Readonly<Record<"current" | "currentExposure" | "previous" | "previousExposure", number>>;
	readonly expected: Readonly<Record<string, number | null>> & {
		readonly ciExact: readonly number[];
		readonly ciMidP: readonly number[];
		readonly ciLogWald: readonly (number | null)[];
	};
}

interface Paired {
	readonly id: string;
	readonly kind: "paired-windows";
	readonly input: {
		readonly current: readonly number[];
		readonly previous: readonly number[];
		readonly dispersionPrior: { readonly df: number; readonly value: number };
	};
	readonly expected: Readonly<Record<string, number>> & { readonly ci: readonly number[] };
}

describeShared("compareCounts() against the golden cases of trend.json", "golden/trend.json", () => {
	const { cases } = sharedJson<{ cases: readonly { kind: string }[] }>("golden/trend.json");
	const twoCounts = cases.filter(({ kind }) => kind === "two-counts") as unknown as readonly TwoCounts[];
	const paired = cases.filter(({ kind }) => kind === "paired-windows") as unknown as readonly Paired[];

	it("compareCounts() has five cases of two counts and two of matched months", () => {
		expect([twoCounts.length, paired.length]).toEqual([5, 2]);
	});

	it.each(twoCounts)("compareCounts() gives every figure of $id", ({ input, expected }) => {
		const by = (method: CountMethod) =>
			compareCounts(
				year(input.current, input.currentExposure),
				year(input.previous, input.previousExposure),
				{
					method,
				},
			);
		// The tails of the largest case were computed as 1 - P(below) and are right to 1e-16 absolutely, not relatively.
		const near = (found: number | null, wanted: number | null | undefined) =>
			expect(
				found === wanted || Math.abs((found ?? 9) - (wanted ?? 99)) <= 1e-9 * (wanted ?? 0) + 2e-16,
			).toBe(true);
		near(by("mid-p").pValue, expected["pMid"]);
		near(by("exact").pValue, expected["pExactCentral"]);
		near(by("minimum-likelihood").pValue, expected["pExactMinlike"]);
		near(by("score").pValue, expected["pScore"]);
		near(by("log-ratio").pValue, expected["pLogRatio"]);
		if (expected["pEtestWald"] !== null) near(by("e-test").pValue, expected["pEtestWald"]);
		expect(errorOf(by("score").statistic, expected["zScore"])).toBeLessThan(1e-9);
		expect(errorOf(by("log-ratio").statistic, expected["zLogRatio"])).toBeLessThan(1e-9);
		expect(errorOf(by("mid-p").rateRatio, expected["rateRatio"])).toBeLessThan(1e-9);
		expect(errorOf(by("mid-p").percentageChange, expected["percentChange"])).toBeLessThan(1e-9);
		for (const [method, limits] of [
			["exact", expected.ciExact],
			["mid-p", expected.ciMidP],
			["log-ratio", expected.ciLogWald],
		] as const) {
			const { lower, upper } = by(method);
			expect(errorOf(lower, limits[0])).toBeLessThan(1e-9);
			expect(errorOf(upper, limits[1])).toBeLessThan(1e-9);
		}
	});

	it.each(paired)("compareCounts() gives every figure of $id", ({ input, expected }) => {
		const by = (autocorrelation: "ignore" | "adjust") =>
			compareCounts(window(input.current), window(input.previous), {
				dispersionPrior: { weight: input.dispersionPrior.df, value: input.dispersionPrior.value },
				autocorrelation,
			});
		const answer = by("ignore");
		const { dispersion } = answer;
		for (const [found, name] of [
			[answer.rateRatio, "rateRatio"],
			[dispersion?.pearson, "X2"],
			[(dispersion?.pairs ?? 0) - 1, "dfPairs"],
			[dispersion?.value, "phi"],
			[dispersion?.degreesOfFreedom, "dfTotal"],
			[dispersion?.standardError, "se"],
			[answer.statistic, "t"],
			[dispersion?.pDispersed, "pModerated"],
			[dispersion?.pPrior, "pPoisson"],
			[answer.pValue, "pCautious"],
			[dispersion?.lagOne, "lag1"],
			[by("adjust").dispersion?.autocorrelation, "lag1Corrected"],
			[by("adjust").dispersion?.value, "phiAutocorrelation"],
			[by("adjust").pValue, "pAutocorrelation"],
		] as const)
			expect([name, errorOf(found, expected[name]) < 1e-9]).toEqual([name, true]);
		// The golden interval is the one of t alone. Ours goes with the more cautious p-value, so it may be wider.
		const [lower = 0, upper = 0] = expected.ci;
		const wider = (expected["pPoisson"] ?? 0) > (expected["pModerated"] ?? 0);
		if (wider) expect((answer.lower ?? 9) < lower && (answer.upper ?? 0) > upper).toBe(true);
		else
			expect([errorOf(answer.lower, lower) < 1e-9, errorOf(answer.upper, upper) < 1e-9]).toEqual([
				true,
				true,
			]);
	});
});

interface RateRatioCase {
	readonly id: string;
	readonly input: Readonly<
		Record<"count1" | "denominator1" | "count2" | "denominator2" | "confidence", number>
	>;
	readonly expected: Readonly<Record<"rateRatio" | "lower" | "upper" | "pValue", number>>;
}

describeShared("compareCounts() against the golden cases of rates.json", "golden/rates.json", () => {
	const { rateRatioCases } = sharedJson<{ rateRatioCases: readonly RateRatioCase[] }>("golden/rates.json");
	it.each(rateRatioCases)("compareCounts() gives poisson.test of $id", ({ input, expected }) => {
		const answer = compareCounts(
			year(input.count1, input.denominator1),
			year(input.count2, input.denominator2),
			{ method: "minimum-likelihood", confidence: input.confidence },
		);
		expect(answer.intervalMethod).toBe("exact");
		for (const name of ["rateRatio", "lower", "upper", "pValue"] as const)
			expect([name, errorOf(answer[name], expected[name]) < 1e-9]).toEqual([name, true]);
	});
});
