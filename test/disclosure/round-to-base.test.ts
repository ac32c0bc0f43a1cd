import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundToBase } from "../../src/disclosure/index.ts";
import type { RoundingMode } from "../../src/published/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { thrownBy } from "./thrown-by.ts";

const modes: readonly RoundingMode[] = [
	"halfExpand",
	"halfEven",
	"halfCeil",
	"halfFloor",
	"halfTrunc",
	"trunc",
	"floor",
	"ceil",
	"expand",
];

/** Rounds a decimal string to a whole number as ICU does. */
function byIcu(mode: RoundingMode): (decimal: string) => number {
	const settings = { maximumFractionDigits: 0, useGrouping: false, roundingMode: mode };
	const formatter = new Intl.NumberFormat("en-GB", settings as Intl.NumberFormatOptions);
	return (decimal) => Number(formatter.format(decimal as unknown as number));
}

interface Case {
	readonly id: string;
	readonly op: string;
	readonly input: { readonly count: number; readonly base: number };
	readonly expected: Readonly<Record<string, string>>;
}

describe("roundToBase()", () => {
	it.each([
		[22, 5, "halfExpand", 20],
		[23, 5, "halfExpand", 25],
		[25, 10, "halfExpand", 30],
		[25, 10, "halfEven", 20],
		[35, 10, "halfEven", 40],
		[25, 10, "halfTrunc", 20],
		[25, 10, "halfFloor", 20],
		[25, 10, "halfCeil", 30],
		[1, 5, "expand", 5],
		[1, 5, "ceil", 5],
		[4, 5, "trunc", 0],
		[4, 5, "floor", 0],
		[0, 5, "expand", 0],
		[20, 5, "ceil", 20],
		[7, 1, "expand", 7],
	] as const)("roundToBase() takes %i to base %i by %s to %i", (count, base, mode, expected) => {
		expect(roundToBase(count, base, { mode })).toBe(expected);
	});

	it("roundToBase() rounds ties up unless told otherwise", () => {
		expect(roundToBase(5, 10)).toBe(10);
		expect(roundToBase(5, 10, {})).toBe(10);
	});

	it("roundToBase() agrees with ICU in all nine modes", () => {
		for (const mode of modes) {
			const rounded = byIcu(mode);
			for (const base of [2, 4, 5, 10, 20, 100])
				for (let count = 0; count <= 250; count++)
					expect(roundToBase(count, base, { mode }), `${mode} ${count} ${base}`).toBe(
						rounded(String(count / base)) * base,
					);
		}
	});

	it("roundToBase() is exact where halves of a double are not", () => {
		const base = 2 ** 52 + 1;
		expect(roundToBase(2 ** 51, base)).toBe(0);
		expect(roundToBase(2 ** 51 + 1, base)).toBe(base);
		expect(roundToBase(Number.MAX_SAFE_INTEGER, 10, { mode: "floor" })).toBe(9007199254740990);
	});

	it("roundToBase() gives the nearest multiple, or one on the side that is asked for", () => {
		const count = fc.nat(Number.MAX_SAFE_INTEGER - 2_000_000);
		fc.assert(
			fc.property(
				count,
				fc.integer({ min: 1, max: 1_000_000 }),
				fc.constantFrom(...modes),
				(value, base, mode) => {
					const rounded = roundToBase(value, base, { mode });
					expect(rounded % base).toBe(0);
					expect(Math.abs(rounded - value)).toBeLessThan(base);
					if (mode.startsWith("half")) expect(Math.abs(rounded - value)).toBeLessThanOrEqual(base / 2);
					if (mode === "floor" || mode === "trunc") expect(rounded).toBeLessThanOrEqual(value);
					if (mode === "ceil" || mode === "expand") expect(rounded).toBeGreaterThanOrEqual(value);
					expect(roundToBase(rounded, base, { mode })).toBe(rounded);
				},
			),
		);
	});

	it.each([
		[() => roundToBase(-1, 5), RangeError, "out-of-range", "count must be 0 or more, current value is -1"],
		[
			() => roundToBase(2.5, 5),
			RangeError,
			"not-a-whole-number",
			"count must be a whole number, current value is 2.5",
		],
		[
			() => roundToBase(Number.NaN, 5),
			RangeError,
			"not-a-number",
			"count must be a finite number, current value is NaN",
		],
		[
			() => roundToBase("22" as never, 5),
			TypeError,
			"wrong-type",
			'count must be a number, current value is "22"',
		],
		[() => roundToBase(22, 0), RangeError, "out-of-range", "base must be above 0, current value is 0"],
		[
			() => roundToBase(22, 2.5),
			RangeError,
			"not-a-whole-number",
			"base must be a whole number, current value is 2.5",
		],
		[
			() => roundToBase(22, 5, { mode: "half-even" as never }),
			RangeError,
			"unknown-option",
			'mode must be one of halfExpand, halfEven, halfCeil, halfFloor, halfTrunc, trunc, floor, ceil, expand, current value is "half-even"',
		],
		[
			() => roundToBase(Number.MAX_SAFE_INTEGER, 10, { mode: "expand" }),
			RangeError,
			"out-of-range",
			"count must round to at most 9007199254740991, current value is 9007199254740991",
		],
	] as const)("roundToBase() refuses a wrong argument (%#)", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot round to a base: ${must}` });
	});
});

describeShared("roundToBase() against the golden cases", "golden/published-figures.json", () => {
	const cases = sharedJson<{ cases: readonly Case[] }>("golden/published-figures.json").cases;
	const wanted = cases.filter(({ op }) => op === "roundToBase");
	it("roundToBase() has two golden cases", () => {
		expect(wanted).toHaveLength(2);
	});
	it.each(wanted)("roundToBase() gives $id", ({ input, expected }) => {
		for (const [mode, rounded] of Object.entries(expected))
			expect(String(roundToBase(input.count, input.base, { mode: mode as RoundingMode }))).toBe(rounded);
	});
});
