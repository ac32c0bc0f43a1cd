import { argumentError } from "../internal/errors.ts";
import { formatPeriod } from "../period/format-period.ts";
import { lastMonth } from "../period/last-month.ts";
import type { Period } from "../period/period.ts";
import { roundExact } from "../published/round-exact.ts";
import type { DashboardCell } from "./dashboard.ts";
import { defaultPhrases, type PhraseKey, type Phrases } from "./default-phrases.ts";
import type { Indicator } from "./indicator.ts";

/** What the placeholders of a phrase stand for. */
export type Fillings = Readonly<Record<string, string>>;

/** Fills phrases. */
export interface Speaker {
	readonly say: (key: PhraseKey, fillings: Fillings) => string;
	/** A number of months. */
	readonly length: (months: number) => string;
	readonly list: (parts: readonly string[]) => string;
}

/** The phrases of the caller over the default ones. */
export function speakerOf(doing: string, phrases: Partial<Phrases> = {}): Speaker {
	if (typeof phrases !== "object" || phrases === null)
		throw argumentError(TypeError, "wrong-type", doing, "phrases must be an object", phrases);
	for (const [key, phrase] of Object.entries(phrases)) {
		if (!Object.hasOwn(defaultPhrases, key))
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				"phrases must have keys of defaultPhrases",
				key,
			);
		if (phrase !== undefined && typeof phrase !== "string")
			throw argumentError(TypeError, "wrong-type", doing, `phrase ${key} must be text`, phrase);
	}
	const say = (key: PhraseKey, fillings: Fillings) =>
		(phrases[key] ?? defaultPhrases[key]).replace(/\{(\w+)\}/g, (_, name: string) => {
			if (Object.hasOwn(fillings, name)) return fillings[name] ?? "";
			throw argumentError(
				RangeError,
				"unknown-option",
				doing,
				`phrase ${key} must use the names ${Object.keys(fillings).sort().join(", ")}`,
				name,
			);
		});
	return {
		say,
		length: (months) => say(months === 1 ? "months.one" : "months.many", { number: String(months) }),
		list: (parts) =>
			parts.length < 2
				? parts.join("")
				: [parts.slice(0, -1).join(say("list.comma", {})), parts.at(-1)].join(say("list.and", {})),
	};
}

/** A value as the indicator prints it, with its unit. */
export function printValue({ decimals, unit }: Indicator, value: number): string {
	const printed = printNumber(value, decimals);
	if (unit === "number" || unit === "value") return printed;
	return unit.startsWith("%") ? `${printed}${unit}` : `${printed} ${unit}`;
}

/** A number with thousands apart. */
export function printNumber(value: number, decimals: number): string {
	return roundExact(value, { decimals, grouping: true });
}

/** Two figures that are told as different. */
type Apart = readonly [number, number];

/**
 * As many decimals as it takes that two figures that are told as different do not print alike; where 15 decimals, or 15
 * digits, do not do it, no more than usual.
 */
function decimalsApart(usual: number, [one, other]: Apart): number {
	for (let decimals = usual; decimals <= 15; decimals++) {
		const [printed, beside] = [printNumber(one, decimals), printNumber(other, decimals)];
		if (printed !== beside) return decimals;
		if (printed.replace(/\D/g, "").replace(/^0+/, "").length >= 15) break;
	}
	return usual;
}

/** An indicator that prints with as many decimals as it takes to tell each two figures apart. */
export function printingApart(indicator: Indicator, pairs: readonly Apart[]): Indicator {
	return { ...indicator, decimals: decimalsFor(indicator.decimals, pairs) };
}

/** As many decimals as it takes to tell each two figures apart, and no fewer than usual. */
export function decimalsFor(usual: number, pairs: readonly Apart[]): number {
	return Math.max(usual, ...pairs.map((pair) => decimalsApart(usual, pair)));
}

/**
 * A cell whose figures print apart from those that they are judged apart from: the year before where they went up or down,
 * the benchmark where they stand higher or lower, the target where it is missed. All that is said of a cell has the same
 * decimals, so that a figure is printed in one way only.
 */
export function toldApart<Named extends { readonly cell: DashboardCell; readonly indicator: Indicator }>(
	named: Named,
): Named {
	const { current, travel, comparison, target } = named.cell;
	if (current === null) return named;
	const others: number[] = [];
	if (travel?.status === "compared" && travel.direction !== "similar") others.push(travel.previous);
	if (comparison?.status === "compared" && comparison.position !== "in-line")
		others.push(comparison.benchmark);
	if (target?.status === "compared" && target.outcome === "missed") others.push(target.target);
	const pairs = others.map((other) => [current.value, other] as const);
	return { ...named, indicator: printingApart(named.indicator, pairs) };
}

/** A change with its sign; what rounds to nought has none. */
function printChange(change: number, decimals: number, signed: boolean): string {
	const printed = printNumber(signed ? change : Math.abs(change), decimals);
	return `${signed && change > 0 && /[1-9]/.test(printed) ? "+" : ""}${printed}`;
}

/**
 * Whether an indicator is a percentage, or is printed as one: its change is told in points, as one in per cent would stand
 * beside figures in per cent.
 */
const inPoints = ({ measure, per, unit }: Indicator) =>
	((measure === "proportion" || measure === "survey") && per === 100) || /^(%|per ?cent(age)?\b)/i.test(unit);

/**
 * A change as the indicator prints it: in percentage points for a percentage, otherwise in per cent of the previous value,
 * with one decimal. One that is judged to be a change has as many more as it takes not to print as none. No text where there
 * is none.
 */
export function printMove(
	indicator: Indicator,
	{
		current,
		previous,
		percent,
	}: { readonly current: number; readonly previous: number; readonly percent: number | null },
	{ judged, signed = true }: { readonly judged: boolean; readonly signed?: boolean },
): string {
	const points = inPoints(indicator);
	const change = points ? current - previous : percent;
	if (change === null) return "";
	const usual = points ? indicator.decimals : 1;
	const printed = printChange(change, judged ? decimalsApart(usual, [change, 0]) : usual, signed);
	if (!points) return `${printed}%`;
	return `${printed} percentage ${/^[-+]?1(\.0*)?$/.test(printed) ? "point" : "points"}`;
}

/** A period in words. */
export function printPeriod(period: Period): string {
	return formatPeriod(period, "months-long") ?? period;
}

/** The last month of a period in words. */
export function printEnd(period: Period): string {
	return printPeriod(lastMonth(period));
}
