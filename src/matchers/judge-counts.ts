import {
	ceiling,
	compare,
	divide,
	type Fraction,
	floor,
	fraction,
	multiply,
	readExact,
} from "../internal/exact.ts";
import { type ConsistentCounts, consistentCounts } from "../published/consistent-counts.ts";
import type { PopulationRange } from "../published/count-range.ts";
import type { Figure } from "../published/figure.ts";
import type { ParsedValue } from "../published/parsed-figure.ts";
import { roundExact } from "../published/round-exact.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { PopulationContext } from "./consistency-context.ts";
import type { Judged } from "./matcher-result.ts";
import { printedValue, stepsOff } from "./printed-value.ts";
import { faultWords, listWords, offWords, refusalWords, showNumber, showWhole, textOf } from "./wording.ts";

/** A wider range of populations is not searched for the nearest figures. */
const mostPopulations = 1000;

/** Whether there is a whole count that is printed as a rate, with the words for either case. */
export function judgeCounts(figure: Figure, context: PopulationContext, options: RoundingOptions): Judged {
	const answer = consistentCounts(figure, { ...context, ...options });
	const text = textOf(figure);
	const parsed = printedValue(figure);
	if (answer.status === "not-checkable" || parsed === null)
		return {
			pass: null,
			message: () =>
				`No counts can be found: ${answer.status === "not-checkable" ? refusalWords(answer.reasons) : ""}`,
			actual: text,
			expected: "a figure that some whole count prints as",
		};
	const pass = answer.status === "consistent";
	const of = `a population of ${populationWords(answer.population)}, per ${showWhole(answer.multiplier)}`;
	return {
		pass,
		message: () =>
			pass
				? `${text} fits ${of}: ${countWords(answer)}; it was expected not to fit${powerWords(answer)}`
				: `${text} does not fit ${of}: ${missWords(figure, parsed, context, options, answer)}`,
		actual: text,
		expected: pass ? "a figure that no whole count prints as" : "a figure that some whole count prints as",
	};
}

function populationWords({ min, max }: PopulationRange): string {
	return min === max ? showWhole(min) : `${showWhole(min)} to ${showWhole(max)}`;
}

function countWords({ min, max, contiguous }: ConsistentCounts): string {
	const range =
		max === null ? `${showWhole(min ?? 0)} or more` : `${showWhole(min ?? 0)} to ${showWhole(max)}`;
	return min === max
		? `a count of ${showWhole(min ?? 0)} prints so`
		: `${contiguous ? "the" : "some of the"} counts from ${range} print so`;
}

function powerWords({ testable, power }: ConsistentCounts): string {
	return testable
		? `; the check finds ${showNumber(100 * power)}% of wrong figures`
		: "; this proves nothing, as every figure so printed has a count";
}

/** Why no count prints so: above the largest that can be, or between two that print otherwise. */
function missWords(
	figure: Figure,
	parsed: ParsedValue,
	{ max, ...context }: PopulationContext,
	options: RoundingOptions,
	{ population, multiplier, severity, explanations }: ConsistentCounts,
): string {
	const fault = faultWords(severity, explanations);
	const free = max === undefined ? null : consistentCounts(figure, { ...context, ...options });
	if (free?.status === "consistent")
		return `${countWords(free)}, and there can be at most ${showWhole(max ?? 0)}${fault}`;
	if (population.max - population.min >= mostPopulations) return `no whole count prints so${fault}`;
	const near = nearest(parsed, population, multiplier, max ?? null);
	const mode =
		options.rounding === undefined || options.rounding === "nearest" ? "halfExpand" : options.rounding;
	const printed = near.map(({ rate }) => {
		const { numerator, denominator } = rate;
		return roundExact({ numerator, denominator }, { step: parsed.step, mode });
	});
	const each = near.map(({ count }, index) => `${printed[index]} (a count of ${showWhole(count)})`);
	const off = stepsOff(parsed, printed);
	return `no whole count prints so, and the nearest ${each.length === 1 ? "is" : "are"} ${listWords(each, "and")}${off === null || off === 0n ? "" : `; ${offWords(off, figure)}`}${fault}`;
}

/** The nearest rates of whole counts below and above a value, over every whole population of a range. */
function nearest(
	{ value }: ParsedValue,
	population: PopulationRange,
	multiplier: number,
	max: number | null,
): readonly { readonly count: bigint; readonly rate: Fraction }[] {
	const printed = readExact(value) ?? fraction(0n);
	const per = readExact(String(multiplier)) ?? fraction(1n);
	let below: { count: bigint; rate: Fraction } | null = null;
	let above: { count: bigint; rate: Fraction } | null = null;
	for (let people = population.min; people <= population.max; people++) {
		const perCount = divide(per, fraction(BigInt(people)));
		const counts = divide(printed, perCount);
		for (const side of [floor(counts), ceiling(counts)]) {
			const least = side < 0n ? 0n : side;
			const count = max !== null && least > BigInt(max) ? BigInt(max) : least;
			const rate = multiply(fraction(count), perCount);
			const order = compare(rate, printed);
			if (order <= 0 && (below === null || compare(rate, below.rate) > 0)) below = { count, rate };
			if (order > 0 && (above === null || compare(rate, above.rate) < 0)) above = { count, rate };
		}
	}
	return [below, above].filter((one) => one !== null);
}
