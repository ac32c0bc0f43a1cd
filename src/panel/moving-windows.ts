import { percentOf, rateOf } from "../estimate/rate-of.ts";
import type { Panel } from "./panel.ts";
import { floats } from "./rolling-totals.ts";
import { markWindows, sumColumns, sumWindow, windowExposures } from "./window-sums.ts";

/** The window of a run of series that ends with one month. */
export interface MovingWindow {
	readonly totals: Float64Array;
	readonly status: Uint8Array;
	readonly exposures: Float64Array;
}

/** A run of series of a panel, whose windows move on from month to month. */
interface Run {
	readonly panel: Panel;
	/** Length of a window. */
	readonly months: number;
	readonly firstArea: number;
	/** Number of series. */
	readonly length: number;
	/** Number of exposures; 0 where there are none. */
	readonly exposed: number;
	/** How many windows are kept. */
	readonly kept: number;
}

/**
 * Gives the window that ends before the month at a place, asked for in the order of the months. Those asked for last
 * are kept, so that the window a year earlier need not be added up again; then their columns are written over.
 */
export function movingWindows({ panel, months, firstArea, length, exposed, kept }: Run) {
	const start = firstArea * panel.indicators.length;
	// The marks are added and taken away again like the counts beside them: whole numbers leave nothing behind. Only
	// what is handed out must not show them.
	const apart = !panel.weighted && panel.marked.some((places) => places.length > 0);
	const windows = Array.from({ length: kept }, () => {
		const totals = floats(length);
		return {
			totals,
			sums: apart ? floats(length) : totals,
			status: new Uint8Array(length),
			exposures: floats(exposed),
		};
	});
	return (end: number): MovingWindow => {
		const window = windows[end % kept] as (typeof windows)[number];
		const { totals, sums, status, exposures } = window;
		windowExposures(exposures, panel, end - months, end, firstArea);
		if (panel.weighted) {
			sumWindow(totals, status, panel, end - months, end, start);
			return window;
		}
		const counts = panel.counts as readonly Int32Array[];
		if (end > months) {
			const { sums: last } = windows[(end - 1) % kept] as typeof window;
			move(sums, last, counts[end - 1] as Int32Array, counts[end - 1 - months] as Int32Array, start);
		} else sumColumns(sums, counts, 0, end, start);
		if (apart) {
			totals.set(sums);
			status.fill(0);
			markWindows(totals, status, panel, end - months, end, start);
		}
		return window;
	};
}

/** One month in, one month out. */
function move(
	sums: Float64Array,
	last: Float64Array,
	entering: Int32Array,
	leaving: Int32Array,
	start: number,
): void {
	for (let at = 0, series = start; at < sums.length; at++, series++)
		sums[at] = (last[at] as number) + ((entering[series] as number) - (leaving[series] as number));
}

/** The rates of a window; none where it has no exposures. */
export function fillWindowRates(
	values: Float64Array,
	{ totals, exposures }: MovingWindow,
	per: number,
): void {
	const each = values.length / exposures.length;
	for (let start = 0, place = 0; start < values.length; start += each, place++) {
		const exposure = exposures[place] as number;
		const divisor = exposure > 0 ? exposure : Number.NaN;
		for (let at = start; at < start + each; at++) values[at] = rateOf(totals[at] as number, divisor, per);
	}
}

/** The change of one window since another in per cent, of rates where there are exposures and otherwise of counts. */
export function fillWindowChanges(values: Float64Array, now: MovingWindow, before: MovingWindow): void {
	const exposed = now.exposures.length > 0;
	const each = exposed ? values.length / now.exposures.length : values.length;
	for (let start = 0, place = 0; start < values.length; start += each, place++) {
		const over = now.exposures[place] as number;
		const under = before.exposures[place] as number;
		const odds = exposed ? (over > 0 && under > 0 ? over / under : Number.NaN) : 1;
		for (let at = start; at < start + each; at++)
			values[at] = changeOf(now.totals[at] as number, before.totals[at] as number, odds);
	}
}

/** The change of a rate in per cent by the counts and the ratio of the exposures; NaN from 0 and where one is missing. */
export function changeOf(now: number, before: number, odds: number): number {
	return before > 0 ? percentOf(odds === 1 ? now : now / odds, before) : Number.NaN;
}
