/** Where the breakpoint may be, by the profile likelihood. */
export interface BreakPosition {
	readonly mean: number;
	readonly lower: number;
	readonly upper: number;
}

/** A time and its weight. */
export interface Stop {
	readonly time: number;
	readonly weight: number;
}

/** A stretch of time with the weight of its ends and its middle. */
interface Cell {
	readonly from: number;
	readonly to: number;
	readonly first: number;
	readonly middle: number;
	readonly last: number;
}

/** Simpson's rule. */
function area({ from, to, first, middle, last }: Cell): number {
	return ((to - from) / 6) * (first + 4 * middle + last);
}

/** The same of time since `origin` x weight. */
function moment({ from, to, first, middle, last }: Cell, origin: number): number {
	const centre = (from + to) / 2 - origin;
	return ((to - from) / 6) * ((from - origin) * first + 4 * centre * middle + (to - origin) * last);
}

/**
 * Mean and 5% to 95% range of the breakpoint under a weight, 1 at the best stop. Between two stops the weight is smooth
 * and nowhere above its ends, so that a stretch with nothing at both ends is left out; the others are integrated by
 * halving, as finely as the peak needs it.
 */
export function breakPosition(stops: readonly Stop[], weightAt: (time: number) => number): BreakPosition {
	const best = stops.reduce((highest, stop) => (stop.weight > highest.weight ? stop : highest));
	const width = widthOf(best.time, stops, weightAt);
	const cells: Cell[] = [];
	stops.forEach(({ time: to, weight: last }, i) => {
		const { time: from, weight: first } = stops[i - 1] ?? { time: to, weight: 0 };
		if (!(to > from) || Math.max(first, last) < 1e-9) return;
		halve({ from, to, first, middle: weightAt((from + to) / 2), last }, 40);
	});
	const total = cells.reduce((sum, cell) => sum + area(cell), 0);
	if (!(total > 0)) return { mean: best.time, lower: best.time, upper: best.time };
	const mean = best.time + cells.reduce((sum, cell) => sum + moment(cell, best.time), 0) / total;
	return { mean, lower: quantile(cells, 0.05 * total), upper: quantile(cells, 0.95 * total) };

	function halve(cell: Cell, depth: number): void {
		const { from, to, first, middle, last } = cell;
		const centre = (from + to) / 2;
		const left = { from, to: centre, first, middle: weightAt((from + centre) / 2), last: middle };
		const right = { from: centre, to, first: middle, middle: weightAt((centre + to) / 2), last };
		const change = Math.abs(area(left) + area(right) - area(cell));
		if (depth === 0 || cells.length > 1000 || change < 2e-6 * width) cells.push(left, right);
		else {
			halve(left, depth - 1);
			halve(right, depth - 1);
		}
	}
}

/** How far from its top the weight is still half of it, to know what is small beside the peak. */
function widthOf(best: number, stops: readonly Stop[], weightAt: (time: number) => number): number {
	const times = stops.map(({ time }) => time);
	const [start, end] = [Math.min(...times), Math.max(...times)];
	let width = Math.max(end - best, best - start);
	for (let round = 0; round < 40; round++) {
		const [before, after] = [best - width, best + width];
		if ((before >= start && weightAt(before) > 0.5) || (after <= end && weightAt(after) > 0.5)) break;
		width /= 2;
	}
	return width;
}

/** The time up to which the cells hold `wanted`; within a cell the weight is the parabola of Simpson's rule. */
function quantile(cells: readonly Cell[], wanted: number): number {
	let left = wanted;
	let place = 0;
	for (const cell of cells) {
		const inside = area(cell);
		place = cell.to;
		if (inside >= left) return cell.from + (cell.to - cell.from) * shareHolding(cell, left);
		left -= inside;
	}
	return place;
}

/** The share of a cell that holds `wanted`. */
function shareHolding({ from, to, first, middle, last }: Cell, wanted: number): number {
	const [tilt, curve] = [4 * middle - 3 * first - last, 2 * (first - 2 * middle + last)];
	let [low, high] = [0, 1];
	for (let round = 0; round < 50; round++) {
		const share = (low + high) / 2;
		const held = (to - from) * share * (first + share * (tilt / 2 + (share * curve) / 3));
		if (held < wanted) low = share;
		else high = share;
	}
	return low;
}
