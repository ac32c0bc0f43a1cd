import { describe, expect, it } from "vitest";
import { parsePublished } from "../../src/published/index.ts";

describe("a setting of the wrong kind is refused by name, with a code", () => {
	it.each<readonly [() => unknown, code: string, message: RegExp]>([
		[
			() => parsePublished("-", { legend: { "-": "Not available" } }),
			"unknown-option",
			/must be not-available/,
		],
		[() => parsePublished("-", { legend: { "-": "Zero" } }), "unknown-option", /legend of - must be zero/],
		[
			() => parsePublished("-", { legend: { "-": " Not_Available" } }),
			"unknown-option",
			/must be not-available/,
		],
		[
			() => parsePublished("-", { legend: { "-": "" } }),
			"wrong-type",
			/legend must say in words what - means/,
		],
		[
			() => parsePublished("-", { legend: { "-": 0 as never } }),
			"wrong-type",
			/legend must say in words what - means/,
		],
	])("%#", (ask, code, message) => {
		expect(ask).toThrow(message);
		expect(ask).toThrow(expect.objectContaining({ code }));
	});

	it("and what is right is taken", () => {
		for (const meaning of ["zero", "not-available", "not asked", "Few"])
			expect(parsePublished("-", { legend: { "-": meaning } })).toMatchObject({ kind: "marker", meaning });
	});
});
