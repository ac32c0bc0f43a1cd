import { describe, expect, it } from "vitest";
import { toBeInLineWith } from "../../src/matchers/index.ts";

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[() => toBeInLineWith(undefined as never, { value: 6.8, per: 1_000 }), "wrong-type", /must be an object/],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		expect(toBeInLineWith({ count: 4_750, exposure: 698_268 }, { value: 6.8, per: 1_000 }).pass).toBe(true);
	});
});
