import type { ExposureRule } from "../rolling/exposure.ts";
import type { TableName } from "./dialect.ts";

/** A table of counts in long form: one row for each area, indicator and month. @since 0.1.0 */
export interface CountsTable {
	/** The table or view. */
	readonly table: TableName;
	/** Column with the name of the area. */
	readonly area: string;
	/** Column with the name of the indicator. */
	readonly indicator: string;
	/** Column with the month. */
	readonly period: string;
	/**
	 * What the column of months holds: texts as `YYYY-MM`, or dates, any day of the month. Rows with anything else are counted
	 * in the column `rejected` of the answer, and not used. Default `text`.
	 */
	readonly periodAs?: "text" | "date";
	/** Column with the count; NULL where it is blank or withheld. */
	readonly count: string;
	/** Column that is true where the count is withheld. Default: no count is. */
	readonly withheld?: string;
	/**
	 * Column with what the count is divided by, to be added up over the window. A month without one above 0 leaves its window
	 * without one. Default: populations are.
	 */
	readonly exposure?: string;
}

/**
 * A table of populations: one row for each area, or for each area and year. An area that is there twice, or not with a
 * number above 0, has no population.
 *
 * @since 0.1.0
 */
export interface PopulationsTable {
	/** The table or view. */
	readonly table: TableName;
	/** Column with the name of the area. */
	readonly area: string;
	/** Column with the population. */
	readonly population: string;
	/** Column with the year of a mid-year population, a whole number. Default: there is one population for all time. */
	readonly year?: string;
	/**
	 * Which mid-year population a window is divided by, in the words of `rollingRates`. Only with `year`. Default
	 * `mid-year-before-window`.
	 */
	readonly exposureRule?: Extract<
		ExposureRule,
		"mid-year-before-window" | "mid-year-of-window-start" | "nearest-mid-year"
	>;
}

/** Where the counts are, and what they are divided by. @since 0.1.0 */
export interface DashboardSource {
	/** The counts. */
	readonly counts: CountsTable;
	/** The populations; not with an `exposure` column beside the counts. */
	readonly populations?: PopulationsTable;
}
