import { checkByCounts, checkProportion } from "../internal/by-counts.ts";
import { checkCount, checkRecords } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type KnownCount, type UnusableCounts, type UsableCounts, usableCounts } from "./area-count.ts";

/** An area with events over an exposure. @since 0.1.0 */
export interface AreaCounts extends KnownCount {
	/** Name of the area, which no other has. */
	readonly area: string;
	/** What the count is divided by, usually residents; `null` where it is not known. */
	readonly exposure: number | null;
	/** What the record is, where it is an answer whose counts tell all of it, such as one of `rate`. */
	readonly kind?: "rate" | "regional-average";
}

/** An area with a part of a whole. @since 0.1.0 */
export interface AreaParts extends KnownCount {
	/** Name of the area, which no other has. */
	readonly area: string;
	/** The whole that the count is a part of, a whole number; `null` where it is not known. */
	readonly denominator: number | null;
}

/** An area with an observed count and the one to be expected. @since 0.1.0 */
export interface AreaExpected extends KnownCount {
	/** Name of the area, which no other has. */
	readonly area: string;
	/** The count to be expected, not necessarily whole; `null` where it is not known. */
	readonly expected: number | null;
}

/** An area with a standardised rate and the events behind it. @since 0.1.0 */
export interface AreaStandardised extends KnownCount {
	/** Name of the area, which no other has. */
	readonly area: string;
	/** The standardised rate, on the base that the funnel is drawn on; `null` where it is missing. */
	readonly standardisedRate: number | null;
}

/** An area with a figure. @since 0.1.0 */
export interface AreaValue {
	/** Name of the area, which no other has. */
	readonly area: string;
	/** The figure; `null` where it is missing. */
	readonly value: number | null;
}

/** What areas hold: rates, proportions, or ratios of observed to expected counts. */
export type AreaFamily = "rate" | "proportion" | "ratio";

/** An area with its counts, or with why it has none. */
export interface ReadArea {
	readonly area: string;
	readonly counts: UsableCounts | null;
	readonly code: UnusableCounts | null;
}

/** An area that has its counts. */
export interface CountedArea extends UsableCounts {
	readonly area: string;
}

const bases = { rate: "exposure", proportion: "denominator", ratio: "expected" } as const;

/** What the areas hold, and their counts. No area at all counts as rates. */
export function readAreas(
	doing: string,
	areas: readonly (AreaCounts | AreaParts | AreaExpected)[],
): {
	readonly family: AreaFamily;
	readonly read: readonly ReadArea[];
} {
	const familyOf = (area: AreaCounts | AreaParts | AreaExpected): AreaFamily =>
		"exposure" in area ? "rate" : "denominator" in area ? "proportion" : "ratio";
	checkRecords<unknown>(doing, "areas", areas);
	const family = areas[0] === undefined ? "rate" : familyOf(areas[0]);
	const base = bases[family];
	const names = new Set<string>();
	const read = areas.map((area) => {
		if (names.has(area.area))
			throw argumentError(RangeError, "duplicate", doing, "each area must be named once", area.area);
		names.add(area.area);
		if (familyOf(area) !== family)
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				`${area.area} must have a count and ${base}, as the first area has`,
				familyOf(area),
			);
		checkByCounts(doing, area.area, area);
		const exposure =
			"exposure" in area ? area.exposure : "denominator" in area ? area.denominator : area.expected;
		const usable = usableCounts(doing, area, exposure, ` of ${area.area}`, base);
		if (typeof usable === "string") return { area: area.area, counts: null, code: usable };
		if (family === "proportion") {
			checkProportion(doing, area.area, area);
			checkParts(doing, area.area, usable);
		}
		return { area: area.area, counts: usable, code: null };
	});
	return { family, read };
}

function checkParts(doing: string, area: string, { count, exposure }: UsableCounts): void {
	checkCount(doing, `denominator of ${area}`, exposure);
	if (count > exposure)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			`count of ${area} must be at most its denominator, ${exposure}`,
			count,
		);
}
