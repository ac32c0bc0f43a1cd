import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistentCounts, type Figure, type Rounding, unround } from "../../src/published/index.ts";
import { answered, anyRounding, decimalText, frozen, parts, roundings, thrownBy } from "./helpers.ts";

const checked = (...args: Parameters<typeof consistentCounts>) =>
	answered(consistentCounts(...args), "consistent", "inconsistent");

/** Every count that fits, found by trying them all. */
function bruteForce(
	printed: Figure,
	{ min, max }: { min: number; max: number },
	multiplier: number,
	rounding: Rounding,
	most: number,
): readonly number[] {
	const { lower, upper, lowerInclusive, upperInclusive } = answered(
		unround(printed, { rounding }),
		"interval",
	);
	const [low, lowUnder] = parts(lower ?? "").map(Number) as [number, number];
	const [high, highUnder] = parts(upper ?? "").map(Number) as [number, number];
	const fits = (count: number, population: number) => {
		const over = count * multiplier * lowUnder - low * population;
		const under = high * population - count * multiplier * highUnder;
		return (over > 0 || (over === 0 && lowerInclusive)) && (under > 0 || (under === 0 && upperInclusive));
	};
	const found: number[] = [];
	for (let count = 0; count <= most; count++)
		for (let population = min; population <= max; population++)
			if (fits(count, population)) {
				found.push(count);
				break;
			}
	return found;
}

describe("consistentCounts()", () => {
	// Populations of the county and figures of the report, as in the worked examples of the method.
	it.each([
		["8.6", 698_268, 5971, 6040],
		["8.6", 706_155, 6038, 6108],
		["0.88", 698_268, 611, 617],
		["0.83", 698_268, 577, 583],
		["12.41", 698_268, 8663, 8668],
		["8.5", 698_268, 5901, 5970],
		["0.3 crimes per 1,000 population", 698_268, 175, 244],
		["0.3", 706_155, 177, 247],
	])("consistentCounts() gives the counts of %s in %i", (printed, population, min, max) => {
		const counts = checked(printed, { population });
		expect([counts.min, counts.max, counts.count]).toEqual([min, max, max - min + 1]);
		expect([counts.status, counts.testable, counts.power]).toEqual(["consistent", false, 0]);
		expect([counts.contiguous, counts.multiplier]).toEqual([true, 1000]);
	});

	it("consistentCounts() reads truncated figures on request", () => {
		const counts = checked("8.6", { population: 698_268, rounding: "trunc" });
		expect([counts.min, counts.max]).toEqual([6006, 6074]);
	});

	it("consistentCounts() finds a percentage that a small group cannot have, and what may explain it", () => {
		const fine = checked("62%", { population: 52 });
		expect([fine.min, fine.max, fine.testable, fine.power]).toEqual([32, 32, true, 0.48]);
		const wrong = checked("64%", { population: 52 });
		expect([wrong.status, wrong.min, wrong.max, wrong.count]).toEqual(["inconsistent", null, null, 0]);
		expect([wrong.contiguous, wrong.severity]).toEqual([false, "last-digit"]);
		expect(wrong.explanations).toEqual([
			{ code: "other-rounding", modes: ["ceil", "expand"] },
			{ code: "off-by-one-unit" },
		]);
	});

	it("consistentCounts() tells a rate that gives its count away", () => {
		expect(checked("0.6", { population: 5012, multiplier: 1000 }).count).toBe(1);
	});

	it("consistentCounts() takes the base from the figure", () => {
		expect(checked("0.3 per 100,000", { population: 1_000_000 }).multiplier).toBe(100_000);
		expect(checked("5%", { population: 20 }).min).toBe(1);
		expect(consistentCounts("5%", { population: 20, multiplier: 1000 })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "units-differ", figure: "printed", text: "5%" }],
			min: null,
			max: null,
			count: null,
		});
	});

	it("consistentCounts() agrees with trying every count for one population", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1200 }),
				fc.integer({ min: 0, max: 2 }),
				fc.integer({ min: 1, max: 120 }),
				fc.constantFrom(1, 10, 100, 1000),
				anyRounding,
				(units, decimals, population, multiplier, rounding) => {
					const printed = decimalText(units, decimals);
					fc.pre((units * population) / multiplier < 2000);
					const found = bruteForce(printed, { min: population, max: population }, multiplier, rounding, 3000);
					const counts = checked(printed, { population, multiplier, rounding });
					expect([counts.min, counts.max, counts.count]).toEqual([
						found[0] ?? null,
						found.at(-1) ?? null,
						found.length,
					]);
					expect(counts.status).toBe(found.length > 0 ? "consistent" : "inconsistent");
					if (found.length === 0) expect(counts.testable).toBe(true);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("consistentCounts() agrees with trying every count and every population of a range", () => {
		let [gaps, all] = [0, 0];
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 400 }),
				fc.integer({ min: 0, max: 2 }),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 0, max: 30 }),
				fc.constantFrom(1, 10, 100),
				anyRounding,
				(units, decimals, min, more, multiplier, rounding) => {
					const printed = decimalText(units, decimals);
					const population = { min, max: min + more };
					const most = Math.ceil(((Number(printed) + 1) * population.max) / multiplier) + 2;
					fc.pre(most < 120);
					const found = bruteForce(printed, population, multiplier, rounding, most);
					const counts = checked(printed, { population, multiplier, rounding });
					expect([counts.min, counts.max, counts.count]).toEqual([
						found[0] ?? null,
						found.at(-1) ?? null,
						found.length,
					]);
					const whole = found.length > 0 && found.length === (found.at(-1) ?? 0) - (found[0] ?? 0) + 1;
					expect(counts.contiguous).toBe(whole);
					if (found.length > 0 && !whole) gaps++;
					all++;
				},
			),
			{ numRuns: 500, seed: 20_200_320 },
		);
		// A share, so that it is asked for however few draws there are.
		expect(gaps / all).toBeGreaterThan(0.02);
	});

	it("consistentCounts() says the power: the share of printed figures that have no count", () => {
		for (const population of [7, 30, 52, 99, 100, 101]) {
			let without = 0;
			for (let per = 0; per < 100; per++)
				without += checked(`${per}%`, { population, rounding: "halfExpand" }).count === 0 ? 1 : 0;
			const { power, testable } = checked("50%", { population });
			expect(power).toBeCloseTo(without / 100, 10);
			expect(testable).toBe(without > 0);
		}
	});

	it("consistentCounts() keeps below a ceiling", () => {
		const counts = checked("99.6%", { population: 1000, max: 996 });
		expect([counts.min, counts.max]).toEqual([996, 996]);
		expect(checked("150%", { population: 10 }).max).toBe(15);
		expect(checked("150%", { population: 10, max: 10 }).status).toBe("inconsistent");
		expect(checked("100%", { population: { min: 8, max: 300 }, max: 300 }).max).toBe(300);
		expect(checked("0%", { population: 5, max: 0 }).count).toBe(1);
		const ranged = checked("33%", { population: { min: 3, max: 40 }, max: 6 });
		expect(ranged.max).toBe(6);
		expect(checked("33%", { population: { min: 3, max: 40 }, max: 0 }).count).toBe(0);
	});

	it("consistentCounts() has no largest count for a bound without one", () => {
		const open = checked(">95%", { population: 200 });
		expect([open.min, open.max, open.count, open.contiguous, open.testable]).toEqual([
			191,
			null,
			null,
			true,
			false,
		]);
		const closed = checked(">95%", { population: 200, max: 200 });
		expect([closed.min, closed.max, closed.count]).toEqual([191, 200, 10]);
		expect(checked(">95%", { population: 200, max: 190 }).status).toBe("inconsistent");
		const low = checked("<5", { population: 1000 });
		expect([low.min, low.max]).toEqual([0, 4]);
		expect(checked("nearly 50%", { population: 20 }).count).toBe(0);
		expect(checked("nearly 50%", { population: 20 }).power).toBeCloseTo(0.8, 12);
	});

	it("consistentCounts() takes an exact rate at its word", () => {
		expect(checked({ text: "62.5%", exact: true }, { population: 8 }).count).toBe(1);
		expect(checked({ text: "62.5%", exact: true }, { population: 9 }).status).toBe("inconsistent");
	});

	it("consistentCounts() has no count below zero", () => {
		expect(checked("-3", { population: 1000 }).status).toBe("inconsistent");
		expect(checked("-0.0", { population: 1000 }).status).toBe("inconsistent");
		expect(checked("0.0", { population: 1000 }).min).toBe(0);
	});

	it("consistentCounts() says what stands in the way", () => {
		const reasons = (...args: Parameters<typeof consistentCounts>) =>
			answered(consistentCounts(...args), "not-checkable").reasons;
		expect(reasons("[c]", { population: 10 })).toEqual([{ code: "marker", figure: "printed", text: "[c]" }]);
		expect(reasons("9E+20", { population: 1000 })[0]?.code).toBe("too-large");
		expect(reasons("-0.0", { population: 10, rounding: "floor" })[0]?.code).toBe("never-printed");
	});

	it("consistentCounts() works in closed form: a population of millions takes no longer", () => {
		const started = performance.now();
		const wide = checked("62.345%", { population: { min: 1, max: 9_000_000_000_000 } });
		// 351 of 563 is the first, found by trying every count in a few lines of another language.
		expect([wide.min, wide.contiguous]).toEqual([351, false]);
		expect(wide.max).toBe(5_611_095_000_000);
		expect(performance.now() - started).toBeLessThan(500);
	});

	it("consistentCounts() gives plain records and leaves its arguments alone", () => {
		const population = frozen({ min: 40, max: 60 });
		for (const printed of ["64%", "<5", "[c]", "1%"]) {
			const result = consistentCounts(printed, frozen({ population, rounding: "halfEven" }));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it.each([
		[{ population: 0 }, "out-of-range", "population must be above 0, current value is 0"],
		[{ population: 1.5 }, "not-a-whole-number", "population must be a whole number, current value is 1.5"],
		[
			{ population: 2 ** 53 },
			"not-a-whole-number",
			"population must be a whole number, current value is 9007199254740992",
		],
		[
			{ population: { min: 5, max: 4 } },
			"out-of-range",
			"max of population must not be below min, current value is 4",
		],
		[{ population: 5, multiplier: 0 }, "out-of-range", "multiplier must be above 0, current value is 0"],
		[
			{ population: 5, multiplier: Number.POSITIVE_INFINITY },
			"not-a-number",
			"multiplier must be a finite number, current value is Infinity",
		],
		[{ population: 5, max: -1 }, "out-of-range", "max must be 0 or more, current value is -1"],
		[
			{ population: 5, rounding: "even" as never },
			"unknown-option",
			`rounding must be one of ${roundings.join(", ")}, current value is "even"`,
		],
	])("consistentCounts() refuses a wrong argument: case %#", (options, code, must) => {
		for (const printed of ["8.6", "[c]"])
			expect(thrownBy(() => consistentCounts(printed, options))).toEqual({
				Kind: RangeError,
				code,
				message: `Cannot find the counts: ${must}`,
			});
	});

	it("consistentCounts() refuses a population or a figure of the wrong type", () => {
		expect(thrownBy(() => consistentCounts("8.6", {} as never))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message: "Cannot find the counts: population must be a number, current value is undefined",
		});
		expect(thrownBy(() => consistentCounts(8.6 as never, { population: 5 })).message).toBe(
			"Cannot find the counts: printed must be a printed figure as text, current value is 8.6",
		);
	});
});
