import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as root from "direction-of-travel";
import * as chart from "direction-of-travel/chart";
import * as display from "direction-of-travel/display";
import * as matchers from "direction-of-travel/matchers";
import * as panel from "direction-of-travel/panel";
import * as report from "direction-of-travel/report";
import * as schema from "direction-of-travel/schema";
import * as sql from "direction-of-travel/sql";
import { describe, expect, it } from "vitest";
import * as periods from "../src/period/index.ts";

const subPaths = { chart, display, matchers, panel, report, schema, sql };
const known = new Set([root, ...Object.values(subPaths)].flatMap((room) => Object.keys(room)));
const page = readFileSync(fileURLToPath(new URL("../docs/which-function.md", import.meta.url)), "utf8");

/** The functions that the second column of a table names. */
const namesOf = (text: string): readonly string[] =>
	[...text.matchAll(/^\|[^|]*\|([^|]*)\|/gm)].flatMap(([, calls = ""]) =>
		[...calls.matchAll(/`([a-z]\w*)`/g)].map(([, name = ""]) => name),
	);

const { pageOfRoom, pagesOf } = (await import(
	new URL("../scripts/site/pages.mjs", import.meta.url).href
)) as {
	readonly pageOfRoom: Readonly<Record<string, string>>;
	readonly pagesOf: (name: string, room: string) => readonly string[];
};

describe("the pages that the reference links to", () => {
	it("are there for every room with public functions", () => {
		const rooms = readdirSync(fileURLToPath(new URL("../src", import.meta.url)))
			.filter((name) => !name.endsWith(".ts") && name !== "internal" && name !== "vitest")
			.sort();
		expect(Object.keys(pageOfRoom).sort()).toEqual(rooms);
		for (const page of Object.values(pageOfRoom))
			expect(existsSync(fileURLToPath(new URL(`../${page}`, import.meta.url))), page).toBe(true);
	});

	it("are those of the questions where a function answers one", () => {
		expect(pagesOf("rateOfChange", "direction")).toEqual(["docs/methods/rate-of-change.md"]);
		expect(pagesOf("addMonths", "period")).toEqual(["docs/methods/periods.md"]);
		expect(pagesOf("rankAreas", "panel")).toEqual(["docs/many-series.md", "docs/methods/benchmarking.md"]);
		expect(() => pagesOf("open", "cellar")).toThrow("the room cellar has no page");
	});
});

describe("the page that says which function to use", () => {
	it("names functions that there are", () => {
		const names = namesOf(page);
		expect(names.length).toBeGreaterThan(60);
		expect(names.filter((name) => !known.has(name))).toEqual([]);
		expect(namesOf("| ? | `rate`, `gone` | |").filter((name) => !known.has(name))).toEqual(["gone"]);
	});

	it("leads to every function of every sub-path", () => {
		const exported = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).exports;
		// ./vitest has the matchers, and gives them to Vitest.
		const paths = Object.keys(exported).filter((path) => !["./package.json", "./vitest", "."].includes(path));
		expect(paths.map((path) => path.slice(2)).sort()).toEqual(Object.keys(subPaths).sort());
		const named = new Set(namesOf(page));
		const functions = Object.values(subPaths)
			.flatMap((room): readonly (readonly [string, unknown])[] => Object.entries(room))
			.filter(([, value]) => typeof value === "function");
		expect(functions.length).toBeGreaterThan(40);
		expect(functions.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
	});

	it("leads to every function of the root but the arithmetic of periods, which has a page of its own", () => {
		const named = new Set([...namesOf(page), ...Object.keys(periods)]);
		expect(Object.keys(root).filter((name) => !named.has(name))).toEqual([]);
	});
});
