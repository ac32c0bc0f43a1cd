import { monthsIn, type Period, toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	type DashboardObservation,
	exceptionReport,
	formatReport,
	type IndicatorInput,
} from "direction-of-travel/report";
import { describe, expect, it } from "vitest";

const from = (months: string) => [{ from: toPeriod(months), cause: "New rules" }];
const row = (period: string, figures: Partial<DashboardObservation>): DashboardObservation => ({
	indicator: "x",
	area: "A",
	period: toPeriod(period),
	...figures,
});

/** The cell of area A. */
function cellOf(input: Partial<IndicatorInput>, rows: readonly DashboardObservation[], period: string) {
	const { cells } = buildDashboard(
		[{ id: "x", measure: "count", polarity: "lower-is-better", ...input } as IndicatorInput],
		rows,
		{ period: toPeriod(period), areas: [{ id: "A", level: "district" }] },
	);
	const [cell] = cells;
	if (cell === undefined) throw new Error("there is no cell");
	return cell;
}

describe("buildDashboard() and a break that the definition records", () => {
	const year = (start: number) => `${start}-04/${start + 1}-03`;
	const counts = [2016, 2017, 2018, 2019].map((start, at) =>
		row(year(start), { count: at === 3 ? 240 : 120 }),
	);
	const values = [2016, 2017, 2018, 2019].map((start, at) =>
		row(year(start), { value: at === 3 ? 70 : 50, sampleSize: 1000 }),
	);
	const quarters = Array.from({ length: 16 }, (_, at) => {
		const [year, first] = [2016 + Math.floor(at / 4), 1 + 3 * (at % 4)];
		const month = (one: number) => `${year}-${String(one).padStart(2, "0")}`;
		return row(`${month(first)}/${month(first + 2)}`, { count: at > 8 ? 60 : 30 });
	});

	it.each<[string, Partial<IndicatorInput>, readonly DashboardObservation[], string, string]>([
		["annual counts", { frequency: "annual" }, counts, "2020-03", "2018-10"],
		["an annual survey", { measure: "survey", frequency: "annual" }, values, "2020-03", "2018-10"],
		["quarters", { frequency: "quarterly" }, quarters, "2019-12", "2018-02"],
	])(
		"does not set %s beside each other where it lies within the earlier ones",
		(_, input, rows, period, month) => {
			const cell = cellOf({ ...input, breaks: from(month) }, rows, period);
			expect(cell.travel).toBeNull();
			expect(cell.causes).toEqual(["New rules"]);
			expect(cell.reasons).toEqual([
				{ code: "break-in-series", at: month, cause: "New rules", where: "within-previous" },
			]);
			// At the first month nothing of the earlier figure is of before.
			const first = input.frequency === "quarterly" ? "2018-01" : "2018-04";
			const clear = cellOf({ ...input, breaks: from(first) }, rows, period);
			expect(clear.reasons).toEqual([]);
			expect(clear.travel).not.toBeNull();
		},
	);

	it.each([
		["2018-07", "within-previous"],
		["2019-03", "within-previous"],
		["2019-04", "between"],
		["2019-10", "within-current"],
		["2020-03", "within-current"],
	])("says where one of %s lies: %s", (month, where) => {
		for (const [input, rows] of [
			[{ frequency: "annual" }, counts],
			[{ measure: "survey", frequency: "annual" }, values],
		] as const)
			expect(cellOf({ ...input, breaks: from(month) }, rows, "2020-03").reasons).toMatchObject([
				{ code: "break-in-series", cause: "New rules", where },
			]);
	});

	it("sees one within the first figure of a series, and says the same of counts and of months", () => {
		const last = counts.slice(2);
		expect(cellOf({ frequency: "annual", breaks: from("2018-10") }, last, "2020-03").reasons).toEqual([
			{ code: "break-in-series", at: "2018-10", cause: "New rules", where: "within-previous" },
		]);
		expect(cellOf({ frequency: "annual", breaks: from("2018-04") }, last, "2020-03").reasons).toEqual([]);
		const monthly = monthsIn(toPeriod("2016-04/2020-03")).map((period) => row(period, { count: 10 }));
		for (const month of ["2018-10", "2019-04", "2019-12"]) {
			const whereOf = (rows: readonly DashboardObservation[], input: Partial<IndicatorInput>) =>
				cellOf({ ...input, breaks: from(month) }, rows, "2020-03").reasons.map((reason) =>
					"where" in reason ? reason.where : reason.code,
				);
			expect(whereOf(monthly, {})).toEqual(whereOf(counts, { frequency: "annual" }));
		}
	});

	it("lets half a year stand where it lies in the other half", () => {
		const halves = [2017, 2018, 2019].map((start) => row(`${start}-04/${start}-09`, { count: 60 }));
		const reasonsOf = (month: string) =>
			cellOf({ frequency: "part-year", breaks: from(month) }, halves, "2019-09").reasons;
		expect(reasonsOf("2018-07")).toMatchObject([{ where: "within-previous" }]);
		expect(reasonsOf("2018-04")).toEqual([]);
		expect(reasonsOf("2019-04")).toMatchObject([{ where: "between" }]);
	});

	it("has it in the sum of the parts of a county too", () => {
		const rows = ["A", "B"].flatMap((area) => counts.map((one) => ({ ...one, area })));
		const dashboard = buildDashboard(
			[
				{
					id: "x",
					measure: "count",
					polarity: "lower-is-better",
					frequency: "annual",
					breaks: from("2018-10"),
				},
			],
			rows,
			{
				period: toPeriod("2020-03"),
				areas: [
					{ id: "A", level: "district", parent: "C" },
					{ id: "B", level: "district", parent: "C" },
					{ id: "C", level: "county" },
				],
			},
		);
		for (const cell of dashboard.cells)
			expect(cell.reasons).toMatchObject([{ code: "break-in-series", where: "within-previous" }]);
		expect(exceptionReport(dashboard).exceptions).toEqual([]);
	});
});

describe("buildDashboard() and rows of one period", () => {
	const survey = { measure: "survey", frequency: "annual" } as const;
	const asked = (year: number, value: number | null, vintage?: string) =>
		row(`${year}-01/${year}-12`, { value, sampleSize: 500, ...(vintage === undefined ? {} : { vintage }) });

	it("takes the later vintage of a survey, and none that cannot be put in order", () => {
		const of = (...later: readonly DashboardObservation[]) =>
			cellOf(survey, [asked(2018, 50), ...later], "2019-12");
		for (const rows of [
			[asked(2019, 60, "2020-03"), asked(2019, 70, "2020-06-01")],
			[asked(2019, 70, "2020-06-01"), asked(2019, 60, "2020-03")],
		])
			expect(of(...rows).current?.value).toBe(70);
		for (const rows of [
			[asked(2019, 60, "2020-04"), asked(2019, 70, "2020-04-23")],
			[asked(2019, 70, "2020-04-23"), asked(2019, 60, "2020-04")],
		])
			expect(of(...rows).reasons).toMatchObject([{ code: "duplicate-period" }]);
		expect(() => of(asked(2019, 60, "March 2020"))).toThrow(
			'Cannot build the dashboard, x of A: vintage of 2019-01/2019-12 must be YYYY-MM-DD or YYYY-MM, current value is "March 2020"',
		);
	});

	it("says the same of a figure beside a blank or a withheld one, whichever comes first", () => {
		const base = monthsIn(toPeriod("2017-12/2019-11")).map((period) => row(period, { count: 10 }));
		const last = (count: number | null, rest: Partial<DashboardObservation> = {}) =>
			row("2019-12", { count, ...rest });
		const withheld = last(null, { withheld: { from: 1, to: 4 } });
		for (const pair of [
			[last(null), last(10)],
			[withheld, last(10)],
			[last(null), withheld],
		]) {
			const [one, other] = [pair, [...pair].reverse()].map((rows) =>
				cellOf({ measure: "count" }, [...base, ...rows], "2019-12"),
			);
			expect(one).toEqual(other);
			expect(one?.status).toBe("not-available");
		}
	});
});

describe("buildDashboard() and what an area is compared with", () => {
	const values = { A: 40, B: 60, C: 80 };
	const rows = Object.entries(values).map(([area, value]) => ({
		...row("2019-01/2019-12", { value, sampleSize: 1000 }),
		area,
	}));
	const dashboardOf = (own: "in" | "out", extra: { members?: "available" } = {}, given = rows) =>
		buildDashboard(
			[
				{
					id: "x",
					measure: "survey",
					polarity: "higher-is-better",
					frequency: "annual",
					comparator: { method: "mean-of-rates", own, ...extra },
				},
			],
			given,
			{
				period: toPeriod("2019-12"),
				areas: [
					...Object.keys(values).map((id) => ({ id, level: "district" as const, parent: "County" })),
					{ id: "County", level: "county" as const },
				],
			},
		);
	const benchmarks = (dashboard: ReturnType<typeof buildDashboard>) =>
		dashboard.cells
			.slice(0, 3)
			.map(({ comparison }) => (comparison?.status === "compared" ? comparison.benchmark : null));

	it("leaves a survey's own area out of the mean where that is asked for, as the note says", () => {
		expect(benchmarks(dashboardOf("in"))).toEqual([60, 60, 60]);
		const dashboard = dashboardOf("out");
		expect(benchmarks(dashboard)).toEqual([70, 60, 50]);
		expect(dashboard.averages).toMatchObject([{ value: 60, members: ["A", "B", "C"] }]);
		expect(formatReport(dashboard)).toContain("without the area that is compared");
		// A member without a figure leaves the others none, but for itself; nor is there one where all are left out.
		expect(benchmarks(dashboardOf("out", {}, rows.slice(0, 2)))).toEqual([null, null, null]);
		expect(benchmarks(dashboardOf("out", { members: "available" }, rows.slice(0, 2)))).toEqual([
			60,
			40,
			null,
		]);
	});

	it("adds up the calls of a year where a rate says so, and takes the mean of its people", () => {
		const calls = monthsIn(toPeriod("2018-01/2019-12")).map((period: Period) =>
			row(period, { count: 20, exposure: 10_000 }),
		);
		const rateOf = (exposureRule?: "mean-over-window" | "sum-over-window") => {
			const rate = { measure: "rate", ...(exposureRule === undefined ? {} : { exposureRule }) } as const;
			const { current } = cellOf(rate, calls, "2019-12");
			return [current?.count, current?.exposure, current?.value];
		};
		expect(rateOf()).toEqual([240, 10_000, 24]);
		expect(rateOf("mean-over-window")).toEqual([240, 10_000, 24]);
		expect(rateOf("sum-over-window")).toEqual([240, 120_000, 2]);
		// Residents are no sum, whatever they would be taken for.
		const bare = calls.map(({ exposure: _, ...rest }) => rest);
		const dashboard = (exposureRule: "mean-over-window" | "sum-over-window") =>
			buildDashboard([{ id: "x", measure: "rate", polarity: "lower-is-better", exposureRule }], bare, {
				period: toPeriod("2019-12"),
				areas: [{ id: "A", level: "district" }],
				populations: [{ area: "A", population: 10_000 }],
			}).cells[0];
		expect(dashboard("mean-over-window")?.current?.value).toBe(24);
		expect(dashboard("sum-over-window")?.current).toBeNull();
		expect(dashboard("sum-over-window")?.reasons).toMatchObject([{ code: "population-not-given" }]);
	});
});
