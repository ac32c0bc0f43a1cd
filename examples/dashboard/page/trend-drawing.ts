import type { Indicator, TrendPoint } from "direction-of-travel/report";
import { drawn } from "./dom.ts";
import { type Axis, axisOf } from "./scale.ts";
import { axisText } from "./words.ts";

/** A chart of a width, and how to show one of its points. */
export interface TrendDrawing {
	readonly chart: SVGSVGElement;
	readonly columns: readonly SVGElement[];
	readonly mark: (index: number) => void;
}

const height = 260;
const edge = { top: 14, right: 42, bottom: 44 };

/** The line of a trend, drawn for a width in pixels so that its text keeps its size. */
export function drawTrend(
	indicator: Indicator,
	points: readonly TrendPoint[],
	width: number,
	label: (point: TrendPoint) => string,
): TrendDrawing {
	const axis = axisFor(indicator, points);
	const left = 14 + 8 * Math.max(1, ...axis.ticks.map((tick) => tick.label.length));
	const step = (width - left - edge.right) / Math.max(1, points.length - 1);
	const x = (index: number) => left + step * index;
	const y = (value: number) =>
		edge.top + ((axis.to - value) / (axis.to - axis.from || 1)) * (height - edge.top - edge.bottom);
	const breaks = points.flatMap(({ breakBefore }, index) => (breakBefore === null ? [] : [index]));
	const rule = drawn("line", { class: "rule", y1: edge.top, y2: height - edge.bottom });
	const dots = points.map(({ value }, index) =>
		value === null ? null : drawn("circle", { class: "dot", cx: x(index), cy: y(value), r: 4 }),
	);
	const columns = points.map((point, index) =>
		drawn("rect", {
			class: "column",
			role: "img",
			"aria-label": label(point),
			tabindex: -1,
			"data-index": index,
			x: x(index) - step / 2,
			y: 2,
			width: step,
			height: height - 4,
		}),
	);
	const chart = drawn(
		"svg",
		{ class: "trend", viewBox: `0 0 ${width} ${height}`, role: "group" },
		drawn(
			"g",
			{ "aria-hidden": "true" },
			...axis.ticks.flatMap(({ at, label: text }) => [
				drawn("line", { class: "grid", x1: left, x2: width - edge.right, y1: y(at), y2: y(at) }),
				drawn("text", { class: "tick", x: left - 8, y: y(at) + 5, "text-anchor": "end" }, text),
			]),
			...labels(points, x, step),
			...breaks.map((index) =>
				drawn("line", {
					class: "break",
					x1: x(index) - step / 2,
					x2: x(index) - step / 2,
					y1: edge.top,
					y2: height - edge.bottom,
				}),
			),
			rule,
			drawn("path", { class: "line", d: pathOf(points, breaks, x, y) }),
			...dots.filter((dot) => dot !== null),
		),
		...columns,
	);
	return {
		chart,
		columns,
		mark: (wanted) => {
			for (const [index, dot] of dots.entries()) {
				dot?.setAttribute("r", index === wanted ? "7" : "4");
				dot?.classList.toggle("chosen", index === wanted);
			}
			rule.setAttribute("x1", String(x(wanted)));
			rule.setAttribute("x2", String(x(wanted)));
		},
	};
}

/** From nought for what is counted; shares vary too little for that, and the page says so. */
export function axisFor({ measure }: Indicator, points: readonly TrendPoint[]): Axis {
	const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
	return axisOf(values.length === 0 ? [0, 1] : values, measure === "rate" || measure === "count");
}

/** Labels under the axis, as many as there is room for, the last one always. */
function labels(points: readonly TrendPoint[], x: (index: number) => number, step: number) {
	const every = Math.max(1, Math.ceil(84 / step));
	const room = every % 4 === 3 ? every + 1 : every;
	return points.flatMap(({ period }, index) =>
		(points.length - 1 - index) % room === 0
			? axisText(period).map((text, line) =>
					drawn(
						"text",
						{ class: "tick", x: x(index), y: height - 24 + 18 * line, "text-anchor": "middle" },
						text,
					),
				)
			: [],
	);
}

/** A line through the points, with a gap where one is missing and where earlier ones cannot be compared. */
function pathOf(
	points: readonly TrendPoint[],
	breaks: readonly number[],
	x: (index: number) => number,
	y: (value: number) => number,
) {
	return points
		.map(({ value }, index) => {
			if (value === null) return "";
			const joins = index > 0 && points[index - 1]?.value !== null && !breaks.includes(index);
			return `${joins ? "L" : "M"}${x(index)} ${y(value)}`;
		})
		.join("");
}
