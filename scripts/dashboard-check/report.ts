import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { buildDashboard, type Dashboard } from "direction-of-travel/report";
import { optionsOf, type PageData, unpackSeries } from "../../examples/dashboard/page-data.ts";
import { cellOf } from "./figures.ts";
import { hashOf, type Watched } from "./open.ts";

/** The county prints as the report does, and the counts behind it are those of the file, added up without the library. */
export async function checkReport(watched: Watched, data: PageData): Promise<string> {
	await checkPrinted(watched);
	const dashboard = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
	return `the county prints as in the report; ${checkCounts(dashboard)} pairs of totals are those of the file`;
}

/** What the board report prints of its county. */
async function checkPrinted({ page, go }: Watched): Promise<void> {
	await go(hashOf("Leicestershire", "summary"));
	const rows = await page.$$eval("main tr[data-indicator]", (all) =>
		Object.fromEntries(all.map((row) => [row.getAttribute("data-indicator"), row.textContent])),
	);
	const said = [
		["Vehicle offences", "8.6", "+10.0%", "Up, worsening", "Higher, worse"],
		["Hate incidents", "0.88", "0.83", "Similar"],
		["First time entrants", "100", "101"],
		["Young offenders in education", "62%", "64%"],
		["MARAC repeat referrals", "49%"],
		["UAVA referrals", "1,887"],
		["Anti-social behaviour (case management)", "12.41"],
		["Anti-social behaviour (police)", "8.5"],
		["Racially or religiously aggravated crime", "0.3"],
		["People get on well together", "94%", "Similar"],
	];
	for (const [indicator = "", ...texts] of said)
		for (const text of texts)
			assert.ok(rows[indicator]?.includes(text), `${indicator}: ${text} in ${rows[indicator]}`);
}

/** Counts of 12 months, added up from the file by splitting its lines. */
function checkCounts(dashboard: Dashboard): number {
	const file = new URL("../../examples/data/illustrative-dashboard-monthly.csv", import.meta.url);
	const [header = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
	const sum = (figures: readonly string[]) => figures.reduce((total, one) => total + Number(one), 0);
	for (const line of lines) {
		const [area = "", indicator = "", ...counts] = line.split(",");
		assert.equal(header.split(",").length, counts.length + 2);
		const { current, previous } = cellOf(dashboard, indicator, area);
		assert.deepEqual(
			[current?.count, previous?.count],
			[sum(counts.slice(-12)), sum(counts.slice(-24, -12))],
		);
	}
	return lines.length;
}
