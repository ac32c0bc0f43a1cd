import { checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { likeForLike } from "../period/like-for-like.ts";
import { spanOf } from "../period/months.ts";
import { type ComparedExposures, checkExposures, comparedWindow } from "./compared-window.ts";
import { comparisonBreaks } from "./comparison-breaks.ts";
import { matchParts } from "./match-parts.ts";
import type { Observation } from "./observation.ts";
import { type Part, readSeries } from "./read-series.ts";
import {
	type ComparedWindow,
	type ComparisonOptions,
	type ComparisonReason,
	comparisonOptions,
	type MatchedCount,
	type RollingComparison,
} from "./rolling-comparison.ts";
import { totalIn } from "./rolling-totals.ts";
import { checkWindowLength, lookAt } from "./window.ts";

/** Settings of {@link compareRolling}. @since 0.1.0 */
export interface CompareRollingOptions extends ComparisonOptions {
	/** Length of each window in months, a whole number of 1 or more. Default 12. */
	readonly months?: number;
	/**
	 * `previous`: the adjacent window before. `same-period-last-year`: the same months of the year before; the windows
	 * may then have at most 12 months, so that they do not overlap. For 12 months both are the same. Default `previous`.
	 */
	readonly against?: "previous" | "same-period-last-year";
}

const doing = "compare rolling windows";

/**
 * Sets the rolling window that ends with a month beside an earlier one, or says why that cannot be done.
 *
 * The current window is the `months` months up to the end of `ending`; the previous one is as long. Both must be
 * filled exactly by the periods of the series, have the same months of the year, and no recorded break may lie
 * between their first and last month, nor in the gap between them. Otherwise the answer is `not-comparable` with every
 * reason there is. A withheld count is such a reason, with the range of the total. A count of 0 is a count.
 *
 * The windows of a complete answer go to `directionOfTravel` as they are. Nothing is tested here and nothing rounded.
 *
 * @param series - observations in any order, months, quarters or both
 * @param options - end and length of the window, the earlier window, exposures, and which differences are accepted
 * @returns both windows with their counts, exposures and matched months, or the reasons against it
 * @throws as `rollingTotals` and, with `exposures`, as `rollingRates`; TypeError when `ending` is missing
 * or `series` is no list (`wrong-type`); RangeError when an option is not one of its values
 * (`unknown-option`), when `per` or `exposureRule` come without `exposures` (`not-applicable`), when windows of more
 * than 12 months are to be compared with the same months of the year before (`out-of-range`)
 * @example The year to December 2019 against the year before
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareRolling, monthsIn, toPeriod } from "direction-of-travel";
 *
 * const series = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	period,
 * 	count: index < 12 ? 40 : 44,
 * }));
 * const answer = compareRolling(series, { ending: toPeriod("2019/20 Q3"), exposures: 120_000 });
 * assert.equal(answer.status, "complete");
 * if (answer.status === "complete") {
 * 	assert.deepEqual([answer.current.period, answer.current.count], ["2019-01/2019-12", 528]);
 * 	assert.deepEqual([answer.previous.period, answer.previous.count], ["2018-01/2018-12", 480]);
 * 	assert.deepEqual([answer.current.value, answer.previous.value], [4.4, 4]);
 * }
 * ```
 * @example A month is missing
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareRolling, monthsIn, toPeriod } from "direction-of-travel";
 *
 * const series = monthsIn(toPeriod("2018-01/2019-12"))
 * 	.filter((period) => period !== "2018-03")
 * 	.map((period) => ({ period, count: 40 }));
 * const answer = compareRolling(series, { ending: toPeriod("2019-12") });
 * assert.deepEqual(answer.status === "not-comparable" && answer.reasons, [
 * 	{ code: "missing-months", window: "previous", months: ["2018-03"] },
 * ]);
 * ```
 * @since 0.1.0
 */
export function compareRolling(
	series: readonly Observation[],
	options: CompareRollingOptions,
): RollingComparison {
	if (typeof options?.ending !== "string")
		throw argumentError(TypeError, "wrong-type", doing, "ending must be a period", options?.ending);
	checkOptions(doing, options, ["months", "against", ...comparisonOptions]);
	const { last } = spanOf(options.ending, doing);
	const months = checkWindowLength(doing, options.months);
	const against = checkMember(doing, "against", options.against ?? "previous", [
		"previous",
		"same-period-last-year",
	]);
	if (against === "same-period-last-year" && months > 12)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"months must be at most 12 against the same period last year",
			months,
		);
	for (const member of options.accept ?? [])
		checkMember(doing, "accept", member, ["break-in-series", "season-differs"]);
	const exposures = checkExposures(doing, options);
	const parts = readSeries(doing, series, options);
	return compareParts(doing, parts, { ...options, last, months, against }, exposures);
}

/** Everything that two windows are compared by, once it is checked. */
export interface PartsOptions extends Pick<ComparisonOptions, "accept" | "weighted"> {
	/** The last month of the current window. */
	readonly last: number;
	readonly months: number;
	readonly against: "previous" | "same-period-last-year";
}

/** The windows of a series that has been read. */
export function compareParts(
	doing: string,
	parts: readonly Part[],
	options: PartsOptions,
	exposures: ComparedExposures | null,
): RollingComparison {
	const { last, months, against } = options;
	const back = against === "previous" ? months : 12;
	const windowUpTo = (end: number) =>
		lookAt(doing, parts, { first: end - months + 1, last: end }, options.weighted ?? false);
	const current = windowUpTo(last);
	const previous = windowUpTo(last - back);
	const alike = likeForLike(current.facts.period, previous.facts.period).comparable;
	const breaks = comparisonBreaks(doing, parts, previous.span, current.span);
	const settings = {
		months,
		against,
		likeForLike: alike,
		per: exposures?.per ?? null,
		exposureRule: exposures?.exposureRule ?? null,
		breaks,
	};
	const reasons: ComparisonReason[] = [];
	const seriesMonths = monthsUpTo(parts, last);
	if (months > seriesMonths) reasons.push({ code: "window-longer-than-series", months, seriesMonths });
	const ours = comparedWindow(doing, "current", current, exposures);
	const theirs = comparedWindow(doing, "previous", previous, exposures);
	reasons.push(...ours.reasons, ...theirs.reasons);
	if (!options.accept?.includes("break-in-series"))
		reasons.push(...breaks.map((seriesBreak) => ({ code: "break-in-series" as const, ...seriesBreak })));
	if (!alike && !options.accept?.includes("season-differs")) reasons.push({ code: "season-differs" });
	if (ours.window === null || theirs.window === null || reasons.length > 0)
		return {
			status: "not-comparable",
			...settings,
			current: totalIn(current),
			previous: totalIn(previous),
			reasons,
		};
	const adds = exposures?.exposureRule === "sum-over-window";
	const matched = alike ? matchParts(doing, current, previous, adds ? exposures.find : null) : null;
	return {
		status: "complete",
		months,
		against,
		likeForLike: alike,
		per: settings.per,
		exposureRule: settings.exposureRule,
		breaks,
		current: matched === null ? ours.window : withMonths(ours.window, matched[0]),
		previous: matched === null ? theirs.window : withMonths(theirs.window, matched[1]),
	};
}

/** A window with its matched parts: named one by one, as copies of unknown fields take ten times the time. */
function withMonths(
	{ period, count, exposure, exposureYears, value, provisional, revised, revisions }: ComparedWindow,
	months: readonly MatchedCount[],
): ComparedWindow {
	return { period, count, exposure, exposureYears, value, provisional, revised, revisions, months };
}

/** How many months the series spans up to a last month. */
function monthsUpTo(parts: readonly Part[], last: number): number {
	const [first] = parts;
	if (first === undefined) return 0;
	let end = first.last;
	for (const part of parts) if (part.last > end) end = part.last;
	return Math.max(0, Math.min(end, last) - first.first + 1);
}
