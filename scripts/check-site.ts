/**
 * Opens the site in a real browser, page after page at the width of a phone and of a desk, in the light and in the dark: axe
 * finds nothing, nor in the menu that a phone opens, nothing is wider than the screen, nothing is fetched from elsewhere, and
 * the search finds what it should. Run it with `npm run check-site` after `npm run docs`; CHROMIUM names another browser than
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

/** A page whose menu has both the site and what is on the page: a function that links to pages and has options. */
const withMenu = "functions/direction-of-travel.rollingTotals.html";

/** One function of every entry point, by the name of the file before its dot. */
const functions = new Map(namesIn("functions").map((name) => [name.split(".")[0], name])).values();

/** Every page that we wrote, the page of every entry point and of one of its functions, and one of every other kind. */
const pages = [
	...new Set([
		"index.html",
		"modules.html",
		withMenu,
		...namesIn("documents"),
		...namesIn("modules"),
		...functions,
		...["interfaces", "types", "variables"].flatMap((folder) => namesIn(folder).slice(0, 1)),
	]),
];

async function open(page: Page, name: string): Promise<void> {
	await page.goto(server.address + name);
	await page.waitForFunction(() => document.querySelector("#tsd-nav-container li") !== null);
}

async function look(page: Page, name: string, size: keyof typeof sizes, scheme: string): Promise<string[]> {
	await open(page, name);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	const found = [...(await violationsOf(page))];
	if (overflow > 0) found.push(`is ${overflow} pixels too wide`);
	if (scheme === "light")
		await page.screenshot({ path: join(pictures, `${size}-${name.replaceAll("/", "-")}.png`) });
	return found.map((fault) => `${name}, ${size}, ${scheme}: ${fault}`);
}

/** On a phone the navigation is a menu, which lies over the page once it is opened, by a finger or by keys. */
async function checkMenu(page: Page, scheme: string): Promise<readonly string[]> {
	await open(page, withMenu);
	const navigation = page.locator("#tsd-nav-container");
	assert.ok(await navigation.isHidden(), "The menu is open before it is asked for");
	await page.focus("#tsd-toolbar-menu-trigger");
	await page.keyboard.press("Enter");
	await page.locator("html.has-menu:not(.to-has-menu)").waitFor();
	const within = await page.evaluate(() => document.activeElement?.closest(".col-sidebar") !== null);
	assert.ok(within && (await navigation.isVisible()), "The menu does not open by keys");
	await page.keyboard.press("Escape");
	await page.locator("html:not(.has-menu):not(.from-has-menu)").waitFor();
	assert.ok(await navigation.isHidden(), "The menu does not close by keys");
	await page.click("#tsd-toolbar-menu-trigger");
	// Half open, it is as faint as its movement makes it.
	await page.locator("html.has-menu:not(.to-has-menu)").waitFor();
	assert.ok(await navigation.isVisible(), "The menu does not open");
	await page.screenshot({ path: join(pictures, `menu-${scheme}.png`) });
	return (await violationsOf(page)).map((fault) => `the menu, ${scheme}: ${fault}`);
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
			for (const name of pages.filter((one) => one.includes(only))) {
				faults.push(...(await look(page, name, size as keyof typeof sizes, scheme)));
				views++;
			}
			if (size === "phone") faults.push(...(await checkMenu(page, scheme)));
			faults.push(...(await checkSearch(page)));
			await context.close();
		}
	assert.equal(faults.length, 0, faults.join("\n"));
	console.log(
		`${views} views hold, at two widths, in the light and in the dark; the menu of a phone opens by finger and by keys, the search finds.`,
	);
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
