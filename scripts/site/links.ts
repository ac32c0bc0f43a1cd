/**
 * Links that lead nowhere, in Markdown pages and in the built site: a relative link must lead to a file, and what follows
 * its # to a heading or an id of that file. Nothing is fetched: of an address elsewhere only the form is looked at.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The pages of the sources: those of the root folder and of docs. */
export function markdownPages(root: string): readonly string[] {
	const docs = filesUnder(join(root, "docs"), ".md");
	return [...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((name) => join(root, name)), ...docs];
}

/** Links of Markdown pages that lead nowhere, as sentences. */
export function brokenInMarkdown(root: string, files: readonly string[]): readonly string[] {
	const anchors = remember((file) => (file.endsWith(".md") ? headingsOf(read(file)) : new Set<string>()));
	return files.flatMap((file) => broken(root, file, linksOfMarkdown(read(file)), anchors));
}

/** Links of the pages of a built site that lead nowhere, as sentences. */
export function brokenInSite(root: string): readonly string[] {
	const anchors = remember((file) => attributesOf(read(file), /\s(?:id|name)="([^"]*)"/g));
	return filesUnder(root, ".html").flatMap((file) =>
		broken(root, file, [...attributesOf(read(file), /\s(?:href|src)="([^"]*)"/g)], anchors),
	);
}

/** The links of one page that lead nowhere. */
function broken(
	root: string,
	file: string,
	links: readonly string[],
	anchors: (file: string) => ReadonlySet<string>,
): readonly string[] {
	return links.flatMap((link) => {
		const fault = faultOf(root, file, link, anchors);
		return fault === null ? [] : [`${relative(root, file)}: ${link} ${fault}`];
	});
}

function faultOf(
	root: string,
	file: string,
	link: string,
	anchors: (file: string) => ReadonlySet<string>,
): string | null {
	if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return wellFormed(link) ? null : "is no address";
	const [path = "", anchor = ""] = link.split("#").map(decodeURIComponent);
	const target = path === "" ? file : resolve(dirname(file), path);
	if (relative(root, target).startsWith("..")) return "leads out of the folder";
	if (!existsSync(target) || !statSync(target).isFile()) return "leads to no file";
	return anchor === "" || anchors(target).has(anchor) ? null : "leads to no heading";
}

function wellFormed(link: string): boolean {
	return link.startsWith("data:") || (/^(https?|mailto):/.test(link) && URL.canParse(link));
}

function linksOfMarkdown(text: string): readonly string[] {
	return [...withoutCode(text).matchAll(/\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g)].map(
		([, link = ""]) => link,
	);
}

/** The anchors that a page of Markdown gets: its headings in small letters without marks, numbered where they recur. */
function headingsOf(text: string): ReadonlySet<string> {
	const seen = new Map<string, number>();
	const blocks = text.replace(/^```[\s\S]*?^```/gm, "");
	return new Set(
		[...blocks.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => {
			const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
			const slug = words.replace(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-");
			const times = seen.get(slug) ?? 0;
			seen.set(slug, times + 1);
			return times === 0 ? slug : `${slug}-${times}`;
		}),
	);
}

function withoutCode(text: string): string {
	return text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}

function attributesOf(text: string, pattern: RegExp): ReadonlySet<string> {
	return new Set([...text.matchAll(pattern)].map(([, value = ""]) => value.replaceAll("&amp;", "&")));
}

function remember(anchorsOf: (file: string) => ReadonlySet<string>): (file: string) => ReadonlySet<string> {
	const known = new Map<string, ReadonlySet<string>>();
	return (file) => {
		const found = known.get(file) ?? anchorsOf(file);
		known.set(file, found);
		return found;
	};
}

function read(file: string): string {
	return readFileSync(file, "utf8");
}

function filesUnder(folder: string, ending: string): readonly string[] {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((name) => name.endsWith(ending))
		.sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const root = fileURLToPath(new URL("../..", import.meta.url));
	const site = join(root, "site");
	const pages = markdownPages(root);
	const found = [...brokenInMarkdown(root, pages), ...brokenInSite(site)];
	if (found.length > 0) {
		console.error(found.join("\n"));
		process.exitCode = 1;
	} else console.log(`Every link leads somewhere: ${pages.length} pages, and the site made of them.`);
}
