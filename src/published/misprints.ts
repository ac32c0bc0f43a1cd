import { divide, type Fraction, readExact, showDecimal, subtract } from "../internal/exact.ts";
import type { ReadFigure } from "./figure.ts";

/** A figure that a slip of the keyboard makes of a printed one. */
interface Misprint {
	readonly text: string;
	/** How many steps it lies from what is printed. */
	readonly off: bigint;
}

/** The figures with the digits `swapped` into the printed one; those between two steps cannot be printed. */
function misprints(figure: ReadFigure, change: (digits: readonly string[]) => readonly string[]): Misprint[] {
	const text = showDecimal(figure.value, figure.decimals);
	const distinct = new Map<string, Misprint>();
	for (const other of change([...text])) {
		const value = readExact(other) as Fraction;
		const steps = divide(subtract(value, figure.value), figure.step);
		if (steps.denominator === 1n && steps.numerator !== 0n)
			distinct.set(other, { text: other, off: steps.numerator });
	}
	return [...distinct.values()];
}

const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character);

/** The places of the digits, from the left. */
const placesOf = (characters: readonly string[]) =>
	characters.flatMap((character, place) => (isDigit(character) ? [place] : []));

/** Every figure in which two neighbouring digits of the printed one are exchanged, also across the point. */
export function transpositionsOf(figure: ReadFigure): readonly Misprint[] {
	return misprints(figure, (characters) => {
		const places = placesOf(characters);
		return places.slice(1).map((right, index) => {
			const left = places[index] ?? right;
			return characters
				.map(
					(character, place) =>
						characters[place === left ? right : place === right ? left : place] ?? character,
				)
				.join("");
		});
	});
}

/** Every figure in which one digit of the printed one is another. */
function wrongDigitsOf(figure: ReadFigure): readonly Misprint[] {
	return misprints(figure, (characters) =>
		placesOf(characters).flatMap((place) =>
			[..."0123456789"].map((digit) =>
				[...characters.slice(0, place), digit, ...characters.slice(place + 1)].join(""),
			),
		),
	);
}

/**
 * Share of the misprints of a figure that a check finds: one digit that is another, or two neighbouring ones exchanged.
 * `fits` says whether the figure would pass if it were printed so many steps away.
 */
export function powerAgainstMisprints(figure: ReadFigure, fits: (off: bigint) => boolean): number {
	const slips = [...wrongDigitsOf(figure), ...transpositionsOf(figure)];
	return slips.filter(({ off }) => !fits(off)).length / slips.length;
}
