import { intervalsAt } from "../estimate/confidence-interval.ts";
import { checkNumber } from "../internal/check.ts";
import { exp, log } from "../internal/elementary.ts";
import { normalQuantile, normalTail } from "../internal/normal.ts";
import { isSignificant } from "../internal/significant.ts";
import type { AssessedRateOfChange, RateOfChangeSettings } from "./rate-of-change-answer.ts";
import { midP } from "./split.ts";

/** A count above 0 over an exposure. */
export interface KnownRate {
	readonly count: number;
	readonly exposure: number;
}

/** Movement and pace of three windows, earliest first, with counts above 0. */
export function assessPace(
	doing: string,
	settings: RateOfChangeSettings,
	[first, second, third]: readonly [KnownRate, KnownRate, KnownRate],
	confidence: number | readonly number[] | undefined,
): AssessedRateOfChange {
	const { dispersion } = settings;
	const previousGrowth = growth(doing, first, second);
	const currentGrowth = growth(doing, second, third);
	const overall = growth(doing, first, third);
	const changeInLogGrowth = log(currentGrowth) - log(previousGrowth);
	const standardError = Math.sqrt(dispersion * (1 / first.count + 4 / second.count + 1 / third.count));
	const statistic = changeInLogGrowth / standardError;
	const oneSidedPValue = normalTail(Math.abs(statistic));
	const ratio = (one: number) => checkNumber(doing, "the ratio of two growths", one);
	const intervals = intervalsAt(doing, confidence, (tail) => {
		const reach = -normalQuantile(tail) * standardError;
		return [exp(changeInLogGrowth - reach), ratio(exp(changeInLogGrowth + reach))];
	});

	const overallPValue = overallTest(doing, first, third, overall, dispersion);
	const moved = isSignificant(overallPValue, intervals.confidence);
	const movement = moved ? (overall > 1 ? "rising" : "falling") : "steady";
	const evidence =
		!moved || oneSidedPValue >= 0.2 ? "none" : oneSidedPValue < 0.05 ? "established" : "first-signs";
	// Read in the direction of the movement, so that a fall that slows reads like a rise that slows.
	const way = overall > 1 ? 1 : -1;
	const less = changeInLogGrowth * way < 0;
	const onwards = log(currentGrowth) * way > 0;
	return {
		status: "assessed",
		counts: settings.counts,
		exposures: settings.exposures,
		periods: settings.periods,
		dispersion,
		movement,
		pace: !moved
			? "not-judged"
			: evidence === "none"
				? "steady"
				: !less
					? "accelerating"
					: onwards
						? "slowing"
						: "stopped",
		evidence,
		previousChange: percentage(doing, first, second),
		currentChange: percentage(doing, second, third),
		overallChange: percentage(doing, first, third),
		overallPValue,
		changeInLogGrowth,
		standardError,
		statistic,
		oneSidedPValue,
		pValue: 2 * oneSidedPValue,
		growthRatio: ratio(currentGrowth / previousGrowth),
		confidence: intervals.confidence,
		lower: intervals.lower,
		upper: intervals.upper,
		intervals: intervals.intervals,
		test: "log-ratio",
		smallCounts: Math.min(first.count, second.count, third.count) < 10,
	};
}

/** The later rate over the earlier one. */
function growth(doing: string, earlier: KnownRate, later: KnownRate): number {
	const ratio = (later.count / earlier.count) * (earlier.exposure / later.exposure);
	return checkNumber(doing, "the ratio of two rates", ratio);
}

/** The change from the earlier to the later rate in per cent. */
function percentage(doing: string, earlier: KnownRate, later: KnownRate): number {
	const rate = earlier.count / earlier.exposure;
	return checkNumber(doing, "the change of two rates", (100 * (later.count / later.exposure - rate)) / rate);
}

/** Two-sided p-value of equal rates: mid-p, and with a dispersion above 1 no less cautious than the log ratio with it. */
function overallTest(
	doing: string,
	first: KnownRate,
	third: KnownRate,
	ratio: number,
	dispersion: number,
): number {
	const over = checkNumber(doing, "the ratio of two exposures", third.exposure / first.exposure);
	const exact = midP(third.count, first.count, over);
	if (dispersion === 1) return exact;
	const error = Math.sqrt(dispersion * (1 / first.count + 1 / third.count));
	return Math.max(exact, 2 * normalTail(Math.abs(log(ratio)) / error));
}
