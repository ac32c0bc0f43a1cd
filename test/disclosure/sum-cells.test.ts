import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountCell, sumCells, suppressSmall } from "../../src/disclosure/index.ts";
import { frozen, thrownBy } from "./thrown-by.ts";

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe("sumCells()", () => {
	it("sumCells() adds counts that are all known", () => {
		expect(sumCells(frozen([7, 0, 12]))).toEqual({ status: "exact", total: 19, parts: 3 });
		expect(sumCells([0])).toEqual({ status: "exact", total: 0, parts: 1 });
	});

	it("sumCells() gives an interval when a part is withheld", () => {
		expect(sumCells(frozen([7, { from: 1, to: 4 }, 12, { from: 0, to: 9 }]))).toEqual({
			status: "interval",
			min: 20,
			max: 32,
			parts: 4,
			withheld: [1, 3],
		});
	});

	it("sumCells() has no upper end when a withheld part has none", () => {
		expect(sumCells([{ from: 5, to: null }, 2])).toEqual({
			status: "interval",
			min: 7,
			max: null,
			parts: 2,
			withheld: [0],
		});
	});

	it("sumCells() names the missing parts and gives no figure", () => {
		expect(sumCells(frozen([7, null, { from: 1, to: 4 }, undefined]))).toEqual({
			status: "incomplete",
			parts: 4,
			withheld: [2],
			missing: [1, 3],
		});
	});

	it("sumCells() holds the sum of a rolling year of which a month was withheld", () => {
		const months = fc.array(fc.nat(40), { minLength: 12, maxLength: 12 });
		fc.assert(
			fc.property(months, fc.integer({ min: 1, max: 9 }), (counts, to) => {
				const { cells, withheld } = suppressSmall(counts, { from: 1, to });
				const sum = sumCells(cells);
				if (withheld.length === 0) expect(sum).toEqual({ status: "exact", total: total(counts), parts: 12 });
				else {
					if (sum.status !== "interval" || sum.max === null)
						throw new Error(`not an interval: ${sum.status}`);
					expect(sum.min).toBeLessThanOrEqual(total(counts));
					expect(sum.max).toBeGreaterThanOrEqual(total(counts));
					expect(sum.max - sum.min).toBe(withheld.length * (to - 1));
				}
				expect(JSON.parse(JSON.stringify(sum))).toEqual(sum);
			}),
		);
	});

	it("sumCells() gives the ends of all fillings", () => {
		const cell = fc.oneof(
			fc.nat(5),
			fc.tuple(fc.nat(3), fc.nat(2)).map(([from, width]) => ({ from, to: from + width })),
		);
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
				const choices = cells.map((each) =>
					typeof each === "number"
						? [each]
						: Array.from({ length: each.to - each.from + 1 }, (_, step) => each.from + step),
				);
				const sums = choices.reduce(
					(reached, choice) => reached.flatMap((sum) => choice.map((count) => sum + count)),
					[0],
				);
				const sum = sumCells(cells);
				const ends =
					sum.status === "exact"
						? [sum.total, sum.total]
						: sum.status === "interval"
							? [sum.min, sum.max]
							: [];
				expect(ends).toEqual([Math.min(...sums), Math.max(...sums)]);
			}),
		);
	});

	const largest = Number.MAX_SAFE_INTEGER;
	it.each<[readonly CountCell[], unknown, string, string]>([
		[[], RangeError, "out-of-range", "cells must have at least one part, current value is []"],
		[[1, -2], RangeError, "out-of-range", "cells[1] must be 0 or more, current value is -2"],
		[[0.5], RangeError, "not-a-whole-number", "cells[0] must be a whole number, current value is 0.5"],
		[["[c]" as never], TypeError, "wrong-type", 'cells[0] must be a number, current value is "[c]"'],
		[
			[{ from: -1, to: 4 }],
			RangeError,
			"out-of-range",
			"cells[0].from must be 0 or more, current value is -1",
		],
		[
			[{ from: 1, to: 1.5 }],
			RangeError,
			"not-a-whole-number",
			"cells[0].to must be a whole number, current value is 1.5",
		],
		[
			[{ from: 5, to: 4 }],
			RangeError,
			"out-of-range",
			"cells[0].to must be at least its from, 5, current value is 4",
		],
		[
			[largest, 1],
			RangeError,
			"out-of-range",
			"the sum of cells must be at most 9007199254740991, current value is 9007199254740992",
		],
		[
			[largest, { from: 0, to: 1 }],
			RangeError,
			"out-of-range",
			"the sum of cells must be at most 9007199254740991, current value is 9007199254740992",
		],
	])("sumCells() refuses a wrong argument (%#)", (cells, Kind, code, must) => {
		expect(thrownBy(() => sumCells(cells))).toEqual({
			Kind,
			code,
			message: `Cannot add up the cells: ${must}`,
		});
	});
});
