import { type QueryPlan, type Step, total } from "./dashboard-steps.ts";
import type { Writer } from "./dialect.ts";

/** The steps that need all areas: one row for each indicator, beside every area. */
export function regionSteps(writer: Writer, plan: QueryPlan): readonly Step[] {
	const { region, step, members } = plan;
	const base = writer.decimal(plan.per);
	// Areas may be numbers in the table.
	const inside =
		region === null
			? "1 = 1"
			: region.length === 0
				? "1 = 0"
				: `${writer.asText("area")} IN (${region.map((area) => writer.text(area)).join(", ")})`;
	const usable = `current_rate IS NOT NULL AND ${inside}`;
	const known = (what: string) => `CASE WHEN ${usable} THEN ${what} END`;
	const out = plan.own === "out";
	/** The members without the area itself, where that is wanted and it is one of them. */
	const others = (all: string, itself: string) =>
		out ? `r.${all} - CASE WHEN ${itself} THEN 1 ELSE 0 END` : `r.${all}`;
	// Sums of the others are added up and not subtracted: a rate may be far above all others.
	const sum = (all: string, what: string) =>
		out
			? `(${["ASC", "DESC"].map((order) => `COALESCE(SUM(${known(what)}) OVER (PARTITION BY j.indicator ORDER BY area ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`).join(" + ")})`
			: `r.${all}`;
	const left = others("members", usable);
	const excluded = others("excluded", `current_rate IS NULL AND ${inside}`);
	const average = (value: string) =>
		`CASE WHEN ${left} > 0${members === "all" ? ` AND ${excluded} = 0` : ""} THEN ${value} END`;
	const pooled = average(
		`${sum("events", "current_count")} * ${base} / ${sum("exposure", "current_exposure")}`,
	);
	const mean = average(`${sum("rates", "current_rate")} / (${left})`);
	const chosen = plan.average === "pooled" ? "pooled_average" : "mean_of_rates";
	return [
		{
			name: "region",
			// Of a region by name the areas that do not occur count as well.
			text: `  SELECT indicator, ${total(usable)} AS members,
    ${region === null ? "COUNT(*)" : writer.whole(region.length)} - ${total(usable)} AS excluded,
    SUM(${known("current_count")}) AS events, SUM(${known("current_exposure")}) AS exposure, SUM(${known("current_rate")}) AS rates
  FROM ${step("judged")}
  GROUP BY indicator`,
		},
		{
			name: "placed",
			text: `  SELECT j.*, ${left} AS members, ${excluded} AS excluded,
    ${pooled} AS pooled_average,
    ${mean} AS mean_of_rates,
    CASE WHEN ${usable} AND r.members = 1 THEN 1 ELSE 0 END AS alone,
    CASE WHEN current_rate IS NOT NULL THEN RANK() OVER (PARTITION BY j.indicator ORDER BY CASE WHEN current_rate IS NULL THEN 1 ELSE 0 END, current_rate DESC) END AS current_rank,
    SUM(CASE WHEN current_rate IS NOT NULL THEN 1 ELSE 0 END) OVER (PARTITION BY j.indicator) AS ranked
  FROM ${step("judged")} AS j
  JOIN ${step("region")} AS r ON r.indicator = j.indicator`,
		},
		{
			name: "answer",
			text: `SELECT area, indicator, current_months, previous_months, current_status, previous_status, rejected,
  current_count, previous_count, current_exposure, previous_exposure,
  current_rate, previous_rate, lower_limit AS lower, upper_limit AS upper, percent_change, statistic, direction, similar_because,
  pooled_average, mean_of_rates, members, excluded,
  CASE WHEN current_rate IS NULL OR alone = 1 OR ${chosen} IS NULL THEN 'not-compared'
    WHEN lower_limit > ${chosen} THEN 'higher'
    WHEN upper_limit < ${chosen} THEN 'lower'
    ELSE 'in-line' END AS position,
  current_rank, ranked
FROM ${step("placed")}`,
		},
	];
}
