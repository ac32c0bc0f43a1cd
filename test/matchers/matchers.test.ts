import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import * as room from "../../src/matchers/index.ts";
import * as registered from "../../src/vitest/index.ts";
import { thrownByExpect } from "./helpers.ts";

const { matchers } = room;
const exposure = 698_268;
const vehicle = { current: { count: 6005, exposure }, previous: { count: 5459, exposure } };
const region = { value: 6.8, per: 1000 };

/** Of each matcher: what holds, what does not, and what cannot be told. */
const cases = [
	["toPrintAs", [8.6489, "8.6"], [8.6489, "8.7"], [8.6489, "*"]],
	[
		"toBeConsistentWith",
		["6%", { current: "0.88", previous: "0.83" }],
		["12%", { current: "0.88", previous: "0.83" }],
		["*", { current: "0.88", previous: "0.83" }],
	],
	[
		"toHaveDirection",
		[vehicle, "up"],
		[vehicle, "down"],
		[{ ...vehicle, previous: { count: null, exposure } }, "up"],
	],
	[
		"toBeInLineWith",
		[{ count: 4750, exposure }, region],
		[{ count: 6005, exposure }, region],
		[{ count: null, exposure }, region],
	],
] as const;

const message = (name: keyof typeof matchers, [received, ...args]: readonly unknown[]) =>
	(matchers[name] as (...all: unknown[]) => room.MatcherResult)(received, ...args).message();

describe("the matchers under the expect of Vitest", () => {
	for (const [name, holds, fails, unknown] of cases) {
		it(`${name}() passes where it holds, and throws its message where it does not`, () => {
			expect(thrownByExpect(name, holds[0], holds.slice(1))).toBe(null);
			expect(thrownByExpect(name, fails[0], fails.slice(1))).toBe(message(name, fails));
		});

		it(`${name}() negated is the reverse, with a message of its own`, () => {
			expect(thrownByExpect(name, fails[0], fails.slice(1), true)).toBe(null);
			expect(thrownByExpect(name, holds[0], holds.slice(1), true)).toBe(message(name, holds));
			expect(message(name, holds)).toMatch(/expected not to/);
		});

		it(`${name}() fails either way where nothing can be said`, () => {
			expect(thrownByExpect(name, unknown[0], unknown.slice(1))).toBe(message(name, unknown));
			expect(thrownByExpect(name, unknown[0], unknown.slice(1), true)).toBe(message(name, unknown));
		});

		it(`${name}() leaves its arguments as they are`, () => {
			const before = JSON.stringify(holds);
			message(name, holds);
			expect(JSON.stringify(holds)).toBe(before);
		});
	}

	it("the matchers take part in an asymmetric match", () => {
		const asymmetric = expect as unknown as { toPrintAs(printed: string): unknown };
		expect({ rate: 8.6489 }).toEqual({ rate: asymmetric.toPrintAs("8.6") });
		expect({ rate: 8.6489 }).not.toEqual({ rate: asymmetric.toPrintAs("8.7") });
	});

	it("the typed matchers are those that are registered", () => {
		expect(8.6489).toPrintAs("8.6", { rounding: "halfEven" });
		expect(["64%", "19%", "8%"]).toBeConsistentWith({ structure: "subset" });
		expect(vehicle).toHaveDirection("up");
		expect({ count: 4750, exposure }).toBeInLineWith(region, { confidence: 95 });
	});
});

describe("the matchers by themselves", () => {
	it("the bare functions go with node:assert", () => {
		const holds = room.toPrintAs(8.6489, "8.6");
		assert.ok(holds.pass, holds.message());
		const fails = room.toPrintAs(8.6489, "8.7");
		expect(() => assert.ok(fails.pass, fails.message())).toThrow(
			/^8\.6489 rounds to 8\.6, printed 8\.7: 1 unit off in the last place; it would hold under ceil or expand$/,
		);
	});

	it("the bare functions do not need a this, and are not misled by one without isNot", () => {
		const { toPrintAs } = room;
		expect(toPrintAs(8.6, "*").pass).toBe(false);
		expect(matchers.toPrintAs(8.6, "*").pass).toBe(false);
		for (const self of [null, undefined, 1, { isNot: "yes" }])
			expect(toPrintAs.call(self, 8.6, "*").pass).toBe(false);
	});

	it("direction-of-travel/vitest gives what direction-of-travel/matchers gives", () => {
		expect(registered).toEqual(room);
		expect(Object.keys(matchers).sort()).toEqual(cases.map(([name]) => name).sort());
	});
});
