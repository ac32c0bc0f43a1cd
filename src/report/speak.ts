import { argumentError } from "../internal/errors.ts";
import { formatPeriod } from "../period/format-period.ts";
import { lastMonth } from "../period/last-month.ts";
import type { Period } from "../period/period.ts";
import { roundExact } from "../published/round-exact.ts";
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

/** A change in per cent, with its sign; what rounds to nought has none. */
function printChange(percent: number, signed = true): string {
	const printed = printNumber(signed ? percent : Math.abs(percent), 1);
	return `${signed && percent > 0 && /[1-9]/.test(printed) ? "+" : ""}${printed}%`;
}

/**
 * Whether an indicator is a percentage, or is printed as one: its change is told in points, as one in per cent would stand
 * beside figures in per cent.
 */
const inPoints = ({ measure, per, unit }: Indicator) =>
	((measure === "proportion" || measure === "survey") && per === 100) || /^(%|per ?cent(age)?\b)/i.test(unit);

/**
 * A change as the indicator prints it: in percentage points for a percentage, otherwise in per cent of the previous value.
 * No text where there is none.
 */
export function printMove(
	indicator: Indicator,
	{
		current,
		previous,
		percent,
	}: { readonly current: number; readonly previous: number; readonly percent: number | null },
	signed = true,
): string {
	if (!inPoints(indicator)) return percent === null ? "" : printChange(percent, signed);
	const points = current - previous;
	const printed = printNumber(signed ? points : Math.abs(points), indicator.decimals);
	const sign = signed && points > 0 && /[1-9]/.test(printed) ? "+" : "";
	return `${sign}${printed} percentage ${/^-?1(\.0*)?$/.test(printed) ? "point" : "points"}`;
}

/** A period in words. */
export function printPeriod(period: Period): string {
	return formatPeriod(period, "months-long") ?? period;
}

/** The last month of a period in words. */
export function printEnd(period: Period): string {
	return printPeriod(lastMonth(period));
}
