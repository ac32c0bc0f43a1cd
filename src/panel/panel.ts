import { checkCount } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type MonthSpan, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { ExposureRule } from "../rolling/exposure.ts";

/**
 * What stands in a cell of a {@link Panel} that holds no count. Every mark is below 0, so that none can be taken for a
 * count; the one that says less about the month is the lower one.
 *
 * @since 0.1.0
 */
export const cellMarks = {
	/** A count that may not be shown. */
	withheld: -1,
	/** An observation without a count. */
	blank: -2,
	/** Several observations for the cell, so that none of them can be used. */
	duplicate: -3,
	/** No observation. */
	missing: -4,
} as const;

/** What the counts of a panel are divided by. @since 0.1.0 */
export interface PanelExposures {
	/** Whether every indicator of an area has the same exposure, or each series its own. */
	readonly by: "area" | "series";
	/** How the exposure of a window is found, in the words of the functions for single series. */
	readonly rule: ExposureRule;
	/**
	 * The length of the windows that the columns were found for, each for the window that ends with its month; `null`
	 * where they hold for windows of any length: one number (`given`), or exposures of single months that are added up or
	 * averaged over the window.
	 */
	readonly windowMonths: number | null;
	/** For each month the exposure of every area, or of every series; NaN where there is none. Months may share an array. */
	readonly columns: readonly Float64Array[];
}

/**
 * Monthly counts of many areas and indicators, one dense column for each month.
 *
 * A series is one indicator in one area. Their order is area by area: the series of area `a` and indicator `i` is
 * number `a * indicators.length + i`. A cell holds a count or, where there is none, one of {@link cellMarks}, never 0
 * in its place. The columns are typed arrays: a panel can be cloned, transferred and shared between workers, and is
 * not JSON.
 *
 * @since 0.1.0
 */
export interface Panel {
	/** What the record is. */
	readonly kind: "panel";
	/** Names of the areas. */
	readonly areas: readonly string[];
	/** Names of the indicators. */
	readonly indicators: readonly string[];
	/** The first month. */
	readonly first: Period;
	/** The last month. */
	readonly last: Period;
	/**
	 * The counts of every series, a column for each month from the first to the last: `Int32Array` for whole counts,
	 * `Float64Array` for weighted ones.
	 */
	readonly counts: readonly Int32Array[] | readonly Float64Array[];
	/** For each month the series whose cell holds a mark and no count, in order. */
	readonly marked: readonly Uint32Array[];
	/** Whether counts need not be whole, so that sums are compensated. */
	readonly weighted: boolean;
	/** What counts are divided by, or `null`. */
	readonly exposures: PanelExposures | null;
}

/** The months of a panel, once the panel has been looked at. */
export function monthsOf(doing: string, panel: Panel): MonthSpan {
	if (typeof panel !== "object" || panel === null || panel.kind !== "panel")
		throw argumentError(TypeError, "wrong-type", doing, "the panel must be a panel", panel);
	return { first: spanOf(panel.first, doing).first, last: spanOf(panel.last, doing).last };
}

/** The number of series of a panel. */
export function seriesCount({ areas, indicators }: Pick<Panel, "areas" | "indicators">): number {
	return areas.length * indicators.length;
}

/** The places of the marks in a column. */
export function markedIn(column: Int32Array | Float64Array): Uint32Array {
	let found = 0;
	for (let series = 0; series < column.length; series++) if ((column[series] as number) < 0) found++;
	const places = new Uint32Array(found);
	for (let series = 0, at = 0; at < found; series++)
		if ((column[series] as number) < 0) places[at++] = series;
	return places;
}

/** Names that stand for the rows of a panel: each a text, none twice. */
export function checkNames(doing: string, name: string, names: readonly string[]): readonly string[] {
	if (!Array.isArray(names))
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a list of names`, names);
	const seen = new Set<string>();
	for (const one of names) {
		if (typeof one !== "string")
			throw argumentError(TypeError, "wrong-type", doing, `${name} must be a list of names`, one);
		if (seen.has(one))
			throw argumentError(RangeError, "duplicate", doing, `${name} must name each once`, one);
		seen.add(one);
	}
	return names;
}

/** The place of an area or an indicator among the names of a panel. */
export function placeOf(doing: string, name: string, names: readonly string[], wanted: string): number {
	const place = names.indexOf(wanted);
	if (place < 0)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be in the panel`, wanted);
	return checkCount(doing, name, place);
}
