import { argumentError } from "../internal/errors.ts";
import { type Finding, finding, rawText } from "./row-issue.ts";

/**
 * A record of a table: an object with a property for each column, or a list of fields in the order of the header.
 *
 * @since 0.1.0
 */
export type TableRow = Readonly<Record<string, unknown>> | readonly unknown[];

/** A column: its name without blanks around it, and where it stands in a record. */
export interface Column {
	readonly name: string;
	readonly key: string | number;
}

/** A table with its header read. */
export interface Table {
	readonly rows: readonly unknown[];
	/** Position of the first record in `rows`. */
	readonly start: number;
	readonly columns: readonly Column[];
	/** Number of fields of a record that is a list; null where records are objects. */
	readonly width: number | null;
	/** Line of the first record. */
	readonly firstLine: number;
	readonly findings: readonly Finding[];
}

/** Blanks of every kind at the ends, and a byte order mark. */
const around = /^[\s\uFEFF]+|[\s\uFEFF]+$/g;

/** Text without the blanks around it. */
export function trimmed(text: string): string {
	return text.replace(around, "");
}

/** Reads the header of a table: what was given, the first list, or the names of the first object. */
export function readTable(doing: string, rows: readonly unknown[], header?: readonly string[]): Table {
	if (!Array.isArray(rows)) throw argumentError(TypeError, "wrong-type", doing, "rows must be a list", rows);
	if (header !== undefined && !Array.isArray(header))
		throw argumentError(TypeError, "wrong-type", doing, "header must be a list of names", header);
	const [first] = rows;
	const areLists = Array.isArray(first);
	const own = areLists ? first.map(rawText) : isRecord(first) ? Object.keys(first) : [];
	const names = header?.map(rawText) ?? own;
	const findings: Finding[] = [];
	const seen = new Set<string>();
	const columns = names.map((raw, index) => {
		const name = trimmed(raw);
		if (name !== raw)
			findings.push(
				finding("header-whitespace", "info", 0, name, raw, "must be named without blanks around it"),
			);
		if (seen.has(name))
			findings.push(finding("duplicate-header", "warning", 0, name, raw, "must be named once only"));
		seen.add(name);
		return { name, key: areLists ? index : raw };
	});
	return {
		rows,
		start: areLists && header === undefined ? 1 : 0,
		columns,
		width: areLists ? names.length : null,
		firstLine: 2 + names.reduce((sum, name) => sum + lineBreaks(name), 0),
		findings,
	};
}

/** Whether a value is an object with columns. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The cell of a record under a column; `undefined` where there is no such column, or the record has none of its own.
 * Whatever every object inherits is a function or an object, so that the cells of text and numbers need no second look.
 */
export function cellOf(
	row: Readonly<Record<string | number, unknown>>,
	column: Column | null | undefined,
): unknown {
	if (column == null) return undefined;
	const cell = row[column.key];
	const isPlain = typeof cell !== "function" && typeof cell !== "object";
	return isPlain || Object.hasOwn(row, column.key) ? cell : undefined;
}

/** Adds the line on which its record begins to every finding. */
export function withLines({ rows, start, firstLine }: Table, findings: readonly Finding[]) {
	const last = findings.reduce((highest, { record }) => Math.max(highest, record), 0);
	const lines: number[] = [1];
	let line = firstLine;
	for (let record = 1; record <= last; record++) {
		lines.push(line);
		const row = rows[start + record - 1];
		line++;
		if (typeof row === "object" && row !== null)
			for (const cell of Object.values(row)) line += lineBreaks(cell);
	}
	return findings.map(({ code, severity, record, ...rest }) => ({
		code,
		severity,
		record,
		line: lines[record] ?? 1,
		...rest,
	}));
}

function lineBreaks(cell: unknown): number {
	if (typeof cell !== "string" || !cell.includes("\n")) return 0;
	return cell.split("\n").length - 1;
}
