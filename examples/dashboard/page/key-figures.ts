import type { CellFigure, DashboardCell, Indicator } from "direction-of-travel/report";
import { type Child, el } from "./dom.ts";
import { figure } from "./figures-table.ts";
import type { Model } from "./model.ts";
import { directionTag, positionTag } from "./verdicts.ts";
import { changeText, printed, rangeText, valueText, windowText } from "./words.ts";

/** Units that stand in the figure, or are none. */
const bareUnits = ["%", "number", "value"];

/** How many were asked, where the figure says so. */
const askedOf = ({ sampleSize = null }: CellFigure & { readonly sampleSize?: number | null }) => sampleSize;

/** The figures of an indicator in an area, each with what it was made from. */
export function keyFigures({ dashboard }: Model, indicator: Indicator, cell: DashboardCell): HTMLElement {
	const { current, previous, rank } = cell;
	const value = (name: string, one: DashboardCell["current"]) =>
		one === null
			? [figure(name, "not available")]
			: [
					figure(name, valueText(indicator, one.value)),
					bareUnits.includes(indicator.unit) ? null : el("span", {}, indicator.unit),
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
					askedOf(one) === null
						? null
						: el("span", { class: "note" }, `${printed(askedOf(one) ?? 0, 0)} asked`),
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
