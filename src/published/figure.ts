import { checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { add, type Fraction, fraction, multiply, readExact } from "../internal/exact.ts";
import { type Bounds, bounds, intersect, preimage } from "./bounds.ts";
import type { NotCheckable, NotCheckableReason } from "./not-checkable.ts";
import { parsePublished } from "./parse-published.ts";
import type { FigureUnit, ParsedValue } from "./parsed-figure.ts";
import { belowZero } from "./read-value.ts";
import type { Rounding } from "./rounding.ts";

/**
 * A count as it is printed, which was not rounded: exactly what it says.
 *
 * @since 0.1.0
 */
export interface PrintedCount {
	/** The count as it is printed. */
	readonly text: string;
	/** Says that it was not rounded. */
	readonly exact: true;
}

/**
 * A figure as it is printed, which was rounded to a base.
 *
 * @since 0.1.0
 */
export interface PrintedToStep {
	/** The figure as it is printed. */
	readonly text: string;
	/** What it was rounded to, in its own unit: `5`, `"100"`. A decimal above 0. */
	readonly step: number | string;
}

/**
 * A figure in print. Text is read as rounded to its last printed place; `{ text, exact: true }` is a count that was not
 * rounded, `{ text, step: 5 }` a figure rounded to a base. Never a number, which has lost its trailing zeros.
 *
 * @since 0.1.0
 */
export type Figure = string | PrintedCount | PrintedToStep;

/** A figure to compute with. */
export interface ReadFigure {
	readonly text: string;
	readonly value: Fraction;
	readonly step: Fraction;
	readonly decimals: number;
	readonly unit: FigureUnit;
	readonly per: number | null;
	/** What the text alone says of the value: `rounded` as usual, `exact` for a count, `bounded` by a qualifier. */
	readonly kind: "rounded" | "exact" | "bounded";
	readonly parsed: ParsedValue;
}

/** Reads one figure, or says why it is no value. `name` is what the caller calls it. */
function readFigure(doing: string, name: string, figure: Figure): ReadFigure | NotCheckableReason {
	const text = typeof figure === "object" && figure !== null ? figure.text : figure;
	if (typeof text !== "string")
		throw argumentError(TypeError, "wrong-type", doing, `${name} must be a printed figure as text`, text);
	// What parsePublished gives has a kind, and is a figure with what else it says.
	if (typeof figure === "object" && !("kind" in figure))
		checkOptions<Partial<PrintedCount & PrintedToStep>>(doing, figure, ["text", "exact", "step"], name);
	const { exact, step } = (typeof figure === "object" ? figure : {}) as Partial<PrintedCount & PrintedToStep>;
	if (exact !== undefined && exact !== true)
		throw argumentError(TypeError, "wrong-type", doing, `exact of ${name} must be true or left out`, exact);
	if (exact && step !== undefined)
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			`step of ${name} must be left out of a count`,
			step,
		);
	const parsed = parsePublished(text, step === undefined ? {} : { step });
	if (parsed.kind !== "value")
		return { code: parsed.kind === "error" ? parsed.code : parsed.kind, figure: name, text };
	return {
		text,
		value: readExact(parsed.value) as Fraction,
		step: readExact(parsed.step) as Fraction,
		decimals: parsed.decimals,
		unit: parsed.unit,
		per: parsed.per,
		kind: parsed.qualifier !== "exact" ? "bounded" : exact ? "exact" : "rounded",
		parsed,
	};
}

/** What the figure stands for when it is `off` steps away from what is printed; null when nothing is printed so. */
export function boundsOf(figure: ReadFigure, rounding: Rounding, off = 0n): Bounds | null {
	const moved = multiply(figure.step, fraction(off));
	if (figure.kind === "bounded") {
		const { lower, upper, lowerInclusive, upperInclusive } = figure.parsed.interval;
		const end = (text: string | null) => text && add(readExact(text) as Fraction, moved);
		return bounds(end(lower) || null, end(upper) || null, lowerInclusive, upperInclusive);
	}
	const value = add(figure.value, moved);
	if (figure.kind === "exact") return bounds(value, value);
	const rounded = preimage(value, figure.step, rounding);
	return off === 0n && figure.parsed.notes.includes("negative-zero")
		? intersect(rounded, belowZero)
		: rounded;
}

/** Figures by the names that the caller gave them, with what they stand for. */
export type ReadFigures<Name extends string> = Readonly<
	Record<Name, ReadFigure & { readonly bounds: Bounds }>
>;

/** Reads the figures of a check, or says of all of them why they cannot be checked. */
export function readFigures<Name extends string>(
	doing: string,
	rounding: Rounding,
	figures: Readonly<Record<Name, Figure>>,
): ReadFigures<Name> | NotCheckable {
	const reasons: NotCheckableReason[] = [];
	const read = Object.entries<Figure>(figures).map(([name, figure]) => {
		const one = readFigure(doing, name, figure);
		if ("code" in one) {
			reasons.push(one);
			return null;
		}
		const stands = boundsOf(one, rounding);
		if (stands === null) reasons.push({ code: "never-printed", figure: name, text: one.text });
		return stands && ([name, { ...one, bounds: stands }] as const);
	});
	if (reasons.length > 0) return { status: "not-checkable", reasons };
	return Object.fromEntries(read.filter((entry) => entry !== null)) as ReadFigures<Name>;
}

/** Why figures cannot be set side by side: a plain number goes with any unit, everything else with its own kind. */
export function unitsDiffer(figures: Readonly<Record<string, ReadFigure>>): NotCheckable | null {
	const named = Object.entries(figures).filter(([, { unit }]) => unit !== "number");
	const first = named[0]?.[1];
	const reasons = named
		.filter(([, { unit, per }]) => unit !== first?.unit || per !== first.per)
		.map(([figure, { text }]) => ({ code: "units-differ" as const, figure, text }));
	return reasons.length > 0 ? { status: "not-checkable", reasons } : null;
}
