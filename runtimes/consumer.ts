/** A consumer of every sub-path whose declarations need nothing but ECMAScript. */
import {
	type DirectionOfTravel,
	directionOfTravel,
	type Period,
	rate,
	roundExact,
	toPeriod,
} from "direction-of-travel";
import { overviewRows, type VegaLiteSpec } from "direction-of-travel/chart";
import { showChart, showTable } from "direction-of-travel/display";
import { type MatcherResult, toPrintAs } from "direction-of-travel/matchers";
import { compareRolling, panelFromRows } from "direction-of-travel/panel";
import { buildDashboard, type Dashboard } from "direction-of-travel/report";
import { type DashboardQuery, dashboardQuery } from "direction-of-travel/sql";

const month: Period = toPeriod("2019-12");
export const printed: string = roundExact(rate(6005, 698_268).value, { decimals: 1 });
export const travel: DirectionOfTravel = directionOfTravel(
	{ count: 6005, exposure: 698_268, period: month },
	{ count: 5459, exposure: 698_268 },
	{ polarity: "lower-is-better" },
);
export const result: MatcherResult = toPrintAs.call(null, 8.6, printed);
export const dashboard: Dashboard = buildDashboard([], [], { period: month, areas: [] });
export const shown = [showTable(overviewRows(dashboard, "Blaby")), (spec: VegaLiteSpec) => showChart(spec)];
export const totals: Float64Array = compareRolling(
	panelFromRows([{ area: "Ashby", indicator: "robbery", period: month, count: 3 }]).panel,
).current;
export const query = (source: Parameters<typeof dashboardQuery>[0]): DashboardQuery =>
	dashboardQuery(source, { dialect: "duckdb", ending: month });
// @ts-expect-error A period is not any text: where this line compiles, the declarations were not read.
export const wrong: Period = "December";
