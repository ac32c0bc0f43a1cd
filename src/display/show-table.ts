import { checkList, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { escapeHtml, showing } from "./display-methods.ts";

/** What a table shows. @since 0.1.0 */
export interface ShowTableOptions {
	/** The columns, in order: fields of the rows. Default every field of the first row. */
	readonly columns?: readonly string[];
	/** Headings in place of the names of the fields. Default none. */
	readonly headings?: Readonly<Record<string, string>>;
	/** A caption above the table. Default none. */
	readonly caption?: string;
	/** What stands for null. Default a dash. */
	readonly missing?: string;
}

/** Rows that show themselves as a table. @since 0.1.0 */
export interface ShownTable {
	/** The rows, as they were given. */
	readonly rows: readonly object[];
}

const doing = "show the table";

/**
 * Rows that show themselves: as a table in a Deno notebook, and as text in a REPL of Node, Deno or Bun.
 *
 * The answer is plain data (`rows`) with two methods that neither JSON nor copies see. Text is escaped in HTML and in
 * Markdown; numbers stand as they are: print them with `roundExact` first, or take the printed fields of the rows of
 * `direction-of-travel/chart`. A field that is null or missing is a dash, never a nought. No rows are a caption and no table.
 *
 * @param rows - records with the same fields
 * @param options - columns, headings, caption, and what stands for null
 * @returns the rows, as a record that shows itself
 * @throws TypeError when `rows` is no list of records, `columns` no list of texts, or another option not what it must be
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { inspect } from "node:util";
 * import { showTable } from "direction-of-travel/display";
 *
 * const table = showTable([{ area: "Blaby", rate: "4.8" }, { area: "Oadby", rate: null }], {
 * 	headings: { area: "Area", rate: "Per 1,000" },
 * });
 * assert.equal(inspect(table), "Area   Per 1,000\nBlaby  4.8\nOadby  –");
 * assert.equal(JSON.stringify(table), '{"rows":[{"area":"Blaby","rate":"4.8"},{"area":"Oadby","rate":null}]}');
 * ```
 * @since 0.1.0
 */
export function showTable(rows: readonly object[], options: ShowTableOptions = {}): ShownTable {
	for (const row of checkList(doing, "rows", rows))
		if (typeof row !== "object" || row === null)
			throw argumentError(TypeError, "wrong-type", doing, "rows must be records", row);
	const {
		columns = Object.keys(rows[0] ?? {}),
		headings = {},
		caption,
		missing = "–",
	} = checkOptions(doing, options, ["columns", "headings", "caption", "missing"]);
	for (const column of checkList(doing, "columns", columns)) checkText("columns", column);
	if (typeof headings !== "object" || headings === null)
		throw argumentError(TypeError, "wrong-type", doing, "headings must be an object", headings);
	if (caption !== undefined) checkText("caption", caption);
	checkText("missing", missing);
	const heads = columns.map((column) =>
		Object.hasOwn(headings, column) ? String(headings[column]) : column,
	);
	const lines = rows.map((row) =>
		columns.map((column) => {
			const value = Object.hasOwn(row, column) ? (row as Readonly<Record<string, unknown>>)[column] : null;
			return value === null || value === undefined ? missing : String(value);
		}),
	);
	return showing(
		{ rows },
		() => ({
			"text/plain": asText(heads, lines, caption),
			"text/markdown": asMarkdown(heads, lines, caption),
			"text/html": asHtml(heads, lines, caption),
		}),
		() => asText(heads, lines, caption),
	);
}

function checkText(name: string, value: unknown): void {
	if (typeof value !== "string")
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be text`, value);
}

function asText(heads: readonly string[], lines: readonly (readonly string[])[], caption?: string): string {
	const widths = heads.map((head, place) =>
		lines.reduce((widest, line) => Math.max(widest, line[place]?.length ?? 0), head.length),
	);
	const print = (cells: readonly string[]) =>
		cells
			.map((cell, place) => cell.replace(/[\r\n]+/g, " ").padEnd(widths[place] ?? 0))
			.join("  ")
			.trimEnd();
	const table = lines.length === 0 ? [] : [print(heads), ...lines.map(print)];
	return [...(caption === undefined ? [] : [caption]), ...table].join("\n");
}

const cellMarkdown = (text: string) =>
	text.replace(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`).replace(/[\r\n]+/g, " ");

function asMarkdown(
	heads: readonly string[],
	lines: readonly (readonly string[])[],
	caption?: string,
): string {
	const print = (cells: readonly string[]) => `| ${cells.map(cellMarkdown).join(" | ")} |`;
	const table =
		lines.length === 0
			? []
			: [print(heads), `| ${heads.map(() => "---").join(" | ")} |`, ...lines.map(print)];
	return [...(caption === undefined ? [] : [cellMarkdown(caption), ""]), ...table].join("\n");
}

function asHtml(heads: readonly string[], lines: readonly (readonly string[])[], caption?: string): string {
	const title = caption === undefined ? "" : `<caption>${escapeHtml(caption)}</caption>`;
	const top = heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("");
	const body = lines
		.map(
			([first = "", ...rest]) =>
				`<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
		)
		.join("");
	return lines.length === 0
		? `<p>${escapeHtml(caption ?? "No rows")}</p>`
		: `<table>${title}<thead><tr>${top}</tr></thead><tbody>${body}</tbody></table>`;
}
