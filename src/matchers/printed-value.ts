import { divide, fraction, readExact, subtract } from "../internal/exact.ts";
import type { Figure } from "../published/figure.ts";
import { parsePublished } from "../published/parse-published.ts";
import type { ParsedValue } from "../published/parsed-figure.ts";

/** What a figure says, or null where it is no value. */
export function printedValue(figure: Figure): ParsedValue | null {
	const stepped = typeof figure === "object" && "step" in figure ? { step: figure.step } : {};
	const parsed = parsePublished(typeof figure === "object" ? figure.text : figure, stepped);
	return parsed.kind === "value" ? parsed : null;
}

/** The steps from a printed value to the nearest of those that could have been printed; null where there is none. */
export function stepsOff({ value, step }: ParsedValue, printable: readonly string[]): bigint | null {
	const [from, unit] = [value, step].map((text) => readExact(text) ?? fraction(1n)) as [
		ReturnType<typeof fraction>,
		ReturnType<typeof fraction>,
	];
	const steps = printable.map((text) => {
		const { numerator, denominator } = divide(subtract(from, readExact(text) ?? from), unit);
		const whole = numerator / denominator;
		return whole < 0n ? -whole : whole;
	});
	return steps.length === 0 ? null : steps.reduce((least, one) => (one < least ? one : least));
}
