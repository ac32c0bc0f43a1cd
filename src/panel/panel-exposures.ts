import { argumentError } from "../internal/errors.ts";
import type { ExposureRule, MidYearPopulation } from "../rolling/exposure.ts";
import { fromMidYears, midYearRules, periodRules, yearsOf } from "../rolling/find-exposure.ts";
import { checkWindowLength } from "../rolling/window.ts";
import type { Panel, PanelExposures } from "./panel.ts";

/** Residents of an area at the middle of a year. @since 0.1.0 */
export interface AreaPopulation extends MidYearPopulation {
	/** The area. */
	readonly area: string;
}

/** What the counts of a panel are divided by. @since 0.1.0 */
export interface PanelExposureOptions {
	/** One number for each area by its name, or mid-year populations of the areas. Default: none. */
	readonly exposures?: Readonly<Record<string, number>> | readonly AreaPopulation[];
	/**
	 * How the exposure of a window is found, in the words of `rollingRates`: for mid-year populations default
	 * `mid-year-before-window`; for a column of exposures in the records, which it must come with, `sum-over-window` or
	 * `mean-over-window`.
	 */
	readonly exposureRule?: ExposureRule;
	/** Length of the windows that mid-year populations are found for, in months. Default 12. */
	readonly windowMonths?: number;
}

/** The exposures of a panel, if there are any, and the names they were given for that it does not have. */
export interface FoundExposures {
	readonly exposures: PanelExposures | null;
	readonly notUsed: readonly string[];
}

/** The exposures of a panel, if there are any; `cells` are those that came with the records. */
export function exposuresOf(
	doing: string,
	panel: Panel,
	first: number,
	options: PanelExposureOptions,
	cells: readonly Float64Array[],
): FoundExposures {
	const { exposures, exposureRule, windowMonths } = options;
	const months = panel.counts.length;
	const list = Array.isArray(exposures);
	const refuse = (name: string, must: string, value: unknown) =>
		argumentError(RangeError, "not-applicable", doing, `${name} ${must}`, value);
	if (windowMonths !== undefined && !list)
		throw refuse("windowMonths", "must come with mid-year populations", windowMonths);
	if (exposures === undefined) {
		if (cells.length === 0) {
			if (exposureRule === undefined) return { exposures: null, notUsed: [] };
			throw refuse("exposureRule", "must come with exposures", exposureRule);
		}
		const rule = periodRules.find((one) => one === exposureRule);
		if (rule === undefined)
			throw refuse("exposureRule", `of a column must be one of ${periodRules.join(", ")}`, exposureRule);
		return { exposures: { by: "series", rule, windowMonths: null, columns: cells }, notUsed: [] };
	}
	if (cells.length > 0) throw refuse("exposures", "must not stand beside a column of exposures", "both");
	const inPanel = new Set(panel.areas);
	const notUsed = (names: Iterable<string>) => [...new Set(names)].filter((name) => !inPanel.has(name));
	if (!list) {
		// A Map has no names of its own: every area would be without exposure.
		if (typeof exposures !== "object" || exposures === null || exposures instanceof Map)
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				"exposures must be a record of one number for each area, or a list of mid-year populations",
				exposures,
			);
		if (exposureRule !== undefined && exposureRule !== "given")
			throw refuse("exposureRule", "for one number must be given", exposureRule);
		const named = new Map(Object.entries(exposures));
		const column = Float64Array.from(panel.areas, (area) => usable(doing, area, named.get(area) ?? null));
		const columns = Array.from({ length: months }, () => column);
		return {
			exposures: { by: "area", rule: "given", windowMonths: null, columns },
			notUsed: notUsed(named.keys()),
		};
	}
	const rule = midYearRules.find((one) => one === (exposureRule ?? midYearRules[0]));
	if (rule === undefined)
		throw refuse(
			"exposureRule",
			`for mid-year populations must be one of ${midYearRules.join(", ")}`,
			exposureRule,
		);
	const length = checkWindowLength(doing, windowMonths);
	const populations: readonly AreaPopulation[] = exposures;
	for (const one of populations)
		if (typeof one !== "object" || one === null || typeof one.area !== "string")
			throw argumentError(
				TypeError,
				"wrong-type",
				doing,
				"each mid-year population must have the name of its area",
				one,
			);
	return {
		exposures: {
			by: "area",
			rule,
			windowMonths: length,
			columns: midYearColumns(doing, panel, first, populations, rule, length),
		},
		notUsed: notUsed(populations.map(({ area }) => area)),
	};
}

/** The areas that have no exposure above 0 in any month. */
export function areasWithout(
	{ areas, indicators }: Panel,
	exposures: PanelExposures | null,
): readonly string[] {
	if (exposures === null) return [];
	const each = exposures.by === "area" ? 1 : indicators.length;
	const columns = [...new Set(exposures.columns)];
	return areas.filter(
		(_, area) => !columns.some((column) => anyAbove0(column, area * each, (area + 1) * each)),
	);
}

function anyAbove0(column: Float64Array, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if ((column[at] as number) > 0) return true;
	return false;
}

/** A number that can be divided by; NaN where there is none, or 0. */
function usable(doing: string, area: string, value: number | null): number {
	if (value === null || value === 0) return Number.NaN;
	if (typeof value === "number" && value > 0 && value < Infinity) return value;
	throw argumentError(
		typeof value === "number" ? RangeError : TypeError,
		typeof value === "number" ? "out-of-range" : "wrong-type",
		doing,
		`exposure of ${area} must be a finite number of 0 or more`,
		value,
	);
}

/** A column for each month; windows that the same years are taken for share one. */
function midYearColumns(
	doing: string,
	{ areas, counts }: Panel,
	first: number,
	populations: readonly AreaPopulation[],
	rule: (typeof midYearRules)[number],
	length: number,
): readonly Float64Array[] {
	const byArea = new Map<string, AreaPopulation[]>(areas.map((area) => [area, []]));
	for (const population of populations) byArea.get(population.area)?.push(population);
	const finders = areas.map((area) => fromMidYears(`${doing} for ${area}`, byArea.get(area) ?? [], rule));
	const known = new Map<string, Float64Array>();
	return Array.from({ length: counts.length }, (_, month) => {
		const span = { first: first + month - length + 1, last: first + month };
		const key = yearsOf(span, rule).join();
		const column =
			known.get(key) ??
			Float64Array.from(finders, (find) => {
				const found = find(span);
				return "exposure" in found ? found.exposure : Number.NaN;
			});
		known.set(key, column);
		return column;
	});
}
