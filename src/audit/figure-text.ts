import type { Figure } from "../published/figure.ts";
import type { Interval } from "../published/interval.ts";
import { roundExact } from "../published/round-exact.ts";

/** A figure as it is printed. */
export const textOf = (figure: Figure) => (typeof figure === "string" ? figure : figure.text);

/** An interval in words, rounded to so many decimals. */
export function intervalText({ lower, upper }: Interval, decimals = 2, unit = ""): string {
	const print = (end: string) => `${roundExact(end, { decimals })}${unit}`;
	if (lower === null) return upper === null ? "anything" : `up to ${print(upper)}`;
	return upper === null ? `${print(lower)} or more` : `${print(lower)} to ${print(upper)}`;
}

/** A whole number with its thousands set apart. */
export const wholeText = (value: number) => roundExact(value, { decimals: 0, grouping: true });

/** A p-value that is never printed as nought. */
export const pText = (p: number) => (p < 0.001 ? "p below 0.001" : `p ${roundExact(p, { decimals: 3 })}`);
