import { findGaps } from "./find-gaps.ts";
import { type Ledger, stateOf } from "./ledger.ts";
import { checkReading, type ReadObservationsOptions } from "./observation-options.ts";
import type { ExcludedRecord, ObservationsRead, UncheckedRule } from "./observation-row.ts";
import { planColumns } from "./plan-columns.ts";
import { readRecords } from "./read-records.ts";
import type { Finding } from "./row-issue.ts";
import { settleDuplicates } from "./settle-duplicates.ts";
import { settleTotals } from "./settle-totals.ts";
import { readTable, type TableRow, withLines } from "./table.ts";

/**
 * The observations of a table from anywhere, with every finding about it.
 *
 * Rows are objects or lists, from any reader of CSV, JSON or Arrow; their cells are text, numbers, or whole numbers as
 * BigInt. Each record is read on its own: a figure through `parsePublished`, a period through `parsePeriod`, names
 * without the blanks around them. Then the records are held against each other: keys (area, indicator, dimensions,
 * period) that stand twice, totals against their parts, gaps in a series. A record with an error is rejected and the rest
 * stand; nothing is thrown for what a table says. A blank is never 0, a marker is never a number, and a withheld count
 * has the range that `withheld` or "fewer than 5" gives it.
 *
 * Always `records = accepted + rejected + excluded`, and a record is rejected exactly when it has an error, its row has
 * one, or a column that is read is missing. Where a later vintage replaces a figure, the earlier record is excluded as
 * `superseded`. Of two records that contradict each other both are rejected. An empty table has no observations and no
 * findings.
 *
 * @param rows - the table, with its header as the first row where rows are lists and `header` is not given
 * @param options - where it has its observations, and how its cells are meant
 * @returns observations, findings with record, line, column and raw value, and the tally
 * @throws TypeError when `rows` is no list, or options are missing or contradict each other; RangeError when an option is
 * not one of its values; SyntaxError when `period` is no period
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { readObservations } from "direction-of-travel/schema";
 *
 * const read = readObservations(
 * 	[
 * 		{ month: "2019-11", district: "Blaby", crimes: "1,887" },
 * 		{ month: "2019-12", district: "Blaby", crimes: "[c]" },
 * 		{ month: "2020-01", district: "Blaby", crimes: "twelve" },
 * 	],
 * 	{
 * 		columns: { period: "month", areaName: "district", count: "crimes" },
 * 		indicator: "burglary",
 * 		withheld: { from: 1, to: 4 },
 * 	},
 * );
 * assert.deepEqual(read.tally, { rows: 3, records: 3, accepted: 2, rejected: 1, excluded: 0 });
 * assert.deepEqual(
 * 	read.observations.map(({ count, withheld }) => [count, withheld]),
 * 	[
 * 		[1887, undefined],
 * 		[null, { from: 1, to: 4 }],
 * 	],
 * );
 * assert.deepEqual(
 * 	read.issues.map(({ code, record, line, column, raw }) => [code, record, line, column, raw]),
 * 	[["not-a-number", 3, 4, "crimes", "twelve"]],
 * );
 * ```
 * @since 0.1.0
 */
export function readObservations(
	rows: readonly TableRow[],
	options: ReadObservationsOptions,
): ObservationsRead {
	const doing = "read the observations";
	checkReading(doing, options);
	const table = readTable(doing, rows, options.header);
	const findings: Finding[] = [...table.findings];
	const plan = planColumns(table, options, findings);
	const { ledger, unread, escaped, ...read } = readRecords(table, plan, options, findings);
	const undecided = settleDuplicates(ledger, findings);
	const unsummed = settleTotals(ledger, options.totals, unread.length === 0, findings);
	findGaps(ledger, findings);

	const { rows: all, states } = ledger;
	const observations =
		states.size === 0 ? all : all.filter((_, number) => stateOf(ledger, number) === "accepted");
	const excluded = [...read.excluded, ...excludedFrom(ledger)].sort((a, b) => a.record - b.record);
	const nameless = inOrder(unread);
	const rules: readonly UncheckedRule[] = [
		{ rule: "count-within-denominator", records: escaped },
		{ rule: "duplicates", records: inOrder([...nameless, ...undecided]) },
		{ rule: "gaps", records: nameless },
		{ rule: "total-is-sum", records: inOrder([...unsummed, ...read.unsummed]) },
	];
	return {
		kind: "observations-read",
		observations,
		issues: withLines(
			table,
			findings.sort((a, b) => a.record - b.record),
		),
		excluded,
		notChecked: rules.filter((rule) => rule.records.length > 0),
		tally: {
			rows: table.rows.length - table.start,
			records: read.offered,
			accepted: observations.length,
			rejected: read.rejected + [...states.values()].filter((state) => state === "conflicting").length,
			excluded: excluded.length,
		},
	};
}

/** Each record once, in order. */
function inOrder(records: readonly number[]): readonly number[] {
	return [...new Set(records)].sort((a, b) => a - b);
}

function excludedFrom(ledger: Ledger): readonly ExcludedRecord[] {
	return [...ledger.states].flatMap(([number, reason]) => {
		if (reason !== "total-row" && reason !== "duplicate" && reason !== "superseded") return [];
		const record = ledger.rows[number]?.record ?? 0;
		const inFavourOf = ledger.inFavourOf.get(number) ?? null;
		return [{ record, column: ledger.columns[number] ?? null, reason, inFavourOf }];
	});
}
