import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reproduces, roundExact } from "../../src/published/index.ts";
import { describeShared, sharedJson } from "../shared.ts";
import {
	answered,
	anyRounding,
	decimalText,
	fractions,
	frozen,
	modes,
	order,
	roundings,
	thrownBy,
} from "./helpers.ts";

const judged = (...args: Parameters<typeof reproduces>) =>
	answered(reproduces(...args), "reproduces", "differs");

describe("reproduces()", () => {
	it("reproduces() reproduces the vehicle rate of the report from its counts", () => {
		const rate = judged({ numerator: 6005, denominator: 698_268, multiplier: 1000 }, "8.6 per 1,000");
		expect(rate).toEqual({
			status: "reproduces",
			byMode: {
				halfExpand: "8.6",
				halfEven: "8.6",
				halfCeil: "8.6",
				halfFloor: "8.6",
				halfTrunc: "8.6",
				trunc: "8.5",
				floor: "8.5",
				ceil: "8.6",
				expand: "8.6",
			},
			tie: false,
			unitsOff: 0,
			reproducesUnder: [
				"nearest",
				"halfExpand",
				"halfEven",
				"halfCeil",
				"halfFloor",
				"halfTrunc",
				"ceil",
				"expand",
			],
			testable: true,
			power: 1,
			severity: null,
			explanations: [],
			rounding: "nearest",
		});
	});

	it("reproduces() says how far a figure is off and what would explain it", () => {
		const off = judged("8.6489", "8.7");
		expect([off.status, off.unitsOff, off.severity]).toEqual(["differs", 1, "last-digit"]);
		expect(off.explanations).toEqual([
			{ code: "other-rounding", modes: ["ceil", "expand"] },
			{ code: "off-by-one-unit" },
		]);
		const far = judged("8.6489", "8.1");
		expect([far.unitsOff, far.severity, far.explanations]).toEqual([-5, "value", []]);
		expect(judged("-3.2", "3.2").severity).toBe("decision");
		expect(judged("12.349", "12.35", { rounding: "trunc" }).explanations).toEqual([
			{ code: "other-rounding", modes: modes.filter((mode) => !["trunc", "floor"].includes(mode)) },
			{ code: "off-by-one-unit" },
		]);
	});

	it("reproduces() explains a figure by another population or by digits that were exchanged", () => {
		const rate = { numerator: 4205, denominator: 91_461, multiplier: 1000 };
		const stale = judged(rate, "45", { otherPopulations: [92_499, 90_000] });
		expect([stale.status, stale.severity, stale.explanations]).toEqual([
			"differs",
			"last-digit",
			[
				{ code: "other-rounding", modes: ["trunc", "floor"] },
				{ code: "off-by-one-unit" },
				{ code: "other-population", populations: [92_499] },
			],
		]);
		expect(judged(rate, "46", { otherPopulations: [92_499] }).explanations).toEqual([]);
		expect(judged(rate, "64").explanations).toEqual([{ code: "digits-transposed", figures: ["46"] }]);
		expect(judged("12.49", "21.5").explanations).toEqual([{ code: "digits-transposed", figures: ["12.5"] }]);
		expect(judged("12.49", "15.2").explanations).toEqual([{ code: "digits-transposed", figures: ["12.5"] }]);
		expect(judged(1885, { text: "8,185", step: 5 }).explanations).toEqual([
			{ code: "digits-transposed", figures: ["1885"] },
		]);
		expect(() => judged(8.6, "8.6", { otherPopulations: [1] })).toThrow(
			"Cannot compare with the printed figure: otherPopulations must come with a numerator and a denominator, current value is 8.6",
		);
		expect(() => judged(rate, "46", { otherPopulations: [0] })).toThrow(RangeError);
	});

	it("reproduces() says how many misprints it would find", () => {
		// A tie may go either way: of 18 wrong digits and one exchange only 8.7 passes beside 8.6.
		expect(judged("8.6489", "8.6").power).toBe(1);
		expect(judged("8.65", "8.6").power).toBe(18 / 19);
		expect(judged(12, "10+").power).toBeLessThan(1);
		const certain = judged(1e9, "0+");
		expect([certain.testable, certain.power]).toEqual([false, 0]);
	});

	it("reproduces() lets a tie go either way under nearest, and one way under a mode", () => {
		expect(judged(6.85, "6.8").status).toBe("reproduces");
		expect(judged(6.85, "6.9").status).toBe("reproduces");
		expect(judged(6.85, "6.8", { rounding: "halfExpand" }).status).toBe("differs");
		expect(judged(6.85, "6.8", { rounding: "halfEven" }).status).toBe("reproduces");
		expect(judged(6.85, "6.8").tie).toBe(true);
		expect(judged("6.8500000000000001", "6.8").tie).toBe(false);
	});

	it("reproduces() does not round to an exact count or to a bound", () => {
		const count = judged(1887, { text: "1,887", exact: true });
		expect([count.status, count.byMode, count.tie, count.unitsOff]).toEqual(["reproduces", null, null, null]);
		expect(count.reproducesUnder).toEqual(roundings);
		expect(judged("1887.2", { text: "1,887", exact: true }).status).toBe("differs");
		expect(judged(1888, { text: "1,887", exact: true }).severity).toBe("last-digit");
		expect(judged(4.2, "<5").status).toBe("reproduces");
		expect(judged(5, "<5").explanations).toEqual([{ code: "off-by-one-unit" }]);
		expect(judged(0.1 + 0.2, { text: "0.3", exact: true }).status).toBe("reproduces");
	});

	it("reproduces() rounds to the step of the figure", () => {
		expect(judged(1249999, "£1.2m").byMode?.ceil).toBe("1300000");
		expect(judged(1883, { text: "1,885", step: 5 }).byMode?.halfExpand).toBe("1885");
		expect(judged(8.6, "8.60").byMode?.halfExpand).toBe("8.60");
	});

	it("reproduces() gives no number of units beyond 2^53", () => {
		expect(judged("1e30", "8.6").unitsOff).toBeNull();
	});

	it("reproduces() agrees with roundExact() and with its own list", () => {
		fc.assert(
			fc.property(fractions, fc.integer({ min: -40, max: 40 }), anyRounding, (value, units, rounding) => {
				const printed = decimalText(units, 1);
				const result = judged(value, printed, { rounding });
				for (const mode of modes) {
					const rounded = roundExact(value, { decimals: 1, mode });
					expect(result.byMode?.[mode]).toBe(rounded);
					expect(result.reproducesUnder.includes(mode)).toBe(order(rounded, printed) === 0);
				}
				expect(result.status === "reproduces").toBe(result.reproducesUnder.includes(rounding));
				const nearest = roundExact(value, { decimals: 1 });
				expect(decimalText(units - (result.unitsOff ?? 0), 1)).toBe(nearest);
			}),
			{ numRuns: 1000 },
		);
	});

	it("reproduces() gives a plain record and leaves its arguments alone", () => {
		for (const figure of ["8.7", "<5", "[c]"]) {
			const result = reproduces(frozen({ numerator: 1, denominator: 3 }), figure, frozen({}));
			expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		}
	});

	it("reproduces() says why a figure is no value, but not before the value is one", () => {
		expect(reproduces(8.6, "[c]")).toEqual({
			status: "not-checkable",
			reasons: [{ code: "marker", figure: "figure", text: "[c]" }],
		});
		expect(thrownBy(() => reproduces(Number.NaN, "[c]"))).toEqual({
			Kind: RangeError,
			code: "not-a-number",
			message: "Cannot compare with the printed figure: value must be a finite number, current value is NaN",
		});
		expect(thrownBy(() => reproduces("8,6", "8.6"))).toEqual({
			Kind: SyntaxError,
			code: "unreadable",
			message:
				'Cannot compare with the printed figure: text must be a decimal or a fraction, current value is "8,6"',
		});
	});
});

interface PublishedCase {
	readonly id: string;
	readonly kind: string;
	readonly given: Readonly<Record<string, number>>;
	readonly published: { readonly printed?: string };
	readonly check: { readonly reproduces?: boolean };
}

describeShared("reproduces() on figures in print", "data/published/cases.json", () => {
	const { cases } = sharedJson<{ cases: readonly PublishedCase[] }>("data/published/cases.json");
	const computed = {
		rate: ({ count = 0, population = 0, per = 0 }) => ({
			numerator: count,
			denominator: population,
			multiplier: per,
		}),
		percent_change: ({ current = 0, previous = 0 }) => ({
			numerator: current - previous,
			denominator: previous,
			multiplier: 100,
		}),
		share: ({ part = 0, total = 0 }) => ({ numerator: part, denominator: total, multiplier: 100 }),
	};
	const checked = cases.filter(({ kind, published }) => kind in computed && published.printed !== undefined);

	it("reproduces() has enough of them to judge", () => {
		expect(checked.length).toBeGreaterThanOrEqual(15);
	});

	for (const { id, kind, given, published, check } of checked)
		it(`reproduces() agrees on ${id}`, () => {
			const value = computed[kind as keyof typeof computed](given);
			expect(judged(value, published.printed ?? "").status === "reproduces").toBe(check.reproduces);
		});
});
