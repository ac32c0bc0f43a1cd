import { compare, type Fraction, fraction, readExact, showExact, subtract } from "../internal/exact.ts";
import type { DifferenceCheck } from "../published/check-difference.ts";
import type { PercentChangeCheck } from "../published/check-percent-change.ts";
import type { TotalCheck } from "../published/check-total.ts";
import type { Figure } from "../published/figure.ts";
import type { Interval } from "../published/interval.ts";
import type { NotCheckable } from "../published/not-checkable.ts";
import type { ParsedValue } from "../published/parsed-figure.ts";
import type { Judged } from "./matcher-result.ts";
import { printedValue, stepsOff } from "./printed-value.ts";
import {
	faultWords,
	intervalWords,
	offWords,
	printableWords,
	refusalWords,
	showValue,
	textOf,
} from "./wording.ts";

/**
 * The words for a printed change, difference or total that the figures beside it allow, or do not. `what` is what it is
 * printed as: `the change in per cent from 0.83 to 0.88`.
 */
export function judgeClaim(
	claim: Figure,
	answer: PercentChangeCheck | DifferenceCheck | TotalCheck | NotCheckable,
	what: string,
): Judged {
	const text = textOf(claim);
	const parsed = printedValue(claim);
	if (answer.status === "not-checkable" || parsed === null)
		return {
			pass: null,
			message: () =>
				`${JSON.stringify(text)} cannot be held against ${what}: ${
					answer.status === "not-checkable" ? refusalWords(answer.reasons) : ""
				}`,
			actual: text,
			expected: what,
		};
	const pass = answer.status === "consistent";
	const { printable, testable, severity, explanations } = answer;
	const possible = "interval" in answer ? answer.interval : answer.sumInterval;
	const range = intervalWords(possible, parsed.decimals);
	const can = `${range} is possible${printable === null ? "" : `, printed as ${printableWords(printable)}`}`;
	const proof = testable ? "" : "; this proves nothing, as no figure could fail";
	return {
		pass,
		message: () =>
			pass
				? `${text} can be ${what}, and was expected not to: ${can}${proof}`
				: `${text} cannot be ${what}: ${can}${away(claim, parsed, possible, printable)}${faultWords(severity, explanations)}`,
		actual: text,
		expected: printable === null ? range : printableWords(printable),
	};
}

/** How far a printed value is from what could have been printed, or from the end of what is possible. */
function away(
	claim: Figure,
	parsed: ParsedValue,
	{ lower, upper }: Interval,
	printable: readonly string[] | null,
): string {
	if (parsed.qualifier !== "exact") return "";
	const steps = printable === null ? null : stepsOff(parsed, printable);
	if (steps !== null) return steps === 0n ? "" : `; ${offWords(steps, claim)}`;
	const value = readExact(parsed.value) ?? fraction(0n);
	const end = (text: string | null) => (text === null ? null : readExact(text));
	const [low, high] = [end(lower), end(upper)];
	const show = (size: Fraction) => `; at least ${showValue(showExact(size), parsed.decimals, "floor")} off`;
	if (low !== null && compare(value, low) < 0) return show(subtract(low, value));
	return high !== null && compare(value, high) > 0 ? show(subtract(value, high)) : "";
}
