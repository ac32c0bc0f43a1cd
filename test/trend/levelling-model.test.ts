import { describe, expect, it } from "vitest";
import { bendP, bendTest } from "../../src/trend/bend-test.ts";
import type { Prior } from "../../src/trend/dispersion.ts";
import { fitLine } from "../../src/trend/fit-line.ts";
import { detectLevellingOff, type LevellingOffOptions, type LevellingSeries } from "../../src/trend/index.ts";
import { levellingModel, seasonP } from "../../src/trend/levelling-model.ts";
import { type Family, type Points, pointOf } from "../../src/trend/points.ts";
import { readLevellingSeries } from "../../src/trend/read-levelling-series.ts";
import { expectNear, year, yearly, yearlyValues } from "./helpers.ts";

/** Points at times 1, 2, and so on. */
const pointsOf = (
	family: Family,
	values: readonly number[],
	sizeAt: (index: number) => number = () => 1,
): Points => ({
	family,
	points: values.map((value, index) => pointOf(family, index + 1, value, sizeAt(index))),
});

/** The model's evidence; fails where it gives none. */
function evidenceOf(series: LevellingSeries, options: LevellingOffOptions = {}) {
	const answer = detectLevellingOff(series, options);
	if (answer.method !== "model" || answer.state === "insufficient") throw new Error("No answer");
	return answer.evidence;
}

describe("seasonP()", () => {
	const rows = [
		31, 28, 35, 40, 44, 52, 58, 55, 47, 41, 36, 30, 34, 33, 39, 38, 49, 50, 63, 52, 49, 46, 35, 37, 36, 31,
		42, 41, 47, 57, 60,
	];
	const seasons = rows.map((_, index) => (index + 3) % 12);
	const weightAt = (index: number) => [1, 2, 0.5, 1.5][index % 4] ?? 0;
	const expectShare = (found: number, wanted: number) => expectNear(found / wanted, 1, 1e-8);

	it("seasonP() is that of the F-test of R where nothing is believed of the dispersion", () => {
		// anova(lm(y ~ t), lm(y ~ t + season)), R 4.2.2.
		expectShare(seasonP(pointsOf("gaussian", rows), seasons, null), 9.41819242774724e-11);
	});

	it("seasonP() takes the more cautious of the moderated F and of chi-squared", () => {
		// lm() and glm() of R with and without the seasons; of the drop pbeta(drop / (drop + left + 4 phi), 11 / 2, (df + 4) / 2)
		// and pchisq(drop / phi, 11), upper tails: 1.8e-10 and 9.8e-26 for phi = 20, 4.9e-8 and 1.1e-6 for phi = 60.
		const weighted = pointsOf("gaussian", rows, weightAt);
		expectShare(seasonP(weighted, seasons, { weight: 4, value: 20 }), 1.81466664050036e-10);
		expectShare(seasonP(weighted, seasons, { weight: 4, value: 60 }), 1.08662522950136e-6);
		// 4.1e-10 and 3.0e-19 for phi = 1/2, 1.6e-8 and 3.4e-8 for phi = 1.
		const counts = pointsOf("poisson", rows);
		expectShare(seasonP(counts, seasons, { weight: 4, value: 0.5 }), 4.05431852605192e-10);
		expectShare(seasonP(counts, seasons, { weight: 4, value: 1 }), 3.39034973477928e-8);
		expectShare(seasonP(counts, seasons, null), 2.33923379137829e-10);
	});

	it("seasonP() is 1 where the seasons take nothing off, and where no freedom is left to say so", () => {
		const flat = new Array<number>(24).fill(0);
		expect(seasonP(pointsOf("gaussian", flat), seasons.slice(0, 24), null)).toBe(1);
		// A season without events says nothing: of the other, two points meet the level and the slope, or one the level.
		expect(seasonP(pointsOf("poisson", [0, 0, 50, 60]), [0, 0, 1, 1], null)).toBe(1);
		expect(seasonP(pointsOf("poisson", [0, 0, 0, 50]), [0, 0, 0, 1], null)).toBe(1);
	});
});

describe("correlation with the point before", () => {
	/** By the definition: of the residuals about the broken line over their standard deviations, with 3 over their number added. */
	function byDefinition(family: "poisson" | "gaussian", values: readonly number[], weight: number): number {
		const data = pointsOf(family, values, () => weight);
		const sides = values.map(() => 0);
		const knots = { first: 1, last: values.length - 3 };
		const { bend, correlation, prior } = levellingModel(data, { weight: 4, value: 2 }, knots, true, sides);
		if (bend === null || correlation === null) throw new Error("There is no bend");
		const [level, before, after] = bend.broken.coefficients;
		const residuals = values.map((value, index) => {
			const gap = index + 1 - bend.broken.at;
			const height = level + (gap < 0 ? before * gap : after * gap);
			if (family === "gaussian") return (value - height) * Math.sqrt(weight);
			const mean = weight * Math.exp(height);
			// A point of which nothing is expected says nothing.
			return mean > 0 ? (value - mean) / Math.sqrt(mean) : 0;
		});
		let [square, lagged] = [0, 0];
		residuals.forEach((value, index) => {
			square += value * value;
			lagged += value * (residuals[index - 1] ?? 0);
		});
		const wanted = lagged / square + 3 / values.length;
		expectNear(correlation, wanted, 1e-9);
		// A correlation of r makes the variance of a sum of many (1 + r) / (1 - r) times as large.
		expectNear(prior?.value, (2 * (1 + wanted)) / (1 - wanted), 1e-9);
		return wanted;
	}

	it("levellingModel() takes it about the broken line, of counts and of values", () => {
		const rates = [100, 150, 225, 345, 372, 402, 455, 500, 520, 560, 640, 690].map((rate) => 10 * rate);
		for (const found of [
			byDefinition("poisson", rates, 3),
			byDefinition("gaussian", [1, 3.1, 5.3, 6.9, 8.8, 9.1, 9.5, 9.3, 9.2, 9.6, 9.8, 9.4], 40),
		]) {
			expect(found).toBeGreaterThan(0);
			expect(found).toBeLessThan(0.8);
		}
	});

	it("levellingModel() takes none from points without scatter, and leaves out those without weight", () => {
		expect(evidenceOf(yearlyValues([0, 0, 0, 0, 0, 0]), { autocorrelation: "adjust" }).correlation).toBe(0.5);
		// So far before the first event that the mean is 0 to the last bit.
		const late = [...new Array<number>(33).fill(0), 1_000_000_000, 100_000, 100_000];
		expect(byDefinition("poisson", late, 1)).toBeLessThan(3 / late.length);
	});
});

describe("a bend beside a break", () => {
	it("levellingModel() counts the level after the break among what is fitted", () => {
		const values = [2, 2.4, 3.1, 3.3, 4.2, 4.4, 4.9, 5.8, 5.9, 6.6];
		const data = pointsOf("gaussian", values);
		const sides = values.map((_, index) => (index < 5 ? 0 : 1));
		const knots = { first: 1, last: 7 };
		const { pSlowing, pAccelerating } = levellingModel(data, null, knots, false, sides);
		const test = bendTest(data, fitLine(data, "straight", 5.5), knots, sides);
		// One point fewer stands for the level that one of them is spent on.
		expectNear(pSlowing, bendP(-test.lowest, test, null, 9), 1e-10);
		expectNear(pAccelerating, bendP(test.highest, test, null, 9), 1e-10);
		expect(Math.max(pSlowing, pAccelerating)).toBeLessThan(1);
	});
});

describe("a step instead of a bend", () => {
	const states = (counts: readonly number[]) => {
		const { state, from } = detectLevellingOff(yearly(counts));
		return [state, from];
	};

	it("levellingModel() says whether the step goes up or down", () => {
		expect(states([100, 102, 99, 101, 100, 98, 100, 103, 200, 205])).toEqual(["stepped", "rise"]);
		expect(states([1000, 980, 500, 520, 490, 510])).toEqual(["stepped", "fall"]);
	});

	it("levellingModel() tells a step from a bend with six points, and not with five", () => {
		expect(states([1000, 1000, 2000, 2000, 2000, 2000])).toEqual(["stepped", "rise"]);
		// The same step, and a year far off, so that there is a bend as well.
		const five = yearly([8000, 7600, 2800, 3100, null, null, null, 2500]);
		expect(detectLevellingOff(five).state).toBe("levelling");
	});

	it("levellingModel() leaves the bend where the step that fits better may be chance", () => {
		// Proportions of half once and of five sixths later on, with a step after the second whose p is above 0.05.
		const counts = [25, 521, 831, 25, 25, 25];
		const denominators = [50, 1000, 1000, 30, 30, 30];
		const series = counts.map((count, index) => ({
			period: year(2000 + index),
			count,
			denominator: denominators[index] ?? 0,
		}));
		const { state, evidence } = detectLevellingOff(series, { autocorrelation: "adjust" });
		expect(state).toBe("levelled");
		expect(evidence?.p).toBeLessThan(0.05);
	});
});

describe("what a flat end costs", () => {
	it("levellingModel() lets a plateau without scatter cost nothing", () => {
		for (const values of [
			[10, 8, 6, 4, 4, 4, 4],
			[0, -2.19, -2.19, -2.19, -2.19],
		])
			expect(evidenceOf(yearlyValues(values)).plateauPenalty).toBe(0);
	});

	it("levellingModel() sets it beside the dispersion that is believed in", () => {
		const cost = (value: number) =>
			evidenceOf(yearly([100, 150, 225, 337, 371, 408, 450, 493]), {
				dispersionPrior: { weight: 1e9, value },
			}).plateauPenalty;
		expect(cost(1)).toBeGreaterThan(1);
		expectNear((cost(0.5) ?? 0) / (cost(1) ?? 1), 2, 1e-5);
	});

	it("levellingModel() does not take a flat end after a fall for one after a rise", () => {
		// The best broken line falls and then rises; one with a flat end fits almost as well, but after a rise.
		const counts = [431, 205, 708, 715, 356, 417, 444, 291, 489, 268, 360, 558, 431, 205, 708];
		const answer = detectLevellingOff(yearly(counts), { dispersionPrior: { weight: 100, value: 3 } });
		expect(answer.state).not.toBe("levelled");
	});
});

describe("standard errors far below the values", () => {
	const withErrors = (values: readonly number[]) =>
		yearlyValues(values).map((point) => ({ ...point, standardError: 1e-9 }));

	it("detectLevellingOff() does not take a slope for rounding because its standard error is small", () => {
		const wide: Prior = { weight: 4, value: 1e16 };
		expect(evidenceOf(withErrors([1, 2.1, 2.9, 4.2, 5]), { dispersionPrior: wide }).pLine).toBeLessThan(0.05);
		const light = detectLevellingOff(withErrors([1, 2.1, 3.1, 4.2, 4.2, 4.1, 4.2]), { method: "light" });
		expect(light.evidence?.p).toBeLessThan(0.05);
	});

	it("detectLevellingOff() by halves takes rounding for no difference", () => {
		for (const values of [
			[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
			[0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1],
		])
			expect(detectLevellingOff(yearlyValues(values), { method: "light" }).evidence).toMatchObject({
				p: 1,
				z: 0,
			});
	});
});

describe("the figure that a state rests on", () => {
	const restsOn = (series: LevellingSeries, options?: LevellingOffOptions) =>
		detectLevellingOff(series, options).reasons.find(({ code }) => code === "rests-on-one-figure");
	const broken = (counts: readonly number[], at: number) =>
		yearly(counts).map((point, index) => (index === at ? { ...point, breakBefore: "new rules" } : point));

	it("detectLevellingOff() looks for that of a step furthest off the line", () => {
		// rstandard(glm(y ~ t, family = poisson), type = "pearson") of R: largest for the ninth of ten, and for the third of six.
		const up = yearly([100, 102, 99, 101, 100, 98, 100, 103, 200, 205]);
		expect(restsOn(up)).toEqual({ code: "rests-on-one-figure", period: year(2008) });
		const down = yearly([1000, 980, 500, 520, 490, 510]);
		expect(restsOn(down)).toEqual({ code: "rests-on-one-figure", period: year(2002) });
	});

	it("detectLevellingOff() looks for that of a steady move where the slope is moved most", () => {
		// dfbeta(lm(y ~ t)) of R: the second moves the slope most of those that speak for the fall.
		const values = yearlyValues([80, 76, 28, 31, 25]);
		expect(restsOn(values)).toEqual({ code: "rests-on-one-figure", period: year(2001) });
	});

	it("detectLevellingOff() rests on a figure without which the same state comes from the other move", () => {
		const counts = [380, 0, 0, 0, 220, 320, 40];
		const whole = detectLevellingOff(yearly(counts));
		const rest = detectLevellingOff(yearly(counts.slice(1), 2001));
		expect([whole.state, whole.from, rest.state, rest.from]).toEqual([
			"levelled",
			"fall",
			"levelled",
			"rise",
		]);
		expect(restsOn(yearly(counts))).toEqual({ code: "rests-on-one-figure", period: year(2000) });
	});

	it("detectLevellingOff() keeps the others on their sides of a break that comes later", () => {
		expect(restsOn(broken([100, 102, 99, 101, 205, 200, 203, 198, 202, 201, 199, 204], 8))).toBeUndefined();
		expect(restsOn(broken([100, 141, 200, 283, 282, 284, 141, 140, 142, 141], 6))).toBeUndefined();
	});

	it("detectLevellingOff() rests on a figure without which the break is in the way", () => {
		const series = broken([100, 60, 30, 40, 0, 0], 3);
		expect(detectLevellingOff(series).state).toBe("falling");
		expect(restsOn(series)).toEqual({ code: "rests-on-one-figure", period: year(2003) });
	});
});

describe("refusals and cautions", () => {
	const months = (many: number) =>
		Array.from({ length: many }, (_, index) => ({
			period: `${2018 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
			count: Math.round(200 + 80 * Math.sin((Math.PI * index) / 6)),
		})) as { readonly period: ReturnType<typeof year>; readonly count: number }[];

	it("detectLevellingOff() does not look for a season where it refuses already", () => {
		const [first] = months(1);
		const twice = detectLevellingOff([...months(24), ...(first === undefined ? [] : [first])]);
		expect(twice.reasons.map(({ code }) => code)).toEqual(["duplicate-periods"]);
	});

	it("detectLevellingOff() looks for a season only where all figures are of months", () => {
		const quarter = { period: "2020-01/2020-03" as ReturnType<typeof year>, count: 650 };
		expect(detectLevellingOff(months(24)).state).toBe("insufficient");
		expect(detectLevellingOff([...months(24), quarter]).state).not.toBe("insufficient");
	});

	it("detectLevellingOff() by halves has a logarithm of a count that equals its exposure", () => {
		const series = yearly([30, 25, 20, 15, 12]).map((point) => ({ ...point, exposure: 30 }));
		expect(detectLevellingOff(series, { method: "light" }).state).not.toBe("insufficient");
	});

	it("detectLevellingOff() finds no strength in a p-value that leaves the series stable", () => {
		const answer = detectLevellingOff(yearly([50, 52, 49, 55, 58, 54, 60, 63]));
		expect(answer.evidence?.p).toBeGreaterThan(0.05);
		expect(answer.evidence?.p).toBeLessThan(0.2);
		expect([answer.state, answer.evidence?.strength]).toEqual(["stable", "none"]);
	});

	it("readLevellingSeries() names all zeros at the end where there is nothing else", () => {
		const { cautions } = readLevellingSeries("look", yearly([0, 0, 0, 0]));
		expect(cautions).toEqual([{ code: "zeros-at-end", periods: [2000, 2001, 2002, 2003].map(year) }]);
	});
});
