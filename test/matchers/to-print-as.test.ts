import { describe, expect, it } from "vitest";
import { toPrintAs } from "../../src/matchers/index.ts";
import type { Computed, Figure, RoundingOptions } from "../../src/published/index.ts";
import { thrownBy } from "../published/helpers.ts";
import { said } from "./helpers.ts";

const tells = (computed: Computed, figure: Figure, options?: RoundingOptions) =>
	said("toPrintAs", computed, figure, options);

describe("toPrintAs()", () => {
	it("toPrintAs() says what would have been printed, how far off it is and what would print it", () => {
		expect(tells(8.6489, "8.7")).toBe(
			"fails: 8.6489 rounds to 8.6, printed 8.7: 1 unit off in the last place; it would hold under ceil or expand",
		);
		expect(tells("12.1", "20")).toBe(
			"fails: 12.1 rounds to 12, printed 20: 8 units off in the last place; no rounding prints it so",
		);
		expect(tells(1887, { text: "1,880", step: 5 })).toBe(
			"fails: 1887 rounds to 1885, printed 1,880: 1 step of 5 off; no rounding prints it so",
		);
		expect(tells(1898, { text: "1,880", step: 5 })).toContain("printed 1,880: 4 steps of 5 off;");
		expect(tells(1_259_999, "£1.2m")).toBe(
			"fails: 1259999 rounds to 1300000, printed £1.2m: 1 unit off in the last place; it would hold under trunc or floor",
		);
	});

	it("toPrintAs() names the rounding that was asked for, and the ones that would do", () => {
		expect(tells(8.66, "8.7", { rounding: "floor" })).toBe(
			"fails: 8.66 rounds to 8.6 under floor, printed 8.7: 1 unit off in the last place; " +
				"it would hold under any rounding to the nearest, ceil or expand",
		);
		expect(tells(8.66, "8.6", { rounding: "floor" })).toBe(
			"holds: 8.66 prints as 8.6, and was expected not to",
		);
	});

	it("toPrintAs() says where a value is a tie", () => {
		expect(tells(6.85, "6.8")).toBe(
			"holds: 6.85 prints as 6.8, and was expected not to; it is a tie, which may be rounded either way",
		);
		expect(tells(6.85, "7.0")).toBe(
			"fails: 6.85 rounds to 6.8 or 6.9, printed 7.0: 1 unit off in the last place; " +
				"it is a tie between 6.8 and 6.9; no rounding prints it so",
		);
		expect(tells(6.85, "6.9", { rounding: "halfEven" })).toBe(
			"fails: 6.85 rounds to 6.8 under halfEven, printed 6.9: 1 unit off in the last place; " +
				"it is a tie between 6.8 and 6.9; it would hold under halfExpand, halfCeil, ceil or expand",
		);
		expect(tells(6.85, "6.8", { rounding: "halfEven" })).toBe(
			"holds: 6.85 prints as 6.8, and was expected not to",
		);
	});

	it("toPrintAs() shows what a fraction comes to", () => {
		const rate = { numerator: 6005, denominator: 698_268, multiplier: 1000 };
		expect(tells(rate, "8.6 per 1,000")).toBe(
			"holds: 8.59985 (6,005 x 1,000 / 698,268) prints as 8.6 per 1,000, and was expected not to",
		);
		expect(tells("800/167", "5.0")).toBe(
			"fails: 4.79042 (800/167) rounds to 4.8, printed 5.0: 2 units off in the last place; no rounding prints it so",
		);
		expect(tells({ numerator: 13n, denominator: 20n }, "0.7")).toBe(
			"holds: 0.65 (13 / 20) prints as 0.7, and was expected not to; it is a tie, which may be rounded either way",
		);
		expect(tells("20/3", "6.67")).toContain("6.666667 (20/3) prints as 6.67");
	});

	it("toPrintAs() says that a sign is wrong", () => {
		expect(tells(3.2, "-3.2")).toBe(
			"fails: 3.2 rounds to 3.2, printed -3.2: 64 units off in the last place; " +
				"the printed sign is the wrong one; no rounding prints it so",
		);
		expect(tells(0.02, "-0.0")).toBe(
			"fails: 0.02 rounds to 0.0, printed -0.0: nought with a minus sign is a value below zero; no rounding prints it so",
		);
		expect(tells(-0.02, "-0.0")).toBe("holds: -0.02 prints as -0.0, and was expected not to");
		expect(tells(-0, "0")).toBe("holds: 0 prints as 0, and was expected not to");
	});

	it("toPrintAs() holds a value to a bound, and to a count that was not rounded", () => {
		expect(tells(9.2, "under 8")).toBe('fails: 9.2 is not what "under 8" stands for: anything below 8');
		expect(tells(7.5, "under 8")).toBe(
			'holds: 7.5 is what "under 8" stands for: anything below 8, and was expected not to be',
		);
		expect(tells(9, "10+")).toBe('fails: 9 is not what "10+" stands for: 10 or more');
		expect(tells(9, "over 10")).toBe('fails: 9 is not what "over 10" stands for: anything above 10');
		expect(tells(9, "up to 8")).toBe('fails: 9 is not what "up to 8" stands for: 8 or less');
		expect(tells(9, "nearly 50")).toBe('fails: 9 is not what "nearly 50" stands for: 49 to below 50');
		expect(tells(9, "just over 50")).toBe('fails: 9 is not what "just over 50" stands for: above 50 to 51');
		expect(tells(439.6, { text: "440", exact: true })).toBe("fails: 439.6 is not 440, which was not rounded");
		expect(tells(440, { text: "440", exact: true })).toBe(
			"holds: 440 is 440, which was not rounded, and was expected not to be",
		);
	});

	it("toPrintAs() neither holds nor fails where the print is no figure", () => {
		const cannot = "not checkable: 8.6 cannot be held against a printed figure:";
		expect(tells(8.6, "*")).toBe(`${cannot} "*" is a marker (suppressed), and no figure`);
		expect(tells(8.6, "")).toBe(`${cannot} "" is blank, and no figure`);
		expect(tells(8.6, "12,41")).toBe(`${cannot} "12,41" cannot be read as a figure (malformed-thousands)`);
		expect(tells(8.6, "#DIV/0!")).toBe(`${cannot} "#DIV/0!" cannot be read as a figure (machine-artefact)`);
		expect(tells(8.6, "-0", { rounding: "floor" })).toBe(
			`${cannot} "-0" is never printed under this rounding (never-printed)`,
		);
		expect(toPrintAs.call({ isNot: true }, 8.6, "*").pass).toBe(true);
		expect(toPrintAs.call({ isNot: false }, 8.6, "*").pass).toBe(false);
		expect(toPrintAs.call({ isNot: true }, 8.6, "8.6").pass).toBe(true);
	});

	it("toPrintAs() gives both sides to the report of a test runner", () => {
		const { actual, expected } = toPrintAs(8.6489, "8.7");
		expect([actual, expected]).toEqual(["8.6", "8.7"]);
		const tie = toPrintAs(6.85, "7.0");
		expect([tie.actual, tie.expected]).toEqual(["6.8 or 6.9", "7.0"]);
	});

	it("toPrintAs() refuses what is no value, no figure or no rounding", () => {
		expect(thrownBy(() => toPrintAs(Number.NaN, "8"))).toEqual({
			Kind: RangeError,
			code: "not-a-number",
			message: "Cannot compare with the printed figure: value must be a finite number, current value is NaN",
		});
		expect(thrownBy(() => toPrintAs(8, 8.6 as never))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message:
				"Cannot compare with the printed figure: figure must be a printed figure as text, current value is 8.6",
		});
		expect(thrownBy(() => toPrintAs("much", "8")).Kind).toBe(SyntaxError);
		expect(thrownBy(() => toPrintAs(8, "8", { rounding: "half" as never })).code).toBe("unknown-option");
	});
});

describe("toPrintAs() on other slips", () => {
	it("toPrintAs() names the population of another year, and digits that were exchanged", () => {
		const rate = { numerator: 4205, denominator: 91_461, multiplier: 1000 };
		expect(toPrintAs(rate, "45", { otherPopulations: [92_499] }).message()).toMatch(
			/; it may be computed with a population of 92,499$/,
		);
		expect(toPrintAs(rate, "64").message()).toMatch(
			/; no rounding prints it so; it may be 46 with two digits exchanged$/,
		);
	});
});
