import * as root from "direction-of-travel";
import * as chart from "direction-of-travel/chart";
import * as display from "direction-of-travel/display";
import * as panel from "direction-of-travel/panel";
import * as report from "direction-of-travel/report";
import * as schema from "direction-of-travel/schema";
import * as sql from "direction-of-travel/sql";
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
async function withoutCode(functions: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
	const found: string[] = [];
	for (const [name, called] of Object.entries(functions)) {
		if (typeof called !== "function") continue;
		for (const mistake of mistakes)
			try {
				const answer = await called(...mistake);
				// What is computed step by step checks its arguments with the first.
				if (typeof answer?.next === "function") await answer.next();
			} catch (error) {
				if (typeof (error as { code?: unknown }).code === "string") continue;
				found.push(`${name}: ${String(error)}`);
				break;
			}
	}
	return found;
}

describe("every function", () => {
	it.each(Object.entries({ root, chart, display, panel, report, schema, sql }))(
		"of %s throws errors with a code for what people hand over by mistake",
		async (_, functions) => {
			expect(await withoutCode(functions)).toEqual([]);
		},
	);

	it("is looked at: a message of the engine would be seen", async () => {
		const bare = {
			fault: (list: readonly unknown[]) => list.length,
			*steps(list: readonly unknown[]) {
				yield list.length;
			},
		};
		expect(await withoutCode(bare)).toEqual([
			"fault: TypeError: Cannot read properties of undefined (reading 'length')",
			"steps: TypeError: Cannot read properties of undefined (reading 'length')",
		]);
	});
});
