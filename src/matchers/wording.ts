import { fraction, multiply, readExact, showExact } from "../internal/exact.ts";
import type { Computed } from "../published/computed.ts";
import type { Explanation, Severity } from "../published/explanation.ts";
import type { Figure } from "../published/figure.ts";
import type { Interval } from "../published/interval.ts";
import type { NotCheckableCode, NotCheckableReason } from "../published/not-checkable.ts";
import { parsePublished } from "../published/parse-published.ts";
import { roundExact } from "../published/round-exact.ts";
import { type Rounding, roundingModes } from "../published/rounding.ts";

/** Where a number is shortened, it keeps this many decimals more than the figure it stands beside. */
const moreDecimals = 4;

/** Text of a printed figure. */
export function textOf(figure: Figure): string {
	return typeof figure === "string" ? figure : figure.text;
}

/** The same within a sentence, where a blank needs its quotation marks. */
export function shownText(figure: Figure): string {
	const text = textOf(figure);
	return text.trim() === "" ? JSON.stringify(text) : text;
}

/** "5", "5 or 6", "5, 6 or 7". */
export function listWords(items: readonly string[], last: "and" | "or"): string {
	const others = items.slice(0, -1);
	const end = items.at(-1) ?? "";
	return others.length === 0 ? end : `${others.join(", ")} ${last} ${end}`;
}

/** A number of digits that tell something, thousands grouped: `0.0498`, `26.5`, `6,005`. */
export function showNumber(value: number, digits = 3): string {
	if (value === 0) return "0";
	const before = Number(value.toExponential().split("e")[1]) + 1;
	return roundExact(value, { decimals: Math.min(100, Math.max(0, digits - before)), grouping: true });
}

/** Two numbers with as many digits as it takes to tell them apart. */
export function showPair(a: number, b: number): readonly [string, string] {
	for (let digits = 3; digits < 17; digits++) {
		const [first, second] = [showNumber(a, digits), showNumber(b, digits)];
		if (first !== second || a === b) return [first, second];
	}
	return [String(a), String(b)];
}

/** A whole number with its thousands grouped. */
export function showWhole(value: number | bigint): string {
	return roundExact(String(value), { decimals: 0, grouping: true });
}

/** A level of confidence in per cent: `95%`, `99.8%`. */
export function showLevel(confidence: number): string {
	return `${showExact(multiply(readExact(String(confidence)) ?? fraction(0n), fraction(100n)))}%`;
}

/** A p-value, with as many digits as it takes to stand on its own side of the level. */
export function showP(pValue: number, confidence: number): string {
	if (pValue < 0.001) return "p below 0.001";
	const level = 1 - confidence;
	for (let digits = 2; digits < 17; digits++) {
		const text = showNumber(pValue, digits);
		if (Number(text) < level === pValue < level) return `p = ${text}`;
	}
	return `p = ${pValue}`;
}

/** An exact value as text: in full where that is short, otherwise with some decimals more than the figure. */
export function showValue(
	exact: string,
	decimals: number,
	mode: "halfExpand" | "floor" | "ceil" = "halfExpand",
) {
	const places = decimals + moreDecimals;
	const full = /\/|e/i.test(exact) ? null : exact;
	return full !== null && (full.split(".")[1] ?? "").length <= places
		? full
		: roundExact(exact, { decimals: places, mode });
}

/** A computed value as it is given, or what it divides to. `decimals` are those of the figure it stands beside. */
export function showComputed(computed: Computed, decimals: number): string {
	if (typeof computed === "number") return String(computed + 0);
	if (typeof computed === "string")
		return computed.includes("/") ? `${showValue(computed, decimals)} (${computed})` : computed;
	const { numerator, denominator, multiplier = 1 } = computed;
	const product = BigInt(numerator) * BigInt(multiplier);
	const value = showExact(fraction(product, BigInt(denominator)));
	const over = multiplier === 1 ? showWhole(numerator) : `${showWhole(numerator)} x ${showWhole(multiplier)}`;
	return `${showValue(value, decimals)} (${over} / ${showWhole(denominator)})`;
}

/** An interval in words, its ends rounded outwards where they are long. */
export function intervalWords(interval: Interval, decimals: number): string {
	const lower = interval.lower === null ? null : showValue(interval.lower, decimals, "floor");
	const upper = interval.upper === null ? null : showValue(interval.upper, decimals, "ceil");
	if (lower === null && upper === null) return "anything";
	if (upper === null) return interval.lowerInclusive ? `${lower} or more` : `anything above ${lower}`;
	if (lower === null) return interval.upperInclusive ? `${upper} or less` : `anything below ${upper}`;
	if (interval.lower === interval.upper) return lower;
	return `${interval.lowerInclusive ? "" : "above "}${lower} to ${interval.upperInclusive ? "" : "below "}${upper}`;
}

/** Roundings by name; the five that round to the nearest are one where none is missing. */
export function roundingWords(roundings: readonly Rounding[]): string {
	const halves = roundingModes.filter((mode) => mode.startsWith("half"));
	const named = roundings.filter((rounding) => rounding !== "nearest");
	return halves.every((mode) => named.includes(mode))
		? listWords(["any rounding to the nearest", ...named.filter((mode) => !mode.startsWith("half"))], "or")
		: listWords(named, "or");
}

/** How many units of the last place, or steps, something is off. */
export function offWords(units: bigint, figure: Figure): string {
	const size = units < 0n ? -units : units;
	if (typeof figure === "object" && "step" in figure)
		return `${showWhole(size)} ${size === 1n ? "step" : "steps"} of ${figure.step} off`;
	return `${showWhole(size)} ${size === 1n ? "unit" : "units"} off in the last place`;
}

/** Figures that can be printed: each of a few, otherwise the first and the last. */
export function printableWords(printable: readonly string[]): string {
	return printable.length > 7 ? `${printable[0]} to ${printable.at(-1)}` : listWords(printable, "or");
}

/** How bad it is and how it may have come about, as the end of a sentence. */
export function faultWords(severity: Severity | null, explanations: readonly Explanation[]): string {
	const grave = severity === "decision" ? "; it goes the wrong way" : "";
	const maybe = explanations.map(explanationPhrase);
	const how = maybe.length === 0 ? "no usual explanation fits" : `it may be ${maybe.join("; or ")}`;
	return `${grave}; severity ${severity}; ${how}`;
}

/** How a figure may have come about, to follow "it may be". */
export function explanationPhrase(explanation: Explanation): string {
	switch (explanation.code) {
		case "other-rounding":
			return `rounded under ${roundingWords(explanation.modes)}`;
		case "other-population":
			return `computed with a population of ${listWords(explanation.populations.map(showWhole), "or")}`;
		case "digits-transposed":
			return `${listWords(explanation.figures, "or")} with two digits exchanged`;
		default:
			return explanationWords[explanation.code];
	}
}

const explanationWords = {
	"from-printed-figures": "computed from the printed figures, taken as exact",
	"points-as-percent": "percentage points printed as per cent",
	"wrong-base": "a percentage of the current figure instead of the previous one",
	swapped: "the change from the current figure to the previous one",
	"off-by-one-unit": "one unit off in the last place",
} as const;

/** Why figures cannot be checked, as a clause about each; those beside the one that is received by their names. */
export function refusalWords(reasons: readonly NotCheckableReason[]): string {
	return reasons
		.map(({ code, figure, text }) => {
			const name = /^(?:current|previous|parts\[)/.test(figure) ? `${figure} ` : "";
			return `${name}${JSON.stringify(text)} ${refusal(code, text)}`;
		})
		.join("; ");
}

function refusal(code: NotCheckableCode, text: string): string {
	if (code === "blank") return "is blank, and no figure";
	if (code === "marker") {
		const parsed = parsePublished(text);
		const meaning = parsed.kind === "marker" ? ` (${parsed.meaning})` : "";
		return `is a marker${meaning}, and no figure`;
	}
	const words: string | undefined = refusals[code as keyof typeof refusals];
	return `${words ?? "cannot be read as a figure"} (${code})`;
}

const refusals = {
	"units-differ": "is in another unit",
	"never-printed": "is never printed under this rounding",
	"zero-base": "has no percentages of it",
	"negative-base": "has no percentages of it",
	"too-large": "asks for counts beyond 2^53",
} as const;
