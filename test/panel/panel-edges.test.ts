import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as single from "../../src/index.ts";
import { type Period, toPeriod } from "../../src/index.ts";
import {
	cellMarks,
	compareRolling,
	compareToBenchmark,
	directionOfTravel,
	everyWindow,
	exceptions,
	type PanelRow,
	panelFromColumns,
	panelFromCsv,
	panelFromRows,
	positionCodes,
	rates,
	regionalAverage,
	rollingTotals,
	windowStatus,
} from "../../src/panel/index.ts";
import { months } from "./scalar.ts";

const december = toPeriod("2019-12");
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("a blank for a name", () => {
	const columns = { area: "a", indicator: "i", period: "m", count: "n" };
	const text = "m,a,i,n\n2019-12,A,x,30\n2019-12,B,x,10\n2019-12,,x,40\n2019-12,A,,40\n";

	it("panelFromCsv(), panelFromRows() and panelFromColumns() make no area and no indicator of it", async () => {
		const rows = text
			.trim()
			.split("\n")
			.slice(1)
			.map((line) => line.split(","))
			.map(([period = "", area = "", indicator = "", count]) => ({
				area,
				indicator,
				period: toPeriod(period),
				count: Number(count),
			}));
		const list = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
		for (const { panel, rejected, tally } of [
			await panelFromCsv([bytesOf(text)], { columns }),
			panelFromRows(rows),
			panelFromColumns({
				area: list("area"),
				indicator: list("indicator"),
				period: list("period"),
				count: list("count"),
			}),
		]) {
			expect([panel.areas, panel.indicators]).toEqual([["A", "B"], ["x"]]);
			expect(rejected).toBe(2);
			expect(tally).toMatchObject({ "unknown-area": 1, "unknown-indicator": 1 });
		}
	});
});

describe("panelFromCsv(): counts at their edges", () => {
	const columns = { area: "a", indicator: "i", period: "m", count: "n" };
	const reading = (lines: readonly string[], options: object = {}) =>
		panelFromCsv([bytesOf(["a,i,m,n", ...lines].join("\n"))], { columns, ...options });
	/** The count that a text is read as, or `null` where it is refused. */
	const countOf = async (text: string, options: object = {}) => {
		const { panel, rejected } = await reading([`A,r,2019-12,${text}`], options);
		return rejected === 1 ? null : panel.counts[0]?.[0];
	};

	it("panelFromCsv() takes parts of a count only where counts are weighted, however long the text is", async () => {
		for (const text of ["3.5", "000000000000000000003.5", "1.99999999999999999999"])
			expect(await countOf(text)).toBeNull();
		for (const text of ["3.0", "0000000000003.0", "00000000000003.0"]) expect(await countOf(text)).toBe(3);
		expect(await countOf("000000000003.50", { weighted: true })).toBe(3.5);
		expect(await countOf("0000000000000000003.5", { weighted: true })).toBe(3.5);
		expect(await countOf("00000000000000000007")).toBe(7);
		expect(await countOf("999999999999999", { weighted: true })).toBe(999_999_999_999_999);
	});

	it("panelFromCsv() takes nothing before or after a count, and rounds long ones once", async () => {
		for (const text of ["3.5x", "x3.5", "3.5.1", ".5", "5.", "1e5", "+3", " 3"])
			expect(await countOf(text, { weighted: true })).toBeNull();
		expect(await countOf("199622830388368595", { weighted: true })).toBe(Number("199622830388368595"));
	});

	it("panelFromCsv() takes a mark that is named twice, and refuses one of two meanings, nothing at all among them", async () => {
		expect(await countOf("*", { withheld: ["*", "*"] })).toBe(cellMarks.withheld);
		expect(await countOf("", { blank: [""] })).toBe(cellMarks.blank);
		for (const options of [{ withheld: [""] }, { blank: ["*"], withheld: ["*"] }])
			await expect(countOf("3", options)).rejects.toMatchObject({ name: "RangeError", code: "duplicate" });
	});

	it("panelFromCsv() keeps every record of a long file, and every one that it cannot read", async () => {
		const areas = Array.from({ length: 5000 }, (_, at) => `area ${at}`);
		// The room for records is doubled from 1,024 on: at one border stands a record that cannot be read.
		const unreadable = new Set([1025, 2048]);
		const line = (area: string, at: number) =>
			unreadable.has(at) ? `${area},r` : `${area},r,2019-12,${at},${at + 1}`;
		const text = ["a,i,m,n,e", ...areas.map(line)].join("\n");
		const { panel, records, problems } = await panelFromCsv([bytesOf(text)], {
			columns: { ...columns, exposure: "e" },
			exposureRule: "sum-over-window",
		});
		expect(records).toBe(5000);
		expect(problems).toEqual([...unreadable].map((record) => ({ record, code: "not-a-record" })));
		const kept = areas.flatMap((area, at): PanelRow[] =>
			unreadable.has(at) ? [] : [{ area, indicator: "r", period: december, count: at, exposure: at + 1 }],
		);
		expect(panel).toEqual(panelFromRows(kept, { exposureRule: "sum-over-window" }).panel);
	});
});

describe("panelFromColumns(): records at their edges", () => {
	const coded = (area: number, indicator: number, period: number, count: number, options: object = {}) =>
		panelFromColumns(
			{
				area: { codes: Int32Array.of(area), names: ["A", "B"] },
				indicator: { codes: Int32Array.of(indicator), names: ["i", "j"] },
				period: { codes: Int32Array.of(period), names: ["2019-10", "2019-11", "2019-12"] },
				count: Float64Array.of(count),
			},
			{ months: toPeriod("2019-10/2019-12"), ...options },
		).problems[0]?.code ?? null;

	it("panelFromColumns() says what is wrong with the first record, whatever its codes", () => {
		expect(coded(1, -1, 0, 5)).toBe("unknown-indicator");
		expect(coded(-1, 1, 0, 5)).toBe("unknown-area");
		expect(coded(-1, -1, 0, 5)).toBe("unknown-area");
		for (const period of [-1, 3]) expect(coded(1, 1, period, 5)).toBe("not-a-month");
		expect(coded(1, 1, 2, 5)).toBeNull();
	});

	it("panelFromColumns() takes whole counts up to the most that 32 bits hold", () => {
		expect([coded(0, 0, 0, 2 ** 31 - 1), coded(0, 0, 0, 2 ** 31)]).toEqual([null, "not-a-count"]);
		expect(coded(0, 0, 0, Number.MAX_VALUE, { weighted: true })).toBeNull();
	});

	it("panelFromColumns() takes a text that a reader of months refuses for a fact about the data", () => {
		const texts = { area: ["A", "A"], indicator: ["i", "i"], period: ["Dec 2019", "soon"], count: [1, 2] };
		expect(panelFromColumns(texts, { readPeriod: toPeriod }).problems).toEqual([
			{ record: 1, code: "not-a-month" },
		]);
	});

	it("panelFromRows() marks two records of one cell of which the first is a zero, in a month that is full otherwise", () => {
		const rows = ["A", "A", "B"].map((area) => ({ area, indicator: "i", period: december, count: 0 }));
		const { panel } = panelFromRows(rows);
		expect([...(panel.marked[0] ?? [])]).toEqual([0]);
		expect(rollingTotals(panel, { months: 1 }).totals).toEqual(Float64Array.of(Number.NaN, 0));
		expect(rollingTotals(panel, { months: 1 }).status[1]).toBe(windowStatus.complete);
	});
});

describe("windows whose exposures change", () => {
	const row = fc.record({ count: fc.nat(60), exposure: fc.integer({ min: 1, max: 500 }) });
	const series = fc.array(row, { minLength: months.length, maxLength: months.length });
	const rule = fc.constantFrom("sum-over-window" as const, "mean-over-window" as const);

	it("compareRolling(), directionOfTravel() and everyWindow() say what the functions of single series say", () => {
		fc.assert(
			fc.property(fc.array(series, { minLength: 2, maxLength: 3 }), rule, (drawn, exposureRule) => {
				const all = drawn.map((cells) =>
					cells.map((cell, at) => ({ period: months[at] as Period, ...cell })),
				);
				const rows = all.flatMap((list, at) =>
					list.map((one) => ({ area: `area ${at}`, indicator: "i", ...one })),
				);
				const { panel } = panelFromRows(rows, { exposureRule });
				for (const step of everyWindow(panel, { areas: 1 })) {
					const whole = compareRolling(panel, { ending: step.ending });
					expect([step.areas, step.exposuresBy, step.weighted]).toEqual([1, "series", false]);
					expect([whole.ending, whole.previousEnding]).toEqual([step.ending, step.previousEnding]);
					expect(step.previousEnding).toBe(single.addMonths(step.ending, -12));
					const one = single.compareRolling(all[step.firstArea] ?? [], {
						ending: step.ending,
						exposures: all[step.firstArea] ?? [],
						exposureRule,
					});
					if (one.status !== "complete") throw new Error("must be complete");
					const travel = single.directionOfTravel(one.current, one.previous, { method: "score" });
					const percent = travel.status === "compared" ? travel.change.percent : null;
					expect(step.percentChanges[0]).toBe(percent ?? Number.NaN);
					expect(step.currentRates[0]).toBe(single.rate(one.current.count, one.current.exposure).value);
					const answer = directionOfTravel(whole, { method: "score" });
					expect(answer.percentChanges[step.firstArea]).toBe(percent ?? Number.NaN);
					expect(answer.pValues[step.firstArea]).toBe(
						travel.status === "compared" ? travel.pValue : Number.NaN,
					);
				}
			}),
			{
				numRuns: 20,
				examples: [0, 12, 20].map((quiet): [{ count: number; exposure: number }[][], "sum-over-window"] => [
					[months.map((_, at) => ({ count: at < quiet ? 0 : 3 * (quiet % 12), exposure: 3 }))],
					"sum-over-window",
				]),
			},
		);
	});

	it("everyWindow() takes as many areas at a time as have some 2,048 series, and every area once", () => {
		const names = Array.from({ length: 1100 }, (_, at) => `area ${at}`);
		const of = (indicators: readonly string[]) => {
			const rows = names.flatMap((area) =>
				indicators.flatMap((indicator) =>
					["2018-12", "2019-12"].map((period) => ({ area, indicator, period: toPeriod(period), count: 1 })),
				),
			);
			const steps = everyWindow(panelFromRows(rows).panel, { months: 1, against: "same-period-last-year" });
			return Array.from(steps, ({ firstArea, areas }) => [firstArea, areas]);
		};
		expect(of(["i", "j"])).toEqual([
			[0, 1024],
			[1024, 76],
		]);
		expect(of(["i"])).toEqual([[0, 1100]]);
	});
});

describe("judgements at their edges", () => {
	const period = december;
	const windows = () => {
		const rows = ["A", "B", "C", "D"].flatMap((area, at) => [
			{ area, indicator: "i", period: toPeriod("2018-12"), count: 100 },
			{ area, indicator: "i", period, count: 100 + at },
		]);
		const { panel } = panelFromRows(rows, { exposures: { A: 1000, B: 1000, C: 1000, D: 1000 } });
		return compareRolling(panel, { months: 1, against: "same-period-last-year" });
	};

	it("compareToBenchmark() finds nothing where p is just what the level leaves, as of single areas", () => {
		// One event that had a chance of 1 in 40 to be there: 2 / 40.
		const rows: readonly PanelRow[] = ["2018-12", "2019-12"].flatMap((month) => [
			{ area: "A", indicator: "i", period: toPeriod(month), count: 1 },
			{ area: "B", indicator: "i", period: toPeriod(month), count: 0 },
		]);
		const { panel } = panelFromRows(rows, { exposures: { A: 1, B: 39 } });
		const comparison = compareRolling(panel, { months: 1, against: "same-period-last-year" });
		const { pValues, positions } = compareToBenchmark(comparison, regionalAverage(comparison), {
			method: "exact",
		});
		for (const p of pValues) expect(p).toBeCloseTo(0.05, 14);
		expect([...positions]).toEqual([positionCodes["in-line"], positionCodes["in-line"]]);
	});

	it("compareToBenchmark() takes an average on a limit for in line, and none for a limit that is missing", () => {
		const comparison = windows();
		const average = regionalAverage(comparison);
		const at = average.values[0] ?? 0;
		const rated = rates(comparison.current, comparison.currentExposures);
		const positions = (lower: number[], upper: number[]) =>
			compareToBenchmark(comparison, average, {
				method: "interval",
				rates: { ...rated, lower: Float64Array.from(lower), upper: Float64Array.from(upper) },
			});
		const { higher, lower, "in-line": inLine, "not-compared": none } = positionCodes;
		expect([...positions([at, at + 1e-9, 0, 0], [at + 1, at + 1, at, at - 1e-9]).positions]).toEqual([
			inLine,
			higher,
			inLine,
			lower,
		]);
		const gaps = positions([Number.NaN, 0, Number.NaN, 0], [at + 1, Number.NaN, Number.NaN, at]);
		expect([[...gaps.positions], gaps.notCompared]).toEqual([[none, none, none, inLine], 3]);
	});

	it("compareToBenchmark() refuses rates without limits, and rates of other series", () => {
		const comparison = windows();
		const average = regionalAverage(comparison);
		const refused = (rated: ReturnType<typeof rates>) => () =>
			compareToBenchmark(comparison, average, { method: "interval", rates: rated });
		const bare = rates(comparison.current, comparison.currentExposures, { method: "none" });
		expect(refused(bare)).toThrow("rates with limits must come with interval, current value is an object");
		const few = rates(Float64Array.of(1, 2), Float64Array.of(5, 5));
		expect(refused(few)).toThrow(
			'rates must be 4, per 1000 as the average is, current value is "2, per 1000"',
		);
	});

	it("exceptions() of no series are none, and what was not judged is counted as nothing", () => {
		const empty = compareRolling(
			panelFromRows([], { areas: [], indicators: [], months: toPeriod("2018-01/2019-12") }).panel,
		);
		const none = exceptions({ directions: directionOfTravel(empty) }, []);
		expect([[...none.series], none.judged, none.expectedFalseAlarms]).toEqual([
			[],
			{ change: 0, benchmark: 0 },
			0,
		]);
		const directions = directionOfTravel(windows());
		const one = exceptions({ directions }, ["lower-is-better"]);
		expect(one.judged).toEqual({ change: 4, benchmark: 0 });
		expect(one.expectedFalseAlarms).toBeCloseTo(4 * 0.025, 12);
	});
});
