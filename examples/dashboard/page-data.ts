import type { Period } from "direction-of-travel";
import type {
	AreaPopulation,
	BuildDashboardOptions,
	DashboardArea,
	DashboardObservation,
	IndicatorInput,
} from "direction-of-travel/report";

/** A figure without what its series has in common: the bare count, or whatever else is known. */
type PackedFigure =
	| readonly [period: Period, count: number | null]
	| Omit<DashboardObservation, "indicator" | "area">;

/** The figures of one indicator in one area. */
export interface PackedSeries {
	readonly indicator: string;
	readonly area: string;
	readonly figures: readonly PackedFigure[];
}

/** What the page holds: definitions and figures as they were read. Everything else it works out itself. */
export interface PageData {
	readonly title: string;
	/** What is to be known before anything is read; null where there is nothing. */
	readonly notice: string | null;
	readonly period: Period;
	readonly definitions: readonly IndicatorInput[];
	readonly areas: readonly DashboardArea[];
	readonly populations: readonly AreaPopulation[];
	readonly series: readonly PackedSeries[];
	/** What was refused when the files were read. */
	readonly noticed: readonly string[];
}

export function packSeries(observations: readonly DashboardObservation[]): readonly PackedSeries[] {
	const series = new Map<string, { indicator: string; area: string; figures: PackedFigure[] }>();
	for (const { indicator, area, ...figure } of observations) {
		const key = JSON.stringify([indicator, area]);
		const found = series.get(key) ?? { indicator, area, figures: [] };
		const { period, count, ...rest } = figure;
		found.figures.push(
			count !== undefined && Object.keys(rest).length === 0 ? ([period, count] as const) : figure,
		);
		series.set(key, found);
	}
	return [...series.values()];
}

export function unpackSeries(series: readonly PackedSeries[]): readonly DashboardObservation[] {
	return series.flatMap(({ indicator, area, figures }) =>
		figures.map(
			(figure): DashboardObservation =>
				"period" in figure
					? { indicator, area, ...figure }
					: { indicator, area, period: figure[0], count: figure[1] },
		),
	);
}

/** What `buildDashboard` is asked for. */
export function optionsOf({ period, areas, populations }: PageData): BuildDashboardOptions {
	return { period, areas, populations };
}
