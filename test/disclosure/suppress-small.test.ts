import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suppressSmall } from "../../src/disclosure/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { frozen, thrownBy } from "./thrown-by.ts";

interface Case {
	readonly id: string;
	readonly op: string;
	readonly input: {
		readonly counts: readonly number[];
		readonly rule: { readonly from: number; readonly to: number };
	};
	readonly expected: { readonly printed: readonly string[] };
}

describe("suppressSmall()", () => {
	it("suppressSmall() prints a marker for counts in the range and keeps zeros, missing counts and the rest", () => {
		expect(suppressSmall(frozen([0, 1, 4, 5, null, undefined, 1887]), frozen({ from: 1, to: 4 }))).toEqual({
			printed: ["0", "[c]", "[c]", "5", "[x]", "[x]", "1887"],
			cells: [0, { from: 1, to: 4 }, { from: 1, to: 4 }, 5, null, null, 1887],
			withheld: [1, 2],
			missing: [4, 5],
			rule: { from: 1, to: 4 },
			marker: "[c]",
			missingMarker: "[x]",
		});
	});

	it("suppressSmall() withholds zeros when the rule begins at 0", () => {
		expect(suppressSmall([0, 9, 10], { from: 0, to: 9 }).printed).toEqual(["[c]", "[c]", "10"]);
	});

	it("suppressSmall() prints the markers that it is given", () => {
		const { printed, marker, missingMarker } = suppressSmall([2, null], {
			from: 1,
			to: 7,
			marker: "1 to 7",
			missingMarker: "..",
		});
		expect(printed).toEqual(["1 to 7", ".."]);
		expect([marker, missingMarker]).toEqual(["1 to 7", ".."]);
	});

	it("suppressSmall() takes a hole in an array for a missing count", () => {
		const holed: number[] = [];
		holed[1] = 3;
		expect(suppressSmall(holed, { from: 1, to: 4 }).printed).toEqual(["[x]", "[c]"]);
	});

	it("suppressSmall() gives empty lists for no counts", () => {
		const { printed, cells, withheld, missing } = suppressSmall([], { from: 1, to: 4 });
		expect([printed, cells, withheld, missing]).toEqual([[], [], [], []]);
	});

	it("suppressSmall() never lets a withheld count or anything but the range through", () => {
		const counts = fc.array(fc.option(fc.nat(30)), { maxLength: 12 });
		fc.assert(
			fc.property(counts, fc.nat(5), fc.nat(9), (values, from, width) => {
				const to = from + width;
				const result = suppressSmall(values, { from, to });
				for (const [index, value] of values.entries()) {
					const small = value !== null && value >= from && value <= to;
					expect(result.printed[index]).toBe(value === null ? "[x]" : small ? "[c]" : String(value));
					expect(result.cells[index]).toEqual(small ? { from, to } : value);
					expect(result.withheld.includes(index)).toBe(small);
					expect(result.missing.includes(index)).toBe(value === null);
				}
				expect(JSON.parse(JSON.stringify(result))).toEqual(result);
			}),
		);
	});

	const rule = { from: 1, to: 4 };
	it.each([
		[
			() => suppressSmall([3, -1], rule),
			RangeError,
			"out-of-range",
			"counts[1] must be 0 or more, current value is -1",
		],
		[
			() => suppressSmall([1.5], rule),
			RangeError,
			"not-a-whole-number",
			"counts[0] must be a whole number, current value is 1.5",
		],
		[
			() => suppressSmall([Number.NaN], rule),
			RangeError,
			"not-a-number",
			"counts[0] must be a finite number, current value is NaN",
		],
		[
			() => suppressSmall(["[c]" as never], rule),
			TypeError,
			"wrong-type",
			'counts[0] must be a number, current value is "[c]"',
		],
		[
			() => suppressSmall([1], { from: -1, to: 4 }),
			RangeError,
			"out-of-range",
			"from must be 0 or more, current value is -1",
		],
		[
			() => suppressSmall([1], { from: 1, to: 4.5 }),
			RangeError,
			"not-a-whole-number",
			"to must be a whole number, current value is 4.5",
		],
		[
			() => suppressSmall([1], { from: 5, to: 4 }),
			RangeError,
			"out-of-range",
			"to must be at least from, 5, current value is 4",
		],
		[
			() => suppressSmall([1], { ...rule, marker: 0 as never }),
			TypeError,
			"wrong-type",
			"marker must be text, current value is 0",
		],
		[
			() => suppressSmall([1], { ...rule, marker: " " }),
			RangeError,
			"out-of-range",
			'marker must be text that is neither blank nor a number, current value is " "',
		],
		[
			() => suppressSmall([1], { ...rule, missingMarker: "0" }),
			RangeError,
			"out-of-range",
			'missingMarker must be text that is neither blank nor a number, current value is "0"',
		],
		[
			() => suppressSmall([1], { ...rule, missingMarker: "[c]" }),
			RangeError,
			"out-of-range",
			'missingMarker must differ from marker, current value is "[c]"',
		],
	] as const)("suppressSmall() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot withhold small counts: ${must}` });
	});
});

describeShared("suppressSmall() against the golden cases", "golden/published-figures.json", () => {
	const cases = sharedJson<{ cases: readonly Case[] }>("golden/published-figures.json").cases;
	const wanted = cases.filter(({ op }) => op === "suppressSmall");
	it("suppressSmall() has one golden case", () => {
		expect(wanted).toHaveLength(1);
	});
	it.each(wanted)("suppressSmall() gives $id", ({ input, expected }) => {
		expect(suppressSmall(input.counts, input.rule).printed).toEqual(expected.printed);
	});
});
