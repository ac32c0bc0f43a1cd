import { type Interval, roundExact } from "direction-of-travel";
import type { Tally } from "./verdict.ts";

export function signed(value: number | string): string {
	const text = roundExact(value, { decimals: 1 });
	return text.startsWith("-") ? text : `+${text}`;
}

/** An interval of percentages, from text to text. */
export const percents = ({ lower, upper }: Interval) =>
	`${signed(lower ?? 0)}% to ${upper === null ? "no limit" : `${signed(upper)}%`}`;

/** A whole number with its thousands set apart. */
export const whole = (value: number) => roundExact(value, { decimals: 0, grouping: true });

/** The least and the largest of some counts in ascending order. */
export const rangeOf = (counts: readonly number[]) =>
	counts.length === 0 ? "no whole number" : `${whole(counts[0] ?? 0)} to ${whole(counts.at(-1) ?? 0)}`;

/** A p-value that is never printed as nought. */
export const pText = (p: number) => (p < 0.001 ? "below 0.001" : roundExact(p, { decimals: 3 }));

/** How many have which answer: "up for 3,472 of 3,472 pairs". */
export function tallyText(tally: Tally, what: string): string {
	const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
	if (total === 0) return `no ${what}`;
	return Object.entries(tally)
		.map(([answer, count]) => `${answer} for ${whole(count)} of ${whole(total)} ${what}`)
		.join("; ");
}

/** The first printed figure, counted up from one that holds in steps of its last place, of which it no longer does. */
export function firstThatFails(from: string, holds: (printed: string) => boolean): string {
	const decimals = from.split(".")[1]?.length ?? 0;
	const denominator = 10 ** decimals;
	let numerator = Number(from.replace(".", ""));
	const printed = () => roundExact({ numerator, denominator }, { decimals });
	while (holds(printed())) numerator++;
	return printed();
}
