import { goesByCounts } from "../internal/by-counts.ts";
import { checkNumber, checkPositive, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { plain, type UnusableCounts, type UsableCounts, usableCounts } from "./area-count.ts";
import type { FigureDetails } from "./benchmark-inputs.ts";
import type { AreaCounts, AreaValue } from "./named-areas.ts";

/** An area that could not be ranked, and why. @since 0.1.0 */
export interface UnrankedArea {
	/** Name of the area. */
	readonly area: string;
	/** Why it has no rank. */
	readonly code: UnusableCounts | "value-missing";
}

/** An area with its value, and with its counts where it has them. */
export interface Valued {
	readonly area: string;
	readonly value: number;
	readonly counts: UsableCounts | null;
}

/** The values of areas that are all counts or all figures, and the areas that have none. `per` is `null` for figures. */
export function readRankables(
	doing: string,
	areas: readonly (AreaCounts | AreaValue)[],
	base: number | undefined,
): {
	readonly per: number | null;
	readonly valued: readonly Valued[];
	readonly unranked: readonly UnrankedArea[];
} {
	const counted = checkRecords<AreaCounts | AreaValue>(doing, "areas", areas).filter(isCounted).length;
	if (counted > 0 && counted < areas.length)
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"all areas must have counts, or all figures",
			`${counted} of ${areas.length} with counts`,
		);
	if (counted === 0 && areas.length > 0 && base !== undefined)
		throw argumentError(TypeError, "not-applicable", doing, "per must come with counts", base);
	const bases = new Set(
		areas.flatMap((area) => (isCounted(area) ? [] : ((area as FigureDetails).per ?? []))),
	);
	if (bases.size > 1)
		throw argumentError(RangeError, "out-of-range", doing, "all figures must have one base", [...bases]);
	const per = counted > 0 ? checkPositive(doing, "per", base ?? 1000) : null;
	const unranked: UnrankedArea[] = [];
	const valued: Valued[] = [];
	const names = new Set<string>();
	for (const area of areas) {
		if (names.has(area.area))
			throw argumentError(RangeError, "duplicate", doing, "each area must be named once", area.area);
		names.add(area.area);
		const read = readValue(doing, area, per ?? 1);
		if (typeof read === "string") unranked.push({ area: area.area, code: read });
		else valued.push({ area: area.area, value: read.value, counts: read.counts });
	}
	return { per, valued, unranked };
}

/** Whether an area is ranked by its counts: with them, and not with an answer whose value is another. */
function isCounted(area: AreaCounts | AreaValue): area is AreaCounts {
	return "exposure" in area && goesByCounts(area);
}

function readValue(
	doing: string,
	area: AreaCounts | AreaValue,
	per: number,
): Omit<Valued, "area"> | UnrankedArea["code"] {
	if (!isCounted(area)) {
		if (area.value === null) return "value-missing";
		return { value: plain(checkNumber(doing, `value of ${area.area}`, area.value)), counts: null };
	}
	const counts = usableCounts(doing, area, area.exposure, ` of ${area.area}`);
	if (typeof counts === "string") return counts;
	return { value: (counts.count * per) / counts.exposure, counts };
}
