import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { PageData } from "./page-data.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Nothing but the page's own files, no inline script or style, no text that is made into markup. */
export const contentSecurityPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"base-uri 'none'",
	"form-action 'none'",
	"require-trusted-types-for 'script'",
].join("; ");

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** JSON that no parser of HTML can take for anything else. */
const embedded = (data: PageData) =>
	JSON.stringify(data)
		.replace(/</g, "\\u003c")
		.replace(/\u2028/g, "\\u2028")
		.replace(/\u2029/g, "\\u2029");

export function pageOf(data: PageData): string {
	return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(data.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<script type="application/json" id="data">${embedded(data)}</script>
<script src="app.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<div id="page" class="wide">
<p class="notice">The figures are being worked out.</p>
<noscript><p class="notice">That is done in the browser and needs JavaScript.</p></noscript>
</div>
</body>
</html>
`;
}

/** Writes the page: a document with its data, a style sheet, and one script that holds the built library. */
export async function writeDashboard(data: PageData, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	// A plain script and not a module: browsers refuse modules to a page that is opened as a file.
	await build({
		entryPoints: [here("page/app.ts")],
		outfile: join(folder, "app.js"),
		bundle: true,
		minify: true,
		format: "iife",
		target: "es2022",
		platform: "browser",
		legalComments: "none",
		logLevel: "error",
	});
	copyFileSync(here("page/style.css"), join(folder, "style.css"));
	writeFileSync(join(folder, "index.html"), pageOf(data));
}
