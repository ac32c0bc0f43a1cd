/**
 * Opens the site in a real browser, every kind of page at the width of a phone and of a desk: axe finds nothing in the
 * light and in the dark, nothing is wider than the screen, nothing is fetched from elsewhere, and the search finds what
 * it should. Run it with `npm run check-site` after `npm run docs`; CHROMIUM names another browser than
 * `/usr/bin/chromium`. Pictures of the pages go to `site-pictures/`.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { violationsOf } from "./dashboard-check/axe.ts";
import { serve } from "./dashboard-check/serve.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const site = fileURLToPath(new URL("../site/", import.meta.url));
const pictures = fileURLToPath(new URL("../site-pictures/", import.meta.url));
/** A part of the name of the pages to look at; all of them where it is absent. */
const only = process.argv[2] ?? "";
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };

const namesIn = (folder: string) => readdirSync(join(site, folder)).map((name) => `${folder}/${name}`);

/** One page of every kind, and the one that has every part of a reference page. */
const kinds = [
	"index.html",
	"documents/docs_pictures.html",
	"modules/direction-of-travel.html",
	"functions/direction-of-travel.rollingTotals.html",
	...["interfaces", "types", "variables"].flatMap((folder) => namesIn(folder).slice(0, 1)),
];

/** One function of every entry point, by the name of the file before its dot. */
const functions = new Map(namesIn("functions").map((name) => [name.split(".")[0], name])).values();

/** Every page that we wrote, the page of every entry point and that of one of its functions. */
const pages = [
	...new Set([...kinds, "modules.html", ...namesIn("documents"), ...namesIn("modules"), ...functions]),
];

async function look(page: Page, name: string, size: keyof typeof sizes, scheme: string): Promise<string[]> {
	await page.goto(server.address + name);
	await page.waitForFunction(() => document.querySelector("#tsd-nav-container li") !== null);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	const found = [...(await violationsOf(page))];
	if (overflow > 0) found.push(`is ${overflow} pixels too wide`);
	if (scheme === "light")
		await page.screenshot({ path: join(pictures, `${size}-${name.replaceAll("/", "-")}.png`) });
	return found.map((fault) => `${name}, ${size}, ${scheme}: ${fault}`);
}

/** What a reader may ask, and the page or function that must be among the first five answers. */
const asked = {
	"missing month": "Rolling 12 months",
	"compare two years": "Direction of travel",
	"confidence interval": "Rates, proportions and means",
	levelling: "detectLevellingOff",
};

async function checkSearch(page: Page): Promise<readonly string[]> {
	await page.goto(server.address);
	await page.keyboard.press("/");
	await page.fill("#tsd-search-input", "rolling");
	const wanted = page.locator("#tsd-search-results a", { hasText: "rollingTotals" }).first();
	await wanted.waitFor();
	await page.screenshot({ path: join(pictures, "search.png") });
	const found = await violationsOf(page);
	for (const [question, answer] of Object.entries(asked)) {
		await page.fill("#tsd-search-input", question);
		await page.locator("#tsd-search-results a", { hasText: answer }).first().waitFor();
		const first = (await page.locator("#tsd-search-results li").allInnerTexts()).slice(0, 5);
		assert.ok(
			first.some((text) => text.includes(answer)),
			`${question}: ${answer} is not among ${first.join(", ")}`,
		);
	}
	await page.fill("#tsd-search-input", "rolling");
	await wanted.click();
	await page.waitForURL(/rollingTotals\.html$/);
	assert.equal(await page.locator("h1").first().innerText(), "Function rollingTotals");
	return found.map((fault) => `the search: ${fault}`);
}

async function checkAll(browser: Browser): Promise<void> {
	const faults: string[] = [];
	let views = 0;
	for (const scheme of ["light", "dark"] as const)
		for (const [size, viewport] of Object.entries(sizes)) {
			const context = await browser.newContext({ viewport, colorScheme: scheme });
			const page = await context.newPage();
			page.on("pageerror", (error) => faults.push(error.message));
			page.on("console", (message) => {
				if (message.type() === "error") faults.push(message.text());
			});
			page.on("request", (request) => {
				if (!request.url().startsWith(server.address) && !request.url().startsWith("data:"))
					faults.push(`asks for ${request.url()}`);
			});
			for (const name of (scheme === "light" ? pages : kinds).filter((one) => one.includes(only))) {
				faults.push(...(await look(page, name, size as keyof typeof sizes, scheme)));
				views++;
			}
			faults.push(...(await checkSearch(page)));
			await context.close();
		}
	assert.equal(faults.length, 0, faults.join("\n"));
	console.log(`${views} views hold, at two widths, in the light and in the dark; the search finds.`);
}

if (!existsSync(executablePath))
	throw new Error(`Cannot check the site: there is no browser at ${executablePath}`);
mkdirSync(pictures, { recursive: true });
const server = await serve(site);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
	await checkAll(browser);
} finally {
	await browser.close();
	server.close();
}
