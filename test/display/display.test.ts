import { inspect } from "node:util";
import { overviewChart } from "direction-of-travel/chart";
import { showChart, showTable } from "direction-of-travel/display";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dashboard } from "../chart/helpers.ts";
import { markup } from "../report/drawn.ts";
import { frozen } from "../report/helpers.ts";

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

	it("showTable() shows every cell in its row and column, whatever stands in it", () => {
		const cell = fc.option(fc.oneof(markup, fc.integer()));
		const fields = fc.uniqueArray(markup, { minLength: 1, maxLength: 3 });
		const drawn = fields.chain((columns) =>
			fc
				.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
					minLength: 1,
					maxLength: 4,
				})
				.map((cells) => ({ columns, cells })),
		);
		const htmlText = (html: string) =>
			html
				.replaceAll("&lt;", "<")
				.replaceAll("&gt;", ">")
				.replaceAll("&quot;", '"')
				.replaceAll("&#39;", "'")
				.replaceAll("&amp;", "&");
		const onLine = (text: string) => text.replace(/[\r\n]+/g, " ");
		fc.assert(
			fc.property(drawn, markup, ({ columns, cells }, missing) => {
				const rows = frozen(
					cells.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))),
				);
				const table = showTable(rows, { columns, missing });
				expect(JSON.parse(JSON.stringify(table))).toEqual({ rows });
				const bundle = bundleOf(table) as Readonly<Record<string, string>>;
				const expected = [
					columns,
					...cells.map((row) => row.map((value) => (value === null ? missing : String(value)))),
				];
				const html = [...(bundle["text/html"] ?? "").matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
					[...row.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, text = ""]) => htmlText(text)),
				);
				expect(html).toEqual(expected);
				const [head = "", , ...lines] = (bundle["text/markdown"] ?? "").split("\n");
				const markdown = [head, ...lines].map((line) => {
					const parts = line.match(/(?:\\.|[^\\|])*/g)?.filter((part) => part !== "") ?? [];
					return parts.map((part) => part.slice(1, -1).replace(/\\(.)/g, "$1"));
				});
				expect(markdown).toEqual(expected.map((row) => row.map(onLine)));
				const starts = columns.map((_, at) =>
					columns
						.slice(0, at)
						.reduce(
							(sum, _name, before) => sum + 2 + Math.max(...expected.map((row) => row[before]?.length ?? 0)),
							0,
						),
				);
				const text = inspect(table).split("\n");
				expect(text).toHaveLength(expected.length);
				for (const [at, row] of expected.entries())
					for (const [place, value] of row.entries()) {
						const from = starts[place] ?? 0;
						const shown = (text[at] ?? "").slice(from, from + onLine(value).length);
						expect(shown.trimEnd()).toBe(onLine(value).trimEnd());
					}
			}),
		);
	});

	it("showTable() shows very many rows", () => {
		const many = Array.from({ length: 200_000 }, (_, count) => ({ count }));
		expect(inspect(showTable(many)).split("\n")).toHaveLength(200_001);
	});

	it("showTable() is plain data for everything else", () => {
		const table = showTable(rows);
		expect(JSON.parse(JSON.stringify(table))).toEqual({ rows });
		expect(structuredClone(table)).toEqual({ rows });
		expect(Object.keys(table)).toEqual(["rows"]);
		expect(`${inspect([table])}`).toContain("Oadby");
	});

	it.each([
		[null, "options must be an object, current value is null"],
		["a", 'options must be an object, current value is "a"'],
		[{ columns: "a" }, 'columns must be a list, current value is "a"'],
		[{ columns: [3] }, "columns must be text, current value is 3"],
		[{ headings: null }, "headings must be an object, current value is null"],
		[{ caption: 3 }, "caption must be text, current value is 3"],
		[{ missing: null }, "missing must be text, current value is null"],
	])("showTable() refuses options such as %j", (options, message) => {
		expect(() => showTable(rows, options as never)).toThrow(
			expect.objectContaining({
				name: "TypeError",
				code: "wrong-type",
				message: `Cannot show the table: ${message}`,
			}),
		);
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
	it("showChart() keeps any specification as it is, and says what it shows", () => {
		const drawn = fc.record({
			$schema: fc.string(),
			description: fc.string(),
			data: fc.json().map((text) => JSON.parse(text)),
		});
		fc.assert(
			fc.property(drawn, (spec) => {
				const shown = showChart(frozen(spec) as never);
				expect(shown.spec).toBe(spec);
				expect(Object.keys(shown)).toEqual(["spec"]);
				expect(structuredClone(shown)).toEqual({ spec });
				expect(bundleOf(shown)).toEqual({
					"application/vnd.vegalite.v5+json": spec,
					"text/plain": inspect(shown),
				});
				expect(inspect(shown)).toBe(`Chart: ${spec.description}`);
			}),
		);
	});

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
