import type { Interval } from "./interval.ts";
import type { MarkerMeaning } from "./markers.ts";
import type { Qualifier } from "./phrases.ts";

/**
 * What a figure is in. `percentage-points` is a difference of percentages and never mixed with `percent`. `gbp` is
 * pounds.
 *
 * @since 0.1.0
 */
export type FigureUnit = "number" | "percent" | "percentage-points" | "rate" | "gbp";

/**
 * What the reader noticed and a careful person would mention.
 *
 * `trailing-zeros`: a round count of 1,000 or more, read as printed to the unit, may have been rounded. `parenthesised`:
 * in brackets, which are no minus sign unless `parentheses` says so. `direction-word`: the sign comes from a word or an
 * arrow. `negative-zero`: nought with a minus sign, a value below zero. `scientific-notation`: as spreadsheets export it,
 * with digits lost. `zero-in-words`: nil or none. `unknown-marker`: a marker that nobody is known to use.
 *
 * @since 0.1.0
 */
export type FigureNote =
	| "trailing-zeros"
	| "parenthesised"
	| "direction-word"
	| "negative-zero"
	| "scientific-notation"
	| "zero-in-words"
	| "unknown-marker";

/**
 * Why text is no figure.
 *
 * `malformed-thousands`: a comma that groups no thousands (a decimal comma is never guessed). `ambiguous-spacing`: a
 * plain space among digits or after a sign. `leading-zero`: a code or telephone number. `range`: `10-17`. `not-a-multiple`:
 * of the step that it is said to be rounded to. `machine-artefact`: `#DIV/0!`, `NaN`. `conflicting-sign`: the signs and
 * words contradict each other. `unsupported-form`: `1 in 5`, `2:1`. `unknown-marker`: brackets with nothing known in
 * them. `unrecognised`: anything else.
 *
 * @since 0.1.0
 */
export type ParseCode =
	| "malformed-thousands"
	| "ambiguous-spacing"
	| "leading-zero"
	| "range"
	| "not-a-multiple"
	| "machine-artefact"
	| "conflicting-sign"
	| "unsupported-form"
	| "unknown-marker"
	| "unrecognised";

/**
 * A printed figure that is a value.
 *
 * @since 0.1.0
 */
export interface ParsedValue {
	/** Says that the text is a value. */
	readonly kind: "value";
	/** The text as it was given. */
	readonly text: string;
	/** The value, as a decimal without needless zeros. */
	readonly value: string;
	/** What it was rounded to: one unit of the last printed place, or the step that was given. */
	readonly step: string;
	/** How many decimals are printed. */
	readonly decimals: number;
	/** What it is in. */
	readonly unit: FigureUnit;
	/** What a rate is per; null for everything else. */
	readonly per: number | null;
	/** What the words or signs around it make of it. */
	readonly qualifier: Qualifier;
	/** The markers after it, without their brackets. */
	readonly markers: readonly string[];
	/** What the reader noticed. */
	readonly notes: readonly FigureNote[];
	/** The values that it stands for, under `nearest`. */
	readonly interval: Interval;
}

/**
 * A printed figure that is a marker, and so no number, zero included.
 *
 * @since 0.1.0
 */
export interface ParsedMarker {
	/** Says that the text is a marker. */
	readonly kind: "marker";
	/** The text as it was given. */
	readonly text: string;
	/** The markers, without their brackets. */
	readonly markers: readonly string[];
	/** What they say: a meaning in use, or the words of the legend. */
	readonly meaning: MarkerMeaning | (string & {});
}

/**
 * An empty cell, which is never zero.
 *
 * @since 0.1.0
 */
export interface ParsedBlank {
	/** Says that there is nothing. */
	readonly kind: "blank";
	/** The text as it was given. */
	readonly text: string;
}

/**
 * Text that cannot be read as a figure.
 *
 * @since 0.1.0
 */
export interface ParsedError {
	/** Says that the text is no figure. */
	readonly kind: "error";
	/** The text as it was given. */
	readonly text: string;
	/** Why not. */
	readonly code: ParseCode;
}

/**
 * What a printed string says: narrow it by `kind`.
 *
 * @since 0.1.0
 */
export type ParsedFigure = ParsedValue | ParsedMarker | ParsedBlank | ParsedError;
