import { describe, expect, it } from "vitest";
import { compensatedSum } from "../../src/internal/sum.ts";

describe("compensatedSum()", () => {
	it("compensatedSum() carries what the additions round off", () => {
		expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
		expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
		expect(compensatedSum([1e100, 1, -1e100, 1])).toBe(2);
	});

	it("compensatedSum() of nothing is 0, and too much is infinite", () => {
		expect(compensatedSum([])).toBe(0);
		expect(compensatedSum([1e308, 1e308])).toBe(Number.POSITIVE_INFINITY);
	});
});
