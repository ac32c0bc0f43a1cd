import { checkCount } from "../internal/check.ts";
import type { Figure } from "../published/figure.ts";
import { notCheckable } from "../published/not-checkable.ts";
import { checkPeople } from "../published/rate-base.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { CountContext } from "./consistency-context.ts";
import { judgePrinted } from "./judge-printed.ts";
import type { Judged } from "./matcher-result.ts";
import { printedValue } from "./printed-value.ts";
import { refusalWords, showWhole, textOf } from "./wording.ts";

/** Whether the rate of a count and a population is printed as a figure. */
export function judgeRate(
	doing: string,
	figure: Figure,
	context: CountContext,
	options: RoundingOptions,
): Judged {
	const numerator = checkCount(doing, "count", context.count);
	const denominator = checkPeople(doing, "population", context.population);
	if (context.multiplier !== undefined) checkPeople(doing, "multiplier", context.multiplier);
	const parsed = printedValue(figure);
	const says = parsed?.unit === "percent" ? 100 : (parsed?.per ?? null);
	const multiplier = context.multiplier ?? says ?? 1000;
	const judged = judgePrinted({ numerator, denominator, multiplier }, figure, options);
	if (says === null || says === multiplier) return judged;
	const { reasons } = notCheckable("units-differ", "figure", textOf(figure));
	return {
		...judged,
		pass: null,
		message: () =>
			`A rate per ${showWhole(multiplier)} cannot be held against a printed figure: ${refusalWords(reasons)}`,
	};
}
