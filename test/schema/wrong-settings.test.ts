import { describe, expect, it } from "vitest";
import { readObservations } from "../../src/schema/index.ts";

const table = [
	["month", "area", "count"],
	["2019-01", "A", "[c]"],
];
const columns = { period: "month", areaName: "area", count: "count" };
/** Reads the table with settings that the types forbid. */
const reading = (settings: object) => () =>
	readObservations(table, { columns, indicator: "x", ...settings } as never);

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[reading({ withheld: { from: 4, to: 1 } }), "out-of-range", /withheld.to must be at least its from, 4/],
		[reading({ withheld: { from: "1", to: "4" } }), "wrong-type", /withheld.from must be a number/],
		[reading({ withheld: { from: -1, to: 4 } }), "out-of-range", /withheld.from must be 0 or more/],
		[reading({ withheld: { from: 1 } }), "wrong-type", /withheld.to must be a number/],
		[reading({ withheld: { min: 1, max: 4 } }), "unknown-option", /withheld must be among from, to/],
		[reading({ withheld: { from: 1, to: 4.5 } }), "not-a-whole-number", /withheld.to must be a whole number/],
		[reading({ withheld: 4 }), "wrong-type", /withheld must be an object/],
		[reading({ legend: { "-": "Zero" } }), "unknown-option", /legend of - must be zero/],
		[reading({ legend: { "-": "" } }), "wrong-type", /legend must say in words what - means/],
		[reading({ legend: { "-": 0 } }), "wrong-type", /legend must say in words what - means/],
		[reading({ totals: [{ of: "areas", label: "A" }] }), "unknown-option", /of of a total must be one of/],
		[reading({ totals: [{ of: "area", name: "A" }] }), "unknown-option", /rule of totals must be among/],
		[reading({ totals: [{ of: "area", label: "A", part: [] }] }), "unknown-option", /rule of totals/],
		[reading({ totals: [{ of: "area" }] }), "wrong-type", /label of a total must be text/],
		[
			reading({ totals: [{ of: "area", label: "A", parts: "B" }] }),
			"wrong-type",
			/parts of a total must be a list/,
		],
		[reading({ totals: "Total" }), "wrong-type", /totals must be a list/],
		[reading({ totals: [null] }), "wrong-type", /totals\[0\] must be an object/],
		[reading({ ignore: "month" }), "wrong-type", /ignore must be a list/],
		[reading({ dimensions: [3] }), "wrong-type", /dimensions\[0\] must be text/],
		[reading({ columns: { ...columns, count: 2 } }), "wrong-type", /columns.count must be text/],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		expect(
			reading({ withheld: { from: 1, to: null }, legend: { "-": "zero", "#": "not asked" } }),
		).not.toThrow();
		expect(reading({ totals: [{ of: "area", label: "B", parts: ["A"] }], ignore: ["x"] })).not.toThrow();
	});
});
