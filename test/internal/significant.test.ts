import { describe, expect, it } from "vitest";
import { isSignificant } from "../../src/internal/significant.ts";

describe("isSignificant()", () => {
	it.each([
		[0.05, 0.95],
		[0.002, 0.998],
		[0.1, 0.9],
		[0.2, 0.8],
		[0.01, 0.99],
	])(
		"isSignificant() does not reject at a p-value of %d at %d, however it is rounded",
		(level, confidence) => {
			for (const off of [0, 1e-13, -1e-13]) expect(isSignificant(level * (1 + off), confidence)).toBe(false);
			expect(isSignificant(level * (1 - 1e-11), confidence)).toBe(true);
			expect(isSignificant(level * (1 + 1e-11), confidence)).toBe(false);
		},
	);

	it("isSignificant() does not reject what is not a number", () => {
		expect(isSignificant(Number.NaN, 0.95)).toBe(false);
	});
});
