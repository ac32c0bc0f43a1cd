import { describe, expect, it } from "vitest";
import { stirlingError } from "../../src/internal/deviance.ts";
import { log1p } from "../../src/internal/elementary.ts";

describe("stirlingError()", () => {
	it("knows at halves what the recurrence from 10 down gives, to the bit", () => {
		for (let x = 0.5; x < 10; x += 0.5) {
			let sum = 0;
			let at = x;
			for (; at < 10; at++) sum += (at + 0.5) * log1p(1 / at) - 1;
			expect(stirlingError(x)).toBe(sum + stirlingError(at));
		}
	});
});
