import type { Dashboard } from "../report/dashboard.ts";
import { areaRows } from "./area-rows.ts";
import { cellsWith, missingText, printed } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { colours, fromZero, inOrder, only, specOf, tooltip, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the areas";

/** What the colours mean, each beside its word. */
const standings = {
	better: colours.better,
	similar: colours.current,
	worse: colours.worse,
	"not judged": colours.previous,
} as const;

/**
 * Bars of districts beside county and region, with their intervals and a line at the average.
 *
 * Bars begin at 0. Beside each stands its value and, in words, where it stands against the average; colour repeats what the
 * polarity makes of that and says nothing alone. An area without a figure stands in its place as "not available".
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
 * 	"Robbery by area, per 1,000. Blaby: 4.8, higher; Oadby: 2.4, lower; Average of the areas: 3.6.",
 * );
 * ```
 * @since 0.1.0
 */
export function areaChart(dashboard: Dashboard, indicator: string, options: ChartOptions = {}): VegaLiteSpec {
	const [{ indicator: of }] = cellsWith(doing, dashboard, "indicator", indicator);
	const rows = areaRows(dashboard, indicator).map((row) => ({
		...row,
		judged: row.standing.replaceAll("-", " "),
		said: row.position === "not compared" ? row.printed : `${row.printed}, ${row.position}`,
	}));
	const frame = checkChart(doing, options, `${of.name} by area`, 34 * rows.length);
	const y = { field: "area", type: "nominal", ...inOrder };
	const scale = fromZero(rows.map(({ value }) => value));
	const tips = tooltip({
		area: "Area",
		printed: of.unit,
		interval: "Interval",
		count: "Count",
		exposure: "Out of",
		position: "Against the average",
		judged: "Standing",
		rank: "Rank",
		reasons: "Reasons",
	});
	const average = dashboard.averages.find((one) => one.indicator === indicator)?.value ?? null;
	const shown = rows.filter(({ value }) => value !== null).map(({ area, said }) => `${area}: ${said}`);
	const missing = missingText(rows.filter(({ value }) => value === null).map(({ area }) => area));
	const description = `${of.name} by area, ${of.unit}.${shown.length > 0 ? ` ${shown.join("; ")}.` : ""}${missing}`;
	return specOf(frame, description, rows, [
		{
			mark: { type: "bar", height: 16 },
			transform: only("datum.value !== null"),
			encoding: {
				y,
				x: { field: "value", type: "quantitative", scale, axis: { title: of.unit } },
				color: {
					field: "judged",
					type: "nominal",
					scale: { domain: Object.keys(standings), range: Object.values(standings) },
					legend: { title: "Against the average", orient: "top" },
				},
				tooltip: tips,
			},
		},
		{
			mark: { type: "rule", strokeWidth: 1.5, color: colours.reference },
			transform: only("datum.lower !== null && datum.upper !== null"),
			encoding: {
				y,
				x: { field: "lower", type: "quantitative", scale },
				x2: { field: "upper" },
				tooltip: tips,
			},
		},
		{
			mark: { type: "text", align: "left", dx: 4, color: colours.reference },
			transform: [
				{
					calculate: "datum.upper !== null ? datum.upper : datum.value !== null ? datum.value : 0",
					as: "end",
				},
			],
			encoding: {
				y,
				x: { field: "end", type: "quantitative", scale },
				text: { field: "said" },
				tooltip: tips,
			},
		},
		...(average === null
			? []
			: [
					{
						mark: {
							type: "rule",
							strokeDash: [5, 3],
							color: colours.reference,
							tooltip: `Average: ${printed(of, average)}`,
						},
						encoding: { x: { datum: average, type: "quantitative" } },
					},
				]),
	]);
}
