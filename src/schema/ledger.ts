import type { ObservationRow } from "./observation-row.ts";
import type { Label } from "./read-label.ts";
import type { PeriodLabel } from "./read-period.ts";

/** What has become of a record. `wrong`: its key could be read and a figure could not. */
export type RecordState = "accepted" | "wrong" | "conflicting" | "duplicate" | "superseded" | "total-row";

/** All records of one area, indicator and set of dimensions. */
export interface Series {
	readonly id: number;
	readonly area: Label;
	readonly indicator: Label;
	readonly dimensions: Readonly<Record<string, string>>;
	/** Tells the sets of dimensions apart. */
	readonly dimensionKey: string;
	/** Number of the first entry of each period, by the number of the period. */
	readonly at: (number | undefined)[];
}

/** A record that could be read. */
export interface Entry {
	readonly row: ObservationRow;
	readonly series: Series;
	readonly period: PeriodLabel;
	/** The column of its figure where periods stand across. */
	readonly column: string | null;
}

/**
 * The records that could be read, by a number each. The millions are kept in a few long lists and not as objects, because
 * making and clearing those takes most of the time.
 */
export interface Ledger {
	readonly rows: ObservationRow[];
	/** Every series, by its number. */
	readonly series: readonly Series[];
	/** Every period, by its number. */
	readonly periods: readonly PeriodLabel[];
	/** Number of the series of each record. */
	readonly seriesOf: Int32Array;
	/** Number of the period of each record. */
	readonly periodOf: Int32Array;
	/** The column of the figure of each record, where periods stand across. */
	readonly columns: string[];
	/** State of the records that are not accepted as they stand. */
	readonly states: Map<number, RecordState>;
	/** The record that stands in the place of another. */
	readonly inFavourOf: Map<number, number>;
	/** Numbers of several entries for one series and period, by the number of the first. */
	readonly several: Map<number, number[]>;
}

/** A ledger for so many records, over series and periods that are added as they are met. */
export function newLedger(size: number, series: readonly Series[], periods: readonly PeriodLabel[]): Ledger {
	return {
		rows: [],
		series,
		periods,
		seriesOf: new Int32Array(size),
		periodOf: new Int32Array(size),
		columns: [],
		states: new Map(),
		inFavourOf: new Map(),
		several: new Map(),
	};
}

/** Adds a record, and keeps those of one series and period together. */
export function enter(
	ledger: Ledger,
	row: ObservationRow,
	series: Series,
	period: PeriodLabel,
	column: string | null,
): number {
	const number = ledger.rows.length;
	ledger.rows.push(row);
	ledger.seriesOf[number] = series.id;
	ledger.periodOf[number] = period.id;
	if (column !== null) ledger.columns[number] = column;
	const first = series.at[period.id];
	if (first === undefined) series.at[period.id] = number;
	else {
		const all = ledger.several.get(first);
		if (all === undefined) ledger.several.set(first, [first, number]);
		else all.push(number);
	}
	return number;
}

export function entryOf(ledger: Ledger, number: number): Entry {
	const row = ledger.rows[number];
	const series = ledger.series[ledger.seriesOf[number] ?? -1];
	const period = ledger.periods[ledger.periodOf[number] ?? -1];
	if (row === undefined || series === undefined || period === undefined)
		throw new RangeError(
			`Cannot find the entry: there must be one of this number, current value is ${number}`,
		);
	return { row, series, period, column: ledger.columns[number] ?? null };
}

export function stateOf({ states }: Ledger, number: number): RecordState {
	return states.get(number) ?? "accepted";
}
