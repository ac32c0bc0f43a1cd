import { type MonthSpan, periodOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { doing } from "./dashboard-options.ts";
import type { IndicatorFrequency } from "./indicator.ts";

/** Which windows the cells of an indicator have. */
export interface Frame {
	/** Last month of the current window. */
	readonly last: number;
	/** Length of the windows. */
	readonly months: number;
	/** Months from a window to the one before. */
	readonly back: number;
	/** Months from the last figure to the period asked for. */
	readonly lag: number;
}

/**
 * The windows of an indicator whose figures up to the period asked for are those given; null where there are none. Counts
 * are added up over 12 months; figures that cannot be, and those of part of a year, stand as they are.
 */
export function frameOf(adds: boolean, figures: Iterable<MonthSpan>, ending: number): Frame | null {
	let latest: MonthSpan | null = null;
	for (const figure of figures)
		if (figure.last <= ending && (latest === null || figure.last > latest.last || isLonger(figure, latest)))
			latest = figure;
	if (latest === null) return null;
	const { first, last } = latest;
	return {
		last,
		months: adds ? 12 : Math.min(12, last - first + 1),
		back: 12,
		lag: ending - last,
	};
}

function isLonger(a: MonthSpan, b: MonthSpan): boolean {
	return a.last === b.last && a.first < b.first;
}

/** A point of a trend in time. */
export interface TrendSpan extends MonthSpan {
	readonly period: Period;
}

/** Finds the periods that a trend is made from, from the first month of its series: most of an indicator have the same. */
export function trendSpansOf(
	frequency: IndicatorFrequency,
	frame: Frame,
	most: number,
): (first: number) => readonly TrendSpan[] {
	const known = new Map<number, readonly TrendSpan[]>();
	return (first) => {
		const spans = known.get(first) ?? trendSpans(frequency, frame, first, most);
		known.set(first, spans);
		return spans;
	};
}

/** Why a target or a figure that holds for some months is not set beside a figure; null where it is. */
export function lengthAgainst(
	held: number | null,
	months: number,
	frequency: IndicatorFrequency,
): "length-not-stated" | "length-differs" | null {
	if (held !== null) return held === months ? null : "length-differs";
	return frequency === "part-year" ? "length-not-stated" : null;
}

/** The periods that the trend is made from, in order: calendar quarters, or years that end with the window. */
function trendSpans(
	frequency: IndicatorFrequency,
	{ last, months }: Frame,
	first: number,
	most: number,
): readonly TrendSpan[] {
	const [length, step] = frequency === "monthly" || frequency === "quarterly" ? [3, 3] : [months, 12];
	const spans: TrendSpan[] = [];
	// Quarters that come as such end where they end.
	const end = frequency === "monthly" ? last - ((last + 1) % 3) : last;
	for (let to = end; to - length + 1 >= first && spans.length < most; to -= step)
		spans.push({ first: to - length + 1, last: to, period: periodOf(to - length + 1, to, doing) });
	return spans.reverse();
}
