import { checkNumber } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { type Fraction, fraction } from "../internal/exact.ts";
import { readStep } from "./computed.ts";

/**
 * What a figure is rounded to: decimals or a step, not both.
 *
 * @since 0.1.0
 */
export interface RoundTo {
	/** How many decimals to print, 0 to 100. */
	readonly decimals?: number;
	/** What to round to a multiple of: `5`, `"0.5"`, `"100"`. A decimal above 0, printed with the decimals it needs. */
	readonly step?: number | string;
}

/** The step that is asked for. */
export function readRoundTo(doing: string, { decimals, step }: RoundTo): Fraction {
	if (step !== undefined) {
		if (decimals === undefined) return readStep(doing, "step", step);
		throw argumentError(
			TypeError,
			"not-applicable",
			doing,
			"decimals must be left out beside step",
			decimals,
		);
	}
	const places = checkNumber(doing, "decimals", decimals as number);
	if (!Number.isInteger(places) || places < 0 || places > 100)
		throw argumentError(
			RangeError,
			"out-of-range",
			doing,
			"decimals must be a whole number from 0 to 100",
			places,
		);
	return fraction(1n, 10n ** BigInt(places));
}
