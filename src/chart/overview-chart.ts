import type { Dashboard } from "../report/dashboard.ts";
import { benchmarkText, cellsWith, labelsOf, standingText } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { overviewRows } from "./overview-rows.ts";
import { colours, named, pointing, specOf, tipOf, type VegaLiteSpec } from "./vega-lite.ts";

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
 * Direction is a symbol and a word, performance and standing are words; colour repeats them and says nothing alone. Where
 * something is compared with a figure, the last column is headed "Against the benchmark", and tooltip and description name the
 * figure. Long names and texts go on in a second line.
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
	const inArea = cellsWith(doing, dashboard, "area", area);
	const [{ area: where }] = inArea;
	const kinds = new Set(inArea.map(({ indicator: { comparator } }) => comparator.kind));
	const benchmark = kinds.has("average") && !kinds.has("figure") ? "the average" : "the benchmark";
	const heading = `Against ${benchmark}`;
	const benchmarks = inArea.map(({ indicator }) => benchmarkText(indicator, benchmark));
	const found = overviewRows(dashboard, area);
	const labels = labelsOf(
		found.map(({ indicatorId, indicator, category }) => ({
			id: indicatorId,
			name: indicator,
			group: category,
		})),
	);
	const rows = found.map((row, at) => ({
		...row,
		label: labels[at] ?? row.indicator,
		against: standingText(row.position, row.standing),
	}));
	const names = rows.map(({ label }) => wrapped(label));
	const lines = Math.max(2, ...names.map((name) => name.length));
	const checked = checkChart(
		doing,
		options,
		`All indicators in ${where.name}`,
		(6 + 15 * lines) * rows.length,
	);
	const frame = options.width === undefined ? { ...checked, width: 520 } : checked;
	const cells = rows.flatMap((row, at) => {
		const columns = [
			["Current", row.current === "not available" ? row.current : row.current.replace(" ", "\n"), "none"],
			[
				"Direction",
				row.change === null ? row.direction : `${row.direction}\n${row.change}`,
				toneOf(row.performance),
			],
			["Performance", row.performance, toneOf(row.performance)],
			[heading, row.against, toneOf(row.standing)],
		] as const;
		const tip = tipOf({
			Indicator: row.label,
			Category: row.category,
			Current: row.current,
			Change: row.change,
			Direction: row.direction,
			Performance: row.performance,
			[`Against ${benchmarks[at]}`]: row.against,
			Notes: row.notes,
		});
		return columns.map(([column, text, tone]) => ({ ...row, column, text, tone, ...tip }));
	});
	const said = rows.map(({ label, current, direction, performance, position, standing }, at) =>
		[
			`${label}: ${current}`,
			direction,
			performance,
			position === "not compared" ? null : standingText(`${position} against ${benchmarks[at]}`, standing),
		]
			.filter((part) => part !== null && part !== "not judged")
			.join(", "),
	);
	const y = named(
		"indicatorId",
		rows.map(({ indicatorId }) => indicatorId),
		names,
	);
	// First lines stand on one height, above the middle of a row.
	const up = -7 * (lines - 1);
	return specOf(frame, `All indicators in ${where.name}. ${said.join("; ")}.`, cells, [
		{
			mark: {
				type: "text",
				align: "center",
				fontSize: 12,
				lineBreak: "\n",
				lineHeight: 14,
				dy: up,
				...pointing,
			},
			encoding: {
				y: {
					...y,
					axis: { ...y.axis, labelOffset: up, ticks: false, labelPadding: 8, grid: true, tickBand: "extent" },
				},
				x: {
					field: "column",
					type: "nominal",
					scale: { domain: ["Current", "Direction", "Performance", heading] },
					axis: { title: null, orient: "top", labelAngle: 0 },
				},
				text: { field: "text" },
				color: {
					field: "tone",
					type: "nominal",
					scale: { domain: Object.keys(tones), range: Object.values(tones) },
					legend: null,
				},
			},
		},
	]);
}

/** A name in lines of up to 44 characters, cut between words only. */
const wrapped = (name: string): readonly string[] => name.match(/\S.{0,43}(?=\s|$)|\S+/g) ?? [name];
