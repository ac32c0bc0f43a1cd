import { type Entry, entryOf, type Ledger, stateOf } from "./ledger.ts";
import type { ObservationRow } from "./observation-row.ts";
import { type Finding, finding, type IssueSeverity, type RowIssueCode } from "./row-issue.ts";

/** Tells what is said twice from what is contradicted and from what a later vintage has replaced. */
export function settleDuplicates(ledger: Ledger, findings: Finding[]): void {
	const { states, inFavourOf } = ledger;
	for (const numbers of ledger.several.values()) {
		const sound = numbers.filter((number) => stateOf(ledger, number) === "accepted");
		const vintages = sound.map((number) => entryOf(ledger, number).row.vintage ?? null);
		const latest = vintages.includes(null)
			? null
			: vintages.reduce((a, b) => ((b ?? "") > (a ?? "") ? b : a), "");
		const current = latest === null ? sound : sound.filter((_, index) => vintages[index] === latest);
		const [first, ...others] = current;
		if (first === undefined) continue;
		const { row } = entryOf(ledger, first);
		for (const number of sound.filter((one) => !current.includes(one))) {
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

function contentOf({ record, vintage, ...content }: ObservationRow): string {
	return JSON.stringify(content);
}
