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
	const endsOf = ({ span, parts }: FilledWindow) => parts.map(({ last }) => last - span.first);
	const others = new Set(endsOf(previous));
	const ends = endsOf(current).filter((end) => others.has(end));
	if (ends.length < 2) return null;
	const cut = ({ span, parts }: FilledWindow) => {
		let next = 0;
		return ends.map((end, index) => {
			const first = span.first + (ends[index - 1] ?? -1) + 1;
			const last = span.first + end;
			const from = next;
			while (next < parts.length && (parts[next] as Part).last <= last) next++;
			const found = find === null ? null : find({ first, last });
			const exposure = found === null || "reasons" in found ? null : found.exposure;
			const only = next - from === 1 ? (parts[from] as Part) : null;
			return only === null
				? { period: periodOf(first, last, doing), count: sumOf(parts.slice(from, next)), exposure }
				: { period: only.period, count: only.range?.from ?? 0, exposure };
		});
	};
	const pieces = [cut(current), cut(previous)] as const;
	const known = pieces.every((window) => window.every(({ exposure }) => exposure !== null));
	const shown = (window: (typeof pieces)[number]) =>
		window.map(({ period, count, exposure }) =>
			known && exposure !== null ? { period, count, exposure } : { period, count },
		);
	return [shown(pieces[0]), shown(pieces[1])];
}
