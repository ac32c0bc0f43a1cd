import type { Plan } from "./plan-columns.ts";
import { type MeasureSettings, measureReader, type RecordNotes } from "./read-measure.ts";
import { type Finding, finding } from "./row-issue.ts";

/** Checks the columns that are the sum of the periods of a row; a row with a figure missing is not checked. */
export function rowTotals({ across, totals }: Plan, settings: MeasureSettings, findings: Finding[]) {
	// What is wrong with a part has been found when it was read.
	const parts = across.map((column) => ({ column, read: measureReader("value", column, settings, []) }));
	const sums = totals.map((column) => ({ column, read: measureReader("value", column, settings, findings) }));
	return (row: Readonly<Record<string | number, unknown>>, record: number): void => {
		for (const { column, read } of sums) {
			const notes: RecordNotes = { failed: false, missing: null, markers: null, withheld: null };
			const total = read(row[column.key], record, notes);
			const figures = parts.map((part) => part.read(row[part.column.key], record, notes));
			const sum = figures.reduce<number>((all, figure) => all + (figure ?? 0), 0);
			if (
				total === null ||
				notes.failed ||
				figures.includes(null) ||
				Math.abs(total - sum) <= 1e-9 * Math.abs(sum)
			)
				continue;
			const must = `must be the sum of the periods, ${sum}`;
			findings.push(finding("total-mismatch", "warning", record, column.name, String(total), must));
		}
	};
}
