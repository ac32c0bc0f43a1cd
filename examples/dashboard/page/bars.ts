import type { CellFigure, DashboardCell, Indicator } from "direction-of-travel/report";
import { drawn, el } from "./dom.ts";
import { column, figure, table } from "./figures-table.ts";
import type { Model } from "./model.ts";
import { addressOf } from "./place.ts";
import { axisOf } from "./scale.ts";
import { positionTag } from "./verdicts.ts";
import { columnUnit, printed, rangeText, valueText } from "./words.ts";

type Bar = Pick<CellFigure, "value" | "lower" | "upper">;

const order = ["district", "county", "region"];

/** Every area that has a figure as a bar with its interval, districts first, and a line at the average. */
export function areaBars(model: Model, indicator: Indicator, area: string): HTMLElement {
	const found = model.dashboard.areas.flatMap((one) => {
		const cell = model.cellOf(indicator.id, one.id);
		return cell === undefined ? [] : [{ ...one, cell, current: cell.current }];
	});
	const shown = found
		.flatMap(({ current, ...one }) => (current === null ? [] : [{ ...one, current }]))
		.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || b.current.value - a.current.value);
	if (shown.length === 0) return el("p", {}, "No area has a figure.");
	const lacking = found.filter(({ current }) => current === null).map(({ name }) => name);
	const average = model.averageOf(indicator.id)?.value ?? null;
	const nameless = !shown.some(({ level }) => level === "region") ? model.averageOf(indicator.id) : undefined;
	const all = shown.map(({ current }) => current);
	const { to } = axisOf([...all.map(({ value, upper }) => upper ?? value), average ?? 0], true);
	const compared = indicator.comparator.kind !== "none";
	const unit = columnUnit(indicator);
	const range = `${printed(100 * model.dashboard.settings.confidence, 0)}% interval`;
	const row = (name: Node | string, kind: string, bar: Bar, cell: DashboardCell | null, id: string | null) =>
		el(
			"tr",
			{ role: "row", class: kind, "data-area": id },
			el("th", { scope: "row", role: "rowheader" }, name),
			el("td", { role: "cell", class: "bar-cell" }, barOf(bar, to, average, cell)),
			column(unit, figure("bar", valueText(indicator, bar.value)), { class: "number" }),
			column(range, figure("interval", rangeText(indicator, bar) ?? "not known"), { class: "number" }),
			compared ? column("Against the average", cell === null ? "" : positionTag(cell)) : null,
		);
	return el(
		"div",
		{ class: "bars" },
		table(
			`${indicator.name}: districts, county and region`,
			["Area", "Bar", unit, range, ...(compared ? ["Against the average"] : [])],
			[
				...shown.map(({ id, name, level, cell, current }) => {
					const link = el(
						"a",
						{ href: addressOf({ area: id, view: "indicator", name: indicator.id }) },
						name,
					);
					if (id === area) link.setAttribute("aria-current", "true");
					return row(link, `${level}${id === area ? " chosen" : ""}`, current, cell, id);
				}),
				...(nameless === undefined || nameless.value === null
					? []
					: [row("Average of the areas", "region", { ...nameless, value: nameless.value }, null, null)]),
			],
		),
		el(
			"p",
			{ class: "note" },
			average === null
				? "The whiskers are the intervals. "
				: `The upright line is the average, ${valueText(indicator, average)}; the whiskers are the intervals. `,
			lacking.length === 0 ? null : `No figure: ${lacking.join(", ")}.`,
		),
	);
}

/** A bar, its interval and the average, in shares of the width, so that it fits any. */
function barOf({ value, lower, upper }: Bar, to: number, average: number | null, cell: DashboardCell | null) {
	const at = (number: number) => `${(100 * Math.max(0, number)) / to}%`;
	const whisker = (from: number, until: number) => [
		drawn("line", { class: "whisker", x1: at(from), x2: at(until), y1: "50%", y2: "50%" }),
		drawn("line", { class: "whisker", x1: at(from), x2: at(from), y1: "32%", y2: "68%" }),
		drawn("line", { class: "whisker", x1: at(until), x2: at(until), y1: "32%", y2: "68%" }),
	];
	return drawn(
		"svg",
		{ class: `bar ${cell?.standing ?? "not-judged"}`, width: "100%", height: "100%", "aria-hidden": "true" },
		drawn("rect", { x: 0, y: "18%", width: at(value), height: "64%" }),
		...(lower === null || upper === null ? [] : whisker(lower, upper)),
		average === null
			? null
			: drawn("line", { class: "average", x1: at(average), x2: at(average), y1: 0, y2: "100%" }),
	);
}
