import { roundExact } from "../published/round-exact.ts";
import type { ClaimCheck, ClaimExample, ClaimReach } from "./claim-check.ts";
import { listed } from "./explanation-text.ts";
import { pText, wholeText } from "./figure-text.ts";

/** What was found about a claim, as a sentence. */
export function claimReason(check: ClaimCheck): string {
	const says = listed(check.says, "or");
	if (check.status === "not-checkable")
		return check.reasons
			.map((reason) =>
				"figure" in reason
					? `${reason.figure} (${reason.text}): ${reason.code}`
					: `not to be judged: ${listed(
							reason.reasons.map(({ code }) => code),
							"and",
						)}`,
			)
			.join("; ");
	const combinations = check.over.map(({ combinations: number }) => number);
	const total = combinations.reduce<number | null>(
		(sum, number) => (sum === null || number === null ? null : sum + number),
		0,
	);
	const what =
		total === null
			? "all that prints so"
			: total === 1
				? "the one combination of counts that prints so"
				: `all ${wholeText(total)} combinations of counts that print so`;
	if (check.status === "holds")
		return `${says} for ${what}${closestText(check.for)}${reachText("would not hold", check.reach)}`;
	if (check.status === "contradicted")
		return `${listed(
			[...new Set(check.answers.map(({ answer }) => answer))],
			"or",
		)} for ${what}, never ${says}${closestText(check.against)}${reachText("could hold", check.reach)}`;
	return [
		check.for === null ? null : `${check.for.answer} with ${exampleText(check.for)}`,
		check.against === null
			? "not to be judged with other counts"
			: `${check.against.answer} with ${exampleText(check.against)}`,
	]
		.filter((part) => part !== null)
		.join(", but ");
}

/** The figures that come closest to another answer, as words. */
function closestText(example: ClaimExample | null): string {
	if (example === null || example.pValue === null) return "";
	return ` (${example.figures.length > 2 ? pText(example.pValue) : `closest: ${exampleText(example)}`})`;
}

/** Figures that print so, as words. */
function exampleText({ figures, percent, pValue }: ClaimExample): string {
	const shown = figures.map(({ count, population, value }) =>
		count === null || population === null
			? roundExact(value, { decimals: 3 })
			: population === 1
				? wholeText(count)
				: `${wholeText(count)} of ${wholeText(population)}`,
	);
	const change =
		percent === null ? "" : `, ${percent > 0 ? "+" : ""}${roundExact(percent, { decimals: 1 })}%`;
	return `${listed(shown, "and")}${change}${pValue === null ? "" : `, ${pText(pValue)}`}`;
}

/** How far a verdict reaches, as words. */
function reachText(would: string, reach: readonly ClaimReach[]): string {
	if (reach.length === 0) return "";
	const ends = reach
		.map(({ figure, below, above }) => {
			const parts = [below && `${below} or less`, above && `${above} or more`].filter((part) => part);
			return parts.length === 0 ? null : `${figure} were ${parts.join(" or ")}`;
		})
		.filter((end) => end !== null);
	return ends.length === 0
		? "; no printed figure near it would change that"
		: `; it ${would} if ${ends.join(", or if ")}`;
}
