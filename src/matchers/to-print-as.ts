import type { Computed } from "../published/computed.ts";
import type { Figure } from "../published/figure.ts";
import type { ReproducesOptions } from "../published/reproduces.ts";
import { judgePrinted } from "./judge-printed.ts";
import { type MatcherResult, resultOf } from "./matcher-result.ts";

/**
 * Expects a computed value to be printed as a figure.
 *
 * Holds where `reproduces` says so. The message says what would have been printed, how many units of the last place the
 * figure is off, and under which roundings it would hold. A marker, a blank or text that cannot be read is no figure:
 * then neither the expectation nor its negation holds. Units are not compared: give the value in what is printed.
 *
 * @param received - the computed value: a finite number, a decimal or fraction as text, or whole numbers to divide
 * @param printed - the figure as it is printed
 * @param options - how it was rounded, and other populations that may have been used
 * @returns whether it holds, and the message
 * @throws RangeError when a number is not finite or a part of a fraction is out of range; SyntaxError when the text is
 * no decimal or fraction; TypeError when a value is of the wrong type
 * @example By itself
 * ```ts
 * import { toPrintAs } from "direction-of-travel/matchers";
 * import assert from "node:assert/strict";
 *
 * const rate = toPrintAs({ numerator: 6005, denominator: 698_268, multiplier: 1000 }, "8.6 per 1,000");
 * assert.ok(rate.pass, rate.message());
 *
 * assert.equal(
 * 	toPrintAs(8.6489, "8.7").message(),
 * 	"8.6489 rounds to 8.6, printed 8.7: 1 unit off in the last place; it would hold under ceil or expand",
 * );
 * ```
 * @since 0.1.0
 */
export function toPrintAs(
	this: unknown,
	received: Computed,
	printed: Figure,
	options: ReproducesOptions = {},
): MatcherResult {
	return resultOf(this, judgePrinted(received, printed, options));
}
