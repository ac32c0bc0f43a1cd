import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { UnusableCounts } from "./area-count.ts";
import { averageOf } from "./average-of.ts";
import { checkLevels } from "./levels.ts";
import { type AreaCounts, type AreaParts, readAreas } from "./named-areas.ts";

/** Settings of {@link regionalAverage}. @since 0.1.0 */
export interface RegionalAverageOptions {
	/**
	 * `pooled`: sum of counts over sum of exposures. `mean-of-rates`: every member weighs the same, whatever its size.
	 * Default `pooled`.
	 */
	readonly method?: "pooled" | "mean-of-rates";
	/** The member that will be compared with the average. Default: none is marked. */
	readonly ownArea?: string;
	/** Whether `ownArea` is part of the average. Only with `ownArea`. Default `in`. */
	readonly own?: "in" | "out";
	/** Base of the average. Default 1,000 for rates, 1 for proportions. */
	readonly per?: number;
	/**
	 * What to do when a member cannot be used: `all` gives no average, `available` gives that of the others.
	 * Default `all`.
	 */
	readonly members?: "all" | "available";
	/** Level of the interval or levels of the intervals. Default 0.95. */
	readonly confidence?: number | readonly number[];
}

/** A member that is part of the average. @since 0.1.0 */
export interface AverageMember {
	/** Name of the area. */
	readonly area: string;
	/** Its events. */
	readonly count: number;
	/** Its exposure or denominator. */
	readonly exposure: number;
	/** Its rate or proportion, not rounded. */
	readonly rate: number;
}

/** A member that could not be used, and why. @since 0.1.0 */
export interface ExcludedMember {
	/** Name of the area. */
	readonly area: string;
	/** Why it could not be used. */
	readonly code: UnusableCounts;
}

/** What both kinds of {@link RegionalAverage} hold. @since 0.1.0 */
export interface RegionalAverageSettings {
	/** What the record is. */
	readonly kind: "regional-average";
	/** What the average is of: events over exposures, or parts of wholes. */
	readonly family: "rate" | "proportion";
	/** How the average is made. */
	readonly method: "pooled" | "mean-of-rates";
	/** Base of the average. */
	readonly per: number;
	/** The member that is compared with the average, or `null`. */
	readonly ownArea: string | null;
	/** Whether that member is part of the average; `null` when none was named. */
	readonly own: "in" | "out" | null;
	/** The members that can be used, in the order given. */
	readonly members: readonly AverageMember[];
	/** The members that cannot be used, in the order given. */
	readonly excluded: readonly ExcludedMember[];
}

/** The average of every member (`complete`) or of those that could be used (`incomplete`). @since 0.1.0 */
export interface RegionalAverageEstimate extends RegionalAverageSettings {
	/** `incomplete` when members had to be left out, which are then in `excluded`. */
	readonly status: "complete" | "incomplete";
	/** The average, not rounded. */
	readonly value: number;
	/** Events of the members. */
	readonly count: number;
	/** Exposure or denominator of the members. */
	readonly exposure: number;
	/** Lower bound at the first level. */
	readonly lower: number;
	/** Upper bound at the first level. */
	readonly upper: number;
	/** The first level, as a fraction. */
	readonly confidence: number;
	/** Every interval that was asked for. */
	readonly intervals: readonly ConfidenceInterval[];
	/**
	 * Of a pooled average `exact-poisson` (Garwood 1936) or `clopper-pearson` (1934); of a mean of rates `gamma` (Fay and
	 * Feuer 1997), of a mean of proportions `effective-sample` (Korn and Graubard 1998, widened after Fay and Feuer).
	 */
	readonly intervalMethod: "exact-poisson" | "clopper-pearson" | "gamma" | "effective-sample";
}

/** No average, because a member cannot be used or because there is no member. @since 0.1.0 */
export interface NoRegionalAverage extends RegionalAverageSettings {
	/** There is no average that every member is part of. */
	readonly status: "not-comparable";
	/** There is no value. */
	readonly value: null;
	/** `members-missing`: those in `excluded` cannot be used. `no-members`: the group is empty. */
	readonly reasons: readonly [
		{
			/** What is to be said. */
			readonly code: "members-missing" | "no-members";
		},
	];
}

/** Answer of {@link regionalAverage}. @since 0.1.0 */
export type RegionalAverage = RegionalAverageEstimate | NoRegionalAverage;

const doing = "compute the regional average";

/**
 * The average rate or proportion of a group of areas, by a method that is named.
 *
 * `pooled` is the sum of counts over the sum of exposures, `mean-of-rates` the sum of the rates over their number;
 * they differ when large members differ from small ones. A member that cannot be used (no count, a withheld count,
 * no exposure, an exposure of 0) is named in `excluded`; there is then no average unless `members` is `available`.
 * Standardised rates and other answers that are not told by their counts have no such average and are refused.
 * A count of 0 is a count. A group of one has the rate of its only member; an empty group has no average.
 * Not rounded: round when printing.
 *
 * The interval is exact for a pooled average (Garwood 1936; of proportions Clopper and Pearson 1934), and for a mean of
 * rates the gamma interval of a weighted sum of Poisson counts (Fay and Feuer 1997; of proportions the exact one of an
 * effective sample after Korn and Graubard 1998). Both allow for one more event in the member where it weighs most, so
 * that a small member without an event is not taken for certain. It speaks of chance in the counts, not of which areas
 * are members.
 *
 * @param areas - members of the group, each named once
 * @param options - method, base, and whether the own area is part of the average
 * @returns the average with its members, or why there is none
 * @throws TypeError or RangeError when a count, an exposure or an option is not what it must be
 * @example Pooled, and the mean of rates without the own area
 * ```ts
 * import { regionalAverage } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const areas = [
 *   { area: "Ashby", count: 30, exposure: 3_000 },
 *   { area: "Oadby", count: 40, exposure: 8_000 },
 * ];
 * assert.equal(regionalAverage(areas).value, 70 / 11);
 * const others = regionalAverage(areas, { method: "mean-of-rates", ownArea: "Ashby", own: "out" });
 * assert.equal(others.value, 5);
 * ```
 * @example A member is missing
 * ```ts
 * import { regionalAverage } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const areas = [
 *   { area: "Ashby", count: 30, exposure: 3_000 },
 *   { area: "Oadby", count: null, withheld: { from: 1, to: 4 }, exposure: 8_000 },
 * ];
 * assert.equal(regionalAverage(areas).status, "not-comparable");
 * const available = regionalAverage(areas, { members: "available" });
 * assert.equal(available.value, 10);
 * assert.deepEqual(available.excluded, [{ area: "Oadby", code: "count-withheld" }]);
 * ```
 * @see Fay and Feuer (1997), Confidence intervals for directly standardized rates, Statistics in Medicine 16:791-801
 * @see Korn and Graubard (1998), Confidence intervals for proportions with small expected number of positive counts
 * @since 0.1.0
 */
export function regionalAverage(
	areas: readonly AreaCounts[] | readonly AreaParts[],
	options: RegionalAverageOptions = {},
): RegionalAverage {
	checkOptions(doing, options, ["method", "ownArea", "own", "per", "members", "confidence"]);
	const method = checkMember(doing, "method", options.method ?? "pooled", ["pooled", "mean-of-rates"]);
	const missing = checkMember(doing, "members", options.members ?? "all", ["all", "available"]);
	const levels = checkLevels(doing, options.confidence ?? 0.95);
	const { family, read } = readAreas(doing, areas);
	if (family === "ratio")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"areas must have an exposure or a denominator",
			family,
		);
	const per = checkPositive(doing, "per", options.per ?? (family === "rate" ? 1000 : 1));
	const { ownArea, own } = readOwn(
		read.map(({ area }) => area),
		options,
	);
	const wanted = own === "out" ? read.filter(({ area }) => area !== ownArea) : read;
	const members = wanted.flatMap(({ area, counts }): readonly AverageMember[] =>
		counts === null
			? []
			: [
					{
						area,
						count: counts.count,
						exposure: counts.exposure,
						rate: (counts.count * per) / counts.exposure,
					},
				],
	);
	const excluded = wanted.flatMap(({ area, code }): readonly ExcludedMember[] =>
		code === null ? [] : [{ area, code }],
	);
	const settings = {
		kind: "regional-average",
		family,
		method,
		per,
		ownArea,
		own,
		members,
		excluded,
	} as const;
	if (members.length === 0 || (excluded.length > 0 && missing === "all")) {
		const code = excluded.length > 0 ? "members-missing" : "no-members";
		return { status: "not-comparable", ...settings, value: null, reasons: [{ code }] };
	}
	const { value, counts, interval } = averageOf(family, members, method, per);
	const { lower, upper, confidence } = interval(levels[0]);
	return {
		status: excluded.length > 0 ? "incomplete" : "complete",
		...settings,
		value,
		...counts,
		lower,
		upper,
		confidence,
		intervals: levels.map(interval),
		intervalMethod: intervalMethods[family][method],
	};
}

const intervalMethods = {
	rate: { pooled: "exact-poisson", "mean-of-rates": "gamma" },
	proportion: { pooled: "clopper-pearson", "mean-of-rates": "effective-sample" },
} as const;

/** The own area and whether it is in, once the names are known to fit together. */
function readOwn(
	names: readonly string[],
	options: RegionalAverageOptions,
): Pick<RegionalAverageSettings, "ownArea" | "own"> {
	const { ownArea, own } = options;
	if (ownArea === undefined) {
		if (own === undefined) return { ownArea: null, own: null };
		throw argumentError(TypeError, "not-applicable", doing, "own must come with ownArea", own);
	}
	if (!names.includes(ownArea))
		throw argumentError(RangeError, "unknown-option", doing, "ownArea must be one of the areas", ownArea);
	return { ownArea, own: checkMember<"in" | "out">(doing, "own", own ?? "in", ["in", "out"]) };
}
