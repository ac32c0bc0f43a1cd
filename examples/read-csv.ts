import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** A row of a CSV file with a header: column name to text. */
export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file, read by a well-kept parser. */
export function readCsv(path: string): readonly CsvRow[] {
	return parse(readFileSync(path, "utf8"), { bom: true, columns: true, skip_empty_lines: true }) as CsvRow[];
}

/** The value under the first of these column names that the row has. */
export function cell(row: CsvRow, ...names: readonly string[]): string {
	const name = names.find((candidate) => Object.hasOwn(row, candidate));
	if (name === undefined)
		throw new SyntaxError(`Cannot read the file: a column ${names.join(" or ")} is needed`);
	return row[name] ?? "";
}
