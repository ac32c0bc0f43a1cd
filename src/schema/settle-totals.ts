import { addCounts, type CountSpan } from "./count-span.ts";
import { entryOf, type Ledger, stateOf } from "./ledger.ts";
import type { TotalRule } from "./observation-options.ts";
import { type Finding, finding } from "./row-issue.ts";

/** Names that say that a row or a column is the sum of others. */
export const totalName =
	/^(?:grand |sub-?)?totals?$|^total .+$|^.+ totals?$|^all(?: (?:areas|districts|boroughs|wards|forces|crimes?|offences|incidents|categories))?$/i;

/** What its parts come to, and whether all of them could be read. */
interface Sum {
	span: CountSpan;
	parts: number[];
	isWhole: boolean;
}

/** Which label of a record says that it is a total. */
type Of = TotalRule["of"];

/**
 * Finds the rows that are the sum of others, checks them against their parts and sets them aside. The parts of a total of
 * areas are the other areas of the same indicator, period and dimensions, and the reverse. A row without any part beside
 * it is no total.
 *
 * @returns the records whose sum could not be checked
 */
export function settleTotals(
	ledger: Ledger,
	rules: readonly TotalRule[] | undefined,
	isAllRead: boolean,
	findings: Finding[],
): readonly number[] {
	const notChecked: number[] = [];
	for (const of of ["area", "indicator"] as const) {
		const labels = new Set(ledger.series.map((series) => series[of].text));
		const totals = new Map<string, readonly string[] | undefined>(
			rules === undefined
				? [...labels].filter((label) => totalName.test(label)).map((label) => [label, undefined])
				: rules.filter((rule) => rule.of === of).map(({ label, parts }) => [label, parts]),
		);
		for (const [label, wanted] of totals) {
			if (!labels.has(label)) continue;
			const isPart = (text: string) => (wanted === undefined ? !totals.has(text) : wanted.includes(text));
			const sums = sumsOf(ledger, of, isPart);
			ledger.rows.forEach((row, number) => {
				if (row[of] !== label) return;
				const state = stateOf(ledger, number);
				if (state === "wrong" || state === "conflicting") notChecked.push(row.record);
				if (!isUsable(ledger, number)) return;
				const sum = sums.get(keyOf(ledger, number, of));
				if (sum === undefined) return;
				const isShort = wanted !== undefined && sum.parts.length < wanted.length;
				judge(number, label, isShort ? { ...sum, isWhole: false } : sum);
			});
		}
	}
	return notChecked;

	function judge(number: number, label: string, { span, parts, isWhole }: Sum): void {
		const { row, column } = entryOf(ledger, number);
		const { count, record } = row;
		ledger.states.set(number, "total-row");
		const what = `${row.indicator}, ${row.area}, ${row.period}`;
		findings.push(
			finding(
				"total-row",
				"info",
				record,
				null,
				null,
				`${what} is a sum (${label}), and set aside`,
				parts,
				column,
			),
		);
		const fits = count !== null && count >= span.from && (span.to === null || count <= span.to);
		if (!fits && count !== null && isWhole && isAllRead) {
			const sum =
				span.from === span.to
					? span.from
					: span.to === null
						? `${span.from} or more`
						: `${span.from} to ${span.to}`;
			const must = `${what} must be the sum of its parts, ${sum}`;
			findings.push(finding("total-mismatch", "warning", record, column, String(count), must, parts));
		} else if (!(fits && isWhole && isAllRead)) notChecked.push(record);
	}
}

function isUsable(ledger: Ledger, number: number): boolean {
	const state = stateOf(ledger, number);
	return state === "accepted" || state === "total-row";
}

/** What a record shares with the parts of its total. */
function keyOf(ledger: Ledger, number: number, of: Of): string {
	const { series, period } = entryOf(ledger, number);
	return `${period.id}/${(of === "area" ? series.indicator : series.area).id}/${series.dimensionKey}`;
}

function sumsOf(ledger: Ledger, of: Of, isPart: (label: string) => boolean): ReadonlyMap<string, Sum> {
	const sums = new Map<string, Sum>();
	ledger.rows.forEach((row, number) => {
		const state = stateOf(ledger, number);
		if (!isPart(row[of]) || state === "duplicate" || state === "superseded") return;
		const key = keyOf(ledger, number, of);
		const sum = sums.get(key) ?? { span: { from: 0, to: 0 }, parts: [], isWhole: true };
		sums.set(key, sum);
		sum.parts.push(row.record);
		const { count, withheld } = row;
		if (!isUsable(ledger, number) || (count === null && withheld === undefined)) sum.isWhole = false;
		else sum.span = addCounts(sum.span, withheld ?? { from: count ?? 0, to: count });
	});
	return sums;
}
