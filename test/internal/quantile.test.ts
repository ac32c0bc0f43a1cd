import fc from "fast-check";
import { quantile as another } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { quantile } from "../../src/internal/quantile.ts";

describe("quantile()", () => {
	it.each([
		// R: quantile(c(3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20), p)
		[[20, 3, 8, 6, 16, 7, 15, 8, 13, 9, 10], 0.1, 6],
		[[20, 3, 8, 6, 16, 7, 15, 8, 13, 9, 10], 0.25, 7.5],
		[[20, 3, 8, 6, 16, 7, 15, 8, 13, 9, 10], 0.5, 9],
		[[20, 3, 8, 6, 16, 7, 15, 8, 13, 9, 10], 0.95, 18],
		// Between the third and the fourth of four: 1 + 3 * 0.7 = 3.1
		[[4, 1, 3, 2], 0.7, 3.1],
		[[-10, 2], 0.5, -4],
		[[7], 0.3, 7],
	])("of %j at %d is %d", (values, share, expected) => {
		expect(quantile(values, share)).toBeCloseTo(expected, 14);
	});

	it("is the smallest and the largest at the ends, and leaves the values as they were", () => {
		const values = [5, -2, 11, 5];
		expect([quantile(values, 0), quantile(values, 1)]).toEqual([-2, 11]);
		expect(values).toEqual([5, -2, 11, 5]);
	});

	it("has the bits of another library", () => {
		const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(
				fc.array(number, { minLength: 1, maxLength: 30 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(values, share) => {
					expect(quantile(values, share) + 0).toBe(another(values, share) + 0);
				},
			),
		);
	});
});
