import { classifyFunnel, controlChart, monthsIn, toPeriod } from "direction-of-travel";
import {
	areaChart,
	areaRows,
	controlChartSpec,
	funnelChart,
	overviewChart,
	overviewRows,
	quarterlyChart,
	quarterlyRows,
	rollingChart,
	rollingRows,
	type VegaLiteSpec,
} from "direction-of-travel/chart";
import { describe, expect, it } from "vitest";
import { complaints, dashboard, draw } from "./helpers.ts";

const funnel = classifyFunnel(
	[
		{ area: "Blaby", count: 480, exposure: 100_000 },
		{ area: "Oadby", count: 200, exposure: 60_000 },
		{ area: "Melton", count: 200, exposure: 50_000 },
		{ area: "Unknown", count: null, exposure: 50_000 },
	],
	{ polarity: "lower-is-better" },
);
const values = monthsIn(toPeriod("2019")).map((period, month) => ({
	period,
	value: month === 11 ? 60 : 20 + ((month * 7) % 5),
}));
const chart = controlChart(values, {
	polarity: "lower-is-better",
	rebase: [{ period: toPeriod("2019-05"), reason: "new team" }],
});

const specs: readonly (readonly [string, VegaLiteSpec])[] = [
	["rollingChart", rollingChart(dashboard, "vehicle")],
	["rollingChart of nothing", rollingChart(dashboard, "stock")],
	["quarterlyChart", quarterlyChart(dashboard, "vehicle", "oadby")],
	["quarterlyChart of nothing", quarterlyChart(dashboard, "stock", "oadby")],
	["areaChart", areaChart(dashboard, "vehicle")],
	["areaChart without an average", areaChart(dashboard, "hate", { title: "Hate", width: 300, height: 200 })],
	["overviewChart", overviewChart(dashboard, "county")],
	["funnelChart", funnelChart(funnel)],
	["controlChartSpec", controlChartSpec(chart)],
	["controlChartSpec of nothing", controlChartSpec(controlChart(values.slice(0, 1)))],
];

describe("every picture", () => {
	it.each(specs)("%s is valid by Vega-Lite's own schema, and draws without a warning", async (_, spec) => {
		expect(complaints(spec)).toEqual([]);
		const { svg, warnings } = await draw(spec);
		expect(warnings).toEqual([]);
		expect(svg).toMatch(/^<svg/);
		expect(svg).not.toMatch(/NaN|undefined|Infinity/);
	});

	it.each(specs)("%s is plain data with words for those who cannot see it", (_, spec) => {
		expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
		expect(spec.description.length).toBeGreaterThan(10);
	});

	it("draws no name as markup", async () => {
		const { svg } = await draw(areaChart(dashboard, "vehicle"));
		expect(svg).toContain("&lt;i&gt;melton&lt;/i&gt;");
		expect(svg).not.toContain("<i>");
	});

	it("would be complained of if it were none", () => {
		expect(
			complaints({ ...specs[0]?.[1], layer: [{ mark: "cake" }] } as VegaLiteSpec).length,
		).toBeGreaterThan(0);
	});
});

describe("rows", () => {
	it("rollingRows() are the figures of the dashboard, and what is missing stays missing", () => {
		const rows = rollingRows(dashboard, "vehicle");
		expect(rows.map(({ area, window }) => `${area} ${window}`)).toEqual([
			"Blaby current",
			"Blaby previous",
			"Oadby and Wigston current",
			"Oadby and Wigston previous",
			"<i>melton</i> current",
			"<i>melton</i> previous",
			"The county current",
			"The county previous",
		]);
		const [blaby] = dashboard.cells;
		expect(rows[0]).toEqual({
			indicator: "vehicle",
			areaId: "blaby",
			area: "Blaby",
			level: "district",
			window: "current",
			period: "January to December 2019",
			value: blaby?.current?.value,
			lower: blaby?.current?.lower,
			upper: blaby?.current?.upper,
			count: 1080,
			exposure: 8340,
			sampleSize: null,
			printed: "129.5",
			interval: "121.9 to 137.5",
			change: "● similar, 0.0%",
			reasons: null,
			notes: null,
		});
		expect(rows[3]).toMatchObject({
			value: null,
			printed: "not available",
			reasons: "figures for May 2018 are blank",
		});
		expect(rollingChart(dashboard, "stock").description).toBe(
			"Empty. Not available: Blaby, Oadby and Wigston, <i>melton</i>, The county.",
		);
	});

	it("quarterlyRows() mark breaks and bends, and begin a new run after a gap", () => {
		const rows = quarterlyRows(dashboard, "vehicle", "oadby");
		expect(rows).toHaveLength(20);
		expect(rows.map(({ label }) => label).slice(0, 2)).toEqual(["2015 Q1", "2015 Q2"]);
		expect(rows.filter(({ value }) => value === null).map(({ label }) => label)).toEqual(["2018 Q2"]);
		expect([5, 6, 12, 14].map((at) => rows[at]?.run)).toEqual([0, 1, 1, 2]);
		expect(rows.find(({ label }) => label === "2016 Q3")?.breakBefore).toBe("new recording rules");
		expect(quarterlyRows(dashboard, "stock", "oadby")).toEqual([]);
		expect(quarterlyChart(dashboard, "vehicle", "oadby").description).toMatch(
			/^Vehicle offences in Oadby and Wigston, 2015 Q1 to 2019 Q4: from .* 2016 Q3: break: new recording rules\..* Not available: 2018 Q2\.$/,
		);
	});

	it("quarterlyRows() mark where levelling off was found", () => {
		const cell = dashboard.cells.find(({ indicator, area }) => indicator === "vehicle" && area === "blaby");
		const { levellingOff } = cell ?? {};
		if (levellingOff?.state === "insufficient" || !levellingOff?.breakpoint) throw new Error("no bend");
		const marked = quarterlyRows(dashboard, "vehicle", "blaby").filter(({ bend }) => bend !== null);
		expect(marked.map(({ bend }) => bend)).toEqual([`${levellingOff.state} off after a fall`]);
	});

	it("areaRows() stand beside the average, with their position in words", () => {
		const rows = areaRows(dashboard, "vehicle");
		expect(
			rows.map(({ area, level, printed, position, rank }) => [area, level, printed, position, rank]),
		).toEqual([
			["Blaby", "district", "129.5", "higher", "1 of 3"],
			["Oadby and Wigston", "district", "75.8", "lower", "3 of 3"],
			["<i>melton</i>", "district", "127.1", "higher", "2 of 3"],
			["The county", "county", "114.2", "not compared", null],
			["Average of the areas (pooled)", "average", "114.2", "not compared", null],
		]);
		expect(areaRows(dashboard, "hate").at(-1)?.level).toBe("county");
		expect(areaChart(dashboard, "stock").description).toContain("Not available: Blaby");
	});

	it("overviewRows() say everything in words", () => {
		expect(overviewRows(dashboard, "county")).toMatchObject([
			{ indicator: "Vehicle offences", current: "114.2 per 1,000", performance: expect.any(String) },
			{ indicator: "Hate incidents", performance: "not judged", standing: "not judged" },
			{
				indicator: "Empty",
				current: "not available",
				direction: "not comparable",
				change: null,
				notes: expect.any(String),
			},
		]);
		expect(overviewChart(dashboard, "county").description).toMatch(
			/^All indicators in The county\. Vehicle offences: 114\.2/,
		);
	});
});

describe("funnels and control charts", () => {
	it("funnelChart() draws the limits that each area was judged by", () => {
		const { values: drawn } = funnelChart(funnel).data;
		const limits = drawn.filter((row) => "kind" in row && row.kind === "limit");
		expect(limits).toHaveLength(funnel.areas.length * funnel.levels.length);
		const [first] = [...funnel.areas].sort((a, b) => a.exposure - b.exposure);
		expect(limits[0]).toMatchObject({
			exposure: first?.exposure,
			lower: first?.limits[0]?.lower,
			upper: first?.limits[0]?.upper,
		});
		expect(funnelChart(funnel, { decimals: 2 }).description).toBe(
			"3 areas around 4.19. Beyond the limits: Blaby, higher, worse; Oadby, lower, better. Limits at 95.0% and 99.8%. Not available: Unknown.",
		);
		const even = classifyFunnel(
			[
				{ area: "a", count: 40, exposure: 10_000 },
				{ area: "b", count: 42, exposure: 10_000 },
				{ area: "c", count: 41, exposure: 10_000 },
			],
			{},
		);
		expect(funnelChart(even).description).toContain("None lies beyond the limits.");
	});

	it("controlChartSpec() says which points are special, and why limits are new", () => {
		const { description } = controlChartSpec(chart);
		expect(description).toMatch(
			/^12 points, .* Special causes: .*2019, concern\. New limits from .*2019: new team\.$/,
		);
		expect(controlChartSpec(controlChart(values.slice(0, 1))).description).toMatch(/^Not charted: /);
		const quiet = controlChart(values.slice(0, 11));
		expect(controlChartSpec(quiet).description).toContain("No special cause.");
	});

	it.each([
		[
			"rollingRows",
			() => rollingRows({} as never, "x"),
			"Cannot list the rolling windows: the dashboard must be the answer of buildDashboard",
		],
		[
			"rollingRows",
			() => rollingRows(dashboard, "x"),
			'Cannot list the rolling windows: indicator must be one of the dashboard, current value is "x"',
		],
		[
			"quarterlyRows",
			() => quarterlyRows(dashboard, "vehicle", "x"),
			'Cannot list the quarters: area must be one of the dashboard, current value is "x"',
		],
		[
			"overviewRows",
			() => overviewRows(dashboard, "x"),
			'Cannot list the indicators: area must be one of the dashboard, current value is "x"',
		],
		[
			"areaChart",
			() => areaChart(dashboard, "vehicle", { width: 0 }),
			"Cannot draw the areas: width must be above 0, current value is 0",
		],
		[
			"areaChart",
			() => areaChart(dashboard, "vehicle", { title: 3 as never }),
			"Cannot draw the areas: title must be text, current value is 3",
		],
		[
			"funnelChart",
			() => funnelChart({} as never),
			"Cannot draw the funnel: the funnel must be the answer of classifyFunnel",
		],
		[
			"controlChartSpec",
			() => controlChartSpec({} as never),
			"Cannot draw the control chart: the chart must be the answer of controlChart",
		],
	])("%s() refuses what it cannot draw", (_, call, message) => {
		expect(call).toThrow(message);
	});
});
