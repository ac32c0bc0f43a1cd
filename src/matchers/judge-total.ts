import { checkTotal } from "../published/check-total.ts";
import type { Figure } from "../published/figure.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { PartsContext } from "./consistency-context.ts";
import { judgeClaim } from "./judge-claim.ts";
import type { Judged } from "./matcher-result.ts";
import { shownText } from "./wording.ts";

/** More parts than this are counted and not listed. */
const mostParts = 7;

/** Whether a printed total fits its printed parts, with the words for either case. */
export function judgeTotal(
	total: Figure,
	{ parts, ...context }: PartsContext,
	options: RoundingOptions,
): Judged {
	const answer = checkTotal(parts, total, { ...context, ...options });
	const listed = parts.length > mostParts ? `${parts.length} parts` : parts.map(shownText).join(" + ");
	const sum = answer.status === "not-checkable" ? "" : ` (${answer.sumOfPrinted} as printed)`;
	return judgeClaim(total, answer, `the total of ${listed}${sum}`);
}
