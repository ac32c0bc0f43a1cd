import { toPeriod } from "direction-of-travel";
import {
	buildDashboard,
	type CellReason,
	type Dashboard,
	type DashboardCell,
	defaultPhrases,
	exceptionReport,
	formatReport,
	type PhraseKey,
	positionStatement,
} from "direction-of-travel/report";
import { describe, expect, it } from "vitest";
import { monthly } from "./helpers.ts";

type Benchmark = Extract<NonNullable<DashboardCell["comparison"]>, { status: "not-compared" }>;
type Target = Extract<NonNullable<DashboardCell["target"]>, { status: "not-compared" }>;
type Travel = Extract<NonNullable<DashboardCell["travel"]>, { status: "not-comparable" }>;
type ReasonCode =
	| CellReason["code"]
	| Travel["reasons"][number]["code"]
	| Benchmark["reasons"][number]["code"]
	| Target["reasons"][number]["code"];

/** Every reason that a cell can hold; the compiler says when one is left out. */
const reasons: Readonly<Record<ReasonCode, object>> = {
	"missing-months": { months: ["2019-02"] },
	"not-available": { periods: ["2019-02"] },
	withheld: { periods: ["2019-02"] },
	"duplicate-months": { periods: ["2019-02"] },
	"overlapping-periods": { months: ["2019-02"] },
	"straddling-periods": { periods: ["2018-12/2019-02"] },
	"window-longer-than-series": { months: 12, seriesMonths: 1 },
	"break-in-series": { cause: "new rules" },
	"population-missing": { years: [2018] },
	"population-not-given": {},
	"exposure-missing": { months: ["2019-02"] },
	"exposure-not-aligned": { periods: ["2019-02"] },
	"exposure-zero": {},
	"no-observations": {},
	"part-not-known": {},
	lagging: { lag: 14, maximum: 12 },
	"period-missing": { period: "2019-02" },
	"duplicate-period": { period: "2019-02" },
	"uncertainty-missing": { period: "2019-02" },
	"parts-missing": { areas: ["B"] },
	"no-events": {},
	"benchmark-missing": {},
	"benchmark-incomplete": { areas: ["B"] },
	"benchmark-interval-missing": {},
	"benchmark-smaller": {},
	"interval-missing": {},
	"same-area": {},
	"length-not-stated": {},
	"length-differs": {},
	"season-differs": {},
	"previous-not-earlier": {},
	"count-missing": {},
	"count-withheld": {},
	"value-missing": {},
	"test-not-defined": {},
	"target-missing": {},
	"too-few-values": {},
};

const base = buildDashboard(
	[
		{
			id: "a",
			name: "Robbery",
			category: "Crime",
			polarity: "lower-is-better",
			measure: "rate",
			comparator: { value: 5, name: "the plan" },
			target: 4,
			source: "Police",
			caveats: ["Depends on coding"],
			breaks: [{ from: toPeriod("2012-04"), cause: "New rules" }],
		},
		{ id: "b", name: "Theft", category: "Crime", polarity: "lower-is-better", measure: "count" },
		{ id: "c", name: "Arson", category: "Crime", polarity: "lower-is-better", measure: "rate" },
	],
	["a", "b", "c"].flatMap((id) => monthly(id, "B", "2015-01/2019-12", (month) => 40 + (month % 3))),
	{
		period: toPeriod("2019-12"),
		areas: [{ id: "B", name: "Blaby", level: "district" }],
		populations: [{ area: "B", population: 100_000 }],
	},
);
const [cell] = base.cells as readonly [DashboardCell, ...DashboardCell[]];
const asDashboard = (cells: readonly object[], others: object = {}): Dashboard => ({
	...base,
	cells: cells.map((change) => ({ ...cell, ...change }) as DashboardCell),
	...others,
});

/** Cells with every verdict, each as a data file could hold it. */
function* verdicts(): Generator<object> {
	yield {
		current: { ...cell.current, provisional: true, revised: true, sampleSize: 500 },
		smallNumber: true,
	};
	yield { period: "2019-12", current: { ...cell.current, period: "2019-12" } };
	yield { coverage: { ...cell.coverage, lag: 1 }, causes: ["new rules"] };
	yield { coverage: { ...cell.coverage, lag: 2 } };
	for (const order of ["highest-first", "lowest-first"])
		yield { rank: { rank: 3, of: 7, order, tiedWith: [] } };
	for (const [code, fields] of Object.entries(reasons)) {
		yield { current: null, reasons: [{ code, ...fields }] };
		yield { travel: null, reasons: [{ code, ...fields }] };
	}
	for (const direction of ["up", "down"])
		for (const degree of ["slightly", "moderately", "substantially", null])
			for (const performance of ["improving", "worsening"])
				yield {
					direction,
					performance,
					travel: { ...cell.travel, direction, degree, performance, previous: 4.5, change: { percent: 8.5 } },
				};
	for (const similarBecause of ["not-significant", "immaterial", "too-few", "within-tolerance", "shown"])
		yield {
			direction: "similar",
			performance: "stable",
			travel: {
				...cell.travel,
				direction: "similar",
				similarBecause,
				similarityShown: similarBecause === "shown",
			},
		};
	for (const movement of ["rising", "falling"])
		for (const pace of ["slowing", "stopped", "accelerating"])
			for (const evidence of ["established", "first-signs"])
				yield { rateOfChange: { status: "assessed", movement, pace, evidence } };
	for (const direction of ["rising", "falling", "no-clear-trend"])
		for (const usualMonths of [1, 3, 12, 6]) yield { trend: { ...cell.trend, direction, usualMonths } };
	const alone = [{ code: "rests-on-one-figure", period: "2018-07/2018-09" }];
	yield { trend: { ...cell.trend, direction: "rising", reasons: alone } };
	yield {
		levellingOff: {
			state: "levelled",
			from: "rise",
			signal: null,
			evidence: { strength: "strong" },
			reasons: alone,
		},
	};
	for (const from of ["rise", "fall"])
		for (const strength of ["strong", "weak"])
			for (const state of ["levelling", "levelled", "reversed", "stepped"])
				yield { levellingOff: { state, from, signal: null, evidence: { strength }, reasons: [] } };
	for (const state of ["rising", "falling"])
		yield {
			levellingOff: { state, from: null, signal: "first-signs", evidence: { strength: "weak" }, reasons: [] },
		};
	for (const position of ["higher", "in-line", "lower"])
		for (const performance of ["worse", "better", "not-judged", "similar"])
			yield { position, comparison: { ...cell.comparison, position, performance } };
	for (const name of ["East Midlands", null])
		for (const method of ["pooled", "mean-of-rates"])
			yield { comparedWith: { kind: "average", name, method, source: "members" } };
	for (const code of Object.keys(reasons)) {
		yield {
			position: "not-compared",
			comparison: { status: "not-compared", reasons: [{ code, areas: [] }] },
		};
		yield { target: { status: "not-compared", reasons: [{ code }] } };
	}
	for (const outcome of ["met", "in-between", "missed"])
		yield { target: { status: "compared", outcome, value: 5, target: 4 } };
	yield { direction: "up", performance: "not-judged" };
}

function overlapping(...others: readonly string[]): Dashboard {
	const [first, ...rest] = base.indicators;
	return { ...base, indicators: first === undefined ? [] : [{ ...first, overlapsWith: others }, ...rest] };
}

/** Every report that has something of its own to say. */
function* reports(phrases: Readonly<Record<string, string>>): Generator<string> {
	const plain = exceptionReport(base);
	const common = { indicator: "a", area: "B", rule: "r", causes: ["c"], adjustedPValue: null };
	const evidences = [
		...["up", "down"].flatMap((direction) =>
			[8.5, null].map((percentChange) => ({
				kind: "change-for-the-worse",
				direction,
				percentChange,
				current: 5,
				previous: 4,
			})),
		),
		...["higher", "lower"].map((position) => ({
			kind: "worse-than-benchmark",
			position,
			value: 5,
			benchmark: 4,
			confidence: 0.998,
		})),
		{
			kind: "signal-for-the-worse",
			signals: ["outside", "trend", "twoOfThree", "shift"],
			period: "2019-10/2019-12",
			value: 5,
		},
		{ kind: "missed-target", value: 5, target: 4 },
	];
	const standings = ["exceptional", "explained", "expected", "not-a-discovery"];
	const found = evidences.flatMap((evidence) =>
		standings.map((standing) => ({ ...common, evidence, standing })),
	);
	for (const change of [
		{ status: "exceptions", exceptions: found, setAside: found },
		{ status: "nothing-exceptional" },
		{ status: "nothing-judged" },
	])
		yield formatReport(base, { phrases, exceptions: { ...plain, ...change } as never });
	const averages = (["own-observations", "members"] as const).flatMap((source) =>
		(["pooled", "mean-of-rates"] as const).map((method) => ({
			...base.averages[0],
			indicator: "c",
			comparedWith: { kind: "average", name: "R", method, source },
		})),
	);
	const unused = (["unknown-indicator", "unknown-area", "no-count", "no-value"] as const).flatMap((because) =>
		[1, 2].map((rows) => ({ because, name: "a", rows })),
	);
	yield formatReport(asDashboard([...verdicts()], { averages, unused }), { phrases });
	const out = base.indicators.map((indicator) => ({
		...indicator,
		comparator: { ...indicator.comparator, own: "out" },
	}));
	yield formatReport(asDashboard([{}], { averages, indicators: out }), { phrases });
	const average = { kind: "average", name: null, method: "pooled", source: "members" };
	yield formatReport(asDashboard([{ comparedWith: average }]), { phrases });
}

const statements = (phrases = {}) =>
	[
		...[...verdicts()].map((verdict) => asDashboard([verdict])),
		overlapping("b"),
		overlapping("b", "c"),
	].flatMap((dashboard) => positionStatement(dashboard, "Crime", { phrases }).sentences[0]?.clauses ?? []);

describe("defaultPhrases", () => {
	it("has words for every reason, and no others", () => {
		const coded = Object.keys(defaultPhrases).filter((key) => key.startsWith("reason."));
		expect(coded.sort()).toEqual(
			Object.keys(reasons)
				.map((code) => `reason.${code}`)
				.sort(),
		);
	});

	it("has no phrase that nothing is said by", () => {
		const marked = Object.fromEntries(
			Object.entries(defaultPhrases).map(([key, phrase]) => [
				key,
				`«${key}» ${[...phrase.matchAll(/\{\w+\}/g)].join(" ")}`,
			]),
		);
		const text = [...reports(marked), ...statements(marked).map((clause) => clause.text)].join("\n");
		const said = new Set([...text.matchAll(/«([^»]+)»/g)].map(([, key = ""]) => key));
		expect(Object.keys(defaultPhrases).filter((key) => !said.has(key))).toEqual([]);
	});

	it("says each phrase of a statement so", () => {
		const texts = new Map<string, Set<string>>();
		for (const { phrase, text } of statements())
			texts.set(phrase, (texts.get(phrase) ?? new Set()).add(text));
		const said = Object.fromEntries(
			[...texts].map(([phrase, all]) => [phrase as PhraseKey, [...all].sort()]).sort(),
		);
		expect(said).toMatchSnapshot();
	});
});
