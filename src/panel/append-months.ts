import { argumentError } from "../internal/errors.ts";
import { monthsOf, type Panel, type PanelExposures } from "./panel.ts";

/**
 * A panel with later months after it.
 *
 * The later panel has the same areas and indicators in the same order (pass the names of the first as `areas` and
 * `indicators` when it is read) and begins with the month after. An area that is new is rejected there as `unknown-area`:
 * read all months again with the longer list, where it is missing before. Nothing that was there is copied or changed: the new
 * panel holds the columns of both, so that it costs as much as a list of the months, however many series and however
 * long a history there is.
 *
 * @param panel - the panel so far
 * @param later - the months that follow, of the same series
 * @returns a panel with the months of both
 * @throws TypeError when one of them is no panel; RangeError when the names differ, the months do not meet, or counts or
 * exposures are of another kind
 * @example December arrives
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { appendMonths, panelFromRows } from "direction-of-travel/panel";
 *
 * const row = (month: string, count: number) => ({
 * 	area: "Ashby",
 * 	indicator: "robbery",
 * 	period: toPeriod(month),
 * 	count,
 * });
 * const { panel } = panelFromRows([row("2019-10", 4), row("2019-11", 3)]);
 * const { areas, indicators } = panel;
 * const december = panelFromRows([row("2019-12", 5)], { areas, indicators }).panel;
 * const longer = appendMonths(panel, december);
 * assert.deepEqual([longer.first, longer.last], ["2019-10", "2019-12"]);
 * assert.equal(longer.counts[0], panel.counts[0]);
 * ```
 * @since 0.1.0
 */
export function appendMonths(panel: Panel, later: Panel): Panel {
	const doing = "append months";
	const before = monthsOf(doing, panel);
	const after = monthsOf(doing, later);
	const refuse = (must: string, found: unknown) =>
		argumentError(RangeError, "out-of-range", doing, must, found);
	for (const name of ["areas", "indicators"] as const) {
		const at = panel[name].findIndex((one, place) => one !== later[name][place]);
		if (at >= 0 || later[name].length !== panel[name].length)
			throw refuse(
				`the ${name} of both panels must be the same, in the same order`,
				later[name][at < 0 ? panel[name].length : at],
			);
	}
	if (after.first !== before.last + 1)
		throw refuse(`the later panel must begin with the month after ${panel.last}`, later.first);
	if (panel.weighted !== later.weighted)
		throw refuse("counts must be weighted in both panels or in neither", later.weighted);
	return {
		...panel,
		last: later.last,
		counts: [...panel.counts, ...later.counts] as Panel["counts"],
		marked: [...panel.marked, ...later.marked],
		exposures: joinExposures(panel.exposures, later.exposures, refuse),
	};
}

/** The exposures of both, which must be of one kind. */
function joinExposures(
	before: PanelExposures | null,
	after: PanelExposures | null,
	refuse: (must: string, found: unknown) => Error,
): PanelExposures | null {
	if (before === null && after === null) return null;
	if (before === null || after === null)
		throw refuse("both panels must have exposures or neither", after === null ? "the first" : "the later");
	const kind = ({ by, rule, windowMonths }: PanelExposures) =>
		`by ${by}, ${rule}${windowMonths === null ? "" : ` for ${windowMonths} months`}`;
	if (kind(before) !== kind(after))
		throw refuse(`exposures of the later panel must be ${kind(before)}, as in the panel so far`, kind(after));
	return { ...before, columns: [...before.columns, ...after.columns] };
}
