import assert from "node:assert/strict";
import type { PageData } from "../../examples/dashboard/page-data.ts";
import { hashOf, type Watched } from "./open.ts";

/** Pointing at a quarter, and moving to it by keys, shows its numbers: those of the table below. */
export async function checkPointing({ page, go }: Watched, { definitions }: PageData): Promise<string> {
	let shown = 0;
	for (const { id } of definitions) {
		await go(hashOf("Leicestershire", "indicator", id));
		await page.waitForSelector(".trend .column");
		const table = await page.$$eval("main tr[data-period]", (rows) =>
			rows.map((row) => [
				row.querySelector("th")?.textContent ?? "",
				...[...row.querySelectorAll("td")].map((cell) => cell.lastChild?.textContent ?? ""),
			]),
		);
		const readout = () => page.$eval(".readout", (one) => one.textContent ?? "");
		const holds = async (index: number, how: string) => {
			const text = await readout();
			for (const part of table[index] ?? ["no such row"])
				assert.ok(text.includes(part), `${id} by ${how}: ${part} in ${text}`);
			shown++;
		};
		const columns = page.locator(".trend .column");
		assert.equal(await columns.count(), table.length);
		await holds(table.length - 1, "default");
		for (let index = 0; index < table.length; index++) {
			await columns.nth(index).hover();
			await holds(index, "pointer");
		}
		await page.mouse.move(0, 0);
		await holds(table.length - 1, "leaving");
		await columns.nth(table.length - 1).focus();
		await page.keyboard.press("Home");
		for (let index = 0; index < table.length; index++) {
			await holds(index, "key");
			const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
			for (const part of table[index] ?? []) assert.ok(label.includes(part), `${id}: ${part} in ${label}`);
			await page.keyboard.press("ArrowRight");
		}
		await page.keyboard.press("End");
		await holds(table.length - 1, "End");
	}
	return `${shown} times a quarter was pointed at or focused and showed its numbers`;
}
