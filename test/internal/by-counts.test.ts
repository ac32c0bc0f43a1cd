import { describe, expect, it } from "vitest";
import { checkByCounts, checkProportion, goesByCounts } from "../../src/internal/by-counts.ts";

describe("goesByCounts()", () => {
	it("goesByCounts() takes answers that follow from their counts, and records of others", () => {
		const average = { kind: "regional-average", family: "rate", method: "pooled" };
		for (const record of [{}, { kind: "rate" }, { kind: "proportion" }, { kind: "burglary" }, average]) {
			expect(goesByCounts(record)).toBe(true);
			expect(checkByCounts("do it", "it", record)).toBe(record);
		}
		for (const record of [
			{ ...average, family: "proportion" },
			{ ...average, method: "mean-of-rates" },
			...[
				"directly-standardised-rate",
				"repeat-event-rate",
				"annualised-count",
				"projected-total",
				"benchmark-comparison",
			].map((kind) => ({ kind })),
		]) {
			expect(goesByCounts(record)).toBe(false);
			expect(() => checkByCounts("do it", "it", record)).toThrow(
				"Cannot do it: it must be judged by its own",
			);
		}
	});
});

describe("checkProportion()", () => {
	const row = { count: 3, denominator: 2_000 };
	const refused = (record: object) => {
		try {
			return checkProportion("do it", "it", record) !== record;
		} catch (error) {
			expect(error).toBeInstanceOf(TypeError);
			expect(error).toMatchObject({ code: "not-applicable" });
			expect((error as Error).message).toMatch(/^Cannot do it: it must have a value that is its count over /);
			return true;
		}
	};

	it("checkProportion() takes a value that is the proportion, as a part or in per cent, rounded or not", () => {
		const shares = [0.0015, 0.001, 0.002, 0, 0.15, 0.1, 0.2, 0.149];
		for (const value of shares) expect(refused({ ...row, value })).toBe(false);
		expect(refused({ count: 1, denominator: 2_000, value: 0.1 })).toBe(false); // of 0.05
		expect(refused({ count: 29, denominator: 20_000, value: 0.1 })).toBe(false); // of 0.145
		expect(refused({ count: 0, denominator: 2_000, value: 0 })).toBe(false);
	});

	it("checkProportion() refuses the value of a rate, of a standardised one and of another count", () => {
		for (const value of [1.5, 15, 150, 97, 0.33, 0.015, -0.0015])
			expect(refused({ ...row, value })).toBe(true);
		expect(refused({ count: 0, denominator: 2_000, value: 2 })).toBe(true);
	});

	it("checkProportion() looks at nothing else", () => {
		for (const other of [
			row,
			{ ...row, value: null },
			{ ...row, value: 150, kind: "proportion" },
			{ ...row, count: null, value: 150 },
			{ ...row, denominator: null, value: 150 },
			{ ...row, denominator: 0, value: 150 },
			{ count: 3, exposure: 2_000, value: 150 },
		])
			expect(refused(other)).toBe(false);
	});
});
