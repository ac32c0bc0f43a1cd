import {
	type Measure,
	type MeasureReader,
	type MeasureSettings,
	measureReader,
	type RecordNotes,
} from "./read-measure.ts";
import { type Finding, finding } from "./row-issue.ts";
import type { Column } from "./table.ts";
import { cellOf } from "./table.ts";

/** The figures of a record. */
interface Figures {
	count: number | null;
	denominator: number | null;
	value: number | null;
	lower: number | null;
	upper: number | null;
}

/** Reads the figures of each record into `figures` and `notes`; false when one cannot be read, and that is then found. */
export function figuresReader(
	columns: readonly (readonly [measure: Measure, column: Column])[],
	settings: MeasureSettings & { readonly withinDenominator: boolean },
	findings: Finding[],
) {
	const readers = columns.map(([measure, column]): readonly [Measure, Column, MeasureReader] => [
		measure,
		column,
		measureReader(measure, column, settings, findings),
	]);
	const { withinDenominator } = settings;
	const escaped: number[] = [];
	// One record after the other goes through these.
	const figures: Figures = { count: null, denominator: null, value: null, lower: null, upper: null };
	const notes: RecordNotes = { failed: false, missing: null, markers: null, withheld: null };
	const wrong = (record: number, measure: Measure, found: number, must: string) => {
		notes.failed = true;
		const name = columns.find(([one]) => one === measure)?.[1].name ?? null;
		findings.push(finding("out-of-range", "error", record, name, String(found), must));
	};
	const read = (row: Readonly<Record<string | number, unknown>>, record: number): boolean => {
		notes.failed = false;
		notes.missing = null;
		notes.markers = null;
		notes.withheld = null;
		for (const [measure, column, readFigure] of readers)
			figures[measure] = readFigure(cellOf(row, column), record, notes);
		const { count, denominator, lower, upper } = figures;
		if (withinDenominator) {
			if (count === null || denominator === null) escaped.push(record);
			else if (count > denominator)
				wrong(record, "count", count, `must not be above the denominator, ${denominator}`);
		}
		if (lower !== null && upper !== null && lower > upper)
			wrong(record, "lower", lower, `must not be above the upper limit, ${upper}`);
		if (notes.missing !== null) findBlanks(notes.missing, record);
		return !notes.failed;
	};
	return { read, figures, notes, escaped };

	function findBlanks(missing: Readonly<Record<string, string>>, record: number): void {
		const severity = Object.keys(missing).length === columns.length ? "warning" : "info";
		for (const [measure, column] of columns)
			if (missing[measure] === "blank")
				findings.push(finding("blank", severity, record, column.name, "", "is blank, which is not 0"));
	}
}
