import assert from "node:assert/strict";
import type { PageData } from "../../examples/dashboard/page-data.ts";
import { hashOf, type Watched } from "./open.ts";

/** On paper there are figures and no controls, and nothing is folded away. */
export async function checkPrint({ page, go }: Watched, _data: PageData): Promise<string> {
	await go(hashOf("Leicestershire", "indicator", "Vehicle offences"));
	await page.emulateMedia({ media: "print" });
	await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
	for (const selector of [".controls", ".menu", ".skip", "footer", "#trend-keys"])
		assert.equal(await page.$eval(selector, (one) => one.checkVisibility()), false, `${selector} is printed`);
	for (const selector of ["h1", ".key-figures", ".trend", ".bars", "tr[data-period]"])
		assert.equal(
			await page.$eval(selector, (one) => one.checkVisibility()),
			true,
			`${selector} is not printed`,
		);
	const paper = await page.pdf({ format: "A4" });
	assert.ok(paper.length > 10_000);
	await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
	assert.equal(await page.$eval("main details", (one) => (one as HTMLDetailsElement).open), false);
	return "the print style hides the controls and unfolds the tables";
}
