import { describe, expect, it } from "vitest";
import * as single from "../../src/index.ts";
import { monthsIn, type Period, toPeriod } from "../../src/index.ts";
import {
	appendMonths,
	cellMarks,
	compareRolling,
	compareToBenchmark,
	directionCodes,
	directionOfTravel,
	everyWindow,
	exceptions,
	observationsOf,
	type Panel,
	type PanelRow,
	panelFromColumns,
	panelFromCsv,
	panelFromRows,
	positionCodes,
	quantileBands,
	rankAreas,
	rates,
	regionalAverage,
	rollingTotals,
	sharePanel,
	similarCodes,
	takeAreas,
	windowStatus,
} from "../../src/panel/index.ts";
import { thrown } from "./scalar.ts";

const december = toPeriod("2019-12");
const lastYear = { months: 1, against: "same-period-last-year" } as const;

/** A count of each area in December of 2018 and of 2019, of one indicator. */
function twoDecembers(counts: readonly (readonly [before: number, now: number])[], options: object = {}) {
	const rows = counts.flatMap(([before, now], at) => [
		{ area: `area ${at}`, indicator: "i", period: toPeriod("2018-12"), count: before },
		{ area: `area ${at}`, indicator: "i", period: december, count: now },
	]);
	return panelFromRows(rows, options).panel;
}

/** The same with exposures of their own in each month. */
function exposedDecembers(
	cells: readonly (readonly [before: number, over: number | null, now: number, over: number | null])[],
	options: object = {},
) {
	const rows = cells.flatMap(([before, under, now, over], at) => [
		{ area: `area ${at}`, indicator: "i", period: toPeriod("2018-12"), count: before, exposure: under },
		{ area: `area ${at}`, indicator: "i", period: december, count: now, exposure: over },
	]);
	return panelFromRows(rows, { exposureRule: "sum-over-window", ...options }).panel;
}

describe("rates that are handed an earlier answer", () => {
	const many = Float64Array.from({ length: 400 }, (_, at) => at % 150);
	const people = new Float64Array(400).fill(1000);

	it("rates() keeps the limits of counts below a quarter of how many there are, and of 256 counts at least", () => {
		for (const [length, known] of [
			[255, 0],
			[256, 64],
			[400, 100],
			[50_000, 10_000],
		] as const) {
			const { small } = rates(new Float64Array(length).fill(3), new Float64Array(length).fill(1000));
			expect([small.lower.length, small.upper.length]).toEqual([known, known]);
		}
		const out = rates(many, people);
		expect(rates(many, people, { out }).small).toBe(out.small);
	});

	it("rates() takes nothing from an answer of another level, method or number", () => {
		const fresh = rates(many, people, { confidence: 0.8 });
		for (const out of [
			rates(many, people),
			rates(many, people, { confidence: 0.8, method: "byar" }),
			rates(many.subarray(0, 300), people.subarray(0, 300), { confidence: 0.8 }),
			rates(many.subarray(0, 100), people.subarray(0, 100), { confidence: 0.8 }),
		]) {
			const again = rates(many, people, { confidence: 0.8, out });
			expect([again.lower, again.upper]).toEqual([fresh.lower, fresh.upper]);
			expect(again.small.upper.length).toBe(100);
		}
	});

	it("rates() writes beside what it reads in one piece of memory, and not over it", () => {
		const memory = new Float64Array(30);
		memory.fill(5, 0, 10);
		const counts = memory.subarray(0, 10);
		const room = { ...rates(counts, people.subarray(0, 10)), lower: memory.subarray(10, 20) };
		expect(rates(counts, people.subarray(0, 10), { out: room }).lower[0]).toBe(memory[10]);
		expect(() =>
			rates(counts, people.subarray(0, 10), { out: { ...room, lower: memory.subarray(9, 19) } }),
		).toThrow("columns of out must not share memory");
	});
});

describe("windows of large panels", () => {
	it("rollingTotals() adds the same columns up wherever they lie in memory", () => {
		const months = monthsIn(toPeriod("2017-01/2019-12"));
		const rows = months.flatMap((period, month) =>
			["A", "B", "C"].map((area, at) => ({
				area,
				indicator: "i",
				period,
				count: 3 ** at * (1 + (month % 7)),
			})),
		);
		const { panel } = panelFromRows(rows);
		const whole = panel.counts as readonly Int32Array[];
		/** The columns in one piece of memory, each at its place, or in one of their own. */
		const laid = (placeOf: (month: number) => number | null, lengthOf = (_: number) => 3) => {
			const memory = new ArrayBuffer(4 * 6 * whole.length);
			return whole.map((column, month) => {
				const place = placeOf(month);
				const own = place === null ? new ArrayBuffer(memory.byteLength) : memory;
				const room = new Int32Array(own, 4 * (place ?? 3 * month), lengthOf(month));
				room.set(column);
				return room;
			});
		};
		const last = whole.length - 1;
		for (const counts of [
			laid((month) => 3 * month),
			laid((month) => 5 * month),
			laid((month) => 3 * (last - month)),
			laid((month) => 3 * (month === last ? last - 1 : month === last - 1 ? last : month)),
			laid((month) => 3 * (month === last - 5 ? last + 2 : month)),
			laid((month) => (month === last - 3 ? null : 3 * month)),
			laid(
				(month) => 5 * month,
				(month) => (month === last - 4 ? 5 : 3),
			),
		])
			for (const length of [3, 12, 13, 18]) {
				const found = rollingTotals({ ...panel, counts }, { months: length });
				const wanted = whole
					.slice(-length)
					.reduce((sums, column) => sums.map((sum, at) => sum + (column[at] ?? 0)), [0, 0, 0]);
				expect([...found.totals]).toEqual(wanted);
			}
	});

	it("rollingTotals() and everyWindow() add up thousands of series as a plain loop does, whatever the length", () => {
		const series = 4500;
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const count = (at: number, month: number) => (at * 31 + month * month * 7) % 101;
		const columns = {
			area: {
				codes: Int32Array.from({ length: series * 24 }, (_, at) => at % series),
				names: [] as string[],
			},
			indicator: { codes: new Int32Array(series * 24), names: ["i"] },
			period: {
				codes: Int32Array.from({ length: series * 24 }, (_, at) => Math.floor(at / series)),
				names: months,
			},
			count: Int32Array.from({ length: series * 24 }, (_, at) => count(at % series, Math.floor(at / series))),
		};
		columns.area.names = Array.from({ length: series }, (_, at) => `area ${at}`);
		const { panel } = panelFromColumns(columns);
		const expected = (length: number) =>
			Float64Array.from({ length: series }, (_, at) => {
				let sum = 0;
				for (let month = 24 - length; month < 24; month++) sum += count(at, month);
				return sum;
			});
		// Written over columns that hold other sums.
		let out = rollingTotals(panel, { months: 9 });
		for (const length of [1, 4, 5, 6, 7, 11, 12, 13, 18]) {
			out = rollingTotals(panel, { months: length, out });
			expect(out.totals).toEqual(expected(length));
			expect([out.ending, out.months, out.incomplete]).toEqual([december, length, 0]);
		}
		// The columns are written over by the next step.
		const steps = Array.from(everyWindow(panel, { months: 12, areas: 4200 }), ({ firstArea, current }) => [
			firstArea,
			current.slice(),
		]);
		expect(steps).toEqual([
			[0, expected(12).slice(0, 4200)],
			[4200, expected(12).slice(4200)],
		]);
	});

	it("everyWindow() goes on after a gap in the last run of areas, which is shorter than the others", () => {
		const months = monthsIn(toPeriod("2017-01/2019-12"));
		const rows = ["A", "B", "C"].flatMap((area) =>
			months.flatMap((period, month) =>
				area === "C" && month === 3 ? [] : [{ area, indicator: "i", period, count: month }],
			),
		);
		const { panel } = panelFromRows(rows);
		const steps = Array.from(
			everyWindow(panel, { areas: 2 }),
			({ firstArea, ending, current, previous }) => ({
				firstArea,
				windows: [ending, current[0], previous[0]],
			}),
		);
		const last = steps.filter(({ firstArea }) => firstArea === 2).map(({ windows }) => windows);
		const sum = (from: number, to: number) => ((from + to) * (to - from + 1)) / 2;
		expect(last).toEqual(
			months
				.slice(23)
				.map((ending, at) => [ending, sum(at + 12, at + 23), at > 3 ? sum(at, at + 11) : Number.NaN]),
		);
	});

	it("everyWindow() takes no mark for a count where every month has one", () => {
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const rows = months.map((period) => ({ area: "A", indicator: "i", period, count: 2 }));
		const [step] = everyWindow(panelFromRows(rows, { areas: ["A", "B"] }).panel);
		expect([step?.current, step?.percentChanges]).toEqual([
			Float64Array.of(24, Number.NaN),
			Float64Array.of(0, Number.NaN),
		]);
		expect(step?.currentStatus).toEqual(Uint8Array.of(windowStatus.complete, windowStatus.missing));
	});

	it("everyWindow() gives rates and changes of weighted counts", () => {
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const rows = months.map((period, month) => ({
			area: "A",
			indicator: "i",
			period,
			count: month < 12 ? 0.5 : 0.75,
		}));
		for (const gap of [[], [{ area: "B", indicator: "i", period: december, count: 0.25 }]]) {
			const { panel } = panelFromRows([...rows, ...gap], { weighted: true, exposures: { A: 300, B: 300 } });
			const [step] = everyWindow(panel);
			expect([step?.current[0], step?.previous[0]]).toEqual([9, 6]);
			expect([step?.currentRates[0], step?.previousRates[0]]).toEqual([30, 20]);
			expect(step?.percentChanges[0]).toBe(50);
		}
	});

	it("compareRolling() takes twelve months against the same period last year as against the twelve before", () => {
		const panel = twoDecembers([[3, 5]], { months: toPeriod("2018-01/2019-12") });
		const { current: _one, ...same } = compareRolling(panel, {
			months: 12,
			against: "same-period-last-year",
		});
		const { current: _other, ...previous } = compareRolling(panel, { months: 12 });
		expect(same).toEqual(previous);
		expect(same.previousEnding).toBe("2018-12");
	});

	it("rollingTotals() refuses windows that end before the panel or after it, and what is no panel", () => {
		const panel = twoDecembers([[3, 5]]);
		for (const ending of ["2018-11", "2020-01"] as Period[])
			expect(thrown(() => rollingTotals(panel, { ending }))).toEqual([
				"RangeError",
				"out-of-range",
				`Cannot compute rolling totals: ending must lie in 2018-12 to 2019-12, current value is "${ending}"`,
			]);
		for (const none of [undefined, null, 5, {}])
			expect(thrown(() => rollingTotals(none as unknown as Panel))[2]).toContain("the panel must be a panel");
		for (const none of [undefined, null, 5])
			expect(thrown(() => quantileBands(none as never))[2]).toContain("a record of kind panel-ranks");
	});

	it("rollingTotals() writes over columns that lie side by side in one memory, in either order", () => {
		const panel = twoDecembers([
			[3, 5],
			[4, 6],
		]);
		const windows = compareRolling(panel, lastYear);
		const memory = new Float64Array(4);
		const [first, second] = [memory.subarray(0, 2), memory.subarray(2)];
		for (const out of [
			{ ...windows, current: first, previous: second },
			{ ...windows, current: second, previous: first },
		]) {
			const again = compareRolling(panel, { ...lastYear, out });
			expect([again.current, again.previous]).toEqual([Float64Array.of(5, 6), Float64Array.of(3, 4)]);
			expect([again.current, again.previous]).toEqual([out.current, out.previous]);
		}
	});
});

describe("parts of a panel", () => {
	const rows: readonly PanelRow[] = ["A", "B", "C"].flatMap((area, a) =>
		["i", "j", "k"].flatMap((indicator, i) =>
			["2018-12", "2019-12"].flatMap((month, m) =>
				(a * 3 + i + m) % 4 === 1
					? []
					: [
							{
								area,
								indicator,
								period: month as Period,
								count: 10 * a + i + 100 * m,
								exposure: 1 + a + i + m,
							},
						],
			),
		),
	);
	const { exposureRule } = { exposureRule: "sum-over-window" as const };
	const areas = ["A", "B", "C"];
	const indicators = ["i", "j", "k"];
	const whole = panelFromRows(rows, { exposureRule, areas, indicators }).panel;

	it("takeAreas() is the panel that is made from the rows of its areas, with exposures of their own", () => {
		for (const [from, to] of [
			[0, 1],
			[1, 2],
			[1, 3],
			[0, 3],
		] as const) {
			const some = areas.slice(from, to);
			const own = panelFromRows(
				rows.filter(({ area }) => some.includes(area)),
				{ exposureRule, areas: some, indicators, months: toPeriod("2018-12/2019-12") },
			).panel;
			expect(takeAreas(whole, from, to)).toEqual(own);
		}
		const none = takeAreas(whole, 2, 2);
		expect([none.areas, none.counts[0], none.marked[0], none.exposures?.columns[0]]).toEqual([
			[],
			new Int32Array(0),
			new Uint32Array(0),
			new Float64Array(0),
		]);
		for (const [from, to] of [
			[2, 1],
			[0, 4],
			[4, 4],
		] as const)
			expect(thrown(() => takeAreas(whole, from, to))[1]).toBe("out-of-range");
	});

	it("sharePanel() is the same panel, with exposures or without, and no larger than its columns", () => {
		const { exposures: _, ...bare } = { ...whole, exposures: null };
		for (const panel of [whole, { ...bare, exposures: null }]) {
			const shared = sharePanel(panel);
			expect(shared).toEqual(panel);
			const columns = [...panel.counts, ...panel.marked, ...(panel.exposures?.columns ?? [])];
			const bytes = columns.reduce(
				(sum, { byteLength }) => sum + byteLength + ((8 - (byteLength % 8)) % 8),
				0,
			);
			expect(shared.counts[0]?.buffer.byteLength).toBe(bytes);
		}
	});

	it("observationsOf() has no observation of a month that is missing, and tells the other marks apart", () => {
		const row = { area: "A", indicator: "i" };
		const { panel } = panelFromRows([
			{ ...row, period: "2019-08" as Period, count: 0 },
			{ ...row, period: "2019-10" as Period, count: null },
			{ ...row, period: "2019-11" as Period, count: null, withheld: { from: 1, to: 4 } },
			{ ...row, period: december, count: 4 },
			{ ...row, period: december, count: 4 },
		]);
		const withheld = { count: null, withheld: { from: 0, to: null } };
		expect(observationsOf(panel, "A", "i")).toEqual([
			{ period: "2019-08", count: 0 },
			{ period: "2019-10", count: null },
			{ period: "2019-11", ...withheld },
			{ period: "2019-12", count: null },
			{ period: "2019-12", ...withheld },
		]);
	});

	it("appendMonths() joins panels without exposures, and names the kind of those that differ", () => {
		const row = { area: "A", indicator: "i", count: 1 };
		const one = (period: string, options = {}) =>
			panelFromRows([{ ...row, period: period as Period }], options).panel;
		const both = appendMonths(one("2019-11"), one("2019-12"));
		expect([both.first, both.last, both.exposures]).toEqual(["2019-11", "2019-12", null]);
		const given = one("2019-11", { exposures: { A: 5 } });
		const populations = [{ area: "A", year: 2018, population: 5 }];
		expect(thrown(() => appendMonths(given, one("2019-12", { exposures: populations })))[2]).toBe(
			'Cannot append months: exposures of the later panel must be by area, given, as in the panel so far, current value is "by area, mid-year-before-window for 12 months"',
		);
	});
});

describe("exposures of a panel", () => {
	const row = (area: string, indicator: string, more: object = {}) =>
		({ area, indicator, period: december, count: 3, ...more }) as PanelRow;
	const rows = ["A", "B", "C"].flatMap((area) => [row(area, "i"), row(area, "j")]);

	it("panelFromRows() says which areas have none, of several indicators and over the months", () => {
		const given = panelFromRows(rows, { exposures: { B: 5, C: 0 }, exposureRule: "given" });
		expect([given.areasWithoutExposure, given.exposuresNotUsed]).toEqual([["A", "C"], []]);
		const own = panelFromRows(
			rows.map((one, at) => ({ ...one, exposure: [0, 0, 4, null, null, 0][at] ?? null })),
			{ exposureRule: "sum-over-window" },
		);
		expect([own.areasWithoutExposure, own.exposuresNotUsed]).toEqual([["A", "C"], []]);
		// Of two months that other years are taken for, one has no population.
		const long = rows.map((one) => ({
			...one,
			period: one.indicator === "i" ? one.period : ("2018-12" as Period),
		}));
		const populations = ["A", "B"].map((area, at) => ({ area, year: 2018 - at, population: 7 }));
		expect(panelFromRows(long, { exposures: populations }).areasWithoutExposure).toEqual(["C"]);
	});

	it("panelFromRows() refuses exposures by class and code, and takes none of no rows", () => {
		const refused = (exposures: unknown, options: object = {}) =>
			thrown(() => panelFromRows(rows, { exposures, ...options } as never)).slice(0, 2);
		for (const [wrong, expected] of [
			[{ A: -5 }, ["RangeError", "out-of-range"]],
			[{ A: Infinity }, ["RangeError", "out-of-range"]],
			[{ A: Number.NaN }, ["RangeError", "out-of-range"]],
			[{ A: "5" }, ["TypeError", "wrong-type"]],
			[[undefined], ["TypeError", "wrong-type"]],
			[[5], ["TypeError", "wrong-type"]],
		] as const)
			expect(refused(wrong)).toEqual(expected);
		expect(refused(undefined, { exposureRule: "sum-over-window" })).toEqual(["RangeError", "not-applicable"]);
		const none = panelFromRows([], {
			areas: ["A"],
			indicators: ["i"],
			months: december,
			exposures: { A: 5 },
			exposureRule: "given",
		});
		expect(none.panel.exposures?.columns).toEqual([Float64Array.of(5)]);
	});

	it("compareRolling() has an exposure for every series where they have their own", () => {
		const own = rows.map((one, at) => ({ ...one, exposure: at + 1 }));
		const { panel } = panelFromRows(own, { exposureRule: "sum-over-window" });
		const windows = compareRolling(panel, lastYear);
		expect(windows.currentExposures).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
		expect(rates(windows.current, windows.currentExposures).values).toEqual(
			Float64Array.of(3000, 1500, 1000, 750, 600, 500),
		);
		expect(regionalAverage(windows).exposures).toEqual(Float64Array.of(1 + 3 + 5, 2 + 4 + 6));
		const before = own.map((one) => ({ ...one, period: "2018-12" as Period, exposure: 10 * one.exposure }));
		const years = panelFromRows([...before, ...own], { exposureRule: "sum-over-window" }).panel;
		const both = Array.from(everyWindow(years, { ...lastYear, areas: 1 }), (step) => [
			step.firstArea,
			[...step.currentExposures],
			[...step.previousExposures],
			[...step.currentRates],
		]);
		expect(both).toEqual([
			[0, [1, 2], [10, 20], [3000, 1500]],
			[1, [3, 4], [30, 40], [1000, 750]],
			[2, [5, 6], [50, 60], [600, 500]],
		]);
	});
});

describe("records of a panel", () => {
	const texts = { area: ["A", "B"], indicator: ["i", "i"], period: ["2019-12", "2019-12"] };

	it("panelFromColumns() heeds what is withheld whatever holds the counts, and refuses columns of other lengths", () => {
		for (const count of [Int32Array.of(3, 4), Float64Array.of(3, 4), [3, 4]])
			expect(panelFromColumns({ ...texts, count, withheld: [true, false] }).panel.counts[0]).toEqual(
				Int32Array.of(cellMarks.withheld, 4),
			);
		for (const more of [{ withheld: [true] }, { exposure: [1] }, { withheld: [true, false, true] }])
			expect(
				thrown(() =>
					panelFromColumns({ ...texts, count: [3, 4], ...more }, { exposureRule: "sum-over-window" }),
				)[2],
			).toContain(`${Object.keys(more)[0]} must have 2 records`);
	});

	it("panelFromColumns() takes no text for none of the names, and nothing else than a number for a count", () => {
		const many = (column: readonly unknown[]) => column as never;
		const { area, indicator, period } = texts;
		const unknown = panelFromColumns({
			area: many([undefined, "A", "B"]),
			indicator: ["i", "i", "i"],
			period: ["2019-12", "2019-12", "2019-12"],
			count: [1, 2, 3],
		});
		expect([unknown.problems, unknown.panel.areas]).toEqual([
			[{ record: 0, code: "unknown-area" }],
			["A", "B"],
		]);
		for (const wrong of ["3", true, {}])
			expect(panelFromColumns({ area, indicator, period, count: many([wrong, 4]) }).problems).toEqual([
				{ record: 0, code: "not-a-count" },
			]);
		const blank = panelFromColumns({ area, indicator, period, count: many([undefined, 4]) });
		expect(blank.panel.counts[0]).toEqual(Int32Array.of(cellMarks.blank, 4));
		for (const none of [null, 5, "columns"]) {
			expect(thrown(() => panelFromColumns(none as never))[2]).toContain(
				"columns must be a record of columns",
			);
			expect(
				thrown(() => panelFromColumns({ area, indicator, period, count: [1, 2] }, none as never))[2],
			).toContain("options must be an object");
		}
	});

	it("panelFromColumns() says of every month before the panel and after it that it lies outside", () => {
		const period = ["2019-08", "2019-09", "2019-10", "2019-11", "2019-12", "2020-01"];
		const same = (text: string) => period.map(() => text);
		const { tally, panel } = panelFromColumns(
			{ area: same("A"), indicator: same("i"), period, count: period.map((_, at) => at) },
			{ months: toPeriod("2019-10/2019-11") },
		);
		expect([tally["outside-months"], tally["not-a-month"]]).toEqual([4, 0]);
		expect(panel.counts.map((column) => column[0])).toEqual([2, 3]);
	});

	it("panelFromRows() names the series without a count in every month, however few have one", () => {
		const row = (area: string, indicator: string) => ({ area, indicator, period: december, count: 3 });
		const areas = ["A", "B", "C", "D"];
		const { panel } = panelFromRows([row("A", "i"), row("C", "j")], { areas, indicators: ["i", "j"] });
		expect(panel.marked).toEqual([Uint32Array.of(1, 2, 3, 4, 6, 7)]);
		expect(rollingTotals(panel, { months: 1 }).incomplete).toBe(6);
	});

	it("panelFromCsv() takes bytes that are no text for no month", async () => {
		const chunk = Buffer.from("a,i,m,n\nA,r,2019-12,3\nA,r,D\xe9c 2019,4", "latin1");
		const { problems } = await panelFromCsv([chunk], {
			columns: { area: "a", indicator: "i", period: "m", count: "n" },
		});
		expect(problems).toEqual([{ record: 1, code: "not-a-month" }]);
	});

	it("panelFromRows() takes the latest vintage where other rows have none", () => {
		const row = (area: string, count: number, more: object = {}) =>
			({ area, indicator: "i", period: december, count, ...more }) as PanelRow;
		const { panel, tally, duplicates } = panelFromRows([
			row("A", 1, { vintage: "2020-01" }),
			row("A", 2, { vintage: "2020-02" }),
			row("B", 3),
		]);
		expect([[...(panel.counts[0] ?? [])], tally.replaced, duplicates]).toEqual([[2, 3], 1, 0]);
		for (const vintage of [["2020-01"], 2020, "2020-1"])
			expect(thrown(() => panelFromRows([row("A", 1, { vintage })])).slice(0, 2)).toEqual([
				"SyntaxError",
				"unreadable",
			]);
	});

	it("panelFromRows() takes null for no break, and a range beside no count at all", () => {
		const row = { area: "A", indicator: "i", period: december };
		const of = (more: object) => panelFromRows([{ ...row, ...more } as PanelRow]);
		expect(of({ count: 3, breakBefore: null }).breaks).toEqual([]);
		for (const withheld of [
			{ from: 1, to: null },
			{ from: 4, to: 4 },
		])
			for (const more of [{ withheld }, { withheld, count: null }])
				expect(of(more).panel.counts[0]?.[0]).toBe(cellMarks.withheld);
	});

	it("panelFromCsv() takes marks that are numbers of several digits, and exposures with decimals", async () => {
		const chunk = new TextEncoder().encode(
			"a,i,m,n,e\nA,r,2019-12,999,20.5\nB,r,2019-12,99,0.25\nC,r,2019-12,9,3",
		);
		const { panel } = await panelFromCsv([chunk], {
			columns: { area: "a", indicator: "i", period: "m", count: "n", exposure: "e" },
			exposureRule: "sum-over-window",
			withheld: ["999"],
		});
		expect(panel.counts[0]).toEqual(Int32Array.of(cellMarks.withheld, 99, 9));
		expect(panel.exposures?.columns).toEqual([Float64Array.of(20.5, 0.25, 3)]);
	});
});

describe("judgements of a panel, one series at a time", () => {
	it("rates() refuses a single count or exposure that is none, and tells which of several it is", () => {
		const refused = (counts: readonly number[], exposures: readonly number[], options = {}) =>
			thrown(() => rates(Float64Array.from(counts), Float64Array.from(exposures), options))[2];
		for (const method of ["exact", "byar", "exact-below-10-then-byar", "none"] as const) {
			const options = { method };
			expect(refused([-1], [5], options)).toContain("count 0 must be 0 or more, current value is -1");
			expect(refused([Infinity], [5], options)).toContain("count 0 must be a finite number");
			expect(refused([2 ** 60], [5], options)).toContain("count 0 must be a whole number");
			expect(refused([1.5], [5], options)).toContain("count 0 must be a whole number");
			expect(refused([1], [1e-320], options)).toContain("rate 0 must be a finite number");
			expect(refused([1], [Infinity], options)).toContain("exposure 0 must be 0 or more, and finite");
			expect(refused([1], [-5], options)).toContain("exposure 0 must be 0 or more, and finite");
			// Neither a count of 0 nor an exposure of 0 is wrong.
			expect(refused([0, 3, 1, 1], [0, -5], options)).toContain("exposure 1 must be 0 or more, and finite");
		}
		// 3.69 x 1,000 / 1e-305 is more than a number can hold; the rate is 0.
		expect(refused([0], [1e-305])).toContain("rate 0 must be a finite number");
		expect(rates(Float64Array.of(0), Float64Array.of(1e-305), { method: "none" }).values[0]).toBe(0);
	});

	it("rates() of hundreds of weighted counts has value and limits of rate()", () => {
		const counts = Float64Array.from({ length: 300 }, (_, at) => (at % 40) / 4);
		const answer = rates(counts, new Float64Array(300).fill(50), { weighted: true });
		for (const [at, count] of counts.entries()) {
			const one = single.rate(count, 50, { weighted: true });
			expect([answer.values[at], answer.lower[at], answer.upper[at]]).toEqual([
				one.value,
				one.lower,
				one.upper,
			]);
		}
	});

	it("directionOfTravel() decides a test without its p-value as with it, by the test that was asked for", () => {
		// Of 9 and 2 the score test has p = 2 P(Z > 7 / sqrt(11)) = 0.035, the exact one 2 (55 + 11 + 1) / 2^11 = 0.065.
		const windows = compareRolling(twoDecembers([[2, 9]]), lastYear);
		for (const [method, expected] of [
			["score", "up"],
			["exact", "similar"],
		] as const) {
			expect([...directionOfTravel(windows, { method, pValues: false }).directions]).toEqual([
				directionCodes[expected],
			]);
			expect(directionOfTravel(windows, { method, pValues: false }).pValues).toHaveLength(0);
			expect(directionOfTravel(windows, { method }).pValues[0]).toBeCloseTo(
				method === "score" ? 0.03481 : 134 / 2048,
				4,
			);
		}
	});

	it("directionOfTravel() decides a score test without its p-value by unequal exposures", () => {
		// 30 of 3,000 against 20 of 1,000 is a fall by half, 30 of 1,000 against 20 of 3,000 a rise to 4.5 times.
		const windows = compareRolling(
			exposedDecembers([
				[20, 1000, 30, 3000],
				[20, 3000, 30, 1000],
				[20, 1000, 60, 3000],
			]),
			lastYear,
		);
		for (const pValues of [true, false])
			expect([...directionOfTravel(windows, { method: "score", pValues }).directions]).toEqual([-1, 1, 0]);
	});

	it("directionOfTravel() calls four cases after none too few, and five a rise", () => {
		// Mid-p of 4 and 0 is 2^-4 = 0.0625, of 5 and 0 2^-5 = 0.03125.
		const { similarBecause, pValues, directions } = directionOfTravel(
			compareRolling(
				twoDecembers([
					[0, 4],
					[0, 5],
					[30, 30],
				]),
				lastYear,
			),
		);
		expect([...similarBecause]).toEqual([
			similarCodes["too-few"],
			similarCodes.none,
			similarCodes["not-significant"],
		]);
		// Two equal halves are as likely on either side.
		expect([pValues[0], pValues[1], pValues[2], [...directions]]).toEqual([
			expect.closeTo(0.0625, 12),
			expect.closeTo(0.03125, 12),
			expect.closeTo(1, 12),
			[directionCodes.similar, directionCodes.up, directionCodes.similar],
		]);
	});

	it("regionalAverage() and compareToBenchmark() take either window, areas without events, and exposures by series", () => {
		const cells = [
			[4, 200, 10, 100],
			[6, 300, 0, 100],
		] as const;
		const windows = compareRolling(exposedDecembers(cells), lastYear);
		for (const window of ["current", "previous"] as const) {
			const average = regionalAverage(windows, { window });
			expect([average.window, average.values[0], average.counts[0], average.exposures[0]]).toEqual(
				window === "current" ? ["current", 50, 10, 200] : ["previous", 20, 10, 500],
			);
			expect([average.members[0], average.excluded[0], average.available]).toEqual([2, 0, false]);
			const { positions, pValues, notCompared } = compareToBenchmark(windows, average);
			expect(notCompared).toBe(0);
			if (window === "previous") {
				expect([...positions]).toEqual([positionCodes["in-line"], positionCodes["in-line"]]);
				continue;
			}
			// All ten events in one of two equal halves, half of their chance counted: 2 x 2^-10 / 2, either way.
			expect([...positions]).toEqual([positionCodes.higher, positionCodes.lower]);
			for (const p of pValues) expect(p).toBeCloseTo(2 ** -10, 14);
		}
	});

	it("regionalAverage() and compareToBenchmark() leave out an area without a count or an exposure, and count it", () => {
		const windows = compareRolling(
			panelFromRows(
				[
					{ area: "A", indicator: "i", period: december, count: 12, exposure: 100 },
					{ area: "B", indicator: "i", period: december, count: 8, exposure: 100 },
					{ area: "C", indicator: "i", period: december, count: 9, exposure: null },
					{ area: "D", indicator: "i", period: december, count: null, exposure: 100 },
				],
				{ exposureRule: "sum-over-window" },
			).panel,
			lastYear,
		);
		for (const method of ["pooled", "mean-of-rates"] as const) {
			const average = regionalAverage(windows, { members: "available", method });
			expect([average.values[0], average.members[0], average.excluded[0], average.available]).toEqual([
				100,
				2,
				2,
				true,
			]);
			expect(regionalAverage(windows, { method }).values[0]).toBeNaN();
		}
		const average = regionalAverage(windows, { members: "available" });
		const { positions, pValues, notCompared } = compareToBenchmark(windows, average);
		const { "in-line": inLine, "not-compared": none } = positionCodes;
		expect([[...positions], notCompared]).toEqual([[inLine, inLine, none, none], 2]);
		expect([...pValues].map(Number.isNaN)).toEqual([false, false, true, true]);
		const rated = rates(windows.current, windows.currentExposures);
		const byInterval = compareToBenchmark(windows, average, { method: "interval", rates: rated });
		expect([[...byInterval.positions], byInterval.notCompared, byInterval.pValues.length]).toEqual([
			[inLine, inLine, none, none],
			2,
			0,
		]);
	});

	it("regionalAverage() of exposures that are too large for a number when added up is that of the root", () => {
		const cells = [3, 5].map((now) => [1, 1e308, now, 1e308] as const);
		const { counts, exposures, values } = regionalAverage(compareRolling(exposedDecembers(cells), lastYear));
		const areas = cells.map(([, , count, exposure], at) => ({ area: `area ${at}`, count, exposure }));
		expect([counts[0], exposures[0], values[0]]).toEqual([8, Infinity, 0]);
		expect(single.regionalAverage(areas)).toMatchObject({ count: 8, exposure: Infinity, value: 0 });
	});

	it("compareToBenchmark() takes areas without events in a region without events for in line, as the root does", () => {
		const windows = compareRolling(
			twoDecembers(
				[
					[0, 0],
					[0, 0],
				],
				{ exposures: { "area 0": 10, "area 1": 20 } },
			),
			lastYear,
		);
		const { positions, pValues } = compareToBenchmark(windows, regionalAverage(windows));
		expect([[...positions], [...pValues]]).toEqual([
			[positionCodes["in-line"], positionCodes["in-line"]],
			[1, 1],
		]);
		const areas = [10, 20].map((exposure, at) => ({ area: `area ${at}`, count: 0, exposure }));
		const one = single.compareToBenchmark(areas[0] as (typeof areas)[0], single.regionalAverage(areas));
		expect(one).toMatchObject({ position: "in-line", pValue: 1 });
	});

	it("regionalAverage() loses nothing of weighted counts and exposures, of hundreds of areas and several indicators", () => {
		// A tenth cannot be held exactly: added up plainly, ten of them are not 1.
		for (const [areas, part] of [
			[10, 0.1],
			[600, 0.1],
		] as const) {
			const rows = Array.from({ length: areas }, (_, at) =>
				["i", "j", "k"].map((indicator, i) => ({
					area: `area ${at}`,
					indicator,
					period: december,
					count: part * (i + 1),
					exposure: part,
				})),
			).flat();
			const { panel } = panelFromRows(rows, { weighted: true, exposureRule: "sum-over-window" });
			const windows = compareRolling(panel, lastYear);
			const whole = areas / 10;
			const { counts, exposures, values, members } = regionalAverage(windows);
			expect([counts[0], counts[1], exposures[0], exposures[2]]).toEqual([whole, 2 * whole, whole, whole]);
			expect([values[0], values[1], [...members]]).toEqual([1000, 2000, [areas, areas, areas]]);
			expect(regionalAverage(windows, { method: "mean-of-rates" }).values[0]).toBe(1000);
		}
	});

	it("quantileBands() has no band for an area without a rank, and up to 255 bands", () => {
		const values = Float64Array.of(5, Number.NaN, 3, 1, 2, 4);
		expect([...quantileBands(rankAreas(values)).band]).toEqual([1, 0, 3, 5, 4, 2]);
		const many = rankAreas(Float64Array.from({ length: 255 }, (_, at) => -at));
		expect([...quantileBands(many, { bands: 255 }).band]).toEqual([...many.ranks]);
		for (const bands of [1, 256])
			expect(thrown(() => quantileBands(many, { bands }))[2]).toContain("bands must be 2 to 255");
	});

	it("exceptions() writes over the beginning of earlier columns where they have room", () => {
		const windows = compareRolling(
			twoDecembers([
				[10, 40],
				[10, 10],
				[10, 50],
			]),
			lastYear,
		);
		const directions = directionOfTravel(windows);
		const two = exceptions({ directions }, ["lower-is-better"]);
		expect([...two.series]).toEqual([0, 2]);
		const again = exceptions({ directions }, ["lower-is-better"], { out: two });
		expect(again.series.buffer === two.series.buffer).toBe(true);
		expect(again.rules.buffer === two.rules.buffer).toBe(true);
		const none = exceptions({ directions }, ["higher-is-better"], { out: two });
		expect([none.series.buffer === two.series.buffer, none.series.length]).toEqual([true, 0]);
		const more = exceptions({ directions }, ["lower-is-better"], { out: none });
		expect([[...more.series], [...more.rules]]).toEqual([
			[0, 2],
			[1, 1],
		]);
		for (const judgements of [null, undefined, 5])
			expect(thrown(() => exceptions(judgements as never, []))[2]).toContain(
				"directions or positions must be given",
			);
		expect(windows.currentStatus[0]).toBe(windowStatus.complete);
	});
});
