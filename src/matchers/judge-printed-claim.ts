import { checkClaim } from "../audit/check-claim.ts";
import type { Claim } from "../audit/claim.ts";
import { claimReason } from "../audit/claim-reason.ts";
import type { Judged } from "./matcher-result.ts";

/** Whether a window is one as it is printed, and not the counts themselves. */
export function isPrintedWindow(window: object | null): boolean {
	if (typeof window !== "object" || window === null) return false;
	const { rate, proportion, count, value } = window as Readonly<Record<string, unknown>>;
	const isFigure = (figure: unknown) =>
		typeof figure === "string" || (typeof figure === "object" && figure !== null && "text" in figure);
	return (
		isFigure(rate) || isFigure(proportion) || (isFigure(count) && count !== "withheld") || isFigure(value)
	);
}

/** Whether a claim holds for every count that prints so, with the words of its check. */
export function judgePrintedClaim(claim: Claim): Judged {
	const check = checkClaim(claim);
	const reason = claimReason(check);
	const found =
		check.status === "not-checkable"
			? check.status
			: [...new Set(check.answers.map(({ answer }) => answer))].join(" or ");
	return {
		pass: check.status === "not-checkable" ? null : check.status === "holds",
		message: () =>
			`The claim ${check.status === "holds" ? "holds, and was expected not to" : `is expected to hold, and is ${check.status === "depends" ? "true for some counts only" : check.status}`}: ${reason}`,
		actual: found,
		expected: check.says.join(" or "),
	};
}
