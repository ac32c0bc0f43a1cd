import { describe, expect, it } from "vitest";
import {
	checkConfidence,
	checkCount,
	checkList,
	checkMember,
	checkNumber,
	checkOptions,
	checkPositive,
	checkRecord,
	checkRecords,
	isCount,
	isPositive,
	optionsOf,
} from "../../src/internal/check.ts";

/** What a check throws: name, code and message. */
const thrown = (check: () => unknown) => {
	try {
		return check();
	} catch (error) {
		const { name, message } = error as Error;
		return `${name} ${(error as { code?: string }).code}: ${message}`;
	}
};

describe("the checks of arguments", () => {
	it("checkNumber() takes every finite number, and a zero without its sign", () => {
		expect([1.5, -2, 0, -0].map((value) => checkNumber("do it", "it", value))).toEqual([1.5, -2, 0, 0]);
		expect(thrown(() => checkNumber("do it", "it", "3" as never))).toBe(
			'TypeError wrong-type: Cannot do it: it must be a number, current value is "3"',
		);
		expect(thrown(() => checkNumber("do it", "it", Number.NaN))).toBe(
			"RangeError not-a-number: Cannot do it: it must be a finite number, current value is NaN",
		);
	});

	it("checkPositive() stops at 0, checkCount() below it", () => {
		expect([checkPositive("do it", "it", 1e-300), checkCount("do it", "it", -0)]).toEqual([1e-300, 0]);
		expect(thrown(() => checkPositive("do it", "it", 0))).toBe(
			"RangeError out-of-range: Cannot do it: it must be above 0, current value is 0",
		);
		expect(thrown(() => checkCount("do it", "it", -1e-9, true))).toBe(
			"RangeError out-of-range: Cannot do it: it must be 0 or more, current value is -1e-9",
		);
	});

	it("checkCount() takes parts of events only where they are weighted, and no count that a double cannot hold", () => {
		expect([checkCount("do it", "it", 2 ** 53 - 1), checkCount("do it", "it", 2.5, true)]).toEqual([
			2 ** 53 - 1,
			2.5,
		]);
		const refused =
			"RangeError not-a-whole-number: Cannot do it: it must be a whole number, current value is";
		expect(thrown(() => checkCount("do it", "it", 2.5))).toBe(`${refused} 2.5`);
		expect(thrown(() => checkCount("do it", "it", 2 ** 53))).toBe(`${refused} 9007199254740992`);
	});

	it("isCount() and isPositive() say what checkCount() and checkPositive() take", () => {
		for (const [value, count, positive] of [
			[0, true, false],
			[-0, true, false],
			[1, true, true],
			[2 ** 53 - 1, true, true],
			[2 ** 53, false, true],
			[2.5, false, true],
			[5e-324, false, true],
			[-1, false, false],
			[-1e-9, false, false],
			[Infinity, false, false],
			[-Infinity, false, false],
			[Number.NaN, false, false],
			["1", false, false],
			[1n, false, false],
			[null, false, false],
			[undefined, false, false],
		] as const) {
			expect([isCount(value), isPositive(value)], String(value)).toEqual([count, positive]);
			const taken = (check: (doing: string, name: string, value: number) => unknown) =>
				typeof thrown(() => check("do it", "it", value as number)) === "number";
			expect([taken(checkCount), taken(checkPositive)], String(value)).toEqual([count, positive]);
		}
	});

	it("checkMember() and checkList() give back what they take", () => {
		const list = [1];
		expect(checkList("do it", "all", list)).toBe(list);
		expect(checkMember("do it", "it", "b", ["a", "b"])).toBe("b");
		expect(thrown(() => checkMember<string>("do it", "it", "c", ["a", "b"]))).toBe(
			'RangeError unknown-option: Cannot do it: it must be one of a, b, current value is "c"',
		);
		expect(thrown(() => checkList("do it", "all", { length: 1 } as never))).toContain(
			"TypeError wrong-type: Cannot do it: all must be a list",
		);
	});

	it("checkRecord() and checkRecords() refuse nothing, a list or a bare figure in the place of a record", () => {
		const record = { count: 1 };
		expect([checkRecord("do it", "it", record), checkRecord("do it", "it", new Map())]).toEqual([
			record,
			new Map(),
		]);
		const list = [record, {}];
		expect(checkRecords("do it", "all", list)).toBe(list);
		for (const value of [undefined, null, 5, "record", true, [], [record]]) {
			expect(thrown(() => checkRecord("do it", "it", value))).toContain(
				"TypeError wrong-type: Cannot do it: it must be an object, current value is ",
			);
			expect(thrown(() => checkRecords("do it", "all", [record, value]))).toContain(
				"TypeError wrong-type: Cannot do it: all[1] must be an object, current value is ",
			);
		}
		expect(thrown(() => checkRecords("do it", "all", record as never))).toContain(
			"TypeError wrong-type: Cannot do it: all must be a list",
		);
	});

	it("checkConfidence() reads fractions, and percentages from 50 up", () => {
		const levels = [1e-9, 0.5, 0.95, 0.998, 50, 95, 99.8].map((value) => checkConfidence("do it", value));
		expect(levels).toEqual([1e-9, 0.5, 0.95, 0.998, 0.5, 0.95, 0.998]);
		for (const value of [0, -0.95, 1, 1.5, 49.9, 100, 101, -95])
			expect(thrown(() => checkConfidence("do it", value))).toBe(
				"RangeError out-of-range: Cannot do it: confidence must be above 0 and below 1, or a percentage from 50 to " +
					`below 100, current value is ${value}`,
			);
	});

	it("checkOptions() takes own options that are known, whatever their value", () => {
		const options: { readonly per?: number | undefined; readonly mode?: string } = { per: undefined };
		const known = ["per", "mode"] as const;
		expect(checkOptions("do it", options, known)).toBe(options);
		expect(checkOptions("do it", Object.create({ polarty: 1 }) as object, [])).toEqual({});
		expect(thrown(() => checkOptions("do it", { ...options, polarty: undefined }, known))).toBe(
			'RangeError unknown-option: Cannot do it: options must be among per, mode, current value is "polarty"',
		);
		expect(thrown(() => checkOptions("do it", { toString: 1 } as object, [], "margins"))).toBe(
			'RangeError unknown-option: Cannot do it: margins must be among , current value is "toString"',
		);
		expect(thrown(() => checkOptions("do it", [] as object, []))).toBe(
			"TypeError wrong-type: Cannot do it: options must be an object, current value is []",
		);
	});

	it("optionsOf() takes what is given of some names, and leaves the record as it is", () => {
		const record = Object.freeze({ per: 0, mode: undefined, count: 3 });
		expect(optionsOf(record, ["per", "mode"])).toStrictEqual({ per: 0 });
	});
});
