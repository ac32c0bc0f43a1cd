import { describe, expect, it } from "vitest";
import { type ConsistencyContext, toBeConsistentWith } from "../../src/matchers/index.ts";
import type { Figure, RoundingOptions } from "../../src/published/index.ts";
import { thrownBy } from "../published/helpers.ts";
import { said } from "./helpers.ts";

const tells = (figure: Figure | readonly Figure[], context: ConsistencyContext, options?: RoundingOptions) =>
	said("toBeConsistentWith", figure, context, options);

const counts = (...texts: string[]) => texts.map((text) => ({ text, exact: true }) as const);

describe("toBeConsistentWith() a population", () => {
	it("toBeConsistentWith() says which figures whole counts give", () => {
		expect(tells("64%", { population: 52 })).toBe(
			"fails: 64% does not fit a population of 52, per 100: no whole count prints so, and the nearest are " +
				"63 (a count of 33) and 65 (a count of 34); 1 unit off in the last place; severity last-digit; " +
				"it may be rounded under ceil or expand; or one unit off in the last place",
		);
		// 33 of 52 is 63.46%, which prints as 64 when everything is rounded up.
		expect(tells("64%", { population: 52 }, { rounding: "ceil" })).toMatch(
			/^holds: .* a count of 33 prints so;/,
		);
		expect(tells("64%", { population: 52 }, { rounding: "floor" })).toContain(
			"63 (a count of 33) and 65 (a count of 34); 1 unit off",
		);
		expect(tells("-5%", { population: 52 })).toBe(
			"fails: -5% does not fit a population of 52, per 100: no whole count prints so, and the nearest is " +
				"0 (a count of 0); 5 units off in the last place; severity value; no usual explanation fits",
		);
	});

	it("toBeConsistentWith() says how much a check that holds could have found", () => {
		expect(tells("63%", { population: 52 })).toBe(
			"holds: 63% fits a population of 52, per 100: a count of 33 prints so; it was expected not to fit; " +
				"the check finds 48.0% of wrong figures",
		);
		expect(tells("8.6", { population: 698_268 })).toBe(
			"holds: 8.6 fits a population of 698,268, per 1,000: the counts from 5,971 to 6,040 print so; " +
				"it was expected not to fit; this proves nothing, as every figure so printed has a count",
		);
		expect(tells("over 60%", { population: 52 })).toContain("the counts from 32 or more print so");
	});

	it("toBeConsistentWith() tries every population of a range", () => {
		// 5 of 7 is 71%, and no count of 8 to 9 residents is nearer to 70%.
		expect(tells("70%", { population: { min: 7, max: 9 } })).toBe(
			"fails: 70% does not fit a population of 7 to 9, per 100: no whole count prints so, and the nearest are " +
				"67 (a count of 6) and 71 (a count of 5); 1 unit off in the last place; severity last-digit; " +
				"it may be one unit off in the last place",
		);
		expect(tells("64%", { population: { min: 50, max: 52 } })).toMatch(
			/^holds: 64% fits a population of 50 to 52, per 100: a count of 32 prints so;/,
		);
		expect(tells("8.6", { population: { min: 600_000, max: 700_000 } })).toContain("print so");
		expect(tells("-5", { population: { min: 600_000, max: 700_000 } })).toBe(
			"fails: -5 does not fit a population of 600,000 to 700,000, per 1,000: no whole count prints so; " +
				"severity value; no usual explanation fits",
		);
	});

	it("toBeConsistentWith() says that it would take more than there can be", () => {
		expect(tells("150%", { population: 52, max: 52 })).toBe(
			"fails: 150% does not fit a population of 52, per 100: a count of 78 prints so, and there can be at most 52; " +
				"severity value; no usual explanation fits",
		);
		expect(tells("64%", { population: 52, max: 33 })).toContain(
			"the nearest is 63 (a count of 33); 1 unit off",
		);
	});

	it("toBeConsistentWith() has no counts for a marker or for another base", () => {
		expect(tells("-", { population: 52 })).toBe(
			'not checkable: No counts can be found: "-" is a marker (ambiguous), and no figure',
		);
		expect(tells("8.6 per 1,000", { population: 52, multiplier: 100 })).toBe(
			'not checkable: No counts can be found: "8.6 per 1,000" is in another unit (units-differ)',
		);
	});
});

describe("toBeConsistentWith() a count and its population", () => {
	it("toBeConsistentWith() computes the rate per what the figure says, or per 1,000", () => {
		expect(tells("1.2", { count: 6, population: 5012 })).toBe(
			"holds: 1.19713 (6 x 1,000 / 5,012) prints as 1.2, and was expected not to",
		);
		expect(tells("12%", { count: 6, population: 52 })).toMatch(
			/^holds: 11.5385 \(6 x 100 \/ 52\) prints as 12%/,
		);
		expect(tells("12 per 100,000", { count: 6, population: 52_000 })).toMatch(/^holds: 11.5385/);
		expect(tells("1.3", { count: 6, population: 5012 }, { rounding: "ceil" })).toBe(
			"fails: 1.19713 (6 x 1,000 / 5,012) rounds to 1.2 under ceil, printed 1.3: 1 unit off in the last place; " +
				"no rounding prints it so",
		);
		expect(tells("120", { count: 6, population: 5012, multiplier: 100_000 })).toMatch(/^holds: 119.7127/);
	});

	it("toBeConsistentWith() does not set a rate per 1,000 beside per cent", () => {
		expect(tells("12%", { count: 6, population: 52, multiplier: 1000 })).toBe(
			'not checkable: A rate per 1,000 cannot be held against a printed figure: "12%" is in another unit (units-differ)',
		);
		expect(tells("*", { count: 6, population: 52 })).toBe(
			'not checkable: 115.3846 (6 x 1,000 / 52) cannot be held against a printed figure: "*" is a marker (suppressed), ' +
				"and no figure",
		);
	});
});

describe("toBeConsistentWith() the current and the previous figure", () => {
	const hate = { current: "0.88", previous: "0.83" };

	it("toBeConsistentWith() says which changes in per cent are possible", () => {
		expect(tells("12%", hate)).toBe(
			"fails: 12% cannot be the change in per cent from 0.83 to 0.88: 4.7904 to 7.2728 is possible, " +
				"printed as 5, 6 or 7; 5 units off in the last place; severity value; no usual explanation fits",
		);
		expect(tells("6%", hate)).toBe(
			"holds: 6% can be the change in per cent from 0.83 to 0.88, and was expected not to: " +
				"4.7904 to 7.2728 is possible, printed as 5, 6 or 7",
		);
		expect(tells("5", { ...hate, as: "percent-change" })).toMatch(/^holds: 5 can be the change in per cent/);
		expect(tells("4.79%", hate)).toContain("printed as 4.79 to 7.27");
	});

	it("toBeConsistentWith() says which differences are possible", () => {
		const satisfied = { current: "62%", previous: "64%" };
		expect(tells("-6 percentage points", satisfied)).toBe(
			"fails: -6 percentage points cannot be the difference from 64% to 62%: -3 to -1 is possible, " +
				"printed as -3, -2 or -1; 3 units off in the last place; severity value; no usual explanation fits",
		);
		expect(tells("-2 percentage points", satisfied)).toMatch(
			/^holds: -2 percentage points can be the difference/,
		);
		expect(tells("0.09", { ...hate, as: "difference" })).toContain(
			"printed as 0.04, 0.05 or 0.06; 3 units off",
		);
		expect(tells("0.05 per 1,000", { current: "0.88 per 1,000", previous: "0.83 per 1,000" })).toMatch(
			/^holds/,
		);
	});

	it("toBeConsistentWith() says how a change may have come about", () => {
		const exact = (current: string, previous: string) => ({
			current: { text: current, exact: true } as const,
			previous: { text: previous, exact: true } as const,
		});
		// A fall from 64% to 62% is one of 3.1 per cent; 2 is the difference in points.
		const points = tells("-2.0%", { current: "62.0%", previous: "64.0%" });
		expect(points).toMatch(/; severity value; it may be percentage points printed as per cent$/);
		// 20 of 120 is 16.7%, 20 of 100 is 20%.
		expect(tells("16.7%", exact("120", "100"))).toBe(
			"fails: 16.7% cannot be the change in per cent from 100 to 120: 20 is possible, printed as 20.0; " +
				"33 units off in the last place; severity value; " +
				"it may be a percentage of the current figure instead of the previous one",
		);
		expect(tells("20%", exact("1207", "1000"))).toMatch(
			/1 unit off in the last place; severity last-digit; it may be rounded under trunc or floor; or one unit off in the last place$/,
		);
		expect(tells("1%", exact("100", "101"))).toMatch(
			/; it goes the wrong way; severity decision; it may be the change from the current figure to the previous one$/,
		);
	});

	it("toBeConsistentWith() says what follows from the printed figures taken as exact", () => {
		// Above 10 after 5 is more than 100% up, and just 100% where the bound is taken for the value.
		const five = { text: "5", exact: true } as const;
		expect(tells({ text: "100%", exact: true }, { current: "over 10", previous: five })).toBe(
			"fails: 100% cannot be the change in per cent from 5 to over 10: anything above 100 is possible; " +
				"severity last-digit; it may be computed from the printed figures, taken as exact; " +
				"or one unit off in the last place",
		);
	});

	it("toBeConsistentWith() says where no change could fail, and how far off one is from an open range", () => {
		expect(tells("10%", { current: "0", previous: "0" })).toBe(
			"holds: 10% can be the change in per cent from 0 to 0, and was expected not to: -100 or more is possible; " +
				"this proves nothing, as no figure could fail",
		);
		expect(tells("10%", { current: "0.6", previous: "0.0" })).toBe(
			"fails: 10% cannot be the change in per cent from 0.0 to 0.6: 1000 or more is possible; " +
				"at least 990 off; severity value; no usual explanation fits",
		);
		expect(tells("-10%", { current: "under 8", previous: { text: "4", exact: true } })).toMatch(/^holds/);
		expect(tells("150%", { current: "under 8", previous: { text: "4", exact: true } })).toContain(
			"-100 to below 100 is possible",
		);
		const wide = { current: "under 10,000", previous: { text: "4", exact: true } } as const;
		expect(tells("300,000%", wide)).toMatch(/below 249900 is possible; at least 50100 off/);
		expect(tells("over 300,000%", wide)).toMatch(/below 249900 is possible; severity value/);
	});

	it("toBeConsistentWith() neither holds nor fails for markers and other units", () => {
		expect(tells("[c]", hate)).toBe(
			'not checkable: "[c]" cannot be held against the difference from 0.83 to 0.88: ' +
				'"[c]" is a marker (confidential), and no figure',
		);
		expect(tells("6%", { current: "..", previous: "" })).toBe(
			'not checkable: "6%" cannot be held against the change in per cent from "" to ..: ' +
				'current ".." is a marker (not-available), and no figure; previous "" is blank, and no figure',
		);
		expect(tells("6%", { current: "4", previous: { text: "0", exact: true } })).toContain(
			'previous "0" has no percentages of it (zero-base)',
		);
		expect(tells("6 percentage points", { ...hate, as: "percent-change" })).toBe(
			'not checkable: "6 percentage points" cannot be held against the change in per cent from 0.83 to 0.88: ' +
				'"6 percentage points" is in another unit (units-differ)',
		);
	});

	it("toBeConsistentWith() wants to be told what a change without a unit is", () => {
		expect(thrownBy(() => tells("5", hate))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message:
				"Cannot hold the figure to its context: as must be percent-change or difference for a change without a unit, " +
				"current value is undefined",
		});
		expect(thrownBy(() => tells("5", { ...hate, as: "points" as never })).code).toBe("unknown-option");
	});
});

describe("toBeConsistentWith() parts", () => {
	it("toBeConsistentWith() says which totals are possible", () => {
		const parts = ["12.4", "8.5", "3.3"];
		expect(tells("24.5", { parts })).toBe(
			"fails: 24.5 cannot be the total of 12.4 + 8.5 + 3.3 (24.2 as printed): 24.05 to 24.35 is possible, " +
				"printed as 24.0, 24.1, 24.2, 24.3 or 24.4; 1 unit off in the last place; severity last-digit; " +
				"it may be one unit off in the last place",
		);
		expect(tells("24.3", { parts })).toMatch(/^holds: 24.3 can be the total of 12.4 \+ 8.5 \+ 3.3/);
		expect(tells("24.3", { parts, additivity: "from-rounded" })).toContain(
			"24.2 is possible, printed as 24.2",
		);
		expect(tells({ text: "441", exact: true }, { parts: counts("190", "124", "126") })).toBe(
			"fails: 441 cannot be the total of 190 + 124 + 126 (440 as printed): 440 is possible, printed as 440; " +
				"1 unit off in the last place; severity last-digit; it may be one unit off in the last place",
		);
	});

	it("toBeConsistentWith() counts the parts where they are many, and names the one that is no figure", () => {
		expect(tells("9", { parts: Array.from({ length: 8 }, () => "1") })).toMatch(
			/^holds: 9 can be the total of 8 parts/,
		);
		expect(tells("24.3", { parts: ["12.4", "c"] })).toBe(
			'not checkable: "24.3" cannot be held against the total of 12.4 + c: ' +
				'parts[1] "c" is a marker (confidential), and no figure',
		);
	});
});

describe("toBeConsistentWith() a structure", () => {
	const strands = ["64%", "19%", "8%"];

	it("toBeConsistentWith() says how far shares are from the whole", () => {
		expect(tells(strands, { structure: "partition" })).toBe(
			"fails: 64%, 19% and 8% cannot be all of 100: they add up to 91 as printed, and 89.5 to 92.5 is possible; " +
				"7.5 too few at least; severity value; no usual explanation fits",
		);
		expect(tells(strands, { structure: "subset" })).toBe(
			"holds: 64%, 19% and 8% can be some of 100, and were expected not to: they add up to 91 as printed, " +
				"and 89.5 to 92.5 is possible",
		);
		expect(tells(["64%", "19%", "38%"], { structure: "subset" })).toContain("; 19.5 too many at least;");
		expect(tells(["0.4", "0.5"], { structure: "partition", total: 1 })).toMatch(
			/^holds: 0.4 and 0.5 can be all of 1,/,
		);
	});

	it("toBeConsistentWith() says that shares of many answers cannot fail by their sum", () => {
		expect(tells(["64%", "19%", "38%"], { structure: "multiple-response" })).toBe(
			"holds: 64%, 19% and 38% can be answers out of 100, and were expected not to: " +
				"they add up to 121 as printed, and 119.5 to 122.5 is possible; this proves nothing, as their sum is not tested",
		);
		expect(tells(["101%", "19%"], { structure: "multiple-response" })).toBe(
			"fails: 101% and 19% cannot be answers out of 100: they add up to 120 as printed, and 119 to 121 is possible; " +
				"parts[0] is 101%, and no share; severity value; no usual explanation fits",
		);
	});

	it("toBeConsistentWith() counts the shares where they are many, and names the one that is no figure", () => {
		expect(tells(Array(10).fill("10%"), { structure: "partition" })).toMatch(
			/^holds: 10 shares can be all of 100/,
		);
		expect(tells(["64%", "c"], { structure: "partition" })).toBe(
			'not checkable: The shares cannot be checked: parts[1] "c" is a marker (confidential), and no figure',
		);
	});
});

describe("toBeConsistentWith() and its arguments", () => {
	it("toBeConsistentWith() refuses a context whose keys do not tell the check", () => {
		const thrown = (received: unknown, context: unknown) =>
			thrownBy(() => toBeConsistentWith(received as never, context as never));
		const must = "Cannot hold the figure to its context:";
		for (const [context, shown] of [
			[{}, "an object"],
			[null, "null"],
			[{ count: 5 }, "an object"],
			[{ current: "5" }, "an object"],
			[{ population: undefined }, "an object"],
		])
			expect(thrown("64%", context)).toEqual({
				Kind: TypeError,
				code: "wrong-type",
				message:
					`${must} the context must have population, count and population, current and previous, parts, ` +
					`or structure, current value is ${shown}`,
			});
		expect(thrown("64%", { population: 5, count: 1, max: 5 })).toEqual({
			Kind: TypeError,
			code: "not-applicable",
			message: `${must} max must be left out beside count and population, current value is 5`,
		});
		expect(thrown("64%", { population: 5, as: "difference" }).message).toBe(
			`${must} as must be left out beside population, current value is "difference"`,
		);
	});

	it("toBeConsistentWith() refuses a list without structure, one figure with it, and what is no text", () => {
		const thrown = (received: unknown, context: unknown) =>
			thrownBy(() => toBeConsistentWith(received as never, context as never)).message;
		const must = "Cannot hold the figure to its context:";
		expect(thrown("64%", { structure: "partition" })).toBe(
			`${must} shares must be a list of figures, current value is "64%"`,
		);
		expect(thrown(["64%"], { population: 5 })).toBe(
			`${must} a list of figures must come with structure, current value is ["64%"]`,
		);
		for (const [received, shown] of [
			[64, "64"],
			[null, "null"],
			[{ text: 64 }, "64"],
		])
			expect(thrown(received, { population: 5 })).toBe(
				`${must} what is received must be a printed figure as text, current value is ${shown}`,
			);
		expect(thrown("64%", { count: -1, population: 5 })).toBe(
			`${must} count must be 0 or more, current value is -1`,
		);
		expect(thrown("64%", { count: 1, population: 0 })).toBe(
			`${must} population must be above 0, current value is 0`,
		);
		expect(thrown("64", { count: 1, population: 5, multiplier: 0.5 })).toBe(
			`${must} multiplier must be a whole number, current value is 0.5`,
		);
	});
});
