import type { Panel } from "./panel.ts";
import { addColumns, markWindows, sumWindow } from "./window-sums.ts";

/** The totals of a run of series, which move on from month to month. */
export interface MovingTotals {
	readonly totals: Float64Array;
	readonly status: Uint8Array;
	/** Moves the window to the one that ends before the month at the place `end`. */
	readonly moveTo: (end: number) => void;
}

/** Totals of windows of `months` months, of `length` series from `start` on. */
export function movingTotals(panel: Panel, months: number, start: number, length: number): MovingTotals {
	const totals = new Float64Array(length);
	const status = new Uint8Array(length);
	if (panel.weighted)
		return { totals, status, moveTo: (end) => sumWindow(totals, status, panel, end - months, end, start) };
	const counts = panel.counts as readonly Int32Array[];
	// The marks are added and taken away again like the counts beside them: whole numbers leave nothing behind. Only
	// what is handed out must not show them.
	const clean = panel.marked.every((places) => places.length === 0);
	const sums = clean ? totals : new Float64Array(length);
	let reached = 0;
	const moveTo = (end: number) => {
		if (end === reached + 1 && reached >= months)
			move(sums, counts[reached] as Int32Array, counts[reached - months] as Int32Array, start);
		else {
			sums.fill(0);
			addColumns(sums, counts, end - months, end, start);
		}
		reached = end;
		if (clean) return;
		totals.set(sums);
		status.fill(0);
		markWindows(totals, status, panel, end - months, end, start);
	};
	return { totals, status, moveTo };
}

/** One month in, one month out. */
function move(sums: Float64Array, entering: Int32Array, leaving: Int32Array, start: number): void {
	for (let at = 0, series = start; at < sums.length; at++, series++)
		(sums[at] as number) += (entering[series] as number) - (leaving[series] as number);
}
