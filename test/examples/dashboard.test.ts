import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toPeriod } from "direction-of-travel";
import { buildDashboard } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { gather } from "../../examples/dashboard/gather.ts";
import { atMost } from "../../examples/dashboard/page/words.ts";
import { optionsOf, packSeries, unpackSeries } from "../../examples/dashboard/page-data.ts";
import { contentSecurityPolicy, pageOf } from "../../examples/dashboard/write.ts";

function filesOf(figures: string, population: string) {
	const folder = mkdtempSync(join(tmpdir(), "dashboard-"));
	const files = { figures: join(folder, "figures.csv"), population: join(folder, "population.csv") };
	writeFileSync(files.figures, figures);
	writeFileSync(files.population, population);
	return files;
}

describe("the dashboard example", () => {
	it("packs figures so that they come back as they were", () => {
		const period = toPeriod("2019-12");
		const figures = [
			{ indicator: "__proto__", area: "Blaby", period, count: 3 },
			{ indicator: "__proto__", area: "Blaby", period, count: null, withheld: { from: 0, to: null } },
			{ indicator: "safe", area: "Melton", period, value: 62.5, denominator: 300 },
		];
		expect(unpackSeries(packSeries(figures))).toEqual(figures);
		expect(unpackSeries(JSON.parse(JSON.stringify(packSeries(figures))))).toEqual(figures);
	});

	it("prints the vehicle offences of the county as the report does", () => {
		const data = gather(null);
		const { cells, unused } = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
		const cell = cells.find((one) => one.indicator === "Vehicle offences" && one.area === "Leicestershire");
		expect(cell?.current?.count).toBe(6005);
		expect(cell?.percentChange).toBeCloseTo(10, 1);
		expect(cell?.standing).toBe("worse");
		expect([data.noticed, unused]).toEqual([[], []]);
	});

	it("reads the files of a user, and says what it refuses and does not use", () => {
		const months = ["2018", "2019"].flatMap((year) =>
			Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`),
		);
		const lines = [
			"month,district,crime_type,count",
			...months.map((month) => `${month},Blaby,Burglary,10`),
			"2019-12,Elsewhere,Burglary,4",
			"2019-12,Blaby,Robbery,many",
		];
		const data = gather(filesOf(lines.join("\n"), "area_name,mid_year,population\nBlaby,2018,50000"));
		const { cells, unused } = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
		expect(cells.map(({ indicator, current }) => [indicator, current?.count, current?.value])).toEqual([
			["Burglary", 120, 2.4],
		]);
		expect(unused).toEqual([{ because: "unknown-area", name: "Elsewhere", rows: 1 }]);
		expect(data.noticed).toHaveLength(1);
		expect(data.noticed[0]).toContain("figures.csv, line 27");
		expect(data.notice).toBeNull();
	});

	it("reads a survey of a user by its values and how many were asked, without a column of counts", () => {
		const lines = [
			"quarter,area,indicator,value,sample_size",
			...["2018", "2019"].map((year, at) => `${year}-10/${year}-12,Blaby,Feel safe,${60 + 8 * at},1500`),
		];
		const files = filesOf(lines.join("\n"), "area_name,mid_year,population\nBlaby,2018,50000");
		const indicators = join(mkdtempSync(join(tmpdir(), "dashboard-")), "indicators.json");
		const survey = {
			id: "Feel safe",
			polarity: "higher-is-better",
			measure: "survey",
			frequency: "quarterly",
		};
		writeFileSync(indicators, JSON.stringify([survey]));
		const data = gather(files, { indicators });
		const { cells } = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
		expect(data.noticed).toEqual([]);
		expect([cells[0]?.direction, cells[0]?.reasons]).toEqual(["up", []]);
		expect(cells[0]?.current?.standardError).toBeCloseTo(100 * Math.sqrt((0.68 * 0.32) / 1500), 9);
	});

	it("names a list of definitions that cannot be read", () => {
		const files = filesOf(
			"month,district,crime_type,count\n2019-12,Blaby,Theft,3",
			"area_name,mid_year,population\nBlaby,2018,1",
		);
		const indicators = join(mkdtempSync(join(tmpdir(), "dashboard-")), "indicators.json");
		writeFileSync(indicators, "[{");
		expect(() => gather(files, { indicators })).toThrow(
			expect.objectContaining({
				name: "RangeError",
				message: expect.stringMatching(
					/^Cannot make the dashboard: --indicators \S+indicators\.json is no JSON: /,
				),
			}),
		);
		writeFileSync(indicators, "{}");
		expect(() => gather(files, { indicators })).toThrow(
			/a list of definitions, and \S+indicators\.json is none$/,
		);
	});

	it("rounds an upper bound up", () => {
		expect([0, 0.04, 0.1, 1.21].map(atMost)).toEqual(["0.0", "0.1", "0.1", "1.3"]);
	});

	it("says in one line that there is nothing to show", () => {
		const files = filesOf("month,district,crime_type,count", "area_name,mid_year,population");
		expect(() => gather(files)).toThrow(/^Cannot make the dashboard: the files hold no figure or no area/);
	});

	it("writes names that look like markup as data, and no script or style into the document", () => {
		const files = filesOf(
			"month,district,crime_type,count\n2019-12,</script><script>alert(1)</script>,<!--<b>,3",
			"area_name,mid_year,population\n</script><script>alert(1)</script>,2018,50000",
		);
		const page = pageOf(gather(files));
		expect(page.match(/<[a-z/!][^>]*>/gi)?.filter((tag) => /^<\/?(?:no)?script/.test(tag))).toEqual([
			'<script type="application/json" id="data">',
			"</script>",
			'<script src="app.js" defer>',
			"</script>",
			"<noscript>",
			"</noscript>",
		]);
		expect(page).not.toMatch(/ style=|<style| on[a-z]+=|<!--/);
		const [, embedded = ""] = page.match(/id="data">(.*?)<\/script>/) ?? [];
		expect(JSON.parse(embedded).areas).toEqual([
			{ id: "</script><script>alert(1)</script>", level: "district" },
		]);
	});

	it("allows nothing but its own files", () => {
		expect(contentSecurityPolicy).toMatch(
			/^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;/,
		);
		expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
	});
});
