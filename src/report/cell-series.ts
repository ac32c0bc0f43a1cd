import type { StudentQuantile } from "../internal/student.ts";
import { type MonthSpan, spanOf } from "../period/months.ts";
import type { ReadExposures } from "../rolling/read-exposures.ts";
import type { AreaTree } from "./area-tree.ts";
import { type CellWindows, countWindows, lastFigure, noWindows } from "./cell-windows.ts";
import { type CountSeries, exposuresOf, ownCounts, summedCounts } from "./count-series.ts";
import type {
	CellReason,
	DashboardCell,
	DashboardObservation,
	DashboardSettings,
	RecordedCause,
} from "./dashboard.ts";
import { doing } from "./dashboard-options.ts";
import { type Frame, frameOf, type TrendSpan, trendSpansOf } from "./frame.ts";
import type { Indicator } from "./indicator.ts";
import { ofPart, yearPart } from "./part-year.ts";
import { recordedCauses } from "./recorded-causes.ts";
import { countTrend, type TrendSeries, valueTrend } from "./trend-series.ts";
import { ownValues, type ValuePart } from "./value-series.ts";
import { valueWindows } from "./value-windows.ts";

/** A cell before it is compared with others. */
interface ReadCell {
	readonly origin: DashboardCell["origin"];
	readonly windows: CellWindows;
	/** The points of its trend; null where there are no figures. */
	readonly series: TrendSeries | null;
	readonly recorded: readonly RecordedCause[];
}

/** The cells of an indicator before they are compared. */
export interface ReadIndicator {
	/** Length of the windows. */
	readonly months: number;
	readonly cellOf: (area: string) => ReadCell;
}

type RowsOf = (area: string) => readonly DashboardObservation[];

/** Reads the rows of an indicator, settles its windows and fills them. */
export function readIndicator(
	indicator: Indicator,
	tree: AreaTree,
	rowsOf: RowsOf,
	residentsOf: (area: string) => ReadExposures | null,
	settings: DashboardSettings,
	quantile: StudentQuantile,
): ReadIndicator {
	const ending = spanOf(settings.ending, doing).last;
	const nameOf = (area: string) => `${doing}, ${indicator.id} of ${area}`;
	const sized = indicator.measure === "survey" || indicator.measure === "average";
	const values = new Map<string, readonly ValuePart[]>();
	const counts = new Map<string, CountSeries>();
	for (const { id } of tree.areas)
		if (sized) values.set(id, ownValues(nameOf(id), indicator, rowsOf(id)));
		else countsOf(id, indicator, tree, rowsOf, nameOf, counts);
	const figures: MonthSpan[] = [];
	for (const parts of values.values()) for (const part of parts) if (part.known) figures.push(part);
	for (const { parts } of counts.values())
		for (const part of parts) if (part.range !== null) figures.push(part);
	const parted = !sized && indicator.frequency === "part-year";
	const found = frameOf(!sized && !parted, figures, ending);
	const part = parted && found !== null ? yearPart(figures, found) : null;
	const frame = part === null || found === null ? found : { ...found, months: part.months };
	const spansFrom =
		frame === null ? () => [] : trendSpansOf(indicator.frequency, frame, settings.trendPeriods);
	const unclear: readonly CellReason[] =
		parted && found !== null && part === null ? [{ code: "part-not-known" }] : [];
	const countsIn = (area: string): CountSeries => {
		const series = counts.get(area) as CountSeries;
		return part === null || frame === null ? series : ofPart(series, frame, part);
	};
	const cells = new Map<string, ReadCell>();
	for (const { id } of tree.areas) {
		const own = sized ? (values.get(id) ?? []) : null;
		const parts = own ?? counts.get(id)?.parts ?? [];
		const recorded = recordedCauses(indicator, id, parts, frame?.last ?? ending);
		const { origin, windows, series } =
			own === null
				? countCell(
						nameOf(id),
						indicator,
						countsIn(id),
						unclear,
						() => residentsOf(id),
						frame,
						spansFrom,
						ending,
						settings,
						quantile,
					)
				: valueCell(nameOf(id), indicator, own, frame, ending, settings);
		cells.set(id, { origin, windows, series, recorded });
	}
	return { months: frame?.months ?? 12, cellOf: (area) => cells.get(area) as ReadCell };
}

/** The counts of an area: its own, or the sum of those that it is made of. */
function countsOf(
	area: string,
	indicator: Indicator,
	tree: AreaTree,
	rowsOf: RowsOf,
	nameOf: (area: string) => string,
	known: Map<string, CountSeries>,
): CountSeries {
	const found = known.get(area);
	if (found) return found;
	const rows = rowsOf(area);
	const children = rows.length > 0 ? [] : tree.childrenOf(area);
	const series =
		children.length === 0
			? ownCounts(nameOf(area), indicator, rows)
			: summedCounts(
					children.map(({ id }) => id),
					children.map(({ id }) => countsOf(id, indicator, tree, rowsOf, nameOf, known)),
				);
	known.set(area, series);
	return series;
}

/** Why an indicator or an area has no windows; null where it has. */
function reasonsAgainst(
	figures: readonly MonthSpan[],
	frame: Frame | null,
	without: readonly string[],
	ending: number,
	{ maximumLag }: DashboardSettings,
): readonly CellReason[] | null {
	if (without.length > 0) return [{ code: "parts-missing", areas: without }];
	if (frame === null || !figures.some(({ last }) => last <= ending)) return [{ code: "no-observations" }];
	return frame.lag > maximumLag ? [{ code: "lagging", lag: frame.lag, maximum: maximumLag }] : null;
}

function countCell(
	of: string,
	indicator: Indicator,
	series: CountSeries,
	unclear: readonly CellReason[],
	residents: () => ReadExposures | null,
	frame: Frame | null,
	spansFrom: (first: number) => readonly TrendSpan[],
	ending: number,
	settings: DashboardSettings,
	quantile: StudentQuantile,
): Omit<ReadCell, "recorded"> {
	const { origin, parts, without } = series;
	const against = reasonsAgainst(parts, frame, without, ending, settings);
	const reasons = against === null && unclear.length > 0 ? unclear : against;
	const exposures = exposuresOf(of, indicator, series, residents);
	if (frame === null || reasons !== null || exposures === "none") {
		const why: readonly CellReason[] = reasons ?? [{ code: "population-not-given" }];
		return { origin, windows: noWindows(why, lastFigure(parts, ending), ending), series: null };
	}
	return {
		origin,
		windows: countWindows(of, indicator, parts, exposures, frame, settings, quantile),
		series: countTrend(indicator, parts, exposures, spansFrom(parts[0]?.first ?? frame.last)),
	};
}

function valueCell(
	of: string,
	indicator: Indicator,
	parts: readonly ValuePart[],
	frame: Frame | null,
	ending: number,
	settings: DashboardSettings,
): Omit<ReadCell, "recorded"> {
	const reasons = reasonsAgainst(parts, frame, [], ending, settings);
	if (frame === null || reasons !== null) {
		const seen = parts.filter(({ value, last }) => value !== null && last <= ending).map(({ last }) => last);
		const last = seen.length === 0 ? null : Math.max(...seen);
		return { origin: "own", windows: noWindows(reasons ?? [], last, ending), series: null };
	}
	return {
		origin: "own",
		windows: valueWindows(of, indicator, parts, frame, settings),
		series: valueTrend(of, indicator, parts, frame, settings.trendPeriods),
	};
}
