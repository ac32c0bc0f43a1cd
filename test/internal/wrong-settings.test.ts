import { describe, expect, it } from "vitest";
import { rate } from "../../src/estimate/index.ts";

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[() => rate(1.5, 10, { weighted: "false" as never }), "wrong-type", /weighted must be true or false/],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		expect(rate(1.5, 10, { weighted: true }).value).toBe(150);
	});
});
