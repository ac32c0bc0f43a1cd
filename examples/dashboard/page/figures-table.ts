import type { DashboardCell, Indicator } from "direction-of-travel/report";
import { el } from "./dom.ts";
import type { Model } from "./model.ts";
import { addressOf } from "./place.ts";
import { directionTag, positionTag } from "./verdicts.ts";
import { changeText, valueText, windowText } from "./words.ts";

/** A table whose rows become cards on a narrow screen; the roles keep it a table for screen readers. */
export function table(
	caption: string,
	columns: readonly string[],
	rows: readonly HTMLElement[],
): HTMLElement {
	return el(
		"table",
		{ role: "table", class: "figures" },
		el("caption", {}, caption),
		el(
			"thead",
			{ role: "rowgroup" },
			el(
				"tr",
				{ role: "row" },
				...columns.map((name) => el("th", { scope: "col", role: "columnheader" }, name)),
			),
		),
		el("tbody", { role: "rowgroup" }, ...rows),
	);
}

/** A cell that says which column it belongs to, for where the header is not seen. */
export function column(name: string, content: Node | string, more: Record<string, string> = {}): HTMLElement {
	return el(
		"td",
		{ role: "cell", ...more },
		el("span", { class: "column-name", "aria-hidden": "true" }, name),
		content,
	);
}

const columns = [
	"Indicator",
	"Current",
	"Year before",
	"Change",
	"Direction of travel",
	"Against the average",
];

/** The indicators of an area: current against previous, direction of travel, standing. */
export function figuresTable(model: Model, area: string, indicators: readonly Indicator[], caption: string) {
	return table(
		caption,
		columns,
		indicators.flatMap((indicator) => {
			const cell = model.cellOf(indicator.id, area);
			return cell === undefined ? [] : [row(indicator, cell, model)];
		}),
	);
}

function row(indicator: Indicator, cell: DashboardCell, { dashboard }: Model): HTMLElement {
	const number = (value: number | undefined) =>
		value === undefined ? "not available" : valueText(indicator, value);
	const [, current = "", previous = "", change = "", direction = "", position = ""] = columns;
	const usual = cell.period === null || cell.period === dashboard.period ? null : windowText(cell.period);
	const notes = [indicator.unit === "%" ? null : indicator.unit, usual].filter((note) => note !== null);
	return el(
		"tr",
		{ role: "row", "data-indicator": indicator.id, "data-area": cell.area },
		el(
			"th",
			{ scope: "row", role: "rowheader" },
			el(
				"a",
				{ href: addressOf({ area: cell.area, view: "indicator", name: indicator.id }) },
				indicator.name,
			),
			notes.length === 0 ? null : el("span", { class: "note" }, notes.join(", ")),
		),
		column(current, figure("current", number(cell.current?.value)), { class: "number" }),
		column(previous, figure("previous", number(cell.previous?.value)), { class: "number" }),
		column(change, figure("change", changeText(indicator, cell) ?? "not available"), { class: "number" }),
		column(direction, directionTag(cell)),
		column(position, positionTag(cell)),
	);
}

/** A figure that can be found by its name. */
export function figure(name: string, text: string): HTMLElement {
	return el("span", { "data-figure": name, class: text === "not available" ? "missing" : null }, text);
}
