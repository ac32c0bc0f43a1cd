import { roundExact } from "direction-of-travel";

/** An axis: where it begins and ends, and what is written on it. */
export interface Axis {
	readonly from: number;
	readonly to: number;
	readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** An axis in steps of 1, 2 or 5 that holds all the values, from nought unless the values are shares. */
export function axisOf(values: readonly number[], fromNought: boolean): Axis {
	const largest = Math.max(...values, 0);
	const smallest = fromNought ? Math.min(...values, 0) : Math.min(...values);
	const margin = fromNought ? 0 : Math.max(1, (largest - smallest) / 3);
	const low = fromNought ? smallest : Math.max(0, smallest - margin);
	const high = fromNought ? largest : Math.min(100, largest + margin);
	const rough = Math.max(high - low, 1e-9) / 4;
	const power = Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10].map((one) => one * 10 ** power).find((one) => one >= rough) ?? rough;
	const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
	return {
		from: first * step,
		to: last * step,
		ticks: Array.from({ length: last - first + 1 }, (_, index) => ({
			at: (first + index) * step,
			label: roundExact((first + index) * step, { decimals: places, grouping: true }),
		})),
	};
}
