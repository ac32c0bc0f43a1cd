import { toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	type Dashboard,
	type DashboardCell,
	defaultPhrases,
	type IndicatorInput,
	type Phrases,
	positionStatement,
} from "direction-of-travel/report";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frozen, monthly, single } from "./helpers.ts";

const five = "2015-01/2019-12";

const base = single(
	{ measure: "rate", comparator: { value: 5, name: "the plan" }, target: 4 },
	monthly("x", "Blaby", five, (month) => 40 + (month % 3)),
	{
		populations: [{ area: "Blaby", population: 100_000 }],
	},
);

/** The base dashboard with other verdicts in its cell, as a data file could hold them. */
function withCell(change: (cell: DashboardCell) => Record<string, unknown>): Dashboard {
	return { ...base, cells: base.cells.map((cell) => ({ ...cell, ...change(cell) }) as DashboardCell) };
}

const say = (dashboard: Dashboard, parts: Parameters<typeof positionStatement>[2] = {}) =>
	positionStatement(dashboard, "Crime", parts).text;

describe("positionStatement()", () => {
	it("states everything that is known of an indicator", () => {
		const statement = positionStatement(frozen(base), "Crime");
		expect(statement.text).toBe(
			"Crime in Blaby: 4.9 per 1,000 in the 12 months to December 2019. " +
				"There is no evidence of a change from 4.9 per 1,000 the year before. " +
				"No trend is shown over 20 quarters. " +
				"It is in line with the plan of 5.0 per 1,000: there is no evidence of a difference. " +
				"The target of 4.0 per 1,000 is missed.",
		);
		expect(statement.sentences[0]?.clauses.map(({ part }) => part)).toEqual([
			"level",
			"change",
			"trend",
			"comparison",
			"target",
		]);
		expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
	});

	it.each([
		[
			"up",
			"slightly",
			"worsening",
			"This is slightly higher than 4.5 per 1,000 the year before (+8.5%). That is a change for the worse.",
		],
		[
			"up",
			"moderately",
			"improving",
			"This is higher than 4.5 per 1,000 the year before (+8.5%). That is an improvement.",
		],
		[
			"up",
			"substantially",
			"not-judged",
			"This is substantially higher than 4.5 per 1,000 the year before (+8.5%).",
		],
		["up", null, "not-judged", "This is higher than 4.5 per 1,000 the year before."],
		["down", "slightly", "not-judged", "This is slightly lower than 4.5 per 1,000 the year before (+8.5%)."],
		["down", "moderately", "not-judged", "This is lower than 4.5 per 1,000 the year before (+8.5%)."],
		[
			"down",
			"substantially",
			"not-judged",
			"This is substantially lower than 4.5 per 1,000 the year before (+8.5%).",
		],
		["down", null, "not-judged", "This is lower than 4.5 per 1,000 the year before."],
	])("words a change %s %s", (direction, degree, performance, text) => {
		const dashboard = withCell(({ travel }) => ({
			travel: {
				...travel,
				direction,
				degree,
				performance,
				previous: 4.5,
				similarityShown: false,
				similarBecause: null,
				change: { percent: 8.5 },
			},
		}));
		expect(say(dashboard, { parts: ["change"] })).toBe(text);
	});

	it.each([
		["not-significant", true, "This is similar to 4.5 per 1,000 the year before."],
		["not-significant", false, "There is no evidence of a change from 4.5 per 1,000 the year before."],
		["immaterial", false, "The difference from 4.5 per 1,000 the year before is too small to matter."],
		["too-few", false, "There are too few cases to speak of a change from 4.5 per 1,000 the year before."],
		["within-tolerance", false, "The difference from 4.5 per 1,000 the year before is within the tolerance."],
	])("words what is similar because %s, shown %s", (similarBecause, similarityShown, text) => {
		const dashboard = withCell(({ travel }) => ({
			travel: { ...travel, direction: "similar", previous: 4.5, similarBecause, similarityShown },
		}));
		expect(say(dashboard, { parts: ["change"] })).toBe(text);
	});

	it.each(
		(["rising", "falling"] as const).flatMap((movement) =>
			(["slowing", "stopped", "accelerating"] as const).flatMap((pace) =>
				(["established", "first-signs"] as const).map((evidence) => [movement, pace, evidence] as const),
			),
		),
	)("words a pace: %s, %s, %s", (movement, pace, evidence) => {
		const dashboard = withCell(() => ({ rateOfChange: { status: "assessed", movement, pace, evidence } }));
		const noun = movement === "rising" ? "rise" : "fall";
		const verb = { slowing: "has slowed", stopped: "has stopped", accelerating: "has become faster" }[pace];
		const sign = { slowing: "is slowing", stopped: "has stopped", accelerating: "is becoming faster" }[pace];
		expect(say(dashboard, { parts: ["pace"] })).toBe(
			evidence === "established"
				? `Over three years the ${noun} ${verb}.`
				: `Over three years there are first signs that the ${noun} ${sign}.`,
		);
	});

	it("is silent on a pace that is not shown", () => {
		for (const found of [
			{ movement: "steady", pace: "not-judged", evidence: "none" },
			{ movement: "rising", pace: "steady", evidence: "none" },
			{ movement: "rising", pace: "slowing", evidence: "none" },
		])
			expect(
				say(
					withCell(() => ({ rateOfChange: { status: "assessed", ...found } })),
					{ parts: ["pace"] },
				),
			).toBe("");
	});

	it.each([
		["levelling", "is levelling off", "is levelling off"],
		["levelled", "has levelled off", "has levelled off"],
		["reversed", "has turned into a", "has turned into a"],
	])("words %s", (state, text) => {
		for (const [from, other] of [
			["rise", "fall"],
			["fall", "rise"],
		])
			for (const strength of ["strong", "moderate", "weak", "none"]) {
				const dashboard = withCell(() => ({
					levellingOff: { state, from, signal: null, evidence: { strength }, reasons: [] },
				}));
				const end = state === "reversed" ? `${text} ${other}.` : `${text}.`;
				expect(say(dashboard, { parts: ["levelling"] })).toBe(
					strength === "strong"
						? `The ${from} before ${end}`
						: `There are signs that the ${from} before ${end}`,
				);
			}
	});

	it("words a step and the first signs, and is silent on the rest", () => {
		const of = (found: object) =>
			say(
				withCell(() => ({
					levellingOff: { from: null, signal: null, evidence: { strength: "strong" }, reasons: [], ...found },
				})),
				{ parts: ["levelling"] },
			);
		expect(of({ state: "stepped", from: "rise" })).toBe("The level rose in one step.");
		expect(of({ state: "stepped", from: "fall" })).toBe("The level fell in one step.");
		expect(of({ state: "stepped", from: "rise", evidence: { strength: "weak" } })).toBe(
			"There are signs that the level rose in one step.",
		);
		expect(of({ state: "stepped", from: "fall", evidence: { strength: "weak" } })).toBe(
			"There are signs that the level fell in one step.",
		);
		expect(of({ state: "rising", signal: "first-signs" })).toBe(
			"The rise may be slowing, which is not shown yet.",
		);
		expect(of({ state: "falling", signal: "first-signs" })).toBe(
			"The fall may be slowing, which is not shown yet.",
		);
		for (const state of ["rising", "falling", "stable", "insufficient"]) expect(of({ state })).toBe("");
	});

	it("says on which figure a trend or a state rests, after it and nowhere else", () => {
		const reasons = [
			{ code: "missing-periods", periods: [] },
			{ code: "rests-on-one-figure", period: "2018-07/2018-09" },
		];
		const trendOf = (direction: string, all: object[]) =>
			say(
				withCell(({ trend }) => ({ trend: { ...trend, direction, reasons: all } })),
				{ parts: ["trend"] },
			);
		const trend = "This rests on the figure for July to September 2018: without it no such trend is shown.";
		expect(trendOf("rising", reasons)).toBe(`The trend over 20 quarters is rising. ${trend}`);
		expect(trendOf("falling", reasons.slice(0, 1))).toBe("The trend over 20 quarters is falling.");
		const stateOf = (found: object) =>
			say(
				withCell(() => ({
					levellingOff: { from: null, signal: null, evidence: { strength: "strong" }, reasons, ...found },
				})),
				{ parts: ["levelling"] },
			);
		const state = "This rests on the figure for July to September 2018: without it this would not be said.";
		expect(stateOf({ state: "reversed", from: "rise" })).toBe(
			`The rise before has turned into a fall. ${state}`,
		);
		expect(stateOf({ state: "rising", signal: "first-signs" })).toBe(
			`The rise may be slowing, which is not shown yet. ${state}`,
		);
		// Nothing is said, so that nothing rests on anything.
		for (const silent of ["rising", "falling", "stable", "insufficient"])
			expect(stateOf({ state: silent })).toBe("");
	});

	it("words a trend over what it was found in", () => {
		const of = (direction: string, usualMonths: number) =>
			say(
				withCell(({ trend }) => ({ trend: { ...trend, direction, usualMonths } })),
				{ parts: ["trend"] },
			);
		expect(of("rising", 3)).toBe("The trend over 20 quarters is rising.");
		expect(of("falling", 12)).toBe("The trend over 20 years is falling.");
		expect(of("no-clear-trend", 1)).toBe("No trend is shown over 20 months.");
		expect(of("rising", 6)).toBe("The trend over 20 periods is rising.");
		expect(
			say(
				withCell(({ trend }) => ({ trend: { ...trend, status: "not-assessed" } })),
				{ parts: ["trend"] },
			),
		).toBe("");
	});

	it("words a position, and what it is against", () => {
		const of = (found: object, comparedWith?: object) =>
			say(
				withCell((cell) => ({
					comparison: { ...cell.comparison, ...found },
					...(comparedWith ? { comparedWith } : {}),
				})),
				{ parts: ["comparison"] },
			);
		expect(of({ position: "higher", performance: "worse" })).toBe(
			"It is higher than the plan of 5.0 per 1,000, which is worse.",
		);
		expect(of({ position: "higher", performance: "better" })).toBe(
			"It is higher than the plan of 5.0 per 1,000, which is better.",
		);
		expect(of({ position: "higher", performance: "not-judged" })).toBe(
			"It is higher than the plan of 5.0 per 1,000.",
		);
		expect(of({ position: "lower", performance: "worse" })).toBe(
			"It is lower than the plan of 5.0 per 1,000, which is worse.",
		);
		expect(of({ position: "lower", performance: "better" })).toBe(
			"It is lower than the plan of 5.0 per 1,000, which is better.",
		);
		expect(of({ position: "lower", performance: "not-judged" })).toBe(
			"It is lower than the plan of 5.0 per 1,000.",
		);
		expect(of({ position: "lower", performance: "better" }, { kind: "average", name: "East Midlands" })).toBe(
			"It is lower than the average for East Midlands of 5.0 per 1,000, which is better.",
		);
		expect(
			of(
				{ status: "not-compared", reasons: [{ code: "benchmark-missing" }] },
				{ kind: "average", name: null },
			),
		).toBe("It is not compared with the average of the areas, because the average is not known.");
		expect(
			of({ status: "not-compared", reasons: [{ code: "benchmark-incomplete", areas: ["Blaby", "Melton"] }] }),
		).toBe("It is not compared with the plan, because the average lacks Blaby and Melton.");
		expect(of({ status: "not-compared", reasons: [{ code: "same-area" }] })).toBe("");
	});

	it("says of a current figure that is not there only what the current window lacks", () => {
		const kept = monthly("x", "Blaby", five, (month) => 40 + (month % 3)).filter(
			({ period }) => period !== "2018-03" && period !== "2019-05",
		);
		const gaps = single({ measure: "count" }, kept);
		expect(gaps.cells[0]?.reasons).toHaveLength(2);
		expect(say(gaps)).toBe("Crime in Blaby: no current figure, because figures for May 2019 are missing.");
	});

	it("words a rank, a target, small numbers and a lag", () => {
		const of = (found: object, parts: NonNullable<Parameters<typeof positionStatement>[2]>["parts"]) =>
			say(
				withCell(() => ({ ...found })),
				{ parts: parts ?? [] },
			);
		expect(of({ rank: { rank: 3, of: 7, order: "lowest-first", tiedWith: [] } }, ["rank"])).toBe(
			"It ranks 3 of 7, the lowest first.",
		);
		for (const [outcome, text] of [
			["met", "met"],
			["in-between", "neither met nor missed"],
			["missed", "missed"],
		])
			expect(of({ target: { status: "compared", outcome, target: 4 } }, ["target"])).toBe(
				`The target of 4.0 per 1,000 is ${text}.`,
			);
		expect(of({ smallNumber: true }, ["small-number"])).toBe("Numbers are small (492).");
		expect(of({ coverage: { lag: 1 } }, ["lag"])).toBe(
			"The figures end 1 month before the period asked for.",
		);
		expect(of({ coverage: { lag: 2 } }, ["lag"])).toBe(
			"The figures end 2 months before the period asked for.",
		);
	});

	it.each([
		[
			{ code: "missing-months", months: ["2019-02", "2019-04/2019-05"] },
			"figures for February 2019 and April to May 2019 are missing",
		],
		[{ code: "not-available", periods: ["2019-02"] }, "figures for February 2019 are blank"],
		[{ code: "withheld", periods: ["2019-02"] }, "figures for February 2019 are withheld"],
		[{ code: "duplicate-months", periods: ["2019-02"] }, "there are several figures for February 2019"],
		[{ code: "overlapping-periods", months: ["2019-02"] }, "figures overlap in February 2019"],
		[
			{ code: "straddling-periods", periods: ["2018-12/2019-02"] },
			"figures for December 2018 to February 2019 lie partly outside the period",
		],
		[{ code: "window-longer-than-series", months: 12, seriesMonths: 7 }, "the series has 7 months only"],
		[{ code: "break-in-series", cause: "new criteria" }, "there is a break in the series (new criteria)"],
		[{ code: "population-missing", years: [2017] }, "the population is not known"],
		[{ code: "population-not-given" }, "the population is not known"],
		[{ code: "exposure-missing", months: ["2019-02"] }, "it is not known what to divide by"],
		[{ code: "exposure-zero" }, "there is nothing to divide by"],
		[{ code: "no-observations" }, "there are no figures"],
		[{ code: "lagging", lag: 14, maximum: 12 }, "the last figures are 14 months old"],
		[{ code: "period-missing", period: "2019-02" }, "there is no figure for February 2019"],
		[{ code: "duplicate-period", period: "2019-02" }, "there are several figures for February 2019"],
		[
			{ code: "uncertainty-missing", period: "2019-02" },
			"it is not known how precise the figure for February 2019 is",
		],
		[{ code: "parts-missing", areas: ["Blaby"] }, "there are no figures for Blaby"],
		[{ code: "no-events" }, "there was nothing to count in either year"],
		[{ code: "interval-missing" }, "it is not known how precise the figure is"],
		[{ code: "season-differs" }, "the periods have different months of the year"],
		[{ code: "lagging", lag: 1, maximum: 0 }, "the last figures are 1 month old"],
		[{ code: "window-longer-than-series", months: 12, seriesMonths: 1 }, "the series has 1 month only"],
	])("words why there is no figure: %j", (reason, text) => {
		expect(say(withCell(() => ({ current: null, reasons: [reason] })))).toBe(
			`Crime in Blaby: no current figure, because ${text}.`,
		);
		expect(
			say(
				withCell(() => ({ travel: null, reasons: [reason] })),
				{ parts: ["change"] },
			),
		).toBe(`It cannot be compared with the year before, because ${text}.`);
	});

	it("shows indicators of two sources beside each other", () => {
		const dashboard = buildDashboard(
			[
				{
					id: "a",
					name: "ASB on Sentinel",
					category: "ASB",
					polarity: "lower-is-better",
					measure: "count",
					overlapsWith: "b",
				},
				{ id: "b", name: "Police ASB", category: "ASB", polarity: "lower-is-better", measure: "count" },
			],
			[...monthly("a", "C", five, () => 700), ...monthly("b", "C", five, () => 500)],
			{ period: toPeriod("2019-12"), areas: [{ id: "C", name: "County", level: "county" }] },
		);
		expect(
			positionStatement(dashboard, "ASB", { parts: ["level", "overlap"] }).sentences.map(({ text }) => text),
		).toEqual([
			"ASB on Sentinel in County: 8,400 in the 12 months to December 2019. " +
				"Police ASB measures the same from another source: the two are shown beside each other and not added up.",
			"Police ASB in County: 6,000 in the 12 months to December 2019. " +
				"ASB on Sentinel measures the same from another source: the two are shown beside each other and not added up.",
		]);
	});

	it("takes phrases of the caller's, and leaves out those without text", () => {
		const phrases = { "level.rolling": "{area}: {current}.", "rank.highest-first": "" };
		expect(say(base, { phrases, parts: ["level", "rank"] })).toBe("Blaby: 4.9 per 1,000.");
		expect(() => say(base, { phrases: { "level.rolling": "{other}" } })).toThrow(
			'Cannot state the position: phrase level.rolling must use the names area, category, current, end, indicator, period, current value is "other"',
		);
		expect(() => say(base, { phrases: { level: "x" } as Partial<Phrases> })).toThrow(
			'Cannot state the position: phrases must have keys of defaultPhrases, current value is "level"',
		);
		expect(() => say(base, { phrases: { lag: 3 } as unknown as Partial<Phrases> })).toThrow(
			"Cannot state the position: phrase lag must be text, current value is 3",
		);
	});

	it("refuses a category, an area or a part that is not there", () => {
		expect(() => positionStatement(base, "Fire")).toThrow(
			'Cannot state the position: category must be one of those of the dashboard, current value is "Fire"',
		);
		expect(() => say(base, { areas: ["Melton"] })).toThrow(
			'Cannot state the position: areas must be areas of the dashboard, current value is "Melton"',
		);
		expect(() => say(base, { parts: ["all" as never] })).toThrow(
			"Cannot state the position: parts must be one of level, ",
		);
		expect(positionStatement(base, "Crime", { areas: [] })).toEqual({
			kind: "position-statement",
			category: "Crime",
			status: "nothing-to-say",
			sentences: [],
			text: "",
		});
	});

	it("never names a direction that its verdict does not have", () => {
		const definition = fc.record({
			polarity: fc.constantFrom<IndicatorInput["polarity"]>("lower-is-better", "higher-is-better", "neutral"),
			start: fc.integer({ min: 0, max: 80 }),
			slopes: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 5, maxLength: 5 }),
			noise: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 60, maxLength: 60 }),
		});
		fc.assert(
			fc.property(definition, ({ polarity, start, slopes, noise }) => {
				let level = start;
				const rows = monthly("x", "Blaby", five, (month) => {
					level = Math.max(0, level + (slopes[Math.floor(month / 12)] ?? 0) / 2);
					return Math.max(0, Math.round(level + (noise[month] ?? 0)));
				});
				const dashboard = single({ polarity, comparator: { value: 300, name: "the plan" } }, rows);
				const [cell] = dashboard.cells;
				const clauses = positionStatement(dashboard, "Crime").sentences.flatMap(
					(sentence) => sentence.clauses,
				);
				for (const { part, phrase, text } of clauses) {
					expect(Object.keys(defaultPhrases)).toContain(phrase);
					const up = /higher|rising|\brise\b|rose/.test(text);
					const down = /lower|falling|\bfall\b|fell/.test(text);
					if (part === "change")
						expect([up, down]).toEqual([up && cell?.direction === "up", down && cell?.direction === "down"]);
					if (part === "comparison")
						expect([up, down]).toEqual([cell?.position === "higher", cell?.position === "lower"]);
					if (/one-figure$/.test(phrase)) expect([up, down]).toEqual([false, false]);
					else if (part === "trend")
						expect([up, down]).toEqual([
							cell?.trend?.direction === "rising",
							cell?.trend?.direction === "falling",
						]);
					if (part === "pace" && cell?.rateOfChange?.status === "assessed")
						expect([up, down]).toEqual([
							cell.rateOfChange.movement === "rising",
							cell.rateOfChange.movement === "falling",
						]);
					if (part === "levelling" && !/one-figure$/.test(phrase)) {
						const { state, from } = cell?.levellingOff ?? {};
						const rise = from === "rise" || state === "rising" || state === "reversed";
						const fall = from === "fall" || state === "falling" || state === "reversed";
						expect([up, down]).toEqual([rise, fall]);
					}
					if (/worse|improvement|better/.test(text)) expect(polarity).not.toBe("neutral");
				}
			}),
			{ numRuns: 60 },
		);
	});
});
