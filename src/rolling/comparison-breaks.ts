import { type MonthSpan, spanOf } from "../period/months.ts";
import type { Part } from "./read-series.ts";
import type { ComparisonBreak } from "./rolling-comparison.ts";
import { breaksWithin } from "./window.ts";

/** The breaks after the first month of the previous window up to the end of the current one, and where they are. */
export function comparisonBreaks(
	doing: string,
	parts: readonly Part[],
	previous: MonthSpan,
	current: MonthSpan,
): readonly ComparisonBreak[] {
	const placeOf = (month: number) => {
		if (month > current.first) return "within-current";
		return month > previous.last ? "between" : "within-previous";
	};
	return breaksWithin(parts, { first: previous.first, last: current.last }).map((seriesBreak) => ({
		...seriesBreak,
		where: placeOf(spanOf(seriesBreak.at, doing).first),
	}));
}
