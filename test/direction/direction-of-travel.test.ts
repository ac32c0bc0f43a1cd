import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type ComparedDirection,
	compareCounts,
	compareProportions,
	compareValues,
	type DirectionInput,
	type DirectionOfTravelOptions,
	directionOfTravel,
	type NotComparableDirection,
} from "../../src/direction/index.ts";
import { monthsIn } from "../../src/period/months-in.ts";
import type { Period } from "../../src/period/period.ts";
import { toPeriod } from "../../src/period/to-period.ts";
import { compareRolling } from "../../src/rolling/compare-rolling.ts";
import { errorOf, frozen, poissonPoints, thrownBy, window } from "./helpers.ts";

const population = 698_268;
const year = (count: number, exposure = population) => ({ count, exposure });
const part = (count: number, denominator: number) => ({ count, denominator });

function compared(
	current: DirectionInput,
	previous: DirectionInput,
	options?: DirectionOfTravelOptions,
): ComparedDirection {
	const answer = directionOfTravel(frozen(current), frozen(previous), options && frozen(options));
	if (answer.status !== "compared") throw new Error(`not compared: ${JSON.stringify(answer.reasons)}`);
	expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	return answer;
}

function refused(
	current: DirectionInput,
	previous: DirectionInput,
	options?: DirectionOfTravelOptions,
): NotComparableDirection["reasons"] {
	const answer = directionOfTravel(frozen(current), frozen(previous), options && frozen(options));
	if (answer.status !== "not-comparable") throw new Error("compared");
	expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	expect([answer.direction, answer.performance]).toEqual([null, "not-judged"]);
	return answer.reasons;
}

describe("directionOfTravel() on the figures of a board report", () => {
	it("directionOfTravel() calls hate incidents, 614 against 580, similar", () => {
		const answer = compared(year(614), year(580));
		expect(answer).toMatchObject({
			direction: "similar",
			performance: "not-judged",
			degree: null,
			significantly: false,
			material: true,
			similarBecause: "not-significant",
			similarityShown: false,
			tooFewToCall: false,
			smallCounts: false,
			test: "mid-p",
			pValue: expect.closeTo(0.325339604736174, 13),
			current: (614 * 1000) / population,
			previous: (580 * 1000) / population,
			per: 1000,
			minimumChange: { relative: 0.02 },
			similarBand: { relative: 0.05 },
			polarity: "neutral",
			currentPeriod: null,
			previousPeriod: null,
		});
		expect(answer.reasons).toEqual([{ code: "not-significant", pValue: answer.pValue, confidence: 0.95 }]);
		expect(answer.comparison).toEqual(compareCounts(year(614), year(580)));
	});

	it("directionOfTravel() calls vehicle offences, 6,005 against 5,459, worsening, significantly", () => {
		const answer = compared(year(6005), year(5459), { polarity: "lower-is-better" });
		expect(answer).toMatchObject({
			direction: "up",
			performance: "worsening",
			degree: "moderately",
			significantly: true,
			similarBecause: null,
			similarityShown: false,
			change: {
				absolute: expect.closeTo(0.78193, 5),
				percent: expect.closeTo(10.0018, 4),
				scale: "percent",
				confidence: 0.95,
			},
		});
		const { lower, upper } = compareCounts(year(6005), year(5459));
		expect(answer.change.lower).toBe(100 * ((lower ?? 0) - 1));
		expect(answer.change.upper).toBe(100 * ((upper ?? 0) - 1));
		expect(answer.change.intervals).toEqual([
			{ confidence: 0.95, lower: answer.change.lower, upper: answer.change.upper },
		]);
	});

	it("directionOfTravel() calls 62 against 64 per cent what the stated tolerance makes of it", () => {
		const judge = (tolerance: DirectionOfTravelOptions["tolerance"]) =>
			compared(
				{ value: 62 },
				{ value: 64 },
				{ polarity: "higher-is-better", ...(tolerance && { tolerance }) },
			);
		expect(judge({ absolute: 1 })).toMatchObject({
			direction: "down",
			performance: "worsening",
			degree: "slightly",
			pValue: null,
			test: null,
			significantly: null,
			material: null,
			similarBecause: null,
			tooFewToCall: null,
			smallCounts: null,
			minimumChange: null,
			similarBand: null,
			per: null,
			reasons: [{ code: "outside-tolerance", change: -2, tolerance: 1 }],
			change: { absolute: -2, percent: -3.125, confidence: null, lower: null, upper: null, intervals: [] },
		});
		expect(judge({ relative: 0.05 })).toMatchObject({
			direction: "similar",
			performance: "stable",
			degree: null,
			similarBecause: "within-tolerance",
			similarityShown: false,
			reasons: [{ code: "within-tolerance", change: -2, tolerance: expect.closeTo(3.2, 12) }],
		});
	});

	it("directionOfTravel() refuses half a year beside a year", () => {
		const half = toPeriod("Apr-Sept 2019");
		const whole = toPeriod("2018/19");
		expect(
			refused({ count: 52, exposure: 1, period: half }, { count: 100, exposure: 1, period: whole }),
		).toEqual([{ code: "length-differs" }]);
		expect(
			refused(
				{ value: 0.18, period: half },
				{ value: 1.37, period: whole },
				{ tolerance: { relative: 0.05 } },
			),
		).toEqual([{ code: "length-differs" }]);
	});

	it("directionOfTravel() refuses to compare across a break in the series", () => {
		expect(
			refused({ value: 49 }, { value: 40 }, { tolerance: { absolute: 1 }, breakInSeries: true }),
		).toEqual([{ code: "break-in-series" }]);
	});
});

describe("directionOfTravel()", () => {
	it("directionOfTravel() goes by evidence first and by size second", () => {
		// 1.5% up on 100,000: evident, and less than the 2% that count by default.
		const small = compared(year(101_500, 1), year(100_000, 1));
		expect(small).toMatchObject({
			direction: "similar",
			similarBecause: "immaterial",
			material: false,
			degree: null,
		});
		expect(small.significantly).toBe(true);
		expect(small.similarityShown).toBe(true);
		expect(small.reasons[0]).toEqual({
			code: "immaterial",
			change: expect.closeTo(1_500_000, 6),
			minimum: expect.closeTo(2_000_000, 6),
		});
		expect(small.reasons[1]).toMatchObject({ code: "significant" });
		for (const minimumChange of [0, { relative: 0 }, { relative: 0.015 }, { absolute: 1_500_000 }] as const)
			expect(compared(year(101_500, 1), year(100_000, 1), { minimumChange }).direction).toBe("up");
		// No change at all is not material, even where none is too small.
		expect(compared(year(500), year(500), { minimumChange: 0 }).material).toBe(false);
		// Neither evident nor material: the test decides, and both are said.
		const neither = compared(year(101, 1), year(100, 1));
		expect(neither.similarBecause).toBe("not-significant");
		expect(neither.reasons.map(({ code }) => code)).toEqual(["not-significant", "immaterial"]);
	});

	it("directionOfTravel() tells similarity that is shown from change that is not shown", () => {
		expect(compared(year(10_000, 1), year(10_000, 1)).similarityShown).toBe(true);
		expect(compared(year(1000, 1), year(1000, 1)).similarityShown).toBe(false);
		expect(compared(year(1000, 1), year(1000, 1), { similarBand: { relative: 0.1 } }).similarityShown).toBe(
			true,
		);
		expect(
			compared(year(1000, 1), year(1000, 1), { similarBand: { absolute: 100_000 } }).similarityShown,
		).toBe(true);
		expect(compared(year(1000, 1), year(1000, 1), { similarBand: { absolute: 1 } }).similarityShown).toBe(
			false,
		);
		// The 90% interval of 10,000 against 9,000 lies outside, whatever the level of the test.
		const strict = { confidence: 0.999999999999999, minimumChange: 0 } as const;
		expect(compared(year(10_000, 1), year(9_500, 1), strict)).toMatchObject({
			direction: "similar",
			similarityShown: false,
		});
		// No interval, nothing shown.
		expect(compared(year(10_000, 1), year(10_000, 1), { method: "e-test" }).similarityShown).toBe(false);
		const halves = part(5000, 10_000);
		expect(compared(halves, halves).similarityShown).toBe(true);
		expect(compared(halves, halves, { similarBand: { absolute: 0.01 } }).similarityShown).toBe(false);
		const exact = { value: 50, standardError: 1 };
		expect(compared(exact, exact).similarityShown).toBe(true);
		expect(compared(exact, exact, { similarBand: { absolute: 2 } }).similarityShown).toBe(false);
	});

	it.each([
		["lower-is-better", "worsening", "improving", "stable"],
		["higher-is-better", "improving", "worsening", "stable"],
		["neutral", "not-judged", "not-judged", "not-judged"],
	] as const)(
		"directionOfTravel() reads the direction with the polarity %s",
		(polarity, up, down, similar) => {
			const judge = (x: number, y: number) => compared(year(x), year(y), { polarity });
			expect([judge(600, 400).direction, judge(600, 400).performance]).toEqual(["up", up]);
			expect([judge(400, 600).direction, judge(400, 600).performance]).toEqual(["down", down]);
			expect([judge(500, 500).direction, judge(500, 500).performance]).toEqual(["similar", similar]);
		},
	);

	it("directionOfTravel() has a word for the size of a change", () => {
		const degree = (current: number) =>
			compared({ value: current }, { value: 100 }, { tolerance: { relative: 0 } }).degree;
		expect([104.9, 105, 95, 119.9, 120, 80, 300].map(degree)).toEqual([
			"slightly",
			"moderately",
			"moderately",
			"moderately",
			"substantially",
			"substantially",
			"substantially",
		]);
		// In doubles these rises by 5% and by 20% come out a little below.
		expect([(100 * (0.84 - 0.8)) / 0.8 < 5, (100 * (0.48 - 0.4)) / 0.4 < 20]).toEqual([true, true]);
		const tight = { tolerance: { relative: 0 } };
		expect(compared({ value: 0.84 }, { value: 0.8 }, tight).degree).toBe("moderately");
		expect(compared({ value: 0.48 }, { value: 0.4 }, tight).degree).toBe("substantially");
		expect(compared({ value: 1 }, { value: 0 }, tight).degree).toBe(null);
	});

	it("directionOfTravel() never calls a change of fewer than five cases", () => {
		// With unequal exposures 2 against 0 would reject, p = 0.0001.
		const answer = compared(year(2, 1), year(0, 99), { polarity: "lower-is-better" });
		expect(answer.pValue).toBeCloseTo(0.0001, 12);
		expect(answer).toMatchObject({
			direction: "similar",
			performance: "stable",
			tooFewToCall: true,
			smallCounts: true,
			similarBecause: "too-few",
		});
		expect(answer.reasons.map(({ code }) => code)).toEqual([
			"too-few",
			"significant",
			"previous-is-zero",
			"small-counts",
		]);
		expect(compared(year(5, 1), year(0, 99))).toMatchObject({ direction: "up", tooFewToCall: false });
		// Of proportions the cases and those that are not count alike.
		expect(compared(part(4, 1000), part(0, 1000)).tooFewToCall).toBe(true);
		expect(compared(part(1000, 1000), part(996, 1000))).toMatchObject({
			tooFewToCall: true,
			smallCounts: true,
		});
		expect(compared(part(1000, 1000), part(990, 1000))).toMatchObject({
			direction: "up",
			tooFewToCall: false,
		});
	});

	it("directionOfTravel() marks counts below ten", () => {
		expect(compared(year(9), year(30)).smallCounts).toBe(true);
		expect(compared(year(9), year(30)).reasons.at(-1)).toEqual({ code: "small-counts", smallest: 9 });
		expect(compared(year(10), year(30)).smallCounts).toBe(false);
		expect(compared(part(50, 59), part(50, 100)).smallCounts).toBe(true);
		expect(compared(part(50, 60), part(50, 100)).smallCounts).toBe(false);
	});

	it("directionOfTravel() gives a rise from 0 a direction and no percentage", () => {
		const answer = compared(year(8), year(0));
		expect(answer).toMatchObject({ direction: "up", degree: null, material: true });
		expect([answer.change.percent, answer.change.upper]).toEqual([null, null]);
		expect(answer.change.lower).toBeGreaterThan(0);
		expect(answer.reasons).toContainEqual({ code: "previous-is-zero" });
		expect(compared(part(8, 30), part(0, 30))).toMatchObject({ direction: "up", change: { percent: null } });
		expect(compared(year(0), year(8))).toMatchObject({ direction: "down", change: { percent: -100 } });
		expect(compared(year(3), year(0)).similarityShown).toBe(false);
	});

	it("directionOfTravel() judges proportions in points, in the units of `per`", () => {
		const one = compared(part(620, 1000), part(560, 1000), { polarity: "higher-is-better" });
		expect(one).toMatchObject({
			kind: "proportions",
			direction: "up",
			performance: "improving",
			degree: "moderately",
			per: 1,
			current: 0.62,
			minimumChange: { absolute: 0.01 },
			test: "n-minus-1-chi-squared",
			change: { absolute: 0.06, scale: "absolute" },
		});
		const comparison = compareProportions(part(620, 1000), part(560, 1000));
		expect(one.comparison).toEqual(comparison);
		expect([one.change.lower, one.change.upper]).toEqual([comparison.lower, comparison.upper]);
		const percent = compared(part(620, 1000), part(560, 1000), { per: 100 });
		expect(percent).toMatchObject({ current: 62, minimumChange: { absolute: 1 }, change: { absolute: 6 } });
		expect(percent.change.lower).toBe(comparison.lower * 100);
		// Just a point is a point, and less is not.
		const wide = (count: number) => compared(part(count, 100_000), part(50_000, 100_000)).material;
		expect([wide(51_000), wide(50_999)]).toEqual([true, false]);
		expect(compared(part(620, 1000), part(560, 1000), { designEffect: 3 }).direction).toBe("similar");
	});

	it("directionOfTravel() tests values by their standard errors, and a target as one without error", () => {
		const target = { value: 40, standardError: 0 };
		const answer = compared({ value: 47, standardError: 3 }, target, { polarity: "lower-is-better" });
		expect(answer).toMatchObject({ kind: "values", test: "z", direction: "up", performance: "worsening" });
		expect(answer.comparison).toEqual(compareValues({ value: 47, standardError: 3 }, target));
		expect(answer.change).toMatchObject({ absolute: 7, percent: 17.5, scale: "absolute", confidence: 0.95 });
		expect(answer.minimumChange).toEqual({ relative: 0.02 });
	});

	it("directionOfTravel() learns the dispersion from months", () => {
		const [x, y] = [
			[140, 60, 150, 70, 130, 90],
			[70, 110, 60, 120, 80, 90],
		] as const;
		expect(compared(window(x), window(y))).toMatchObject({ direction: "similar", test: "matched-periods" });
		expect(compared(window(x), window(y), { method: "mid-p" })).toMatchObject({
			direction: "up",
			test: "mid-p",
		});
		const adjusted = compared(window(x), window(y), {
			autocorrelation: "adjust",
			dispersionPrior: { weight: 0, value: 2 },
		});
		expect(adjusted.comparison).toEqual(
			compareCounts(window(x), window(y), {
				autocorrelation: "adjust",
				dispersionPrior: { weight: 0, value: 2 },
			}),
		);
	});

	it("directionOfTravel() takes the windows of compareRolling() as they are", () => {
		const series = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
			period,
			count: index < 12 ? 400 : 500,
		}));
		const rolling = compareRolling(series, { ending: toPeriod("2019-12"), exposures: 120_000 });
		if (rolling.status !== "complete") throw new Error("not complete");
		const answer = compared(rolling.current, rolling.previous);
		expect(answer).toMatchObject({
			kind: "counts",
			test: "matched-periods",
			direction: "up",
			degree: "substantially",
			currentPeriod: "2019-01/2019-12",
			previousPeriod: "2018-01/2018-12",
			current: 50,
			previous: 40,
		});
	});

	it("directionOfTravel() decides at the first level of confidence", () => {
		const at = (confidence: number | readonly number[]) =>
			compared(year(6200, 1), year(6000, 1), { confidence });
		expect(at(0.95).pValue).toBeCloseTo(0.070192120663, 11);
		expect([at(0.95).direction, at([90, 99.8]).direction]).toEqual(["similar", "up"]);
		expect(at([90, 99.8]).change.intervals.map(({ confidence }) => confidence)).toEqual([0.9, 0.998]);
		expect(at([90, 99.8]).change.confidence).toBe(0.9);
	});

	it("directionOfTravel() turns round with the windows", () => {
		const counts = fc.integer({ min: 1, max: 2000 });
		fc.assert(
			fc.property(counts, counts, (x, y) => {
				const one = compared(year(x), year(y), { minimumChange: 0 });
				const back = compared(year(y), year(x), { minimumChange: 0 });
				const turned = { up: "down", down: "up", similar: "similar" } as const;
				expect(back.direction).toBe(turned[one.direction]);
				expect(errorOf(back.pValue, one.pValue)).toBeLessThan(1e-9);
				// With nothing but evidence asked for, the interval and the direction say the same.
				const outside = (one.change.lower ?? 0) > 0 || (one.change.upper ?? 0) < 0;
				if (!one.tooFewToCall) expect(outside).toBe(one.direction !== "similar");
			}),
		);
	});

	it("directionOfTravel() says changed by mistake in at most 5.5% of windows with the same mean", () => {
		const verdicts = new Map<string, boolean>();
		const changed = (x: number, y: number) => {
			const key = `${Math.min(x, y)} ${Math.max(x, y)}`;
			let verdict = verdicts.get(key);
			if (verdict === undefined) {
				const answer = directionOfTravel(year(Math.max(x, y)), year(Math.min(x, y)), { minimumChange: 0 });
				verdict = answer.direction === "up";
				verdicts.set(key, verdict);
			}
			return verdict;
		};
		for (const [mean, most] of [
			[1, 15],
			[2, 18],
			[5, 26],
			[10, 36],
			[20, 55],
		] as const) {
			const points = poissonPoints(mean, most);
			let size = 0;
			for (const [x, p] of points.entries())
				for (const [y, q] of points.entries()) if (changed(x, y)) size += p * q;
			expect(size).toBeLessThan(0.055);
			if (mean >= 10) expect(size).toBeGreaterThan(0.04);
		}
	});
});

describe("directionOfTravel() and windows that are not comparable", () => {
	const at = (period: string, count = 100) => ({ count, exposure: 1, period: toPeriod(period) });
	it.each([
		["2019-01/2019-12", "2018-10/2019-09", ["overlapping-periods"]],
		["2019-01/2019-12", "2019-01/2019-12", ["overlapping-periods"]],
		["2019-04/2019-09", "2019-04/2020-03", ["overlapping-periods", "length-differs"]],
		["2018-01/2018-12", "2019-01/2019-12", ["previous-not-earlier"]],
		["2019-10/2019-12", "2019-07/2019-09", ["season-differs"]],
		["2019-04/2019-09", "2018-04/2019-03", ["length-differs"]],
	])("directionOfTravel() refuses %s beside %s", (current, previous, codes) => {
		expect(refused(at(current), at(previous))).toEqual(codes.map((code) => ({ code })));
	});

	it.each([
		["2019-01/2019-12", "2018-01/2018-12"], // the adjacent window before
		["2019-01/2020-12", "2017-01/2018-12"], // two years
		["2019-10/2019-12", "2018-10/2018-12"], // the same period a year before
		["2018-04/2019-03", "2014-04/2015-03"], // a fixed base year
		["2019-01/2019-12", "2014-04/2015-03"], // whole years have every month
	])("directionOfTravel() compares %s with %s", (current, previous) => {
		const answer = compared(at(current), at(previous));
		expect([answer.currentPeriod, answer.previousPeriod]).toEqual([current, previous]);
	});

	it("directionOfTravel() compares different seasons where the caller accepts that, and says so", () => {
		const [autumn, summer] = [at("2019-10/2019-12", 150), at("2019-07/2019-09")];
		const answer = compared(autumn, summer, { accept: ["season-differs"] });
		expect(answer.direction).toBe("up");
		expect(answer.reasons.at(-1)).toEqual({ code: "season-differs" });
		expect(refused(at("2019-10/2019-12"), at("2019-07/2019-08"), { accept: ["season-differs"] })).toEqual([
			{ code: "length-differs" },
		]);
		expect(refused(autumn, summer, { accept: [] })).toEqual([{ code: "season-differs" }]);
	});

	it("directionOfTravel() cannot check the periods where only one is given", () => {
		expect(compared(at("2019-10/2019-12"), year(100, 1)).currentPeriod).toBe("2019-10/2019-12");
		expect(compared(year(100, 1), at("2019-10/2019-12")).previousPeriod).toBe("2019-10/2019-12");
	});

	it("directionOfTravel() says what is missing, withheld or zero, of either window", () => {
		expect(refused({ count: null, exposure: 5 }, { count: "withheld", exposure: 0 })).toEqual([
			{ code: "count-missing", window: "current" },
			{ code: "count-withheld", window: "previous" },
			{ code: "exposure-zero", window: "previous" },
		]);
		expect(refused({ count: 3, denominator: null }, part(3, 10))).toEqual([
			{ code: "exposure-missing", window: "current" },
		]);
		expect(refused({ value: 3 }, { value: null }, { tolerance: { absolute: 1 } })).toEqual([
			{ code: "value-missing", window: "previous" },
		]);
		expect(directionOfTravel({ count: null, exposure: 5 }, year(3, 6), { per: 2 })).toEqual({
			status: "not-comparable",
			kind: "counts",
			polarity: "neutral",
			current: null,
			previous: 1,
			per: 2,
			currentPeriod: null,
			previousPeriod: null,
			minimumChange: { relative: 0.02 },
			similarBand: { relative: 0.05 },
			direction: null,
			performance: "not-judged",
			reasons: [{ code: "count-missing", window: "current" }],
		});
	});

	it("directionOfTravel() has nothing to say of two counts of 0", () => {
		expect(refused(year(0), year(0))).toEqual([{ code: "no-events" }]);
		expect(refused(part(0, 20), part(0, 30))).toEqual([{ code: "no-events" }]);
		expect(compared({ value: 0 }, { value: 0 }, { tolerance: { absolute: 0 } }).direction).toBe("similar");
		expect(compared(part(20, 20), part(30, 30))).toMatchObject({ direction: "similar", tooFewToCall: true });
	});

	it("directionOfTravel() says when the method that was asked for has no answer", () => {
		expect(refused(year(0), year(30), { method: "log-ratio" })).toEqual([{ code: "test-not-defined" }]);
	});

	it("directionOfTravel() says everything that stands against a comparison", () => {
		const codes = refused(
			{ count: null, exposure: 1, period: toPeriod("2019-04/2019-09") },
			{ count: 3, exposure: 1, period: toPeriod("2018-04/2019-03") },
			{ breakInSeries: true },
		).map(({ code }) => code);
		expect(codes).toEqual(["count-missing", "break-in-series", "length-differs"]);
	});
});

describe("directionOfTravel() and wrong arguments", () => {
	const counts = year(30, 100);
	const proportion = part(30, 100);
	const bare = { value: 3 };
	const known = { value: 3, standardError: 1 };
	it.each([
		[
			() => directionOfTravel(counts, proportion),
			TypeError,
			"wrong-type",
			'both windows must be counts, as the current one is, current value is "proportions"',
		],
		[
			() => directionOfTravel(bare, counts),
			TypeError,
			"wrong-type",
			'both windows must be values, as the current one is, current value is "counts"',
		],
		...[
			{},
			{ count: 3 },
			{ count: 1, exposure: 2, denominator: 3 },
			{ exposure: 3, denominator: 4 },
			{ count: 1, value: 2 },
		].map(
			(input) =>
				[
					() => directionOfTravel(counts, input as never),
					TypeError,
					"wrong-type",
					"previous must have count and exposure, count and denominator, or value, current value is an object",
				] as const,
		),
		[
			() => directionOfTravel(null as never, counts),
			TypeError,
			"wrong-type",
			"current must have count and exposure, count and denominator, or value, current value is null",
		],
		[
			() => directionOfTravel(proportion, proportion, { tolerance: { absolute: 1 } }),
			TypeError,
			"not-applicable",
			'tolerance must come with values, current value is "proportions"',
		],
		[
			() => directionOfTravel(counts, counts, { designEffect: 1 }),
			TypeError,
			"not-applicable",
			'designEffect must come with proportions, current value is "counts"',
		],
		[
			() => directionOfTravel(proportion, proportion, { autocorrelation: "adjust" }),
			TypeError,
			"not-applicable",
			'autocorrelation must come with counts, current value is "proportions"',
		],
		[
			() => directionOfTravel(known, known, { dispersionPrior: { weight: 4, value: 1 } }),
			TypeError,
			"not-applicable",
			'dispersionPrior must come with counts, current value is "values"',
		],
		[
			() => directionOfTravel(known, known, { per: 100 }),
			TypeError,
			"not-applicable",
			'per must come with counts and proportions, current value is "values"',
		],
		[
			() => directionOfTravel(known, known, { method: "mid-p" }),
			TypeError,
			"not-applicable",
			'method must come with counts and proportions, current value is "values"',
		],
		[
			() => directionOfTravel(bare, bare, { tolerance: { absolute: 1 }, minimumChange: 0 }),
			TypeError,
			"not-applicable",
			"minimumChange must not stand beside a tolerance, current value is 0",
		],
		[
			() => directionOfTravel(bare, bare, { tolerance: { absolute: 1 }, similarBand: { relative: 0.1 } }),
			TypeError,
			"not-applicable",
			"similarBand must not stand beside a tolerance, current value is an object",
		],
		[
			() => directionOfTravel(counts, counts, { minimumChange: 0.02 as never }),
			TypeError,
			"wrong-type",
			"minimumChange must have relative or absolute, and just one of them, current value is 0.02",
		],
		[
			() => directionOfTravel(counts, counts, { similarBand: { relative: -1 } }),
			RangeError,
			"out-of-range",
			"similarBand.relative must be 0 or more, current value is -1",
		],
		[
			() => directionOfTravel(counts, counts, { polarity: "lower" as never }),
			RangeError,
			"unknown-option",
			'polarity must be one of lower-is-better, higher-is-better, neutral, current value is "lower"',
		],
		[
			() => directionOfTravel(counts, counts, { breakInSeries: "yes" as never }),
			TypeError,
			"wrong-type",
			'breakInSeries must be true or false, current value is "yes"',
		],
		[
			() => directionOfTravel(counts, counts, { accept: ["length-differs" as never] }),
			RangeError,
			"unknown-option",
			'accept must be one of season-differs, current value is "length-differs"',
		],
		[
			() => directionOfTravel(counts, counts, { per: 0 }),
			RangeError,
			"out-of-range",
			"per must be above 0, current value is 0",
		],
		// Of two windows of which one lacks something, the other is checked all the same.
		[
			() => directionOfTravel(year(-1), { count: null, exposure: 1 }),
			RangeError,
			"out-of-range",
			"current.count must be 0 or more, current value is -1",
		],
		[
			() => directionOfTravel({ count: null, exposure: 1 }, year(1, Number.NaN)),
			RangeError,
			"not-a-number",
			"previous.exposure must be a finite number, current value is NaN",
		],
		[
			() => directionOfTravel({ count: "withheld", denominator: 1 }, part(1, -2)),
			RangeError,
			"out-of-range",
			"previous.denominator must be above 0, current value is -2",
		],
		[
			() => directionOfTravel({ value: null }, { value: Number.POSITIVE_INFINITY }),
			RangeError,
			"not-a-number",
			"previous.value must be a finite number, current value is Infinity",
		],
		[
			() => directionOfTravel({ ...proportion, value: 94.7 } as never, proportion),
			TypeError,
			"not-applicable",
			"current must have a value that is its count over its denominator, or only one of the two, current value is 94.7",
		],
		[
			() => directionOfTravel(proportion, { ...proportion, value: 3 } as never),
			TypeError,
			"not-applicable",
			"previous must have a value that is its count over its denominator, or only one of the two, current value is 3",
		],
		[
			() => directionOfTravel({ ...counts, period: "2019/20" as Period }, counts),
			SyntaxError,
			"not-a-period",
			'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "2019/20"',
		],
	] as const)("directionOfTravel() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot judge the direction of travel: ${must}` });
	});

	it("directionOfTravel() requires a tolerance for values without standard errors", () => {
		expect(thrownBy(() => directionOfTravel(bare, bare))).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message:
				"Cannot compare the values: tolerance must be given for values without standard errors, current value is undefined",
		});
	});

	it("directionOfTravel() checks the arguments of windows that are not comparable", () => {
		const call = () => directionOfTravel(counts, counts, { breakInSeries: true, method: "chi" as never });
		expect(thrownBy(call).code).toBe("unknown-option");
	});
});
