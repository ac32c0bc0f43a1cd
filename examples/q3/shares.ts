import { checkShares, consistentTotals } from "direction-of-travel";
import { answered, type Check, population, printedOf } from "./claim.ts";
import { countsOf } from "./counts.ts";
import { extent, powerOf, type Tally, tallyOf, verdictOver } from "./verdict.ts";
import { firstThatFails, whole } from "./words.ts";

const { mid2018, mid2019 } = population;

const sharesFit = (shares: readonly string[], structure: "subset" | "partition") =>
	answered(
		checkShares(
			shares.map((share) => `${share}%`),
			{ structure },
		),
	);

/** How many of the totals that a rate allows can have these shares. */
function totalsWith(shares: readonly string[], totals: readonly number[]): Tally {
	const found = answered(
		consistentTotals(
			shares.map((share) => `${share}%`),
			{ structure: "subset", min: totals[0] ?? 1, max: totals.at(-1) ?? 1 },
		),
	);
	return tallyOf(totals.map((total) => (found.totals.includes(total) ? "possible" : "impossible")));
}

/** Shares of one whole: some of its parts at least. The report does not claim that they are all of them. */
export const strands: Check = (claim, claimOf) => {
	const shares = (claim.shares ?? []).map(({ printed }) => printed);
	const rate = printedOf(claimOf("q3-25"));
	const totals = [...new Set([...countsOf(rate, mid2018), ...countsOf(rate, mid2019)])];
	const subset = sharesFit(shares, "subset");
	const partition = sharesFit(shares, "partition");
	const answers = totalsWith(shares, totals);
	const verdict = verdictOver(answers, "possible");
	const left = `${subset.remainder?.lower} to ${subset.remainder?.upper}% not stated`;
	const [first = "0", ...others] = shares;
	const stillFits = (share: string) =>
		verdictOver(totalsWith([share, ...others], totals), "possible") === "holds";
	return {
		computed: [
			`as a subset: ${subset.status === "consistent" ? `consistent, ${left}` : "impossible"}`,
			`as a partition: ${partition.status === "consistent" ? "consistent" : `impossible, the sum is ${partition.sumInterval.lower} to ${partition.sumInterval.upper}%`}`,
			`of the ${totals.length} totals that ${rate} allows ${whole(answers["possible"] ?? 0)} can have these shares`,
		],
		verdict,
		power: powerOf(verdict, () => `a first share of ${firstThatFails(first, stillFits)}% or more would fail`),
		reason: `shares of one whole ${extent(verdict, "total")}: ${
			subset.status !== "consistent"
				? "they come to more than it"
				: partition.status === "consistent"
					? "some of its parts or all of them, which the report does not say"
					: `some of its parts, not all of them, ${left}`
		}`,
	};
};
