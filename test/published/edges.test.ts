import { describe, expect, it } from "vitest";
import { compare, type Fraction, fraction, multiply } from "../../src/internal/exact.ts";
import { bounds } from "../../src/published/bounds.ts";
import { chanceOfPair } from "../../src/published/count-pairs.ts";
import {
	checkDifference,
	checkPercentChange,
	checkRateAndChange,
	checkShares,
	checkTotal,
	consistentCounts,
	consistentTotals,
	type Figure,
	impliedBase,
	impliedPrevious,
	parsePublished,
	reproduces,
	roundExact,
	unround,
} from "../../src/published/index.ts";
import { pairedRange } from "../../src/published/whole-numbers.ts";
import { answered, parts as partsOf, thrownBy } from "./helpers.ts";

const exactly = (text: string) => ({ text, exact: true }) as const;
const codesOf = (answer: object) =>
	"reasons" in answer ? (answer.reasons as { code: string }[]).map(({ code }) => code) : [];
const codes = (answer: object) =>
	"explanations" in answer ? (answer.explanations as { code: string }[]).map(({ code }) => code) : [];
const sizeOf = (text: string | null) => {
	const [numerator, denominator] = partsOf(text ?? "0");
	return text === null ? null : Number(numerator) / Number(denominator);
};

describe("records with a key that is not known", () => {
	it("checkDifference(), reproduces() and consistentCounts() refuse one in a figure, a fraction and a range", () => {
		const figure = (more: object) => ({ text: "10", ...more }) as never;
		for (const key of ["stpe", "exat"])
			expect(thrownBy(() => checkDifference(figure({ [key]: 5 }), "5", { difference: "5" }))).toMatchObject({
				Kind: RangeError,
				code: "unknown-option",
				message: expect.stringContaining(
					`current must be among text, exact, step, current value is "${key}"`,
				),
			});
		expect(
			thrownBy(() => reproduces({ numerator: 6005, denominator: 698_268, multipler: 1000 } as never, "8.6")),
		).toMatchObject({
			code: "unknown-option",
			message: expect.stringContaining(
				'value must be among numerator, denominator, multiplier, current value is "multipler"',
			),
		});
		expect(
			thrownBy(() => consistentCounts("50%", { population: { min: 40, max: 44, mx: 45 } as never })),
		).toMatchObject({
			code: "unknown-option",
			message: expect.stringContaining('population must be among min, max, current value is "mx"'),
		});
	});

	it("unround() takes what parsePublished() gives for a figure, a marker or nothing", () => {
		for (const text of ["8.6", "around 500", "-4.0%", "[c]", "", "1,00"])
			expect(unround(parsePublished(text) as Figure)).toEqual(unround(text));
		expect(unround(parsePublished("500", { step: 100 }) as Figure)).toEqual(
			unround({ text: "500", step: "100" }),
		);
	});
});

describe("figures without an end", () => {
	it("impliedPrevious() divides by what is more than a change", () => {
		// At most 105.5 / 1.05 and at least nothing, because the change has no end.
		const { interval } = answered(impliedPrevious("105", "more than 5%"), "implied");
		expect([sizeOf(interval.lower), sizeOf(interval.upper)]).toEqual([0, 10_550 / 105]);
		// 0 to 0.5 over 1.095 to 1.105: nought now is no nought left of anything.
		const zero = answered(impliedPrevious("0", "10%"), "implied").interval;
		expect([sizeOf(zero.lower), sizeOf(zero.upper)]).toEqual([0, 500 / 1095]);
	});

	it("impliedBase() takes what is more than a change, and a nought with either sign beside it", () => {
		const ends = (difference: Figure, change: Figure) => {
			const { interval } = answered(impliedBase(difference, change), "implied");
			return [sizeOf(interval.lower), sizeOf(interval.upper)];
		};
		expect(ends("5", "more than 5%")).toEqual([0, 110]);
		// 0 to 0.5 are 4.5% to 5.5% of up to 11.1; 4.5 to 5.5 are up to 0.5% of 900 or more.
		expect(ends("0", "-5%")).toEqual([0, 100 / 9]);
		expect(ends("0", "5%")).toEqual([0, 100 / 9]);
		expect(ends("-5", "0%")).toEqual([900, null]);
		expect(codesOf(impliedBase("5", "-0.0%"))).toEqual(["signs-differ"]);
	});

	it("impliedBase() lists the figures of which the printed difference is the printed change", () => {
		// 3 is 9.5% to 10.5% of 28.6 to 31.6; 2.5 to 3.5 are that of 23.8 to 36.8.
		const by = (options: object) => answered(impliedBase("3", "10%", options), "implied");
		expect(by({}).fromPrinted).toEqual(["29", "30", "31"]);
		expect(by({}).printable).toEqual(Array.from({ length: 14 }, (_, index) => String(24 + index)));
		expect(by({ step: 5 })).toMatchObject({ step: "5", printable: ["25", "30", "35"], fromPrinted: ["30"] });
		const tenths = by({ decimals: 1 });
		expect([tenths.step, tenths.fromPrinted?.[0], tenths.fromPrinted?.at(-1)]).toEqual([
			"0.1",
			"28.6",
			"31.5",
		]);
		// Nought is no per cent of nought, and 0% of all else.
		const none = answered(impliedBase("0", "10%"), "implied");
		expect([none.printable, none.fromPrinted]).toEqual([["0", "1", "2", "3", "4", "5"], []]);
	});

	it("checkDifference() can fail where one end is there, and tells the sign by it", () => {
		const of = (current: Figure, previous: Figure, difference: Figure) =>
			answered(checkDifference(current, previous, { difference }), "consistent", "inconsistent");
		expect(of("more than 5", "3", "9").testable).toBe(true);
		expect(of("less than 5", "3", "-9").testable).toBe(true);
		expect(of("less than 5", "more than 3", "9").testable).toBe(true);
		expect(of("less than 5", "less than 3", "9").testable).toBe(false);
		// What is below -5 is not -1, and has its sign.
		expect(of("less than 5", exactly("10"), "-1")).toMatchObject({
			status: "inconsistent",
			decisionError: false,
		});
		// No difference at all goes neither up nor down.
		for (const difference of ["1", "-1"])
			expect(of(exactly("5"), exactly("5"), difference).decisionError).toBe(true);
	});

	it("checkPercentChange() takes what is more than a figure below 0 as it is printed", () => {
		const change = answered(
			checkPercentChange("more than -5", "10"),
			"consistent",
			"inconsistent",
			"not-printed",
		);
		expect(sizeOf(change.interval.lower)).toBeCloseTo(100 * (-5 / 9.5 - 1), 9);
		expect(codesOf(checkPercentChange("10", "more than -5"))).toEqual(["negative-base"]);
	});

	it("checkTotal() says of a sum without an end that it is none of it, and can fail", () => {
		const less = answered(checkTotal(["less than 5", "2"], "3"), "consistent", "inconsistent");
		expect([less.sumInterval.lower, less.sumInterval.lowerInclusive, less.testable]).toEqual([
			null,
			false,
			true,
		]);
		const more = answered(checkTotal(["more than 5"], "9"), "consistent", "inconsistent");
		expect([more.sumInterval.upper, more.sumInterval.upperInclusive, more.testable]).toEqual([
			null,
			false,
			true,
		]);
	});
});

describe("nought with a minus sign", () => {
	it("reproduces() knows which roundings print it, and what is beside it", () => {
		const of = (value: string) => answered(reproduces(value, "-0.0"), "reproduces", "differs");
		// Rounded down or away from nought it would be -0.1.
		expect(of("-0.04").reproducesUnder).toEqual([
			"nearest",
			"halfExpand",
			"halfEven",
			"halfCeil",
			"halfFloor",
			"halfTrunc",
			"trunc",
			"ceil",
		]);
		expect(of("0.01").reproducesUnder).toEqual([]);
		// One step off it is 0.1, which has no sign to keep.
		expect(of("0.1").severity).toBe("last-digit");
	});

	it("checkDifference(), checkPercentChange() and checkTotal() leave it to no rounding that does not print it", () => {
		const modesOf = (answer: object) =>
			"explanations" in answer
				? (answer.explanations as { code: string; modes?: string[] }[]).flatMap(({ modes = [] }) => modes)
				: ["not answered"];
		for (const difference of ["3", "-3"] as const) {
			expect(modesOf(checkDifference("-0.0", "5.0", { difference }))).toEqual([]);
			expect(modesOf(checkDifference("5.0", "-0.0", { difference }))).toEqual([]);
		}
		expect(modesOf(checkDifference("9.0", "5.0", { difference: "-0.0" }))).toEqual([]);
		expect(modesOf(checkPercentChange("-0.0", "5.0", { change: "50%" }))).toEqual([]);
		// Cut off, three of 5.0 are up to 15.3, to which a nought would add nothing; but cut off it has no minus sign.
		expect(modesOf(checkTotal(["5.0", "5.0", "5.0", "-0.0"], "15.2"))).not.toContain("floor");
		expect(modesOf(checkTotal(["5.0"], "-0.0"))).toEqual([]);
	});
});

describe("slips", () => {
	it("checkPercentChange() takes no change to be a wrong sign, and nothing to follow from a base of nought", () => {
		for (const current of ["106", "94"]) {
			const answer = answered(
				checkPercentChange(current, "100", { change: "0%" }),
				"consistent",
				"inconsistent",
				"not-printed",
			);
			expect(answer.decisionError).toBe(false);
		}
		expect(codes(checkPercentChange("5", "0", { change: "10%" }))).not.toContain("from-printed-figures");
	});

	it("reproduces() takes a nought for no wrong sign, and explains nothing by what is open", () => {
		expect(answered(reproduces("3", "0"), "reproduces", "differs").severity).toBe("value");
		expect(answered(reproduces("15", "more than 21"), "reproduces", "differs").explanations).toEqual([]);
	});

	it("checkTotal() lists a thousand figures that can be printed, and no more", () => {
		// From 0.6 to 1,000.4 are printed 1 to 1,000, from 0.4 to 1,000.6 also 0 and 1,001.
		const listed = (step: string) =>
			answered(checkTotal([exactly("500.5"), { text: "0", step }], "700"), "consistent", "inconsistent")
				.printable;
		expect([listed("999.8")?.length, listed("999.8")?.[0]]).toEqual([1000, "1"]);
		expect(listed("1000.2")).toBeNull();
	});

	it("checkTotal() counts only the misprints that can be printed", () => {
		// 30 to 50 prints as 30 to 50 in steps of 5. Of 45 nine first digits and a last one can be wrong; 35 and 40 pass.
		const total = checkTotal([{ text: "40", step: 20 }], { text: "45", step: 5 });
		expect(answered(total, "consistent", "inconsistent").power).toBeCloseTo(0.8, 12);
	});

	it("checkShares() counts the misprints that no share can have, and says what is left of a subset alone", () => {
		const of = (parts: readonly string[], structure: "partition" | "subset" | "multiple-response") =>
			answered(checkShares(parts, { structure }), "consistent", "inconsistent");
		// Any two digits are a share of those who gave several answers; of 100 the 26 above it are none, 0 and 10 are.
		expect(of(["60%", "70%"], "multiple-response").power).toBe(0);
		expect(of(["100%"], "multiple-response").power).toBeCloseTo(26 / 28, 12);
		expect(of(["60%", "40%"], "partition").remainder).toBeNull();
		expect(of(["60%", "30%"], "subset").remainder).not.toBeNull();
		expect(of(["60%", "70%"], "subset").remainder).toBeNull();
		// 98.75 to 99.85: one more per cent fits, one more tenth does not.
		expect(of(["33.3%", "66%"], "partition")).toMatchObject({
			status: "inconsistent",
			severity: "last-digit",
		});
	});

	it("roundExact() takes for noise what is small beside the value, and beside 1", () => {
		const round = (value: number, decimals: number) => roundExact(value, { decimals, mode: "halfEven" });
		// 1e-9 of a million, and 9e-16 of 0.05, are what arithmetic in doubles leaves; 1e-9 of 10 is more.
		expect([round(1_000_000.500000001, 0), round(0.0500000000000009, 1)]).toEqual(["1000000", "0.0"]);
		expect(round(10.500000001, 0)).toBe("11");
		// Just 1e-14, and just a thousandth of the step.
		expect([round(0.50000000000001, 0), round(5.01e-12, 11)]).toEqual(["0", "0.00000000000"]);
	});
});

describe("whole counts", () => {
	const parts = [
		fraction(0n),
		fraction(1n, 10n),
		fraction(1n, 3n),
		fraction(1n, 2n),
		fraction(2n, 3n),
		fraction(1n),
		fraction(3n, 2n),
	];

	it("pairedRange() finds the first, the last and the number of those that have a whole number between", () => {
		const wrong: unknown[] = [];
		let gaps = 0;
		for (const [index, lower] of parts.entries())
			for (const upper of parts.slice(index + 1))
				for (const lowerInclusive of [true, false])
					for (const upperInclusive of [true, false])
						for (const from of [1, 2, 5])
							for (const to of [0, 1, 3, 8, 31]) {
								const found: number[] = [];
								for (let n = from; n <= to; n++) {
									const isIn = (m: number) => {
										const at = (factor: Fraction) =>
											compare(fraction(BigInt(m)), multiply(fraction(BigInt(n)), factor));
										const [low, high] = [at(lower), at(upper)];
										return (
											(low > 0 || (low === 0 && lowerInclusive)) &&
											(high < 0 || (high === 0 && upperInclusive))
										);
									};
									if (Array.from({ length: 2 * n + 1 }, (_, m) => m).some(isIn)) found.push(n);
								}
								const range = pairedRange(BigInt(from), BigInt(to), {
									lower,
									upper,
									lowerInclusive,
									upperInclusive,
								});
								const expected =
									found.length === 0
										? null
										: {
												first: BigInt(found[0] ?? 0),
												last: BigInt(found.at(-1) ?? 0),
												count: BigInt(found.length),
											};
								if (found.length > 0 && found.length < (found.at(-1) ?? 0) - (found[0] ?? 0) + 1) gaps++;
								if (
									range?.first !== expected?.first ||
									range?.last !== expected?.last ||
									range?.count !== expected?.count
								)
									wrong.push({ lower, upper, lowerInclusive, upperInclusive, from, to, range, expected });
							}
		expect(wrong).toEqual([]);
		expect(gaps).toBeGreaterThan(10);
	});

	it("chanceOfPair() is that of some count whose limits hold a whole number", () => {
		const counts = (first: bigint, last: bigint) => ({ first, last, count: last - first + 1n });
		const limits = (width: bigint, from: boolean, to: boolean) =>
			bounds(fraction(1n), fraction(1n + width, width), from, to);
		// The twentieth of 5 and 6 is 0.275 on average: 1 - (1 - 0.275)^2.
		expect(chanceOfPair(counts(5n, 6n), limits(20n, true, true))).toBeCloseTo(0.474375, 12);
		// Limits that are 1 apart hold a whole number, unless neither end belongs to them.
		for (const [from, to, always] of [
			[true, true, true],
			[true, false, true],
			[false, true, true],
			[false, false, false],
		] as const)
			expect(chanceOfPair(counts(10n, 10n), limits(10n, from, to)) === 1).toBe(always);
		expect(chanceOfPair(counts(10n, 11n), limits(10n, false, false))).toBe(1);
	});

	it("checkRateAndChange() has no pair of a nought that did not fall by all", () => {
		const answer = checkRateAndChange("0", "more than -100%", { population: 100 });
		expect(answered(answer, "consistent", "inconsistent").pairs).toBe(0);
	});

	it("checkRateAndChange() and consistentCounts() say of counts beyond 2^53 that they are too large", () => {
		// 9,007 per 1,000 of 10^15 are 9.0065e15 to 9.0075e15, and 2^53 is 9.0072e15.
		const population = 1e15;
		expect(codesOf(consistentCounts("9,007", { population }))).toEqual(["too-large"]);
		expect(codesOf(checkRateAndChange("9,007", "10%", { population }))).toEqual(["too-large"]);
		// 8.1055e15 to 8.1065e15 now are 8.956e15 to 9.058e15 before a fall of a tenth.
		expect(codesOf(checkRateAndChange("8,106", "-10%", { population }))).toEqual(["too-large"]);
		expect(codesOf(checkRateAndChange("5,000", "-50%", { population }))).toEqual(["too-large"]);
		// After a fall of more than a half 5e15 were more than 1e16 before, without an end.
		expect(codesOf(checkRateAndChange("5,000", "less than -50%", { population }))).toEqual(["too-large"]);
		expect(codesOf(checkRateAndChange("5,000", "10%", { population }))).toEqual([]);
	});

	it("consistentCounts() takes a ceiling that is far off, and one at the first count", () => {
		const of = (printed: string, population: number, max: number) => {
			const {
				min,
				max: most,
				count,
			} = answered(consistentCounts(printed, { population, max }), "consistent", "inconsistent");
			return [min, most, count];
		};
		expect(of("8.6", 698_268, 1_000_000)).toEqual([5971, 6040, 70]);
		expect(of("10+", 2000, 20)).toEqual([20, 20, 1]);
		expect(thrownBy(() => consistentCounts("8.6", { population: null as never })).message).toBe(
			"Cannot find the counts: population must be a number, current value is null",
		);
	});

	it("consistentTotals() looks at one total, at large ones, and at shares without a unit", () => {
		const totals = (shares: readonly string[], min: number, max: number) =>
			answered(consistentTotals(shares, { structure: "partition", min, max }), "consistent", "inconsistent")
				.totals;
		expect(totals(["50%", "50%"], 2, 2)).toEqual([2]);
		expect(totals(["50", "50"], 600_000, 600_001)).toEqual([600_000, 600_001]);
	});
});
