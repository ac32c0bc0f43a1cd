import { argumentError } from "../internal/errors.ts";
import { containsPeriod } from "../period/contains-period.ts";
import type { Period } from "../period/period.ts";
import { roundExact } from "../published/round-exact.ts";
import { defaultPhrases } from "../report/default-phrases.ts";
import { decimalsFor } from "../report/speak.ts";
import type { ChartPoint, ControlChart } from "../trend/control-chart-answer.ts";
import { missingText, periodText } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { colours, legible, only, pointing, specOf, tipOf, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the control chart";

/** What the shapes and colours mean, each by its word. */
const types = {
	"common-cause": { word: "common cause", colour: colours.previous, shape: "circle" },
	improvement: { word: "improvement", colour: colours.current, shape: "triangle-up" },
	concern: { word: "concern", colour: colours.worse, shape: "diamond" },
	"neutral-high": { word: "special cause, high", colour: colours.reference, shape: "triangle-up" },
	"neutral-low": { word: "special cause, low", colour: colours.reference, shape: "triangle-down" },
} as const;

/**
 * A control chart (XmR, p, u or c): the points with their centre line and limits, a special cause by shape, colour and word.
 *
 * Every point is drawn with the limits that it was judged by; the last carry their values. A rebase or declared break begins a
 * new centre line, and its reason stands on the page. Periods without a figure have a place on the axis, a run of absent ones
 * one place, and no line across them. What was not charted has a picture without points whose description says why.
 *
 * @param chart - the answer of `controlChart`
 * @param options - size and title, decimals to print, 0 to 15 (default 1, more where it takes them), and what the values are in
 * @returns a Vega-Lite v5 specification
 * @throws TypeError when the chart is none or a text is no text; RangeError when a size is not above 0
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { controlChart, monthsIn, toPeriod } from "direction-of-travel";
 * import { controlChartSpec } from "direction-of-travel/chart";
 *
 * const chart = controlChart(
 * 	monthsIn(toPeriod("2019")).map((period, index) => ({ period, value: index === 11 ? 60 : 20 + ((7 * index) % 5) })),
 * 	{ polarity: "lower-is-better" },
 * );
 * assert.match(controlChartSpec(chart).description, /^12 points, Jan 2019 to Dec 2019\. Special causes: .*Dec 2019, concern\.$/);
 * ```
 * @since 0.1.0
 */
export function controlChartSpec(
	chart: ControlChart,
	options: ChartOptions & {
		/** Decimals to print. Default 1, or as many as print a point apart from the limit or centre that it is judged by. */
		readonly decimals?: number;
		/** What the values are in, as the title of their axis. Default what the chart knows of it: `Per 1,000`, `Count`, `Value`. */
		readonly unit?: string;
	} = {},
): VegaLiteSpec {
	if (typeof chart !== "object" || chart === null || chart.kind !== "control-chart")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the chart must be the answer of controlChart",
			chart,
		);
	const frame = checkChart(doing, options, "Control chart", 260, ["decimals", "unit"]);
	const { unit = unitOf(chart) } = options;
	if (typeof unit !== "string")
		throw argumentError(TypeError, "wrong-type", doing, "unit must be text", unit);
	const decimals = options.decimals ?? decimalsFor(1, chart.points.flatMap(judgedApart));
	const print = (value: number | null) =>
		value === null ? null : roundExact(value, { decimals, grouping: true });
	const absent = absentOf(chart);
	const missing = missingText(absent.map((period) => periodText(period, "calendar")));
	if (chart.status === "not-charted")
		return specOf(
			frame,
			`Not charted: ${chart.reasons.map(({ code }) => code).join(", ")}.${missing}`,
			[],
			[{ mark: "point" }],
		);
	const rows = chart.points.map((point) => {
		const label = periodText(point.period, "calendar");
		const segment = chart.segments[point.segment];
		const reason = segment?.from === point.period ? segment.reason : null;
		const limits = `${print(point.lower) ?? "no limit"} to ${print(point.upper) ?? "no limit"}`;
		const type = types[point.type].word;
		return {
			label,
			value: point.value,
			centre: point.centre,
			lower: point.lower,
			upper: point.upper,
			segment: point.segment,
			run: absent.filter((period) => period < point.period).length,
			printed: print(point.value),
			limits,
			type,
			rule: point.rule,
			reason,
			...tipOf({
				Period: label,
				Value: print(point.value),
				Limits: limits,
				Variation: type,
				Rule: point.rule === null ? null : defaultPhrases[`signal.${point.rule}`],
				"New limits because": reason,
			}),
		};
	});
	const x = {
		field: "label",
		type: "ordinal",
		scale: {
			domain: [...chart.points.map(({ period }) => period), ...absent]
				.sort()
				.map((period) => periodText(period, "calendar")),
		},
		axis: { title: null, labelAngle: -45 },
	};
	const y = (field: string) => ({
		field,
		type: "quantitative",
		scale: { zero: false },
		axis: { title: unit },
	});
	const used = Object.values(types).filter(({ word }) => rows.some(({ type }) => type === word));
	const line = (field: string, dash: readonly number[]) => ({
		mark: { type: "line", color: colours.similar, strokeWidth: 1, strokeDash: dash },
		transform: only(`datum.${field} !== null`),
		encoding: { x, y: y(field), detail: { field: "segment" } },
	});
	const last = rows.at(-1);
	const special = rows.filter(({ type }) => type !== "common cause");
	const description = `${rows.length} points, ${rows[0]?.label} to ${rows.at(-1)?.label}.${
		special.length === 0
			? " No special cause."
			: ` Special causes: ${special.map(({ label, type }) => `${label}, ${type}`).join("; ")}.`
	}${rows.flatMap(({ label, reason }) => (reason === null ? [] : [` New limits from ${label}: ${reason}.`])).join("")}${missing}`;
	return specOf(frame, description, rows, [
		line("centre", [1, 0]),
		line("lower", [4, 3]),
		line("upper", [4, 3]),
		{
			mark: { type: "line", color: colours.previous },
			encoding: { x, y: y("value"), detail: [{ field: "segment" }, { field: "run" }] },
		},
		{
			mark: { type: "point", filled: true, size: 70, opacity: 1, ...pointing },
			encoding: {
				x,
				y: y("value"),
				color: {
					field: "type",
					type: "nominal",
					scale: { domain: used.map(({ word }) => word), range: used.map(({ colour }) => colour) },
					legend: { title: null, orient: "top" },
				},
				shape: {
					field: "type",
					type: "nominal",
					scale: { domain: used.map(({ word }) => word), range: used.map(({ shape }) => shape) },
				},
			},
		},
		...(["upper", "centre", "lower"] as const).flatMap((field) => {
			const value = last?.[field] ?? null;
			const text = `${field} ${print(value)}`;
			return value === null
				? []
				: [
						{
							mark: { type: "text", align: "left", dx: 9, fontSize: 12, color: colours.reference, text },
							transform: only(`datum.label === ${JSON.stringify(last?.label)}`),
							encoding: { x, y: y(field) },
						},
					];
		}),
		...legible(
			{ align: "left", baseline: "top", dx: 3 },
			{
				transform: only("datum.reason !== null"),
				encoding: { x, y: { value: 0 }, text: { field: "reason" } },
			},
		),
	]);
}

/** The periods without a figure, in order of time: runs between the points, and blank rows before and after them. */
function absentOf({ missing, reasons }: ControlChart): readonly Period[] {
	const runs = reasons.flatMap((reason) => (reason.code === "missing-periods" ? reason.periods : []));
	const blank = missing.filter((period) => !runs.some((run) => containsPeriod(run, period)));
	return [...runs, ...blank].sort();
}

/** A point and the limit that it lies outside of, or the centre that it has shifted from. */
function judgedApart({
	value,
	centre,
	lower,
	upper,
	rule,
	rules,
}: ChartPoint): (readonly [number, number])[] {
	const passed = rules.outside === "above" ? upper : lower;
	if (rule === "outside" && passed !== null) return [[value, passed]];
	return rule === "shift" ? [[value, centre]] : [];
}

/** What is known of the unit of a chart. */
function unitOf({ chart, settings: { per } }: ControlChart): string {
	if (chart === "c") return "Count";
	return per === null || per === 1 ? "Value" : `Per ${roundExact(per, { decimals: 0, grouping: true })}`;
}
