import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPercentChange, type Figure, type Rounding, roundExact } from "../../src/published/index.ts";
import { answered, anyMode, anyRounding, contains, decimalText, frozen, thrownBy } from "./helpers.ts";

const checked = (current: Figure, previous: Figure, change?: Figure | null, rounding?: Rounding) =>
	answered(
		checkPercentChange(current, previous, {
			...(change === undefined ? {} : { change }),
			...(rounding === undefined ? {} : { rounding }),
		}),
		"consistent",
		"inconsistent",
		"not-printed",
	);
const count = (text: string): Figure => ({ text, exact: true });
const reasons = (...[current, previous, change]: Parameters<typeof checked>) =>
	answered(checkPercentChange(current, previous, { change: change ?? null }), "not-checkable").reasons;

describe("checkPercentChange()", () => {
	// The figures of the report; the ends to one decimal as in the table of its arithmetic.
	it.each([
		["0.88", "0.83", "4.8", "7.3", "6.0"],
		["8.6", "6.8", "24.8", "28.1", "26.5"],
		["1.37", "0.71", "90.9", "95.0", "93.0"],
		["12.41", "8.5", "45.1", "46.9", "46.0"],
		["62%", "64%", "-4.7", "-1.6", "-3.1"],
	])(
		"checkPercentChange() from %s to %s: between %s and %s per cent",
		(current, previous, low, high, nominal) => {
			const { status, interval, nominal: printed } = checked(current, previous);
			const print = (value: string | null) => roundExact(value ?? "", { decimals: 1 });
			expect([status, print(interval.lower), print(interval.upper)]).toEqual(["not-printed", low, high]);
			expect(print(printed)).toBe(nominal);
		},
	);

	it.each([
		["124", "190", "-660/19", "-34.7"],
		["126", "124", "50/31", "1.6"],
		["101", "126", "-1250/63", "-19.8"],
		["100", "101", "-100/101", "-1.0"],
		["100", "190", "-900/19", "-47.4"],
	])(
		"checkPercentChange() of the exact counts %s and %s is one value",
		(current, previous, exact, printed) => {
			const { interval, nominal } = checked(count(current), count(previous));
			expect(interval).toEqual({ lower: exact, upper: exact, lowerInclusive: true, upperInclusive: true });
			expect(nominal).toBe(exact);
			expect(roundExact(exact, { decimals: 1 })).toBe(printed);
		},
	);

	it("checkPercentChange() tells whether a wrong change would show where none is printed", () => {
		const of = (current: string, previous: string) => checked(current, previous);
		// A fall to nought and a change that is at most so large can be wrong; one that can be anything cannot.
		expect(of("0", "120")).toMatchObject({
			status: "not-printed",
			testable: true,
			decisionError: false,
			power: null,
		});
		expect(of("-3", "less than 2").testable).toBe(true);
		expect(of("about 3", "less than 5").testable).toBe(true);
		expect(of("less than 3", "less than 2").testable).toBe(false);
		expect(of("more than -3", "0").testable).toBe(false);
	});

	it("checkPercentChange() names the figures that cannot be checked, and no other", () => {
		const reason = (figure: string, text: string) => ({ code: "marker", figure, text });
		expect(checkPercentChange("[x]", "5")).toEqual({
			status: "not-checkable",
			reasons: [reason("current", "[x]")],
		});
		expect(checkPercentChange("5", "4", { change: "[c]" })).toEqual({
			status: "not-checkable",
			reasons: [reason("change", "[c]")],
		});
		expect(checkPercentChange("5", "[c]", { change: "[x]" })).toEqual({
			status: "not-checkable",
			reasons: [reason("previous", "[c]"), reason("change", "[x]")],
		});
	});

	it("checkPercentChange() finds the share of misprints that no count explains", () => {
		// 110 against 100 prints as 9, 10 or 11%. Of 9 other digits in each place and 01 for 10, only 11 passes.
		expect(checked("110", "100", "10%").power).toBe(18 / 19);
	});

	it("checkPercentChange() says which changes can be printed", () => {
		const hate = checked("0.88", "0.83", "6%");
		expect([hate.status, hate.printable, hate.severity]).toEqual(["consistent", ["5", "6", "7"], null]);
		expect(checked("0.88", "0.83", "6.0%").printable?.at(0)).toBe("4.8");
		expect(checked("0.88", "0.83", "6%").explanations).toEqual([]);
		expect(checked("0.88", "0.83").printable).toBeNull();
	});

	it("checkPercentChange() tells a slip from a wrong value and from a wrong decision", () => {
		const slip = checked(count("124"), count("190"), "-34%");
		expect([slip.status, slip.severity, slip.explanations]).toEqual([
			"inconsistent",
			"last-digit",
			[{ code: "other-rounding", modes: ["trunc", "ceil"] }, { code: "off-by-one-unit" }],
		]);
		expect(checked("8.6", "6.8", "10%").severity).toBe("value");
		const sign = checked(count("100"), count("101"), "1%");
		expect([sign.decisionError, sign.severity]).toEqual([true, "decision"]);
		expect(checked("0.88", "0.83", "down 6%").decisionError).toBe(true);
		expect(checked("0.88", "0.83", "-0.0%").decisionError).toBe(true);
		expect(checked("94%", "94%", "9%").decisionError).toBe(false);
	});

	it("checkPercentChange() explains a change by the slips that would make it, in order", () => {
		const codes = (...args: Parameters<typeof checked>) =>
			checked(...args).explanations.map(({ code }) => code);
		expect(codes("50%", "40%", "10%")).toEqual(["points-as-percent"]);
		expect(codes("50", "40", "10%")).toEqual([]);
		expect(codes(count("50"), count("40"), "20%")).toEqual(["wrong-base"]);
		expect(codes(count("50"), count("40"), "-20%")).toEqual(["swapped"]);
		expect(codes(count("50"), count("40"), "52%")).toEqual(["digits-transposed"]);
		expect(codes("just under 50%", count("40"), { text: "25.0%", exact: true })).toEqual([
			"from-printed-figures",
			"off-by-one-unit",
		]);
		expect(codes("just under 50%", "40%", { text: "10%", exact: true })).toEqual(["points-as-percent"]);
		expect(codes(count("0"), count("4"), "-99%")).toEqual(["off-by-one-unit"]);
	});

	it("checkPercentChange() has no upper end for a base that can be nought", () => {
		const open = checked("0.3", "0.0", "500%");
		expect(open.interval).toEqual({ lower: "400", upper: null, lowerInclusive: true, upperInclusive: false });
		expect([open.status, open.nominal, open.printable, open.testable]).toEqual([
			"consistent",
			null,
			null,
			true,
		]);
		expect(checked("0.3", "0.0", "300%").status).toBe("inconsistent");
		const nothing = checked("0.0", "0.0", "10%");
		expect(nothing.interval).toEqual({
			lower: "-100",
			upper: null,
			lowerInclusive: true,
			upperInclusive: false,
		});
		expect(nothing.testable).toBe(false);
		expect(checked("7", "<5").interval.lower).toBe("30");
		expect(checked("7", "<5").interval.lowerInclusive).toBe(false);
	});

	it("checkPercentChange() cannot take a percentage of nought or of less", () => {
		expect(reasons(count("52"), count("0"))).toEqual([{ code: "zero-base", figure: "previous", text: "0" }]);
		expect(checked("52", "0", "5%").interval.upper).toBeNull();
	});

	it("checkPercentChange() falls by 100% at most, unless the current figure is printed below zero", () => {
		expect(checked(count("0"), count("7")).interval.lower).toBe("-100");
		expect(checked("<5", "20").interval).toEqual({
			lower: "-100",
			upper: "-2900/39",
			lowerInclusive: true,
			upperInclusive: false,
		});
		expect(checked(count("-2"), count("4")).interval.lower).toBe("-150");
		expect(checked("-2", "0.0").interval).toEqual({
			lower: null,
			upper: "-3100",
			lowerInclusive: false,
			upperInclusive: true,
		});
		expect(checked("5", ">20").interval).toEqual({
			lower: "-100",
			upper: "-72.5",
			lowerInclusive: false,
			upperInclusive: false,
		});
		expect(checked("-5", ">20").interval.upper).toBe("-100");
		expect(checked(count("0"), ">20").interval.lowerInclusive).toBe(true);
	});

	it("checkPercentChange() holds every change that the values behind the figures can have", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 5000 }),
				fc.integer({ min: 1, max: 5000 }),
				fc.integer({ min: 0, max: 2 }),
				anyMode,
				(a, b, decimals, mode) => {
					const print = (value: number) => roundExact(decimalText(value, 3), { decimals, mode });
					const change = { numerator: (a - b) * 100, denominator: b };
					const printed = roundExact(change, { decimals: 1, mode });
					const answer = checkPercentChange(print(a), print(b), { change: printed, rounding: mode });
					if (answer.status === "not-checkable") return expect(answer.reasons[0]?.code).toBe("zero-base");
					expect(answer.status).toBe("consistent");
					expect(contains(answer.interval, `${change.numerator}/${change.denominator}`)).toBe(true);
					if (answer.printable !== null) expect(answer.printable).toContain(printed);
				},
			),
			{ numRuns: 600 },
		);
	});

	it("checkPercentChange() has ends that values behind the figures come as near to as you like", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (a, b) => {
				const { interval } = checked(decimalText(a, 1), decimalText(b, 1));
				const ratio = (top: number, bottom: number) => `${100 * (top - bottom)}/${bottom}`;
				// With h half a step: (a - h) / (b + h) and (a + h) / (b - h), all in twentieths.
				for (const [end, top, bottom] of [
					[interval.lower, 2 * a - 1, 2 * b + 1],
					[interval.upper, 2 * a + 1, 2 * b - 1],
				] as const) {
					const only = { lower: end, upper: end, lowerInclusive: true, upperInclusive: true };
					expect(contains(only, ratio(top, bottom))).toBe(true);
				}
			}),
		);
	});

	it("checkPercentChange() lists exactly the changes that pass", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99 }),
				fc.integer({ min: 1, max: 99 }),
				fc.integer({ min: -99, max: 150 }),
				anyRounding,
				(a, b, claim, rounding) => {
					const { status, printable } = checked(String(a), String(b), `${claim}%`, rounding);
					if (printable !== null) expect(printable.includes(String(claim))).toBe(status === "consistent");
				},
			),
			{ numRuns: 300 },
		);
	});

	it("checkPercentChange() does not mix units", () => {
		expect(reasons("62%", "64%", "-2 percentage points")).toEqual([
			{ code: "units-differ", figure: "change", text: "-2 percentage points" },
		]);
		expect(reasons("8.6 per 1,000", "97 per 100,000", "5%")[0]).toEqual({
			code: "units-differ",
			figure: "previous",
			text: "97 per 100,000",
		});
		expect(checked("8.6 per 1,000", "6.8", "26").status).toBe("consistent");
	});

	it("checkPercentChange() says what stands in the way, of every figure at once", () => {
		expect(reasons("[c]", "10-17", "")).toEqual([
			{ code: "marker", figure: "current", text: "[c]" },
			{ code: "range", figure: "previous", text: "10-17" },
			{ code: "blank", figure: "change", text: "" },
		]);
		expect(reasons("5", "-0.0%")[0]?.code).toBe("negative-base");
		expect(reasons("5", "-3", "6%")).toEqual([{ code: "negative-base", figure: "previous", text: "-3" }]);
		expect(
			answered(checkPercentChange("5", "0.0", { rounding: "expand" }), "not-checkable").reasons[0]?.code,
		).toBe("zero-base");
	});

	it("checkPercentChange() gives a plain record and leaves its arguments alone", () => {
		for (const change of ["6%", "60%", "[c]", null]) {
			const result = checkPercentChange(frozen({ text: "0.88", step: "0.01" }), "0.83", frozen({ change }));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it("checkPercentChange() refuses a wrong argument", () => {
		expect(thrownBy(() => checkPercentChange("8.6", "6.8", { change: 10 as never }))).toEqual({
			Kind: TypeError,
			code: "wrong-type",
			message:
				"Cannot check the percentage change: change must be a printed figure as text, current value is 10",
		});
	});
});
