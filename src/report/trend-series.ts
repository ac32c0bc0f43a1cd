import { periodOf, spanOf } from "../period/months.ts";
import type { ComparedExposures } from "../rolling/compared-window.ts";
import type { Part } from "../rolling/read-series.ts";
import { lastOfChart } from "../trend/control-chart.ts";
import type { LevellingSeries } from "../trend/levelling-series.ts";
import { exactCount } from "./cell-windows.ts";
import type { ChartSignal, TrendPoint } from "./dashboard.ts";
import { type Frame, trendSpans } from "./frame.ts";
import type { Indicator } from "./indicator.ts";
import type { ValuePart } from "./value-series.ts";

/** The points of a trend, as they are shown and as they are tested. */
export interface TrendSeries {
	readonly points: readonly TrendPoint[];
	/** Why a point cannot be set beside earlier ones, for each point; null where it can. */
	readonly breaks: readonly (string | null)[];
	readonly series: LevellingSeries;
}

/** The quarters, years or part years of a cell of counts. */
export function countTrend(
	of: string,
	{ measure, per, frequency }: Indicator,
	parts: readonly Part[],
	exposures: ComparedExposures | null,
	frame: Frame,
	most: number,
): TrendSeries {
	const base = per ?? 1;
	const found = trendSpans(frequency, frame, parts[0]?.first ?? frame.last, most).map((span) => {
		const count = exactCount(parts, span);
		const base = exposures === null ? null : exposures.find(span);
		const exposure = base === null || "reasons" in base ? null : base.exposure;
		return { span, period: periodOf(span.first, span.last, of), count, exposure };
	});
	const points = found.map(
		({ period, count, exposure }): TrendPoint => ({
			period,
			value:
				count === null || (measure !== "count" && exposure === null)
					? null
					: measure === "count"
						? count
						: (count * base) / (exposure ?? 1),
			count,
			exposure,
		}),
	);
	const marked = parts.filter(({ causes }) => causes.length > 0);
	const breaks = found.map(({ span }, index) =>
		index === 0 || marked.length === 0
			? null
			: joined(
					marked
						.filter(({ first }) => first >= span.first && first <= span.last)
						.flatMap(({ causes }) => causes),
				),
	);
	const series = points.map(({ period, value, count: all, exposure }, index) => {
		const count = value === null ? null : all;
		const point =
			measure === "count" || exposure === null
				? { period, count }
				: measure === "rate"
					? { period, count, exposure }
					: { period, count, denominator: exposure };
		return withBreak(point, breaks[index] ?? null);
	});
	return { points, breaks, series: series as unknown as LevellingSeries };
}

/** The figures of a cell of a survey or an average, as they came: those as long as the current one. */
export function valueTrend(
	of: string,
	{ breaks: defined, uncertainty, frequency }: Indicator,
	parts: readonly ValuePart[],
	{ last, months }: Frame,
	most: number,
): TrendSeries {
	const apart = frequency === "annual" || frequency === "part-year";
	const kept = parts
		.filter((part) => part.last <= last && part.last - part.first + 1 === months)
		.filter((part) => !apart || (last - part.last) % 12 === 0)
		.slice(-most);
	const breaks = kept.map(({ first, last: end, causes }, index) => {
		const before = kept[index - 1]?.last ?? Infinity;
		const ours = defined.filter(({ from }) => {
			const month = spanOf(from, of).first;
			return month > before && month <= end;
		});
		return first > before ? joined([...causes, ...ours.map(({ cause }) => cause)]) : null;
	});
	// A standard error must be there for every point or for none: a figure that should have one and has not is left out.
	const sized = uncertainty !== "tolerance";
	return {
		points: kept.map(({ period, value }) => ({ period, value, count: null, exposure: null })),
		breaks,
		series: kept.flatMap(({ period, value, standardError }, index) =>
			value === null || (sized && standardError === null)
				? []
				: [withBreak(sized ? { period, value, standardError } : { period, value }, breaks[index] ?? null)],
		) as unknown as LevellingSeries,
	};
}

function joined(causes: readonly string[]): string | null {
	return causes.length === 0 ? null : [...new Set(causes)].join("; ");
}

/** A point with the cause of the break before it, where there is one. */
function withBreak<Point>(point: Point, cause: string | null): Point {
	return cause === null ? point : { breakBefore: cause, ...point };
}

/** The last point of the control chart of single values; null where there is none. */
export function chartSignal(
	{ polarity, measure, per }: Indicator,
	{ points, breaks }: TrendSeries,
): ChartSignal | null {
	if (points.at(-1)?.value == null) return null;
	const series = points.map(({ period, value }, index) =>
		withBreak({ period, value }, breaks[index] ?? null),
	);
	const last = lastOfChart(series, {
		polarity,
		...(measure === "average" ? {} : { minimum: 0 }),
		...((measure === "proportion" || measure === "survey") && per !== null ? { maximum: per } : {}),
	});
	if (last === null) return null;
	const { period, type, rules, value, centre, lower, upper } = last.point;
	return { period, type, rules, value, centre, lower, upper, points: last.baseline };
}
