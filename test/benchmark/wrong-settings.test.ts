import { describe, expect, it } from "vitest";
import { compareToTarget, nearestNeighbours } from "../../src/benchmark/index.ts";

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[
			() => compareToTarget({ count: 1, exposure: 10 }, 100 as never, { polarity: "lower-is-better" }),
			"wrong-type",
			/target must be an object/,
		],
		[
			() => compareToTarget(3 as never, { value: 100 }, { polarity: "lower-is-better" }),
			"wrong-type",
			/area must be an object/,
		],
		[() => nearestNeighbours("A", [null] as never), "wrong-type", /areas\[0\] must be an object/],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		expect(
			compareToTarget({ count: 1, exposure: 10 }, { value: 200 }, { polarity: "lower-is-better" }).status,
		).toBe("compared");
	});
});
