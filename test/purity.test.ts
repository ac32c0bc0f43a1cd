import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import * as chart from "../src/chart/index.ts";
import * as display from "../src/display/index.ts";
import * as root from "../src/index.ts";
import * as matchers from "../src/matchers/index.ts";
import * as panel from "../src/panel/index.ts";
import * as report from "../src/report/index.ts";
import * as schema from "../src/schema/index.ts";
import * as sql from "../src/sql/index.ts";

type Ask = (this: unknown, ...question: unknown[]) => unknown;
type Rooms = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every public function with thousands of questions to it: what the runtimes are compared with. */
const { answersOf } = (await import(new URL("../runtimes/answers.mjs", import.meta.url).href)) as {
	readonly answersOf: (rooms: Rooms) => Promise<readonly string[]>;
};

/**
 * Freezes everything in a value, so that a write to it throws, and gives the arrays of numbers, which cannot be frozen. What
 * is frozen has been looked through before; only `again` looks for arrays in it.
 */
function* frozenWithout(value: unknown, again: boolean): Generator<ArrayBufferView> {
	if (typeof value !== "object" || value === null) return;
	if (ArrayBuffer.isView(value)) yield value;
	else if (again || !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const part of Object.values(value)) yield* frozenWithout(part, again);
	}
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
	Buffer.from(buffer, byteOffset, byteLength);

/** A function that notes what it does to its arguments, and what of its answer JSON does not keep. */
function watched(name: string, ask: Ask, faults: Set<string>): Ask {
	return function (...question) {
		const before = [...frozenWithout(question, name.startsWith("panel."))].map(
			(view) => [view, Buffer.from(bytesOf(view))] as const,
		);
		const answer = ask.apply(this, question);
		for (const [view, bytes] of before)
			if (!bytes.equals(bytesOf(view))) faults.add(`${name} writes to its argument`);
		// Columns of a panel are arrays of numbers, a matcher has a function for its words, and a promise is one of a panel.
		const plain = !/^(panel|matchers)\./.test(name);
		if (plain && !isDeepStrictEqual(JSON.parse(JSON.stringify(answer) ?? "null"), answer))
			faults.add(`${name} answers what JSON does not keep`);
		return answer;
	};
}

/** What is wrong with the functions of some rooms, once every one has been asked. */
async function faultsOf(rooms: Rooms): Promise<readonly string[]> {
	const faults = new Set<string>();
	const lines = await answersOf(
		Object.fromEntries(
			Object.entries(rooms).map(([room, things]) => [
				room,
				Object.fromEntries(
					Object.entries(things).map(([name, thing]) => [
						name,
						typeof thing === "function" ? watched(`${room}.${name}`, thing as Ask, faults) : thing,
					]),
				),
			]),
		),
	);
	for (const line of lines)
		if (/(read only|not extensible|Cannot (assign|add|delete|define))/.test(line))
			faults.add(line.slice(0, 200));
	return [...faults];
}

describe("every public function", () => {
	it("leaves its arguments as they were, and answers what JSON keeps", async () => {
		const rooms: Rooms = { root, chart, display, matchers, panel, report, schema, sql };
		expect(await faultsOf(rooms)).toEqual([]);
	});
});
