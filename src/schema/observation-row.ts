import type { Period } from "../period/period.ts";
import type { Observation } from "../rolling/observation.ts";
import type { RowIssue } from "./row-issue.ts";

/**
 * An observation with all that its record says: a row that `rollingTotals`, `compareRolling` and the rest take as it is.
 *
 * @since 0.1.0
 */
export interface ObservationRow extends Observation {
	/** The months of the figure. */
	readonly period: Period;
	/** Code of the area, or its name where it has no code. */
	readonly area: string;
	/** Name of the area; null where the table has none. */
	readonly areaName: string | null;
	/** What is counted. */
	readonly indicator: string;
	/** The further columns that tell records apart, by their names. */
	readonly dimensions: Readonly<Record<string, string>>;
	/** Events; null where they are missing or withheld, and never 0 for a blank. */
	readonly count: number | null;
	/** What the count is divided by; null where the table has none. */
	readonly denominator: number | null;
	/** A value as it is printed: a rate, a percentage, an average; null where the table has none. */
	readonly value: number | null;
	/** Lower limit of the value; null where the table has none. */
	readonly lower: number | null;
	/** Upper limit of the value; null where the table has none. */
	readonly upper: number | null;
	/** What stands in the place of figures, by column: `blank`, `bounded`, or what the marker means. */
	readonly missing: Readonly<Record<string, string>>;
	/** Markers beside figures, without their brackets. */
	readonly markers: readonly string[];
	/** The record it comes from, counted from 1. */
	readonly record: number;
}

/**
 * A record that was read and stands aside.
 *
 * @since 0.1.0
 */
export interface ExcludedRecord {
	/** The record, counted from 1. */
	readonly record: number;
	/** The column of its figure in a sheet with periods across; otherwise null. */
	readonly column: string | null;
	/** Why. `total-row`: it is the sum of others. `duplicate`: the same as another. `superseded`: by a later vintage. */
	readonly reason: "total-row" | "duplicate" | "superseded" | "blank-row";
	/** The record that stands in its place; null for totals and blank rows. */
	readonly inFavourOf: number | null;
}

/**
 * A rule that could not be applied to some records.
 *
 * @since 0.1.0
 */
export interface UncheckedRule {
	/**
	 * `count-within-denominator`: one of the two could not be read. `duplicates`: the key could not be read, or another record
	 * has it and a figure of this one could not be. `gaps`: the key could not be read, so that the record may fill a gap that
	 * is reported. `total-is-sum`: the total or a part is missing or rejected, or a record that may be a part could not be read.
	 */
	readonly rule: "count-within-denominator" | "duplicates" | "total-is-sum" | "gaps";
	/** The records, counted from 1. */
	readonly records: readonly number[];
}

/**
 * What a table holds, and everything about it that is worth knowing.
 *
 * @since 0.1.0
 */
export interface ObservationsRead {
	/** What the record is. */
	readonly kind: "observations-read";
	/** The observations, in the order of the table. */
	readonly observations: readonly ObservationRow[];
	/** Every finding, by record. */
	readonly issues: readonly RowIssue[];
	/** Records that were read and are not among the observations. */
	readonly excluded: readonly ExcludedRecord[];
	/** Rules that some records escaped. */
	readonly notChecked: readonly UncheckedRule[];
	/** Records = accepted + rejected + excluded. In a sheet with periods across every figure is a record of its own. */
	readonly tally: {
		/** Rows of the table, without its header. */
		readonly rows: number;
		/** Observations that the table offers. */
		readonly records: number;
		/** Those that are among the observations. */
		readonly accepted: number;
		/** Those with an error. */
		readonly rejected: number;
		/** Those in `excluded`. */
		readonly excluded: number;
	};
}
