import { argumentError } from "../internal/errors.ts";
import type { Panel, PanelExposures } from "./panel.ts";
import { windowStatus } from "./panel-window.ts";

/** The status that a mark gives to its window. Marks and statuses are numbered alike, one below and one above 0. */
const statusOf = (mark: number) => -mark;

/** Series whose sums are finished before the next are begun, so that they stay near the processor. */
const BLOCK = 4096;

/** Sets the sums of the months `from` to `to` (places in the panel, `to` not included) for the series from `start` on. */
export function sumColumns(
	sums: Float64Array,
	columns: readonly Int32Array[],
	from: number,
	to: number,
	start: number,
): void {
	const cells = inOnePiece(columns, from, to);
	for (let low = 0; low < sums.length; low += BLOCK) {
		const block = sums.subarray(low, low + BLOCK);
		if (cells === null) block.fill(0);
		else setYear(block, cells, start + low);
		for (let month = cells === null ? from : from + 12; month < to; month++) {
			const column = columns[month] as Int32Array;
			for (let at = 0, series = start + low; at < block.length; at++, series++)
				block[at] = (block[at] as number) + (column[series] as number);
		}
	}
}

/** Columns that lie in one piece of memory, the same way apart. */
interface Cells {
	readonly values: Int32Array;
	readonly stride: number;
}

/** The columns of a year or more as one piece, which a panel is when it was made at once; null where they are not. */
function inOnePiece(columns: readonly Int32Array[], from: number, to: number): Cells | null {
	const [first, second, last] = [columns[from], columns[from + 1], columns[to - 1]];
	if (to - from < 12 || first === undefined || second === undefined || last === undefined) return null;
	const apart = second.byteOffset - first.byteOffset;
	for (let month = from; month < to; month++) {
		const { buffer, byteOffset, length } = columns[month] as Int32Array;
		if (buffer !== first.buffer || byteOffset !== first.byteOffset + (month - from) * apart) return null;
		if (length !== first.length) return null;
	}
	const stride = apart / 4;
	return stride >= first.length
		? {
				values: new Int32Array(first.buffer, first.byteOffset, (to - from - 1) * stride + first.length),
				stride,
			}
		: null;
}

/**
 * Sets the sums of the first twelve columns: they are written once, and one piece of memory is quicker to find than twelve. Whole
 * numbers are added up by themselves, without the sum so far, which would make each of them one that need not be whole.
 */
function setYear(block: Float64Array, { values: v, stride: s }: Cells, from: number): void {
	for (let at = 0, c = from; at < block.length; at++, c++)
		block[at] =
			(v[c] as number) +
			(v[c + s] as number) +
			(v[c + 2 * s] as number) +
			(v[c + 3 * s] as number) +
			(v[c + 4 * s] as number) +
			(v[c + 5 * s] as number) +
			(v[c + 6 * s] as number) +
			(v[c + 7 * s] as number) +
			(v[c + 8 * s] as number) +
			(v[c + 9 * s] as number) +
			(v[c + 10 * s] as number) +
			(v[c + 11 * s] as number);
}

/**
 * The sum over the window of every series from `start` on, each carrying the rounding of its additions along (Neumaier
 * 1974), in the order of the months, as `rollingTotals` of a single series does.
 */
function addCompensated(
	sums: Float64Array,
	columns: readonly Float64Array[],
	from: number,
	to: number,
	start: number,
): void {
	const months = columns.slice(from, to);
	for (let at = 0, series = start; at < sums.length; at++, series++) {
		let sum = 0;
		let lost = 0;
		for (const column of months) {
			const value = column[series] as number;
			const next = sum + value;
			lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
			sum = next;
		}
		sums[at] = Number.isFinite(lost) ? sum + lost : sum;
	}
}

/**
 * Takes the totals of the series with a mark in the window away, and says why; gives how many there are. `status` must
 * be 0 throughout.
 */
export function markWindows(
	totals: Float64Array,
	status: Uint8Array,
	{ counts, marked }: Panel,
	from: number,
	to: number,
	start: number,
): number {
	let found = 0;
	const end = start + totals.length;
	for (let month = from; month < to; month++) {
		const places = marked[month] as Uint32Array;
		if (places.length === 0) continue;
		const column = counts[month] as Int32Array;
		for (let index = start === 0 ? 0 : firstAtLeast(places, start); index < places.length; index++) {
			const series = places[index] as number;
			if (series >= end) break;
			const at = series - start;
			if (status[at] === windowStatus.complete) found++;
			status[at] = Math.max(status[at] as number, statusOf(column[series] as number));
			totals[at] = Number.NaN;
		}
	}
	return found;
}

/** The first place in an ordered list whose number is at least `wanted`. */
function firstAtLeast(places: Uint32Array, wanted: number): number {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Fills `totals` and `status` with the window of the months `from` to `to`, and gives how many series have no total. */
export function sumWindow(
	totals: Float64Array,
	status: Uint8Array,
	panel: Panel,
	from: number,
	to: number,
	start = 0,
): number {
	if (from < 0) {
		totals.fill(Number.NaN);
		status.fill(windowStatus.outside);
		return totals.length;
	}
	status.fill(windowStatus.complete);
	if (panel.weighted) addCompensated(totals, panel.counts as readonly Float64Array[], from, to, start);
	else sumColumns(totals, panel.counts as readonly Int32Array[], from, to, start);
	const incomplete = markWindows(totals, status, panel, from, to, start);
	if (panel.weighted) refuseInfinite("total", totals);
	return incomplete;
}

/** Refuses a sum that is too large for a number. */
function refuseInfinite(name: string, sums: Float64Array): void {
	if (sums.includes(Infinity))
		throw argumentError(
			RangeError,
			"not-a-number",
			"add up a window",
			`the ${name} must be a finite number`,
			Infinity,
		);
}

/** Whether the exposures of a window are a column of the panel as it is, and not added up. */
const areFound = ({ rule, windowMonths }: PanelExposures) => rule === "given" || windowMonths !== null;

/** Whether every window of a panel has the same exposures, as far as that can be told without a look at them. */
export function sameExposures({ exposures }: Panel): boolean {
	if (exposures === null) return true;
	return areFound(exposures) && exposures.columns.every((column) => column === exposures.columns[0]);
}

/** Exposures of the window of the months `from` to `to`, of as many areas or series as `out` is long, from `firstArea` on. */
export function windowExposures(
	out: Float64Array,
	{ exposures, indicators }: Panel,
	from: number,
	to: number,
	firstArea: number,
): void {
	if (exposures === null) return;
	const { by, rule, columns } = exposures;
	const start = by === "area" ? firstArea : firstArea * indicators.length;
	if (from < 0) out.fill(Number.NaN);
	else if (areFound(exposures))
		out.set((columns[to - 1] as Float64Array).subarray(start, start + out.length));
	else {
		addCompensated(out, columns, from, to, start);
		refuseInfinite("exposure", out);
		const months = rule === "mean-over-window" ? to - from : 1;
		// Nothing can be divided by 0.
		for (let at = 0; at < out.length; at++)
			out[at] = (out[at] as number) > 0 ? (out[at] as number) / months : Number.NaN;
	}
}
