import { type Entry, entryOf, type Ledger, stateOf } from "./ledger.ts";
import type { ObservationRow } from "./observation-row.ts";
import { type Finding, finding, type IssueSeverity, type RowIssueCode } from "./row-issue.ts";

/**
 * Tells what is said twice from what is contradicted and from what a later vintage has replaced.
 *
 * @returns the records that stand beside another under one key and have a figure that could not be read
 */
export function settleDuplicates(ledger: Ledger, findings: Finding[]): readonly number[] {
	const { states, inFavourOf } = ledger;
	const notChecked: number[] = [];
	for (const numbers of ledger.several.values()) {
		for (const number of numbers)
			if (stateOf(ledger, number) === "wrong") notChecked.push(entryOf(ledger, number).row.record);
		const sound = numbers.filter((number) => stateOf(ledger, number) === "accepted");
		const vintages = sound.map((number) => entryOf(ledger, number).row.vintage ?? null);
		const latest = vintages.includes(null)
			? null
			: vintages.reduce((a, b) => ((b ?? "") > (a ?? "") ? b : a), "");
		const current = latest === null ? sound : sound.filter((_, index) => vintages[index] === latest);
		const [first, ...others] = current;
		if (first === undefined) continue;
		const { row } = entryOf(ledger, first);
		const before = sound.filter((one) => !current.includes(one));
		if (before.length > 0) ledger.rows[first] = withReplaced(ledger, row, before);
		for (const number of before) {
			states.set(number, "superseded");
			inFavourOf.set(number, row.record);
			tell(number, [first], "superseded", "info", `is superseded by the figure of ${latest}`);
		}
		const content = contentOf(row);
		const isSame = others.every((number) => contentOf(entryOf(ledger, number).row) === content);
		for (const number of isSame ? others : current) {
			states.set(number, isSame ? "duplicate" : "conflicting");
			const beside = current.filter((one) => one !== number);
			if (isSame) {
				inFavourOf.set(number, row.record);
				tell(number, beside, "duplicate-key", "warning", "must stand once only, and is the same again");
			} else
				tell(
					number,
					beside,
					"conflicting-duplicate",
					"error",
					"must stand once only, and another contradicts it",
				);
		}
	}

	return notChecked;

	function tell(
		number: number,
		beside: readonly number[],
		code: RowIssueCode,
		severity: IssueSeverity,
		must: string,
	): void {
		const { row, column }: Entry = entryOf(ledger, number);
		const related = beside.map((other) => entryOf(ledger, other).row.record);
		const where = `${row.indicator}, ${row.area}, ${row.period}`;
		findings.push(finding(code, severity, row.record, null, null, `${where} ${must}`, related, column));
	}
}

/** The row with the counts that it replaces, and a break that only one of those records. */
function withReplaced(ledger: Ledger, row: ObservationRow, before: readonly number[]): ObservationRow {
	const rows = before.map((number) => entryOf(ledger, number).row);
	const broken = row.breakBefore ?? rows.find(({ breakBefore }) => breakBefore !== undefined)?.breakBefore;
	return {
		...row,
		...(broken !== undefined && { breakBefore: broken }),
		replaced: rows
			.map(({ vintage = "", count }) => ({ vintage, count }))
			.sort((a, b) => (a.vintage < b.vintage ? -1 : a.vintage > b.vintage ? 1 : 0)),
	};
}

function contentOf({ record, vintage, replaced, ...content }: ObservationRow): string {
	return JSON.stringify(content);
}
