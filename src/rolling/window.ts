import { checkCount, checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { coverage } from "../period/coverage.ts";
import { type MonthSpan, monthText, periodOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { Revision, SeriesBreak, WithheldRange } from "./observation.ts";
import type { Part } from "./read-series.ts";

/**
 * Why a window has no total.
 *
 * - `missing-months`: no observation covers these months, given as runs
 * - `not-available`: the observation is there and its count is blank
 * - `duplicate-months`: a period has several observations that no vintage puts in order; `identical` when they agree,
 *   `conflicting` when they do not
 * - `overlapping-periods`: two different periods cover these months, as a year beside its quarters does
 * - `straddling-periods`: a period lies partly outside the window, and how much of its count is inside is not known
 *
 * @since 0.1.0
 */
export type WindowReason =
	| {
			/** Which reason it is. */
			readonly code: "missing-months";
			/** The months, as runs, in order. */
			readonly months: readonly Period[];
	  }
	| {
			/** Which reason it is. */
			readonly code: "not-available" | "straddling-periods";
			/** The periods, in order. */
			readonly periods: readonly Period[];
	  }
	| {
			/** Which reason it is. */
			readonly code: "duplicate-months";
			/** Whether the observations agree. */
			readonly kind: "identical" | "conflicting";
			/** The periods, in order. */
			readonly periods: readonly Period[];
	  }
	| {
			/** Which reason it is. */
			readonly code: "overlapping-periods";
			/** The months that are covered more than once, as runs, in order. */
			readonly months: readonly Period[];
	  };

/** What is said of every window, with or without a total. @since 0.1.0 */
export interface WindowFacts {
	/** The window, both ends included. */
	readonly period: Period;
	/** Its length in months. */
	readonly months: number;
	/** Whether an observation in the window is provisional. */
	readonly provisional: boolean;
	/** Whether an observation in the window is marked as revised. */
	readonly revised: boolean;
	/** Breaks in the series after the first month of the window, in order. */
	readonly breaks: readonly SeriesBreak[];
	/** Counts in the window that a later vintage has replaced, in order. */
	readonly revisions: readonly Revision[];
}

/** A window before it is decided what to make of it. */
export interface Window {
	readonly span: MonthSpan;
	readonly facts: WindowFacts;
	/** The parts that lie in the window or across its edge. */
	readonly parts: readonly Part[];
	/** The lowest and the highest total, the same where nothing is withheld; null where there are reasons. */
	readonly total: WithheldRange | null;
	readonly withheld: readonly Period[];
	readonly missing: readonly Period[];
	readonly reasons: readonly WindowReason[];
}

/** The length of a window in months, checked. */
export function checkWindowLength(doing: string, months = 12): number {
	return checkPositive(doing, "months", checkCount(doing, "months", months));
}

/** The breaks that `parts` have after a first month, up to a last month. */
export function breaksWithin(parts: readonly Part[], { first, last }: MonthSpan): readonly SeriesBreak[] {
	const found: SeriesBreak[] = [];
	for (const part of parts)
		if (part.causes.length > 0 && part.brokenFrom > first && part.first <= last) {
			const at = part.brokenFrom === part.first ? part.period : (monthText(part.brokenFrom) as Period);
			for (const cause of part.causes) found.push({ at, cause });
		}
	return found;
}

/** What a series in the order of its first months has for one window, and what stands against adding it up. */
export function lookAt(doing: string, series: readonly Part[], span: MonthSpan, weighted: boolean): Window {
	const period = periodOf(span.first, span.last, doing);
	const parts: Part[] = [];
	let [provisional, revised, isBroken, isRevised, isWithheld] = [false, false, false, false, false];
	for (const part of series) {
		if (part.first > span.last) break;
		if (part.last < span.first) continue;
		parts.push(part);
		provisional ||= part.provisional;
		revised ||= part.revised;
		isBroken ||= part.causes.length > 0;
		isRevised ||= part.revisions.length > 0;
		isWithheld ||= part.withheld;
	}
	const named = (wanted: (part: Part) => boolean) => parts.filter(wanted).map((part) => part.period);
	const { missing, reasons } = isFilled(parts, span)
		? { missing: [], reasons: [] }
		: reasonsAgainst(period, parts, named);
	return {
		span,
		facts: {
			period,
			months: span.last - span.first + 1,
			provisional,
			revised,
			breaks: isBroken ? breaksWithin(parts, span) : [],
			revisions: isRevised ? parts.flatMap(({ revisions }) => revisions) : [],
		},
		parts,
		total: reasons.length === 0 ? totalOf(doing, parts, weighted) : null,
		withheld: isWithheld ? named(({ withheld }) => withheld) : [],
		missing,
		reasons,
	};
}

/** Whether parts in order fill a span exactly, each once and none of them blank: nothing then stands against their sum. */
function isFilled(parts: readonly Part[], span: MonthSpan): boolean {
	let next = span.first;
	for (const { first, last, range, duplicate } of parts) {
		if (first !== next || range === null || duplicate !== null) return false;
		next = last + 1;
	}
	return next === span.last + 1;
}

function reasonsAgainst(
	period: Period,
	parts: readonly Part[],
	named: (wanted: (part: Part) => boolean) => readonly Period[],
): Pick<Window, "missing" | "reasons"> {
	const { missing, overlaps, outside } = coverage(
		period,
		parts.map((part) => part.period),
	);
	const found: readonly WindowReason[] = [
		{ code: "missing-months", months: missing },
		{
			code: "not-available",
			periods: named(({ range, duplicate }) => range === null && duplicate === null),
		},
		{
			code: "duplicate-months",
			kind: "identical",
			periods: named(({ duplicate }) => duplicate === "identical"),
		},
		{
			code: "duplicate-months",
			kind: "conflicting",
			periods: named(({ duplicate }) => duplicate === "conflicting"),
		},
		{ code: "overlapping-periods", months: overlaps },
		{ code: "straddling-periods", periods: outside },
	];
	const reasons = found.filter((reason) => ("months" in reason ? reason.months : reason.periods).length > 0);
	return { missing, reasons };
}

/** The lowest and the highest total that parts with a range allow. */
function totalOf(doing: string, parts: readonly Part[], weighted: boolean): WithheldRange {
	const lower: number[] = [];
	const upper: number[] = [];
	for (const { range } of parts) {
		if (range === null) continue;
		lower.push(range.from);
		if (range.to !== null) upper.push(range.to);
	}
	// Whole counts add up exactly; for weighted ones the sum is compensated (Neumaier 1974), window by window, so that
	// no window carries the rounding of another.
	const add = (counts: readonly number[]) => {
		const total = checkNumber(doing, "the total", compensatedSum(counts));
		if (weighted || total <= Number.MAX_SAFE_INTEGER) return total;
		const must = `the total must be at most ${Number.MAX_SAFE_INTEGER}`;
		throw argumentError(RangeError, "out-of-range", doing, must, total);
	};
	return { from: add(lower), to: upper.length === parts.length ? add(upper) : null };
}
