import { type Period, toPeriod } from "direction-of-travel";
import { defineIndicator, exceptionReport, positionStatement } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { months, single } from "./helpers.ts";

/** Rows of Blaby by their periods. */
const rowsOf = (periods: readonly string[], row: (at: number) => object) =>
	periods.map((period, at) => ({ indicator: "x", area: "Blaby", period: toPeriod(period), ...row(at) }));
const halves = rowsOf(["2018-04/2018-09", "2019-04/2019-09"], (at) => ({ count: 50 + 10 * at }));
const cumulative = ["2018", "2019"].flatMap((year) =>
	["06", "09", "12"].map((month) => `${year}-04/${year}-${month}`),
);
const partYear = { frequency: "part-year" } as const;
const say = (dashboard: ReturnType<typeof single>) => positionStatement(dashboard, "Crime").text;

describe("buildDashboard() and part of a year", () => {
	it("sets no annual target and no annual figure beside it, and says why", () => {
		const target = single({ ...partYear, target: 100 }, halves);
		expect(target.cells[0]?.target).toMatchObject({
			status: "not-compared",
			outcome: "not-compared",
			reasons: [{ code: "length-not-stated" }],
		});
		expect(exceptionReport(target).tally.at(-1)).toMatchObject({ judged: 0, notJudged: 1 });
		expect(say(target)).toContain(
			"It is not compared with the target, because the figure is of part of a year, and it is not said for how many months the other holds.",
		);
		const figure = single(
			{ ...partYear, measure: "rate", comparator: { value: 1.37, name: "the national average" } },
			halves.map((row) => ({ ...row, exposure: 300_000 })),
		);
		expect(figure.cells[0]).toMatchObject({ position: "not-compared", standing: "not-judged" });
		expect(figure.cells[0]?.comparison?.reasons).toEqual([{ code: "length-not-stated" }]);
		expect(say(figure)).toContain(
			"It is not compared with the national average, because the figure is of part of a year,",
		);
	});

	it("sets a target or a figure beside it that holds for as many months, and no other", () => {
		const of = (months: number) =>
			single(
				{
					...partYear,
					target: { target: { value: 100 }, months },
					comparator: { value: 55, name: "the plan", months },
				},
				halves,
			).cells[0];
		expect([of(6)?.target?.outcome, of(6)?.comparison?.status]).toEqual(["met", "compared"]);
		expect([of(12)?.target, of(12)?.comparison]).toMatchObject([
			{ reasons: [{ code: "length-differs" }] },
			{ reasons: [{ code: "length-differs" }] },
		]);
		const year = single(
			{ target: { target: { value: 500 }, months: 6 } },
			months("2018-01/2019-12").map((period) => ({ indicator: "x", area: "Blaby", period, count: 40 })),
		);
		expect(year.cells[0]?.target?.status).toBe("not-compared");
		const defined = defineIndicator({
			id: "x",
			polarity: "lower-is-better",
			measure: "rate",
			target: { target: { value: 1 }, months: 6 },
			comparator: { value: 2, name: "the plan", months: 6 },
		});
		expect(defineIndicator(defined)).toEqual(defined);
		expect(() =>
			defineIndicator({
				id: "x",
				polarity: "lower-is-better",
				measure: "count",
				target: { target: { value: 1 }, months: 0 },
			}),
		).toThrow("Cannot define the indicator x: target.months must be above 0, current value is 0");
	});

	it.each(["count", "proportion"] as const)(
		"takes the longest of figures since April as they are: %s",
		(measure) => {
			const cell = single(
				{ ...partYear, measure, comparator: "none" },
				rowsOf(cumulative, (at) => ({ count: 10 * (at + 1), denominator: 100 })),
			).cells[0];
			expect(cell).toMatchObject({
				status: "available",
				period: "2019-04/2019-12",
				previousPeriod: "2018-04/2018-12",
				current: { count: 60 },
				previous: { count: 30 },
				direction: "up",
				reasons: [],
			});
			expect(cell?.trendPoints.map(({ period, count }) => [period, count])).toEqual([
				["2018-04/2018-12", 30],
				["2019-04/2019-12", 60],
			]);
		},
	);

	it("misses a part that is not there, whatever shorter ones are", () => {
		const without = single(
			partYear,
			rowsOf(
				cumulative.filter((period) => period !== "2018-04/2018-12"),
				() => ({ count: 10 }),
			),
		).cells[0];
		expect([without?.current?.count, without?.previous, without?.reasons]).toEqual([
			10,
			null,
			[{ code: "missing-months", window: "previous", months: ["2018-04/2018-12"] }],
		]);
	});

	it("adds up the months of a part, and says when they do not say which part it is", () => {
		const count = { count: 5 };
		const part = months("2018-04/2018-09").concat(months("2019-04/2019-09"));
		const of = (periods: readonly Period[]) =>
			single(
				partYear,
				periods.map((period) => ({ indicator: "x", area: "Blaby", period, ...count })),
			);
		const [cell] = of(part).cells;
		expect(cell).toMatchObject({
			period: "2019-04/2019-09",
			current: { count: 30 },
			previous: { count: 30 },
		});
		const [gap] = of(part.filter((period) => period !== "2019-06")).cells;
		expect([gap?.period, gap?.current, gap?.coverage.missing]).toEqual([
			"2019-04/2019-09",
			null,
			["2019-06"],
		]);
		const round = of(months("2017-01/2019-12"));
		expect(round.cells[0]?.reasons).toEqual([{ code: "part-not-known" }]);
		expect(say(round)).toBe(
			"Crime in Blaby: no current figure, because monthly figures all the year round do not say which part of the year is meant.",
		);
		// One month of each year is a part of it.
		expect(of([toPeriod("2018-09"), toPeriod("2019-09")]).cells[0]?.current?.count).toBe(5);
	});

	it("sets half a year beside the same half of the year before", () => {
		const all = rowsOf(["2018-04/2018-09", "2018-10/2019-03", "2019-04/2019-09"], (at) => ({
			count: 50 + at,
		}));
		expect(single(partYear, all).cells[0]).toMatchObject({
			period: "2019-04/2019-09",
			current: { count: 52 },
			previous: { count: 50 },
		});
	});
});
