import { describe, expect, it } from "vitest";
import { addMonths, toPeriod } from "../../src/period/index.ts";

const month = toPeriod("2019-01");

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[() => addMonths(month, "5" as never), "wrong-type", /months must be a number/],
		[() => addMonths(month, null as never), "wrong-type", /months must be a number/],
		[() => addMonths(month, 5n as never), "wrong-type", /months must be a number/],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		expect(addMonths(month, -5)).toBe("2018-08");
	});
});
