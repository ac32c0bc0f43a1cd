import { type MonthSpan, periodOf, spanOf } from "../period/months.ts";
import type { ComparedExposures } from "../rolling/compared-window.ts";
import type { Part } from "../rolling/read-series.ts";
import { lastOfChart } from "../trend/control-chart.ts";
import type { LevellingSeries } from "../trend/levelling-series.ts";
import {
	countRow,
	proportionRow,
	type ReadRow,
	type ReadSeries,
	readLevellingSeries,
	seriesOf,
} from "../trend/read-levelling-series.ts";
import { exactCount } from "./cell-windows.ts";
import type { ChartSignal, TrendPoint } from "./dashboard.ts";
import type { Frame, TrendSpan } from "./frame.ts";
import type { Indicator } from "./indicator.ts";
import type { ValuePart } from "./value-series.ts";

/** The points of a trend, as they are shown and as they are tested. */
export interface TrendSeries {
	readonly points: readonly TrendPoint[];
	readonly read: ReadSeries;
}

/** What the reading of the points is for, in messages. */
const doing = "find the trend";

/** The quarters, years or part years of a cell of counts. */
export function countTrend(
	{ measure, per }: Indicator,
	parts: readonly Part[],
	exposures: ComparedExposures | null,
	spans: readonly TrendSpan[],
): TrendSeries {
	const marked = parts.filter(({ causes }) => causes.length > 0);
	const unsettled = parts.filter(({ provisional }) => provisional);
	const points: TrendPoint[] = [];
	const rows: ReadRow[] = [];
	const declared: TrendSpan[] = [];
	let [sized, told] = [false, false];
	// The first part that reaches the span: those before it are not looked at again.
	let from = 0;
	for (const span of spans) {
		while (from < parts.length && (parts[from] as Part).last < span.first) from++;
		const { period } = span;
		const count = exactCount(parts, span, from);
		const found = exposures === null ? null : exposures.find(span);
		const exposure = found === null || "reasons" in found ? null : found.exposure;
		const value = measure === "count" || count === null ? count : rateOrNull(count, exposure, per ?? 1);
		const breakBefore = points.length === 0 || marked.length === 0 ? null : joined(causesIn(marked, span));
		const provisional = unsettled.length > 0 && unsettled.some((part) => beginsIn(part, span));
		points.push({ period, value, count, exposure, provisional, breakBefore });
		if (breakBefore !== null) declared.push(span);
		const known = value === null ? null : count;
		const size = measure === "count" ? null : exposure;
		rows.push(
			measure === "proportion" && size !== null
				? proportionRow(doing, span, known, size)
				: countRow(doing, span, known, size ?? undefined),
		);
		sized ||= size !== null;
		told ||= size !== null || known !== null;
	}
	const kind = measure === "proportion" && told ? "proportion" : "count";
	return { points, read: seriesOf(doing, rows.length === 0 ? null : kind, rows, sized, declared) };
}

function rateOrNull(count: number, exposure: number | null, per: number): number | null {
	return exposure === null ? null : (count * per) / exposure;
}

/** The causes of the breaks in a span. */
function causesIn(marked: readonly Part[], span: MonthSpan): readonly string[] {
	return marked.filter((part) => beginsIn(part, span)).flatMap(({ causes }) => causes);
}

function beginsIn({ first }: MonthSpan, span: MonthSpan): boolean {
	return first >= span.first && first <= span.last;
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
	const step = apart ? 12 : months;
	const shown = withGaps(of, kept, step).slice(-most);
	const breaks = shown.map(({ first, last: end, causes }, index) => {
		const before = shown[index - 1]?.last ?? Infinity;
		const ours = defined.filter(({ from }) => {
			const month = spanOf(from, of).first;
			return month > before && month <= end;
		});
		return first > before ? joined([...causes, ...ours.map(({ cause }) => cause)]) : null;
	});
	// A standard error must be there for every point or for none: a figure that should have one and has not is left out.
	const sized = uncertainty !== "tolerance";
	return {
		points: shown.map(({ period, value, provisional }, index) => ({
			period,
			value,
			count: null,
			exposure: null,
			provisional,
			breakBefore: breaks[index] ?? null,
		})),
		read: readLevellingSeries(
			doing,
			shown.flatMap(({ period, value, standardError }, index) =>
				value === null || (sized && standardError === null)
					? []
					: [withBreak(sized ? { period, value, standardError } : { period, value }, breaks[index] ?? null)],
			) as unknown as LevellingSeries,
		),
	};
}

/** A point as it is shown: one that nobody has given has no value. */
type ShownPart = MonthSpan & Pick<ValuePart, "period" | "value" | "standardError" | "provisional" | "causes">;

/** The figures with a point for each that is missing between two, as series of counts have. */
function withGaps(of: string, parts: readonly ValuePart[], step: number): readonly ShownPart[] {
	return parts.flatMap((part, index) => {
		const before = parts[index - 1];
		const missing: ShownPart[] = [];
		const between = before === undefined ? 0 : part.last - before.last;
		if (before !== undefined && between % step === 0)
			for (let on = step; on < between; on += step) {
				const [first, last] = [before.first + on, before.last + on];
				const period = periodOf(first, last, of);
				missing.push({
					first,
					last,
					period,
					value: null,
					standardError: null,
					provisional: false,
					causes: [],
				});
			}
		return [...missing, part];
	});
}

function joined(causes: readonly string[]): string | null {
	return causes.length === 0 ? null : [...new Set(causes)].join("; ");
}

/** A point with the cause of the break before it, where there is one. */
function withBreak<Point>(point: Point, cause: string | null): Point {
	return cause === null ? point : { breakBefore: cause, ...point };
}

function valuesOf(points: readonly TrendPoint[]): readonly number[] {
	const values: number[] = [];
	for (const { value } of points) if (value !== null) values.push(value);
	return values;
}

/** The last point of the control chart of single values; null where there is none. */
export function chartSignal(
	{ polarity, measure, per }: Indicator,
	{ points, read }: TrendSeries,
): ChartSignal | null {
	if (points.at(-1)?.value == null) return null;
	const counted = measure !== "survey" && measure !== "average";
	const bounded = measure === "proportion" || measure === "survey";
	const below = measure === "average" ? { polarity } : { polarity, minimum: 0 };
	const options = bounded && per !== null ? { ...below, maximum: per } : below;
	const last = counted
		? lastOfChart(read, valuesOf(points), options)
		: lastOfChart(
				readLevellingSeries(
					"draw the control chart",
					points.map(({ period, value, breakBefore }) => withBreak({ period, value }, breakBefore)),
				),
				null,
				options,
			);
	if (last === null) return null;
	const { period, type, rules, value, centre, lower, upper } = last.point;
	return { period, type, rules, value, centre, lower, upper, points: last.baseline };
}
