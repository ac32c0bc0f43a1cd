import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareAsPrinted, roundExact } from "../../src/published/index.ts";
import { answered, anyRounding, decimalText, fractions, frozen, order, thrownBy } from "./helpers.ts";

const compared = (...args: Parameters<typeof compareAsPrinted>) =>
	answered(compareAsPrinted(...args), "compared");

describe("compareAsPrinted()", () => {
	it("compareAsPrinted() knows which of the figures of the report are certain", () => {
		expect(compared("8.6", "6.8")).toEqual({
			status: "compared",
			asPrinted: "higher",
			certain: "higher",
			differenceInterval: { lower: "1.7", upper: "1.9", lowerInclusive: true, upperInclusive: true },
			rounding: "nearest",
		});
		expect(compared("62%", "64%").certain).toBe("lower");
		expect(compared("0.88", "0.83").certain).toBe("higher");
		expect(compared("12.41", "8.5").certain).toBe("higher");
		const survey = compared("94%", "94%");
		expect([survey.asPrinted, survey.certain, survey.differenceInterval.upper]).toEqual(["same", null, "1"]);
	});

	it("compareAsPrinted() is uncertain of neighbours under nearest only", () => {
		expect(compared("8.6", "8.5").certain).toBeNull();
		expect(compared("8.5", "8.6").certain).toBeNull();
		expect(compared("8.6", "8.5", { rounding: "halfExpand" }).certain).toBe("higher");
		expect(compared("8.5", "8.6", { rounding: "halfExpand" }).certain).toBe("lower");
		expect(compared("8.5", "8.6").asPrinted).toBe("lower");
	});

	it("compareAsPrinted() is certain of equal counts", () => {
		const count = { text: "52", exact: true } as const;
		expect(compared(count, count).certain).toBe("same");
		expect(compared(count, { text: "53", exact: true }).certain).toBe("lower");
	});

	it("compareAsPrinted() compares bounds as far as they go", () => {
		expect(compared("<5", "7").certain).toBe("lower");
		expect(compared(">95%", "94%").certain).toBe("higher");
		const open = compared("<5", "<3");
		expect([open.certain, open.differenceInterval.lower, open.differenceInterval.upper]).toEqual([
			null,
			null,
			null,
		]);
	});

	it("compareAsPrinted() is never certain of what the values behind the figures contradict", () => {
		fc.assert(
			fc.property(fractions, fractions, anyRounding, (a, b, rounding) => {
				const mode = rounding === "nearest" ? "halfTrunc" : rounding;
				const print = (value: string) => roundExact(value, { decimals: 1, mode });
				const { certain, asPrinted } = compared(print(a), print(b), { rounding });
				const truth = order(a, b) > 0 ? "higher" : order(a, b) < 0 ? "lower" : "same";
				expect([null, truth]).toContain(certain);
				if (asPrinted !== "same") expect(asPrinted).toBe(truth);
			}),
			{ numRuns: 1000 },
		);
	});

	it("compareAsPrinted() turns round with its arguments", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -50, max: 50 }),
				fc.integer({ min: -50, max: 50 }),
				anyRounding,
				(a, b, rounding) => {
					const turned = { higher: "lower", lower: "higher", same: "same" } as const;
					const there = compared(decimalText(a, 1), decimalText(b, 1), { rounding });
					const back = compared(decimalText(b, 1), decimalText(a, 1), { rounding });
					expect(back.asPrinted).toBe(turned[there.asPrinted]);
					expect(back.certain).toBe(there.certain && turned[there.certain]);
				},
			),
		);
	});

	it("compareAsPrinted() says what stands in the way, and does not mix units", () => {
		expect(compareAsPrinted("[c]", "10-17")).toEqual({
			status: "not-checkable",
			reasons: [
				{ code: "marker", figure: "current", text: "[c]" },
				{ code: "range", figure: "reference", text: "10-17" },
			],
		});
		expect(compareAsPrinted("8.6 per 1,000", "97.5 per 100,000")).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "reference", text: "97.5 per 100,000" }],
		});
		expect(compareAsPrinted("2%", "2 percentage points").status).toBe("not-checkable");
		expect(compareAsPrinted("8.6 per 1,000", "6.8").status).toBe("compared");
	});

	it("compareAsPrinted() gives a plain record and leaves its arguments alone", () => {
		for (const reference of ["6.8", "<5", "[x]"]) {
			const result = compareAsPrinted(frozen({ text: "5", exact: true }), reference, frozen({}));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it("compareAsPrinted() refuses a wrong argument", () => {
		expect(thrownBy(() => compareAsPrinted("8.6", 6.8 as never))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: "Cannot compare the figures: reference must be a printed figure as text, current value is 6.8",
		});
	});
});
