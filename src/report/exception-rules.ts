import { checkConfidence, checkCount, checkList, checkMember, checkRecord } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { checkText } from "./check-text.ts";
import type { Dashboard } from "./dashboard.ts";
import { areaLevels } from "./dashboard-options.ts";
import { defaultRules } from "./default-rules.ts";
import type { ExceptionReportOptions, ExceptionRule, ExpectedMark, ResolvedRule } from "./exception.ts";

/** What is being done, for messages. */
export const doing = "report the exceptions";

const degrees = ["slightly", "moderately", "substantially"] as const;
const signals = ["outside", "trend", "twoOfThree", "shift"] as const;
const kinds = [
	"change-for-the-worse",
	"worse-than-benchmark",
	"signal-for-the-worse",
	"missed-target",
] as const;

/** The rules, checked, with every default. */
export function resolveRules(
	rules: readonly ExceptionRule[] | undefined,
	dashboard: Dashboard,
): readonly ResolvedRule[] {
	const seen = new Set<string>();
	return checkList(doing, "rules", rules ?? defaultRules).map((rule, index) => {
		checkRecord(doing, `rules[${index}]`, rule);
		const id = checkText(doing, `rules[${index}].id`, rule.id);
		if (seen.has(id))
			throw argumentError(RangeError, "duplicate", doing, "each rule must have an id of its own", id);
		seen.add(id);
		return resolveRule(id, rule, dashboard);
	});
}

function resolveRule(id: string, rule: ExceptionRule, dashboard: Dashboard): ResolvedRule {
	const of = `${doing} by rule ${id}`;
	const scope = {
		id,
		levels:
			rule.levels === undefined
				? null
				: checkList(of, "levels", rule.levels).map((level) => checkMember(of, "levels", level, areaLevels)),
		indicators:
			rule.indicators === undefined
				? null
				: checkList(of, "indicators", rule.indicators).map((one) => known(of, "indicators", one, dashboard)),
	};
	checkMember(of, "kind", rule.kind, kinds);
	switch (rule.kind) {
		case "change-for-the-worse":
			return {
				kind: rule.kind,
				degrees: checkList<(typeof degrees)[number]>(of, "degrees", rule.degrees ?? ["substantially"]).map(
					(one) => checkMember(of, "degrees", one, degrees),
				),
				...scope,
			};
		case "worse-than-benchmark": {
			const confidence = checkConfidence(of, rule.confidence ?? 0.998);
			const levels = dashboard.settings.benchmarkConfidence;
			if (!levels.includes(confidence))
				throw argumentError(
					RangeError,
					"not-applicable",
					of,
					`confidence must be one of benchmarkConfidence of the dashboard, ${levels.join(", ")}`,
					confidence,
				);
			return { kind: rule.kind, confidence, ...scope };
		}
		case "signal-for-the-worse":
			return {
				kind: rule.kind,
				signals: checkList<(typeof signals)[number]>(of, "signals", rule.signals ?? ["outside"]).map((one) =>
					checkMember(of, "signals", one, signals),
				),
				minimumPoints: checkCount(of, "minimumPoints", rule.minimumPoints ?? 12),
				...scope,
			};
		default:
			return { kind: rule.kind, ...scope };
	}
}

function known(of: string, name: string, id: string, { indicators }: Dashboard): string {
	if (!indicators.some((one) => one.id === id))
		throw argumentError(
			RangeError,
			"unknown-option",
			of,
			`${name} must name indicators of the dashboard`,
			id,
		);
	return id;
}

/** The marks of what was to be expected, each of which must be able to apply. */
export function checkExpected(
	marks: ExceptionReportOptions["expected"],
	dashboard: Dashboard,
	rules: readonly ResolvedRule[],
): readonly ExpectedMark[] {
	return checkList(doing, "expected", marks ?? []).map((mark, index) => {
		const name = `expected[${index}]`;
		const { indicator, area, rule, because } = checkRecord(doing, name, mark);
		if (area !== undefined) checkArea(`${name}.area`, area, dashboard);
		if (rule !== undefined && !rules.some(({ id }) => id === rule))
			throw argumentError(RangeError, "unknown-option", doing, `${name}.rule must be one of the rules`, rule);
		return {
			indicator: known(doing, `${name}.indicator`, indicator, dashboard),
			...(area === undefined ? {} : { area }),
			...(rule === undefined ? {} : { rule }),
			because: checkText(doing, `${name}.because`, because),
		};
	});
}

/** An area of the dashboard. */
export function checkArea(name: string, id: string, { areas }: Dashboard): string {
	if (!areas.some((one) => one.id === id))
		throw argumentError(
			RangeError,
			"unknown-option",
			doing,
			`${name} must be one of the areas of the dashboard`,
			id,
		);
	return id;
}
