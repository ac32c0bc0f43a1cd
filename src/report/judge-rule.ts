import { chartChance } from "./chart-chance.ts";
import type { DashboardCell } from "./dashboard.ts";
import type { ExceptionEvidence, ResolvedRule } from "./exception.ts";
import type { Indicator } from "./indicator.ts";

/** What a rule says of a cell: `null` where the cell lacks what the rule looks at. */
export interface Judgement {
	/** What was found; null where there is nothing. */
	readonly evidence: ExceptionEvidence | null;
	/** About the chance that the rule fires where nothing is different, or more than it; null where chance plays no part. */
	readonly falseAlarm: number | null;
	/** Two-sided p-value of the test behind it; null where there is none. */
	readonly pValue: number | null;
}

/** Holds a rule against a cell. An indicator without a better side has no worse one. */
export function judgeRule(
	rule: ResolvedRule,
	{ polarity }: Indicator,
	cell: DashboardCell,
	confidence: number,
): Judgement | null {
	if (polarity === "neutral") return null;
	switch (rule.kind) {
		case "change-for-the-worse":
			return judgeChange(rule, cell, confidence);
		case "worse-than-benchmark":
			return judgeBenchmark(rule, polarity, cell);
		case "signal-for-the-worse":
			return judgeSignal(rule, polarity, cell);
		case "missed-target":
			return judgeTarget(cell);
	}
}

function judgeChange(
	{ degrees }: Extract<ResolvedRule, { kind: "change-for-the-worse" }>,
	{ travel }: DashboardCell,
	confidence: number,
): Judgement | null {
	if (travel?.status !== "compared") return null;
	const { direction, performance, pValue, current, previous, change } = travel;
	// A change from nothing has no percentage, and nothing is larger.
	const degree = travel.degree ?? (previous === 0 ? "substantially" : null);
	const found =
		direction !== "similar" && performance === "worsening" && degree !== null && degrees.includes(degree);
	return {
		evidence: found
			? {
					kind: "change-for-the-worse",
					direction,
					degree,
					percentChange: change.percent,
					current,
					previous,
					pValue,
				}
			: null,
		falseAlarm: pValue === null ? null : (1 - confidence) / 2,
		pValue,
	};
}

function judgeBenchmark(
	{ confidence }: Extract<ResolvedRule, { kind: "worse-than-benchmark" }>,
	polarity: Indicator["polarity"],
	{ comparison, comparedWith }: DashboardCell,
): Judgement | null {
	if (comparison?.status !== "compared") return null;
	const { evidence, difference, value, benchmark, pValue } = comparison;
	const position = difference > 0 ? "higher" : "lower";
	const worse = difference !== 0 && (position === "higher") === (polarity === "lower-is-better");
	return {
		evidence:
			worse && evidence !== null && evidence >= confidence
				? {
						kind: "worse-than-benchmark",
						position,
						confidence: evidence,
						value,
						benchmark,
						comparedWith: comparedWith?.name ?? null,
						pValue,
					}
				: null,
		falseAlarm: (1 - confidence) / 2,
		pValue,
	};
}

function judgeSignal(
	{ signals, minimumPoints }: Extract<ResolvedRule, { kind: "signal-for-the-worse" }>,
	polarity: Indicator["polarity"],
	{ signal, trendPoints }: DashboardCell,
): Judgement | null {
	if (signal === null || signal.lower === null || signal.points < minimumPoints) return null;
	const adverse = polarity === "lower-is-better" ? ["above", "rising"] : ["below", "falling"];
	const fired = signals.filter((name) => adverse.includes(signal.rules[name] ?? ""));
	const { period, value, centre, lower, upper } = signal;
	return {
		evidence:
			fired.length > 0
				? { kind: "signal-for-the-worse", signals: fired, period, value, centre, lower, upper }
				: null,
		falseAlarm: signals.reduce(
			(sum, name) => sum + chartChance(name, signal.points, meanCount(trendPoints)),
			0,
		),
		pValue: null,
	};
}

/** Mean count of the points of a chart; null where they have none. */
function meanCount(points: DashboardCell["trendPoints"]): number | null {
	const counts = points.flatMap(({ count, value }) => (count === null || value === null ? [] : count));
	return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

function judgeTarget({ target }: DashboardCell): Judgement | null {
	if (target?.status !== "compared") return null;
	const { value, outcome } = target;
	return {
		evidence: outcome === "missed" ? { kind: "missed-target", value, target: target.target } : null,
		falseAlarm: null,
		pValue: null,
	};
}
