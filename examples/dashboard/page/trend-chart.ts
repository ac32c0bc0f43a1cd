import type { DashboardCell, Indicator, TrendPoint } from "direction-of-travel/report";
import { el, folded } from "./dom.ts";
import { column, table } from "./figures-table.ts";
import { axisFor, drawTrend, type TrendDrawing } from "./trend-drawing.ts";
import { columnUnit, periodText, printed, valueText, valueWithUnit } from "./words.ts";

/** The trend of quarters: a line, the numbers of one quarter at a time beside it, and all of them in a table. */
export function trendFigure(indicator: Indicator, { trendPoints: points }: DashboardCell): HTMLElement {
	if (!points.some(({ value }) => value !== null)) return el("p", {}, "There are no figures for a trend.");
	const readout = el("p", { class: "readout" });
	const holder = el("div", { class: "chart" });
	let drawing: TrendDrawing | null = null;
	let chosen = points.length - 1;
	const show = (index: number) => {
		const point = points[index];
		if (point === undefined) return;
		readout.dataset["period"] = point.period;
		readout.replaceChildren(
			el("strong", {}, periodText(point.period)),
			...detailsOf(indicator, point).map((text) => el("span", {}, text)),
		);
		drawing?.mark(index);
	};
	const choose = (index: number) => {
		chosen = Math.min(Math.max(index, 0), points.length - 1);
		for (const [at, one] of (drawing?.columns ?? []).entries())
			one.setAttribute("tabindex", at === chosen ? "0" : "-1");
		show(chosen);
	};
	const draw = (width: number) => {
		const held = holder.contains(document.activeElement);
		drawing = drawTrend(indicator, points, width, (point) =>
			[periodText(point.period), ...detailsOf(indicator, point)].join(", "),
		);
		drawing.chart.setAttribute("aria-labelledby", "trend");
		drawing.chart.setAttribute("aria-describedby", "trend-keys");
		listen(drawing, { choose, show, shown: () => chosen });
		holder.replaceChildren(drawing.chart);
		choose(chosen);
		if (held) drawing.columns[chosen]?.focus();
	};
	let drawnFor = 0;
	new ResizeObserver(([entry]) => {
		const width = Math.floor(entry?.contentRect.width ?? 0);
		if (width < 100 || width === drawnFor) return;
		drawnFor = width;
		draw(width);
	}).observe(holder);
	show(chosen);
	return el(
		"figure",
		{},
		readout,
		holder,
		el(
			"figcaption",
			{ class: "note" },
			el(
				"span",
				{ id: "trend-keys", class: "keys" },
				"Point at a quarter, or use the arrow keys, for its numbers. ",
			),
			axisFor(indicator, points).from === 0 ? null : "The axis does not start at nought. ",
			...points.flatMap(({ period, breakBefore }) =>
				breakBefore === null ? [] : [`Break in the series before ${periodText(period)}: ${breakBefore}. `],
			),
		),
		folded("The trend as a table", tableOf(indicator, points)),
	);
}

interface Chooser {
	readonly choose: (index: number) => void;
	readonly show: (index: number) => void;
	readonly shown: () => number;
}

/** Pointing shows a quarter for as long as it is pointed at; a click, a tap or a key chooses it. */
function listen({ chart, columns }: TrendDrawing, { choose, show, shown }: Chooser): void {
	for (const [index, one] of columns.entries()) {
		one.addEventListener("pointerenter", () => show(index));
		one.addEventListener("click", () => choose(index));
		one.addEventListener("focus", () => choose(index));
	}
	chart.addEventListener("pointerleave", () => show(shown()));
	chart.addEventListener("keydown", (event) => {
		const moves: ReadonlyMap<string, number> = new Map([
			["ArrowLeft", shown() - 1],
			["ArrowRight", shown() + 1],
			["Home", 0],
			["End", columns.length - 1],
		]);
		const to = moves.get(event.key);
		if (to === undefined) return;
		event.preventDefault();
		choose(to);
		columns[shown()]?.focus();
	});
}

/** What is known of a quarter. */
function detailsOf(indicator: Indicator, { value, count, exposure }: TrendPoint): readonly string[] {
	if (value === null) return ["no figure"];
	const whole = indicator.measure === "proportion" && exposure !== null ? ` of ${printed(exposure, 0)}` : "";
	return [
		valueWithUnit(indicator, value),
		...(count === null || indicator.measure === "count" ? [] : [`number ${printed(count, 0)}${whole}`]),
	];
}

function tableOf(indicator: Indicator, points: readonly TrendPoint[]): HTMLElement {
	const counted = indicator.measure !== "count" && points.some(({ count }) => count !== null);
	const unit = columnUnit(indicator);
	return table(
		`${indicator.name}: the figures of the trend`,
		["Period", unit, ...(counted ? ["Number"] : [])],
		points.map(({ period, value, count }) =>
			el(
				"tr",
				{ role: "row", "data-period": period },
				el("th", { scope: "row", role: "rowheader" }, periodText(period)),
				column(unit, value === null ? "no figure" : valueText(indicator, value), { class: "number" }),
				counted
					? column("Number", count === null ? "no figure" : printed(count, 0), { class: "number" })
					: null,
			),
		),
	);
}
