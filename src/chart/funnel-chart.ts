import type { FunnelClassification } from "../benchmark/funnel-classification.ts";
import { argumentError } from "../internal/errors.ts";
import { roundExact } from "../published/round-exact.ts";
import { missingText } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { colours, only, specOf, tooltip, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the funnel";

/**
 * A funnel plot: every area by its exposure, with the average and the limits around it.
 *
 * The limits are drawn through those that each area was judged by, so that a label always agrees with the picture. Areas
 * beyond a limit carry their names; the others have theirs in the tooltip. Areas that could not be classified are named in
 * the description.
 *
 * @param funnel - the answer of `classifyFunnel`
 * @param options - size and title, and decimals to print, 0 to 15 (default 1)
 * @returns a Vega-Lite v5 specification
 * @throws TypeError when the funnel is none or the title no text; RangeError when a size is not above 0
 * @example Usage
 * ```ts
 * import assert from "node:assert/strict";
 * import { classifyFunnel } from "direction-of-travel";
 * import { funnelChart } from "direction-of-travel/chart";
 *
 * const funnel = classifyFunnel(
 * 	[
 * 		{ area: "Blaby", count: 480, exposure: 100_000 },
 * 		{ area: "Oadby", count: 200, exposure: 60_000 },
 * 		{ area: "Melton", count: 200, exposure: 50_000 },
 * 	],
 * );
 * assert.match(funnelChart(funnel).description, /^3 areas around 4\.2\. Beyond the limits: Blaby, higher; Oadby, lower\./);
 * ```
 * @since 0.1.0
 */
export function funnelChart(
	funnel: FunnelClassification,
	options: ChartOptions & {
		/** Decimals to print. Default 1. */
		readonly decimals?: number;
	} = {},
): VegaLiteSpec {
	if (typeof funnel !== "object" || funnel === null || funnel.kind !== "funnel-classification")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the funnel must be the answer of classifyFunnel",
			funnel,
		);
	const { areas, average, levels, per, unclassified } = funnel;
	const print = (value: number) => roundExact(value, { decimals: options.decimals ?? 1, grouping: true });
	const frame = checkChart(doing, options, "Areas around their average", 320);
	const bySize = [...areas].sort((a, b) => a.exposure - b.exposure).map(({ area }) => area);
	const points = areas.map(({ area, value, count, exposure, position, performance, evidence }) => ({
		kind: "area",
		turn: bySize.indexOf(area) % 2,
		area,
		value,
		count,
		exposure,
		printed: print(value),
		position: position.replaceAll("-", " "),
		performance,
		beyond: evidence === null ? null : `beyond ${roundExact(100 * evidence, { decimals: 1 })}%`,
	}));
	const limits = [...areas]
		.sort((a, b) => a.exposure - b.exposure)
		.flatMap(({ exposure, limits: own }) =>
			own.map(({ confidence, lower, upper }) => ({
				kind: "limit",
				exposure,
				level: `${roundExact(100 * confidence, { decimals: 1 })}%`,
				lower,
				upper,
			})),
		);
	const x = { field: "exposure", type: "quantitative", axis: { title: "Exposure", grid: false } };
	const tips = tooltip({
		area: "Area",
		printed: per === 1 ? "Value" : `Per ${roundExact(per, { decimals: 0, grouping: true })}`,
		count: "Count",
		exposure: "Exposure",
		position: "Position",
		performance: "Performance",
		beyond: "Evidence",
	});
	const line = (field: "lower" | "upper") => ({
		mark: { type: "line", color: colours.similar, strokeWidth: 1 },
		transform: only("datum.kind === 'limit'"),
		encoding: {
			x,
			y: { field, type: "quantitative", axis: { title: `Per ${per}` } },
			strokeDash: {
				field: "level",
				type: "nominal",
				sort: null,
				legend: { title: "Limits", orient: "top" },
			},
		},
	});
	const outside = points.filter(({ beyond }) => beyond !== null);
	const description = `${points.length} areas${average === null ? "" : ` around ${print(average)}`}.${
		outside.length === 0
			? " None lies beyond the limits."
			: ` Beyond the limits: ${outside.map(({ area, position }) => `${area}, ${position}`).join("; ")}.`
	} Limits at ${levels.map((level) => `${roundExact(100 * level, { decimals: 1 })}%`).join(" and ")}.${missingText(unclassified.map(({ area }) => area))}`;
	return specOf(
		frame,
		description,
		[...points, ...limits],
		[
			line("lower"),
			line("upper"),
			...(average === null
				? []
				: [
						{
							mark: { type: "rule", color: colours.reference },
							encoding: { y: { datum: average, type: "quantitative" } },
						},
					]),
			{
				mark: { type: "point", filled: true, size: 70, opacity: 1 },
				transform: only("datum.kind === 'area'"),
				encoding: {
					x,
					y: { field: "value", type: "quantitative" },
					color: {
						condition: { test: "datum.beyond !== null", value: colours.worse },
						value: colours.current,
					},
					shape: { condition: { test: "datum.beyond !== null", value: "diamond" }, value: "circle" },
					tooltip: tips,
				},
			},
			// Names above and below in turn, so that those of neighbours do not lie on each other.
			...([-8, 9] as const).map((dy, turn) => ({
				mark: { type: "text", align: "left", dx: 7, dy, color: colours.reference },
				transform: only(`datum.kind === 'area' && datum.beyond !== null && datum.turn === ${turn}`),
				encoding: { x, y: { field: "value", type: "quantitative" }, text: { field: "area" }, tooltip: tips },
			})),
		],
	);
}
