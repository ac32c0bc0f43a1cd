import type { DashboardCell, Indicator } from "direction-of-travel/report";
import { areaBars } from "./bars.ts";
import { type Child, el } from "./dom.ts";
import { exceptionsPart } from "./exceptions.ts";
import { figure, figuresTable } from "./figures-table.ts";
import type { Model } from "./model.ts";
import { addressOf, type Place } from "./place.ts";
import { statementOf } from "./statement.ts";
import { trendFigure } from "./trend-chart.ts";
import { directionTag, positionTag } from "./verdicts.ts";
import { changeText, printed, rangeText, valueWithUnit, windowText } from "./words.ts";

/** What a view is called, and what it holds. */
export interface View {
	readonly title: string;
	readonly content: readonly Child[];
}

export function viewOf(model: Model, place: Place): View {
	if (place.view === "category") return categoryView(model, place);
	const indicator = place.view === "indicator" ? model.indicatorOf(place.name) : undefined;
	const cell = indicator === undefined ? undefined : model.cellOf(indicator.id, place.area);
	if (indicator !== undefined && cell !== undefined) return indicatorView(model, indicator, cell);
	return summaryView(model, place);
}

function summaryView(model: Model, { area }: Place): View {
	const { indicators, categories } = model.dashboard;
	return {
		title: "Summary",
		content: [
			exceptionsPart(model, area),
			el("h2", {}, "Position by category"),
			...categories.flatMap((category) => [
				el("h3", {}, el("a", { href: addressOf({ area, view: "category", name: category }) }, category)),
				statementOf(model, category, area, "short"),
			]),
			el("h2", {}, "All indicators"),
			figuresTable(
				model,
				area,
				indicators,
				"Rolling 12 months, or the latest figure, against the year before",
			),
		],
	};
}

function categoryView(model: Model, { area, name }: Place): View {
	const indicators = model.dashboard.indicators.filter(({ category }) => category === name);
	return {
		title: name,
		content: [
			figuresTable(
				model,
				area,
				indicators,
				"Rolling 12 months, or the latest figure, against the year before",
			),
			el("h2", {}, "Position"),
			statementOf(model, name, area, "full"),
		],
	};
}

const polarities = {
	"lower-is-better": "Lower is better",
	"higher-is-better": "Higher is better",
	neutral: "Neither direction is judged",
} as const;

function indicatorView(model: Model, indicator: Indicator, cell: DashboardCell): View {
	const notes = [
		...indicator.caveats.map((caveat) => `Caveat: ${caveat}.`),
		...(indicator.source === null ? [] : [`Source: ${indicator.source}.`]),
		...cell.causes.map((cause) => `Recorded cause: ${cause}.`),
	];
	const { trend } = cell;
	return {
		title: indicator.name,
		content: [
			el("p", { class: "lead" }, `${indicator.category}. ${polarities[indicator.polarity]}.`),
			cell.status === "available"
				? keyFigures(model, indicator, cell)
				: el("p", { class: "missing" }, "There is no current figure for this area."),
			el("h2", {}, "Position"),
			positionOf(model, indicator, cell),
			el("h2", { id: "trend" }, trend === null ? "Trend" : `Trend over ${cell.trendPoints.length} periods`),
			trendFigure(indicator, cell),
			el("h2", {}, "Districts, county and region"),
			areaBars(model, indicator, cell.area),
			...(notes.length === 0
				? []
				: [el("h2", {}, "Notes"), el("ul", {}, ...notes.map((note) => el("li", {}, note)))]),
		],
	};
}

/** The sentences of this indicator alone, out of those of its category. */
function positionOf(model: Model, indicator: Indicator, { area }: DashboardCell): HTMLElement {
	const whole = statementOf(model, indicator.category, area, "full");
	for (const sentence of [...whole.children])
		if (sentence.getAttribute("data-indicator") !== indicator.id) sentence.remove();
	return whole;
}

function keyFigures({ dashboard }: Model, indicator: Indicator, cell: DashboardCell): HTMLElement {
	const { current, previous, rank } = cell;
	const value = (name: string, one: DashboardCell["current"]) =>
		one === null
			? [figure(name, "not available")]
			: [
					figure(name, valueWithUnit(indicator, one.value)),
					el("span", { class: "note" }, windowText(one.period)),
					rangeText(indicator, one) === null
						? null
						: el(
								"span",
								{ class: "note" },
								`${printed(100 * dashboard.settings.confidence, 0)}% interval ${rangeText(indicator, one)}`,
							),
					one.count === null || indicator.measure === "count"
						? null
						: el("span", { class: "note" }, `number ${printed(one.count, 0)}`),
				];
	const entry = (name: string, ...content: readonly Child[]) =>
		el("div", {}, el("dt", {}, name), el("dd", {}, ...content));
	return el(
		"dl",
		{ class: "key-figures", "data-indicator": indicator.id, "data-area": cell.area },
		entry("Current", ...value("current", current)),
		entry("Year before", ...value("previous", previous)),
		entry("Change", figure("change", changeText(indicator, cell) ?? "not available")),
		entry("Direction of travel", directionTag(cell)),
		cell.comparedWith === null ? null : entry("Against the average", positionTag(cell)),
		rank === null
			? null
			: entry(
					"Rank",
					figure("rank", `${rank.rank} of ${rank.of}`),
					el(
						"span",
						{ class: "note" },
						rank.order === "highest-first" ? "the highest first" : "the lowest first",
					),
				),
	);
}
