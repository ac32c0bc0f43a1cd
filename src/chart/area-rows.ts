import type { CellFigure, Dashboard, IndicatorAverage } from "../report/dashboard.ts";
import type { Indicator } from "../report/indicator.ts";
import { reasonTexts } from "../report/reason-texts.ts";
import { printingApart, speakerOf } from "../report/speak.ts";
import {
	averageName,
	type ChartCell,
	cellNotes,
	cellsWith,
	joined,
	printed,
	printedInterval,
	reasonText,
	sampleSizeOf,
} from "./chart-cells.ts";

/** An area beside the others. @since 0.1.0 */
export interface AreaRow {
	/** Id of the indicator. */
	readonly indicator: string;
	/** Id of the area; null for an average that is none of the areas. */
	readonly areaId: string | null;
	/** Name of the area, or of the average with how it is made. */
	readonly area: string;
	/** What kind of area it is; `average` for the average that areas are compared with. */
	readonly level: "district" | "county" | "region" | "average";
	/** How the average is made, where the row is that which areas are compared with; null for the others. */
	readonly method: "pooled" | "mean-of-rates" | null;
	/** The value, not rounded; null where it is not available, and never 0 for that. */
	readonly value: number | null;
	/** Lower limit; null where there is none. */
	readonly lower: number | null;
	/** Upper limit; null where there is none. */
	readonly upper: number | null;
	/** Events; null where there are none. */
	readonly count: number | null;
	/** What they are divided by; null where there is nothing. */
	readonly exposure: number | null;
	/** How many were asked; null where that is not known, and for all but surveys. */
	readonly sampleSize: number | null;
	/** The value as it is printed; `not available` where it is not. */
	readonly printed: string;
	/** The interval as it is printed; null where there is none. */
	readonly interval: string | null;
	/** Where it stands against the benchmark, in words. */
	readonly position: string;
	/** The position read with the polarity; `not-judged` where it is not. */
	readonly standing: "better" | "similar" | "worse" | "not-judged";
	/** Its place among the districts, `2 of 7`; null for others. */
	readonly rank: string | null;
	/** Why the value is not available, in words; null where it is. */
	readonly reasons: string | null;
	/** What to know of the value: small or provisional numbers, data that lag behind, causes; null for nothing. */
	readonly notes: string | null;
}

const doing = "list the areas";

/**
 * The current figure of an indicator in every area, beside the average that areas are compared with where there is one.
 *
 * An area without a figure keeps its row, with a value of null and the reasons. The average is the last row, by name and how it
 * is made, unless the region is one of the areas and its figure is the average. Nothing is rounded but the text, which prints
 * figures apart that are judged apart.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param indicator - the id of the indicator
 * @returns the rows, in the order of the areas
 * @throws TypeError when the dashboard is none; RangeError when it does not have the indicator
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { areaRows } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).flatMap((period) => [
 * 	{ indicator: "robbery", area: "Blaby", period, count: 40, exposure: 100_000 },
 * 	{ indicator: "robbery", area: "Oadby", period, count: 20, exposure: 100_000 },
 * ]);
 * const dashboard = buildDashboard([{ id: "robbery", polarity: "lower-is-better", measure: "rate" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }, { id: "Oadby", level: "district" }],
 * });
 * const [blaby, , average] = areaRows(dashboard, "robbery");
 * assert.deepEqual([blaby?.position, blaby?.standing, blaby?.rank], ["higher", "worse", "1 of 2"]);
 * assert.equal(average?.level, "average");
 * ```
 * @since 0.1.0
 */
export function areaRows(dashboard: Dashboard, indicator: string): readonly AreaRow[] {
	const cells = cellsWith(doing, dashboard, "indicator", indicator);
	const average = dashboard.averages.find((one) => one.indicator === indicator);
	const region = cells.find(({ area }) => area.level === "region")?.cell.current ?? null;
	const regional = average !== undefined && isFigureOf(average, region);
	const printing = printingOf(dashboard, cells);
	const rows = cells.map((found): AreaRow => {
		const { cell, area } = found;
		const { current, rank } = cell;
		return {
			indicator,
			areaId: area.id,
			area: area.name,
			level: area.level,
			method: regional && area.level === "region" ? average.comparedWith.method : null,
			value: current?.value ?? null,
			lower: current?.lower ?? null,
			upper: current?.upper ?? null,
			count: current?.count ?? null,
			exposure: current?.exposure ?? null,
			sampleSize: sampleSizeOf(current),
			printed: printed(printing, current?.value ?? null) ?? "not available",
			interval: printedInterval(printing, current?.lower ?? null, current?.upper ?? null),
			position: cell.position.replaceAll("-", " "),
			standing: cell.standing,
			rank: rank === null ? null : `${rank.rank} of ${rank.of}`,
			reasons: current === null ? reasonText(found, "current") : null,
			notes: joined(cellNotes(found)),
		};
	});
	if (average === undefined || regional) return rows;
	const lacks = [{ code: "benchmark-incomplete", areas: average.excluded } as const];
	return [
		...rows,
		{
			indicator,
			areaId: null,
			area: averageName(average.comparedWith),
			level: "average",
			method: average.comparedWith.method,
			value: average.value,
			lower: average.lower,
			upper: average.upper,
			count: average.count,
			exposure: average.exposure,
			sampleSize: null,
			printed: printed(printing, average.value) ?? "not available",
			interval: printedInterval(printing, average.lower, average.upper),
			position: "not compared",
			standing: "not-judged",
			rank: null,
			reasons: average.value === null ? joined(reasonTexts(lacks, dashboard, speakerOf(doing))) : null,
			notes: null,
		},
	];
}

/** What areas are compared with, by name and value; null where there is no value. */
export function referenceOf(
	{ averages }: Dashboard,
	{ id, comparator }: Indicator,
): { readonly name: string; readonly value: number } | null {
	if (comparator.kind === "figure") return comparator;
	const average = averages.find(({ indicator }) => indicator === id);
	if (average === undefined || average.value === null) return null;
	return { name: averageName(average.comparedWith), value: average.value };
}

/** What the figures of the areas and that which they are compared with are printed by: apart where they are judged so. */
export function printingOf(dashboard: Dashboard, cells: readonly [ChartCell, ...ChartCell[]]): Indicator {
	const [{ indicator }] = cells;
	const reference = referenceOf(dashboard, indicator);
	const judged = cells.filter(({ cell: { position } }) => position === "higher" || position === "lower");
	const pairs = judged.flatMap(({ cell: { current } }) =>
		current === null || reference === null ? [] : [[current.value, reference.value] as const],
	);
	return printingApart(indicator, pairs);
}

/** Whether an average is the figure of the region, and not one of its members that differs from it. */
function isFigureOf({ comparedWith, value, count, exposure }: IndicatorAverage, region: CellFigure | null) {
	if (comparedWith.source === "own-observations") return true;
	if (region === null || comparedWith.method !== "pooled") return false;
	return count === null ? region.value === value : region.count === count && region.exposure === exposure;
}
