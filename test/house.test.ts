import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The rooms from the ground floor up: a room imports only from rooms that stand before it. */
const floors = [
	"internal",
	"period",
	"published",
	"estimate",
	"rolling",
	"direction",
	"trend",
	"benchmark",
	"disclosure",
	"audit",
	"panel",
	"sql",
	"schema",
	"report",
	"chart",
	"display",
	"matchers",
	"vitest",
];

const files = readdirSync("src", { recursive: true })
	.map((name) => String(name).replaceAll("\\", "/"))
	.filter((name) => name.endsWith(".ts"));

const code = (file: string) => readFileSync(`src/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");

/** Imports of `file` that go up the house, as sentences. */
function wrongImports(file: string, text: string): string[] {
	const room = file.split("/")[0] ?? "";
	return [...text.matchAll(/from "(\.[^"]+)"/g)]
		.map((match) => new URL(match[1] ?? "", `file:///${file}`).pathname.slice(1).split("/")[0] ?? "")
		.filter((target) => target !== room && !(floors.indexOf(target) < floors.indexOf(room)))
		.map((target) => `${file} imports from ${target}`);
}

describe("the house", () => {
	it("has only rooms that stand in the floor order", () => {
		expect(new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]))).toEqual(
			new Set(floors),
		);
	});

	it("is built from the ground floor up", () => {
		const rooms = files.filter((file) => file.includes("/"));
		expect(rooms.flatMap((file) => wrongImports(file, code(file)))).toEqual([]);
	});

	it("would notice an import that goes up", () => {
		expect(wrongImports("period/x.ts", 'import { rate } from "../estimate/rate.ts";')).toEqual([
			"period/x.ts imports from estimate",
		]);
	});

	it("uses no mathematics that engines round differently", () => {
		// Squares and powers of 2 are exact or rounded once everywhere; whole powers of big integers are exact.
		const inexact =
			/\bMath\.(?:a?(?:cos|sin|tan)h?|atan2|cbrt|expm1|exp|hypot|log(?:10|1p|2)?|pow)\b|(?<!\b2|\b10n|\b2n) \*\* (?!2\b)/;
		expect(files.filter((file) => inexact.test(code(file)))).toEqual([]);
		for (const text of ["Math.log(x)", "Math.sinh(x)", "x ** 3", "x ** n"]) expect(text).toMatch(inexact);
		for (const text of ["Math.sqrt(x)", "x ** 2", "2 ** -20", "10n ** 14n"])
			expect(text).not.toMatch(inexact);
	});

	it("rounds in one place only", () => {
		const rounding = /\.toFixed\(|\.toPrecision\(|Math\.round\([^)]*\*/;
		expect(files.filter((file) => rounding.test(code(file)))).toEqual([]);
		expect(rounding.test("Math.round(x * 10) / 10")).toBe(true);
	});

	it("has no clock, no randomness and no output", () => {
		const impure = /\bDate\.now|new Date\(\)|Math\.random|console\.|process\.|globalThis/;
		expect(files.filter((file) => impure.test(code(file)))).toEqual([]);
	});

	it("loads nothing at run time but what is declared", () => {
		const outside = files.flatMap((file) =>
			[...code(file).matchAll(/from "([^."][^"]*)"/g)].map((match) => `${file}: ${match[1]}`),
		);
		const declared = /^schema\/.*: zod$|^vitest\/.*: vitest$/;
		expect(outside.filter((use) => !declared.test(use))).toEqual([]);
		expect(declared.test("period/x.ts: zod")).toBe(false);
		expect(declared.test("matchers/x.ts: vitest")).toBe(false);
	});
});
