import assert from "node:assert/strict";
import type { Browser } from "playwright-core";

/** The policy is in force: what the page never does is refused, and noticed, when it is tried. */
export async function checkPolicy(browser: Browser, address: string): Promise<string> {
	const page = await browser.newPage();
	await page.goto(address);
	await page.waitForSelector("h1");
	const refused = await page.evaluate(async () => {
		const found: string[] = [];
		document.addEventListener("securitypolicyviolation", (event) => found.push(event.effectiveDirective));
		document.body.setAttribute("style", "color: red");
		await fetch("app.js").catch(() => found.push("fetch failed"));
		const image = document.createElement("img");
		image.src = "https://example.org/pixel.png";
		const script = document.createElement("script");
		try {
			script.text = "document.title = 'changed'";
			document.body.append(script);
		} catch {
			found.push("no text as script");
		}
		await new Promise((later) => setTimeout(later, 200));
		return [...new Set(found)].sort();
	});
	for (const directive of ["connect-src", "fetch failed", "img-src", "no text as script", "style-src-attr"])
		assert.ok(refused.includes(directive), `${directive} is not refused: ${refused.join(", ")}`);
	assert.notEqual(await page.title(), "changed");
	await page.close();
	return `${address.split(":")[0]}: the policy refuses inline style and script, images and data from elsewhere`;
}
