import { meanEstimate } from "../estimate/mean-estimate.ts";
import { checkCount, checkNumber, checkOptions, checkPositive, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";

/** An area with what it is like. @since 0.1.0 */
export interface AreaProfile {
	/** Name of the area, which no other has. */
	readonly area: string;
	/** What it is like, by measure: density, share of under 25s, unemployment; `null` where it is missing. */
	readonly profile: Readonly<Record<string, number | null>>;
}

/** Settings of {@link nearestNeighbours}. @since 0.1.0 */
export interface NearestNeighboursOptions {
	/** How many neighbours; more where the last ones are equally far. A whole number above 0. Default 7. */
	readonly neighbours?: number;
	/** How much a measure weighs, 0 or more; those not named weigh 1. Default: all weigh the same. */
	readonly weights?: Readonly<Record<string, number>>;
}

/** An area and how far it is. @since 0.1.0 */
export interface Neighbour {
	/** Name of the area. */
	readonly area: string;
	/** Place in the order of distances, from 1; equal distances share the best. */
	readonly rank: number;
	/** Distance in standard deviations of the measures. */
	readonly distance: number;
}

/** Answer of {@link nearestNeighbours}. @since 0.1.0 */
export interface NearestNeighbours {
	/** What the record is. */
	readonly kind: "nearest-neighbours";
	/** Whether there is an order: not where the area itself lacks a measure. */
	readonly status: "ranked" | "not-comparable";
	/** The area whose neighbours they are. */
	readonly area: string;
	/** The nearest areas, nearest first; empty where there is no order. */
	readonly neighbours: readonly Neighbour[];
	/** All other areas with their distances, nearest first; empty where there is no order. */
	readonly others: readonly Neighbour[];
	/** The measures used, with what they were divided by: the standard deviation over all areas that have all measures. */
	readonly measures: readonly {
		/** Name of the measure. */
		readonly measure: string;
		/** Its standard deviation; 0 where it is the same everywhere and tells nobody apart. */
		readonly standardDeviation: number;
		/** How much it weighs. */
		readonly weight: number;
	}[];
	/** Areas that lack a measure, and which. */
	readonly excluded: readonly {
		/** Name of the area. */
		readonly area: string;
		/** The measures that it lacks. */
		readonly missing: readonly string[];
	}[];
}

/**
 * The areas most like one area, by Euclidean distance on standardised measures.
 *
 * distance = sqrt(sum(weight ((x - y) / s)^2)) with s the sample standard deviation of the measure over all areas that
 * have every measure, the area itself among them. A measure that is the same everywhere adds nothing. Areas that lack a
 * measure are listed and not ranked, and have no part in s. Equal distances share a rank, and where the last neighbour is
 * one of several equally far all of them are neighbours. Nothing is rounded.
 *
 * It is the distance of the nearest neighbour models of English local government; which measures describe an area is the
 * choice of the caller, and so is the membership of a group that somebody else has published (most similar groups): pass
 * the names on to `regionalAverage`. To be a neighbour is not mutual: the nearest of one may have others nearer.
 *
 * @param area - the area whose neighbours are wanted
 * @param areas - all areas with their measures, this one among them
 * @param options - how many neighbours, and weights
 * @returns the neighbours, all others, the measures as they were used, and the areas that could not be placed
 * @throws RangeError when `area` is not among the areas, an area is named twice, a number is not finite, a weight is
 * negative, or no area has a measure; TypeError when a measure or a weight is not a number, or a weight names no measure
 * @example Usage
 * ```ts
 * import { nearestNeighbours } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const areas = [
 * 	{ area: "Charnwood", profile: { density: 6.7, under25: 34 } },
 * 	{ area: "Harborough", profile: { density: 1.6, under25: 27 } },
 * 	{ area: "Melton", profile: { density: 1.1, under25: 26 } },
 * 	{ area: "Oadby", profile: { density: 24.5, under25: 31 } },
 * ];
 * const { neighbours } = nearestNeighbours("Harborough", areas, { neighbours: 1 });
 * assert.equal(neighbours[0]?.area, "Melton");
 * ```
 * @see CIPFA, Nearest Neighbours Model: Euclidean distance on standardised variables
 * @since 0.1.0
 */
export function nearestNeighbours(
	area: string,
	areas: readonly AreaProfile[],
	options: NearestNeighboursOptions = {},
): NearestNeighbours {
	const doing = "find the nearest neighbours";
	checkOptions(doing, options, ["neighbours", "weights"]);
	const wanted = checkPositive(doing, "neighbours", checkCount(doing, "neighbours", options.neighbours ?? 7));
	const names = measuresOf(doing, areas, options.weights ?? {});
	const own = areas.find((one) => one.area === area);
	if (own === undefined)
		throw argumentError(RangeError, "out-of-range", doing, "areas must hold the area itself", area);
	const lacking = (one: AreaProfile) => names.filter((name) => (measured(one, name) ?? null) === null);
	const complete = areas.filter((one) => lacking(one).length === 0);
	const measures = names.map((measure) => {
		const values = complete.map((one) => measured(one, measure) ?? 0);
		const standardDeviation = values.length < 2 ? 0 : (meanEstimate(values).standardDeviation ?? 0);
		const weight = checkCount(doing, `weight of ${measure}`, weightOf(options, measure), true);
		return { measure, standardDeviation, weight };
	});
	const excluded = areas
		.filter((one) => lacking(one).length > 0)
		.map((one) => ({ area: one.area, missing: lacking(one) }));
	const made = { kind: "nearest-neighbours", area, measures, excluded } as const;
	if (!complete.includes(own)) return { ...made, status: "not-comparable", neighbours: [], others: [] };
	const far = complete
		.filter((one) => one !== own)
		.map((one) => {
			const parts = measures.map(({ measure, standardDeviation, weight }) => {
				const gap = (measured(one, measure) ?? 0) - (measured(own, measure) ?? 0);
				return standardDeviation === 0 ? 0 : weight * (gap / standardDeviation) ** 2;
			});
			const distance = checkNumber(doing, `distance of ${one.area}`, Math.sqrt(compensatedSum(parts)));
			return { area: one.area, distance };
		})
		.sort((one, other) => one.distance - other.distance);
	// 9.3 - 8.1 and 8.1 - 6.9 differ in doubles: what differs by rounding alone is equally far.
	const ranked = far.map(({ distance, area: name }) => ({
		area: name,
		rank: 1 + far.filter((nearer) => nearer.distance < distance * (1 - 1e-12)).length,
		distance,
	}));
	return {
		...made,
		status: "ranked",
		neighbours: ranked.filter(({ rank }) => rank <= wanted),
		others: ranked.filter(({ rank }) => rank > wanted),
	};
}

/** The measures that any area has, in the order in which they first come up, once all are known to be numbers. */
function measuresOf(
	doing: string,
	areas: readonly AreaProfile[],
	weights: Readonly<Record<string, number>>,
): readonly string[] {
	const names = new Set<string>();
	const seen = new Set<string>();
	for (const one of checkRecords(doing, "areas", areas)) {
		if (seen.has(one.area))
			throw argumentError(RangeError, "duplicate", doing, "each area must be named once", one.area);
		seen.add(one.area);
		if (typeof one.profile !== "object" || one.profile === null)
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				`profile of ${one.area} must hold its measures`,
				one.profile,
			);
		for (const [measure, value] of Object.entries(one.profile)) {
			if (value !== null) checkNumber(doing, `${measure} of ${one.area}`, value);
			names.add(measure);
		}
	}
	if (names.size === 0)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"areas must have at least one measure",
			areas.length,
		);
	for (const measure of Object.keys(weights))
		if (!names.has(measure))
			throw argumentError(
				TypeError,
				"not-applicable",
				doing,
				"weights must name measures of the areas",
				measure,
			);
	return [...names];
}

/** A measure of an area by its own name only, not by one that every object has. */
function measured({ profile }: AreaProfile, measure: string): number | null | undefined {
	return Object.hasOwn(profile, measure) ? profile[measure] : undefined;
}

function weightOf({ weights = {} }: NearestNeighboursOptions, measure: string): number {
	return Object.hasOwn(weights, measure) ? (weights[measure] ?? 1) : 1;
}
