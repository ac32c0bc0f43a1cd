import { argumentError } from "../internal/errors.ts";
import { alike } from "./columns.ts";
import { monthsOf, type Panel } from "./panel.ts";

/**
 * A copy of a panel over one block of shared memory, which workers read without copying it.
 *
 * Counts, marks and exposures are copied once; the answer can be posted to any number of workers, which take their areas from it
 * by {@link takeAreas}. Needs `SharedArrayBuffer`: in a browser that is a page isolated across origins.
 *
 * @param panel - the panel
 * @returns the same panel over shared memory
 * @throws TypeError when `panel` is none, or there is no shared memory
 * @example Shared and equal
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { panelFromRows, sharePanel } from "direction-of-travel/panel";
 *
 * const { panel } = panelFromRows([
 * 	{ area: "Ashby", indicator: "robbery", period: toPeriod("2019-12"), count: 3 },
 * ]);
 * const shared = sharePanel(panel);
 * assert.ok(shared.counts[0]?.buffer instanceof SharedArrayBuffer);
 * assert.deepEqual([...(shared.counts[0] ?? [])], [3]);
 * ```
 * @since 0.1.0
 */
export function sharePanel(panel: Panel): Panel {
	const doing = "share a panel";
	monthsOf(doing, panel);
	if (typeof SharedArrayBuffer === "undefined")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"there must be shared memory, which a page has that is isolated across origins",
			undefined,
		);
	const { counts, marked, exposures } = panel;
	// Months may share one column of exposures: it is then shared once.
	const columns = [...new Set<Column>([...counts, ...marked, ...(exposures?.columns ?? [])])];
	const room = columns.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0);
	const memory = new SharedArrayBuffer(room);
	const copies = new Map<Column, Column>();
	let offset = 0;
	for (const column of columns) {
		const { length, byteLength } = column;
		const copy = alike(column, memory, offset, length);
		copy.set(column);
		copies.set(column, copy);
		offset += aligned(byteLength);
	}
	return {
		...panel,
		counts: (counts as readonly Int32Array[]).map((column) => copies.get(column) as Int32Array),
		marked: marked.map((places) => copies.get(places) as Uint32Array),
		exposures: exposures && {
			...exposures,
			columns: exposures.columns.map((column) => copies.get(column) as Float64Array),
		},
	};
}

type Column = Float64Array | Int32Array | Uint32Array;

/** Room for a column, so that the next one begins where numbers of 64 bits may. */
function aligned(bytes: number): number {
	return Math.ceil(bytes / 8) * 8;
}
