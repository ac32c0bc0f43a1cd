import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistentTotals, type ShareStructure, unround } from "../../src/published/index.ts";
import { answered, anyRounding, contains, frozen, thrownBy } from "./helpers.ts";

const found = (...args: Parameters<typeof consistentTotals>) =>
	answered(consistentTotals(...args), "consistent", "inconsistent");

describe("consistentTotals()", () => {
	it("consistentTotals() gives the totals of the three strands of hate incidents", () => {
		const hate = found(["64%", "19%", "8%"], { structure: "subset", max: 700 });
		expect(hate.totals.slice(0, 13)).toEqual([36, 53, 59, 64, 72, 73, 74, 75, 77, 78, 80, 83, 84]);
		expect(hate.everyFrom).toBe(95);
		expect(hate.totals.filter((total) => total >= 611 && total <= 617)).toHaveLength(7);
		expect(hate.testable).toBe(true);
		expect(hate.power).toBeCloseTo((700 - hate.totals.length) / 700, 12);
	});

	it("consistentTotals() lets three equal groups be thirds only, while totals are small", () => {
		const thirds = found(["33%", "33%", "33%"], { structure: "partition", max: 40 });
		expect(thirds.totals).toEqual([3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39]);
		expect([thirds.everyFrom, thirds.status]).toEqual([null, "consistent"]);
	});

	it("consistentTotals() does not add up multiple responses, and keeps each share within the total", () => {
		const several = { structure: "multiple-response", max: 30 } as const;
		expect(found(["50%", "75%"], several).totals).toContain(4);
		expect(found(["50%", "75%"], { ...several, structure: "subset" }).totals).not.toContain(4);
		expect(found(["104%"], several).status).toBe("inconsistent");
		expect(found([">95%"], several).totals).toHaveLength(30);
	});

	it("consistentTotals() has nothing for a share that is printed below zero", () => {
		expect(found(["-5%"], { structure: "subset", max: 100 })).toEqual({
			status: "inconsistent",
			totals: [],
			everyFrom: null,
			testable: true,
			power: 1,
			structure: "subset",
			min: 1,
			max: 100,
			rounding: "nearest",
		});
	});

	it("consistentTotals() agrees with trying every list of counts", () => {
		const structures: readonly ShareStructure[] = ["partition", "subset", "multiple-response"];
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 3 }),
				fc.constantFrom(...structures),
				anyRounding,
				(shares, structure, rounding) => {
					const printed = shares.map((share) => `${share}%`);
					const stands = printed.map((text) => answered(unround(text, { rounding }), "interval"));
					const fits = (total: number) => {
						const counts = stands.map((interval) =>
							Array.from({ length: total + 1 }, (_, count) => count).filter((count) =>
								contains(interval, `${count * 100}/${total}`),
							),
						);
						if (structure === "multiple-response") return counts.every((list) => list.length > 0);
						let sums = new Set([0]);
						for (const list of counts)
							sums = new Set([...sums].flatMap((sum) => list.map((count) => sum + count)));
						return structure === "partition" ? sums.has(total) : [...sums].some((sum) => sum <= total);
					};
					const expected = Array.from({ length: 14 }, (_, index) => index + 1).filter(fits);
					expect(found(printed, { structure, max: 14, rounding }).totals).toEqual(expected);
				},
			),
			{ numRuns: 150 },
		);
	});

	it("consistentTotals() looks from min to max, both included", () => {
		const some = found(["50%"], { structure: "subset", min: 10, max: 11 });
		expect([some.totals, some.everyFrom, some.power]).toEqual([[10], null, 0.5]);
		const all = found(["50%"], { structure: "subset", min: 200, max: 203 });
		expect([all.everyFrom, all.testable, all.power]).toEqual([200, false, 0]);
	});

	it("consistentTotals() says what stands in the way", () => {
		expect(consistentTotals(["64%", "[c]", ""], { structure: "subset", max: 10 })).toEqual({
			status: "not-checkable",
			reasons: [
				{ code: "marker", figure: "shares[1]", text: "[c]" },
				{ code: "blank", figure: "shares[2]", text: "" },
			],
		});
		expect(consistentTotals(["8.6 per 1,000"], { structure: "subset", max: 10 })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "shares[0]", text: "8.6 per 1,000" }],
		});
		expect(consistentTotals(["64%", "5 per 1,000"], { structure: "subset", max: 10 })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "shares[1]", text: "5 per 1,000" }],
		});
	});

	it("consistentTotals() gives a plain record and leaves its arguments alone", () => {
		const result = consistentTotals(frozen(["64%", "19%"]), frozen({ structure: "subset", max: 80 }));
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
	});

	it.each([
		[
			[],
			{ structure: "subset", max: 5 },
			"out-of-range",
			"shares must be a list with at least one figure, current value is []",
		],
		[
			["5%"],
			{ structure: "all", max: 5 },
			"unknown-option",
			'structure must be one of partition, subset, multiple-response, current value is "all"',
		],
		[["5%"], { structure: "subset", max: 0 }, "out-of-range", "max must be above 0, current value is 0"],
		[
			["5%"],
			{ structure: "subset", min: 0, max: 5 },
			"out-of-range",
			"min must be above 0, current value is 0",
		],
		[
			["5%"],
			{ structure: "subset", min: 6, max: 5 },
			"out-of-range",
			"max must be min or up to 999,999 more, current value is 5",
		],
		[
			["5%"],
			{ structure: "subset", max: 1_000_001 },
			"out-of-range",
			"max must be min or up to 999,999 more, current value is 1000001",
		],
		[
			["5%"],
			{ structure: "subset", max: 2.5 },
			"not-a-whole-number",
			"max must be a whole number, current value is 2.5",
		],
	])("consistentTotals() refuses a wrong argument: case %#", (shares, options, code, must) => {
		expect(thrownBy(() => consistentTotals(shares, options as never))).toEqual({
			Kind: RangeError,
			code,
			message: `Cannot find the totals: ${must}`,
		});
	});
});
