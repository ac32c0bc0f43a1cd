import { monthText } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { Observation } from "../rolling/observation.ts";
import { cellMarks, monthsOf, type Panel, placeOf } from "./panel.ts";

/**
 * One series of a panel as observations, for the functions of single series: trend, levelling off, control charts.
 *
 * A missing month has no observation; a blank one has a count of null; a withheld one is a number of which nothing is
 * known, because a panel does not keep ranges; a cell with several records has two observations that conflict, one blank and
 * one withheld, because a panel does not keep whether they agreed.
 *
 * @param panel - the panel
 * @param area - name of the area
 * @param indicator - name of the indicator
 * @returns the observations in order of their months
 * @throws TypeError when `panel` is none; RangeError when it has no such area or indicator
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { observationsOf, panelFromRows } from "direction-of-travel/panel";
 *
 * const { panel } = panelFromRows([
 * 	{ area: "Ashby", indicator: "robbery", period: toPeriod("2019-12"), count: 3 },
 * ]);
 * assert.deepEqual(observationsOf(panel, "Ashby", "robbery"), [{ period: "2019-12", count: 3 }]);
 * ```
 * @since 0.1.0
 */
export function observationsOf(panel: Panel, area: string, indicator: string): readonly Observation[] {
	const doing = "take a series of a panel";
	const { first } = monthsOf(doing, panel);
	const { areas, indicators, counts } = panel;
	const series =
		placeOf(doing, "area", areas, area) * indicators.length +
		placeOf(doing, "indicator", indicators, indicator);
	return [...counts].flatMap((column, month): readonly Observation[] => {
		const period = monthText(first + month) as Period;
		const cell = column[series] as number;
		if (cell >= 0) return [{ period, count: cell }];
		const blank = { period, count: null };
		const withheld = { ...blank, withheld: { from: 0, to: null } };
		if (cell === cellMarks.withheld) return [withheld];
		if (cell === cellMarks.blank) return [blank];
		return cell === cellMarks.duplicate ? [blank, withheld] : [];
	});
}
