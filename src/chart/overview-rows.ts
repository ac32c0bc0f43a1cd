import type { Dashboard } from "../report/dashboard.ts";
import { toldApart } from "../report/speak.ts";
import {
	cellNotes,
	cellsWith,
	directionSymbol,
	joined,
	printedChange,
	printedWithUnit,
	reasonText,
} from "./chart-cells.ts";

/** One indicator of an area, in one look. @since 0.1.0 */
export interface OverviewRow {
	/** Id of the indicator. */
	readonly indicatorId: string;
	/** Name of the indicator. */
	readonly indicator: string;
	/** Its category. */
	readonly category: string;
	/** Name of the area. */
	readonly area: string;
	/** The current value with its unit as it is printed; `not available` where there is none. */
	readonly current: string;
	/** The change as it is printed; null where it cannot be said. */
	readonly change: string | null;
	/** What the number did, as a symbol and a word; `not comparable` where that cannot be said. */
	readonly direction: string;
	/** What that means by the polarity, in words. */
	readonly performance: "improving" | "worsening" | "stable" | "not judged";
	/** Where it stands against the benchmark, in words. */
	readonly position: string;
	/** What that means by the polarity, in words. */
	readonly standing: "better" | "similar" | "worse" | "not judged";
	/** What to know: small or provisional numbers, data that lag behind, causes and reasons; null for nothing. */
	readonly notes: string | null;
}

const doing = "list the indicators";

/**
 * Every indicator of an area in one look: what it is, what it did, how that is to be read, and where it stands.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param area - the id of the area
 * @returns a row for each indicator, in the order of the dashboard
 * @throws TypeError when the dashboard is none; RangeError when it does not have the area
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { overviewRows } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	indicator: "robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: index < 12 ? 40 : 60,
 * }));
 * const dashboard = buildDashboard([{ id: "robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const [robbery] = overviewRows(dashboard, "Blaby");
 * assert.deepEqual([robbery?.direction, robbery?.performance], ["▲ up", "worsening"]);
 * ```
 * @since 0.1.0
 */
export function overviewRows(dashboard: Dashboard, area: string): readonly OverviewRow[] {
	return cellsWith(doing, dashboard, "area", area).map((one): OverviewRow => {
		const found = toldApart(one);
		const { cell, indicator, area: where } = found;
		const { direction, current } = cell;
		const against = reasonText(found);
		return {
			indicatorId: indicator.id,
			indicator: indicator.name,
			category: indicator.category,
			area: where.name,
			current: printedWithUnit(indicator, current?.value ?? null),
			change: printedChange(found),
			direction: direction === null ? "not comparable" : `${directionSymbol[direction]} ${direction}`,
			performance: cell.performance === "not-judged" ? "not judged" : cell.performance,
			position: cell.position.replaceAll("-", " "),
			standing: cell.standing === "not-judged" ? "not judged" : cell.standing,
			notes: joined([...cellNotes(found), ...(against === null ? [] : [against])]),
		};
	});
}
