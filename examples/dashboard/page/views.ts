import type { DashboardCell, Indicator } from "direction-of-travel/report";
import { areaBars } from "./bars.ts";
import { type Child, el } from "./dom.ts";
import { exceptionsPart } from "./exceptions.ts";
import { figuresTable } from "./figures-table.ts";
import { keyFigures } from "./key-figures.ts";
import type { Model } from "./model.ts";
import { addressOf, type Place } from "./place.ts";
import { statementOf } from "./statement.ts";
import { trendFigure } from "./trend-chart.ts";
import { trendTitle } from "./words.ts";

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
	return {
		title: indicator.name,
		content: [
			el("p", { class: "lead" }, `${indicator.category}. ${polarities[indicator.polarity]}.`),
			cell.status === "available"
				? keyFigures(model, indicator, cell)
				: el("p", { class: "missing" }, "There is no current figure for this area."),
			el("h2", {}, "Position"),
			positionOf(model, indicator, cell),
			el("h2", { id: "trend" }, trendTitle(cell.trendPoints.at(-1)?.period)),
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
