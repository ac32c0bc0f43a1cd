import fc from "fast-check";
import { monthsIn, type Observation, type Period, toPeriod } from "../../src/index.ts";
import type { PanelRow } from "../../src/panel/index.ts";

/** Months of the drawn panels: three years and a half. */
export const months = monthsIn(toPeriod("2016-07/2019-12"));

/** What a cell can hold: a count, nothing, a blank, a withheld count, two records. */
export type Cell = number | "missing" | "blank" | "withheld" | "twice";

/** A drawn panel: cells by area, indicator and month. */
export interface Drawn {
	readonly areas: readonly string[];
	readonly indicators: readonly string[];
	readonly cells: readonly (readonly (readonly Cell[])[])[];
	readonly exposures: readonly number[];
}

const count = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
	{ weight: 3, arbitrary: fc.integer({ min: 0, max: 400 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000_000 }) },
);

const gap = fc.constantFrom<Cell>("missing", "blank", "withheld", "twice");

/** Series of one size each, some of them with gaps. */
const series = fc.oneof(
	fc.array(fc.integer({ min: 0, max: 3 }), { minLength: months.length, maxLength: months.length }),
	fc.array(fc.integer({ min: 80, max: 130 }), { minLength: months.length, maxLength: months.length }),
	fc.array(count, { minLength: months.length, maxLength: months.length }),
	fc.array(fc.oneof({ weight: 40, arbitrary: count }, { weight: 1, arbitrary: gap }), {
		minLength: months.length,
		maxLength: months.length,
	}),
);

/** Panels of up to four areas and three indicators. */
export const drawnPanel: fc.Arbitrary<Drawn> = fc
	.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
	.chain(([areas, indicators]) =>
		fc.record({
			areas: fc.constant(Array.from({ length: areas }, (_, place) => `area ${place}`)),
			indicators: fc.constant(Array.from({ length: indicators }, (_, place) => `indicator ${place}`)),
			cells: fc.array(fc.array(series, { minLength: indicators, maxLength: indicators }), {
				minLength: areas,
				maxLength: areas,
			}),
			exposures: fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: areas, maxLength: areas }),
		}),
	);

/** The observations of a series, as the functions of single series take them. */
export function observed(cells: readonly Cell[]): readonly Observation[] {
	return cells.flatMap((cell, month): readonly Observation[] => {
		const period = months[month] as Period;
		if (cell === "missing") return [];
		if (cell === "blank") return [{ period, count: null }];
		if (cell === "withheld") return [{ period, count: null, withheld: { from: 1, to: 4 } }];
		if (cell === "twice")
			return [
				{ period, count: 1 },
				{ period, count: 2 },
			];
		return [{ period, count: cell }];
	});
}

/** The rows of a drawn panel. */
export function rowsOf({ areas, indicators, cells }: Drawn): readonly PanelRow[] {
	return areas.flatMap((area, a) =>
		indicators.flatMap((indicator, i) =>
			observed(cells[a]?.[i] ?? []).map((observation) => ({ area, indicator, ...observation })),
		),
	);
}

/** The options that give a drawn panel its names, months and exposures. */
export function optionsOf({ areas, indicators, exposures }: Drawn) {
	return {
		areas,
		indicators,
		months: toPeriod("2016-07/2019-12"),
		exposures: Object.fromEntries(areas.map((area, place) => [area, exposures[place] ?? 0])),
	};
}

/** Class, code and message of what a call throws. */
export function thrown(call: () => unknown): readonly unknown[] {
	try {
		call();
	} catch (error) {
		const { name, message, code } = error as Error & { readonly code: string };
		return [name, code, message];
	}
	throw new Error("nothing was thrown");
}
