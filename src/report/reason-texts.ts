import type { NotComparedReason } from "../benchmark/benchmark-comparison.ts";
import type { NotComparedToTargetReason } from "../benchmark/compare-to-target.ts";
import type { DirectionRefusal } from "../direction/direction-answer.ts";
import type { CellReason, Dashboard, DashboardCell } from "./dashboard.ts";
import { printPeriod, type Speaker } from "./speak.ts";

/** Every reason that a dashboard can hold. */
type ReasonCode =
	| CellReason["code"]
	| DirectionRefusal["code"]
	| NotComparedReason["code"]
	| NotComparedToTargetReason;

/** Any reason of the library, as far as the words need it. */
interface AnyReason {
	readonly code: ReasonCode;
	readonly months?: readonly string[] | number;
	readonly periods?: readonly string[];
	readonly period?: string;
	readonly cause?: string;
	readonly lag?: number;
	readonly seriesMonths?: number;
	readonly areas?: readonly string[];
}

/** What stands against a cell: its own reasons, and those of its direction. */
export function reasonsOf({ reasons, travel }: DashboardCell): readonly AnyReason[] {
	return [...reasons, ...(travel?.status === "not-comparable" ? travel.reasons : [])] as readonly AnyReason[];
}

/** Reasons in words, each once. */
export function reasonTexts(
	reasons: readonly AnyReason[],
	{ areas }: Dashboard,
	{ say, list, length }: Speaker,
): readonly string[] {
	const names = new Map(areas.map(({ id, name }) => [id, name]));
	const texts = reasons.map((one) => {
		const periods = Array.isArray(one.months)
			? one.months
			: (one.periods ?? (one.period === undefined ? [] : [one.period]));
		return say(`reason.${one.code}`, {
			months: list(periods.map((period) => printPeriod(period))),
			areas: list((one.areas ?? []).map((id) => names.get(id) ?? id)),
			cause: one.cause ?? "",
			length: length(one.lag ?? one.seriesMonths ?? 0),
		});
	});
	return [...new Set(texts)];
}
