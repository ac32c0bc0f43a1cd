import {
	buildDashboard,
	type Dashboard,
	type DashboardCell,
	type ExceptionReport,
	exceptionReport,
	type Indicator,
	type IndicatorAverage,
	type ResolvedArea,
} from "direction-of-travel/report";
import { optionsOf, type PageData, unpackSeries } from "../page-data.ts";

/** What the views are made from: the answers of the library, and ways to find things in them. */
export interface Model {
	readonly data: PageData;
	readonly dashboard: Dashboard;
	readonly report: ExceptionReport;
	readonly indicatorOf: (id: string) => Indicator | undefined;
	readonly areaOf: (id: string) => ResolvedArea | undefined;
	readonly cellOf: (indicator: string, area: string) => DashboardCell | undefined;
	readonly averageOf: (indicator: string) => IndicatorAverage | undefined;
}

export function modelOf(data: PageData): Model {
	const dashboard = buildDashboard(data.definitions, unpackSeries(data.series), optionsOf(data));
	// Maps and not records: an area may be called __proto__.
	const indicators = new Map(dashboard.indicators.map((one) => [one.id, one]));
	const areas = new Map(dashboard.areas.map((one) => [one.id, one]));
	const cells = new Map(dashboard.cells.map((one) => [JSON.stringify([one.indicator, one.area]), one]));
	const averages = new Map(dashboard.averages.map((one) => [one.indicator, one]));
	return {
		data,
		dashboard,
		report: exceptionReport(dashboard),
		indicatorOf: (id) => indicators.get(id),
		areaOf: (id) => areas.get(id),
		cellOf: (indicator, area) => cells.get(JSON.stringify([indicator, area])),
		averageOf: (indicator) => averages.get(indicator),
	};
}

/** The area that is shown first: a county, where there is one. */
export function firstArea({ areas }: Dashboard): ResolvedArea | undefined {
	return areas.find(({ level }) => level === "county") ?? areas[0];
}
