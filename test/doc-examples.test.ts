import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { writeDocExamples } from "../scripts/doc-examples.ts";

const source = fileURLToPath(new URL("../src", import.meta.url));
const rooms = ["chart", "display", "matchers", "panel", "report", "schema", "sql"] as const;

/** The comments before each exported function, by the sub-path of its room and its name. */
function commentsOfFunctions(): ReadonlyMap<string, string> {
	const comments = new Map<string, string>();
	for (const name of readdirSync(source, { recursive: true })) {
		const path = String(name).replaceAll("\\", "/");
		if (!path.endsWith(".ts")) continue;
		const room = rooms.find((one) => path.startsWith(`${one}/`)) ?? "root";
		const text = readFileSync(`${source}/${path}`, "utf8");
		for (const [, comment = "", of] of text.matchAll(
			/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?function\*? ?(\w+)/g,
		))
			comments.set(`${room} ${of}`, (comments.get(`${room} ${of}`) ?? "") + comment);
	}
	return comments;
}

describe("the examples of the documentation", () => {
	it("are there for every public function, which they import and use", async () => {
		const comments = commentsOfFunctions();
		const without: string[] = [];
		let asked = 0;
		for (const room of ["root", ...rooms]) {
			const path = `direction-of-travel${room === "root" ? "" : `/${room}`}`;
			const exported: Readonly<Record<string, unknown>> = await import(path);
			for (const name of Object.keys(exported).filter((one) => typeof exported[one] === "function")) {
				asked++;
				const [, example = ""] =
					/@example[\s\S]*?```ts\n([\s\S]*?)```/.exec(comments.get(`${room} ${name}`) ?? "") ?? [];
				if (!new RegExp(`\\b${name}\\b[\\s\\S]*\\b${name}\\b`).test(example)) without.push(`${room} ${name}`);
			}
		}
		expect(without).toEqual([]);
		expect(asked).toBeGreaterThan(130);
	});

	for (const { name, path, code } of writeDocExamples())
		it(`${name} runs`, async () => {
			expect(code).toMatch(/assert/);
			const printed: string[] = [];
			const print = vi.spyOn(console, "log").mockImplementation((...words) => {
				printed.push(words.join(" "));
			});
			await import(path).finally(() => print.mockRestore());
			// What the scripts that go the way of a newcomer wait for, as the report prints it.
			expect(printed).toEqual(name.startsWith("README.md") ? ["8.6 10% up worsening"] : []);
		});
});
