import { addCounts, type CountSpan } from "./count-span.ts";
import type { Plan } from "./plan-columns.ts";
import { type Measure, type MeasureSettings, measureReader, type RecordNotes } from "./read-measure.ts";
import { type Finding, finding } from "./row-issue.ts";
import { cellOf } from "./table.ts";

/**
 * Checks the columns that are the sum of the periods of a row. A withheld count is a range, and so then is the sum. False
 * where a total could not be checked, because it or a part is missing or cannot be read.
 */
export function rowTotals(
	{ across, totals }: Plan,
	measure: Measure,
	settings: MeasureSettings,
	findings: Finding[],
) {
	// What is wrong with a part has been found when it was read.
	const parts = across.map((column) => ({ column, read: measureReader(measure, column, settings, []) }));
	const sums = totals.map((column) => ({ column, read: measureReader("value", column, settings, findings) }));
	return (row: Readonly<Record<string | number, unknown>>, record: number): boolean => {
		const notes: RecordNotes = { failed: false, missing: null, markers: null, withheld: null };
		const spans = sums.length === 0 ? [] : parts.map((part) => spanOf(part, row, record, notes));
		let isChecked = true;
		for (const { column, read } of sums) {
			notes.failed = false;
			const total = read(cellOf(row, column), record, notes);
			if (total === null || notes.failed || spans.includes(null)) {
				isChecked = false;
				continue;
			}
			const sum = spans.reduce<CountSpan>((all, span) => addCounts(all, span ?? nothing), nothing);
			const noise = 1e-9 * Math.abs(sum.from);
			if (total >= sum.from - noise && (sum.to === null || total <= sum.to + noise)) continue;
			const shown =
				sum.from === sum.to ? sum.from : sum.to === null ? `${sum.from} or more` : `${sum.from} to ${sum.to}`;
			const must = `must be the sum of the periods, ${shown}`;
			findings.push(finding("total-mismatch", "warning", record, column.name, String(total), must));
		}
		return isChecked;
	};
}

const nothing: CountSpan = { from: 0, to: 0 };

/** What a part can be; null where it cannot be read or is missing. */
function spanOf(
	{
		column,
		read,
	}: { readonly column: Plan["across"][number]; readonly read: ReturnType<typeof measureReader> },
	row: Readonly<Record<string | number, unknown>>,
	record: number,
	notes: RecordNotes,
): CountSpan | null {
	notes.failed = false;
	notes.withheld = null;
	const figure = read(cellOf(row, column), record, notes);
	if (notes.failed) return null;
	return figure === null ? notes.withheld : { from: figure, to: figure };
}
