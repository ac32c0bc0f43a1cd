import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { hashOf, openPage } from "./open.ts";
import { serve } from "./serve.ts";

const areas = [
	"<img src=x onerror=alert(1)>",
	"__proto__",
	"constructor",
	'" onmouseover="alert(2)',
	"</script><script>alert(3)</script>",
	"Plain/100%?#",
];
const indicators = ["<b>Bold</b> crime", "__proto__", "javascript:alert(4)"];

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Names from a user's files are text on the page, whatever they look like; the command makes the page from the files. */
export async function checkHostile(browser: Browser): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), "hostile-"));
	const months = ["2018", "2019"].flatMap((year) =>
		Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`),
	);
	const rows = areas.flatMap((area, at) =>
		indicators.flatMap((indicator) =>
			months.map((month, index) => [month, quoted(area), quoted(indicator), 20 + at + (index % 7)].join(",")),
		),
	);
	writeFileSync(join(folder, "figures.csv"), ["month,district,crime_type,count", ...rows].join("\n"));
	writeFileSync(
		join(folder, "people.csv"),
		["area_name,mid_year,population", ...areas.map((area) => `${quoted(area)},2018,50000`)].join("\n"),
	);
	const out = join(folder, "out");
	const files = [join(folder, "figures.csv"), join(folder, "people.csv")];
	const made = spawnSync("npx", ["tsx", "examples/dashboard.ts", ...files, "--out", out], {
		encoding: "utf8",
	});
	assert.equal(made.status, 0, made.stderr);
	assert.equal(readFileSync(join(out, "index.html"), "utf8").match(/<script/g)?.length, 2);
	const server = await serve(out);
	try {
		const watched = await openPage(browser, server.address);
		const { page, go, done } = watched;
		assert.deepEqual(await page.$$eval("option", (all) => all.map((one) => one.textContent)), areas);
		for (const area of areas) {
			await page.selectOption("#area", area);
			await page.waitForFunction((name) => document.querySelector("h1 .caption")?.textContent === name, area);
			const names = await page.$$eval("main tr[data-indicator] th a", (all) =>
				all.map((one) => one.textContent),
			);
			assert.deepEqual(names, indicators);
			for (const indicator of indicators) {
				await go(hashOf(area, "indicator", indicator));
				await page.waitForSelector(".trend .column");
				assert.equal(await page.$eval("h1", (one) => one.lastChild?.textContent), indicator);
				assert.equal(await page.$$eval(".bars tr[data-area]", (all) => all.length), areas.length);
			}
			await go(hashOf(area, "summary"));
		}
		assert.equal(await page.$$eval("img, main b, body script", (all) => all.length), 0);
		await page.evaluate(() => {
			location.hash = "#/%E0%A4%A/summary";
		});
		await page.waitForFunction(
			(first) => document.querySelector("h1 .caption")?.textContent === first,
			areas[0],
		);
		await done();
	} finally {
		server.close();
		rmSync(folder, { recursive: true, force: true });
	}
	return `${areas.length} hostile names of areas and ${indicators.length} of indicators are shown as text`;
}
