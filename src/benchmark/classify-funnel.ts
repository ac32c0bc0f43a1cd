import {
	checkCount,
	checkMember,
	checkNumber,
	checkOptions,
	checkPositive,
	checkRecords,
} from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { averageValue } from "./average-of.ts";
import { effectiveAreas } from "./effective-areas.ts";
import type {
	FunnelClassification,
	FunnelPosition,
	OverDispersion,
	UnclassifiedArea,
} from "./funnel-classification.ts";
import { type FunnelMethod, type FunnelSettings, limitsAt, readFunnel } from "./funnel-limits.ts";
import {
	type AreaCounts,
	type AreaExpected,
	type AreaParts,
	type AreaStandardised,
	type CountedArea,
	readAreas,
} from "./named-areas.ts";
import { measureDispersion } from "./over-dispersion.ts";
import { type Polarity, polarities } from "./polarity.ts";
import { performanceOf, positionOf } from "./position.ts";

/** Settings of {@link classifyFunnel}. @since 0.1.0 */
export interface ClassifyFunnelOptions {
	/** What the funnel is drawn around. Default `pooled` (all counts over all exposures); 1 for ratios. */
	readonly average?: "pooled" | number;
	/** Base of the values. Default 1,000 for rates; 1 for proportions and ratios. */
	readonly per?: number;
	/** Level or levels of the lines; the first decides the position. Default 0.95 and 0.998. */
	readonly confidence?: number | readonly number[];
	/** How the lines are found. Default `exact`; `normal` where over-dispersion is allowed for. */
	readonly method?: FunnelMethod;
	/** Which way the indicator is meant to go. Default `neutral`, which judges nothing. */
	readonly polarity?: Polarity;
	/**
	 * `additive` widens the lines by the variance between areas that is more than chance, `multiplicative` by the
	 * dispersion as a factor (Spiegelhalter 2005). Default `none`.
	 */
	readonly overDispersion?: "none" | "additive" | "multiplicative";
	/**
	 * Share of the areas at each end that is drawn in before the dispersion is measured. Only with `overDispersion`.
	 * Default 0.1.
	 */
	readonly winsorise?: number;
	/** Areas with fewer events are not classified, but are part of the average. Default 0; 10 for standardised rates. */
	readonly minimumCount?: number;
}

const doing = "classify the areas of the funnel";

/**
 * Where each area lies in a funnel: outside the lines of a level, or in line with the average.
 *
 * The position is read off the lines of `funnelLimits` at the exposure of the area, so that the label agrees with the
 * picture. A point on a line is inside. With many areas some lie outside by chance: 5 in 100 outside 95% lines.
 *
 * `additive` over-dispersion: z = (value - average) / standard error by chance; winsorised at the type 7 quantiles;
 * dispersion = mean of z squared; between variance = (n dispersion - (n - 1)) / (sum w - sum w squared / sum w) where that
 * is above 0, w = 1 / variance by chance. `multiplicative`: the lines are those of the variance by chance times the
 * dispersion where that is above 1; it widens the funnel most where areas are small. With large counts nearly every area
 * lies outside lines without either.
 *
 * A standardised rate is placed at its effective exposure, count x per / rate: the exposure that would give the rate from
 * the count. An area of no events has none.
 *
 * @param areas - areas with counts and exposures, with parts and wholes, with observed and expected counts, or with
 * standardised rates
 * @param options - the average, the lines, polarity and over-dispersion
 * @returns the position of each area, and those that have none
 * @throws TypeError or RangeError when an area or an option is not what it must be
 * @example One area above, one below
 * ```ts
 * import { classifyFunnel } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const areas = [
 *   { area: "Ashby", count: 60, exposure: 10_000 },
 *   { area: "Hinckley", count: 160, exposure: 18_000 },
 *   { area: "Oadby", count: 98, exposure: 17_500 },
 * ];
 * const funnel = classifyFunnel(areas, { polarity: "lower-is-better" });
 * assert.deepEqual(funnel.areas.map(({ performance }) => performance), ["similar", "worse", "better"]);
 * ```
 * @see Spiegelhalter (2005), Handling over-dispersion of performance indicators, Qual Saf Health Care 14:347-351
 * @since 0.1.0
 */
export function classifyFunnel(
	areas: readonly AreaCounts[] | readonly AreaParts[] | readonly AreaExpected[] | readonly AreaStandardised[],
	options: ClassifyFunnelOptions = {},
): FunnelClassification {
	checkRecords<unknown>(doing, "areas", areas);
	checkOptions(doing, options, [
		"average",
		"per",
		"confidence",
		"method",
		"polarity",
		"overDispersion",
		"winsorise",
		"minimumCount",
	]);
	const effective = areas.some((area) => "standardisedRate" in area)
		? effectiveAreas(doing, areas as readonly AreaStandardised[], options.per ?? 1000)
		: null;
	const { family: statistic, read } = readAreas(
		doing,
		effective?.areas ?? (areas as Exclude<typeof areas, readonly AreaStandardised[]>),
	);
	const polarity = checkMember(doing, "polarity", options.polarity ?? "neutral", polarities);
	const minimum = checkCount(doing, "minimumCount", options.minimumCount ?? (effective === null ? 0 : 10));
	const widening = readOverDispersion(options);
	const usable = read.flatMap(({ area, counts }) => (counts === null ? [] : { area, ...counts }));
	const per = checkPositive(doing, "per", options.per ?? (statistic === "rate" ? 1000 : 1));
	const asked = options.average ?? (statistic === "ratio" ? 1 : "pooled");
	const pooled = usable.length === 0 ? null : averageValue(usable, "pooled", per);
	const average = asked === "pooled" ? pooled : asked;
	const drawn = readFunnel(doing, {
		statistic,
		average: average ?? 0,
		per,
		method: options.method ?? (widening === null ? "exact" : "normal"),
		...(options.confidence === undefined ? {} : { confidence: options.confidence }),
	});
	const overDispersion =
		widening === null ? null : measureDispersion(usable, drawn, widening.method, widening.winsorise);
	const settings = {
		...drawn,
		betweenVariance: overDispersion?.betweenVariance ?? 0,
		dispersion: overDispersion?.method === "multiplicative" ? Math.max(1, overDispersion.dispersion) : 1,
	};
	return {
		kind: "funnel-classification",
		statistic,
		method: settings.method,
		average: average === null ? null : settings.average,
		averageMethod: asked === "pooled" ? "pooled" : "given",
		per,
		polarity,
		levels: settings.levels,
		overDispersion,
		areas: usable.filter(({ count }) => count >= minimum).map((one) => place(one, settings, polarity)),
		unclassified: read.flatMap(({ area, counts, code }): readonly UnclassifiedArea[] => {
			if (counts === null) return [{ area, code: effective?.reasons.get(area) ?? code ?? "count-missing" }];
			return counts.count < minimum ? [{ area, code: "too-few-events" }] : [];
		}),
	};
}

/** How over-dispersion is allowed for, or `null` where it is not. */
function readOverDispersion({
	overDispersion,
	winsorise,
	method,
}: ClassifyFunnelOptions): Pick<OverDispersion, "method" | "winsorise"> | null {
	const kind = checkMember(doing, "overDispersion", overDispersion ?? "none", [
		"none",
		"additive",
		"multiplicative",
	]);
	if (kind === "none") {
		if (winsorise === undefined) return null;
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"winsorise must come with overDispersion",
			winsorise,
		);
	}
	if (method === "exact")
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"method must be normal with overDispersion",
			method,
		);
	const share = checkNumber(doing, "winsorise", winsorise ?? 0.1);
	if (share < 0 || share >= 0.5)
		throw argumentError(RangeError, "out-of-range", doing, "winsorise must be from 0 to below 0.5", share);
	return { method: kind, winsorise: share };
}

/** An area against the lines at its exposure. */
function place(
	{ area, count, exposure }: CountedArea,
	settings: FunnelSettings,
	polarity: Polarity,
): FunnelPosition {
	const value = (count * settings.per) / exposure;
	const limits = limitsAt(exposure, settings);
	const positions = limits.map(({ lower, upper }) => positionOf(value, lower, upper));
	const evident = settings.levels.filter((_, index) => positions[index] !== "in-line");
	const [position = "in-line"] = positions;
	return {
		area,
		value,
		count,
		exposure,
		position,
		performance: performanceOf(position, polarity),
		evidence: evident.length === 0 ? null : Math.max(...evident),
		limits,
	};
}
