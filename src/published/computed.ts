import { checkNumber, checkOptions } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import {
	compare,
	decimalsOf,
	divide,
	type Fraction,
	fraction,
	multiply,
	readExact,
	subtract,
} from "../internal/exact.ts";
import { roundWhole } from "./round-whole.ts";

/**
 * A computed value in the exact form: numerator x multiplier / denominator, in whole numbers.
 *
 * @since 0.1.0
 */
export interface ComputedFraction {
	/** A whole number, such as a count. */
	readonly numerator: number | bigint;
	/** A whole number above 0, such as a population. */
	readonly denominator: number | bigint;
	/** A whole number above 0, such as 1,000 for a rate per 1,000. Default 1. */
	readonly multiplier?: number | bigint;
}

/**
 * A value that was computed, as against one that is in print.
 *
 * A number, a decimal as text (`"8.649"`), a fraction as text (`"800/167"`), or whole numbers to divide. All but the
 * number are exact. A number is read by its shortest decimal, and where that lies within 1e-14 x max(1, |number|) of a
 * point at which rounding turns over (a tie, or for the modes that always round one way a printable value), it is
 * taken to be that point: the rest is noise of the computation. The allowance is never more than a thousandth of the
 * step.
 *
 * @since 0.1.0
 */
export type Computed = number | string | ComputedFraction;

/** A whole number of a computed fraction, or the clear error. */
function readWhole(doing: string, name: string, value: number | bigint): bigint {
	if (typeof value === "bigint") return value;
	if (!Number.isSafeInteger(checkNumber(doing, name, value)))
		throw argumentError(RangeError, "not-a-whole-number", doing, `${name} must be a whole number`, value);
	return BigInt(value);
}

function readAboveZero(doing: string, name: string, value: number | bigint): bigint {
	const whole = readWhole(doing, name, value);
	if (whole <= 0n) throw argumentError(RangeError, "out-of-range", doing, `${name} must be above 0`, value);
	return whole;
}

/** The step that figures are rounded to: a decimal above 0, as text or as a number. */
export function readStep(doing: string, name: string, step: number | string): Fraction {
	const read = readExact(typeof step === "string" ? step : String(checkNumber(doing, name, step)));
	if (read === null || read.numerator <= 0n || decimalsOf(read) === null)
		throw argumentError(RangeError, "out-of-range", doing, `${name} must be a decimal above 0`, step);
	return read;
}

/** The exact value that is meant, to be rounded to `step`. */
export function readComputed(doing: string, computed: Computed, step: Fraction): Fraction {
	if (typeof computed === "string") {
		const read = readExact(computed);
		if (read !== null) return read;
		throw argumentError(SyntaxError, "unreadable", doing, "text must be a decimal or a fraction", computed);
	}
	if (typeof computed === "object" && computed !== null) {
		checkOptions(doing, computed, ["numerator", "denominator", "multiplier"], "value");
		const multiplier = readAboveZero(doing, "multiplier", computed.multiplier ?? 1n);
		return fraction(
			readWhole(doing, "numerator", computed.numerator) * multiplier,
			readAboveZero(doing, "denominator", computed.denominator),
		);
	}
	const shortest = readExact(String(checkNumber(doing, "value", computed))) ?? fraction(0n);
	const half = divide(step, fraction(2n));
	const turn = multiply(fraction(roundWhole(divide(shortest, half), "halfExpand")), half);
	return isNoise(size(subtract(shortest, turn)), size(shortest), step) ? turn : shortest;
}

function size({ numerator, denominator }: Fraction): Fraction {
	return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}

/** Whether so small a distance says nothing: within 1e-14 x max(1, value), and within a thousandth of the step. */
function isNoise(distance: Fraction, value: Fraction, step: Fraction): boolean {
	const scale = value.numerator > value.denominator ? value : fraction(1n);
	return (
		compare(multiply(distance, fraction(10n ** 14n)), scale) <= 0 &&
		compare(multiply(distance, fraction(1000n)), step) <= 0
	);
}
