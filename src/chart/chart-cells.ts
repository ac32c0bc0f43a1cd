import { argumentError } from "../internal/errors.ts";
import { formatPeriod } from "../period/format-period.ts";
import type { Period } from "../period/period.ts";
import { roundExact } from "../published/round-exact.ts";
import type { Dashboard, DashboardCell, ResolvedArea } from "../report/dashboard.ts";
import type { Indicator } from "../report/indicator.ts";
import { printMove, printValue } from "../report/speak.ts";

/** A cell with what it is of. */
export interface ChartCell {
	readonly cell: DashboardCell;
	readonly indicator: Indicator;
	readonly area: ResolvedArea;
}

/** The cells of a dashboard, checked to be one. */
function cellsOf(doing: string, dashboard: Dashboard): readonly ChartCell[] {
	if (typeof dashboard !== "object" || dashboard === null || dashboard.kind !== "dashboard")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"the dashboard must be the answer of buildDashboard",
			dashboard,
		);
	const indicators = new Map(dashboard.indicators.map((indicator) => [indicator.id, indicator]));
	const areas = new Map(dashboard.areas.map((area) => [area.id, area]));
	return dashboard.cells.flatMap((cell) => {
		const [indicator, area] = [indicators.get(cell.indicator), areas.get(cell.area)];
		return indicator === undefined || area === undefined ? [] : [{ cell, indicator, area }];
	});
}

/** The cells of one indicator, or of one area, in the order of the dashboard; one that is not there is refused. */
export function cellsWith(
	doing: string,
	dashboard: Dashboard,
	key: "indicator" | "area",
	id: string,
): readonly [ChartCell, ...ChartCell[]] {
	const [first, ...rest] = cellsOf(doing, dashboard).filter(({ cell }) => cell[key] === id);
	if (first === undefined)
		throw argumentError(RangeError, "unknown-option", doing, `${key} must be one of the dashboard`, id);
	return [first, ...rest];
}

/** A value as its indicator prints it, without the unit; null stays null. */
export const printed = ({ decimals }: Indicator, value: number | null) =>
	value === null ? null : roundExact(value, { decimals, grouping: true });

/** A value as its indicator prints it, with the unit. */
export const printedWithUnit = (indicator: Indicator, value: number | null) =>
	value === null ? "not available" : printValue(indicator, value);

/** An interval as its indicator prints it; null where there is none. */
export const printedInterval = (indicator: Indicator, lower: number | null, upper: number | null) =>
	lower === null || upper === null ? null : `${printed(indicator, lower)} to ${printed(indicator, upper)}`;

/** The change of a cell as its indicator prints it, or null. */
export function printedChange({ cell, indicator }: ChartCell): string | null {
	const { current, previous, percentChange: percent } = cell;
	if (current === null || previous === null || percent === null) return null;
	return printMove(indicator, { current: current.value, previous: previous.value, percent });
}

/** A period in words, or a quarter or year by its short name. */
export const periodText = (period: Period, style: "months-long" | "calendar" = "months-long") =>
	formatPeriod(period, style) ?? formatPeriod(period, "months") ?? period;

/** Why a cell has no figure, by the codes of its reasons. */
export const reasonText = ({ reasons }: DashboardCell) =>
	reasons.length === 0 ? null : [...new Set(reasons.map(({ code }) => code))].join(", ");

/** A symbol for what a number did, beside the word and never in its place. */
export const directionSymbol = { up: "▲", down: "▼", similar: "●" } as const;

/** What is not shown, as the end of a description; nothing where all is. */
export const missingText = (names: readonly string[]) =>
	names.length === 0 ? "" : ` Not available: ${names.join(", ")}.`;
