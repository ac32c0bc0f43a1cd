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

/**
 * The mean of rates as a weighted sum of Poisson counts: one count with its mean and variance, to which the upper limit
 * adds one more event of the heaviest weight (Fay and Feuer 1997).
 */
function matchedRates(members: readonly UsableCounts[], mean: number): Matched {
	const heaviest = Math.max(...members.map(({ exposure }) => 1 / exposure / members.length));
	const variance = compensatedSum(
		members.map(({ count, exposure }) => count / (exposure * members.length) ** 2),
	);
	const above = mean + heaviest;
	const exposure = above / (variance + heaviest ** 2);
	return {
		lower:
			mean === 0 ? { count: 0, exposure: 1 } : { count: mean ** 2 / variance, exposure: mean / variance },
		upper: { count: above * exposure - 1, exposure },
	};
}

/**
 * The mean of proportions as one sample of an effective size (Korn and Graubard 1998). Its upper limit is made as that of
 * rates, of the variance over 1 - mean, and adds one more to the heaviest of the members that are not full; its lower one
 * is the upper one of those who are not counted. No size is above that of equal proportions, as members of a few with none
 * or all vary more than they show, unless that would add less than the one.
 */
function matchedProportions(members: readonly UsableCounts[], mean: number): Matched {
	const { length } = members;
	const variance = compensatedSum(
		members.map(
			({ count, exposure }) => ((count / exposure) * (1 - count / exposure)) / exposure / length ** 2,
		),
	);
	const equal = length ** 2 / compensatedSum(members.map(({ exposure }) => 1 / exposure));
	const upperOf = (share: number, open: readonly UsableCounts[]): UsableCounts => {
		if (share >= 1) return { count: equal, exposure: equal };
		// What is open weighs most where fewest are asked.
		const smallest = length * Math.min(...open.map(({ exposure }) => exposure));
		const above = share + 1 / smallest;
		const exposure = Math.min(
			Math.max(equal, smallest),
			above / (variance / (1 - share) + 1 / smallest ** 2),
		);
		return { count: Math.min(exposure, above * exposure - 1), exposure };
	};
	const { count, exposure } = upperOf(
		1 - mean,
		members.filter((member) => member.count > 0),
	);
	return {
		lower: { count: exposure - count, exposure },
		upper: upperOf(
			mean,
			members.filter((member) => member.count < member.exposure),
		),
	};
}
