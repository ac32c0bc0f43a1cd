import { describe, expect, it } from "vitest";
import type { Period } from "../../src/period/index.ts";
import {
	detectLevellingOff,
	type LevellingOff,
	type LevellingOffOptions,
	type LevellingSeries,
} from "../../src/trend/index.ts";
import { expectNear, expectPlain, frozen, thrownBy, year, yearly, yearlyValues } from "./helpers.ts";

/** State, direction of the earlier move, pace and signal. */
const verdict = ({ state, from, pace, signal }: LevellingOff) => [state, from, pace, signal];

const proportions = (counts: readonly number[], denominator: number) =>
	counts.map((count, i) => ({ period: year(2000 + i), count, denominator }));

/** A series that the model can judge, for tests of options. */
const plateau = [100, 150, 220, 330, 335, 328, 331, 333];

describe("the states of the model", () => {
	for (const [name, series, wanted] of [
		["a steady fall", [300, 270, 243, 219, 197, 177], ["falling", null, "steady", null]],
		["a steady rise", [177, 197, 219, 243, 270, 300], ["rising", null, "steady", null]],
		[
			"a rise that was not there before",
			[100, 99, 102, 98, 101, 140, 200, 280],
			["rising", null, "newly", null],
		],
		[
			"a fall that was not there before",
			[280, 282, 279, 281, 280, 200, 141, 99],
			["falling", null, "newly", null],
		],
		[
			"a rise that becomes steeper",
			[1000, 1102, 1220, 1351, 1490, 2220, 3330, 4970],
			["rising", null, "accelerating", null],
		],
		[
			"a fall that becomes steeper",
			[4970, 4500, 4070, 3690, 3330, 2240, 1490, 1000],
			["falling", null, "accelerating", null],
		],
		["a rise that slows", [100, 150, 225, 337, 371, 408, 450, 493], ["levelling", "rise", null, null]],
		["a rise that ends", plateau, ["levelled", "rise", null, null]],
		["a fall that ends", [300, 240, 190, 151, 149, 150, 152, 150], ["levelled", "fall", null, null]],
		["a fall that turns", [200, 160, 130, 128, 150, 188, 220], ["reversed", "fall", null, null]],
		["a rise that turns", [100, 140, 190, 260, 200, 150, 110], ["reversed", "rise", null, null]],
		[
			"a fall that may be slowing",
			[129, 150, 88, 100, 86, 80, 57, 61, 71, 68, 63, 44],
			["falling", null, "steady", "first-signs"],
		],
		["noise", [57, 59, 63, 63, 56, 56, 57, 62], ["stable", null, null, null]],
	] as const)
		it(`detectLevellingOff() knows ${name}`, () => {
			const answer = detectLevellingOff(yearly(series));
			expect(verdict(answer)).toEqual(wanted);
			expectPlain(answer);
		});

	it("detectLevellingOff() dates a bend in the month and period that it lies in", () => {
		const { breakpoint } = detectLevellingOff(yearly(plateau));
		expect(breakpoint).toMatchObject({
			period: year(2003),
			month: "2003-09",
			confidence: 0.9,
			// 3.612 and 4.362: 37 and 46 whole months after the first of April 2000.
			lowerMonth: "2003-05",
			upperMonth: "2004-02",
			likeliestPeriod: year(2003),
		});
		expect(breakpoint?.lower).toBeLessThan(breakpoint?.time ?? 0);
		expect(breakpoint?.upper).toBeGreaterThan(breakpoint?.time ?? 9);
	});

	it("detectLevellingOff() does not let a bend on the first day of a month slip into the month before", () => {
		// The best bend is the mid-point of 2015/16: the first of October.
		const { breakpoint } = detectLevellingOff(yearly([190, 124, 126, 101, 100], 2014), { pointsAfter: 3 });
		expect(breakpoint).toMatchObject({
			time: 2,
			lower: 2,
			upper: 2,
			month: "2015-10",
			upperMonth: "2015-10",
		});
	});

	it("detectLevellingOff() reports a slope with its intervals at every level", () => {
		const { after } = detectLevellingOff(yearly(plateau), { confidence: [95, 0.998] });
		expect(after?.intervals.map(({ confidence }) => confidence)).toEqual([0.95, 0.998]);
		const [narrow, wide] = after?.intervals ?? [];
		expect(after?.lower).toBe(narrow?.lower);
		expect(after?.upper).toBe(narrow?.upper);
		expect(wide?.upper).toBeGreaterThan(narrow?.upper ?? 0);
		expect(wide?.lower).toBeLessThan(narrow?.lower ?? 0);
		expectNear(after?.change, 100 * Math.expm1(after?.coefficient ?? 9), 1e-12);
	});

	it("detectLevellingOff() makes intervals as wide as the more cautious of the two dispersions", () => {
		const smooth = detectLevellingOff(yearly(plateau)).slope;
		const { standardError = 0, coefficient, upper } = smooth ?? { coefficient: 0, upper: 0 };
		expect(Math.log1p((upper ?? 0) / 100) - coefficient).toBeGreaterThan(1.95 * (standardError ?? 0));
		const lucky = detectLevellingOff(yearly([1000, 900, 810, 729, 656, 590])).slope;
		// About the line there is no scatter at all; pure Poisson sets the width.
		expectNear(Math.log1p((lucky?.upper ?? 0) / 100) - (lucky?.coefficient ?? 0), 1.96 * 0.00867, 2e-4);
	});

	it("detectLevellingOff() carries what it was made with", () => {
		expect(detectLevellingOff(yearly(plateau))).toMatchObject({
			method: "model",
			measure: "count",
			scale: "log",
			points: 8,
			events: 2127,
			firstPeriod: year(2000),
			lastPeriod: year(2007),
			usualMonths: 12,
			settings: {
				dispersionPrior: { weight: 4, value: 1 },
				pointsBefore: 1,
				pointsAfter: 2,
				materialMove: null,
				confidence: [0.95],
			},
			reasons: [],
		});
	});

	it("detectLevellingOff() keeps its strength of evidence apart from the state", () => {
		const strength = (counts: readonly number[]) => {
			const { evidence } = detectLevellingOff(yearly(counts));
			return [evidence?.strength, evidence !== null && evidence.confidence === 1 - evidence.p];
		};
		expect(strength(plateau)).toEqual(["strong", true]);
		expect(strength([50, 50, 50, 50, 50, 50])).toEqual(["none", true]);
	});

	it("detectLevellingOff() takes a belief in more dispersion for less evidence", () => {
		const p = (options: LevellingOffOptions) =>
			detectLevellingOff(yearly([190, 124, 126, 101, 100]), options).evidence?.p ?? Number.NaN;
		expectNear(p({ dispersionPrior: { weight: 1e9, value: 1 } }), 0.0169650655682578, 1e-7);
		expectNear(p({}), 0.0406146562935748, 1e-9);
		const erratic = detectLevellingOff(yearly([190, 124, 126, 101, 100]), {
			dispersionPrior: { weight: 4, value: 4 },
		});
		expect(verdict(erratic)).toEqual(["falling", null, "steady", "first-signs"]);
		const alone = detectLevellingOff(yearly([190, 124, 126, 101, 100]), {
			dispersionPrior: { weight: 0, value: 1 },
		});
		expect(alone.settings.dispersionPrior).toBeNull();
		if (alone.method !== "model" || alone.state === "insufficient") throw new Error("No answer");
		expectNear(alone.evidence.pSlowing, 0.0910486387415099, 1e-9);
	});

	it("detectLevellingOff() keeps the breakpoint between the points that must lie on either side", () => {
		const late = [100, 100, 100, 100, 100, 100, 200, 400];
		const near = detectLevellingOff(yearly(late)).breakpoint?.likeliestTime;
		const far = detectLevellingOff(yearly(late), { pointsBefore: 1, pointsAfter: 4 }).breakpoint
			?.likeliestTime;
		expect(near).toBe(6);
		expect(far).toBe(4);
		const early = detectLevellingOff(yearly(plateau), { pointsBefore: 5, pointsAfter: 1 });
		expect(early.breakpoint?.likeliestTime ?? 6).toBeGreaterThanOrEqual(6);
		expect(early.settings).toMatchObject({ pointsBefore: 5, pointsAfter: 1 });
	});
});

describe("time and exposure", () => {
	it("detectLevellingOff() gives a part year the exposure of its length and its own mid-point", () => {
		const years = yearly([190, 124, 126, 101, 100], 2014);
		const half = { period: "2019-04/2019-09" as Period, count: 52 };
		const assumed = detectLevellingOff([...years, half]);
		const given = detectLevellingOff(
			[...years, half].map((row) => ({ ...row, exposure: row === half ? 0.5 : 1 })),
		);
		expect(given).toEqual(assumed);
		expect(assumed.usualMonths).toBe(12);
		expect(assumed.lastPeriod).toBe("2019-04/2019-09");
		const full = detectLevellingOff([...years, half].map((row) => ({ ...row, exposure: 1 })));
		expect(full.slope?.change).toBeLessThan(assumed.slope?.change ?? 0);
	});

	it("detectLevellingOff() takes the longest of several lengths that are as common for the usual one", () => {
		const series = [
			{ period: year(2010), count: 100 },
			{ period: year(2011), count: 100 },
			{ period: "2012-04/2012-09" as Period, count: 50 },
			{ period: "2012-10/2013-03" as Period, count: 50 },
			{ period: "2013-04" as Period, count: 8 },
		];
		for (const rows of [series, series.slice().reverse()]) {
			const answer = detectLevellingOff(rows);
			expect(answer.usualMonths).toBe(12);
			expect(answer.state).toBe("stable");
			expect(answer.reasons).toEqual([
				{ code: "part-periods", periods: ["2012-04/2012-09", "2012-10/2013-03", "2013-04"] },
			]);
		}
	});

	it("detectLevellingOff() lets time run on over a missing year, whether it is left out or blank", () => {
		const blank = detectLevellingOff(yearly([190, 124, 126, null, 101, 100, 98]));
		const left = detectLevellingOff(
			yearly([190, 124, 126, 1, 101, 100, 98]).filter(({ period }) => period !== year(2003)),
		);
		expect(blank).toEqual(left);
		expect(blank.reasons[0]).toEqual({ code: "missing-periods", periods: [year(2003)] });
		expect(blank.points).toBe(6);
		// A zero is a figure, and another one.
		expect(detectLevellingOff(yearly([190, 124, 126, 0, 101, 100, 98])).slope?.change).not.toBe(
			blank.slope?.change,
		);
	});

	it("detectLevellingOff() has no period for a bend in a gap, but a month", () => {
		const { breakpoint, state } = detectLevellingOff([
			...yearly([1000, 800, 640], 2000),
			...yearly([330, 331, 329, 330], 2006),
		]);
		expect(state).toBe("levelled");
		expect(breakpoint).toMatchObject({ period: null, likeliestPeriod: null });
		expect(breakpoint?.month).toMatch(/^200[345]-\d\d$/);
	});

	it("detectLevellingOff() warns that it does not model seasons", () => {
		const months = ["01", "02", "03", "04", "05", "06"].map((month) => ({
			period: `2019-${month}` as Period,
			count: 40,
		}));
		expect(detectLevellingOff(months).reasons).toEqual([{ code: "season-not-modelled" }]);
	});
});

describe("other kinds of series", () => {
	it("detectLevellingOff() fits proportions on the logit scale", () => {
		const answer = detectLevellingOff(proportions([300, 450, 600, 720, 740, 730, 750, 740], 1000));
		expect(verdict(answer)).toEqual(["levelled", "rise", null, null]);
		expect(answer).toMatchObject({ measure: "proportion", scale: "logit", events: 2970 });
		expect(answer.before?.unit).toBe("percent-of-odds-per-period");
		// The straight line as glm(cbind(y, 50 - y) ~ t, family = binomial) of R 4.2.2 fits it.
		const line = detectLevellingOff(proportions([10, 14, 19, 22, 30, 34], 50)).slope;
		expectNear(line?.coefficient, 0.428948646029, 1e-11);
		expectPlain(answer);
	});

	it("detectLevellingOff() counts the rarer of the two outcomes as events of a proportion", () => {
		const answer = detectLevellingOff(proportions([999, 998, 997, 996, 995], 1000));
		expect(answer.reasons).toEqual([{ code: "too-few-events", found: 15, needed: 25 }]);
		expect(answer.events).toBe(15);
	});

	it("detectLevellingOff() fits values as they are, negative ones too", () => {
		const answer = detectLevellingOff(yearlyValues([-5, -3, -1, 1, 1, 1, 1.1]));
		expect(verdict(answer)).toEqual(["levelled", "rise", null, null]);
		expect(answer).toMatchObject({ measure: "value", scale: "raw", events: null });
		expect(answer.before).toMatchObject({ unit: "value-per-period" });
		expectNear(answer.before?.change, 2, 1e-2);
		expect(answer.settings.dispersionPrior).toBeNull();
	});

	it("detectLevellingOff() fits the logarithms of values when asked to", () => {
		const rates = [8, 6, 4.5, 3.4, 3.41, 3.39, 3.4];
		const answer = detectLevellingOff(yearlyValues(rates), { scale: "log" });
		expect(verdict(answer)).toEqual(["levelled", "fall", null, null]);
		expect(answer.scale).toBe("log");
		expect(answer.before?.unit).toBe("percent-per-period");
		expectNear(answer.before?.change, -25, 5e-3);
		const negative = detectLevellingOff(yearlyValues([1, 2, 0, -1, 4]), { scale: "log" });
		expect(negative).toMatchObject({
			state: "insufficient",
			reasons: [{ code: "value-not-positive", periods: [year(2002), year(2003)], alternative: "scale-raw" }],
		});
	});

	it("detectLevellingOff() weighs values by their standard errors", () => {
		const values = yearlyValues([10, 8, 6, 4, 4, 9, 4]);
		const answer = detectLevellingOff(
			values.map((row) => ({ ...row, standardError: row.value === 9 ? 40 : 0.1 })),
		);
		expect(verdict(answer)).toEqual(["levelled", "fall", null, null]);
		expect(verdict(detectLevellingOff(values))[0]).not.toBe("levelled");
		expect(answer.settings.dispersionPrior).toEqual({ weight: 4, value: 1 });
		const log = detectLevellingOff(
			yearlyValues([8, 6, 4.5, 3.4, 3.41, 3.39, 3.4]).map((row) => ({ ...row, standardError: 0.05 })),
			{ scale: "log" },
		);
		expect(log.state).toBe("levelled");
		// A standard error of 0.05 in 4.5 is one of 0.05 / 4.5 in its logarithm.
		const logarithms = detectLevellingOff(
			[8, 6, 4.5, 3.4, 3.41, 3.39, 3.4].map((value, i) => ({
				period: year(2000 + i),
				value: Math.log(value),
				standardError: 0.05 / value,
			})),
		);
		expectNear(log.before?.coefficient, logarithms.before?.coefficient ?? 9, 1e-12);
		expectNear(log.before?.standardError, logarithms.before?.standardError ?? 9, 1e-12);
	});

	it("detectLevellingOff() gives the dispersion of bare values in their own unit", () => {
		const dispersion = (factor: number) =>
			detectLevellingOff(yearlyValues([1, 3, 2, 5, 4, 6].map((value) => value * factor))).evidence
				?.dispersion;
		expectNear((dispersion(1000) ?? 0) / (dispersion(1) ?? 1), 1e6, 1e-9);
	});
});

describe("series without scatter", () => {
	for (const method of ["model", "light"] as const) {
		for (const [name, values, wanted] of [
			["a constant", [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], ["stable", null, null, null]],
			["zeros", [0, 0, 0, 0, 0], ["stable", null, null, null]],
			["a straight rise", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], ["rising", null, "steady", null]],
			["a straight fall", [0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1], ["falling", null, "steady", null]],
			["a plateau", [10, 8, 6, 4, 4, 4, 4], ["levelled", "fall", null, null]],
			["a turn", [10, 8, 6, 4, 6, 8, 10], ["reversed", "fall", null, null]],
			["a slower fall", [10, 8, 6, 4, 3, 2, 1], ["levelling", "fall", null, null]],
			["a late rise", [1, 1, 1, 1, 1, 3, 5], ["rising", null, "newly", null]],
		] as const)
			it(`detectLevellingOff() by ${method} knows ${name} of values`, () => {
				const answer = detectLevellingOff(yearlyValues(values), { method });
				expect(verdict(answer)).toEqual(wanted);
				expectPlain(answer);
			});

		it(`detectLevellingOff() by ${method} calls constant counts stable`, () => {
			const answer = detectLevellingOff(yearly([50, 50, 50, 50, 50, 50]), { method });
			expect(verdict(answer)).toEqual(["stable", null, null, null]);
			expect(answer.evidence).toMatchObject({ p: 1, strength: "none" });
			expectPlain(answer);
		});

		it(`detectLevellingOff() by ${method} says that zeros are too few events`, () => {
			const answer = detectLevellingOff(yearly([0, 0, 0, 0, 0, 0]), { method });
			expect(answer.state).toBe("insufficient");
			expect(answer.reasons[0]).toEqual({ code: "too-few-events", found: 0, needed: 25 });
			expectPlain(answer);
		});
	}

	it("detectLevellingOff() has one time only for a bend without scatter", () => {
		expect(detectLevellingOff(yearlyValues([10, 8, 6, 4, 4, 4, 4])).breakpoint).toMatchObject({
			time: 4,
			lower: 4,
			upper: 4,
			likeliestTime: 4,
		});
	});
});

describe("zeros", () => {
	const zeros = (...from: number[]) => ({ code: "zeros-at-end", periods: from.map(year) });

	it("detectLevellingOff() bounds the slope to zero and says so", () => {
		const answer = detectLevellingOff(yearly([500, 0, 0, 0, 0]));
		expect(verdict(answer)).toEqual(["falling", null, "steady", null]);
		expect(answer.evidence?.p).toBeLessThan(1e-6);
		expect(answer.slope).toMatchObject({ lower: null, upper: null, standardError: null });
		expect(answer.slope?.change).toBeLessThan(-99.99);
		expect(answer.reasons).toEqual([
			zeros(2001, 2002, 2003, 2004),
			{ code: "slope-unbounded" },
			{ code: "rests-on-one-figure", period: year(2000) },
		]);
		expectPlain(answer);
	});

	it("detectLevellingOff() does the same for all events at the end", () => {
		const answer = detectLevellingOff(yearly([0, 0, 0, 0, 0, 900]));
		expect(verdict(answer)).toEqual(["rising", null, "steady", null]);
		expect(answer.reasons).toEqual([
			{ code: "slope-unbounded" },
			{ code: "rests-on-one-figure", period: year(2005) },
		]);
		expectPlain(answer);
	});

	it("detectLevellingOff() finds a rise from zero that ends", () => {
		const answer = detectLevellingOff(yearly([0, 0, 0, 50, 52, 51]));
		expect(verdict(answer)).toEqual(["levelled", "rise", null, null]);
		expect(answer.before?.upper).toBeNull();
		expect(answer.reasons[0]).toEqual({ code: "slope-unbounded" });
		expectPlain(answer);
	});

	it("detectLevellingOff() warns of zeros at the end, but not of one", () => {
		const several = detectLevellingOff(yearly([300, 200, 100, 50, 0, 0, 0]));
		expect(verdict(several)).toEqual(["falling", null, "accelerating", null]);
		expect(several.reasons).toEqual([zeros(2004, 2005, 2006)]);
		expect(detectLevellingOff(yearly([12, 9, 7, 5, 3, 0])).reasons).toEqual([]);
	});

	it("detectLevellingOff() takes a single count among zeros", () => {
		const answer = detectLevellingOff(yearly([0, 0, 500, 0, 0]));
		expect(verdict(answer)).toEqual(["reversed", "rise", null, null]);
		expectPlain(answer);
		expect(detectLevellingOff(yearly([0, 0, 24, 0, 0])).state).toBe("insufficient");
	});

	it("detectLevellingOff() takes proportions of none and all", () => {
		const answer = detectLevellingOff(proportions([0, 0, 0, 30, 30, 30], 30));
		expect(verdict(answer)).toEqual(["rising", null, "steady", null]);
		expectPlain(answer);
		const late = detectLevellingOff(proportions([12, 14, 15, 30, 30, 30], 30));
		expect(late.state).toBe("rising");
		expectPlain(late);
	});
});

describe("the light rule", () => {
	const light = { method: "light" } as const;

	it("detectLevellingOff() reports its own settings and no breakpoint", () => {
		const answer = detectLevellingOff(yearly([190, 124, 126, 101, 100]), light);
		expect(answer).toMatchObject({
			state: "levelling",
			from: "fall",
			method: "light",
			breakpoint: null,
			settings: { pointsBefore: null, pointsAfter: null, materialMove: 0.1 },
		});
		expect(answer.before?.unit).toBe("percent-per-period");
	});

	it("detectLevellingOff() needs a material move", () => {
		const drift = [100, 102, 104, 106, 108, 110];
		expect(detectLevellingOff(yearly(drift), light).state).toBe("stable");
		expect(detectLevellingOff(yearly(drift), { ...light, materialMove: 0.02 }).state).toBe("rising");
		expect(verdict(detectLevellingOff(yearly([100, 101, 100, 130, 170, 220]), light))).toEqual([
			"rising",
			null,
			"newly",
			null,
		]);
		// A small move back is no reversal.
		expect(detectLevellingOff(yearly([200, 150, 110, 108, 110, 112]), light).state).toBe("levelled");
		// For raw values it is a share of their mean size, whatever their unit.
		for (const unit of [1e-6, 1, 1e6])
			expect(
				detectLevellingOff(yearlyValues([100, 102, 104, 106, 108, 110].map((value) => value * unit)), light)
					.state,
			).toBe("stable");
	});

	it("detectLevellingOff() has no logarithm of zero, or of all, and says what has", () => {
		const none = detectLevellingOff(yearly([30, 20, 0, 10, 12]), light);
		expect(none.reasons).toEqual([
			{ code: "zero-count", periods: [year(2002)], alternative: "method-model" },
		]);
		const all = detectLevellingOff(proportions([30, 20, 10, 0, 12, 15], 30), light);
		expect(all.reasons).toEqual([
			{ code: "zero-count", periods: [year(2000), year(2003)], alternative: "method-model" },
		]);
	});

	it("detectLevellingOff() judges proportions on the logit scale", () => {
		const answer = detectLevellingOff(proportions([300, 450, 600, 720, 740, 730, 750, 740], 1000), light);
		expect(verdict(answer)).toEqual(["levelled", "rise", null, null]);
		if (answer.method !== "light" || answer.state === "insufficient") throw new Error("No answer");
		const [a = 0, b = 0] = [answer.before.coefficient, answer.after.coefficient];
		expectNear(answer.evidence.ratio, b / a, 1e-12);
		const logit = (x: number) => Math.log(x / (1000 - x));
		expectNear(a, (3 * (logit(720) - logit(300)) + logit(600) - logit(450)) / 10, 1e-12);
	});

	it("detectLevellingOff() grades its evidence", () => {
		const strength = (counts: readonly number[]) =>
			detectLevellingOff(yearly(counts), light).evidence?.strength;
		expect(strength(plateau)).toBe("strong");
		expect(strength([190, 124, 126, 101, 100])).toBe("none");
		expect(strength([129, 150, 88, 100, 86, 80, 57, 61, 71, 68, 63, 44])).toBe("weak");
		expect(strength([190, 140, 104, 90, 86, 83])).toBe("moderate");
	});

	it("detectLevellingOff() has no ratio where the earlier half does not move at all", () => {
		const answer = detectLevellingOff(yearlyValues([1, 1, 1, 2, 3, 4]), light);
		if (answer.method !== "light" || answer.state === "insufficient") throw new Error("No answer");
		expect(answer.evidence.ratio).toBeNull();
		expect(answer.pace).toBe("newly");
	});
});

describe("series that cannot be judged", () => {
	it("detectLevellingOff() refuses rolling windows and says what to pass", () => {
		const rolling = [1, 2, 3, 4, 5, 6].map((month) => ({
			period: `2019-0${month}/2019-0${month + 2}` as Period,
			count: 100 * month,
		}));
		const answer = detectLevellingOff(rolling.slice().reverse());
		expect(answer).toMatchObject({ state: "insufficient", evidence: null, slope: null, points: 6 });
		expect(answer.reasons).toEqual([
			{
				code: "overlapping-periods",
				periods: rolling.slice(1).map(({ period }) => period),
				alternative: "separate-periods",
			},
		]);
		expectPlain(answer);
	});

	it("detectLevellingOff() sees that a long period holds later ones", () => {
		const answer = detectLevellingOff([
			...yearly([100, 90, 80, 70, 60]),
			{ period: "2000-04/2004-09" as Period, count: 380 },
		]);
		expect(answer.reasons).toEqual([
			{
				code: "overlapping-periods",
				periods: ["2000-04/2004-09", year(2001), year(2002), year(2003), year(2004)],
				alternative: "separate-periods",
			},
		]);
	});

	it("detectLevellingOff() does not choose between two figures for one period", () => {
		const answer = detectLevellingOff([...yearly([100, 90, 80, 70, 60]), ...yearly([99, 91, 99], 2002)]);
		expect(answer.reasons).toEqual([
			{
				code: "duplicate-periods",
				periods: [year(2002), year(2003), year(2004)],
				alternative: "one-figure-per-period",
			},
		]);
	});

	it("detectLevellingOff() does not judge over a recorded break", () => {
		const marked = (at: number) =>
			yearly([190, 124, 126, 101, 100]).map((row, i) =>
				i === at ? { ...row, breakBefore: "new criteria" } : row,
			);
		expect(detectLevellingOff(marked(2)).reasons).toEqual([
			{ code: "break-in-series", periods: [year(2002)], alternative: "periods-since-the-break" },
		]);
		expect(detectLevellingOff(marked(0)).state).toBe("levelling");
		const blank = [...yearly([100, 90, null, 80, 70, 60])].map((row, i) =>
			i === 2 ? { ...row, breakBefore: "new criteria" } : row,
		);
		expect(detectLevellingOff(blank).state).toBe("insufficient");
		expect(
			detectLevellingOff([
				...yearly([100, 90, 80, 70, 60]),
				{ ...yearly([null], 2005)[0], breakBefore: "x" },
			] as LevellingSeries).state,
		).toBe("falling");
	});

	it("detectLevellingOff() needs five points and 25 events", () => {
		expect(detectLevellingOff(yearly([100, 90, 80, 70])).reasons).toEqual([
			{ code: "too-few-points", found: 4, needed: 5 },
		]);
		expect(detectLevellingOff(yearly([9, 6, 4, 3, 2])).reasons).toEqual([
			{ code: "too-few-events", found: 24, needed: 25 },
		]);
		expect(detectLevellingOff(yearly([9, 6, 4, 3, 3])).state).not.toBe("insufficient");
		expect(detectLevellingOff(yearly(plateau), { pointsBefore: 6, pointsAfter: 2 }).reasons).toEqual([
			{ code: "too-few-points", found: 8, needed: 9 },
		]);
		expect(detectLevellingOff(yearly(plateau), { pointsBefore: 5, pointsAfter: 2 }).state).not.toBe(
			"insufficient",
		);
	});

	it("detectLevellingOff() has an answer for nothing at all", () => {
		const answer = detectLevellingOff([]);
		expect(answer).toMatchObject({
			state: "insufficient",
			measure: null,
			scale: null,
			points: 0,
			firstPeriod: null,
			lastPeriod: null,
			usualMonths: null,
		});
		expectPlain(answer);
		const blank = detectLevellingOff(yearly([null, null, null, null, null]));
		expect(blank).toMatchObject({ state: "insufficient", measure: "count", points: 0, usualMonths: null });
		expectPlain(detectLevellingOff(yearlyValues([null])));
	});

	it("detectLevellingOff() leaves its arguments alone", () => {
		const series = frozen(yearly(plateau).slice().reverse());
		const options = frozen({ confidence: [0.9, 0.95], dispersionPrior: { weight: 4, value: 1 } });
		expect(detectLevellingOff(series, options).state).toBe("levelled");
	});
});

describe("arguments that are refused", () => {
	const [row = { period: year(2000), count: 1 }] = yearly([1]);
	const run =
		(series: unknown, options: unknown = {}) =>
		() =>
			detectLevellingOff(series as LevellingSeries, options as LevellingOffOptions);
	const doing = "Cannot detect levelling off:";

	for (const [name, call, Kind, code, message] of [
		[
			"a negative count",
			run([{ ...row, count: -1 }]),
			RangeError,
			"out-of-range",
			"count of 2000-04/2001-03 must be 0 or more, current value is -1",
		],
		[
			"a fractional count",
			run([{ ...row, count: 1.5 }]),
			RangeError,
			"not-a-whole-number",
			"count of 2000-04/2001-03 must be a whole number, current value is 1.5",
		],
		[
			"an exposure of zero",
			run([{ ...row, exposure: 0 }]),
			RangeError,
			"out-of-range",
			"exposure of 2000-04/2001-03 must be above 0, current value is 0",
		],
		[
			"an exposure for some points only",
			run([{ ...row, exposure: 1 }, ...yearly([1, 2], 2001)]),
			TypeError,
			"wrong-type",
			'exposure must be given for every point or for none, current value is "1 of 3"',
		],
		[
			"exposures beyond all measure",
			run([
				{ ...row, exposure: 1e-60 },
				{ ...row, period: year(2001), exposure: 1e60 },
			]),
			RangeError,
			"out-of-range",
			"exposure of 2000-04/2001-03 must be comparable with the largest, 1e+60, current value is 1e-60",
		],
		[
			"a denominator of zero",
			run([{ ...row, denominator: 0 }]),
			RangeError,
			"out-of-range",
			"denominator of 2000-04/2001-03 must be above 0, current value is 0",
		],
		[
			"a fractional denominator",
			run([{ ...row, denominator: 2.5 }]),
			RangeError,
			"not-a-whole-number",
			"denominator of 2000-04/2001-03 must be a whole number, current value is 2.5",
		],
		[
			"a count above its denominator",
			run([{ ...row, count: 3, denominator: 2 }]),
			RangeError,
			"out-of-range",
			"count of 2000-04/2001-03 must be at most its denominator, 2, current value is 3",
		],
		[
			"a value that is no number",
			run([{ period: year(2000), value: "8.6" }]),
			TypeError,
			"wrong-type",
			'value of 2000-04/2001-03 must be a number, current value is "8.6"',
		],
		[
			"a standard error of zero",
			run([{ period: year(2000), value: 1, standardError: 0 }]),
			RangeError,
			"out-of-range",
			"standardError of 2000-04/2001-03 must be above 0, current value is 0",
		],
		[
			"a standard error for some points only",
			run([{ period: year(2000), value: 1, standardError: 1 }, ...yearlyValues([1], 2001)]),
			TypeError,
			"wrong-type",
			'standardError must be given for every point or for none, current value is "1 of 2"',
		],
		[
			"standard errors beyond all measure",
			run([
				{ period: year(2000), value: 1, standardError: 1e-100 },
				{ period: year(2001), value: 1, standardError: 1e100 },
			]),
			RangeError,
			"not-a-number",
			"the weight of 2000-04/2001-03 must be a finite number, current value is Infinity",
		],
		[
			"a value beyond all measure",
			run([{ period: year(2000), value: -1e151 }]),
			RangeError,
			"out-of-range",
			"value of 2000-04/2001-03 must lie between -1e150 and 1e150, current value is -1e+151",
		],
		[
			"points of two kinds",
			run([...yearly([1]), ...yearlyValues([1], 2001)]),
			TypeError,
			"wrong-type",
			'points must be of one kind, current value is ["count", "value"]',
		],
		[
			"a point of two kinds",
			run([{ ...row, value: 1 }]),
			TypeError,
			"wrong-type",
			'a point must have count and perhaps exposure, count and denominator, or value and perhaps standardError, current value is ["period", "count", "value"]',
		],
		[
			"a proportion with an exposure",
			run([{ ...row, denominator: 2, exposure: 1 }]),
			TypeError,
			"wrong-type",
			'a point must have count and perhaps exposure, count and denominator, or value and perhaps standardError, current value is ["period", "count", "denominator", "exposure"]',
		],
		[
			"a point that is no object",
			run([null]),
			TypeError,
			"wrong-type",
			"a point must be an object, current value is null",
		],
		[
			"a period that is none",
			run([{ ...row, period: "2019/20" }]),
			SyntaxError,
			"not-a-period",
			'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "2019/20"',
		],
		[
			"a break without a cause",
			run([{ ...row, breakBefore: "" }]),
			TypeError,
			"wrong-type",
			'breakBefore of 2000-04/2001-03 must be the cause in words, current value is ""',
		],
		[
			"an unknown method",
			run([row], { method: "lite" }),
			RangeError,
			"unknown-option",
			'method must be one of model, light, current value is "lite"',
		],
		[
			"an unknown scale",
			run(yearlyValues([1]), { scale: "ln" }),
			RangeError,
			"unknown-option",
			'scale must be one of raw, log, current value is "ln"',
		],
		[
			"a scale for counts",
			run([row], { scale: "log" }),
			TypeError,
			"not-applicable",
			'scale must come with values, current value is "log"',
		],
		[
			"a material move for the model",
			run([row], { materialMove: 0.1 }),
			TypeError,
			"not-applicable",
			'materialMove must come with light, current value is "model"',
		],
		[
			"points before the breakpoint for the light rule",
			run([row], { method: "light", pointsBefore: 1 }),
			TypeError,
			"not-applicable",
			'pointsBefore must come with model, current value is "light"',
		],
		[
			"points after the breakpoint for the light rule",
			run([row], { method: "light", pointsAfter: 1 }),
			TypeError,
			"not-applicable",
			'pointsAfter must come with model, current value is "light"',
		],
		[
			"no point before the breakpoint",
			run([row], { pointsBefore: 0 }),
			RangeError,
			"out-of-range",
			"pointsBefore must be 1 or more, current value is 0",
		],
		[
			"half a point after the breakpoint",
			run([row], { pointsAfter: 1.5 }),
			RangeError,
			"not-a-whole-number",
			"pointsAfter must be a whole number, current value is 1.5",
		],
		[
			"a material move of zero",
			run([row], { method: "light", materialMove: 0 }),
			RangeError,
			"out-of-range",
			"materialMove must be above 0, current value is 0",
		],
		[
			"a prior for bare values",
			run(yearlyValues([1]), { dispersionPrior: { weight: 4, value: 1 } }),
			TypeError,
			"not-applicable",
			'dispersionPrior must come with counts, proportions or standard errors, current value is "bare values"',
		],
		[
			"a prior of negative weight",
			run([row], { dispersionPrior: { weight: -1, value: 1 } }),
			RangeError,
			"out-of-range",
			"dispersionPrior.weight must be 0 or more, current value is -1",
		],
		[
			"a prior of no dispersion",
			run([row], { dispersionPrior: { weight: 4, value: 0 } }),
			RangeError,
			"out-of-range",
			"dispersionPrior.value must be above 0, current value is 0",
		],
		[
			"a level of confidence out of range",
			run([row], { confidence: 1 }),
			RangeError,
			"out-of-range",
			"confidence must be above 0 and below 1, or a percentage from 50 to below 100, current value is 1",
		],
		[
			"no level of confidence",
			run([row], { confidence: [] }),
			RangeError,
			"out-of-range",
			"confidence must hold at least one level, current value is []",
		],
	] as const)
		it(`detectLevellingOff() refuses ${name}`, () => {
			expect(thrownBy(call)).toEqual({ Kind, code, message: `${doing} ${message}` });
		});

	it("detectLevellingOff() is taken in less by years that depend on the one before, where it is told to be", () => {
		// Seeded: straight falls by half over 30 years, whose years are correlated by 0.6 about them.
		let state = 5;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return (state + 0.5) / 2 ** 32;
		};
		const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
		const slowed = { ignore: 0, adjust: 0 };
		for (let draw = 0; draw < 200; draw++) {
			let noise = normal();
			const row = Array.from({ length: 30 }, (_, t) => {
				noise = 0.6 * noise + 0.8 * normal();
				return Math.round(400 * Math.exp((-Math.LN2 * t) / 29 + 0.1 * noise));
			});
			for (const autocorrelation of ["ignore", "adjust"] as const)
				if (
					["levelling", "levelled", "reversed"].includes(
						detectLevellingOff(yearly(row), { autocorrelation }).state,
					)
				)
					slowed[autocorrelation]++;
		}
		expect(slowed.adjust).toBeLessThan(0.7 * slowed.ignore);
		expect(slowed.ignore).toBeGreaterThan(20);
	});

	it("detectLevellingOff() says what correlation it allowed for, and widens the slopes by it", () => {
		const row = [300, 320, 350, 330, 300, 260, 240, 250, 270, 280, 250, 220];
		const plain = detectLevellingOff(yearly(row));
		const wide = detectLevellingOff(yearly(row), { autocorrelation: "adjust" });
		if (plain.state === "insufficient" || plain.method !== "model") throw new Error("no answer");
		if (wide.state === "insufficient" || wide.method !== "model") throw new Error("no answer");
		expect(plain.evidence.correlation).toBeNull();
		expect(plain.settings.autocorrelation).toBe("ignore");
		expect(wide.evidence.correlation).toBeGreaterThan(0);
		expect(wide.evidence.correlation).toBeLessThanOrEqual(0.8);
		expect(wide.slope.standardError ?? 0).toBeGreaterThan(plain.slope.standardError ?? 0);
		expect(wide.evidence.pLine).toBeGreaterThan(plain.evidence.pLine);
		expect(
			thrownBy(() => detectLevellingOff(yearly(row), { method: "light", autocorrelation: "adjust" })),
		).toMatchObject({ Kind: TypeError, code: "not-applicable" });
	});
});
