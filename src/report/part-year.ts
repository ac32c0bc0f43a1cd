import type { MonthSpan } from "../period/months.ts";
import type { Part } from "../rolling/read-series.ts";
import type { CountSeries } from "./count-series.ts";
import type { Frame } from "./frame.ts";

/** Which part of a year the counts of an indicator are of. */
export interface YearPart {
	/** Its length in months. */
	readonly months: number;
	/** Length of the figures that it is added up from; its own where it comes whole. */
	readonly unit: number;
}

/**
 * The part of the year that counts are given for, by the figure that ends the window: itself, or the run of figures of its
 * length that ends with it, the longest of any year. Null for monthly counts all the year round: nothing says where their
 * part begins.
 */
export function yearPart(figures: readonly MonthSpan[], { last, months: unit }: Frame): YearPart | null {
	const ends = new Set(figures.filter((one) => one.last - one.first + 1 === unit).map((one) => one.last));
	const first = figures.reduce((least, one) => Math.min(least, one.first), last);
	let months = unit;
	for (let end = last; end >= first; end -= 12) {
		let length = 0;
		while (ends.has(end - length)) length += unit;
		months = Math.max(months, length);
	}
	if (months < 12) return { months, unit };
	return unit === 1 ? null : { months: unit, unit };
}

/** The counts that make up the part in each year: the whole one where it is there, or else the figures that it is added up from. */
export function ofPart(series: CountSeries, { last }: Frame, { months, unit }: YearPart): CountSeries {
	const yearOf = (part: MonthSpan) => Math.floor((last - part.last) / 12);
	const isWhole = (part: MonthSpan) => (last - part.last) % 12 === 0 && part.last - part.first + 1 === months;
	const whole = new Set(series.parts.filter(isWhole).map(yearOf));
	const kept = series.parts.filter((part: Part) => {
		if (isWhole(part)) return true;
		const year = yearOf(part);
		const end = last - 12 * year;
		return !whole.has(year) && part.last - part.first + 1 === unit && part.first > end - months;
	});
	const periods = new Set(kept.map(({ period }) => period));
	return {
		...series,
		parts: kept,
		rows: series.rows?.filter(({ period }) => periods.has(period)) ?? null,
	};
}
