import type { DashboardCell } from "direction-of-travel/report";
import { drawn, el } from "./dom.ts";
import { directionText, positionText } from "./words.ts";

const shapes = {
	up: "M6 1 11 11H1Z",
	down: "M6 11 1 1H11Z",
	similar: "M1 3H11V5H1ZM1 7H11V9H1Z",
} as const;

/** A symbol beside words that say the same. */
function symbol(shape: keyof typeof shapes): SVGElement {
	return drawn(
		"svg",
		{ class: "symbol", viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" },
		drawn("path", { d: shapes[shape] }),
	);
}

/** Direction of travel: symbol and words. */
export function directionTag(cell: DashboardCell): HTMLElement {
	const { direction, performance } = cell;
	return el(
		"span",
		{ class: `tag ${direction === null ? "none" : performance}`, "data-figure": "direction" },
		direction === null ? null : symbol(direction),
		directionText(cell),
	);
}

const sides = { higher: "up", "in-line": "similar", lower: "down", "not-compared": null } as const;

/** Standing against the average: symbol and words. */
export function positionTag(cell: DashboardCell): HTMLElement {
	const side = sides[cell.position];
	const kind = {
		better: "improving",
		worse: "worsening",
		similar: "stable",
		"not-judged": "not-judged",
	} as const;
	return el(
		"span",
		{ class: `tag ${side === null ? "none" : kind[cell.standing]}`, "data-figure": "position" },
		side === null ? null : symbol(side),
		positionText(cell),
	);
}
