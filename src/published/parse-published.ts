import { checkMember, checkNumber, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type Fraction, readExact } from "../internal/exact.ts";
import { readStep } from "./computed.ts";
import { checkLegend, type MarkerMeaning, readMarkerCell, splitMarkers } from "./markers.ts";
import type { FigureNote, ParseCode, ParsedError, ParsedFigure } from "./parsed-figure.ts";
import { splitPhrases } from "./phrases.ts";
import { foldText, readNumeral } from "./read-numeral.ts";
import { readValue } from "./read-value.ts";

/**
 * What is known about the table that a figure comes from.
 *
 * @since 0.1.0
 */
export interface ParsePublishedOptions {
	/**
	 * What the markers of the table mean, by the marker with or without its brackets: `{ "-": "zero" }`. Default: none,
	 * so that `-` is ambiguous.
	 */
	readonly legend?: Readonly<Record<string, MarkerMeaning | (string & {})>>;
	/** What the figures were rounded to, in their own unit: `5`, `"100"`. Default: the last printed place. */
	readonly step?: number | string;
	/** What brackets around a figure are. `negative` is the habit of accountants. Default `prose`. */
	readonly parentheses?: "prose" | "negative";
	/**
	 * How far an approximate figure may be off, in its own unit. Default one step, or of a round count of 1,000 or more half
	 * the place of its last digit that is not zero.
	 */
	readonly tolerance?: number | string;
}

/** Their names. */
const parsePublishedOptions: readonly (keyof ParsePublishedOptions)[] = [
	"legend",
	"step",
	"parentheses",
	"tolerance",
];

const artefact =
	/^(?:#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)|null|-?nan|undefined|-?inf(?:inity)?|\[object object\])$/i;

const unsupported =
	/[½⅓⅔¼¾⅐-⅞]|^(?:an? |one |two |three |four )?(?:half|third|quarter|fifth|tenth)s?\b|^(?:one|two|three|four|nine) (?:in|out of) /i;

/**
 * Reads a printed figure: its value, its precision, its unit and what the words around it make of it.
 *
 * Never throws on text: what is no figure is a marker, a blank or an error with a code, and none of these is zero.
 * Only what can be meant in one way is read. Trailing zeros count: `8.60` is known to 0.01. Commas group thousands
 * exactly, a plain space never does. A value can have a sign, a pound sign, a scale (`k`, `m`, `bn`), a unit (per cent,
 * percentage points, `per 1,000 population`), markers (`[p]`, `*`), brackets, a direction (`10% higher`, `down 3%`, an
 * arrow) and a qualifier (`about`, `nearly`, `<5`, `10+`).
 *
 * A qualifier replaces rounding. A bound is taken as printed. `nearly 50%` is [49, 50) and `just over` the same above.
 * An approximate figure may be off by one step, or a round count of 1,000 or more by half the place of its last digit
 * that is not zero (`around 2,000` is 1,500 to 2,500): a convention, which `tolerance` replaces. With a direction, a
 * bound is one of size: `down less than 1%` lies between -1 and 0.
 *
 * @param text - the figure as it is printed; above 200 characters it is `unrecognised`
 * @param options - what is known about the table
 * @returns a value with its interval, a marker with its meaning, a blank, or an error
 * @throws TypeError when `text` is not a string, because a number has lost its precision, or an option has the wrong type
 * @throws RangeError when `step` is no decimal above 0, `tolerance` none of 0 or more, or `parentheses` is unknown
 * @example Usage
 * ```ts
 * import { parsePublished } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * const rate = parsePublished("8.60 per 1,000 population");
 * assert(rate.kind === "value");
 * assert.deepEqual([rate.value, rate.step, rate.per], ["8.6", "0.01", 1000]);
 * assert.deepEqual([rate.interval.lower, rate.interval.upper], ["8.595", "8.605"]);
 *
 * const dash = parsePublished("-");
 * assert.equal(dash.kind === "marker" && dash.meaning, "ambiguous");
 * const malformed = parsePublished("12,41");
 * assert.equal(malformed.kind === "error" && malformed.code, "malformed-thousands");
 * ```
 * @see Government Statistical Service, guidance on symbols and on presenting numbers (2022), for the markers
 * @since 0.1.0
 */
export function parsePublished(text: string, options: ParsePublishedOptions = {}): ParsedFigure {
	const doing = "read the figure";
	if (typeof text !== "string")
		throw argumentError(TypeError, "wrong-type", doing, "text must be a string", text);
	const { legend = {}, parentheses = "prose" } = checkOptions(doing, options, parsePublishedOptions);
	checkLegend(doing, legend);
	checkMember(doing, "parentheses", parentheses, ["prose", "negative"]);
	const step = options.step === undefined ? null : readStep(doing, "step", options.step);
	const tolerance = options.tolerance === undefined ? null : readTolerance(doing, options.tolerance);

	const folded = foldText(text);
	const error = (code: ParseCode): ParsedError => ({ kind: "error", text, code });
	if (text.length > 200) return error("unrecognised");
	if (folded === "") return { kind: "blank", text };
	const cell = readMarkerCell(folded, legend);
	if (cell !== null) {
		const { markers, meaning } = cell;
		return meaning === null ? error("unknown-marker") : { kind: "marker", text, markers, meaning };
	}
	if (artefact.test(folded)) return error("machine-artefact");

	const outside = splitMarkers(folded, legend);
	const inside = /^\(([^()]*(?:\([a-z]{1,4}\))?)\)$/i.exec(outside.rest)?.[1]?.trim();
	const inner = splitMarkers(inside ?? outside.rest, legend);
	if (unsupported.test(inner.rest)) return error("unsupported-form");
	if (/^between\b/i.test(inner.rest)) return error("range");
	const words = /^(?:nil|none)$/i.test(inner.rest);
	const phrased = splitPhrases(words ? "0" : inner.rest);
	if (phrased === null) return error("unrecognised");
	const numeral = readNumeral(phrased.core);
	if ("code" in numeral) return error(numeral.code);
	const read = readValue(numeral, phrased, {
		brackets: inside === undefined ? null : parentheses,
		step,
		tolerance,
	});
	if ("code" in read) return error(read.code);
	const unknown = outside.unknown || inner.unknown;
	const notes: FigureNote[] = [...read.notes];
	if (words) notes.push("zero-in-words");
	if (unknown) notes.push("unknown-marker");
	return {
		kind: "value",
		text,
		...read.facts,
		unit: numeral.unit,
		per: numeral.per,
		qualifier: phrased.qualifier,
		markers: [...inner.markers, ...outside.markers],
		notes,
		interval: read.interval,
	};
}

function readTolerance(doing: string, tolerance: number | string): Fraction {
	const read = readExact(
		typeof tolerance === "string" ? tolerance : String(checkNumber(doing, "tolerance", tolerance)),
	);
	if (read === null || read.numerator < 0n)
		throw argumentError(RangeError, "out-of-range", doing, "tolerance must be 0 or more", tolerance);
	return read;
}
