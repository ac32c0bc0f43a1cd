import * as root from "direction-of-travel";
import { describe, expect, it } from "vitest";

const window = { count: 1, exposure: 10 };
const observation = { period: "2019-01", count: 1 };
/** What people hand over by mistake: nothing, null in the place of settings, one thing in the place of another. */
const mistakes: readonly (readonly unknown[])[] = [
	[],
	[null],
	[{}],
	[[]],
	[[null]],
	[[1, 2]],
	[[{}], [{}]],
	[[{}], {}],
	[1],
	[true],
	["x"],
	[() => 1],
	[null, null],
	[{}, null],
	[{}, {}],
	[{}, {}, {}],
	[[], null],
	[[], []],
	[1, 2],
	[1, 2, null],
	[1, 2, 3],
	["8.6", null],
	["8.6", "8.5", null],
	["2019-01", null],
	["2019-01", "2019-02", null],
	[window, window, null],
	[window, window, []],
	[[observation], null],
	[[{ area: "A", ...window }], null],
];

/** The functions that throw an error without a code for one of the mistakes, each with the first message. */
function withoutCode(functions: Readonly<Record<string, unknown>>): readonly string[] {
	return Object.entries(functions).flatMap(([name, called]) => {
		if (typeof called !== "function") return [];
		for (const mistake of mistakes)
			try {
				called(...mistake);
			} catch (error) {
				if (typeof (error as { code?: unknown }).code !== "string") return [`${name}: ${String(error)}`];
			}
		return [];
	});
}

describe("every function of the root", () => {
	it("throws errors with a code for what people hand over by mistake", () => {
		expect(withoutCode(root)).toEqual([]);
		const bare = { fault: (list: readonly unknown[]) => list.length };
		expect(withoutCode(bare)).toEqual([
			"fault: TypeError: Cannot read properties of undefined (reading 'length')",
		]);
	});
});
