import type { FunnelClassification } from "../benchmark/funnel-classification.ts";
import { argumentError } from "../internal/errors.ts";
import { roundExact } from "../published/round-exact.ts";
import { decimalsFor } from "../report/speak.ts";
import { missingText, printedCount, standingText } from "./chart-cells.ts";
import { type ChartOptions, checkChart } from "./chart-options.ts";
import { placeNames } from "./place-names.ts";
import { colours, legible, once, only, pointing, specOf, tipOf, type VegaLiteSpec } from "./vega-lite.ts";

const doing = "draw the funnel";

/** What the colours mean; their words stand in the legend. */
const tones = {
	better: colours.better,
	worse: colours.worse,
	similar: colours.current,
	"not-judged": colours.reference,
} as const;
const shapes = { higher: "triangle-up", lower: "triangle-down", "in-line": "circle" } as const;

/**
 * A funnel plot: every area by its exposure, with the average and the limits around it.
 *
 * The limits are drawn through those that each area was judged by, so that a label always agrees with the picture. Shape,
 * colour and the words of the legend say where an area stands and what the polarity makes of that. Areas beyond a limit carry
 * their names where there is room; the others have theirs in the tooltip. Areas that could not be classified are named in the
 * description.
 *
 * @param funnel - the answer of `classifyFunnel`
 * @param options - size and title, and decimals to print, 0 to 15 (default 1, more where it takes them)
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
		/** Decimals to print. Default 1, or as many as print an area beyond a limit apart from the average. */
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
	const frame = checkChart(doing, options, "Areas around their average", 320, ["decimals"]);
	const apart = areas.flatMap(({ value, position }) =>
		average === null || position === "in-line" ? [] : [[value, average] as const],
	);
	const decimals = options.decimals ?? decimalsFor(1, apart);
	const print = (value: number) => roundExact(value, { decimals, grouping: true });
	const bySize = [...areas].sort((a, b) => a.exposure - b.exposure);
	const heading = per === 1 ? "Value" : `Per ${roundExact(per, { decimals: 0, grouping: true })}`;
	const named = bySize.filter(({ evidence }) => evidence !== null);
	const limits = bySize.flatMap(({ exposure, limits: own }) =>
		own.map(({ confidence, lower, upper }) => ({
			kind: "limit",
			exposure,
			level: levelText(confidence),
			lower,
			upper,
		})),
	);
	const across = domainOf(
		areas.map(({ exposure }) => exposure),
		0.18,
	);
	const up = domainOf(
		[...areas.map(({ value }) => value), ...limits.flatMap(({ lower, upper }) => [lower, upper]), 0],
		0.06,
	);
	const place = (exposure: number, value: number) => ({
		x: (frame.width * (exposure - across[0])) / (across[1] - across[0]),
		y: (frame.height * (up[1] - value)) / (up[1] - up[0]),
	});
	const lines = levels.flatMap((_, at) =>
		(["lower", "upper"] as const).map((end) =>
			bySize.map(({ exposure, limits: own }) => place(exposure, own[at]?.[end] ?? 0)),
		),
	);
	const middle = average === null ? [] : [across.map((exposure) => place(exposure, average))];
	const places = placeNames(
		named.map(({ area, exposure, value }) => ({
			name: area,
			above: average === null || value >= average,
			...place(exposure, value),
		})),
		areas.map(({ exposure, value }) => place(exposure, value)),
		[...lines, ...middle],
		frame.width,
	);
	const points = areas.map((one) => {
		const { area, value, count, exposure, position, performance, evidence } = one;
		const judged = standingText(position.replaceAll("-", " "), performance);
		const beyond = evidence === null ? null : `beyond ${levelText(evidence)}`;
		const at = evidence === null ? null : (places[named.indexOf(one)] ?? null);
		return {
			kind: "area",
			area,
			value,
			count,
			exposure,
			printed: print(value),
			position: position.replaceAll("-", " "),
			performance,
			judged,
			beyond,
			side: at === null ? null : `${at.align} ${at.dy}`,
			...tipOf({
				Area: area,
				[heading]: print(value),
				Count: printedCount(count),
				Exposure: printedCount(exposure),
				"Against the limits": judged,
				Evidence: beyond,
			}),
		};
	});
	const x = {
		field: "exposure",
		type: "quantitative",
		scale: { domain: across, zero: false, nice: false },
		axis: { title: "Exposure", grid: false },
	};
	const y = (field: string) => ({
		field,
		type: "quantitative",
		scale: { domain: up, nice: false },
		axis: { title: heading },
	});
	const line = (field: "lower" | "upper") => ({
		mark: { type: "line", color: colours.similar, strokeWidth: 1 },
		transform: only("datum.kind === 'limit'"),
		encoding: {
			x,
			y: y(field),
			strokeDash: {
				field: "level",
				type: "nominal",
				scale: { domain: [...new Set(limits.map(({ level }) => level))] },
				legend: { title: "Limits", orient: "top" },
			},
		},
	});
	const used = [...new Map(areas.map((one, at) => [points[at]?.judged ?? "", one]))];
	const domain = used.map(([judged]) => judged);
	const outside = points.filter(({ beyond }) => beyond !== null);
	const description = `${points.length} areas${average === null ? "" : ` around ${print(average)}`}.${
		outside.length === 0
			? " None lies beyond the limits."
			: ` Beyond the limits: ${outside.map(({ area, judged }) => `${area}, ${judged}`).join("; ")}.`
	} Limits at ${levels.map(levelText).join(" and ")}.${missingText(unclassified.map(({ area }) => area))}`;
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
							...once,
							mark: { type: "rule", color: colours.reference },
							encoding: { y: { datum: average, type: "quantitative" } },
						},
						{
							...once,
							mark: {
								type: "text",
								align: "left",
								dx: 5,
								fontSize: 12,
								color: colours.reference,
								text: `average ${print(average)}`,
							},
							encoding: { x: { value: { expr: "width" } }, y: { datum: average, type: "quantitative" } },
						},
					]),
			{
				mark: { type: "point", filled: true, size: 80, opacity: 1, ...pointing },
				transform: only("datum.kind === 'area'"),
				encoding: {
					x,
					y: y("value"),
					color: {
						field: "judged",
						type: "nominal",
						scale: { domain, range: used.map(([, { performance }]) => tones[performance]) },
						legend: { title: "Against the limits", orient: "top" },
					},
					shape: {
						field: "judged",
						type: "nominal",
						scale: { domain, range: used.map(([, { position }]) => shapes[position]) },
					},
				},
			},
			...[
				...new Map(places.flatMap((one) => (one === null ? [] : [[`${one.align} ${one.dy}`, one]]))),
			].flatMap(([side, { align, dy }]) =>
				legible(
					{ align, dx: align === "left" ? 7 : -7, dy },
					{
						transform: only(`datum.side === '${side}'`),
						encoding: { x, y: y("value"), text: { field: "area" } },
					},
				),
			),
		],
	);
}

/** A level in per cent, with all the decimals that it was given with and at least one. */
function levelText(level: number): string {
	const given = (String(level).split(".")[1] ?? "").length - 2;
	return `${roundExact(100 * level, { decimals: Math.min(Math.max(1, given), 15) })}%`;
}

/** From the smallest to the largest with a share of their distance around them, but never below 0. */
function domainOf(values: readonly number[], share: number): readonly [number, number] {
	if (values.length === 0) return [0, 1];
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const room = share * (most - least) || Math.max(1, share * most);
	return [Math.max(0, least - room), most + room];
}
