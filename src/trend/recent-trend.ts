import { checkMember, checkNumber, checkOptions } from "../internal/check.ts";
import { normalTail } from "../internal/normal.ts";
import type {
	AssessedRecentTrend,
	RecentTrend,
	RecentTrendDirection,
	RecentTrendOptions,
	RecentTrendParts,
	RecentTrendPoint,
	RecentTrendReason,
	RecentTrendSeries,
} from "./recent-trend-answer.ts";
import { weightedLine } from "./recent-trend-line.ts";
import { recentPoints } from "./recent-trend-points.ts";

const doing = "find the recent trend";

/** Upper 0.2% of chi-squared with one degree of freedom. */
const CRITICAL_VALUE = 9.549535706083239;

const METHODS = { value: "weighted-regression", proportion: "cochran-armitage" } as const;

/**
 * Whether a yearly figure increased or decreased over its last five years, by the rule of the recent trend in Fingertips.
 *
 * The last five points are scored t = 1 to 5. Values with 95% limits: least squares with weights 1/se^2, se = (upper95 -
 * lower95) / 3.92, and chi-squared = slope^2 (S Stt - St^2) / S with S, St and Stt the sums of the weights, of w t and of w t^2.
 * Proportions: chi-squared of Cochran and Armitage, N (N sum x t - X sum n t)^2 / (X (N - X) (N sum n t^2 - (sum n t)^2)); the
 * direction is that of least squares without weights on ln(x / (n - x)). A trend is shown where chi-squared is above 9.5495 and
 * the slope has the same sign with all five points and without each of them; a slope of 0 counts as positive. The hypothesis
 * tested is a slope of 0, two-sided at 0.2%. Nothing is rounded.
 *
 * Fewer than five points, periods other than 12 months, periods that overlap (rolling windows) or leave a gap, a break after
 * the first of the five, a blank or withheld figure, a value without limits or with a standard error of 0, and a count of 0 or
 * equal to its denominator are `not-calculable`, with every reason. Nothing is skipped: where a figure among the last five is
 * blank, an older one does not take its place, and the scores never close a gap.
 *
 * Use it to say what Fingertips says. Its power is low: of a fall by a quarter in all, 200 events a year, it sees two in five,
 * where {@link trend} at 95% sees three in four; a line must move by four standard errors of a point from the first year to
 * the last to be seen every other time. So `no-significant-change` is no evidence that nothing changed. It takes the limits for
 * all the chance there is: figures that vary more than their limits allow show trends too often. Not for months, quarters or
 * rolling windows, not for few events (the limits of small counts are lopsided, the test takes them as even), and not to choose
 * among many series without counting them: one in 500 that do not move will show a trend.
 *
 * @param series - one point per year, all values with 95% limits or all proportions, oldest first; the last five are used
 * @param options - polarity, whether fractional counts are accepted
 * @returns direction, performance and every number behind them, or why there are none: narrow it by `status`
 * @throws RangeError when a number is not finite, a count is negative, not whole or above its denominator, a value lies outside
 * -1e150 to 1e150, a lower limit is above the upper one, a period stands twice or before an earlier point, limits are so narrow
 * beside the slope that chi-squared has no number, or the polarity is unknown; TypeError when a number is not a number,
 * points are not all of one kind, or `weighted` is given for values; SyntaxError when a period is not one
 * @example A rate with its limits
 * ```ts
 * import { rate, recentTrend, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const series = [4_210, 4_402, 4_688, 4_901, 5_231].map((count, i) => {
 * 	const { value, lower, upper } = rate(count, 690_000);
 * 	return { period: toPeriod(`${2014 + i}/${15 + i}`), value, lower95: lower, upper95: upper };
 * });
 * const answer = recentTrend(series, { polarity: "lower-is-better" });
 * assert.deepEqual([answer.direction, answer.performance], ["increasing", "worsening"]);
 * assert.ok(answer.status === "assessed" && answer.chiSquared > answer.criticalValue && answer.signsAgree);
 * ```
 * @example A proportion that one year alone has moved
 * ```ts
 * import { recentTrend, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const counts = [500, 300, 310, 320, 330];
 * const series = counts.map((count, i) => ({ period: toPeriod(`${2014 + i}/${15 + i}`), count, denominator: 1000 }));
 * const answer = recentTrend(series);
 * assert.equal(answer.direction, "no-significant-change");
 * assert.ok(answer.status === "assessed" && answer.significant);
 * assert.deepEqual(answer.reasons, [{ code: "signs-differ", periods: [toPeriod("2014/15")] }]);
 * ```
 * @example Rolling windows are refused
 * ```ts
 * import { addMonths, recentTrend, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const series = [61, 62, 64, 65, 67].map((value, i) => ({
 * 	period: addMonths(toPeriod("2018/19"), 3 * i),
 * 	value,
 * 	lower95: value - 1,
 * 	upper95: value + 1,
 * }));
 * assert.equal(recentTrend(series).status, "not-calculable");
 * assert.equal(recentTrend(series).reasons[0]?.code, "overlapping-periods");
 * ```
 * @see Fingertips public health technical guidance, Presentation: Fingertips trend markers,
 * https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Presentation/Trend_markers.html
 * @see Armitage P. (1955), Tests for linear trends in proportions and frequencies, Biometrics 11, 375-386
 * @see Cochran W.G. (1954), Some methods for strengthening the common chi-squared tests, Biometrics 10, 417-451
 * @since 0.1.0
 */
export function recentTrend(series: RecentTrendSeries, options: RecentTrendOptions = {}): RecentTrend {
	checkOptions(doing, options, ["polarity", "weighted"]);
	const polarity = checkMember(doing, "polarity", options.polarity ?? "neutral", [
		"lower-is-better",
		"higher-is-better",
		"neutral",
	]);
	const { measure, periods, points, refusals } = recentPoints(doing, series, options.weighted);
	const parts: RecentTrendParts = {
		kind: "recent-trend",
		measure,
		method: measure && METHODS[measure],
		polarity,
		criticalValue: CRITICAL_VALUE,
		confidence: 0.998,
		periods,
	};
	if (measure === null || refusals.length > 0)
		return {
			...parts,
			status: "not-calculable",
			direction: null,
			performance: "not-judged",
			chiSquared: null,
			pValue: null,
			slope: null,
			reasons: refusals,
		};
	return {
		...parts,
		measure,
		method: METHODS[measure],
		...assess(points, measure === "proportion", polarity),
	};
}

/** The answer for five points that can be used. */
function assess(
	points: readonly RecentTrendPoint[],
	proportions: boolean,
	polarity: RecentTrendParts["polarity"],
): Omit<AssessedRecentTrend, keyof RecentTrendParts> {
	// Weights n / (P (1 - P)) turn the chi-squared of the regression into that of Cochran and Armitage.
	const chiSquared = checkNumber(doing, "chi-squared", weightedLine(points).chiSquared);
	const line = proportions
		? points.map(({ time, logOdds }) => ({ time, value: logOdds ?? 0, standardError: 1 }))
		: points;
	const slopeOf = (part: typeof line) => checkNumber(doing, "the slope", weightedLine(part).slope);
	const slope = slopeOf(line);
	const leaveOneOut = points.map(({ period, time }) => ({
		period,
		slope: slopeOf(line.filter((point) => point.time !== time)),
	}));
	const turning = leaveOneOut.filter((without) => without.slope < 0 !== slope < 0);
	const significant = chiSquared > CRITICAL_VALUE;
	const signsAgree = turning.length === 0;
	const reasons: RecentTrendReason[] = [];
	if (!significant) reasons.push({ code: "not-significant" });
	if (!signsAgree) reasons.push({ code: "signs-differ", periods: turning.map(({ period }) => period) });
	const moved = slope < 0 ? "decreasing" : "increasing";
	const direction = significant && signsAgree ? moved : "no-significant-change";
	return {
		status: "assessed",
		direction,
		performance: performanceOf(direction, polarity),
		chiSquared,
		pValue: 2 * normalTail(Math.sqrt(chiSquared)),
		significant,
		slope,
		slopeUnit: proportions ? "log-odds" : "value",
		leaveOneOut,
		signsAgree,
		points,
		reasons,
	};
}

/** The direction read with the polarity. */
function performanceOf(
	direction: RecentTrendDirection,
	polarity: RecentTrendParts["polarity"],
): AssessedRecentTrend["performance"] {
	if (polarity === "neutral") return "not-judged";
	if (direction === "no-significant-change") return "stable";
	return (direction === "increasing") === (polarity === "higher-is-better") ? "improving" : "worsening";
}
