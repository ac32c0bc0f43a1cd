import { roundExact } from "../published/round-exact.ts";
import type { CheckedClaim, ClaimCheck, ClaimExample } from "./claim-check.ts";
import { listed } from "./explanation-text.ts";
import { pText, wholeText } from "./figure-text.ts";
import { problemText, refusalText } from "./reason-text.ts";

/** What was found about a claim, as a sentence. */
export function claimReason(check: ClaimCheck): string {
	const says = listed(check.says, "or");
	if (check.status === "not-checkable")
		return check.reasons
			.map((reason) => ("figure" in reason ? problemText(reason) : refusalText(reason)))
			.join("; ");
	const combinations = check.over.map(({ combinations: number }) => number);
	const total = combinations.includes(null)
		? null
		: combinations.reduce<number>((sum, number) => sum + (number ?? 0), 0);
	const what =
		total === null
			? "all that prints so"
			: total === 1
				? "the one combination of counts that prints so"
				: `all ${wholeText(total)} combinations of counts that print so`;
	if (check.status === "holds") return `${says} for ${what}${closestText(check.for)}${reachText(check)}`;
	if (check.status === "contradicted") {
		const answers = listed([...new Set(check.answers.map(({ answer }) => answer))], "or");
		const judged = check.unjudged === null ? what : `what can be judged of ${what}`;
		return `${answers} for ${judged}, never ${says}${closestText(check.against)}${reachText(check)}`;
	}
	const parts = [check.for, check.against].flatMap((example) =>
		example === null ? [] : [`${example.answer} with ${exampleText(example)}`],
	);
	if (check.against === null && check.unjudged !== null)
		parts.push(`with other counts ${refusalText(check.unjudged)}`);
	return parts.join(", but ");
}

/** The figures that come closest to another answer, as words. */
function closestText(example: ClaimExample | null): string {
	if (example === null || example.pValue === null) return "";
	return ` (${example.figures.length > 2 ? pText(example.pValue) : `closest: ${exampleText(example)}`})`;
}

/** Figures that print so, as words. */
function exampleText({ figures, percent, pValue }: ClaimExample): string {
	const shown = figures.map(({ count, population, value }) =>
		population === null
			? roundExact(value, { decimals: 3 })
			: `${wholeText(count ?? value)}${population === 1 ? "" : ` of ${wholeText(population)}`}`,
	);
	const change =
		percent === null ? "" : `, ${percent > 0 ? "+" : ""}${roundExact(percent, { decimals: 1 })}%`;
	return `${listed(shown, "and")}${change}${pValue === null ? "" : `, ${pText(pValue)}`}`;
}

/** The answer between the other two. */
const middles: Readonly<Record<string, string>> = {
	direction: "similar",
	benchmark: "in-line",
	"percentage-change": "as-printed",
};

/** How far a verdict reaches, as words. */
function reachText({ status, judgement, says, reach }: CheckedClaim): string {
	if (reach.length === 0) return "";
	const between = says.includes(middles[judgement] ?? "");
	// Only what lies between two other answers ends again: farther on the verdict is the same as before.
	const ends = status === "holds" ? !between && says.length > 1 : between && says.length === 1;
	const [orLess, orMore] = ends ? ["", ""] : [" or less", " or more"];
	const moves = reach
		.map(({ figure, below, above }) => {
			const parts = [below && `${below}${orLess}`, above && `${above}${orMore}`].filter((part) => part);
			return parts.length === 0 ? null : `${figure} were ${parts.join(" or ")}`;
		})
		.filter((move) => move !== null);
	if (moves.length > 0)
		return `; it ${status === "holds" ? "would not" : "could"} hold if ${moves.join(", or if ")}`;
	return reach.some(({ free }) => free)
		? "; no printed figure near it would change that"
		: "; no other figure goes with the rest, so that nothing shows how far that reaches";
}
