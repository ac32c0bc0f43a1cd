import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRolling, toPeriod } from "../../src/index.ts";
import { rollingTotals } from "../../src/rolling/index.ts";
import {
	observationSchema,
	type ReadObservationsOptions,
	readObservations,
	type TableRow,
} from "../../src/schema/index.ts";
import { thrownBy, told } from "./helpers.ts";

const columns = { period: "month", areaName: "district", indicator: "crime", count: "count" } as const;
const row = { month: "2019-12", district: "Blaby", crime: "Burglary", count: "38" };

describe("readObservations()", () => {
	it("readObservations() gives rows that the rolling functions take as they are", () => {
		const rows = Array.from({ length: 24 }, (_, index) => ({
			...row,
			month: `${2018 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
			count: index === 23 ? "[c]" : "10",
		}));
		const read = readObservations(rows, { columns, withheld: { from: 1, to: 4 } });
		expect(read.issues).toEqual([]);
		const { current, status } = compareRolling(read.observations, { ending: toPeriod("2019-12") });
		expect(status).toBe("not-comparable");
		expect(current).toMatchObject({ total: null, lower: 111, upper: 114 });
	});

	it("readObservations() keeps the four kinds of nothing apart", () => {
		const cells = [
			"0",
			"",
			"[c]",
			"fewer than 5",
			"[x]",
			"[z]",
			"[low]",
			"[w]",
			"[u]",
			"nil",
			null,
			undefined,
		];
		const rows = cells.map((count, index) => ({ ...row, district: `Area ${index}`, count }));
		const read = readObservations(rows, { columns, withheld: { from: 1, to: 7 } });
		expect(
			read.observations.map(({ count, missing, withheld }) => [count, missing["count"], withheld]),
		).toEqual([
			[0, undefined, undefined],
			[null, "blank", undefined],
			[null, "confidential", { from: 1, to: 7 }],
			[null, "bounded", { from: 0, to: 4 }],
			[null, "not-available", undefined],
			[null, "not-applicable", undefined],
			[null, "low", undefined],
			[null, "none-recorded", undefined],
			[null, "low-reliability", undefined],
			[0, undefined, undefined],
			[null, "blank", undefined],
			[null, "blank", undefined],
		]);
		expect(told(read).map(([code]) => code)).toEqual(["blank", "blank", "blank"]);
		expect(read.issues.every(({ severity }) => severity === "warning")).toBe(true);
	});

	it("readObservations() reads bounds as the whole numbers that they leave", () => {
		const bounds = { "<5": [0, 4], "≤5": [0, 5], "5 or fewer": [0, 5], ">95": [96, null], "10+": [10, null] };
		const rows = Object.keys(bounds).map((count, index) => ({ ...row, district: `${index}`, count }));
		const read = readObservations(rows, { columns });
		expect(read.observations.map(({ withheld }) => [withheld?.from, withheld?.to])).toEqual(
			Object.values(bounds),
		);
	});

	it("readObservations() refuses bounds that leave no count, and those beyond what can be held", () => {
		const bounds = ["<0", "<-3", "<0.5", ">9007199254740991", ">9007199254740990", "≤-0"];
		const rows = bounds.map((count, index) => ({ ...row, district: `${index}`, count }));
		const read = readObservations(rows, { columns });
		expect(told(read)).toEqual([0, 1, 3].map((index) => ["out-of-range", index + 1, "count", bounds[index]]));
		expect(read.observations.map(({ withheld }) => [withheld?.from, withheld?.to])).toEqual([
			[0, 0],
			[Number.MAX_SAFE_INTEGER, null],
			[0, 0],
		]);
	});

	it("readObservations() leaves fractions in the bounds of weighted counts", () => {
		const bounds = { "<5": [0, 5], "≤4.5": [0, 4.5], ">95": [95, null], "≤0": [0, 0] };
		const rows = [...Object.keys(bounds), "<0", "<-1"].map((count, index) => ({
			...row,
			district: `${index}`,
			count,
		}));
		const read = readObservations(rows, { columns, weighted: true });
		expect(read.observations.map(({ withheld }) => [withheld?.from, withheld?.to])).toEqual(
			Object.values(bounds),
		);
		expect(told(read).map(([code, record]) => [code, record])).toEqual([
			["out-of-range", 5],
			["out-of-range", 6],
		]);
	});

	it("readObservations() takes status and break from markers and columns", () => {
		const marked = ["12[p]", "12 (r)", "12[b]", "12[p][b]", "12[e]"].map((count, index) => ({
			...row,
			district: `${index}`,
			count,
		}));
		const read = readObservations(marked, { columns });
		expect(
			read.observations.map(({ status, breakBefore, markers }) => [status, breakBefore, markers]),
		).toEqual([
			["provisional", undefined, ["p"]],
			["revised", undefined, ["r"]],
			[undefined, "marked [b]", ["b"]],
			["provisional", "marked [b]", ["p", "b"]],
			[undefined, undefined, ["e"]],
		]);
		const settled = readObservations([{ ...row, status: "Final" }], {
			columns: { ...columns, status: "status" },
		});
		expect(settled.observations[0]?.status).toBe("final");
	});

	it("readObservations() notes a figure in brackets, and takes it as below 0 where it is told so", () => {
		const marks = (cells: readonly string[], parentheses?: "prose" | "negative") => {
			const rows = cells.map((mark, at) => ({ month: `2019-${10 + at}`, area: "A", mark }));
			const { observations, issues } = readObservations(rows, {
				columns: { period: "month", areaCode: "area", value: "mark" },
				indicator: "i",
				...(parentheses === undefined ? {} : { parentheses }),
			});
			const found = issues.filter(({ code }) => code === "parenthesised");
			return [observations.map(({ value }) => value), found.map(({ severity, raw }) => [severity, raw])];
		};
		const cells = ["(5.2)", "-5.2", "(0.0)"];
		const noted = [["warning", "(5.2)"]];
		expect(marks(cells)).toEqual([[5.2, -5.2, 0], noted]);
		expect(marks(cells, "prose")).toEqual([[5.2, -5.2, 0], noted]);
		expect(marks(cells, "negative")).toEqual([[-5.2, -5.2, 0], []]);
		expect(() => marks(cells, "losses" as never)).toThrow(
			'Cannot read the observations: parentheses must be one of prose, negative, current value is "losses"',
		);
	});

	it("readObservations() asks the legend what a dash means", () => {
		const dash = [{ ...row, count: "-" }];
		expect(told(readObservations(dash, { columns }))).toEqual([["ambiguous-marker", 1, "count", "-"]]);
		expect(readObservations(dash, { columns, legend: { "-": "zero" } }).observations[0]?.count).toBe(0);
		// Of a denominator it is as wrong as a 0 is.
		for (const people of ["-", "0"])
			expect(
				told(
					readObservations([{ ...row, people }], {
						columns: { ...columns, denominator: "people" },
						legend: { "-": "zero" },
					}),
				),
			).toEqual([["out-of-range", 1, "people", people]]);
		const suppressed = readObservations(dash, {
			columns,
			legend: { "-": "suppressed" },
			withheld: { from: 1, to: 9 },
		});
		expect(suppressed.observations[0]?.withheld).toEqual({ from: 1, to: 9 });
	});

	it("readObservations() takes counts as numbers and as BigInt, and no other kind of thing", () => {
		const kinds = [38, 38n, 1.5, Number.POSITIVE_INFINITY, -0, true, {}, [], () => 1, Symbol("x"), 2n ** 70n];
		const rows = kinds.map((count, index) => ({ ...row, district: `${index}`, count }));
		const read = readObservations(rows, { columns });
		expect(read.observations.map(({ count }) => count)).toEqual([38, 38, 0]);
		expect(told(read).map(([code, record]) => [code, record])).toEqual([
			["not-an-integer", 3],
			["machine-artefact", 4],
			["not-a-number", 6],
			["not-a-number", 7],
			["not-a-number", 8],
			["not-a-number", 9],
			["not-a-number", 10],
			["not-an-integer", 11],
		]);
	});

	it("readObservations() tells dimensions apart, whatever they are called", () => {
		const rows = [
			{ ...row, sex: "Male", constructor: "a" },
			{ ...row, sex: "Female", constructor: "a" },
		];
		const read = readObservations(rows, { columns, dimensions: ["sex", "constructor"] });
		expect(read.observations.map(({ dimensions }) => dimensions)).toEqual([
			{ sex: "Male", constructor: "a" },
			{ sex: "Female", constructor: "a" },
		]);
		const odd = readObservations([{ ...row, district: "__proto__", crime: "constructor" }], { columns });
		expect(odd.observations[0]).toMatchObject({ area: "__proto__", indicator: "constructor", count: 38 });
	});

	it("readObservations() checks totals of areas and of indicators, and sets them aside", () => {
		const table = (total: string, all: string) => [
			{ ...row, district: "Blaby", count: "10" },
			{ ...row, district: "Charnwood", count: "20" },
			{ ...row, district: "Total", count: total },
			{ ...row, district: "Blaby", crime: "Robbery", count: "1" },
			{ ...row, district: "Blaby", crime: "All crime", count: all },
		];
		const right = readObservations(table("30", "11"), { columns });
		expect(right.tally).toEqual({ rows: 5, records: 5, accepted: 3, rejected: 0, excluded: 2 });
		expect(right.issues.map(({ code, record, related }) => [code, record, related])).toEqual([
			["total-row", 3, [1, 2]],
			["total-row", 5, [1, 4]],
		]);
		const wrong = readObservations(table("31", "11"), { columns });
		expect(told(wrong)).toContainEqual(["total-mismatch", 3, null, "31"]);
		expect(wrong.notChecked).toEqual([]);
	});

	it("readObservations() does not accuse a total whose parts are not all known", () => {
		const rows = [
			{ ...row, district: "Blaby", count: "10" },
			{ ...row, district: "Charnwood", count: "[c]" },
			{ ...row, district: "Total", count: "12" },
		];
		const known = readObservations(rows, { columns, withheld: { from: 1, to: 4 } });
		expect(told(known).map(([code]) => code)).toEqual(["total-row"]);
		const outside = readObservations([...rows.slice(0, 2), { ...row, district: "Total", count: "15" }], {
			columns,
			withheld: { from: 1, to: 4 },
		});
		expect(told(outside).map(([code]) => code)).toEqual(["total-row", "total-mismatch"]);
		const unknown = readObservations(rows, { columns });
		expect(unknown.notChecked).toEqual([]);
		const below = readObservations([...rows.slice(0, 2), { ...row, district: "Total", count: "9" }], {
			columns,
		});
		expect(told(below)).toContainEqual(["total-mismatch", 3, null, "9"]);
		const wrong = readObservations([...rows.slice(0, 2), { ...row, district: "Total", count: "x1" }], {
			columns,
		});
		expect(wrong.notChecked).toEqual([{ rule: "total-is-sum", records: [3] }]);
		const broken = readObservations([...rows, { ...row, district: "Melton", count: "?" }], { columns });
		expect(broken.notChecked).toEqual([{ rule: "total-is-sum", records: [3] }]);
		const unread = readObservations([...rows.slice(2), rows[0] ?? {}, { ...row, district: "" }], { columns });
		expect(unread.notChecked).toEqual([
			{ rule: "duplicates", records: [3] },
			{ rule: "gaps", records: [3] },
			{ rule: "total-is-sum", records: [1] },
		]);
	});

	it("readObservations() says which rules a record that cannot be read has escaped", () => {
		const list = (rows: readonly (readonly string[])[], options: object = {}) =>
			readObservations([["month", "district", "crime", "count", "of"], ...rows], {
				columns: {
					period: "month",
					areaName: "district",
					indicator: "crime",
					count: "count",
					denominator: "of",
				},
				withinDenominator: true,
				...options,
			}).notChecked;
		expect(list([["2019-01", "Blaby", "Burglary", "5"]])).toEqual([
			{ rule: "count-within-denominator", records: [1] },
			{ rule: "duplicates", records: [1] },
			{ rule: "gaps", records: [1] },
		]);
		const twice = ["2019-01", "Blaby", "Burglary", "5", "9"];
		expect(list([twice, ["2019-01", "Blaby", "Burglary", "x1", "9"]])).toEqual([
			{ rule: "count-within-denominator", records: [2] },
			{ rule: "duplicates", records: [2] },
		]);
		// The total fits, but a record that may be a part of it cannot be placed.
		expect(
			list([
				["2019-01", "Blaby", "Burglary", "5", "9"],
				["20xx", "Melton", "Burglary", "6", "9"],
				["2019-01", "Total", "Burglary", "5", "9"],
			]),
		).toContainEqual({ rule: "total-is-sum", records: [3] });
	});

	it("readObservations() checks the total of a row against withheld periods, or says that it did not", () => {
		const read = (first: string, second: string, total: string, options: object = {}) =>
			readObservations([{ area: "Blaby", "Jan 2019": first, "Feb 2019": second, Total: total }], {
				columns: { areaName: "area" },
				indicator: "burglary",
				across: "count",
				...options,
			});
		const codes = ({ issues }: ReturnType<typeof read>) =>
			issues.filter(({ code }) => code === "total-mismatch").map(({ message }) => message);
		const withheld = { withheld: { from: 1, to: 4 } };
		expect(codes(read("5", "[c]", "7", withheld))).toEqual([]);
		expect(codes(read("5", "[c]", "100", withheld))[0]).toMatch(/6 to 9/);
		expect(codes(read("5", "[c]", "4"))[0]).toMatch(/5 or more/);
		for (const [first, second, total] of [
			["5", "", "7"],
			["5", "x1", "7"],
			["5", "2", ""],
		] as const)
			expect(read(first, second, total).notChecked).toContainEqual({ rule: "total-is-sum", records: [1] });
		expect(read("5", "2", "7").notChecked).toEqual([]);
	});

	it("readObservations() keeps a withheld count apart from a blank, also where nothing is known of it", () => {
		const months = ["2019-01", "2019-02", "2019-03"];
		const rolled = (second: string) =>
			rollingTotals(
				readObservations(
					months.map((month, index) => ({
						month,
						district: "Blaby",
						count: ["5", second, "7"][index] ?? "",
					})),
					{ columns: { period: "month", areaName: "district", count: "count" }, indicator: "burglary" },
				).observations,
				{ months: 3 },
			).at(-1);
		expect(rolled("[c]")).toMatchObject({ status: "interval", lower: 12, upper: null });
		expect(rolled("")).toMatchObject({ status: "incomplete" });
	});

	it("readObservations() hands on what a later vintage replaced, and a break that only the earlier one records", () => {
		const read = readObservations(
			[
				{ month: "2019-01", district: "Blaby", count: "40[b]", vintage: "2020-01" },
				{ month: "2019-01", district: "Blaby", count: "60", vintage: "2020-04" },
				{ month: "2019-02", district: "Blaby", count: "6[r]", vintage: "2020-04" },
			],
			{
				columns: { period: "month", areaName: "district", count: "count", vintage: "vintage" },
				indicator: "burglary",
			},
		);
		expect(read.observations[0]).toMatchObject({
			count: 60,
			breakBefore: "marked [b]",
			replaced: [{ vintage: "2020-01", count: 40 }],
		});
		const [, window] = rollingTotals(read.observations, { months: 2 });
		expect(window).toMatchObject({
			revised: true,
			revisions: [{ vintage: "2020-04", count: 60, replacedVintage: "2020-01", replacedCount: 40 }],
		});
	});

	it("readObservations() reads the standing of a figure by the legend", () => {
		const standing = (count: string, legend: Record<string, string>) =>
			readObservations([{ month: "2019-01", district: "Blaby", count }], {
				columns: { period: "month", areaName: "district", count: "count" },
				indicator: "burglary",
				legend,
			}).observations[0]?.status;
		expect(standing("5 (prov)", { prov: "provisional" })).toBe("provisional");
		expect(standing("6*", { "*": "provisional" })).toBe("provisional");
		expect(standing("12#", { "#": "provisional" })).toBe("provisional");
		expect(standing("7[r]", { r: "rounded" })).toBeUndefined();
		expect(standing("7[r]", {})).toBe("revised");
	});

	it("readObservations() takes the totals that it is told of, and none of its own then", () => {
		const rows = [
			{ ...row, district: "Leicestershire", count: "30" },
			{ ...row, district: "Blaby", count: "10" },
			{ ...row, district: "Charnwood", count: "20" },
			{ ...row, district: "Rutland", count: "5" },
		];
		const totals = [{ of: "area", label: "Leicestershire", parts: ["Blaby", "Charnwood"] }] as const;
		const read = readObservations(rows, { columns, totals });
		expect(read.excluded).toEqual([{ record: 1, column: null, reason: "total-row", inFavourOf: null }]);
		expect(told(read)).toEqual([["total-row", 1, null, null]]);
		const short = readObservations(rows.slice(0, 2), { columns, totals });
		expect(short.notChecked).toEqual([{ rule: "total-is-sum", records: [1] }]);
		const alone = [{ ...row, crime: "All crime" }];
		expect(readObservations(alone, { columns }).tally.accepted).toBe(1);
		const kept = readObservations([...alone, row], { columns, totals: [] });
		expect(kept.tally.accepted).toBe(2);
	});

	it("readObservations() reads periods across, and checks their total", () => {
		const table = [
			["District", "Oct 2019", "Nov 2019", "Dec 2O19", "Total"],
			["Blaby", "3", "", "5", "8"],
			["Charnwood", "1", "2", "3", "3"],
			["Melton", "1", "2", "3", "7"],
			["", "", "", "", ""],
		];
		const options = { columns: { areaName: "District" }, indicator: "burglary", across: "count" } as const;
		const read = readObservations(table, options);
		expect(read.observations.map(({ area, period, count }) => [area, period, count])).toEqual([
			["Blaby", "2019-10", 3],
			["Blaby", "2019-11", null],
			["Charnwood", "2019-10", 1],
			["Charnwood", "2019-11", 2],
			["Melton", "2019-10", 1],
			["Melton", "2019-11", 2],
		]);
		expect(read.tally).toEqual({ rows: 4, records: 12, accepted: 6, rejected: 3, excluded: 3 });
		expect(told(read)).toEqual([
			["total-row", 0, "Total", null],
			["bad-period", 0, "Dec 2O19", "Dec 2O19"],
			["blank", 1, "Nov 2019", ""],
			["total-mismatch", 2, "Total", "3"],
			["total-mismatch", 3, "Total", "7"],
			["blank-row", 4, null, null],
		]);
		const sound = table.map((fields) => fields.filter((_, place) => place !== 3));
		expect(told(readObservations(sound, options)).filter(([code]) => code === "total-mismatch")).toEqual([
			["total-mismatch", 3, "Total", "7"],
		]);
	});

	it("readObservations() tells what is wrong with the header", () => {
		const table = [
			["\uFEFFmonth", " district", "crime", "count", "note", "count", "x", "x"],
			["2019-12", "Blaby", "b", "1"],
		];
		const read = readObservations(table, { columns, shortRows: "accept" });
		expect(told(read)).toEqual([
			["header-whitespace", 0, "month", "\uFEFFmonth"],
			["header-whitespace", 0, "district", " district"],
			["duplicate-header", 0, "count", "count"],
			["duplicate-header", 0, "x", "x"],
			["duplicate-header", 0, "count", null],
			["extra-column", 0, "note", null],
			["extra-column", 0, "x", null],
			["extra-column", 0, "x", null],
		]);
		expect(read.tally).toEqual({ rows: 1, records: 1, accepted: 0, rejected: 1, excluded: 0 });
		const missing = readObservations([row], { columns: { ...columns, count: "number" } });
		expect(told(missing)).toEqual([
			["missing-column", 0, "number", null],
			["extra-column", 0, "count", null],
		]);
		expect(missing.tally.rejected).toBe(1);
		expect(told(readObservations([{ ...row, note: 1 }], { columns, ignore: ["note"] }))).toEqual([]);
	});

	it("readObservations() counts physical lines", () => {
		const table = [
			["month", "district\n(2019)", "crime", "count"],
			["2019-12", "A\r\nB\nC", "b", "?"],
			["2019-12", "D", "b", "y"],
		];
		const read = readObservations(table, { columns: { ...columns, areaName: "district\n(2019)" } });
		expect(read.issues.map(({ record, line }) => [record, line])).toEqual([
			[1, 3],
			[1, 3],
			[2, 6],
		]);
	});

	it("readObservations() reads a table of nothing", () => {
		const read = readObservations([], { columns });
		expect(read).toEqual({
			kind: "observations-read",
			observations: [],
			issues: [],
			excluded: [],
			notChecked: [],
			tally: { rows: 0, records: 0, accepted: 0, rejected: 0, excluded: 0 },
		});
		expect(readObservations([["month", "district", "crime", "count"]], { columns }).tally.records).toBe(0);
	});

	it("readObservations() says which findings are of which severity", () => {
		const read = readObservations([row, row, { ...row, count: "?" }], { columns });
		expect(
			read.issues.map(({ code, severity, message, related }) => [code, severity, message, related]),
		).toEqual([
			[
				"duplicate-key",
				"warning",
				"Burglary, Blaby, 2019-12 must stand once only, and is the same again",
				[1],
			],
			[
				"not-a-number",
				"error",
				'count must be a figure that can be read (unrecognised), current value is "?"',
				[],
			],
		]);
	});

	it("readObservations() throws for no table, and its tally always adds up", () => {
		const anything = fc.oneof(
			fc.string({ maxLength: 8 }),
			fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
		);
		const cellOf = (...likely: string[]) =>
			fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...likely) }, { weight: 1, arbitrary: anything });
		const record = fc.record(
			{
				month: cellOf("2019-11", "2019-12", "Oct to Dec 2019", "2019/20 Q3", ""),
				district: cellOf("Blaby", "Charnwood", "Total", "__proto__", " Blaby "),
				crime: cellOf("Burglary", "All crime", "constructor"),
				count: cellOf("3", "1,887", "", "[c]", "-", "<5", "<0", "12[p]", " 3 ", "1.5"),
				rate: cellOf("8.6", "8", "[x]", "-0"),
			},
			{ requiredKeys: ["month", "district", "crime"] },
		);
		const cell = cellOf("2019-12", "Blaby", "Total", "3", "", "[c]", "-");
		const rows = fc.oneof(
			fc.array(fc.oneof({ weight: 9, arbitrary: record }, cell), { maxLength: 12 }),
			fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
		);
		const settings = fc.constantFrom<ReadObservationsOptions>(
			{ columns },
			{ columns: { ...columns, value: "rate" }, weighted: true, shortRows: "accept" },
			{ columns: { areaCode: "district", indicator: "crime" }, across: "count", areaCodes: "gss" },
			{ columns, header: ["month", "district", "crime", "count"], withinDenominator: true, areas: [] },
		);
		let accepted = 0;
		fc.assert(
			fc.property(rows, settings, (table, options) => {
				const read = readObservations(table as TableRow[], options);
				const { tally } = read;
				accepted += tally.accepted;
				expect(tally.records).toBe(tally.accepted + tally.rejected + tally.excluded);
				expect(tally.accepted).toBe(read.observations.length);
				expect(tally.excluded).toBe(read.excluded.length);
				expect(JSON.parse(JSON.stringify(read))).toEqual(read);
				// An error has its record rejected, and a rejected record has its error.
				const wrong = new Set(
					read.issues.filter(({ severity }) => severity === "error").map(({ record }) => record),
				);
				for (const { record } of read.observations)
					expect(options.across === undefined && wrong.has(record)).toBe(false);
				expect(tally.rejected === 0 || wrong.size > 0).toBe(true);
				// What is accepted is an observation, but for what it has for its table.
				for (const {
					areaName,
					dimensions,
					lower,
					upper,
					missing,
					markers,
					record,
					...own
				} of options.weighted ? [] : read.observations)
					expect(observationSchema.safeParse(own).error).toBeUndefined();
			}),
			{ numRuns: 2000 },
		);
		expect(accepted).toBeGreaterThan(500);
	});

	it("readObservations() never makes a count of what is none, in 100,000 strings", () => {
		const text = fc.oneof(
			fc.string({ maxLength: 12 }),
			fc.string({ unit: "binary", maxLength: 12 }),
			fc
				.array(fc.constantFrom(..."0123456789.,-+%<>[]()cxe £m\u00A0"), { maxLength: 7 })
				.map((parts) => parts.join("")),
		);
		const texts = fc.sample(text, { numRuns: 100_000, seed: 20_200_320 });
		const rows = texts.map((count, index) => ({ ...row, district: `Area ${index}`, count }));
		const { observations, tally } = readObservations(rows, { columns });
		expect(tally.records).toBe(100_000);
		expect(tally.accepted + tally.rejected + tally.excluded).toBe(100_000);
		const counted = observations.filter(({ count }) => count !== null);
		expect(counted.length).toBeGreaterThan(1000);
		const withoutDigit = counted.filter(({ record }) => !/\d|nil|none/i.test(texts[record - 1] ?? ""));
		expect(withoutDigit).toEqual([]);
	});

	it("readObservations() leaves its rows alone", () => {
		const rows = Object.freeze([Object.freeze({ ...row }), Object.freeze({ ...row, count: "[c]" })]);
		expect(readObservations(rows, Object.freeze({ columns: Object.freeze({ ...columns }) })).tally.rows).toBe(
			2,
		);
	});

	it.each([
		[{}, "columns must name the columns, current value is undefined"],
		[
			{ columns: { period: "a", areaName: "b", indicator: "c" } },
			"columns.count or columns.value must be given, current value is an object",
		],
		[
			{ columns, period: "2019" },
			'period must be given once, as a column or for the whole table, current value is "month"',
		],
		[
			{ columns: { ...columns, indicator: undefined } },
			"indicator must be given once, as a column or for the whole table, current value is undefined",
		],
		[
			{ columns, area: "Blaby" },
			'area must be given once, as a column or for the whole table, current value is "district"',
		],
		[
			{ columns, across: "count" },
			'columns.period must be left out where periods stand across, current value is "month"',
		],
		[
			{ columns: { ...columns, count: "month" } },
			'a column must be named once only, current value is "month"',
		],
		[{ columns, shortRows: "cut" }, 'shortRows must be one of reject, accept, current value is "cut"'],
		[{ columns, areaCodes: "ons" }, 'areaCodes must be one of gss, any, current value is "ons"'],
		[{ columns, header: "month" }, 'header must be a list of names, current value is "month"'],
		[{ columns, legend: "zero" }, 'legend must be an object, current value is "zero"'],
		[{ columns, areas: "Blaby" }, 'areas must be a list, current value is "Blaby"'],
		[{ columns, areas: [null] }, "areas[0] must be an object, current value is null"],
		[
			{ columns, areas: [{ id: "A" }, { code: "B" }] },
			"areas[1].id must be text, current value is undefined",
		],
		[{ columns, areas: [{ id: "A", name: null }] }, "name of A must be text, current value is null"],
		[
			{ columns, areas: [{ id: "A", supersededBy: "B" }] },
			'supersededBy of A must be a list, current value is "B"',
		],
	])("readObservations() refuses wrong options: case %#", (options, message) => {
		const thrown = thrownBy(() => readObservations([row], options as ReadObservationsOptions));
		expect(thrown.message).toBe(`Cannot read the observations: ${message}`);
	});

	it("readObservations() refuses what is no list of rows", () => {
		expect(thrownBy(() => readObservations("month" as never, { columns }))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: 'Cannot read the observations: rows must be a list, current value is "month"',
		});
	});
});
