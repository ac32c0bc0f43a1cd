import { checkByCounts } from "../internal/by-counts.ts";
import {
	checkCount,
	checkNumber,
	checkOptions,
	checkPositive,
	isCount,
	isPositive,
} from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { likeForLike } from "../period/like-for-like.ts";
import { meetsPeriod } from "../period/meets-period.ts";
import { spanOf } from "../period/months.ts";
import { overlapsPeriod } from "../period/overlaps-period.ts";
import type { Period } from "../period/period.ts";
import { assessPace, type KnownRate } from "./pace.ts";
import type {
	RateOfChange,
	RateOfChangeOptions,
	RateOfChangeRefusal,
	RateOfChangeSettings,
	RateOfChangeWindow,
} from "./rate-of-change-answer.ts";
import { lacking } from "./refusals.ts";

const doing = "judge the rate of change";

type KnownThree = readonly [KnownRate, KnownRate, KnownRate];

const names = ["first", "second", "third"] as const;

/**
 * Whether a rise or fall is slowing: what a number did over three adjoining windows, and whether the second change is
 * smaller than the first.
 *
 * With rates r1, r2, r3 and counts x1, x2, x3: d = ln(r3 / r2) - ln(r2 / r1), its variance is
 * dispersion x (1/x1 + 4/x2 + 1/x3), and z = d / sqrt(variance) is held against the normal. A change of pace with a
 * one-sided p below 0.05 is `established`, below 0.20 there are `first-signs`. The pace is judged only where the third
 * rate differs from the first by the mid-p test at `confidence` (with a dispersion above 1, by the more cautious of
 * that and the normal test of ln(r3 / r1)).
 *
 * Comparing the two percentages by eye says "slower" half of the time when growth is perfectly steady. Windows that
 * overlap, do not adjoin or are not of whole years are not comparable where their periods say so; nor are a missing
 * or withheld count, a count of 0, an exposure of 0 or a break in the series. More than three windows are a matter for
 * `detectLevellingOff`. Nothing is rounded.
 *
 * @param windows - the three windows, earliest first
 * @param options - level or levels of confidence, dispersion
 * @returns movement, pace and evidence with the figures behind them, or why the windows are not comparable
 * @throws RangeError when there are not three windows, a count is not a whole number of 0 or more, an exposure is
 * negative, the dispersion is below 1 or a level out of range; TypeError when `windows` is no list, a number is not a number or a window is
 * an answer that may not be tested by its counts, such as a standardised rate; SyntaxError
 * when a period is not canonical
 * @example Still rising, at a slower rate
 * ```ts
 * import { rateOfChange } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const answer = rateOfChange([
 *   { count: 8_000, exposure: 1 },
 *   { count: 9_600, exposure: 1 },
 *   { count: 10_560, exposure: 1 },
 * ]);
 * assert(answer.status === "assessed");
 * assert.equal(answer.previousChange, 20);
 * assert.equal(answer.currentChange, 10);
 * assert.deepEqual([answer.movement, answer.pace, answer.evidence], ["rising", "slowing", "established"]);
 * ```
 * @example The same percentages on small counts show nothing
 * ```ts
 * import { rateOfChange } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const counts = [120, 150, 165];
 * const answer = rateOfChange(counts.map((count) => ({ count, exposure: 1 })));
 * assert(answer.status === "assessed");
 * assert.deepEqual([answer.movement, answer.pace, answer.evidence], ["rising", "steady", "none"]);
 * ```
 * @see Breslow N.E. and Day N.E. (1987), Statistical Methods in Cancer Research II, for the variance 1/count of ln(count /
 * exposure); Przyborowski J. and Wilenski H. (1940), Biometrika 31, 313-323, for the test of the movement
 * @since 0.1.0
 */
export function rateOfChange(
	windows: readonly RateOfChangeWindow[],
	options: RateOfChangeOptions = {},
): RateOfChange {
	if (!Array.isArray(windows))
		throw argumentError(TypeError, "wrong-type", doing, "windows must be a list of three", windows);
	const [first, second, third]: readonly RateOfChangeWindow[] = windows;
	if (first === undefined || second === undefined || third === undefined || windows.length > 3)
		throw argumentError(RangeError, "out-of-range", doing, "windows must be three", windows.length);
	const { dispersion = 1, breakInSeries = false } = checkOptions(doing, options, [
		"dispersion",
		"breakInSeries",
		"confidence",
	]);
	if (checkNumber(doing, "dispersion", dispersion) < 1)
		throw argumentError(RangeError, "out-of-range", doing, "dispersion must be 1 or more", dispersion);
	if (typeof breakInSeries !== "boolean")
		throw argumentError(TypeError, "wrong-type", doing, "breakInSeries must be true or false", breakInSeries);
	const three = [first, second, third] as const;
	const reasons: RateOfChangeRefusal[] = three.flatMap((window, index) => against(window, index));
	if (breakInSeries) reasons.push({ code: "break-in-series" });
	reasons.push(...againstRun(three.map(({ period }) => period)));
	const settings: RateOfChangeSettings = {
		counts: three.map(({ count }) => (typeof count === "number" ? count + 0 : null)),
		exposures: three.map(({ exposure }) => exposure),
		periods: three.map(({ period }) => period ?? null),
		dispersion,
	};
	return reasons.length > 0
		? { status: "not-comparable", ...settings, reasons }
		: assessPace(doing, settings, three as KnownThree, options.confidence);
}

/** What a window lacks, once its numbers are checked. */
function against(window: RateOfChangeWindow, index: number): readonly RateOfChangeRefusal[] {
	const { count, exposure, period } = checkByCounts(doing, `windows[${index}]`, window);
	const name = names[index] ?? "third";
	// Named only where it is wrong.
	if (count !== null && count !== "withheld" && !isCount(count))
		checkCount(doing, `windows[${index}].count`, count);
	if (exposure !== null && exposure !== 0 && !isPositive(exposure))
		checkPositive(doing, `windows[${index}].exposure`, exposure);
	if (period !== undefined) spanOf(period, doing);
	const missing = lacking(window, name);
	return count === 0 ? [...missing, { code: "count-zero", window: name }] : missing;
}

/** What stands against three periods as a run of adjoining windows; each code once. */
function againstRun(periods: readonly (Period | undefined)[]): readonly RateOfChangeRefusal[] {
	const codes = new Set<"overlapping-periods" | "not-adjoining" | "length-differs" | "season-differs">();
	for (let index = 1; index < periods.length; index++)
		for (let before = 0; before < index; before++) {
			const period = periods[index];
			const earlier = periods[before];
			if (period === undefined || earlier === undefined) continue;
			if (overlapsPeriod(earlier, period)) codes.add("overlapping-periods");
			else if (index - before === 1 && !meetsPeriod(earlier, period)) codes.add("not-adjoining");
			const { reason } = likeForLike(earlier, period);
			if (reason !== null) codes.add(reason);
		}
	return [...codes].map((code) => ({ code }));
}
