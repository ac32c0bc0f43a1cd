import { falseDiscoveryControl } from "../benchmark/false-discovery-control.ts";
import { checkList, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { compensatedSum } from "../internal/sum.ts";
import type { Dashboard, DashboardCell } from "./dashboard.ts";
import type {
	Exception,
	ExceptionReport,
	ExceptionReportOptions,
	ResolvedRule,
	RuleTally,
} from "./exception.ts";
import { checkArea, checkExpected, doing, resolveRules } from "./exception-rules.ts";
import type { Indicator } from "./indicator.ts";
import { type Judgement, judgeRule } from "./judge-rule.ts";
import { causesFor } from "./recorded-causes.ts";

/** A rule held against a cell. */
interface Judged {
	readonly rule: ResolvedRule;
	readonly cell: DashboardCell;
	readonly judgement: Judgement | null;
	readonly name: string;
}

/**
 * What a board must look at: where a rule fires, which one, and on what evidence.
 *
 * Each rule is held against each cell of the areas reported on. A rule that fires makes an exception, unless a cause (a
 * break, an explained cause) is recorded for the months that it looks at, both windows for a change, the current one for
 * a benchmark or a target, all that set the limits for a signal; unless it was marked as expected, or, with
 * `falseDiscovery`, it does not stand out among all that were tested; then it stays on the page and does not count. An
 * indicator whose polarity is neutral has no change for the worse. Levelling off is an early sign and never an exception.
 *
 * Many cells tested at once give exceptions by chance: the tally says about how many to expect, or fewer, if nothing were
 * different anywhere. For tests it is the number of cells times half of what their level leaves. For the control chart it is how
 * often a rule spoke of the last point of a simulated chart with as many points: limits from few points are often too
 * narrow. The simulation has points that do not depend on each other, and counts that vary as Poisson counts do; where points
 * vary with the season or depend on those before, it is no guide. Cells that share counts, as a county and its districts do,
 * do not fire independently.
 *
 * Nothing that fires is an answer, `nothing-exceptional`; `nothing-judged` says that no cell had anything to look at.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param options - rules, what was to be expected, areas, control of false discoveries; a list of rules goes in as `{ rules }`
 * @returns the exceptions, what was set aside, and what each rule looked at
 * @throws TypeError or RangeError when a rule or a mark is not what it must be, or names an indicator, an area or a rule that
 * is not there; RangeError when a rule asks for a level that the dashboard was not made with
 * @example A rise of half, and nothing else
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { buildDashboard, exceptionReport } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	indicator: "robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: index < 12 ? 40 : 60,
 * }));
 * const dashboard = buildDashboard([{ id: "robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * const report = exceptionReport(dashboard);
 * assert.deepEqual(report.exceptions.map(({ rule, standing }) => [rule, standing]), [["change", "exceptional"]]);
 *
 * const expected = [{ indicator: "robbery", because: "A new way of recording was announced" }];
 * assert.equal(exceptionReport(dashboard, { expected }).status, "nothing-exceptional");
 * ```
 * @since 0.1.0
 */
export function exceptionReport(dashboard: Dashboard, options: ExceptionReportOptions = {}): ExceptionReport {
	if (typeof dashboard !== "object" || dashboard === null || dashboard.kind !== "dashboard")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the dashboard must be the answer of buildDashboard",
			dashboard,
		);
	if (Array.isArray(options))
		throw argumentError(TypeError, "wrong-type", doing, "rules must be given as { rules }", options);
	checkOptions(doing, options, ["rules", "expected", "areas", "falseDiscovery"]);
	const rules = resolveRules(options.rules, dashboard);
	const expected = checkExpected(options.expected, dashboard, rules);
	const usual = dashboard.areas.filter(({ level }) => level !== "region").map(({ id }) => id);
	const areas = checkList(doing, "areas", options.areas ?? usual).map((id) =>
		checkArea("areas", id, dashboard),
	);
	const judged = judgeAll(dashboard, rules, new Set(areas));
	const control =
		options.falseDiscovery === undefined
			? null
			: falseDiscoveryControl(
					judged.map(({ name, judgement }) => ({ name, pValue: judgement?.pValue ?? null })),
					options.falseDiscovery,
				);
	const tests = new Map(control?.results.map((result) => [result.name, result]));
	const all = judged.flatMap(({ rule, cell, judgement, name }): readonly Exception[] => {
		const evidence = judgement?.evidence ?? null;
		if (evidence === null) return [];
		const test = tests.get(name) ?? null;
		const causes = causesFor(rule.kind, cell);
		const marks = expected.filter(
			(mark) =>
				mark.indicator === cell.indicator &&
				(mark.area === undefined || mark.area === cell.area) &&
				(mark.rule === undefined || mark.rule === rule.id),
		);
		return [
			{
				indicator: cell.indicator,
				area: cell.area,
				rule: rule.id,
				evidence,
				standing:
					causes.length > 0
						? "explained"
						: marks.length > 0
							? "expected"
							: test !== null && !test.discovery
								? "not-a-discovery"
								: "exceptional",
				causes: [...causes, ...marks.map(({ because }) => because)],
				adjustedPValue: test?.adjustedPValue ?? null,
			},
		];
	});
	const exceptions = all.filter(({ standing }) => standing === "exceptional");
	const tally = rules.map((rule) => tallyOf(rule, judged));
	const looked = tally.some((one) => one.judged > 0);
	return {
		kind: "exception-report",
		period: dashboard.period,
		indicators: dashboard.indicators.map(({ id }) => id),
		status: exceptions.length > 0 ? "exceptions" : looked ? "nothing-exceptional" : "nothing-judged",
		exceptions,
		setAside: all.filter(({ standing }) => standing !== "exceptional"),
		tally,
		expectedFalseAlarms: compensatedSum(tally.map(({ expectedFalseAlarms }) => expectedFalseAlarms ?? 0)),
		tests: control?.results ?? [],
		settings: {
			rules,
			expected,
			areas,
			falseDiscovery: control === null ? null : { rate: control.rate, method: control.method },
		},
	};
}

/** Every rule held against every cell that it looks at. */
function judgeAll(
	{ indicators, areas, cells, settings }: Dashboard,
	rules: readonly ResolvedRule[],
	reported: ReadonlySet<string>,
): readonly Judged[] {
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const levels = new Map(areas.map(({ id, level }) => [id, level]));
	return cells
		.filter(({ area }) => reported.has(area))
		.flatMap((cell) =>
			rules
				.filter((rule) => rule.indicators === null || rule.indicators.includes(cell.indicator))
				.filter((rule) => rule.levels === null || rule.levels.includes(levels.get(cell.area) ?? "district"))
				.map((rule) => ({
					rule,
					cell,
					judgement: judgeRule(rule, byId.get(cell.indicator) as Indicator, cell, settings.confidence),
					name: [rule.id, cell.indicator, cell.area].map((part) => JSON.stringify(part)).join(" "),
				})),
		);
}

function tallyOf({ id }: ResolvedRule, judged: readonly Judged[]): RuleTally {
	const ours = judged.filter(({ rule }) => rule.id === id);
	const found = ours.flatMap(({ judgement }) => judgement ?? []);
	const chances = found.flatMap(({ falseAlarm }) => falseAlarm ?? []);
	return {
		rule: id,
		judged: found.length,
		notJudged: ours.length - found.length,
		fired: found.filter(({ evidence }) => evidence !== null).length,
		expectedFalseAlarms: chances.length === 0 ? null : compensatedSum(chances),
	};
}
