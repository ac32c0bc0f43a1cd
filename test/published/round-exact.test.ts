import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RoundingMode, roundExact } from "../../src/published/index.ts";
import { anyMode, decimalText, fractions, frozen, modes, order, parts, thrownBy } from "./helpers.ts";

/** What each mode makes of a value with one decimal, worked out by hand. Columns as in `modes`. */
const table: readonly (readonly [value: string, ...printed: string[]])[] = [
	["2.5", "3", "2", "3", "2", "2", "2", "2", "3", "3"],
	["3.5", "4", "4", "4", "3", "3", "3", "3", "4", "4"],
	["-2.5", "-3", "-2", "-2", "-3", "-2", "-2", "-3", "-2", "-3"],
	["-3.5", "-4", "-4", "-3", "-4", "-3", "-3", "-4", "-3", "-4"],
	["2.4", "2", "2", "2", "2", "2", "2", "2", "3", "3"],
	["2.6", "3", "3", "3", "3", "3", "2", "2", "3", "3"],
	["-2.4", "-2", "-2", "-2", "-2", "-2", "-2", "-3", "-2", "-3"],
	["-2.6", "-3", "-3", "-3", "-3", "-3", "-2", "-3", "-2", "-3"],
	["0.5", "1", "0", "1", "0", "0", "0", "0", "1", "1"],
	["-0.5", "-1", "0", "0", "-1", "0", "0", "-1", "0", "-1"],
	["0", "0", "0", "0", "0", "0", "0", "0", "0", "0"],
	["7", "7", "7", "7", "7", "7", "7", "7", "7", "7"],
];

describe("roundExact()", () => {
	for (const [value, ...printed] of table)
		it(`roundExact() prints ${value} by each of the nine modes`, () => {
			expect(modes.map((mode) => roundExact(value, { decimals: 0, mode }))).toEqual(printed);
		});

	// Exact half-up and half-even as in the table of the rounding trap; toFixed and Math.round err on the first six.
	it.each([
		[1.005, 2, "1.01", "1.00"],
		[8.345, 2, "8.35", "8.34"],
		[6.85, 1, "6.9", "6.8"],
		[12.415, 2, "12.42", "12.42"],
		[0.835, 2, "0.84", "0.84"],
		[0.145, 2, "0.15", "0.14"],
		[-2.5, 0, "-3", "-2"],
		[8.6489, 1, "8.6", "8.6"],
		[8.649999999999999, 1, "8.7", "8.6"],
		[8.64999999999, 1, "8.6", "8.6"],
		[0.1 + 0.2, 1, "0.3", "0.3"],
		[1e21, 0, "1000000000000000000000", "1000000000000000000000"],
		[1e-7, 6, "0.000000", "0.000000"],
		[1.5e-7, 7, "0.0000002", "0.0000002"],
		[-0.04, 1, "0.0", "0.0"],
		[-0, 2, "0.00", "0.00"],
	])(
		"roundExact() prints the number %d with %i decimals as %s, and as %s by halfEven",
		(value, decimals, up, even) => {
			expect(roundExact(value, { decimals })).toBe(up);
			expect(roundExact(value, { decimals, mode: "halfEven" })).toBe(even);
		},
	);

	it("roundExact() takes the noise of a number off for the modes that always round one way", () => {
		expect(roundExact(0.1 + 0.2, { decimals: 1, mode: "ceil" })).toBe("0.3");
		expect(roundExact(0.1 * 3, { decimals: 2, mode: "expand" })).toBe("0.30");
		expect(roundExact(0.7 + 0.1, { decimals: 1, mode: "floor" })).toBe("0.8");
		expect(roundExact("0.30000000000000004", { decimals: 1, mode: "ceil" })).toBe("0.4");
	});

	it("roundExact() takes no more than a thousandth of the step for noise", () => {
		expect(roundExact(10_000_000_000_000.373, { decimals: 2 })).toBe("10000000000000.37");
		expect(roundExact(0.12345678901234565, { decimals: 16 })).toBe("0.1234567890123457");
		expect(roundExact(2.49e-14, { decimals: 14 })).toBe("0.00000000000002");
	});

	it("roundExact() never loses a tie to a number that was computed from whole ones", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5_000 }),
				fc.constantFrom(100, 1_000, 20_000, 40_000, 200_000),
				fc.integer({ min: 0, max: 2 }),
				anyMode,
				(count, population, decimals, mode) => {
					const computed = (count / population) * 1000;
					const exact = { numerator: count, denominator: population, multiplier: 1000 };
					expect(roundExact(computed, { decimals, mode })).toBe(roundExact(exact, { decimals, mode }));
				},
			),
			{ numRuns: 2000 },
		);
	});

	it("roundExact() agrees with Intl.NumberFormat on decimal text", () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
				fc.integer({ min: 0, max: 6 }),
				fc.integer({ min: 0, max: 4 }),
				anyMode,
				(units, places, decimals, mode) => {
					const text = decimalText(units, places);
					expect(roundExact(text, { decimals, mode, grouping: true })).toBe(intl(text, decimals, mode));
				},
			),
			{ numRuns: 3000 },
		);
	});

	/** The engine's own rounding of text, which loses no digit; it prints a sign before nought. */
	function intl(text: string, decimals: number, roundingMode: RoundingMode): string {
		const format = new Intl.NumberFormat("en-GB", {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
			roundingMode,
		} as Intl.NumberFormatOptions);
		const printed = (format.format as unknown as (value: string) => string)(text);
		return /[1-9]/.test(printed) ? printed : printed.replace("-", "");
	}

	it("roundExact() is monotone and at most a step away", () => {
		fc.assert(
			fc.property(fractions, fractions, anyMode, (a, b, mode) => {
				const [low, high] = order(a, b) <= 0 ? [a, b] : [b, a];
				const [printedLow, printedHigh] = [low, high].map((value) =>
					roundExact(value, { decimals: 1, mode }),
				);
				expect(order(printedLow ?? "", printedHigh ?? "")).toBeLessThanOrEqual(0);
				const [[n, d], [pn, pd]] = [parts(low), parts(printedLow ?? "")];
				const off = (n * pd - pn * d) * 10n;
				expect(off < d * pd && off > -d * pd).toBe(true);
			}),
		);
	});

	it("roundExact() rounds to a step and prints the decimals that the step needs", () => {
		expect(roundExact(1887, { step: 5 })).toBe("1885");
		expect(roundExact(698_268, { step: "100" })).toBe("698300");
		expect(roundExact(8.63, { step: 0.25 })).toBe("8.75");
		expect(roundExact(8.63, { step: "0.50" })).toBe("8.5");
		expect(roundExact(25, { step: 10 })).toBe("30");
		expect(roundExact(25, { step: 10, mode: "halfEven" })).toBe("20");
		expect(roundExact("1e5", { step: 1 })).toBe("100000");
	});

	it("roundExact() groups thousands before the point only", () => {
		expect(roundExact(1887, { decimals: 0, grouping: true })).toBe("1,887");
		expect(roundExact(-1_234_567.12345, { decimals: 5, grouping: true })).toBe("-1,234,567.12345");
		expect(roundExact(-123, { decimals: 0, grouping: true })).toBe("-123");
		expect(roundExact(999.95, { decimals: 1, grouping: true })).toBe("1,000.0");
		expect(roundExact(1887, { decimals: 0, grouping: false })).toBe("1887");
	});

	it("roundExact() takes fractions, the bounds of other functions, and whole numbers of any size", () => {
		expect(roundExact("800/167", { decimals: 6 })).toBe("4.790419");
		expect(roundExact({ numerator: 2n ** 70n, denominator: 3n }, { decimals: 1 })).toBe(
			"393530540239137101141.3",
		);
		expect(roundExact({ numerator: -1, denominator: 3 }, { decimals: 3 })).toBe("-0.333");
		expect(roundExact({ numerator: 0, denominator: 5, multiplier: 100n }, { decimals: 1 })).toBe("0.0");
		expect(roundExact(1.5, { decimals: 100 })).toBe(`1.5${"0".repeat(99)}`);
	});

	it("roundExact() leaves its arguments alone", () => {
		const [computed, options] = frozen([{ numerator: 1, denominator: 3 }, { decimals: 2 }] as const);
		expect(roundExact(computed, options)).toBe("0.33");
	});

	it.each([
		[
			() => roundExact(Number.NaN, { decimals: 1 }),
			RangeError,
			"not-a-number",
			"value must be a finite number, current value is NaN",
		],
		[
			() => roundExact(undefined as never, { decimals: 1 }),
			TypeError,
			"wrong-type",
			"value must be a number, current value is undefined",
		],
		[
			() => roundExact(null as never, { decimals: 1 }),
			TypeError,
			"wrong-type",
			"value must be a number, current value is null",
		],
		[
			() => roundExact("8.6%", { decimals: 1 }),
			SyntaxError,
			"unreadable",
			'text must be a decimal or a fraction, current value is "8.6%"',
		],
		[
			() => roundExact(1, {}),
			TypeError,
			"wrong-type",
			"decimals must be a number, current value is undefined",
		],
		[
			() => roundExact(1, { decimals: 1, step: 5 }),
			TypeError,
			"not-applicable",
			"decimals must be left out beside step, current value is 1",
		],
		[
			() => roundExact(1, { decimals: -1 }),
			RangeError,
			"out-of-range",
			"decimals must be a whole number from 0 to 100, current value is -1",
		],
		[
			() => roundExact(1, { decimals: 101 }),
			RangeError,
			"out-of-range",
			"decimals must be a whole number from 0 to 100, current value is 101",
		],
		[
			() => roundExact(1, { decimals: 0.5 }),
			RangeError,
			"out-of-range",
			"decimals must be a whole number from 0 to 100, current value is 0.5",
		],
		[
			() => roundExact(1, { step: 0 }),
			RangeError,
			"out-of-range",
			"step must be a decimal above 0, current value is 0",
		],
		[
			() => roundExact(1, { step: "1/3" }),
			RangeError,
			"out-of-range",
			'step must be a decimal above 0, current value is "1/3"',
		],
		[
			() => roundExact(1, { step: "five" }),
			RangeError,
			"out-of-range",
			'step must be a decimal above 0, current value is "five"',
		],
		[
			() => roundExact(1, { step: Number.POSITIVE_INFINITY }),
			RangeError,
			"not-a-number",
			"step must be a finite number, current value is Infinity",
		],
		[
			() => roundExact(1, { decimals: 1, mode: "halfUp" as never }),
			RangeError,
			"unknown-option",
			`mode must be one of ${modes.join(", ")}, current value is "halfUp"`,
		],
		[
			() => roundExact({ numerator: 1.5, denominator: 2 }, { decimals: 1 }),
			RangeError,
			"not-a-whole-number",
			"numerator must be a whole number, current value is 1.5",
		],
		[
			() => roundExact({ numerator: 2 ** 53, denominator: 2 }, { decimals: 1 }),
			RangeError,
			"not-a-whole-number",
			"numerator must be a whole number, current value is 9007199254740992",
		],
		[
			() => roundExact({ numerator: 1, denominator: 0 }, { decimals: 1 }),
			RangeError,
			"out-of-range",
			"denominator must be above 0, current value is 0",
		],
		[
			() => roundExact({ numerator: 1, denominator: 2, multiplier: -1000n }, { decimals: 1 }),
			RangeError,
			"out-of-range",
			"multiplier must be above 0, current value is -1000",
		],
	])("roundExact() refuses a wrong argument: case %#", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot round the figure: ${must}` });
	});
});
