import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { impliedPrevious, roundExact } from "../../src/published/index.ts";
import { answered, anyMode, contains, decimalText, frozen, thrownBy } from "./helpers.ts";

const implied = (...args: Parameters<typeof impliedPrevious>) =>
	answered(impliedPrevious(...args), "implied");

describe("impliedPrevious()", () => {
	it("impliedPrevious() gives the vehicle rate of the year before", () => {
		expect(implied("8.6", "10% higher")).toEqual({
			status: "implied",
			interval: { lower: "1710/221", upper: "1730/219", lowerInclusive: true, upperInclusive: true },
			nominal: "86/11",
			printable: ["7.7", "7.8", "7.9"],
			fromPrinted: ["7.8"],
			step: "0.1",
			rounding: "nearest",
		});
	});

	it("impliedPrevious() prints to what it is told", () => {
		expect(implied("8.6", "10%", { decimals: 0 }).printable).toEqual(["8"]);
		expect(implied("8.6", "10%", { step: "0.5" }).printable).toEqual(["7.5", "8.0"]);
		expect(implied("8.6", "10%", { decimals: 2 }).printable).toHaveLength(17);
		expect(implied("8.6", "10%", { decimals: 5 }).printable).toBeNull();
		expect(implied("8.6", "10%", { decimals: 5 }).fromPrinted).toBeNull();
	});

	it("impliedPrevious() has no upper end after what may have been a fall of 100%", () => {
		const open = implied("5", "down more than 90%");
		expect(open.interval).toEqual({ lower: "45", upper: null, lowerInclusive: false, upperInclusive: false });
		expect(open.printable).toBeNull();
		expect(implied("0", "-100%").nominal).toBeNull();
		expect(implied("0", "-100%", { rounding: "expand" }).interval.upper).toBeNull();
		expect(implied("0", "-100%").interval.lower).toBe("0");
		expect(impliedPrevious("5", { text: "-100%", exact: true })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "whole-lost", figure: "change", text: "-100%" }],
		});
		expect(impliedPrevious("5", "-150%").status).toBe("not-checkable");
	});

	it("impliedPrevious() takes a figure below zero as it is", () => {
		expect(implied({ text: "-5", exact: true }, { text: "25%", exact: true }).interval).toEqual({
			lower: "-4",
			upper: "-4",
			lowerInclusive: true,
			upperInclusive: true,
		});
		expect(implied("0.0", "10%").interval.lower).toBe("0");
	});

	it("impliedPrevious() holds the previous value behind the figures, and what it was printed as", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 5000 }),
				fc.integer({ min: 1, max: 5000 }),
				anyMode,
				(a, b, mode) => {
					const print = (value: number) => roundExact(decimalText(value, 3), { decimals: 1, mode });
					const change = roundExact({ numerator: (a - b) * 100, denominator: b }, { decimals: 0, mode });
					const answer = impliedPrevious(print(a), change, { rounding: mode });
					if (answer.status === "not-checkable") {
						expect(Number(change)).toBeLessThanOrEqual(-100);
						return;
					}
					expect(contains(answer.interval, `${b}/1000`)).toBe(true);
					if (answer.printable !== null) expect(answer.printable).toContain(print(b));
				},
			),
			{ numRuns: 500 },
		);
	});

	it("impliedPrevious() says what stands in the way", () => {
		expect(impliedPrevious("[c]", "")).toEqual({
			status: "not-checkable",
			reasons: [
				{ code: "marker", figure: "current", text: "[c]" },
				{ code: "blank", figure: "change", text: "" },
			],
		});
		expect(impliedPrevious("62%", "-2 percentage points")).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "change", text: "-2 percentage points" }],
		});
	});

	it("impliedPrevious() gives a plain record and leaves its arguments alone", () => {
		for (const change of ["10%", "-100%", "-200%", "[c]"]) {
			const result = impliedPrevious(frozen({ text: "8.6", step: "0.1" }), change, frozen({ decimals: 2 }));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it("impliedPrevious() refuses a wrong argument", () => {
		const message = (options: object) => thrownBy(() => impliedPrevious("8.6", "10%", options));
		expect(message({ decimals: 1, step: 1 })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message: "Cannot find the previous figure: decimals must be left out beside step, current value is 1",
		});
		expect(message({ decimals: 1.5 })).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message:
				"Cannot find the previous figure: decimals must be a whole number from 0 to 100, current value is 1.5",
		});
	});
});
