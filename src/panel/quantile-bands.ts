import { bandOfRank } from "../benchmark/quantile-bands.ts";
import { checkCount, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { PanelRanks } from "./rank-areas.ts";
import { bytes, checkApart, checkKind, reuse } from "./rolling-totals.ts";

/** Settings of {@link quantileBands}. @since 0.1.0 */
export interface PanelBandsOptions {
	/** Number of bands, a whole number from 2 to 255. Default 5. */
	readonly bands?: number;
	/** An earlier answer, whose columns are written over where they have the length that is needed. Default: new columns. */
	readonly out?: PanelBands;
}

/** The bands of the areas, within each indicator. @since 0.1.0 */
export interface PanelBands {
	/** What the record is. */
	readonly kind: "panel-bands";
	/** Number of bands. */
	readonly bands: number;
	/** The band of every series from 1, at the end that has rank 1; 0 where it has no rank or areas are too few. */
	readonly band: Uint8Array;
}

/**
 * Bands of about equal number by rank, within each indicator: `quantileBands` of the root with its method `rank`.
 *
 * Equal values share a band. An indicator with fewer ranked areas than bands has none, and a series without a rank has
 * band 0.
 *
 * @param ranked - the answer of `rankAreas`; its order says which end is band 1
 * @param options - number of bands, columns to reuse
 * @returns a column of bands
 * @throws TypeError when `ranked` is no answer of `rankAreas`; RangeError or TypeError when `bands` is not a whole number from
 * 2 to 255
 * @example Thirds
 * ```ts
 * import assert from "node:assert/strict";
 * import { quantileBands, rankAreas } from "direction-of-travel/panel";
 *
 * const { band } = quantileBands(rankAreas(Float64Array.of(9, 4, 4, 7, 1, 8)), { bands: 3 });
 * assert.deepEqual([...band], [1, 2, 2, 2, 3, 1]);
 * ```
 * @since 0.1.0
 */
export function quantileBands(ranked: PanelRanks, options: PanelBandsOptions = {}): PanelBands {
	const doing = "put the areas into bands";
	checkOptions(doing, options, ["bands", "out"]);
	checkKind(doing, "the ranks", ranked, "panel-ranks");
	const { ranks, of } = ranked;
	const bands = checkCount(doing, "bands", options.bands ?? 5);
	if (bands < 2 || bands > 255)
		throw argumentError(RangeError, "out-of-range", doing, "bands must be 2 to 255", bands);
	const band = reuse(options.out?.band, ranks.length, bytes);
	if (options.out) checkApart(doing, [band], [ranks, of]);
	for (let at = 0, indicator = 0; at < ranks.length; at++) {
		const rank = ranks[at] as number;
		const known = of[indicator] as number;
		if (++indicator === of.length) indicator = 0;
		// Ranks count from the end of band 1, the bands of the scalar function from the other.
		band[at] = rank === 0 || known < bands ? 0 : bandOfRank(rank, known, bands);
	}
	return { kind: "panel-bands", bands, band };
}
