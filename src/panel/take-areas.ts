import { checkCount } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { monthsOf, type Panel } from "./panel.ts";

/**
 * The panel of a run of areas, over the same memory.
 *
 * Its columns are views of those of the panel: nothing is copied but the places of the marks. So a panel is split among
 * workers, each with some of the areas; what needs all areas (averages, ranks) is made from their answers.
 *
 * @param panel - the panel
 * @param from - place of the first area, from 0
 * @param to - place after the last area
 * @returns the panel of the areas `from` to `to`, the last not included
 * @throws TypeError when `panel` is none; RangeError when the places are not whole numbers in order within the panel
 * @example Halves
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { panelFromRows, takeAreas } from "direction-of-travel/panel";
 *
 * const rows = ["Ashby", "Blaby", "Oadby"].map((area, count) => ({
 * 	area,
 * 	indicator: "robbery",
 * 	period: toPeriod("2019-12"),
 * 	count,
 * }));
 * const half = takeAreas(panelFromRows(rows).panel, 1, 3);
 * assert.deepEqual([half.areas, [...(half.counts[0] ?? [])]], [["Blaby", "Oadby"], [1, 2]]);
 * ```
 * @since 0.1.0
 */
export function takeAreas(panel: Panel, from: number, to: number): Panel {
	const doing = "take areas of a panel";
	monthsOf(doing, panel);
	const { areas, indicators, counts, marked, exposures } = panel;
	const start = checkCount(doing, "from", from);
	const end = checkCount(doing, "to", to);
	if (start > end || end > areas.length)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`from and to must lie in order from 0 to ${areas.length}`,
			[from, to],
		);
	const each = indicators.length;
	const view = <Column extends Int32Array | Float64Array>(column: Column, width: number) =>
		column.subarray(start * width, end * width) as Column;
	return {
		...panel,
		areas: areas.slice(start, end),
		counts: (counts as readonly Int32Array[]).map((column) => view(column, each)),
		marked: marked.map((places) =>
			places
				.filter((series) => series >= start * each && series < end * each)
				.map((series) => series - start * each),
		),
		exposures: exposures && {
			...exposures,
			columns: exposures.columns.map((column) => view(column, exposures.by === "area" ? 1 : each)),
		},
	};
}
