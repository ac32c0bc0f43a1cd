import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { checkMember, checkNumber, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { normalQuantile } from "../internal/normal.ts";
import { plain } from "./area-count.ts";
import { binomialLine, poissonLine } from "./funnel-line.ts";
import { checkLevels } from "./levels.ts";

/** What a funnel is about: events over an exposure, parts of a whole, or observed over expected. @since 0.1.0 */
export type FunnelStatistic = "rate" | "proportion" | "ratio";

/**
 * How the lines are found: `exact` from Poisson or binomial tails, `normal` as average -/+ z standard errors under the
 * average.
 *
 * @since 0.1.0
 */
export type FunnelMethod = "exact" | "normal";

/** Settings of {@link funnelLimits}. @since 0.1.0 */
export interface FunnelLimitsOptions {
	/** The average that the funnel is drawn around, in the units of the values. */
	readonly average: number;
	/** What the funnel is about. Default `rate`. */
	readonly statistic?: FunnelStatistic;
	/** Base of the values. Default 1,000 for rates; 1 for proportions and ratios. */
	readonly per?: number;
	/** Level or levels of the lines. Default 0.95 and 0.998. */
	readonly confidence?: number | readonly number[];
	/** How the lines are found. Default `exact`. */
	readonly method?: FunnelMethod;
	/**
	 * Variance between areas beyond chance, in the units of the values squared, which widens the funnel. Only where
	 * `method` is `normal`. Default 0.
	 */
	readonly betweenVariance?: number;
	/**
	 * How many times the variance by chance the areas have, which widens the funnel: 1 or more. Only where `method` is
	 * `normal`. Default 1.
	 */
	readonly dispersion?: number;
}

/** The lines of a funnel at one exposure and one level. @since 0.1.0 */
export interface FunnelLimit extends ConfidenceInterval {
	/** The largest whole count below the lower line; `null` where no count is. */
	readonly lowTo: number | null;
	/** The smallest whole count above the upper line; `null` where no count can be. */
	readonly highFrom: number | null;
}

/** The lines of a funnel at one exposure. @since 0.1.0 */
export interface FunnelPoint {
	/** Exposure, denominator or expected count. */
	readonly exposure: number;
	/** The lines, one pair a level. */
	readonly limits: readonly FunnelLimit[];
}

/** Answer of {@link funnelLimits}. @since 0.1.0 */
export interface FunnelLimits {
	/** What the record is. */
	readonly kind: "funnel-limits";
	/** What the funnel is about. */
	readonly statistic: FunnelStatistic;
	/** How the lines were found. */
	readonly method: FunnelMethod;
	/** The average that the funnel is drawn around. */
	readonly average: number;
	/** Base of the values. */
	readonly per: number;
	/** The levels, as fractions. */
	readonly levels: readonly number[];
	/** Variance between areas beyond chance that the lines allow for. */
	readonly betweenVariance: number;
	/** How many times the variance by chance the lines allow for. */
	readonly dispersion: number;
	/** The lines at each exposure, in the order given. */
	readonly points: readonly FunnelPoint[];
}

/** Settings of a funnel once they are checked. */
export type FunnelSettings = Omit<FunnelLimits, "kind" | "points">;

const doing = "draw the funnel";

/**
 * The lines of a funnel plot: how far a value can be from the average by chance, at each exposure.
 *
 * Exact: the upper line passes where the tail above a count is (1 - level) / 2, for counts that are not whole too, by
 * the incomplete gamma (rates, ratios) or beta function (proportions). So a whole count lies above the line just when
 * P(X >= count) is below that tail, and what is drawn and what is tested cannot disagree. The lower line is 0 where not
 * even a count of 0 would be below it. At count o the line stands at the exposure qgamma(tail, o) / average.
 *
 * `normal`: average -/+ z sqrt(dispersion x average / exposure + between variance), or with average (1 - average) for
 * proportions, kept within 0 and the base. Nothing is rounded.
 *
 * @param exposures - where to draw: exposures, denominators or expected counts, above 0
 * @param options - the average, and how to draw
 * @returns the lines at each exposure
 * @throws TypeError or RangeError when an exposure or an option is not what it must be
 * @example The lines at two sizes
 * ```ts
 * import { funnelLimits } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const { points } = funnelLimits([650, 182_643], { average: 5.75, confidence: 99.8 });
 * assert.deepEqual(points.map(({ limits }) => limits[0]?.highFrom), [12, 1_153]);
 * assert.deepEqual(points.map(({ limits }) => limits[0]?.lowTo), [null, 950]);
 * ```
 * @see Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24:1185-1202
 * @since 0.1.0
 */
export function funnelLimits(exposures: readonly number[], options: FunnelLimitsOptions): FunnelLimits {
	const settings = readFunnel(
		doing,
		checkOptions(doing, options, [
			"average",
			"statistic",
			"per",
			"confidence",
			"method",
			"betweenVariance",
			"dispersion",
		]),
	);
	return {
		kind: "funnel-limits",
		...settings,
		points: exposures.map((exposure) => ({
			exposure: checkPositive(doing, "each exposure", exposure),
			limits: limitsAt(exposure, settings),
		})),
	};
}

/** The settings with every default in place. */
export function readFunnel(doing: string, options: FunnelLimitsOptions): FunnelSettings {
	const statistic = checkMember(doing, "statistic", options.statistic ?? "rate", [
		"rate",
		"proportion",
		"ratio",
	]);
	const method = checkMember(doing, "method", options.method ?? "exact", ["exact", "normal"]);
	const per = checkPositive(doing, "per", options.per ?? (statistic === "rate" ? 1000 : 1));
	const average = plain(checkNumber(doing, "average", options.average));
	if (average < 0)
		throw argumentError(RangeError, "out-of-range", doing, "average must be 0 or more", average);
	if (statistic === "proportion" && average > per)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`average must be at most its base, ${per}`,
			average,
		);
	const betweenVariance = plain(checkNumber(doing, "betweenVariance", options.betweenVariance ?? 0));
	if (betweenVariance < 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"betweenVariance must be 0 or more",
			betweenVariance,
		);
	const dispersion = checkNumber(doing, "dispersion", options.dispersion ?? 1);
	if (dispersion < 1)
		throw argumentError(RangeError, "out-of-range", doing, "dispersion must be 1 or more", dispersion);
	for (const name of ["betweenVariance", "dispersion"] as const)
		if (options[name] !== undefined && method === "exact")
			throw argumentError(
				TypeError,
				"not-applicable",
				doing,
				`${name} must come with method normal`,
				options[name],
			);
	const levels = checkLevels(doing, options.confidence ?? [0.95, 0.998]);
	return { statistic, method, average, per, levels, betweenVariance, dispersion };
}

/** The lines at one exposure. */
export function limitsAt(exposure: number, settings: FunnelSettings): readonly FunnelLimit[] {
	return settings.levels.map((confidence) => {
		const { lower, upper } = lineAt(exposure, settings, (1 - confidence) / 2);
		const { statistic, per } = settings;
		const highFrom = Math.floor(upper) + 1;
		const lowTo = Math.ceil(lower) - 1;
		return {
			confidence,
			lower: (lower * per) / exposure,
			upper: (upper * per) / exposure,
			lowTo: lowTo < 0 ? null : lowTo,
			highFrom: statistic === "proportion" && highFrom > exposure ? null : highFrom,
		};
	});
}

/** The lines as counts. */
function lineAt(exposure: number, settings: FunnelSettings, tail: number) {
	const { statistic, method, average, per, betweenVariance, dispersion } = settings;
	const share = average / per;
	if (method === "exact")
		return statistic === "proportion"
			? binomialLine(exposure, share, tail)
			: poissonLine(share * exposure, tail);
	const variance = dispersion * chanceVariance(exposure, settings) + betweenVariance / per ** 2;
	const reach = -normalQuantile(tail) * Math.sqrt(variance);
	return {
		lower: exposure * Math.max(0, share - reach),
		upper: exposure * (statistic === "proportion" ? Math.min(1, share + reach) : share + reach),
	};
}

/** Variance by chance of a rate, proportion or ratio per unit of exposure. */
export function chanceVariance(exposure: number, { statistic, average, per }: FunnelSettings): number {
	const share = average / per;
	return (statistic === "proportion" ? share * (1 - share) : share) / exposure;
}
