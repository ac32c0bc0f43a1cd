import { type MonthSpan, monthText, spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { DashboardCell, RecordedCause } from "./dashboard.ts";
import { doing } from "./dashboard-options.ts";
import type { ResolvedRule } from "./exception.ts";
import type { Indicator } from "./indicator.ts";

/** A period of a series, with why it cannot be set beside earlier ones. */
interface MarkedPart extends MonthSpan {
	readonly causes: readonly string[];
}

/** What is recorded of an area up to a month: breaks of the definition and of its rows, and known causes. */
export function recordedCauses(
	{ breaks, explained }: Indicator,
	area: string,
	parts: readonly MarkedPart[],
	last: number,
): readonly RecordedCause[] {
	const found: RecordedCause[] = [];
	const addBreak = (month: number, cause: string) => {
		const from = monthText(month) as Period;
		if (month <= last && !found.some((one) => one.from === from && one.cause === cause))
			found.push({ kind: "break", cause, from, to: from });
	};
	for (const { from, cause } of breaks) addBreak(spanOf(from, doing).first, cause);
	for (const { first, causes } of parts) for (const cause of causes) addBreak(first, cause);
	for (const { area: where, cause, from, to } of explained)
		if (where === null || where === area) found.push({ kind: "explained", cause, from, to });
	return found;
}

/** Whether a cause holds for a month of a span. */
function holdsIn({ from, to }: RecordedCause, { first, last }: MonthSpan): boolean {
	return (
		(from === null || spanOf(from, doing).first <= last) && (to === null || spanOf(to, doing).last >= first)
	);
}

/** Known causes of either window. */
export function explainedIn(
	recorded: readonly RecordedCause[],
	periods: readonly (Period | null)[],
): readonly string[] {
	const explained = recorded.filter(({ kind }) => kind === "explained");
	if (explained.length === 0) return [];
	const spans = periods.flatMap((period) => (period === null ? [] : [spanOf(period, doing)]));
	return explained.filter((one) => spans.some((span) => holdsIn(one, span))).map(({ cause }) => cause);
}

/**
 * The causes recorded for the months that a rule looks at: both windows for a change, the current one for a benchmark and a
 * target, for a signal the points that set the limits. Between the first of these months and the others a break is a cause; one that
 * they all come after is none, but for the current window, all of which may be of the new kind.
 */
export function causesFor(kind: ResolvedRule["kind"], cell: DashboardCell): readonly string[] {
	if (cell.period === null) return [];
	const current = spanOf(cell.period, doing);
	const spans = [current];
	let broken: MonthSpan = current;
	if (kind === "change-for-the-worse" && cell.previousPeriod !== null) {
		const previous = spanOf(cell.previousPeriod, doing);
		spans.push(previous);
		broken = { first: previous.first + 1, last: current.last };
	}
	if (kind === "signal-for-the-worse" && cell.signal !== null) {
		const charted = cell.trendPoints.filter(({ value }) => value !== null).slice(-cell.signal.points);
		const from = charted[0]?.period ?? cell.signal.period;
		const { last } = spanOf(cell.signal.period, doing);
		spans.splice(0, 1, { first: spanOf(from, doing).first, last });
		broken = { first: spanOf(from, doing).last + 1, last };
	}
	const causes = cell.recorded.filter((one) =>
		one.kind === "break" ? holdsIn(one, broken) : spans.some((span) => holdsIn(one, span)),
	);
	return [...new Set(causes.map(({ cause }) => cause))];
}
