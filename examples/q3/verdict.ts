/** What a check says of a claim. */
export type Verdict = "holds" | "contradicted" | "depends" | "not-checkable";

/** How many of the counts, or values, that print as the report does have each answer. */
export type Tally = Readonly<Record<string, number>>;

/** The answer where two windows cannot be compared. */
export const notComparable = "not comparable";

/** The one rule for every claim that is checked over all counts or values: true for all, for none, or for some. */
export function verdictOver(answers: Tally, ...wanted: readonly string[]): Verdict {
	const given = Object.keys(answers);
	const right = given.filter((answer) => wanted.includes(answer));
	if (given.every((answer) => answer === notComparable)) return "not-checkable";
	if (right.length === given.length) return "holds";
	return right.length === 0 && !given.includes(notComparable) ? "contradicted" : "depends";
}

const worstFirst: readonly Verdict[] = ["contradicted", "depends", "not-checkable", "holds"];

/** The verdict on a claim of several indicators, which is true only if it is true of each. */
export function verdictOfAll(verdicts: readonly Verdict[]): Verdict {
	return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? "not-checkable";
}

const extents = {
	holds: "for every",
	contradicted: "for no",
	depends: "for some, not every",
	"not-checkable": "not to be said for any",
} as const;

/** For how many it is true: "for every pair of counts that prints so". */
export const extent = (verdict: Verdict, what: string) => `${extents[verdict]} ${what} that prints so`;

/** What the check could have found: from where on it fails, or that it does fail. */
export function powerOf(verdict: Verdict, whenItHolds: () => string): string {
	if (verdict === "holds") return whenItHolds();
	return verdict === "not-checkable"
		? "none: there is nothing to compare"
		: "enough: it fails with the printed figures";
}

export function tallyOf(answers: readonly string[]): Tally {
	const tally: Record<string, number> = {};
	for (const answer of answers) tally[answer] = (tally[answer] ?? 0) + 1;
	return tally;
}

/** Several tallies as one, so that a claim has to hold in each. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
	const merged: Record<string, number> = {};
	for (const [answer, count] of tallies.flatMap((tally) => Object.entries(tally)))
		merged[answer] = (merged[answer] ?? 0) + count;
	return merged;
}
