import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

describe("scripts/planted-errors.ts", () => {
	it("accuses no sound figure, and misses no error that any method could catch", () => {
		const run = (...options: string[]) =>
			execFileSync(process.execPath, ["--import", "tsx", "scripts/planted-errors.ts", ...options], {
				encoding: "utf8",
			});
		expect(run()).toContain("sound figures accused: 0 of 1000; errors within the bound that were missed: 0");
		expect(run()).toMatch(/\nall +1000 +940 +940 /);
		expect(run("7", "300")).toContain("sound figures accused: 0 of 300;");
	});
});
