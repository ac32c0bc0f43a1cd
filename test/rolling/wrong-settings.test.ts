import { describe, expect, it } from "vitest";
import { toPeriod } from "../../src/period/index.ts";
import { rollingRates, rollingTotals } from "../../src/rolling/index.ts";

const month = toPeriod("2019-01");

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[
			() => rollingTotals([{ period: month, count: 1 }], { months: 1, weighted: "no" as never }),
			"wrong-type",
			/weighted must be true or false/,
		],
		[
			() => rollingRates([{ period: month, count: 1 }], { months: 1, exposures: [null] as never }),
			"wrong-type",
			/exposures\[0\] must be an object/,
		],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		const [total] = rollingTotals([{ period: month, count: 1.5 }], { months: 1, weighted: true });
		expect(total).toMatchObject({ status: "complete", total: 1.5 });
	});
});
