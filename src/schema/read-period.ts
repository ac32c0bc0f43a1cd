import { type ParsePeriodOptions, parsePeriod } from "../period/parse-period.ts";
import type { Period } from "../period/period.ts";
import { type Finding, finding, rawText } from "./row-issue.ts";
import { type Column, trimmed } from "./table.ts";

/** A period with a number of its own. */
export interface PeriodLabel {
	readonly period: Period;
	readonly id: number;
}

/** Reads the period of each record; null where it is none, and that is then found. */
export type PeriodReader = (cell: unknown, record: number) => PeriodLabel | null;

/** Reads periods of cells or headers; the same months are the same period, whatever their label. */
export function periodReader(
	column: Column,
	label: (period: Period) => PeriodLabel,
	options: ParsePeriodOptions,
	findings: Finding[],
): PeriodReader {
	const labels = new Map<string, { readonly period: PeriodLabel; readonly isTrimmed: boolean }>();
	return (cell, record) => {
		const raw = typeof cell === "string" ? cell : rawText(cell);
		const before = labels.get(raw);
		if (before !== undefined) {
			if (before.isTrimmed) findBlanks(raw, record);
			return before.period;
		}
		const text = trimmed(raw);
		const read = parsePeriod(text, options);
		if (!read.ok || cell instanceof Date) {
			const isAmbiguous = !read.ok && read.code === "ambiguous";
			const [code, must] = isAmbiguous
				? (["ambiguous-period", `must say which period it is (${read.candidates.join(" or ")})`] as const)
				: cell instanceof Date
					? (["bad-period", "must be text, because a Date is another day in another time zone"] as const)
					: text === ""
						? (["blank", "must not be blank"] as const)
						: (["bad-period", `must be a run of whole months (${read.ok ? "" : read.code})`] as const);
			findings.push(finding(code, "error", record, column.name, raw, must));
			return null;
		}
		if (read.notes.length > 0) {
			const must = `is taken as ${read.period} (${read.notes.join(", ")}), in every record that has it`;
			findings.push(finding("assumed-period", "info", record, column.name, raw, must));
		}
		const isTrimmed = text !== raw;
		if (isTrimmed) findBlanks(raw, record);
		const period = label(read.period);
		labels.set(raw, { period, isTrimmed });
		return period;
	};

	function findBlanks(raw: string, record: number): void {
		findings.push(finding("whitespace", "info", record, column.name, raw, "must have no blanks around it"));
	}
}
