import { checkMember, checkOptions } from "../internal/check.ts";
import { decimalsOf, divide, fraction, multiply, showDecimal } from "../internal/exact.ts";
import { type Computed, readComputed } from "./computed.ts";
import { type RoundTo, readRoundTo } from "./round-to.ts";
import { roundWhole } from "./round-whole.ts";
import { type RoundingMode, roundingModes } from "./rounding.ts";

/**
 * Settings of `roundExact`: exactly one of `decimals` and `step` must be given.
 *
 * @since 0.1.0
 */
export interface RoundExactOptions extends RoundTo {
	/** What happens to a value between two printable ones. Default `halfExpand`, ties away from zero. */
	readonly mode?: RoundingMode;
	/** Whether to put commas between thousands: `1,887`. Default false. */
	readonly grouping?: boolean;
}

/** Their names. */
const roundExactOptions: readonly (keyof RoundExactOptions)[] = ["decimals", "step", "mode", "grouping"];

/**
 * Prints a computed value as a figure: rounds it, exactly, and writes it out in full.
 *
 * The only place where this library rounds. Exact arithmetic on whole numbers, so that ties are ties: 1.005 to two
 * decimals is `1.01`, where the binary number lies just below. A negative value that rounds to nought is printed
 * without a sign. The result is text, because a number has lost its trailing zeros.
 *
 * @param computed - a finite number, a decimal or fraction as text, or whole numbers to divide; the bounds that
 * `unround` and the checks give can be printed as they are
 * @param options - decimals or step, rounding mode, grouping
 * @returns the printed figure, with a hyphen for a minus sign and without a unit
 * @throws RangeError when the number is not finite, `decimals` or `step` is out of range, `mode` is unknown, a part of
 * a fraction is not whole, or its denominator or multiplier is not above 0
 * @throws SyntaxError when the text is no decimal or fraction
 * @throws TypeError when both or none of `decimals` and `step` are given, and when a value is of the wrong type
 * @example Usage
 * ```ts
 * import { roundExact } from "direction-of-travel";
 * import assert from "node:assert/strict";
 *
 * assert.equal(roundExact(8.6489, { decimals: 1 }), "8.6");
 * assert.equal(roundExact(1.005, { decimals: 2 }), "1.01");
 * assert.equal(roundExact("6.85", { decimals: 1, mode: "halfEven" }), "6.8");
 * assert.equal(roundExact({ numerator: 6005, denominator: 698_268, multiplier: 1000 }, { decimals: 2 }), "8.60");
 * assert.equal(roundExact("800/167", { decimals: 1 }), "4.8");
 * assert.equal(roundExact(698_268, { step: 100, grouping: true }), "698,300");
 * ```
 * @see ECMA-402, `roundingMode`, for the names of the modes
 * @since 0.1.0
 */
export function roundExact(computed: Computed, options: RoundExactOptions): string {
	const doing = "round the figure";
	checkOptions(doing, options, roundExactOptions);
	const step = readRoundTo(doing, options);
	const mode = checkMember(doing, "mode", options.mode ?? "halfExpand", roundingModes);
	const value = readComputed(doing, computed, step);
	const printed = showDecimal(
		multiply(fraction(roundWhole(divide(value, step), mode)), step),
		options.decimals ?? decimalsOf(step) ?? 0,
	);
	const [whole = "", ...places] = printed.split(".");
	return options.grouping === true
		? [whole.replace(/\B(?=(?:\d{3})+$)/g, ","), ...places].join(".")
		: printed;
}
