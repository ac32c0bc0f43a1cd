import { positionStatement, type StatementPart } from "direction-of-travel/report";
import { el } from "./dom.ts";
import type { Model } from "./model.ts";

const short: readonly StatementPart[] = ["level", "change", "comparison", "not-available"];

/** The position of an area in a category: a sentence or two for each indicator, as the library words it. */
export function statementOf(
	model: Model,
	category: string,
	area: string,
	length: "short" | "full",
): HTMLElement {
	const { sentences } = positionStatement(model.dashboard, category, {
		areas: [area],
		...(length === "short" ? { parts: short } : {}),
	});
	return el(
		"div",
		{ class: "statement", "data-statement": category },
		...sentences.map(({ indicator, text }) => el("p", { "data-indicator": indicator }, text)),
	);
}
