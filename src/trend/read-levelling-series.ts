import { goesByCounts } from "../internal/by-counts.ts";
import {
	checkCount,
	checkList,
	checkNumber,
	checkPositive,
	checkRecord,
	isCount,
	isPositive,
} from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type MonthSpan, periodOf, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { LevellingReason } from "./levelling-reason.ts";
import type { CountPoint, LevellingSeries, ProportionPoint, ValuePoint } from "./levelling-series.ts";

/** A figure with its place in time, before it is put on a scale. */
export interface Figure extends MonthSpan {
	readonly period: Period;
	/** Count or value. */
	readonly value: number;
	/** Exposure, denominator or standard error, as it was given. */
	readonly size: number | undefined;
}

/** A series as it was read. */
export interface ReadSeries {
	readonly measure: "count" | "proportion" | "value" | null;
	/** The figures in the order of their periods. */
	readonly figures: readonly Figure[];
	/** Whether every row has an exposure, a denominator or a standard error. */
	readonly sized: boolean;
	/** Length of the usual period in months, the commonest and of several the longest. */
	readonly usualMonths: number;
	/** Mid-point of the first figure, in months; 0 without figures. */
	readonly origin: number;
	/** Breaks between two figures: the first figure after each, and the period that declares it. */
	readonly breaks: readonly { readonly index: number; readonly period: Period }[];
	/** Why it cannot be judged. */
	readonly refusals: readonly LevellingReason[];
	/** What to know when it is. */
	readonly cautions: readonly LevellingReason[];
}

type Row = CountPoint | ProportionPoint | ValuePoint;

/** A row that was checked, with or without a figure. */
export type ReadRow = Omit<Figure, "value"> & { readonly value: number | null };

/** Where a break is declared. */
interface DeclaredBreak {
	readonly period: Period;
	readonly first: number;
}

/** Checks the rows and puts them in order. */
export function readLevellingSeries(doing: string, series: LevellingSeries): ReadSeries {
	const rows = checkList<Row>(doing, "series", series).map((row) =>
		withoutNulls(checkRecord(doing, "a point", row)),
	);
	const told = rows.filter((row) => !isBlank(row));
	const measure = measureOf(doing, told.length === 0 ? rows : told);
	const all = rows.map((row) => readRow(doing, row));
	const sizes = all.filter(({ size }, index) => size !== undefined && !isBlank(rows[index])).length;
	if (sizes > 0 && sizes < told.length)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`${measure === "value" ? "standardError" : "exposure"} must be given for every point or for none`,
			`${sizes} of ${told.length}`,
		);
	const declared = rows.flatMap(({ period, breakBefore }, index) =>
		breakBefore === undefined ? [] : [{ period, first: all[index]?.first ?? 0 }],
	);
	return seriesOf(doing, measure, all, sizes > 0, declared);
}

/** The series that rows make which were read, or are known to be right. */
export function seriesOf(
	doing: string,
	measure: ReadSeries["measure"],
	rows: readonly ReadRow[],
	sized: boolean,
	declared: readonly DeclaredBreak[],
): ReadSeries {
	const figures = rows.filter((row): row is Figure => row.value !== null);
	const apart = areApart(rows);
	if (!apart) figures.sort((a, b) => a.first - b.first || a.last - b.last);
	const usualMonths = usual(figures);
	const [first] = figures;
	return {
		measure,
		figures,
		sized,
		usualMonths,
		breaks: breaksInside(declared, figures),
		origin: first === undefined ? 0 : (first.first + first.last + 1) / 2,
		refusals: apart
			? []
			: [
					...listed("duplicate-periods", "one-figure-per-period", repeated(rows)),
					...listed("overlapping-periods", "separate-periods", overlapping(figures)),
				],
		cautions: cautionsOf(doing, figures, measure, usualMonths),
	};
}

/** What the rows hold, which must be of one kind; null where there are none. */
function measureOf(doing: string, rows: readonly Row[]): ReadSeries["measure"] {
	let measure: ReadSeries["measure"] = null;
	let isMixed = false;
	for (const row of rows) {
		const kind = kindOf(doing, row);
		isMixed ||= measure !== null && kind !== measure;
		measure ??= kind;
	}
	if (isMixed)
		throw argumentError(TypeError, "wrong-type", doing, "points must be of one kind", [
			...new Set(rows.map((row) => kindOf(doing, row))),
		]);
	return measure;
}

/** The breaks that lie between two figures. */
function breaksInside(
	declared: readonly DeclaredBreak[],
	figures: readonly Figure[],
): readonly { readonly index: number; readonly period: Period }[] {
	return declared.flatMap(({ period, first }) => {
		const index = figures.findIndex(({ last }) => last >= first);
		return index > 0 ? [{ index, period }] : [];
	});
}

/** Whether the rows come in order and none shares a month with another, as most do: nothing is then left to look for. */
function areApart(rows: readonly MonthSpan[]): boolean {
	let reached = Number.NEGATIVE_INFINITY;
	for (const { first, last } of rows) {
		if (first <= reached) return false;
		reached = last;
	}
	return true;
}

/**
 * A row of a table without the columns that it has nothing in, as `readObservations` gives them. An answer without a value
 * is no such row: its counts do not stand for it.
 */
function withoutNulls(row: Row): Row {
	if (!("count" in row && "value" in row) || !goesByCounts(row)) return row;
	const { count, value, denominator, ...rest } = row as Record<string, unknown>;
	const isCount = value === null || value === undefined;
	return {
		...rest,
		...(isCount || (count !== null && count !== undefined) ? { count } : {}),
		...(isCount ? {} : { value }),
		...(denominator === null || denominator === undefined ? {} : { denominator }),
	} as unknown as Row;
}

/** Whether a row has no figure of any kind, so that it can stand in a series of any. */
function isBlank(row: Row | undefined): boolean {
	return (
		row !== undefined &&
		(row as Partial<CountPoint>).count === null &&
		!("denominator" in row) &&
		!("exposure" in row)
	);
}

/** What a row holds, by the names it has. */
function kindOf(doing: string, row: Row): "count" | "proportion" | "value" {
	if ("value" in row && !("count" in row) && !("denominator" in row) && !("exposure" in row)) return "value";
	if ("count" in row && !("value" in row) && !("standardError" in row)) {
		if (!("denominator" in row)) return "count";
		if (!("exposure" in row)) return "proportion";
	}
	throw argumentError(
		TypeError,
		"wrong-type",
		doing,
		"a point must have count and perhaps exposure, count and denominator, or value and perhaps standardError",
		Object.keys(row),
	);
}

/** One row, checked. */
function readRow(doing: string, row: Row): ReadRow {
	const { period, breakBefore } = row;
	const { first, last } = spanOf(period, doing);
	if (breakBefore !== undefined && !(typeof breakBefore === "string" && breakBefore !== ""))
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`breakBefore of ${period} must be the cause in words`,
			breakBefore,
		);
	if ("value" in row) {
		const { value, standardError } = row;
		if (value !== null && !(typeof value === "number" && Math.abs(value) <= LARGEST))
			checkValue(doing, period, value);
		if (standardError !== undefined) checkPositive(doing, `standardError of ${period}`, standardError);
		return { period, first, last, value, size: standardError };
	}
	const span = { period, first, last };
	return "denominator" in row
		? proportionRow(doing, span, row.count, row.denominator)
		: countRow(doing, span, row.count, row.exposure);
}

/** A count, checked, with its exposure. */
export function countRow(
	doing: string,
	{ period, first, last }: Pick<ReadRow, "period" | "first" | "last">,
	count: number | null,
	exposure: number | undefined,
): ReadRow {
	// Named only where it is wrong: the names of so many figures would take longer than to look at them.
	if (count !== null && !isCount(count)) checkCount(doing, `count of ${period}`, count);
	if (exposure !== undefined && !isPositive(exposure))
		checkPositive(doing, `exposure of ${period}`, exposure);
	return { period, first, last, value: count, size: exposure };
}

/** A count out of a denominator, checked. */
export function proportionRow(
	doing: string,
	{ period, first, last }: Pick<ReadRow, "period" | "first" | "last">,
	count: number | null,
	denominator: number,
): ReadRow {
	if (count !== null && !isCount(count)) checkCount(doing, `count of ${period}`, count);
	if (!(isCount(denominator) && denominator > 0))
		checkPositive(
			doing,
			`denominator of ${period}`,
			checkCount(doing, `denominator of ${period}`, denominator),
		);
	if (count !== null && count > denominator)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`count of ${period} must be at most its denominator, ${denominator}`,
			count,
		);
	return { period, first, last, value: count, size: denominator };
}

/** The largest value: its square is a number too. */
const LARGEST = 1e150;

function checkValue(doing: string, period: Period, value: number): void {
	if (Math.abs(checkNumber(doing, `value of ${period}`, value)) > LARGEST)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`value of ${period} must lie between -1e150 and 1e150`,
			value,
		);
}

/** The commonest length in months; the longest of several. */
function usual(figures: readonly MonthSpan[]): number {
	const [one] = figures;
	if (one === undefined) return 0;
	if (figures.every(({ first, last }) => last - first === one.last - one.first))
		return one.last - one.first + 1;
	const lengths = figures.map(({ first, last }) => last - first + 1).sort((a, b) => b - a);
	let [best, most, run] = [0, 0, 0];
	lengths.forEach((length, i) => {
		run = length === lengths[i - 1] ? run + 1 : 1;
		if (run > most) [best, most] = [length, run];
	});
	return best;
}

function listed(
	code: "duplicate-periods" | "overlapping-periods",
	alternative: "one-figure-per-period" | "separate-periods",
	periods: readonly Period[],
): readonly LevellingReason[] {
	return periods.length === 0 ? [] : [{ code, periods, alternative }];
}

/** Periods that stand more than once, each named once: a blank beside a figure too, because one of them is wrong. */
function repeated(rows: readonly { readonly period: Period }[]): readonly Period[] {
	const seen = new Set<Period>();
	const again = rows.filter(({ period }) => seen.size === seen.add(period).size);
	return [...new Set(again.map(({ period }) => period))].sort();
}

/** Periods that share months with another one that begins before them. */
function overlapping(figures: readonly Figure[]): readonly Period[] {
	const found: Period[] = [];
	let reached = Number.NEGATIVE_INFINITY;
	figures.forEach(({ period, first, last }, i) => {
		if (first <= reached && period !== figures[i - 1]?.period) found.push(period);
		reached = Math.max(reached, last);
	});
	return found;
}

/** Periods whose length is not the usual one, so that they have no season. */
export function unevenPeriods({ figures, usualMonths }: ReadSeries): readonly Period[] {
	return figures.filter(({ first, last }) => last - first + 1 !== usualMonths).map(({ period }) => period);
}

/** What to know about a series that can be judged. */
function cautionsOf(
	doing: string,
	figures: readonly Figure[],
	measure: string | null,
	usualMonths: number,
): readonly LevellingReason[] {
	const cautions: LevellingReason[] = [];
	const missing: Period[] = [];
	const part: Period[] = [];
	let next = 0;
	let lastEvent = -1;
	for (let index = 0; index < figures.length; index++) {
		const { period, first, last, value } = figures[index] as Figure;
		if (first > next && next > 0) missing.push(periodOf(next, first - 1, doing));
		next = last + 1;
		if (last - first + 1 !== usualMonths) part.push(period);
		if (value > 0) lastEvent = index;
	}
	if (missing.length > 0) cautions.push({ code: "missing-periods", periods: missing });
	if (part.length > 0) cautions.push({ code: "part-periods", periods: part });
	if (usualMonths % 12 !== 0) cautions.push({ code: "season-not-modelled" });
	if (measure === "count" && figures.length - lastEvent > 2)
		cautions.push({
			code: "zeros-at-end",
			periods: figures.slice(lastEvent + 1).map(({ period }) => period),
		});
	return cautions;
}
