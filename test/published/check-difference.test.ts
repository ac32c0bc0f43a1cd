import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDifference, type Figure, roundExact } from "../../src/published/index.ts";
import { answered, anyMode, contains, decimalText, frozen, thrownBy } from "./helpers.ts";

const checked = (current: Figure, previous: Figure, difference: Figure, rounding?: "halfExpand" | "trunc") =>
	answered(
		checkDifference(current, previous, rounding ? { difference, rounding } : { difference }),
		"consistent",
		"inconsistent",
	);

describe("checkDifference()", () => {
	it("checkDifference() allows what the unrounded figures can differ by", () => {
		expect(checked("0.88", "0.83", "0.05")).toEqual({
			status: "consistent",
			interval: { lower: "0.04", upper: "0.06", lowerInclusive: true, upperInclusive: true },
			nominal: "0.05",
			printable: ["0.04", "0.05", "0.06"],
			decisionError: false,
			testable: true,
			// Of 27 wrong digits and one exchange (0.50), only 0.04 and 0.06 pass.
			power: 26 / 28,
			severity: null,
			explanations: [],
			rounding: "nearest",
		});
		expect(checked("62%", "64%", "-2").status).toBe("consistent");
		expect(checked("94%", "94%", "1 percentage point").status).toBe("consistent");
		expect(checked("62%", "64%", "down 2 percentage points").status).toBe("consistent");
	});

	it("checkDifference() tells a slip of the last digit from a wrong value and a wrong sign", () => {
		const slip = checked("8.6", "6.8", "2.1", "halfExpand");
		expect([slip.status, slip.severity, slip.explanations]).toEqual(["inconsistent", "value", []]);
		const digit = checked("8.6", "6.8", "2.0", "halfExpand");
		expect([digit.severity, digit.explanations]).toEqual(["last-digit", [{ code: "off-by-one-unit" }]]);
		const sign = checked("62%", "64%", "2 percentage points");
		expect([sign.severity, sign.decisionError]).toEqual(["decision", true]);
		expect(checked("64%", "62%", "-2").decisionError).toBe(true);
		expect(checked("64%", "62%", "-0.0").decisionError).toBe(true);
		expect(checked("64%", "64%", "-3").decisionError).toBe(false);
	});

	it("checkDifference() explains a difference by another rounding or by the printed figures", () => {
		const truncated = checked({ text: "2.66", exact: true }, { text: "0", exact: true }, "2.6");
		expect(truncated.explanations).toEqual([
			{ code: "other-rounding", modes: ["trunc", "floor"] },
			{ code: "off-by-one-unit" },
		]);
		const exact = { text: "10", exact: true } as const;
		const off = checked("just over 50", exact, { text: "40", exact: true });
		expect(off.explanations).toEqual([{ code: "from-printed-figures" }, { code: "off-by-one-unit" }]);
	});

	it("checkDifference() never accuses a difference that was computed from unrounded figures", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -9999, max: 9999 }),
				fc.integer({ min: -9999, max: 9999 }),
				fc.constantFrom(0, 1, 2, 3),
				anyMode,
				(a, b, decimals, mode) => {
					const print = (value: number, places: number) =>
						roundExact(decimalText(value, 3), { decimals: places, mode });
					const result = answered(
						checkDifference(print(a, 1), print(b, 1), { difference: print(a - b, decimals), rounding: mode }),
						"consistent",
						"inconsistent",
					);
					expect(result.status).toBe("consistent");
					expect(contains(result.interval, `${a - b}/1000`)).toBe(true);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("checkDifference() lists exactly the differences that pass", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -40, max: 40 }),
				fc.integer({ min: -40, max: 40 }),
				fc.integer({ min: -9, max: 9 }),
				(a, b, c) => {
					const claim = decimalText(c, 0);
					const { status, printable } = checked(decimalText(a, 1), decimalText(b, 1), claim);
					expect(printable?.includes(claim)).toBe(status === "consistent");
				},
			),
		);
	});

	it("checkDifference() does not mix units", () => {
		const reasons = (...[current, previous, difference]: Parameters<typeof checked>) =>
			answered(checkDifference(current, previous, { difference }), "not-checkable").reasons;
		expect(reasons("62%", "64%", "-2%")).toEqual([
			{ code: "units-differ", figure: "difference", text: "-2%" },
		]);
		expect(reasons("62%", "64", "-2%")[0]?.figure).toBe("difference");
		expect(reasons("62", "64%", "£2")[0]?.figure).toBe("difference");
		expect(reasons("62%", "£64", "2")[0]?.figure).toBe("previous");
		expect(reasons("8.6 per 1,000", "6.8 per 1,000", "1.8 per 100,000")[0]?.figure).toBe("difference");
		expect(checked("8.6 per 1,000", "6.8", "1.8 per 1,000").status).toBe("consistent");
		expect(checked("£1.2m", "£1.1m", "£0.1m").status).toBe("consistent");
		expect(checked("62", "64", "-2%").status).toBe("consistent");
	});

	it("checkDifference() says what stands in the way, of every figure at once", () => {
		expect(checkDifference("[c]", "", { difference: "~" })).toEqual({
			status: "not-checkable",
			reasons: [
				{ code: "marker", figure: "current", text: "[c]" },
				{ code: "blank", figure: "previous", text: "" },
				{ code: "marker", figure: "difference", text: "~" },
			],
		});
	});

	it("checkDifference() cannot fail where there is no end on either side", () => {
		expect(checked("<5", "<3", "2").testable).toBe(false);
		expect(checked("<5", "3", "2").testable).toBe(true);
		expect(checked("<5", "3", "2").printable).toBeNull();
	});

	it("checkDifference() lists no more than 1,000 differences", () => {
		const none = { text: "0", exact: true } as const;
		// Truncated, 50 is [50, 51): 50.000 to 50.999. Rounded half away from zero, it is 49.500 to 50.500.
		expect(checked("50", none, "50.000", "trunc").printable).toHaveLength(1000);
		expect(checked("50", none, "50.000", "halfExpand").printable).toBeNull();
		expect(checked("50", none, "50.000").printable).toBeNull();
		expect(checked("50", none, "50.0001").printable).toBeNull();
	});

	it("checkDifference() gives a plain record and leaves its arguments alone", () => {
		for (const difference of ["2", "5", "[c]", "2%"]) {
			const result = checkDifference(frozen({ text: "64%", step: 1 }), "62%", frozen({ difference }));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it("checkDifference() refuses a wrong argument", () => {
		expect(thrownBy(() => checkDifference("8.6", "6.8", {} as never))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message:
				"Cannot check the difference: difference must be a printed figure as text, current value is undefined",
		});
	});
});
