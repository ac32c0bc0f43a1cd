import { travelBetween } from "../direction/direction-of-travel.ts";
import { rateOfChange } from "../direction/rate-of-change.ts";
import type { StudentQuantile } from "../internal/student.ts";
import { type MonthSpan, monthText, periodOf, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import { compareParts } from "../rolling/compare-rolling.ts";
import type { ComparedExposures } from "../rolling/compared-window.ts";
import type { Part } from "../rolling/read-series.ts";
import type { ComparedWindow, RollingComparison } from "../rolling/rolling-comparison.ts";
import type { RollingTotal } from "../rolling/rolling-totals.ts";
import { breaksWithin } from "../rolling/window.ts";
import { countFigure } from "./cell-figure.ts";
import type { CellCoverage, CellReason, DashboardCell, DashboardSettings } from "./dashboard.ts";
import type { Frame } from "./frame.ts";
import type { Indicator } from "./indicator.ts";

/** What the windows of a cell say. */
export type CellWindows = Pick<
	DashboardCell,
	"period" | "previousPeriod" | "current" | "previous" | "travel" | "rateOfChange" | "reasons" | "coverage"
> & { readonly breakCauses: readonly string[] };

/** The current window of a cell, the one before, and what they say beside each other. */
export function countWindows(
	of: string,
	indicator: Indicator,
	parts: readonly Part[],
	exposures: ComparedExposures | null,
	frame: Frame,
	settings: DashboardSettings,
	quantile: StudentQuantile,
): CellWindows {
	const { last, months } = frame;
	const { confidence } = settings;
	const against = indicator.frequency === "part-year" ? "same-period-last-year" : "previous";
	const compared = compareParts(of, parts, { last, months, against }, exposures);
	const [current, previous] = [compared.current, compared.previous].map((window) => {
		const found = countsIn(of, window, exposures);
		return found === null ? null : countFigure(indicator, found, confidence);
	});
	const span = { first: last - months + 1, last };
	const before = { first: span.first - 12, last: last - 12 };
	const travel =
		compared.status === "complete" ? travelOf(indicator, compared, months, settings, quantile) : null;
	const dispersion =
		travel?.status === "compared" && travel.comparison.kind === "counts"
			? travel.comparison.dispersion
			: null;
	const paced = indicator.measure !== "proportion" && indicator.frequency !== "part-year";
	const spans = [{ first: before.first - 12, last: before.last - 12 }, before, span];
	return {
		period: compared.current.period,
		previousPeriod: compared.previous.period,
		current: current ?? null,
		previous: previous ?? null,
		travel,
		rateOfChange: paced
			? rateOfChange(
					spans.map((window) => paceWindow(of, parts, exposures, window)),
					{
						confidence,
						dispersion: Math.max(1, dispersion?.value ?? 1),
						breakInSeries: breaksWithin(parts, { first: spans[0]?.first ?? 0, last }).length > 0,
					},
				)
			: null,
		reasons: compared.status === "complete" ? [] : compared.reasons,
		coverage: coverageOf(parts, [before, span], spanOf(settings.ending, of).last, compared),
		breakCauses: compared.breaks.map(({ cause }) => cause),
	};
}

/** The counts of a window, where they and what they are divided by are known. */
function countsIn(of: string, window: ComparedWindow | RollingTotal, exposures: ComparedExposures | null) {
	if ("count" in window) return window;
	if (window.status !== "complete") return null;
	const { period, total: count, provisional, revised } = window;
	const found = exposures === null ? { exposure: window.months } : exposures.find(spanOf(period, of));
	return "reasons" in found ? null : { period, count, exposure: found.exposure, provisional, revised };
}

function travelOf(
	{ measure, polarity, per }: Indicator,
	{ current, previous }: Extract<RollingComparison, { status: "complete" }>,
	months: number,
	{ confidence }: DashboardSettings,
	quantile: StudentQuantile,
) {
	if (measure !== "proportion")
		return travelBetween(current, previous, { polarity, per: per ?? months, confidence }, quantile);
	const asPart = ({ count, exposure, period }: ComparedWindow) => ({ count, denominator: exposure, period });
	const options = { polarity, per: per ?? 1, confidence };
	return travelBetween(asPart(current), asPart(previous), options, quantile);
}

/** A window of the rate of change: null where its count or its exposure is not known. */
function paceWindow(
	of: string,
	parts: readonly Part[],
	exposures: ComparedExposures | null,
	span: MonthSpan,
) {
	const found = exposures === null ? { exposure: span.last - span.first + 1 } : exposures.find(span);
	return {
		period: periodOf(span.first, span.last, of),
		count: exactCount(parts, span),
		exposure: "reasons" in found ? null : found.exposure,
	};
}

/** The sum of the parts that fill a span exactly, each once and known; null where they do not. Parts before `from` end before it. */
export function exactCount(parts: readonly Part[], span: MonthSpan, from = 0): number | null {
	let next = span.first;
	let total = 0;
	for (let at = from; at < parts.length; at++) {
		const { first, last, range, withheld, duplicate } = parts[at] as Part;
		if (first > span.last) break;
		if (last < span.first) continue;
		if (first !== next || range === null || withheld || duplicate !== null) return null;
		total += range.from;
		next = last + 1;
	}
	return next === span.last + 1 ? total : null;
}

function coverageOf(
	parts: readonly Part[],
	windows: readonly MonthSpan[],
	ending: number,
	{ current, previous }: RollingComparison,
): CellCoverage {
	const withheld: Period[] = [];
	const blank: Period[] = [];
	for (const part of parts) {
		if (!part.withheld && part.range !== null) continue;
		if (!windows.some((span) => part.first <= span.last && part.last >= span.first)) continue;
		if (part.withheld) withheld.push(part.period);
		if (part.range === null && part.duplicate === null) blank.push(part.period);
	}
	const lastObserved = lastFigure(parts, ending);
	return {
		lastObserved: lastObserved === null ? null : (monthText(lastObserved) as Period),
		lag: lastObserved === null ? null : ending - lastObserved,
		missing: [previous, current].flatMap((window) => ("missing" in window ? window.missing : [])),
		withheld,
		blank,
	};
}

/** The last month up to the period asked for that has a figure. */
export function lastFigure(parts: readonly Part[], ending: number): number | null {
	let found: number | null = null;
	for (const { last, range } of parts)
		if (range !== null && last <= ending && last > (found ?? 0)) found = last;
	return found;
}

/** What a cell without windows says. */
export function noWindows(
	reasons: readonly CellReason[],
	lastObserved: number | null,
	ending: number,
): CellWindows {
	return {
		period: null,
		previousPeriod: null,
		current: null,
		previous: null,
		travel: null,
		rateOfChange: null,
		reasons,
		coverage: {
			lastObserved: lastObserved === null ? null : (monthText(lastObserved) as Period),
			lag: lastObserved === null ? null : ending - lastObserved,
			missing: [],
			withheld: [],
			blank: [],
		},
		breakCauses: [],
	};
}
