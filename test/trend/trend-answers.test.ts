import { describe, expect, it } from "vitest";
import { periodOf } from "../../src/period/months.ts";
import { detectStep, trend } from "../../src/trend/index.ts";
import { expectNear, expectPlain, month, yearly, yearlyValues } from "./helpers.ts";

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

	it("trend() with seasons has all other cautions", () => {
		const rows = Array.from({ length: 27 }, (_, index) => ({ period: month(index), count: 40 }));
		const gap = rows.filter((_, index) => index !== 20);
		expect(trend(gap).reasons).toEqual([{ code: "missing-periods", periods: [month(20)] }]);
	});

	it("trend() needs three figures more than there are levels: of seasons, and of both sides of a break", () => {
		const lackOf = (length: number, months: number, breakAt: number | null) => {
			const rows = Array.from({ length }, (_, index) => ({
				period: periodOf(24_000 + months * index, 24_000 + months * index + months - 1, "make a period"),
				count: 40,
				...(index === breakAt ? { breakBefore: "new rules" } : {}),
			}));
			const { status, reasons } = trend(rows, { points: "all" });
			return status === "assessed" ? null : reasons;
		};
		const lack = (found: number, needed: number) => [{ code: "too-few-points", found, needed }];
		expect([lackOf(3, 12, null), lackOf(4, 12, null)]).toEqual([lack(3, 4), null]);
		expect([lackOf(4, 6, null), lackOf(5, 6, null)]).toEqual([lack(4, 5), null]);
		expect([lackOf(10, 3, 5), lackOf(11, 3, 5)]).toEqual([lack(10, 11), null]);
		expect([lackOf(26, 1, 13), lackOf(27, 1, 13)]).toEqual([lack(26, 27), null]);
	});

	it("trend() has no slope of values that differ by rounding alone", () => {
		for (const step of [1, 3, 7, 11]) {
			const values = Array.from({ length: 8 }, (_, at) => 0.1 * (1 + ((at * step) % 5) * Number.EPSILON));
			const answer = trend(
				yearlyValues(values).map((row) => ({ ...row, standardError: 1e-3 })),
				{ points: "all" },
			);
			expect(Math.abs(answer.slope?.coefficient ?? 1)).toBeLessThan(1e-15);
			expect([answer.evidence?.z, answer.evidence?.p]).toEqual([0, 1]);
		}
	});

	it("trend() shows no direction of a slope that is too small for a number", () => {
		// More than half of the pairs rise, or fall, by the smallest number there is in several years.
		for (const least of [Number.MIN_VALUE, -Number.MIN_VALUE]) {
			const values = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1].map((one) => one * least);
			const answer = trend(yearlyValues(values), { points: "all" });
			expect(answer.evidence?.p).toBeLessThan(0.05);
			expect([answer.direction, answer.slope?.coefficient, answer.slope?.change]).toEqual([
				"no-clear-trend",
				0,
				0,
			]);
		}
	});

	it("trend() writes 0 where it is given -0", () => {
		for (const values of [
			[-0, -0, -0, -0, -0],
			[0, -0, -0, -0, -0],
			[0, 0, 0, -0, -0, -0],
			[-0, 0, -0, 0, -0],
			[3, 1, -0, -1, -3],
		])
			for (const sign of [1, -1]) {
				const answer = trend(yearlyValues(values.map((value) => sign * value)), { points: "all" });
				expect(answer.status).toBe("assessed");
				expectPlain(answer);
			}
	});
});

describe("the step of proportions that are none or all on small numbers", () => {
	it("detectStep() finds the line that glm() of R finds", () => {
		const [counts, sizes] = [
			[50, 5, 1, 10, 0, 1],
			[1000, 5, 1, 1000, 1, 1],
		];
		const rows = yearly(counts).map((row, at) => ({ ...row, denominator: sizes[at] ?? 1 }));
		// deviance(glm(cbind(y, n - y) ~ t + (t > 3), binomial))
		const { evidence } = detectStep(rows as never);
		expectNear(evidence?.stepDeviance, 3.0046955997433, 1e-12);
	});
});
