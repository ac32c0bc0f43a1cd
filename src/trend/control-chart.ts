import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { Period } from "../period/period.ts";
import type {
	Charted,
	ChartPoint,
	ChartReason,
	ControlChart,
	ControlChartKind,
	ControlChartOptions,
} from "./control-chart-answer.ts";
import { type ChartStart, chartFigures, chartSegments, lastChartPoint } from "./control-chart-segments.ts";
import { checkChartOptions } from "./control-chart-settings.ts";
import type { LevellingSeries, SeriesPoint } from "./levelling-series.ts";
import { type ReadSeries, readLevellingSeries, unevenPeriods } from "./read-levelling-series.ts";

const doing = "draw the control chart";

/**
 * A control chart: centre line and limits, what every rule says of every point, and whether a target will be met.
 *
 * XmR: centre = mean, limits = mean -/+ 2.66 mean moving ranges, where ranges of 3.267 times their mean and more are left
 * out once. p, u and c: pooled centre -/+ 3 standard deviations by chance, at the size of each point. Rules: a point
 * outside the limits; 6 or 7 points strictly on one side; 6 or 7 points that rise or fall; two of three beyond two thirds
 * of the way to a limit, all three on one side. Each segment starts anew, where `rebase` says so or a period declares a break
 * (`breakBefore`), and a gap ends every run and every moving range: what it hides is not known. Limits go no further than
 * values can; those by the formula are given too.
 *
 * A blank period is listed and not charted. Fewer than two figures, duplicate and overlapping periods (rolling windows), and
 * counts alone over periods that are not of one length have no chart, with the reason. Fewer than 12 points for the limits
 * are charted with a caution. Equal values have limits equal to them and no signal; a point on a line, but for rounding, is
 * on it. Nothing is rounded. p, u and c suit few events; where there are many, points vary by more than chance and nearly all
 * lie outside: use `xmr`.
 *
 * @param series - one point per period, all counts (perhaps with exposure), all proportions or all values, in any order
 * @param options - chart, polarity, rules, baseline, new starts, targets and natural bounds
 * @returns points with limits and rules, segments, variation and assurance, or why there is no chart: narrow it by `status`
 * @throws RangeError when a figure, a target or an option is out of range or beyond `minimum` or `maximum`, `rebase` names a
 * period without a figure or one twice, or two targets begin together; TypeError when a number is not a number, points are
 * not all of one kind, the chart does not suit them, or an option is given that the chart does not have; SyntaxError when a
 * period is not one
 * @example Usage
 * ```ts
 * import { controlChart, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const waits = [50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 58, 59, 60, 61, 60, 62];
 * const series = waits.map((value, i) => ({ period: toPeriod(`${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`), value }));
 * const chart = controlChart(series, {
 * 	baseline: 12,
 * 	polarity: "lower-is-better",
 * 	targets: [{ from: toPeriod("2018-01"), value: 60 }],
 * });
 * assert(chart.status === "charted");
 * assert.equal(chart.segments[0]?.centre, 50.5);
 * assert.equal(chart.points.at(-1)?.rules.outside, "above");
 * assert.deepEqual([chart.variation, chart.assurance], ["concern", "consistently-meets"]);
 * ```
 * @see Shewhart W.A. (1931), Economic Control of Quality of Manufactured Product
 * @see Wheeler D.J. (1993), Understanding Variation: The Key to Managing Chaos
 * @see Nelson L.S. (1982), Control charts for individual measurements, Journal of Quality Technology 14, 172-173
 * @since 0.1.0
 */
export function controlChart(series: LevellingSeries, options: ControlChartOptions = {}): ControlChart {
	checkOptions(doing, options, [
		"chart",
		"per",
		"polarity",
		"runLength",
		"twoOfThree",
		"screenOutliers",
		"baseline",
		"rebase",
		"targets",
		"minimum",
		"maximum",
	]);
	const read = readLevellingSeries(doing, series);
	const { chart, settings } = checkChartOptions(doing, options, kindOf(read));
	const known = new Set(read.figures.map(({ period }) => period));
	const missing = (series as readonly SeriesPoint[])
		.map(({ period }) => period)
		.filter((period) => !known.has(period))
		.sort();
	const parts = { kind: "control-chart", chart, missing, settings } as const;
	const refusals = refusalsOf(read);
	if (chart === null || refusals.length > 0)
		return {
			...parts,
			status: "not-charted",
			points: [],
			variation: null,
			assurance: null,
			reasons: refusals,
		};
	for (const { period } of settings.rebase)
		if (!known.has(period))
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				"rebase must name periods of the series with a figure",
				period,
			);
	const breaks = [...new Set(read.breaks.map(({ period }) => period))].sort();
	const { segments, points, reasons } = chartSegments(
		doing,
		chart,
		chartFigures(doing, chart, read.figures, settings),
		startsOf(read, series, settings.rebase),
		settings,
	);
	const last = points.at(-1) as ChartPoint;
	return {
		...parts,
		chart,
		status: "charted",
		polarity: settings.polarity,
		segments,
		points,
		variation: last.type,
		assurance: assuranceOf(last, settings.polarity),
		reasons: [
			...read.cautions.filter(({ code }) => code === "missing-periods" || code === "part-periods"),
			...(breaks.length === 0 ? [] : [{ code: "break-taken-out", periods: breaks } as const]),
			...reasons,
		],
	};
}

/**
 * The last point of the chart of single values that {@link controlChart} would draw, and how many points its limits are made
 * from; null where there is none. `values` stand in place of those that the series was read with, which are counts.
 */
export function lastOfChart(
	read: ReadSeries,
	values: readonly number[] | null,
	options: Omit<ControlChartOptions, "chart" | "rebase">,
): { readonly point: ChartPoint; readonly baseline: number } | null {
	if (read.refusals.length > 0 || read.figures.length < 2) return null;
	const { settings } = checkChartOptions(doing, options, "xmr");
	const start = read.breaks.reduce((latest, { index }) => Math.max(latest, index), 0);
	const segment = new Set(read.breaks.map(({ index }) => index)).size;
	return lastChartPoint(
		doing,
		chartFigures(doing, "xmr", read.figures, settings, values),
		start,
		segment,
		settings,
	);
}

/** The chart that a series is made for; null where it is empty. */
function kindOf({ measure, sized }: ReadSeries): ControlChartKind | null {
	if (measure === null) return null;
	if (measure === "proportion") return "p";
	return measure === "count" ? (sized ? "u" : "c") : "xmr";
}

/** Why there can be no chart. */
function refusalsOf(read: ReadSeries): readonly ChartReason[] {
	const refusals: ChartReason[] = [...read.refusals];
	// A quarter has more events than a month, which no chart of counts alone can know.
	const uneven = read.measure === "count" && !read.sized ? unevenPeriods(read) : [];
	if (uneven.length > 0)
		refusals.push({ code: "uneven-periods", periods: uneven, alternative: "periods-of-one-length" });
	const found = read.figures.length;
	if (found < 2) refusals.push({ code: "too-few-points", found, needed: 2 });
	return refusals;
}

/** Where segments begin: at the first figure, where the caller says so, and after a break that the series declares. */
function startsOf(
	{ figures, breaks }: ReadSeries,
	series: LevellingSeries,
	rebase: readonly { readonly period: Period; readonly reason: string }[],
): readonly ChartStart[] {
	if (rebase.length === 0 && breaks.length === 0) return [{ index: 0, reason: null }];
	const starts: ChartStart[] = [];
	for (const [index, { period }] of figures.entries()) {
		const told = rebase.find((one) => one.period === period)?.reason;
		const declared = breaks.find((one) => one.index === index)?.period;
		const cause =
			declared === undefined
				? undefined
				: (series as readonly SeriesPoint[]).find(
						(one) => one.period === declared && one.breakBefore !== undefined,
					)?.breakBefore;
		const reason = told ?? cause ?? null;
		if (index === 0 || reason !== null) starts.push({ index, reason });
	}
	return starts;
}

/** The target against the limits of the last point; on a limit it may be met or missed. */
function assuranceOf(
	{ target, lower, upper }: ChartPoint,
	polarity: Charted["polarity"],
): Charted["assurance"] {
	if (target === null || lower === null || upper === null || polarity === "neutral") return null;
	if (target <= upper && target >= lower) return "hit-and-miss";
	return target > upper === (polarity === "lower-is-better") ? "consistently-meets" : "consistently-fails";
}
