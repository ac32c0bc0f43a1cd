/**
 * Runs the example of web workers in a real browser, from the built package, and holds its answer against Node's. The
 * server sends the headers that isolate a page across origins, without which there is no shared memory. CHROMIUM names
 * another browser than `/usr/bin/chromium`.
 */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { judgeAreas } from "../examples/panel-workers/job.mjs";
import { madePanel } from "../examples/panel-workers/made-panel.mjs";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
if (!existsSync(executablePath))
	throw new Error(`Cannot check the workers: there is no browser at ${executablePath}`);
const example = (name) => fileURLToPath(new URL(`../examples/panel-workers/${name}`, import.meta.url));
const bundled = await build({
	entryPoints: [example("web.mjs"), example("web-worker.mjs")],
	bundle: true,
	format: "esm",
	outdir: "/",
	write: false,
	logLevel: "error",
});
const files = new Map(bundled.outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, "/"), text]));
files.set("/", "<!doctype html><title>Two web workers</title><body><script type=module src=web.js></script>");
const server = createServer(({ url }, response) => {
	const text = files.get(url);
	response.writeHead(text === undefined ? 404 : 200, {
		"Content-Type": url === "/" ? "text/html" : "text/javascript",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Embedder-Policy": "require-corp",
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; worker-src 'self'",
	});
	response.end(text);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
	const page = await browser.newPage();
	const problems = [];
	page.on("pageerror", (error) => problems.push(error.message));
	await page.goto(`http://127.0.0.1:${server.address().port}/`);
	await page.waitForFunction(() => "panelWorkers" in globalThis);
	const areas = 500;
	const { together, alone, pValues } = await page.evaluate(
		(number) => globalThis.panelWorkers(number),
		areas,
	);
	if (problems.length > 0) throw new Error(problems.join("\n"));
	if (together !== alone) throw new Error(`the answers differ: two workers ${together}, the page ${alone}`);
	// The exponential and the logarithm of two engines may differ in the last bit.
	const here = judgeAreas(madePanel(areas), 0, areas).pValues;
	const furthest = here.reduce((most, p, at) => Math.max(most, Math.abs(pValues[at] - p) / p), 0);
	if (here.length !== pValues.length || !(furthest < 1e-12))
		throw new Error(`the page and Node differ by ${furthest}`);
	console.log(`Two web workers and the page judged ${areas} areas alike, to the last bit, and as Node does.`);
} finally {
	await browser.close();
	server.close();
}
