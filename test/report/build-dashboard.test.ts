import { controlChart, toPeriod } from "direction-of-travel";
import { buildDashboard, type DashboardObservation } from "direction-of-travel/report";
import { readObservations } from "direction-of-travel/schema";
import { describe, expect, it } from "vitest";
import { frozen, monthly, months, single } from "./helpers.ts";

const two = "2018-01/2019-12";

/** A county whose residents are more than a number can hold. */
const beyond = {
	areas: [
		{ id: "A", level: "county" as const },
		{ id: "B", level: "district" as const, parent: "A" },
		{ id: "C", level: "district" as const, parent: "A" },
	],
	populations: ["B", "C"].map((area) => ({ area, year: 2018, population: 1.7e308 })),
};

describe("buildDashboard()", () => {
	it("gives a record that JSON keeps, from arguments that it leaves alone", () => {
		const rows = frozen([
			...monthly("x", "Blaby", "2015-01/2019-12", (month) => 40 + (month % 7)),
			...monthly("x", "Melton", two, () => 0),
		]);
		const dashboard = single(
			{ measure: "rate", target: 5 },
			rows,
			frozen({
				areas: [
					{ id: "Blaby", level: "district" as const, parent: "County" },
					{ id: "Melton", level: "district" as const, parent: "County" },
					{ id: "County", level: "county" as const },
					{ id: "Nowhere", level: "county" as const },
				],
				populations: [
					{ area: "Blaby", population: 1000 },
					{ area: "Melton", population: 500 },
				],
			}),
		);
		expect(JSON.parse(JSON.stringify(dashboard))).toEqual(dashboard);
		expect(dashboard.cells.map(({ area, status, reasons }) => [area, status, reasons])).toEqual([
			["Blaby", "available", []],
			["Melton", "available", []],
			["County", "available", []],
			["Nowhere", "not-available", [{ code: "no-observations" }]],
		]);
		expect(dashboard.averages).toMatchObject([
			{ status: "not-available", value: null, excluded: ["Nowhere"] },
		]);
	});

	it("gives the signal that controlChart() gives of the last point", () => {
		for (const [breakAt, jump] of [
			[null, 0],
			[30, 0],
			[30, 40],
			[54, 40],
		] as const) {
			const rows = monthly("x", "Blaby", "2015-01/2019-12", (month) =>
				Math.floor(40 + 12 * Math.sin(month * month) + (month > 50 ? jump : 0)),
			).map((row, month) => (month === breakAt ? { ...row, breakBefore: "new rules" } : row));
			const cell = single({ polarity: "lower-is-better" }, rows).cells[0];
			const declared = breakAt === 30 ? "2017-07/2017-09" : "2019-07/2019-09";
			const chart = controlChart(
				(cell?.trendPoints ?? []).map(({ period, value }) => ({
					period,
					value,
					...(breakAt !== null && period === declared ? { breakBefore: "new rules" } : {}),
				})),
				{ chart: "xmr", polarity: "lower-is-better", minimum: 0 },
			);
			const last = chart.points.at(-1);
			expect(chart.status).toBe("charted");
			expect(cell?.signal).toEqual({
				period: last?.period,
				type: last?.type,
				rules: last?.rules,
				value: last?.value,
				centre: last?.centre,
				lower: last?.lower,
				upper: last?.upper,
				points: chart.status === "charted" ? chart.segments.at(-1)?.baseline : null,
			});
		}
	});

	it("never counts a missing, blank or withheld month as 0", () => {
		const rows = monthly("x", "Blaby", two, () => 10);
		const without = single(
			{},
			rows.filter(({ period }) => period !== "2019-03"),
		).cells[0];
		expect([without?.status, without?.current, without?.reasons]).toEqual([
			"not-available",
			null,
			[{ code: "missing-months", window: "current", months: ["2019-03"] }],
		]);
		expect(without?.previous?.count).toBe(120);
		expect(without?.coverage).toMatchObject({ lastObserved: "2019-12", lag: 0, missing: ["2019-03"] });
		expect(without?.trendPoints.find(({ period }) => period === "2019-01/2019-03")?.value).toBeNull();
		const blank = single(
			{},
			rows.map((row) => (row.period === "2018-03" ? { ...row, count: null } : row)),
		).cells[0];
		expect([blank?.status, blank?.current?.value, blank?.previous, blank?.travel]).toEqual([
			"available",
			120,
			null,
			null,
		]);
		expect(blank?.coverage.blank).toEqual(["2018-03"]);
		const withheld = single(
			{},
			rows.map((row) =>
				row.period === "2019-03" ? { ...row, count: null, withheld: { from: 1, to: 4 } } : row,
			),
		).cells[0];
		expect([withheld?.status, withheld?.coverage.withheld]).toEqual(["not-available", ["2019-03"]]);
		expect(withheld?.reasons).toEqual([
			{ code: "withheld", window: "current", periods: ["2019-03"], lower: 111, upper: 114 },
		]);
	});

	it("is not changed by later months nor by the order of the rows", () => {
		const rows = monthly("x", "Blaby", "2016-01/2020-06", (month) => 30 + (month % 5));
		const early = rows.filter(({ period }) => period <= "2019-12");
		expect(single({}, [...rows].reverse())).toEqual(single({}, early));
	});

	it("says how far an indicator lies behind, and stops where that is too far", () => {
		const rows = monthly("x", "Blaby", "2017-01/2019-10", () => 10);
		const cell = single({}, rows).cells[0];
		expect([cell?.period, cell?.coverage.lag]).toEqual(["2018-11/2019-10", 2]);
		const late = single({}, rows, { maximumLag: 1 }).cells[0];
		expect([late?.status, late?.reasons]).toEqual([
			"not-available",
			[{ code: "lagging", lag: 2, maximum: 1 }],
		]);
	});

	it("adds a county up from its districts for the periods that all of them have", () => {
		const areas = [
			{ id: "A", level: "district" as const, parent: "C" },
			{ id: "B", level: "district" as const, parent: "C" },
			{ id: "C", level: "county" as const },
		];
		const rows = [...monthly("x", "A", two, () => 4), ...monthly("x", "B", two, (month) => month)];
		const sum = single({}, rows, { areas }).cells[2];
		expect([sum?.origin, sum?.current?.count, sum?.previous?.count]).toEqual([
			"sum-of-parts",
			48 + 210,
			48 + 66,
		]);
		const part = single(
			{},
			rows.filter(({ area, period }) => area === "A" || period !== "2019-05"),
			{ areas },
		).cells[2];
		expect(part?.coverage.missing).toEqual(["2019-05"]);
		const none = single(
			{},
			rows.filter(({ area }) => area === "A"),
			{ areas },
		).cells[2];
		expect(none?.reasons).toEqual([{ code: "parts-missing", areas: ["B"] }]);
		const given = single({}, [...rows, ...monthly("x", "C", two, () => 100)], { areas }).cells[2];
		expect([given?.origin, given?.current?.count]).toEqual(["own", 1200]);
	});

	it("takes the average from the region's own observations where there are some", () => {
		const areas = [
			{ id: "A", level: "district" as const },
			{ id: "B", level: "district" as const },
			{ id: "R", name: "Region", level: "region" as const },
		];
		const populations = [
			{ area: "A", population: 10_000 },
			{ area: "B", population: 30_000 },
			{ area: "R", population: 100_000 },
		];
		const rows = [
			...monthly("x", "A", two, () => 50),
			...monthly("x", "B", two, () => 60),
			...monthly("x", "R", two, () => 400),
		];
		const own = single({ measure: "rate" }, rows, { areas, populations });
		expect(own.averages[0]).toMatchObject({
			value: 48,
			comparedWith: { kind: "average", name: "Region", method: "pooled", source: "own-observations" },
		});
		expect(own.cells[0]?.comparison).toMatchObject({
			benchmark: 48,
			own: "removed",
			referenceCount: 4200,
			referenceExposure: 90_000,
		});
		const out = single({ measure: "rate", comparator: { method: "pooled", own: "out" } }, rows, {
			areas,
			populations,
		});
		expect(out.cells[0]?.comparison).toMatchObject({ benchmark: 4200 / 90, own: "out" });
		const mean = single({ measure: "rate", comparator: "mean-of-rates" }, rows, { areas, populations });
		expect(mean.averages[0]).toMatchObject({ value: (60 + 24) / 2, comparedWith: { source: "members" } });
	});

	it("compares with a figure, and ranks districts with ties", () => {
		const areas = ["A", "B", "C"].map((id) => ({ id, level: "district" as const }));
		const rows = ["A", "B", "C"].flatMap((area) => monthly("x", area, two, () => (area === "C" ? 90 : 50)));
		const dashboard = single({ comparator: { value: 600, name: "the plan" } }, rows, {
			areas,
			rankOrder: "best-first",
		});
		expect(dashboard.cells.map(({ rank }) => rank)).toEqual([
			{ rank: 1, of: 3, order: "lowest-first", tiedWith: ["B"] },
			{ rank: 1, of: 3, order: "lowest-first", tiedWith: ["A"] },
			{ rank: 3, of: 3, order: "lowest-first", tiedWith: [] },
		]);
		expect(dashboard.cells.map(({ position, standing }) => [position, standing])).toEqual([
			["in-line", "similar"],
			["in-line", "similar"],
			["higher", "worse"],
		]);
		expect(dashboard.cells[0]?.comparedWith).toEqual({
			kind: "figure",
			name: "the plan",
			method: null,
			source: null,
		});
	});

	it("does not compare over a break, and records its cause", () => {
		const rows = monthly("x", "Blaby", "2016-01/2019-12", (month) => (month < 39 ? 20 : 60));
		const cell = single({ breaks: [{ from: toPeriod("2019-04"), cause: "New criteria" }] }, rows).cells[0];
		expect(cell?.reasons).toEqual([
			{ code: "break-in-series", at: "2019-04", cause: "New criteria", where: "within-current" },
		]);
		expect([cell?.status, cell?.current?.count, cell?.direction, cell?.causes]).toEqual([
			"available",
			9 * 60 + 3 * 20,
			null,
			["New criteria"],
		]);
		expect(cell?.trend?.reasons).toContainEqual({ code: "break-taken-out", periods: ["2019-04/2019-06"] });
	});

	it("sets part years beside the same months, and years beside years", () => {
		const halves = [2015, 2016, 2017, 2018, 2019].map((year) => ({
			indicator: "x",
			area: "Blaby",
			period: toPeriod(`${year}-04/${year}-09`),
			count: 2065 - year,
		}));
		const half = single({ frequency: "part-year" }, halves).cells[0];
		expect([half?.period, half?.previousPeriod, half?.current?.count, half?.previous?.count]).toEqual([
			"2019-04/2019-09",
			"2018-04/2018-09",
			46,
			47,
		]);
		expect([half?.coverage.lag, half?.trendPoints.length, half?.rateOfChange]).toEqual([3, 5, null]);
		const years = [190, 124, 126, 101, 100].map((count, index) => ({
			indicator: "x",
			area: "Blaby",
			period: toPeriod(`${2014 + index}-04/${2015 + index}-03`),
			count,
		}));
		const year = single({ frequency: "annual" }, years).cells[0];
		expect([year?.current?.count, year?.previous?.count, year?.coverage.lag]).toEqual([100, 101, 9]);
		expect([year?.trend?.direction, year?.levellingOff?.state]).toEqual(["falling", "levelling"]);
	});

	it("tests a proportion by its parts", () => {
		const rows = months(two).map((period, month) => ({
			indicator: "x",
			area: "Blaby",
			period,
			count: month < 12 ? 62 : 40,
			denominator: 100,
		}));
		const cell = single({ measure: "proportion", polarity: "higher-is-better" }, rows).cells[0];
		expect(cell?.current).toMatchObject({ value: 40, count: 480, exposure: 1200 });
		expect([cell?.direction, cell?.performance, cell?.travel?.kind]).toEqual([
			"down",
			"worsening",
			"proportions",
		]);
		// An exposure is for rates: the proportion stays that of its denominator.
		const exposed = rows.map((row) => ({ ...row, exposure: 5_000 }));
		expect(single({ measure: "proportion", polarity: "higher-is-better" }, exposed).cells[0]).toEqual(cell);
		// By itself it is the whole.
		const whole = rows.map(({ denominator, ...row }) => ({ ...row, exposure: denominator }));
		expect(single({ measure: "proportion", polarity: "higher-is-better" }, whole).cells[0]).toEqual(cell);
		expect(cell?.comparison?.status === "not-compared" && cell.comparison.reasons).toEqual([
			{ code: "same-area" },
		]);
		expect(() =>
			single({ measure: "proportion" }, [
				{ indicator: "x", area: "Blaby", period: toPeriod("2019-12"), count: 3, denominator: 2 },
			]),
		).toThrow(
			"Cannot build the dashboard, x of Blaby: count of 2019-12 must be at most its denominator, 2, current value is 3",
		);
	});

	it("tests a survey by its sample or its tolerance, and not at all without either", () => {
		const wave = (year: number, value: number | null, extra = {}): DashboardObservation => ({
			indicator: "x",
			area: "Blaby",
			period: toPeriod(`${year}-04/${year + 1}-03`),
			value,
			...extra,
		});
		const survey = { measure: "survey", frequency: "annual", polarity: "higher-is-better" } as const;
		const sized = single(survey, [wave(2017, 94, { sampleSize: 400 }), wave(2018, 80, { denominator: 400 })])
			.cells[0];
		expect(sized?.current?.standardError).toBeCloseTo(2, 12);
		expect([sized?.direction, sized?.performance, sized?.percentChange]).toEqual([
			"down",
			"worsening",
			(100 * -14) / 94,
		]);
		const all = single(survey, [wave(2017, 100, { sampleSize: 99 }), wave(2018, 100, { sampleSize: 99 })])
			.cells[0];
		expect([all?.current?.upper, all?.direction]).toEqual([100, "similar"]);
		// By Wilson's formula, worked out in Python: the limits of 30 of 30, none of 900 and 376 of 400.
		for (const [value, sampleSize, lower, upper] of [
			[100, 30, 88.64866068260312, 100],
			[0, 900, 0, 0.4250146730054127],
			[94, 400, 91.22771510995437, 95.935202988628],
		] as const) {
			const current = single(survey, [wave(2018, value, { sampleSize })]).cells[0]?.current;
			expect(current?.lower).toBeCloseTo(lower, 10);
			expect(current?.upper).toBeCloseTo(upper, 10);
		}
		const told = { ...survey, uncertainty: "standard-error" } as const;
		const normal = single(told, [wave(2018, 97, { standardError: 2 })]).cells[0]?.current;
		expect([normal?.lower, normal?.upper]).toEqual([97 - 2 * 1.959963984540054, 100]);
		const tolerated = single({ ...survey, tolerance: 1 }, [wave(2017, 94), wave(2018, 94)]).cells[0];
		expect([tolerated?.direction, tolerated?.current?.lower]).toEqual(["similar", null]);
		const bare = single(survey, [wave(2017, 94), wave(2018, 94)]).cells[0];
		expect([bare?.status, bare?.direction, bare?.reasons]).toEqual([
			"available",
			null,
			[
				{ code: "uncertainty-missing", window: "current", period: "2018-04/2019-03" },
				{ code: "uncertainty-missing", window: "previous", period: "2017-04/2018-03" },
			],
		]);
		const gap = single({ ...survey, tolerance: 1 }, [wave(2016, 94), wave(2018, 93), wave(2017, null)])
			.cells[0];
		expect([gap?.reasons, gap?.coverage.blank]).toEqual([
			[{ code: "period-missing", window: "previous", period: "2017-04/2018-03" }],
			["2017-04/2018-03"],
		]);
		const twice = single({ ...survey, tolerance: 1 }, [wave(2017, 94), wave(2017, 95), wave(2018, 93)])
			.cells[0];
		expect(twice?.reasons).toEqual([
			{ code: "duplicate-period", window: "previous", period: "2017-04/2018-03" },
		]);
	});

	it("compares averages with the region's own figure or the mean of the members", () => {
		const areas = [
			{ id: "A", level: "district" as const },
			{ id: "B", level: "district" as const },
			{ id: "R", level: "region" as const },
		];
		const row = (area: string, value: number, year = 2018): DashboardObservation => ({
			indicator: "x",
			area,
			period: toPeriod(`${year}-04/${year + 1}-03`),
			value,
			standardError: 1,
		});
		const average = { measure: "average", frequency: "annual" } as const;
		const own = single({ ...average, comparator: "pooled" }, [row("A", 50), row("B", 40), row("R", 41)], {
			areas,
		});
		expect(own.cells.map(({ position }) => position)).toEqual(["higher", "in-line", "not-compared"]);
		const mean = single({ ...average, comparator: "mean-of-rates" }, [row("A", 50), row("B", 40)], { areas });
		expect(mean.averages[0]?.value).toBe(45);
		expect(mean.cells.map(({ position }) => position)).toEqual(["higher", "lower", "not-compared"]);
		const pooled = single({ ...average, comparator: "pooled" }, [row("A", 50), row("B", 40)], { areas });
		expect(pooled.cells[0]?.comparison).toMatchObject({
			status: "not-compared",
			reasons: [{ code: "benchmark-missing" }],
		});
	});

	it("says when a rate has no population", () => {
		const cell = single(
			{ measure: "rate" },
			monthly("x", "Blaby", two, () => 3),
		).cells[0];
		expect([cell?.status, cell?.reasons]).toEqual(["not-available", [{ code: "population-not-given" }]]);
		const late = single(
			{ measure: "rate" },
			monthly("x", "Blaby", two, () => 3),
			{
				populations: [{ area: "Blaby", year: 2018, population: 1000 }],
			},
		).cells[0];
		expect([late?.current?.exposure, late?.previous, late?.reasons]).toEqual([
			1000,
			null,
			[{ code: "population-missing", years: [2017], window: "previous" }],
		]);
	});

	it("adds up the residents of the parts only where a rate is over them", () => {
		const rows = monthly("x", "B", two, () => 3);
		expect(single({}, rows, beyond).cells.map(({ status }) => status)).toEqual([
			"not-available",
			"available",
			"not-available",
		]);
		const [cell] = single(
			{ measure: "proportion" },
			rows.map((row) => ({ ...row, area: "A", denominator: 10 })),
			beyond,
		).cells;
		expect([cell?.status, cell?.current?.exposure]).toEqual(["available", 120]);
	});

	it("takes areas and indicators that are called like parts of an object", () => {
		const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
		const dashboard = buildDashboard(
			names.map((id) => ({ id, category: id, polarity: "lower-is-better", measure: "rate" })),
			names.flatMap((indicator) => names.flatMap((area) => monthly(indicator, area, two, () => 5))),
			{
				period: toPeriod("2019-12"),
				areas: names.map((id) => ({ id, level: "district" as const })),
				populations: names.map((area) => ({ area, population: 100 })),
			},
		);
		expect(dashboard.categories).toEqual(names);
		expect(dashboard.cells.map(({ current }) => current?.value)).toEqual(Array(16).fill(600));
		expect(JSON.parse(JSON.stringify(dashboard))).toEqual(dashboard);
	});

	it("counts rows that no cell uses", () => {
		const dashboard = single({}, [
			...monthly("y", "Blaby", "2019-01/2019-03", () => 1),
			...monthly("x", "Elsewhere", "2019-01/2019-02", () => 1),
		]);
		expect(dashboard.unused).toEqual([
			{ because: "unknown-indicator", name: "y", rows: 3 },
			{ because: "unknown-area", name: "Elsewhere", rows: 2 },
		]);
	});

	it("takes the rows of readObservations() as they are", () => {
		const { observations } = readObservations(
			months(two).map((month) => ({ month, district: "Blaby", count: "7" })),
			{ columns: { period: "month", areaName: "district", count: "count" }, indicator: "x" },
		);
		expect(single({}, observations).cells[0]?.current?.count).toBe(84);
	});

	it("looks for levelling off where it is asked to", () => {
		const rows = monthly("x", "Blaby", "2016-01/2019-12", (month) => 40 + month);
		expect(single({}, rows, { levellingOff: "none" }).cells[0]?.levellingOff).toBeNull();
		expect(single({}, rows, { levellingOff: ["county"] }).cells[0]?.levellingOff).toBeNull();
		expect(single({}, rows, { levellingOff: ["district"] }).cells[0]?.levellingOff?.method).toBe("model");
		expect(single({}, rows, { levellingMethod: "light" }).cells[0]?.levellingOff?.method).toBe("light");
	});

	it.each<[string, () => unknown]>([
		[
			"Cannot build the dashboard: options must be an object, current value is undefined",
			() => buildDashboard([], [], undefined as never),
		],
		[
			"Cannot build the dashboard: trendPeriods must be 4 or more, current value is 3",
			() => single({}, [], { trendPeriods: 3 }),
		],
		[
			"Cannot build the dashboard: benchmarkConfidence must hold at least one level, current value is []",
			() => single({}, [], { benchmarkConfidence: [] }),
		],
		[
			'Cannot build the dashboard: each area must have an id of its own, current value is "A"',
			() =>
				single({}, [], {
					areas: [
						{ id: "A", level: "county" },
						{ id: "A", level: "county" },
					],
				}),
		],
		[
			'Cannot build the dashboard: areas must hold at most one region, current value is ["A", "B"]',
			() =>
				single({}, [], {
					areas: [
						{ id: "A", level: "region" },
						{ id: "B", level: "region" },
					],
				}),
		],
		[
			'Cannot build the dashboard: parent of A must be one of the areas, of a higher level, current value is "B"',
			() => single({}, [], { areas: [{ id: "A", level: "district", parent: "B" }] }),
		],
		[
			"Cannot build the dashboard: population of A must be 0 or more, current value is -1",
			() => single({}, [], { populations: [{ area: "A", population: -1 }] }),
		],
		[
			"Cannot build the dashboard: population of A must be given once for each year, or once for all, current value is 2018",
			() =>
				single({}, [], {
					populations: [
						{ area: "A", population: 1 },
						{ area: "A", year: 2018, population: 1 },
					],
				}),
		],
		[
			"Cannot build the dashboard, residents of A: population of 2018 must be a finite number, current value is Infinity",
			() => single({ measure: "rate" }, [], beyond),
		],
		[
			'Cannot build the dashboard: each indicator must have an id of its own, current value is "x"',
			() =>
				buildDashboard(
					[
						{ id: "x", polarity: "neutral", measure: "count" },
						{ id: "x", polarity: "neutral", measure: "count" },
					],
					[],
					{ period: toPeriod("2019-12"), areas: [] },
				),
		],
		[
			"Cannot build the dashboard: each observation must have an indicator and an area, current value is an object",
			() => single({}, [{ period: toPeriod("2019-12"), count: 1 } as never]),
		],
		[
			"Cannot build the dashboard, x of Blaby: count of 2019-12 must be 0 or more, current value is -1",
			() => single({}, [{ indicator: "x", area: "Blaby", period: toPeriod("2019-12"), count: -1 }]),
		],
		[
			'Cannot build the dashboard, x of Blaby: count of 2019-12 must be a number or null, current value is "7"',
			() => single({}, [{ indicator: "x", area: "Blaby", period: toPeriod("2019-12"), count: "7" as never }]),
		],
		[
			"Cannot build the dashboard, x of Blaby: value of 2019-12 must be from 0 to 100, current value is 101",
			() =>
				single({ measure: "survey" }, [
					{ indicator: "x", area: "Blaby", period: toPeriod("2019-12"), value: 101 },
				]),
		],
	])("throws: %s", (message, build) => {
		expect(build).toThrow(message);
	});
});
