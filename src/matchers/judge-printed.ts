import { optionsOf } from "../internal/check.ts";
import type { Computed } from "../published/computed.ts";
import type { Figure } from "../published/figure.ts";
import type { ParsedValue } from "../published/parsed-figure.ts";
import { type ReproducesOptions, type Reproduction, reproduces } from "../published/reproduces.ts";
import { roundingOptions } from "../published/rounding.ts";
import { unround } from "../published/unround.ts";
import type { Judged } from "./matcher-result.ts";
import { printedValue, stepsOff } from "./printed-value.ts";
import {
	explanationPhrase,
	intervalWords,
	listWords,
	offWords,
	refusalWords,
	roundingWords,
	showComputed,
	textOf,
} from "./wording.ts";

/** Whether a computed value is printed as a figure, with the words for either case. */
export function judgePrinted(computed: Computed, figure: Figure, options: ReproducesOptions): Judged {
	const answer = reproduces(computed, figure, options);
	const text = textOf(figure);
	const parsed = printedValue(figure);
	const shown = showComputed(computed, parsed?.decimals ?? 0);
	if (answer.status === "not-checkable" || parsed === null)
		return {
			pass: null,
			message: () =>
				`${shown} cannot be held against a printed figure: ${
					answer.status === "not-checkable" ? refusalWords(answer.reasons) : ""
				}`,
			actual: shown,
			expected: text,
		};
	const pass = answer.status === "reproduces";
	if (answer.byMode === null) {
		const exact = typeof figure === "object" && "exact" in figure;
		const stands = unround(figure, optionsOf(options, roundingOptions));
		const range = stands.status === "interval" ? intervalWords(stands, parsed.decimals) : "";
		const what = exact
			? `${text}, which was not rounded`
			: `what ${JSON.stringify(text)} stands for: ${range}`;
		return {
			pass,
			message: () => (pass ? `${shown} is ${what}, and was expected not to be` : `${shown} is not ${what}`),
			actual: shown,
			expected: text,
		};
	}
	const printable = printedAs(answer);
	return {
		pass,
		message: () =>
			pass ? heldWords(shown, text, answer) : missedWords(shown, figure, parsed, answer, printable),
		actual: listWords(printable, "or"),
		expected: text,
	};
}

/** What the value is printed as under the rounding that was assumed: two figures for a tie that may go either way. */
function printedAs({ byMode, rounding }: Reproduction): readonly string[] {
	if (byMode === null) return [];
	return rounding === "nearest" ? [...new Set([byMode.halfFloor, byMode.halfCeil])] : [byMode[rounding]];
}

function heldWords(shown: string, text: string, { tie, rounding }: Reproduction): string {
	const either = tie && rounding === "nearest" ? "; it is a tie, which may be rounded either way" : "";
	return `${shown} prints as ${text}, and was expected not to${either}`;
}

function missedWords(
	shown: string,
	figure: Figure,
	parsed: ParsedValue,
	{ tie, rounding, reproducesUnder, severity, byMode, explanations }: Reproduction,
	printable: readonly string[],
): string {
	const under = rounding === "nearest" ? "" : ` under ${rounding}`;
	const off = stepsOff(parsed, printable) ?? 0n;
	const away = off === 0n ? "nought with a minus sign is a value below zero" : offWords(off, figure);
	const facts = [
		...(severity === "decision" ? ["the printed sign is the wrong one"] : []),
		...(tie && byMode !== null ? [`it is a tie between ${byMode.halfFloor} and ${byMode.halfCeil}`] : []),
		reproducesUnder.length > 0
			? `it would hold under ${roundingWords(reproducesUnder)}`
			: "no rounding prints it so",
		...explanations
			.filter(({ code }) => code === "other-population" || code === "digits-transposed")
			.map((explanation) => `it may be ${explanationPhrase(explanation)}`),
	];
	return `${shown} rounds to ${listWords(printable, "or")}${under}, printed ${textOf(figure)}: ${away}; ${facts.join("; ")}`;
}
