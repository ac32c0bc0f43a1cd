import type { ChangeThreshold } from "../direction/change-threshold.ts";
import { yearsOf } from "../rolling/find-exposure.ts";
import type { CountsTable, DashboardSource, PopulationsTable } from "./dashboard-source.ts";
import type { Writer } from "./dialect.ts";

/** What the query is to do. Months are integers, year x 12 + month - 1. */
export interface QueryPlan {
	readonly last: number;
	readonly months: number;
	/** How many months the previous window lies before the current one. */
	readonly back: number;
	readonly rule: NonNullable<PopulationsTable["exposureRule"]>;
	readonly per: number;
	/** The deviate of the level of evidence. */
	readonly deviate: number;
	readonly minimumChange: ChangeThreshold;
	readonly average: "pooled" | "mean-of-rates";
	readonly own: "in" | "out";
	readonly members: "all" | "available";
	readonly region: readonly string[] | null;
	/** A name for a step that no table of the source has. */
	readonly step: (name: string) => string;
}

/** A step of the query: a named table, or the last one, which is the answer. */
export interface Step {
	readonly name: string;
	readonly text: string;
}

/** The month of a row as an integer; NULL where there is none. */
function monthOf(writer: Writer, { period, periodAs }: CountsTable): string {
	const column = writer.name(period);
	if (periodAs === "date")
		return `${writer.asWhole(`EXTRACT(YEAR FROM ${column})`)} * 12 + ${writer.asWhole(`EXTRACT(MONTH FROM ${column})`)} - 1`;
	return `CASE WHEN ${writer.isMonth(column)} THEN ${writer.asWhole(`SUBSTR(${column}, 1, 4)`)} * 12 + ${writer.asWhole(`SUBSTR(${column}, 6, 2)`)} - 1 END`;
}

/** The steps in which every row depends on the rows of its own area alone. */
export function areaSteps(writer: Writer, source: DashboardSource, plan: QueryPlan): readonly Step[] {
	const { counts } = source;
	const area = writer.name(counts.area);
	const indicator = writer.name(counts.indicator);
	const table = writer.table(counts.table);
	const first = writer.whole(plan.last - plan.back - plan.months + 1);
	const last = writer.whole(plan.last);
	const windows = {
		current: `month > ${writer.whole(plan.last - plan.months)}`,
		previous: `month <= ${writer.whole(plan.last - plan.back)}`,
	};
	const summed = ["events", "wrong", "withheld", "blanks"];
	const ofRow = [
		`${area} AS area`,
		`${indicator} AS indicator`,
		`${monthOf(writer, counts)} AS month`,
		`${writer.name(counts.count)} AS n`,
		`${counts.withheld === undefined ? "0" : flag(writer.name(counts.withheld))} AS hidden`,
	];
	// Whole numbers are exact below 2 to the 53rd. NaN and Infinity are below nothing, in every engine.
	const isCount = `n >= 0 AND n < ${2 ** 53} AND n = FLOOR(n)`;
	const ofCell = [
		"COUNT(*) AS records",
		`SUM(CASE WHEN ${isCount} THEN n END) AS events`,
		"SUM(hidden) AS withheld",
		`${total("n IS NULL AND hidden = 0")} AS blanks`,
		`${total(`n IS NOT NULL AND NOT (${isCount})`)} AS wrong`,
	];
	if (counts.exposure !== undefined) {
		// A month of 0 adds nothing to its window, and is known.
		const usable = `divisor >= 0 AND ${isBelowInfinity(writer, "divisor")}`;
		summed.push("exposed", "unexposed");
		ofRow.push(`${writer.asDecimal(writer.name(counts.exposure))} AS divisor`);
		ofCell.push(`SUM(CASE WHEN ${usable} THEN divisor END) AS exposed`);
		ofCell.push(`SUM(CASE WHEN ${usable} THEN 0 ELSE 1 END) AS unexposed`);
	}
	const perWindow = (["current", "previous"] as const).flatMap((which) => {
		const sum = (what: string) => `SUM(CASE WHEN ${windows[which]} THEN ${what} END)`;
		return [
			`${sum("1")} AS ${which}_months`,
			`${sum(flag("records > 1"))} AS ${which}_duplicates`,
			...summed.map((what) => `${sum(what)} AS ${which}_${what}`),
		];
	});
	return [
		{
			name: "cells",
			text: `  SELECT area, indicator, month,
    ${ofCell.join(",\n    ")}
  FROM (
    SELECT ${ofRow.join(",\n      ")}
    FROM ${table}
  ) AS readings
  WHERE COALESCE(month, ${last}) BETWEEN ${first} AND ${last}
  GROUP BY area, indicator, month`,
		},
		{
			name: "window_sums",
			text: `  SELECT area, indicator,
    SUM(CASE WHEN month IS NULL THEN records END) AS rejected,
    ${perWindow.join(",\n    ")}
  FROM ${plan.step("cells")}
  GROUP BY area, indicator`,
		},
		{
			// Every pair, whether it occurs or not: an area without a row for an indicator is a member of its region all the same.
			name: "series",
			text: `  SELECT a.area, i.indicator, a.rejected + i.rejected AS rejected
  FROM (
    SELECT ${area} AS area, ${total(`${indicator} IS NULL`)} AS rejected
    FROM ${table}
    WHERE ${area} IS NOT NULL
    GROUP BY ${area}
  ) AS a
  CROSS JOIN (
    SELECT ${indicator} AS indicator, ${total(`${area} IS NULL`)} AS rejected
    FROM ${table}
    WHERE ${indicator} IS NOT NULL
    GROUP BY ${indicator}
  ) AS i`,
		},
		...populationSteps(writer, source.populations, plan),
		{ name: "counted", text: countedText(writer, source, plan) },
		{ name: "rated", text: ratedText(writer, plan) },
		{ name: "judged", text: judgedText(writer, plan) },
	];
}

/** 1 where a condition holds, and 0 where it does not or cannot be told. */
function flag(condition: string): string {
	return `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
}

/** How many rows of a group a condition holds for. */
export function total(condition: string): string {
	return `SUM(${flag(condition)})`;
}

/** What can be divided by: above 0, and at most the largest number, above which engines order Infinity and NaN. */
function isExposure(writer: Writer, value: string): string {
	return `${value} > 0 AND ${isBelowInfinity(writer, value)}`;
}

function isBelowInfinity(writer: Writer, value: string): string {
	return `${value} <= ${writer.asDecimal(`'${Number.MAX_VALUE}'`)}`;
}

/** The population of each area for both windows. An area that is there twice has none. */
function populationSteps(
	writer: Writer,
	populations: PopulationsTable | undefined,
	{ last, months, back, rule }: QueryPlan,
): readonly Step[] {
	if (populations === undefined) return [];
	const { table, area, population, year } = populations;
	return [0, back].map((before, at) => {
		const span = { first: last - before - months + 1, last: last - before };
		const [wanted = 0] = yearsOf(span, rule);
		const chosen = year === undefined ? "" : `\n  WHERE ${writer.name(year)} = ${writer.whole(wanted)}`;
		const value = writer.asDecimal(`MIN(${writer.name(population)})`);
		return {
			name: at === 0 ? "current_population" : "previous_population",
			text: `  SELECT ${writer.name(area)} AS area, CASE WHEN COUNT(*) = 1 AND ${isExposure(writer, value)} THEN ${value} END AS exposure
  FROM ${writer.table(table)}${chosen}
  GROUP BY ${writer.name(area)}`,
		};
	});
}

/** Counts and exposures of both windows, or why there are none. */
function countedText(
	writer: Writer,
	{ counts, populations }: DashboardSource,
	{ months, step }: QueryPlan,
): string {
	const columns = (["current", "previous"] as const).flatMap((which) => {
		const there = `COALESCE(w.${which}_months, 0)`;
		const status = `CASE WHEN ${there} < ${writer.whole(months)} THEN 'missing'
      WHEN w.${which}_duplicates > 0 THEN 'duplicate'
      WHEN w.${which}_wrong > 0 THEN 'not-a-count'
      WHEN w.${which}_blanks > 0 THEN 'blank'
      WHEN w.${which}_withheld > 0 THEN 'withheld'
      ELSE 'complete' END`;
		const exposed = `CASE WHEN w.${which}_unexposed = 0 AND w.${which}_duplicates = 0 AND w.${which}_months = ${writer.whole(months)} THEN NULLIF(w.${which}_exposed, 0) END`;
		return [
			`${there} AS ${which}_months`,
			`${status} AS ${which}_status`,
			`${writer.asDecimal(`w.${which}_events`)} AS ${which}_events`,
			`${counts.exposure === undefined ? `${which[0]}.exposure` : exposed} AS ${which}_exposure`,
		];
	});
	const joins =
		populations === undefined
			? ""
			: `\n  LEFT JOIN ${step("current_population")} AS c ON c.area = s.area\n  LEFT JOIN ${step("previous_population")} AS p ON p.area = s.area`;
	return `  SELECT s.area, s.indicator, ${writer.asWhole("s.rejected + COALESCE(w.rejected, 0)")} AS rejected,\n    ${columns.join(",\n    ")}
  FROM ${step("series")} AS s
  LEFT JOIN ${step("window_sums")} AS w ON w.area = s.area AND w.indicator = s.indicator${joins}`;
}

/** Rates, and what the test and the limits are made of. */
function ratedText(writer: Writer, { per, deviate, step }: QueryPlan): string {
	const base = writer.decimal(per);
	const z = writer.decimal(deviate);
	const bracket = (x: string, sign: string) => `1 - 1 / (9 * ${x}) ${sign} ${z} / (3 * SQRT(${x}))`;
	const known = (which: string) => `CASE WHEN ${which}_status = 'complete' THEN ${which}_events END`;
	return `  SELECT counts.*,
    current_count * ${base} / current_exposure AS current_rate,
    previous_count * ${base} / previous_exposure AS previous_rate,
    current_exposure / previous_exposure AS odds,
    CASE WHEN current_count > 0 THEN GREATEST(${writer.asDecimal("0")}, ${bracket("current_count", "-")}) ELSE ${writer.asDecimal("0")} END AS lower_bracket,
    ${bracket("(current_count + 1)", "+")} AS upper_bracket
  FROM (
    SELECT area, indicator, current_months, previous_months, current_status, previous_status, rejected,
      ${known("current")} AS current_count,
      ${known("previous")} AS previous_count,
      current_exposure, previous_exposure
    FROM ${step("counted")}
  ) AS counts`;
}

/** Limits, change, test and direction. */
function judgedText(writer: Writer, { per, deviate, minimumChange, step }: QueryPlan): string {
	const base = writer.decimal(per);
	const least =
		"relative" in minimumChange
			? `${writer.decimal(minimumChange.relative)} * previous_rate`
			: writer.decimal(minimumChange.absolute);
	const cases = "current_count + previous_count";
	const comparable = `${cases} > 0 AND odds > 0`;
	const significant = `ABS(statistic) > ${writer.decimal(deviate)}`;
	const change = "current_rate - previous_rate";
	// Bounds within one part in a thousand million count as reached, as in directionOfTravel.
	const material = `ABS(${change}) > 0 AND ABS(${change}) >= (${least}) * ${writer.decimal(1 - 1e-9)}`;
	return `  SELECT tested.*,
    CASE WHEN statistic IS NULL THEN 'not-comparable'
      WHEN ${cases} < 5 OR NOT (${significant}) OR NOT (${material}) THEN 'similar'
      WHEN ${change} > 0 THEN 'up' ELSE 'down' END AS direction,
    CASE WHEN statistic IS NULL THEN NULL
      WHEN ${cases} < 5 THEN 'too-few'
      WHEN NOT (${significant}) THEN 'not-significant'
      WHEN NOT (${material}) THEN 'immaterial' END AS similar_because
  FROM (
    SELECT r.*,
      current_count * (lower_bracket * lower_bracket * lower_bracket) * ${base} / current_exposure AS lower_limit,
      (current_count + 1) * (upper_bracket * upper_bracket * upper_bracket) * ${base} / current_exposure AS upper_limit,
      CASE WHEN previous_count > 0 THEN 100 * (current_count / odds - previous_count) / previous_count END AS percent_change,
      CASE WHEN ${comparable} THEN (current_count - previous_count * odds) / SQRT((${cases}) * odds) END AS statistic
    FROM ${step("rated")} AS r
  ) AS tested`;
}
