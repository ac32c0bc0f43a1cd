import { compare, fraction, readExact, showExact, subtract } from "../internal/exact.ts";
import { checkShares, type SharesCheck } from "../published/check-shares.ts";
import type { Figure } from "../published/figure.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { StructureContext } from "./consistency-context.ts";
import type { Judged } from "./matcher-result.ts";
import { printedValue } from "./printed-value.ts";
import {
	faultWords,
	intervalWords,
	listWords,
	refusalWords,
	shownText,
	showValue,
	textOf,
} from "./wording.ts";

/** More shares than this are counted and not listed. */
const mostShares = 7;

/** What the shares are expected to be. */
const wholes = {
	partition: "all of",
	subset: "some of",
	"multiple-response": "answers out of",
} as const;

/** Whether printed shares fit one whole, with the words for either case. */
export function judgeShares(
	shares: readonly Figure[],
	context: StructureContext,
	options: RoundingOptions,
): Judged {
	const answer = checkShares(shares, { ...context, ...options });
	const listed =
		shares.length > mostShares ? `${shares.length} shares` : listWords(shares.map(shownText), "and");
	if (answer.status === "not-checkable")
		return {
			pass: null,
			message: () => `The shares cannot be checked: ${refusalWords(answer.reasons)}`,
			actual: listed,
			expected: `${wholes[context.structure]} ${context.total ?? 100}`,
		};
	const pass = answer.status === "consistent";
	const { structure, total, testable } = answer;
	const whole = `${wholes[structure]} ${total}`;
	const decimals = Math.max(...shares.map((share) => printedValue(share)?.decimals ?? 0));
	const sum = `they add up to ${answer.sumOfPrinted} as printed, and ${intervalWords(answer.sumInterval, decimals)} is possible`;
	return {
		pass,
		message: () =>
			pass
				? `${listed} can be ${whole}, and were expected not to: ${sum}${testable ? "" : "; this proves nothing, as their sum is not tested"}`
				: `${listed} cannot be ${whole}: ${sum}${missWords(shares, answer, decimals)}${faultWords(answer.severity, answer.explanations)}`,
		actual: answer.sumOfPrinted,
		expected: whole,
	};
}

/** Which shares are none, and how far the sum is from the whole. */
function missWords(
	shares: readonly Figure[],
	{ impossible, sumInterval, structure, total }: SharesCheck,
	decimals: number,
): string {
	const none = impossible.map((index) => `; parts[${index}] is ${textOf(shares[index] ?? "")}, and no share`);
	const whole = readExact(String(total)) ?? fraction(100n);
	const [low, high] = [sumInterval.lower, sumInterval.upper].map((end) =>
		end === null ? null : readExact(end),
	);
	const away =
		low && compare(low, whole) > 0
			? `; ${showValue(showExact(subtract(low, whole)), decimals)} too many at least`
			: structure === "partition" && high && compare(high, whole) < 0
				? `; ${showValue(showExact(subtract(whole, high)), decimals)} too few at least`
				: "";
	return `${none.join("")}${impossible.length > 0 && structure === "multiple-response" ? "" : away}`;
}
