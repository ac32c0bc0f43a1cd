import type { Dashboard } from "../report/dashboard.ts";
import { cellsWith } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { overviewRows } from "./overview-rows.ts";
import { colours, inOrder, specOf, tooltip, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the overview";

/** What a column shows: its words, and the colour that repeats them. */
const tones = {
	good: colours.better,
	bad: colours.worse,
	even: colours.current,
	none: colours.similar,
} as const;

const toneOf = (word: string): keyof typeof tones => {
	if (word === "improving" || word === "better") return "good";
	if (word === "worsening" || word === "worse") return "bad";
	return word === "stable" || word === "similar" ? "even" : "none";
};

/**
 * All indicators of an area in one look: a line each with the current value, what it did, what that means and where it stands.
 *
 * Direction is a symbol and a word, performance and standing are words; colour repeats them and says nothing alone.
 *
 * @param dashboard - the answer of `buildDashboard`
 * @param area - the id of the area
 * @param options - size and title
 * @returns a Vega-Lite v5 specification
 * @throws TypeError when the dashboard is none or the title no text; RangeError when it does not have the area, or a size is
 * not above 0
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthsIn, toPeriod } from "direction-of-travel";
 * import { overviewChart } from "direction-of-travel/chart";
 * import { buildDashboard } from "direction-of-travel/report";
 *
 * const rows = monthsIn(toPeriod("2018-01/2019-12")).map((period, index) => ({
 * 	indicator: "Robbery",
 * 	area: "Blaby",
 * 	period,
 * 	count: index < 12 ? 40 : 60,
 * }));
 * const dashboard = buildDashboard([{ id: "Robbery", polarity: "lower-is-better", measure: "count" }], rows, {
 * 	period: toPeriod("2019-12"),
 * 	areas: [{ id: "Blaby", level: "district" }],
 * });
 * assert.equal(
 * 	overviewChart(dashboard, "Blaby").description,
 * 	"All indicators in Blaby. Robbery: 720, ▲ up, worsening.",
 * );
 * ```
 * @since 0.1.0
 */
export function overviewChart(dashboard: Dashboard, area: string, options: ChartOptions = {}): VegaLiteSpec {
	const [{ area: where }] = cellsWith(doing, dashboard, "area", area);
	const rows = overviewRows(dashboard, area);
	const frame = checkChart(
		doing,
		{ width: 820, ...options },
		`All indicators in ${where.name}`,
		26 * rows.length,
	);
	const cells = rows.flatMap((row) => {
		const columns = [
			["Current", row.current, "none"],
			[
				"Direction",
				row.change === null ? row.direction : `${row.direction}, ${row.change}`,
				toneOf(row.performance),
			],
			["Performance", row.performance, toneOf(row.performance)],
			["Against the average", row.position, toneOf(row.standing)],
		] as const;
		return columns.map(([column, text, tone]) => ({ ...row, column, text, tone }));
	});
	const said = rows.map(({ indicator, current, direction, performance, position }) =>
		[
			`${indicator}: ${current}`,
			direction,
			performance,
			position === "not compared" ? null : `${position} against the average`,
		]
			.filter((part) => part !== null && part !== "not judged")
			.join(", "),
	);
	return specOf(frame, `All indicators in ${where.name}. ${said.join("; ")}.`, cells, [
		{
			mark: { type: "text", align: "center" },
			encoding: {
				y: { field: "indicator", type: "nominal", ...inOrder },
				x: {
					field: "column",
					type: "nominal",
					sort: null,
					axis: { title: null, orient: "top", labelAngle: 0 },
				},
				text: { field: "text" },
				color: {
					field: "tone",
					type: "nominal",
					scale: { domain: Object.keys(tones), range: Object.values(tones) },
					legend: null,
				},
				tooltip: tooltip({
					indicator: "Indicator",
					category: "Category",
					current: "Current",
					change: "Change",
					direction: "Direction",
					performance: "Performance",
					position: "Against the average",
					standing: "Standing",
					notes: "Notes",
				}),
			},
		},
	]);
}
