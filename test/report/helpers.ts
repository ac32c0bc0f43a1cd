import { monthsIn, type Period, toPeriod } from "direction-of-travel";
import {
	type BuildDashboardOptions,
	buildDashboard,
	type Dashboard,
	type DashboardObservation,
	type IndicatorInput,
} from "direction-of-travel/report";

/** Everything in it frozen, so that a change of an argument is an error. */
export function frozen<T>(value: T): T {
	if (typeof value === "object" && value !== null) {
		Object.freeze(value);
		for (const part of Object.values(value)) frozen(part);
	}
	return value;
}

/** The months of a span. */
export const months = (span: string): readonly Period[] => monthsIn(toPeriod(span));

/** Monthly rows of one indicator and area, the count of each by its place in the span. */
export function monthly(
	indicator: string,
	area: string,
	span: string,
	count: (month: number) => number,
): DashboardObservation[] {
	return months(span).map((period, month) => ({ indicator, area, period, count: count(month) }));
}

/** A dashboard of one indicator in one district, Blaby, up to December 2019. */
export function single(
	definition: Partial<IndicatorInput>,
	rows: readonly DashboardObservation[],
	options: Partial<BuildDashboardOptions> = {},
): Dashboard {
	return buildDashboard(
		[
			{
				id: "x",
				name: "Crime",
				category: "Crime",
				polarity: "lower-is-better",
				measure: "count",
				...definition,
			},
		],
		rows,
		{ period: toPeriod("2019-12"), areas: [{ id: "Blaby", level: "district" }], ...options },
	);
}
