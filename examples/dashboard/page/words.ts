import { formatPeriod, monthsIn, type Period, roundExact } from "direction-of-travel";
import type { DashboardCell, Indicator } from "direction-of-travel/report";

/** A figure as it is printed, with a minus sign for a hyphen. */
export function printed(value: number, decimals: number): string {
	return roundExact(value, { decimals, grouping: true }).replace("-", "\u2212");
}

/** An upper bound to one decimal, never below itself. */
export function atMost(value: number): string {
	return roundExact(value, { decimals: 1, grouping: true, mode: "ceil" });
}

const isShare = ({ unit }: Indicator) => unit === "%";

/** A value without its unit, but for the sign of a percentage. */
export function valueText(indicator: Indicator, value: number): string {
	return `${printed(value, indicator.decimals)}${isShare(indicator) ? "%" : ""}`;
}

export function valueWithUnit(indicator: Indicator, value: number): string {
	const bare = isShare(indicator) || indicator.unit === "number" || indicator.unit === "value";
	return bare ? valueText(indicator, value) : `${valueText(indicator, value)} ${indicator.unit}`;
}

/** The unit as the heading of a column. */
export function columnUnit({ unit }: Indicator): string {
	return unit === "%" ? "Per cent" : unit.charAt(0).toUpperCase() + unit.slice(1);
}

/** What the points of a trend are: quarters, years or something else. */
export function trendTitle(period: Period | undefined): string {
	const months = period === undefined ? 0 : monthsIn(period).length;
	return months === 3 ? "Quarterly trend" : months === 12 ? "Yearly trend" : "Trend";
}

/** The limits between which a value may lie; null where they are not known. */
export function rangeText(
	indicator: Indicator,
	figure: { readonly lower: number | null; readonly upper: number | null },
): string | null {
	const { lower, upper } = figure;
	return lower === null || upper === null
		? null
		: `${valueText(indicator, lower)} to ${valueText(indicator, upper)}`;
}

/** The change from one year to the next: in points for percentages, otherwise in per cent. */
export function changeText(indicator: Indicator, cell: DashboardCell): string | null {
	const points = cell.travel?.status === "compared" ? cell.travel.change.absolute : null;
	const inPoints = indicator.measure === "proportion" || indicator.measure === "survey";
	const size = inPoints ? points : cell.percentChange;
	if (size === null) return null;
	const number = printed(size, inPoints ? indicator.decimals : 1);
	const unit = inPoints ? ` ${/^\D?1$/.test(number) ? "point" : "points"}` : "%";
	return `${size > 0 && /[1-9]/.test(number) ? "+" : ""}${number}${unit}`;
}

const directions = { up: "Up", down: "Down", similar: "Similar" } as const;
const positions = { higher: "Higher", "in-line": "In line", lower: "Lower" } as const;

/** Direction of travel in words: what the number did, and whether that is good. */
export function directionText({ direction, performance }: DashboardCell): string {
	if (direction === null) return "Not compared";
	if (direction === "similar") return directions.similar;
	return performance === "not-judged" ? directions[direction] : `${directions[direction]}, ${performance}`;
}

/** Where the area stands against the average, in words. */
export function positionText({ position, standing }: DashboardCell): string {
	if (position === "not-compared") return "Not compared";
	return position === "in-line" || standing === "not-judged"
		? positions[position]
		: `${positions[position]}, ${standing}`;
}

/** A period as a heading: 2018/19, 2019, October to December 2019. */
export function periodText(period: Period): string {
	const year = monthsIn(period).length === 12;
	return (
		(year ? (formatPeriod(period, "financial") ?? formatPeriod(period, "calendar")) : null) ??
		formatPeriod(period, "months-long") ??
		period
	);
}

/** A window: 12 months ending December 2019. */
export function windowText(period: Period): string {
	return monthsIn(period).length === 12
		? (formatPeriod(period, "ending") ?? periodText(period))
		: periodText(period);
}

/** A label with room for little: Oct to Dec, and 2019. */
export function axisText(period: Period): readonly [string, string] {
	if (monthsIn(period).length === 12) return [periodText(period), ""];
	const text = formatPeriod(period, "months") ?? period;
	const at = text.lastIndexOf(" ");
	return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
