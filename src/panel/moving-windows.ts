import { percentOf, rateOf } from "../estimate/rate-of.ts";
import { exposuresLength } from "./compare-rolling.ts";
import type { Panel } from "./panel.ts";
import { windowStatus } from "./panel-window.ts";
import { bytes, floats } from "./rolling-totals.ts";
import { markWindows, sumColumns, sumWindow, windowExposures } from "./window-sums.ts";

/** The window of a run of series that ends with one month. */
interface MovingWindow {
	readonly totals: Float64Array;
	readonly status: Uint8Array;
	readonly exposures: Float64Array;
	/** Empty where there are no exposures. */
	readonly rates: Float64Array;
}

/** The same with the sums that move on. They hold the marks where they are not the totals. */
interface KeptWindow extends MovingWindow {
	readonly sums: Float64Array;
}

/** What windows move over a panel. */
interface Moving {
	readonly panel: Panel;
	/** Length of a window. */
	readonly months: number;
	/** How far the window lies back that changes are since. */
	readonly back: number;
	/** How many areas at most are taken at a time. */
	readonly most: number;
	/** What a rate is expressed per. */
	readonly per: number;
}

/** What {@link movingWindows} gives of a month: its window, the one before, and the changes between them in per cent. */
export interface MovingComparison {
	readonly now: MovingWindow;
	readonly before: MovingWindow;
	readonly percentChanges: Float64Array;
}

/**
 * For a run of areas gives the windows that end before the month at a place, asked for in the order of the months. Those
 * asked for last are kept, so that the window before need not be added up again; then their columns are written over, as
 * they are by the next run. Where the window before lies outside the panel, it and the changes mean nothing.
 */
export function movingWindows({ panel, months, back, most, per }: Moving) {
	const indicators = panel.indicators.length;
	const kept = back + 1;
	const marked = panel.marked.some((places) => places.length > 0);
	// The marks are added and taken away again like the counts beside them: whole numbers leave nothing behind. Only
	// what is handed out must not show them.
	const apart = marked && !panel.weighted;
	const changes = floats(most * indicators);
	const still = new Int32Array(changes.length);
	const room = Array.from({ length: kept }, () => {
		const totals = floats(changes.length);
		return {
			totals,
			sums: apart ? floats(totals.length) : totals,
			status: bytes(totals.length),
			exposures: floats(exposuresLength(panel, most)),
			rates: floats(panel.exposures === null ? 0 : totals.length),
		};
	});
	return (firstArea: number, areas: number): ((end: number) => MovingComparison) => {
		const start = firstArea * indicators;
		const windows = areas === most ? room : room.map((window) => shortened(window, panel, areas));
		const percentChanges = changes.subarray(0, areas * indicators);
		return (end) => {
			const now = windows[end % kept] as KeptWindow;
			const before = windows[(end - back + kept) % kept] as KeptWindow;
			const { totals, sums, status } = now;
			const from = end - months;
			windowExposures(now.exposures, panel, from, end, firstArea);
			if (panel.weighted) {
				sumWindow(totals, status, panel, from, end, start);
				move(now, now.sums, before, still, still, 0, per, percentChanges);
			} else {
				const counts = panel.counts as readonly Int32Array[];
				if (from === 0) {
					sumColumns(sums, counts, from, end, start);
					move(now, now.sums, before, still, still, 0, per, percentChanges);
				} else {
					const { sums: last } = windows[(end - 1) % kept] as KeptWindow;
					const [entering, leaving] = [counts[end - 1] as Int32Array, counts[from - 1] as Int32Array];
					move(now, last, before, entering, leaving, start, per, percentChanges);
				}
				if (apart) {
					totals.set(sums);
					status.fill(windowStatus.complete);
					markWindows(totals, status, panel, from, end, start);
					takeAway(now, before, percentChanges);
				}
			}
			return { now, before, percentChanges };
		};
	};
}

/** The columns of a window for fewer areas. */
function shortened(window: KeptWindow, panel: Panel, areas: number): KeptWindow {
	const length = areas * panel.indicators.length;
	const totals = window.totals.subarray(0, length);
	return {
		totals,
		sums: window.sums === window.totals ? totals : window.sums.subarray(0, length),
		status: window.status.subarray(0, length),
		exposures: window.exposures.subarray(0, exposuresLength(panel, areas)),
		rates: window.rates.subarray(0, length),
	};
}

/**
 * One month in and one month out, with the rates and their changes since the window before; of counts where there are no
 * exposures. Four series at a time: a turn of the loop costs as much as a series does.
 */
function move(
	{ sums, rates, exposures }: KeptWindow,
	last: Float64Array,
	before: KeptWindow,
	entering: Int32Array,
	leaving: Int32Array,
	start: number,
	per: number,
	changes: Float64Array,
): void {
	const exposed = exposures.length > 0;
	const each = exposed ? sums.length / exposures.length : sums.length;
	// Rates that nobody gets are written where the changes will stand.
	const values = exposed ? rates : changes;
	const earlier = before.sums;
	for (let place = 0, at = 0; at < sums.length; place++) {
		const over = exposed ? (exposures[place] as number) : 1;
		const under = exposed ? (before.exposures[place] as number) : 1;
		const divisor = over > 0 ? over : Number.NaN;
		const odds = over > 0 && under > 0 ? over / under : Number.NaN;
		const end = at + each;
		if (odds === 1)
			for (; at + 3 < end; at += 4) {
				const a = (last[at] as number) + ((entering[start + at] as number) - (leaving[start + at] as number));
				const b =
					(last[at + 1] as number) +
					((entering[start + at + 1] as number) - (leaving[start + at + 1] as number));
				const c =
					(last[at + 2] as number) +
					((entering[start + at + 2] as number) - (leaving[start + at + 2] as number));
				const d =
					(last[at + 3] as number) +
					((entering[start + at + 3] as number) - (leaving[start + at + 3] as number));
				sums[at] = a;
				sums[at + 1] = b;
				sums[at + 2] = c;
				sums[at + 3] = d;
				values[at] = rateOf(a, divisor, per);
				values[at + 1] = rateOf(b, divisor, per);
				values[at + 2] = rateOf(c, divisor, per);
				values[at + 3] = rateOf(d, divisor, per);
				changes[at] = changeAt(a, earlier[at] as number);
				changes[at + 1] = changeAt(b, earlier[at + 1] as number);
				changes[at + 2] = changeAt(c, earlier[at + 2] as number);
				changes[at + 3] = changeAt(d, earlier[at + 3] as number);
			}
		else
			for (; at + 3 < end; at += 4) {
				const a = (last[at] as number) + ((entering[start + at] as number) - (leaving[start + at] as number));
				const b =
					(last[at + 1] as number) +
					((entering[start + at + 1] as number) - (leaving[start + at + 1] as number));
				const c =
					(last[at + 2] as number) +
					((entering[start + at + 2] as number) - (leaving[start + at + 2] as number));
				const d =
					(last[at + 3] as number) +
					((entering[start + at + 3] as number) - (leaving[start + at + 3] as number));
				sums[at] = a;
				sums[at + 1] = b;
				sums[at + 2] = c;
				sums[at + 3] = d;
				values[at] = rateOf(a, divisor, per);
				values[at + 1] = rateOf(b, divisor, per);
				values[at + 2] = rateOf(c, divisor, per);
				values[at + 3] = rateOf(d, divisor, per);
				changes[at] = changeOf(a, earlier[at] as number, odds);
				changes[at + 1] = changeOf(b, earlier[at + 1] as number, odds);
				changes[at + 2] = changeOf(c, earlier[at + 2] as number, odds);
				changes[at + 3] = changeOf(d, earlier[at + 3] as number, odds);
			}
		for (; at < end; at++) {
			const a = (last[at] as number) + ((entering[start + at] as number) - (leaving[start + at] as number));
			sums[at] = a;
			values[at] = rateOf(a, divisor, per);
			changes[at] = changeOf(a, earlier[at] as number, odds);
		}
	}
}

/** Takes away the rates of windows without a total, and the changes from and to them. */
function takeAway({ status, rates }: MovingWindow, before: MovingWindow, changes: Float64Array): void {
	for (let at = 0; at < changes.length; at++) {
		if (status[at] !== windowStatus.complete) {
			if (rates.length > 0) rates[at] = Number.NaN;
			changes[at] = Number.NaN;
		} else if (before.status[at] !== windowStatus.complete) changes[at] = Number.NaN;
	}
}

const changeAt = (now: number, before: number): number => (before > 0 ? percentOf(now, before) : Number.NaN);

/** The change of a rate in per cent by the counts and the ratio of the exposures; NaN from 0 and where one is missing. */
export function changeOf(now: number, before: number, odds: number): number {
	return before > 0 ? percentOf(odds === 1 ? now : now / odds, before) : Number.NaN;
}
