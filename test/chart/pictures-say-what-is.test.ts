import { classifyFunnel, controlChart, monthsIn, type Period, toPeriod } from "direction-of-travel";
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
import {
	type BuildDashboardOptions,
	buildDashboard,
	type DashboardObservation,
	type IndicatorInput,
} from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { dashboard, draw, look } from "./helpers.ts";

const years = monthsIn(toPeriod("2018-01/2019-12"));
const district = (id: string, name = id) => ({ id, name, level: "district" }) as const;
const rowsOf = (
	area: string,
	count: (at: number) => number | null,
	more: (period: Period) => Partial<DashboardObservation> = () => ({}),
): readonly DashboardObservation[] =>
	years.map((period, at) => ({
		indicator: "x",
		area,
		period,
		count: count(at),
		exposure: 100_000,
		...more(period),
	}));
const built = (
	definition: Partial<IndicatorInput>,
	rows: readonly DashboardObservation[],
	areas: BuildDashboardOptions["areas"],
) =>
	buildDashboard([{ id: "x", polarity: "lower-is-better", measure: "rate", ...definition }], rows, {
		period: toPeriod("2019-12"),
		areas,
	});

/** Three districts, of which the one in the middle has no figure. */
const gap = built(
	{},
	[...rowsOf("a", () => 40), ...rowsOf("b", (at) => (at === 20 ? null : 30)), ...rowsOf("c", () => 3)],
	[district("a"), district("b"), district("c")],
);

describe("the order of a picture", () => {
	it("quarterlyChart() has its quarters in order of time, with a break, a bend and a gap", async () => {
		for (const area of ["blaby", "oadby"]) {
			const rows = quarterlyRows(dashboard, "vehicle", area);
			expect(rows.some(({ breakBefore }) => breakBefore !== null)).toBe(true);
			expect(rows.some(({ bend, value }) => bend !== null || value === null)).toBe(true);
			const { domain } = await look(quarterlyChart(dashboard, "vehicle", area));
			expect(domain("x")).toEqual(rows.map(({ label }) => label));
		}
	});

	it("areaChart(), rollingChart() and overviewChart() have their rows in order, with one that has no figure", async () => {
		expect((await look(areaChart(gap, "x"))).domain("y")).toEqual(["a", "b", "c", ""]);
		const rolling = await look(rollingChart(gap, "x"));
		expect(rolling.domain("y")).toEqual(["a", "b", "c"]);
		expect(rolling.domain("yOffset")).toEqual(["current", "previous"]);
		const overview = await look(overviewChart(dashboard, "county"));
		expect(overview.domain("y")).toEqual(["vehicle", "hate", "stock"]);
		expect(overview.domain("x")).toEqual(["Current", "Direction", "Performance", "Against the average"]);
	});

	it("controlChartSpec() tells of absent months, by a row or by none, and draws no line across them", async () => {
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const values = months.map((period, i) => ({ period, value: 5 + ((i * 7) % 5) / 10 }));
		const gap = controlChartSpec(controlChart(values.filter((_, i) => i < 8 || i > 13)));
		expect(gap.description).toBe(
			"18 points, Jan 2018 to Dec 2019. No special cause. Not available: Sept 2018 to Feb 2019.",
		);
		const picture = await look(gap);
		expect(picture.domain("x").slice(7, 10)).toEqual(["Aug 2018", "Sept 2018 to Feb 2019", "Mar 2019"]);
		const runs = gap.data.values.map((row) => (row as { run: number }).run);
		expect(runs).toEqual(runs.map((_, i) => (i < 8 ? 0 : 1)));

		const blank = values
			.map((row, i) => (i === 12 || i === 23 ? { ...row, value: null } : row))
			.filter((_, i) => i !== 13);
		const mixed = controlChartSpec(controlChart(blank));
		expect(mixed.description).toMatch(/ Not available: Jan to Feb 2019, Dec 2019\.$/);
		expect((await look(mixed)).domain("x").at(-1)).toBe("Dec 2019");
	});

	it("controlChartSpec() has its points in order of time, with a new start", async () => {
		const chart = controlChart(
			years.map((period, at) => ({ period, value: 20 + ((7 * at) % 5) })),
			{ rebase: [{ period: toPeriod("2019-03"), reason: "new team" }] },
		);
		const spec = controlChartSpec(chart, { unit: "days" });
		const { domain, items } = await look(spec);
		expect(domain("x")).toEqual(spec.data.values.map((row) => (row as { label: string }).label));
		expect(items.flatMap(({ text }) => (typeof text === "string" ? [text] : []))).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^upper \d/),
				expect.stringMatching(/^centre 2/),
				expect.stringMatching(/^lower \d/),
			]),
		);
		expect((await draw(spec)).svg).toContain(">days<");
	});
});

describe("the words of a picture", () => {
	it("rollingChart() names the periods that there are", () => {
		const half = (year: number, count: number) => ({
			indicator: "x",
			area: "a",
			period: toPeriod(`${year}-04/${year}-09`),
			count,
		});
		const part = rollingChart(
			built({ measure: "count", frequency: "part-year" }, [half(2018, 50), half(2019, 60)], [district("a")]),
			"x",
		);
		expect(part.title).toBe("x: current and previous");
		expect(part.description).toMatch(/^x: April to September 2019 against April to September 2018\. a: 60/);
		const survey = rollingChart(
			built(
				{ measure: "survey", frequency: "quarterly" },
				["2018-10/2018-12", "2019-10/2019-12"].map((period) => ({
					indicator: "x",
					area: "a",
					period: toPeriod(period),
					value: 60,
					sampleSize: 500,
				})),
				[district("a")],
			),
			"x",
		);
		expect(survey.description).toMatch(/^x: October to December 2019 against October to December 2018\. /);
		expect(JSON.stringify(survey)).not.toContain("12 months");
	});

	it("rows and pictures name the months that their own window lacks, and no cause that only repeats it", () => {
		const months = monthsIn(toPeriod("2018-01/2019-12"));
		const without = (...absent: readonly string[]) =>
			built(
				{ measure: "rate" },
				months
					.filter((period) => !absent.includes(period))
					.map((period) => ({ indicator: "x", area: "a", period, count: 10, exposure: 1_000 })),
				[district("a")],
			);
		const both = without("2019-03", "2018-05");
		const [march, may] = ["figures for March 2019 are missing", "figures for May 2018 are missing"];
		expect(rollingRows(both, "x").map(({ reasons }) => reasons)).toEqual([march, may]);
		expect(areaRows(both, "x")[0]?.reasons).toBe(march);
		expect(overviewRows(both, "a")[0]?.notes).toBe(`${march}; ${may}`);
		const picture = JSON.stringify(rollingChart(both, "x"));
		expect(picture).toContain(`"Not available because":"${may}"`);
		expect(rollingRows(without("2018-05"), "x").map(({ reasons }) => reasons)).toEqual([null, may]);

		// A row that is there without anything to divide by is another cause.
		const bare = built(
			{ measure: "rate" },
			months
				.filter((period) => period !== "2019-03")
				.map((period) => ({
					indicator: "x",
					area: "a",
					period,
					count: 10,
					...(period === "2019-06" ? {} : { exposure: 1_000 }),
				})),
			[district("a")],
		);
		expect(rollingRows(bare, "x")[0]?.reasons).toBe(`${march}; it is not known what to divide by`);
		// What stands against both windows is said of each.
		const nothing = built({ measure: "rate" }, [], [district("a")]);
		for (const { reasons } of rollingRows(nothing, "x")) expect(reasons).toBe("there are no figures");
	});

	it("quarterlyChart() and quarterlyRows() print the ends of a trend apart, and no more decimals than usual of none", () => {
		const going = (by: number) =>
			built(
				{},
				monthsIn(toPeriod("2015-01/2019-12")).map((period, at) => ({
					indicator: "x",
					area: "a",
					period,
					count: (by < 0 ? 119 : 60) + by * at,
					exposure: 3_000_000,
				})),
				[district("a")],
			);
		const told = quarterlyChart(going(1), "x", "a");
		expect(told.description).toBe("x in a, 2015 Q1 to 2019 Q4: from 0.06 to 0.12. Trend: rising.");
		expect(JSON.stringify(told)).toContain('"Value":"0.06 per 1,000"');
		expect(quarterlyRows(going(1), "x", "a")[0]?.printed).toBe("0.06");
		expect(quarterlyChart(going(-1), "x", "a").description).toContain("from 0.12 to 0.06. Trend: falling.");
		expect(quarterlyChart(going(0), "x", "a").description).toContain(
			"from 0.1 to 0.1. Trend: no clear trend.",
		);
	});

	it("funnelChart() prints an area beyond the limits apart from the average, and levels as they are", () => {
		const funnel = classifyFunnel(
			Array.from({ length: 12 }, (_, at) => ({
				area: `a${at}`,
				count: at === 0 ? 45 : 20,
				exposure: 1_000_000,
			})),
			{ confidence: [0.999, 0.9995] },
		);
		const spec = funnelChart(funnel);
		expect(spec.description).toBe(
			"12 areas around 0.02. Beyond the limits: a0, higher. Limits at 99.9% and 99.95%.",
		);
		expect(spec.data.values[0]).toMatchObject({ printed: "0.05", beyond: "beyond 99.95%" });
		expect(spec.data.values.at(-1)).toMatchObject({ kind: "limit", level: "99.95%" });
		expect(funnelChart(funnel, { decimals: 1 }).description).toMatch(/^12 areas around 0\.0\. /);
		const wide = classifyFunnel([{ area: "a", count: 20, exposure: 1_000_000 }], {
			average: 0.021,
			confidence: [0.9, 0.812345678, 0.001234567890123456],
		});
		expect(funnelChart(wide).description).toMatch(
			/^1 areas around 0\.0\. .* Limits at 90\.0% and 81\.2345678% and 0\.1234567890123\d+%\.$/,
		);
	});

	it("controlChartSpec() prints a point apart from the limit or the centre that it is judged by", () => {
		const chartOf = (value: (at: number) => number) =>
			controlChart(
				years.map((period, at) => ({ period, value: value(at) })),
				{ polarity: "lower-is-better" },
			);
		const tipsOf = (...given: Parameters<typeof controlChartSpec>) =>
			controlChartSpec(...given).data.values.map((row) => (row as { tip: object }).tip);
		const above = chartOf((at) => (at === 23 ? 100.445 : 100 + ((at * 7) % 5) / 20));
		expect(tipsOf(above).at(-1)).toMatchObject({
			Value: "100.45",
			Limits: "99.79 to 100.44",
			Rule: "outside the limits",
		});
		expect(tipsOf(above, { decimals: 1 }).at(-1)).toMatchObject({ Value: "100.4", Limits: "99.8 to 100.4" });
		const below = chartOf((at) => (at === 23 ? 99.755 : 100 + ((at * 7) % 5) / 20));
		expect(tipsOf(below).at(-1)).toMatchObject({ Rule: "outside the limits" });
		const shift = chartOf((at) => (at > 16 ? 5.02 : 5.01 + (at % 2 ? 0.02 : -0.04)));
		expect(tipsOf(shift).at(-1)).toMatchObject({ Value: "5.02", Rule: "a run on one side of the centre" });
		expect(JSON.stringify(controlChartSpec(shift))).toContain("centre 5.00");
		const quiet = chartOf((at) => 5.01 + (at % 2 ? 0.02 : -0.04));
		expect(tipsOf(quiet).at(-1)).toMatchObject({ Value: "5.0" });
	});

	it("no picture says by its colour alone what is better", async () => {
		const overview = await look(overviewChart(dashboard, "blaby"));
		const texts = overview.items.map(({ text }) => text);
		expect(texts).toContain("higher, worse");
		expect(areaRows(gap, "x").map(({ standing }) => standing)).toEqual([
			"not-judged",
			"not-judged",
			"not-judged",
			"not-judged",
		]);
		const bars = await look(areaChart(dashboard, "vehicle"));
		expect(bars.items.map(({ text }) => text)).toContain("75.8, lower, better");
		expect(bars.items.map(({ text }) => text)).toContain("Average of the areas (pooled): 114.2");
	});

	it("funnelChart() shows the best in the colour and words of the best", async () => {
		const funnel = classifyFunnel(
			[
				{ area: "best", count: 100, exposure: 100_000 },
				{ area: "worst", count: 900, exposure: 100_000 },
				{ area: "even", count: 500, exposure: 90_000 },
			],
			{ polarity: "lower-is-better" },
		);
		const spec = funnelChart(funnel);
		const { domain, items } = await look(spec);
		expect(domain("color")).toEqual(["lower, better", "higher, worse", "in line"]);
		const points = items.filter(({ marktype, tooltip }) => marktype === "symbol" && tooltip);
		const colourOf = (area: string) =>
			points.find(({ tooltip }) => (tooltip as { Area: string }).Area === area)?.fill;
		expect(new Set(["best", "worst", "even"].map(colourOf)).size).toBe(3);
		expect(colourOf("best")).toBe("#006D4E");
		expect((await draw(spec)).svg).toContain("Per 1,000");
		expect(spec.description).toContain("Beyond the limits: best, lower, better; worst, higher, worse.");
	});

	const specs: readonly (readonly [string, VegaLiteSpec])[] = [
		["areaChart", areaChart(gap, "x")],
		["rollingChart", rollingChart(gap, "x")],
		["quarterlyChart", quarterlyChart(gap, "x", "b")],
		["overviewChart", overviewChart(dashboard, "county")],
		["funnelChart", funnelChart(classifyFunnel([{ area: "a", count: 3, exposure: 50 }]))],
		["controlChartSpec", controlChartSpec(controlChart(years.map((period) => ({ period, value: 3 }))))],
	];
	it.each(specs)(
		"%s says something where it is pointed at, in words and without what there is not",
		async (_, spec) => {
			const { items } = await look(spec);
			const tips = items.flatMap(({ tooltip }) => (tooltip === undefined ? [] : [tooltip]));
			expect(tips.length).toBeGreaterThan(0);
			const said = JSON.stringify(tips);
			expect(said).not.toMatch(/null|undefined|not-available|missing-months|not-judged|break-in-series/);
		},
	);

	it("rows say why there is no figure as the reports do", () => {
		const [, b, , average] = areaRows(gap, "x");
		expect(b?.reasons).toBe("figures for September 2019 are blank");
		expect(average?.reasons).toBe("the average lacks b");
		expect(rollingRows(gap, "x")[2]?.reasons).toBe("figures for September 2019 are blank");
		expect(overviewRows(gap, "b")[0]?.notes).toContain("figures for September 2019 are blank");
	});
});

describe("the rows of a picture", () => {
	it("quarterlyRows() are parted by a break that a row declares, and quarterlyChart() names it", async () => {
		const broken = built(
			{},
			rowsOf(
				"a",
				(at) => 40 + (at % 3),
				(period) => (period === "2019-01" ? { breakBefore: "a new system" } : {}),
			),
			[district("a")],
		);
		const rows = quarterlyRows(broken, "x", "a");
		expect(rows.map(({ run }) => run)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
		expect(
			rows.flatMap(({ label, breakBefore }) => (breakBefore === null ? [] : [label, breakBefore])),
		).toEqual(["2019 Q1", "a new system"]);
		const { items } = await look(quarterlyChart(broken, "x", "a"));
		expect(items.map(({ text }) => text)).toContain("break: a new system");
		expect(items.filter(({ marktype }) => marktype === "line").length).toBe(8);
	});

	it("quarterlyChart() prints no words over others where marks are neighbours", async () => {
		const close = built(
			{
				breaks: [
					{ from: toPeriod("2018-07"), cause: "a long text about new rules" },
					{ from: toPeriod("2018-10"), cause: "another long text about rules" },
					{ from: toPeriod("2019-01"), cause: "a third long text about rules" },
					{ from: toPeriod("2019-04"), cause: "the last long text about rules" },
				],
			},
			rowsOf("a", () => 40),
			[district("a")],
		);
		const { items } = await look(quarterlyChart(close, "x", "a"));
		const words = new Map(
			items.flatMap(({ text, bounds }) =>
				typeof text === "string" && text.startsWith("break") ? [[text, bounds] as const] : [],
			),
		);
		expect(words.size).toBe(4);
		const all = [...words.values()];
		for (const [at, one] of all.entries())
			for (const other of all.slice(at + 1))
				expect(one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 - 2 && other.y1 < one.y2 - 2).toBe(
					false,
				);
	});

	it("rows flag small and provisional numbers, and what lies behind", () => {
		const late = built(
			{},
			[
				...rowsOf(
					"a",
					(at) => (at < 21 ? 0 : 1),
					(period) => (period === "2019-11" ? { status: "provisional" } : {}),
				).slice(0, 23),
			],
			[district("a")],
		);
		expect(areaRows(late, "x")[0]?.notes).toBe("small number; provisional; 1 month behind");
		expect(rollingRows(late, "x").map(({ notes }) => notes)).toEqual([
			"small number; provisional; 1 month behind",
			null,
		]);
		expect(overviewRows(late, "a")[0]?.notes).toContain("small number; provisional; 1 month behind");
		expect(quarterlyRows(late, "x", "a").map(({ notes }) => notes)).toEqual(
			Array.from({ length: 7 }, () => "small number"),
		);
		const quarters = quarterlyRows(
			built(
				{},
				rowsOf(
					"a",
					() => 40,
					(period) => (period === "2019-11" ? { status: "provisional" } : {}),
				),
				[district("a")],
			),
			"x",
			"a",
		);
		expect(quarters.map(({ notes }) => notes).slice(-2)).toEqual([null, "provisional"]);
	});

	it("areaRows() and rollingRows() have how many were asked, where the cell says so", () => {
		const survey = built(
			{ measure: "survey", frequency: "annual" },
			["2018-01/2018-12", "2019-01/2019-12"].map((period) => ({
				indicator: "x",
				area: "a",
				period: toPeriod(period),
				value: 60,
				sampleSize: 1500,
			})),
			[district("a")],
		);
		const cells = survey.cells.map((cell) => ({
			...cell,
			current: cell.current === null ? null : { ...cell.current, sampleSize: 1500 },
		}));
		const said = { ...survey, cells };
		expect([areaRows(said, "x")[0]?.sampleSize, rollingRows(said, "x")[0]?.sampleSize]).toEqual([1500, 1500]);
		expect(JSON.stringify(areaChart(said, "x"))).toContain('"Asked":"1,500"');
	});

	it("areaRows() list an average that is not the figure of the region, with how it is made", () => {
		const areas = [district("a"), district("b"), { id: "r", name: "R", level: "region" }] as const;
		const figures = [
			...rowsOf("a", () => 40),
			...rowsOf(
				"b",
				() => 30,
				() => ({ exposure: 50_000 }),
			),
		];
		const listed = (definition: Partial<IndicatorInput>, rows = figures) =>
			areaRows(built(definition, rows, areas), "x").map(({ areaId, area, printed, method }) => [
				areaId,
				area,
				printed,
				method,
			]);
		expect(listed({}).slice(2)).toEqual([["r", "R", "5.6", "pooled"]]);
		expect(listed({ comparator: { method: "mean-of-rates" } }).slice(2)).toEqual([
			["r", "R", "5.6", null],
			[null, "Average for R (mean of rates)", "6.0", "mean-of-rates"],
		]);
		const without = figures.filter(({ area, period }) => area !== "b" || period !== "2019-05");
		expect(listed({ comparator: { method: "pooled", members: "available" } }, without).slice(2)).toEqual([
			["r", "R", "not available", null],
			[null, "Average for R (pooled)", "4.8", "pooled"],
		]);
	});

	it("areas and indicators of one name have a line each, and labels that tell them apart", async () => {
		const same = built(
			{},
			[...rowsOf("one", () => 10), ...rowsOf("two", () => 90)],
			[
				{ ...district("one", "Rutland"), parent: null },
				{ id: "two", name: "Rutland", level: "county" },
			],
		);
		const spec = areaChart(same, "x");
		expect((await look(spec)).domain("y")).toEqual(["one", "two", ""]);
		const { svg } = await draw(spec);
		expect(svg).toContain("Rutland (district)");
		expect(svg).toContain("Rutland (county)");
		expect((await draw(rollingChart(same, "x"))).svg).toContain("Rutland (county)");
		const twice = buildDashboard(
			["p", "q"].map(
				(id) => ({ id, name: "Thefts", polarity: "lower-is-better", measure: "count" }) as const,
			),
			years.flatMap((period) => ["p", "q"].map((indicator) => ({ indicator, area: "a", period, count: 3 }))),
			{ period: toPeriod("2019-12"), areas: [district("a")] },
		);
		const overview = overviewChart(twice, "a");
		expect((await look(overview)).domain("y")).toEqual(["p", "q"]);
		expect((await draw(overview)).svg).toContain("Thefts (q)");
	});

	it("names that would end an expression are names", async () => {
		const name = '"]; \u2028 alert(1) \\';
		const odd = built(
			{},
			rowsOf(name, () => 40),
			[district(name)],
		);
		for (const spec of [areaChart(odd, "x"), rollingChart(odd, "x"), overviewChart(odd, name)])
			expect((await draw(spec)).warnings).toEqual([]);
		expect((await look(areaChart(odd, "x"))).domain("y")).toEqual([name, ""]);
	});
});

describe("options that are none", () => {
	it.each([
		["rollingChart", () => rollingChart(dashboard, "vehicle", null as never), "draw the rolling windows"],
		[
			"quarterlyChart",
			() => quarterlyChart(dashboard, "vehicle", "blaby", null as never),
			"draw the quarters",
		],
		["areaChart", () => areaChart(dashboard, "vehicle", 3 as never), "draw the areas"],
		["overviewChart", () => overviewChart(dashboard, "blaby", null as never), "draw the overview"],
		["funnelChart", () => funnelChart(classifyFunnel([]), null as never), "draw the funnel"],
		["controlChartSpec", () => controlChartSpec(controlChart([]), null as never), "draw the control chart"],
	])("%s() refuses them", (_, call, doing) => {
		expect(call).toThrow(
			expect.objectContaining({
				name: "TypeError",
				code: "wrong-type",
				message: expect.stringMatching(
					`^Cannot ${doing}: options must be an object, current value is (null|3)$`,
				),
			}),
		);
	});

	it("controlChartSpec() refuses a unit that is no text", () => {
		expect(() => controlChartSpec(controlChart([]), { unit: 3 as never })).toThrow(
			"Cannot draw the control chart: unit must be text, current value is 3",
		);
	});
});
