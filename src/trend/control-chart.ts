import { checkNumber, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type {
	Charted,
	ChartPoint,
	ChartReason,
	ChartRules,
	ChartSegment,
	ControlChart,
	ControlChartKind,
	ControlChartOptions,
	PointType,
} from "./control-chart-answer.ts";
import { type ChartFigure, segmentLimits } from "./control-chart-limits.ts";
import { chartRules } from "./control-chart-rules.ts";
import { checkChartOptions } from "./control-chart-settings.ts";
import type { LevellingSeries } from "./levelling-series.ts";
import { readLevellingSeries } from "./read-levelling-series.ts";

const doing = "draw the control chart";

/**
 * A control chart: centre line and limits, what every rule says of every point, and whether a target will be met.
 *
 * XmR: centre = mean, limits = mean -/+ 2.66 mean moving ranges, where ranges of 3.267 times their mean and more are left
 * out once. p, u and c: pooled centre -/+ 3 standard deviations by chance, at the size of each point. Rules: a point
 * outside the limits; 6 or 7 points strictly on one side; 6 or 7 points that rise or fall; two of three beyond two thirds
 * of the way to a limit, all three on one side. Each segment starts anew, and a gap ends every run and every moving range:
 * what it hides is not known. Limits go no further than values can; those by the formula are given too.
 *
 * A blank period is listed and not charted. Fewer than two figures, duplicate and overlapping periods (rolling windows)
 * have no chart, with the reason. Fewer than 12 points for the limits are charted with a caution. Equal values have limits
 * equal to them and no signal. p, u and c suit few events; where there are many, points vary by more than chance and nearly
 * all lie outside: use `xmr`.
 *
 * @param series - one point per period, all counts (perhaps with exposure), all proportions or all values, in any order
 * @param options - chart, polarity, rules, baseline, new starts, targets and natural bounds
 * @returns points with limits and rules, segments, variation and assurance, or why there is no chart: narrow it by `status`
 * @throws RangeError when a figure or an option is out of range, or `rebase` names a period without a figure; TypeError when
 * a number is not a number, points are not all of one kind, or the chart does not suit them; SyntaxError when a period is
 * not one
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
 * @see Nelson L.S. (1982), Control charts for individual measurements, Journal of Quality Technology 14, 172-173
 * @since 0.1.0
 */
export function controlChart(series: LevellingSeries, options: ControlChartOptions = {}): ControlChart {
	const read = readLevellingSeries(doing, series);
	const kind = kindOf(read.measure, read.sized);
	const settings = checkChartOptions(doing, options, options.chart ?? kind, kind);
	const { chart, per, polarity } = settings;
	const known = new Set(read.figures.map(({ period }) => period));
	const missing = (series as readonly { readonly period: Period }[])
		.map(({ period }) => period)
		.filter((period) => !known.has(period))
		.sort();
	const parts = { kind: "control-chart", chart: read.measure === null ? null : chart, missing } as const;
	const refusals: ChartReason[] = [...read.refusals];
	if (read.figures.length < 2)
		refusals.push({ code: "too-few-points", found: read.figures.length, needed: 2 });
	if (refusals.length > 0)
		return {
			...parts,
			status: "not-charted",
			points: [],
			variation: null,
			assurance: null,
			reasons: refusals,
		};

	const figures = read.figures.map(({ value, size, first }, index): ChartFigure => {
		const before = read.figures[index - 1];
		const divisor = chart === "xmr" || chart === "c" ? 1 : checkPositive(doing, "exposure", size ?? 1);
		return {
			value: checkNumber(doing, "a value", (value * (chart === "xmr" || chart === "c" ? 1 : per)) / divisor),
			size: divisor,
			follows: before !== undefined && before.last + 1 === first,
		};
	});
	for (const { period } of settings.rebase)
		if (!known.has(period))
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				"rebase must name periods of the series",
				period,
			);
	const reasons: ChartReason[] = read.cautions.filter(({ code }) => code === "missing-periods");
	const starts = read.figures.flatMap(({ period }, index) =>
		index === 0 || settings.rebase.some((one) => one.period === period) ? [index] : [],
	);
	const segments: ChartSegment[] = [];
	const points = starts.flatMap((start, segment): ChartPoint[] => {
		const own = figures.slice(start, starts[segment + 1]);
		const from = read.figures[start]?.period as Period;
		const setting = own.slice(0, settings.baseline ?? own.length);
		const { centre, meanMovingRange, screened, reach } = segmentLimits(
			chart,
			setting,
			chart === "c" ? 1 : per,
			settings.screenOutliers,
		);
		segments.push({
			from,
			reason: settings.rebase.find((one) => one.period === from)?.reason ?? null,
			points: own.length,
			baseline: setting.length,
			centre,
			meanMovingRange,
			screened,
		});
		if (setting.length < 12) reasons.push({ code: "short-segment", period: from });
		if (chart === "xmr" && meanMovingRange === null) reasons.push({ code: "no-moving-range", period: from });
		const ruled = own.map((figure, index) => ({
			...figure,
			centre,
			reach: reach(figure),
			follows: index > 0 && figure.follows,
		}));
		const rules = chartRules(ruled, settings.runLength, settings.twoOfThree);
		return ruled.map(({ value, reach: width }, index): ChartPoint => {
			const { period, first } = read.figures[start + index] as (typeof read.figures)[number];
			const said = rules[index] as ChartRules;
			const rule = order.find((one) => said[one] !== null) ?? null;
			const [low, high] = width === null ? [null, null] : [centre - width, centre + width];
			return {
				period,
				value,
				segment,
				centre,
				lower: low === null ? null : Math.max(low, settings.minimum ?? low),
				upper: high === null ? null : Math.min(high, settings.maximum ?? high),
				lowerByFormula: low,
				upperByFormula: high,
				target:
					settings.targets.filter(({ from: begins }) => spanOf(begins, doing).first <= first).at(-1)?.value ??
					null,
				rules: said,
				rule,
				type: typeOf(rule === null ? null : said[rule], polarity),
			};
		});
	});
	const last = points.at(-1) as ChartPoint;
	return {
		...parts,
		chart,
		status: "charted",
		polarity,
		segments,
		points,
		variation: last.type,
		assurance: assuranceOf(last, polarity),
		reasons,
	};
}

/** The rules by what they weigh. */
const order = ["outside", "trend", "twoOfThree", "shift"] as const;

function kindOf(measure: "count" | "proportion" | "value" | null, sized: boolean): ControlChartKind {
	if (measure === "proportion") return "p";
	return measure === "count" ? (sized ? "u" : "c") : "xmr";
}

function typeOf(said: ChartRules[keyof ChartRules], polarity: Charted["polarity"]): PointType {
	if (said === null) return "common-cause";
	const high = said === "above" || said === "rising";
	if (polarity === "neutral") return high ? "neutral-high" : "neutral-low";
	return high === (polarity === "higher-is-better") ? "improvement" : "concern";
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
