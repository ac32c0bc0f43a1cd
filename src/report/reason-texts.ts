import type { NotComparedReason } from "../benchmark/benchmark-comparison.ts";
import type { NotComparedToTargetReason } from "../benchmark/compare-to-target.ts";
import type { DirectionRefusal } from "../direction/direction-answer.ts";
import { containsPeriod } from "../period/contains-period.ts";
import type { Period } from "../period/period.ts";
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
	readonly window?: "current" | "previous";
	readonly months?: readonly Period[] | number;
	readonly periods?: readonly Period[];
	readonly period?: Period;
	readonly cause?: string;
	readonly lag?: number;
	readonly seriesMonths?: number;
	readonly areas?: readonly string[];
}

/**
 * What stands against a cell: its own reasons, and those of its direction. That nothing is known to divide by is no reason of
 * its own where a window lacks the months themselves.
 */
export function reasonsOf({ reasons, travel }: DashboardCell): readonly AnyReason[] {
	const all = [
		...reasons,
		...(travel?.status === "not-comparable" ? travel.reasons : []),
	] as readonly AnyReason[];
	const lacks = ({ window }: AnyReason, month: Period) =>
		all.some(
			(one) =>
				one.code === "missing-months" &&
				one.window === window &&
				monthsOf(one).some((run) => containsPeriod(run, month)),
		);
	return all.filter((one) => {
		const months = one.code === "exposure-missing" ? monthsOf(one) : [];
		return months.length === 0 || !months.every((month) => lacks(one, month));
	});
}

/** Why one window of a cell has no figure: what stands against it, or else what stands against both. */
export function reasonsAgainst(cell: DashboardCell, window: "current" | "previous"): readonly AnyReason[] {
	const all = reasonsOf(cell);
	const own = all.filter((one) => one.window === window);
	return own.length > 0 ? own : all.filter((one) => one.window === undefined);
}

/** The months that a reason names. */
const monthsOf = ({ months }: AnyReason): readonly Period[] => (Array.isArray(months) ? months : []);

/** Reasons in words, each once. */
export function reasonTexts(
	reasons: readonly AnyReason[],
	{ areas }: Dashboard,
	{ say, list, length }: Speaker,
): readonly string[] {
	const names = new Map(areas.map(({ id, name }) => [id, name]));
	const texts = reasons.map((one) => {
		const periods: readonly Period[] = Array.isArray(one.months)
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
