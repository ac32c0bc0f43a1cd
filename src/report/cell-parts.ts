import { compareToTarget, type TargetComparison } from "../benchmark/compare-to-target.ts";
import { rankAreas } from "../benchmark/rank-areas.ts";
import type { StudentQuantile } from "../internal/student.ts";
import { spanOf } from "../period/months.ts";
import { levellingOffOf } from "../trend/detect-levelling-off.ts";
import type { LevellingOff } from "../trend/levelling-off.ts";
import type { ScaledSeries } from "../trend/levelling-points.ts";
import type { ReadSeries } from "../trend/read-levelling-series.ts";
import { trendOf } from "../trend/trend.ts";
import type { Trend } from "../trend/trend-answer.ts";
import type { AreaTree } from "./area-tree.ts";
import type { FigureOf } from "./cell-benchmark.ts";
import type { CellFigure, CellRank, DashboardSettings, ResolvedArea } from "./dashboard.ts";
import { doing } from "./dashboard-options.ts";
import { lengthAgainst } from "./frame.ts";
import type { Indicator } from "./indicator.ts";

/** The trend of the points of a cell. */
export function cellTrend(
	{ polarity, frequency }: Indicator,
	read: ReadSeries,
	scaled: ScaledSeries,
	{ confidence }: DashboardSettings,
	quantile: StudentQuantile,
): Trend {
	// A part year is always the same part, so that there is no season in it.
	const seasons = frequency === "part-year" ? "ignore" : "model";
	return trendOf(read, { polarity, confidence, seasons }, scaled, quantile);
}

/** Whether the points of a cell level off; null where that was not asked for. */
export function levellingOf(
	read: ReadSeries,
	scaled: ScaledSeries,
	{ level }: ResolvedArea,
	{ levellingOff, levellingMethod, confidence }: DashboardSettings,
	quantile: StudentQuantile,
): LevellingOff | null {
	const wanted = levellingOff === "all" || (levellingOff !== "none" && levellingOff.includes(level));
	return wanted ? levellingOffOf(read, { method: levellingMethod, confidence }, scaled, quantile) : null;
}

/** Places of the districts among those with the same parent. */
export function ranksOf(
	{ polarity }: Indicator,
	{ areas }: AreaTree,
	figureOf: FigureOf,
	{ rankOrder }: DashboardSettings,
): ReadonlyMap<string, CellRank> {
	const best = polarity === "lower-is-better" ? "lowest-first" : "highest-first";
	const order = rankOrder === "best-first" ? best : rankOrder;
	const groups = new Map<string | null, string[]>();
	for (const { id, level, parent } of areas) {
		if (level !== "district") continue;
		const group = groups.get(parent);
		if (group) group.push(id);
		else groups.set(parent, [id]);
	}
	const found = new Map<string, CellRank>();
	for (const group of groups.values()) {
		const ranking = rankAreas(
			group.map((area) => ({ area, value: figureOf(area)?.value ?? null })),
			{ order },
		);
		for (const { area, rank, tiedWith } of ranking.ranks)
			found.set(area, { rank, of: ranking.of, order, tiedWith });
	}
	return found;
}

/** The figure against the target of the indicator, where one holds. */
export function targetOf(
	{ target, polarity, frequency }: Indicator,
	figure: CellFigure | null,
	{ confidence }: DashboardSettings,
): TargetComparison | null {
	if (target === null || figure === null || polarity === "neutral") return null;
	if (target.from !== null && spanOf(figure.period, doing).last < spanOf(target.from, doing).first)
		return null;
	const { value, lower, upper } = figure;
	const { first, last } = spanOf(figure.period, doing);
	const unlike = lengthAgainst(target.months, last - first + 1, frequency);
	if (unlike !== null)
		return {
			kind: "target-comparison",
			status: "not-compared",
			area: null,
			outcome: "not-compared",
			performance: "not-judged",
			polarity,
			reasons: [{ code: unlike }],
		};
	return compareToTarget(
		{ value, lower, upper, confidence: lower === null ? null : confidence },
		target.target,
		{
			polarity,
			...(target.by === null ? {} : { by: target.by }),
			...(target.by === "interval" ? { confidence } : {}),
		},
	);
}

/** The count of a figure, of a proportion the smaller of those with and without; null where there is none. */
export function smallerCount({ measure }: Indicator, figure: CellFigure | null): number | null {
	if (figure === null || figure.count === null) return null;
	const { count, exposure } = figure;
	return measure === "proportion" ? Math.min(count, (exposure ?? count) - count) : count;
}

/** Whether the current count, of a proportion the smaller of those with and without, is below the bound. */
export function isSmall(
	indicator: Indicator,
	figure: CellFigure | null,
	{ smallNumber }: DashboardSettings,
): boolean | null {
	const count = smallerCount(indicator, figure);
	return count === null ? null : count < smallNumber;
}
