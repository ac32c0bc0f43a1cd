import {
	type Check,
	type Claim,
	comparedWith,
	polarityOf,
	population,
	printedOf,
	printsFigure,
} from "./claim.ts";
import { directionOver, type Pair, pairsOfRates } from "./counts.ts";
import { changeOf, notPrinted } from "./printed.ts";
import { extent, mergeTallies, powerOf, verdictOver } from "./verdict.ts";
import { firstThatFails, percents, pText, tallyText, whole } from "./words.ts";

const { mid2018, mid2019 } = population;

/** The populations that the two windows may have been divided by: one for both, or the later one for the later window. */
export const populations = [
	[mid2018, mid2018],
	[mid2019, mid2018],
] as const;

/** The rate of a claim, which is made into counts only where its unit says per 1,000. */
export function rateOf(claim: Claim): string {
	if (claim.value && !claim.value.unit.includes("1,000"))
		throw new Error(
			`${claim.id} prints ${claim.value.unit}, not a rate per 1,000, and needs a check of its own`,
		);
	return printedOf(claim);
}

/** The direction of every pair of counts, for one choice of populations after the other. */
export function travelOver(claim: Claim, pairsFor: (both: readonly [number, number]) => readonly Pair[]) {
	const over = populations.map((both) => directionOver(pairsFor(both), polarityOf(claim)));
	return {
		directions: mergeTallies(over.map(({ directions }) => directions)),
		performances: mergeTallies(over.map(({ performances }) => performances)),
		shown: over.reduce((sum, { shown }) => sum + shown, 0),
		smallestP: Math.min(...over.map(({ smallestP }) => smallestP)),
		largestP: Math.max(...over.map(({ largestP }) => largestP)),
		lines: over.map(({ directions, performances }, index) => {
			const dividedBy = (populations[index] ?? []).map(whole).join(" now, ");
			return `${tallyText(directions, "pairs")}; ${Object.keys(performances).join(", ")} (population ${dividedBy} before)`;
		}),
	};
}

/** Two rates of which the report says that they are similar, for every pair of counts that prints as both do. */
export const similarToBefore: Check = (claim, claimOf) => {
	if (!printsFigure(claim)) return notPrinted()(claim, claimOf);
	const [current, previous] = [rateOf(claim), comparedWith(claim)];
	const over = travelOver(claim, (both) => pairsOfRates(current, previous, both));
	const verdict = verdictOver(over.directions, "similar");
	const pairs = Object.values(over.directions).reduce((sum, count) => sum + count, 0);
	const stillSimilar = (rate: string) =>
		populations.every((both) => {
			const { directions } = directionOver(pairsOfRates(rate, previous, both), "neutral");
			return verdictOver(directions, "similar") === "holds";
		});
	return {
		computed: [percents(changeOf(current, previous)), ...over.lines],
		verdict,
		power: powerOf(
			verdict,
			() => `a printed ${firstThatFails(current, stillSimilar)} would not be similar for every pair`,
		),
		reason: `similar ${extent(verdict, "pair of counts")} (smallest p ${pText(over.smallestP)}); similarity itself, which is more than a change not shown, is shown for ${whole(over.shown)} of ${whole(pairs)} pairs`,
	};
};
