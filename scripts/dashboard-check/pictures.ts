import { join } from "node:path";
import type { Browser } from "playwright-core";
import { hashOf, openPage } from "./open.ts";

const places = [
	["summary", "Leicestershire", "summary"],
	["district-summary", "Denefield", "summary"],
	["category", "Leicestershire", "category", "Anti-social behaviour and satisfaction"],
	["vehicle", "Leicestershire", "indicator", "Vehicle offences"],
	["marac", "Leicestershire", "indicator", "MARAC repeat referrals"],
	["survey", "Ashdown", "indicator", "Feel safe after dark"],
	["entrants", "Denefield", "indicator", "First time entrants"],
] as const;

/** Pictures of the views, wide and narrow. */
export async function takePictures(browser: Browser, address: string, folder: string): Promise<void> {
	for (const [kind, width] of [["wide", 1280] as const, ["narrow", 375] as const]) {
		const { page, go, done } = await openPage(browser, address, { width, height: 900 });
		for (const [name, ...place] of places) {
			await go(hashOf(...place));
			await page.waitForTimeout(200);
			await page.screenshot({ path: join(folder, `${kind}-${name}.png`), fullPage: true });
		}
		await done();
	}
	const { page, go, done } = await openPage(browser, address);
	await go(hashOf("Leicestershire", "indicator", "Vehicle offences"));
	await page.locator(".trend .column").nth(7).focus();
	await page.screenshot({ path: join(folder, "focus.png"), fullPage: true });
	await page.emulateMedia({ media: "print" });
	await page.setViewportSize({ width: 718, height: 1000 });
	await page.screenshot({ path: join(folder, "print.png"), fullPage: true });
	await page.pdf({ path: join(folder, "print.pdf"), format: "A4" });
	await done();
}
