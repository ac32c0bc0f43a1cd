import { argumentError } from "../internal/errors.ts";
import { periodOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { RecentTrendPoint, RecentTrendRefusal, RecentTrendSeries } from "./recent-trend-answer.ts";
import { type CheckedRow, checkRow, kindOf, type PointRefusal, type RecentRow } from "./recent-trend-row.ts";

/** How many points the rule takes. */
const POINTS = 5;

/** The last points of a series, and why they cannot be used. */
export interface RecentPoints {
	readonly measure: "value" | "proportion" | null;
	readonly periods: readonly Period[];
	/** The points; to be used only where nothing is refused. */
	readonly points: readonly RecentTrendPoint[];
	readonly refusals: readonly RecentTrendRefusal[];
}

/** Checks the whole series and takes its last five points. */
export function recentPoints(
	doing: string,
	series: RecentTrendSeries,
	weighted: boolean | undefined,
): RecentPoints {
	if (!Array.isArray(series))
		throw argumentError(TypeError, "wrong-type", doing, "series must be a list of points", series);
	const rows: readonly RecentRow[] = series;
	const kinds = new Set(rows.map((row) => kindOf(doing, row)));
	if (kinds.size > 1)
		throw argumentError(TypeError, "wrong-type", doing, "points must be of one kind", [...kinds]);
	const [measure = null] = kinds;
	if (weighted !== undefined && typeof weighted !== "boolean")
		throw argumentError(TypeError, "wrong-type", doing, "weighted must be true or false", weighted);
	if (weighted !== undefined && measure === "value")
		throw argumentError(TypeError, "not-applicable", doing, "weighted must come with proportions", weighted);
	const all = rows.map((row) => checkRow(doing, row, weighted === true));
	checkOrder(doing, all);
	const last = all.slice(-POINTS);
	const points = last.map(({ period, point }, index) => ({ period, time: index + 1, ...point }));
	return {
		measure,
		periods: last.map(({ period }) => period),
		points: measure === "proportion" ? withPooledErrors(points) : points,
		refusals: refusalsOf(doing, last),
	};
}

/** The points with the standard errors that their proportions have where all are one. */
function withPooledErrors(points: readonly RecentTrendPoint[]): readonly RecentTrendPoint[] {
	const pairs = points.map(({ count, denominator }) => ({ x: count ?? 0, n: denominator ?? 0 }));
	const all = pairs.reduce((sum, { n }) => sum + n, 0);
	const cases = pairs.reduce((sum, { x }) => sum + x, 0);
	const others = pairs.reduce((sum, { x, n }) => sum + (n - x), 0);
	const variance = (cases / all) * (others / all);
	return points.map((point) => ({
		...point,
		standardError: Math.sqrt(variance / (point.denominator ?? 0)),
	}));
}

/** Refuses periods that stand twice or not in the order of time, which the scores 1 to 5 follow. */
function checkOrder(doing: string, all: readonly CheckedRow[]): void {
	const seen = new Set<Period>();
	for (const [index, { period, first, last }] of all.entries()) {
		if (seen.has(period))
			throw argumentError(RangeError, "duplicate", doing, "each period must stand once", period);
		seen.add(period);
		const before = all[index - 1];
		if (before !== undefined && (first - before.first || last - before.last) < 0)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`period must come after the one before it, ${before.period}`,
				period,
			);
	}
}

/** Why the points cannot be used: too few of them, their periods, their figures. */
function refusalsOf(doing: string, last: readonly CheckedRow[]): readonly RecentTrendRefusal[] {
	const [missing, overlapping]: [Period[], Period[]] = [[], []];
	last.reduce((reached: number | null, { period, first, last: end }) => {
		if (reached === null) return end;
		if (first > reached + 1) missing.push(periodOf(reached + 1, first - 1, doing));
		if (first <= reached) overlapping.push(period);
		return Math.max(reached, end);
	}, null);
	const where = (test: (row: CheckedRow, index: number) => boolean) =>
		last.filter(test).map(({ period }) => period);
	const found: readonly (readonly [PointRefusal, readonly Period[]])[] = [
		["not-yearly", where((row) => row.last - row.first !== 11)],
		["overlapping-periods", overlapping],
		["missing-periods", missing],
		["break-in-series", where(({ broken }, index) => broken && index > 0)],
		...(
			[
				"missing-values",
				"missing-limits",
				"zero-standard-error",
				"zero-denominator",
				"zero-count",
				"count-equals-denominator",
			] as const
		).map((code) => [code, where(({ lack }) => lack === code)] as const),
	];
	const refusals = found.flatMap(([code, periods]) => (periods.length > 0 ? [{ code, periods }] : []));
	if (last.length >= POINTS) return refusals;
	return [{ code: "too-few-points", found: last.length, needed: POINTS }, ...refusals];
}
