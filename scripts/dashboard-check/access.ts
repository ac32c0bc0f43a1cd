import assert from "node:assert/strict";
import type { PageData } from "../../examples/dashboard/page-data.ts";
import { violationsOf } from "./axe.ts";
import { hashOf, type Watched } from "./open.ts";

/** axe finds nothing, in every view of a county and a district, wide and narrow, folded and unfolded. */
export async function checkAccess({ page, go }: Watched, { definitions }: PageData): Promise<string> {
	const categories = [...new Set(definitions.map(({ category = "Other" }) => category))];
	let views = 0;
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 900 });
		for (const area of ["Leicestershire", "Denefield", "Region"]) {
			const places = [
				hashOf(area, "summary"),
				...categories.map((name) => hashOf(area, "category", name)),
				...definitions.map(({ id }) => hashOf(area, "indicator", id)),
			];
			for (const place of places) {
				await go(place);
				await page.$$eval("details", (all) => {
					for (const one of all) one.open = true;
				});
				const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				assert.ok(overflow <= 0, `${place} is ${overflow} pixels too wide at ${width}`);
				assert.deepEqual(await violationsOf(page), [], `${place} at ${width}`);
				views++;
			}
		}
	}
	return `axe finds nothing in ${views} views`;
}
