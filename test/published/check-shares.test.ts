import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkShares, roundExact, type ShareStructure } from "../../src/published/index.ts";
import { answered, anyMode, frozen, order, thrownBy } from "./helpers.ts";

const checked = (...args: Parameters<typeof checkShares>) =>
	answered(checkShares(...args), "consistent", "inconsistent");

describe("checkShares()", () => {
	it("checkShares() finds that the strands of hate incidents are not all of them", () => {
		const parts = ["64%", "19%", "8%"];
		const all = checked(parts, { structure: "partition" });
		expect([all.status, all.sumOfPrinted, all.remainder, all.severity]).toEqual([
			"inconsistent",
			"91",
			null,
			"value",
		]);
		expect(all.explanations).toEqual([]);
		const some = checked(parts, { structure: "subset" });
		expect(some).toEqual({
			status: "consistent",
			sumOfPrinted: "91",
			sumInterval: { lower: "89.5", upper: "92.5", lowerInclusive: true, upperInclusive: true },
			sumTested: true,
			remainder: { lower: "7.5", upper: "10.5", lowerInclusive: true, upperInclusive: true },
			impossible: [],
			testable: true,
			// 84 and 94 for 64; 39 to 99 and 91 for 19; nothing for 8, of 19, 19 and 9 misprints.
			power: (2 / 19 + 8 / 19 + 0 / 9) / 3,
			severity: null,
			explanations: [],
			structure: "subset",
			total: 100,
			rounding: "nearest",
		});
	});

	it("checkShares() lets n shares miss the whole by n halves of a step, ties permitting", () => {
		expect(checked(["50%", "49%"], { structure: "partition" }).status).toBe("consistent");
		const half = checked(["50%", "49%"], { structure: "partition", rounding: "halfExpand" });
		expect([half.status, half.severity]).toEqual(["inconsistent", "last-digit"]);
		expect(half.explanations).toEqual([
			{ code: "other-rounding", modes: ["halfFloor", "halfTrunc", "trunc", "floor"] },
			{ code: "off-by-one-unit" },
		]);
		expect(checked(["51%", "50%"], { structure: "partition", rounding: "halfExpand" }).status).toBe(
			"consistent",
		);
		expect(checked(["50%", "48%"], { structure: "partition" }).status).toBe("inconsistent");
	});

	it("checkShares() never tests the sum of multiple responses, but each share", () => {
		const fine = checked(["64%", "30%", "20%"], { structure: "multiple-response" });
		expect([fine.status, fine.sumTested, fine.testable]).toEqual(["consistent", false, false]);
		const wrong = checked(["64%", "130%"], { structure: "multiple-response" });
		expect([wrong.status, wrong.impossible]).toEqual(["inconsistent", [1]]);
		expect(checked(["-5%", "20%"], { structure: "subset" }).impossible).toEqual([0]);
	});

	it("checkShares() keeps a share between nothing and the whole", () => {
		const none = checked(["100%", "0%"], { structure: "partition" });
		expect(none.sumInterval).toEqual({
			lower: "99.5",
			upper: "100.5",
			lowerInclusive: true,
			upperInclusive: true,
		});
		const over = checked(["64%", "37%"], { structure: "subset" });
		expect(over.remainder).toEqual({ lower: "0", upper: "0", lowerInclusive: true, upperInclusive: true });
		expect(checked(["64%", "38%"], { structure: "subset" }).status).toBe("inconsistent");
	});

	it("checkShares() takes shares of another whole, exact shares and bounds", () => {
		expect(checked(["0.6", "0.4"], { structure: "partition", total: 1 }).status).toBe("consistent");
		const exact = ["60%", "39%"].map((text) => ({ text, exact: true }) as const);
		expect(checked(exact, { structure: "partition" }).status).toBe("inconsistent");
		expect(checked([">95%", "<5%"], { structure: "partition" }).status).toBe("consistent");
		expect(checked(["over 90%"], { structure: "subset" }).remainder).toEqual({
			lower: "0",
			upper: "10",
			lowerInclusive: true,
			upperInclusive: false,
		});
	});

	it("checkShares() never accuses shares that were computed from counts", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }),
				fc.integer({ min: 0, max: 2 }),
				anyMode,
				(counts, decimals, mode) => {
					const total = counts.reduce((sum, count) => sum + count, 0);
					fc.pre(total > 0);
					const shares = counts.map((count) =>
						roundExact({ numerator: count, denominator: total, multiplier: 100 }, { decimals, mode }),
					);
					for (const rounding of mode.startsWith("half") ? [mode, "nearest" as const] : [mode]) {
						expect(checked(shares, { structure: "partition", rounding }).status).toBe("consistent");
						const some = checked(shares.slice(1).concat("0"), { structure: "subset", rounding });
						expect(some.status).toBe("consistent");
					}
				},
			),
			{ numRuns: 300 },
		);
	});

	it("checkShares() finds every sum beyond n halves of a step", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 6 }), (shares) => {
				const sum = shares.reduce((all, share) => all + share, 0);
				const { status, sumInterval } = checked(shares.map(String), { structure: "partition" });
				expect(status === "consistent").toBe(Math.abs(sum - 100) <= shares.length / 2);
				expect(order(sumInterval.lower ?? "", `${2 * sum - shares.length}/2`)).toBe(0);
				expect(order(sumInterval.upper ?? "", `${2 * sum + shares.length}/2`)).toBe(0);
			}),
			{ numRuns: 300 },
		);
	});

	it("checkShares() says what stands in the way", () => {
		expect(checkShares(["64%", "[c]", "8.6 per 1,000"], { structure: "subset" })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "marker", figure: "parts[1]", text: "[c]" }],
		});
		expect(checkShares(["64%", "9", "8.6 per 1,000"], { structure: "subset" })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "parts[2]", text: "8.6 per 1,000" }],
		});
	});

	it("checkShares() gives a plain record and leaves its arguments alone", () => {
		for (const structure of ["partition", "subset", "multiple-response"] as readonly ShareStructure[]) {
			const result = checkShares(frozen(["64%", "<5%", "-0%"]), frozen({ structure }));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it.each([
		[
			[],
			{ structure: "subset" },
			"out-of-range",
			"parts must be a list with at least one figure, current value is []",
		],
		[
			"64%",
			{ structure: "subset" },
			"out-of-range",
			'parts must be a list with at least one figure, current value is "64%"',
		],
		[
			["64%"],
			{},
			"unknown-option",
			"structure must be one of partition, subset, multiple-response, current value is undefined",
		],
		[
			["64%"],
			{ structure: "subset", total: 0.5 },
			"out-of-range",
			"total must be 1 or more, current value is 0.5",
		],
		[
			["64%"],
			{ structure: "subset", total: Number.NaN },
			"not-a-number",
			"total must be a finite number, current value is NaN",
		],
	])("checkShares() refuses a wrong argument: case %#", (parts, options, code, must) => {
		expect(thrownBy(() => checkShares(parts as never, options as never))).toEqual({
			Kind: RangeError,
			code,
			message: `Cannot check the shares: ${must}`,
		});
	});
});
