import { compensatedSum } from "../internal/sum.ts";
import { type MonthSpan, periodOf } from "../period/months.ts";
import type { FindExposure } from "./find-exposure.ts";
import type { Part } from "./read-series.ts";
import type { MatchedCount } from "./rolling-comparison.ts";

function sumOf(parts: readonly Part[]): number {
	return compensatedSum(parts.map(({ range }) => range?.from ?? 0));
}

/** A complete window with known counts, and its parts in order. */
interface FilledWindow {
	readonly span: MonthSpan;
	readonly parts: readonly Part[];
}

/**
 * Both windows cut where both have an end of a part at the same place, so that months beside quarters become quarters.
 * Exposures are added where `find` gives one for every piece. Null when there are fewer than two pieces.
 */
export function matchParts(
	doing: string,
	current: FilledWindow,
	previous: FilledWindow,
	find: FindExposure | null,
): readonly [current: readonly MatchedCount[], previous: readonly MatchedCount[]] | null {
	const ends = commonEnds(current, previous);
	if (ends.length < 2) return null;
	const now = countsUpTo(doing, current, ends);
	const before = countsUpTo(doing, previous, ends);
	if (find === null) return [now, before];
	const [over, overBefore] = [exposuresUpTo(current, ends, find), exposuresUpTo(previous, ends, find)];
	return over === null || overBefore === null
		? [now, before]
		: [withExposures(now, over), withExposures(before, overBefore)];
}

/** The months after the first of the window at which parts of both end. */
function commonEnds(current: FilledWindow, previous: FilledWindow): readonly number[] {
	const endsOf = ({ span, parts }: FilledWindow) => parts.map(({ last }) => last - span.first);
	const [ends, others] = [endsOf(current), endsOf(previous)];
	// Months beside months, as nearly always.
	if (ends.length === others.length && ends.every((end, index) => end === others[index])) return ends;
	const known = new Set(others);
	return ends.filter((end) => known.has(end));
}

/** The counts of a window between such ends. */
function countsUpTo(
	doing: string,
	{ span, parts }: FilledWindow,
	ends: readonly number[],
): readonly MatchedCount[] {
	let next = 0;
	return ends.map((end, index) => {
		const last = span.first + end;
		const from = next;
		while (next < parts.length && (parts[next] as Part).last <= last) next++;
		const only = next - from === 1 ? (parts[from] as Part) : null;
		return only === null
			? {
					period: periodOf(firstAfter(span, ends, index), last, doing),
					count: sumOf(parts.slice(from, next)),
				}
			: { period: only.period, count: only.range?.from ?? 0 };
	});
}

/** What they are over; null where that is not known of each. */
function exposuresUpTo(
	{ span }: FilledWindow,
	ends: readonly number[],
	find: FindExposure,
): readonly number[] | null {
	const exposures: number[] = [];
	for (const [index, end] of ends.entries()) {
		const found = find({ first: firstAfter(span, ends, index), last: span.first + end });
		if ("reasons" in found) return null;
		exposures.push(found.exposure);
	}
	return exposures;
}

function firstAfter({ first }: MonthSpan, ends: readonly number[], index: number): number {
	return first + (ends[index - 1] ?? -1) + 1;
}

function withExposures(
	counts: readonly MatchedCount[],
	exposures: readonly number[],
): readonly MatchedCount[] {
	return counts.map(({ period, count }, index) => ({ period, count, exposure: exposures[index] ?? 0 }));
}
