import { inspect } from "node:util";
import { overviewChart } from "direction-of-travel/chart";
import { showChart, showTable } from "direction-of-travel/display";
import { describe, expect, it } from "vitest";
import { dashboard } from "../chart/helpers.ts";

const bundleOf = (shown: object) =>
	(shown as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]?.() ??
	{};

const rows = [
	{ area: "<b>Blaby|", count: 12, rate: "4.8" },
	{ area: "Oadby\nand Wigston", count: null, rate: null },
];

describe("showTable()", () => {
	it("showTable() shows itself as text, Markdown and HTML, with everything escaped", () => {
		const table = showTable(rows, { headings: { area: "Area" }, caption: "Rates & counts" });
		expect(inspect(table)).toBe(
			"Rates & counts\nArea               count  rate\n<b>Blaby|          12     4.8\nOadby and Wigston  –      –",
		);
		const bundle = bundleOf(table);
		expect(bundle["text/markdown"]).toBe(
			"Rates & counts\n\n| Area | count | rate |\n| --- | --- | --- |\n| \\<b\\>Blaby\\| | 12 | 4.8 |\n| Oadby and Wigston | – | – |",
		);
		expect(bundle["text/html"]).toBe(
			'<table><caption>Rates &amp; counts</caption><thead><tr><th scope="col">Area</th><th scope="col">count</th><th scope="col">rate</th></tr></thead><tbody><tr><th scope="row">&lt;b&gt;Blaby|</th><td>12</td><td>4.8</td></tr><tr><th scope="row">Oadby\nand Wigston</th><td>–</td><td>–</td></tr></tbody></table>',
		);
		expect(bundle["text/plain"]).toBe(inspect(table));
	});

	it("showTable() is plain data for everything else", () => {
		const table = showTable(rows);
		expect(JSON.parse(JSON.stringify(table))).toEqual({ rows });
		expect(structuredClone(table)).toEqual({ rows });
		expect(Object.keys(table)).toEqual(["rows"]);
		expect(`${inspect([table])}`).toContain("Oadby");
	});

	it("showTable() takes columns that are there, and no others from the prototype", () => {
		const table = showTable([{ a: 1 }], { columns: ["a", "constructor", "__proto__"], missing: "none" });
		expect(inspect(table)).toBe("a  constructor  __proto__\n1  none         none");
		expect(inspect(showTable([], { caption: "Nothing" }))).toBe("Nothing");
		expect(bundleOf(showTable([]))["text/html"]).toBe("<p>No rows</p>");
		expect(() => showTable({} as never)).toThrow("Cannot show the table: rows must be a list");
		expect(() => showTable([3 as never])).toThrow(
			"Cannot show the table: rows must be records, current value is 3",
		);
	});
});

describe("showChart()", () => {
	it("showChart() hands a notebook the specification and a REPL its words", () => {
		const spec = overviewChart(dashboard, "county");
		const shown = showChart(spec);
		expect(bundleOf(shown)).toEqual({
			"application/vnd.vegalite.v5+json": spec,
			"text/plain": `Chart: ${spec.description}`,
		});
		expect(inspect(shown)).toBe(`Chart: ${spec.description}`);
		expect(JSON.parse(JSON.stringify(shown))).toEqual({ spec });
		expect(() => showChart({} as never)).toThrow(
			"Cannot show the chart: spec must be a Vega-Lite specification",
		);
	});
});
