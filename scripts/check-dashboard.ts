/**
 * Opens the dashboard in a real browser and holds it against the library run here: every figure of every indicator and
 * area, keyboard, screen reader rules, print, security policy, hostile names. Run it with `npm run check-dashboard`;
 * CHROMIUM names another browser than `/usr/bin/chromium`, SCREENSHOTS a folder for pictures.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { gather } from "../examples/dashboard/gather.ts";
import { writeDashboard } from "../examples/dashboard/write.ts";
import { checkAccess } from "./dashboard-check/access.ts";
import { checkFigures } from "./dashboard-check/figures.ts";
import { checkHostile } from "./dashboard-check/hostile.ts";
import { checkKeys } from "./dashboard-check/keys.ts";
import { openPage } from "./dashboard-check/open.ts";
import { takePictures } from "./dashboard-check/pictures.ts";
import { checkPointing } from "./dashboard-check/pointing.ts";
import { checkPolicy } from "./dashboard-check/policy.ts";
import { checkPrint } from "./dashboard-check/print.ts";
import { checkReport } from "./dashboard-check/report.ts";
import { serve } from "./dashboard-check/serve.ts";
import { measure } from "./dashboard-check/weight.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const folder = mkdtempSync(join(tmpdir(), "dashboard-"));
const data = gather(null);

async function checkAll(browser: Browser, served: string): Promise<void> {
	const opened = pathToFileURL(join(folder, "index.html")).href;
	for (const address of [served, opened]) {
		const page = await openPage(browser, address);
		console.log(
			`${address.split(":")[0]}: ${await checkFigures(page, data)} figures are those of the library`,
		);
		await page.done();
		console.log(await checkPolicy(browser, address));
	}
	const steps = [checkReport, checkPointing, checkKeys, checkAccess, checkPrint];
	for (const step of steps) {
		const page = await openPage(browser, served);
		console.log(await step(page, data));
		await page.done();
	}
	console.log(await checkHostile(browser));
	console.log(await measure(browser, served, folder));
	const pictures = process.env["SCREENSHOTS"];
	if (pictures !== undefined) {
		mkdirSync(pictures, { recursive: true });
		await takePictures(browser, served, pictures);
	}
}

if (!existsSync(executablePath))
	throw new Error(`Cannot check the dashboard: there is no browser at ${executablePath}`);
await writeDashboard(data, folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const server = await serve(folder);
try {
	await checkAll(browser, server.address);
	console.log("The dashboard holds.");
} finally {
	await browser.close();
	server.close();
	rmSync(folder, { recursive: true, force: true });
}
