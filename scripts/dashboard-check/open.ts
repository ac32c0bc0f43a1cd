import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";

/** A page that is watched: what it asks for, what it complains of. */
export interface Watched {
	readonly page: Page;
	/** Goes to an address within the page, and waits for its heading. */
	readonly go: (hash: string) => Promise<void>;
	/** Fails where anything was complained of or fetched from elsewhere, and closes the page. */
	readonly done: () => Promise<void>;
}

export async function openPage(
	browser: Browser,
	address: string,
	size = { width: 1280, height: 900 },
): Promise<Watched> {
	const context = await browser.newContext({ viewport: size });
	const page = await context.newPage();
	const complaints: string[] = [];
	const asked: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
	});
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("dialog", async (dialog) => {
		complaints.push(`dialog: ${dialog.message()}`);
		await dialog.dismiss();
	});
	page.on("request", (request) => asked.push(request.url()));
	await page.addInitScript(() => {
		document.addEventListener("securitypolicyviolation", (event) =>
			console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
		);
	});
	await page.goto(address);
	await page.waitForSelector("h1");
	const own = new URL(".", address).href;
	const files = ["", "index.html", "style.css", "app.js"].map((name) => own + name);
	return {
		page,
		go: async (hash) => {
			await page.evaluate((to) => {
				location.hash = to;
			}, hash);
			await page.waitForFunction(
				(to) => document.querySelector(`nav a[aria-current="page"]`)?.getAttribute("href") === to,
				hash,
			);
		},
		done: async () => {
			assert.deepEqual(complaints, []);
			const elsewhere = asked.filter(
				(url) => !files.includes(url.replace(/[#?].*$/, "")) && url !== "data:,",
			);
			assert.deepEqual(elsewhere, []);
			await context.close();
		},
	};
}

/** The address of a place, made here and not by the page. */
export function hashOf(...parts: readonly string[]): string {
	return `#/${parts.map((part) => encodeURIComponent(part)).join("/")}`;
}
