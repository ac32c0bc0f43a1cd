import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTotal, type Figure, roundExact } from "../../src/published/index.ts";
import { answered, anyMode, decimalText, frozen, thrownBy } from "./helpers.ts";

const checked = (...args: Parameters<typeof checkTotal>) =>
	answered(checkTotal(...args), "consistent", "inconsistent");
const count = (text: string): Figure => ({ text, exact: true });

describe("checkTotal()", () => {
	it("checkTotal() adds up exact counts to the unit", () => {
		const entrants = ["190", "124", "126", "101", "100"].map(count);
		expect(checked(entrants, count("641")).status).toBe("consistent");
		const wrong = checked(entrants.slice(0, 3), count("441"));
		expect([wrong.status, wrong.printedDiscrepancy, wrong.severity]).toEqual([
			"inconsistent",
			"1",
			"last-digit",
		]);
		expect(wrong.explanations).toEqual([{ code: "off-by-one-unit" }]);
		expect(wrong.printable).toEqual(["440"]);
		expect(checked(["190", "124", "126"], "441").status).toBe("consistent");
	});

	it("checkTotal() allows for rounding, unless the total was added up from the printed parts", () => {
		const parts = ["12.4", "8.5", "3.3"];
		const loose = checked(parts, "24.3");
		expect(loose).toEqual({
			status: "consistent",
			sumOfPrinted: "24.2",
			printedDiscrepancy: "0.1",
			sumInterval: { lower: "24.05", upper: "24.35", lowerInclusive: true, upperInclusive: true },
			printable: ["24.0", "24.1", "24.2", "24.3", "24.4"],
			testable: true,
			// Of 27 wrong digits and two exchanges, only 24.0, 24.1, 24.2 and 24.4 pass.
			power: 25 / 29,
			severity: null,
			explanations: [],
			additivity: "from-unrounded",
			rounding: "nearest",
		});
		const strict = checked(parts, "24.3", { additivity: "from-rounded" });
		expect([strict.status, strict.severity]).toEqual(["inconsistent", "last-digit"]);
		expect(strict.explanations).toEqual([{ code: "off-by-one-unit" }]);
		expect(strict.printable).toEqual(["24.2"]);
		expect(checked(parts, "24", { additivity: "from-rounded" }).status).toBe("consistent");
		expect(checked(parts, "25").severity).toBe("last-digit");
		expect(checked(parts, "30").severity).toBe("value");
	});

	it("checkTotal() lists exactly the totals that pass", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 4 }),
				fc.integer({ min: -20, max: 20 }),
				(units, off) => {
					const parts = units.map((unit) => decimalText(unit, 1));
					const total = decimalText(units.reduce((sum, unit) => sum + unit, 0) + off, 1);
					const { status, printable } = checked(parts, total);
					expect(printable?.includes(total)).toBe(status === "consistent");
				},
			),
			{ numRuns: 200 },
		);
	});

	it("checkTotal() never accuses a total that was rounded from the unrounded parts", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 1, maxLength: 5 }),
				anyMode,
				(units, mode) => {
					const print = (value: number) => roundExact(decimalText(value, 3), { decimals: 1, mode });
					const sum = units.reduce((all, unit) => all + unit, 0);
					expect(checked(units.map(print), print(sum), { rounding: mode }).status).toBe("consistent");
				},
			),
			{ numRuns: 300 },
		);
	});

	it("checkTotal() can be computed from the printed figures where a qualifier says otherwise", () => {
		const result = checked(["just under 10", "5"], { text: "15", exact: true }, { rounding: "trunc" });
		expect(result.status).toBe("consistent");
		const off = checked(["just under 10", { text: "5", exact: true }], { text: "15", exact: true });
		expect([off.status, off.explanations]).toEqual([
			"inconsistent",
			[{ code: "from-printed-figures" }, { code: "off-by-one-unit" }],
		]);
	});

	it("checkTotal() cannot fail where there is no end on either side", () => {
		expect(checked(["<5", ">3"], "7").testable).toBe(false);
		expect(checked(["<5", "3"], "7").testable).toBe(true);
		expect(checked(["<5", "3"], "7").printable).toBeNull();
	});

	it("checkTotal() says what stands in the way", () => {
		expect(checkTotal(["5", "[c]"], "")).toEqual({
			status: "not-checkable",
			reasons: [
				{ code: "marker", figure: "parts[1]", text: "[c]" },
				{ code: "blank", figure: "total", text: "" },
			],
		});
		expect(checkTotal(["5%", "7"], "£12")).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "total", text: "£12" }],
		});
	});

	it("checkTotal() gives a plain record and leaves its arguments alone", () => {
		for (const total of ["9", "<5", "-"]) {
			const result = checkTotal(frozen([count("5"), "4"]), frozen({ text: total, step: 1 }), frozen({}));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it("checkTotal() refuses a wrong argument", () => {
		expect(thrownBy(() => checkTotal([], "5"))).toEqual({
			Kind: RangeError,
			code: "out-of-range",
			message: "Cannot check the total: parts must be a list with at least one figure, current value is []",
		});
		expect(thrownBy(() => checkTotal(["5"], undefined as never))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: "Cannot check the total: total must be a printed figure as text, current value is undefined",
		});
		expect(thrownBy(() => checkTotal(["5"], "5", { additivity: "rounded" as never }))).toEqual({
			Kind: RangeError,
			code: "unknown-option",
			message:
				'Cannot check the total: additivity must be one of from-unrounded, from-rounded, current value is "rounded"',
		});
	});
});
