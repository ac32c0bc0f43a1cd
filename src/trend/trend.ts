import { checkCount, checkMember, checkOptions } from "../internal/check.ts";
import { expm1 } from "../internal/elementary.ts";
import { argumentError } from "../internal/errors.ts";
import { isSignificant } from "../internal/significant.ts";
import { type StudentQuantile, studentQuantile } from "../internal/student.ts";
import { levelGroups, settleBreak } from "./declared-break.ts";
import { cautiousP, type Dispersion, dispersionOf, type Prior } from "./dispersion.ts";
import { fitGrouped, type GroupedFit, mostTelling, scoreOf } from "./grouped-line.ts";
import { levellingPoints, type ScaledSeries } from "./levelling-points.ts";
import type { LevellingReason } from "./levelling-reason.ts";
import type { LevellingSeries } from "./levelling-series.ts";
import { resolveSettings } from "./levelling-settings.ts";
import { mannKendall } from "./mann-kendall.ts";
import { type Points, withoutRounding } from "./points.ts";
import { type ReadSeries, readLevellingSeries, unevenPeriods } from "./read-levelling-series.ts";
import { slopeOf, UNITS } from "./slope.ts";
import type {
	AssessedTrend,
	Trend,
	TrendDirection,
	TrendMethod,
	TrendOptions,
	TrendParts,
} from "./trend-answer.ts";

const doing = "find the trend";

/**
 * Whether a series rises or falls over its last periods, by how much a period, and with what evidence.
 *
 * Counts: Poisson regression of the rate on a logarithmic scale. Proportions: logistic regression. Values with standard
 * errors: least squares weighted by them. The dispersion is the one that the series shows, moderated by a prior, and the
 * p-value the more cautious of two. Bare values: the test of Mann (1945) and Kendall (1975), exact for up to 18 values
 * without ties, seasons or a break, and Sen's (1968) slope. For months and quarters every season has a level of its own (Hirsch, Slack and
 * Smith 1982 for ranks), which takes two full years at least.
 *
 * A trend is shown where p is below 1 - confidence. Where a line shows one that one figure makes, the reason is
 * `rests-on-one-figure`. Each point stands at the mid-point of its period. A missing period is no
 * zero: time runs on over it. Fewer than 4 points or 25 events, overlapping or duplicate periods are
 * `not-assessed`, with the reason. Since a recorded break the series has a level of its own, where three of the points used
 * stand on either side; otherwise the break is such a reason. Rolling windows overlap and are refused: pass the periods
 * they were made from. Five points can show little: of a fall by a quarter in all, 200 events a year, three in four are
 * seen.
 *
 * @param series - one point per period, all counts (perhaps with exposure), all proportions or all values, in any order
 * @param options - how many points, polarity, seasons, belief about the dispersion, levels of confidence
 * @returns direction, performance, slope and evidence, or why there are none: narrow it by `status`
 * @throws RangeError when a count is negative or not whole, an exposure, denominator or standard error is not above 0, a
 * count exceeds its denominator, or an option is out of range; TypeError when a number is not a number, points are not all
 * of one kind, or an option is given that does not apply; SyntaxError when a period is not one
 * @example Five years of counts
 * ```ts
 * import { toPeriod, trend } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const firstTimeEntrants = [190, 124, 126, 101, 100].map((count, i) => ({
 * 	period: toPeriod(`${2014 + i}/${15 + i}`),
 * 	count,
 * }));
 * const answer = trend(firstTimeEntrants, { polarity: "lower-is-better" });
 * assert.equal(answer.direction, "falling");
 * assert.equal(answer.performance, "improving");
 * assert.ok(Math.abs((answer.slope?.change ?? 0) + 14.8) < 0.05);
 * assert.ok(Math.abs((answer.evidence?.p ?? 0) - 0.0025) < 0.00005);
 * ```
 * @example Values in print, without counts
 * ```ts
 * import { toPeriod, trend } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const satisfied = [61.2, 63.4, 64, 66.9, 70.1].map((value, i) => ({ period: toPeriod(`${2015 + i}/${16 + i}`), value }));
 * const answer = trend(satisfied);
 * assert.deepEqual([answer.direction, answer.method], ["rising", "mann-kendall"]);
 * assert.ok(Math.abs((answer.evidence?.p ?? 0) - 2 / 120) < 1e-15);
 * ```
 * @see Mann H.B. (1945), Nonparametric tests against trend, Econometrica 13, 245-259; Kendall M.G. (1975), Rank Correlation
 * Methods
 * @see Sen P.K. (1968), Estimates of the regression coefficient based on Kendall's tau, JASA 63, 1379-1389
 * @see Hirsch R.M., Slack J.R., Smith R.A. (1982), Techniques of trend analysis for monthly water quality data, Water
 * Resources Research 18, 107-121
 * @see Smyth G.K. (2004), Linear models and empirical Bayes methods: the moderated variance
 * @since 0.1.0
 */
export function trend(series: LevellingSeries, options: TrendOptions = {}): Trend {
	checkOptions(doing, options, [
		"points",
		"polarity",
		"seasons",
		"dispersionPrior",
		"autocorrelation",
		"breaks",
		"scale",
		"confidence",
	]);
	const whole = readLevellingSeries(doing, series);
	const polarity = checkMember(doing, "polarity", options.polarity ?? "neutral", [
		"lower-is-better",
		"higher-is-better",
		"neutral",
	]);
	const asked = checkMember(doing, "seasons", options.seasons ?? "model", ["model", "ignore"]);
	return trendOf(lastPoints(whole, series, options.points), { ...options, polarity, seasons: asked });
}

/**
 * The trend of all points of a series that has been read; `given` are its points on the scale asked for, where they are
 * known, and `quantile` gives Student's quantiles.
 */
export function trendOf(
	read: ReadSeries,
	options: TrendOptions,
	given: ScaledSeries | null = null,
	quantile: StudentQuantile = studentQuantile,
): Trend {
	const { polarity = "neutral", seasons: asked = "model" } = options;
	const bare = read.measure === "value" && !read.sized;
	const { prior, levels, breaks } = resolveSettings(
		doing,
		{
			confidence: options.confidence,
			dispersionPrior: options.dispersionPrior,
			scale: options.scale,
			breaks: options.breaks,
		},
		bare,
	);
	const scaled = given ?? levellingPoints(doing, read, options.scale);
	const seasonal = asked === "model" && read.usualMonths % 12 !== 0;
	const autocorrelation = checkMember(doing, "autocorrelation", options.autocorrelation ?? "ignore", [
		"ignore",
		"hamed-rao",
	]);
	if (autocorrelation === "hamed-rao" && (!bare || seasonal))
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"autocorrelation must come with bare values and without seasons",
			autocorrelation,
		);
	const settled = settleBreak(read, breaks);
	const groups = levelGroups(read, seasonal, settled);
	const refusals = [...settled.refusals, ...refusalsOf(read, scaled, seasonal, new Set(groups).size)];
	const parts: TrendParts = {
		kind: "trend",
		measure: read.measure,
		method: read.measure === null ? null : methodOf(read),
		periods: read.figures.map(({ period }) => period),
		usualMonths: read.figures.length === 0 ? null : read.usualMonths,
		settings: {
			polarity,
			seasons: seasonal ? "model" : "ignore",
			autocorrelation: bare ? autocorrelation : null,
			dispersionPrior: prior,
			confidence: levels,
		},
		reasons: [
			...read.cautions.filter(({ code }) => code !== "season-not-modelled" || !seasonal),
			...settled.cautions,
		],
	};
	if (refusals.length > 0)
		return {
			...parts,
			status: "not-assessed",
			direction: null,
			performance: "not-judged",
			slope: null,
			evidence: null,
			reasons: refusals,
		};
	const found = bare
		? byRanks(scaled, groups, levels, autocorrelation === "hamed-rao")
		: byLine(scaled, groups, levels, prior, quantile);
	const { direction } = found;
	const reasons = [...parts.reasons];
	if (found.unbounded) reasons.push({ code: "slope-unbounded" });
	const alone = read.figures[found.lone ?? -1]?.period;
	if (alone !== undefined) reasons.push({ code: "rests-on-one-figure", period: alone });
	// Written out, as are other answers that a dashboard has hundreds of: to copy them part by part took an eighth of its time.
	return {
		kind: parts.kind,
		measure: parts.measure,
		method: parts.method,
		periods: parts.periods,
		usualMonths: parts.usualMonths,
		settings: parts.settings,
		reasons,
		status: "assessed",
		direction,
		performance: performanceOf(direction, polarity),
		slope: found.slope,
		evidence: found.evidence,
	};
}

/** The series without the points that come before the last so many. */
function lastPoints(
	whole: ReadSeries,
	series: LevellingSeries,
	asked: number | "all" | undefined,
): ReadSeries {
	const wanted = asked ?? (whole.usualMonths >= 12 ? 5 : "all");
	if (wanted === "all") return whole;
	if (checkCount(doing, "points", wanted) < 4)
		throw argumentError(RangeError, "out-of-range", doing, "points must be 4 or more, or all", wanted);
	const from = whole.figures.at(-wanted)?.period;
	if (from === undefined) return whole;
	const kept = (series as readonly { readonly period: string }[]).filter(({ period }) => period >= from);
	return readLevellingSeries(doing, kept as unknown as LevellingSeries);
}

function methodOf({ measure, sized }: ReadSeries): TrendMethod {
	if (measure === "count") return "log-linear";
	if (measure === "proportion") return "logistic";
	return sized ? "least-squares" : "mann-kendall";
}

/** Why nothing can be said of the series, the most serious reason first. */
function refusalsOf(
	read: ReadSeries,
	scaled: ScaledSeries,
	seasonal: boolean,
	groups: number,
): readonly LevellingReason[] {
	const { figures, refusals, usualMonths } = read;
	const found: LevellingReason[] = [...refusals, ...scaled.refusals];
	// Two years of every season, and two points more than there are levels and a slope.
	const needed = Math.max(seasonal ? 24 / usualMonths : 4, groups + 3);
	if (figures.length < needed) found.push({ code: "too-few-points", found: figures.length, needed });
	const uneven = seasonal ? unevenPeriods(read) : [];
	if (uneven.length > 0)
		found.push({ code: "uneven-periods", periods: uneven, alternative: "periods-of-one-length" });
	if (scaled.events !== null && scaled.events < 25)
		found.push({ code: "too-few-events", found: scaled.events, needed: 25 });
	return found;
}

type Found = Pick<AssessedTrend, "direction" | "slope" | "evidence"> & {
	readonly unbounded: boolean;
	/** The point without which the direction would be another; null where there is none. */
	readonly lone: number | null;
};

/** Where a slope goes, if it is shown at the first level of confidence. */
function directionOf(p: number, z: number, slope: number, [level = 0.95]: readonly number[]): TrendDirection {
	if (!(isSignificant(p, level) && slope !== 0)) return "no-clear-trend";
	return z > 0 ? "rising" : "falling";
}

/** A line with a level for each group, and the test of its slope. */
interface TestedLine {
	readonly levelled: GroupedFit;
	readonly fit: GroupedFit;
	readonly slope: number;
	readonly variance: number;
	readonly dispersion: Dispersion;
	/** The slope over its standard error at dispersion 1. */
	readonly z: number;
	readonly p: number;
	readonly direction: TrendDirection;
}

function testedLine(
	data: Points,
	times: readonly number[],
	groups: readonly number[],
	levels: readonly number[],
	prior: Prior | null,
): TestedLine {
	const levelled = fitGrouped(data, groups, []);
	const fit = fitGrouped(data, groups, [times], levelled);
	const dispersion = dispersionOf(prior, withoutRounding(data, fit.pearson), fit.degreesOfFreedom);
	const [slope = 0] = fit.slopes;
	const [variance = Number.POSITIVE_INFINITY] = fit.variances;
	const explained = Math.sign(slope) * Math.sqrt(Math.max(0, levelled.deviance - fit.deviance));
	const rawZ = fit.unbounded ? explained : slope / Math.sqrt(variance);
	const z = withoutRounding(data, rawZ * rawZ) === 0 ? 0 : rawZ;
	const p = cautiousP(z, dispersion);
	return { levelled, fit, slope, variance, dispersion, z, p, direction: directionOf(p, z, slope, levels) };
}

/**
 * The point that a trend rests on: that which tells most of its slope, where the line through the others goes in another
 * direction, or in none that is shown. They are tested however few they are.
 */
function loneOf(
	data: Points,
	times: readonly number[],
	groups: readonly number[],
	levels: readonly number[],
	prior: Prior | null,
	{ levelled, fit, z, direction }: TestedLine,
): number | null {
	if (direction === "no-clear-trend") return null;
	// A line that has no end, or goes through all that it is told, says nothing of its points.
	const from = fit.unbounded || fit.degreesOfFreedom <= 0 ? levelled : fit;
	const lone = mostTelling(data, from, times, Math.sign(z));
	if (lone === null) return null;
	const others = <T>(list: readonly T[]) => list.filter((_, index) => index !== lone);
	const rest = { family: data.family, points: others(data.points) };
	const left = testedLine(rest, others(times), others(groups), levels, prior);
	return left.direction === direction ? null : lone;
}

function byLine(
	{ family, scale, points, unit }: ScaledSeries,
	groups: readonly number[],
	levels: readonly number[],
	prior: Prior | null,
	quantile: StudentQuantile,
): Found {
	const data = { family, points };
	const times = points.map(({ time }) => time);
	const line = testedLine(data, times, groups, levels, prior);
	const { levelled, fit, slope, variance, dispersion, z, p, direction } = line;
	const counted = family !== "gaussian";
	const scoreZ = scoreOf(levelled, times);
	return {
		direction,
		slope: slopeOf(scale, unit, slope, variance, dispersion, levels, quantile),
		evidence: {
			p,
			z,
			scoreZ: counted ? scoreZ : null,
			departure: counted ? Math.max(0, levelled.pearson - scoreZ ** 2) : null,
			departureDegreesOfFreedom: counted ? fit.degreesOfFreedom : null,
			dispersion: dispersion.value,
			degreesOfFreedom: dispersion.degreesOfFreedom,
		},
		unbounded: fit.unbounded,
		lone: loneOf(data, times, groups, levels, prior, line),
	};
}

function byRanks(
	{ scale, points, unit }: ScaledSeries,
	groups: readonly number[],
	levels: readonly number[],
	adjusted: boolean,
): Found {
	const ranked = points.map(({ time, value }, index) => ({ time, value, group: groups[index] ?? 0 }));
	const test = mannKendall(ranked, adjusted);
	const change = (slope: number) => (scale === "raw" ? slope * unit : 100 * expm1(slope)) + 0;
	const intervals = levels.map((confidence) => {
		const [lower, upper] = test.limits((1 - confidence) / 2);
		return {
			confidence,
			lower: lower === null ? null : change(lower),
			upper: upper === null ? null : change(upper),
		};
	});
	const [first = { confidence: 0.95, lower: null, upper: null }] = intervals;
	const mid = (list: readonly number[]) => {
		const sorted = [...list].sort((a, b) => a - b);
		return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
	};
	const level = mid(points.map(({ value }) => value)) - test.slope * mid(points.map(({ time }) => time));
	return {
		direction: directionOf(test.p, test.z, test.slope * unit, levels),
		slope: {
			change: change(test.slope),
			unit: UNITS[scale],
			coefficient: test.slope * unit + 0,
			standardError: null,
			...first,
			intervals,
		},
		evidence: {
			p: test.p,
			exact: test.pExact !== null,
			pNormal: test.pNormal,
			s: test.s,
			varianceOfS: test.variance,
			correction: test.correction,
			z: test.z,
			tau: test.tau,
			intercept: new Set(groups).size > 1 ? null : level * unit + 0,
		},
		unbounded: false,
		lone: null,
	};
}

function performanceOf(
	direction: TrendDirection,
	polarity: "lower-is-better" | "higher-is-better" | "neutral",
): AssessedTrend["performance"] {
	if (polarity === "neutral") return "not-judged";
	if (direction === "no-clear-trend") return "stable";
	return (direction === "rising") === (polarity === "higher-is-better") ? "improving" : "worsening";
}
