import { checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";

/**
 * The language of an engine. `duckdb` and `postgresql` (with Citus and the like) run in the tests of this library;
 * `spark`, `trino` and `bigquery` are held against a parser of their grammar only.
 *
 * @since 0.1.0
 */
export type SqlDialect = "duckdb" | "postgresql" | "spark" | "trino" | "bigquery";

/** The name of a table, or its parts from the outermost: `["police", "counts"]`. @since 0.1.0 */
export type TableName = string | readonly string[];

const dialects: readonly SqlDialect[] = ["duckdb", "postgresql", "spark", "trino", "bigquery"];

/** What marks the place of a value while the text is written; no name may hold it. */
const PLACE = "\u0001";

/** What is written otherwise from engine to engine. */
export interface Writer {
	/** A name, in quotation marks. */
	readonly name: (name: string) => string;
	/** A table, each part in quotation marks. */
	readonly table: (table: TableName) => string;
	/** A value, which the text names and does not hold. */
	readonly whole: (value: number) => string;
	readonly decimal: (value: number) => string;
	readonly text: (value: string) => string;
	/** An expression as a number with a fraction, as a whole number, or as a text. */
	readonly asDecimal: (expression: string) => string;
	readonly asWhole: (expression: string) => string;
	readonly asText: (expression: string) => string;
	/** Whether a text is a month, from 01 to 12, of a year of four digits. */
	readonly isMonth: (expression: string) => string;
	/** The whole text with its places, and what is bound in their order. */
	readonly finish: (draft: string) => {
		readonly text: string;
		readonly values: readonly (number | string)[];
	};
}

/** A writer of one dialect. */
export function writerOf(doing: string, dialect: SqlDialect): Writer {
	checkMember(doing, "dialect", dialect, dialects);
	const bound: (number | string)[] = [];
	const ticks = dialect === "spark" || dialect === "bigquery";
	const types = {
		duckdb: ["BIGINT", "DOUBLE", "VARCHAR"],
		postgresql: ["BIGINT", "DOUBLE PRECISION", "TEXT"],
		spark: ["BIGINT", "DOUBLE", "STRING"],
		trino: ["BIGINT", "DOUBLE", "VARCHAR"],
		bigquery: ["INT64", "FLOAT64", "STRING"],
	} as const;
	const [whole, decimal, text] = types[dialect];
	/** Engines that number their places take a value once, the others each time that it is used. */
	const numbered = dialect === "duckdb" || dialect === "postgresql" || dialect === "bigquery";
	// An expression can stand in the text more than once, so that places are numbered when the text is whole. The type is
	// said, because an engine that sees a mark alone has to guess it.
	const bind = (value: number | string, type: string) =>
		`CAST(${PLACE}${bound.push(value) - 1}${PLACE} AS ${type})`;
	const finish = (draft: string) => {
		const values: (number | string)[] = [];
		const places = new Map<string, number>();
		const finished = draft.replace(
			new RegExp(`${PLACE}(\\d+)${PLACE} AS ([A-Z0-9 ]+)`, "g"),
			(_, index: string, type: string) => {
				const value = bound[Number(index)] as number | string;
				// One value of two types would have two types in one place.
				const key = `${type} ${value}`;
				const known = numbered ? places.get(key) : undefined;
				const place = known ?? values.push(value);
				places.set(key, place);
				return `${dialect === "bigquery" ? `@p${place}` : numbered ? `$${place}` : "?"} AS ${type}`;
			},
		);
		return { text: finished, values };
	};
	const name = (given: string) => {
		if (typeof given !== "string")
			throw argumentError(TypeError, "wrong-type", doing, "a name must be a text", given);
		// BigQuery reads a backslash in a name as the beginning of an escape.
		const refused = dialect === "bigquery" ? ["\0", PLACE, "`", "\\"] : ["\0", PLACE];
		if (given === "" || refused.some((one) => given.includes(one)))
			throw argumentError(
				RangeError,
				"out-of-range",
				doing,
				`a name must not be empty, and hold nothing that ${dialect} cannot quote`,
				given,
			);
		const mark = ticks ? "`" : '"';
		return mark + given.replaceAll(mark, mark + mark) + mark;
	};
	const isMonth = (expression: string) => {
		const pattern = "[0-9]{4}-(0[1-9]|1[0-2])";
		// The other engines look for the pattern anywhere in the text.
		const within = `LENGTH(${expression}) = 7 AND `;
		const matches = {
			duckdb: `${expression} SIMILAR TO '${pattern}'`,
			postgresql: `${expression} SIMILAR TO '${pattern}'`,
			spark: `${within}${expression} RLIKE '^${pattern}'`,
			trino: `${within}REGEXP_LIKE(${expression}, '^${pattern}')`,
			bigquery: `${within}REGEXP_CONTAINS(${expression}, '^${pattern}')`,
		};
		return matches[dialect];
	};
	return {
		name,
		isMonth,
		table: (table) => {
			const parts = typeof table === "string" ? [table] : table;
			if (!Array.isArray(parts) || parts.length === 0)
				throw argumentError(TypeError, "wrong-type", doing, "a table must be a name or its parts", table);
			return parts.map(name).join(".");
		},
		whole: (value) => bind(value, whole),
		decimal: (value) => bind(value, decimal),
		text: (value) => bind(value, text),
		asDecimal: (expression) => `CAST(${expression} AS ${decimal})`,
		asWhole: (expression) => `CAST(${expression} AS ${whole})`,
		asText: (expression) => `CAST(${expression} AS ${text})`,
		finish,
	};
}
