import { checkMember } from "../internal/check.ts";
import { argumentError } from "../internal/errors.ts";
import { checkDifference } from "../published/check-difference.ts";
import { checkPercentChange } from "../published/check-percent-change.ts";
import type { Figure } from "../published/figure.ts";
import type { RoundingOptions } from "../published/rounding.ts";
import type { ChangeContext } from "./consistency-context.ts";
import { judgeClaim } from "./judge-claim.ts";
import type { Judged } from "./matcher-result.ts";
import { printedValue } from "./printed-value.ts";
import { shownText } from "./wording.ts";

const changes = ["percent-change", "difference"] as const;

/** Whether a printed change is possible for two printed figures, with the words for either case. */
export function judgeChange(
	doing: string,
	change: Figure,
	{ current, previous, as }: ChangeContext,
	options: RoundingOptions,
): Judged {
	const told = as === undefined ? null : checkMember(doing, "as", as, changes);
	const between = `from ${shownText(previous)} to ${shownText(current)}`;
	if ((told ?? byUnit(doing, change)) === "difference") {
		const answer = checkDifference(current, previous, { difference: change, ...options });
		return judgeClaim(change, answer, `the difference ${between}`);
	}
	const answer = checkPercentChange(current, previous, { change, ...options });
	return judgeClaim(change, answer, `the change in per cent ${between}`);
}

/** What the unit of a change says that it is. What is no figure at all is left to the check. */
function byUnit(doing: string, change: Figure): (typeof changes)[number] {
	const unit = printedValue(change)?.unit;
	if (unit === "number")
		throw argumentError(
			TypeError,
			"wrong-type",
			doing,
			"as must be percent-change or difference for a change without a unit",
			undefined,
		);
	return unit === "percent" ? "percent-change" : "difference";
}
