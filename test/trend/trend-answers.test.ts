import { describe, expect, it } from "vitest";
import { trend } from "../../src/trend/index.ts";
import { month, yearlyValues } from "./helpers.ts";

describe("the answers of trend()", () => {
	it("trend() has the slope of logarithms in percent", () => {
		const values = [0, 1, 2, 3, 4, 5].map((power) => 100 * 1.1 ** power);
		const { slope, direction, reasons } = trend(yearlyValues(values), { scale: "log", points: "all" });
		expect(slope?.change).toBeCloseTo(10, 9);
		expect([direction, reasons]).toEqual(["rising", []]);
	});

	it("trend() says nothing of an empty series", () => {
		expect(trend([])).toMatchObject({ method: null, usualMonths: null, measure: null });
	});

	it("trend() has a direction and a performance for every way", () => {
		const performanceOf = (values: readonly number[], polarity: "lower-is-better" | "higher-is-better") =>
			trend(yearlyValues(values), { polarity }).performance;
		expect(performanceOf([1, 2, 3, 4, 5], "higher-is-better")).toBe("improving");
		expect(performanceOf([1, 2, 3, 4, 5], "lower-is-better")).toBe("worsening");
		expect(performanceOf([3, 1, 2, 3, 1], "higher-is-better")).toBe("stable");
		expect(performanceOf([3, 1, 2, 3, 1], "lower-is-better")).toBe("stable");
	});

	it("trend() shows no direction where most pairs are equal, however small p is", () => {
		// Of 66 pairs 27 rise: the median of their slopes is 0.
		const answer = trend(yearlyValues([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]), { points: "all" });
		expect(answer.evidence?.p).toBeLessThan(0.05);
		expect(answer.direction).toBe("no-clear-trend");
	});

	it("trend() with seasons has no caution about them and no intercept", () => {
		const values = Array.from({ length: 36 }, (_, index) => index + (index % 12) ** 2);
		const series = values.map((value, index) => ({ period: month(index), value }));
		const codes = (seasons: "model" | "ignore") =>
			trend(series, { points: "all", seasons }).reasons.map(({ code }) => code);
		expect(codes("model")).not.toContain("season-not-modelled");
		expect(codes("ignore")).toContain("season-not-modelled");
		expect(trend(series, { points: "all" }).evidence).toMatchObject({ intercept: null });
	});

	it("trend() has a score of counts and of proportions only", () => {
		const values = yearlyValues([1, 2, 4, 3, 5]).map((point) => ({ ...point, standardError: 1 }));
		const answer = trend(values);
		expect([answer.method, answer.evidence]).toMatchObject([
			"least-squares",
			{ scoreZ: null, departure: null },
		]);
		const shares = values.map(({ period, value }) => ({
			period,
			count: 10 * (value ?? 0),
			denominator: 100,
		}));
		expect(trend(shares).method).toBe("logistic");
	});
});
