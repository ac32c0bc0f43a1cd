import { percentOf, rateOf } from "../estimate/rate-of.ts";
import { exposuresLength } from "./compare-rolling.ts";
import type { Panel } from "./panel.ts";
import { windowStatus } from "./panel-window.ts";
import { bytes, floats } from "./rolling-totals.ts";
import { markWindows, sameExposures, sumColumns, sumWindow, windowExposures } from "./window-sums.ts";

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
	const steady = sameExposures(panel);
	const changes = floats(most * indicators);
	const divisors = floats(changes.length);
	const still: Int32Array = new Int32Array(changes.length);
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
		const length = areas * indicators;
		const windows = areas === most ? room : room.map((window) => shortened(window, panel, areas));
		const percentChanges = changes.subarray(0, length);
		const columns = panel.counts.map((column) => column.subarray(start, start + length));
		const over = divisors.subarray(0, length);
		const each = panel.exposures?.by === "area" ? indicators : 1;
		const without = steady ? spread(panel, start / each, each, over) : [];
		return (end) => {
			const now = windows[end % kept] as KeptWindow;
			// Beside itself where there is none before: a loop that meets nothing but changes from 0 at first is compiled for
			// these, and anew after them, when it comes out slower.
			const before = windows[(end < months + back ? end : end - back) % kept] as KeptWindow;
			const { totals, sums, status } = now;
			const from = end - months;
			windowExposures(now.exposures, panel, from, end, firstArea);
			let last = sums;
			let entering = still;
			let leaving = still;
			if (panel.weighted) sumWindow(totals, status, panel, from, end, start);
			else if (from === 0) sumColumns(sums, panel.counts as readonly Int32Array[], from, end, start);
			else {
				last = (windows[(end - 1) % kept] as KeptWindow).sums;
				entering = columns[end - 1] as Int32Array;
				leaving = columns[from - 1] as Int32Array;
			}
			if (steady) {
				move(now, last, before, entering, leaving, over, per, percentChanges);
				for (const at of without) percentChanges.fill(Number.NaN, at, at + each);
			} else moveAreas(now, last, before, entering, leaving, per, percentChanges);
			if (apart) {
				totals.set(sums);
				status.fill(windowStatus.complete);
				markWindows(totals, status, panel, from, end, start);
				takeAway(now, before, percentChanges);
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
 * Sets what the counts of each of some series are divided by, where that is the same in every month, and gives the first
 * series of each exposure that there is none of.
 */
function spread(
	{ exposures }: Panel,
	start: number,
	each: number,
	divisors: Float64Array,
): readonly number[] {
	const without: number[] = [];
	const column = exposures?.columns[0];
	if (column === undefined) return without;
	for (let place = start, at = 0; at < divisors.length; place++, at += each) {
		const exposure = column[place] as number;
		if (!(exposure > 0)) without.push(at);
		divisors.fill(exposure > 0 ? exposure : Number.NaN, at, at + each);
	}
	return without;
}

/**
 * One month in and one month out, with the rates and the changes of the counts since the window before. Eight series at a
 * time, and column by column: each turn of a loop finds every column anew.
 */
function move(
	{ sums, rates }: KeptWindow,
	last: Float64Array,
	{ sums: earlier }: KeptWindow,
	entering: Int32Array,
	leaving: Int32Array,
	divisors: Float64Array,
	per: number,
	changes: Float64Array,
): void {
	const exposed = rates.length > 0;
	let at = 0;
	for (; at + 7 < sums.length; at += 8) {
		const a = (last[at] as number) + ((entering[at] as number) - (leaving[at] as number));
		const b = (last[at + 1] as number) + ((entering[at + 1] as number) - (leaving[at + 1] as number));
		const c = (last[at + 2] as number) + ((entering[at + 2] as number) - (leaving[at + 2] as number));
		const d = (last[at + 3] as number) + ((entering[at + 3] as number) - (leaving[at + 3] as number));
		const e = (last[at + 4] as number) + ((entering[at + 4] as number) - (leaving[at + 4] as number));
		const f = (last[at + 5] as number) + ((entering[at + 5] as number) - (leaving[at + 5] as number));
		const g = (last[at + 6] as number) + ((entering[at + 6] as number) - (leaving[at + 6] as number));
		const h = (last[at + 7] as number) + ((entering[at + 7] as number) - (leaving[at + 7] as number));
		sums[at] = a;
		sums[at + 1] = b;
		sums[at + 2] = c;
		sums[at + 3] = d;
		sums[at + 4] = e;
		sums[at + 5] = f;
		sums[at + 6] = g;
		sums[at + 7] = h;
		if (exposed) {
			rates[at] = rateOf(a, divisors[at] as number, per);
			rates[at + 1] = rateOf(b, divisors[at + 1] as number, per);
			rates[at + 2] = rateOf(c, divisors[at + 2] as number, per);
			rates[at + 3] = rateOf(d, divisors[at + 3] as number, per);
			rates[at + 4] = rateOf(e, divisors[at + 4] as number, per);
			rates[at + 5] = rateOf(f, divisors[at + 5] as number, per);
			rates[at + 6] = rateOf(g, divisors[at + 6] as number, per);
			rates[at + 7] = rateOf(h, divisors[at + 7] as number, per);
		}
		changes[at] = changeAt(a, earlier[at] as number);
		changes[at + 1] = changeAt(b, earlier[at + 1] as number);
		changes[at + 2] = changeAt(c, earlier[at + 2] as number);
		changes[at + 3] = changeAt(d, earlier[at + 3] as number);
		changes[at + 4] = changeAt(e, earlier[at + 4] as number);
		changes[at + 5] = changeAt(f, earlier[at + 5] as number);
		changes[at + 6] = changeAt(g, earlier[at + 6] as number);
		changes[at + 7] = changeAt(h, earlier[at + 7] as number);
	}
	for (; at < sums.length; at++) {
		const a = (last[at] as number) + ((entering[at] as number) - (leaving[at] as number));
		sums[at] = a;
		if (exposed) rates[at] = rateOf(a, divisors[at] as number, per);
		changes[at] = changeAt(a, earlier[at] as number);
	}
}

/** The same where exposures may change, so that the changes are those of rates: area by area, four series at a time. */
function moveAreas(
	{ sums, rates, exposures }: KeptWindow,
	last: Float64Array,
	before: KeptWindow,
	entering: Int32Array,
	leaving: Int32Array,
	per: number,
	changes: Float64Array,
): void {
	const each = sums.length / exposures.length;
	const earlier = before.sums;
	for (let place = 0, at = 0; at < sums.length; place++) {
		const over = exposures[place] as number;
		const under = before.exposures[place] as number;
		const divisor = over > 0 ? over : Number.NaN;
		const odds = over > 0 && under > 0 ? over / under : Number.NaN;
		const end = at + each;
		for (; at + 3 < end; at += 4) {
			const a = (last[at] as number) + ((entering[at] as number) - (leaving[at] as number));
			const b = (last[at + 1] as number) + ((entering[at + 1] as number) - (leaving[at + 1] as number));
			const c = (last[at + 2] as number) + ((entering[at + 2] as number) - (leaving[at + 2] as number));
			const d = (last[at + 3] as number) + ((entering[at + 3] as number) - (leaving[at + 3] as number));
			sums[at] = a;
			sums[at + 1] = b;
			sums[at + 2] = c;
			sums[at + 3] = d;
			rates[at] = rateOf(a, divisor, per);
			rates[at + 1] = rateOf(b, divisor, per);
			rates[at + 2] = rateOf(c, divisor, per);
			rates[at + 3] = rateOf(d, divisor, per);
			changes[at] = changeOf(a, earlier[at] as number, odds);
			changes[at + 1] = changeOf(b, earlier[at + 1] as number, odds);
			changes[at + 2] = changeOf(c, earlier[at + 2] as number, odds);
			changes[at + 3] = changeOf(d, earlier[at + 3] as number, odds);
		}
		for (; at < end; at++) {
			const a = (last[at] as number) + ((entering[at] as number) - (leaving[at] as number));
			sums[at] = a;
			rates[at] = rateOf(a, divisor, per);
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
	return changeAt(odds === 1 ? now : now / odds, before);
}
