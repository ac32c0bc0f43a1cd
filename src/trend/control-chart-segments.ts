import { checkNumber } from "../internal/check.ts";
import { type MonthSpan, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type {
	ChartPoint,
	ChartReason,
	ChartRules,
	ChartSegment,
	ControlChartKind,
	ControlChartSettings,
	PointType,
} from "./control-chart-answer.ts";
import { type ChartFigure, segmentLimits } from "./control-chart-limits.ts";
import { type ChartLines, chartRules } from "./control-chart-rules.ts";
import { checkWithin } from "./control-chart-settings.ts";
import type { Figure } from "./read-levelling-series.ts";

/** Where a segment begins, and why: null where the series begins. */
export interface ChartStart {
	readonly index: number;
	readonly reason: string | null;
}

/** A figure with its period. */
export type DatedFigure = ChartFigure & MonthSpan & { readonly period: Period };

const LARGEST = Number.MAX_VALUE;

/** The figures of the series on the scale of the chart; `values`, where there are some, stand in place of theirs. */
export function chartFigures(
	doing: string,
	chart: ControlChartKind,
	figures: readonly Figure[],
	{ per, minimum, maximum }: ControlChartSettings,
	values: readonly number[] | null = null,
): readonly DatedFigure[] {
	const isWithin = (value: number) => value >= (minimum ?? -LARGEST) && value <= (maximum ?? LARGEST);
	return figures.map(({ period, first, last, value: given, size }, index) => {
		const before = figures[index - 1];
		const count = values === null ? given : (values[index] ?? Number.NaN);
		const value = per === null ? count : (count * per) / (size ?? 1);
		return {
			period,
			first,
			last,
			// Named only where it is wrong.
			value: isWithin(value) ? value + 0 : checkWithin(doing, `value of ${period}`, value, minimum, maximum),
			count,
			size: chart === "p" || chart === "u" ? (size ?? 1) : 1,
			follows: before !== undefined && before.last + 1 === first,
		};
	});
}

/** Every segment by itself, and its points. */
export function chartSegments(
	doing: string,
	chart: ControlChartKind,
	figures: readonly DatedFigure[],
	starts: readonly ChartStart[],
	settings: ControlChartSettings,
): {
	readonly segments: readonly ChartSegment[];
	readonly points: readonly ChartPoint[];
	readonly reasons: readonly ChartReason[];
} {
	const parts = starts.map(({ index, reason }, segment) => {
		const own = figures.slice(index, starts[segment + 1]?.index);
		return chartSegment(doing, chart, own, segment, reason, settings);
	});
	return {
		segments: parts.map(({ summary }) => summary),
		points: parts.flatMap(({ points }) => points),
		reasons: parts.flatMap(({ reasons }) => reasons),
	};
}

/** The last point of the last segment, which begins at `start`, and how many points its limits are made from. */
export function lastChartPoint(
	doing: string,
	figures: readonly DatedFigure[],
	start: number,
	segment: number,
	settings: ControlChartSettings,
): { readonly point: ChartPoint; readonly baseline: number } {
	const own = start === 0 ? figures : figures.slice(start);
	// No rule looks further back than a run and the point before it.
	const looked = own.slice(-settings.runLength - 1);
	const { setting, pointAt } = judgedSegment(doing, "xmr", own, segment, settings, looked);
	return { point: pointAt(looked.length - 1), baseline: setting.length };
}

function chartSegment(
	doing: string,
	chart: ControlChartKind,
	own: readonly DatedFigure[],
	segment: number,
	reason: string | null,
	settings: ControlChartSettings,
) {
	const { setting, limits, pointAt } = judgedSegment(doing, chart, own, segment, settings);
	const { centre, meanMovingRange, screened } = limits;
	const from = own[0]?.period as Period;
	const reasons: ChartReason[] = [];
	if (setting.length < 12) reasons.push({ code: "short-segment", period: from });
	if (chart === "xmr" && meanMovingRange === null) reasons.push({ code: "no-moving-range", period: from });
	const summary: ChartSegment = {
		from,
		reason,
		points: own.length,
		baseline: setting.length,
		centre,
		meanMovingRange,
		screened,
	};
	return { summary, points: own.map((_, index) => pointAt(index)), reasons };
}

/** Centre and limits of a segment, from the figures that set them, and what can be said of each of the points looked at. */
function judgedSegment(
	doing: string,
	chart: ControlChartKind,
	own: readonly DatedFigure[],
	segment: number,
	settings: ControlChartSettings,
	looked = own,
) {
	const { minimum, maximum, polarity, targets } = settings;
	const setting = own.slice(0, settings.baseline ?? own.length);
	const per = chart === "xmr" ? 1 : (settings.per ?? 1);
	const limits = segmentLimits(chart, setting, per, settings.screenOutliers ?? true);
	const { centre, reach } = limits;
	checkNumber(doing, "the centre", centre);
	const largest = setting.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
	const linesAt = (width: number): ChartLines => {
		const at = (way: number) => checkNumber(doing, "a limit", centre + way * width);
		return { lower: at(-1), nearLower: at(-2 / 3), nearUpper: at(2 / 3), upper: at(1) };
	};
	// Those of single values are the same at every point.
	let [lines, widthOfLines]: [ChartLines | null, number | null] = [null, null];
	const ruled = looked.map((figure) => {
		const width = reach(figure);
		if (width !== widthOfLines) lines = width === null ? null : linesAt(width);
		widthOfLines = width;
		const slack = 4 * Number.EPSILON * Math.max(largest, Math.abs(figure.value));
		const { period, first, value, follows } = figure;
		return { period, first, value, follows, centre, lines, slack };
	});
	const rules = chartRules(ruled, settings.runLength, settings.twoOfThree);
	const low = (line: number | undefined) => (line === undefined ? null : Math.max(line, minimum ?? line));
	const high = (line: number | undefined) => (line === undefined ? null : Math.min(line, maximum ?? line));
	const pointAt = (index: number): ChartPoint => {
		const { period, first, value, lines } = ruled[index] as (typeof ruled)[number];
		const said = rules[index] as ChartRules;
		const rule = order.find((one) => said[one] !== null) ?? null;
		return {
			period,
			value,
			segment,
			centre,
			lower: low(lines?.lower),
			upper: high(lines?.upper),
			nearLower: low(lines?.nearLower),
			nearUpper: high(lines?.nearUpper),
			lowerByFormula: lines?.lower ?? null,
			upperByFormula: lines?.upper ?? null,
			target: targets.filter(({ from }) => spanOf(from, doing).first <= first).at(-1)?.value ?? null,
			rules: said,
			rule,
			type: typeOf(rule === null ? null : said[rule], polarity),
		};
	};
	return { setting, limits, pointAt };
}

/** The rules by what they weigh. */
const order = ["outside", "trend", "twoOfThree", "shift"] as const;

function typeOf(said: ChartRules[keyof ChartRules], polarity: ControlChartSettings["polarity"]): PointType {
	if (said === null) return "common-cause";
	const high = said === "above" || said === "rising";
	if (polarity === "neutral") return high ? "neutral-high" : "neutral-low";
	return high === (polarity === "higher-is-better") ? "improvement" : "concern";
}
