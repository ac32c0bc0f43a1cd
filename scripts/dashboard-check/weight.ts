import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { openPage } from "./open.ts";

/** What the page weighs, and how long it takes to be there: the median of nine openings. */
export async function measure(browser: Browser, address: string, folder: string): Promise<string> {
	const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
	const kilobytes = (bytes: number) => `${String(Math.round(bytes / 1000))} kB`;
	const plain = files.reduce((sum, file) => sum + file.length, 0);
	const packed = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
	const times: number[] = [];
	const paints: number[] = [];
	for (let run = 0; run < 9; run++) {
		const { page, done } = await openPage(browser, address);
		times.push(await page.evaluate(() => performance.getEntriesByName("shown")[0]?.startTime ?? Number.NaN));
		paints.push(
			await page.evaluate(
				() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
			),
		);
		await done();
	}
	const median = (all: readonly number[]) =>
		`${String(Math.round([...all].sort((a, b) => a - b)[4] ?? Number.NaN))} ms`;
	return `${kilobytes(plain)} in ${files.length} files, ${kilobytes(packed)} gzipped; first paint after ${median(paints)}, figures after ${median(times)}`;
}
