import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundExact, unround } from "../../src/published/index.ts";
import {
	answered,
	anyMode,
	contains,
	decimalText,
	fractions,
	frozen,
	modes,
	order,
	roundings,
	thrownBy,
} from "./helpers.ts";

const shown = (figure: Parameters<typeof unround>[0], rounding: (typeof roundings)[number]) => {
	const { lower, upper, lowerInclusive, upperInclusive } = answered(
		unround(figure, { rounding }),
		"interval",
	);
	return `${lowerInclusive ? "[" : "("}${lower}, ${upper}${upperInclusive ? "]" : ")"}`;
};

describe("unround()", () => {
	// Rows of the method page, written by hand; columns as in `roundings`.
	it.each([
		[
			"8.6",
			["[8.55, 8.65]", "[8.55, 8.65)", "[8.55, 8.65]", "[8.55, 8.65)", "(8.55, 8.65]", "(8.55, 8.65]"],
			["[8.6, 8.7)", "[8.6, 8.7)", "(8.5, 8.6]", "(8.5, 8.6]"],
		],
		[
			"8.5",
			["[8.45, 8.55]", "[8.45, 8.55)", "(8.45, 8.55)", "[8.45, 8.55)", "(8.45, 8.55]", "(8.45, 8.55]"],
			["[8.5, 8.6)", "[8.5, 8.6)", "(8.4, 8.5]", "(8.4, 8.5]"],
		],
		[
			"-2.5%",
			[
				"[-2.55, -2.45]",
				"(-2.55, -2.45]",
				"(-2.55, -2.45)",
				"[-2.55, -2.45)",
				"(-2.55, -2.45]",
				"[-2.55, -2.45)",
			],
			["(-2.6, -2.5]", "[-2.5, -2.4)", "(-2.6, -2.5]", "[-2.5, -2.4)"],
		],
		[
			"0.0",
			["[-0.05, 0.05]", "(-0.05, 0.05)", "[-0.05, 0.05]", "[-0.05, 0.05)", "(-0.05, 0.05]", "[-0.05, 0.05]"],
			["(-0.1, 0.1)", "[0, 0.1)", "(-0.1, 0]", "[0, 0]"],
		],
	])("unround() gives the interval of %s under every rounding", (figure, half, directed) => {
		expect(roundings.map((rounding) => shown(figure, rounding))).toEqual([...half, ...directed]);
	});

	it("unround() is the exact preimage of roundExact() in all nine modes", () => {
		fc.assert(
			fc.property(
				fractions,
				fc.integer({ min: -60, max: 60 }),
				fc.integer({ min: 0, max: 2 }),
				anyMode,
				(value, near, decimals, mode) => {
					const printed = roundExact(value, { decimals, mode });
					expect(contains(answered(unround(printed, { rounding: mode }), "interval"), value)).toBe(true);
					// A figure that is not the rounded value must not hold it.
					const other = decimalText(near, decimals);
					const holds = contains(answered(unround(other, { rounding: mode }), "interval"), value);
					expect(holds).toBe(order(other, printed) === 0);
				},
			),
			{ numRuns: 5000 },
		);
	});

	it("unround() is the exact preimage of rounding to a step", () => {
		fc.assert(
			fc.property(fractions, fc.constantFrom("5", "0.25", "20", "0.3"), anyMode, (value, step, mode) => {
				const text = roundExact(value, { step, mode });
				const interval = answered(unround({ text, step }, { rounding: mode }), "interval");
				expect(contains(interval, value)).toBe(true);
				for (const end of [interval.lower, interval.upper])
					expect(order(roundExact(end ?? "", { step, mode }), text) === 0).toBe(
						contains(interval, end ?? ""),
					);
			}),
			{ numRuns: 2000 },
		);
	});

	it("unround() under nearest is the union of the five half modes", () => {
		fc.assert(
			fc.property(fractions, fc.integer({ min: -40, max: 40 }), (value, units) => {
				const text = decimalText(units, 1);
				const holds = (rounding: (typeof roundings)[number]) =>
					contains(answered(unround(text, { rounding }), "interval"), value);
				expect(holds("nearest")).toBe(modes.slice(0, 5).some(holds));
			}),
			{ numRuns: 3000 },
		);
	});

	it("unround() takes an exact count for itself and a step as given", () => {
		expect(shown({ text: "1,887", exact: true }, "nearest")).toBe("[1887, 1887]");
		expect(shown({ text: "1,885", step: 5 }, "nearest")).toBe("[1882.5, 1887.5]");
		expect(shown({ text: "1,885", step: "5" }, "floor")).toBe("[1885, 1890)");
		expect(shown("£1.2m", "halfExpand")).toBe("[1150000, 1250000)");
	});

	it("unround() lets a qualifier replace rounding", () => {
		for (const rounding of roundings) {
			expect(shown("<5", rounding)).toBe("(null, 5)");
			expect(shown("nearly 50%", rounding)).toBe("[49, 50)");
			expect(shown("c. 10%", rounding)).toBe("[9, 11]");
		}
	});

	it("unround() takes nought with a minus sign for a value below zero", () => {
		expect(shown("-0.0%", "nearest")).toBe("[-0.05, 0)");
		expect(shown("-0.0%", "halfExpand")).toBe("(-0.05, 0)");
		expect(shown("-0.0%", "trunc")).toBe("(-0.1, 0)");
		expect(unround("-0.0%", { rounding: "floor" })).toEqual({
			status: "not-checkable",
			reasons: [{ code: "never-printed", figure: "figure", text: "-0.0%" }],
		});
	});

	it.each([
		["[c]", "marker"],
		["", "blank"],
		["12,41", "malformed-thousands"],
		["10-17", "range"],
	])("unround() says why %j is no value", (text, code) => {
		expect(unround(text)).toEqual({ status: "not-checkable", reasons: [{ code, figure: "figure", text }] });
	});

	it("unround() answers with a plain record", () => {
		const answer = unround(frozen({ text: "8.60", step: "0.05" }), frozen({ rounding: "halfEven" }));
		expect(answer).toEqual({
			status: "interval",
			value: "8.6",
			step: "0.05",
			lower: "8.575",
			upper: "8.625",
			lowerInclusive: true,
			upperInclusive: true,
			rounding: "halfEven",
		});
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});

	it.each([
		[
			() => unround(8.6 as never),
			TypeError,
			"wrong-type",
			"figure must be a printed figure as text, current value is 8.6",
		],
		[
			() => unround(null as never),
			TypeError,
			"wrong-type",
			"figure must be a printed figure as text, current value is null",
		],
		[
			() => unround({ text: "5", exact: false as never }),
			TypeError,
			"wrong-type",
			"exact of figure must be true or left out, current value is false",
		],
		[
			() => unround({ text: "5", exact: true, step: 5 } as never),
			TypeError,
			"not-applicable",
			"step of figure must be left out of a count, current value is 5",
		],
		[
			() => unround("5", { rounding: "up" as never }),
			RangeError,
			"unknown-option",
			`rounding must be one of ${roundings.join(", ")}, current value is "up"`,
		],
	])("unround() refuses a wrong argument: case %#", (call, Kind, code, must) => {
		expect(thrownBy(call)).toEqual({ Kind, code, message: `Cannot undo the rounding: ${must}` });
	});
});
