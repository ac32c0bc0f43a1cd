import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AssessedRateOfChange,
	compareCounts,
	type RateOfChangeOptions,
	type RateOfChangeWindow,
	rateOfChange,
} from "../../src/direction/index.ts";
import { toPeriod } from "../../src/period/to-period.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { errorOf, frozen, thrownBy } from "./helpers.ts";

const counted = (...counts: readonly number[]) => counts.map((count) => ({ count, exposure: 1 }));

function assessed(
	windows: readonly RateOfChangeWindow[],
	options?: RateOfChangeOptions,
): AssessedRateOfChange {
	const answer = rateOfChange(frozen(windows), options && frozen(options));
	expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	if (answer.status !== "assessed") throw new Error(`not assessed: ${JSON.stringify(answer.reasons)}`);
	return answer;
}

const words = ({ movement, pace, evidence }: AssessedRateOfChange) => [movement, pace, evidence];

describe("rateOfChange()", () => {
	it("rateOfChange() takes a p-value that equals what the level leaves for no movement", () => {
		// Mid-p of 1 of 1 against 1 of 39: 1/20, exactly.
		const windows = [
			{ count: 1, exposure: 39 },
			{ count: 2, exposure: 39 },
			{ count: 1, exposure: 1 },
		];
		const answer = assessed(windows);
		expect(answer.overallPValue).toBeCloseTo(0.05, 15);
		expect(words(answer)).toEqual(["steady", "not-judged", "none"]);
	});

	it.each([
		[1, 1e300, 1],
		[1, 1, 1e-320],
		[1e-320, 1, 1],
		[1e300, 1e-300, 1],
	])("rateOfChange() of exposures %d, %d, %d is refused where it is not finite", (...exposures) => {
		const windows = exposures.map((exposure, at) => ({ count: 2 ** at, exposure }));
		let error: unknown = null;
		try {
			assessed(windows);
		} catch (thrown) {
			error = thrown;
		}
		expect(error).toMatchObject({ name: "RangeError", code: "not-a-number" });
	});

	it("rateOfChange() carries everything it was made from", () => {
		const answer = assessed(counted(8000, 9600, 10_560));
		expect(answer).toEqual({
			status: "assessed",
			movement: "rising",
			pace: "slowing",
			evidence: "established",
			previousChange: 20,
			currentChange: 10,
			overallChange: 32,
			overallPValue: compareCounts({ count: 10_560, exposure: 1 }, { count: 8000, exposure: 1 }).pValue,
			changeInLogGrowth: expect.closeTo(-0.087011376989631, 13),
			standardError: expect.closeTo(0.0252262489554756, 14),
			statistic: expect.closeTo(-3.44923960527014, 11),
			oneSidedPValue: expect.closeTo(0.000281083816848274, 14),
			pValue: expect.closeTo(0.000562167633696548, 14),
			growthRatio: 1.1 / 1.2,
			confidence: 0.95,
			lower: expect.closeTo((1.1 / 1.2) * Math.exp(-1.95996398454005 * 0.0252262489554756), 12),
			upper: expect.closeTo((1.1 / 1.2) * Math.exp(1.95996398454005 * 0.0252262489554756), 12),
			intervals: [{ confidence: 0.95, lower: answer.lower, upper: answer.upper }],
			test: "log-ratio",
			smallCounts: false,
			counts: [8000, 9600, 10_560],
			exposures: [1, 1, 1],
			periods: [null, null, null],
			dispersion: 1,
		});
	});

	it.each([
		[
			[8000, 9600, 10_560],
			["rising", "slowing", "established"],
		],
		// One-sided p = 0.042 and 0.051.
		[
			[2000, 2400, 2640],
			["rising", "slowing", "established"],
		],
		[
			[1800, 2160, 2376],
			["rising", "slowing", "first-signs"],
		],
		[
			[10_560, 8800, 8000],
			["falling", "slowing", "established"],
		],
		[
			[8000, 8800, 10_560],
			["rising", "accelerating", "established"],
		],
		[
			[10_560, 9600, 8000],
			["falling", "accelerating", "established"],
		],
		[
			[8000, 9600, 9590],
			["rising", "stopped", "established"],
		],
		[
			[9600, 8000, 8010],
			["falling", "stopped", "established"],
		],
		[
			[8000, 9600, 9600],
			["rising", "stopped", "established"],
		],
		[
			[800, 900, 930],
			["rising", "slowing", "first-signs"],
		],
		[
			[800, 830, 930],
			["rising", "accelerating", "first-signs"],
		],
		[
			[8000, 8800, 9680],
			["rising", "steady", "none"],
		],
		[
			[120, 150, 165],
			["rising", "steady", "none"],
		],
		[
			[1000, 1300, 1000],
			["steady", "not-judged", "none"],
		],
		[
			[100, 102, 104],
			["steady", "not-judged", "none"],
		],
	])("rateOfChange() finds words for %j", (counts, expected) => {
		expect(words(assessed(counted(...counts)))).toEqual(expected);
	});

	it("rateOfChange() divides by the exposures", () => {
		const answer = assessed([
			{ count: 8000, exposure: 100 },
			{ count: 19_200, exposure: 200 },
			{ count: 5280, exposure: 50 },
		]);
		expect(answer.previousChange).toBeCloseTo(20, 12);
		expect(answer.currentChange).toBeCloseTo(10, 12);
		expect(answer.standardError).toBeCloseTo(Math.sqrt(1 / 8000 + 4 / 19_200 + 1 / 5280), 14);
	});

	it("rateOfChange() is more cautious with a dispersion above 1, of pace and of movement", () => {
		const plain = assessed(counted(1000, 1080, 1090));
		const doubled = assessed(counted(1000, 1080, 1090), { dispersion: 2 });
		expect(doubled.standardError).toBeCloseTo(plain.standardError * Math.SQRT2, 12);
		expect([plain.movement, doubled.movement]).toEqual(["rising", "steady"]);
		expect(doubled.overallPValue).toBeCloseTo(0.164038153131, 11);
		expect(doubled.dispersion).toBe(2);
		// Where the exact test is the more cautious one, it stays: the normal test of 3 in 10 against 2 in 1 has p = 0.038.
		const few = [
			{ count: 2, exposure: 1 },
			{ count: 4, exposure: 3 },
			{ count: 3, exposure: 10 },
		];
		const close = assessed(few, { dispersion: 1.000001 });
		expect(close.overallPValue).toBe(assessed(few).overallPValue);
		expect(close.overallPValue).toBeCloseTo(0.075143898516619, 12);
	});

	it("rateOfChange() tests the movement at the first level of confidence", () => {
		expect(assessed(counted(1000, 1080, 1090)).overallPValue).toBeCloseTo(0.049021042845, 11);
		const strict = assessed(counted(1000, 1080, 1090), { confidence: [99, 80] });
		expect(strict.movement).toBe("steady");
		expect(strict.intervals.map(({ confidence }) => confidence)).toEqual([0.99, 0.8]);
		expect(strict.lower).toBeLessThan(strict.intervals[1]?.lower ?? 0);
	});

	it("rateOfChange() reads a fall as the rise that it is upside down", () => {
		const counts = fc.integer({ min: 1, max: 5000 });
		fc.assert(
			fc.property(counts, counts, counts, (a, b, c) => {
				const one = assessed(counted(a, b, c));
				expect((one.lower < 1 && one.upper > 1) || one.pValue < 0.05 + 1e-9).toBe(true);
				const mirrored = assessed([
					{ count: a, exposure: a * a },
					{ count: b, exposure: b * b },
					{ count: c, exposure: c * c },
				]);
				// The rates are now 1/a, 1/b and 1/c, with the same counts.
				expect(mirrored.statistic).toBeCloseTo(-one.statistic, 6);
				expect(one.smallCounts).toBe(Math.min(a, b, c) < 10);
			}),
		);
	});

	it("rateOfChange() never calls steady growth anything else", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 40 }), (base, step) => {
				const start = base * 100;
				const middle = start + base * step;
				const answer = assessed([
					{ count: start, exposure: start },
					{ count: middle, exposure: start },
					{ count: middle * middle, exposure: start * start },
				]);
				expect(["steady", "not-judged"]).toContain(answer.pace);
				expect(answer.oneSidedPValue).toBeCloseTo(0.5, 6);
			}),
		);
	});
});

describe("rateOfChange() and windows that are not comparable", () => {
	const years = (...periods: readonly string[]) =>
		periods.map((period) => ({ count: 100, exposure: 1, period: toPeriod(period) }));
	it.each([
		[["2016-04/2017-03", "2017-04/2018-03", "2018-04/2019-03"], null],
		[["2016-04/2017-03", "2017-01/2017-12", "2018-01/2018-12"], ["overlapping-periods"]],
		[["2016-04/2017-03", "2017-05/2018-04", "2018-05/2019-04"], ["not-adjoining"]],
		[["2018-04/2019-03", "2017-04/2018-03", "2016-04/2017-03"], ["not-adjoining"]],
		[["2018-04/2018-09", "2018-10/2019-03", "2019-04/2019-09"], ["season-differs"]],
		[["2016-04/2017-03", "2017-04/2018-03", "2018-04/2018-09"], ["length-differs"]],
		[
			["2016-04/2017-03", "2017-04/2018-03", "2017-10/2018-03"],
			["length-differs", "overlapping-periods"],
		],
	])("rateOfChange() judges or refuses %j", (periods, codes) => {
		const answer = rateOfChange(years(...periods));
		expect(answer.periods).toEqual(periods);
		if (codes === null) expect(answer.status).toBe("assessed");
		else
			expect(answer.status === "not-comparable" && answer.reasons).toEqual(codes.map((code) => ({ code })));
	});

	it("rateOfChange() checks the periods that are given", () => {
		const [first, , third] = years("2016-04/2017-03", "2017-04/2018-03", "2017-01/2017-12");
		if (first === undefined || third === undefined) throw new Error("no windows");
		const answer = rateOfChange([{ count: 5, exposure: 1 }, first, third]);
		expect(answer).toMatchObject({ status: "not-comparable", reasons: [{ code: "overlapping-periods" }] });
		expect(answer.periods[0]).toBe(null);
		const outer = rateOfChange([first, { count: 5, exposure: 1 }, third]);
		expect(outer).toMatchObject({ status: "not-comparable", reasons: [{ code: "overlapping-periods" }] });
	});

	it("rateOfChange() says what is missing, withheld or zero", () => {
		const answer = rateOfChange(
			frozen([
				{ count: null, exposure: 1 },
				{ count: "withheld", exposure: null },
				{ count: 0, exposure: 0 },
			]),
			{ breakInSeries: true },
		);
		expect(answer).toEqual({
			status: "not-comparable",
			counts: [null, null, 0],
			exposures: [1, null, 0],
			periods: [null, null, null],
			dispersion: 1,
			reasons: [
				{ code: "count-missing", window: "first" },
				{ code: "count-withheld", window: "second" },
				{ code: "exposure-missing", window: "second" },
				{ code: "exposure-zero", window: "third" },
				{ code: "count-zero", window: "third" },
				{ code: "break-in-series" },
			],
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});
});

describe("rateOfChange() and wrong arguments", () => {
	const good = counted(1, 2, 3);
	it.each([
		[
			() => rateOfChange(counted(1, 2)),
			RangeError,
			"out-of-range",
			"windows must be three, current value is 2",
		],
		[
			() => rateOfChange(counted(1, 2, 3, 4)),
			RangeError,
			"out-of-range",
			"windows must be three, current value is 4",
		],
		[
			() => rateOfChange(counted(1, -2, 3)),
			RangeError,
			"out-of-range",
			"windows[1].count must be 0 or more, current value is -2",
		],
		[
			() => rateOfChange([...counted(1, 2), { count: 1, exposure: -1 }]),
			RangeError,
			"out-of-range",
			"windows[2].exposure must be above 0, current value is -1",
		],
		[
			() => rateOfChange([...counted(1, 2), { count: 1, exposure: 1, period: "Q3" as never }]),
			SyntaxError,
			"not-a-period",
			'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "Q3"',
		],
		[
			() => rateOfChange(good, { dispersion: 0.5 }),
			RangeError,
			"out-of-range",
			"dispersion must be 1 or more, current value is 0.5",
		],
		[
			() => rateOfChange(good, { breakInSeries: 1 as never }),
			TypeError,
			"wrong-type",
			"breakInSeries must be true or false, current value is 1",
		],
		[
			() => rateOfChange(good, { confidence: "95" as never }),
			TypeError,
			"wrong-type",
			'confidence must be a number, current value is "95"',
		],
		[
			() =>
				rateOfChange([
					{ count: 1, exposure: 1e300 },
					{ count: 1, exposure: 1e-300 },
					{ count: 1, exposure: 1 },
				]),
			RangeError,
			"not-a-number",
			"the ratio of two rates must be a finite number, current value is Infinity",
		],
	] as const)("rateOfChange() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot judge the rate of change: ${must}` });
	});
});

interface Slowing {
	readonly id: string;
	readonly kind: string;
	readonly input: {
		readonly count: readonly number[];
		readonly exposure: readonly number[];
		readonly dispersion: number;
	};
	readonly expected: Readonly<Record<string, number>>;
}

describeShared("rateOfChange() against the golden cases", "golden/trend.json", () => {
	const { cases } = sharedJson<{ cases: readonly Slowing[] }>("golden/trend.json");
	const wanted = cases.filter(({ kind }) => kind === "three-window-slowing");
	it("rateOfChange() has two golden cases", () => expect(wanted).toHaveLength(2));
	it.each(wanted)("rateOfChange() gives every figure of $id", ({ input, expected }) => {
		const answer = assessed(
			input.count.map((count, index) => ({ count, exposure: input.exposure[index] ?? 0 })),
			{ dispersion: input.dispersion },
		);
		for (const [found, name] of [
			[answer.previousChange, "growthPrevious"],
			[answer.currentChange, "growthCurrent"],
			[answer.changeInLogGrowth, "changeInLogGrowth"],
			[answer.standardError, "se"],
			[answer.statistic, "z"],
			[answer.oneSidedPValue, "pOneSidedSlower"],
			[answer.pValue, "pTwoSided"],
		] as const)
			expect([name, errorOf(found, expected[name]) < 1e-9]).toEqual([name, true]);
	});
});
