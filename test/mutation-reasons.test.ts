import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** A change that may go unnoticed. */
interface Known {
	readonly file: string;
	readonly code: string;
	readonly becomes: string;
	readonly reason: string;
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const known: readonly Known[] = JSON.parse(read("mutation/survivors.json"));

it("every reason for a change that goes unnoticed is of code that stands, and told once", () => {
	const sources = new Map<string, string>();
	const sourceOf = (file: string) => {
		if (!sources.has(file)) sources.set(file, read(file).replace(/\s+/g, " "));
		return sources.get(file);
	};
	expect(known.filter(({ file, code }) => !sourceOf(file)?.includes(code))).toEqual([]);
	expect(known.filter(({ code, becomes, reason }) => code === becomes || reason === "")).toEqual([]);
	expect(new Set(known.map(({ file, code, becomes }) => JSON.stringify([file, code, becomes]))).size).toBe(
		known.length,
	);
});
