import { monthText, readSpan } from "../period/months.ts";
import type { Ledger } from "./ledger.ts";
import { type Finding, finding } from "./row-issue.ts";

/** Finds the months between the first and the last of each series that no record has, or that two different periods have. */
export function findGaps({ rows, series, periods }: Ledger, findings: Finding[]): void {
	const spans = periods.map(({ period }) => readSpan(period) ?? { first: 0, last: 0 });
	const inOrder = periods
		.map(({ id }) => id)
		.sort(
			(a, b) =>
				(spans[a]?.first ?? 0) - (spans[b]?.first ?? 0) || (spans[a]?.last ?? 0) - (spans[b]?.last ?? 0),
		);
	for (const { at, area, indicator } of series) {
		let [next, last] = [Number.NaN, 0];
		const twice = new Set<number>();
		for (const id of inOrder) {
			const found = at[id];
			const span = spans[id];
			if (found === undefined || span === undefined) continue;
			const record = rows[found]?.record ?? 0;
			const where = `${indicator.text}, ${area.text}`;
			if (span.first > next) {
				const months =
					next === span.first - 1 ? monthText(next) : `${monthText(next)} to ${monthText(span.first - 1)}`;
				findings.push(
					finding("missing-period", "warning", record, null, null, `${where} must have ${months} as well`, [
						last,
					]),
				);
			} else if (span.first < next) {
				for (const one of [last, record]) if (one > 0) twice.add(one);
			}
			if (!(span.last + 1 <= next)) [next, last] = [span.last + 1, record];
		}
		if (twice.size > 0) {
			const [first = 0, ...related] = [...twice].sort((a, b) => a - b);
			const must = `${indicator.text}, ${area.text} must have each month in one period only`;
			findings.push(finding("mixed-period-lengths", "warning", first, null, null, must, related));
		}
	}
}
