import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { impliedBase, roundExact } from "../../src/published/index.ts";
import { answered, anyMode, contains, decimalText, frozen, thrownBy } from "./helpers.ts";

const implied = (...args: Parameters<typeof impliedBase>) => answered(impliedBase(...args), "implied");
const count = (text: string) => ({ text, exact: true }) as const;

describe("impliedBase()", () => {
	it("impliedBase() gives the count that a newspaper did not print", () => {
		expect(implied(count("3,068"), "10.2%")).toEqual({
			status: "implied",
			interval: { lower: "1227200/41", upper: "6136000/203", lowerInclusive: true, upperInclusive: true },
			nominal: "1534000/51",
			printable: expect.any(Array),
			fromPrinted: expect.any(Array),
			step: "1",
			rounding: "nearest",
		});
		const { printable } = implied(count("3,068"), "10.2%");
		expect([printable?.[0], printable?.at(-1), printable?.length]).toEqual(["29932", "30227", 296]);
	});

	it("impliedBase() holds the previous value behind the figures, for rises and falls", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 5000 }),
				fc.integer({ min: 1, max: 5000 }),
				anyMode,
				(a, b, mode) => {
					const difference = roundExact(decimalText(a - b, 3), { decimals: 2, mode });
					const change = roundExact({ numerator: (a - b) * 100, denominator: b }, { decimals: 1, mode });
					const answer = impliedBase(difference, change, { rounding: mode, decimals: 3 });
					if (answer.status === "not-checkable") {
						// A change that is printed as 0 and must be 0, or a nought that takes a sign when it is rounded away.
						expect(a === b || ["expand", "floor", "ceil"].includes(mode)).toBe(true);
						return;
					}
					if (a !== b) expect(contains(answer.interval, `${b}/1000`)).toBe(true);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("impliedBase() has no upper end where the change can be 0", () => {
		const open = implied("12", "0%");
		expect(open.interval).toEqual({
			lower: "2300",
			upper: null,
			lowerInclusive: true,
			upperInclusive: false,
		});
		expect([open.nominal, open.printable]).toEqual([null, null]);
	});

	it("impliedBase() knows nothing of the base where a difference of 0 is a change of 0", () => {
		const any = { lower: "0", upper: null, lowerInclusive: true, upperInclusive: false };
		const open = implied(count("0"), "0%");
		expect([open.interval, open.nominal, open.printable]).toEqual([any, null, null]);
		// 1 or more is no 0.5% at most of less than 200; what is 0.5% at least is 0 of 0 alone.
		expect(implied(count("1"), "0%").interval).toMatchObject({ lower: "200", upper: null });
		expect(implied(count("0"), "1%").interval).toMatchObject({ lower: "0", upper: "0" });
	});

	it("impliedBase() reads a change without a sign or a word beside a fall as a size", () => {
		const fallen = implied(count("500 fewer"), "12.5%");
		expect(fallen).toEqual(implied(count("500 fewer"), "down 12.5%"));
		expect(fallen.nominal).toBe("4000");
		expect(fallen.fromPrinted).toContain("4000");
		// 500 of 2% at most, and of 12% at least.
		expect(implied(count("-500"), "about 1%").interval).toMatchObject({ lower: "25000", upper: null });
		expect(implied(count("-500"), "more than 12.5%").interval).toMatchObject({ lower: "0", upper: "4000" });
		// What is below 5 may be any fall.
		expect(implied(count("-500"), "less than 5%").interval).toMatchObject({ lower: "0", upper: null });
		// A fall of less than 1% is rounded up to none.
		expect(implied(count("-5"), "0%", { rounding: "ceil" }).interval).toMatchObject({
			lower: "500",
			upper: null,
		});
		for (const change of ["+12.5%", "+ 12.5%", "+.5%", "up 12.5%", "12.5% higher", "about +12.5%"])
			expect(impliedBase(count("-500"), change).status).toBe("not-checkable");
		expect(implied(count("-500"), "12.5%+").interval).toMatchObject({ lower: "0", upper: "4000" });
	});

	it("impliedBase() says what stands in the way", () => {
		const stands = (...args: Parameters<typeof impliedBase>) =>
			answered(impliedBase(...args), "not-checkable").reasons;
		expect(stands("12", "-3%")).toEqual([{ code: "signs-differ", figure: "difference", text: "12" }]);
		expect(stands("12", { text: "0%", exact: true })).toEqual([
			{ code: "no-change", figure: "change", text: "0%" },
		]);
		expect(stands("2", "3 percentage points")).toEqual([
			{ code: "units-differ", figure: "change", text: "3 percentage points" },
		]);
		expect(stands("[c]", "")).toEqual([
			{ code: "marker", figure: "difference", text: "[c]" },
			{ code: "blank", figure: "change", text: "" },
		]);
	});

	it("impliedBase() gives a plain record, leaves its arguments alone and refuses wrong ones", () => {
		const result = impliedBase(frozen({ text: "8.6", step: "0.1" }), "10%", frozen({ decimals: 0 }));
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		expect(thrownBy(() => impliedBase("8.6", "10%", { rounding: "up" as "ceil" }))).toMatchObject({
			Kind: RangeError,
			code: "unknown-option",
		});
	});
});
