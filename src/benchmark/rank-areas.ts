import { checkCount, checkMember, checkNumber, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import { plain } from "./area-count.ts";
import { averageValue } from "./average-of.ts";
import type { AreaCounts, AreaValue } from "./named-areas.ts";
import { readRankables, type UnrankedArea, type Valued } from "./rankable.ts";

/** A ranking to compare with: an earlier answer of {@link rankAreas}, or ranks as they were printed. @since 0.1.0 */
export interface PreviousRanking {
	/** Which end was ranked first. */
	readonly order: "highest-first" | "lowest-first";
	/** The rank of each area. */
	readonly ranks: readonly {
		/** The area. */
		readonly area: string;
		/** Its rank; 1 is first. */
		readonly rank: number;
	}[];
}

/** Settings of {@link rankAreas}. @since 0.1.0 */
export interface RankAreasOptions {
	/** Which end has rank 1. Default `highest-first`. */
	readonly order?: "highest-first" | "lowest-first";
	/**
	 * What distances are taken from: an average of the ranked areas, or a figure of your own in their units.
	 * Default `pooled` for counts and `mean-of-values` for figures, which have no other.
	 */
	readonly average?: "pooled" | "mean-of-rates" | "mean-of-values" | number;
	/** Base of the rates. Only for counts. Default 1,000. */
	readonly per?: number;
	/** The ranking that changes are taken from. Default: none. */
	readonly previous?: PreviousRanking;
}

/** An area with its rank. Nothing is rounded. @since 0.1.0 */
export interface RankedArea {
	/** Name of the area. */
	readonly area: string;
	/** Its rate or figure. */
	readonly value: number;
	/** One more than the number of areas that stand before it, so that equal values share a rank. */
	readonly rank: number;
	/** The other areas with the same value. */
	readonly tiedWith: readonly string[];
	/** Value minus average. */
	readonly difference: number;
	/** How far the value is above (or, negative, below) the average, in per cent of it; `null` where that is not above 0. */
	readonly percentDifference: number | null;
	/** Rank in the previous ranking; `null` where there is none. */
	readonly previousRank: number | null;
	/** Places moved towards rank 1 (or, negative, away from it) since the previous ranking; `null` where it had none. */
	readonly placesGained: number | null;
}

/** Answer of {@link rankAreas}. @since 0.1.0 */
export interface AreaRanking {
	/** What the record is. */
	readonly kind: "area-ranking";
	/** Which end has rank 1. */
	readonly order: "highest-first" | "lowest-first";
	/** Number of areas that are ranked: "14th of 15" is rank 14 of `of` 15. */
	readonly of: number;
	/** What distances are taken from; `null` where no area is ranked. */
	readonly average: number | null;
	/** How the average was made. */
	readonly averageMethod: "pooled" | "mean-of-rates" | "mean-of-values" | "given";
	/** Base of the rates; `null` for figures. */
	readonly per: number | null;
	/** Number of areas in the previous ranking; `null` where there is none. Changes of rank depend on it. */
	readonly previousOf: number | null;
	/** The ranked areas, rank 1 first, tied ones in the order given. */
	readonly ranks: readonly RankedArea[];
	/** The areas that could not be ranked, in the order given. */
	readonly unranked: readonly UnrankedArea[];
}

const doing = "rank the areas";

/**
 * Ranks areas by rate or by figure, with their distance from the average and their change of rank.
 *
 * Equal values share the best of their ranks and the next value takes the rank after all of them (1, 2, 2, 4), and each
 * names those it is tied with. Values are equal when they are the same to the last digit: ranks of printed figures tie
 * where the print does. An area without a value is not ranked but listed, with the reason. A rank says nothing about
 * chance: `compareToBenchmark` does. Standardised rates and other answers that are not told by their
 * counts are ranked as figures, by their values. Nothing is rounded.
 *
 * @param areas - areas with counts, or areas with figures, each named once; none gives an empty ranking
 * @param options - order, average, base and previous ranking
 * @returns the ranking, rank 1 first
 * @throws TypeError or RangeError when an area or an option is not what it must be, figures have different bases, or the previous ranking
 * has the other order
 * @example Highest first, with a tie
 * ```ts
 * import { rankAreas } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const { ranks, average } = rankAreas([
 *   { area: "Ashby", value: 4.5 },
 *   { area: "Hinckley", value: 6 },
 *   { area: "Oadby", value: 4.5 },
 * ]);
 * assert.deepEqual(ranks.map(({ area, rank }) => [area, rank]), [["Hinckley", 1], ["Ashby", 2], ["Oadby", 2]]);
 * assert.equal(average, 5);
 * assert.equal(ranks[0]?.percentDifference, 20);
 * ```
 * @see ISO/IEC 9075-2, RANK: equal values share the best rank, and the next rank counts all of them
 * @since 0.1.0
 */
export function rankAreas(
	areas: readonly AreaCounts[] | readonly AreaValue[],
	options: RankAreasOptions = {},
): AreaRanking {
	checkOptions(doing, options, ["order", "average", "per", "previous"]);
	const order = checkMember(doing, "order", options.order ?? "highest-first", orders);
	const previous = options.previous === undefined ? null : readPrevious(options.previous, order);
	const { per, valued: ranked, unranked } = readRankables(doing, areas, options.per);
	const { averageMethod, averageNumber } = readAverage(areas.length === 0 ? null : per !== null, options);
	const average = averageNumber ?? averageOfRanked(ranked, averageMethod, per);
	const before = new Map(previous?.ranks.map(({ area, rank }) => [area, rank]));
	const sign = order === "highest-first" ? -1 : 1;
	const sorted = [...ranked].sort((a, b) => sign * (a.value - b.value));
	const places = new Map<number, { readonly rank: number; readonly names: string[] }>();
	for (const [index, { area, value }] of sorted.entries()) {
		const place = places.get(value) ?? { rank: index + 1, names: [] };
		place.names.push(area);
		places.set(value, place);
	}
	return {
		kind: "area-ranking",
		order,
		of: ranked.length,
		average,
		averageMethod,
		per,
		previousOf: previous?.ranks.length ?? null,
		ranks: sorted.map(({ area, value }) => {
			const { rank, names } = places.get(value) ?? { rank: 0, names: [] };
			const previousRank = before.get(area) ?? null;
			return {
				area,
				value,
				rank,
				tiedWith: names.filter((other) => other !== area),
				difference: value - (average ?? 0),
				percentDifference: average !== null && average > 0 ? (100 * (value - average)) / average : null,
				previousRank,
				placesGained: previousRank === null ? null : previousRank - rank,
			};
		}),
		unranked,
	};
}

const orders: readonly AreaRanking["order"][] = ["highest-first", "lowest-first"];

const averages = ["pooled", "mean-of-rates", "mean-of-values"] as const;

/** How the average is made, and the average itself where it was given. */
function readAverage(
	counted: boolean | null,
	{ average }: RankAreasOptions,
): { readonly averageMethod: AreaRanking["averageMethod"]; readonly averageNumber: number | null } {
	if (typeof average === "number")
		return { averageMethod: "given", averageNumber: plain(checkNumber(doing, "average", average)) };
	const allowed = averages.filter((one) => counted === null || counted === (one !== "mean-of-values"));
	return {
		averageMethod: checkMember(doing, "average", average ?? allowed[0] ?? "pooled", allowed),
		averageNumber: null,
	};
}

function averageOfRanked(
	ranked: readonly Valued[],
	method: AreaRanking["averageMethod"],
	per: number | null,
): number | null {
	if (ranked.length === 0) return null;
	if (method !== "pooled" && method !== "mean-of-rates")
		return compensatedSum(ranked.map(({ value }) => value)) / ranked.length;
	return averageValue(
		ranked.flatMap(({ counts }) => counts ?? []),
		method,
		per ?? 1,
	);
}

/** The previous ranking, once it is known to be of the same order. */
function readPrevious(previous: PreviousRanking, order: AreaRanking["order"]): PreviousRanking {
	if (checkMember(doing, "order of the previous ranking", previous.order, orders) !== order)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`the previous ranking must be ${order} as well`,
			previous.order,
		);
	for (const { area, rank } of previous.ranks)
		if (checkCount(doing, `previous rank of ${area}`, rank) < 1)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`previous rank of ${area} must be 1 or more`,
				rank,
			);
	return previous;
}
