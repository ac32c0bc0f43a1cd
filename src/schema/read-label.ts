import { type Finding, finding, rawText } from "./row-issue.ts";
import { type Column, trimmed } from "./table.ts";

/** A name that tells records apart, with a number of its own. */
export interface Label {
	readonly text: string;
	readonly id: number;
}

/** Reads the label of one column in each record; null where it is blank, and that is then found. */
export type LabelReader = (cell: unknown, record: number) => Label | null;

/** Gives each text a label; the same text always has the same one. */
export type Labels = (text: string) => Label;

export function labels(): Labels {
	const known = new Map<string, Label>();
	return (text) => {
		const label = known.get(text) ?? { text, id: known.size };
		known.set(text, label);
		return label;
	};
}

export function labelReader(column: Column, source: Labels, findings: Finding[], needed = true): LabelReader {
	const read = new Map<string, { readonly label: Label; readonly isTrimmed: boolean }>();
	return (cell, record) => {
		const raw = typeof cell === "string" ? cell : rawText(cell);
		let known = read.get(raw);
		if (known === undefined) {
			const text = trimmed(raw).replace(/\s+/g, " ");
			if (text === "") {
				if (needed) findings.push(finding("blank", "error", record, column.name, raw, "must not be blank"));
				return null;
			}
			known = { label: source(text), isTrimmed: text !== raw };
			read.set(raw, known);
		}
		if (known.isTrimmed)
			findings.push(
				finding(
					"whitespace",
					"info",
					record,
					column.name,
					raw,
					"must have no blanks around it, and single ones",
				),
			);
		return known.label;
	};
}
