import type { Dashboard } from "../report/dashboard.ts";
import { areaRows, printingOf, referenceOf } from "./area-rows.ts";
import {
	benchmarkText,
	cellsWith,
	labelsOf,
	missingText,
	printed,
	printedCount,
	printedWithUnit,
	standingText,
} from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import {
	colours,
	fromZero,
	legible,
	named,
	once,
	only,
	pointing,
	specOf,
	tipOf,
	type VegaLiteSpec,
} from "./vega-lite.ts";

const doing = "draw the areas";

/** What the colours mean, each beside its word. */
const standings = {
	better: colours.better,
	similar: colours.current,
	worse: colours.worse,
	"not judged": colours.previous,
} as const;

/**
 * Bars of districts beside county and region, with their intervals and a line at the average, or at the figure that they are
 * compared with.
 *
 * Bars begin at 0. Beside each stands its value and, in words, where it stands against the benchmark and what the polarity
 * makes of that; colour repeats the words and says nothing alone. Line and description carry the name of the average, how it
 * is made and its value, or those of the figure. An area without a figure stands in its place as "not available".
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param indicator - the id of the indicator
 * @param options - size and title
 * @returns a Vega-Lite v5 specification
 * @throws TypeError when the dashboard is none or the title no text; RangeError when it does not have the indicator, or a
 * size is not above 0
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { areaChart } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).flatMap((period) => [
 * 	{ indicator: "Robbery", area: "Blaby", period, count: 40, exposure: 100_000 },
 * 	{ indicator: "Robbery", area: "Oadby", period, count: 20, exposure: 100_000 },
 * ]);
 * const dashboard = buildDashboard([{ id: "Robbery", polarity: "lower-is-better", measure: "rate" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }, { id: "Oadby", level: "district" }],
 * });
 * assert.equal(
 * 	areaChart(dashboard, "Robbery").description,
 * 	"Robbery by area, per 1,000. Blaby: 4.8, higher, worse; Oadby: 2.4, lower, better; Average of the areas (pooled): 3.6.",
 * );
 * ```
 * @since 0.1.0
 */
export function areaChart(dashboard: Dashboard, indicator: string, options: ChartOptions = {}): VegaLiteSpec {
	const cells = cellsWith(doing, dashboard, "indicator", indicator);
	const [{ indicator: of }] = cells;
	const areas = areaRows(dashboard, indicator);
	const labels = labelsOf(
		areas.map(({ areaId, area, level }) => ({ id: areaId ?? "", name: area, group: level })),
	);
	const printing = printingOf(dashboard, cells);
	const reference = referenceOf(dashboard, of);
	const line = reference === null ? "" : `${reference.name}: ${printed(printing, reference.value)}`;
	const heading = `Against ${benchmarkText(of)}`;
	const rows = areas.map((row, at) => {
		const judged = row.standing.replaceAll("-", " ");
		return {
			...row,
			// No area has an id of no text.
			place: row.areaId ?? "",
			label: labels[at] ?? row.area,
			judged,
			said:
				row.position === "not compared"
					? row.printed
					: `${row.printed}, ${standingText(row.position, row.standing)}`,
			...tipOf({
				Area: labels[at] ?? row.area,
				Value: printedWithUnit(printing, row.value),
				Interval: row.interval,
				Count: printedCount(row.count),
				"Out of": printedCount(row.exposure),
				Asked: printedCount(row.sampleSize),
				[heading]: standingText(row.position, row.standing),
				Average: row.method === null ? null : row.method.replaceAll("-", " "),
				Rank: row.rank,
				"Not available because": row.reasons,
				Notes: row.notes,
			}),
		};
	});
	const frame = checkChart(doing, options, `${of.name} by area`, 34 * rows.length);
	const y = named(
		"place",
		rows.map(({ place }) => place),
		rows.map(({ label }) => label),
	);
	const scale = fromZero(rows.map(({ value }) => value));
	const shown = rows.filter(({ value }) => value !== null).map(({ label, said }) => `${label}: ${said}`);
	const listed = rows.some(({ level }) => level === "average");
	if (reference !== null && !listed) shown.push(line);
	const missing = missingText(rows.filter(({ value }) => value === null).map(({ label }) => label));
	const description = `${of.name} by area, ${of.unit}.${shown.length > 0 ? ` ${shown.join("; ")}.` : ""}${missing}`;
	return specOf(frame, description, rows, [
		{
			mark: { type: "bar", height: 16, ...pointing },
			transform: only("datum.value !== null"),
			encoding: {
				y,
				x: { field: "value", type: "quantitative", scale, axis: { title: of.unit } },
				color: {
					field: "judged",
					type: "nominal",
					scale: { domain: Object.keys(standings), range: Object.values(standings) },
					legend: { title: heading, orient: "top", offset: 24 },
				},
			},
		},
		{
			mark: { type: "rule", strokeWidth: 1.5, color: colours.reference, ...pointing },
			transform: only("datum.lower !== null && datum.upper !== null"),
			encoding: {
				y,
				x: { field: "lower", type: "quantitative", scale },
				x2: { field: "upper" },
			},
		},
		...(reference === null
			? []
			: [
					{
						...once,
						mark: { type: "rule", strokeDash: [5, 3], color: colours.reference, tooltip: line },
						encoding: { x: { datum: reference.value, type: "quantitative", scale } },
					},
					{
						...once,
						mark: { type: "text", fontSize: 12, baseline: "bottom", dy: -3, text: line },
						encoding: { x: { datum: reference.value, type: "quantitative", scale }, y: { value: 0 } },
					},
				]),
		...legible(
			{ align: "left", dx: 4 },
			{
				transform: [
					{
						calculate: "datum.upper !== null ? datum.upper : datum.value !== null ? datum.value : 0",
						as: "end",
					},
				],
				encoding: { y, x: { field: "end", type: "quantitative", scale }, text: { field: "said" } },
			},
		),
	]);
}
