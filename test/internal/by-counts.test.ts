import { describe, expect, it } from "vitest";
import { checkByCounts, goesByCounts } from "../../src/internal/by-counts.ts";

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
