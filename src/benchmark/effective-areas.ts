import { checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { UnclassifiedArea } from "./funnel-classification.ts";
import type { AreaCounts, AreaStandardised } from "./named-areas.ts";

/** Standardised rates as counts over effective exposures, and why an area has no such exposure. */
export function effectiveAreas(
	doing: string,
	areas: readonly AreaStandardised[],
	per: number,
): {
	readonly areas: readonly AreaCounts[];
	readonly reasons: ReadonlyMap<string, UnclassifiedArea["code"]>;
} {
	const reasons = new Map<string, UnclassifiedArea["code"]>();
	const counted = areas.map(({ standardisedRate: rate, ...given }): AreaCounts => {
		// Over its effective exposure it is a rate, whatever answer it was taken from.
		const area = { ...given, kind: "rate" } as const;
		if (rate === undefined)
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				`${area.area} must have a count and standardisedRate, as another area has`,
				rate,
			);
		if (rate !== null && checkNumber(doing, `standardisedRate of ${area.area}`, rate) < 0)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`standardisedRate of ${area.area} must be 0 or more`,
				rate,
			);
		if (area.count === null) return { ...area, exposure: null };
		if (rate === null) reasons.set(area.area, "rate-missing");
		else if (rate === 0 || area.count === 0) reasons.set(area.area, "no-effective-exposure");
		else return { ...area, exposure: (area.count * per) / rate };
		return { ...area, exposure: null };
	});
	return { areas: counted, reasons };
}
