import { checkCount, checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { coverage } from "../period/coverage.ts";
import { type MonthSpan, periodOf, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type {
	ExposureReason,
	ExposureRule,
	MidYearPopulation,
	PeriodExposure,
	WindowExposure,
} from "./exposure.ts";

/** The exposure of a window, or why there is none. */
export type FindExposure = (
	span: MonthSpan,
) => WindowExposure | { readonly reasons: readonly ExposureReason[] };

/** The rules for mid-year populations, the default first. */
export const midYearRules = [
	"mid-year-before-window",
	"mid-year-of-window-start",
	"nearest-mid-year",
	"mean-over-window",
] as const;

/** The rules for exposures by period, the default first. */
export const periodRules = ["mean-over-window", "sum-over-window"] as const;

/** Finds exposures in mid-year populations. */
export function fromMidYears(
	doing: string,
	populations: readonly MidYearPopulation[],
	rule: (typeof midYearRules)[number],
): FindExposure {
	const figures = new Map<number, number | null>();
	for (const { year, population } of populations)
		addOnce(doing, "population", figures, checkCount(doing, "year", year), population);
	return (span) => {
		const wanted = yearsOf(span, rule);
		const [year] = wanted;
		if (wanted.length === 1 && year !== undefined) {
			const population = figures.get(year) ?? null;
			return population === null
				? { reasons: [{ code: "population-missing", years: wanted }] }
				: aboveZero(doing, population, rule, wanted);
		}
		const years = [...new Set(wanted)];
		const missing = years.filter((year) => (figures.get(year) ?? null) === null);
		if (missing.length > 0) return { reasons: [{ code: "population-missing", years: missing }] };
		return aboveZero(
			doing,
			compensatedSum(wanted.map((year) => figures.get(year) ?? 0)) / wanted.length,
			rule,
			years,
		);
	};
}

/** The year of the population of each month that the mean is taken of. A mid-year is 6 months after its January. */
export function yearsOf({ first, last }: MonthSpan, rule: (typeof midYearRules)[number]): readonly number[] {
	switch (rule) {
		case "mid-year-before-window":
			return [Math.floor((first - 6) / 12)];
		case "mid-year-of-window-start":
			return [Math.floor(first / 12)];
		case "nearest-mid-year":
			return [Math.ceil(((first + last + 1) / 2 - 6) / 12 - 0.5)];
		case "mean-over-window":
			return Array.from({ length: last - first + 1 }, (_, index) => Math.floor((first + index) / 12));
	}
}

/** Finds exposures in those of single periods. */
export function fromPeriods(
	doing: string,
	exposures: readonly PeriodExposure[],
	rule: (typeof periodRules)[number],
): FindExposure {
	const figures = new Map<Period, number | null>();
	const known: (PeriodExposure & MonthSpan & { readonly exposure: number })[] = [];
	for (const { period, exposure } of exposures) {
		const span = spanOf(period, doing);
		addOnce(doing, "exposure", figures, period, exposure);
		if (exposure !== null) known.push({ period, exposure, ...span });
	}
	known.sort((a, b) => a.first - b.first || a.last - b.last);
	return (span) => {
		const parts = known.filter(({ first, last }) => first <= span.last && last >= span.first);
		const { missing, overlaps, outside } = coverage(
			periodOf(span.first, span.last, doing),
			parts.map(({ period }) => period),
		);
		// A mean is of levels, which hold for every month of their period; a sum cannot take part of a period.
		const notAligned = rule === "sum-over-window" ? [...overlaps, ...outside] : overlaps;
		const reasons: ExposureReason[] = [];
		if (missing.length > 0) reasons.push({ code: "exposure-missing", months: missing });
		if (notAligned.length > 0) reasons.push({ code: "exposure-not-aligned", periods: notAligned });
		if (reasons.length > 0) return { reasons };
		if (rule === "sum-over-window")
			return aboveZero(doing, compensatedSum(parts.map(({ exposure }) => exposure)), rule, []);
		const weighted = parts.map(
			({ exposure, first, last }) => exposure * (Math.min(last, span.last) - Math.max(first, span.first) + 1),
		);
		return aboveZero(doing, compensatedSum(weighted) / (span.last - span.first + 1), rule, []);
	};
}

/** Keeps a figure, and refuses a second one for the same year or period. */
function addOnce<Key>(
	doing: string,
	name: string,
	figures: Map<Key, number | null>,
	key: Key,
	value: number | null,
): void {
	if (figures.has(key))
		throw argumentError(RangeError, "duplicate", doing, `${name} must be given once for each period`, key);
	if (value !== null && checkNumber(doing, `${name} of ${key}`, value) < 0)
		throw argumentError(RangeError, "out-of-range", doing, `${name} of ${key} must be 0 or more`, value);
	figures.set(key, value);
}

/** The exposure that was found, unless it is 0. */
function aboveZero(
	doing: string,
	exposure: number,
	exposureRule: ExposureRule,
	exposureYears: readonly number[],
): ReturnType<FindExposure> {
	return checkNumber(doing, "the exposure", exposure) > 0
		? { exposure, exposureRule, exposureYears }
		: { reasons: [{ code: "exposure-zero" }] };
}
