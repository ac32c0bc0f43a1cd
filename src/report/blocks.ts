/** A table of a report. */
export interface TableBlock {
	readonly kind: "table";
	readonly caption: string;
	readonly columns: readonly string[];
	/** How many of the first columns name the row. */
	readonly headers: number;
	readonly rows: readonly (readonly string[])[];
}

/** A piece of a report, in plain text. */
export type Block =
	| { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
	| { readonly kind: "paragraph"; readonly text: string }
	| { readonly kind: "list"; readonly items: readonly string[] }
	| TableBlock;

/** The blocks as Markdown with tables. Text stays text: nothing in it is read as Markdown or HTML. */
export function asMarkdown(blocks: readonly Block[]): string {
	return `${blocks.map(markdownOf).join("\n\n")}\n`;
}

function markdownOf(block: Block): string {
	switch (block.kind) {
		case "heading":
			return `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`;
		case "paragraph":
			return startOfLine(escapeMarkdown(block.text));
		case "list":
			return block.items.map((item) => `- ${startOfLine(escapeMarkdown(item))}`).join("\n");
		case "table": {
			const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
			const rule = `| ${block.columns.map(() => "---").join(" | ")} |`;
			return [`${escapeMarkdown(block.caption)}\n`, line(block.columns), rule, ...block.rows.map(line)].join(
				"\n",
			);
		}
	}
}

/** Text that Markdown shows as it stands. */
function escapeMarkdown(text: string): string {
	return text
		.replace(/\s+/g, " ")
		.trim()
		.replace(/[\\`*_{}[\]<>|#~&!$]/g, "\\$&")
		.replace(/(https?):\/\//gi, "$1\\://")
		.replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`);
}

/** Text that does not begin a list or a rule where it begins a line. */
function startOfLine(text: string): string {
	return text.replace(/^([-+=])/, "\\$1").replace(/^(\d+)([.)])(?= |$)/, "$1\\$2");
}

/** The blocks as an HTML document whose tables name their rows and columns, and can be scrolled where they are too wide. */
export function asHtml(title: string, blocks: readonly Block[], stylesheet: string | null): string {
	return [
		"<!doctype html>",
		'<html lang="en-GB">',
		"<head>",
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escapeHtml(title)}</title>`,
		...(stylesheet === null ? [] : [`<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`]),
		"</head>",
		"<body>",
		'<main class="report">',
		...blocks.map(htmlOf),
		"</main>",
		"</body>",
		"</html>",
		"",
	].join("\n");
}

function htmlOf(block: Block): string {
	switch (block.kind) {
		case "heading":
			return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
		case "paragraph":
			return `<p>${escapeHtml(block.text)}</p>`;
		case "list":
			return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}\n</ul>`;
		case "table": {
			const head = block.columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
			const rows = block.rows.map(
				(row) => `<tr>${row.map((text, index) => cellOf(text, index < block.headers)).join("")}</tr>`,
			);
			return [
				`<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(block.caption)}">`,
				"<table>",
				`<caption>${escapeHtml(block.caption)}</caption>`,
				`<thead>\n<tr>${head}</tr>\n</thead>`,
				`<tbody>\n${rows.join("\n")}\n</tbody>`,
				"</table>",
				"</div>",
			].join("\n");
		}
	}
}

function cellOf(text: string, isHeader: boolean): string {
	return isHeader ? `<th scope="row">${escapeHtml(text)}</th>` : `<td>${escapeHtml(text)}</td>`;
}

const entities = new Map([
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
	['"', "&quot;"],
	["'", "&#39;"],
]);

/** Text that HTML shows as it stands. */
function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? "");
}
