import { checkCount, checkList, checkNumber, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import type { ExposureRule, MidYearPopulation } from "../rolling/exposure.ts";
import { type ReadExposures, readExposures } from "../rolling/read-exposures.ts";
import type { AreaTree } from "./area-tree.ts";
import type { AreaPopulation } from "./dashboard.ts";
import { doing } from "./dashboard-options.ts";

/** Residents of one area: one number, or by year; null where nothing is known. */
type Residents = number | readonly MidYearPopulation[] | null;

/**
 * What rates of an area are over; null where its residents are not known. An area without figures of its own has the sum of those
 * that it is made of. Every indicator asks for the same, and so each area is read once.
 */
export function areaPopulations(
	given: readonly AreaPopulation[],
	{ childrenOf }: AreaTree,
	exposureRule: ExposureRule,
): (area: string) => ReadExposures | null {
	const years = new Map<string, Map<number | null, number | null>>();
	for (const [index, one] of checkList(doing, "populations", given).entries()) {
		const { area, year, population } = checkRecord(doing, `populations[${index}]`, one);
		const key = year === undefined ? null : checkCount(doing, `year of ${area}`, year);
		if (population !== null && checkNumber(doing, `population of ${area}`, population) < 0)
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`population of ${area} must be 0 or more`,
				population,
			);
		const known = years.get(area) ?? new Map<number | null, number | null>();
		if (known.has(key) || (known.size > 0 && (key === null || known.has(null))))
			throw argumentError(
				RangeError,
				"duplicate",
				doing,
				`population of ${area} must be given once for each year, or once for all`,
				year,
			);
		known.set(key, population);
		years.set(area, known);
	}
	const residentsOf = (area: string): Residents => {
		const own = years.get(area);
		return own === undefined ? sumOf(childrenOf(area).map(({ id }) => residentsOf(id))) : asResidents(own);
	};
	const read = new Map<string, ReadExposures | null>();
	return (area) => {
		if (read.has(area)) return read.get(area) ?? null;
		const exposures = residentsOf(area);
		const answer =
			exposures === null
				? null
				: readExposures(
						`${doing}, residents of ${area}`,
						typeof exposures === "number" ? { exposures } : { exposures, exposureRule },
					);
		read.set(area, answer);
		return answer;
	};
}

function asResidents(years: ReadonlyMap<number | null, number | null>): Residents {
	if (years.has(null)) {
		const number = years.get(null) ?? null;
		return number === 0 ? null : number;
	}
	return [...years].map(([year, population]) => ({ year: year ?? 0, population }));
}

/** The sum of several areas, which is known where every one of them is. */
function sumOf(parts: readonly Residents[]): Residents {
	const [first] = parts;
	if (first === undefined || first === null) return null;
	if (typeof first === "number")
		return parts.every((part) => typeof part === "number")
			? parts.reduce((sum, part) => sum + part, 0)
			: null;
	const lists = parts.map((part) => (part === null || typeof part === "number" ? null : part));
	return first.flatMap(({ year }): readonly MidYearPopulation[] => {
		const figures = lists.map((list) => list?.find((one) => one.year === year)?.population ?? null);
		const population = figures.reduce<number | null>(
			(sum, figure) => (sum === null || figure === null ? null : sum + figure),
			0,
		);
		return [{ year, population }];
	});
}
