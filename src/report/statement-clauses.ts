import type { Period } from "../period/period.ts";
import type { LevellingOff } from "../trend/levelling-off.ts";
import type { LevellingReason } from "../trend/levelling-reason.ts";
import type { Trend } from "../trend/trend-answer.ts";
import { smallerCount } from "./cell-parts.ts";
import type { Dashboard, DashboardCell, ResolvedArea } from "./dashboard.ts";
import type { PhraseKey } from "./default-phrases.ts";
import type { Indicator } from "./indicator.ts";
import type { StatementClause, StatementPart } from "./position.ts";
import { reasonsAgainst, reasonsOf, reasonTexts } from "./reason-texts.ts";
import {
	type Fillings,
	printEnd,
	printMove,
	printPeriod,
	printValue,
	type Speaker,
	toldApart,
} from "./speak.ts";

/** A cell with what it is of. */
export interface NamedCell {
	readonly cell: DashboardCell;
	readonly indicator: Indicator;
	readonly area: ResolvedArea;
}

/** The clauses that a cell gives rise to, in the order in which they are said. */
export function clausesOf(
	found: NamedCell,
	dashboard: Dashboard,
	speaker: Speaker,
): readonly StatementClause[] {
	const named = toldApart(found);
	const { cell, indicator } = named;
	const { say, list, length } = speaker;
	const clauses: StatementClause[] = [];
	const common = commonFillings(named);
	const add = (part: StatementPart, phrase: PhraseKey, fillings: Fillings = {}) => {
		const text = say(phrase, { ...common, ...fillings });
		if (text !== "") clauses.push({ part, phrase, text });
	};
	if (cell.current === null || cell.period === null) {
		add("not-available", "not-available", {
			reasons: list(reasonTexts(reasonsAgainst(cell, "current"), dashboard, speaker)),
		});
	} else {
		const rolling = cell.current.period.length > 7 && isYear(cell);
		add("level", rolling ? "level.rolling" : "level.period", { end: printEnd(cell.period) });
		const { lag } = cell.coverage;
		if (lag !== null && lag > 0) add("lag", "lag", { lag: length(lag) });
		if (cell.current.provisional) add("provisional", "provisional");
		addChange(named, add, () => list(reasonTexts(reasonsOf(cell), dashboard, speaker)));
		addPace(cell, add);
		addTrend(cell, add, speaker);
		addLevelling(cell, add);
		addComparison(named, dashboard, add, speaker);
		if (cell.rank !== null && cell.rank.of > 1)
			add("rank", `rank.${cell.rank.order}`, { rank: String(cell.rank.rank), of: String(cell.rank.of) });
		if (cell.target?.status === "compared")
			add("target", `target.${cell.target.outcome}`, { target: printValue(indicator, cell.target.target) });
		else if (cell.target !== null)
			add("target", "target.not-compared", {
				reasons: list(reasonTexts(cell.target.reasons, dashboard, speaker)),
			});
		if (cell.smallNumber === true)
			add("small-number", "small-number", { count: String(smallerCount(indicator, cell.current)) });
	}
	const others = dashboard.indicators.filter(
		({ id, overlapsWith }) => indicator.overlapsWith.includes(id) || overlapsWith.includes(indicator.id),
	);
	if (others.length > 0)
		add("overlap", others.length === 1 ? "overlap.one" : "overlap.many", {
			others: list(others.map(({ name }) => name)),
		});
	return clauses;
}

/** What every phrase may use. */
export function commonFillings({ cell, indicator, area }: NamedCell): Fillings {
	return {
		indicator: indicator.name,
		area: area.name,
		category: indicator.category,
		current: cell.current === null ? "" : printValue(indicator, cell.current.value),
		period: cell.period === null ? "" : printPeriod(cell.period),
	};
}

type Add = (part: StatementPart, phrase: PhraseKey, fillings?: Fillings) => void;

/** Whether the window has 12 months, which begin in the month after that in which they end. */
function isYear({ period }: DashboardCell): boolean {
	if (period === null) return false;
	const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5, 7))];
	const [lastYear, lastMonth] = [Number(period.slice(8, 12)), Number(period.slice(13))];
	return lastYear * 12 + lastMonth - (year * 12 + month) === 11;
}

function addChange({ cell, indicator }: NamedCell, add: Add, reasons: () => string): void {
	const { travel } = cell;
	if (travel?.status !== "compared") {
		if (cell.reasons.length > 0 || travel !== null)
			add("change", "change.not-comparable", { reasons: reasons() });
		return;
	}
	const fillings = {
		previous: printValue(indicator, travel.previous),
		change: printMove(
			indicator,
			{ current: travel.current, previous: travel.previous, percent: travel.change.percent },
			{ judged: travel.direction !== "similar" },
		),
	};
	if (travel.direction === "similar") {
		const because = travel.similarityShown ? "shown" : travel.similarBecause;
		if (because !== null) add("change", `change.similar.${because}`, fillings);
		return;
	}
	add("change", `change.${travel.direction}.${travel.degree ?? "unsized"}`, fillings);
	if (travel.performance === "improving" || travel.performance === "worsening")
		add("change", `performance.${travel.performance}`);
}

function addPace({ rateOfChange }: DashboardCell, add: Add): void {
	if (rateOfChange?.status !== "assessed") return;
	const { movement, pace, evidence } = rateOfChange;
	if (movement === "steady" || pace === "steady" || pace === "not-judged" || evidence === "none") return;
	add("pace", `pace.${movement}.${pace}.${evidence}`);
}

function addTrend({ trend }: DashboardCell, add: Add, { say }: Speaker): void {
	if (trend?.status !== "assessed") return;
	const { direction, usualMonths, periods } = trend;
	const kinds: Readonly<Record<number, PhraseKey>> = {
		1: "periods.months",
		3: "periods.quarters",
		12: "periods.years",
	};
	add("trend", `trend.${direction}`, {
		points: String(periods.length),
		periods: say(kinds[usualMonths ?? 0] ?? "periods.other", {}),
	});
	addOneFigure(trend, "trend", add);
}

/** The figure that a verdict rests on, said after it. */
function addOneFigure({ reasons }: Trend | LevellingOff, part: "trend" | "levelling", add: Add): void {
	const period = loneFigure(reasons);
	if (period !== null) add(part, `${part}.one-figure`, { period: printPeriod(period) });
}

/** The period of the figure that a verdict rests on; null where it rests on more. */
export function loneFigure(reasons: readonly LevellingReason[]): Period | null {
	for (const reason of reasons) if (reason.code === "rests-on-one-figure") return reason.period;
	return null;
}

function addLevelling({ levellingOff }: DashboardCell, add: Add): void {
	if (levellingOff === null || levellingOff.state === "insufficient") return;
	const { state, from, signal, evidence } = levellingOff;
	const isSteady = state === "rising" || state === "falling";
	if (isSteady && signal === "first-signs")
		add("levelling", `levelling.first-signs.${state === "rising" ? "rise" : "fall"}`);
	else if (!isSteady && state !== "stable" && from !== null)
		add(
			"levelling",
			evidence.strength === "strong" ? `levelling.${state}.${from}` : `levelling.${state}.${from}.signs`,
		);
	else return;
	addOneFigure(levellingOff, "levelling", add);
}

function addComparison(named: NamedCell, dashboard: Dashboard, add: Add, speaker: Speaker): void {
	const { cell, indicator } = named;
	const { comparison } = cell;
	if (comparison === null) return;
	const benchmark = benchmarkName(named, speaker);
	if (comparison.status === "not-compared") {
		// The average is not compared with itself, and there is nothing to say of that.
		if (comparison.reasons[0].code === "same-area") return;
		const reasons = speaker.list(reasonTexts(comparison.reasons, dashboard, speaker));
		add("comparison", "comparison.not-compared", { benchmark, reasons });
		return;
	}
	const { position, performance } = comparison;
	const fillings = { benchmark, reference: printValue(indicator, comparison.benchmark) };
	if (position === "in-line") add("comparison", "comparison.in-line", fillings);
	else if (performance !== "similar") add("comparison", `comparison.${position}.${performance}`, fillings);
}

/** What a cell is compared with, in words. */
export function benchmarkName({ cell: { comparedWith } }: NamedCell, { say }: Speaker): string {
	const name = comparedWith?.name ?? null;
	const mean = comparedWith?.method === "mean-of-rates" && comparedWith.source === "members";
	if (name === null) return say(mean ? "benchmark.areas.mean-of-rates" : "benchmark.areas", {});
	if (comparedWith?.kind === "figure") return say("benchmark.figure", { name });
	return say(mean ? "benchmark.region.mean-of-rates" : "benchmark.region", { name });
}

/** What cells are compared with, in words that hold for all of them: a figure by its name, where they share it. */
export function sharedBenchmarkName(cells: readonly NamedCell[], { say }: Speaker): string {
	const names = new Set(
		cells.flatMap(({ cell: { comparedWith } }) => {
			if (comparedWith === null) return [];
			const { kind, name } = comparedWith;
			return kind === "figure"
				? say("benchmark.figure", { name: name ?? "" })
				: say("benchmark.any-average", {});
		}),
	);
	const [only] = names;
	return only === undefined || names.size > 1 ? say("benchmark.any", {}) : only;
}
