import { checkList } from "../internal/check.ts";
import { periodOf, spanOf } from "./months.ts";
import type { Period } from "./period.ts";

/**
 * How far a set of periods fills an expected span.
 *
 * @since 0.1.0
 */
export interface Coverage {
	/** Every expected month is there once and nothing else is. */
	readonly complete: boolean;
	/** Expected months that no period has, as runs, in order. */
	readonly missing: readonly Period[];
	/** Periods that stand more than once, each named once, in order. */
	readonly duplicates: readonly Period[];
	/** Months that two different periods share, as runs, in order: an annual row beside its quarters. */
	readonly overlaps: readonly Period[];
	/** Periods that do not lie wholly in the expected span, in order. */
	readonly outside: readonly Period[];
}

/**
 * What is missing, doubled or outside when a span should be filled by periods.
 *
 * Periods may come in any order and be of any length. No periods at all: the whole span is missing.
 * A period that juts out counts for the months it has inside and is named in `outside`.
 *
 * @param expected - the span to fill
 * @param observed - the periods that are there
 * @returns the gaps, doubles and strays
 * @throws SyntaxError (`not-a-period`) when a text is not a canonical period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { coverage, toPeriod } from "direction-of-travel";
 *
 * const quarters = ["2019/20 Q1", "2019/20 Q2", "2019/20 Q4"].map((label) => toPeriod(label));
 * assert.deepEqual(coverage(toPeriod("2019/20"), quarters).missing, ["2019-10/2019-12"]);
 * ```
 * @since 0.1.0
 */
export function coverage(expected: Period, observed: readonly Period[]): Coverage {
	const doing = "check coverage";
	const span = spanOf(expected, doing);
	const times = new Map<Period, number>();
	for (const period of checkList(doing, "observed", observed))
		times.set(period, (times.get(period) ?? 0) + 1);
	const distinct = [...times.keys()].sort();
	const outside: Period[] = [];
	const covered = new Map<number, number>();
	for (const period of distinct) {
		const { first, last } = spanOf(period, doing);
		if (first < span.first || last > span.last) outside.push(period);
		for (let month = Math.max(first, span.first); month <= Math.min(last, span.last); month++)
			covered.set(month, (covered.get(month) ?? 0) + 1);
	}
	const runs = (wanted: (coveredBy: number) => boolean): readonly Period[] => {
		const found: Period[] = [];
		for (let month = span.first, from = -1; month <= span.last + 1; month++) {
			const inside = month <= span.last && wanted(covered.get(month) ?? 0);
			if (inside && from < 0) from = month;
			if (inside || from < 0) continue;
			found.push(periodOf(from, month - 1, doing));
			from = -1;
		}
		return found;
	};
	const missing = runs((coveredBy) => coveredBy === 0);
	const overlaps = runs((coveredBy) => coveredBy > 1);
	const duplicates = distinct.filter((period) => (times.get(period) ?? 0) > 1);
	return {
		complete: missing.length + overlaps.length + duplicates.length + outside.length === 0,
		missing,
		duplicates,
		overlaps,
		outside,
	};
}
