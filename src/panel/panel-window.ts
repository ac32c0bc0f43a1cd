import type { Period } from "../period/period.ts";

/**
 * Why a window of a series has no total, as the numbers of a status column; 0 where it has one. Where several hold the
 * highest stands. All but the last are the marks of `cellMarks` with their sign turned.
 *
 * @since 0.1.0
 */
export const windowStatus = {
	/** It has a total. */
	complete: 0,
	/** A month is withheld. */
	withheld: 1,
	/** A month is blank. */
	blank: 2,
	/** A month has several observations. */
	duplicate: 3,
	/** A month is missing. */
	missing: 4,
	/** The window begins before the panel. */
	outside: 5,
} as const;

/** One window of every series. @since 0.1.0 */
export interface PanelTotals {
	/** What the record is. */
	readonly kind: "panel-totals";
	/** Number of areas. */
	readonly areas: number;
	/** Number of indicators; the series of an area stand side by side. */
	readonly indicators: number;
	/** The last month of the window. */
	readonly ending: Period;
	/** Length of the window in months. */
	readonly months: number;
	/** The total of every series; NaN where its status is not 0. */
	readonly totals: Float64Array;
	/** Why a series has no total, by the numbers of {@link windowStatus}. */
	readonly status: Uint8Array;
	/** How many series have no total. */
	readonly incomplete: number;
}

/** The current and the previous window of every series, or of a run of areas. @since 0.1.0 */
export interface PanelComparison {
	/** What the record is. */
	readonly kind: "panel-comparison";
	/** Place of the first area in the panel. */
	readonly firstArea: number;
	/** Number of areas. */
	readonly areas: number;
	/** Number of indicators; the series of an area stand side by side. */
	readonly indicators: number;
	/** The last month of the current window. */
	readonly ending: Period;
	/** The last month of the previous window. */
	readonly previousEnding: Period;
	/** Length of each window in months. */
	readonly months: number;
	/** Whether the counts need not be whole; they can then not be tested. */
	readonly weighted: boolean;
	/** Count of the current window; NaN where its status is not 0. */
	readonly current: Float64Array;
	/** Count of the previous window; NaN where its status is not 0. */
	readonly previous: Float64Array;
	/** Why a current window has no count, by the numbers of {@link windowStatus}. */
	readonly currentStatus: Uint8Array;
	/** Why a previous window has no count. */
	readonly previousStatus: Uint8Array;
	/** Whether exposures are by area or by series; `null` where the panel has none. */
	readonly exposuresBy: "area" | "series" | null;
	/** What current counts are divided by, NaN where there is none; empty where the panel has no exposures. */
	readonly currentExposures: Float64Array;
	/** What previous counts are divided by. */
	readonly previousExposures: Float64Array;
}
