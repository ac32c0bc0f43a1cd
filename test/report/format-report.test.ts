import { toPeriod } from "direction-of-travel";
import { buildDashboard, type Dashboard, exceptionReport, formatReport } from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { frozen, monthly, single } from "./helpers.ts";

const two = "2018-01/2019-12";
const hostile = `<b>"A" & 'B' | *c* _d_ [e](https://f.g) # \`h\``;

const dashboard = buildDashboard(
	[
		{
			id: "robbery",
			name: "Robbery",
			category: "Crime",
			polarity: "lower-is-better",
			measure: "count",
			target: 500,
			source: "Police",
			caveats: ["Counts depend on coding"],
			breaks: [{ from: toPeriod("2015-04"), cause: "New rules" }],
		},
		{ id: "asb", name: "ASB", category: "ASB", polarity: "lower-is-better", measure: "count" },
	],
	monthly("robbery", "Blaby", two, (month) => (month < 12 ? 40 : 60)),
	{ period: toPeriod("2019-12"), areas: [{ id: "Blaby", level: "district" }] },
);

describe("formatReport()", () => {
	it("writes the whole report as Markdown", () => {
		expect(formatReport(frozen(dashboard), { format: "markdown" })).toBe(`# Performance report, December 2019

## Exceptions

- Robbery in Blaby rose by 50.0%, from 480 to 720.
- Robbery in Blaby: 720, which misses the target of 500.

If nothing were different anywhere, about 0.03 of these or fewer would be expected by chance.

## Crime

Robbery in Blaby: 720 in the 12 months to December 2019. This is substantially higher than 480 the year before (+50.0%). That is a change for the worse. The trend over 8 quarters is rising. The target of 500 is missed.

Crime: figures by indicator and area

| Indicator | Area | Period | Current | 95% interval | Previous | Change | Direction | Performance | Trend | Against the benchmark | Rank | Target | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Robbery | Blaby | January to December 2019 | 720 | 668 to 775 | 480 | +50.0% | up | worsening | rising | not compared | 1 of 1 | missed | none |

## ASB

ASB in Blaby: no current figure, because there are no figures.

ASB: figures by indicator and area

| Indicator | Area | Period | Current | 95% interval | Previous | Change | Direction | Performance | Trend | Against the benchmark | Rank | Target | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| ASB | Blaby | not available | not available | not available | not available | not available | not available | not available | not available | not compared | not available | not available | there are no figures |

## Caveats and sources

- Robbery: Counts depend on coding
- Robbery: break in the series from April 2015 (New rules)
- Robbery: source Police

## Settings

Settings

| Setting | Value |
| --- | --- |
| ending | 2019-12 |
| months | 12 |
| exposureRule | mid-year-before-window |
| confidence | 0.95 |
| benchmarkConfidence | 0.95, 0.998 |
| trendPeriods | 20 |
| levellingOff | all |
| levellingMethod | model |
| maximumLag | 12 |
| smallNumber | 10 |
| rankOrder | highest-first |
`);
	});

	it("writes HTML whose tables have captions and header cells with a scope", () => {
		const html = formatReport(dashboard, { format: "html", title: "Quarter 3" });
		expect(
			html.startsWith(
				'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Quarter 3</title>\n</head>\n<body>\n<main class="report">\n<h1>Quarter 3</h1>\n<h2>Exceptions</h2>\n<ul>\n<li>Robbery in Blaby rose by 50.0%, from 480 to 720.</li>',
			),
		).toBe(true);
		expect(html.match(/<table>/g)).toHaveLength(3);
		expect(
			html.match(
				/<div class="table" role="region" tabindex="0" aria-label="[^"]+">\n<table>\n<caption>[^<]+<\/caption>\n<thead>\n<tr>(<th scope="col">[^<]+<\/th>)+<\/tr>\n<\/thead>/g,
			),
		).toHaveLength(3);
		expect(html).toContain(
			'<tr><th scope="row">Robbery</th><th scope="row">Blaby</th><td>January to December 2019</td><td>720</td>',
		);
		expect(html).toContain('<tr><th scope="row">months</th><td>12</td></tr>');
		expect(html).not.toContain("<td></td>");
		expect(html.endsWith("</main>\n</body>\n</html>\n")).toBe(true);
	});

	it("lets no text become markup", () => {
		const risky = single(
			{
				name: hostile,
				category: hostile,
				unit: hostile,
				source: hostile,
				caveats: [hostile],
				comparator: { value: 1, name: hostile },
				explained: [{ cause: hostile }],
			},
			monthly("x", "Blaby", two, (month) => (month < 12 ? 40 : 80)),
			{ areas: [{ id: "Blaby", name: hostile, level: "district" }] },
		);
		const html = formatReport(risky, { format: "html", title: hostile });
		expect(html).not.toContain("<b>");
		expect(html).toContain("&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39; | *c* _d_");
		const markdown = formatReport(risky, { format: "markdown", title: hostile });
		expect(markdown).toContain(
			"# \\<b\\>\"A\" \\& 'B' \\| \\*c\\* \\_d\\_ \\[e\\](https\\://f.g) \\# \\`h\\`\n",
		);
		const columns = markdown
			.split("\n")
			.filter((line) => line.startsWith("|"))
			.map((line) => line.split(/(?<!\\)\|/).length);
		expect(new Set(columns)).toEqual(new Set([16, 4]));
	});

	it("keeps text at the beginning of a line from becoming a list, and lines together", () => {
		const of = (name: string) =>
			formatReport(
				single(
					{ name },
					monthly("x", "Blaby", two, () => 1),
				),
				{ format: "markdown", phrases: { "level.rolling": "{indicator}" } },
			);
		expect(of("- a\nb")).toContain("\n\n\\- a b There is no evidence");
		expect(of("1. a")).toContain("\n\n1\\. a There is no evidence");
	});

	it("says when there is nothing exceptional and when nothing was judged, and what was set aside", () => {
		const still = single(
			{},
			monthly("x", "Blaby", two, () => 40),
		);
		expect(formatReport(still, { format: "markdown" })).toContain(
			"## Exceptions\n\nThere is nothing exceptional to report.\n\n## Crime",
		);
		const neutral = single(
			{ polarity: "neutral" },
			monthly("x", "Blaby", two, () => 40),
		);
		expect(formatReport(neutral, { format: "markdown" })).toContain("No rule had anything to look at.");
		const rise = single(
			{},
			monthly("x", "Blaby", two, (month) => (month < 12 ? 40 : 80)),
		);
		const exceptions = exceptionReport(rise, { expected: [{ indicator: "x", because: "It was announced" }] });
		expect(formatReport(rise, { format: "markdown", exceptions })).toContain(
			"There is nothing exceptional to report.\n\n## Noted and not counted\n\n- Crime in Blaby rose by 100.0%, from 480 to 960. Expected: It was announced.\n",
		);
	});

	it("words every kind of exception", () => {
		const cell = (fields: object) => ({
			indicator: "x",
			area: "Blaby",
			rule: "r",
			causes: ["c", "d"],
			adjustedPValue: null,
			standing: "exceptional",
			...fields,
		});
		const plain = single(
			{ comparator: { value: 300, name: "the plan" } },
			monthly("x", "Blaby", two, () => 40),
		);
		const list = [
			{
				evidence: {
					kind: "change-for-the-worse",
					direction: "up",
					percentChange: null,
					current: 5,
					previous: 0,
				},
			},
			{
				evidence: {
					kind: "change-for-the-worse",
					direction: "down",
					percentChange: -25,
					current: 30,
					previous: 40,
				},
			},
			{
				evidence: {
					kind: "change-for-the-worse",
					direction: "down",
					percentChange: null,
					current: -2,
					previous: -1,
				},
			},
			{
				evidence: {
					kind: "worse-than-benchmark",
					position: "higher",
					value: 480,
					benchmark: 300,
					confidence: 0.998,
				},
			},
			{
				evidence: {
					kind: "worse-than-benchmark",
					position: "lower",
					value: 200,
					benchmark: 300,
					confidence: 0.95,
				},
				standing: "not-a-discovery",
			},
			{
				evidence: {
					kind: "signal-for-the-worse",
					signals: ["outside", "shift"],
					period: "2019-10/2019-12",
					value: 99,
				},
				standing: "explained",
			},
			{
				evidence: {
					kind: "signal-for-the-worse",
					signals: ["trend", "twoOfThree"],
					period: "2019-10/2019-12",
					value: 99,
				},
				standing: "expected",
			},
			{ evidence: { kind: "missed-target", value: 480, target: 400 } },
		].map(cell);
		const exceptions = {
			...exceptionReport(plain),
			status: "exceptions",
			exceptions: list,
			expectedFalseAlarms: 1.25,
		} as never;
		expect(formatReport(plain, { format: "markdown", exceptions })).toContain(
			[
				"- Crime in Blaby rose from 0 to 5.",
				"- Crime in Blaby fell by 25.0%, from 40 to 30.",
				"- Crime in Blaby fell from -1 to -2.",
				"- Crime in Blaby: 480, higher than the plan of 300 (evidence at 99.8%).",
				"- Crime in Blaby: 200, lower than the plan of 300 (evidence at 95%). Not a discovery among all that were tested.",
				"- Crime in Blaby: 99 in October to December 2019, a signal on the control chart (outside the limits and a run on one side of the centre). Explained: c; d.",
				"- Crime in Blaby: 99 in October to December 2019, a signal on the control chart (a run in one direction and two of three near a limit). Expected: c; d.",
				"- Crime in Blaby: 480, which misses the target of 400.",
				"",
				"If nothing were different anywhere, about 1.25 of these or fewer would be expected by chance.",
			].join("\n"),
		);
	});

	it("takes names that are those of parts of an object", () => {
		const odd = single(
			{ id: "__proto__", name: "__proto__", category: "constructor" },
			monthly("__proto__", "constructor", two, () => 9),
			{
				areas: [{ id: "constructor", level: "district" }],
			},
		);
		expect(formatReport(odd, { format: "markdown" })).toContain(
			"\n\n\\_\\_proto\\_\\_ in constructor: 108 in the 12 months to December 2019.",
		);
	});

	it("is the same for a dashboard that has been JSON", () => {
		const again = JSON.parse(JSON.stringify(dashboard)) as Dashboard;
		expect(formatReport(again, { format: "html" })).toBe(formatReport(dashboard, { format: "html" }));
	});

	it.each<[string, () => unknown]>([
		[
			'Cannot format the report: format must be one of markdown, html, current value is "pdf"',
			() => formatReport(dashboard, { format: "pdf" as never }),
		],
		[
			"Cannot format the report: options must be an object, current value is null",
			() => formatReport(dashboard, null as never),
		],
		[
			"Cannot format the report: exceptions must be the answer of exceptionReport, current value is an object",
			() => formatReport(dashboard, { format: "html", exceptions: {} as never }),
		],
		[
			'Cannot format the report: title must not be empty, current value is ""',
			() => formatReport(dashboard, { format: "html", title: "" }),
		],
	])("throws: %s", (message, write) => {
		expect(write).toThrow(message);
	});
});
