import { toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	defineIndicator,
	exceptionReport,
	formatReport,
	type IndicatorInput,
	positionStatement,
} from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { monthly, single } from "./helpers.ts";

const two = "2018-01/2019-12";
const level = monthly("x", "Blaby", two, () => 40);
const years = (first: number, values: readonly (number | null)[]) =>
	values.flatMap((value, at) =>
		value === null
			? []
			: { indicator: "x", area: "Blaby", period: toPeriod(`${first + at}-01/${first + at}-12`), value },
	);
const survey = { measure: "survey", frequency: "annual", polarity: "higher-is-better" } as const;

describe("buildDashboard() and what it cannot use", () => {
	it("counts rows that lack what their measure goes by", () => {
		const asSurvey = level.map((row) => ({ ...row, denominator: 100 }));
		expect(single({ measure: "survey" }, asSurvey).unused).toEqual([
			{ because: "no-value", name: "x", rows: 24 },
		]);
		for (const count of [{}, { count: null }]) {
			const asRate = level.map(({ count: _, ...row }) => ({ ...row, ...count, value: 0.7 }));
			expect(single({ measure: "rate" }, asRate).unused).toEqual([
				{ because: "no-count", name: "x", rows: 24 },
			]);
		}
		// A blank is a blank, and a withheld count is known to be there.
		const blank = [
			{ ...level[0], count: null },
			{ ...level[1], count: null, withheld: { from: 1, to: 4 } },
		] as typeof level;
		expect(single({}, [...blank, ...level.slice(2)]).unused).toEqual([]);
		expect(formatReport(single({ measure: "survey" }, asSurvey))).toContain(
			"\n- 24 rows of Crime not used: there is no value\n",
		);
	});

	it("says in the table why an area is not compared", () => {
		const rows = [
			...level,
			...monthly("x", "Melton", two, () => 40).map((row, at) => (at === 20 ? { ...row, count: null } : row)),
		];
		const populations = ["Blaby", "Melton"].map((area) => ({ area, population: 1000 }));
		const areas = ["Blaby", "Melton"].map((id) => ({ id, level: "district" as const }));
		const indicator = { id: "x", measure: "rate", polarity: "lower-is-better", category: "Crime" } as const;
		const dashboard = buildDashboard([indicator], rows, { period: toPeriod("2019-12"), areas, populations });
		const table = formatReport(dashboard).split("\n");
		expect(table.find((line) => line.startsWith("| x | Blaby |"))).toContain("the average lacks Melton |");
		// Its own reason is enough for an area without a figure.
		expect(table.find((line) => line.startsWith("| x | Melton |"))).not.toContain("average");
	});

	it("counts populations of areas that are not there", () => {
		const populations = [
			{ area: "Blaby", population: 1000 },
			{ area: "Melton", year: 2018, population: 10 },
			{ area: "Melton", year: 2019, population: 10 },
		];
		expect(single({}, level, { populations }).unused).toEqual([
			{ because: "population-of-unknown-area", name: "Melton", rows: 2 },
		]);
	});

	it.each<[string, object, object]>([
		[
			'overlapsWith of x must name indicators of the dashboard, current value is "typo"',
			{ overlapsWith: "typo" },
			{},
		],
		[
			'explained of x must name areas of the dashboard, current value is "Zed"',
			{ explained: [{ cause: "c", area: "Zed" }] },
			{},
		],
		["options must be among period, areas, populations,", {}, { region: "Blaby" }],
		["areas[0] must be an object, current value is null", {}, { areas: [null] }],
		["populations[0] must be an object, current value is null", {}, { populations: [null] }],
	])("refuses to build: %s", (message, definition, options) => {
		expect(() => single(definition, level, options)).toThrow(`Cannot build the dashboard: ${message}`);
	});

	it.each<[string, object]>([
		["breaks[0] must be an object, current value is null", { breaks: [null] }],
		["explained[0] must be an object, current value is null", { explained: [null] }],
		[
			'explained[0].from must not be after its to, 2019-01, current value is "2019-12"',
			{ explained: [{ cause: "c", from: toPeriod("2019-12"), to: toPeriod("2019-01") }] },
		],
		["target must be a number or a record with a target, current value is undefined", { target: null }],
	])("refuses to define: %s", (message, wrong) => {
		const least = { id: "x", polarity: "lower-is-better", measure: "count" } as const;
		expect(() => defineIndicator({ ...least, ...wrong } as IndicatorInput)).toThrow(
			`Cannot define the indicator x: ${message}`,
		);
	});

	it("refuses a target by percentiles without the values", () => {
		expect(() =>
			defineIndicator({
				id: "x",
				polarity: "lower-is-better",
				measure: "count",
				target: { target: { lowerPercentile: 10, upperPercentile: 20 } as never },
			}),
		).toThrow(
			"Cannot define the indicator x: among of the target must be a list, current value is undefined",
		);
	});

	it.each<[string, object]>([
		["breakBefore of 2019-01/2019-12 must be text, current value is 5", { breakBefore: 5 }],
		[
			'status of 2019-01/2019-12 must be one of provisional, revised, final, current value is "zzz"',
			{ status: "zzz" },
		],
	])("refuses markers of a value: %s", (message, wrong) => {
		const rows = years(2019, [60]).map((row) => ({ ...row, ...wrong }));
		expect(() => single(survey, rows as never)).toThrow(`Cannot build the dashboard, x of Blaby: ${message}`);
	});
});

describe("buildDashboard() and values", () => {
	it("keeps how many were asked", () => {
		const rows = years(2018, [55, 60]).map((row, at) => ({ ...row, sampleSize: 500 + at }));
		const dashboard = single(survey, rows);
		const [cell] = dashboard.cells;
		expect([cell?.previous?.sampleSize, cell?.current?.sampleSize]).toEqual([500, 501]);
		expect(single({}, level).cells[0]?.current?.sampleSize).toBeNull();
		expect(formatReport(dashboard)).toMatch(/\| 501 asked \|\n/);
	});

	it("has a point for a year that is missing, and a run that ends there", () => {
		const definition = { measure: "average", frequency: "annual", tolerance: 1 } as const;
		const [cell] = single(definition, years(2013, [20, 21, 22, null, 24, 25, 26])).cells;
		expect(cell?.trendPoints.map(({ period, value }) => [period.slice(0, 4), value])).toEqual([
			["2013", 20],
			["2014", 21],
			["2015", 22],
			["2016", null],
			["2017", 24],
			["2018", 25],
			["2019", 26],
		]);
		// Six values in a row would rise; they are three and three.
		expect(cell?.signal?.rules.trend).toBeNull();
		expect(cell?.trend).toEqual(
			expect.objectContaining({ periods: expect.not.arrayContaining(["2016-01/2016-12"]) }),
		);
	});
});

describe("positionStatement() and formatReport()", () => {
	it("print the smaller part of a proportion as the small number", () => {
		const rows = [97, 98].map((count, at) => ({
			indicator: "x",
			area: "Blaby",
			period: toPeriod(`${2018 + at}-01/${2018 + at}-12`),
			count,
			denominator: 100,
		}));
		const dashboard = single({ measure: "proportion", frequency: "annual", comparator: "none" }, rows);
		expect(positionStatement(dashboard, "Crime", { parts: ["small-number"] }).text).toBe(
			"Numbers are small (2).",
		);
		expect(formatReport(dashboard)).toContain("| small number (2) |");
	});

	it("note what is small, provisional, late or explained of each area", () => {
		const dashboard = buildDashboard(
			[
				{
					id: "x",
					polarity: "lower-is-better",
					measure: "count",
					explained: [{ cause: "A flood", area: "A" }],
				},
			],
			[
				...monthly("x", "A", two, (month) => (month === 20 ? 1 : 0)).map((row) => ({
					...row,
					status: "provisional" as const,
				})),
				...monthly("x", "B", "2018-01/2019-09", () => 5),
			],
			{
				period: toPeriod("2019-12"),
				areas: [
					...["A", "B"].map((id) => ({ id, level: "district", parent: "K" }) as const),
					{ id: "K", level: "county" },
				],
			},
		);
		const notes = formatReport(dashboard)
			.split("\n")
			.filter((line) => /^\| x \|/.test(line))
			.map((line) => line.split(" | ").at(-1));
		expect(notes).toEqual([
			"small number (1); provisional; recorded: A flood |",
			"ends 3 months before the period asked for; figures for October to December 2019 are missing |",
			"ends 3 months before the period asked for; figures for October to December 2019 are missing |",
		]);
		expect(positionStatement(dashboard, "Other", { areas: ["A"], parts: ["provisional"] }).text).toBe(
			"The figures are provisional.",
		);
	});

	it("name how an average is made", () => {
		const areas = [
			...["A", "B"].map((id) => ({ id, level: "district" }) as const),
			{ id: "R", level: "region" } as const,
		];
		const of = (comparator: IndicatorInput["comparator"]) =>
			buildDashboard(
				[{ id: "x", polarity: "lower-is-better", measure: "rate", ...(comparator ? { comparator } : {}) }],
				["A", "B"].flatMap((area, at) =>
					monthly("x", area, two, () => 40 + 20 * at).map((row) => ({ ...row, exposure: 1000 + 5000 * at })),
				),
				{ period: toPeriod("2019-12"), areas },
			);
		const said = (comparator: IndicatorInput["comparator"]) =>
			positionStatement(of(comparator), "Other", { areas: ["A"], parts: ["comparison"] }).text;
		expect(said(undefined)).toBe("It is higher than the average for R of 171.4 per 1,000, which is worse.");
		expect(said("mean-of-rates")).toBe(
			"It is higher than the mean over the areas of R of 300.0 per 1,000, which is worse.",
		);
		expect(formatReport(of({ method: "pooled", own: "out" }))).toContain(
			"\n- x: the average is pooled, the counts of the areas over what they are divided by, without the area that is compared\n",
		);
		expect(formatReport(of("mean-of-rates"))).toContain(
			"\n- x: the average is the mean over the areas, each with the same weight, with the area that is compared\n",
		);
	});

	it("say that a region does not hold the figures of an area", () => {
		const rows = [
			...level.map((row) => ({ ...row, exposure: 1000 })),
			...monthly("x", "R", two, () => 20).map((row) => ({ ...row, exposure: 5000 })),
		];
		const dashboard = single({ measure: "rate" }, rows, {
			areas: [
				{ id: "Blaby", level: "district" },
				{ id: "R", level: "region" },
			],
		});
		expect(positionStatement(dashboard, "Crime", { parts: ["comparison"] }).text).toBe(
			"It is not compared with the average for R, because the figures of the average do not hold those of the area.",
		);
	});

	it("name several sources of the same", () => {
		const dashboard = buildDashboard(
			["x", "y", "z"].map((id) => ({
				id,
				polarity: "lower-is-better",
				measure: "count",
				...(id === "x" ? { overlapsWith: ["y", "z"] } : {}),
			})),
			["x", "y", "z"].flatMap((id) => monthly(id, "Blaby", two, () => 5)),
			{ period: toPeriod("2019-12"), areas: [{ id: "Blaby", level: "district" }] },
		);
		expect(positionStatement(dashboard, "Other", { parts: ["overlap"] }).sentences[0]?.text).toBe(
			"y and z measure the same from other sources: all are shown beside each other and not added up.",
		);
	});

	it("refuse what is no dashboard, options that are none, and exceptions of another one", () => {
		const dashboard = single({}, level);
		const exceptions = exceptionReport(dashboard);
		for (const none of [null, {}])
			expect(() => formatReport(none as never, { exceptions })).toThrow(
				"Cannot format the report: the dashboard must be the answer of buildDashboard, current value is ",
			);
		expect(() => positionStatement(dashboard, "Crime", null as never)).toThrow(
			"Cannot state the position: options must be an object, current value is null",
		);
		for (const other of [
			single({}, level, { period: toPeriod("2019-11") }),
			single(
				{ id: "y" },
				level.map((row) => ({ ...row, indicator: "y" })),
			),
		])
			expect(() => formatReport(dashboard, { exceptions: exceptionReport(other) })).toThrow(
				"Cannot format the report: exceptions must be those of the same dashboard, current value is an object",
			);
		expect(() => formatReport(dashboard, { stylesheet: "a.css" })).toThrow(
			'Cannot format the report: stylesheet must come with format html, current value is "a.css"',
		);
	});

	it("write Markdown by default, and HTML that a stylesheet can be given to", () => {
		const dashboard = single({}, level);
		expect(formatReport(dashboard)).toBe(formatReport(dashboard, { format: "markdown" }));
		const html = formatReport(dashboard, { format: "html", stylesheet: '/a"b.css' });
		expect(html).toContain('<link rel="stylesheet" href="/a&quot;b.css">\n</head>');
		expect(html).not.toMatch(/style=|<style/);
	});
});
