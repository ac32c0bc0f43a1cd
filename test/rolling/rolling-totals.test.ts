import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Observation, type RollingTotal, rollingTotals } from "../../src/rolling/index.ts";
import { describeShared } from "../shared.ts";
import {
	type Cell,
	cells,
	csv,
	expectPlain,
	frozen,
	monthly,
	observe,
	p,
	runs,
	thrownBy,
	toNumber,
	toText,
} from "./helpers.ts";

const start = toNumber("2017-05");
const seriesOf = (list: readonly Cell[], from = start) =>
	list.flatMap((cell, index) => observe(cell, from + index));

/** What a window of months should be, worked out month by month. */
function expected(list: readonly Cell[], months: number, end: number) {
	const all = Array.from({ length: months }, (_, index) => end - months + 1 + index);
	const cellOf = (month: number) => list[month];
	const missing = all.filter((month) => cellOf(month) === undefined);
	const blank = all.filter((month) => cellOf(month) === null);
	const shift = (found: readonly number[]) => found.map((month) => start + month);
	if (missing.length + blank.length > 0)
		return {
			status: "incomplete",
			total: null,
			missing: runs(shift(missing)),
			blank: shift(blank).map((m) => toText(m, m)),
		};
	let lower = 0;
	let upper: number | null = 0;
	let withheld = 0;
	for (const cell of all.map(cellOf)) {
		const [from, to] = Array.isArray(cell) ? (cell as [number, number | null]) : [Number(cell), Number(cell)];
		lower += from;
		upper = upper === null || to === null ? null : upper + to;
		withheld += Array.isArray(cell) ? 1 : 0;
	}
	return withheld > 0
		? { status: "interval", total: null, lower, upper, withheld }
		: { status: "complete", total: lower };
}

/** The same of an answer. */
function asFound(window: RollingTotal) {
	const { status, total } = window;
	if (status === "complete") return { status, total };
	if (status === "interval")
		return { status, total, lower: window.lower, upper: window.upper, withheld: window.withheld.length };
	const blank = window.reasons.flatMap((reason) => (reason.code === "not-available" ? reason.periods : []));
	return { status, total, missing: window.missing, blank };
}

describe("rollingTotals()", () => {
	it("rollingTotals() adds the months up to each end, both ends included", () => {
		const windows = rollingTotals(
			frozen(monthly("2018-11/2019-12", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7])),
		);
		expect(windows.map(({ total }) => total)).toEqual([...Array<null>(11).fill(null), 52, 58, 64]);
		expect(windows[11]).toStrictEqual({
			status: "complete",
			period: "2018-11/2019-10",
			months: 12,
			provisional: false,
			revised: false,
			breaks: [],
			revisions: [],
			total: 52,
		});
		expect(windows[10]).toStrictEqual({
			status: "incomplete",
			period: "2018-10/2019-09",
			months: 12,
			provisional: false,
			revised: false,
			breaks: [],
			revisions: [],
			total: null,
			missing: ["2018-10"],
			reasons: [{ code: "missing-months", months: ["2018-10"] }],
		});
	});

	it("rollingTotals() keeps missing, blank, withheld and zero apart", () => {
		const windows = rollingTotals(
			[
				{ period: p("2019-01"), count: 0 },
				{ period: p("2019-02"), count: 0 },
				{ period: p("2019-03"), count: null },
				{ period: p("2019-04"), count: null, withheld: { from: 1, to: 4 } },
				{ period: p("2019-05"), count: 6 },
				{ period: p("2019-07"), count: 2 },
			],
			{ months: 2 },
		);
		expect(windows.map(({ status }) => status)).toEqual([
			"incomplete",
			"complete",
			"incomplete",
			"incomplete",
			"interval",
			"incomplete",
			"incomplete",
		]);
		expect(windows[1]).toMatchObject({ total: 0 });
		expect(windows[2]).toMatchObject({
			missing: [],
			reasons: [{ code: "not-available", periods: ["2019-03"] }],
		});
		expect(windows[3]).toMatchObject({
			missing: [],
			reasons: [{ code: "not-available", periods: ["2019-03"] }],
		});
		expect(windows[4]).toMatchObject({ total: null, lower: 7, upper: 10, withheld: ["2019-04"] });
		expect(windows[5]).toMatchObject({ period: "2019-05/2019-06", missing: ["2019-06"] });
		expect(windows[6]).toMatchObject({ period: "2019-06/2019-07", missing: ["2019-06"] });
		expectPlain(windows);
	});

	it("rollingTotals() has no upper end where a withheld count has none", () => {
		const [window] = rollingTotals(
			[
				{ period: p("2019-01"), count: 3 },
				{ period: p("2019-02"), count: null, withheld: { from: 5, to: null } },
			],
			{ months: 2 },
		).slice(1);
		expect(window).toMatchObject({ status: "interval", lower: 8, upper: null });
		expectPlain(window);
	});

	it("rollingTotals() keeps a withheld count an interval, also when its range is one number", () => {
		const one = { period: p("2019-01"), count: null, withheld: { from: 4, to: 4 } };
		expect(rollingTotals([one], { months: 1 })).toMatchObject([{ status: "interval", lower: 4, upper: 4 }]);
	});

	it("rollingTotals() agrees with a count by months over months of all four kinds", () => {
		fc.assert(
			fc.property(cells, fc.integer({ min: 1, max: 14 }), (list, months) => {
				const windows = rollingTotals(frozen(seriesOf(list)), { months });
				let last = list.length - 1;
				while (list[last] === undefined) last--;
				expect(windows.map(({ period }) => period)).toEqual(
					Array.from({ length: last + 1 }, (_, end) => toText(start + end - months + 1, start + end)),
				);
				expect(windows.map(asFound)).toEqual(windows.map((_, end) => expected(list, months, end)));
				expectPlain(windows);
			}),
		);
	});

	it("rollingTotals() does not change a window when later months are added", () => {
		fc.assert(
			fc.property(cells, cells, fc.integer({ min: 1, max: 13 }), (early, late, months) => {
				const before = rollingTotals(seriesOf(early), { months });
				const after = rollingTotals(seriesOf([...early, ...late]), { months });
				expect(after.slice(0, before.length)).toEqual(before);
			}),
		);
	});

	it("rollingTotals() shifts the answer with the months", () => {
		fc.assert(
			fc.property(cells, fc.integer({ min: -600, max: 600 }), (list, shift) => {
				const here = rollingTotals(seriesOf(list), { months: 5 }).map(({ status, total }) => [status, total]);
				const there = rollingTotals(seriesOf(list, start + shift), { months: 5 });
				expect(there.map(({ status, total }) => [status, total])).toEqual(here);
				expect(there[0]?.period).toBe(toText(start + shift - 4, start + shift));
			}),
		);
	});

	it("rollingTotals() does not depend on the order of the observations", () => {
		const shuffled = cells.chain((list) => {
			const doubled = [
				...seriesOf(list),
				...seriesOf(list.map((cell) => (typeof cell === "number" ? cell % 7 : cell))),
			];
			const dated = doubled.map((item, index) =>
				index % 3 === 0 ? { ...item, vintage: `2020-0${1 + (index % 8)}` } : item,
			);
			return fc.tuple(
				fc.constant(dated),
				fc.shuffledSubarray(dated, { minLength: dated.length, maxLength: dated.length }),
			);
		});
		fc.assert(
			fc.property(shuffled, ([inOrder, outOfOrder]) => {
				expect(rollingTotals(outOfOrder, { months: 3 })).toEqual(rollingTotals(inOrder, { months: 3 }));
			}),
		);
	});

	it("rollingTotals() has windows of one month, of the series, and longer than the series", () => {
		const series = monthly("2019-01/2019-03", [5, 0, 7]);
		expect(rollingTotals(series, { months: 1 }).map(({ period, total }) => [period, total])).toEqual([
			["2019-01", 5],
			["2019-02", 0],
			["2019-03", 7],
		]);
		expect(rollingTotals(series, { months: 3 }).map(({ total }) => total)).toEqual([null, null, 12]);
		expect(rollingTotals(series, { months: 4 })).toMatchObject([
			{ status: "incomplete", missing: ["2018-10/2018-12"] },
			{ status: "incomplete", missing: ["2018-11/2018-12"] },
			{ status: "incomplete", missing: ["2018-12"] },
		]);
		expect(rollingTotals([])).toEqual([]);
	});

	it("rollingTotals() adds quarters, and months after quarters", () => {
		const series = [
			{ period: p("2018-07/2018-09"), count: 30 },
			{ period: p("2018-10/2018-12"), count: 40 },
			{ period: p("2019-01/2019-03"), count: 50 },
			...monthly("2019-04/2019-06", [10, 20, 30]),
		];
		expect(rollingTotals(series).map(({ period, total }) => [period, total])).toEqual([
			["2017-10/2018-09", null],
			["2018-01/2018-12", null],
			["2018-04/2019-03", null],
			["2018-05/2019-04", null],
			["2018-06/2019-05", null],
			["2018-07/2019-06", 180],
		]);
	});

	it("rollingTotals() refuses a period that straddles the edge of the window", () => {
		const series = [{ period: p("2019-01/2019-03"), count: 30 }, ...monthly("2019-04/2019-06", [10, 20, 30])];
		expect(rollingTotals(series, { months: 4 }).map(({ period, total }) => [period, total])).toEqual([
			["2018-12/2019-03", null],
			["2019-01/2019-04", 40],
			["2019-02/2019-05", null],
			["2019-03/2019-06", null],
		]);
		expect(rollingTotals(series, { months: 4 })[2]).toMatchObject({
			missing: [],
			reasons: [{ code: "straddling-periods", periods: ["2019-01/2019-03"] }],
		});
	});

	it("rollingTotals() refuses a year beside its quarters", () => {
		const quarters = ["2018-04/2018-06", "2018-07/2018-09", "2018-10/2018-12", "2019-01/2019-03"];
		const series = [
			...quarters.map((quarter) => ({ period: p(quarter), count: 10 })),
			{ period: p("2018-04/2019-03"), count: 40 },
		];
		const windows = rollingTotals(series);
		expect(windows).toHaveLength(4);
		expect(windows[3]).toMatchObject({
			period: "2018-04/2019-03",
			reasons: [{ code: "overlapping-periods", months: ["2018-04/2019-03"] }],
		});
		expect(rollingTotals(series, { months: 3 })[0]).toMatchObject({
			reasons: [
				{ code: "overlapping-periods", months: ["2018-04/2018-06"] },
				{ code: "straddling-periods", periods: ["2018-04/2019-03"] },
			],
		});
	});

	it("rollingTotals() agrees with a count by months over periods of any length that may overlap", () => {
		const lengths = fc.constantFrom(1, 1, 1, 2, 3, 3, 6, 12);
		const piece = fc.record({
			gap: fc.constantFrom(0, 0, 0, 0, 0, 1, 3, -1),
			length: lengths,
			count: fc.nat(99),
		});
		fc.assert(
			fc.property(
				fc.array(piece, { minLength: 1, maxLength: 20 }),
				fc.integer({ min: 1, max: 13 }),
				(pieces, months) => {
					const parts = new Map<string, { first: number; last: number; count: number }>();
					let next = start;
					for (const { gap, length, count } of pieces) {
						const first = next + gap;
						next = first + length;
						const text = toText(first, next - 1);
						if (!parts.has(text)) parts.set(text, { first, last: next - 1, count });
					}
					const series = [...parts].map(([text, { count }]) => ({ period: p(text), count }));
					const windows = rollingTotals(series, { months });
					for (const window of windows) {
						const end = toNumber(window.period.slice(-7));
						const over = Array.from({ length: months }, (_, index) =>
							[...parts.values()].filter(({ first, last }) => first <= end - index && last >= end - index),
						);
						const inside = [...new Set(over.flat())];
						const tiles =
							over.every((covering) => covering.length === 1) &&
							inside.every(({ first, last }) => first > end - months && last <= end);
						expect(window.total).toBe(tiles ? inside.reduce((sum, { count }) => sum + count, 0) : null);
					}
					const ends = windows.map(({ period }) => toNumber(period.slice(-7)));
					expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
					for (const { last } of parts.values()) expect(ends).toContain(last);
				},
			),
		);
	});

	it("rollingTotals() gives windows to the missing quarters of a quarterly series", () => {
		const series = ["2018-01/2018-03", "2018-10/2018-12"].map((quarter) => ({
			period: p(quarter),
			count: 1,
		}));
		expect(rollingTotals(series, { months: 3 }).map(({ period, total }) => [period, total])).toEqual([
			["2018-01/2018-03", 1],
			["2018-04/2018-06", null],
			["2018-07/2018-09", null],
			["2018-10/2018-12", 1],
		]);
	});

	it("rollingTotals() steps through a gap by the shortest period that ends where it begins", () => {
		const endsOf = (...periods: readonly string[]) =>
			rollingTotals(
				periods.map((text) => ({ period: p(text), count: 1 })),
				{ months: 1 },
			).map(({ period }) => period);
		expect(endsOf("2018-01", "2018-03/2018-05")).toEqual(["2018-01", "2018-02", "2018-05"]);
		expect(endsOf("2018-01/2018-12", "2018-10/2018-12", "2019-06")).toEqual([
			"2018-12",
			"2019-03",
			"2019-06",
		]);
		expect(endsOf("2018-01/2018-12", "2018-02", "2019-03")).toEqual(["2018-02", "2018-12", "2019-03"]);
		expect(endsOf("2018-01/2018-03", "2018-08/2018-10")).toEqual(["2018-03", "2018-06", "2018-10"]);
	});

	it("rollingTotals() names duplicates, the same and the contradicting", () => {
		const series = [
			...monthly("2019-01/2019-03", [1, 2, 3]),
			{ period: p("2019-01"), count: 1 },
			{ period: p("2019-02"), count: 5 },
			{ period: p("2019-03"), count: null },
			{ period: p("2019-04"), count: null, withheld: { from: 1, to: 4 } },
			{ period: p("2019-04"), count: null, withheld: { from: 1, to: 5 } },
			{ period: p("2019-05"), count: null, withheld: { from: 1, to: 4 } },
			{ period: p("2019-05"), count: null, withheld: { from: 1, to: 4 } },
			{ period: p("2019-06"), count: null },
			{ period: p("2019-06"), count: null },
			{ period: p("2019-07"), count: null, withheld: { from: 0, to: 4 } },
			{ period: p("2019-07"), count: null, withheld: { from: 1, to: 4 } },
		];
		expect(rollingTotals(series, { months: 7 })[6]).toMatchObject({
			status: "incomplete",
			missing: [],
			reasons: [
				{ code: "duplicate-months", kind: "identical", periods: ["2019-01", "2019-05", "2019-06"] },
				{
					code: "duplicate-months",
					kind: "conflicting",
					periods: ["2019-02", "2019-03", "2019-04", "2019-07"],
				},
			],
		});
	});

	it("rollingTotals() takes the latest vintage and reports what it replaced", () => {
		const series: readonly Observation[] = [
			{ period: p("2019-01"), count: 12, vintage: "2019-05-20", status: "revised" },
			{ period: p("2019-01"), count: 10, vintage: "2019-02-20", status: "provisional" },
			{ period: p("2019-01"), count: null, vintage: "2019-01", withheld: { from: 1, to: 9 } },
			{ period: p("2019-02"), count: 4, vintage: "2019-05-20", status: "provisional" },
		];
		const windows = rollingTotals(series, { months: 1 });
		expect(windows[0]).toStrictEqual({
			status: "complete",
			period: "2019-01",
			months: 1,
			provisional: false,
			revised: true,
			breaks: [],
			revisions: [
				{
					period: "2019-01",
					vintage: "2019-05-20",
					count: 12,
					replacedVintage: "2019-01",
					replacedCount: null,
				},
				{
					period: "2019-01",
					vintage: "2019-05-20",
					count: 12,
					replacedVintage: "2019-02-20",
					replacedCount: 10,
				},
			],
			total: 12,
		});
		expect(windows[1]).toMatchObject({ total: 4, provisional: true, revisions: [] });
		expect(rollingTotals(series, { months: 2 })[1]).toMatchObject({ total: 16, provisional: true });
		expectPlain(windows);
	});

	it("rollingTotals() lists revisions by vintage and count, whatever the order of the observations", () => {
		const observations = [
			{ period: p("2019-01"), count: 1, vintage: "2019-04" },
			{ period: p("2019-01"), count: 7, vintage: "2019-03" },
			{ period: p("2019-01"), count: 3, vintage: "2019-03" },
			{ period: p("2019-01"), count: null, vintage: "2019-03" },
			{ period: p("2019-01"), count: 9, vintage: "2019-02" },
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(observations, { minLength: 5 }), (shuffled) => {
				const [window] = rollingTotals(shuffled, { months: 1 });
				expect(window?.total).toBe(1);
				expect(window?.revisions.map(({ replacedCount }) => replacedCount)).toEqual([9, null, 3, 7]);
			}),
			{ numRuns: 30 },
		);
	});

	it("rollingTotals() does not take a blank or withheld later vintage for the earlier count", () => {
		const withdrawn = [
			{ period: p("2019-01"), count: 10, vintage: "2019-02" },
			{ period: p("2019-01"), count: null, vintage: "2019-03" },
		];
		expect(rollingTotals(withdrawn, { months: 1 })).toMatchObject([
			{
				status: "incomplete",
				reasons: [{ code: "not-available", periods: ["2019-01"] }],
				revisions: [{ vintage: "2019-03", count: null, replacedVintage: "2019-02", replacedCount: 10 }],
			},
		]);
	});

	it("rollingTotals() does not put in order what no vintage puts in order", () => {
		const beside = (vintages: readonly (string | undefined)[]) =>
			rollingTotals(
				vintages.map((vintage, index) => ({
					period: p("2019-01"),
					count: index,
					...(vintage ? { vintage } : {}),
				})),
				{ months: 1 },
			)[0];
		const refused = {
			status: "incomplete",
			reasons: [{ code: "duplicate-months", kind: "conflicting" }],
			revisions: [],
		};
		expect(beside(["2019-02", undefined])).toMatchObject(refused);
		expect(beside(["2019-02", "2019-02"])).toMatchObject(refused);
		expect(beside(["2019-02", "2019-02-20"])).toMatchObject(refused);
		expect(beside(["2019-02", "2019-02-20", "2019-03"])).toMatchObject({ total: 2 });
		expect(beside(["2019-02", "2019-03", "2019-03"])).toMatchObject(refused);
	});

	it("rollingTotals() reports breaks after the first month of the window", () => {
		const series = monthly("2019-01/2019-04", [1, 2, 3, 4]).map((observation) =>
			observation.period === "2019-02"
				? { ...observation, breakBefore: "referral criteria changed" }
				: observation,
		);
		const at = [{ at: "2019-02", cause: "referral criteria changed" }];
		const windows = rollingTotals(series, { months: 2 });
		expect(windows.map(({ breaks }) => breaks)).toEqual([[], at, [], []]);
		expect(windows[1]).toMatchObject({ status: "complete", total: 3 });
	});

	it("rollingTotals() keeps a break that only an earlier vintage records", () => {
		const series = [
			...monthly("2019-01", [1]),
			{ period: p("2019-02"), count: 2, vintage: "2019-03", breakBefore: "error in the form" },
			{ period: p("2019-02"), count: 3, vintage: "2019-04" },
		];
		expect(rollingTotals(series, { months: 2 })[1]).toMatchObject({
			total: 4,
			breaks: [{ at: p("2019-02"), cause: "error in the form" }],
		});
	});

	it("rollingTotals() says that a window holds revised counts, and what they replaced", () => {
		const series = [
			...monthly("2019-01", [1]),
			{ period: p("2019-02"), count: 60, status: "revised" as const, vintage: "2019-04" },
		];
		const [, plain] = rollingTotals(series, { months: 2 });
		expect(plain).toMatchObject({ revised: true, provisional: false, revisions: [] });
		const replaced = series.map((one) =>
			one.count === 60 ? { ...one, replaced: [{ vintage: "2019-03", count: 40 }] } : one,
		);
		// In the order of the months, and in another.
		for (const list of [replaced, [...replaced].reverse()]) {
			const [, known] = rollingTotals(list, { months: 2 });
			expect(known?.revisions).toEqual([
				{
					period: p("2019-02"),
					vintage: "2019-04",
					count: 60,
					replacedVintage: "2019-03",
					replacedCount: 40,
				},
			]);
		}
		expect(() =>
			rollingTotals([{ period: p("2019-02"), count: 1, replaced: [{ vintage: "soon", count: 2 }] }], {}),
		).toThrow(/vintage of 2019-02 must be YYYY-MM-DD or YYYY-MM/);
		// A list of one text reads as the text, and is none.
		for (const vintage of [["2019-03"], 2019, {}])
			expect(() => rollingTotals([{ period: p("2019-02"), count: 1, vintage: vintage as never }])).toThrow(
				/vintage of 2019-02 must be YYYY-MM-DD or YYYY-MM/,
			);
	});

	it("rollingTotals() settles the marks of several vintages by those in use, and every cause by name", () => {
		const of = (one: Partial<Observation>, vintage: string) => ({
			period: p("2019-01"),
			count: 5,
			vintage,
			...one,
		});
		const [withheld] = rollingTotals(
			[of({}, "2019-02"), of({ count: null, withheld: { from: 1, to: 4 } }, "2019-03")],
			{ months: 1 },
		);
		expect(withheld).toMatchObject({ status: "interval", lower: 1, upper: 4, withheld: ["2019-01"] });
		for (const [status, field] of [
			["provisional", "provisional"],
			["revised", "revised"],
		] as const) {
			// Of two in use one mark is enough; the mark of a replaced one is no more.
			const [doubled] = rollingTotals([of({ status }, "2019-02"), of({}, "2019-02")], { months: 1 });
			expect(doubled).toMatchObject({ status: "incomplete", [field]: true });
			const [settled] = rollingTotals([of({ status }, "2019-02"), of({}, "2019-03")], { months: 1 });
			expect(settled).toMatchObject({ status: "complete", [field]: false });
		}
		const broken = [
			of({ breakBefore: "new form" }, "2019-03"),
			of({ breakBefore: "a new count" }, "2019-02"),
		];
		const [, both] = rollingTotals([...monthly("2018-12", [1]), ...broken], { months: 2 });
		expect(both?.breaks.map(({ cause }) => cause)).toEqual(["a new count", "new form"]);
	});

	it("rollingTotals() refuses a count replaced that is none, and takes a blank one", () => {
		const replacing = (count: number | null) =>
			rollingTotals(
				[{ period: p("2019-02"), count: 1, vintage: "2019-04", replaced: [{ vintage: "2019-03", count }] }],
				{
					months: 1,
				},
			);
		expect(replacing(null)[0]?.revisions[0]?.replacedCount).toBeNull();
		expect(() => replacing(-1)).toThrow(/count replaced of 2019-02 must be/);
		expect(() => replacing(0.5)).toThrow(/count replaced of 2019-02 must be/);
	});

	it("rollingTotals() puts a blank replaced count before a nought of the same vintage", () => {
		for (const counts of [
			[0, null],
			[null, 0],
		]) {
			const [window] = rollingTotals(
				[
					{ period: p("2019-01"), count: 1, vintage: "2019-04" },
					...counts.map((count) => ({ period: p("2019-01"), count, vintage: "2019-03" })),
				],
				{ months: 1 },
			);
			expect(window?.revisions.map(({ replacedCount }) => replacedCount)).toEqual([null, 0]);
		}
	});

	it("rollingTotals() is exact after a spike", () => {
		const spike = rollingTotals(monthly("2019-01/2019-05", [2 ** 53 - 1, 0, 3, 1, 2]), { months: 2 });
		expect(spike.map(({ total }) => total)).toEqual([null, 2 ** 53 - 1, 3, 4, 3]);
		const weighted = rollingTotals(monthly("2019-01/2019-05", [1e16, 0.1, 0.2, 0.3, 0.4]), {
			months: 3,
			weighted: true,
		});
		expect(weighted.map(({ total }) => total)).toEqual([null, null, 1e16, 0.6, 0.9]);
		const ten = rollingTotals(monthly("2019-01/2019-10", Array(10).fill(0.1)), {
			months: 10,
			weighted: true,
		});
		expect(ten[9]?.total).toBe(1);
		const small = rollingTotals(monthly("2019-01/2019-03", [1e16, 1, 1]), { months: 3, weighted: true });
		expect(small[2]?.total).toBe(1e16 + 2);
	});

	it("rollingTotals() refuses a total that a number cannot hold", () => {
		const huge = monthly("2019-01/2019-02", [2 ** 53 - 1, 1]);
		expect(thrownBy(() => rollingTotals(huge, { months: 2 }))).toEqual([
			RangeError,
			"out-of-range",
			"Cannot compute rolling totals: the total must be at most 9007199254740991, current value is 9007199254740992",
		]);
		const infinite = monthly("2019-01/2019-02", [1e308, 1e308]);
		expect(thrownBy(() => rollingTotals(infinite, { months: 2, weighted: true }))[2]).toBe(
			"Cannot compute rolling totals: the total must be a finite number, current value is Infinity",
		);
	});

	const base = { period: p("2019-01"), count: 5 };
	it.each<[string, Observation, unknown, string, string]>([
		[
			"a negative count",
			{ ...base, count: -1 },
			RangeError,
			"out-of-range",
			"count of 2019-01 must be 0 or more, current value is -1",
		],
		[
			"a fractional count",
			{ ...base, count: 0.5 },
			RangeError,
			"not-a-whole-number",
			"count of 2019-01 must be a whole number, current value is 0.5",
		],
		[
			"a count that is not finite",
			{ ...base, count: Number.NaN },
			RangeError,
			"not-a-number",
			"count of 2019-01 must be a finite number, current value is NaN",
		],
		[
			"a count left out",
			{ period: base.period } as Observation,
			TypeError,
			"wrong-type",
			"count of 2019-01 must be a number, current value is undefined",
		],
		[
			"a period that is none",
			{ ...base, period: p("Jan 2019") },
			SyntaxError,
			"not-a-period",
			'period must be YYYY-MM or YYYY-MM/YYYY-MM, current value is "Jan 2019"',
		],
		[
			"a status it does not know",
			{ ...base, status: "draft" as "final" },
			RangeError,
			"unknown-option",
			'status of 2019-01 must be one of provisional, revised, final, current value is "draft"',
		],
		[
			"a withheld count beside its number",
			{ ...base, withheld: { from: 1, to: 4 } },
			RangeError,
			"not-applicable",
			"count of 2019-01 must be null where it is withheld, current value is 5",
		],
		[
			"a range turned round",
			{ ...base, count: null, withheld: { from: 4, to: 1 } },
			RangeError,
			"out-of-range",
			"withheld.to of 2019-01 must be at least its from, 4, current value is 1",
		],
		[
			"a negative range",
			{ ...base, count: null, withheld: { from: -4, to: 1 } },
			RangeError,
			"out-of-range",
			"withheld.from of 2019-01 must be 0 or more, current value is -4",
		],
		[
			"a fractional range",
			{ ...base, count: null, withheld: { from: 1, to: 1.5 } },
			RangeError,
			"not-a-whole-number",
			"withheld.to of 2019-01 must be a whole number, current value is 1.5",
		],
		[
			"a vintage that does not sort",
			{ ...base, vintage: "v9" },
			SyntaxError,
			"unreadable",
			'vintage of 2019-01 must be YYYY-MM-DD or YYYY-MM, current value is "v9"',
		],
		[
			"a vintage that is no date",
			{ ...base, vintage: "2019-13" },
			SyntaxError,
			"unreadable",
			'vintage of 2019-01 must be YYYY-MM-DD or YYYY-MM, current value is "2019-13"',
		],
		[
			"a break without a cause",
			{ ...base, breakBefore: "" },
			TypeError,
			"wrong-type",
			'breakBefore of 2019-01 must be the cause in words, current value is ""',
		],
		[
			"a break that is only said to be one",
			{ ...base, breakBefore: true as unknown as string },
			TypeError,
			"wrong-type",
			"breakBefore of 2019-01 must be the cause in words, current value is true",
		],
	])("rollingTotals() refuses %s", (_, observation, Kind, code, message) => {
		expect(thrownBy(() => rollingTotals([observation]))).toEqual([
			Kind,
			code,
			`Cannot compute rolling totals: ${message}`,
		]);
	});

	it.each([
		[0, "out-of-range", "above 0"],
		[-1, "out-of-range", "0 or more"],
		[1.5, "not-a-whole-number", "a whole number"],
	])("rollingTotals() refuses a window of %s months", (months, code, must) => {
		expect(thrownBy(() => rollingTotals([], { months }))).toEqual([
			RangeError,
			code,
			`Cannot compute rolling totals: months must be ${must}, current value is ${months}`,
		]);
	});

	it("rollingTotals() refuses a window that begins before the year 1000", () => {
		expect(thrownBy(() => rollingTotals([{ period: p("1000-01"), count: 1 }], { months: 2 }))[1]).toBe(
			"out-of-range",
		);
	});
});

for (const [file, group, months] of [
	["data/monthly/leicestershire-police-uk-2019-12_2022-10.csv", "crime_type", 35],
	["data/monthly/london-mps-borough-2015-04_2020-03.csv", "offence_group", 60],
] as const)
	describeShared(`rollingTotals() of ${file}`, file, () => {
		it(`rollingTotals() agrees with sums of the ${months} months as they stand in the file`, () => {
			const series = new Map<string, Observation[]>();
			const rows = csv(file);
			for (const row of rows) {
				const key = `${row["area_name"]}|${row[group]}`;
				series.set(key, [
					...(series.get(key) ?? []),
					{ period: p(row["month"] ?? ""), count: Number(row["count"]) },
				]);
			}
			expect(series.size).toBeGreaterThan(90);
			let complete = 0;
			for (const observations of series.values()) {
				const counts = new Map<string, number>(
					observations.map(({ period, count }) => [period, count ?? Number.NaN]),
				);
				const windows = rollingTotals(observations.reverse());
				const sums = Array.from({ length: months }, (_, index) => {
					const end = toNumber(rows[0]?.["month"] ?? "") + index;
					let sum = 0;
					for (let back = 0; back < 12; back++)
						sum += counts.get(toText(end - back, end - back)) ?? Number.NaN;
					return Number.isNaN(sum) ? null : sum;
				});
				expect(windows.map(({ total }) => total)).toEqual(sums);
				complete += windows.filter(({ status }) => status === "complete").length;
			}
			expect(complete).toBe(series.size * (months - 11));
		});
	});
