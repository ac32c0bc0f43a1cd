import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { brokenInMarkdown, brokenInSite, markdownPages } from "../scripts/site/links.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "links-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): string {
	const file = join(folder, name);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
	return file;
}

describe("the links of the pages", () => {
	it("lead somewhere", () => {
		const pages = markdownPages(root);
		expect(pages.length).toBeGreaterThan(15);
		expect(brokenInMarkdown(root, pages)).toEqual([]);
	});

	it("would be noticed where they lead nowhere", () => {
		put(
			"docs/other.md",
			"# Rates, proportions & means\n\n## Twice\n\n## Twice\n\n```sh\n# no heading\n```\n",
		);
		const page = put(
			"page.md",
			[
				"# Page",
				"[a](docs/other.md) [b](docs/other.md#rates-proportions--means) [c](docs/other.md#twice-1) [d](#page)",
				"[e](https://example.org/a(b)) `[code](nowhere.md)` ![picture](docs/missing.svg)",
				"[f](docs/gone.md) [g](docs/other.md#no-heading) [h](#nothing) [i](../outside.md) [j](docs) [k](ftp:x)",
			].join("\n"),
		);
		expect(brokenInMarkdown(folder, [page])).toEqual([
			"page.md: docs/missing.svg leads to no file",
			"page.md: docs/gone.md leads to no file",
			"page.md: docs/other.md#no-heading leads to no heading",
			"page.md: #nothing leads to no heading",
			"page.md: ../outside.md leads out of the folder",
			"page.md: docs leads to no file",
			"page.md: ftp:x is no address",
		]);
	});

	it("would be noticed in a built site", () => {
		put("site/assets/icons.svg", '<svg><g id="icon"></g></svg>');
		put("site/b.html", '<h1 id="top">B</h1><a name="old"></a>');
		put(
			"site/a.html",
			'<a href="b.html#top"></a><a href="b.html#old"></a><use href="assets/icons.svg#icon"/><a href="#"></a>' +
				'<img src="media/none.svg"/><a href="b.html#bottom"></a><a href="#a&amp;b"></a><use href="assets/icons.svg#x"/>',
		);
		expect(brokenInSite(join(folder, "site"))).toEqual([
			"a.html: media/none.svg leads to no file",
			"a.html: b.html#bottom leads to no heading",
			"a.html: #a&b leads to no heading",
			"a.html: assets/icons.svg#x leads to no heading",
		]);
	});
});
