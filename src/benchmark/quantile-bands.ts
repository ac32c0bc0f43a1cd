import { checkCount, checkMember, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { quantile } from "../internal/quantile.ts";
import type { AreaCounts, AreaValue } from "./named-areas.ts";
import { readRankables, type UnrankedArea } from "./rankable.ts";

/**
 * How areas are put into bands:
 * - `rank`: by rank in whole numbers. Of n areas, the one of rank r from the end of band 1, with ties at the best of
 *   their ranks, is in band k + 1 - ceiling((n + 1 - r) k / n).
 * - `phe-quantile`: the same with the division n / k rounded first, as PHEindicatormethods has it, which puts some ranks
 *   one band too low (14 bands of 34 areas, rank 18).
 * - `percentile`: by the type 7 quantiles at 1/k, 2/k, ... of the values, as Fingertips had it: the first band whose upper
 *   bound the value does not exceed, in the tenth decimal. Needs four areas.
 * - `ntile`: as SQL NTILE has it: in order, the first n modulo k bands one area larger. Splits ties.
 *
 * @since 0.1.0
 */
export type QuantileBandMethod = "rank" | "phe-quantile" | "percentile" | "ntile";

/** Settings of {@link quantileBands}. @since 0.1.0 */
export interface QuantileBandsOptions {
	/** Number of bands, a whole number from 2. Default 5. */
	readonly bands?: number;
	/** Which end is band 1. Default `highest-first`. */
	readonly order?: "highest-first" | "lowest-first";
	/** How areas are put into bands. Default `rank`. */
	readonly method?: QuantileBandMethod;
	/** Base of the rates. Only for counts. Default 1,000. */
	readonly per?: number;
}

/** An area with its band. @since 0.1.0 */
export interface BandedArea {
	/** Name of the area. */
	readonly area: string;
	/** Its rate or figure, not rounded. */
	readonly value: number;
	/** Its band, from 1. */
	readonly band: number;
}

/** Answer of {@link quantileBands}. @since 0.1.0 */
export interface QuantileBands {
	/** What the record is. */
	readonly kind: "quantile-bands";
	/** `too-few-areas`: fewer areas with a value than `needed`, so that none is in a band. */
	readonly status: "banded" | "too-few-areas";
	/** How areas were put into bands. */
	readonly method: QuantileBandMethod;
	/** Number of bands. */
	readonly bands: number;
	/** Which end is band 1. */
	readonly order: "highest-first" | "lowest-first";
	/** What is done with equal values: they share a band, or are split in the order given. */
	readonly ties: "share-a-band" | "split";
	/** Number of areas that have a value. */
	readonly of: number;
	/** Number of areas that the method needs. */
	readonly needed: number;
	/** Base of the rates; `null` for figures. */
	readonly per: number | null;
	/** For `percentile`, lowest value, inner bounds and highest value; otherwise empty. */
	readonly bounds: readonly number[];
	/** The areas with their bands, in the order given; empty when there are too few. */
	readonly areas: readonly BandedArea[];
	/** The areas without a value, in the order given. */
	readonly unranked: readonly UnrankedArea[];
}

const doing = "put the areas into bands";

const methods: readonly QuantileBandMethod[] = ["rank", "phe-quantile", "percentile", "ntile"];

/**
 * Puts areas into bands of about equal number: fifths, tenths.
 *
 * The default is by rank, in whole numbers, so that no band depends on how a division was rounded, and equal values
 * share a band (bands can then be of unequal size; all equal gives one band). Fewer areas than bands, or than the
 * method needs, gives no bands. An area without a value is listed with the reason. A band says nothing about chance,
 * and of a few areas little about size: look at the values.
 *
 * @param areas - areas with counts, or areas with figures, each named once
 * @param options - number of bands, order and method
 * @returns the band of each area
 * @throws TypeError or RangeError when an area or an option is not what it must be
 * @example Thirds
 * ```ts
 * import { quantileBands } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const areas = [9, 4, 4, 7, 1, 8].map((value, index) => ({ area: `ward ${index}`, value }));
 * const { areas: banded } = quantileBands(areas, { bands: 3 });
 * assert.deepEqual(banded.map(({ band }) => band), [1, 2, 2, 2, 3, 1]);
 * ```
 * @see Hyndman R.J. and Fan Y. (1996), Sample quantiles in statistical packages, The American Statistician 50, 361-365,
 * definition 7, for `percentile`; PHEindicatormethods 2.1.0, `phe_quantile`, for `phe-quantile`; ISO/IEC 9075-2, NTILE, for
 * `ntile`
 * @since 0.1.0
 */
export function quantileBands(
	areas: readonly AreaCounts[] | readonly AreaValue[],
	options: QuantileBandsOptions = {},
): QuantileBands {
	checkOptions(doing, options, ["bands", "order", "method", "per"]);
	const bands = checkCount(doing, "bands", options.bands ?? 5);
	if (bands < 2) throw argumentError(RangeError, "out-of-range", doing, "bands must be 2 or more", bands);
	const order = checkMember(doing, "order", options.order ?? "highest-first", [
		"highest-first",
		"lowest-first",
	]);
	const method = checkMember(doing, "method", options.method ?? "rank", methods);
	const { per, valued, unranked } = readRankables(doing, areas, options.per);
	const needed = method === "percentile" ? Math.max(bands, 4) : bands;
	const enough = valued.length >= needed;
	const values = valued.map(({ value }) => value);
	const sign = order === "lowest-first" ? 1 : -1;
	const bounds = method === "percentile" && enough ? boundsOf(values, bands) : [];
	const found =
		method === "percentile"
			? values
					.map((value) => percentileBand(value, bounds))
					.map((band) => (sign === 1 ? band : bands + 1 - band))
			: byRank(
					values.map((value) => sign * value),
					bands,
					method,
				);
	return {
		kind: "quantile-bands",
		status: enough ? "banded" : "too-few-areas",
		method,
		bands,
		order,
		ties: method === "ntile" ? "split" : "share-a-band",
		of: valued.length,
		needed,
		per,
		bounds,
		areas: enough ? valued.map(({ area, value }, index) => ({ area, value, band: found[index] ?? 0 })) : [],
		unranked,
	};
}

/** The band of each value, band 1 at the lowest. */
function byRank(values: readonly number[], bands: number, method: QuantileBandMethod): readonly number[] {
	const sorted = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
	const n = values.length;
	const found: number[] = [];
	let rank = 0;
	for (const [place, { value, index }] of sorted.entries()) {
		if (value !== sorted[place - 1]?.value) rank = place + 1;
		const above = n + 1 - rank;
		if (method === "ntile") found[index] = ntileBand(place, n, bands);
		else if (method === "rank") found[index] = bandOfRank(rank, n, bands);
		else found[index] = Math.max(1, bands + 1 - Math.ceil(above / (n / bands)));
	}
	return found;
}

/** The band of the place `rank` of `n`, counted from the end of band 1. */
export function bandOfRank(rank: number, n: number, bands: number): number {
	return bands + 1 - Math.ceil(((n + 1 - rank) * bands) / n);
}

function ntileBand(place: number, n: number, bands: number): number {
	const size = Math.floor(n / bands);
	const inLarger = (n % bands) * (size + 1);
	return place < inLarger
		? Math.floor(place / (size + 1)) + 1
		: (n % bands) + Math.floor((place - inLarger) / size) + 1;
}

function boundsOf(values: readonly number[], bands: number): readonly number[] {
	return Array.from({ length: bands + 1 }, (_, index) => quantile(values, index / bands));
}

/** The first band whose upper bound the value does not exceed, by more than half of the tenth decimal. */
function percentileBand(value: number, bounds: readonly number[]): number {
	return bounds.findIndex((bound, index) => index > 0 && value <= bound + 5e-11);
}
