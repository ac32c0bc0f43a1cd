import { compareToBenchmark, roundExact, unround } from "direction-of-travel";
import {
	answered,
	type Check,
	type Claim,
	comparedWith,
	polarityOf,
	population,
	printsFigure,
} from "./claim.ts";
import { countsOf } from "./counts.ts";
import { changeOf, notCheckable, notPrinted, slightlyOrNot } from "./printed.ts";
import { rateOf } from "./rates.ts";
import { extent, notComparable, powerOf, tallyOf, verdictOver } from "./verdict.ts";
import { firstThatFails, percents, pText, tallyText } from "./words.ts";

const { mid2018, mid2019 } = population;

/**
 * A rate against a printed regional one, for every count and at both ends of what the regional figure is rounded from.
 * The ends are enough: the higher the benchmark the lower the position, and what is wanted lies at one side.
 */
function besideRegion(claim: Claim, printed: string, benchmark: string) {
	const { lower, upper } = answered(unround(benchmark));
	const counts = [mid2018, mid2019].flatMap((exposure) =>
		countsOf(printed, exposure).map((count) => ({ count, exposure })),
	);
	const answers = counts.flatMap((area) =>
		[lower, upper].map((value) =>
			compareToBenchmark(area, { value: Number(value), per: 1000 }, { polarity: polarityOf(claim) }),
		),
	);
	const compared = answers.filter((answer) => answer.status === "compared");
	return {
		counts,
		positions: tallyOf(
			answers.map(({ status, position }) => (status === "compared" ? position : notComparable)),
		),
		performances: [...new Set(compared.map(({ performance }) => performance))].join(" or "),
		leastEvidence: Math.min(...compared.map(({ evidence }) => evidence ?? 0)),
		largestP: Math.max(...compared.map(({ pValue }) => pValue ?? 1)),
	};
}

/** A rate beside the regional average. `from` is the claim that prints the figures where this one prints none. */
export const againstRegion =
	(wanted: readonly ("higher" | "in-line" | "lower")[], from?: string): Check =>
	(claim, claimOf) => {
		const source = !printsFigure(claim) && from !== undefined ? claimOf(from) : claim;
		if (!printsFigure(source)) return notPrinted()(claim, claimOf);
		const [printed, benchmark] = [rateOf(source), comparedWith(source)];
		const found = besideRegion(source, printed, benchmark);
		if (found.counts.length === 0) return notCheckable(`no whole count prints as ${printed}`, []);
		const verdict = verdictOver(found.positions, ...wanted);
		const stillSo = (other: string) =>
			verdictOver(besideRegion(source, printed, other).positions, ...wanted) === "holds";
		const least = found.leastEvidence;
		const evidence =
			least === 0
				? "within the limits for some"
				: `all beyond the ${roundExact(100 * least, { decimals: 1 })}% limit`;
		return {
			computed: [
				`${source === claim ? "" : `the same gap as ${from}: `}${percents(changeOf(printed, benchmark))} against the regional average`,
				`${tallyText(found.positions, "comparisons")}: ${found.counts.length} counts against both ends of ${benchmark}; ${found.performances}`,
			],
			verdict,
			power: powerOf(verdict, () =>
				wanted.includes("higher")
					? `a regional average of ${firstThatFails(benchmark, stillSo)} or more would not hold for every count`
					: `an area rate of ${firstThatFails(printed, (other) => verdictOver(besideRegion(source, other, benchmark).positions, ...wanted) === "holds")} or more would not hold for every count`,
			),
			reason: `checked: ${wanted.join(" or ")} ${extent(verdict, "count")} (${evidence}, largest p ${pText(found.largestP)})${slightlyOrNot(claim, printed, benchmark)}`,
		};
	};
