import type { ConfidenceInterval } from "../estimate/confidence-interval.ts";
import { rateOf } from "../estimate/rate-of.ts";
import { compensatedSum } from "../internal/sum.ts";
import type { UsableCounts } from "./area-count.ts";
import { exactInterval } from "./exact-interval.ts";

/** What the counts of a group are: events over an exposure, or parts of a whole. */
export type Family = "rate" | "proportion";

/** How the rates of a group are averaged. */
export type AverageMethod = "pooled" | "mean-of-rates";

/** The counts and exposures of one area each, not whole, whose exact lower and upper limit are those of an average. */
export interface Matched {
	readonly lower: UsableCounts;
	readonly upper: UsableCounts;
}

/** An average, with what its interval and its test need. */
export interface Average {
	readonly value: number;
	readonly counts: UsableCounts;
	readonly matched: Matched;
	readonly interval: (confidence: number) => ConfidenceInterval;
}

/** The average of at least one member, per `per` of the exposure. */
export function averageOf(
	family: Family,
	members: readonly UsableCounts[],
	method: AverageMethod,
	per: number,
): Average {
	const counts = totalOf(members);
	const value = averageValue(members, method, per);
	const matched =
		method === "pooled"
			? { lower: counts, upper: counts }
			: (family === "rate" ? matchedRates : matchedProportions)(members, value / per);
	const interval = (confidence: number) => ({
		confidence,
		lower: exactInterval(family, matched.lower, per, confidence).lower,
		upper: exactInterval(family, matched.upper, per, confidence).upper,
	});
	return { value, counts, matched, interval };
}

/** The average itself of at least one member. */
export function averageValue(members: readonly UsableCounts[], method: AverageMethod, per: number): number {
	if (method === "mean-of-rates")
		return (
			compensatedSum(members.map(({ count, exposure }) => rateOf(count, exposure, per))) / members.length
		);
	const { count, exposure } = totalOf(members);
	return rateOf(count, exposure, per);
}

function totalOf(members: readonly UsableCounts[]): UsableCounts {
	return {
		count: compensatedSum(members.map(({ count }) => count)),
		exposure: compensatedSum(members.map(({ exposure }) => exposure)),
	};
}

/** What a member adds to the mean for each of its events, where that is most. */
const heaviestOf = (members: readonly UsableCounts[]) =>
	Math.max(...members.map(({ exposure }) => 1 / exposure / members.length));

/**
 * The mean of rates as a weighted sum of Poisson counts: one count with its mean and variance, to which the upper limit
 * adds one more event of the heaviest weight (Fay and Feuer 1997).
 */
function matchedRates(members: readonly UsableCounts[], mean: number): Matched {
	const heaviest = heaviestOf(members);
	const variance = compensatedSum(
		members.map(({ count, exposure }) => count / (exposure * members.length) ** 2),
	);
	const above = mean + heaviest;
	const exposure = above / (variance + heaviest ** 2);
	return {
		lower:
			mean === 0
				? { count: 0, exposure: 1 / heaviest }
				: { count: mean ** 2 / variance, exposure: mean / variance },
		upper: { count: above * exposure - 1, exposure },
	};
}

/**
 * The mean of proportions as one sample of an effective size (Korn and Graubard 1998): its upper limit as that of rates,
 * with the variance over 1 - mean, its lower one as the upper of those without what is counted. No size is above that of
 * equal proportions: members of which nobody or everybody is counted vary more than they show.
 */
function matchedProportions(members: readonly UsableCounts[], mean: number): Matched {
	const heaviest = heaviestOf(members);
	const variance =
		compensatedSum(
			members.map(({ count, exposure }) => ((count / exposure) * (1 - count / exposure)) / exposure),
		) /
		members.length ** 2;
	const most = members.length ** 2 / compensatedSum(members.map(({ exposure }) => 1 / exposure));
	const upperOf = (share: number): UsableCounts => {
		if (share === 1) return { count: most, exposure: most };
		const above = share + heaviest;
		const exposure = Math.min(most, above / (variance / (1 - share) + heaviest ** 2));
		return { count: Math.min(exposure, above * exposure - 1), exposure };
	};
	const { count, exposure } = upperOf(1 - mean);
	return { lower: { count: exposure - count, exposure }, upper: upperOf(mean) };
}
