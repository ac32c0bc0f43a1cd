import "../../src/vitest/index.ts";
import { describe, expect, it } from "vitest";
import { directionOfTravel } from "../../src/direction/index.ts";
import { toHaveDirection } from "../../src/matchers/index.ts";
import { toPeriod } from "../../src/period/index.ts";
import { thrownBy } from "../published/helpers.ts";
import { said } from "./helpers.ts";

const exposure = 698_268;
const at = (count: number | null) => ({ count, exposure });
const tells = (received: unknown, direction: "up" | "down" | "similar") =>
	said("toHaveDirection", received, direction);

describe("toHaveDirection()", () => {
	it("toHaveDirection() takes the answer of directionOfTravel, or what to ask it", () => {
		const words = "8.60 per 1,000 after 7.82, 10.0% higher, p below 0.001";
		for (const received of [
			directionOfTravel(at(6005), at(5459)),
			{ current: at(6005), previous: at(5459) },
		]) {
			expect(tells(received, "up")).toBe(`holds: Direction is up, and was expected not to be: ${words}`);
			expect(tells(received, "down")).toBe(`fails: Direction is up, expected down: ${words}`);
		}
		expect(tells({ current: at(5459), previous: at(6005) }, "down")).toBe(
			"holds: Direction is down, and was expected not to be: 7.82 per 1,000 after 8.60, 9.09% lower, p below 0.001",
		);
	});

	it("toHaveDirection() says what made it similar", () => {
		expect(tells({ current: at(614), previous: at(580) }, "up")).toBe(
			"fails: Direction is similar, expected up: 0.879 per 1,000 after 0.831, 5.86% higher, p = 0.33; " +
				"the test finds no difference at 95%; similarity was not shown",
		);
		expect(tells({ current: at(6005), previous: at(5990) }, "similar")).toBe(
			"holds: Direction is similar, and was expected not to be: 8.60 per 1,000 after 8.58, 0.250% higher, p = 0.89; " +
				"the test finds no difference at 95%; similarity was shown",
		);
		const parts = (count: number) => ({ count, denominator: 100_000 });
		const [current, previous] = [parts(64_000), parts(63_000)];
		expect(tells({ current, previous, options: { minimumChange: { absolute: 0.02 } } }, "up")).toBe(
			"fails: Direction is similar, expected up: 0.640 after 0.630, 1.59% higher, p below 0.001; " +
				"the change is smaller than what counts (0.0200); similarity was shown",
		);
		expect(tells({ current, previous, options: { minimumChange: { relative: 0.025 } } }, "up")).toContain(
			"the change is smaller than what counts (2.5% of the previous value)",
		);
		expect(tells({ current: at(1), previous: at(3) }, "down")).toContain(
			"; there are fewer than 5 cases in both windows together; similarity was not shown",
		);
		const values = { current: { value: 62 }, previous: { value: 64 } };
		expect(tells({ ...values, options: { tolerance: { absolute: 3 } } }, "down")).toBe(
			"fails: Direction is similar, expected down: 62.0 after 64.0, 3.13% lower, no test; " +
				"the change is within the tolerance; similarity was not shown",
		);
		expect(tells({ ...values, options: { tolerance: { absolute: 1 } } }, "similar")).toBe(
			"fails: Direction is down, expected similar: 62.0 after 64.0, 3.13% lower, no test",
		);
	});

	it("toHaveDirection() has words for no change and for no change in per cent", () => {
		expect(tells({ current: at(600), previous: at(600) }, "up")).toContain(
			"0.859 per 1,000 after 0.859, no change, p = 1.0",
		);
		expect(tells({ current: at(19), previous: at(0) }, "similar")).toBe(
			"fails: Direction is up, expected similar: 0.0272 per 1,000 after 0, no change in per cent, p below 0.001",
		);
	});

	it("toHaveDirection() prints a p-value on its own side of the level", () => {
		const close = { current: { value: 1.9597, standardError: 1 }, previous: { value: 0, standardError: 0 } };
		// P(|Z| > 1.9597) is 0.0500307, which two digits would print as 0.050.
		expect(tells(close, "up")).toContain("p = 0.05003;");
	});

	it("toHaveDirection() neither holds nor fails where the windows are not comparable", () => {
		const half = { ...at(52), period: toPeriod("Apr-Sept 2019") };
		const year = { ...at(100), period: toPeriod("2018/19") };
		expect(tells({ current: half, previous: year }, "down")).toBe(
			"not checkable: Direction cannot be told, expected down: not comparable (length-differs)",
		);
		expect(tells({ current: at(null), previous: { count: 4, exposure: 0 } }, "up")).toBe(
			"not checkable: Direction cannot be told, expected up: " +
				"not comparable (count-missing: current; exposure-zero: previous)",
		);
		const negated = toHaveDirection.call({ isNot: true }, { current: half, previous: year }, "down");
		expect([negated.pass, negated.actual, negated.expected]).toEqual([true, "not-comparable", "down"]);
	});

	it("toHaveDirection() takes rows with a rate of their own for counts", () => {
		const [current, previous] = [at(6005), at(5459)];
		for (const more of [{ rate: 8.6 }, { proportion: 0.0086 }])
			expect(tells({ current: { ...current, ...more }, previous: { ...previous, ...more } }, "up")).toBe(
				tells({ current, previous }, "up"),
			);
	});

	it("toHaveDirection() refuses another direction and what is no answer", () => {
		expect(thrownBy(() => toHaveDirection({ current: at(6), previous: at(6) }, "higher" as never))).toEqual({
			Kind: RangeError,
			code: "unknown-option",
			message:
				'Cannot judge the direction of travel: direction must be one of up, down, similar, current value is "higher"',
		});
		for (const [received, shown] of [
			[{}, "an object"],
			[null, "null"],
			["up", '"up"'],
			[{ current: at(6) }, "an object"],
			[{ status: "compared" }, "an object"],
		])
			expect(thrownBy(() => toHaveDirection(received as never, "up"))).toEqual({
				Kind: TypeError,
				code: "wrong-type",
				message:
					"Cannot judge the direction of travel: what is received must be an answer of directionOfTravel, " +
					`or current and previous, current value is ${shown}`,
			});
		const misspelt = { current: at(6005), previous: at(5459), option: { confidence: 0.9 } };
		expect(thrownBy(() => toHaveDirection(misspelt, "up"))).toEqual({
			Kind: RangeError,
			code: "unknown-option",
			message:
				"Cannot judge the direction of travel: what is received must be among current, previous, options, " +
				'current value is "option"',
		});
		expect(
			thrownBy(() => toHaveDirection({ current: { value: 1 }, previous: { value: 2 } }, "up")).Kind,
		).toBe(TypeError);
	});
});

describe("toHaveDirection() on printed windows", () => {
	const printed = { current: { rate: "8.6", population: 698_268 }, previous: { population: 698_268 } };

	it("toHaveDirection() holds where every count that prints so has the direction", () => {
		expect({ ...printed, change: "10%" }).toHaveDirection("up");
		const up = toHaveDirection({ ...printed, change: "10%" }, "up");
		expect([up.pass, up.actual, up.expected]).toEqual([true, "up", "up"]);
		expect(up.message()).toBe(
			"The claim holds, and was expected not to: up for all 3,472 combinations of counts that print so (closest: 5,971 of 698,268 and 5,452 of 698,268, +9.5%, p below 0.001); it would not hold if current were 1.4 or less, or if change were 4% or less",
		);
	});

	it("toHaveDirection() says which counts speak against it, and refuses what is no figure", () => {
		const some = toHaveDirection({ ...printed, change: "4%" }, "up");
		expect([some.pass, some.actual]).toEqual([false, "up or similar"]);
		expect(some.message()).toMatch(
			/^The claim is expected to hold, and is true for some counts only: up with .*, but similar with /,
		);
		expect(toHaveDirection({ ...printed, change: "10%" }, "down").message()).toMatch(
			/^The claim is expected to hold, and is contradicted: up for all 3,472 /,
		);
		const marker = toHaveDirection({ ...printed, change: "[c]" }, "up");
		expect([marker.pass, marker.checkable]).toEqual([false, false]);
		expect(marker.message()).toBe(
			"The claim is expected to hold, and is not-checkable: change ([c]): a marker and no figure",
		);
		const counts = { current: { count: "52", population: 1 }, previous: { count: "100", population: 1 } };
		expect(toHaveDirection(counts, "down").pass).toBe(true);
		const values = {
			current: { value: "1.37" },
			previous: { value: "0.71" },
			options: { tolerance: { absolute: 0 } },
		};
		expect(toHaveDirection(values, "up").pass).toBe(true);
	});
});
