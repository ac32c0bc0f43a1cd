import { describe, expect, it } from "vitest";
import { writeDocExamples } from "../scripts/doc-examples.ts";

describe("the examples of the documentation", () => {
	for (const { name, path, code } of writeDocExamples())
		it(`${name} runs`, async () => {
			expect(code).toMatch(/assert/);
			await import(path);
		});
});
