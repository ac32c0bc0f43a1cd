import type { Period } from "../period/period.ts";
import type { Panel } from "./panel.ts";

/**
 * Why a record was not put into the panel:
 * - `unknown-area`, `unknown-indicator`: not among the names that were given, or no text, or a blank one
 * - `not-a-month`: its period is not one month
 * - `outside-months`: its month lies outside the months that were asked for
 * - `replaced`: another row of its cell has a later vintage
 * - `not-a-count`: its count is no number of 0 or more, or where counts must be whole not whole or above 2,147,483,647
 * - `not-an-exposure`: what it is to be divided by is no finite number of 0 or more
 * - `not-a-record`: it has not as many cells as the header, or a quotation mark that is not closed or is with text after it
 *
 * @since 0.1.0
 */
export type PanelProblemCode =
	| "unknown-area"
	| "unknown-indicator"
	| "not-a-month"
	| "outside-months"
	| "not-a-count"
	| "not-an-exposure"
	| "replaced"
	| "not-a-record";

/** A record that was not put into the panel. @since 0.1.0 */
export interface PanelProblem {
	/** Place of the record, from 0; the header of a CSV is none. */
	readonly record: number;
	/** Why not. */
	readonly code: PanelProblemCode;
}

/** A panel with what became of every record. @since 0.1.0 */
export interface PanelReading {
	/** The panel. */
	readonly panel: Panel;
	/** How many records there were. */
	readonly records: number;
	/** How many stand in a cell, as a count or as a mark. Always `records` less `rejected`. */
	readonly placed: number;
	/** How many were not put into the panel. */
	readonly rejected: number;
	/** How many of each kind; a kind that did not occur is 0. */
	readonly tally: Readonly<Record<PanelProblemCode, number>>;
	/** The first hundred problems, in order. */
	readonly problems: readonly PanelProblem[];
	/** How many cells had several records, so that none of them is used. */
	readonly duplicates: number;
	/**
	 * The areas for which no exposure above 0 was given, whose rates are NaN while the status of their windows is 0; empty
	 * where the panel has no exposures.
	 */
	readonly areasWithoutExposure: readonly string[];
	/** The names that exposures were given for and that no area of the panel has, such as one that is spelt otherwise. */
	readonly exposuresNotUsed: readonly string[];
	/** The records that state a break before them, which a panel does not heed; only rows can. */
	readonly breaks: readonly PanelBreak[];
}

/** A record that cannot be set beside those before it. @since 0.1.0 */
export interface PanelBreak {
	/** Its area. */
	readonly area: string;
	/** Its indicator. */
	readonly indicator: string;
	/** The month that the series breaks before. */
	readonly period: Period;
}

/** Gathers what became of the records. */
export interface Tally {
	readonly counts: Record<PanelProblemCode, number>;
	readonly problems: PanelProblem[];
}

/** An empty tally. */
export function newTally(): Tally {
	return {
		counts: {
			"unknown-area": 0,
			"unknown-indicator": 0,
			"not-a-month": 0,
			"outside-months": 0,
			"not-a-count": 0,
			"not-an-exposure": 0,
			replaced: 0,
			"not-a-record": 0,
		},
		problems: [],
	};
}

/** Notes a record that is not put into the panel. */
export function reject({ counts, problems }: Tally, record: number, code: PanelProblemCode): void {
	counts[code]++;
	if (problems.length < 100) problems.push({ record, code });
}

/** The reading, once every record has been placed or rejected. */
export function readingOf(
	panel: Panel,
	records: number,
	{ counts, problems }: Tally,
	duplicates: number,
): PanelReading {
	const rejected = Object.values(counts).reduce((sum, count) => sum + count, 0);
	return {
		panel,
		records,
		placed: records - rejected,
		rejected,
		tally: counts,
		problems,
		duplicates,
		areasWithoutExposure: [],
		exposuresNotUsed: [],
		breaks: [],
	};
}
