import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type StudentQuantile, studentQuantile } from "../internal/student.ts";
import { spanOf } from "../period/months.ts";
import type { DirectionOfTravel, DirectionSettings } from "./direction-answer.ts";
import type { DirectionInput } from "./direction-inputs.ts";
import { type DirectionOfTravelOptions, directionOptions, resolveDirection } from "./direction-options.ts";
import { gather, kindOf, measureOf } from "./evidence.ts";
import { againstEvidence, againstPeriods, lacking } from "./refusals.ts";
import { verdictOf } from "./verdict.ts";

const doing = "judge the direction of travel";

/**
 * What a number did between two windows: up, down or similar; with the polarity improving, worsening or stable.
 *
 * By evidence first, by size second: `similar` unless a test rejects that both windows are equal (95% by default) and
 * the change is material (2% of the previous value by default, one percentage point for proportions). The test follows
 * from what is passed: `{ count, exposure }` is compared by `compareCounts`, with its months where both windows have
 * them, `{ count, denominator }` by `compareProportions`, `{ value }` by `compareValues`, which needs standard errors
 * or a stated tolerance, and tests answers of `meanEstimate` by Student's t. Fewer than 5 cases in both windows are never
 * called a change. A standardised rate, a rate of repeat events and an average other than a pooled one of rates have counts
 * that do not tell their value or their chance: they are refused, and `difference` compares them.
 *
 * What the current window is set against is what is passed as the previous one: the adjacent window before, the same
 * period a year before, a fixed base year, a target as a value with a standard error of 0.
 *
 * Where both carry a `period`, windows that overlap are not comparable, nor those of different length or with
 * different months of the year; windows of as many whole years always have the same months. A missing or withheld
 * count, an exposure of 0, a break in the series and two counts of 0 are not comparable either. Then the answer says
 * everything that stands against it. A rise from 0 has a direction and no percentage. Nothing is rounded.
 *
 * @param current - the window of interest
 * @param previous - what it is set against, of the same kind
 * @param options - polarity, levels, what counts as a change, and the settings of the comparison
 * @returns direction, performance, degree, evidence and reasons, or why the windows are not comparable
 * @throws TypeError when the kind of a window cannot be told or may not be tested by its counts, the kinds differ, an option does not apply, or values
 * come without standard errors and tolerance; RangeError when a number is out of range or a name unknown; SyntaxError
 * when a period is not canonical
 * @example The rolling 12 months against the 12 months before
 * ```ts
 * import { directionOfTravel } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const travel = directionOfTravel(
 *   { count: 6_005, exposure: 698_268 },
 *   { count: 5_459, exposure: 698_268 },
 *   { polarity: "lower-is-better" },
 * );
 * assert(travel.status === "compared");
 * assert.equal(travel.direction, "up");
 * assert.equal(travel.performance, "worsening");
 * assert.equal(travel.degree, "moderately");
 * assert.equal(travel.significantly, true);
 * ```
 * @example A change that may be chance
 * ```ts
 * import { directionOfTravel } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const travel = directionOfTravel({ count: 614, exposure: 698_268 }, { count: 580, exposure: 698_268 });
 * assert(travel.status === "compared");
 * assert.equal(travel.direction, "similar"); // although it is 5.9% higher
 * assert.equal(travel.similarBecause, "not-significant");
 * assert.equal(travel.similarityShown, false); // a rise of 15% would fit the counts as well
 * ```
 * @example Half a year beside a year
 * ```ts
 * import { directionOfTravel, toPeriod } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const travel = directionOfTravel(
 *   { count: 52, exposure: 1, period: toPeriod("Apr-Sept 2019") },
 *   { count: 100, exposure: 1, period: toPeriod("2018/19") },
 * );
 * assert.equal(travel.status, "not-comparable");
 * assert.deepEqual(travel.reasons, [{ code: "length-differs" }]);
 * ```
 * @see Schuirmann D.J. (1987), A comparison of the two one-sided tests procedure and the power approach, Journal of
 * Pharmacokinetics and Biopharmaceutics 15, 657-680, for similarity that is shown; the tests are those of `compareCounts`,
 * `compareProportions` and `compareValues`
 * @since 0.1.0
 */
export function directionOfTravel(
	current: DirectionInput,
	previous: DirectionInput,
	options: DirectionOfTravelOptions = {},
): DirectionOfTravel {
	return travelBetween(current, previous, checkOptions(doing, options, directionOptions), studentQuantile);
}

/** The same with Student's quantiles from somewhere else. */
export function travelBetween(
	current: DirectionInput,
	previous: DirectionInput,
	options: DirectionOfTravelOptions,
	quantile: StudentQuantile,
): DirectionOfTravel {
	const kind = kindOf(doing, "current", current);
	const other = kindOf(doing, "previous", previous);
	if (other !== kind)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			`both windows must be ${kind}, as the current one is`,
			other,
		);
	const resolved = resolveDirection(doing, kind, options);
	const { polarity, per, minimumChange, similarBand } = resolved;
	for (const { period } of [current, previous]) if (period !== undefined) spanOf(period, doing);
	const periods = current.period && previous.period ? againstPeriods(current.period, previous.period) : [];
	const accepted = periods.filter(({ code }) => code === "season-differs" && resolved.acceptsSeason);
	const missing = [...lacking(current, "current"), ...lacking(previous, "previous")];
	// Arguments are checked even where the windows are not comparable, so that a wrong one never goes unseen.
	const evidence = missing.length === 0 ? gather(kind, current, previous, per ?? 1, options, quantile) : null;
	const reasons = [
		...missing,
		...(resolved.breakInSeries ? [{ code: "break-in-series" } as const] : []),
		...periods.filter((reason) => !accepted.includes(reason)),
		...againstEvidence(evidence),
	];
	const now = measureOf(doing, "current", current, per);
	const before = measureOf(doing, "previous", previous, per);
	const settings: DirectionSettings = {
		kind,
		polarity,
		current: now,
		previous: before,
		per,
		currentPeriod: current.period ?? null,
		previousPeriod: previous.period ?? null,
		minimumChange,
		similarBand,
	};
	if (reasons.length > 0 || evidence === null || now === null || before === null)
		return { status: "not-comparable", ...settings, direction: null, performance: "not-judged", reasons };
	const verdict = verdictOf(evidence, before, resolved);
	const { comparison, change } = evidence;
	return {
		status: "compared",
		kind,
		polarity,
		current: now,
		previous: before,
		per,
		currentPeriod: settings.currentPeriod,
		previousPeriod: settings.previousPeriod,
		minimumChange,
		similarBand,
		direction: verdict.direction,
		performance: verdict.performance,
		degree: verdict.degree,
		significantly: verdict.significantly,
		material: verdict.material,
		similarBecause: verdict.similarBecause,
		similarityShown: verdict.similarityShown,
		tooFewToCall: verdict.tooFewToCall,
		smallCounts: verdict.smallCounts,
		reasons: accepted.length > 0 ? [...verdict.reasons, { code: "season-differs" }] : verdict.reasons,
		change,
		pValue: comparison.pValue,
		test: comparison.method,
		comparison,
	};
}
