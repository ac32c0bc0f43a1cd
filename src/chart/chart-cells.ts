import { argumentError } from "../internal/errors.ts";
import { formatPeriod } from "../period/format-period.ts";
import type { Period } from "../period/period.ts";
import { roundExact } from "../published/round-exact.ts";
import type {
	CellFigure,
	ComparedWith,
	Dashboard,
	DashboardCell,
	ResolvedArea,
} from "../report/dashboard.ts";
import type { Indicator } from "../report/indicator.ts";
import { reasonsAgainst, reasonsOf, reasonTexts } from "../report/reason-texts.ts";
import { printMove, printValue, speakerOf } from "../report/speak.ts";

/** A cell with what it is of. */
export interface ChartCell {
	readonly dashboard: Dashboard;
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
		return indicator === undefined || area === undefined ? [] : [{ dashboard, cell, indicator, area }];
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
	const { current, previous, percentChange: percent, direction } = cell;
	if (current === null || previous === null || percent === null) return null;
	const move = { current: current.value, previous: previous.value, percent };
	return printMove(indicator, move, { judged: direction !== "similar" });
}

/** A period in words, or a quarter or year by its short name. */
export const periodText = (period: Period, style: "months-long" | "calendar" = "months-long") =>
	formatPeriod(period, style) ?? formatPeriod(period, "months") ?? period;

/**
 * Why there is no figure or no comparison, or no figure of one window, in the words of the reports; null where nothing stands
 * against it.
 */
export function reasonText(
	{ cell, dashboard }: Pick<ChartCell, "cell" | "dashboard">,
	window?: "current" | "previous",
): string | null {
	const reasons = window === undefined ? reasonsOf(cell) : reasonsAgainst(cell, window);
	return joined(reasonTexts(reasons, dashboard, speakerOf("list the reasons")));
}

/** What a figure is made from and how settled it is. */
type Known = Pick<CellFigure, "count" | "exposure" | "provisional"> & Partial<Pick<CellFigure, "revised">>;

/** What to know of a figure: that its number is small, of a proportion the smaller of those with and without, or not settled. */
export function figureNotes({ indicator, dashboard }: ChartCell, figure: Known | null): readonly string[] {
	if (figure === null) return [];
	const { count, exposure, provisional, revised } = figure;
	const fewer =
		count !== null && indicator.measure === "proportion"
			? Math.min(count, (exposure ?? count) - count)
			: count;
	return [
		...(fewer !== null && fewer < dashboard.settings.smallNumber ? ["small number"] : []),
		...(provisional ? ["provisional"] : []),
		...(revised ? ["revised"] : []),
	];
}

/** What to know of the current figure of a cell: beside that, how far it lies behind and what is recorded of it. */
export function cellNotes(found: ChartCell): readonly string[] {
	const { lag } = found.cell.coverage;
	return [
		...figureNotes(found, found.cell.current),
		...(lag !== null && lag > 0 ? [`${lag} ${lag === 1 ? "month" : "months"} behind`] : []),
		...found.cell.causes,
	];
}

/** Notes as one text; null for none. */
export const joined = (notes: readonly string[]) => (notes.length === 0 ? null : notes.join("; "));

/** How many were asked; null where that is not known. */
export const sampleSizeOf = (figure: (CellFigure & { readonly sampleSize?: number | null }) | null) =>
	figure?.sampleSize ?? null;

/** Where an area stands, and how that is to be read: `lower, better`. */
export const standingText = (position: string, standing: string) =>
	standing === "better" || standing === "worse" ? `${position}, ${standing}` : position;

/** What areas are compared with: a figure by its name, and what holds for any where they are compared with nothing. */
export function benchmarkText({ comparator }: Indicator, any = "the benchmark"): string {
	if (comparator.kind === "none") return any;
	return comparator.kind === "figure" ? comparator.name : "the average";
}

/** An average by its name and how it is made. */
export const averageName = ({ name, method }: ComparedWith) =>
	`Average ${name === null ? "of the areas" : `for ${name}`}${method === null ? "" : ` (${method.replaceAll("-", " ")})`}`;

/** A number of events or of people, with thousands apart; null stays null. */
export const printedCount = (count: number | null) =>
	count === null ? null : roundExact(count, { decimals: Number.isInteger(count) ? 0 : 1, grouping: true });

/** Names that can be told apart: one that several have is followed by the group it belongs to, or else by the id. */
export function labelsOf(
	named: readonly { readonly id: string; readonly name: string; readonly group: string }[],
): readonly string[] {
	const several = (text: (one: (typeof named)[number]) => string, wanted: string) =>
		named.filter((one) => text(one) === wanted).length > 1;
	const grouped = ({ name, group }: (typeof named)[number]) => `${name} (${group})`;
	return named.map((one) => {
		if (!several(({ name }) => name, one.name)) return one.name;
		return several(grouped, grouped(one)) ? `${one.name} (${one.id})` : grouped(one);
	});
}

/** A symbol for what a number did, beside the word and never in its place. */
export const directionSymbol = { up: "▲", down: "▼", similar: "●" } as const;

/** What is not shown, as the end of a description; nothing where all is. */
export const missingText = (names: readonly string[]) =>
	names.length === 0 ? "" : ` Not available: ${names.join(", ")}.`;
