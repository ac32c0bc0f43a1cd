import { type ChangeThreshold, checkThreshold } from "../direction/change-threshold.ts";
import { checkConfidence, checkMember, checkOptions, checkPositive } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { normalQuantile } from "../internal/normal.ts";
import { checkWindows } from "../panel/compare-rolling.ts";
import { checkNames } from "../panel/panel.ts";
import { spanOf } from "../period/months.ts";
import type { Period } from "../period/period.ts";
import type { DashboardSource } from "./dashboard-source.ts";
import { areaSteps, type QueryPlan } from "./dashboard-steps.ts";
import { type SqlDialect, writerOf } from "./dialect.ts";
import { regionSteps } from "./region-steps.ts";

/** Settings of {@link dashboardQuery}. @since 0.1.0 */
export interface DashboardQueryOptions {
	/** The language of the engine. */
	readonly dialect: SqlDialect;
	/** The current window ends with the last month of this period. */
	readonly ending: Period;
	/** Length of each window in months, a whole number of 1 or more. Default 12. */
	readonly months?: number;
	/** The earlier window, as in `compareRolling` of a panel. Default `previous`. */
	readonly against?: "previous" | "same-period-last-year";
	/** Base of the rates, above 0. Default 1,000. */
	readonly per?: number;
	/** Level of evidence of tests and limits. Default 0.95. */
	readonly confidence?: number;
	/** The smallest change that counts; 0 for none. Default 2% of the previous rate. */
	readonly minimumChange?: ChangeThreshold | 0;
	/** The average that areas are set against. Both are in the answer. Default `pooled`. */
	readonly average?: "pooled" | "mean-of-rates";
	/** Whether an area is part of the average that it is set against. Default `in`. */
	readonly own?: "in" | "out";
	/** The areas that form the region, each once, as texts. Default all that occur in the table of counts. */
	readonly region?: readonly string[];
	/** What to do when a member of the region cannot be used, as in `regionalAverage`. Default `all`. */
	readonly members?: "all" | "available";
}

/** A query, with the values to bind. @since 0.1.0 */
export interface DashboardQuery {
	/** What the record is. */
	readonly kind: "dashboard-query";
	/** The language it is written in. */
	readonly dialect: SqlDialect;
	/** The text, without a semicolon. */
	readonly text: string;
	/** What is bound, in the order of the places `$1`, `?` or `@p1`. */
	readonly values: readonly (number | string)[];
}

const doing = "write the dashboard query";

/**
 * The dashboard of rolling windows as one query, for the engine that already holds the data.
 *
 * One row for each area with each indicator that occurs in the table of counts, in no order, with the columns
 * - `area`, `indicator`, `current_status`, `previous_status`: `complete`, or why there is no count: `missing`, `duplicate`,
 *   `not-a-count`, `blank`, `withheld`, the first of them that holds; `current_months`, `previous_months`: how many months
 *   are there; `rejected`: how many rows are not used because their month is none,
 *   or have this area and no indicator, or this indicator and no area
 * - `current_count`, `previous_count`, `current_exposure`, `previous_exposure`, `current_rate`, `previous_rate`, `lower`
 *   and `upper` (Byar's limits of the current rate), `percent_change`
 * - `statistic` of the score test, above 0 where the rate rose; `direction`: `up`, `down`, `similar`, `not-comparable`;
 *   `similar_because`: `too-few`, `not-significant`, `immaterial`
 * - `pooled_average`, `mean_of_rates`, of so many `members`, without the `excluded`: members of the region that have no rate,
 *   or do not occur; `position` against the chosen average, by the limits:
 *   `higher`, `lower`, `in-line`, `not-compared`; `current_rank` within the indicator, highest first, and `ranked`
 *
 * The verdicts are those of this library for the same named methods: the score test of `compareCounts`, and the rule of
 * `directionOfTravel`, Byar's limits of `rate`, the method `interval` of `compareToBenchmark`. Exact tests need functions
 * that engines do not have. What has no value is NULL; nothing is rounded, and nothing becomes 0.
 *
 * Everything before the average is grouped by area, so that an engine that spreads its rows by area computes it where
 * they lie; only one row for each indicator goes round. Names are quoted and values bound.
 *
 * @param source - tables and columns
 * @param options - dialect, windows, and the settings of the judgements
 * @returns the text with its values
 * @throws TypeError or RangeError when a name cannot be quoted or an option is not what it must be; SyntaxError when
 * `ending` is no period
 * @example A query for DuckDB
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPeriod } from "direction-of-travel";
 * import { dashboardQuery } from "direction-of-travel/sql";
 *
 * const { text, values } = dashboardQuery(
 * 	{
 * 		counts: { table: "crimes", area: "ward", indicator: "offence", period: "month", count: "n" },
 * 		populations: { table: "people", area: "ward", population: "residents", year: "mid_year" },
 * 	},
 * 	{ dialect: "duckdb", ending: toPeriod("2019-12") },
 * );
 * assert.ok(text.startsWith("WITH cells AS ("));
 * assert.ok(values.includes(2019 * 12 + 11)); // the last month, counted from the year 0
 * assert.ok(values.includes(2018) && values.includes(2017)); // mid-years before both windows
 * ```
 * @since 0.1.0
 */
export function dashboardQuery(source: DashboardSource, options: DashboardQueryOptions): DashboardQuery {
	const writer = writerOf(doing, options?.dialect);
	checkOptions(doing, options, [
		"dialect",
		"ending",
		"months",
		"against",
		"per",
		"confidence",
		"minimumChange",
		"average",
		"own",
		"region",
		"members",
	]);
	const plan = planOf(source, options);
	const steps = [...areaSteps(writer, source, plan), ...regionSteps(writer, plan)];
	const last = steps.pop()?.text ?? "";
	const draft = `WITH ${steps.map(({ name, text }) => `${plan.step(name)} AS (\n${text}\n)`).join(",\n")}\n${last}`;
	return { kind: "dashboard-query", dialect: options.dialect, ...writer.finish(draft) };
}

/** A record, or the clear error. */
function checkRecord<T>(name: string, value: T): T {
	if (typeof value !== "object" || value === null)
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a record`, value);
	return value;
}

/** Names for steps that no table of the source has, in whatever case: engines would read the step in its place. */
function stepNames({ counts, populations }: DashboardSource): QueryPlan["step"] {
	const taken = [counts.table, populations?.table].flat().map((part) => String(part).toLowerCase());
	const free = (name: string): string => (taken.includes(name) ? free(`${name}_`) : name);
	return free;
}

/** The options, checked and complete. */
function planOf(source: DashboardSource, options: DashboardQueryOptions): QueryPlan {
	const { counts, populations } = checkRecord("source", source);
	checkOptions(doing, source, ["counts", "populations"], "source");
	checkRecord("counts", counts);
	checkOptions(
		doing,
		counts,
		["table", "area", "indicator", "period", "periodAs", "count", "withheld", "exposure"],
		"counts",
	);
	if (populations !== undefined) {
		checkRecord("populations", populations);
		checkOptions(doing, populations, ["table", "area", "population", "year", "exposureRule"], "populations");
	}
	if (typeof options.ending !== "string")
		throw argumentError(TypeError, "wrong-type", doing, "ending must be a period", options.ending);
	const { last } = spanOf(options.ending, doing);
	const { months, back } = checkWindows(doing, { exposures: null }, options);
	checkMember(doing, "periodAs", counts.periodAs ?? "text", ["text", "date"]);
	const refuse = (must: string, found: unknown) =>
		argumentError(TypeError, "not-applicable", doing, must, found);
	if ((counts.exposure === undefined) === (populations === undefined))
		throw refuse("populations or an exposure column must be given, and not both", populations);
	if (populations?.exposureRule !== undefined && populations.year === undefined)
		throw refuse("exposureRule must come with a column of years", populations.exposureRule);
	const rule = checkMember(doing, "exposureRule", populations?.exposureRule ?? "mid-year-before-window", [
		"mid-year-before-window",
		"mid-year-of-window-start",
		"nearest-mid-year",
	]);
	const { minimumChange: least = { relative: 0.02 }, region } = options;
	const confidence = checkConfidence(doing, options.confidence ?? 0.95);
	return {
		last,
		months,
		back,
		rule,
		per: checkPositive(doing, "per", options.per ?? 1000),
		deviate: -normalQuantile((1 - confidence) / 2),
		minimumChange: checkThreshold(doing, "minimumChange", least === 0 ? { absolute: 0 } : least),
		average: checkMember(doing, "average", options.average ?? "pooled", ["pooled", "mean-of-rates"]),
		own: checkMember(doing, "own", options.own ?? "in", ["in", "out"]),
		members: checkMember(doing, "members", options.members ?? "all", ["all", "available"]),
		region: region === undefined ? null : checkNames(doing, "region", region),
		step: stepNames(source),
	};
}
