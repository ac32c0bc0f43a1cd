/**
 * What is wrong or worth knowing about a table.
 *
 * Of the header: `missing-column`, `duplicate-header`, `header-whitespace` (blanks or a byte order mark around a name),
 * `extra-column` (there and not read). Of a record: `not-a-record`, `field-count` (more or fewer fields than the header),
 * `blank-row`.
 *
 * Of a cell: `blank` (never zero), `whitespace` (blanks around a name), `unknown-marker`, `ambiguous-marker` (only a
 * `legend` can tell), `parenthesised` (in brackets, which may mean below 0), `machine-artefact` (`#N/A`, `NaN`), `malformed-thousands`, `not-a-number`, `not-exact` (rounded or
 * approximate where a count is wanted), `not-an-integer`, `negative`, `out-of-range` (a count above its denominator, a
 * denominator of 0, limits the wrong way round), `mixed-precision`, `unknown-status`, `bad-vintage`.
 *
 * Of a period: `bad-period`, `ambiguous-period`, `assumed-period` (how a label was read that could mean something else),
 * `mixed-period-lengths` (months of one series covered twice by different periods), `missing-period` (a gap in a series).
 *
 * Of an area: `area-code-format`, `area-code-superseded`, `unmatched-area` (not among `areas`), `name-code-mismatch`.
 *
 * Of several records: `duplicate-key` (the same twice), `conflicting-duplicate` (two figures for one key), `superseded`
 * (a later vintage is there), `total-row`, `total-mismatch` (not the sum of its parts).
 *
 * @since 0.1.0
 */
export type RowIssueCode =
	| "missing-column"
	| "duplicate-header"
	| "header-whitespace"
	| "extra-column"
	| "not-a-record"
	| "field-count"
	| "blank-row"
	| "blank"
	| "whitespace"
	| "unknown-marker"
	| "ambiguous-marker"
	| "parenthesised"
	| "machine-artefact"
	| "malformed-thousands"
	| "not-a-number"
	| "not-exact"
	| "not-an-integer"
	| "negative"
	| "out-of-range"
	| "mixed-precision"
	| "unknown-status"
	| "bad-vintage"
	| "bad-period"
	| "ambiguous-period"
	| "assumed-period"
	| "mixed-period-lengths"
	| "missing-period"
	| "area-code-format"
	| "area-code-superseded"
	| "unmatched-area"
	| "name-code-mismatch"
	| "duplicate-key"
	| "conflicting-duplicate"
	| "superseded"
	| "total-row"
	| "total-mismatch";

/**
 * How bad it is. `error`: the record is rejected. `warning`: it stands, or stands aside, and somebody should look.
 * `info`: it was read as meant.
 *
 * @since 0.1.0
 */
export type IssueSeverity = "error" | "warning" | "info";

/**
 * One finding in a table.
 *
 * @since 0.1.0
 */
export interface RowIssue {
	/** What was found. */
	readonly code: RowIssueCode;
	/** How bad it is. */
	readonly severity: IssueSeverity;
	/** The record, counted from 1; 0 for the header. */
	readonly record: number;
	/** The physical line on which the record begins; line breaks inside fields count. The header begins on line 1. */
	readonly line: number;
	/** The column by its name in the header; null where no one column is meant. */
	readonly column: string | null;
	/** The cell exactly as it came, as text; null where no one cell is meant. */
	readonly raw: string | null;
	/** What must hold and what was found, in words. */
	readonly message: string;
	/** Other records that it concerns. */
	readonly related: readonly number[];
}

/** A finding before its line is known. */
export type Finding = Omit<RowIssue, "line">;

/** What is found at one place of a table; `under` is the column where the words do not name it. */
export function finding(
	code: RowIssueCode,
	severity: IssueSeverity,
	record: number,
	column: string | null,
	raw: string | null,
	must: string,
	related: readonly number[] = [],
	under: string | null = column,
): Finding {
	const found = raw === null ? "" : `, current value is ${JSON.stringify(raw)}`;
	const where = column === null ? "" : `${column} `;
	return { code, severity, record, column: under, raw, message: `${where}${must}${found}`, related };
}

/** A cell as text, exactly as it came; a cell that is not there is empty. */
export function rawText(cell: unknown): string {
	switch (typeof cell) {
		case "string":
			return cell;
		case "undefined":
			return "";
		case "object":
			if (cell === null) return "";
			return cell instanceof Date
				? Number.isNaN(cell.getTime())
					? "Invalid Date"
					: cell.toISOString()
				: "[object]";
		case "function":
			return "[function]";
		default:
			return String(cell);
	}
}
