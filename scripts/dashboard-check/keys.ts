import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { PageData } from "../../examples/dashboard/page-data.ts";
import { hashOf, type Watched } from "./open.ts";

const interactive = "a[href], button, select, summary, [tabindex='0']";

/** Presses Tab until the element is reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let press = 0; press < 200; press++) {
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
		await page.keyboard.press("Tab");
	}
	assert.fail(`Tab does not reach ${selector}`);
}

/** Every control is reached by Tab, shows that it is, and works by key. */
export async function checkKeys({ page, go }: Watched, { areas, definitions }: PageData): Promise<string> {
	let reached = 0;
	for (const hash of [
		hashOf("Leicestershire", "summary"),
		hashOf("Leicestershire", "indicator", "Burglary"),
	]) {
		await go(hash);
		await page.reload();
		await page.waitForSelector("h1");
		if (hash.includes("indicator")) await page.waitForSelector(".trend .column");
		const all = await page.$$eval(interactive, (found) => {
			const seen = found.filter((one) => one.checkVisibility());
			for (const [index, one] of seen.entries()) one.setAttribute("data-tab", String(index));
			return seen.length;
		});
		const visited = new Set<string>();
		for (let press = 0; press < all; press++) {
			await page.keyboard.press("Tab");
			const [tab, marked] = await page.evaluate(() => {
				const one = document.activeElement;
				const style = one === null ? null : getComputedStyle(one);
				return [
					one?.getAttribute("data-tab") ?? "",
					style?.outlineStyle === "solid" || style?.strokeWidth === "2px",
				];
			});
			assert.ok(marked, `control ${tab} does not show that it has the focus`);
			visited.add(tab);
		}
		assert.equal(visited.size, all);
		reached += all;
	}
	await page.reload();
	await page.waitForSelector("h1");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
	assert.equal(await page.$eval("h1", (one) => one.textContent), "LeicestershireBurglary");

	await page.reload();
	await page.waitForSelector("h1");
	await tabTo(page, "#area");
	await page.keyboard.type(areas[3]?.id ?? "");
	await page.waitForFunction(
		(name) => document.querySelector("h1")?.textContent === `${name}Burglary`,
		areas[3]?.id,
	);
	assert.equal(await page.evaluate(() => document.activeElement?.id), "area");
	assert.equal(await page.$eval("[role=status]", (one) => one.textContent), `Burglary, ${areas[3]?.id}`);

	const { category = "", id = "", name = "" } = definitions[4] ?? {};
	await tabTo(page, `nav a[href="${hashOf(areas[3]?.id ?? "", "category", category)}"]`);
	await page.keyboard.press("Enter");
	await page.waitForFunction((name) => document.querySelector("h1")?.textContent?.endsWith(name), category);
	assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
	await tabTo(page, `main a[href="${hashOf(areas[3]?.id ?? "", "indicator", id)}"]`);
	await page.keyboard.press("Enter");
	await page.waitForFunction((name) => document.querySelector("h1")?.textContent?.endsWith(name), name);
	await page.goBack();
	await page.waitForFunction((name) => document.querySelector("h1")?.textContent?.endsWith(name), category);
	return `${reached} controls are reached by Tab and marked; area, category and indicator are chosen by key`;
}
