import { describe, expect, it } from "vitest";
import { toPeriod } from "../../src/period/index.ts";

describe("toPeriod()", () => {
	it("toPeriod() gives what parsePeriod() reads", () => {
		expect(toPeriod("2019/20 Q3")).toBe("2019-10/2019-12");
		expect(toPeriod("2019-12")).toBe("2019-12");
		expect(toPeriod("2011-12", { prefer: "month" })).toBe("2011-12");
	});

	it("toPeriod() throws where the label is not one period", () => {
		expect(() => toPeriod("2011-12")).toThrow(
			expect.objectContaining({
				name: "SyntaxError",
				code: "not-a-period",
				message:
					'Cannot read the period: label must name one period (ambiguous: 2011-12 or 2011-04/2012-03), current value is "2011-12"',
			}),
		);
		expect(() => toPeriod("2019/21")).toThrow(
			'Cannot read the period: label must name one period (not-consecutive-years), current value is "2019/21"',
		);
		expect(() => toPeriod(undefined as never)).toThrow(
			expect.objectContaining({
				name: "TypeError",
				code: "wrong-type",
				message: "Cannot read the period: label must be text, current value is undefined",
			}),
		);
	});

	it("toPeriod() checks its options before a label that needs none", () => {
		expect(() => toPeriod("2019-12", { yearStart: 0 })).toThrow(RangeError);
	});
});
